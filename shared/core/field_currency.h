#pragma once

#include <string_view>

#include "shared/core/description.h"

namespace kotaj::core {

/// The units that name a currency: an amount whose field is in one of them is in that currency,
/// whatever the record's own is.
inline constexpr std::string_view rial_unit = "ریال";
inline constexpr std::string_view dollar_unit = "دلار";

/// The currency (ISO 4217) of an amount: the one that its field's unit names, else the record's.
std::string_view field_currency(const Field& field, std::string_view record_currency);

}  // namespace kotaj::core
