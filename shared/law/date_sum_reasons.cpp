#include "shared/law/date_sum_reasons.h"

#include <optional>
#include <string>

#include "shared/core/text.h"

namespace kotaj::law {
namespace {

using core::Date;
using core::Source;

constexpr Source practice{Source::Kind::law, "قانون امور گمرکی", "رویه"};
constexpr Source days_of_a_term{Source::Kind::law, "قانون امور گمرکی", "رویه، تفسیر OV-1"};

/// «افزودن ۳ ماه» or «کاستن ۳ ماه».
std::string counted(int64_t count, const std::string& unit) {
  std::string digits = std::to_string(count);
  const bool back = digits.front() == '-';
  if (back) digits.erase(0, 1);
  return (back ? "کاستن " : "افزودن ") + core::persian_number(digits) + " " + unit;
}

/// The sum in between may lie in any year; only the last one is held to the calendar.
std::string shown(const std::optional<Date>& day) {
  return day ? core::persian_digits(day->to_string())
             : "روزی بیرون از سال‌های ۱۲۰۶ تا ۱۴۹۸";
}

std::string from_to(const std::optional<Date>& from, const std::optional<Date>& to) {
  return "از " + shown(from) + " به " + shown(to);
}

}  // namespace

core::Explanation explain(const core::DateSumInput& input, const core::DateSum& sum) {
  core::Explanation steps;
  std::optional<Date> reached = input.date;
  if (input.add_months != 0) {
    reached = core::add_months_then_days(input.date, input.add_months, 0);
    steps.push_back(
        {counted(input.add_months, "ماه") +
             "؛ شماره روز می‌ماند و در ماه کوتاه‌تر روز آخر آن است",
         from_to(input.date, reached), practice});
  }
  if (input.add_days != 0) {
    // Interpretation OV-1: the day from which the term runs is not counted, and no holiday moves
    // it.
    steps.push_back(
        {counted(input.add_days, "روز") +
             "؛ روز آغاز شمرده نمی‌شود و تعطیلی مهلت را جابه‌جا نمی‌کند",
         from_to(reached, sum.date), days_of_a_term});
  }
  steps.push_back({"روز در تقویم هجری خورشیدی",
                   std::string(sum.weekday) + " " + shown(sum.date) + "، روز " +
                       core::persian_digits(std::to_string(sum.day_of_year)) + " سال" +
                       (sum.leap_year ? "؛ سال کبیسه است" : "؛ سال کبیسه نیست"),
                   practice});
  return steps;
}

}  // namespace kotaj::law
