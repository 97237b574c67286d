#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "shared/core/text.h"
#include "shared/core/unicode.h"

namespace {

using kotaj::core::code_point_count;
using kotaj::core::is_valid_utf8;
using kotaj::core::normalise_identifier;
using kotaj::core::normalise_number;
using kotaj::core::normalise_text;
using kotaj::core::persian_digits;
using kotaj::core::persian_number;
using kotaj::core::search_key;

}  // namespace

TEST_CASE("typed text is stored with Persian letters, composed, without bidi controls",
          "[core][text]") {
  CHECK(normalise_text("علي كاظمي") == "علی کاظمی");
  CHECK(normalise_text("موسى") == "موسی");
  CHECK(normalise_text("  می‌شود \u00A0\n") == "می‌شود");
  CHECK(normalise_text("\u202Aقند\u202C \u200Eو\u200F \u2067شکر\u2069") == "قند و شکر");
  CHECK(normalise_text("\u0627\u0653ب") == "\u0622ب");
  CHECK(normalise_text("\u0627\u200F\u0653ب") == "\u0622ب");
  CHECK(normalise_text("مسؤ\u0648ل") == "مسؤول");
  CHECK(normalise_text("\u064A\u0654") == "\u0626");
  CHECK(normalise_text("cafe\u0301") == "caf\u00E9");
  CHECK(normalise_text("\u1100\u1161\u11A8") == "\uAC01");
  CHECK(normalise_text("\u0915\u093C") == "\u0915\u093C");
  CHECK(normalise_text("ه\u200D") == "ه\u200D");
  CHECK(normalise_text("\u200C\u200C").empty());
  CHECK(normalise_text("").empty());
  CHECK(normalise_text("   ").empty());
  CHECK(normalise_text("۱۲٣4") == "۱۲٣4");
  CHECK(normalise_text("plain ascii") == "plain ascii");
}

TEST_CASE("identifiers and numbers come down to ASCII", "[core][text]") {
  CHECK(normalise_identifier(" csqu ۳۰۵۴۳۸ ۳ ") == "CSQU3054383");
  CHECK(normalise_identifier("IR٥٨ 0540") == "IR580540");
  CHECK(normalise_identifier("۱۴۰۱/۷۱۰۲۰۳") == "1401/710203");
  CHECK(normalise_identifier("۱۲ ع ۳۴۵ - ۶۷") == "12ع345-67");
  CHECK(normalise_number("۲۵٬۱۸۱٫۵") == "25181.5");
  CHECK(normalise_number(" ٢٥ ١٨١٫٥ ") == "25181.5");
  CHECK(normalise_number(persian_number("-52000.25")) == "-52000.25");
  CHECK(normalise_number("12,5") == "12,5");
}

TEST_CASE("a search key forgets what people type differently", "[core][text]") {
  CHECK(search_key("می‌شود") == search_key("ميشود"));
  CHECK(search_key("كـــالا") == search_key("کالا"));
  CHECK(search_key("مُحَمَّد") == search_key("محمد"));
  CHECK(search_key("مسئول") == search_key("مسیول"));
  CHECK(search_key("آب") == search_key("اب"));
  CHECK(search_key("CSQU ۳۰۵") == "csqu 305");
  CHECK(search_key("Café MÜLLER") == "cafe muller");
  CHECK(search_key("ЁЖ Ø Ł") == "еж ø ł");
  for (const char* text :
       {"می‌شود", "مُحَمَّد", "ئ\u0654", "Ǆ é ÅÉ", "\u0344x", "ـ‌ـ", "\uAC01"}) {
    INFO(text);
    CHECK(search_key(search_key(text)) == search_key(text));
    CHECK(search_key(normalise_text(text)) == search_key(text));
  }
}

TEST_CASE("a search key is the same with and without Unicode's tables", "[core][text]") {
  // A mark at the end changes no key, but takes the text the long way.
  const auto same = [](const std::string& text) {
    return search_key(text) == search_key(text + "\u0301");
  };
  std::vector<char32_t> alphabet;
  for (const auto& [first, last] : std::vector<std::pair<char32_t, char32_t>>{
           {0x01, 0x17F}, {0x600, 0x6FF}, {0x2000, 0x2069}, {0xFEFF, 0xFEFF}}) {
    for (char32_t code = first; code <= last; ++code) alphabet.push_back(code);
  }
  const auto written = [](char32_t code) {
    std::string out;
    kotaj::core::unicode::append(out, code);
    return out;
  };
  for (const char32_t code : alphabet) {
    const std::string one = written(code);
    for (const std::string& text : {one, "ab" + one, " " + one + "چ ", one + one + "Z"}) {
      if (!same(text)) FAIL("U+" << std::hex << static_cast<uint32_t>(code) << " in " << text);
    }
  }
  std::mt19937 random(1402);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = 1 + random() % 8; left > 0; --left)
      text += written(alphabet[random() % alphabet.size()]);
    if (!same(text)) FAIL(text);
  }
}

TEST_CASE("numbers as people read them", "[core][text]") {
  CHECK(persian_digits("1402/03/10") == "۱۴۰۲/۰۳/۱۰");
  CHECK(persian_digits("1401/710203 بند 2، تفسیر SL-4 (HS 87032339)") ==
        "۱۴۰۱/۷۱۰۲۰۳ بند ۲، تفسیر SL-4 (HS ۸۷۰۳۲۳۳۹)");
  CHECK(persian_number("0") == "۰");
  CHECK(persian_number("999") == "۹۹۹");
  CHECK(persian_number("1000") == "۱٬۰۰۰");
  CHECK(persian_number("1250000") == "۱٬۲۵۰٬۰۰۰");
  CHECK(persian_number("25181.5") == "۲۵٬۱۸۱٫۵");
  CHECK(persian_number("0.0001") == "۰٫۰۰۰۱");
  CHECK(persian_number("-52000.5") == "\u2212۵۲٬۰۰۰٫۵");
  CHECK(persian_number("").empty());
}

TEST_CASE("UTF-8 is well-formed or refused", "[core][text]") {
  for (const char* good :
       {"", "a", "گ", "\u20AC", "\uFFFD", "\U0001F69A", "\U0010FFFF", "\uD7FF\uE000"}) {
    CHECK(is_valid_utf8(good));
  }
  CHECK(is_valid_utf8(std::string_view("\0", 1)));
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xFF", "\xE2\x82", "\xF0\x9F\x9A", "a\xDA",
                          "\xDA"
                          "a"}) {
    CHECK_FALSE(is_valid_utf8(bad));
    CHECK(is_valid_utf8(normalise_text(bad)));
  }
  CHECK(code_point_count("می‌شود") == 6);
  CHECK(code_point_count("\U0001F69A") == 1);
}
