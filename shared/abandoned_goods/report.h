#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/abandoned_goods/management.h"
#include "shared/access/module.h"
#include "shared/core/tehran.h"

/// The monthly performance report (هـ, و): drafted in the office, signed by the provincial
/// director, then received, verified or returned, consolidated and sent by the Import Office. A
/// signed report never changes; one that was returned is superseded by a later version.
namespace kotaj::abandoned_goods {

enum class ReportState : int32_t {
  draft = 1,
  signed_off = 2,
  received = 3,
  verified = 4,
  returned = 5,
  consolidated = 6,
  sent = 7,
};
std::span<const core::Choice> report_state_choices();
std::string_view label_of(ReportState state);

/// What names a report: office, month and version.
struct ReportKey {
  std::string office;
  int64_t year = 0;
  int64_t month = 0;
  int64_t version = 1;
};
core::Id report_id(const ReportKey& key);
/// The month's last day; empty where there is no such month.
std::optional<core::Date> month_end(int64_t year, int64_t month);
/// The last day for sending: the 5th of the next month.
std::optional<core::Date> report_due_on(int64_t year, int64_t month);

/// A warehouse receipt behind the rows, for the workbook's second sheet.
struct ReceiptRow {
  std::string number;
  std::string custodian;
  std::string kotaj;
  core::Date entered_first_warehouse;
};

/// A part of a report's rows, a record of its own: a report of thousands of rows does not fit into
/// one operation. Also what the act fills in.
struct ReportPart {
  std::string office;
  int64_t year = 0;
  int64_t month = 0;
  int64_t version = 1;
  int64_t number = 0;  ///< From 1.
  std::vector<WorkingRow> rows;
  std::vector<ReceiptRow> receipts;
};
core::Id report_part_id(const ReportKey& key, int64_t number);
inline constexpr std::size_t rows_of_part = 60;

/// "draft_report": all but the rows, which stand in the parts.
struct DraftReport {
  std::string office;
  int64_t year = 0;
  int64_t month = 0;
  int64_t version = 1;
  core::Date from;  ///< Of the declarations in it; until the month's last day.
  int64_t parts = 0;
  std::string digest;  ///< `rows_digest` of the parts.
  Totals totals;
  ManagementReport management;
};
ReportKey key_of(const DraftReport& draft);

/// One act on the report.
struct ReportEvent {
  core::Id operation;
  std::string act;
  std::string user;
  std::string name;
  std::optional<int64_t> position;
  core::Moment at;
  ReportState state = ReportState::draft;
  std::string detail;
};

struct MonthlyReport {
  DraftReport report;
  ReportState state = ReportState::draft;
  std::optional<core::Date> signed_on;
  std::string signed_by;
  std::string signed_name;
  std::string return_reasons;
  std::string consolidated_in;
  std::string sent_to;
  std::optional<core::Date> sent_on;
  std::string sent_letter;
  std::vector<ReportEvent> events;
};
/// Signed by the 5th of the next month: the on-time record. Empty while it is not signed.
std::optional<bool> on_time(const MonthlyReport& report);
/// Not signed on that day, and due before it: the head of the province may be called to the
/// Inspection Office.
bool is_late(const ReportKey& month, const MonthlyReport* latest, core::Date on);

// --- Payloads of the acts

struct SignReport {
  bool confirmed_read = false;  ///< That false reports have legal consequences (هـ).
};
struct ReceiveReport {
  std::string note;
};
struct VerifyReport {
  std::string note;
};
struct ReturnReport {
  std::string reasons;
};
struct ConsolidateReport {
  std::string consolidated_in;  ///< Name of the consolidated report.
};
struct SendReport {
  std::string sent_to;
  core::Date sent_on;
  std::string letter;
};

/// A report and its parts, made of an office's rows: what is drafted, part by part, then as a
/// whole.
struct PreparedReport {
  DraftReport draft;
  std::vector<ReportPart> parts;
};
PreparedReport prepare_report(const ReportKey& key, core::Date from, std::vector<WorkingRow> rows,
                              std::vector<ReceiptRow> receipts, const ManagementReport& management);
/// The receipts behind `working_rows` of a case.
std::vector<ReceiptRow> receipt_rows(const Case& record, const Period& period);
/// Digest of all rows of all parts, in order.
std::string rows_digest(std::span<const ReportPart* const> parts);

/// 21 `abandoned_report`, record MonthlyReport, and 22 `abandoned_report_part`, record ReportPart.
const access::Module& report_module();
const access::Module& report_part_module();

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::ReceiptRow>();
template <>
const Description& describe<abandoned_goods::ReportPart>();
template <>
const Description& describe<abandoned_goods::DraftReport>();
template <>
const Description& describe<abandoned_goods::ReportEvent>();
template <>
const Description& describe<abandoned_goods::MonthlyReport>();
template <>
const Description& describe<abandoned_goods::SignReport>();
template <>
const Description& describe<abandoned_goods::ReceiveReport>();
template <>
const Description& describe<abandoned_goods::VerifyReport>();
template <>
const Description& describe<abandoned_goods::ReturnReport>();
template <>
const Description& describe<abandoned_goods::ConsolidateReport>();
template <>
const Description& describe<abandoned_goods::SendReport>();
}  // namespace kotaj::core
