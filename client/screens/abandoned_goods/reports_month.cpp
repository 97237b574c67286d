#include <algorithm>
#include <memory>
#include <utility>

#include "client/screens/abandoned_goods/reports_view.h"
#include "client/screens/act_form.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/core/text.h"

// The monthly performance report: drafted from the device's cases, signed, frozen; then the Import
// Office's. Every act and its order is `shared/abandoned_goods`' alone.
namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::MonthlyReport;
using abandoned_goods::ReportKey;
using abandoned_goods::ReportPart;
using abandoned_goods::ReportState;

constexpr std::string_view dialog_id = "abandoned/report_act";
constexpr ui::Column columns[] = {
    {"office", "گمرک", ui::ColumnType::text, 190.0F, true},
    {"month", "ماه", ui::ColumnType::text, 130.0F},
    {"version", "نسخه", ui::ColumnType::number, 70.0F, false, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 190.0F},
    {"due", "مهلت ارسال", ui::ColumnType::date, 120.0F, false, false, true, true},
    {"signed", "تاریخ امضا", ui::ColumnType::date, 120.0F, false, false, true, true},
    {"on_time", "به‌موقع", ui::ColumnType::status, 110.0F},
};

struct MonthMemory {
  std::string month;  ///< Code of the one to draft.
  std::string from;
  std::optional<access::Refusal> refusal;
  ui::TableState table;
  core::Id open;    ///< The report that is shown; unset for none.
  std::string act;  ///< Of the open dialog.
  std::shared_ptr<const void> drawn;
  // The rows of the open report, put together from its parts once a change.
  uint64_t revision = ~uint64_t{0};
  core::Id of;
  bool whole = false;
  std::vector<abandoned_goods::WorkingRow> frozen;
  std::vector<abandoned_goods::ReceiptRow> receipts;
  ReportRows rows{core::describe<abandoned_goods::WorkingRow>()};
  ui::TableState rows_table;
  ReportRows management{core::describe<abandoned_goods::ManagementRow>()};
  ui::TableState management_table;
};

ui::Tone tone_of(ReportState state) {
  if (state == ReportState::returned) return ui::Tone::danger;
  if (state == ReportState::draft) return ui::Tone::warning;
  return state == ReportState::signed_off ? ui::Tone::accent : ui::Tone::good;
}

std::string month_name_of(int64_t year, int64_t month) {
  return std::string(core::month_name(static_cast<int>(month))) + " " +
         core::persian_digits(std::to_string(year));
}

ui::Cell on_time_cell(const MonthlyReport& report, core::Date today) {
  const auto kept = abandoned_goods::on_time(report);
  if (kept) {
    return *kept ? ui::Cell{"به‌موقع", ui::Tone::good}
                 : ui::Cell{"دیرکرد", ui::Tone::danger};
  }
  if (abandoned_goods::is_late(abandoned_goods::key_of(report.report), &report, today))
    return {"مهلت گذشته", ui::Tone::danger};
  return {"در مهلت", ui::Tone::quiet};
}

ui::SimpleTable report_table(const app::Desk& desk) {
  ui::SimpleTable out;
  desk.replica().for_each(abandoned_goods::report_module(), [&](const core::Id& id,
                                                                const sync::Held& held) {
    if (held.record == nullptr) return;
    const auto& report = *static_cast<const MonthlyReport*>(held.record.get());
    const auto& draft = report.report;
    const auto due = abandoned_goods::report_due_on(draft.year, draft.month);
    out.add(core::to_string(id), {{desk.office_name(draft.office)},
                                  {month_name_of(draft.year, draft.month)},
                                  {core::persian_digits(std::to_string(draft.version))},
                                  {std::string(label_of(report.state)), tone_of(report.state)},
                                  {due ? show_date(*due) : std::string{}},
                                  {report.signed_on ? show_date(*report.signed_on) : std::string{}},
                                  on_time_cell(report, desk.today())});
  });
  out.set_version(desk.revision());
  return out;
}

/// The version that a new draft would be: the same while it is a draft, the next after a return.
std::optional<int64_t> next_version(const app::Desk& desk, ReportKey key) {
  for (key.version = 1;; ++key.version) {
    const auto* held = desk.find<MonthlyReport>(abandoned_goods::report_id(key));
    if (held == nullptr || held->state == ReportState::draft) return key.version;
    if (held->state != ReportState::returned) return std::nullopt;
  }
}

