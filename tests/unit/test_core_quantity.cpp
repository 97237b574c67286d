#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <string>

#include "shared/core/quantity.h"

namespace {

using kotaj::core::find_currency;
using kotaj::core::format_decimal;
using kotaj::core::Mass;
using kotaj::core::multiply_divide_half_up;
using kotaj::core::parse_decimal;
using kotaj::core::parse_mass_kg;
using kotaj::core::Wide;

/// SplitMix64: the same numbers in every build.
uint64_t next_random(uint64_t& state) {
  uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

TEST_CASE("a decimal string becomes a whole number of the smallest units", "[core][quantity]") {
  CHECK(parse_decimal("25181.5", 3) == Wide{25'181'500});
  CHECK(parse_decimal("0", 3) == Wide{0});
  CHECK(parse_decimal("0007.250", 3) == Wide{7'250});
  CHECK(parse_decimal("999999999999999.999", 3) == Wide{999'999'999'999'999'999});
  CHECK(parse_decimal("999999999999999", 8) == Wide{999'999'999'999'999} * 100'000'000);
  CHECK(parse_decimal("48500", 0) == Wide{48'500});
  CHECK(parse_mass_kg("0.001") == Mass{1});
}

TEST_CASE("anything else is not a decimal string", "[core][quantity]") {
  for (const char* text : {"",
                           ".",
                           "5.",
                           ".5",
                           "-1",
                           "+1",
                           "1e3",
                           "1,000",
                           "1 000",
                           " 1",
                           "1 ",
                           "1.2345",
                           "1.0000",
                           "1..2",
                           "1.2.3",
                           "۱۲",
                           "0x10",
                           "1٫5",
                           "NaN",
                           "1000000000000000",
                           "0000000000000001"}) {
    INFO(text);
    CHECK_FALSE(parse_decimal(text, 3));
  }
  CHECK_FALSE(parse_decimal("1.0", 0));
  CHECK_FALSE(parse_decimal("1.", 0));
  CHECK_FALSE(parse_decimal(std::string_view("1\0", 2), 3));
}

TEST_CASE("a decimal is written as short as it can be", "[core][quantity]") {
  CHECK(format_decimal(0, 3) == "0");
  CHECK(format_decimal(0, 0) == "0");
  CHECK(format_decimal(1, 3) == "0.001");
  CHECK(format_decimal(-1, 3) == "-0.001");
  CHECK(format_decimal(-2'890'000, 3) == "-2890");
  CHECK(format_decimal(25'181'500, 3) == "25181.5");
  CHECK(format_decimal(100, 0) == "100");
  CHECK(format_decimal(Wide{10'000'000'000'000'000'000ULL}, 0) == "10000000000000000000");
  CHECK(format_decimal(Wide{10'000'000'000'000'000'000ULL} * 3 + 7, 2) == "300000000000000000.07");
  const Wide largest = ~(Wide{1} << 127);
  CHECK(format_decimal(largest, 0) == "170141183460469231731687303715884105727");
  CHECK(format_decimal(-largest - 1, 0) == "-170141183460469231731687303715884105728");
  CHECK(format_decimal(largest, 39) == "0.170141183460469231731687303715884105727");
}

TEST_CASE("what is written is read back as itself", "[core][quantity]") {
  uint64_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    const int scale = static_cast<int>(next_random(state) % 7);
    Wide limit = 1'000'000'000'000'000;
    for (int s = 0; s < scale; ++s) limit *= 10;
    Wide value = (static_cast<Wide>(next_random(state) >> 1) << 63) +
                 static_cast<Wide>(next_random(state) >> 1);
    value %= limit;
    for (uint64_t cut = next_random(state) % 20; cut > 0; --cut) value /= 10;
    const std::string text = format_decimal(value, scale);
    if (parse_decimal(text, scale) != value) FAIL(text << " at scale " << scale);
    if (value != 0 && format_decimal(-value, scale) != "-" + text) FAIL(text);
  }
}

TEST_CASE("a rate rounds half up, away from zero, once", "[core][quantity]") {
  CHECK(multiply_divide_half_up(1, 1, 2) == 1);
  CHECK(multiply_divide_half_up(-1, 1, 2) == -1);
  CHECK(multiply_divide_half_up(3, 1, 2) == 2);
  CHECK(multiply_divide_half_up(-3, 1, 2) == -2);
  CHECK(multiply_divide_half_up(1, 1, 3) == 0);
  CHECK(multiply_divide_half_up(2, 1, 3) == 1);
  CHECK(multiply_divide_half_up(-2, 1, 3) == -1);
  CHECK(multiply_divide_half_up(52'000'000, 15, 1000) == 780'000);
  CHECK(multiply_divide_half_up(33, 15, 1000) == 0);
  CHECK(multiply_divide_half_up(34, 15, 1000) == 1);
  constexpr int64_t big = std::numeric_limits<int64_t>::max();
  CHECK(multiply_divide_half_up(big, big, big) == big);
  CHECK(multiply_divide_half_up(-Wide{big}, big, big) == -Wide{big});
  CHECK(multiply_divide_half_up(Wide{big} * 4, 1, 8) == Wide{big / 2 + 1});
}

TEST_CASE("the narrow and the wide way of rounding agree", "[core][quantity]") {
  uint64_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    const auto value = static_cast<int64_t>(next_random(state)) >> 24;
    const auto numerator = static_cast<int64_t>(next_random(state) % 100'000);
    const auto denominator = static_cast<int64_t>(next_random(state) % 100'000) + 1;
    // Twice the distance from the exact quotient is at most the denominator, and at a tie the
    // larger magnitude won.
    const Wide result = multiply_divide_half_up(value, numerator, denominator);
    const Wide twice = 2 * (result * denominator - Wide{value} * numerator);
    const bool fits = value >= 0 ? twice > -denominator && twice <= denominator
                                 : twice >= -denominator && twice < denominator;
    if (!fits) FAIL(value << " * " << numerator << " / " << denominator);
  }
}

TEST_CASE("currencies have ISO 4217's decimals and CLDR's Persian names", "[core][quantity]") {
  REQUIRE(find_currency("USD") != nullptr);
  CHECK(find_currency("USD")->decimals == 2);
  CHECK(find_currency("USD")->name == "دلار آمریکا");
  REQUIRE(find_currency("IRR") != nullptr);
  CHECK(find_currency("IRR")->decimals == 0);
  CHECK(find_currency("IRR")->name == "ریال");
  REQUIRE(find_currency("JPY") != nullptr);
  CHECK(find_currency("JPY")->decimals == 0);
  REQUIRE(find_currency("KWD") != nullptr);
  CHECK(find_currency("KWD")->decimals == 3);
  for (const char* unknown : {"", "usd", "US", "USDX", "XXX", "AAA", "ZZZ", "DEM"}) {
    INFO(unknown);
    CHECK(find_currency(unknown) == nullptr);
  }
}
