#include "shared/export_valuation/analysis.h"

#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using core::Exact;
using core::Explanation;
using core::power_of_ten;
using core::Wide;

constexpr std::string_view rials = " ریال";
constexpr std::string_view dollars = " دلار";
constexpr core::Source form_pq33 = clause("فرم PQ33");
constexpr core::Source form_totals = clause("فرم PQ33، تفسیر EV-4");

Exact ten_to(int exponent) { return {power_of_ten(exponent)}; }

/// consumption × rate, to the currency's smallest unit.
Exact cost_of(core::Quantity consumption, const std::optional<Wide>& rate, int currency_scale) {
  if (!rate) return {};
  constexpr int scale = core::quantity_scale + core::rate_scale;
  return (Exact(consumption.thousandths) * Exact(*rate))
      .divided_half_up(ten_to(scale - currency_scale));
}

RowTotals totals_of(const MaterialInput& row, Wide exchange_rate) {
  RowTotals out;
  out.domestic_irr = cost_of(row.consumption, row.rate_domestic, 0);
  out.foreign_cents = cost_of(row.consumption, row.rate_foreign, cent_scale);
  out.foreign_irr = (out.foreign_cents * Exact(exchange_rate))
                        .divided_half_up(ten_to(cent_scale + core::rate_scale));
  out.total_irr = out.domestic_irr + out.foreign_irr + Exact(row.other_irr);
  return out;
}

std::string shown(const Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}
std::string shown_rate(Wide rate) {
  return core::persian_number(core::format_decimal(rate, core::rate_scale));
}
std::string shown_quantity(core::Quantity quantity) {
  return core::persian_number(core::format_decimal(quantity.thousandths, core::quantity_scale));
}

/// A formula is read from left to right, whatever stands around it; its unit stands outside.
std::string formula(const std::string& left, const std::string& result, std::string_view unit) {
  constexpr std::string_view isolate_ltr = "\u2066";
  constexpr std::string_view isolate_end = "\u2069";
  std::string out(isolate_ltr);
  out += left;
  out += " = ";
  out += result;
  out += isolate_end;
  out += unit;
  return out;
}

std::string product(const std::string& a, const std::string& b) { return a + " × " + b; }

void explain_row(Explanation& steps, std::size_t number, const MaterialInput& row,
                 const RowTotals& totals, Wide exchange_rate) {
  const std::string name = "ردیف " + core::persian_digits(std::to_string(number)) + " («" +
                           std::string(row.material) + "»): ";
  if (row.rate_domestic) {
    steps.push_back(
        {name + "ارزش کل اقلام داخلی، مقدار مصرف × نرخ یک واحد",
         formula(product(shown_quantity(row.consumption), shown_rate(*row.rate_domestic)),
                 shown(totals.domestic_irr, 0), rials),
         form_pq33});
  }
  if (row.rate_foreign) {
    steps.push_back(
        {name + "ارزش کل اقلام خارجی، مقدار مصرف × نرخ یک واحد",
         formula(product(shown_quantity(row.consumption), shown_rate(*row.rate_foreign)),
                 shown(totals.foreign_cents, cent_scale), dollars),
         form_pq33});
    steps.push_back(
        {name + "اقلام خارجی به ریال، با نرخ برابری ارز",
         formula(product(shown(totals.foreign_cents, cent_scale), shown_rate(exchange_rate)),
                 shown(totals.foreign_irr, 0), rials),
         form_totals});
  }
  steps.push_back({name + "جمع کل مواد اولیه و سایر هزینه‌ها",
                   formula(shown(totals.domestic_irr, 0) + " + " + shown(totals.foreign_irr, 0) +
                               " + " + shown(Exact(row.other_irr), 0),
                           shown(totals.total_irr, 0), rials),
                   form_pq33});
}

void explain_unit_value(Explanation& steps, const AnalysisInput& input, const Analysis& analysis) {
  if (!analysis.unit_value_irr) return;
  const std::string total = shown(analysis.total_irr, 0);
  const std::string produced = shown_quantity(input.produced);
  const std::string each = " برای هر " + std::string(input.produced_unit);
  steps.push_back(
      {"ارزش یک واحد کالا، جمع کل ÷ مقدار تولید",
       formula(total + " ÷ " + produced, shown(*analysis.unit_value_irr, 0), rials) + each,
       form_totals});
  if (!analysis.unit_value_usd) return;
  steps.push_back({"ارزش دلاری یک واحد کالا، جمع کل ÷ مقدار تولید ÷ نرخ برابری ارز",
                   formula(total + " ÷ " + produced + " ÷ " + shown_rate(input.exchange_rate),
                           shown(*analysis.unit_value_usd, unit_value_usd_scale), dollars) +
                       each,
                   form_totals});
}

}  // namespace

Analysis analyse(const AnalysisInput& input) {
  Analysis out;
  out.rows.reserve(input.rows.size());
  for (const MaterialInput& row : input.rows) {
    const RowTotals& totals = out.rows.emplace_back(totals_of(row, input.exchange_rate));
    out.domestic_irr = out.domestic_irr + totals.domestic_irr;
    out.foreign_cents = out.foreign_cents + totals.foreign_cents;
    out.other_irr = out.other_irr + Exact(row.other_irr);
    out.total_irr = out.total_irr + totals.total_irr;
  }
  if (input.produced.thousandths <= 0) return out;
  const Exact produced(input.produced.thousandths);
  const Exact total = out.total_irr * ten_to(core::quantity_scale);
  out.unit_value_irr = total.divided_half_up(produced);
  if (input.exchange_rate <= 0) return out;
  // Of the total itself, not of the rounded value in rials: rounding happens once.
  out.unit_value_usd = (total * ten_to(core::rate_scale + unit_value_usd_scale))
                           .divided_half_up(produced * Exact(input.exchange_rate));
  return out;
}

Explanation explain(const AnalysisInput& input, const Analysis& analysis) {
  Explanation steps;
  steps.reserve(input.rows.size() * 3 + 4);
  for (std::size_t row = 0; row < input.rows.size(); ++row)
    explain_row(steps, row + 1, input.rows[row], analysis.rows[row], input.exchange_rate);
  // Interpretation EV-4: the sums and the value of one unit are no part of the printed form.
  steps.push_back(
      {"جمع اقلام داخلی", shown(analysis.domestic_irr, 0) + std::string(rials), form_totals});
  steps.push_back({"جمع اقلام خارجی",
                   shown(analysis.foreign_cents, cent_scale) + std::string(dollars), form_totals});
  steps.push_back({"جمع سایر هزینه‌ها",
                   shown(analysis.other_irr, 0) + std::string(rials), form_totals});
  steps.push_back({"جمع کل فرم", shown(analysis.total_irr, 0) + std::string(rials), form_totals});
  explain_unit_value(steps, input, analysis);
  return steps;
}

}  // namespace kotaj::export_valuation