/// Drafts it: its parts first, then the whole.
std::optional<access::Refusal> draft(Shell& shell, MonthMemory& memory, const ReportKey& key,
                                     core::Date from) {
  app::Desk& desk = shell.desk();
  const auto end = abandoned_goods::month_end(key.year, key.month);
  if (!end) return access::Refusal{"invalid", "month", "چنین ماهی نیست.", {}};
  abandoned_goods::Gatherer gatherer({{key.office}, {from, *end}, desk.today()});
  desk.replica().for_each(abandoned_goods::module(), [&](const core::Id&, const sync::Held& held) {
    if (held.record != nullptr)
      gatherer.add(*static_cast<const abandoned_goods::Case*>(held.record.get()));
  });
  auto all = gatherer.take();
  const auto prepared = abandoned_goods::prepare_report(key, from, std::move(all.rows),
                                                        std::move(all.receipts), all.management);
  const access::Module& parts = abandoned_goods::report_part_module();
  const access::Act& put = *access::find_act(parts, "put_part");
  for (const ReportPart& part : prepared.parts) {
    if (auto refusal = desk.perform(parts, put, desk.id_of(parts, put, &part), &part))
      return refusal;
  }
  const access::Module& reports = abandoned_goods::report_module();
  const access::Act& act = *access::find_act(reports, "draft_report");
  const core::Id id = desk.id_of(reports, act, &prepared.draft);
  auto refusal = desk.perform(reports, act, id, &prepared.draft);
  if (!refusal) memory.open = id;
  return refusal;
}

void draw_new_draft(Shell& shell, MonthMemory& memory) {
  const app::Desk& desk = shell.desk();
  const access::Assignment* assignment = desk.assignment();
  const access::Module& reports = abandoned_goods::report_module();
  const access::Act& act = *access::find_act(reports, "draft_report");
  if (assignment == nullptr || desk.allowed(reports, act, {})) return;
  ui::Card card("draft", "تهیه گزارش ماه");
  const auto months = last_months(desk.today());
  std::vector<ui::Choice> choices;
  for (const MonthChoice& month : months) choices.push_back({month.code, month.label, {}});
  if (memory.month.empty() && months.size() > 1) memory.month = months[1].code;
  const auto chosen = std::find_if(months.begin(), months.end(), [&](const MonthChoice& month) {
    return month.code == memory.month;
  });
  {
    ui::Row row;
    constexpr float select_px = 190.0F;
    if (ui::select("month", choices, memory.month, {.label = "ماه گزارش", .width = select_px}))
      memory.from.clear();
    if (chosen != months.end() && memory.from.empty())
      memory.from = std::to_string(chosen->year) + "/01/01";
    ui::date_field(
        "from", memory.from,
        {.label = "اظهارنامه‌های ثبت‌شده از",
         .help =
             "گزارش، اظهارنامه‌های ثبت‌شده از این تاریخ تا پایان ماه را دارد.",
         .required = true,
         .width = select_px});
  }
  if (memory.refusal) show_refusal("refusal", *memory.refusal);
  if (chosen == months.end()) return;
  ReportKey key{assignment->office, chosen->year, chosen->month, 1};
  const auto version = next_version(desk, key);
  const auto from = core::Date::parse(core::normalise_number(memory.from));
  std::string reason;
  if (!version)
    reason = "گزارش این ماه امضا شده است و تغییر نمی‌کند.";
  if (!from) reason = "تاریخ آغاز را بنویسید.";
  if (ui::button("prepare", "تهیه پیش‌نویس از پرونده‌ها",
                 {.kind = ui::ButtonKind::primary, .disabled_reason = reason})) {
    key.version = *version;
    memory.refusal = draft(shell, memory, key, *from);
    if (!memory.refusal) {
      ui::toast(
          ui::Tone::good,
          "پیش‌نویس آماده است؛ با امضای ناظر یا مدیر کل استان ارسال می‌شود.");
    }
  }
}

