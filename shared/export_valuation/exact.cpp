#include "shared/export_valuation/exact.h"

#include <algorithm>

namespace kotaj::export_valuation {

Exact::Exact(core::Wide value) {
  for (std::size_t at = 0; at < limb_count && value > 0; ++at) {
    limbs_[at] = static_cast<uint32_t>(value);
    value >>= limb_bits;
  }
}

Exact operator+(const Exact& a, const Exact& b) {
  Exact sum;
  uint64_t carry = 0;
  for (std::size_t at = 0; at < Exact::limb_count; ++at) {
    carry += uint64_t{a.limbs_[at]} + b.limbs_[at];
    sum.limbs_[at] = static_cast<uint32_t>(carry);
    carry >>= Exact::limb_bits;
  }
  return sum;
}

Exact operator*(const Exact& a, const Exact& b) {
  Exact product;
  for (std::size_t i = 0; i < Exact::limb_count; ++i) {
    uint64_t carry = 0;
    for (std::size_t j = 0; i + j < Exact::limb_count; ++j) {
      carry += uint64_t{a.limbs_[i]} * b.limbs_[j] + product.limbs_[i + j];
      product.limbs_[i + j] = static_cast<uint32_t>(carry);
      carry >>= Exact::limb_bits;
    }
  }
  return product;
}

std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
  for (std::size_t at = Exact::limb_count; at-- > 0;) {
    if (a.limbs_[at] != b.limbs_[at]) return a.limbs_[at] <=> b.limbs_[at];
  }
  return std::strong_ordering::equal;
}

void Exact::subtract(const Exact& smaller) {
  uint64_t borrow = 0;
  for (std::size_t at = 0; at < limb_count; ++at) {
    const uint64_t taken = uint64_t{smaller.limbs_[at]} + borrow;
    borrow = limbs_[at] < taken ? 1 : 0;
    limbs_[at] = static_cast<uint32_t>(limbs_[at] - taken);
  }
}

void Exact::double_and_add(uint32_t bit) {
  for (uint32_t& limb : limbs_) {
    const uint32_t carry = limb >> (limb_bits - 1);
    limb = limb << 1 | bit;
    bit = carry;
  }
}

uint32_t Exact::bit(std::size_t at) const { return limbs_[at / limb_bits] >> at % limb_bits & 1; }

uint32_t Exact::divide_small(uint32_t denominator) {
  uint64_t rest = 0;
  for (std::size_t at = limb_count; at-- > 0;) {
    rest = rest << limb_bits | limbs_[at];
    limbs_[at] = static_cast<uint32_t>(rest / denominator);
    rest %= denominator;
  }
  return static_cast<uint32_t>(rest);
}

Exact Exact::divided_half_up(const Exact& denominator) const {
  Exact quotient = *this;
  Exact rest;
  if (denominator <= Exact(core::Wide{UINT32_MAX})) {
    rest = Exact(core::Wide{quotient.divide_small(denominator.limbs_[0])});
  } else {
    quotient = Exact();
    for (std::size_t at = limb_count * limb_bits; at-- > 0;) {
      rest.double_and_add(bit(at));
      const bool goes = rest >= denominator;
      if (goes) rest.subtract(denominator);
      quotient.double_and_add(goes ? 1 : 0);
    }
  }
  return rest + rest >= denominator ? quotient + Exact(1) : quotient;
}

std::string Exact::decimal(int scale) const {
  constexpr uint32_t ten = 10;
  std::string digits;  // The last first.
  for (Exact rest = *this; rest > Exact() || digits.empty();)
    digits += static_cast<char>('0' + rest.divide_small(ten));
  const auto decimals = static_cast<std::size_t>(scale);
  while (digits.size() <= decimals) digits += '0';
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), decimals);
  std::string text(digits.rbegin(), digits.rend() - static_cast<std::ptrdiff_t>(decimals));
  if (zeros == decimals) return text;
  text += '.';
  text.append(digits.rend() - static_cast<std::ptrdiff_t>(decimals),
              digits.rend() - static_cast<std::ptrdiff_t>(zeros));
  return text;
}

core::Wide power_of_ten(int exponent) {
  core::Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace kotaj::export_valuation
