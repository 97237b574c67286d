#include <algorithm>
#include <array>
#include <map>

#include "client/screens/abandoned_goods/reports_view.h"
#include "client/screens/abandoned_goods/screens.h"
#include "client/screens/acts.h"
#include "client/ui/chart.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/access/modules.h"
#include "shared/core/text.h"
#include "shared/core/workbook.h"

namespace kotaj::screens {
namespace abandoned {
namespace {

using abandoned_goods::Case;
using abandoned_goods::Period;

constexpr ui::Choice periods[] = {
    {"week", "این هفته", {}},    {"month", "این ماه", {}},   {"last_month", "ماه گذشته", {}},
    {"year", "از آغاز سال", {}}, {"custom", "دو تاریخ", {}},
};
constexpr int months_charted = 12;
constexpr std::size_t sorted_digits = 40;

std::optional<Period> period_of(const ReportChoice& choice, core::Date today) {
  if (choice.period == "week") {
    const auto saturday = core::add_days(today, -today.weekday());
    return Period{saturday.value_or(today), today};
  }
  if (choice.period == "month") return abandoned_goods::month_of(today);
  if (choice.period == "last_month") {
    const auto before = core::add_months(*core::Date::of(today.year(), today.month(), 1), -1);
    return abandoned_goods::month_of(before.value_or(today));
  }
  if (choice.period == "year") return Period{*core::Date::of(today.year(), 1, 1), today};
  const auto from = core::Date::parse(core::normalise_number(choice.from));
  const auto until = core::Date::parse(core::normalise_number(choice.until));
  if (!from || !until || *until < *from) return std::nullopt;
  return Period{*from, *until};
}

template <typename Visit>
void each_case(const app::Desk& desk, Visit visit) {
  desk.replica().for_each(abandoned_goods::module(), [&](const core::Id&, const sync::Held& held) {
    if (held.record != nullptr) visit(*static_cast<const Case*>(held.record.get()));
  });
}

std::string month_code(core::Date day) { return day.to_string().substr(0, 7); }

/// Declarations by the month of their registration, and of the day the Organization took the goods.
std::vector<ReportMemory::Month> months_until(const app::Desk& desk, const std::string& office,
                                              core::Date until) {
  std::map<std::string, std::size_t> places;
  std::vector<ReportMemory::Month> out;
  for (int back = months_charted - 1; back >= 0; --back) {
    const auto first = core::add_months(*core::Date::of(until.year(), until.month(), 1), -back);
    if (!first) continue;
    places[month_code(*first)] = out.size();
    out.push_back({std::string(core::month_name(first->month())), 0, 0});
  }
  each_case(desk, [&](const Case& record) {
    if (!office.empty() && record.receipt.office != office) return;
    for (const abandoned_goods::Round& round : record.rounds) {
      if (!round.declaration) continue;
      const auto registered = places.find(month_code(round.declaration->registered_on));
      if (registered != places.end()) ++out[registered->second].registered;
      if (!round.taking) continue;
      const auto taken = places.find(month_code(round.taking->taken_on));
      if (taken != places.end()) ++out[taken->second].taken;
    }
  });
  return out;
}

void fill_tables(ReportMemory& memory, const Period& period) {
  std::vector<const void*> rows;
  std::vector<std::string> ids;
  for (const auto& row : memory.all.rows) {
    rows.push_back(&row);
    ids.push_back("row-" + std::to_string(rows.size()));
  }
  const auto columns = abandoned_goods::working_columns_on(period.until);
  memory.rows.set(std::move(rows), std::move(ids), {columns.begin(), columns.end()});
  rows.clear();
  ids.clear();
  for (const auto& row : memory.all.management.rows) {
    rows.push_back(&row);
    ids.push_back("state-" + std::to_string(row.number));
  }
  rows.push_back(&memory.all.management.total);
  ids.emplace_back("total");
  memory.management.set(std::move(rows), std::move(ids),
                        {"label", "declarations", "declarations_percent", "gross", "value_usd",
                         "value_percent", "estimated_duties", "paid_duties"});
}

abandoned_goods::ReportHead head_of(const Shell& shell, const ReportMemory& memory,
                                    const Period& period) {
  return {report_office_name(shell.desk(), memory.choice.office), period, shell.desk().today()};
}

}  // namespace

void ReportRows::set(std::vector<const void*> records, std::vector<std::string> ids,
                     std::vector<std::string_view> fields) {
  records_ = std::move(records);
  ids_ = std::move(ids);
  fields_ = std::move(fields);
  columns_ = ui::columns_of(*description_, fields_);
  // Rows of the management report differ in the last of many words: they are read whole.
  constexpr float words_px = 210.0F;
  constexpr float sentence_px = 360.0F;
  for (ui::Column& column : columns_) {
    if (column.type != ui::ColumnType::text) continue;
    column.width = column.id == "label" ? sentence_px : words_px;
  }
  ++version_;
}

ui::Cell ReportRows::cell(std::size_t row, std::size_t column) const {
  // A search asks for columns until there are no more.
  if (column >= fields_.size()) return {};
  const std::array<std::string_view, 1> one{fields_[column]};
  auto cells = ui::cells_of(*description_, records_[row], one);
  if (cells.empty()) return {};
  if (one[0].ends_with("percent")) cells[0].text = core::persian_number(cells[0].text) + "٪";
  return cells[0];
}

std::string ReportRows::sort_key(std::size_t row, std::size_t column) const {
  if (column >= fields_.size()) return {};
  const core::Field* field = description_->find(fields_[column]);
  const core::Value value = field->get(records_[row]);
  std::string digits;
  if (const auto* wide = std::get_if<core::Wide>(&value)) digits = core::format_decimal(*wide, 0);
  if (const auto* number = std::get_if<int64_t>(&value)) digits = std::to_string(*number);
  if (digits.empty()) return TableSource::sort_key(row, column);
  return std::string(sorted_digits - std::min(sorted_digits, digits.size()), '0') + digits;
}

std::vector<std::pair<std::string, std::string>> report_offices(const app::Desk& desk) {
  std::map<std::string, std::string> found;
  each_case(desk, [&](const Case& record) {
    if (!found.contains(record.receipt.office))
      found[record.receipt.office] = desk.office_name(record.receipt.office);
  });
  return {found.begin(), found.end()};
}

std::string report_office_name(const app::Desk& desk, const std::string& office) {
  if (!office.empty()) return desk.office_name(office);
  const access::Assignment* assignment = desk.assignment();
  return assignment == nullptr ? std::string{} : desk.office_name(assignment->office);
}

std::optional<Period> draw_report_choice(Shell& shell, ReportChoice& choice) {
  constexpr float select_px = 190.0F;
  const app::Desk& desk = shell.desk();
  ui::Row row;
  ui::select("period", periods, choice.period, {.label = "دوره گزارش", .width = select_px});
  if (choice.period == "custom") {
    ui::date_field("from", choice.from,
                   {.label = "از تاریخ", .required = true, .width = select_px});
    ui::date_field("until", choice.until,
                   {.label = "تا تاریخ", .required = true, .width = select_px});
  }
  const auto offices = report_offices(desk);
  if (offices.size() > 1) {
    std::vector<ui::Choice> choices{{"every", "همه گمرک‌ها", {}}};
    for (const auto& [code, name] : offices) choices.push_back({code, name, {}});
    std::string chosen = choice.office.empty() ? "every" : choice.office;
    if (ui::select("office", choices, chosen, {.label = "گمرک", .width = select_px}))
      choice.office = chosen == "every" ? std::string{} : chosen;
  }
  return period_of(choice, desk.today());
}

void gather_reports(Shell& shell, ReportMemory& memory, const Period& period) {
  const app::Desk& desk = shell.desk();
  const std::string wanted = memory.choice.office + "/" + period.from.to_string() + "/" +
                             period.until.to_string() + "/" + desk.today().to_string();
  if (memory.revision == desk.revision() && memory.made_for == wanted) return;
  memory.revision = desk.revision();
  memory.made_for = wanted;
  abandoned_goods::Scope scope{{}, period, desk.today()};
  if (!memory.choice.office.empty()) scope.offices.insert(memory.choice.office);
  abandoned_goods::Gatherer gatherer(scope);
  each_case(desk, [&](const Case& record) { gatherer.add(record); });
  memory.all = gatherer.take();
  memory.months = months_until(desk, memory.choice.office, period.until);
  fill_tables(memory, period);
}

void save_xlsx(std::string_view name, const std::string& bytes) {
  ui::download_file(std::string(name) + ".xlsx", core::xlsx_mime, bytes);
}

void draw_working_list(Shell& shell, ReportMemory& memory, const Period& period) {
  const abandoned_goods::Totals totals = abandoned_goods::totals_of(memory.all.rows);
  {
    ui::Row row;
    if (ui::button("xlsx", "خروجی اکسل",
                   {.kind = ui::ButtonKind::primary, .icon = ui::Icon::download})) {
      save_xlsx("working-list",
                abandoned_goods::working_workbook(head_of(shell, memory, period), memory.all.rows,
                                                  memory.all.receipts));
    }
    if (ui::button("print", "چاپ", {.icon = ui::Icon::print})) {
      ui::print_html(core::document_html(
          abandoned_goods::working_paper(head_of(shell, memory, period), memory.all.rows)));
    }
  }
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<abandoned_goods::Totals>().fields)
    pairs.push_back({std::string(field.label), core::show_field(field, field.get(&totals)),
                     ui::ValueKind::number});
  ui::pairs("totals", pairs);
  const ui::TableEvent event = ui::table(
      "rows", memory.rows.columns(), memory.rows, memory.table,
      {.label = "گزارش متروکه، یک سطر برای هر ردیف کالا",
       .empty_title =
           "در این دوره اظهارنامه متروکه‌ای ثبت نشده است",
       .empty_text =
           "دوره دیگری را برگزینید؛ اظهارنامه‌ها بر پایه تاریخ ثبت کوتاژ می‌آیند."});
  if (event.export_csv) {
    ui::download_file("working-list.csv", "text/csv;charset=utf-8",
                      ui::table_csv(memory.rows.columns(), memory.rows, memory.table));
  }
}

void draw_management(Shell& shell, ReportMemory& memory, const Period& period) {
  {
    ui::Row row;
    if (ui::button("xlsx", "خروجی اکسل",
                   {.kind = ui::ButtonKind::primary, .icon = ui::Icon::download})) {
      save_xlsx("management", abandoned_goods::management_workbook(head_of(shell, memory, period),
                                                                   memory.all.management));
    }
    if (ui::button("print", "چاپ گزارش مدیریتی", {.icon = ui::Icon::print})) {
      const abandoned_goods::PaperFacts facts{
          report_office_name(shell.desk(), memory.choice.office), shell.desk().today()};
      ui::print_html(
          core::document_html(abandoned_goods::management_paper(memory.all.management, facts)));
    }
  }
  constexpr float seven_rows_px = 330.0F;
  const ui::TableEvent event = ui::table(
      "states", memory.management.columns(), memory.management, memory.management_table,
      {.label = "گزارش مدیریتی وضعیت اظهارنامه‌های متروکه",
       .height = seven_rows_px});
  if (event.export_csv) {
    ui::download_file(
        "management.csv", "text/csv;charset=utf-8",
        ui::table_csv(memory.management.columns(), memory.management, memory.management_table));
  }
  std::vector<std::string> times;
  ui::ChartSeries registered{"ثبت‌شده", ui::Tone::accent, {}};
  ui::ChartSeries taken{"تحویل سازمان", ui::Tone::good, {}};
  const auto value = [](int64_t number) {
    return ui::ChartValue{static_cast<double>(number),
                          core::persian_digits(std::to_string(number))};
  };
  for (const ReportMemory::Month& month : memory.months) {
    times.push_back(month.label);
    registered.values.push_back(value(month.registered));
    taken.values.push_back(value(month.taken));
  }
  const ui::ChartSeries series[] = {std::move(registered), std::move(taken)};
  const ui::Card card("trend", "روند دوازده ماه");
  ui::chart("months", times, series,
            {.label = "اظهارنامه‌های متروکه، ماه به ماه",
             .time_label = "ماه",
             .unit = "اظهارنامه"});
}

}  // namespace abandoned

