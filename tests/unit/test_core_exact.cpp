#include <catch2/catch.hpp>
#include <random>
#include <string>

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

TEST_CASE("exact numbers carry over every limb", "[core][exact]") {
  const Exact quintillion(power_of_ten(18));
  Exact power(1);
  std::string digits = "1";
  for (int i = 0; i < 4; ++i) {
    power = power * quintillion;
    digits += std::string(18, '0');
    CHECK(power.decimal(0) == digits);
  }
  CHECK(power.divided_half_up(quintillion * quintillion) == quintillion * quintillion);
  CHECK(power.divided_half_up(quintillion) == quintillion * quintillion * quintillion);
  CHECK((power + Exact(1)).decimal(72) == "1." + std::string(71, '0') + "1");
  CHECK(Exact(-5) == Exact());
}

TEST_CASE("exact numbers divide half up", "[core][exact]") {
  const Exact wide(power_of_ten(18));
  for (const int whole : {0, 1, 7, 1000}) {
    for (const Wide denominator : {Wide{2}, Wide{10}, power_of_ten(12)}) {
      const Exact below(denominator * whole + denominator / 2 - 1);
      const Exact half(denominator * whole + denominator / 2);
      CHECK(half.divided_half_up(Exact(denominator)) == Exact(whole + 1));
      CHECK(below.divided_half_up(Exact(denominator)) == Exact(whole));
      // The same beyond one limb, and beyond 128 bits.
      CHECK((half * wide * wide).divided_half_up(Exact(denominator) * wide * wide) ==
            Exact(whole + 1));
      CHECK((below * wide * wide).divided_half_up(Exact(denominator) * wide * wide) ==
            Exact(whole));
    }
  }
}

TEST_CASE("exact numbers are written as decimals are", "[core][exact]") {
  for (const Wide value : {Wide{0}, Wide{5}, Wide{10}, Wide{12300}, Wide{1'000'001}}) {
    for (const int scale : {0, 2, 4}) {
      CHECK(Exact(value).decimal(scale) == format_decimal(value, scale));
    }
  }
}
