#include "shared/border_market/rules.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"

// Why the answer came out as it did: each step with its figures and its place in the text.
namespace kotaj::border_market {
namespace {

using core::Exact;
using core::Explanation;
using core::Source;
using core::Wide;

constexpr Source sequence = clause("فهرست مراحل");
constexpr Source drawing_up = clause("تنظیم اظهارنامه");
constexpr Source documents = clause("خلاصه مراحل، اسناد و مدارک");
constexpr Source cashier = clause("خلاصه مراحل، صندوق");
constexpr Source value_of_exports = law_article("ماده ۱۶");

constexpr std::string_view kilograms = " کیلوگرم";
constexpr std::string_view rials = " ریال";
constexpr std::string_view dollars = " دلار";
/// More rows than this are told by their sum alone: the rest is in the answer itself.
constexpr std::size_t max_rows_told = 20;

std::string shown(const Exact& value, int scale) {
  return core::persian_number(value.decimal(scale));
}
std::string shown(Wide value, int scale) {
  return core::persian_number(core::format_decimal(value, scale));
}
std::string shown_rate(Wide rate) { return shown(rate, core::rate_scale); }

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

std::string row_name(std::size_t row) {
  return "ردیف " + core::persian_digits(std::to_string(row + 1)) + ": ";
}

void explain_step(Explanation& steps, const Inquiry& inquiry, const Answer& answer,
                  const Source& source) {
  const std::string variant(label_of(variant_choices(), inquiry.market_variant));
  if (answer.next == nullptr) {
    steps.push_back({"مرحله بعد در " + variant, "همه مراحل انجام شده است", source});
    return;
  }
  std::string value = std::string(answer.next->code) + " " + std::string(answer.next->label);
  for (const access::Position& owner : answer.next->owners) {
    value += &owner == answer.next->owners.data() ? "؛ با " : "، ";
    value += access::label_of(owner);
  }
  steps.push_back({"مرحله بعد در " + variant, std::move(value), source});
}

void explain_blocks(Explanation& steps, const Answer& answer) {
  const std::string held = "این مرحله باز نیست";
  if (answer.blocks.declaration)
    steps.push_back(
        {"اظهارنامه تنظیم‌شده ایراد دارد", held, drawing_up});
  if (answer.blocks.documents) {
    steps.push_back(
        {"سندی که ندارد جلوی ارزیابی را می‌گیرد", held, documents});
  }
  if (answer.blocks.value) {
    steps.push_back({"ارزش یک ردیف با فهرست اختلاف دارد و عوارض صادراتی بر پایه ارزش است", held,
                     value_of_exports});
  }
  if (answer.next != nullptr && !answer.blocks.any())
    steps.push_back({"مانعی برای مرحله بعد", "نیست", sequence});
}

void explain_values(Explanation& steps, const Declaration& declaration, const Totals& totals) {
  steps.push_back({"جمع وزن ناخالص ردیف‌ها",
                   shown(totals.gross_g, core::mass_scale) + std::string(kilograms), drawing_up});
  steps.push_back({"جمع وزن خالص ردیف‌ها",
                   shown(totals.net_g, core::mass_scale) + std::string(kilograms), drawing_up});
  steps.push_back({"جمع تعداد بسته‌ها", shown(totals.packages, 0), drawing_up});
  const std::string sum = shown(totals.invoice_value, core::max_currency_scale);
  steps.push_back({"جمع ارزش ردیف‌ها به ارز فاکتور", sum, drawing_up});
  if (!totals.value_irr) {
    steps.push_back({"جمع ارزش صادراتی", "نرخ ارز یا نرخ دلار معلوم نیست", drawing_up});
    return;
  }
  const std::string in_rials = shown(*totals.value_irr, 0);
  steps.push_back(
      {"جمع ارزش صادراتی به ریال، جمع ارزش ردیف‌ها × نرخ ارز",
       formula(sum + " × " + shown_rate(*declaration.exchange_rate), in_rials, rials), drawing_up});
  steps.push_back({"جمع ارزش صادراتی به دلار، جمع ریالی ÷ نرخ دلار",
                   formula(in_rials + " ÷ " + shown_rate(*declaration.usd_rate),
                           shown(*totals.value_usd_cents, cent_scale), dollars),
                   drawing_up});
}

void explain_costs(Explanation& steps, const Inquiry& inquiry, const Totals& totals) {
  for (std::size_t row = 0; row < inquiry.costs.size() && row < max_rows_told; ++row) {
    const Cost& cost = inquiry.costs[row];
    steps.push_back({"هزینه " + row_name(row) +
                         std::string(label_of(cost_kind_choices(), cost.kind)) + "، مقدار (" +
                         std::string(label_of(cost_unit_choices(), cost.unit)) + ") × نرخ",
                     formula(shown(cost.quantity.thousandths, core::quantity_scale) + " × " +
                                 shown_rate(cost.rate_irr),
                             shown(totals.costs_irr[row], 0), rials),
                     cashier});
  }
  steps.push_back(
      {"جمع هزینه‌ها", shown(totals.total_costs_irr, 0) + std::string(rials), cashier});
}

std::string shown_deviation(const Screened& line) {
  std::string out;
  if (line.deviation) {
    out += "\u2066" + core::persian_number(decimal_of(*line.deviation)) + "٪\u2069";
    if (line.listed->margin_percent) {
      out += " (حد مجاز \u2066" + shown(*line.listed->margin_percent, core::percent_scale) +
             "٪\u2069)";
    }
    out += "؛ ";
  }
  return out + std::string(label_of(verdict_choices(), line.verdict));
}

void explain_line(Explanation& steps, const Declaration& declaration, std::size_t row,
                  const Screened& screened) {
  const Line& line = declaration.lines[row];
  if (screened.declared_unit) {
    steps.push_back({row_name(row) + "ارزش اظهاری هر واحد، ارزش × نرخ ارز ÷ نرخ دلار ÷ مقدار",
                     formula(shown(*line.value, core::max_currency_scale) + " × " +
                                 shown_rate(*declaration.exchange_rate) + " ÷ " +
                                 shown_rate(*declaration.usd_rate) + " ÷ " +
                                 shown(line.quantity->thousandths, core::quantity_scale),
                             shown(*screened.declared_unit, unit_value_scale), dollars),
                     value_of_exports});
  }
  std::string step = row_name(row) + "سنجش با فهرست ارزش صادراتی";
  if (screened.listed)
    step += "، " + shown(screened.listed->value_usd, core::rate_scale) + std::string(dollars);
  steps.push_back({std::move(step), shown_deviation(screened), value_of_exports});
}

}  // namespace

Explanation explain(const Inquiry& inquiry, const Answer& answer, const Tables& from) {
  Explanation steps;
  explain_step(steps, inquiry, answer, steps_of(inquiry.market_variant, inquiry.on, from).source);
  explain_blocks(steps, answer);
  explain_values(steps, inquiry.declaration, answer.totals);
  explain_costs(steps, inquiry, answer.totals);
  for (std::size_t row = 0; row < answer.screening.size() && row < max_rows_told; ++row)
    explain_line(steps, inquiry.declaration, row, answer.screening[row]);
  if (answer.undertaking_needed) {
    steps.push_back(
        {"ارزش مورد تردید مانع صدور نیست؛ ارزش پس از صدور رسیدگی می‌شود",
         "از صادرکننده تعهد گرفته می‌شود", value_of_exports});
  }
  return steps;
}

}  // namespace kotaj::border_market
