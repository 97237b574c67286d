#pragma once

#include <optional>
#include <string_view>

#include "shared/core/description.h"

namespace kotaj::core {

/// The units that name a currency: an amount whose field is in one of them is in that currency,
/// whatever the record's own is.
inline constexpr std::string_view rial_unit = "ریال";
inline constexpr std::string_view dollar_unit = "دلار";

/// The units that name a rate: an amount of a currency for one unit of something else. It has the
/// decimals of a rate, not those of the currency.
inline constexpr std::string_view rial_rate_unit = "ریال برای هر واحد";
inline constexpr std::string_view dollar_rate_unit = "دلار برای هر واحد";
inline constexpr std::string_view exchange_rate_unit = "ریال برای هر دلار";
inline constexpr int rate_scale = 4;

/// An amount in a currency that another record names and that may not be known yet: it keeps the
/// most decimals that ISO 4217 has, so that what was typed stays what it was.
inline constexpr std::string_view invoice_currency_unit = "به ارز فاکتور";
inline constexpr int max_currency_scale = 4;
/// A percentage whose decimals are its own.
inline constexpr std::string_view percent_unit = "درصد";
inline constexpr int percent_scale = 2;

bool is_rate(const Field& field);
/// The currency (ISO 4217) of an amount: the one that its field's unit names, else the record's.
std::string_view field_currency(const Field& field, std::string_view record_currency);
/// Decimals of an amount; empty where its currency is not known yet.
std::optional<int> amount_scale(const Field& field, std::string_view record_currency);

}  // namespace kotaj::core
