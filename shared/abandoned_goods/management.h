#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "shared/abandoned_goods/lists.h"

/// The management report of a period (و): six rows and their total.
namespace kotaj::abandoned_goods {

inline constexpr std::size_t management_rows = 6;

/// The row that a case's present declaration is in, from 1; empty where it is in none. AB-3 names
/// the sixth.
std::optional<int> management_row(const Case& record);
/// As the report has it.
std::string_view management_label(int row);

struct ManagementRow {
  int64_t number = 0;  ///< From 1; 0 for the total.
  std::string label;
  int64_t declarations = 0;
  std::string declarations_percent;
  core::Mass gross;
  core::Wide value_usd = 0;  ///< Cents.
  std::string value_percent;
  core::Wide estimated_duties = 0;  ///< Rials.
  core::Wide paid_duties = 0;       ///< Rials.
};
struct ManagementReport {
  core::Date from;
  core::Date until;
  std::vector<ManagementRow> rows;  ///< Six.
  ManagementRow total;
};

/// Takes cases one by one, however many there are.
class ManagementSummary {
 public:
  explicit ManagementSummary(const Period& period) : period_(period) {}
  /// Counts the case where its declaration was registered in the period.
  void add(const Case& record);
  [[nodiscard]] ManagementReport report() const;

 private:
  struct Sum {
    std::set<std::string> declarations;
    core::Mass gross;
    core::Wide value_usd = 0;
    core::Wide estimated_duties = 0;
    core::Wide paid_duties = 0;
  };
  Period period_;
  std::array<Sum, management_rows> sums_{};
};

/// `part` of `whole` in percent: one decimal, half up, a trailing zero trimmed; "0" of nothing.
std::string percent_of(core::Wide part, core::Wide whole);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::ManagementRow>();
template <>
const Description& describe<abandoned_goods::ManagementReport>();
}  // namespace kotaj::core
