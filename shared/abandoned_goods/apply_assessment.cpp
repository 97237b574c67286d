#include <algorithm>
#include <array>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/form.h"
#include "shared/core/text.h"

// From the warning to the valued declaration (A and B of the procedure).
namespace kotaj::abandoned_goods {
namespace {

using access::Context;

constexpr core::Wide cents_a_dollar = 100;
constexpr int64_t per_mille = 1000;

std::string row_path(std::string_view list, std::size_t row, std::string_view member) {
  return std::string(list) + "[" + std::to_string(row) + "]." + std::string(member);
}

DeclaredLine declared_line(const InspectedLine& inspected) {
  DeclaredLine line;
  line.goods = inspected.goods;
  line.hs_code = inspected.hs_code;
  line.gross = inspected.gross;
  line.packages = inspected.packages;
  line.package_kind = inspected.package_kind;
  line.container = inspected.container;
  line.condition = inspected.condition;
  return line;
}

/// B3: without a prior declaration exactly one dollar, per goods line (AB-9). B4: with one, its
/// declared value, line by line, to the cent.
Refused register_values(const Receipt& receipt, const RegisterDeclaration& payload,
                        Declaration& declaration) {
  if (!has_prior_declaration(receipt)) {
    if (!payload.values.empty()) {
      return invalid(
          "values",
          "کالا سابقه اظهار ندارد؛ هر ردیف با ارزش یک دلار ثبت می‌شود.",
          clause("بند ب-۳"));
    }
    // Interpretation AB-9: «یک دلار» is each goods line's.
    const int64_t cents = parameters(payload.registered_on).unvalued_usd_cents.value;
    for (DeclaredLine& line : declaration.lines) line.registered_usd = cents;
    return {};
  }
  std::vector<bool> given(declaration.lines.size(), false);
  core::Wide sum = 0;
  for (std::size_t row = 0; row < payload.values.size(); ++row) {
    const LineValue& value = payload.values[row];
    const auto line = static_cast<std::size_t>(value.line - 1);
    if (value.line < 1 || line >= given.size() || given[line]) {
      return invalid(row_path("values", row, "line"),
                     "این ردیف در گزارش بازدید نیست یا دو بار آمده است.", clause("بند ب-۴"));
    }
    given[line] = true;
    declaration.lines[line].registered_usd = value.value_usd;
    sum += value.value_usd;
  }
  if (std::find(given.begin(), given.end(), false) != given.end()) {
    return invalid(
        "values",
        "ارزش اظهاری پیشین همه ردیف‌ها باید گفته شود.",
        clause("بند ب-۴"));
  }
  if (sum != receipt.prior_value_usd.value_or(0)) {
    return invalid(
        "values",
        "جمع ارزش ردیف‌ها با ارزش اظهاری پیشین برابر نیست.",
        clause("بند ب-۴"));
  }
  return {};
}

/// Art. 15's order: a method is used only with a reason why each earlier one is not. Art. 14's
/// value stands before them all where the owner's documents are at hand (B4).
Refused check_method(const LineValuation& valuation, std::size_t row, bool prior) {
  const core::Source source = law_article("ماده ۱۵");
  if (valuation.method == ValueMethod::transaction && !prior) {
    return invalid(row_path("lines", row, "method"),
                   "کالا سابقه اظهار ندارد و سندی برای روش ماده ۱۴ نیست.", clause("بند ب-۳"));
  }
  for (const core::Choice& choice : value_method_choices()) {
    const auto method = static_cast<ValueMethod>(choice.number);
    if (method == ValueMethod::transaction && !prior) continue;
    const auto reasons =
        std::count_if(valuation.earlier.begin(), valuation.earlier.end(),
                      [&](const EarlierMethod& one) { return one.method == method; });
    if (reasons == (method < valuation.method ? 1 : 0)) continue;
    std::string reason = "«" + std::string(choice.label) + "»: ";
    reason +=
        method < valuation.method
            ? "دلیل به‌کار نرفتن آن باید یک بار گفته شود."
            : "پیش از روش به‌کاررفته نیست و دلیلی نمی‌خواهد.";
    return invalid(row_path("lines", row, "earlier"), std::move(reason), source);
  }
  const bool foreign = !prior && std::any_of(valuation.earlier.begin(), valuation.earlier.end(),
                                             [](const EarlierMethod& one) {
                                               return one.method == ValueMethod::transaction;
                                             });
  if (foreign) {
    return invalid(row_path("lines", row, "earlier"),
                   "کالا سابقه اظهار ندارد؛ روش ماده ۱۴ در میان نیست.", clause("بند ب-۳"));
  }
  return {};
}

/// Each amount by the tariff where it has the goods, and a reason where one differs; else as typed.
Refused put_dues(DeclaredLine& line, const LineValuation& valuation, std::size_t row) {
  struct Due {
    std::string_view field;
    const std::optional<core::Wide>& typed;
    std::optional<core::Wide>& amount;
    core::Wide ProposedDues::*proposed;
  };
  const std::array<Due, 3> dues{
      {{"commercial_profit", valuation.commercial_profit, line.commercial_profit,
        &ProposedDues::commercial_profit},
       {"other_dues", valuation.other_dues, line.other_dues, &ProposedDues::other_dues},
       {"vat", valuation.vat, line.vat, &ProposedDues::vat}}};
  for (const Due& due : dues) due.amount = due.typed;
  if (!line.rates) {
    for (const Due& due : dues) {
      if (due.typed) continue;
      return invalid(row_path("lines", row, due.field),
                     "تعرفه " + line.hs_code + " در جدول تعرفه نرخی ندارد؛ مبلغ باید نوشته شود.",
                     clause("بند ب-۳"));
    }
    return {};
  }
  fill_dues(line);
  const auto proposed = proposed_dues(line);
  for (const Due& due : dues) {
    if (!proposed || due.amount == *proposed.*due.proposed || !valuation.dues_reason.empty())
      continue;
    return invalid(row_path("lines", row, "dues_reason"),
                   "«" + std::string(core::describe<LineValuation>().find(due.field)->label) +
                       "» با نرخ تعرفه یکی نیست (" +
                       core::persian_number(core::format_decimal(*proposed.*due.proposed, 0)) +
                       " ریال)؛ دلیل اصلاح لازم است.",
                   clause("بند ب-۳"));
  }
  line.dues_reason = valuation.dues_reason;
  return {};
}

Refused value_line(DeclaredLine& line, const LineValuation& valuation, std::size_t row, bool prior,
                   core::Date registered_on, core::Wide usd_rate, const Context& context) {
  if (auto refused = check_method(valuation, row, prior)) return refused;
  if (valuation.value_usd <= 0) {
    return invalid(row_path("lines", row, "value_usd"), "«ارزش دلاری» باید بیش از صفر باشد.",
                   law_article("ماده ۱۵"));
  }
  line.needs_value_id = valuation.needs_value_id || hs_needs_value_id(line.hs_code, registered_on);
  if (line.needs_value_id && valuation.value_id.empty()) {
    return invalid(row_path("lines", row, "value_id"),
                   "برای کالای مشمول قانون خودرو نخست باید دفتر تعیین ارزش شناسه ارزش بسازد.",
                   clause("بند ب-۵"));
  }
  line.value_id = valuation.value_id;
  line.method = valuation.method;
  line.earlier = valuation.earlier;
  line.value_usd = valuation.value_usd;
  line.dues_reason.clear();
  take_rates(line, registered_on, context.lookup);
  calculate_line(line, registered_on, usd_rate);
  return put_dues(line, valuation, row);
}

}  // namespace

void calculate_line(DeclaredLine& line, core::Date registered_on, core::Wide usd_rate) {
  // Rounded once: rials of the value, then rials of the duty.
  const core::Wide exact = value_usd_of(line) * usd_rate;
  line.value_irr = (exact + cents_a_dollar / 2) / cents_a_dollar;
  line.customs_duty = core::multiply_divide_half_up(
      *line.value_irr, parameters(registered_on).customs_duty_per_mille.value, per_mille);
}

void fill_dues(DeclaredLine& line) {
  // The tax last: it is taken of the others.
  const auto proposed = proposed_dues(line);
  if (!proposed) return;
  if (!line.commercial_profit) line.commercial_profit = proposed->commercial_profit;
  if (!line.other_dues) line.other_dues = proposed->other_dues;
  if (!line.vat) line.vat = proposed_dues(line)->vat;
}

Done serve_warning(Case& record, const ServeWarning& payload, const Context& context) {
  const core::Source source = clause("بند الف-۱");
  if (auto refused =
          check_day(record, {payload.served_on, "served_on", "تاریخ ابلاغ"}, {}, source, context)) {
    return refuse(*refused);
  }
  running_round(record).warning = payload;
  // A2 and AB-2 are the term's own: what makes a warning count as none is not recorded as one.
  if (auto refused = check_term(record, "warning", "served_on", context)) return refuse(*refused);
  return {{}, payload.served_on, payload.document};
}

Done dispatch_assessors(Case& record, const DispatchAssessors& payload, const Context& context) {
  const core::Source source = clause("بند الف-۱");
  const auto term = term_on(record, context.on);
  const std::optional<core::Date> from = term ? term->assessment_from : std::nullopt;
  if (auto refused = check_day(record, {payload.dispatched_on, "dispatched_on", "تاریخ اعزام"},
                               {from, "روز آغاز ارزیابی"}, source, context)) {
    return refuse(*refused);
  }
  if (auto refused = check_confirmed(payload.goods_present, "goods_present",
                                     "کالا در انبار موجود است", source)) {
    return refuse(*refused);
  }
  running_round(record).dispatch = payload;
  return {{}, payload.dispatched_on, payload.assessors};
}

Done inspect(Case& record, const Inspect& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused =
          check_day(record, {payload.inspected_on, "inspected_on", "تاریخ بازدید"},
                    {round.dispatch ? std::optional(round.dispatch->dispatched_on) : std::nullopt,
                     "تاریخ اعزام"},
                    clause("بند ب-۳"), context)) {
    return refuse(*refused);
  }
  round.inspection = payload;
  return {{}, payload.inspected_on, payload.report};
}

