#include "shared/core/identifiers.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "shared/core/text.h"

namespace kotaj::core {
namespace {

constexpr std::size_t national_id_digits = 10;
constexpr std::size_t legal_id_digits = 11;
constexpr std::size_t hs_code_digits = 8;
constexpr std::size_t container_characters = 11;
constexpr std::size_t iban_characters = 26;
constexpr std::size_t foreign_plate_min = 2;
constexpr std::size_t foreign_plate_max = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
int digit(char c) { return c - '0'; }

bool all_equal(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [text](char c) { return c == text.front(); });
}

/// ISO 6346: A is 10, and the multiples of 11 are left out.
int container_letter(char c) {
  const int plain = c - 'A' + 10;
  return plain + (plain >= 11 ? 1 : 0) + (plain >= 21 ? 1 : 0) + (plain >= 31 ? 1 : 0);
}

/// The letters on Iranian plates; «الف» is written out, D and S are diplomatic.
constexpr std::array<std::string_view, 33> plate_letters = {
    "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز", "ژ", "س", "ش", "ص",
    "ض",   "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی", "D"};

bool is_plate_letter(std::string_view text) {
  return text == "S" ||
         std::find(plate_letters.begin(), plate_letters.end(), text) != plate_letters.end();
}

/// Two digits, a letter, three digits and two digits, without the hyphen.
bool is_iranian_shape(std::string_view text) {
  if (text.size() < 8 || !all_digits(text.substr(0, 2)) ||
      !all_digits(text.substr(text.size() - 5)))
    return false;
  return is_plate_letter(text.substr(2, text.size() - 7));
}

/// Letters of the Latin alphabet and of the Arabic script, and ASCII digits.
bool is_plate_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (is_digit(text[i]) || is_upper(text[i])) continue;
    if (lead < 0xD8 || lead > 0xDB || i + 1 == text.size()) return false;
    const unsigned code = ((lead & 0x1FU) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3FU);
    const bool letter =
        (code >= 0x621 && code <= 0x64A && code != 0x640) || (code >= 0x671 && code <= 0x6D3);
    if (!letter) return false;
  }
  return true;
}

}  // namespace

IdentifierError check_national_id(std::string_view text) {
  if (text.size() != national_id_digits || !all_digits(text)) return IdentifierError::format;
  if (all_equal(text)) return IdentifierError::check_digit;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += digit(text[i]) * (10 - static_cast<int>(i));
  const int rest = sum % 11;
  const int expected = rest < 2 ? rest : 11 - rest;
  return digit(text[9]) == expected ? IdentifierError::none : IdentifierError::check_digit;
}

IdentifierError check_legal_entity_id(std::string_view text) {
  if (text.size() != legal_id_digits || !all_digits(text)) return IdentifierError::format;
  if (all_equal(text)) return IdentifierError::check_digit;
  constexpr std::array<int, 5> weights = {29, 27, 23, 19, 17};
  const int added = digit(text[9]) + 2;
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i)
    sum += (digit(text[i]) + added) * weights[i % weights.size()];
  const int expected = sum % 11 % 10;
  return digit(text[10]) == expected ? IdentifierError::none : IdentifierError::check_digit;
}

IdentifierError check_hs_code(std::string_view text) {
  return text.size() == hs_code_digits && all_digits(text) ? IdentifierError::none
                                                           : IdentifierError::format;
}

IdentifierError check_container_number(std::string_view text) {
  if (text.size() != container_characters || !all_digits(text.substr(4)))
    return IdentifierError::format;
  if (!std::all_of(text.begin(), text.begin() + 4, is_upper)) return IdentifierError::format;
  if (text[3] != 'U' && text[3] != 'J' && text[3] != 'Z') return IdentifierError::format;
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i)
    sum += (i < 4 ? container_letter(text[i]) : digit(text[i])) << i;
  return digit(text[10]) == sum % 11 % 10 ? IdentifierError::none : IdentifierError::check_digit;
}

IdentifierError check_iban(std::string_view text) {
  if (text.size() != iban_characters || text.substr(0, 2) != "IR" || !all_digits(text.substr(2))) {
    return IdentifierError::format;
  }
  int rest = 0;
  for (const char c : text.substr(4)) rest = (rest * 10 + digit(c)) % 97;
  constexpr int country = 1827;  // I is 18, R is 27.
  rest = (rest * 10'000 + country) % 97;
  rest = (rest * 100 + digit(text[2]) * 10 + digit(text[3])) % 97;
  return rest == 1 ? IdentifierError::none : IdentifierError::check_digit;
}

std::string normalise_plate(std::string_view text) {
  const std::string typed = normalise_identifier(text);
  std::string plate;
  plate.reserve(typed.size() + 1);
  std::copy_if(typed.begin(), typed.end(), std::back_inserter(plate),
               [](char c) { return c != '-'; });
  if (is_iranian_shape(plate)) plate.insert(plate.size() - 2, 1, '-');
  return plate;
}

IdentifierError check_vehicle_plate(std::string_view text) {
  if (text.size() > 8 && text[text.size() - 3] == '-') {
    std::string plain(text);
    plain.erase(text.size() - 3, 1);
    return is_iranian_shape(plain) ? IdentifierError::none : IdentifierError::format;
  }
  const std::size_t characters = code_point_count(text);
  const bool fits = characters >= foreign_plate_min && characters <= foreign_plate_max;
  return fits && is_plate_text(text) && !is_iranian_shape(text) ? IdentifierError::none
                                                                : IdentifierError::format;
}

}  // namespace kotaj::core
