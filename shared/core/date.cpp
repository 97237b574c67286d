#include "shared/core/date.h"

#include <array>
#include <cstddef>

namespace kotaj::core {
namespace {

constexpr int months_in_year = 12;
constexpr int days_in_common_year = 365;
constexpr int long_months = 6;            // The first six months have 31 days.
constexpr int days_in_long_months = 186;  // 6 * 31
constexpr int32_t days_in_week = 7;
/// 1970-01-01 was a Thursday, the sixth day of a week that begins on Saturday.
constexpr int32_t epoch_weekday = 5;

/// Days from the (reckoned) start of year 0 to 1970-01-01.
constexpr int64_t epoch_offset_days = 492'635;

/// More months than this lead outside the years from any date.
constexpr int64_t month_limit = (Date::last_year - Date::first_year + 1) * int64_t{months_in_year};

template <typename Integer>
constexpr Integer floor_divide(Integer value, Integer divisor) {
  const Integer quotient = value / divisor;
  return (value % divisor != 0 && (value < 0) != (divisor < 0)) ? quotient - 1 : quotient;
}

/// Days before 1 Farvardin of `year`, from year 0. The leap rule (25*y + 11) mod 33 < 8 spreads
/// eight leap years evenly over 33, so their count is a floored line; test_core_date.cpp sums the
/// rule year by year and compares.
template <typename Integer>
constexpr Integer days_before_year(Integer year) {
  return year * days_in_common_year + floor_divide<Integer>(8 * year + 87, 33);
}

constexpr int days_before_month(int month) {
  return month <= long_months ? (month - 1) * 31
                              : days_in_long_months + (month - 1 - long_months) * 30;
}

template <typename Integer>
constexpr bool leap(Integer year) {
  const Integer remainder = (25 * (year % 33) + 11) % 33;
  return (remainder < 0 ? remainder + 33 : remainder) < 8;
}

template <typename Integer>
constexpr int month_length(Integer year, int month) {
  if (month <= long_months) return 31;
  return month < months_in_year || leap(year) ? 30 : 29;
}

constexpr int32_t epoch_day_of(int year, int month, int day) {
  return static_cast<int32_t>(days_before_year<int64_t>(year) - epoch_offset_days) +
         days_before_month(month) + day - 1;
}

constexpr int32_t first_epoch_day = epoch_day_of(Date::first_year, 1, 1);
constexpr int32_t last_epoch_day = epoch_day_of(Date::last_year + 1, 1, 1) - 1;
static_assert(epoch_day_of(1348, 10, 11) == 0, "1970-01-01 is 1348/10/11");

/// The value of two ASCII digits, or a number above 99.
constexpr unsigned two_digits(const char* text) {
  const unsigned tens = static_cast<unsigned char>(text[0]) - unsigned{'0'};
  const unsigned units = static_cast<unsigned char>(text[1]) - unsigned{'0'};
  return tens > 9 || units > 9 ? 1000U : tens * 10 + units;
}

void put_two(char* out, int value) {
  out[0] = static_cast<char>('0' + value / 10);
  out[1] = static_cast<char>('0' + value % 10);
}

constexpr std::array<std::string_view, days_in_week> weekday_names = {
    "شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"};
constexpr std::array<std::string_view, months_in_year> month_names = {
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند"};

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > months_in_year)
    return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date(static_cast<int16_t>(year), static_cast<int8_t>(month), static_cast<int8_t>(day));
}

bool Date::has_form(std::string_view text) {
  if (text.size() != 10 || text[4] != '/' || text[7] != '/') return false;
  return two_digits(text.data()) < 100 && two_digits(text.data() + 2) < 100 &&
         two_digits(text.data() + 5) < 100 && two_digits(text.data() + 8) < 100;
}

std::optional<Date> Date::parse(std::string_view text) {
  if (!has_form(text)) return std::nullopt;
  return of(static_cast<int>(two_digits(text.data()) * 100 + two_digits(text.data() + 2)),
            static_cast<int>(two_digits(text.data() + 5)),
            static_cast<int>(two_digits(text.data() + 8)));
}

std::optional<Date> Date::from_epoch_day(int32_t day) {
  if (day < first_epoch_day || day > last_epoch_day) return std::nullopt;
  const int32_t days = static_cast<int32_t>(day + epoch_offset_days);
  // 33 years have 12,053 days. The estimate is never too small, and at most one too large.
  int32_t year = static_cast<int32_t>((int64_t{days} * 33) / 12'053) + 1;
  if (days_before_year<int32_t>(year) > days) --year;
  if (days_before_year<int32_t>(year) > days) --year;
  const int32_t rest = days - days_before_year<int32_t>(year);
  const int month = rest < days_in_long_months
                        ? rest / 31 + 1
                        : (rest - days_in_long_months) / 30 + long_months + 1;
  return Date(static_cast<int16_t>(year), static_cast<int8_t>(month),
              static_cast<int8_t>(rest - days_before_month(month) + 1));
}

int32_t Date::epoch_day() const { return epoch_day_of(year_, month_, day_); }

int Date::day_of_year() const { return days_before_month(month_) + day_; }

int Date::weekday() const {
  const int32_t weekday = (epoch_day() + epoch_weekday) % days_in_week;
  return weekday < 0 ? weekday + days_in_week : weekday;
}

std::string Date::to_string() const {
  std::string text = "0000/00/00";
  put_two(text.data(), year_ / 100);
  put_two(text.data() + 2, year_ % 100);
  put_two(text.data() + 5, month_);
  put_two(text.data() + 8, day_);
  return text;
}

bool is_leap_year(int year) { return leap(year); }

int days_in_month(int year, int month) { return month_length(year, month); }

std::optional<Date> add_months(Date date, int64_t months) {
  if (months > month_limit || months < -month_limit) return std::nullopt;
  const int64_t index = int64_t{date.year()} * months_in_year + (date.month() - 1) + months;
  const int year = static_cast<int>(floor_divide<int64_t>(index, months_in_year));
  const int month = static_cast<int>(index - int64_t{year} * months_in_year) + 1;
  const int length = days_in_month(year, month);
  return Date::of(year, month, date.day() < length ? date.day() : length);
}

std::optional<Date> add_days(Date date, int64_t days) {
  constexpr int64_t day_limit = int64_t{last_epoch_day} - first_epoch_day;
  if (days > day_limit || days < -day_limit) return std::nullopt;
  return Date::from_epoch_day(static_cast<int32_t>(date.epoch_day() + days));
}

std::optional<Date> add_months_then_days(Date date, int64_t months, int64_t days) {
  // The sum in between may lie in any year: the leap rule is simply carried on, in 128 bits so that
  // nothing wraps.
  __extension__ using Integer = __int128;
  const Integer index = Integer{date.year()} * months_in_year + (date.month() - 1) + months;
  const Integer year = floor_divide<Integer>(index, months_in_year);
  const int month = static_cast<int>(index - year * months_in_year) + 1;
  const int length = month_length(year, month);
  const Integer day = days_before_year(year) - epoch_offset_days + days_before_month(month) +
                      (date.day() < length ? date.day() : length) - 1 + days;
  if (day < first_epoch_day || day > last_epoch_day) return std::nullopt;
  return Date::from_epoch_day(static_cast<int32_t>(day));
}

int32_t days_between(Date from, Date to) { return to.epoch_day() - from.epoch_day(); }

std::string_view weekday_name(int weekday) {
  return weekday < 0 || weekday >= days_in_week ? std::string_view{}
                                                : weekday_names[static_cast<std::size_t>(weekday)];
}

std::string_view month_name(int month) {
  return month < 1 || month > months_in_year ? std::string_view{}
                                             : month_names[static_cast<std::size_t>(month - 1)];
}

std::string to_gregorian(Date date) {
  // Days to a civil date by eras of 400 years that start on 1 March, so that the leap day ends the
  // year.
  const int32_t days = date.epoch_day() + 719'468;  // From 0000-03-01; positive for all our years.
  const int32_t era = days / 146'097;
  const int32_t day_of_era = days - era * 146'097;
  const int32_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t shifted_month = (5 * day_of_year + 2) / 153;  // 0 is March.
  const int32_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int32_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  std::string text = "0000-00-00";
  put_two(text.data(), year / 100);
  put_two(text.data() + 2, year % 100);
  put_two(text.data() + 5, month);
  put_two(text.data() + 8, day_of_year - (153 * shifted_month + 2) / 5 + 1);
  return text;
}

}  // namespace kotaj::core
