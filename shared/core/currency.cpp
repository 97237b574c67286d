#include <algorithm>
#include <iterator>

#include "shared/core/quantity.h"

namespace kotaj::core {
namespace {

/// Made at build from CLDR's Persian names and ISO 4217's minor units, in the order of the codes.
constexpr Currency currencies[] = {
#include "generated/currency_table.inc"
};

}  // namespace

const Currency* find_currency(std::string_view code) {
  const auto* const found = std::lower_bound(
      std::begin(currencies), std::end(currencies), code,
      [](const Currency& currency, std::string_view wanted) { return currency.code < wanted; });
  return found != std::end(currencies) && found->code == code ? found : nullptr;
}

}  // namespace kotaj::core
