#include "shared/access/person.h"

#include <array>

#include "shared/core/field_binding.h"

namespace kotaj::access {

core::Id person_id(std::string_view user) { return core::derive_id("access.person", {user}); }

const Assignment* find_assignment(const Person& person, const core::Id& id) {
  if (id.empty()) return nullptr;
  for (const Assignment& assignment : person.assignments) {
    if (assignment.id == id) return &assignment;
  }
  return nullptr;
}

bool holds_on(const Assignment& assignment, core::Date on) {
  return assignment.from <= on && (!assignment.until || on <= *assignment.until);
}

bool active_on(const Grant& grant, core::Date on) {
  return !grant.revoked_at && grant.from <= on && (!grant.until || on <= *grant.until);
}

}  // namespace kotaj::access

namespace kotaj::core {
namespace {

using access::Assignment;
using access::Grant;
using access::GrantLayer;
using access::Person;

constexpr std::array<Choice, 2> grant_layers{{
    {static_cast<int32_t>(GrantLayer::central), "central", "مرکزی"},
    {static_cast<int32_t>(GrantLayer::local), "local", "محلی"},
}};

}  // namespace

template <>
const Description& describe<Assignment>() {
  static constexpr std::array<Field, 11> fields{{
      member<&Assignment::id>(
          {.number = 1, .name = "id", .label = "شناسه", .type = FieldType::id, .system = true}),
      member<&Assignment::position>({.number = 2,
                                     .name = "position",
                                     .label = "سمت",
                                     .type = FieldType::choice,
                                     .choices = access::positions}),
      member<&Assignment::office>({.number = 3,
                                   .name = "office",
                                   .label = "گمرک",
                                   .type = FieldType::identifier,
                                   .direction = Direction::ltr,
                                   .blank_allowed = true}),
      member<&Assignment::bank>({.number = 4,
                                 .name = "bank",
                                 .label = "بانک",
                                 .type = FieldType::identifier,
                                 .direction = Direction::ltr,
                                 .blank_allowed = true}),
      member<&Assignment::branch>({.number = 5,
                                   .name = "branch",
                                   .label = "شعبه",
                                   .type = FieldType::identifier,
                                   .direction = Direction::ltr,
                                   .blank_allowed = true}),
      member<&Assignment::from>(
          {.number = 6, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&Assignment::until>(
          {.number = 7, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&Assignment::granted_by>({.number = 8,
                                       .name = "granted_by",
                                       .label = "تعیین‌کننده",
                                       .direction = Direction::ltr,
                                       .blank_allowed = true,
                                       .system = true}),
      member<&Assignment::reason>(
          {.number = 9, .name = "reason", .label = "دلیل", .blank_allowed = true}),
      member<&Assignment::ended_by>({.number = 10,
                                     .name = "ended_by",
                                     .label = "پایان‌دهنده",
                                     .direction = Direction::ltr,
                                     .blank_allowed = true,
                                     .system = true}),
      member<&Assignment::end_reason>({.number = 11,
                                       .name = "end_reason",
                                       .label = "دلیل پایان",
                                       .blank_allowed = true,
                                       .system = true}),
  }};
  static constexpr Description table =
      description<Assignment>("access.assignment", "انتصاب", fields);
  return table;
}

template <>
const Description& describe<Grant>() {
  static constexpr std::array<Field, 11> fields{{
      member<&Grant::id>(
          {.number = 1, .name = "id", .label = "شناسه", .type = FieldType::id, .system = true}),
      member<&Grant::layer>({.number = 2,
                             .name = "layer",
                             .label = "لایه",
                             .type = FieldType::choice,
                             .choices = +[] { return std::span<const Choice>(grant_layers); }}),
      member<&Grant::office>({.number = 3,
                              .name = "office",
                              .label = "گمرک",
                              .type = FieldType::identifier,
                              .direction = Direction::ltr,
                              .blank_allowed = true}),
      member<&Grant::from>(
          {.number = 4, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&Grant::until>(
          {.number = 5, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&Grant::reason>({.number = 6, .name = "reason", .label = "دلیل"}),
      member<&Grant::given_by>({.number = 7,
                                .name = "given_by",
                                .label = "اعطاکننده",
                                .direction = Direction::ltr,
                                .blank_allowed = true,
                                .system = true}),
      member<&Grant::given_at>({.number = 8,
                                .name = "given_at",
                                .label = "زمان اعطا",
                                .type = FieldType::moment,
                                .system = true}),
      member<&Grant::revoked_at>({.number = 9,
                                  .name = "revoked_at",
                                  .label = "زمان لغو",
                                  .type = FieldType::moment,
                                  .system = true}),
      member<&Grant::revoked_by>({.number = 10,
                                  .name = "revoked_by",
                                  .label = "لغوکننده",
                                  .direction = Direction::ltr,
                                  .blank_allowed = true,
                                  .system = true}),
      member<&Grant::revoke_reason>({.number = 11,
                                     .name = "revoke_reason",
                                     .label = "دلیل لغو",
                                     .blank_allowed = true,
                                     .system = true}),
  }};
  static constexpr Description table =
      description<Grant>("access.grant", "دسترسی پیغام قابل توجه بانک", fields);
  return table;
}

template <>
const Description& describe<Person>() {
  static constexpr std::array<Field, 5> fields{{
      member<&Person::user>({.number = 1,
                             .name = "user",
                             .label = "نام کاربری",
                             .direction = Direction::ltr,
                             .searchable = true}),
      member<&Person::name>({.number = 2, .name = "name", .label = "نام", .searchable = true}),
      member<&Person::enabled>(
          {.number = 3, .name = "enabled", .label = "فعال", .type = FieldType::boolean}),
      list_member<&Person::assignments>(
          {.number = 4, .name = "assignments", .label = "انتصاب‌ها"}),
      list_member<&Person::grants>({.number = 5, .name = "grants", .label = "دسترسی‌ها"}),
  }};
  static constexpr Description table = description<Person>("access.person", "شخص", fields);
  return table;
}

}  // namespace kotaj::core
