#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/screens.h"
#include "client/ui/table.h"
#include "shared/border_market/market.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using border_market::Record;
using border_market::State;
using market::Index;

enum ColumnIndex : std::size_t {
  number_column,
  exporter_column,
  goods_column,
  variant_column,
  next_column,
  turn_column,
  state_column,
};

constexpr ui::Column columns[] = {
    {"number", "شماره پرونده", ui::ColumnType::identifier, 120.0F},
    {"exporter", "صادرکننده", ui::ColumnType::text, 170.0F, false, false, true, true},
    {"goods", "کالا", ui::ColumnType::text, 170.0F, true},
    {"variant", "ترتیب", ui::ColumnType::text, 90.0F, false, false, true, true},
    {"next", "مرحله بعد", ui::ColumnType::text, 190.0F, true, false, true, true},
    {"turn", "نوبت", ui::ColumnType::text, 170.0F, false, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 150.0F},
};

constexpr ui::Choice filters[] = {
    {"mine", "کار امروز", {}}, {"open", "همه باز", {}}, {"done", "پایان‌یافته", {}}};

/// The files of one filter, the longest untouched first.
class ExportRows : public ui::TableSource {
 public:
  void refresh(Shell& shell, const std::string& filter) {
    const Index& index = market::file_index(shell);
    const bool same =
        filter_ == filter && made_of_ == index.version() && revision_ == shell.desk().revision();
    if (same) return;
    filter_ = filter;
    made_of_ = index.version();
    revision_ = shell.desk().revision();
    ++version_;
    rows_.clear();
    for (const Index::Row& row : index.rows()) {
      if (belongs(shell.desk(), row)) rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(), [](const Index::Row& a, const Index::Row& b) {
      const Record& left = market::file_of(a);
      const Record& right = market::file_of(b);
      if (left.changed_at.unix_ms != right.changed_at.unix_ms)
        return left.changed_at.unix_ms < right.changed_at.unix_ms;
      return left.opening.file_number < right.opening.file_number;
    });
  }

  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(rows_[row].id);
  }
  [[nodiscard]] const core::Id& id(std::size_t row) const { return rows_[row].id; }
  [[nodiscard]] uint64_t version() const override { return version_; }

  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const market::Entry& entry = rows_[row].entry;
    const Record& record = market::file_of(rows_[row]);
    switch (column) {
      case number_column:
        return {record.opening.file_number};
      case exporter_column:
        return {market::exporter_name(record)};
      case goods_column:
        return {market::goods_name(record)};
      case variant_column:
        return {market::variant_name(record.variant)};
      case next_column:
        return {next_text(entry)};
      case turn_column:
        return {entry.awaited.empty() ? std::string("—") : market::positions_of(entry.awaited)};
      default:
        return {std::string(core::label_of(border_market::state_choices(), entry.state)),
                market::tone_of(entry.state)};
    }
  }
  [[nodiscard]] std::string search_text(std::size_t row) const override {
    return TableSource::search_text(row) + ' ' +
           core::searchable_text(core::describe<Record>(), rows_[row].record.get());
  }
  [[nodiscard]] std::string row_name(std::size_t row) const override {
    const Record& record = market::file_of(rows_[row]);
    return "پرونده " + record.opening.file_number + "، " + market::goods_name(record) + "، " +
           std::string(core::label_of(border_market::state_choices(), rows_[row].entry.state));
  }

 private:
  [[nodiscard]] bool belongs(const app::Desk& desk, const Index::Row& row) const {
    if (filter_ == "mine") return market::is_mine(desk, row);
    return (row.entry.state == State::delivered) == (filter_ == "done");
  }
  [[nodiscard]] static std::string next_text(const market::Entry& entry) {
    if (entry.state == State::to_sign) return "امضای سند ترخیص";
    if (entry.state == State::to_deliver) return "تحویل کالا از انبار";
    if (entry.next == nullptr || entry.state == State::delivered) return "—";
    return std::string(entry.next->code) + " " + std::string(entry.next->label);
  }

  std::string filter_;
  uint64_t made_of_ = ~uint64_t{0};
  uint64_t revision_ = ~uint64_t{0};
  uint64_t version_ = 0;
  std::vector<Index::Row> rows_;
};

struct WorklistMemory {
  std::string filter;
  ui::TableState table;
  ExportRows rows;
};

/// Whoever has no act of his own begins with all that he may read.
std::string first_filter(const app::Desk& desk) {
  const auto acts = border_market::module().acts;
  const bool works = std::any_of(acts.begin(), acts.end(),
                                 [&](const access::Act& act) { return is_held(desk, act.rights); });
  return works ? "mine" : "open";
}

void draw_toolbar(Shell& shell, WorklistMemory& memory) {
  ui::Row row;
  const ui::FieldOptions which{.label = "کدام پرونده‌ها", .hide_label = true};
  if (ui::is_phone()) {
    ui::select("filter", filters, memory.filter, which);
  } else {
    ui::segmented("filter", filters, memory.filter, which);
  }
  const access::Act& open = act_of(border_market::module(), border_market::ActNumber::open_file);
  if (!shell.desk().allowed(border_market::module(), open, {}) &&
      ui::button("new", "پرونده جدید", {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
    shell.go("border_export_new");
  if (is_held(shell.desk(), border_market::market_module().read->rights) &&
      ui::button("lists", "فهرست‌های بازارچه", {.icon = ui::Icon::settings}))
    shell.go("border_market_lists");
}

}  // namespace

void draw_border_exports(Shell& shell) {
  auto& memory = shell.memory<WorklistMemory>("market/exports");
  if (memory.filter.empty()) memory.filter = first_filter(shell.desk());
  draw_toolbar(shell, memory);
  memory.rows.refresh(shell, memory.filter);
  const ui::TableEvent event = ui::table(
      "files", columns, memory.rows, memory.table,
      {.label = "پرونده‌های بازارچه مرزی",
       .empty_title = shell.desk().started() ? "پرونده‌ای در این فهرست نیست"
                                             : "در حال خواندن",
       .empty_text =
           "پرونده‌ای که مرحله بعد آن با شما باشد اینجا می‌آید."});
  if (event.activated) shell.go("border_export", memory.rows.id(*event.activated));
  if (event.export_csv) {
    ui::download_file("border-market.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
}

std::vector<ui::Command> find_border_exports(Shell& shell, std::string_view words) {
  const app::Desk& desk = shell.desk();
  constexpr std::size_t most_results = 12;
  std::vector<ui::Command> commands;
  for (const core::Id& id : desk.search(border_market::module(), words, most_results)) {
    const auto* record = desk.find<Record>(id);
    if (record == nullptr) continue;
    commands.push_back(
        {"record:border_export:" + core::to_string(id),
         "پرونده " + record->opening.file_number + "، " + market::goods_name(*record),
         std::string(
             core::label_of(border_market::state_choices(), border_market::state_of(*record))),
         ui::Icon::box});
  }
  return commands;
}

}  // namespace kotaj::screens
