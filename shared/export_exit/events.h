#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/access/module.h"
#include "shared/export_exit/limits.h"
#include "shared/export_exit/permit.h"

/// What the acts of this folder's modules share; nothing outside it includes this.
namespace kotaj::export_exit {

/// Empty: done.
using Refused = std::optional<access::Refusal>;

access::Refusal invalid(std::string_view field, std::string reason, const core::Source& source);
access::Refusal wrong_state(std::string reason, const core::Source& source);
/// An event day is not later than today.
Refused check_not_ahead(core::Date day, std::string_view field, std::string_view label,
                        const core::Source& source, const access::Context& context);
/// The use of a right, with the position that it rested on.
Event event_of(std::string_view act, std::optional<core::Date> day, std::string detail,
               const access::Context& context);
/// One cell of a table of rights.
constexpr access::Right right(access::Position position, access::Reach reach) {
  return {position, reach, access::GrantsNeeded::none};
}

}  // namespace kotaj::export_exit
