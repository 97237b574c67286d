#include "shared/core/text.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/core/unicode.h"

namespace kotaj::core {
namespace {

using unicode::next_code_point;

constexpr char32_t zwnj = 0x200C;
constexpr char32_t zwj = 0x200D;
constexpr char32_t tatweel = 0x0640;
constexpr char32_t byte_order_mark = 0xFEFF;
constexpr char32_t thousands_separator = 0x066C;  // ٬
constexpr char32_t decimal_separator = 0x066B;    // ٫
constexpr char32_t first_persian_digit = 0x06F0;
constexpr char32_t first_arabic_digit = 0x0660;
constexpr std::string_view minus_sign = "\u2212";

bool is_bidi_control(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_white_space(char32_t code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 ||
         code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

/// What means nothing at the edge of a text. ZWJ does: «ه‍» is an abbreviation.
bool is_trimmed(char32_t code) {
  return is_white_space(code) || code == zwnj || code == byte_order_mark;
}

/// Arabic letters that Persian keyboards and old code pages put in the place of the Persian ones.
char32_t persian_letter(char32_t code) {
  switch (code) {
    case 0x064A:      // ي
    case 0x0649:      // ى, the final yeh of code page 1256
      return 0x06CC;  // ی
    case 0x0643:      // ك
      return 0x06A9;  // ک
    default:
      return code;
  }
}

char32_t ascii_digit(char32_t code) {
  if (code >= first_persian_digit && code < first_persian_digit + 10)
    return '0' + (code - first_persian_digit);
  if (code >= first_arabic_digit && code < first_arabic_digit + 10)
    return '0' + (code - first_arabic_digit);
  return code;
}

char32_t upper(char32_t code) { return code >= 'a' && code <= 'z' ? code - 'a' + 'A' : code; }

/// Lower case of letters that stand alone after decomposition: Latin, Greek and Cyrillic.
char32_t lower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
  if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9))
    return code + 0x20;
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  const bool even_upper = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177);
  const bool odd_upper = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  if ((even_upper && code % 2 == 0) || (odd_upper && code % 2 == 1)) return code + 1;
  return code;
}

std::u32string_view trimmed(std::u32string_view text) {
  while (!text.empty() && is_trimmed(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_trimmed(text.back())) text.remove_suffix(1);
  return text;
}

/// The stored form. Controls go first, since one may stand between a letter and its mark; letters
/// are changed after composition, since ئ is composed of the Arabic yeh.
std::u32string normalised(std::string_view text) {
  std::u32string codes = unicode::decode(text);
  codes.erase(std::remove_if(codes.begin(), codes.end(), is_bidi_control), codes.end());
  if (!unicode::is_surely_composed(codes)) codes = unicode::compose(unicode::decompose(codes));
  std::transform(codes.begin(), codes.end(), codes.begin(), persian_letter);
  return std::u32string(trimmed(codes));
}

/// What decomposition and the loss of its mark leave of a letter with madda or hamza.
char32_t bare_letter(char32_t code) {
  switch (code) {
    case 0x0622:      // آ
    case 0x0623:      // أ
    case 0x0625:      // إ
      return 0x0627;  // ا
    case 0x0624:      // ؤ
      return 0x0648;  // و
    case 0x0626:      // ئ
      return 0x06CC;  // ی
    case 0x06C0:      // ۀ
      return 0x06D5;  // ە
    default:
      return code;
  }
}

bool is_unseen_in_key(char32_t code) { return code == zwnj || code == zwj || code == tatweel; }

/// The search key of ordinary Latin and Persian text, in one pass: tables of a hundred thousand
/// rows are made of it. Nothing where Unicode's tables are needed.
std::optional<std::string> plain_search_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = bare_letter(next_code_point(text, at));
    if (!unicode::is_inert(code) && code != 0x06D5) return std::nullopt;
    const bool space = is_white_space(code);
    if (is_bidi_control(code) || is_unseen_in_key(code) || (space && key.empty())) continue;
    unicode::append(key, lower(ascii_digit(persian_letter(code))));
    if (!space) end = key.size();
  }
  key.resize(end);
  return key;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

void append_persian_digit(std::string& out, char digit) {
  out += '\xDB';
  out += static_cast<char>(0xB0 + (digit - '0'));
}

bool is_of_word(char byte) { return byte > ' ' && byte <= '~'; }
bool is_letter(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    // U+FFFD itself is well-formed, and three bytes long; a bad byte is passed over alone.
    if (next_code_point(text, at) == unicode::replacement && at - start == 1) return false;
  }
  return true;
}

std::string normalise_text(std::string_view text) {
  if (is_printable_ascii(text)) return std::string(text);
  return unicode::encode(normalised(text));
}

std::string normalise_identifier(std::string_view text) {
  std::string out;
  if (is_printable_ascii(text)) {
    out = text;
    for (char& c : out) c = static_cast<char>(upper(static_cast<unsigned char>(c)));
    return out;
  }
  for (const char32_t code : normalised(text)) {
    if (is_white_space(code) || code == zwnj || code == zwj || code == tatweel) continue;
    unicode::append(out, upper(ascii_digit(code)));
  }
  return out;
}

std::string normalise_number(std::string_view text) {
  if (is_printable_ascii(text)) return std::string(text);
  std::string out;
  for (const char32_t code : normalised(text)) {
    if (is_white_space(code) || code == thousands_separator || code == zwnj) continue;
    if (code == decimal_separator) {
      out += '.';
    } else if (code == 0x2212) {  // The minus that persian_number writes.
      out += '-';
    } else {
      unicode::append(out, ascii_digit(code));
    }
  }
  return out;
}

std::string search_key(std::string_view text) {
  if (auto plain = plain_search_key(text)) return *std::move(plain);
  std::u32string key;
  for (const char32_t code : unicode::decompose(normalised(text))) {
    if (is_unseen_in_key(code) || unicode::combining_class(code) != 0) continue;
    key += lower(ascii_digit(persian_letter(code)));
  }
  return unicode::encode(trimmed(unicode::compose(key)));
}

std::string persian_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    bool latin = false;
    for (; end < text.size() && is_of_word(text[end]); ++end) latin = latin || is_letter(text[end]);
    end = std::max(end, at + 1);
    for (; at < end; ++at) {
      if (!latin && text[at] >= '0' && text[at] <= '9') {
        append_persian_digit(out, text[at]);
      } else {
        out += text[at];
      }
    }
  }
  return out;
}

std::string persian_number(std::string_view decimal) {
  std::string out;
  out.reserve(decimal.size() * 3);
  if (!decimal.empty() && decimal.front() == '-') {
    out += minus_sign;
    decimal.remove_prefix(1);
  }
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += "٬";
    append_persian_digit(out, decimal[i]);
  }
  if (point == decimal.size()) return out;
  out += "٫";
  for (const char c : decimal.substr(point + 1)) append_persian_digit(out, c);
  return out;
}

std::string shortened(std::string text, std::size_t code_points) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') text[at] = ' ';
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (++seen > code_points) return text.substr(0, at) + "…";
  }
  return text;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace kotaj::core
