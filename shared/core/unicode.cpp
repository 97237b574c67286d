#include "shared/core/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

#include "shared/core/ordering.h"
#include "shared/core/unicode_combining.h"
#include "shared/core/unicode_decompositions.h"

namespace kotaj::core::unicode {
namespace {

/// Hangul syllables are composed by arithmetic (The Unicode Standard, 3.12).
constexpr char32_t syllable_base = 0xAC00, lead_base = 0x1100, vowel_base = 0x1161,
                   tail_base = 0x11A7;
constexpr char32_t lead_count = 19, vowel_count = 21, tail_count = 28;
constexpr char32_t syllable_count = lead_count * vowel_count * tail_count;

/// Below it nothing decomposes (`is_inert`); and below `first_combining` nothing combines.
constexpr char32_t first_composite = 0xC0;
constexpr char32_t first_combining = 0x300;
/// From here on a character of the Basic Multilingual Plane may stand for one outside it.
constexpr char32_t first_compatibility_ideograph = 0xF900;

/// آ, أ, ؤ, إ, ئ and ۀ, and the composed Latin letters: as composition leaves them.
constexpr bool is_composed_letter(char32_t code) {
  return (code >= 0x622 && code <= 0x626) || code == 0x6C0 ||
         (code >= first_composite && code < first_combining);
}

template <typename Row, std::size_t count>
std::optional<Pair> find_decomposition(const Row (&rows)[count], char32_t code) {
  const Row* const found =
      std::lower_bound(std::begin(rows), std::end(rows), code,
                       [](const Row& row, char32_t wanted) { return row.composite < wanted; });
  if (found == std::end(rows) || found->composite != code) return std::nullopt;
  return Pair{found->first, found->second};
}

/// Row numbers of a table in the order of (first, second), worked out by the compiler.
template <typename Row, std::size_t count>
constexpr std::array<uint16_t, count> order_by_parts(const Row (&rows)[count]) {
  constexpr auto before = [](const Row& a, const Row& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  };
  std::array<uint16_t, count> order{};
  std::array<uint16_t, count> merged{};
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<uint16_t>(i);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t low = 0; low < count; low += 2 * width) {
      const std::size_t middle = low + width < count ? low + width : count;
      const std::size_t high = low + 2 * width < count ? low + 2 * width : count;
      std::size_t left = low;
      std::size_t right = middle;
      for (std::size_t out = low; out < high; ++out) {
        const bool take_right =
            left == middle || (right < high && before(rows[order[right]], rows[order[left]]));
        merged[out] = take_right ? order[right++] : order[left++];
      }
    }
    order = merged;
  }
  return order;
}

template <typename Row, std::size_t count>
char32_t find_composite(const Row (&rows)[count], const std::array<uint16_t, count>& order,
                        Pair pair) {
  const auto found = std::lower_bound(
      order.begin(), order.end(), pair, [&rows](uint16_t index, const Pair& wanted) {
        const Row& row = rows[index];
        return row.first != wanted.first ? row.first < wanted.first : row.second < wanted.second;
      });
  if (found == order.end()) return 0;
  const Row& row = rows[*found];
  return row.first == pair.first && row.second == pair.second ? row.composite : 0;
}

void append_decomposed(std::u32string& out, char32_t code) {
  if (is_inert(code)) {
    out += code;
    return;
  }
  // A table row's first part may decompose again, at most three deep; its second part never does.
  const auto parts = decomposition(code);
  if (!parts) {
    out += code;
    return;
  }
  append_decomposed(out, parts->first);
  if (parts->second != 0) append_decomposed(out, parts->second);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return replacement;
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  if (text.size() - at < more) return replacement;
  char32_t code = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if (!is_continuation(text[at + i])) return replacement;
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return replacement;
  at += more;
  return code;
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

void append(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (code >> 18));
    text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::string encode(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t code : text) append(out, code);
  return out;
}

int combining_class(char32_t code) {
  if (code < first_combining || is_inert(code)) return 0;
  const CombiningClass* const found = std::lower_bound(
      std::begin(combining_classes), std::end(combining_classes), code,
      [](const CombiningClass& row, char32_t wanted) { return row.last < wanted; });
  return found != std::end(combining_classes) && found->first <= code ? found->value : 0;
}

bool is_surely_composed(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char32_t code) { return is_inert(code) || is_composed_letter(code); });
}

std::optional<Pair> decomposition(char32_t code) {
  if (code >= syllable_base && code < syllable_base + syllable_count) {
    const char32_t index = code - syllable_base;
    const char32_t tail = index % tail_count;
    if (tail != 0) return Pair{code - tail, tail_base + tail};
    return Pair{lead_base + index / (vowel_count * tail_count),
                vowel_base + index % (vowel_count * tail_count) / tail_count};
  }
  if (code <= 0xFFFF) {
    auto pair = find_decomposition(pairs16, code);
    if (!pair) pair = find_decomposition(one_way16, code);
    if (pair || code < first_compatibility_ideograph) return pair;
  }
  const auto pair = find_decomposition(pairs32, code);
  return pair ? pair : find_decomposition(one_way32, code);
}

char32_t composite(char32_t first, char32_t second) {
  if (first >= lead_base && first < lead_base + lead_count && second >= vowel_base &&
      second < vowel_base + vowel_count) {
    return syllable_base + ((first - lead_base) * vowel_count + (second - vowel_base)) * tail_count;
  }
  if (first >= syllable_base && first < syllable_base + syllable_count &&
      (first - syllable_base) % tail_count == 0 && second > tail_base &&
      second < tail_base + tail_count) {
    return first + (second - tail_base);
  }
  static constexpr auto order16 = order_by_parts(pairs16);
  static constexpr auto order32 = order_by_parts(pairs32);
  return first > 0xFFFF ? find_composite(pairs32, order32, {first, second})
                        : find_composite(pairs16, order16, {first, second});
}

std::u32string decompose(std::u32string_view text) {
  std::u32string out;
  out.reserve(text.size() + 8);
  for (const char32_t code : text) append_decomposed(out, code);
  // Marks between two starters are put in the order of their classes; equal classes keep their
  // order.
  for (std::size_t i = 0; i < out.size();) {
    if (combining_class(out[i]) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < out.size() && combining_class(out[end]) != 0) ++end;
    if (end - i > 1) {
      const std::u32string marks = out.substr(i, end - i);
      const auto order =
          stable_order(marks.size(), &marks, [](const void* given, uint32_t left, uint32_t right) {
            const auto& all = *static_cast<const std::u32string*>(given);
            return combining_class(all[left]) < combining_class(all[right]);
          });
      for (std::size_t mark = 0; mark < order.size(); ++mark) out[i + mark] = marks[order[mark]];
    }
    i = end;
  }
  return out;
}

std::u32string compose(std::u32string_view text) {
  std::u32string out;
  out.reserve(text.size());
  constexpr std::size_t none = std::u32string::npos;
  std::size_t starter = none;
  int last_class = 0;  // Of what was kept since the starter; 0 when nothing was.
  for (const char32_t code : text) {
    const int combining = combining_class(code);
    if (starter != none && !is_inert(code)) {
      const bool kept_between = out.size() - 1 > starter;
      const bool blocked = kept_between && (last_class == 0 || last_class >= combining);
      const char32_t made = blocked ? 0 : composite(out[starter], code);
      if (made != 0) {
        out[starter] = made;
        continue;
      }
    }
    if (combining == 0) starter = out.size();
    last_class = combining;
    out += code;
  }
  return out;
}

}  // namespace kotaj::core::unicode
