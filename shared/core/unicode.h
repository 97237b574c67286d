#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Unicode as far as text is stored and compared by it: UTF-8 and canonical normalisation (UAX
/// #15), the same tables on the device and on the server.
namespace kotaj::core::unicode {

inline constexpr char32_t replacement = 0xFFFD;

/// Takes the code point at `at` and moves behind it; a byte that begins no well-formed sequence
/// counts as one `replacement`. `at` must lie inside `text`.
char32_t next_code_point(std::string_view text, std::size_t& at);
std::u32string decode(std::string_view text);
void append(std::string& text, char32_t code);
std::string encode(std::u32string_view text);

/// Persian and Arabic letters and digits, and ZWNJ with the punctuation around it: they neither
/// decompose nor combine with what stands before them. Most text is made of these, and they need no
/// table.
constexpr bool is_inert(char32_t code) {
  constexpr char32_t first_composite = 0xC0;
  if (code < first_composite) return true;
  if (code < 0x627) return false;
  return code <= 0x64A || (code >= 0x660 && code <= 0x66F) || (code >= 0x671 && code <= 0x6BF) ||
         (code >= 0x6F0 && code <= 0x6FF) || code == 0x6CC || (code >= 0x200B && code <= 0x2027);
}
/// Canonical combining class; 0 for a starter.
int combining_class(char32_t code);
/// Two characters that stand canonically for one; one alone where `second` is 0.
struct Pair {
  char32_t first, second;
};
/// One step of canonical decomposition; empty where there is none.
std::optional<Pair> decomposition(char32_t code);
/// The character that two make together by canonical composition, or 0.
char32_t composite(char32_t first, char32_t second);
/// True where the text is surely in NFC already: ordinary Latin and Persian text, found without the
/// tables.
bool is_surely_composed(std::u32string_view text);
/// Canonical decomposition and order (NFD).
std::u32string decompose(std::u32string_view text);
/// Canonical composition of a text in NFD.
std::u32string compose(std::u32string_view text);

}  // namespace kotaj::core::unicode
