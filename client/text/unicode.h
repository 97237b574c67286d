#pragma once

// Unicode's own algorithms over one paragraph, without fonts and without ImGui: decoding, levels
// (UAX #9), order of a line (rules L1 and L2), places where a line may break (UAX #14).

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "client/text/text.h"

namespace kotaj::text {

using Level = std::int8_t;

/// One paragraph's characters and where each begins in the UTF-8 it came from.
struct Characters {
  std::vector<std::uint32_t> code_points;
  /// One more than there are characters: the last is the end.
  std::vector<std::uint32_t> byte_offsets;
};

/// Decodes UTF-8; every byte that is no part of a character becomes U+FFFD. Tabs become spaces
/// and other control characters vanish (U+200B), because nothing here gives them a meaning.
/// `first_byte` is added to every offset.
[[nodiscard]] Characters decode(std::string_view utf8, std::uint32_t first_byte);

/// Embedding levels before rule L1, and what the later rules need.
struct Levels {
  std::vector<Level> levels;
  /// FriBidi's bidi classes, one a character.
  std::vector<std::uint32_t> classes;
  Level paragraph_level = 0;
};

/// The level of a `from_text` paragraph without one strong letter: right to left, as the desk is.
inline constexpr Level level_of_neutral_text = 1;

[[nodiscard]] Levels resolve_levels(std::span<const std::uint32_t> code_points, Direction direction,
                                    Level neutral_level = level_of_neutral_text);

/// The same for given bidi classes without characters (Unicode's BidiTest.txt is written so).
[[nodiscard]] Levels resolve_levels_of_classes(std::span<const std::uint32_t> classes,
                                               Direction direction,
                                               Level neutral_level = level_of_neutral_text);

/// Rule L1 for the line [begin, end): separators, and white space before them or at the line's
/// end, go back to the paragraph's level. The result has one level a character of the line.
[[nodiscard]] std::vector<Level> line_levels(const Levels& levels, std::size_t begin,
                                             std::size_t end);

/// Rule L2: for each place from left to right, which character of the line stands there.
[[nodiscard]] std::vector<std::uint32_t> visual_order(std::span<const Level> line_levels);

/// For each character, whether a line may end right after it.
[[nodiscard]] std::vector<bool> break_opportunities(std::span<const std::uint32_t> code_points);

/// ASCII, Arabic-Indic or Persian digit.
[[nodiscard]] constexpr bool is_digit(std::uint32_t code_point) {
  return (code_point >= '0' && code_point <= '9') ||
         (code_point >= 0x0660 && code_point <= 0x0669) ||
         (code_point >= 0x06F0 && code_point <= 0x06F9);
}

/// A space at which text may be parted (not the no-break ones).
[[nodiscard]] constexpr bool is_space(std::uint32_t code_point) {
  return code_point == ' ' || code_point == '\t' || code_point == 0x200B || code_point == 0x3000 ||
         (code_point >= 0x2000 && code_point <= 0x200A && code_point != 0x2007);
}

/// U+200E, U+200F, U+061C, U+202A to U+202E, U+2066 to U+2069: order text, draw nothing.
[[nodiscard]] constexpr bool is_bidi_control(std::uint32_t code_point) {
  return code_point == 0x200E || code_point == 0x200F || code_point == 0x061C ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace kotaj::text
