#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "shared/core/document.h"
#include "shared/core/field_binding.h"
#include "shared/core/workbook.h"
#include "shared/core/zip.h"

// What is written for other programs to read. That they do read it, a LibreOffice and Python's own
// zip and inflate say in tests/oracles; here stands what a reader could not tell from outside.
using namespace kotaj;  // NOLINT: a test of one room.

namespace {

/// Inflates one block of fixed codes: RFC 1951 read a second time, bit by bit.
std::optional<std::string> inflate(std::string_view bytes) {
  std::size_t at = 0;
  const auto bit = [&]() -> uint32_t {
    const uint32_t value = (static_cast<uint8_t>(bytes[at / 8]) >> (at % 8)) & 1U;
    ++at;
    return value;
  };
  const auto number = [&](uint32_t bits) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < bits; ++i) value |= bit() << i;
    return value;
  };
  const auto code = [&](uint32_t bits, uint32_t value) {
    for (uint32_t i = 0; i < bits; ++i) value = (value << 1U) | bit();
    return value;
  };
  if (number(3) != 3) return std::nullopt;
  std::string out;
  while (at / 8 < bytes.size()) {
    uint32_t symbol = code(7, 0);
    if (symbol <= 23) {
      symbol += 256;
    } else {
      symbol = code(1, symbol);
      if (symbol >= 0x30 && symbol <= 0xBF) {
        symbol -= 0x30;
      } else if (symbol >= 0xC0 && symbol <= 0xC7) {
        symbol += 280 - 0xC0;
      } else {
        symbol = code(1, symbol) - 0x190 + 144;
      }
    }
    if (symbol == 256) return out;
    if (symbol < 256) {
      out += static_cast<char>(symbol);
      continue;
    }
    uint32_t length = 258;
    if (symbol < 265) {
      length = symbol - 254;
    } else if (symbol < 285) {
      const uint32_t extra = (symbol - 261) / 4;
      length = (((symbol - 265) % 4 + 4) << extra) + 3 + number(extra);
    }
    const uint32_t place = code(5, 0);
    uint32_t distance = place + 1;
    if (place >= 4) {
      const uint32_t extra = place / 2 - 1;
      distance = ((2 + place % 2) << extra) + 1 + number(extra);
    }
    if (distance > out.size()) return std::nullopt;
    for (uint32_t i = 0; i < length; ++i) out += out[out.size() - distance];
  }
  return std::nullopt;
}

struct Thing {
  std::string name;
  std::string hs;
  core::Mass gross;
  core::Wide rials = 0;
  std::optional<core::Date> on;
};

}  // namespace

template <>
const core::Description& core::describe<Thing>() {
  static constexpr std::array<Field, 5> fields{{
      member<&Thing::name>({.number = 1, .name = "name", .label = "نام"}),
      member<&Thing::hs>({.number = 2,
                          .name = "hs",
                          .label = "تعرفه",
                          .type = FieldType::hs_code,
                          .direction = Direction::ltr}),
      member<&Thing::gross>(
          {.number = 3, .name = "gross", .label = "وزن", .type = FieldType::mass}),
      member<&Thing::rials>({.number = 4,
                             .name = "rials",
                             .label = "مبلغ",
                             .type = FieldType::amount,
                             .unit = "ریال"}),
      member<&Thing::on>({.number = 5, .name = "on", .label = "روز", .type = FieldType::date}),
  }};
  static constexpr Description table = description<Thing>("thing", "چیز", fields);
  return table;
}

namespace {

/// The first sheet's XML, taken out of the archive.
std::string first_sheet(const std::string& archive) {
  constexpr std::string_view name = "xl/worksheets/sheet1.xml";
  const std::size_t at = archive.find(name);
  REQUIRE(at != std::string::npos);
  return inflate(std::string_view(archive).substr(at + name.size())).value_or("not inflated");
}

core::Sheet sheet(std::string_view name, const Thing& thing) {
  const std::array<const void*, 1> rows{&thing};
  return core::sheet_of(std::string(name), core::describe<Thing>(), rows);
}

}  // namespace

TEST_CASE("CRC-32 and deflate are what the standards say", "[core][zip]") {
  CHECK(core::crc32("123456789") == 0xCBF43926);
  CHECK(core::crc32("") == 0);
  CHECK(core::deflate("") == std::string("\x03\x00", 2));
}

