#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/core/explanation.h"

/// The tariff: what goods of an HS code owe beside the customs duty, from a day on. Reference data:
/// an administrator imports it, and nothing in it is ever lost.
namespace kotaj::abandoned_goods {

/// The rates of one HS code from a day until the next begins. Also the row of the imported file.
struct TariffRow {
  std::string hs_code;
  std::string goods;
  core::Date from;
  core::Quantity commercial_profit;  ///< Percent of the value.
  core::Quantity other_dues;         ///< Percent of the value.
  core::Quantity vat;                ///< Percent of the value with the dues (AB-22).
  std::string source;                ///< The decree or circular that set them.
};

/// A row as it is kept. Rates put right for the same day come behind the wrong ones.
struct TariffEntry {
  core::Date from;
  core::Quantity commercial_profit;
  core::Quantity other_dues;
  core::Quantity vat;
  std::string source;
  core::Moment recorded_at;
};

/// All versions of one HS code's rates, in the order they were recorded.
struct Tariff {
  std::string hs_code;
  std::string goods;
  std::vector<TariffEntry> entries;
};
core::Id tariff_id(std::string_view hs_code);
/// The rates in force on a day; null before the first.
const TariffEntry* entry_on(const Tariff& tariff, core::Date on);
/// Every version as a row of the file, for export.
std::vector<TariffRow> rows_of(const Tariff& tariff);

/// 23 `tariff`, record Tariff. Act: put_tariff (system_admin).
const access::Module& tariff_module();

struct DeclaredLine;
/// Takes the rates in force on the registration day into the line, or takes those it had away where
/// the tariff has none.
void take_rates(DeclaredLine& line, core::Date registered_on, const access::Lookup* lookup);

/// What the line's rates make of its value: the officer sees it before he corrects it.
struct ProposedDues {
  core::Wide commercial_profit = 0;
  core::Wide other_dues = 0;
  core::Wide vat = 0;  ///< Of the dues as they stand in the line, corrected ones too.
};
/// Empty where the line has no rates, or no value in rials yet.
std::optional<ProposedDues> proposed_dues(const DeclaredLine& line);
/// How each amount of the line came about, on a declaration registered on that day.
core::Explanation explain_dues(const DeclaredLine& line, core::Date registered_on);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::TariffRow>();
template <>
const Description& describe<abandoned_goods::TariffEntry>();
template <>
const Description& describe<abandoned_goods::Tariff>();
}  // namespace kotaj::core
