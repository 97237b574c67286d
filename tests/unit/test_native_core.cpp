// Dates and Tehran's clocks compared with ICU, day by day and hour by hour.
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "shared/core/date.h"
#include "shared/core/tehran.h"

namespace {

using kotaj::core::Date;
using kotaj::core::Moment;

constexpr double day_ms = 86'400'000.0;
constexpr int64_t hour_ms = 3'600'000;
constexpr int64_t half_hour_ms = hour_ms / 2;

std::unique_ptr<icu::Calendar> calendar(const char* locale, const char* zone) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> made(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone(zone), icu::Locale(locale), error));
  REQUIRE(U_SUCCESS(error));
  return made;
}

int field(const icu::Calendar& of, UCalendarDateFields name) {
  UErrorCode error = U_ZERO_ERROR;
  const int value = of.get(name, error);
  return U_SUCCESS(error) ? value : -1;
}

/// The tz database of 2022 let +04:00 end with 1978; later editions, and the table, on 1357/08/19
/// (1978-11-10). An ICU may carry either.
constexpr int64_t disputed_from_ms = 279'576'000'000;
constexpr int64_t disputed_until_ms = 283'982'400'000;  // 1978-12-31 20:00 UTC

/// 0 is Saturday, as `Date::weekday` counts.
int weekday(const icu::Calendar& of) { return field(of, UCAL_DAY_OF_WEEK) % 7; }

}  // namespace

TEST_CASE("every day of the years is ICU's day", "[core][date][icu]") {
  const auto persian = calendar("fa_IR@calendar=persian", "Etc/UTC");
  UErrorCode error = U_ZERO_ERROR;
  icu::GregorianCalendar gregorian(icu::TimeZone::createTimeZone("Etc/UTC"), icu::Locale::getRoot(),
                                   error);
  gregorian.setGregorianChange(-1e18, error);
  REQUIRE(U_SUCCESS(error));
  const int32_t first = Date::of(Date::first_year, 1, 1)->epoch_day();
  const int32_t last = Date::of(Date::last_year, 12, 30)->epoch_day();
  for (int32_t day = first; day <= last; ++day) {
    const auto ours = Date::from_epoch_day(day);
    REQUIRE(ours.has_value());
    persian->setTime(day * day_ms, error);
    gregorian.setTime(day * day_ms, error);
    char written[16];
    std::snprintf(written, sizeof written, "%04d-%02d-%02d", field(gregorian, UCAL_YEAR) % 10'000,
                  (field(gregorian, UCAL_MONTH) + 1) % 100, field(gregorian, UCAL_DATE) % 100);
    const bool same = ours->year() == field(*persian, UCAL_EXTENDED_YEAR) &&
                      ours->month() == field(*persian, UCAL_MONTH) + 1 &&
                      ours->day() == field(*persian, UCAL_DATE) &&
                      ours->day_of_year() == field(*persian, UCAL_DAY_OF_YEAR) &&
                      ours->weekday() == weekday(*persian) &&
                      kotaj::core::to_gregorian(*ours) == written;
    if (!same) FAIL(ours->to_string() << " is not ICU's " << written);
    // And back: ICU's moment of our date.
    persian->clear();
    persian->set(ours->year(), ours->month() - 1, ours->day());
    if (persian->getTime(error) != day * day_ms)
      FAIL(ours->to_string() << " is another day in ICU");
  }
  REQUIRE(U_SUCCESS(error));
}

TEST_CASE("adding months is ICU's adding of months", "[core][date][icu]") {
  const auto persian = calendar("fa_IR@calendar=persian", "Etc/UTC");
  UErrorCode error = U_ZERO_ERROR;
  for (int32_t day = Date::of(1390, 1, 1)->epoch_day(); day < Date::of(1410, 1, 1)->epoch_day();
       ++day) {
    for (const int months : {-25, -12, -1, 1, 3, 12, 13, 48}) {
      persian->setTime(day * day_ms, error);
      persian->add(UCAL_MONTH, months, error);
      const auto ours = kotaj::core::add_months(*Date::from_epoch_day(day), months);
      if (!ours || ours->epoch_day() * day_ms != persian->getTime(error)) {
        FAIL(Date::from_epoch_day(day)->to_string() << " + " << months);
      }
    }
  }
  REQUIRE(U_SUCCESS(error));
}

TEST_CASE("Tehran's clocks are ICU's, every half hour from 1357 on", "[core][tehran][icu]") {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Asia/Tehran"));
  const int64_t first = Date::of(1357, 1, 1)->epoch_day() * int64_t{24} * hour_ms;
  const int64_t last = Date::of(1420, 1, 1)->epoch_day() * int64_t{24} * hour_ms;
  UErrorCode error = U_ZERO_ERROR;
  for (int64_t ms = first; ms < last; ms += half_hour_ms) {
    for (const int64_t at : {ms - 1, ms}) {
      int32_t raw = 0;
      int32_t summer = 0;
      zone->getOffset(static_cast<double>(at), false, raw, summer, error);
      if (at >= disputed_from_ms && at < disputed_until_ms) continue;
      const int ours = kotaj::core::tehran_offset_minutes(Moment{at});
      if (ours * 60'000 != raw + summer) {
        FAIL(kotaj::core::tehran_date_time(Moment{at})
             << ": ICU has " << (raw + summer) / 60'000 << " minutes");
      }
    }
  }
  REQUIRE(U_SUCCESS(error));
}

TEST_CASE("Tehran's date is ICU's date, hour by hour from 1370 on", "[core][tehran][icu]") {
  const auto persian = calendar("fa_IR@calendar=persian", "Asia/Tehran");
  const int64_t first = Date::of(1370, 1, 1)->epoch_day() * int64_t{24} * hour_ms;
  const int64_t last = Date::of(1411, 1, 1)->epoch_day() * int64_t{24} * hour_ms;
  UErrorCode error = U_ZERO_ERROR;
  for (int64_t ms = first; ms < last; ms += hour_ms) {
    persian->setTime(static_cast<double>(ms), error);
    const auto ours = kotaj::core::tehran_date(Moment{ms});
    const bool same = ours && ours->year() == field(*persian, UCAL_EXTENDED_YEAR) &&
                      ours->month() == field(*persian, UCAL_MONTH) + 1 &&
                      ours->day() == field(*persian, UCAL_DATE);
    if (!same) FAIL(kotaj::core::tehran_date_time(Moment{ms}));
  }
  REQUIRE(U_SUCCESS(error));
}
