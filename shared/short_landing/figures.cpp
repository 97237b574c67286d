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

/// Digits from the last to the first; at least `least` of them.
int take_digits(core::Wide magnitude, int least, std::array<uint8_t, max_digits>& digits) {
  int count = 0;
  constexpr core::Wide small = std::numeric_limits<int64_t>::max();
  while (magnitude > small) {
    digits[static_cast<std::size_t>(count++)] = static_cast<uint8_t>(magnitude % 10);
    magnitude /= 10;
  }
  for (auto rest = static_cast<uint64_t>(magnitude); rest != 0 || count < least; rest /= 10) {
    digits[static_cast<std::size_t>(count++)] = static_cast<uint8_t>(rest % 10);
  }
  return count;
}

}  // namespace

void append_figure(std::string& out, core::Wide value, int scale) {
  std::array<uint8_t, max_digits> digits{};
  const int count = take_digits(value < 0 ? -value : value, scale + 1, digits);
  int trimmed = 0;
  while (trimmed < scale && digits[static_cast<std::size_t>(trimmed)] == 0) ++trimmed;

  std::array<char, max_bytes> buffer;
  char* at = buffer.data();
  const auto put = [&](std::string_view text) {
    for (const char byte : text) *at++ = byte;
  };
  if (value < 0) put(minus_sign);
  for (int place = count - 1; place >= trimmed; --place) {
    *at++ = '\xDB';
    *at++ = static_cast<char>(0xB0 + digits[static_cast<std::size_t>(place)]);
    const int whole_place = place - scale;
    if (whole_place > 0 && whole_place % 3 == 0) put(thousands_separator);
    if (whole_place == 0 && trimmed < scale) put(decimal_separator);
  }
  out.append(buffer.data(), static_cast<std::size_t>(at - buffer.data()));
}

}  // namespace kotaj::short_landing
