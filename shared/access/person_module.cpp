#include <algorithm>
#include <array>

#include "shared/access/modules.h"
#include "shared/access/person_acts.h"

// Persons, their assignments and their grants: changed by acts like everything else, so that they
// are logged, synced and decided like everything else (platform.md, Accounts and rights).
namespace kotaj::access {
namespace {

using core::Source;

constexpr Source accounts_source{Source::Kind::system, "کوتاژ",
                                 "حساب‌ها و دسترسی‌ها"};
// Preamble: access in the central system «صرفاً» to the named positions; the local one on the
// highest authority's own responsibility.
constexpr Source central_source{Source::Kind::directive, "1401/710203", "رونوشت ۵"};
constexpr Source local_source{Source::Kind::directive, "1401/710203", "مقدمه"};
constexpr Source substitute_source{Source::Kind::directive, "1401/710203", "مقدمه، تفسیر SL-1"};

enum ActNumber : uint16_t {
  read_number = 1,
  put_person_number = 2,
  put_assignment_number = 3,
  end_assignment_number = 4,
  assign_substitute_number = 5,
  end_substitute_number = 6,
  give_central_grant_number = 7,
  revoke_central_grant_number = 8,
  give_local_grant_number = 9,
  revoke_local_grant_number = 10,
};

constexpr std::array<Right, 1> system_rights{
    {{Position::system_admin, Reach::any, GrantsNeeded::none}}};
constexpr std::array<Right, 1> central_rights{
    {{Position::central_admin, Reach::any, GrantsNeeded::none}}};
constexpr std::array<Right, 1> manager_rights{
    {{Position::office_manager, Reach::own_office, GrantsNeeded::none}}};
constexpr std::array<Right, 4> read_rights{{
    {Position::system_admin, Reach::self, GrantsNeeded::none},
    {Position::office_manager, Reach::own_office, GrantsNeeded::none},
    {Position::central_admin, Reach::any, GrantsNeeded::none},
    {Position::system_admin, Reach::any, GrantsNeeded::none},
}};

constexpr Act read_act{.number = read_number,
                       .code = "read",
                       .label = "دیدن شخص",
                       .source = accounts_source,
                       .rights = read_rights};

const std::array<Act, 9>& acts() {
  static const std::array<Act, 9> table{{
      {.number = put_person_number,
       .code = "put_person",
       .label = "ثبت شخص",
       .source = accounts_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<PutPerson>(); },
       .opens = true,
       .replaces = true},
      {.number = put_assignment_number,
       .code = "put_assignment",
       .label = "ثبت انتصاب",
       .source = accounts_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<PutAssignment>(); }},
      {.number = end_assignment_number,
       .code = "end_assignment",
       .label = "پایان انتصاب",
       .source = accounts_source,
       .rights = system_rights,
       .payload = [] { return &core::describe<EndAssignment>(); }},
      {.number = assign_substitute_number,
       .code = "assign_substitute",
       .label = "تعیین جانشین معاون",
       .source = substitute_source,
       .rights = manager_rights,
       .payload = [] { return &core::describe<AssignSubstitute>(); }},
      {.number = end_substitute_number,
       .code = "end_substitute",
       .label = "پایان جانشینی",
       .source = substitute_source,
       .rights = manager_rights,
       .payload = [] { return &core::describe<EndAssignment>(); }},
      {.number = give_central_grant_number,
       .code = "give_central_grant",
       .label = "اعطای دسترسی مرکزی",
       .source = central_source,
       .rights = central_rights,
       .payload = [] { return &core::describe<GiveCentralGrant>(); }},
      {.number = revoke_central_grant_number,
       .code = "revoke_central_grant",
       .label = "لغو دسترسی مرکزی",
       .source = central_source,
       .rights = central_rights,
       .payload = [] { return &core::describe<RevokeGrant>(); }},
      {.number = give_local_grant_number,
       .code = "give_local_grant",
       .label = "اعطای دسترسی محلی",
       .source = local_source,
       .rights = manager_rights,
       .payload = [] { return &core::describe<GiveLocalGrant>(); }},
      {.number = revoke_local_grant_number,
       .code = "revoke_local_grant",
       .label = "لغو دسترسی محلی",
       .source = local_source,
       .rights = manager_rights,
       .payload = [] { return &core::describe<RevokeGrant>(); }},
  }};
  return table;
}

/// Positions whose holders may be given a bank-notice grant: the five of the preamble; centrally
/// the Import Office too.
bool may_hold_grant(Position position, GrantLayer layer) {
  switch (position) {
    case Position::office_manager:
    case Position::customs_deputy:
    case Position::deputy_substitute:
    case Position::assessment_head:
    case Position::exit_gate_officer:
      return true;
    case Position::import_office:
      return layer == GrantLayer::central;
    default:
      return false;
  }
}

