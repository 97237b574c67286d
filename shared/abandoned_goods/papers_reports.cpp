#include "shared/abandoned_goods/papers_parts.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/text.h"

// Reports as sheets of paper.
namespace kotaj::abandoned_goods {
namespace {

using core::DocumentText;
using parts::shown;

std::string percent(const std::string& share) { return core::persian_number(share) + "٪"; }

std::vector<std::string> management_cells(const ManagementRow& row, bool total,
                                          const std::vector<std::string_view>& names) {
  std::vector<std::string> cells = core::document_row(core::describe<ManagementRow>(), &row, names);
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names[at] == "number" && total) cells[at].clear();
    if (names[at] == "declarations_percent") cells[at] = percent(row.declarations_percent);
    if (names[at] == "value_percent") cells[at] = percent(row.value_percent);
  }
  return cells;
}

core::DocumentTable management_table(const ManagementReport& report) {
  const std::vector<std::string_view> names{
      "number",    "label",         "declarations",     "declarations_percent", "gross",
      "value_usd", "value_percent", "estimated_duties", "paid_duties"};
  core::DocumentTable out;
  out.columns = core::document_columns(core::describe<ManagementRow>(), names);
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names[at].ends_with("percent")) out.columns[at].kind = DocumentText::number;
  }
  for (const ManagementRow& row : report.rows)
    out.rows.push_back(management_cells(row, false, names));
  out.rows.push_back(management_cells(report.total, true, names));
  out.last_is_total = true;
  return out;
}

}  // namespace

core::Document management_paper(const ManagementReport& report, const PaperFacts& facts) {
  core::Document out;
  out.landscape = true;
  out.title = core::describe<ManagementReport>().label;
  out.office = facts.office_name;
  out.stamps = {{"از تاریخ", shown(report.from), DocumentText::number},
                {"تا تاریخ", shown(report.until), DocumentText::number},
                {"تاریخ تهیه", shown(facts.on), DocumentText::number}};
  out.blocks.push_back(management_table(report));
  out.blocks.push_back(core::DocumentParagraph{
      "اظهارنامه‌ها بر پایه کوتاژ یکتا شمرده شده‌اند؛ وزن، ارزش و حقوق ورودی جمع ردیف‌های کالاست. درصدها از جمع همان ستون است.",
      false});
  out.blocks.push_back(core::DocumentSignatures{{"تهیه‌کننده", "مدیر"}});
  out.footer = parts::sources({clause("بند و، گزارش مدیریتی")});
  return out;
}

core::Document monthly_paper(const MonthlyReport& report, std::span<const WorkingRow> rows,
                             const PaperFacts& facts) {
  const DraftReport& draft = report.report;
  core::Document out;
  out.landscape = true;
  out.title = "گزارش عملکرد کالای متروکه، " +
              std::string(core::month_name(static_cast<int>(draft.month))) + " " +
              core::persian_digits(std::to_string(draft.year));
  out.office = facts.office_name;
  out.stamps = {
      {"نسخه", core::persian_digits(std::to_string(draft.version)), DocumentText::number},
      {"وضعیت", std::string(label_of(report.state)), DocumentText::normal},
      {"تاریخ امضا", report.signed_on ? shown(*report.signed_on) : "", DocumentText::number}};
  const auto columns = working_columns_on(month_end(draft.year, draft.month).value_or(facts.on));
  const std::vector<std::string_view> names(columns.begin(), columns.end());
  core::DocumentTable table;
  table.columns = core::document_columns(core::describe<WorkingRow>(), names);
  for (const WorkingRow& row : rows)
    table.rows.push_back(core::document_row(core::describe<WorkingRow>(), &row, names));
  out.blocks.push_back(std::move(table));
  core::DocumentFields totals;
  totals.heading = "جمع";
  for (const core::Field& field : core::describe<Totals>().fields)
    totals.fields.push_back(
        core::document_field(core::describe<Totals>(), &draft.totals, field.name));
  out.blocks.push_back(std::move(totals));
  out.blocks.push_back(management_table(draft.management));
  if (report.signed_on) {
    out.blocks.push_back(core::DocumentParagraph{
        "امضاکننده: " + report.signed_name + "، در تاریخ " + shown(*report.signed_on) +
            "؛ خوانده و تأیید شد که ارسال گزارش خلاف واقع تبعات حقوقی و کیفری دارد.",
        true});
  }
  out.footer = parts::sources({clause("بند ه"), clause("بند و")});
  return out;
}

}  // namespace kotaj::abandoned_goods
