#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/exact.h"
#include "shared/core/explanation.h"
#include "shared/core/quantity.h"

/// Form PQ33, the analysis of an export good's raw materials: what its rows come to, and what one
/// unit of the product is worth.
namespace kotaj::export_valuation {

inline constexpr int cent_scale = 2;
inline constexpr int unit_value_usd_scale = 4;

/// One row of the form. Rates in ten-thousandths (core::rate_scale).
struct MaterialInput {
  std::string_view material{};
  std::string_view unit{};
  core::Quantity consumption;
  std::optional<core::Wide> rate_domestic{};  ///< Of rials for one unit.
  std::optional<core::Wide> rate_foreign{};   ///< Of dollars for one unit.
  core::Wide other_irr = 0;
};

/// The form. An unfinished one has neither a quantity produced nor an exchange rate: zero.
struct AnalysisInput {
  std::span<const MaterialInput> rows{};
  core::Quantity produced;
  std::string_view produced_unit{};
  core::Wide exchange_rate = 0;  ///< Rials for one dollar, in ten-thousandths.
};

struct RowTotals {
  core::Exact domestic_irr;
  core::Exact foreign_cents;
  core::Exact foreign_irr;  ///< The cents at the exchange rate.
  core::Exact total_irr;
};

struct Analysis {
  std::vector<RowTotals> rows;
  core::Exact domestic_irr;
  core::Exact foreign_cents;
  core::Exact other_irr;
  core::Exact total_irr;
  std::optional<core::Exact> unit_value_irr{};  ///< Empty where nothing is produced.
  std::optional<core::Exact>
      unit_value_usd{};  ///< In ten-thousandths; empty without an exchange rate.
};

Analysis analyse(const AnalysisInput& input);
/// How each figure came about: the rows, the sums, the value of one unit.
core::Explanation explain(const AnalysisInput& input, const Analysis& analysis);

}  // namespace kotaj::export_valuation
