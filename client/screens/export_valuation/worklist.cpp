#include <string>
#include <tuple>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/export_valuation/screens.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/screens/record_list.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using export_valuation::Request;
using export_valuation::State;

constexpr ui::Choice filter_choices[] = {
    {"mine", "نوبت شما", {}},
    {"open", "در جریان", {}},
    {"closed", "پایان‌یافته", {}},
    {"all", "همه", {}},
};

constexpr ui::Column columns[] = {
    {"file_number", "شماره پرونده", ui::ColumnType::identifier, 110.0F},
    {"goods", "کالا", ui::ColumnType::text, 180.0F, true},
    {"exporter", "صادرکننده", ui::ColumnType::text, 170.0F, false, false, true, true},
    {"trigger", "سبب", ui::ColumnType::text, 150.0F, false, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 170.0F},
    {"sent_on", "ارسال", ui::ColumnType::date, 100.0F, false, false, true, true},
    {"office", "گمرک", ui::ColumnType::text, 140.0F, false, false, true, true},
};

enum ColumnIndex : std::size_t {
  number_column,
  goods_column,
  exporter_column,
  trigger_column,
  state_column,
  sent_column,
  office_column,
};

/// The requests of one list, the longest untouched first.
class RequestRows : public RecordRows<Request, valuation::RecordAlone> {
 public:
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const Request& request = record_at(row);
    switch (column) {
      case number_column:
        return {request.form.file_number};
      case goods_column:
        return {valuation::goods_name(request)};
      case exporter_column:
        return {request.form.exporter};
      case trigger_column:
        return {
            std::string(core::label_of(export_valuation::trigger_choices(), request.form.trigger))};
      case state_column:
        return {std::string(core::label_of(export_valuation::state_choices(), request.state)),
                valuation::tone_of(request.state)};
      case sent_column:
        return {request.sending ? show_date(request.sending->sent_on) : std::string()};
      case office_column:
        return {desk().office_name(request.form.office)};
      default:
        return {};
    }
  }

 private:
  [[nodiscard]] bool belongs(const Row& row) const override {
    const State state = record_of(row).state;
    if (list() == "all") return true;
    const bool closed = export_valuation::is_closed(state);
    if (list() == "closed") return closed;
    if (closed || list() == "open") return !closed;
    const access::Assignment* assignment = desk().assignment();
    return assignment != nullptr && valuation::awaits(assignment->position, state);
  }
  [[nodiscard]] bool is_before(const Row& a, const Row& b) const override {
    const auto order = [](const Row& row) {
      const Request& request = record_of(row);
      return std::tie(request.changed_at.unix_ms, request.form.file_number);
    };
    return order(a) < order(b);
  }
};

struct WorklistMemory {
  std::string filter;  ///< Empty until the first frame, which knows whose list it is.
  ui::TableState table;
  RequestRows rows;
};

bool may_open(const app::Desk& desk) {
  return !desk.allowed(export_valuation::module(),
                       *access::find_act(export_valuation::module(), "open_request"), {});
}

bool has_own_work(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position != access::Position::provincial_director;
}

}  // namespace

void draw_valuations(Shell& shell) {
  app::Desk& desk = shell.desk();
  auto& memory = shell.memory<WorklistMemory>("valuations");
  if (memory.filter.empty()) memory.filter = has_own_work(desk) ? "mine" : "open";
  const bool opens = may_open(desk);
  {
    ui::Row row;
    choose_list("کدام درخواست‌ها", filter_choices, memory.filter);
    if (opens && ui::button("new", "درخواست تازه",
                            {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
      shell.go("new_valuation");
  }
  memory.rows.refresh(desk, valuation::request_index(shell), memory.filter);
  const ui::TableEvent event = ui::table(
      "requests", columns, memory.rows, memory.table,
      {.label = "درخواست‌های تعیین ارزش",
       .empty_title = desk.started() ? "درخواستی در این فهرست نیست" : "در حال خواندن",
       .empty_text =
           opens
               ? "با تغییر سطح قیمت‌ها، نبودن ارزش یا درخواست تغییر، درخواست تازه‌ای باز کنید."
               : "درخواستی که گمرک‌های اجرایی ارسال کنند اینجا می‌آید.",
       .empty_action = opens ? "درخواست تازه" : ""});
  if (event.activated) shell.go("valuation", memory.rows.id(*event.activated));
  if (event.empty_action) shell.go("new_valuation");
  if (event.export_csv) {
    ui::download_file("valuation-requests.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
}

std::vector<ui::Command> find_export_valuations(Shell& shell, std::string_view words) {
  using export_valuation::ValueLine;
  std::vector<ui::Command> commands = find_records<Request>(
      shell.desk(), export_valuation::module(), words, "valuation", [](const Request& request) {
        return ui::Command{
            {},
            "درخواست " + request.form.file_number + "، " + valuation::goods_name(request),
            std::string(core::label_of(export_valuation::state_choices(), request.state)),
            ui::Icon::files};
      });
  const std::vector<ui::Command> values =
      find_records<ValueLine>(shell.desk(), export_valuation::values_module(), words,
                              "export_values", [](const ValueLine& line) {
                                return ui::Command{{},
                                                   line.goods + "، تعرفه " + line.hs_code,
                                                   "فهرست ارزش‌ها",
                                                   ui::Icon::chart};
                              });
  commands.insert(commands.end(), values.begin(), values.end());
  return commands;
}

}  // namespace kotaj::screens
