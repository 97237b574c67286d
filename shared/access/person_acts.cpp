#include "shared/access/person_acts.h"

#include <array>

#include "shared/core/field_binding.h"

namespace kotaj::core {

using access::AssignSubstitute;
using access::EndAssignment;
using access::GiveCentralGrant;
using access::GiveLocalGrant;
using access::PutAssignment;
using access::PutPerson;
using access::RevokeGrant;

template <>
const Description& describe<PutPerson>() {
  static constexpr std::array<Field, 3> fields{{
      member<&PutPerson::user>({.number = 1,
                                .name = "user",
                                .label = "نام کاربری",
                                .direction = Direction::ltr,
                                .cap = 40}),
      member<&PutPerson::name>({.number = 2, .name = "name", .label = "نام", .cap = 100}),
      member<&PutPerson::enabled>(
          {.number = 3, .name = "enabled", .label = "فعال", .type = FieldType::boolean}),
  }};
  static constexpr Description table =
      description<PutPerson>("access.put_person", "ثبت شخص", fields);
  return table;
}

template <>
const Description& describe<PutAssignment>() {
  static constexpr std::array<Field, 7> fields{{
      member<&PutAssignment::position>({.number = 1,
                                        .name = "position",
                                        .label = "سمت",
                                        .type = FieldType::choice,
                                        .choices = access::positions}),
      member<&PutAssignment::office>({.number = 2,
                                      .name = "office",
                                      .label = "گمرک",
                                      .type = FieldType::identifier,
                                      .direction = Direction::ltr,
                                      .cap = 12,
                                      .blank_allowed = true}),
      member<&PutAssignment::bank>({.number = 3,
                                    .name = "bank",
                                    .label = "بانک",
                                    .type = FieldType::identifier,
                                    .direction = Direction::ltr,
                                    .cap = 12,
                                    .blank_allowed = true}),
      member<&PutAssignment::branch>({.number = 4,
                                      .name = "branch",
                                      .label = "شعبه",
                                      .type = FieldType::identifier,
                                      .direction = Direction::ltr,
                                      .cap = 12,
                                      .blank_allowed = true}),
      member<&PutAssignment::from>(
          {.number = 5, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&PutAssignment::until>(
          {.number = 6, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&PutAssignment::reason>(
          {.number = 7, .name = "reason", .label = "دلیل", .blank_allowed = true}),
  }};
  static constexpr Description table =
      description<PutAssignment>("access.put_assignment", "انتصاب", fields);
  return table;
}

template <>
const Description& describe<EndAssignment>() {
  static constexpr std::array<Field, 3> fields{{
      member<&EndAssignment::assignment>(
          {.number = 1, .name = "assignment", .label = "انتصاب", .type = FieldType::id}),
      member<&EndAssignment::until>(
          {.number = 2, .name = "until", .label = "آخرین روز", .type = FieldType::date}),
      member<&EndAssignment::reason>({.number = 3, .name = "reason", .label = "دلیل"}),
  }};
  static constexpr Description table =
      description<EndAssignment>("access.end_assignment", "پایان انتصاب", fields);
  return table;
}

template <>
const Description& describe<AssignSubstitute>() {
  static constexpr std::array<Field, 4> fields{{
      member<&AssignSubstitute::office>({.number = 1,
                                         .name = "office",
                                         .label = "گمرک",
                                         .type = FieldType::identifier,
                                         .direction = Direction::ltr,
                                         .cap = 12}),
      member<&AssignSubstitute::from>(
          {.number = 2, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&AssignSubstitute::until>(
          {.number = 3, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&AssignSubstitute::reason>({.number = 4, .name = "reason", .label = "دلیل"}),
  }};
  static constexpr Description table =
      description<AssignSubstitute>("access.assign_substitute", "تعیین جانشین معاون", fields);
  return table;
}

template <>
const Description& describe<GiveCentralGrant>() {
  static constexpr std::array<Field, 3> fields{{
      member<&GiveCentralGrant::from>(
          {.number = 1, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&GiveCentralGrant::until>(
          {.number = 2, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&GiveCentralGrant::reason>({.number = 3, .name = "reason", .label = "دلیل"}),
  }};
  static constexpr Description table =
      description<GiveCentralGrant>("access.give_central_grant", "اعطای دسترسی مرکزی", fields);
  return table;
}

template <>
const Description& describe<GiveLocalGrant>() {
  static constexpr std::array<Field, 4> fields{{
      member<&GiveLocalGrant::office>({.number = 1,
                                       .name = "office",
                                       .label = "گمرک",
                                       .type = FieldType::identifier,
                                       .direction = Direction::ltr,
                                       .cap = 12}),
      member<&GiveLocalGrant::from>(
          {.number = 2, .name = "from", .label = "از تاریخ", .type = FieldType::date}),
      member<&GiveLocalGrant::until>(
          {.number = 3, .name = "until", .label = "تا تاریخ", .type = FieldType::date}),
      member<&GiveLocalGrant::reason>({.number = 4, .name = "reason", .label = "دلیل"}),
  }};
  static constexpr Description table =
      description<GiveLocalGrant>("access.give_local_grant", "اعطای دسترسی محلی", fields);
  return table;
}

template <>
const Description& describe<RevokeGrant>() {
  static constexpr std::array<Field, 2> fields{{
      member<&RevokeGrant::grant>(
          {.number = 1, .name = "grant", .label = "دسترسی", .type = FieldType::id}),
      member<&RevokeGrant::reason>({.number = 2, .name = "reason", .label = "دلیل"}),
  }};
  static constexpr Description table =
      description<RevokeGrant>("access.revoke_grant", "لغو دسترسی", fields);
  return table;
}

}  // namespace kotaj::core
