#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/description.h"
#include "shared/core/quantity.h"
#include "shared/core/result.h"
#include "shared/export_exit/choices.h"
#include "shared/export_exit/parameters.h"

/// What is known of one export permit, as the judgement of its state takes it and as `kotaj
/// evaluate export-exit` is asked (export-exit.md, Evaluate). Member names are the public
/// contract's.
namespace kotaj::export_exit {

/// E2 to E4: one inquiry of the origin office, with the border office's answer.
struct InquiryFact {
  core::Date sent_on;
  int64_t answer_days = 7;
  std::optional<core::Date> answered_on;
  std::optional<InquiryAnswer> answer;
};

/// E5: a vehicle or a voyage with its share of the load.
struct CarrierFact {
  std::string id;
  core::Mass gross_kg;
  int64_t packages = 0;
  std::optional<core::Date> arrived_on;
  std::optional<core::Date> exited_on;
};

/// All that the state of one permit rests on.
struct Facts {
  core::Date on;
  Kind kind = Kind::definite;
  core::Date completed_on;
  std::optional<core::Date> return_term;
  std::optional<core::Date> returned_on;
  std::optional<core::Date> exited_on;  ///< Of the final arrival notice.
  std::optional<core::Date> cancelled_on;
  std::optional<core::Date> judicial_on;
  std::optional<core::Date> followed_up_on;
  std::optional<InquiryFact> first_inquiry;
  std::optional<InquiryFact> second_inquiry;
  core::Mass permit_gross_kg;
  int64_t permit_packages = 0;
  std::vector<CarrierFact> carriers;
};

/// Adds what the facts say against one another, and the figures outside their limits: then the
/// input is not of the form. `problems` holds what was found wrong with single fields: a rule is
/// judged whenever all the facts that it needs could be read. All facts count as typed, those after
/// `on` too.
void check_facts(const Facts& facts, core::Problems& problems);

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::InquiryFact>();
template <>
const Description& describe<export_exit::CarrierFact>();
template <>
const Description& describe<export_exit::Facts>();
}  // namespace kotaj::core