namespace {

constexpr ui::Choice all_tabs[] = {
    {"working", "گزارش هفتگی", {}},
    {"management", "گزارش مدیریتی", {}},
    {"monthly", "گزارش عملکرد ماهانه", {}},
    {"consolidation", "جمع‌بندی استان‌ها", {}},
};

struct ScreenMemory {
  std::string tab;
  abandoned::ReportMemory report;
};

/// The Import Office and the Inspection Office hold no cases: reports alone.
bool holds_cases(const app::Desk& desk) { return is_held(desk, abandoned_goods::reading_rights()); }

}  // namespace

bool reads_abandoned_reports(const app::Desk& desk) {
  return is_held(desk, abandoned_goods::report_module().read->rights);
}

void draw_abandoned_reports(Shell& shell) {
  auto& memory = shell.memory<ScreenMemory>("abandoned/reports");
  const bool cases = holds_cases(shell.desk());
  const auto shown = std::span<const ui::Choice>(all_tabs).subspan(cases ? 0 : 2);
  const bool known = std::any_of(shown.begin(), shown.end(),
                                 [&](const ui::Choice& tab) { return tab.code == memory.tab; });
  if (!known) memory.tab = cases ? "working" : "consolidation";
  ui::tabs("tabs", shown, memory.tab);
  const ui::Scope scope(memory.tab);
  if (memory.tab == "monthly") return abandoned::draw_monthly(shell);
  if (memory.tab == "consolidation") return abandoned::draw_consolidation(shell);
  const auto period = abandoned::draw_report_choice(shell, memory.report.choice);
  if (!period) {
    ui::caption("دو تاریخ دوره را بنویسید؛ «تا» پیش از «از» نیست.", ui::Tone::warning);
    return;
  }
  abandoned::gather_reports(shell, memory.report, *period);
  ui::caption("از " + show_date(period->from) + " تا " + show_date(period->until) +
              "، از آنچه این دستگاه دارد.");
  if (memory.tab == "management") return abandoned::draw_management(shell, memory.report, *period);
  abandoned::draw_working_list(shell, memory.report, *period);
}

}  // namespace kotaj::screens
