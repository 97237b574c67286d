#include "shared/abandoned_goods/report_workbook.h"

#include <array>
#include <vector>

#include "shared/core/text.h"
#include "shared/core/workbook.h"

namespace kotaj::abandoned_goods {
namespace {

using core::Sheet;
using core::SheetCell;
using core::SheetCellKind;

SheetCell heading(std::string_view text) { return {std::string(text), SheetCellKind::heading}; }

void add_head(Sheet& sheet, const ReportHead& head) {
  const auto day = [](core::Date date) {
    return SheetCell{date.to_string(), SheetCellKind::identifier};
  };
  sheet.rows.push_back({heading("گمرک"), {head.office_name, SheetCellKind::text}});
  sheet.rows.push_back({heading("از تاریخ"), day(head.period.from)});
  sheet.rows.push_back({heading("تا تاریخ"), day(head.period.until)});
  sheet.rows.push_back({heading("تاریخ تهیه"), day(head.on)});
}

template <typename Record>
std::vector<const void*> pointers(std::span<const Record> records) {
  std::vector<const void*> out;
  for (const Record& record : records) out.push_back(&record);
  return out;
}

Sheet summary_sheet(const ReportHead& head, std::span<const WorkingRow> rows,
                    std::span<const ReceiptRow> receipts) {
  Sheet out;
  out.name = "مشخصات و جمع";
  out.widths = {34, 30, 16, 20};
  add_head(out, head);
  const Totals totals = totals_of(rows);
  for (const core::Field& field : core::describe<Totals>().fields)
    out.rows.push_back({heading(field.label), core::sheet_cell(field, &totals)});
  out.rows.emplace_back();
  const auto listed = pointers(receipts);
  for (auto& row : core::sheet_of({}, core::describe<ReceiptRow>(), listed).rows)
    out.rows.push_back(std::move(row));
  return out;
}

Sheet management_sheet(const ManagementReport& report) {
  std::vector<const void*> listed = pointers(std::span<const ManagementRow>(report.rows));
  listed.push_back(&report.total);
  Sheet out = core::sheet_of("گزارش مدیریتی", core::describe<ManagementRow>(), listed);
  out.filtered = false;
  // Percentages are decimals already; the total's row has no number of its own.
  constexpr std::array<std::size_t, 2> percentages{3, 6};
  for (std::size_t row = 1; row < out.rows.size(); ++row) {
    auto& cells = out.rows[row];
    for (const std::size_t column : percentages) cells[column].kind = SheetCellKind::number;
    if (row + 1 == out.rows.size()) cells.front().value.clear();
  }
  return out;
}

Sheet head_sheet(const ReportHead& head) {
  Sheet out;
  out.name = "مشخصات";
  out.widths = {20, 40};
  add_head(out, head);
  return out;
}

}  // namespace

std::string working_workbook(const ReportHead& head, std::span<const WorkingRow> rows,
                             std::span<const ReceiptRow> receipts) {
  const auto listed = pointers(rows);
  const std::array<Sheet, 2> sheets{core::sheet_of("گزارش متروکه", core::describe<WorkingRow>(),
                                                   listed, working_columns_on(head.period.until)),
                                    summary_sheet(head, rows, receipts)};
  return core::xlsx(sheets);
}

std::string management_workbook(const ReportHead& head, const ManagementReport& report) {
  const std::array<Sheet, 2> sheets{management_sheet(report), head_sheet(head)};
  return core::xlsx(sheets);
}

std::string consolidated_workbook(const ReportHead& head, const Consolidated& all) {
  const auto standings = pointers(std::span<const ReportStanding>(all.standings));
  const auto provinces = pointers(std::span<const ProvinceRecord>(all.provinces));
  const std::array<Sheet, 4> sheets{
      core::sheet_of("گزارش‌های ماه", core::describe<ReportStanding>(), standings),
      management_sheet(all.management),
      core::sheet_of("سابقه استان‌ها", core::describe<ProvinceRecord>(), provinces),
      head_sheet(head)};
  return core::xlsx(sheets);
}

core::Document working_paper(const ReportHead& head, std::span<const WorkingRow> rows) {
  core::Document out;
  out.landscape = true;
  out.title = "گزارش متروکه";
  out.office = head.office_name;
  const auto day = [](core::Date date) { return core::persian_digits(date.to_string()); };
  out.stamps = {{"از تاریخ", day(head.period.from), core::DocumentText::number},
                {"تا تاریخ", day(head.period.until), core::DocumentText::number},
                {"تاریخ تهیه", day(head.on), core::DocumentText::number}};
  const auto columns = working_columns_on(head.period.until);
  const std::vector<std::string_view> names(columns.begin(), columns.end());
  core::DocumentTable table;
  table.columns = core::document_columns(core::describe<WorkingRow>(), names);
  for (const WorkingRow& row : rows)
    table.rows.push_back(core::document_row(core::describe<WorkingRow>(), &row, names));
  out.blocks.push_back(std::move(table));
  const Totals totals = totals_of(rows);
  core::DocumentFields sums;
  sums.heading = "جمع";
  for (const core::Field& field : core::describe<Totals>().fields)
    sums.fields.push_back(core::document_field(core::describe<Totals>(), &totals, field.name));
  out.blocks.push_back(std::move(sums));
  return out;
}

}  // namespace kotaj::abandoned_goods
