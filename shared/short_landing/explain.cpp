#include "shared/core/text.h"
#include "shared/short_landing/figures.h"
#include "shared/short_landing/rules.h"

// Why a case came out as it did: each step with its figures and its clause.
namespace kotaj::short_landing {
namespace {

using core::Explanation;
using core::Mass;
using core::Source;
using core::Wide;

constexpr std::string_view kilograms = " کیلوگرم";
constexpr std::string_view isolate_ltr = "\u2066";
constexpr std::string_view isolate_end = "\u2069";
constexpr std::string_view minus = " − ";
constexpr std::string_view equals = " = ";
/// More vehicles than this are shown by their sum alone: the slip of each is in the case.
constexpr std::size_t max_vehicles_shown = 6;
constexpr int percent_scale = 2;

Source place(std::string_view text) { return clause(text); }

void add(Explanation& steps, std::string step, std::string value, const Source& source) {
  steps.push_back({std::move(step), std::move(value), source});
}

/// A formula is read from left to right, whatever stands around it.
std::string isolated(std::string_view formula) {
  std::string out;
  out.reserve(formula.size() + 6);
  out += isolate_ltr;
  out += formula;
  out += isolate_end;
  return out;
}

std::string kg(Mass mass) { return mass_figure(mass) + std::string(kilograms); }

std::string difference_formula(Mass minuend, Mass subtrahend) {
  std::string out(isolate_ltr);
  append_mass(out, minuend);
  out += minus;
  append_mass(out, subtrahend);
  out += equals;
  append_mass(out, minuend - subtrahend);
  out += isolate_end;
  out += kilograms;
  return out;
}

void explain_weighings(Explanation& steps, const Input& input) {
  Mass sum{};
  std::string formula;
  const bool shown = input.weighings.size() <= max_vehicles_shown;
  for (const WeighingInput& weighing : input.weighings) {
    sum = sum + (weighing.loaded - weighing.empty);
    if (!shown) continue;
    if (!formula.empty()) formula += " + ";
    formula += '(';
    append_mass(formula, weighing.loaded);
    formula += minus;
    append_mass(formula, weighing.empty);
    formula += ')';
  }
  if (!formula.empty()) formula += equals;
  append_mass(formula, sum);
  std::string step = "وزن خالی و پر ";
  append_figure(step, static_cast<Wide>(input.weighings.size()), 0);
  step += " وسیله نقلیه در درب خروج";
  add(steps, std::move(step), isolated(formula) + std::string(kilograms), place("بندهای ۷ و ۸"));
}

void explain_tares(Explanation& steps, const Input& input, const Parameters& parameters) {
  Mass sum{};
  int64_t containers = 0;
  int64_t by_default = 0;
  int64_t unknown = 0;
  for (const WeighingInput& weighing : input.weighings) {
    for (const ContainerInput& container : weighing.containers) {
      ++containers;
      const auto stand_in = default_tare_g(parameters, container.size, container.type);
      if (container.tare) {
        sum = sum + *container.tare;
      } else if (stand_in) {
        ++by_default;
        sum = sum + Mass{*stand_in};
      } else {
        ++unknown;
      }
    }
  }
  if (containers == 0) return;
  std::string step = "وزن خالی ";
  append_figure(step, containers, 0);
  step += " کانتینر";
  if (by_default > 0) {
    step += "؛ ";
    append_figure(step, by_default, 0);
    step += " کانتینر با وزن پیش‌فرض";
  }
  if (unknown > 0) {
    step += "؛ ";
    append_figure(step, unknown, 0);
    step += " کانتینر بدون وزن پیش‌فرض";
  }
  add(steps, std::move(step), unknown > 0 ? std::string("نامعلوم") : kg(sum),
      parameters.default_tare_20_g.source);
}

void explain_tolerance(Explanation& steps, const Input& input, const Finding& finding,
                       const Parameters& parameters) {
  const int32_t rate = *finding.tolerance_per_mille;
  const bool essential = rate == parameters.essential_tolerance_per_mille.value &&
                         input.goods_group == GoodsGroup::g1 && input.bulk_commodity &&
                         input.preferential_currency && input.carriage != Carriage::packaged;
  const Source& source = essential ? parameters.essential_tolerance_per_mille.source
                                   : parameters.general_tolerance_per_mille.source;
  std::string formula;
  append_mass(formula, input.declared_gross);
  formula += " × ";
  append_figure(formula, rate, 1);
  formula += "٪";
  formula += equals;
  append_mass(formula, *finding.tolerance);
  // Interpretation SL-7: of the declared gross.
  add(steps,
      std::string(essential ? "تلورانس کالای فله اساسی گروه ۱ با ارز ترجیحی"
                            : "تلورانس سایر کالاها") +
          "، از وزن ناخالص اظهاری (تفسیر SL-7)",
      isolated(formula) + std::string(kilograms), source);
}

void explain_shortage(Explanation& steps, const Input& input, const Finding& finding) {
  if (!finding.shortage) return;
  add(steps, "کسر تخلیه پس از کسر تلورانس",
      difference_formula(*finding.difference, *finding.tolerance), place("بند ۸، تفسیر SL-2"));
  std::string formula;
  append_mass(formula, *finding.shortage);
  formula += " ÷ ";
  append_mass(formula, input.declared_gross);
  formula += " × ۱۰۰";
  formula += equals;
  append_figure(formula, *finding.shortage_percent_hundredths, percent_scale);
  formula += "٪";
  add(steps, "درصد کسر تخلیه از وزن ناخالص اظهاری", isolated(formula), place("بند ۸"));
}

/// Rows 9 and 12 turn on the net mass.
void explain_net(Explanation& steps, const Input& input, const Finding& finding) {
  if (!finding.exit_net) return;
  add(steps, "وزن خالص خروجی پس از کسر بسته‌بندی",
      difference_formula(*finding.exit_gross, *input.packaging), place("بند ۷"));
  add(steps, "وزن خالص خروجی منهای وزن خالص اظهاری",
      difference_formula(*finding.exit_net, input.declared_net), place("بند ۷، تفسیر SL-6"));
}

void explain_quantity(Explanation& steps, const Input& input) {
  if (input.basis != Measure::other) return;
  const auto shown = [](const std::optional<core::Quantity>& quantity) {
    return quantity ? figure(quantity->thousandths, core::quantity_scale) : std::string("نامعلوم");
  };
  add(steps, "مقدار ارزیابی‌شده، اظهاری و ثبت سفارش",
      shown(input.assessed_quantity) + "، " + shown(input.declared_quantity) + "، " +
          shown(input.order_registration_quantity),
      place("بندهای ۱ و ۳، تفسیر SL-3"));
}

/// The sentence that says which row of the table applied.
std::string_view verdict(Outcome outcome) {
  switch (outcome) {
    case Outcome::directive_not_in_force:
      return "روز تصمیم پیش از اجرای دستورالعمل است";
    case Outcome::no_bank_correspondence:
      return "کالا به میزان ثبت سفارش وارد نشده است؛ بانک با گمرک مکاتبه‌ای ندارد";
    case Outcome::quantity_mismatch:
      return "مقدار ارزیابی‌شده با مقدار اظهاری و ثبت سفارش برابر نیست؛ اصلاح لازم است";
    case Outcome::needs_exact_tare:
      return "مبنای محاسبه وزن دقیق کانتینر است و هنوز ثبت نشده است";
    case Outcome::no_shortage:
      return "وزن خروجی از وزن اظهاری کمتر نیست";
    case Outcome::needs_assessed_quantity:
      return "مقدار کالا هنوز ارزیابی نشده است";
    case Outcome::no_shortage_non_weight:
      return "معیار غیر وزنی است و مقدار کامل ترخیص شده است";
    case Outcome::packaging_explains:
      return "وزن خالص اظهاری درست است؛ اختلاف از بسته‌بندی است";
    case Outcome::surplus:
      return "وزن خروجی بیش از اظهار است؛ موضوع مواد ۱۰۴ و ۱۰۸ قانون امور گمرکی";
    case Outcome::net_surplus:
      return "وزن خالص خروجی بیش از وزن خالص اظهاری و تلورانس آن است";
    case Outcome::within_tolerance:
      return "اختلاف از تلورانس بیشتر نیست";
    case Outcome::needs_packaging_weight:
      return "اختلاف بیش از تلورانس است و وزن بسته‌بندی هنوز ارزیابی نشده است";
    case Outcome::import_office_only:
      return "کسر تخلیه بیش از تلورانس و مورد اعتراض ذینفع است";
    case Outcome::short_landing:
      return "کسر تخلیه بیش از تلورانس است";
  }
  return {};
}

Source verdict_source(Outcome outcome) {
  constexpr Source law{Source::Kind::law, "قانون امور گمرکی", "مواد ۱۰۴ و ۱۰۸"};
  switch (outcome) {
    case Outcome::directive_not_in_force:
      return place("رونوشت ۵، تفسیر SL-8");
    case Outcome::no_bank_correspondence:
      return place("بند ۶");
    case Outcome::quantity_mismatch:
      return place("بند ۳، تفسیر SL-3");
    case Outcome::needs_exact_tare:
      return place("بند ۲");
    case Outcome::no_shortage:
      return place("بندهای ۱ و ۸");
    case Outcome::needs_assessed_quantity:
    case Outcome::no_shortage_non_weight:
      return place("بند ۱");
    case Outcome::packaging_explains:
    case Outcome::needs_packaging_weight:
      return place("بند ۷");
    case Outcome::net_surplus:
      return place("بند ۷، تفسیر SL-6");
    case Outcome::surplus:
      return law;
    case Outcome::within_tolerance:
    case Outcome::import_office_only:
      return place("بند ۵");
    case Outcome::short_landing:
      return place("بند ۸");
  }
  return place("");
}

}  // namespace

Explanation explain(const Input& input, const Finding& finding, const Parameters* parameters) {
  Explanation steps;
  if (parameters != nullptr && finding.tolerance) {
    steps.reserve(10);
    add(steps, "معیار خرید، اظهار و حقوق ورودی", input.basis == Measure::other ? "غیر وزنی" : "وزن",
        place("بند ۱، تفسیر SL-4"));
    explain_weighings(steps, input);
    explain_tares(steps, input, *parameters);
    if (finding.difference) {
      add(steps, "وزن ناخالص خروجی", kg(*finding.exit_gross), place("بندهای ۲ و ۸"));
      add(steps, "وزن ناخالص اظهاری منهای وزن ناخالص خروجی",
          difference_formula(input.declared_gross, *finding.exit_gross), place("بند ۸"));
    }
    explain_tolerance(steps, input, finding, *parameters);
    explain_quantity(steps, input);
    explain_net(steps, input, finding);
    explain_shortage(steps, input, finding);
  }
  add(steps, "نتیجه", std::string(verdict(finding.outcome)), verdict_source(finding.outcome));
  return steps;
}

}  // namespace kotaj::short_landing
