#include "client/text/unicode.h"

#include <fribidi.h>
#include <linebreak.h>

#include <algorithm>
#include <numeric>

namespace kotaj::text {
namespace {

constexpr std::uint32_t replacement_character = 0xFFFD;
constexpr std::uint32_t zero_width_space = 0x200B;

static_assert(sizeof(FriBidiChar) == sizeof(std::uint32_t));
static_assert(sizeof(FriBidiCharType) == sizeof(std::uint32_t));
static_assert(sizeof(FriBidiLevel) == sizeof(Level));

struct Decoded {
  std::uint32_t code_point;
  std::size_t length;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// One character at the front of `utf8`, which is not empty.
Decoded decode_one(std::string_view utf8) {
  const auto first = static_cast<unsigned char>(utf8.front());
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || utf8.size() < length) return {replacement_character, 1};
  std::uint32_t code_point = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(utf8[i])) return {replacement_character, 1};
    code_point = (code_point << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU);
  }
  constexpr std::uint32_t smallest_of_length[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest_of_length[length] || code_point > 0x10FFFF || is_surrogate)
    return {replacement_character, 1};
  return {code_point, length};
}

std::uint32_t without_controls(std::uint32_t code_point) {
  if (code_point == '\t') return ' ';
  const bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  return is_control ? zero_width_space : code_point;
}

FriBidiParType par_type(Direction direction, Level neutral_level) {
  switch (direction) {
    case Direction::ltr:
      return FRIBIDI_PAR_LTR;
    case Direction::from_text:
      return neutral_level == 0 ? FRIBIDI_PAR_WLTR : FRIBIDI_PAR_WRTL;
    case Direction::rtl:
      break;
  }
  return FRIBIDI_PAR_RTL;
}

Levels resolve(std::vector<std::uint32_t> classes, const FriBidiBracketType* brackets,
               Direction direction, Level neutral_level) {
  Levels result;
  result.levels.assign(classes.size(), 0);
  FriBidiParType base = par_type(direction, neutral_level);
  const FriBidiLevel highest = fribidi_get_par_embedding_levels_ex(
      classes.data(), brackets, static_cast<FriBidiStrIndex>(classes.size()), &base,
      reinterpret_cast<FriBidiLevel*>(result.levels.data()));
  const bool is_rtl = classes.empty() ? direction != Direction::ltr : FRIBIDI_IS_RTL(base) != 0;
  result.paragraph_level = is_rtl ? 1 : 0;
  // Out of memory: everything in the paragraph's own direction is better than nothing.
  if (highest == 0) std::fill(result.levels.begin(), result.levels.end(), result.paragraph_level);
  result.classes = std::move(classes);
  return result;
}

}  // namespace

Characters decode(std::string_view utf8, std::uint32_t first_byte) {
  Characters result;
  result.code_points.reserve(utf8.size());
  result.byte_offsets.reserve(utf8.size() + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded decoded = decode_one(utf8.substr(at));
    result.code_points.push_back(without_controls(decoded.code_point));
    result.byte_offsets.push_back(first_byte + static_cast<std::uint32_t>(at));
    at += decoded.length;
  }
  result.byte_offsets.push_back(first_byte + static_cast<std::uint32_t>(utf8.size()));
  return result;
}

Levels resolve_levels(std::span<const std::uint32_t> code_points, Direction direction,
                      Level neutral_level) {
  const auto count = static_cast<FriBidiStrIndex>(code_points.size());
  std::vector<std::uint32_t> classes(code_points.size());
  std::vector<FriBidiBracketType> brackets(code_points.size());
  fribidi_get_bidi_types(code_points.data(), count, classes.data());
  fribidi_get_bracket_types(code_points.data(), count, classes.data(), brackets.data());
  return resolve(std::move(classes), brackets.data(), direction, neutral_level);
}

Levels resolve_levels_of_classes(std::span<const std::uint32_t> classes, Direction direction,
                                 Level neutral_level) {
  const std::vector<FriBidiBracketType> no_brackets(classes.size(), FRIBIDI_NO_BRACKET);
  return resolve({classes.begin(), classes.end()}, no_brackets.data(), direction, neutral_level);
}

std::vector<Level> line_levels(const Levels& levels, std::size_t begin, std::size_t end) {
  std::vector<Level> result(levels.levels.begin() + static_cast<std::ptrdiff_t>(begin),
                            levels.levels.begin() + static_cast<std::ptrdiff_t>(end));
  bool only_white_space_follows = true;
  for (std::size_t i = result.size(); i-- > 0;) {
    const std::uint32_t bidi_class = levels.classes[begin + i];
    if (FRIBIDI_IS_SEPARATOR(bidi_class)) only_white_space_follows = true;
    const bool is_white = FRIBIDI_IS_EXPLICIT_OR_BN_OR_WS(bidi_class) ||
                          FRIBIDI_IS_ISOLATE(bidi_class) || FRIBIDI_IS_SEPARATOR(bidi_class);
    if (!is_white) only_white_space_follows = false;
    if (only_white_space_follows) result[i] = levels.paragraph_level;
  }
  return result;
}

std::vector<std::uint32_t> visual_order(std::span<const Level> line_levels) {
  std::vector<std::uint32_t> order(line_levels.size());
  std::iota(order.begin(), order.end(), 0U);
  if (line_levels.empty()) return order;
  const Level highest = *std::max_element(line_levels.begin(), line_levels.end());
  Level lowest_odd = highest;
  for (const Level level : line_levels)
    if ((level & 1) != 0) lowest_odd = std::min(lowest_odd, level);
  if ((lowest_odd & 1) == 0) return order;
  for (Level level = highest; level >= lowest_odd; --level) {
    for (std::size_t i = 0; i < order.size();) {
      std::size_t run_end = i;
      while (run_end < order.size() && line_levels[order[run_end]] >= level) ++run_end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                   order.begin() + static_cast<std::ptrdiff_t>(run_end));
      i = run_end + 1;
    }
  }
  return order;
}

std::vector<bool> break_opportunities(std::span<const std::uint32_t> code_points) {
  std::vector<char> marks(code_points.size());
  set_linebreaks_utf32(code_points.data(), code_points.size(), "fa", marks.data());
  std::vector<bool> result(code_points.size());
  for (std::size_t i = 0; i < marks.size(); ++i)
    result[i] = marks[i] == LINEBREAK_ALLOWBREAK || marks[i] == LINEBREAK_MUSTBREAK;
  return result;
}

}  // namespace kotaj::text
