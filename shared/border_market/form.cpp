#include "shared/border_market/form.h"

#include "shared/border_market/parameters.h"
#include "shared/core/text.h"

namespace kotaj::border_market {
namespace {

using core::Problem;
using core::ProblemCode;
using core::Source;

constexpr Source drawing_up = clause("تنظیم اظهارنامه");
constexpr Source documents = clause("خلاصه مراحل، اسناد و مدارک");
constexpr Source calculations = clause("ارزیابی کالاهای صادراتی، کنترل محاسبات");

std::string quoted(std::string_view label) { return "«" + std::string(label) + "»"; }

/// A sentence that rests on a rule ends with its place.
Problem by_rule(std::string path, ProblemCode code, std::string message, const Source& source) {
  message += " (" + core::to_string(source) + ")";
  return {std::move(path), code, std::move(message), source};
}

}  // namespace

Problem id_of_wrong_length(std::string path, std::string_view label) {
  return {std::move(path),
          ProblemCode::format,
          quoted(label) + " باید شماره ملی ۱۰ رقمی یا شناسه ملی ۱۱ رقمی باشد.",
          {}};
}

Problem not_eight_digits(std::string path) {
  return {std::move(path), ProblemCode::format, "«تعرفه گمرکی (کد کالا)» باید ۸ رقم باشد.", {}};
}

Problem no_transport_mode(std::string path, std::string_view label) {
  return {
      std::move(path),
      ProblemCode::range,
      quoted(label) +
          " باید یکی از کدهای ۱ تا ۹ توصیه‌نامه ۱۹ UN/ECE باشد.",
      {}};
}

Problem negative_count(std::string path) {
  return {std::move(path),
          ProblemCode::range,
          "«تعداد بسته» نمی‌تواند منفی باشد.",
          {}};
}

Problem list_value_not_positive(std::string path) {
  return {std::move(path), ProblemCode::range, "«ارزش فهرست» باید بیش از صفر باشد.", {}};
}

Problem repeated_list_value(std::string path) {
  return {
      std::move(path),
      ProblemCode::inconsistent,
      "این تعرفه با همین واحد پیش‌تر در فهرست ارزش آمده است؛ در هر روز یک ارزش معتبر است.",
      {}};
}

Problem no_beginning(std::string path, std::string_view variant, const Source& source) {
  return by_rule(
      std::move(path), ProblemCode::inconsistent,
      "«مراحل انجام‌شده» باید آغاز " + quoted(variant) +
          " باشد؛ مرحله‌ای جا نمی‌افتد و جابه‌جا نمی‌شود.",
      source);
}

Problem too_many_decimals(std::string path, std::string_view label, std::string_view currency,
                          int decimals) {
  return {std::move(path),
          ProblemCode::format,
          quoted(label) + " به «" + std::string(currency) + "» حداکثر " +
              core::persian_digits(std::to_string(decimals)) + " رقم اعشار دارد.",
          {}};
}

Problem missing_field(std::string path, const core::Field& field, const std::string& where) {
  const bool list = field.type == core::FieldType::list && !field.nullable;
  return by_rule(std::move(path), ProblemCode::required,
                 where + quoted(field.label) +
                     (list ? ": دست‌کم یک ردیف لازم است." : " باید پر شود."),
                 field.source);
}

Problem wrong_check_digit(std::string path, std::string_view label) {
  return {
      std::move(path), ProblemCode::check_digit, "رقم کنترل " + quoted(label) + " درست نیست.", {}};
}

Problem net_over_gross(std::string path) {
  return by_rule(std::move(path), ProblemCode::inconsistent,
                 "«وزن خالص» از «وزن ناخالص» همان ردیف بیشتر است.", drawing_up);
}

Problem after_the_day(std::string path, std::string_view label) {
  return by_rule(std::move(path), ProblemCode::inconsistent,
                 quoted(label) + " پس از روز بررسی است.", drawing_up);
}

Problem not_the_sum(std::string path, const std::string& sum) {
  return by_rule(std::move(path), ProblemCode::inconsistent,
                 "«مبلغ کل فاکتور» با جمع ارزش ردیف‌ها (" + sum +
                     ") برابر نیست.",
                 calculations);
}

Problem not_the_rial_total(std::string path, const std::string& total) {
  return by_rule(
      std::move(path), ProblemCode::inconsistent,
      "«جمع ارزش صادراتی (ریال)» با جمع ارزش ردیف‌ها × نرخ ارز (" +
          total + " ریال) برابر نیست.",
      calculations);
}

Problem not_the_dollar_total(std::string path, const std::string& total) {
  return by_rule(
      std::move(path), ProblemCode::inconsistent,
      "«جمع ارزش صادراتی (دلار)» با جمع ریالی ÷ نرخ دلار (" + total + " دلار) برابر نیست.",
      calculations);
}

Problem rial_rate_not_one(std::string path) {
  return by_rule(std::move(path), ProblemCode::inconsistent, "«نرخ ارز» برای فاکتور به ریال ۱ است.",
                 calculations);
}

Problem not_the_dollar_rate(std::string path) {
  return by_rule(std::move(path), ProblemCode::inconsistent,
                 "«نرخ ارز» برای فاکتور به دلار همان «نرخ دلار» است.", calculations);
}

Problem identity_not_verified(std::string path, std::string_view step) {
  return by_rule(std::move(path), ProblemCode::required,
                 "«احراز هویت» باید پر شود، زیرا مرحله " + std::string(step) + " انجام شده است.",
                 drawing_up);
}

Problem reason_missing(std::string path, std::string_view document) {
  return by_rule(std::move(path), ProblemCode::required,
                 "علت لازم نبودن " + quoted(document) + " باید نوشته شود.", documents);
}

Problem agent_needs_it(std::string path, std::string_view document) {
  return by_rule(std::move(path), ProblemCode::inconsistent,
                 quoted(document) + " لازم است، زیرا صادرکننده نماینده دارد.", documents);
}

}  // namespace kotaj::border_market