const Grant* find_grant(const Person& person, const core::Id& id) {
  const auto same = [&](const Grant& grant) { return grant.id == id; };
  const auto found = std::find_if(person.grants.begin(), person.grants.end(), same);
  return found == person.grants.end() ? nullptr : &*found;
}

core::Id id_of(const Act& act, const void* payload) {
  if (act.number != put_person_number || payload == nullptr) return {};
  return person_id(static_cast<const PutPerson*>(payload)->user);
}

/// The office that an act on a person is about: not the person's own, but the one the grant or
/// assignment holds for.
std::string_view office_of(const Person* person, const Act& act, const void* payload) {
  if (payload == nullptr) return {};
  switch (act.number) {
    case assign_substitute_number:
      return static_cast<const AssignSubstitute*>(payload)->office;
    case give_local_grant_number:
      return static_cast<const GiveLocalGrant*>(payload)->office;
    case end_substitute_number: {
      const auto* found =
          person == nullptr
              ? nullptr
              : find_assignment(*person, static_cast<const EndAssignment*>(payload)->assignment);
      return found == nullptr ? std::string_view{} : std::string_view(found->office);
    }
    case revoke_local_grant_number: {
      const auto* found =
          person == nullptr ? nullptr
                            : find_grant(*person, static_cast<const RevokeGrant*>(payload)->grant);
      return found == nullptr ? std::string_view{} : std::string_view(found->office);
    }
    default:
      return {};
  }
}

Subject subject(const void* record, const Act& act, const void* payload, const Context&) {
  const auto* person = static_cast<const Person*>(record);
  Subject result;
  if (person != nullptr) result.user = person->user;
  // Before the form is filled in, an act is asked about for any of the person's offices.
  if (act.number == read_number || (payload == nullptr && person != nullptr)) {
    for (const Assignment& assignment : person->assignments) {
      if (!assignment.office.empty()) result.offices.push_back(assignment.office);
    }
    return result;
  }
  const std::string_view office = office_of(person, act, payload);
  if (!office.empty()) result.offices.push_back(office);
  return result;
}

bool valid_user_name(std::string_view user) {
  const auto allowed = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
           letter == '_' || letter == '-';
  };
  return !user.empty() && std::all_of(user.begin(), user.end(), allowed);
}

Applied put_person(const Person* before, const PutPerson& payload) {
  if (!valid_user_name(payload.user)) {
    return refused("invalid", "user",
                   "«نام کاربری» فقط حروف کوچک لاتین، رقم، نقطه، خط و زیرخط دارد.",
                   accounts_source);
  }
  Person person = before == nullptr ? Person{} : *before;
  person.user = payload.user;
  person.name = payload.name;
  person.enabled = payload.enabled;
  return accepted(std::move(person));
}

Applied put_assignment(Person person, const PutAssignment& payload, const Context& context) {
  const bool bank = payload.position == Position::bank_staff;
  if (payload.position == Position::deputy_substitute) {
    return refused("invalid", "position",
                   "جانشین معاون را مدیر گمرک تعیین می‌کند.",
                   substitute_source);
  }
  if (bank == payload.bank.empty()) {
    return refused(
        "invalid", "bank",
        bank ? "«بانک» برای کارکنان بانک لازم است." : "«بانک» فقط برای کارکنان بانک است.",
        accounts_source);
  }
  if (bank != payload.office.empty()) {
    return refused("invalid", "office", bank ? "کارکنان بانک گمرک ندارند." : "«گمرک» لازم است.",
                   accounts_source);
  }
  if (!bank && !payload.branch.empty()) {
    return refused("invalid", "branch", "«شعبه» فقط برای کارکنان بانک است.", accounts_source);
  }
  if (payload.until && *payload.until < payload.from) {
    return refused("invalid", "until", "«تا تاریخ» پیش از «از تاریخ» است.", accounts_source);
  }
  person.assignments.push_back({context.operation,
                                payload.position,
                                payload.office,
                                payload.bank,
                                payload.branch,
                                payload.from,
                                payload.until,
                                actor_user(context),
                                payload.reason,
                                {},
                                {}});
  return accepted(std::move(person));
}

Applied end_assignment(Person person, const EndAssignment& payload, bool substitute,
                       const Context& context) {
  const auto same = [&](const Assignment& assignment) {
    return assignment.id == payload.assignment;
  };
  const auto found = std::find_if(person.assignments.begin(), person.assignments.end(), same);
  if (found == person.assignments.end()) {
    return refused("invalid", "assignment", "این شخص چنین انتصابی ندارد.", accounts_source);
  }
  if (substitute && found->position != Position::deputy_substitute) {
    return refused(
        "invalid", "assignment",
        "مدیر گمرک فقط جانشینی معاون را پایان می‌دهد.",
        substitute_source);
  }
  // The day before its first takes the whole assignment back before it begins.
  const std::optional<core::Date> day_before = core::add_days(found->from, -1);
  if (day_before && payload.until < *day_before) {
    return refused("invalid", "until", "«آخرین روز» پیش از آغاز انتصاب است.", accounts_source);
  }
  if (found->until && *found->until < payload.until) {
    return refused("invalid", "until", "انتصاب پیش از این روز پایان یافته است.", accounts_source);
  }
  found->until = payload.until;
  found->ended_by = actor_user(context);
  found->end_reason = payload.reason;
  return accepted(std::move(person));
}

