#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <string>

#include "shared/core/date.h"

namespace {

using kotaj::core::add_days;
using kotaj::core::add_months;
using kotaj::core::add_months_then_days;
using kotaj::core::Date;
using kotaj::core::days_in_month;

Date day(const char* text) {
  const auto date = Date::parse(text);
  REQUIRE(date.has_value());
  return *date;
}

/// The rule as overview.md writes it, apart from the arithmetic under test.
bool leap_by_the_rule(int year) { return (25 * year + 11) % 33 < 8; }

}  // namespace

TEST_CASE("every day of the years follows the day before it", "[core][date]") {
  const int32_t first = day("1206/01/01").epoch_day();
  const int32_t last = day("1498/12/30").epoch_day();
  int32_t expected = first;
  for (int year = Date::first_year; year <= Date::last_year; ++year) {
    int day_of_year = 1;
    for (int month = 1; month <= 12; ++month) {
      const int length = month <= 6 ? 31 : month < 12 || leap_by_the_rule(year) ? 30 : 29;
      for (int day_number = 1; day_number <= length; ++day_number, ++expected, ++day_of_year) {
        const auto date = Date::of(year, month, day_number);
        if (!date || date->epoch_day() != expected || Date::from_epoch_day(expected) != date ||
            Date::parse(date->to_string()) != date || date->day_of_year() != day_of_year) {
          FAIL("broken at " << year << '/' << month << '/' << day_number);
        }
      }
      if (Date::of(year, month, length + 1)) FAIL("one day too many in " << year << '/' << month);
    }
  }
  CHECK(expected == last + 1);
  CHECK_FALSE(Date::from_epoch_day(first - 1));
  CHECK_FALSE(Date::from_epoch_day(last + 1));
  CHECK_FALSE(Date::from_epoch_day(std::numeric_limits<int32_t>::min()));
  CHECK_FALSE(Date::from_epoch_day(std::numeric_limits<int32_t>::max()));
}

TEST_CASE("known days", "[core][date]") {
  CHECK(day("1348/10/11").epoch_day() == 0);
  CHECK(day("1403/12/30").epoch_day() == 20167);
  CHECK(kotaj::core::to_gregorian(day("1403/12/30")) == "2025-03-20");
  CHECK(kotaj::core::to_gregorian(day("1304/01/02")) == "1925-03-22");
  CHECK(kotaj::core::to_gregorian(day("1206/01/01")) == "1827-03-22");
  CHECK(kotaj::core::weekday_name(day("1404/01/26").weekday()) == "سه‌شنبه");
  CHECK(kotaj::core::weekday_name(day("1403/12/30").weekday()) == "پنجشنبه");
  CHECK(kotaj::core::weekday_name(day("1304/01/02").weekday()) == "یکشنبه");
  CHECK(kotaj::core::month_name(2) == "اردیبهشت");
  CHECK(kotaj::core::weekday_name(7).empty());
  CHECK(kotaj::core::month_name(0).empty());
}

TEST_CASE("impossible dates and other shapes are refused", "[core][date]") {
  for (const char* impossible :
       {"1404/12/30", "1403/12/31", "1403/07/31", "1403/13/01", "1403/00/10", "1403/01/00",
        "1403/01/32", "1205/12/29", "1499/01/01", "0000/00/00", "9999/99/99"}) {
    INFO(impossible);
    CHECK(Date::has_form(impossible));
    CHECK_FALSE(Date::parse(impossible));
  }
  for (const char* shapeless : {"", "1403", "1403-01-01", "1403/1/1", "1403/01/1", " 1403/01/01",
                                "1403/01/01 ", "۱۴۰۳/۰۱/۰۱", "140a/01/01", "1403/01//1",
                                "-403/01/01", "+403/01/01", "1403/01/0:", "1403/01/1/"}) {
    INFO(shapeless);
    CHECK_FALSE(Date::has_form(shapeless));
    CHECK_FALSE(Date::parse(shapeless));
  }
}

