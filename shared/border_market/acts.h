#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/border_market/record.h"

/// What an officer fills in for each act, where it is not a part of the record as it stands there
/// (record.h).
namespace kotaj::border_market {

/// Steps that leave nothing but their day.
struct PlainStep {
  core::Date done_on;
  std::string note;
};
/// Steps that give out a number: a receipt, a permit, a manifest.
struct NumberedStep {
  core::Date done_on;
  std::string number;
  std::string note;
};
/// Step B4.
struct RegisterKotaj {
  core::Date done_on;
  std::string kotaj;
  std::string note;
};
/// Step C5.
struct VerifyIdentity {
  core::Date verified_on;
  std::string by;
  std::string document;
};
/// Step A2: sealed and entered in the register.
struct VerifyAndRegister {
  core::Date verified_on;
  std::string by;
  std::string document;
  std::string kotaj;
};

/// "screen_values": which rows of the export value list stand for the lines.
struct ScreenRow {
  std::string hs;
  std::string goods;
  std::string brand;
  std::string unit;
};
struct ScreenValues {
  std::vector<ScreenRow> rows;
  bool export_duty_by_value = false;
};

/// "resume", after a stop.
struct Resume {
  std::string reason;
};

/// Act numbers on the wire; never reused. A step's act has the step's number and `first_step`.
enum class ActNumber : uint16_t {
  read = 1,
  open_file = 2,
  edit_declaration = 3,
  put_documents = 4,
  put_costs = 5,
  match_documents = 6,
  screen_values = 7,
  record_undertaking = 8,
  assign_assessor = 9,
  return_to_step = 10,
  resume = 11,
  sign_release = 12,
  deliver_goods = 13,
  first_step = 100,
};
constexpr ActNumber act_of(Step step) {
  return static_cast<ActNumber>(static_cast<int32_t>(ActNumber::first_step) +
                                static_cast<int32_t>(step));
}
/// The step that an act does; empty where it does none.
std::optional<Step> step_of(ActNumber number);

/// 40 `border_market`, record Record.
const access::Module& module();

}  // namespace kotaj::border_market

namespace kotaj::core {
template <>
const Description& describe<border_market::PlainStep>();
template <>
const Description& describe<border_market::NumberedStep>();
template <>
const Description& describe<border_market::RegisterKotaj>();
template <>
const Description& describe<border_market::VerifyIdentity>();
template <>
const Description& describe<border_market::VerifyAndRegister>();
template <>
const Description& describe<border_market::ScreenRow>();
template <>
const Description& describe<border_market::ScreenValues>();
template <>
const Description& describe<border_market::Resume>();
}  // namespace kotaj::core