Done register_declaration(Case& record, const RegisterDeclaration& payload,
                          const Context& context) {
  Round& round = running_round(record);
  if (!round.inspection)
    return refuse(invalid({}, "گزارش بازدید ثبت نشده است.", clause("بند ب-۳")));
  if (auto refused =
          check_day(record, {payload.registered_on, "registered_on", "تاریخ ثبت کوتاژ"},
                    {round.inspection->inspected_on, "تاریخ بازدید"}, clause("بند ب-۳"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_confirmed(payload.no_open_dispute, "no_open_dispute",
                                     "اختلافی با صاحب کالا در جریان نیست", clause("بند الف-۳"))) {
    return refuse(*refused);
  }
  Declaration declaration;
  declaration.kotaj = payload.kotaj;
  declaration.registered_on = payload.registered_on;
  for (const InspectedLine& line : round.inspection->lines)
    declaration.lines.push_back(declared_line(line));
  if (auto refused = register_values(record.receipt, payload, declaration)) return refuse(*refused);
  if (context.actor.person != nullptr)
    declaration.no_dispute_confirmed_by = context.actor.person->name;
  const auto lines = static_cast<int64_t>(declaration.lines.size());
  for (std::size_t row = 0; row < payload.permits.size(); ++row) {
    if (payload.permits[row].line < 1 || payload.permits[row].line > lines)
      return refuse(
          invalid(row_path("permits", row, "line"), "چنین ردیفی نیست.", clause("بند ب-۱")));
  }
  // B1: what the HS codes ask for stands in the text, whatever else the officer adds.
  declaration.permits = payload.permits;
  for (NeededPermit& needed :
       missing_permits(permits_needed(declaration.lines, payload.registered_on), payload.permits)) {
    declaration.permits.push_back(std::move(needed));
  }
  declaration.permit_text = permit_text(declaration.permits);
  fill_boxes(declaration, record.receipt);
  round.declaration = std::move(declaration);
  return {{}, payload.registered_on, payload.kotaj};
}

Done value_goods(Case& record, const ValueGoods& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۳")));
  Declaration& declaration = *round.declaration;
  if (auto refused =
          check_day(record, {payload.valued_on, "valued_on", "تاریخ ارزش‌گذاری"},
                    {declaration.registered_on, "تاریخ ثبت کوتاژ"}, clause("بند ب-۳"), context)) {
    return refuse(*refused);
  }
  if (payload.usd_rate <= 0) {
    return refuse(
        invalid("usd_rate", "«نرخ برابری دلار» باید بیش از صفر باشد.", law_article("ماده ۱۴")));
  }
  std::vector<bool> valued(declaration.lines.size(), false);
  for (std::size_t row = 0; row < payload.lines.size(); ++row) {
    const LineValuation& valuation = payload.lines[row];
    const auto line = static_cast<std::size_t>(valuation.line - 1);
    if (valuation.line < 1 || line >= valued.size() || valued[line]) {
      return refuse(invalid(row_path("lines", row, "line"),
                            "این ردیف در اظهارنامه نیست یا دو بار آمده است.", clause("بند ب-۳")));
    }
    valued[line] = true;
    if (auto refused = value_line(declaration.lines[line], valuation, row,
                                  has_prior_declaration(record.receipt), declaration.registered_on,
                                  payload.usd_rate, context)) {
      return refuse(*refused);
    }
  }
  if (std::find(valued.begin(), valued.end(), false) != valued.end())
    return refuse(invalid("lines", "ارزش همه ردیف‌ها باید گفته شود.",
                          clause("بند ب-۳")));
  declaration.valued_on = payload.valued_on;
  // B3: the basis in time is the registration day, whenever the goods are valued.
  declaration.usd_rate = payload.usd_rate;
  return {{}, payload.valued_on, {}};
}

Done confirm_assessment(Case& record, const ConfirmAssessment& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۱۳")));
  if (auto refused = check_day(record, {payload.confirmed_on, "confirmed_on", "تاریخ تأیید"},
                               {round.declaration->valued_on, "تاریخ ارزش‌گذاری"},
                               clause("بند ب-۱۳"), context)) {
    return refuse(*refused);
  }
  round.declaration->assessment_confirmed_on = payload.confirmed_on;
  if (context.actor.person != nullptr)
    round.declaration->assessment_confirmed_by = context.actor.person->name;
  return {{}, payload.confirmed_on, {}};
}

}  // namespace kotaj::abandoned_goods
