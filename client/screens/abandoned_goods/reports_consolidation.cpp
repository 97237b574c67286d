#include <algorithm>

#include "client/screens/abandoned_goods/reports_view.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/core/text.h"

// All offices' reports of a month beside one another: who is late, and the sum.
namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::Consolidated;
using abandoned_goods::MonthlyReport;

struct ConsolidationMemory {
  std::string month;
  uint64_t revision = ~uint64_t{0};
  std::string made_for;
  Consolidated all;
  ReportRows standings{core::describe<abandoned_goods::ReportStanding>()};
  ui::TableState standings_table;
  ReportRows provinces{core::describe<abandoned_goods::ProvinceRecord>()};
  ui::TableState provinces_table;
  ReportRows management{core::describe<abandoned_goods::ManagementRow>()};
  ui::TableState management_table;
};

/// Those whose reports the person may read: a director sees his province's, headquarters all.
std::vector<const access::Office*> offices_in_sight(const app::Desk& desk) {
  std::vector<const access::Office*> out;
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr) return out;
  const auto* own = desk.find<access::Office>(access::office_id(assignment->office));
  const bool all = own != nullptr && own->kind == access::OfficeKind::headquarters;
  desk.replica().for_each(access::office_module(), [&](const core::Id&, const sync::Held& held) {
    const auto* office = static_cast<const access::Office*>(held.record.get());
    if (office == nullptr) return;
    const bool named_only = office->kind != access::OfficeKind::customs_office;
    if (all || named_only || office->code == assignment->office ||
        office->parent == assignment->office)
      out.push_back(office);
  });
  return out;
}

template <typename Record>
void fill(ReportRows& rows, const std::vector<Record>& records,
          std::vector<std::string_view> fields) {
  std::vector<const void*> found;
  std::vector<std::string> ids;
  for (const Record& record : records) {
    found.push_back(&record);
    ids.push_back("row-" + std::to_string(found.size()));
  }
  rows.set(std::move(found), std::move(ids), std::move(fields));
}

void gather(const app::Desk& desk, ConsolidationMemory& memory, const MonthChoice& month) {
  const std::string wanted = month.code + "/" + desk.today().to_string();
  if (memory.revision == desk.revision() && memory.made_for == wanted) return;
  memory.revision = desk.revision();
  memory.made_for = wanted;
  std::vector<const MonthlyReport*> reports;
  desk.replica().for_each(
      abandoned_goods::report_module(), [&](const core::Id&, const sync::Held& held) {
        if (held.record != nullptr)
          reports.push_back(static_cast<const MonthlyReport*>(held.record.get()));
      });
  memory.all = abandoned_goods::consolidate(month.year, month.month, offices_in_sight(desk),
                                            reports, desk.today());
  fill(memory.standings, memory.all.standings,
       {"office_name", "province_name", "state", "due_on", "signed_on", "late", "declarations",
        "value_usd", "estimated_duties", "paid_duties"});
  fill(memory.provinces, memory.all.provinces, {"province_name", "offices", "on_time", "late"});
  fill(memory.management, memory.all.management.rows,
       {"label", "declarations", "declarations_percent", "gross", "value_usd", "value_percent",
        "estimated_duties", "paid_duties"});
}

void draw_late(const Consolidated& all) {
  std::string names;
  for (const abandoned_goods::ProvinceRecord& province : all.provinces) {
    if (province.late == 0) continue;
    if (!names.empty()) names += "، ";
    names += province.province_name;
  }
  if (names.empty()) return;
  ui::message("late", ui::Tone::warning, "استان‌هایی با دیرکرد: " + names,
              "بالاترین مقام گمرک استان ممکن است برای توضیح به دفتر بازرسی فراخوانده شود.",
              core::to_string(abandoned_goods::clause("بند ه")));
}

void draw_files(Shell& shell, const ConsolidationMemory& memory, const MonthChoice& month) {
  const std::string office = report_office_name(shell.desk(), {});
  const auto end = abandoned_goods::month_end(month.year, month.month);
  const core::Date today = shell.desk().today();
  ui::Row row;
  if (ui::button("xlsx", "خروجی اکسل",
                 {.kind = ui::ButtonKind::primary, .icon = ui::Icon::download})) {
    const abandoned_goods::ReportHead head{office, abandoned_goods::month_of(end.value_or(today)),
                                           today};
    save_xlsx("consolidated", abandoned_goods::consolidated_workbook(head, memory.all));
  }
  if (ui::button("print", "چاپ جمع‌بندی", {.icon = ui::Icon::print})) {
    ui::print_html(core::document_html(
        abandoned_goods::management_paper(memory.all.management, {office, today})));
  }
}

}  // namespace

void draw_consolidation(Shell& shell) {
  auto& memory = shell.memory<ConsolidationMemory>("abandoned/consolidation");
  const auto months = last_months(shell.desk().today());
  std::vector<ui::Choice> choices;
  for (const MonthChoice& month : months) choices.push_back({month.code, month.label, {}});
  if (memory.month.empty() && months.size() > 1) memory.month = months[1].code;
  constexpr float select_px = 190.0F;
  ui::select("month", choices, memory.month, {.label = "ماه گزارش", .width = select_px});
  const auto chosen = std::find_if(months.begin(), months.end(), [&](const MonthChoice& month) {
    return month.code == memory.month;
  });
  if (chosen == months.end()) return;
  gather(shell.desk(), memory, *chosen);
  draw_late(memory.all);
  draw_files(shell, memory, *chosen);
  constexpr float list_px = 320.0F;
  constexpr float short_px = 240.0F;
  const ui::TableEvent event =
      ui::table("standings", memory.standings.columns(), memory.standings, memory.standings_table,
                {.label = "گزارش گمرک‌ها در این ماه",
                 .height = list_px,
                 .empty_title = "گمرکی در حوزه شما نیست"});
  if (event.export_csv) {
    ui::download_file(
        "standings.csv", "text/csv;charset=utf-8",
        ui::table_csv(memory.standings.columns(), memory.standings, memory.standings_table));
  }
  ui::table("provinces", memory.provinces.columns(), memory.provinces, memory.provinces_table,
            {.label = "سابقه ارسال استان‌ها",
             .height = short_px,
             .can_export = false});
  ui::caption("جمع " + core::persian_digits(std::to_string(memory.all.counted)) +
              " گزارش راستی‌آزمایی‌شده:");
  ui::table("management", memory.management.columns(), memory.management, memory.management_table,
            {.label = "جمع‌بندی گزارش‌های راستی‌آزمایی‌شده",
             .height = list_px,
             .can_export = false});
}

}  // namespace kotaj::screens::abandoned
