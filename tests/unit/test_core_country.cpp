#include <catch2/catch.hpp>
#include <string>

#include "shared/core/country.h"

namespace {

using namespace kotaj::core;  // NOLINT: a test of one part.

}  // namespace

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
