#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "shared/core/identifiers.h"

namespace {

using kotaj::core::check_container_number;
using kotaj::core::check_hs_code;
using kotaj::core::check_iban;
using kotaj::core::check_legal_entity_id;
using kotaj::core::check_national_id;
using kotaj::core::check_vehicle_plate;
using kotaj::core::IdentifierError;
using kotaj::core::normalise_plate;

using Check = IdentifierError (*)(std::string_view);

/// Every other digit in any one place must be caught.
int digits_that_slip_through(Check check, const std::string& good) {
  int slipped = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (good[i] < '0' || good[i] > '9') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = good;
      wrong[i] = digit;
      if (digit != good[i] && check(wrong) == IdentifierError::none) ++slipped;
    }
  }
  return slipped;
}

}  // namespace

TEST_CASE("national ID", "[core][identifiers]") {
  CHECK(check_national_id("0012345679") == IdentifierError::none);
  CHECK(check_national_id("0012345678") == IdentifierError::check_digit);
  CHECK(check_national_id("1111111111") == IdentifierError::check_digit);
  CHECK(check_national_id("0000000000") == IdentifierError::check_digit);
  CHECK(check_national_id("012345679") == IdentifierError::format);
  CHECK(check_national_id("00123456790") == IdentifierError::format);
  CHECK(check_national_id("001234567a") == IdentifierError::format);
  CHECK(check_national_id("") == IdentifierError::format);
  CHECK(digits_that_slip_through(check_national_id, "0012345679") == 0);
}

TEST_CASE("legal entity ID", "[core][identifiers]") {
  CHECK(check_legal_entity_id("10380284790") == IdentifierError::none);
  CHECK(check_legal_entity_id("14001234562") == IdentifierError::none);
  CHECK(check_legal_entity_id("10380284791") == IdentifierError::check_digit);
  CHECK(check_legal_entity_id("11111111111") == IdentifierError::check_digit);
  CHECK(check_legal_entity_id("1038028479") == IdentifierError::format);
  CHECK(check_legal_entity_id("1038028479O") == IdentifierError::format);
}

TEST_CASE("HS code", "[core][identifiers]") {
  CHECK(check_hs_code("01012100") == IdentifierError::none);
  CHECK(check_hs_code("1012100") == IdentifierError::format);
  CHECK(check_hs_code("0101.210") == IdentifierError::format);
}

TEST_CASE("container number by ISO 6346", "[core][identifiers]") {
  CHECK(check_container_number("CSQU3054383") == IdentifierError::none);
  CHECK(check_container_number("MSKU0000006") == IdentifierError::none);
  CHECK(check_container_number("CSQU3054384") == IdentifierError::check_digit);
  CHECK(check_container_number("CSQX3054383") == IdentifierError::format);
  CHECK(check_container_number("csqu3054383") == IdentifierError::format);
  CHECK(check_container_number("CSQU305438") == IdentifierError::format);
  CHECK(check_container_number("CS1U3054383") == IdentifierError::format);
  CHECK(digits_that_slip_through(check_container_number, "CSQU3054383") == 0);
  // A remainder of 10 is written 0.
  CHECK(check_container_number("TEXU3070079") == IdentifierError::none);
}

TEST_CASE("IBAN of a bank in Iran", "[core][identifiers]") {
  // The registry's own example of the form.
  CHECK(check_iban("IR580540105180021273113007") == IdentifierError::none);
  CHECK(check_iban("IR580540105180021273113008") == IdentifierError::check_digit);
  CHECK(check_iban("DE580540105180021273113007") == IdentifierError::format);
  CHECK(check_iban("IR58054010518002127311300") == IdentifierError::format);
  CHECK(check_iban("ir580540105180021273113007") == IdentifierError::format);
  CHECK(digits_that_slip_through(check_iban, "IR580540105180021273113007") == 0);
}

TEST_CASE("vehicle plates have one spelling", "[core][identifiers]") {
  CHECK(normalise_plate("۱۲ ع ۳۴۵ - ۶۷") == "12ع345-67");
  CHECK(normalise_plate("۱۲ع۳۴۵۶۷") == "12ع345-67");
  CHECK(normalise_plate("12 الف 345-67") == "12الف345-67");
  CHECK(normalise_plate("12 ك 345-67") == "12ک345-67");
  CHECK(normalise_plate("12 هـ 345-67") == "12ه345-67");
  CHECK(normalise_plate("34 abc-123") == "34ABC123");
  CHECK(normalise_plate("").empty());
  for (const char* good : {"12ع345-67", "12الف345-67", "12D345-67", "34ABC123", "AB", "۱"}) {
    INFO(good);
    const bool one_character = std::string_view(good) == "۱";
    CHECK((check_vehicle_plate(good) == IdentifierError::none) == !one_character);
    CHECK(normalise_plate(normalise_plate(good)) == normalise_plate(good));
  }
  for (const char* bad : {"", "A", "12ع34567", "12ع345-6", "AB-12", "A B", "ABCDEFGHIJKLM",
                          "12ع345-6٧", "abc", "🚚12"}) {
    INFO(bad);
    CHECK(check_vehicle_plate(bad) == IdentifierError::format);
  }
}
