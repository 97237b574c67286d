#pragma once

#include <span>
#include <string>

#include "shared/abandoned_goods/gather.h"
#include "shared/core/document.h"

/// Reports as Excel workbooks (هـ, annex 1): the device from what it holds, the server from
/// everything, by the same functions.
namespace kotaj::abandoned_goods {

struct ReportHead {
  std::string office_name;
  Period period;
  core::Date on;  ///< The day it was made.
};

/// The annex's columns as of the period's last day, and a second sheet with office, period,
/// receipts and totals.
std::string working_workbook(const ReportHead& head, std::span<const WorkingRow> rows,
                             std::span<const ReceiptRow> receipts);
std::string management_workbook(const ReportHead& head, const ManagementReport& report);
/// Every office's report of a month, each province's on-time record, and the sum.
std::string consolidated_workbook(const ReportHead& head, const Consolidated& all);
/// The working list on paper.
core::Document working_paper(const ReportHead& head, std::span<const WorkingRow> rows);

}  // namespace kotaj::abandoned_goods