/// Puts the frozen rows together from the report's parts.
void collect(const app::Desk& desk, MonthMemory& memory, const MonthlyReport& report) {
  if (memory.revision == desk.revision() && memory.of == memory.open) return;
  memory.revision = desk.revision();
  memory.of = memory.open;
  memory.frozen.clear();
  memory.receipts.clear();
  memory.whole = true;
  for (int64_t number = 1; number <= report.report.parts; ++number) {
    const auto* part = desk.find<ReportPart>(
        abandoned_goods::report_part_id(abandoned_goods::key_of(report.report), number));
    memory.whole = memory.whole && part != nullptr;
    if (part == nullptr) continue;
    memory.frozen.insert(memory.frozen.end(), part->rows.begin(), part->rows.end());
    memory.receipts.insert(memory.receipts.end(), part->receipts.begin(), part->receipts.end());
  }
  std::vector<const void*> rows;
  std::vector<std::string> ids;
  for (const auto& row : memory.frozen) {
    rows.push_back(&row);
    ids.push_back("row-" + std::to_string(rows.size()));
  }
  const auto end = abandoned_goods::month_end(report.report.year, report.report.month);
  const auto names = abandoned_goods::working_columns_on(end.value_or(desk.today()));
  memory.rows.set(std::move(rows), std::move(ids), {names.begin(), names.end()});
}

void draw_acts(Shell& shell, MonthMemory& memory) {
  const access::Module& module = abandoned_goods::report_module();
  ui::Row row;
  for (const access::Act& act : module.acts) {
    if (act.opens) continue;
    const std::string closed = closed_reason(shell.desk(), module, act, memory.open);
    const access::Decision decision = shell.desk().allowed(module, act, memory.open);
    // Other positions' work is not shown as buttons that never open.
    if (decision && decision->code != "wrong_state") continue;
    if (!ui::button(act.code, act.label,
                    {.kind = closed.empty() ? ui::ButtonKind::primary : ui::ButtonKind::normal,
                     .disabled_reason = closed}))
      continue;
    memory.act = std::string(act.code);
    ui::open_dialog(dialog_id);
  }
}

void draw_dialog(Shell& shell, MonthMemory& memory, const void* drawn) {
  const access::Module& module = abandoned_goods::report_module();
  const access::Act* act = access::find_act(module, memory.act);
  if (act == nullptr || memory.act.empty()) return;
  ui::Dialog dialog(dialog_id, act->label, 560.0F);
  if (!dialog) {
    memory.act.clear();
    return;
  }
  if (act->binds_others) {
    ui::message(
        "consequences", ui::Tone::warning, "پیش از امضا بخوانید",
        "ارسال گزارش خلاف واقع تبعات حقوقی و کیفری دارد. گزارش امضاشده دیگر تغییر نمی‌کند.",
        core::to_string(act->source));
  }
  ActFormOptions options;
  options.drawn = drawn;
  const ActOutcome outcome = act_form(shell, memory.act, module, *act, memory.open, options);
  if (outcome == ActOutcome::none) return;
  if (outcome == ActOutcome::done) ui::toast(ui::Tone::good, std::string(act->label) + ": ثبت شد.");
  memory.act.clear();
  dialog.close();
}

void draw_files(Shell& shell, MonthMemory& memory, const MonthlyReport& report) {
  const std::string office = shell.desk().office_name(report.report.office);
  const std::string_view missing =
      memory.whole
          ? ""
          : "همه بخش‌های گزارش هنوز به این دستگاه نرسیده است.";
  ui::Row row;
  if (ui::button("xlsx", "خروجی اکسل", {.icon = ui::Icon::download, .disabled_reason = missing})) {
    const auto end = abandoned_goods::month_end(report.report.year, report.report.month);
    const abandoned_goods::ReportHead head{office,
                                           {report.report.from, end.value_or(report.report.from)},
                                           report.signed_on.value_or(shell.desk().today())};
    save_xlsx("monthly-report",
              abandoned_goods::working_workbook(head, memory.frozen, memory.receipts));
  }
  if (ui::button("print", "چاپ گزارش", {.icon = ui::Icon::print, .disabled_reason = missing})) {
    ui::print_html(core::document_html(
        abandoned_goods::monthly_paper(report, memory.frozen, {office, shell.desk().today()})));
  }
}

