#pragma once

#include <cstdint>
#include <span>

#include "shared/core/description.h"

/// The closed lists of a case of abandoned goods: codes and Persian labels (case_choices.cpp).
/// Numbers are on the wire and in stored records; they never change and are never reused.
namespace kotaj::abandoned_goods {

/// Where a case stands. `expired` is never stored: days pass by themselves (steps.h).
enum class Step : int32_t {
  in_storage = 1,
  expired = 2,
  warned = 3,
  assessing = 4,
  assessed = 5,
  declared = 6,
  valued = 7,
  cashier = 8,
  payable = 9,
  announced = 10,
  taken = 11,
  settled = 12,
  return_requested = 13,
  returned = 14,
  cancelled = 15,
  releasing = 16,
  released = 17,
  withdrawn = 18,
  confiscated = 19,
};
std::span<const core::Choice> step_choices();
std::string_view code_of(Step step);
std::string_view label_of(Step step);

/// The purposes of a declaration under art. 47, for the one that goods had before and the one that
/// returned goods get.
enum class Procedure : int32_t {
  definite_import = 1,
  temporary_import = 2,
  temporary_processing = 3,
  re_export = 4,
  external_transit = 5,
  internal_transit = 6,
};
std::span<const core::Choice> procedure_choices();

/// What lets goods leave the warehouse (T3).
enum class ReleaseKind : int32_t { release = 1, sale = 2 };
std::span<const core::Choice> release_kind_choices();

/// How a warning was served (A1).
enum class ServiceWay : int32_t { electronic = 1, post = 2, in_person = 3, publication = 4 };
std::span<const core::Choice> service_way_choices();

/// How the value of a goods line was found: art. 14, or art. 15's methods in their order.
enum class ValueMethod : int32_t {
  transaction = 1,
  identical = 2,
  similar = 3,
  deductive = 4,
  computed = 5,
  flexible = 6,
};
std::span<const core::Choice> value_method_choices();

/// Whose permit a buyer needs before he gets the goods (B1); the text's list is open.
enum class Permit : int32_t {
  food_and_drug = 1,
  standard = 2,
  atomic_energy = 3,
  radio_communications = 4,
  other = 5,
};
std::span<const core::Choice> permit_choices();
std::string_view label_of(Permit permit);

/// Who pays (B14).
enum class PayerKind : int32_t { natural_person = 1, legal_person = 2, organization = 3 };
std::span<const core::Choice> payer_kind_choices();

/// A payment ID's kind (B13, B14).
enum class PaymentIdKind : int32_t { share = 1, cash = 2, refund = 3 };
std::span<const core::Choice> payment_id_kind_choices();

/// What the office claims of the Organization (B11).
enum class DueKind : int32_t { duties = 1, vat = 2, other = 3 };
std::span<const core::Choice> due_kind_choices();

/// How the goods ended (B15).
enum class SettlementKind : int32_t { sold = 1, destroyed = 2, other = 3 };
std::span<const core::Choice> settlement_kind_choices();

/// How the owner asks for his goods (art. 33 n. 1).
enum class ReturnWay : int32_t { new_declaration = 1, change_of_title = 2 };
std::span<const core::Choice> return_way_choices();

/// Why goods should not have been declared abandoned (B12).
enum class MistakeKind : int32_t { dispute = 1, confiscated_goods = 2, ownerless = 3, other = 4 };
std::span<const core::Choice> mistake_kind_choices();

}  // namespace kotaj::abandoned_goods
