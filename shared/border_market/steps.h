#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/access/position.h"
#include "shared/border_market/choices.h"

/// The sequences of steps as data: what a step is called, who owns it, what it needs of earlier
/// ones and what it records. Which entry holds on a day, `parameters` says.
namespace kotaj::border_market {

enum class Step : int32_t {
  a1 = 1,
  a2 = 2,
  a3 = 3,
  a4 = 4,
  a5 = 5,
  a6 = 6,
  b1 = 11,
  b2 = 12,
  b3 = 13,
  b4 = 14,
  b5 = 15,
  b6 = 16,
  b7 = 17,
  b8 = 18,
  c1 = 21,
  c2 = 22,
  c3 = 23,
  c4 = 24,
  c5 = 25,
  c6 = 26,
  c7 = 27,
  c8 = 28,
  c9 = 29,
};

/// What a step leaves behind for those after it.
enum class Outcome : int32_t {
  warehouse_receipt = 1,
  direct_carriage_request = 2,
  declaration = 3,  ///< Drawn up: from then on it is complete.
  printed_declaration = 4,
  identity = 5,
  costs_receipt = 6,
  dues_payment = 7,
  revenue_receipt = 8,
  kotaj = 9,
  assessor = 10,
  document_matching = 11,  ///< Beside the steps, before the assessment, in every sequence.
  value = 12,
  assessment = 13,
  assessment_number = 14,
  release = 15,
  loading_permit = 16,
  outgoing_manifest = 17,
  final_control = 18,
  printed_permit = 19,
  export_stamp = 20,
};
std::span<const core::Choice> outcome_choices();

/// One step of a sequence.
struct StepRule {
  Step step;
  std::string_view code;   ///< "A1", in JSON and on the wire.
  std::string_view label;  ///< Persian, as the text words it.
  std::span<const access::Position> owners;
  std::span<const Outcome> needs;
  std::span<const Outcome> records;
};

/// Whether the step leaves that behind.
bool records(const StepRule& rule, Outcome outcome);

/// Every step of all sequences: its code and its name.
std::span<const core::Choice> step_choices();

/// The sequences as the text lists them.
std::span<const StepRule> listed_steps(Variant variant);

}  // namespace kotaj::border_market
