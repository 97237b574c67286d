#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/date.h"

namespace kotaj::core {

/// A moment: milliseconds since 1970-01-01T00:00:00Z. Moments are UTC everywhere; only their
/// showing is local.
struct Moment {
  int64_t unix_ms = 0;
  friend bool operator==(const Moment&, const Moment&) = default;
  friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// Asia/Tehran's offset from UTC at a moment, in minutes: 210, or 270 in summer time (until
/// 1401/06/30); 240 and 300 in 1356 and 1357. Before 1314/03/22 the tz database has the local mean
/// time +03:25:44; here it is +03:30.
int tehran_offset_minutes(Moment moment);
/// The Jalali date in Tehran at that moment; empty outside the years 1206 to 1498.
std::optional<Date> tehran_date(Moment moment);
/// "1402/03/10 14:05" in Tehran, ASCII digits; empty outside the years.
std::string tehran_date_time(Moment moment);

}  // namespace kotaj::core
