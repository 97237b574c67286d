#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/position.h"
#include "shared/core/date.h"
#include "shared/core/description.h"
#include "shared/core/id.h"
#include "shared/core/tehran.h"

namespace kotaj::access {

/// A dated assignment: from `from` to `until`, both included; open-ended without `until`.
struct Assignment {
  core::Id id;
  Position position = Position::assessor;
  std::string office;  ///< Office code; empty for bank staff.
  std::string bank;    ///< Bank code, for bank_staff alone.
  std::string branch;  ///< Branch code; empty for the whole bank.
  core::Date from;
  std::optional<core::Date> until;
  std::string granted_by;  ///< User name.
  std::string reason;
  std::string ended_by;  ///< Who gave it its last day afterwards; empty while nobody did.
  std::string end_reason;
};

/// The two layers of the bank-notice grant (1401/710203, preamble).
enum class GrantLayer : int32_t { central = 1, local = 2 };

/// A bank-notice grant. Active on `from` ≤ on ≤ `until` and not revoked. Revocation bites at once.
struct Grant {
  core::Id id;
  GrantLayer layer = GrantLayer::local;
  std::string office;  ///< The office it holds for; empty for the central layer.
  core::Date from;
  std::optional<core::Date> until;
  std::string reason;
  std::string given_by;
  core::Moment given_at;
  std::optional<core::Moment> revoked_at;
  std::string revoked_by;
  std::string revoke_reason;
};

/// A person with all that was ever assigned and granted: nothing legal is deleted, it ends.
struct Person {
  std::string user;  ///< Sign-in name; the natural key.
  std::string name;  ///< As shown, Persian.
  bool enabled = true;
  std::vector<Assignment> assignments;
  std::vector<Grant> grants;
};

/// derive_id("access.person", {user}).
core::Id person_id(std::string_view user);
const Assignment* find_assignment(const Person& person, const core::Id& id);
bool holds_on(const Assignment& assignment, core::Date on);
bool active_on(const Grant& grant, core::Date on);

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::Assignment>();
template <>
const Description& describe<access::Grant>();
template <>
const Description& describe<access::Person>();
}  // namespace kotaj::core
