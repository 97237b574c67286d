#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/screens.h"
#include "client/screens/record_list.h"
#include "shared/border_market/market.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using border_market::Record;
using border_market::State;

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

/// The files of one list, the longest untouched first.
class ExportRows : public RecordRows<Record, market::Entry> {
 public:
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const market::Entry& entry = entry_at(row);
    const Record& record = record_at(row);
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
  [[nodiscard]] std::string row_name(std::size_t row) const override {
    const Record& record = record_at(row);
    return "پرونده " + record.opening.file_number + "، " + market::goods_name(record) + "، " +
           std::string(core::label_of(border_market::state_choices(), entry_at(row).state));
  }

 private:
  [[nodiscard]] bool belongs(const Row& row) const override {
    if (list() == "mine") return market::is_mine(desk(), row);
    return (row.entry.state == State::delivered) == (list() == "done");
  }
  [[nodiscard]] bool is_before(const Row& a, const Row& b) const override {
    const auto order = [](const Row& row) {
      const Record& record = record_of(row);
      return std::tie(record.changed_at.unix_ms, record.opening.file_number);
    };
    return order(a) < order(b);
  }
  [[nodiscard]] static std::string next_text(const market::Entry& entry) {
    if (entry.state == State::to_sign) return "امضای سند ترخیص";
    if (entry.state == State::to_deliver) return "تحویل کالا از انبار";
    if (entry.next == nullptr || entry.state == State::delivered) return "—";
    return std::string(entry.next->code) + " " + std::string(entry.next->label);
  }
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
  choose_list("کدام پرونده‌ها", filters, memory.filter);
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
  memory.rows.refresh(shell.desk(), market::file_index(shell), memory.filter);
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
  return find_records<Record>(
      shell.desk(), border_market::module(), words, "border_export", [](const Record& record) {
        return ui::Command{
            {},
            "پرونده " + record.opening.file_number + "، " + market::goods_name(record),
            std::string(
                core::label_of(border_market::state_choices(), border_market::state_of(record))),
            ui::Icon::box};
      });
}

}  // namespace kotaj::screens
