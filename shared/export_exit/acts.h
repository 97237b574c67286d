#pragma once

#include <optional>
#include <string>

#include "shared/access/module.h"
#include "shared/export_exit/permit.h"

/// What an officer fills in for each act, where it is not a part of the record as it stands there
/// (permit.h): opening fills in a Permit, a follow-up a FollowUp, and so on.
namespace kotaj::export_exit {

/// "send_first_inquiry", "send_second_inquiry".
struct SendInquiry {
  core::Date sent_on;
  int64_t answer_days = 7;
  std::string letter;
  std::string note;
};

/// "answer_inquiry".
struct AnswerInquiry {
  core::Date answered_on;
  InquiryAnswer answer = InquiryAnswer::exited;
  std::string letter;
  std::string text;
};

/// "record_carrier_exit".
struct CarrierExit {
  std::string carrier;
  core::Date exited_on;
};

/// "correct_carrier": what was recorded of it, put right.
struct CorrectCarrier {
  std::string carrier;
  core::Mass gross;
  int64_t packages = 0;
  std::optional<core::Date> arrived_on;
  std::optional<core::Date> exited_on;
  std::string reason;
};

/// Act numbers on the wire; never reused.
enum class ActNumber : uint16_t {
  read = 1,
  open_permit = 2,
  follow_up = 3,
  send_first_inquiry = 4,
  send_second_inquiry = 5,
  divert = 6,
  cancel_permit = 7,
  pursue_judicially = 8,
  record_return = 9,
  record_carrier = 10,
  record_carrier_exit = 11,
  correct_carrier = 12,
  record_final_notice = 13,
  answer_inquiry = 14,
  province_follow_up = 15,
};

/// 30 `export_exit`, record Record.
const access::Module& module();

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::SendInquiry>();
template <>
const Description& describe<export_exit::AnswerInquiry>();
template <>
const Description& describe<export_exit::CarrierExit>();
template <>
const Description& describe<export_exit::CorrectCarrier>();
}  // namespace kotaj::core
