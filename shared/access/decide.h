#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/access/person.h"
#include "shared/core/date.h"
#include "shared/core/source.h"

namespace kotaj::access {

/// Why something was not allowed or not applied.
struct Refusal {
  std::string code;    ///< "no_assignment", "no_central_grant", "no_local_grant", "not_in_force",
                       ///< "not_open_to_position", "wrong_state", "changed_meanwhile", "invalid",
                       ///< "taken", ...
  std::string field;   ///< Path in the payload where one is to blame; else empty.
  std::string reason;  ///< A Persian sentence.
  core::Source source;
};

/// Which records a right reaches. `self` is a person's own record, whatever his position, if he has
/// one or not.
enum class Reach : uint8_t { own_office, own_province, any, own_bank, self };
/// Which bank-notice grants must be active besides the position.
enum class GrantsNeeded : uint8_t { none, central, central_and_local };

/// One cell of a table of rights: this position may, that far, with these grants. With
/// `Reach::self` the position is not looked at. A position list is dated like every parameter: a
/// row without days holds as long as its act.
struct Right {
  Position position;
  Reach reach;
  GrantsNeeded grants;
  std::optional<core::Date> from{};   ///< First day of the row.
  std::optional<core::Date> until{};  ///< Last day.
};
/// Whether the row of the table holds on a day.
bool holds_on(const Right& right, core::Date on);
/// Whether any row is that position's, on whatever day.
bool has_position(std::span<const Right> rights, Position position);

/// The positions to which a directive opens access at all, before it says which act is open to
/// which of them: whoever is not among them fails for want of a position, whoever is but may not do
/// this act fails by the act's clause.
struct Opening {
  std::span<const Right> rights;
  core::Source positions_source;  ///< Who may have access.
  core::Source grants_source;     ///< Who must have given it.
};

/// Something a person may do to a record of a module; reading is one too. Acts are tables that read
/// like the directive's own.
struct Act {
  uint16_t number = 0;       ///< On the wire; never reused within its module.
  std::string_view code{};   ///< "issue_n8"
  std::string_view label{};  ///< Persian, on buttons.
  core::Source source{};     ///< The clause.
  std::span<const Right> rights{};
  const Opening* opening = nullptr;           ///< Null where `rights` says all there is to say.
  std::optional<core::Date> in_force_from{};  ///< The directive's first day.
  const core::Description* (*payload)() =
      nullptr;         ///< What the officer fills in; null for reading.
  bool opens = false;  ///< Makes the record; refused as "taken" where it is there.
  bool replaces =
      false;  ///< With `opens`: changes the record where it is there, instead of being refused.
  bool binds_others = false;  ///< Needs `seen`, the digest of what the officer confirmed.
};

/// Who acts, and in which of his positions.
struct Actor {
  const Person* person = nullptr;
  core::Id assignment;
};

/// The position in which he acts; null where he has none.
const Assignment* assignment_of(const Actor& actor);
/// Its office; empty where there is none.
std::string_view office_of(const Actor& actor);

/// What is acted upon.
struct Subject {
  std::vector<std::string_view> offices{};  ///< Offices the record belongs to.
  std::string_view province{};              ///< The supervision area above them, where known.
  std::string_view bank{};                  ///< A notice's addressee.
  std::string_view branch{};
  std::string_view user{};  ///< Whose record it is.
  std::optional<Refusal>
      standing{};  ///< Why the record's own state does not allow the act; empty where it does.
};

/// Empty: allowed.
using Decision = std::optional<Refusal>;

/// The one function that decides who may do what (platform.md, Accounts and rights;
/// short-landing.md, Who may do what). The refusal names the first condition that does not hold, in
/// this order: (1) an assignment, on that day, to a position that reaches the record; (2) the
/// central, then the local grant; (3) the directive in force; (4) the act open to the position; (5)
/// the record's own state. A person whose account is off may nothing at all ("disabled"). Total and
/// pure.
Decision decide(const Actor& actor, const Act& act, const Subject& subject, core::Date on);

}  // namespace kotaj::access
