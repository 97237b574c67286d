#include "shared/short_landing/figures.h"

#include <array>
#include <cstdint>
#include <limits>

namespace kotaj::short_landing {
namespace {

constexpr std::string_view thousands_separator = "٬";
constexpr std::string_view decimal_separator = "٫";
constexpr std::string_view minus_sign = "−";
constexpr int max_digits = 40;  // Of a 128-bit number.
/// A digit and a separator are two bytes each in UTF-8; at most one separator a digit, and the
/// sign.
constexpr std::size_t max_bytes = max_digits * 4 + 8;
constexpr uint64_t ten = 10;

/// Writes from the end of a buffer towards its begin.
class Backwards {
 public:
  void put(std::string_view text) {
    at_ -= text.size();
    for (std::size_t i = 0; i < text.size(); ++i) buffer_[at_ + i] = text[i];
  }
  void put_digit(uint64_t digit) {
    buffer_[--at_] = static_cast<char>(0xB0 + digit);
    buffer_[--at_] = '\xDB';
  }
  [[nodiscard]] std::string_view written() const { return {buffer_.data() + at_, max_bytes - at_}; }

 private:
  std::array<char, max_bytes> buffer_;
  std::size_t at_ = max_bytes;
};

/// The last digit, taken off. Real figures fit 64 bits, whose division is far cheaper.
uint64_t take_digit(core::Wide& magnitude) {
  constexpr core::Wide small = std::numeric_limits<int64_t>::max();
  if (magnitude <= small) {
    const auto low = static_cast<uint64_t>(magnitude);
    magnitude = static_cast<int64_t>(low / ten);
    return low % ten;
  }
  const auto digit = static_cast<uint64_t>(magnitude % 10);
  magnitude /= 10;
  return digit;
}

}  // namespace

void append_figure(std::string& out, core::Wide value, int scale) {
  core::Wide rest = value < 0 ? -value : value;
  Backwards text;
  bool decimals = false;
  for (int place = 0; place < scale; ++place) {
    const uint64_t digit = take_digit(rest);
    decimals = decimals || digit != 0;
    if (decimals) text.put_digit(digit);
  }
  if (decimals) text.put(decimal_separator);
  for (int place = 0; place == 0 || rest != 0; ++place) {
    if (place > 0 && place % 3 == 0) text.put(thousands_separator);
    text.put_digit(take_digit(rest));
  }
  if (value < 0) text.put(minus_sign);
  out += text.written();
}

}  // namespace kotaj::short_landing
