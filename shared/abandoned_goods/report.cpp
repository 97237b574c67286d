#include "shared/abandoned_goods/report.h"

#include <algorithm>
#include <array>

#include "shared/abandoned_goods/digest.h"
#include "shared/abandoned_goods/parameters.h"

namespace kotaj::abandoned_goods {
namespace {

constexpr int32_t number_of(ReportState state) { return static_cast<int32_t>(state); }

constexpr std::array<core::Choice, 7> all_states{{
    {number_of(ReportState::draft), "draft", "پیش‌نویس"},
    {number_of(ReportState::signed_off), "signed", "امضاشده و ارسال‌شده"},
    {number_of(ReportState::received), "received", "دریافت‌شده"},
    {number_of(ReportState::verified), "verified", "راستی‌آزمایی‌شده"},
    {number_of(ReportState::returned), "returned", "برگشت‌داده‌شده"},
    {number_of(ReportState::consolidated), "consolidated", "جمع‌بندی‌شده"},
    {number_of(ReportState::sent), "sent", "ارسال‌شده به مراجع"},
}};

constexpr int months_a_year = 12;

std::optional<core::Date> first_of(int64_t year, int64_t month) {
  if (year < core::Date::first_year || year > core::Date::last_year || month < 1 ||
      month > months_a_year)
    return std::nullopt;
  return core::Date::of(static_cast<int>(year), static_cast<int>(month), 1);
}

}  // namespace

std::span<const core::Choice> report_state_choices() { return all_states; }
std::string_view label_of(ReportState state) {
  const auto index = static_cast<std::size_t>(number_of(state) - 1);
  return index < all_states.size() ? all_states[index].label : std::string_view{};
}

core::Id report_id(const ReportKey& key) {
  return core::derive_id("abandoned_report",
                         {key.office, std::to_string(key.year), std::to_string(key.month),
                          std::to_string(key.version)});
}
core::Id report_part_id(const ReportKey& key, int64_t number) {
  return core::derive_id("abandoned_report_part",
                         {core::to_string(report_id(key)), std::to_string(number)});
}
ReportKey key_of(const DraftReport& draft) {
  return {draft.office, draft.year, draft.month, draft.version};
}

std::optional<core::Date> month_end(int64_t year, int64_t month) {
  const auto first = first_of(year, month);
  if (!first) return std::nullopt;
  return core::Date::of(first->year(), first->month(),
                        core::days_in_month(first->year(), first->month()));
}

std::optional<core::Date> report_due_on(int64_t year, int64_t month) {
  const auto first = first_of(year, month);
  if (!first) return std::nullopt;
  const auto next = core::add_months(*first, 1);
  if (!next) return std::nullopt;
  return core::add_days(*next, parameters(*next).report_due_day.value - 1);
}

std::optional<bool> on_time(const MonthlyReport& report) {
  if (!report.signed_on) return std::nullopt;
  const auto due = report_due_on(report.report.year, report.report.month);
  return due && *report.signed_on <= *due;
}

bool is_late(const ReportKey& month, const MonthlyReport* latest, core::Date on) {
  if (latest != nullptr && latest->signed_on) return false;
  const auto due = report_due_on(month.year, month.month);
  return due && *due < on;
}

std::vector<ReceiptRow> receipt_rows(const Case& record, const Period& period) {
  std::vector<ReceiptRow> out;
  for (const Round& round : record.rounds) {
    if (!round.declaration || !period.has(round.declaration->registered_on)) continue;
    out.push_back({record.receipt.number, record.receipt.custodian, round.declaration->kotaj,
                   record.receipt.entered_first_warehouse});
  }
  return out;
}

std::string rows_digest(std::span<const ReportPart* const> parts) {
  std::string out;
  for (const ReportPart* part : parts) {
    for (const WorkingRow& row : part->rows) add_values(out, core::describe<WorkingRow>(), &row);
    for (const ReceiptRow& row : part->receipts)
      add_values(out, core::describe<ReceiptRow>(), &row);
  }
  return hex_digest(out);
}

PreparedReport prepare_report(const ReportKey& key, core::Date from, std::vector<WorkingRow> rows,
                              std::vector<ReceiptRow> receipts,
                              const ManagementReport& management) {
  PreparedReport out;
  out.draft.office = key.office;
  out.draft.year = key.year;
  out.draft.month = key.month;
  out.draft.version = key.version;
  out.draft.from = from;
  out.draft.totals = totals_of(rows);
  out.draft.management = management;
  for (std::size_t at = 0; at < rows.size() || at < receipts.size(); at += rows_of_part) {
    ReportPart part{
        key.office, key.year, key.month, key.version, static_cast<int64_t>(out.parts.size()) + 1,
        {},         {}};
    const auto take = [&](auto& list, auto& into) {
      for (std::size_t row = at; row < std::min(at + rows_of_part, list.size()); ++row)
        into.push_back(std::move(list[row]));
    };
    take(rows, part.rows);
    take(receipts, part.receipts);
    out.parts.push_back(std::move(part));
  }
  out.draft.parts = static_cast<int64_t>(out.parts.size());
  std::vector<const ReportPart*> all;
  for (const ReportPart& part : out.parts) all.push_back(&part);
  out.draft.digest = rows_digest(all);
  return out;
}

}  // namespace kotaj::abandoned_goods
