#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/short_landing/screens.h"
#include "client/ui/table.h"
#include "shared/core/text.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

using short_landing::Case;
using short_landing::Event;

constexpr ui::Column columns[] = {
    {"at", "زمان", ui::ColumnType::date, 150.0F},
    {"name", "شخص", ui::ColumnType::text, 150.0F, true},
    {"position", "سمت", ui::ColumnType::text, 150.0F, false, false, true, true},
    {"act", "عمل", ui::ColumnType::text, 170.0F, true},
    {"kotaj", "کوتاژ", ui::ColumnType::number, 90.0F},
    {"central", "دهنده دسترسی مرکزی", ui::ColumnType::text, 160.0F, false, false, true, true},
    {"local", "دهنده دسترسی محلی", ui::ColumnType::text, 160.0F, false, false, true, true},
};

struct Use {
  core::Id record;
  const Case* owner;
  const Event* event;
};

class UseRows : public ui::TableSource {
 public:
  void refresh(const app::Desk& desk) {
    if (desk_ == &desk && revision_ == desk.revision()) return;
    desk_ = &desk;
    revision_ = desk.revision();
    uses_.clear();
    desk.replica().for_each(short_landing::module(),
                            [this](const core::Id& id, const sync::Held& held) {
                              const auto* record = static_cast<const Case*>(held.record.get());
                              for (const Event& event : record->events)
                                uses_.push_back({id, record, &event});
                            });
    std::sort(uses_.begin(), uses_.end(),
              [](const Use& a, const Use& b) { return b.event->at < a.event->at; });
  }
  [[nodiscard]] const Use& use(std::size_t row) const { return uses_[row]; }
  [[nodiscard]] std::size_t row_count() const override { return uses_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(uses_[row].event->operation);
  }
  [[nodiscard]] uint64_t version() const override { return revision_; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const Event& event = *uses_[row].event;
    switch (column) {
      case 0:
        return {show_moment(event.at)};
      case 1:
        return {event.name};
      case 2:
        return {event.position
                    ? std::string(access::label_of(static_cast<access::Position>(*event.position)))
                    : ""};
      case 3: {
        const access::Act* act = access::find_act(short_landing::module(), event.act);
        return {act == nullptr ? event.act : std::string(act->label)};
      }
      case 4:
        return {core::persian_digits(uses_[row].owner->declaration.kotaj)};
      case 5:
        return {desk_->giver_name(event.central_given_by, access::GrantLayer::central)};
      default:
        return {desk_->giver_name(event.local_given_by, access::GrantLayer::local)};
    }
  }

 private:
  const app::Desk* desk_ = nullptr;
  uint64_t revision_ = ~uint64_t{0};
  std::vector<Use> uses_;
};

struct UsesMemory {
  ui::TableState table;
  UseRows rows;
};

}  // namespace

void draw_uses(Shell& shell) {
  auto& memory = shell.memory<UsesMemory>("uses");
  memory.rows.refresh(shell.desk());
  const ui::TableEvent event =
      ui::table("uses", columns, memory.rows, memory.table,
                {.label = "استفاده از دسترسی‌ها",
                 .empty_title = "هنوز استفاده‌ای ثبت نشده است",
                 .empty_text = "هر عملی که با دسترسی پیغام بانک در گمرک شما انجام شود اینجا دیده "
                               "می‌شود."});
  if (event.activated) shell.go("case", memory.rows.use(*event.activated).record);
  if (event.export_csv) {
    ui::download_file("uses.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
}

}  // namespace kotaj::screens
