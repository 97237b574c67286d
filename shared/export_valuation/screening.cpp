#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/analysis.h"
#include "shared/export_valuation/parameters.h"
#include "shared/export_valuation/values.h"

// A declared unit value beside the list's, and why it stands there.
namespace kotaj::export_valuation {
namespace {

using core::Wide;

constexpr core::Source screening_source =
    clause("متن: «جلوگیری از کم اظهاری و یا بیش اظهاری»، تفسیر EV-3");
constexpr int percent_scale = 2;
constexpr Wide hundredths_of_percent = 10'000;
constexpr Wide per_mille = 1000;

std::string shown(Wide value, int scale) {
  return core::persian_number(core::format_decimal(value, scale));
}

Wide half_up(Wide numerator, Wide denominator) {
  const Wide magnitude = numerator < 0 ? -numerator : numerator;
  const Wide rounded = (2 * magnitude + denominator) / (2 * denominator);
  return numerator < 0 ? -rounded : rounded;
}

Screening judged(Wide declared, Wide listed, int32_t margin) {
  // Compared as whole products: nothing is rounded before the comparison.
  if (declared * per_mille < listed * (per_mille - margin)) return Screening::below;
  if (declared * per_mille > listed * (per_mille + margin)) return Screening::above;
  return Screening::within;
}

}  // namespace

Screened screen(const ValueEntry* listed, Wide declared_usd, const law::Dated<int32_t>* margin) {
  Screened out;
  if (listed == nullptr || listed->value_usd <= 0) {
    out.explanation.push_back({"فهرست در این روز ارزشی برای این کالا ندارد", {}, screening_source});
    return out;
  }
  const Wide difference = declared_usd - listed->value_usd;
  out.listed_usd = listed->value_usd;
  out.deviation_hundredths = half_up(difference * hundredths_of_percent, listed->value_usd);
  out.explanation.push_back({"ارزش فهرست، مصوبه " + core::persian_digits(listed->approval_number) +
                                 " مورخ " + core::persian_digits(listed->approval_on.to_string()),
                             shown(listed->value_usd, core::rate_scale) + " دلار",
                             screening_source});
  out.explanation.push_back({"انحراف ارزش اظهاری از ارزش فهرست",
                             "\u2066(" + shown(declared_usd, core::rate_scale) + " − " +
                                 shown(listed->value_usd, core::rate_scale) + ") ÷ " +
                                 shown(listed->value_usd, core::rate_scale) + " × ۱۰۰ = " +
                                 shown(*out.deviation_hundredths, percent_scale) + "٪\u2069",
                             screening_source});
  if (margin == nullptr) {
    // Interpretation EV-3: without a margin there is no verdict.
    out.screening = Screening::shown;
    out.explanation.push_back(
        {"حاشیه‌ای برای سنجش تعیین نشده است؛ حکمی داده نمی‌شود",
         {},
         screening_source});
    return out;
  }
  out.screening = judged(declared_usd, listed->value_usd, margin->value);
  out.explanation.push_back({"حاشیه پذیرفته", "±" + shown(margin->value, 1) + "٪", margin->source});
  out.explanation.push_back(
      {"نتیجه", std::string(label_of(screening_choices(), out.screening)), margin->source});
  return out;
}

}  // namespace kotaj::export_valuation
