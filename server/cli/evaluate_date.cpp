#include "server/cli/evaluate_date.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/date.h"
#include "shared/core/date_sum.h"
#include "shared/core/text.h"

namespace kotaj::server::cli {
namespace {

namespace json = boost::json;
using core::Date;
using core::Problem;
using core::ProblemCode;
using core::Problems;

constexpr std::string_view date_field = "date";
constexpr std::string_view months_field = "add_months";
constexpr std::string_view days_field = "add_days";

std::string_view label_of(std::string_view field) {
  if (field == date_field) return "تاریخ";
  return field == months_field ? "تعداد ماه (add_months)" : "تعداد روز (add_days)";
}

void add_problem(Problems& problems, std::string_view field, ProblemCode code,
                 std::string_view text) {
  std::string message(label_of(field));
  message += ": ";
  message += text;
  problems.push_back({std::string(field), code, std::move(message)});
}

/// The field's value; a missing key and null are both `required`.
const json::value* required(const json::object& input, std::string_view field, Problems& problems) {
  const json::value* const value = input.if_contains(field);
  if (value != nullptr && !value->is_null()) return value;
  add_problem(problems, field, ProblemCode::required, "باید وارد شود.");
  return nullptr;
}

std::optional<Date> read_date(const json::object& input, Problems& problems) {
  const json::value* const value = required(input, date_field, problems);
  if (value == nullptr) return std::nullopt;
  const json::string* const text = value->if_string();
  if (text == nullptr) {
    add_problem(problems, date_field, ProblemCode::type, "باید متن باشد، مانند «1403/02/10».");
    return std::nullopt;
  }
  const std::string_view typed(text->data(), text->size());
  if (core::normalise_text(typed).empty()) {
    add_problem(problems, date_field, ProblemCode::required, "باید وارد شود.");
    return std::nullopt;
  }
  const auto date = Date::parse(typed);
  if (date) return date;
  if (Date::has_form(typed)) {
    add_problem(
        problems, date_field, ProblemCode::range,
        "چنین روزی در تقویم سال‌های ۱۲۰۶ تا ۱۴۹۸ وجود ندارد.");
  } else {
    add_problem(
        problems, date_field, ProblemCode::format,
        "باید به شکل YYYY/MM/DD با رقم‌های لاتین باشد، مانند «1403/02/10».");
  }
  return std::nullopt;
}

/// A whole number, or nothing with a problem noted. Boost.JSON reads a whole number of more than 64
/// bits as a double: no date can be that far away.
std::optional<int64_t> read_integer(const json::object& input, std::string_view field,
                                    Problems& problems, bool& out_of_range) {
  constexpr double beyond_64_bits = 9'223'372'036'854'775'808.0;
  const json::value* const value = required(input, field, problems);
  if (value == nullptr) return std::nullopt;
  if (const auto* number = value->if_int64(); number != nullptr) return *number;
  const double* const real = value->if_double();
  if (value->is_uint64() || (real != nullptr && std::fabs(*real) >= beyond_64_bits)) {
    out_of_range = true;
  } else {
    add_problem(problems, field, ProblemCode::type, "باید عدد صحیح باشد.");
  }
  return std::nullopt;
}

void refuse_unknown_fields(const json::object& input, Problems& problems) {
  for (const auto& member : input) {
    const std::string_view name(member.key().data(), member.key().size());
    if (name == date_field || name == months_field || name == days_field) continue;
    problems.push_back({std::string(name), ProblemCode::unknown_field,
                        "فیلد «" + std::string(name) + "» در قاعده date شناخته شده نیست."});
  }
}

json::object to_json(const core::DateSum& sum) {
  json::object out;
  out.reserve(5);
  out["date"] = sum.date.to_string();
  out["weekday"] = json::string_view(sum.weekday.data(), sum.weekday.size());
  out["gregorian"] = sum.gregorian;
  out["day_of_year"] = sum.day_of_year;
  out["leap_year"] = sum.leap_year;
  return out;
}

}  // namespace

core::Result<json::object> evaluate_date(const json::value& input) {
  const json::object* const object = input.if_object();
  if (object == nullptr) {
    return Problem{"", ProblemCode::type, "هر مورد باید یک شیء JSON باشد."};
  }
  Problems problems;
  bool out_of_range = false;
  const auto date = read_date(*object, problems);
  const auto months = read_integer(*object, months_field, problems, out_of_range);
  const auto days = read_integer(*object, days_field, problems, out_of_range);
  refuse_unknown_fields(*object, problems);
  if (out_of_range && date) problems.push_back(core::date_sum_out_of_range());
  if (!problems.empty() || !date || !months || !days) return problems;
  const auto sum = core::sum_date({*date, *months, *days});
  if (!sum) return sum.problems();
  return to_json(sum.value());
}

}  // namespace kotaj::server::cli
