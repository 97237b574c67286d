// Shortening of words, never of numbers: see interface.md, Text seam.

#include <algorithm>

#include "client/text/text.h"
#include "client/text/unicode.h"

namespace kotaj::text {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::string_view pop_isolate = "\u2069";
/// A token with at most this many letters and no digit is a sign between numbers (plate «ع»).
constexpr std::size_t most_letters_of_a_sign = 1;

bool is_joiner_or_mark(std::uint32_t c) {
  const bool is_mark = (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670;
  return is_mark || c == 0x200C || c == 0x200D || c == 0x0640;
}

/// Good enough to tell words from signs; decides only where text may be shortened.
bool is_letter(std::uint32_t c) {
  if (is_digit(c) || is_joiner_or_mark(c)) return false;
  if (c < 0xC0) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool is_latin_sign = c == 0xD7 || c == 0xF7;
  const bool is_arabic_sign =
      c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4 || (c >= 0x066A && c <= 0x066D);
  const bool is_symbol = c >= 0x2000 && c <= 0x2BFF;
  return !is_latin_sign && !is_arabic_sign && !is_symbol && c != 0xFFFD;
}

bool is_token_border(std::uint32_t c) { return is_space(c) || c == 0xA0 || c == 0x202F; }

/// What stands between two spaces, as indices of characters.
struct Token {
  std::size_t begin;
  std::size_t end;
  bool has_digit;
  bool is_sign;
};

std::vector<Token> split_into_tokens(const std::vector<std::uint32_t>& code_points) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < code_points.size();) {
    std::size_t end = i;
    std::size_t letters = 0;
    bool has_digit = false;
    for (; end < code_points.size() && !is_token_border(code_points[end]); ++end) {
      has_digit = has_digit || is_digit(code_points[end]);
      if (is_letter(code_points[end])) ++letters;
    }
    if (end > i)
      tokens.push_back({i, end, has_digit, !has_digit && letters <= most_letters_of_a_sign});
    i = end + 1;
  }
  return tokens;
}

/// The last token of the number that begins at `first`: digits, and signs between digits.
std::size_t last_of_number(const std::vector<Token>& tokens, std::size_t first) {
  std::size_t last = first;
  for (std::size_t i = first + 1; i < tokens.size(); ++i) {
    if (tokens[i].has_digit) last = i;
    if (!tokens[i].has_digit && !tokens[i].is_sign) break;
  }
  return last;
}

/// Numbers of characters after which the text may end, ascending.
std::vector<std::size_t> places_to_shorten(const std::vector<std::uint32_t>& code_points) {
  const std::vector<Token> tokens = split_into_tokens(code_points);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].has_digit) {
      i = last_of_number(tokens, i);
    } else {
      for (std::size_t c = tokens[i].begin + 1; c < tokens[i].end; ++c)
        if (!is_joiner_or_mark(code_points[c]) && is_letter(code_points[c - 1]))
          places.push_back(c);
    }
    places.push_back(tokens[i].end);
  }
  return places;
}

/// The first `count` characters, open isolates closed, and the ellipsis.
std::string shortened(std::string_view text, const Characters& characters, std::size_t count) {
  std::size_t open_isolates = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t c = characters.code_points[i];
    if (c >= 0x2066 && c <= 0x2068) ++open_isolates;
    if (c == 0x2069 && open_isolates > 0) --open_isolates;
  }
  std::string result(text.substr(0, characters.byte_offsets[count]));
  for (; open_isolates > 0; --open_isolates) result.append(pop_isolate);
  return result.append(ellipsis);
}

}  // namespace

bool is_number_like(std::string_view text) {
  const std::vector<Token> tokens = split_into_tokens(decode(text, 0).code_points);
  const auto is_part = [](const Token& token) { return token.has_digit || token.is_sign; };
  const auto has_digit = [](const Token& token) { return token.has_digit; };
  return std::all_of(tokens.begin(), tokens.end(), is_part) &&
         std::any_of(tokens.begin(), tokens.end(), has_digit);
}

std::string elide(std::string_view text, Style style, float max_width_px) {
  if (measure(text, style).x <= max_width_px) return std::string(text);
  if (is_number_like(text)) return std::string(ellipsis);
  const Characters characters = decode(text, 0);
  const std::vector<std::size_t> places = places_to_shorten(characters.code_points);
  std::size_t fitting = 0;
  std::size_t too_long = places.size();
  std::string best(ellipsis);
  while (fitting < too_long) {
    const std::size_t middle = (fitting + too_long) / 2;
    std::string candidate = shortened(text, characters, places[middle]);
    if (measure(candidate, style).x <= max_width_px) {
      best = std::move(candidate);
      fitting = middle + 1;
    } else {
      too_long = middle;
    }
  }
  return best;
}

std::string elide(std::string_view text, float max_width_px) {
  return elide(text, current_style(), max_width_px);
}

}  // namespace kotaj::text
