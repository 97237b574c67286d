#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/border_market/inquiry.h"
#include "shared/border_market/parameters.h"
#include "shared/core/exact.h"
#include "shared/core/explanation.h"
#include "shared/core/result.h"

/// What may be done next, what the goods and the costs come to, and how the declared values stand
/// against the export value list. Pure functions of an inquiry without problems of form.
namespace kotaj::border_market {

inline constexpr int cent_scale = 2;
inline constexpr int unit_value_scale = 4;  ///< Decimals of a value of one unit, in dollars.
inline constexpr int percent_scale = 2;     ///< Of a deviation.

/// All of it computed from the lines and the costs, whatever the declaration's totals say.
struct Totals {
  core::Wide gross_g = 0;
  core::Wide net_g = 0;
  core::Wide packages = 0;
  core::Exact invoice_value;  ///< In ten-thousandths of the invoice's currency.
  std::optional<core::Exact> value_irr;
  std::optional<core::Exact> value_usd_cents;
  std::vector<core::Exact> costs_irr;  ///< One a row, each rounded to the rial.
  core::Exact total_costs_irr;
};
Totals totals_of(const Inquiry& inquiry);

/// A difference from the list, in hundredths of a percent.
struct Deviation {
  bool negative = false;
  core::Exact hundredths;
};
std::string decimal_of(const Deviation& deviation);

/// One line against the list.
struct Screened {
  std::optional<core::Exact> declared_unit;  ///< Dollars for one unit, in ten-thousandths.
  std::optional<ListValue> listed;
  std::optional<Deviation> deviation;  ///< Of the value for one unit as it is, not as rounded.
  Verdict verdict = Verdict::no_value;
};
std::vector<Screened> screen(const Inquiry& inquiry);

/// Why the next step has to wait.
struct Blocks {
  bool declaration = false;  ///< Something in it is wrong or missing.
  bool documents = false;    ///< One is missing, and the assessment is next.
  bool value = false;        ///< A value deviates while an export duty depends on it.
  [[nodiscard]] bool any() const { return declaration || documents || value; }
};

/// What the inquiry is answered with.
struct Answer {
  const StepRule* next = nullptr;  ///< Null when all steps are done.
  Blocks blocks;
  Totals totals;
  std::vector<Screened> screening;
  bool undertaking_needed = false;
  core::Problems problems;
};
/// `told` is what reading the draft found: codes that do not exist.
Answer answer(const Inquiry& inquiry, core::Problems told, const Tables& from = tables());

/// Problems of the draft: what was typed is kept. More than `max_draft_problems` are not told.
inline constexpr std::size_t max_draft_problems = 1000;
core::Problems draft_problems(const Inquiry& inquiry, const Totals& totals, core::Problems told,
                              const Tables& from = tables());

/// Each step of the answer with its figures and its source.
core::Explanation explain(const Inquiry& inquiry, const Answer& answer,
                          const Tables& from = tables());

// --- Where an inquiry stands in its sequence ---

/// The steps that are done, as the sequence's own rows.
Sequence done_steps(const Inquiry& inquiry, const Tables& from = tables());
/// The done step that left this behind; null while it is not done.
const StepRule* step_that_recorded(Sequence done, Outcome outcome);
bool has_missing_document(const Documents& documents);

}  // namespace kotaj::border_market