TEST_CASE("whatever is deflated inflates again", "[core][zip]") {
  std::string text;
  uint32_t state = 7;
  const auto below = [&](uint32_t limit) {
    state = state * 1664525 + 1013904223;
    return (state >> 8U) % limit;
  };
  for (int round = 0; round < 60; ++round) {
    text.clear();
    // Long runs, far repetitions beyond the window, every byte.
    const uint32_t pieces = 1 + below(200);
    for (uint32_t piece = 0; piece < pieces; ++piece) {
      if (text.size() > 10 && below(2) == 0) {
        const std::size_t from = below(static_cast<uint32_t>(text.size()));
        text += text.substr(from, below(700));
      } else if (below(9) == 0) {
        text.append(below(900), static_cast<char>(below(256)));
      } else {
        for (uint32_t i = below(400); i > 0; --i) text += static_cast<char>(below(256));
      }
    }
    const auto back = inflate(core::deflate(text));
    REQUIRE(back.has_value());
    REQUIRE(*back == text);
  }
  const std::string same(100'000, 'a');
  CHECK(inflate(core::deflate(same)) == same);
  CHECK(core::deflate(same).size() < 1'000);
}

TEST_CASE("numbers are numbers, days and codes are texts, empty is empty", "[core][workbook]") {
  Thing thing{"پمپ", "00012345", {1'250'500}, 50'140'988'360'744, core::Date::of(1402, 12, 1)};
  std::string xml = first_sheet(core::xlsx(std::array{sheet("س", thing)}));
  CHECK(xml.find("rightToLeft=\"1\"") != std::string::npos);
  CHECK(xml.find("ySplit=\"1\"") != std::string::npos);
  CHECK(xml.find("<autoFilter ref=\"A1:E2\"/>") != std::string::npos);
  CHECK(xml.find("<v>1250.5</v>") != std::string::npos);
  CHECK(xml.find("<v>50140988360744</v>") != std::string::npos);
  CHECK(xml.find(">00012345</t>") != std::string::npos);
  CHECK(xml.find(">1402/12/01</t>") != std::string::npos);
  thing.on.reset();
  xml = first_sheet(core::xlsx(std::array{sheet("س", thing)}));
  CHECK(xml.find("r=\"E2\"") == std::string::npos);
  CHECK(core::xlsx(std::array{sheet("س", thing)}) == core::xlsx(std::array{sheet("س", thing)}));
}

TEST_CASE("a figure that a spreadsheet would round unseen stays text", "[core][workbook]") {
  const Thing thing{"الف", "1", {0}, core::Wide{1'234'567'890'123'456}, {}};
  const std::string xml = first_sheet(core::xlsx(std::array{sheet("س", thing)}));
  CHECK(xml.find("<v>1234567890123456</v>") == std::string::npos);
  CHECK(xml.find(">1234567890123456</t>") != std::string::npos);
}

TEST_CASE("no text of a cell becomes XML", "[core][workbook]") {
  const Thing thing{"<v>&\"\x01\x1F=1+1\xEF\xBF\xBF", "1", {0}, 0, {}};
  const std::string xml = first_sheet(core::xlsx(std::array{sheet("س", thing)}));
  CHECK(xml.find(">&lt;v&gt;&amp;&quot;=1+1</t>") != std::string::npos);
}

TEST_CASE("a form escapes whatever stands in it", "[core][document]") {
  const std::string evil = "<script>alert('\"&1')</script>";
  const std::string safe = "&lt;script&gt;alert(&#39;&quot;&amp;1&#39;)&lt;/script&gt;";
  core::Document document;
  document.title = evil;
  document.office = evil;
  document.footer = evil;
  document.stamps = {{evil, evil, core::DocumentText::identifier}};
  document.blocks = {
      core::DocumentParagraph{evil, true},
      core::DocumentFields{evil, {{evil, evil, core::DocumentText::normal}}},
      core::DocumentBoxes{evil, {{evil, evil, {{evil, evil, core::DocumentText::number}}, 1}}},
      core::DocumentTable{evil, {{evil, core::DocumentText::number}}, {{evil}}, true},
      core::DocumentList{{evil}},
      core::DocumentSignatures{{evil}}};
  for (const std::string& html :
       {core::document_html(document), core::document_page(document, "")}) {
    CHECK(html.find("<script") == std::string::npos);
    std::size_t found = 0;
    for (std::size_t at = html.find("&lt;script"); at != std::string::npos;
         at = html.find("&lt;script", at + 1))
      ++found;
    CHECK(found >= 17);
  }
  CHECK(core::escape_html(evil) == safe);
}

TEST_CASE("what is not known is a line to be filled in by hand", "[core][document]") {
  core::Document document;
  document.title = "برگه";
  document.stamps = {{"شماره", "", core::DocumentText::identifier}};
  CHECK(core::document_html(document).find("class=\"blank\"") != std::string::npos);
}
