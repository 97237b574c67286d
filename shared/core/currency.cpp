#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "shared/core/quantity.h"

namespace kotaj::core {
namespace {

/// Made at build from CLDR's Persian names and ISO 4217's minor units, in the order of the codes.
constexpr Currency currencies[] = {
#include "generated/currency_table.inc"
};

constexpr std::size_t code_letters = 3;
constexpr std::size_t currency_count = std::size(currencies);

/// Three letters as one number, in the order of the codes: comparing it costs less than comparing
/// texts.
constexpr uint32_t key_of(std::string_view code) {
  uint32_t key = 0;
  for (const char letter : code) key = (key << 8) | static_cast<unsigned char>(letter);
  return key;
}

constexpr std::array<uint32_t, currency_count> make_keys() {
  std::array<uint32_t, currency_count> keys{};
  for (std::size_t i = 0; i < currency_count; ++i) keys[i] = key_of(currencies[i].code);
  return keys;
}
constexpr std::array<uint32_t, currency_count> keys = make_keys();

constexpr bool is_in_order() {
  for (std::size_t i = 1; i < currency_count; ++i) {
    if (keys[i - 1] >= keys[i] || currencies[i].code.size() != code_letters) return false;
  }
  return true;
}
static_assert(is_in_order(), "the generated currency table is not in the order of its codes");

}  // namespace

const Currency* find_currency(std::string_view code) {
  if (code.size() != code_letters) return nullptr;
  const uint32_t key = key_of(code);
  const auto found = std::lower_bound(keys.begin(), keys.end(), key);
  return found != keys.end() && *found == key ? &currencies[found - keys.begin()] : nullptr;
}

}  // namespace kotaj::core
