#include "shared/border_market/rules.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/core/field_currency.h"

namespace kotaj::border_market {
namespace {

using core::Exact;
using core::Wide;

constexpr int value_scale = core::max_currency_scale;  ///< Of an amount of the invoice.
constexpr int rate_scale = core::rate_scale;

/// 10 to that power, also where 128 bits would do without it.
Exact ten_to(int exponent) { return {core::power_of_ten(exponent)}; }

/// A rate that there is: null and zero say nothing about a value.
bool is_known(const std::optional<Wide>& rate) { return rate && *rate > 0; }

bool rates_known(const Declaration& declaration) {
  return is_known(declaration.exchange_rate) && is_known(declaration.usd_rate);
}

void add_values(const Declaration& declaration, Totals& totals) {
  if (!rates_known(declaration)) return;
  totals.value_irr = (totals.invoice_value * Exact(*declaration.exchange_rate))
                         .divided_half_up(ten_to(value_scale + rate_scale));
  // Of the rial total as it was rounded.
  totals.value_usd_cents = (*totals.value_irr * ten_to(rate_scale + cent_scale))
                               .divided_half_up(Exact(*declaration.usd_rate));
}

using ValueKey = std::pair<std::string_view, std::string_view>;
using ValueIndex = std::map<ValueKey, const ListValue*>;

/// The declared value of one unit in dollars, as a fraction of ten-thousandths.
struct Fraction {
  Exact above;
  Exact below;
};

std::optional<Fraction> unit_value(const Declaration& declaration, const Line& line) {
  if (!rates_known(declaration) || !line.value) return std::nullopt;
  if (!line.quantity || line.quantity->thousandths == 0) return std::nullopt;
  // The two rates' decimals cancel out; the value's are those of the result.
  static_assert(value_scale == unit_value_scale);
  return Fraction{
      Exact(*line.value) * Exact(*declaration.exchange_rate) * ten_to(core::quantity_scale),
      Exact(*declaration.usd_rate) * Exact(line.quantity->thousandths)};
}

Deviation deviation_of(const Fraction& declared, Wide list_value) {
  const Exact expected = Exact(list_value) * declared.below;
  Deviation out;
  out.negative = declared.above < expected;
  const Exact difference = out.negative ? expected - declared.above : declared.above - expected;
  constexpr int percent_in_decimals = 2;
  out.hundredths =
      (difference * ten_to(percent_in_decimals + percent_scale)).divided_half_up(expected);
  if (out.hundredths == Exact()) out.negative = false;
  return out;
}

Verdict verdict_of(const Deviation& deviation, Wide margin) {
  if (deviation.hundredths <= Exact(margin)) return Verdict::within;
  return deviation.negative ? Verdict::below : Verdict::above;
}

Screened screen_line(const Declaration& declaration, const Line& line, const ValueIndex& list) {
  Screened out;
  const std::optional<Fraction> declared = unit_value(declaration, line);
  if (declared) out.declared_unit = declared->above.divided_half_up(declared->below);
  const auto row = line.hs && line.unit ? list.find(ValueKey{*line.hs, *line.unit}) : list.end();
  if (row == list.end()) return out;
  out.listed = *row->second;
  out.verdict = Verdict::shown;
  if (!declared) return out;
  out.deviation = deviation_of(*declared, out.listed->value_usd);
  if (out.listed->margin_percent)
    out.verdict = verdict_of(*out.deviation, *out.listed->margin_percent);
  return out;
}

bool deviates(const Screened& line) {
  return line.verdict == Verdict::below || line.verdict == Verdict::above;
}

bool is_of_declaration(const core::Problem& problem) {
  return problem.field.starts_with("declaration");
}

Blocks blocks_of(const Inquiry& inquiry, const Answer& answer, Sequence steps, Sequence done) {
  Blocks out;
  if (answer.next == nullptr) return out;
  out.declaration = step_that_recorded(done, Outcome::declaration) != nullptr &&
                    std::any_of(answer.problems.begin(), answer.problems.end(), is_of_declaration);
  out.documents =
      records(*answer.next, Outcome::assessment) && has_missing_document(inquiry.documents);
  // Art. 16: a doubtful value does not stop the export, unless a duty depends on it.
  out.value = answer.next == &steps.back() && inquiry.export_duty_by_value &&
              std::any_of(answer.screening.begin(), answer.screening.end(), deviates);
  return out;
}

}  // namespace

Totals totals_of(const Inquiry& inquiry) {
  Totals out;
  for (const Line& line : inquiry.declaration.lines) {
    if (line.gross_kg) out.gross_g += line.gross_kg->grams;
    if (line.net_kg) out.net_g += line.net_kg->grams;
    if (line.packages && line.packages->count) out.packages += *line.packages->count;
    if (line.value) out.invoice_value = out.invoice_value + Exact(*line.value);
  }
  add_values(inquiry.declaration, out);
  out.costs_irr.reserve(inquiry.costs.size());
  for (const Cost& cost : inquiry.costs) {
    out.costs_irr.push_back((Exact(cost.quantity.thousandths) * Exact(cost.rate_irr))
                                .divided_half_up(ten_to(core::quantity_scale + rate_scale)));
    out.total_costs_irr = out.total_costs_irr + out.costs_irr.back();
  }
  return out;
}

std::string decimal_of(const Deviation& deviation) {
  return (deviation.negative ? "-" : "") + deviation.hundredths.decimal(percent_scale);
}

std::vector<Screened> screen(const Inquiry& inquiry) {
  ValueIndex list;
  for (const ListValue& value : inquiry.value_list)
    list.emplace(ValueKey{value.hs, value.unit}, &value);
  std::vector<Screened> out;
  out.reserve(inquiry.declaration.lines.size());
  for (const Line& line : inquiry.declaration.lines)
    out.push_back(screen_line(inquiry.declaration, line, list));
  return out;
}

Sequence done_steps(const Inquiry& inquiry, const Tables& from) {
  const Sequence steps = steps_of(inquiry.market_variant, inquiry.on, from).value;
  return steps.first(std::min(steps.size(), inquiry.steps_done.size()));
}

const StepRule* step_that_recorded(Sequence done, Outcome outcome) {
  const auto found = std::find_if(
      done.begin(), done.end(), [outcome](const StepRule& rule) { return records(rule, outcome); });
  return found == done.end() ? nullptr : &*found;
}

Answer answer(const Inquiry& inquiry, core::Problems told, const Tables& from) {
  const Sequence steps = steps_of(inquiry.market_variant, inquiry.on, from).value;
  const Sequence done = done_steps(inquiry, from);
  Answer out;
  if (done.size() < steps.size()) out.next = &steps[done.size()];
  out.totals = totals_of(inquiry);
  out.screening = screen(inquiry);
  out.problems = draft_problems(inquiry, out.totals, std::move(told), from);
  out.blocks = blocks_of(inquiry, out, steps, done);
  out.undertaking_needed = !inquiry.export_duty_by_value &&
                           std::any_of(out.screening.begin(), out.screening.end(), deviates);
  return out;
}

}  // namespace kotaj::border_market
