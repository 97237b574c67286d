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
