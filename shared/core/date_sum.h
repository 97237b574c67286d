#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/core/date.h"
#include "shared/core/result.h"

namespace kotaj::core {

/// Input of the rule `date`: months first, then days; both may be negative.
struct DateSumInput {
  Date date;
  int64_t add_months = 0;
  int64_t add_days = 0;
};

/// A day, and what a person or another calendar calls it.
struct DateSum {
  Date date;
  std::string_view weekday;  ///< Persian name.
  std::string gregorian;     ///< "2025-04-19"
  int day_of_year = 0;       ///< From 1.
  bool leap_year = false;
};

/// `range` on `date` where the final sum lies outside 1206 to 1498; the sum in between may
/// (overview.md, Evaluate).
Result<DateSum> sum_date(const DateSumInput& input);

/// The problem of a sum outside the years; also for terms too long to be counted in 64 bits.
Problem date_sum_out_of_range();

}  // namespace kotaj::core