Applied assign_substitute(Person person, const AssignSubstitute& payload, const Context& context) {
  if (payload.until && *payload.until < payload.from) {
    return refused("invalid", "until", "«تا تاریخ» پیش از «از تاریخ» است.", substitute_source);
  }
  person.assignments.push_back({context.operation,
                                Position::deputy_substitute,
                                payload.office,
                                {},
                                {},
                                payload.from,
                                payload.until,
                                actor_user(context),
                                payload.reason,
                                {},
                                {}});
  return accepted(std::move(person));
}

Applied give_grant(Person person, Grant grant, const Context& context, const Source& source) {
  if (grant.until && *grant.until < grant.from) {
    return refused("invalid", "until", "«تا تاریخ» پیش از «از تاریخ» است.", source);
  }
  const auto fits = [&](const Assignment& assignment) {
    return may_hold_grant(assignment.position, grant.layer) &&
           (grant.layer == GrantLayer::central || assignment.office == grant.office) &&
           (!assignment.until || grant.from <= *assignment.until);
  };
  if (std::none_of(person.assignments.begin(), person.assignments.end(), fits)) {
    return refused(
        "invalid", grant.layer == GrantLayer::local ? "office" : "from",
        "این دسترسی صرفاً برای مدیر، معاون، جانشین معاون، رئیس سرویس ارزیابی و مسئول درب خروج است.",
        source);
  }
  grant.id = context.operation;
  grant.given_by = actor_user(context);
  grant.given_at = context.at;
  person.grants.push_back(std::move(grant));
  return accepted(std::move(person));
}

Applied revoke_grant(Person person, const RevokeGrant& payload, GrantLayer layer,
                     const Context& context, const Source& source) {
  const auto same = [&](const Grant& grant) {
    return grant.id == payload.grant && grant.layer == layer;
  };
  const auto found = std::find_if(person.grants.begin(), person.grants.end(), same);
  if (found == person.grants.end()) {
    return refused("invalid", "grant", "این شخص چنین دسترسی‌ای ندارد.",
                   source);
  }
  if (found->revoked_at)
    return refused("wrong_state", "grant",
                   "این دسترسی پیش‌تر لغو شده است.", source);
  found->revoked_at = context.at;
  found->revoked_by = actor_user(context);
  found->revoke_reason = payload.reason;
  return accepted(std::move(person));
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* before = static_cast<const Person*>(record);
  if (act.number == put_person_number)
    return put_person(before, *static_cast<const PutPerson*>(payload));
  if (before == nullptr) return refused("no_record", {}, "چنین شخصی نیست.", accounts_source);
  switch (act.number) {
    case put_assignment_number:
      return put_assignment(*before, *static_cast<const PutAssignment*>(payload), context);
    case end_assignment_number:
    case end_substitute_number:
      return end_assignment(*before, *static_cast<const EndAssignment*>(payload),
                            act.number == end_substitute_number, context);
    case assign_substitute_number:
      return assign_substitute(*before, *static_cast<const AssignSubstitute*>(payload), context);
    case give_central_grant_number: {
      const auto& give = *static_cast<const GiveCentralGrant*>(payload);
      return give_grant(
          *before,
          {{}, GrantLayer::central, {}, give.from, give.until, give.reason, {}, {}, {}, {}, {}},
          context, central_source);
    }
    case give_local_grant_number: {
      const auto& give = *static_cast<const GiveLocalGrant*>(payload);
      return give_grant(*before,
                        {{},
                         GrantLayer::local,
                         give.office,
                         give.from,
                         give.until,
                         give.reason,
                         {},
                         {},
                         {},
                         {},
                         {}},
                        context, local_source);
    }
    case revoke_central_grant_number:
      return revoke_grant(*before, *static_cast<const RevokeGrant*>(payload), GrantLayer::central,
                          context, central_source);
    case revoke_local_grant_number:
      return revoke_grant(*before, *static_cast<const RevokeGrant*>(payload), GrantLayer::local,
                          context, local_source);
    default:
      return refused("invalid", {}, "چنین کاری نیست.", accounts_source);
  }
}

std::string seen(const void*, const Act&, const void*, const Context&) { return {}; }

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  return {{"user", static_cast<const Person*>(record)->user}};
}

/// A person is filed under no office: assignments name several, and they end.
std::string office(const void*) { return {}; }

}  // namespace

const Module& person_module() {
  static const Module module{1,      "person",  "اشخاص", &core::describe<Person>,
                             acts(), &read_act, &id_of,  &subject,
                             &apply, &seen,     &keys,   &office};
  return module;
}

}  // namespace kotaj::access
