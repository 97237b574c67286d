#pragma once

#include <optional>

#include "shared/core/explanation.h"
#include "shared/export_valuation/request.h"

/// What speaks for a value of one row of goods (Customs Law art. 16): the domestic wholesale price
/// with the costs until the goods leave, the international average, the raw-material analysis. All
/// in ten-thousandths of a dollar for one unit.
namespace kotaj::export_valuation {

struct Evidence {
  std::optional<core::Exact> wholesale{};      ///< Wholesale price and costs, at the exchange rate.
  std::optional<core::Exact> international{};  ///< The average.
  std::optional<core::Exact> analysis{};       ///< The unit value of form PQ33.
  std::optional<core::Exact> lowest{};
  std::optional<core::Exact> highest{};
};

/// Of a row of goods, from 1. Nothing for a row that is not there.
Evidence evidence_of(const Request& request, int64_t row);
/// Between the lowest and the highest; false where there is no evidence at all.
bool within(const Evidence& evidence, const core::Exact& value);
/// How each piece came about, and where the value set lies among them.
core::Explanation explain_evidence(const Request& request, int64_t row);

}  // namespace kotaj::export_valuation
