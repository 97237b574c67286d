#include "shared/core/date_sum.h"

namespace kotaj::core {

Problem date_sum_out_of_range() {
  return {
      "date", ProblemCode::range,
      "«تاریخ»: حاصل افزودن ماه و روز باید در سال‌های ۱۲۰۶ تا ۱۴۹۸ باشد."};
}

Result<DateSum> sum_date(const DateSumInput& input) {
  const auto sum = add_months_then_days(input.date, input.add_months, input.add_days);
  if (!sum) return date_sum_out_of_range();
  return DateSum{*sum, weekday_name(sum->weekday()), to_gregorian(*sum), sum->day_of_year(),
                 is_leap_year(sum->year())};
}

}  // namespace kotaj::core