TEST_CASE("a month keeps the day number or clamps it to the month's end", "[core][date]") {
  CHECK(add_months(day("1402/06/31"), 3) == day("1402/09/30"));
  CHECK(add_months(day("1403/12/30"), 1) == day("1404/01/30"));
  CHECK(add_months(day("1403/12/30"), 12) == day("1404/12/29"));
  CHECK(add_months(day("1403/12/30"), -12) == day("1402/12/29"));
  CHECK(add_months(day("1404/01/31"), -1) == day("1403/12/30"));
  CHECK(add_months(day("1402/10/30"), 2) == day("1402/12/29"));
  CHECK(add_months(day("1402/10/30"), 14) == day("1403/12/30"));
  CHECK_FALSE(add_months(day("1498/12/01"), 1));
  CHECK_FALSE(add_months(day("1206/01/31"), -1));
  CHECK_FALSE(add_months(day("1400/01/01"), std::numeric_limits<int64_t>::max()));
  CHECK_FALSE(add_months(day("1400/01/01"), std::numeric_limits<int64_t>::min()));
}

TEST_CASE("months and days as a calendar on paper gives them", "[core][date]") {
  // Walks month by month and day by day from many dates, without division.
  for (int32_t start = day("1395/01/01").epoch_day(); start < day("1404/01/01").epoch_day();
       start += 11) {
    const Date from = *Date::from_epoch_day(start);
    int year = from.year();
    int month = from.month();
    for (int months = 1; months <= 50; ++months) {
      if (++month > 12) {
        month = 1;
        ++year;
      }
      const int length = days_in_month(year, month);
      const auto expected = Date::of(year, month, from.day() < length ? from.day() : length);
      if (add_months(from, months) != expected) FAIL(from.to_string() << " + " << months);
      if (add_months_then_days(from, months, -3) != add_days(*expected, -3)) FAIL(from.to_string());
    }
  }
}

TEST_CASE("only the final sum has to lie inside the years", "[core][date]") {
  CHECK(add_months_then_days(day("1402/06/31"), 6, -2) == day("1402/12/27"));
  CHECK(add_months_then_days(day("1498/12/30"), 1, -30) == day("1498/12/30"));
  CHECK(add_months_then_days(day("1206/01/01"), -1, 30) ==
        day("1206/01/01"));  // 1205 is a leap year.
  CHECK_FALSE(add_months_then_days(day("1498/12/30"), 1, -29));
  CHECK_FALSE(add_months_then_days(day("1206/01/01"), -1, 29));
  CHECK_FALSE(add_months_then_days(day("1498/12/30"), 0, 1));
  CHECK_FALSE(add_months_then_days(day("1206/01/01"), 0, -1));
  // 396 months are 33 years, 12,053 days: whole cycles of the leap rule cancel however far they go.
  constexpr int64_t cycles = 700'000'000'000'000;
  CHECK(add_months_then_days(day("1400/02/03"), 396 * cycles, -12'053 * cycles) ==
        day("1400/02/03"));
  CHECK(add_months_then_days(day("1400/02/03"), -396 * cycles, 12'053 * cycles) ==
        day("1400/02/03"));
  for (const int64_t months :
       {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()}) {
    for (const int64_t days :
         {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()}) {
      CHECK_FALSE(add_months_then_days(day("1400/01/01"), months, days));
    }
  }
  CHECK_FALSE(add_days(day("1400/01/01"), std::numeric_limits<int64_t>::max()));
  CHECK_FALSE(add_days(day("1400/01/01"), std::numeric_limits<int64_t>::min()));
}

TEST_CASE("days between", "[core][date]") {
  CHECK(kotaj::core::days_between(day("1402/12/20"), day("1403/01/11")) == 20);
  CHECK(kotaj::core::days_between(day("1403/01/11"), day("1402/12/20")) == -20);
  CHECK(add_days(day("1402/12/20"), 20) == day("1403/01/11"));
  CHECK(day("1402/12/29") < day("1403/01/01"));
}
