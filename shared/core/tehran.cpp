#include "shared/core/tehran.h"

#include <iterator>
#include <limits>

namespace kotaj::core {
namespace {

constexpr int64_t ms_per_minute = 60'000;
constexpr int64_t ms_per_day = 86'400'000;
constexpr int64_t minutes_per_hour = 60;
constexpr int standard_minutes = 210;
constexpr int summer_minutes = 270;

/// Years in which summer time ran from the end of 1 Farvardin to the end of 30 Shahrivar.
struct SummerYears {
  int first, last;
};
constexpr SummerYears summer_years[] = {{1371, 1384}, {1387, 1401}};

/// The changes before the rule: the clocks of 1356 to 1359, and 1370, when summer time came back on
/// 13 Ordibehesht.
struct Change {
  int64_t from_unix_s;
  int minutes;
};
constexpr Change early_changes[] = {
    {std::numeric_limits<int64_t>::min(), standard_minutes},
    {227'820'600, 270},  // 1356/01/01 23:00
    {246'223'800, 240},  // 1356/07/28 24:00
    {259'617'600, 300},  // 1357/01/04 24:00
    {271'108'800, 240},  // 1357/05/14 01:00
    {279'576'000, 210},  // 1357/08/19 24:00
    {296'598'600, 270},  // 1358/03/05 24:00
    {306'531'000, 210},  // 1358/06/27 24:00
    {322'432'200, 270},  // 1358/12/29 24:00
    {338'499'000, 210},  // 1359/06/31 24:00
    {673'216'200, 270},  // 1370/02/12 24:00
    {685'481'400, 210},  // 1370/06/30 24:00
};
/// 1371/01/01 00:00: from here on the rule of the years holds.
constexpr int64_t rule_from_unix_s = 701'123'400;

constexpr int64_t floor_divide(int64_t value, int64_t divisor) {
  const int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

int early_offset_minutes(int64_t unix_s) {
  const Change* change = std::end(early_changes) - 1;
  while (change->from_unix_s > unix_s) --change;
  return change->minutes;
}

/// The Jalali date at `minutes` from UTC, and the milliseconds since its midnight.
struct LocalTime {
  std::optional<Date> date;
  int64_t ms_of_day;
};
LocalTime local_time(Moment moment, int offset_minutes) {
  // A moment so far away has no date in our years; and the sum must not wrap.
  constexpr int64_t far_ms = 100'000 * ms_per_day * 366;
  if (moment.unix_ms > far_ms || moment.unix_ms < -far_ms) return {std::nullopt, 0};
  const int64_t ms = moment.unix_ms + offset_minutes * ms_per_minute;
  const int64_t day = floor_divide(ms, ms_per_day);
  return {Date::from_epoch_day(static_cast<int32_t>(day)), ms - day * ms_per_day};
}

/// Whether the rule gives summer time at this time of standard (winter) clocks.
bool is_summer(const LocalTime& standard) {
  const Date date = *standard.date;
  bool year_has_summer = false;
  for (const SummerYears& years : summer_years) {
    year_has_summer = year_has_summer || (date.year() >= years.first && date.year() <= years.last);
  }
  if (!year_has_summer) return false;
  const int day = date.day_of_year();
  constexpr int first_day = 2;   // 2 Farvardin, 00:00
  constexpr int last_day = 185;  // 30 Shahrivar, 24:00 by summer clocks: 23:00 by winter clocks
  if (day < first_day || day > last_day) return false;
  return day < last_day || standard.ms_of_day < 23 * minutes_per_hour * ms_per_minute;
}

void put_two(std::string& text, int64_t value) {
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

}  // namespace

int tehran_offset_minutes(Moment moment) {
  const int64_t unix_s = floor_divide(moment.unix_ms, 1000);
  if (unix_s < rule_from_unix_s) return early_offset_minutes(unix_s);
  const LocalTime standard = local_time(moment, standard_minutes);
  return standard.date && is_summer(standard) ? summer_minutes : standard_minutes;
}

std::optional<Date> tehran_date(Moment moment) {
  return local_time(moment, tehran_offset_minutes(moment)).date;
}

std::string tehran_date_time(Moment moment) {
  const LocalTime local = local_time(moment, tehran_offset_minutes(moment));
  if (!local.date) return {};
  const int64_t minute = local.ms_of_day / ms_per_minute;
  std::string text = local.date->to_string();
  text += ' ';
  put_two(text, minute / minutes_per_hour);
  text += ':';
  put_two(text, minute % minutes_per_hour);
  return text;
}

}  // namespace kotaj::core
