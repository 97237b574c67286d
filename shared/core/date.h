#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kotaj::core {

/// A day of the Jalali (Solar Hijri) calendar, years 1206 to 1498; leap when (25*y + 11) mod 33
/// < 8. A `Date` is always a day that exists: the only ways to make one are `of`, `parse` and the
/// functions below.
class Date {
 public:
  static constexpr int first_year = 1206;
  static constexpr int last_year = 1498;

  /// 1206/01/01; only so that records can be made empty. An unset date is an empty optional.
  constexpr Date() = default;

  static std::optional<Date> of(int year, int month, int day);
  /// Exactly `YYYY/MM/DD` in ASCII digits.
  static std::optional<Date> parse(std::string_view text);
  /// Whether the text is written `YYYY/MM/DD`, be it a day that exists or not: a wrong shape and an
  /// impossible date are different problems.
  static bool has_form(std::string_view text);
  /// Days since 1970-01-01 (Gregorian); empty outside the years.
  static std::optional<Date> from_epoch_day(int32_t day);

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }
  [[nodiscard]] int day() const { return day_; }
  [[nodiscard]] int32_t epoch_day() const;
  [[nodiscard]] int day_of_year() const;
  /// 0 is Saturday (شنبه), 6 Friday (جمعه).
  [[nodiscard]] int weekday() const;
  /// "1402/06/31".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Date&, const Date&) = default;
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  constexpr Date(int16_t year, int8_t month, int8_t day) : year_(year), month_(month), day_(day) {}
  int16_t year_ = first_year;
  int8_t month_ = 1;
  int8_t day_ = 1;
};

bool is_leap_year(int year);
/// 29, 30 or 31.
int days_in_month(int year, int month);
/// Keeps the day number and clamps it to the month's last day; months may be negative. Empty
/// outside the years.
std::optional<Date> add_months(Date date, int64_t months);
/// Empty outside the years.
std::optional<Date> add_days(Date date, int64_t days);
/// The date after `months`, then `days`: only the result must lie inside the years (overview.md,
/// Evaluate).
std::optional<Date> add_months_then_days(Date date, int64_t months, int64_t days);
/// `to - from` in days.
int32_t days_between(Date from, Date to);
/// «شنبه» … «جمعه» with ZWNJ where Persian has it («سه‌شنبه», but
/// «پنجشنبه»).
std::string_view weekday_name(int weekday);
/// «فروردین» … «اسفند».
std::string_view month_name(int month);
/// Gregorian "2025-04-19".
std::string to_gregorian(Date date);

}  // namespace kotaj::core
