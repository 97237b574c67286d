#include "shared/access/decide.h"

#include <algorithm>

namespace kotaj::access {
namespace {

constexpr core::Source rights_source{core::Source::Kind::system, "کوتاژ",
                                     "حساب‌ها و دسترسی‌ها"};

Refusal refuse(std::string code, std::string reason, const core::Source& source) {
  return {std::move(code), {}, std::move(reason), source};
}

const Right* find_right(std::span<const Right> rights, Position position, core::Date on) {
  for (const Right& right : rights) {
    if (right.reach != Reach::self && right.position == position && holds_on(right, on))
      return &right;
  }
  return nullptr;
}

bool reaches(const Assignment& assignment, Reach reach, const Subject& subject) {
  const auto among_offices = [&](std::string_view office) {
    return !office.empty() && std::find(subject.offices.begin(), subject.offices.end(), office) !=
                                  subject.offices.end();
  };
  switch (reach) {
    case Reach::any:
      return true;
    case Reach::own_office:
      return among_offices(assignment.office);
    case Reach::own_province:
      return among_offices(assignment.office) ||
             (!assignment.office.empty() && assignment.office == subject.province);
    case Reach::own_bank:
      return !assignment.bank.empty() && assignment.bank == subject.bank &&
             (assignment.branch.empty() || assignment.branch == subject.branch);
    case Reach::self:
      return false;  // Matched by the person, before any assignment is looked at.
  }
  return false;
}

/// Condition 2 for one layer. The reason says which of "never given", "not begun", "over" and
/// "revoked" it is.
Decision check_grant(const Person& person, GrantLayer layer, std::string_view office, core::Date on,
                     const core::Source& source) {
  bool revoked = false;
  bool over = false;
  bool ahead = false;
  for (const Grant& grant : person.grants) {
    if (grant.layer != layer || (layer == GrantLayer::local && grant.office != office)) continue;
    if (active_on(grant, on)) return {};
    if (grant.revoked_at) {
      revoked = true;
    } else if (on < grant.from) {
      ahead = true;
    } else {
      over = true;
    }
  }
  const bool central = layer == GrantLayer::central;
  std::string reason = central ? "دسترسی مرکزی «پیغام قابل توجه بانک» برای این شخص "
                               : "دسترسی محلی «پیغام قابل توجه بانک» این گمرک برای این شخص ";
  reason += over      ? "پایان یافته است."
            : revoked ? "لغو شده است."
            : ahead   ? "هنوز آغاز نشده است."
                      : "داده نشده است.";
  return refuse(central ? "no_central_grant" : "no_local_grant", std::move(reason), source);
}

/// Condition 1: who acts, in which position, and whether it reaches the record. `right` is set when
/// it holds.
Decision check_position(const Assignment* assignment, std::span<const Right> rights,
                        const Subject& subject, core::Date on, const core::Source& source,
                        const Right*& right) {
  if (assignment == nullptr) {
    return refuse("no_assignment", "این شخص چنین سمتی ندارد.", source);
  }
  const std::string label(label_of(assignment->position));
  if (!holds_on(*assignment, on)) {
    return refuse("no_assignment",
                  "انتصاب این شخص به سمت «" + label + "» در این تاریخ برقرار نیست.", source);
  }
  right = find_right(rights, assignment->position, on);
  if (right == nullptr) {
    return refuse("no_assignment", "این کار برای سمت «" + label + "» باز نیست.", source);
  }
  if (!reaches(*assignment, right->reach, subject)) {
    const bool bank = right->reach == Reach::own_bank;
    return refuse("no_assignment",
                  bank ? "این پیغام خطاب به بانک یا شعبه دیگری است."
                       : "سمت «" + label + "» این شخص در گمرک دیگری است.",
                  source);
  }
  return {};
}

Decision check_grants(const Person& person, const Assignment& assignment, GrantsNeeded needed,
                      core::Date on, const core::Source& source) {
  if (needed == GrantsNeeded::none) return {};
  Decision central = check_grant(person, GrantLayer::central, {}, on, source);
  if (central || needed == GrantsNeeded::central) return central;
  return check_grant(person, GrantLayer::local, assignment.office, on, source);
}

}  // namespace

const Assignment* assignment_of(const Actor& actor) {
  return actor.person == nullptr ? nullptr : find_assignment(*actor.person, actor.assignment);
}

std::string_view office_of(const Actor& actor) {
  const Assignment* assignment = assignment_of(actor);
  return assignment == nullptr ? std::string_view{} : std::string_view(assignment->office);
}

bool has_position(std::span<const Right> rights, Position position) {
  return std::any_of(rights.begin(), rights.end(),
                     [position](const Right& right) { return right.position == position; });
}

bool holds_on(const Right& right, core::Date on) {
  return (!right.from || *right.from <= on) && (!right.until || on <= *right.until);
}

Decision decide(const Actor& actor, const Act& act, const Subject& subject, core::Date on) {
  if (actor.person == nullptr) return refuse("no_assignment", "شخص شناخته نیست.", rights_source);
  const Person& person = *actor.person;
  if (!person.enabled) return refuse("disabled", "حساب این شخص غیرفعال است.", rights_source);
  const auto own_record = [&](const Right& right) {
    return right.reach == Reach::self && !person.user.empty() && subject.user == person.user;
  };
  if (std::any_of(act.rights.begin(), act.rights.end(), own_record)) return subject.standing;

  const Opening plain{act.rights, act.source, act.source};
  const Opening& opening = act.opening == nullptr ? plain : *act.opening;
  const Assignment* assignment = find_assignment(person, actor.assignment);
  const Right* right = nullptr;
  if (Decision refusal = check_position(assignment, opening.rights, subject, on,
                                        opening.positions_source, right)) {
    return refusal;
  }
  if (Decision refusal =
          check_grants(person, *assignment, right->grants, on, opening.grants_source)) {
    return refusal;
  }
  if (act.in_force_from && on < *act.in_force_from) {
    // Interpretation SL-8: `on` is the day of the decision, not of the declaration.
    return refuse(
        "not_in_force",
        "این دستورالعمل از تاریخ " + act.in_force_from->to_string() + " اجرا می‌شود.",
        opening.positions_source);
  }
  const Right* open = find_right(act.rights, assignment->position, on);
  if (open == nullptr || !reaches(*assignment, open->reach, subject)) {
    return refuse("not_open_to_position",
                  "«" + std::string(act.label) + "» برای سمت «" +
                      std::string(label_of(assignment->position)) + "» باز نیست.",
                  act.source);
  }
  return subject.standing;
}

}  // namespace kotaj::access
