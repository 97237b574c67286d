#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "shared/core/country.h"
#include "shared/core/exact.h"

namespace {

using namespace kotaj::core;  // NOLINT: a test of one part.

}  // namespace

TEST_CASE("256 bits count as 128 do where those suffice", "[core][exact]") {
  std::mt19937_64 random(20240210);
  for (int round = 0; round < 2000; ++round) {
    const Wide a = static_cast<Wide>(random() >> (random() % 64));
    const Wide b = static_cast<Wide>((random() >> (random() % 62)) | 1) >> 1;
    const Wide c = static_cast<Wide>((random() >> (random() % 64)) | 1);
    const Exact product = Exact(a) * Exact(b);
    CHECK(product == Exact(a * b));
    CHECK(Exact(a) + Exact(c) == Exact(a + c));
    if (a >= c) CHECK(Exact(a) - Exact(c) == Exact(a - c));
    CHECK((Exact(a) < Exact(c)) == (a < c));
    const Wide quotient = a * b / c;
    const Wide rest = a * b % c;
    CHECK(product.divided_half_up(Exact(c)) == Exact(rest >= c - rest ? quotient + 1 : quotient));
    CHECK(product.decimal(4) == format_decimal(a * b, 4));
  }
}

TEST_CASE("products that 128 bits do not hold", "[core][exact]") {
  const Exact nines(power_of_ten(18) * 10 - 1);  // 19 of them.
  const Exact square = nines * nines;
  CHECK(square.decimal(0) == "99999999999999999980000000000000000001");
  CHECK((square * nines).decimal(0) == "999999999999999999700000000000000000029999999999999999999");
  CHECK((square * nines).divided_half_up(square) == nines);
  CHECK((square * nines + square).divided_half_up(nines + Exact(1)) == square);
  CHECK(square.decimal(38) == "0.99999999999999999980000000000000000001");
  // Half of an odd number goes up.
  CHECK((square * nines).divided_half_up(Exact(2)).decimal(0) ==
        "499999999999999999850000000000000000015000000000000000000");
  CHECK((square - square).decimal(2) == "0");
}

TEST_CASE("countries are those of ISO 3166-1, in the order of their letters", "[core][country]") {
  REQUIRE(countries().size() == 249);
  const Choice* before = nullptr;
  for (const Choice& country : countries()) {
    INFO(std::string(country.code));
    CHECK(country.code.size() == 2);
    CHECK_FALSE(country.label.empty());
    CHECK(country.number > 0);
    CHECK(country.number < 900);
    if (before != nullptr) CHECK(before->code < country.code);
    before = &country;
  }
  const auto label = [](std::string_view code) {
    for (const Choice& country : countries()) {
      if (country.code == code) return std::string(country.label);
    }
    return std::string();
  };
  CHECK(label("IR") == "ایران");
  CHECK(label("IQ") == "عراق");
  for (const char* none : {"XK", "EU", "UN", "AN", "SU", "ZZ", "AC", "UK"})
    CHECK(label(none).empty());
}
