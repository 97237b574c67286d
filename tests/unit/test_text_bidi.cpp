// Unicode's own two files against levels and visual order (Debian package unicode-data).

#include <fribidi.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "client/text/unicode.h"

namespace {

using namespace kotaj::text;

constexpr const char* bidi_test_path = "/usr/share/unicode/BidiTest.txt";
constexpr const char* bidi_character_test_path = "/usr/share/unicode/BidiCharacterTest.txt";
/// Unicode 15 has 770,241 and 91,707 cases; fewer means that the file was not read.
constexpr int least_class_cases = 700'000;
constexpr int least_character_cases = 90'000;
/// Rule X9 removes the character: the file has no level for it.
constexpr int removed = -1;

const std::map<std::string, std::uint32_t>& bidi_classes() {
  static const std::map<std::string, std::uint32_t> names = {
      {"L", FRIBIDI_TYPE_LTR},   {"R", FRIBIDI_TYPE_RTL},   {"AL", FRIBIDI_TYPE_AL},
      {"EN", FRIBIDI_TYPE_EN},   {"ES", FRIBIDI_TYPE_ES},   {"ET", FRIBIDI_TYPE_ET},
      {"AN", FRIBIDI_TYPE_AN},   {"CS", FRIBIDI_TYPE_CS},   {"NSM", FRIBIDI_TYPE_NSM},
      {"BN", FRIBIDI_TYPE_BN},   {"B", FRIBIDI_TYPE_BS},    {"S", FRIBIDI_TYPE_SS},
      {"WS", FRIBIDI_TYPE_WS},   {"ON", FRIBIDI_TYPE_ON},   {"LRE", FRIBIDI_TYPE_LRE},
      {"RLE", FRIBIDI_TYPE_RLE}, {"LRO", FRIBIDI_TYPE_LRO}, {"RLO", FRIBIDI_TYPE_RLO},
      {"PDF", FRIBIDI_TYPE_PDF}, {"LRI", FRIBIDI_TYPE_LRI}, {"RLI", FRIBIDI_TYPE_RLI},
      {"FSI", FRIBIDI_TYPE_FSI}, {"PDI", FRIBIDI_TYPE_PDI},
  };
  return names;
}

std::vector<int> numbers(const std::string& text) {
  std::istringstream words(text);
  std::vector<int> result;
  for (std::string word; words >> word;) result.push_back(word == "x" ? removed : std::stoi(word));
  return result;
}

struct Expected {
  std::vector<int> levels;
  std::vector<int> order;
};

bool agrees(const Levels& resolved, const Expected& expected) {
  const std::vector<Level> levels = line_levels(resolved, 0, resolved.levels.size());
  if (levels.size() != expected.levels.size()) return false;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (expected.levels[i] != removed && expected.levels[i] != levels[i]) return false;
  std::vector<int> order;
  for (const std::uint32_t place : visual_order(levels))
    if (expected.levels[place] != removed) order.push_back(static_cast<int>(place));
  return order == expected.order;
}

struct Tally {
  int cases = 0;
  int failures = 0;
  std::string first_failure;

  void count(bool passed, const std::string& what) {
    ++cases;
    if (passed) return;
    if (failures++ == 0) first_failure = what;
  }
};

}  // namespace

TEST_CASE("levels and order agree with Unicode's BidiTest.txt", "[text][bidi]") {
  std::ifstream file(bidi_test_path);
  REQUIRE(file);
  Tally tally;
  Expected expected;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.rfind("@Levels:", 0) == 0) expected.levels = numbers(line.substr(8));
    if (line.rfind("@Reorder:", 0) == 0) expected.order = numbers(line.substr(9));
    if (line[0] == '@') continue;
    const std::size_t semicolon = line.find(';');
    std::vector<std::uint32_t> classes;
    std::istringstream names(line.substr(0, semicolon));
    for (std::string name; names >> name;) classes.push_back(bidi_classes().at(name));
    const int directions = std::stoi(line.substr(semicolon + 1));
    const Direction by_bit[] = {Direction::from_text, Direction::ltr, Direction::rtl};
    for (int bit = 0; bit < 3; ++bit)
      if ((directions >> bit & 1) != 0)
        tally.count(agrees(resolve_levels_of_classes(classes, by_bit[bit], 0), expected), line);
  }
  INFO("first failure: " << tally.first_failure);
  CHECK(tally.cases > least_class_cases);
  CHECK(tally.failures == 0);
}

