#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/core/description.h"

/// The closed lists of the abandoned-goods procedure: codes and Persian labels (choices.cpp).
/// Numbers are on the wire and in stored records; they never change and are never reused.
namespace kotaj::abandoned_goods {

/// Where the goods lie; decides T5, who warns (A2), and who may extend T7.
enum class Place : int32_t {
  customs_warehouse = 1,
  special_port_zone = 2,
  special_zone = 3,
  free_zone = 4,
};
std::span<const core::Choice> place_choices();
/// Free and special zones, the port zone among them: T5 instead of T1.
bool is_zone(Place place);

enum class ExtensionRequester : int32_t { owner = 1, carrier = 2 };
std::span<const core::Choice> extension_requester_choices();

enum class WarningServer : int32_t { customs = 1, ports_organization = 2 };
std::span<const core::Choice> warning_server_choices();

/// Who extended the term after a cancellation (T7).
enum class ExtensionOffice : int32_t {
  import_office = 1,
  export_office = 2,
  transit_office = 3,
  zone_organization = 4,
};
std::span<const core::Choice> extension_office_choices();

/// The term's state, not the step's.
enum class TermState : int32_t {
  in_dispute = 1,
  in_time = 2,
  expired = 3,
  warned = 4,
  assessment_due = 5,
};
std::span<const core::Choice> term_state_choices();

enum class Priority : int32_t { normal = 1, daily = 2 };
std::span<const core::Choice> priority_choices();

/// The rule of the terms' table whose day `stay_ends` is.
enum class TermRule : int32_t {
  stay = 1,              ///< T1
  extended_stay = 2,     ///< T2
  release_document = 3,  ///< T3
  at_once = 4,           ///< T4
  zone = 5,              ///< T5
  final_opinion = 6,     ///< T6
  cancellation = 7,      ///< T7
};
std::span<const core::Choice> term_rule_choices();

}  // namespace kotaj::abandoned_goods
