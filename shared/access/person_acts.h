#pragma once

#include <optional>
#include <string>

#include "shared/access/person.h"

/// What is filled in to change a person's record; the acts themselves are rows of
/// `person_module()`.
namespace kotaj::access {

struct PutPerson {
  std::string user;  ///< Small Latin letters, digits, `.`, `_` and `-`.
  std::string name;
  bool enabled = true;
};

struct PutAssignment {
  Position position = Position::assessor;
  std::string office;
  std::string bank;
  std::string branch;
  core::Date from;
  std::optional<core::Date> until;
  std::string reason;
};

struct EndAssignment {
  core::Id assignment;
  core::Date until;  ///< Its last day.
  std::string reason;
};

/// Interpretation SL-1: the dated assignment of a deputy's substitute, which the office manager
/// records.
struct AssignSubstitute {
  std::string office;
  core::Date from;
  std::optional<core::Date> until;
  std::string reason;
};

struct GiveCentralGrant {
  core::Date from;
  std::optional<core::Date> until;
  std::string reason;
};

struct GiveLocalGrant {
  std::string office;
  core::Date from;
  std::optional<core::Date> until;
  std::string reason;
};

struct RevokeGrant {
  core::Id grant;
  std::string reason;
};

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::PutPerson>();
template <>
const Description& describe<access::PutAssignment>();
template <>
const Description& describe<access::EndAssignment>();
template <>
const Description& describe<access::AssignSubstitute>();
template <>
const Description& describe<access::GiveCentralGrant>();
template <>
const Description& describe<access::GiveLocalGrant>();
template <>
const Description& describe<access::RevokeGrant>();
}  // namespace kotaj::core
