#include "shared/abandoned_goods/gather.h"

#include <algorithm>
#include <array>

#include "shared/abandoned_goods/parameters.h"
#include "shared/core/fields.h"

namespace kotaj::abandoned_goods {
namespace {

/// The last version of an office's report of a month; a draft is none yet.
const MonthlyReport* latest_of(std::string_view office, int64_t year, int64_t month,
                               std::span<const MonthlyReport* const> reports) {
  const MonthlyReport* latest = nullptr;
  for (const MonthlyReport* report : reports) {
    const DraftReport& draft = report->report;
    if (draft.office != office || draft.year != year || draft.month != month) continue;
    if (report->state == ReportState::draft) continue;
    if (latest == nullptr || latest->report.version < draft.version) latest = report;
  }
  return latest;
}

/// The day that counts for being on time: of the first version. One that was returned with reasons
/// had come in time, and so does its answer.
std::optional<core::Date> first_signed(std::string_view office, int64_t year, int64_t month,
                                       std::span<const MonthlyReport* const> reports) {
  std::optional<core::Date> first;
  for (const MonthlyReport* report : reports) {
    const DraftReport& draft = report->report;
    if (draft.office != office || draft.year != year || draft.month != month) continue;
    if (report->signed_on && (!first || *report->signed_on < *first)) first = report->signed_on;
  }
  return first;
}

bool is_counted(const MonthlyReport& report) {
  return report.state == ReportState::verified || report.state == ReportState::consolidated ||
         report.state == ReportState::sent;
}

std::string name_of(std::span<const access::Office* const> offices, std::string_view code) {
  for (const access::Office* office : offices)
    if (office->code == code) return office->name;
  return std::string(code);
}

void add_row(ManagementRow& sum, const ManagementRow& row) {
  sum.declarations += row.declarations;
  sum.gross = sum.gross + row.gross;
  sum.value_usd += row.value_usd;
  sum.estimated_duties += row.estimated_duties;
  sum.paid_duties += row.paid_duties;
}

/// Declarations of different offices are different ones: their numbers add up.
void add_report(ManagementReport& sum, const ManagementReport& report) {
  for (std::size_t row = 0; row < sum.rows.size() && row < report.rows.size(); ++row)
    add_row(sum.rows[row], report.rows[row]);
  add_row(sum.total, report.total);
}

void put_percentages(ManagementReport& report) {
  const auto put = [&](ManagementRow& row) {
    row.declarations_percent = percent_of(row.declarations, report.total.declarations);
    row.value_percent = percent_of(row.value_usd, report.total.value_usd);
  };
  for (ManagementRow& row : report.rows) put(row);
  put(report.total);
}

ReportStanding standing_of(const access::Office& office, std::string province, core::Date due_on,
                           const MonthlyReport* latest) {
  ReportStanding out;
  out.office = office.code;
  out.office_name = office.name;
  out.province_name = std::move(province);
  out.due_on = due_on;
  out.state = latest == nullptr ? "ارسال نشده" : std::string(label_of(latest->state));
  if (latest == nullptr) return out;
  const Totals& totals = latest->report.totals;
  out.declarations = totals.declarations;
  out.gross = totals.gross;
  out.value_usd = totals.value_usd;
  out.estimated_duties = totals.estimated_duties;
  out.paid_duties = totals.paid_duties;
  return out;
}

std::vector<ProvinceRecord> records_of(const std::vector<ReportStanding>& standings) {
  std::vector<ProvinceRecord> out;
  for (const ReportStanding& one : standings) {
    if (out.empty() || out.back().province_name != one.province_name)
      out.push_back({one.province_name, 0, 0, 0});
    ProvinceRecord& record = out.back();
    ++record.offices;
    if (one.late) {
      ++record.late;
    } else if (one.signed_on) {
      ++record.on_time;
    }
  }
  return out;
}

}  // namespace

Gatherer::Gatherer(Scope scope) : scope_(std::move(scope)), management_(scope_.period) {}

void Gatherer::add(const Case& record) {
  if (!scope_.has(record.receipt.office)) return;
  management_.add(record);
  auto rows = working_rows(record, scope_.period, scope_.on);
  if (rows.empty()) return;
  const Place place{rows.front().registered_on, {rows.front().kotaj, record.receipt.office}};
  cases_.emplace(place, std::pair(std::move(rows), receipt_rows(record, scope_.period)));
}

Gathered Gatherer::take() {
  Gathered out;
  out.management = management_.report();
  for (auto& [place, of_case] : cases_) {
    std::move(of_case.first.begin(), of_case.first.end(), std::back_inserter(out.rows));
    std::move(of_case.second.begin(), of_case.second.end(), std::back_inserter(out.receipts));
  }
  cases_.clear();
  return out;
}

Period month_of(core::Date day) {
  const auto first = core::Date::of(day.year(), day.month(), 1);
  const auto last = month_end(day.year(), day.month());
  return {first.value_or(day), last.value_or(day)};
}

std::optional<Period> parse_period(std::string_view text) {
  constexpr std::size_t month_chars = 7;
  constexpr std::size_t day_chars = 10;
  if (text.size() == month_chars) {
    const auto first = core::Date::parse(std::string(text) + "/01");
    if (!first) return std::nullopt;
    return month_of(*first);
  }
  if (text.size() != 2 * day_chars + 1 || text[day_chars] != '-') return std::nullopt;
  const auto from = core::Date::parse(text.substr(0, day_chars));
  const auto until = core::Date::parse(text.substr(day_chars + 1));
  if (!from || !until || *until < *from) return std::nullopt;
  return Period{*from, *until};
}

Consolidated consolidate(int64_t year, int64_t month,
                         std::span<const access::Office* const> offices,
                         std::span<const MonthlyReport* const> reports, core::Date on) {
  Consolidated out;
  const auto end = month_end(year, month);
  const auto due = report_due_on(year, month);
  if (!end || !due) return out;
  out.management = ManagementSummary(month_of(*end)).report();
  for (const access::Office* office : offices) {
    if (office->kind != access::OfficeKind::customs_office) continue;
    const MonthlyReport* latest = latest_of(office->code, year, month, reports);
    if (latest == nullptr && !office->enabled) continue;
    ReportStanding standing = standing_of(*office, name_of(offices, office->parent), *due, latest);
    standing.signed_on = first_signed(office->code, year, month, reports);
    standing.late = standing.signed_on.value_or(on) > *due;
    out.standings.push_back(std::move(standing));
    if (latest == nullptr || !is_counted(*latest)) continue;
    add_report(out.management, latest->report.management);
    ++out.counted;
  }
  put_percentages(out.management);
  std::stable_sort(out.standings.begin(), out.standings.end(),
                   [](const ReportStanding& a, const ReportStanding& b) {
                     return std::tie(a.province_name, a.office) <
                            std::tie(b.province_name, b.office);
                   });
  out.provinces = records_of(out.standings);
  return out;
}

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {

using namespace fields;  // NOLINT
using abandoned_goods::ProvinceRecord;
using abandoned_goods::ReportStanding;

template <>
const Description& describe<ReportStanding>() {
  static constexpr std::array<Field, 12> fields{{
      member<&ReportStanding::office>(code(1, "office", "کد گمرک")),
      member<&ReportStanding::office_name>(text(2, "office_name", "گمرک")),
      member<&ReportStanding::province_name>(text(3, "province_name", "استان")),
      member<&ReportStanding::state>(text(4, "state", "وضعیت گزارش", 40)),
      member<&ReportStanding::due_on>(date(5, "due_on", "مهلت ارسال")),
      member<&ReportStanding::signed_on>(date(6, "signed_on", "تاریخ امضا")),
      member<&ReportStanding::late>(flag(7, "late", "دیرکرد")),
      member<&ReportStanding::declarations>(count(8, "declarations", "تعداد اظهارنامه")),
      member<&ReportStanding::gross>(mass(9, "gross", "وزن ناخالص (کیلوگرم)")),
      member<&ReportStanding::value_usd>(dollars(10, "value_usd", "ارزش دلاری")),
      member<&ReportStanding::estimated_duties>(
          rials(11, "estimated_duties", "حقوق ورودی استنباطی (ریال)")),
      member<&ReportStanding::paid_duties>(rials(12, "paid_duties", "حقوق ورودی واریزی (ریال)")),
  }};
  static constexpr Description table = description<ReportStanding>(
      "abandoned_goods.report_standing", "گزارش‌های یک ماه", fields);
  return table;
}

template <>
const Description& describe<ProvinceRecord>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ProvinceRecord::province_name>(text(1, "province_name", "استان")),
      member<&ProvinceRecord::offices>(count(2, "offices", "تعداد گمرک")),
      member<&ProvinceRecord::on_time>(count(3, "on_time", "به‌موقع")),
      member<&ProvinceRecord::late>(count(4, "late", "دیرکرد")),
  }};
  static constexpr Description table =
      description<ProvinceRecord>("abandoned_goods.province_record", "سابقه ارسال استان", fields);
  return table;
}

}  // namespace kotaj::core
