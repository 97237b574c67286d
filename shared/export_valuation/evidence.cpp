#include "shared/export_valuation/evidence.h"

#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using core::Exact;
using core::power_of_ten;

constexpr core::Source value_law = law_article("ماده ۱۶");
constexpr std::string_view dollars = " دلار";

const GoodsRow* row_at(const Request& request, int64_t row) {
  const auto at = static_cast<std::size_t>(row - 1);
  return row < 1 || at >= request.form.rows.size() ? nullptr : &request.form.rows[at];
}

void take(Evidence& evidence, const std::optional<Exact>& value) {
  if (!value) return;
  if (!evidence.lowest || *value < *evidence.lowest) evidence.lowest = value;
  if (!evidence.highest || *value > *evidence.highest) evidence.highest = value;
}

std::string shown(const Exact& value) {
  return core::persian_number(value.decimal(core::rate_scale));
}

std::string isolated(const std::string& formula, std::string_view unit) {
  constexpr std::string_view isolate_ltr = "\u2066";
  constexpr std::string_view isolate_end = "\u2069";
  return std::string(isolate_ltr) + formula + std::string(isolate_end) + std::string(unit);
}

void explain_wholesale(core::Explanation& out, const RequestForm& form, const GoodsRow& row,
                       const Exact& value) {
  const std::string formula = "(" + shown(Exact(row.wholesale_irr.value_or(0))) + " + " +
                              shown(Exact(row.costs_to_exit_irr.value_or(0))) + ") ÷ " +
                              shown(Exact(form.exchange_rate.value_or(0))) + " = " + shown(value);
  out.push_back(
      {"قیمت عمده‌فروشی بازار و هزینه‌ها تا خروج، به نرخ برابری ارز",
       isolated(formula, dollars), value_law});
}

}  // namespace

Evidence evidence_of(const Request& request, int64_t row) {
  Evidence out;
  const GoodsRow* goods = row_at(request, row);
  if (goods == nullptr) return out;
  if (goods->wholesale_irr && request.form.exchange_rate && *request.form.exchange_rate > 0) {
    const Exact price = Exact(*goods->wholesale_irr) + Exact(goods->costs_to_exit_irr.value_or(0));
    out.wholesale = (price * Exact(power_of_ten(core::rate_scale)))
                        .divided_half_up(Exact(*request.form.exchange_rate));
  }
  if (goods->international_usd) out.international = Exact(*goods->international_usd);
  if (const RawAnalysis* form = analysis_of_row(request, row))
    out.analysis = analyse(view_of(*form).input).unit_value_usd;
  for (const auto& value : {out.wholesale, out.international, out.analysis}) take(out, value);
  return out;
}

bool within(const Evidence& evidence, const Exact& value) {
  return evidence.lowest && *evidence.lowest <= value && value <= *evidence.highest;
}

core::Explanation explain_evidence(const Request& request, int64_t row) {
  core::Explanation out;
  const GoodsRow* goods = row_at(request, row);
  if (goods == nullptr) return out;
  const Evidence evidence = evidence_of(request, row);
  if (evidence.wholesale) explain_wholesale(out, request.form, *goods, *evidence.wholesale);
  if (evidence.international) {
    out.push_back({"متوسط قیمت بین‌المللی",
                   shown(*evidence.international) + std::string(dollars), clause("فرم PQ31")});
  }
  if (evidence.analysis) {
    out.push_back({"ارزش یک واحد از آنالیز مواد اولیه",
                   shown(*evidence.analysis) + std::string(dollars), clause("فرم PQ33")});
  }
  const std::optional<core::Wide> value = value_set(request, row);
  if (!value) return out;
  if (!evidence.lowest) {
    out.push_back(
        {"ارزش تعیین‌شده بدون شاهد قیمت؛ دلیل آن در نظر کارشناسی لازم است",
         shown(Exact(*value)) + std::string(dollars), value_law});
    return out;
  }
  const bool inside = within(evidence, Exact(*value));
  const std::string formula =
      shown(*evidence.lowest) + (inside ? " ≤ " : " … ") + shown(*evidence.highest);
  out.push_back(
      {inside
           ? "ارزش تعیین‌شده میان کمترین و بیشترین شواهد است"
           : "ارزش تعیین‌شده بیرون از شواهد است؛ دلیل آن در نظر کارشناسی لازم است",
       shown(Exact(*value)) + std::string(dollars) + "؛ " + isolated(formula, dollars), value_law});
  return out;
}

}  // namespace kotaj::export_valuation
