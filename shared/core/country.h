#pragma once

#include <cstdint>
#include <span>

#include "shared/core/description.h"

namespace kotaj::core {

/// A country or territory by its ISO 3166-1 numeric code, which outlives a change of its name and
/// of its letters.
enum class Country : int32_t {};

/// ISO 3166-1: numeric code, alpha-2 code, Persian name, in the order of the letters.
std::span<const Choice> countries();

}  // namespace kotaj::core
