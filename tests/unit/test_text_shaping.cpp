// Shaped glyphs against HarfBuzz's own command (Debian package libharfbuzz-bin), for every line
// that the program can show. How wide lines are, Chromium says: tests/browser/journeys/text.mjs.

#include <hb.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/text/shaper.h"
#include "client/text/unicode.h"
#include "tests/unit/support/headless.h"

namespace {

using namespace kotaj;
using text::Direction;

constexpr float units_per_em = 2048.0F;
/// The sources hold far more; fewer means that they were not found.
constexpr std::size_t least_corpus = 2000;

struct Glyph {
  int index;
  int x;
  int y;
  friend bool operator==(const Glyph&, const Glyph&) = default;
};

/// What hb-shape says of a run: its glyphs from its left end, and how wide it is.
struct Shaped {
  std::vector<Glyph> glyphs;
  int advance = 0;
};

std::ostream& operator<<(std::ostream& out, const Glyph& glyph) {
  return out << glyph.index << '@' << glyph.x << ',' << glyph.y;
}

std::vector<std::string> output_of(const std::string& command) {
  std::vector<std::string> lines;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string line;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) {
    if (c == '\n')
      lines.push_back(std::exchange(line, {}));
    else
      line.push_back(static_cast<char>(c));
  }
  return lines;
}

/// Every Persian line that the program can show, and every one of the directives.
std::vector<std::string> corpus() {
  return output_of("python3 " KOTAJ_SOURCE_DIR "/tests/support/corpus.py");
}

/// What one call of hb-shape may be given: characters of one level and one script.
struct Run {
  std::string text;
  hb_script_t script;
  text::Level level;
};

using Settings = std::pair<hb_script_t, bool>;

/// A character without a script of its own belongs to the one before it, at the start to the next.
std::vector<hb_script_t> scripts_of(const std::vector<std::uint32_t>& code_points) {
  std::vector<hb_script_t> scripts;
  for (const std::uint32_t code_point : code_points) {
    const hb_script_t own = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    const bool is_real = own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED;
    scripts.push_back(is_real || scripts.empty() ? own : scripts.back());
  }
  for (std::size_t i = scripts.size(); i-- > 1;)
    if (scripts[i - 1] == HB_SCRIPT_COMMON) scripts[i - 1] = scripts[i];
  return scripts;
}

/// The line's runs from left to right.
std::vector<Run> visual_runs(const std::string& line) {
  const text::Characters characters = text::decode(line, 0);
  const text::Levels levels = text::resolve_levels(characters.code_points, Direction::rtl);
  const std::vector<hb_script_t> scripts = scripts_of(characters.code_points);
  std::vector<Run> runs;
  std::vector<text::Level> run_levels;
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    // Over a zero-width non-joiner browsers do not kern, and this hb-shape does.
    const bool parted = i > 0 && characters.code_points[i - 1] == 0x200C;
    if (runs.empty() || parted || runs.back().script != scripts[i] ||
        runs.back().level != levels.levels[i]) {
      runs.push_back({"", scripts[i], levels.levels[i]});
      run_levels.push_back(levels.levels[i]);
    }
    const std::uint32_t begin = characters.byte_offsets[i];
    runs.back().text += line.substr(begin, characters.byte_offsets[i + 1] - begin);
  }
  std::vector<Run> ordered;
  for (const std::uint32_t place : text::visual_order(run_levels)) ordered.push_back(runs[place]);
  return ordered;
}

/// hb-shape's lines look like [12@0,30+512|7+480]: glyph, offset where there is one, advance.
Shaped parse(const std::string& line) {
  Shaped shaped;
  for (std::size_t at = 1; at < line.size() && line[at] != ']';) {
    int index = 0, dx = 0, dy = 0, advance = 0;
    const std::size_t end = line.find_first_of("|]", at);
    const std::string item = line.substr(at, end - at);
    if (std::sscanf(item.c_str(), "%d@%d,%d+%d", &index, &dx, &dy, &advance) != 4)
      REQUIRE(std::sscanf(item.c_str(), "%d+%d", &index, &advance) == 2);
    shaped.glyphs.push_back({index, shaped.advance + dx, dy});
    shaped.advance += advance;
    at = line[end] == '|' ? end + 1 : end;
  }
  return shaped;
}

/// Runs of one script and direction, each shaped by one call of the command for all of them.
std::map<Settings, std::map<std::string, Shaped>> shaped_by_command(
    const std::vector<std::vector<Run>>& lines) {
  std::map<Settings, std::map<std::string, Shaped>> result;
  for (const std::vector<Run>& line : lines)
    for (const Run& run : line) result[{run.script, run.level % 2 != 0}][run.text];
  for (auto& [settings, runs] : result) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("kotaj-shape-" + std::to_string(getpid()) + ".txt");
    std::ofstream file(path);
    for (const auto& [text, shaped] : runs) file << text << '\n';
    file.close();
    char tag[5] = {};
    hb_tag_to_string(hb_script_to_iso15924_tag(settings.first), tag);
    const std::string command =
        std::string("hb-shape --no-glyph-names --no-clusters --language=fa --script=") + tag +
        " --direction=" + (settings.second ? "rtl" : "ltr") +
        " --font-file=" KOTAJ_FONT_TTF " --text-file=" + path.string();
    const std::vector<std::string> answers = output_of(command);
    std::filesystem::remove(path);
    REQUIRE(answers.size() == runs.size());
    auto answer = answers.begin();
    for (auto& [text, shaped] : runs) shaped = parse(*answer++);
  }
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

/// What the font lacks is drawn by the browser, not by HarfBuzz: those characters are taken out.
std::string without_missing(std::string line) {
  const text::Layout layout = text::shape({line, text::Weight::regular, Direction::rtl, 0.0F});
  for (const text::PlacedGlyph& glyph : layout.glyphs) {
    if (glyph.id.source != text::GlyphId::Source::fallback) continue;
    const std::string_view missing = text::missing_character(glyph.id.index);
    for (std::size_t at = line.find(missing); at != std::string::npos; at = line.find(missing))
      line.erase(at, missing.size());
  }
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

/// The same pictures at the same places, to a thousandth of an em: places are sums of floats.
bool same(const std::vector<Glyph>& left, const std::vector<Glyph>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Glyph& one, const Glyph& other) {
                      return one.index == other.index && one.y == other.y &&
                             std::abs(one.x - other.x) <= 2;
                    });
}

/// Shaping needs fonts, not a screen.
struct WithFonts {
  WithFonts() { REQUIRE(text::load_fonts(testing::regular_font(), {}, nullptr)); }
  ~WithFonts() { text::unload_fonts(); }
};

}  // namespace

TEST_CASE_METHOD(WithFonts,
                 "every line of the program and of the directives is shaped as hb-shape does",
                 "[text][shaping]") {
  std::vector<std::string> texts;
  std::vector<std::vector<Run>> lines;
  for (const std::string& line : corpus()) {
    texts.push_back(without_missing(line));
    lines.push_back(visual_runs(texts.back()));
  }
  REQUIRE(texts.size() >= least_corpus);
  const auto expected = shaped_by_command(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Shaped line;
    for (const Run& run : lines[i]) {
      const Shaped& part = expected.at({run.script, run.level % 2 != 0}).at(run.text);
      for (Glyph glyph : part.glyphs) {
        glyph.x += line.advance;
        line.glyphs.push_back(glyph);
      }
      line.advance += part.advance;
    }
    const std::vector<Glyph> ours = shaped_by_us(texts[i]);
    if (same(ours, line.glyphs)) continue;
    INFO(texts[i]);
    CHECK(ours == line.glyphs);
  }
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
