#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

#include "shared/core/quantity.h"

/// Arithmetic of the raw-material analysis. A consumption, a rate and an exchange rate of fifteen
/// digits each make a product that 128 bits do not hold.
namespace kotaj::export_valuation {

/// A whole number of up to 256 bits, never negative. Whatever the form accepts, with a million rows
/// of it, stays below 10^64; 256 bits hold 10^77.
class Exact {
 public:
  constexpr Exact() = default;
  /// A negative value counts as zero: forms accept none.
  Exact(core::Wide value);  // NOLINT(google-explicit-constructor)

  friend Exact operator+(const Exact& a, const Exact& b);
  friend Exact operator*(const Exact& a, const Exact& b);
  friend bool operator==(const Exact&, const Exact&) = default;
  friend std::strong_ordering operator<=>(const Exact& a, const Exact& b);

  /// Rounded half up, once. The denominator is above zero.
  [[nodiscard]] Exact divided_half_up(const Exact& denominator) const;
  /// As core::format_decimal: the shortest decimal of 10^-scale units.
  [[nodiscard]] std::string decimal(int scale) const;

 private:
  static constexpr std::size_t limb_count = 8;
  static constexpr int limb_bits = 32;
  void subtract(const Exact& smaller);
  void double_and_add(uint32_t bit);
  [[nodiscard]] uint32_t bit(std::size_t at) const;
  uint32_t divide_small(uint32_t denominator);

  std::array<uint32_t, limb_count> limbs_{};  // The lowest first.
};

/// 10 to that power, at most 18.
core::Wide power_of_ten(int exponent);

}  // namespace kotaj::export_valuation
