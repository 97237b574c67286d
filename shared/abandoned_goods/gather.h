#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "shared/abandoned_goods/management.h"
#include "shared/abandoned_goods/report.h"
#include "shared/access/office.h"

/// Reports of many cases: fed one record after the other, in any order, on the device with what it
/// holds and on the server with everything.
namespace kotaj::abandoned_goods {

/// The cases of some offices, in a period, as they stand on a day.
struct Scope {
  std::set<std::string> offices;  ///< Codes; empty is every office.
  Period period;
  core::Date on;
  [[nodiscard]] bool has(const std::string& office) const {
    return offices.empty() || offices.contains(office);
  }
};

struct Gathered {
  std::vector<WorkingRow> rows;  ///< By day of registration, then kotaj; lines in their own order.
  std::vector<ReceiptRow> receipts;
  ManagementReport management;
};

class Gatherer {
 public:
  explicit Gatherer(Scope scope);
  void add(const Case& record);
  [[nodiscard]] Gathered take();

 private:
  /// Kotaj numbers are an office's own.
  using Place = std::pair<core::Date, std::pair<std::string, std::string>>;
  Scope scope_;
  ManagementSummary management_;
  std::multimap<Place, std::pair<std::vector<WorkingRow>, std::vector<ReceiptRow>>> cases_;
};

/// A period as it is written: a month "1403/05", or two days "1403/05/01-1403/05/07".
std::optional<Period> parse_period(std::string_view text);
Period month_of(core::Date day);

// --- The Import Office and the provinces (هـ, و)

/// One office's monthly report among those of a month.
struct ReportStanding {
  std::string office;
  std::string office_name;
  std::string province_name;
  std::string state;  ///< As a person reads it; «ارسال نشده» where none is signed.
  core::Date due_on;
  std::optional<core::Date> signed_on;
  bool late = false;  ///< Signed after the 5th, or not yet signed though it passed.
  int64_t declarations = 0;
  core::Mass gross;
  core::Wide value_usd = 0;
  core::Wide estimated_duties = 0;
  core::Wide paid_duties = 0;
};
/// The on-time record of a province.
struct ProvinceRecord {
  std::string province_name;
  int64_t offices = 0;
  int64_t on_time = 0;
  int64_t late = 0;
};
struct Consolidated {
  std::vector<ReportStanding> standings;  ///< By province, then office.
  std::vector<ProvinceRecord> provinces;
  ManagementReport management;  ///< The sum of the reports that count.
  int64_t counted = 0;          ///< How many those are.
};
/// All offices of a month. Only verified reports, and those that went on from there, are summed.
Consolidated consolidate(int64_t year, int64_t month,
                         std::span<const access::Office* const> offices,
                         std::span<const MonthlyReport* const> reports, core::Date on);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::ReportStanding>();
template <>
const Description& describe<abandoned_goods::ProvinceRecord>();
}  // namespace kotaj::core
