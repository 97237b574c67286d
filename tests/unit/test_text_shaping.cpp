// Shaped glyphs against HarfBuzz's own command (Debian package libharfbuzz-bin), for every Persian
// word that stands in the program's sources.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include "client/text/shaper.h"
#include "client/text/unicode.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;
using text::Direction;

constexpr float units_per_em = 2048.0F;
/// The sources hold far more; fewer means that they were not found.
constexpr std::size_t least_corpus = 200;

struct Glyph {
  int index;
  int x;
  int y;
  friend bool operator==(const Glyph&, const Glyph&) = default;
};

std::ostream& operator<<(std::ostream& out, const Glyph& glyph) {
  return out << glyph.index << '@' << glyph.x << ',' << glyph.y;
}

bool is_persian_letter(std::uint32_t c) {
  return (c >= 0x0621 && c <= 0x065F) || c == 0x0670 || (c >= 0x0671 && c <= 0x06D3) || c == 0x200C;
}

bool is_persian_digit(std::uint32_t c) {
  return (c >= 0x06F0 && c <= 0x06F9) || c == 0x066B || c == 0x066C;
}

/// Maximal stretches of characters for which `belongs` holds. Words may have single spaces between
/// them; numbers may not, because two numbers change places in a right-to-left line.
void collect(const std::string& utf8, bool (*belongs)(std::uint32_t), std::set<std::string>& out) {
  const text::Characters characters = text::decode(utf8, 0);
  const auto& c = characters.code_points;
  for (std::size_t i = 0; i < c.size();) {
    std::size_t end = i;
    while (end < c.size() &&
           (belongs(c[end]) || (belongs == is_persian_letter && c[end] == ' ' && end > i &&
                                end + 1 < c.size() && belongs(c[end + 1]))))
      ++end;
    if (end > i)
      out.insert(utf8.substr(characters.byte_offsets[i],
                             characters.byte_offsets[end] - characters.byte_offsets[i]));
    i = end + 1;
  }
}

std::set<std::string> corpus(bool (*belongs)(std::uint32_t)) {
  std::set<std::string> result;
  for (const char* room : {"shared", "client"}) {
    const std::filesystem::path root = std::filesystem::path(KOTAJ_SOURCE_DIR) / room;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".h") continue;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) collect(line, belongs, result);
    }
  }
  for (const char* text : {"می‌شود", "صحیحاً", "لا", "الله", "۴۳٬۴۸۰", "۲۵٬۱۸۱٫۵",
                           "پیغام قابل توجه بانک", "مسئول درب خروج"})
    collect(text, belongs, result);
  return result;
}

/// hb-shape's lines look like [12@0,30+512|7+480]: glyph, offset where there is one, advance.
std::vector<Glyph> parse(const std::string& line) {
  std::vector<Glyph> glyphs;
  int pen = 0;
  for (std::size_t at = 1; at < line.size() && line[at] != ']';) {
    int index = 0, dx = 0, dy = 0, advance = 0;
    const std::size_t end = line.find_first_of("|]", at);
    const std::string item = line.substr(at, end - at);
    if (std::sscanf(item.c_str(), "%d@%d,%d+%d", &index, &dx, &dy, &advance) != 4)
      REQUIRE(std::sscanf(item.c_str(), "%d+%d", &index, &advance) == 2);
    glyphs.push_back({index, pen + dx, dy});
    pen += advance;
    at = line[end] == '|' ? end + 1 : end;
  }
  return glyphs;
}

std::vector<std::vector<Glyph>> shaped_by_command(const std::set<std::string>& texts,
                                                  const std::string& direction) {
  const auto path = std::filesystem::temp_directory_path() / ("kotaj-shape-" + direction + ".txt");
  std::ofstream file(path);
  for (const std::string& text : texts) file << text << '\n';
  file.close();
  const std::string command =
      "hb-shape --no-glyph-names --no-clusters --language=fa --script=Arab "
      "--direction=" +
      direction + " --font-file=" KOTAJ_FONT_TTF " --text-file=" + path.string();
  std::vector<std::vector<Glyph>> result;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string line;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) {
    if (c == '\n')
      result.push_back(parse(std::exchange(line, {})));
    else
      line.push_back(static_cast<char>(c));
  }
  std::filesystem::remove(path);
  return result;
}

std::vector<Glyph> shaped_by_us(const std::string& text) {
  const text::Layout layout = text::shape({text, text::Weight::regular, Direction::rtl, 0.0F});
  std::vector<Glyph> glyphs;
  for (const text::PlacedGlyph& glyph : layout.glyphs)
    glyphs.push_back({static_cast<int>(glyph.id.index),
                      static_cast<int>(std::lround(glyph.x_em * units_per_em)),
                      static_cast<int>(std::lround(glyph.y_em * units_per_em))});
  return glyphs;
}

void compare(bool (*belongs)(std::uint32_t), const std::string& direction, std::size_t least) {
  const std::set<std::string> texts = corpus(belongs);
  REQUIRE(texts.size() >= least);
  const std::vector<std::vector<Glyph>> expected = shaped_by_command(texts, direction);
  REQUIRE(expected.size() == texts.size());
  std::size_t i = 0;
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(shaped_by_us(text) == expected[i++]);
  }
}