TEST_CASE("levels and order agree with Unicode's BidiCharacterTest.txt", "[text][bidi]") {
  std::ifstream file(bidi_character_test_path);
  REQUIRE(file);
  Tally tally;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string characters, direction, paragraph_level, levels, order;
    std::getline(fields, characters, ';');
    std::getline(fields, direction, ';');
    std::getline(fields, paragraph_level, ';');
    std::getline(fields, levels, ';');
    std::getline(fields, order, ';');
    std::vector<std::uint32_t> code_points;
    std::istringstream words(characters);
    for (std::string word; words >> word;)
      code_points.push_back(static_cast<std::uint32_t>(std::stoul(word, nullptr, 16)));
    const Direction by_code[] = {Direction::ltr, Direction::rtl, Direction::from_text};
    const Levels resolved = resolve_levels(code_points, by_code[std::stoi(direction)], Level{0});
    const bool passed = resolved.paragraph_level == std::stoi(paragraph_level) &&
                        agrees(resolved, {numbers(levels), numbers(order)});
    tally.count(passed, line);
  }
  INFO("first failure: " << tally.first_failure);
  CHECK(tally.cases > least_character_cases);
  CHECK(tally.failures == 0);
}

TEST_CASE("a text without a strong letter runs right to left", "[text][bidi]") {
  const std::uint32_t plate[] = {'1', '2', ' ', '-', ' ', '3'};
  CHECK(resolve_levels(plate, Direction::from_text).paragraph_level == 1);
  CHECK(resolve_levels(plate, Direction::ltr).paragraph_level == 0);
  const std::uint32_t latin[] = {'1', ' ', 'a'};
  CHECK(resolve_levels(latin, Direction::from_text).paragraph_level == 0);
  CHECK(resolve_levels({}, Direction::from_text).paragraph_level == 1);
}

TEST_CASE("rule L1 holds for each line, not only at the paragraph's end", "[text][bidi]") {
  // FriBidi applies L1 to whole paragraphs, as Unicode's files test it; lines are ours to mend.
  const std::uint32_t words[] = {'a', 'b', ' ', 'c', 'd'};
  const Levels resolved = resolve_levels(words, Direction::rtl);
  CHECK(line_levels(resolved, 0, 5) == std::vector<Level>{2, 2, 2, 2, 2});
  CHECK(line_levels(resolved, 0, 3) == std::vector<Level>{2, 2, 1});
  CHECK(visual_order(line_levels(resolved, 0, 3)) == std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD, one each, and lose nothing after them",
          "[text][unicode]") {
  const Characters good = decode("a\xD8\xA7\xE2\x80\x8C\xF0\x9F\x98\x80", 3);
  CHECK(good.code_points == std::vector<std::uint32_t>{'a', 0x0627, 0x200C, 0x1F600});
  CHECK(good.byte_offsets == std::vector<std::uint32_t>{3, 4, 6, 9, 13});
  for (const char* bad : {"\xFFz", "\x80z", "\xC0z", "\xF5z"})
    CHECK(decode(bad, 0).code_points == std::vector<std::uint32_t>{0xFFFD, 'z'});
  // Overlong, surrogate, beyond the last plane, cut off.
  CHECK(decode("\xE0\x80\x80", 0).code_points.front() == 0xFFFD);
  CHECK(decode("\xED\xA0\x80", 0).code_points.front() == 0xFFFD);
  CHECK(decode("\xF4\x90\x80\x80", 0).code_points.front() == 0xFFFD);
  CHECK(decode("\xE2\x80", 0).code_points == std::vector<std::uint32_t>{0xFFFD, 0xFFFD});
}
