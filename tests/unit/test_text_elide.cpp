// Words may be shortened; a number or an identifier is whole or not there.

#include <imgui_internal.h>

#include <catch2/catch.hpp>
#include <string>

#include "client/text/text.h"
#include "client/text/unicode.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;

std::string digits_of(const std::string& text) {
  std::string result;
  const text::Characters characters = text::decode(text, 0);
  for (std::size_t i = 0; i < characters.code_points.size(); ++i)
    if (text::is_digit(characters.code_points[i]))
      result += text.substr(characters.byte_offsets[i],
                            characters.byte_offsets[i + 1] - characters.byte_offsets[i]);
  return result;
}

}  // namespace

TEST_CASE("numbers and identifiers are known as such", "[text][elide]") {
  for (const char* text : {"85434000", "۴۳٬۴۸۰", "۲۵٬۱۸۱٫۵", "۱۲ ع ۳۴۵ - ۶۷", "MSKU1234565",
                           "1401/710203", "۱۴۰۲/۰۳/۱۷", "IR06 0120 0000 0000 0000 0000 00",
                           "\u2066HS8703\u2069", "۴۳٬۴۸۰ − ۱۵٬۲۰۰ = ۲۸٬۲۸۰", "۱۲٪"}) {
    INFO(text);
    CHECK(text::is_number_like(text));
  }
  for (const char* text : {"", " ", "کوتاژ", "موتور BMW", "کوتاژ ۱۲۳", "۲۵ کیلوگرم", "-", "ع"}) {
    INFO(text);
    CHECK_FALSE(text::is_number_like(text));
  }
}

TEST_CASE("at every width a number is whole or absent", "[text][elide]") {
  testing::Headless headless({});
  headless.frame([] {
    for (const std::string text :
         {"موتور BMW سواری (HS 87032339)", "85434000", "۱۲ ع ۳۴۵ - ۶۷",
          "کوتاژ ۱۲۳۴۵۶ مورخ ۱۴۰۲/۰۳/۱۷ تهران", "شرکت \u2066MSKU 1234565\u2069 بندر",
          "IR06 0120 0000 0000 0000 0000 00"}) {
      const text::Style style;
      const float full = text::measure(text, style).x;
      CHECK(text::elide(text, style, full) == text);
      for (float room = 0; room < full; room += 3) {
        const std::string shown = text::elide(text, style, room);
        INFO(text << " in " << room << " px: " << shown);
        CHECK(shown.ends_with("…"));
        if (shown != "…") CHECK(text::measure(shown, style).x <= room);
        // What is left of the digits ends where a whole number of the text ends.
        const std::string left = digits_of(shown);
        CHECK(digits_of(text).rfind(left, 0) == 0);
        bool is_whole = left.empty();
        for (const char* whole : {"87032339", "۱۲۳۴۵۶", "۱۲۳۴۵۶۱۴۰۲۰۳۱۷", "1234565"})
          is_whole = is_whole || left == whole;
        CHECK(is_whole);
      }
    }
  });
}

TEST_CASE("words shorten between letters, with isolates closed", "[text][elide]") {
  testing::Headless headless({});
  headless.frame([] {
    const text::Style style;
    const std::string words = "اظهارنامهٔ صادرات قطعی";
    const std::string shown = text::elide(words, style, text::measure(words, style).x * 0.7F);
    CHECK(shown.size() > std::string("…").size() + 6);
    const std::string in_isolate = "\u2067نام بلند شرکت\u2069";
    const std::string half =
        text::elide(in_isolate, style, text::measure(in_isolate, style).x * 0.6F);
    CHECK(half.ends_with("\u2069…"));
  });
}

TEST_CASE("ImGui's own shortened labels go the same way", "[text][elide]") {
  testing::Headless headless({});
  headless.frame([] {
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const auto vertices = [&](const char* text, float room) {
      const int before = list->VtxBuffer.Size;
      ImGui::RenderTextEllipsis(list, {10, 10}, {10 + room, 40}, 10 + room, 10 + room, text,
                                nullptr, nullptr);
      return list->VtxBuffer.Size - before;
    };
    const int ellipsis_alone = 4;
    CHECK(vertices("85434000", 30) == ellipsis_alone);
    CHECK(vertices("85434000", 200) == 8 * 4);
    CHECK(vertices("گمرک تهران", 40) > ellipsis_alone);
  });
}
