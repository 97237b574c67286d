#include "shared/core/quantity.h"

#include <limits>

namespace kotaj::core {
namespace {

/// 15 digits and this many decimals fit in 64 bits.
constexpr int max_scale_in_64_bits = 4;
constexpr std::size_t max_wide_digits = 39;

template <typename Integer>
bool take_digits(std::string_view digits, Integer& value) {
  for (const char c : digits) {
    const unsigned digit = static_cast<unsigned char>(c) - unsigned{'0'};
    if (digit > 9) return false;
    value = value * 10 + static_cast<Integer>(digit);
  }
  return true;
}

template <typename Integer>
std::optional<Wide> parse_as(std::string_view whole, std::string_view fraction, int scale) {
  Integer value = 0;
  if (!take_digits(whole, value) || !take_digits(fraction, value)) return std::nullopt;
  for (int i = static_cast<int>(fraction.size()); i < scale; ++i) value *= 10;
  return static_cast<Wide>(value);
}

/// Writes the digits backwards from `end` and gives where they begin.
template <typename Unsigned>
char* put_digits(char* end, Unsigned value) {
  do {
    *--end = static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return end;
}

__extension__ using UnsignedWide = unsigned __int128;

char* put_wide_digits(char* end, UnsignedWide value) {
  constexpr uint64_t chunk = 10'000'000'000'000'000'000ULL;
  constexpr int chunk_digits = 19;
  while (value > std::numeric_limits<uint64_t>::max()) {
    char* const begin = put_digits(end, static_cast<uint64_t>(value % chunk));
    end -= chunk_digits;
    for (char* c = end; c < begin; ++c) *c = '0';
    value /= chunk;
  }
  return put_digits(end, static_cast<uint64_t>(value));
}

template <typename Integer>
constexpr Integer divide_half_up(Integer product, Integer denominator) {
  const Integer quotient = product / denominator;
  const Integer remainder = product % denominator;
  const Integer magnitude = remainder < 0 ? -remainder : remainder;
  // Written without doubling, so that it cannot wrap.
  if (magnitude < denominator - magnitude) return quotient;
  return product < 0 ? quotient - 1 : quotient + 1;
}

}  // namespace

std::optional<Wide> parse_decimal(std::string_view text, int scale) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (whole.empty() || whole.size() > max_integer_digits) return std::nullopt;
  std::string_view fraction{};
  if (point != std::string_view::npos) {
    fraction = text.substr(point + 1);
    if (fraction.empty() || fraction.size() > static_cast<std::size_t>(scale)) return std::nullopt;
  }
  if (scale <= max_scale_in_64_bits) return parse_as<uint64_t>(whole, fraction, scale);
  return parse_as<Wide>(whole, fraction, scale);
}

std::string format_decimal(Wide value, int scale) {
  char buffer[max_wide_digits + 3];
  char* const end = buffer + sizeof buffer;
  const bool negative = value < 0;
  const UnsignedWide magnitude = negative ? UnsignedWide{0} - static_cast<UnsignedWide>(value)
                                          : static_cast<UnsignedWide>(value);
  char* begin = put_wide_digits(end, magnitude);
  const auto decimals = static_cast<std::ptrdiff_t>(scale);
  while (end - begin <= decimals) *--begin = '0';
  char* const point = end - decimals;
  char* last = end;
  while (last > point && last[-1] == '0') --last;
  std::string text;
  text.reserve(static_cast<std::size_t>(last - begin) + 2);
  if (negative) text += '-';
  text.append(begin, point);
  if (last > point) {
    text += '.';
    text.append(point, last);
  }
  return text;
}

std::optional<Mass> parse_mass_kg(std::string_view text) {
  const auto grams = parse_decimal(text, mass_scale);
  if (!grams) return std::nullopt;
  return Mass{*grams};
}

std::string format_mass_kg(Mass mass) { return format_decimal(mass.grams, mass_scale); }

Wide multiply_divide_half_up(Wide value, int64_t numerator, int64_t denominator) {
  const auto narrow = static_cast<int64_t>(value);
  int64_t product = 0;
  if (narrow == value && !__builtin_mul_overflow(narrow, numerator, &product)) {
    return divide_half_up<int64_t>(product, denominator);
  }
  return divide_half_up<Wide>(value * numerator, denominator);
}

}  // namespace kotaj::core