/// Shaping needs fonts, not a screen.
struct WithFonts {
  WithFonts() { REQUIRE(text::load_fonts(testing::regular_font(), {}, nullptr)); }
  ~WithFonts() { text::unload_fonts(); }
};

}  // namespace

TEST_CASE_METHOD(WithFonts, "words are shaped as hb-shape shapes them", "[text][shaping]") {
  compare(is_persian_letter, "rtl", least_corpus);
}

TEST_CASE_METHOD(WithFonts, "numbers are shaped as hb-shape shapes them", "[text][shaping]") {
  compare(is_persian_digit, "ltr", 3);
}

TEST_CASE_METHOD(WithFonts, "letters take their joining forms", "[text][shaping]") {
  const auto alone = shaped_by_us("ب");
  const auto joined = shaped_by_us("بب");
  CHECK(joined.size() == 2);
  CHECK(joined[0].index != alone[0].index);
  CHECK(joined[1].index != alone[0].index);
}

TEST_CASE_METHOD(WithFonts, "a missing character has a number, a width and its own text",
                 "[text][shaping]") {
  const text::Layout layout = text::shape({"→✓→", text::Weight::regular, Direction::ltr, 0.0F});
  REQUIRE(layout.glyphs.size() == 3);
  for (const text::PlacedGlyph& glyph : layout.glyphs)
    CHECK(glyph.id.source == text::GlyphId::Source::fallback);
  CHECK(layout.glyphs[0].id == layout.glyphs[2].id);
  CHECK(text::missing_character(layout.glyphs[1].id.index) == "✓");
  CHECK(layout.width_em > 1.0F);
}

TEST_CASE("bold text uses the bold font where it can write all of it", "[text][shaping]") {
  using Source = text::GlyphId::Source;
  REQUIRE(text::load_fonts(testing::regular_font(), testing::bold_font(), nullptr));
  const auto source_of = [](const char* text, text::Weight weight) {
    return text::shape({text, weight, Direction::rtl, 0.0F}).glyphs.front().id.source;
  };
  CHECK(source_of("پیغام قابل توجه (BMW) ۱۲٬۳", text::Weight::bold) == Source::bold);
  CHECK(source_of("پیغام", text::Weight::regular) == Source::regular);
  // U+0679 is in the regular font only: a word in two faces would not join.
  CHECK(source_of("پی\u0679غام", text::Weight::bold) == Source::regular);
  text::unload_fonts();
}

TEST_CASE_METHOD(WithFonts, "clusters in reading order add up to the line", "[text][shaping]") {
  const std::string text = "موتور BMW سواری (HS 87032339) می‌شود";
  const text::Layout layout = text::shape({text, text::Weight::regular, Direction::rtl, 0.0F});
  REQUIRE(layout.lines.size() == 1);
  float sum = 0.0F;
  std::uint32_t last = 0;
  for (const text::Cluster& cluster : layout.clusters) {
    CHECK(cluster.byte_offset >= last);
    last = cluster.byte_offset;
    sum += cluster.advance_em;
  }
  CHECK(sum == Approx(layout.lines[0].width_em));
  CHECK(layout.clusters.front().byte_offset == 0);
}

TEST_CASE_METHOD(WithFonts, "lines break between words, and never inside a number",
                 "[text][shaping]") {
  const std::string text = "کالای وارده به شماره ۱۲۳۴۵۶۷۸۹۰۱۲۳ در انبار است";
  for (const float wrap_em : {1.0F, 3.0F, 6.0F, 12.0F, 40.0F}) {
    INFO(wrap_em);
    const text::Layout layout = text::shape({text, text::Weight::regular, Direction::rtl, wrap_em});
    const std::size_t number = text.find("۱");
    for (const text::Line& line : layout.lines) {
      REQUIRE(line.cluster_count > 0);
      const std::uint32_t begin = layout.clusters[line.first_cluster].byte_offset;
      const bool inside_number = begin > number && begin < number + 26;
      CHECK_FALSE(inside_number);
      const bool holds_number = begin == number;
      if (!holds_number) CHECK(line.width_em <= wrap_em + 0.01F);
    }
  }
  CHECK(text::shape({text, text::Weight::regular, Direction::rtl, 40.0F}).lines.size() == 1);
}

TEST_CASE_METHOD(WithFonts, "lines are as wide as Chromium's at 20 px", "[text][shaping]") {
  // Measured by tests/browser/text_widths.mjs.
  std::ifstream file(KOTAJ_VECTORS_DIR "/text_widths.tsv");
  constexpr float em_px = 20.0F;
  constexpr double tolerance_px = 0.5;
  constexpr int least_lines = 150;
  int lines = 0;
  double worst_px = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    const double expected_px = std::stod(line.substr(0, tab));
    const std::string text = line.substr(tab + 1);
    const double px =
        text::shape({text, text::Weight::regular, Direction::rtl, 0.0F}).width_em * em_px;
    INFO(text << ": " << px << " px, Chromium " << expected_px);
    CHECK(std::abs(px - expected_px) <= tolerance_px);
    worst_px = std::max(worst_px, std::abs(px - expected_px));
  }
  CHECK(lines >= least_lines);
  INFO("worst: " << worst_px);
  CHECK(worst_px <= tolerance_px);
}
