#include <string>
#include <tuple>

#include "client/screens/act_form.h"
#include "client/screens/export_valuation/screens.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/ui/table.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using export_valuation::Request;
using export_valuation::State;
using valuation::RequestIndex;

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

struct WorklistMemory {
  std::string filter;  ///< Empty until the first frame, which knows whose list it is.
  ui::TableState table;
  ui::SimpleTable rows;
  std::vector<core::Id> ids;
  std::tuple<uint64_t, std::string, std::string> made{};
  uint64_t version = 0;
};

bool is_shown(const Request& request, std::string_view filter, const app::Desk& desk) {
  if (filter == "all") return true;
  const bool closed = export_valuation::is_closed(request.state);
  if (filter == "closed") return closed;
  if (closed || filter == "open") return !closed;
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && valuation::awaits(assignment->position, request.state);
}

std::vector<ui::Cell> cells_of(const Request& request, const app::Desk& desk) {
  const export_valuation::RequestForm& form = request.form;
  return {{form.file_number},
          {valuation::goods_name(request)},
          {form.exporter},
          {std::string(core::label_of(export_valuation::trigger_choices(), form.trigger))},
          {std::string(core::label_of(export_valuation::state_choices(), request.state)),
           valuation::tone_of(request.state)},
          {request.sending ? show_date(request.sending->sent_on) : std::string()},
          {desk.office_name(form.office)}};
}

void refresh(WorklistMemory& memory, Shell& shell) {
  const RequestIndex& index = valuation::request_index(shell);
  const app::Desk& desk = shell.desk();
  const access::Assignment* assignment = desk.assignment();
  std::tuple<uint64_t, std::string, std::string> wanted{
      index.version(), memory.filter,
      assignment == nullptr ? std::string() : core::to_string(assignment->id)};
  if (wanted == memory.made && memory.version != 0) return;
  memory.made = std::move(wanted);
  memory.rows.clear();
  memory.ids.clear();
  for (const RequestIndex::Row& row : index.rows()) {
    const Request& request = valuation::request_of(row);
    if (!is_shown(request, memory.filter, desk)) continue;
    memory.rows.add(core::to_string(row.id), cells_of(request, desk));
    memory.ids.push_back(row.id);
  }
  memory.rows.set_version(++memory.version);
}

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
    const ui::FieldOptions which{.label = "کدام درخواست‌ها", .hide_label = true};
    if (ui::is_phone()) {
      ui::select("filter", filter_choices, memory.filter, which);
    } else {
      ui::segmented("filter", filter_choices, memory.filter, which);
    }
    if (opens && ui::button("new", "درخواست تازه",
                            {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
      shell.go("new_valuation");
  }
  refresh(memory, shell);
  const ui::TableEvent event = ui::table(
      "requests", columns, memory.rows, memory.table,
      {.label = "درخواست‌های تعیین ارزش",
       .empty_title = desk.started() ? "درخواستی در این فهرست نیست" : "در حال خواندن",
       .empty_text =
           opens
               ? "با تغییر سطح قیمت‌ها، نبودن ارزش یا درخواست تغییر، درخواست تازه‌ای باز کنید."
               : "درخواستی که گمرک‌های اجرایی ارسال کنند اینجا می‌آید.",
       .empty_action = opens ? "درخواست تازه" : ""});
  if (event.activated) shell.go("valuation", memory.ids[*event.activated]);
  if (event.empty_action) shell.go("new_valuation");
  if (event.export_csv) {
    ui::download_file("valuation-requests.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, memory.rows, memory.table));
  }
}

std::vector<ui::Command> find_export_valuations(Shell& shell, std::string_view words) {
  constexpr std::size_t most_results = 12;
  std::vector<ui::Command> commands;
  const app::Desk& desk = shell.desk();
  for (const core::Id& id : desk.search(export_valuation::module(), words, most_results)) {
    const auto* request = desk.find<Request>(id);
    if (request == nullptr) continue;
    commands.push_back(
        {"record:valuation:" + core::to_string(id),
         "درخواست " + request->form.file_number + "، " + valuation::goods_name(*request),
         std::string(core::label_of(export_valuation::state_choices(), request->state)),
         ui::Icon::files});
  }
  for (const core::Id& id : desk.search(export_valuation::values_module(), words, most_results)) {
    const auto* line = desk.find<export_valuation::ValueLine>(id);
    if (line == nullptr) continue;
    commands.push_back({"record:export_values:" + core::to_string(id),
                        line->goods + "، تعرفه " + line->hs_code, "فهرست ارزش‌ها",
                        ui::Icon::chart});
  }
  return commands;
}

}  // namespace kotaj::screens
