#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/core/description.h"

/// The closed lists of border-market export: codes and Persian labels (choices.cpp). Numbers are on
/// the wire and in stored records; they never change and are never reused.
namespace kotaj::border_market {

/// The sequence of steps that a market follows; the market names it.
enum class Variant : int32_t { a = 1, b = 2, c = 3 };
std::span<const core::Choice> variant_choices();

/// In what capacity the declarant declares.
enum class Capacity : int32_t { owner = 1, agent = 2, broker = 3 };
std::span<const core::Choice> capacity_choices();

/// Export through a border market is definite export; no other procedure exists there.
enum class Procedure : int32_t { definite_export = 1 };
std::span<const core::Choice> procedure_choices();

/// Incoterms 2020.
enum class DeliveryTerms : int32_t {
  exw = 1,
  fca = 2,
  cpt = 3,
  cip = 4,
  dap = 5,
  dpu = 6,
  ddp = 7,
  fas = 8,
  fob = 9,
  cfr = 10,
  cif = 11,
};
std::span<const core::Choice> delivery_terms_choices();

/// A province by its ISO 3166-2 code, IR-00 to IR-30: its number is one more.
enum class Province : int32_t {};
std::span<const core::Choice> province_choices();

/// UN/ECE Recommendation 19: the number is the code itself.
std::span<const core::Choice> transport_modes();

enum class DocumentStatus : int32_t { present = 1, not_needed = 2, missing = 3 };
std::span<const core::Choice> document_status_choices();

/// What the cashier or the ports collect.
enum class CostKind : int32_t {
  unloading_loading = 1,
  portage = 2,
  storage = 3,
  testing_classification = 4,
  escort = 5,
  overtime = 6,
  dues = 7,
  bank_costs = 8,
};
std::span<const core::Choice> cost_kind_choices();

/// What a rate is for one of.
enum class CostUnit : int32_t { ton = 1, day = 2, sample = 3, trip = 4, hour = 5, piece = 6 };
std::span<const core::Choice> cost_unit_choices();

/// A line's value against the export value list.
enum class Verdict : int32_t { no_value = 1, shown = 2, below = 3, within = 4, above = 5 };
std::span<const core::Choice> verdict_choices();

}  // namespace kotaj::border_market
