#include "shared/core/country.h"

namespace kotaj::core {
namespace {

/// Made at build from CLDR's mapping of ISO 3166-1 and its Persian names.
constexpr Choice all_countries[] = {
#include "generated/country_table.inc"
};

}  // namespace

std::span<const Choice> countries() { return all_countries; }

}  // namespace kotaj::core
