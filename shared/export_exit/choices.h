#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/core/description.h"

/// The closed lists of the follow-up of exits: codes and Persian labels (choices.cpp). Numbers are
/// on the wire and in stored records; they never change and are never reused.
namespace kotaj::export_exit {

enum class Kind : int32_t { definite = 1, temporary = 2 };
std::span<const core::Choice> kind_choices();

/// What a border office answers to an inquiry.
enum class InquiryAnswer : int32_t { exited = 1, not_exited = 2, no_result = 3 };
std::span<const core::Choice> inquiry_answer_choices();

/// Where a permit stands on a day.
enum class State : int32_t {
  cancelled = 1,
  judicial = 2,
  returned = 3,
  return_overdue = 4,
  exited = 5,
  final_notice_due = 6,
  decide = 7,
  awaiting_second_answer = 8,
  second_inquiry_due = 9,
  awaiting_answer = 10,
  first_inquiry_due = 11,
  follow_up = 12,
};
std::span<const core::Choice> state_choices();

/// What is to be done next.
enum class DueAct : int32_t {
  pursue_return = 1,
  record_final_notice = 2,
  decide = 3,
  answer = 4,
  send_second_inquiry = 5,
  send_first_inquiry = 6,
  follow_up = 7,
};
std::span<const core::Choice> due_act_choices();

/// Whose turn it is.
enum class Side : int32_t { origin = 1, border = 2, both = 3 };
std::span<const core::Choice> side_choices();

/// Who is sent a copy of an inquiry.
enum class CopyTo : int32_t { province = 1, export_office = 2, inspection_office = 3 };
std::span<const core::Choice> copy_choices();

}  // namespace kotaj::export_exit
