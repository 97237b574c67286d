#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/core/description.h"

/// The closed lists of export valuation: codes and Persian labels. Numbers are never reused.
namespace kotaj::export_valuation {

/// What is asked for (form PQ31, «نوع درخواست»).
enum class RequestKind : int32_t {
  set_value = 1,         ///< تعیین ارزش گمرکی
  value_difference = 2,  ///< اختلاف ارزش گمرکی
};
std::span<const core::Choice> request_kind_choices();

/// Why the office writes: the directive's three occasions.
enum class Trigger : int32_t {
  price_level_changed = 1,
  no_value = 2,
  change_requested = 3,
};
std::span<const core::Choice> trigger_choices();

/// What a legal document is.
enum class DocumentKind : int32_t {
  inquiry = 1,
  proforma = 2,
  contract = 3,
  price_list = 4,
  exchange_bulletin = 5,
  laboratory = 6,
  objection = 7,
  other = 8,
};
std::span<const core::Choice> document_kind_choices();

/// Where a request stands.
enum class State : int32_t {
  draft = 1,
  signed_off = 2,
  sent = 3,
  registered = 4,
  referred = 5,
  with_expert = 6,
  reported = 7,
  heard = 8,
  resolved = 9,
  published = 10,
  returned = 11,
  withdrawn = 12,
};
std::span<const core::Choice> state_choices();
/// Nothing more happens to it.
bool is_closed(State state);

/// A declared unit value beside the list's.
enum class Screening : int32_t {
  below = 1,
  within = 2,
  above = 3,
  no_value = 4,
  shown = 5,  ///< The deviation alone (EV-3).
};
std::span<const core::Choice> screening_choices();

}  // namespace kotaj::export_valuation
