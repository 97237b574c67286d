#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>

#include "shared/core/tehran.h"

namespace {

using kotaj::core::Date;
using kotaj::core::Moment;
using kotaj::core::tehran_date;
using kotaj::core::tehran_date_time;
using kotaj::core::tehran_offset_minutes;

constexpr int64_t second_ms = 1000;
constexpr int64_t minute_ms = 60 * second_ms;

/// The moment when Tehran's clocks, at that offset, show the hour and minute.
Moment at(const char* date, int hour, int minute, int offset_minutes) {
  const auto day = Date::parse(date);
  REQUIRE(day.has_value());
  return {(int64_t{day->epoch_day()} * 1440 + hour * 60 + minute - offset_minutes) * minute_ms};
}

}  // namespace

TEST_CASE("summer time until 1401/06/30, and never again", "[core][tehran]") {
  CHECK(tehran_offset_minutes(at("1401/01/01", 23, 59, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1401/01/02", 0, 0, 210)) == 270);
  CHECK(tehran_offset_minutes(at("1401/06/30", 23, 59, 270)) == 270);
  CHECK(tehran_offset_minutes(at("1401/06/30", 23, 0, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1402/04/01", 12, 0, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1385/04/01", 12, 0, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1386/04/01", 12, 0, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1387/04/01", 12, 0, 270)) == 270);
  CHECK(tehran_offset_minutes(at("1370/01/15", 12, 0, 210)) == 210);
  CHECK(tehran_offset_minutes(at("1370/03/01", 12, 0, 270)) == 270);
}

TEST_CASE("the Jalali date changes at Tehran's midnight", "[core][tehran]") {
  CHECK(tehran_date(at("1402/03/10", 0, 0, 210)) == Date::of(1402, 3, 10));
  CHECK(tehran_date({at("1402/03/10", 0, 0, 210).unix_ms - 1}) == Date::of(1402, 3, 9));
  CHECK(tehran_date(at("1400/03/10", 0, 0, 270)) == Date::of(1400, 3, 10));
  CHECK(tehran_date({at("1400/03/10", 0, 0, 270).unix_ms - 1}) == Date::of(1400, 3, 9));
  CHECK(tehran_date_time(at("1402/03/10", 14, 5, 210)) == "1402/03/10 14:05");
  CHECK(tehran_date_time({0}) == "1348/10/11 03:30");
  CHECK(tehran_date_time({-1}) == "1348/10/11 03:29");
}

TEST_CASE("moments outside the years have no date", "[core][tehran]") {
  CHECK(tehran_date(at("1206/01/01", 0, 0, 210)) == Date::of(1206, 1, 1));
  CHECK_FALSE(tehran_date({at("1206/01/01", 0, 0, 210).unix_ms - 1}));
  CHECK(tehran_date(at("1498/12/30", 23, 59, 210)) == Date::of(1498, 12, 30));
  CHECK_FALSE(tehran_date({at("1498/12/30", 23, 59, 210).unix_ms + minute_ms}));
  for (const int64_t far :
       {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max(), int64_t{1} << 52,
        -(int64_t{1} << 52)}) {
    CHECK_FALSE(tehran_date({far}));
    CHECK(tehran_date_time({far}).empty());
    CHECK(tehran_offset_minutes({far}) == 210);
  }
}