void draw_facts(Shell& shell, const MonthlyReport& report) {
  const app::Desk& desk = shell.desk();
  const auto due = abandoned_goods::report_due_on(report.report.year, report.report.month);
  std::vector<ui::Pair> pairs{
      {"گمرک", desk.office_name(report.report.office)},
      {"اظهارنامه‌ها از", show_date(report.report.from), ui::ValueKind::date},
      {"مهلت ارسال", due ? show_date(*due) : std::string{}, ui::ValueKind::date},
      {"تاریخ امضا", report.signed_on ? show_date(*report.signed_on) : std::string{},
       ui::ValueKind::date},
      {"امضاکننده", report.signed_name},
  };
  if (!report.consolidated_in.empty())
    pairs.push_back({"جمع‌بندی در", report.consolidated_in});
  if (report.sent_on) {
    pairs.push_back({"ارسال به", report.sent_to});
    pairs.push_back({"تاریخ ارسال", show_date(*report.sent_on), ui::ValueKind::date});
    pairs.push_back({"نامه ارسال", report.sent_letter, ui::ValueKind::identifier});
  }
  for (const core::Field& field : core::describe<abandoned_goods::Totals>().fields) {
    pairs.push_back({std::string(field.label),
                     core::show_field(field, field.get(&report.report.totals)),
                     ui::ValueKind::number});
  }
  ui::pairs("facts", pairs);
}

void draw_course(const MonthlyReport& report) {
  std::vector<ui::TimelineEntry> entries;
  for (auto event = report.events.rbegin(); event != report.events.rend(); ++event) {
    const access::Act* act = access::find_act(abandoned_goods::report_module(), event->act);
    entries.push_back({show_moment(event->at),
                       act == nullptr ? event->act : std::string(act->label), event->name,
                       tone_of(event->state)});
  }
  ui::timeline("course", entries);
}

void draw_report(Shell& shell, MonthMemory& memory) {
  const sync::Held* held = shell.desk().replica().local(memory.open);
  if (held == nullptr || held->record == nullptr) {
    memory.drawn = nullptr;
    return;
  }
  // Held for the whole frame: an act done below puts another record in its place.
  const std::shared_ptr<const void> kept = held->record;
  const auto& report = *static_cast<const MonthlyReport*>(kept.get());
  const std::shared_ptr<const void> drawn = std::exchange(memory.drawn, kept);
  collect(shell.desk(), memory, report);
  ui::Card card("report", "گزارش عملکرد " + month_name_of(report.report.year, report.report.month));
  ui::badge(tone_of(report.state), label_of(report.state));
  if (!report.return_reasons.empty()) {
    ui::message(
        "returned", ui::Tone::danger, "برگشت داده شد", report.return_reasons,
        "نسخه بعدی جای این گزارش را می‌گیرد و این نسخه همان که بود می‌ماند.");
  }
  draw_acts(shell, memory);
  draw_facts(shell, report);
  draw_files(shell, memory, report);
  constexpr float rows_px = 360.0F;
  ui::table("rows", memory.rows.columns(), memory.rows, memory.rows_table,
            {.label = "ردیف‌های گزارش، چنان‌که ثبت شد",
             .height = rows_px,
             .can_export = false,
             .empty_title = "این گزارش ردیفی ندارد"});
  draw_course(report);
  draw_dialog(shell, memory, drawn.get());
}

}  // namespace

std::vector<MonthChoice> last_months(core::Date today) {
  constexpr int listed = 14;
  std::vector<MonthChoice> out;
  const auto first = core::Date::of(today.year(), today.month(), 1);
  for (int back = 0; back < listed && first; ++back) {
    const auto month = core::add_months(*first, -back);
    if (!month) break;
    out.push_back({month->to_string().substr(0, 7), month_name_of(month->year(), month->month()),
                   month->year(), month->month()});
  }
  return out;
}

void draw_monthly(Shell& shell) {
  auto& memory = shell.memory<MonthMemory>("abandoned/monthly");
  draw_new_draft(shell, memory);
  const ui::SimpleTable reports = report_table(shell.desk());
  constexpr float list_px = 300.0F;
  const ui::TableEvent event = ui::table(
      "reports", columns, reports, memory.table,
      {.label = "گزارش‌های عملکرد ماهانه",
       .height = list_px,
       .empty_title = "هنوز گزارشی نیست",
       .empty_text =
           "مسئول واحد متروکه یا مدیر گمرک پیش‌نویس ماه را تهیه و مدیر کل استان آن را امضا می‌کند."});
  if (event.export_csv) {
    ui::download_file("monthly-reports.csv", "text/csv;charset=utf-8",
                      ui::table_csv(columns, reports, memory.table));
  }
  if (event.activated) {
    if (const auto id = core::parse_id(reports.row_id(*event.activated))) memory.open = *id;
  }
  draw_report(shell, memory);
}

}  // namespace kotaj::screens::abandoned
