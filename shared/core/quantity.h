#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kotaj::core {

/// Wide enough for any sum of the inputs that are accepted: no intermediate result can wrap.
__extension__ using Wide = __int128;

/// Why a decimal string was not taken.
enum class DecimalError { none, format };

/// Digits before the point that any typed mass, amount or quantity may have (overview.md,
/// Evaluate).
inline constexpr int max_integer_digits = 15;

/// Parses "25181.5" into an integer of 10^-scale units: ASCII digits, at most 15 before the point,
/// at most `scale` after it, no sign, no exponent; leading zeros are allowed, an empty side of the
/// point is not.
std::optional<Wide> parse_decimal(std::string_view text, int scale);
/// The shortest decimal string: trailing zeros of the fraction trimmed, "-" in front where
/// negative.
std::string format_decimal(Wide value, int scale);

/// A mass in whole grams.
struct Mass {
  Wide grams = 0;
  friend bool operator==(const Mass&, const Mass&) = default;
  friend auto operator<=>(const Mass&, const Mass&) = default;
  friend Mass operator+(Mass a, Mass b) { return {a.grams + b.grams}; }
  friend Mass operator-(Mass a, Mass b) { return {a.grams - b.grams}; }
};
inline constexpr int mass_scale = 3;  ///< A mass travels in kilograms with at most three decimals.
std::optional<Mass> parse_mass_kg(std::string_view text);
std::string format_mass_kg(Mass mass);

/// An amount of a currency's smallest unit.
struct Money {
  Wide minor_units = 0;
  std::string currency{};  ///< ISO 4217 alpha code.
  friend bool operator==(const Money&, const Money&) = default;
};

/// A quantity in thousandths of its unit.
struct Quantity {
  Wide thousandths = 0;
  friend bool operator==(const Quantity&, const Quantity&) = default;
  friend auto operator<=>(const Quantity&, const Quantity&) = default;
};
inline constexpr int quantity_scale = 3;

/// `value * numerator / denominator`, rounded half up (away from zero), once. denominator > 0.
Wide multiply_divide_half_up(Wide value, int64_t numerator, int64_t denominator);

struct Currency {
  std::string_view code;
  int decimals;           ///< ISO 4217 minor units; IRR has none.
  std::string_view name;  ///< CLDR's Persian name; IRR is «ریال».
};
/// Null for a code that ISO 4217 does not have.
const Currency* find_currency(std::string_view code);

}  // namespace kotaj::core
