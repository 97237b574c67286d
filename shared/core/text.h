#pragma once

#include <string>
#include <string_view>

namespace kotaj::core {

/// True when every byte sequence is well-formed UTF-8 (no surrogates, no overlong forms).
bool is_valid_utf8(std::string_view text);
/// What a person typed, as it is stored and compared: Arabic yeh and kaf to Persian, bidi controls
/// stripped, outer white space trimmed, Unicode NFC for what Persian and Arabic script can compose.
std::string normalise_text(std::string_view text);
/// Inside identifiers and numbers: `normalise_text`, and all three digit sets to ASCII, `٬` and
/// spaces dropped and `٫` to "." in numbers; letters upper-cased for identifiers.
std::string normalise_identifier(std::string_view text);
std::string normalise_number(std::string_view text);
/// For searching: normalised, ASCII digits, lower case, without ZWNJ, tatweel and diacritics.
std::string search_key(std::string_view text);
/// ASCII digits to Persian digits, but not in words that hold a Latin letter ("SL-4"): those are
/// read as they are written.
std::string persian_digits(std::string_view text);
/// A decimal string ("-52000.5") as people read it: Persian digits, `٬` between thousands, `٫`
/// before decimals and U+2212 as minus.
std::string persian_number(std::string_view decimal);
/// Cut after so many code points, with «…»; on one line.
std::string shortened(std::string text, std::size_t code_points);
/// Number of Unicode code points.
std::size_t code_point_count(std::string_view text);

}  // namespace kotaj::core
