#pragma once

#include <string_view>
#include <vector>

#include "shared/border_market/parameters.h"
#include "shared/core/country.h"
#include "shared/core/field_binding.h"
#include "shared/core/field_currency.h"

/// Fields as the tables of this folder write them: number, name, label, and what is special. Only
/// for *_description.cpp.
namespace kotaj::border_market::fields {

using core::Field;
using core::FieldType;

constexpr Field of_type(FieldType type, uint16_t number, std::string_view name,
                        std::string_view label) {
  return {.number = number, .name = name, .label = label, .type = type};
}
/// One line of Persian text.
constexpr Field text(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::text, number, name, label);
}
constexpr Field date(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::date, number, name, label);
}
constexpr Field flag(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::boolean, number, name, label);
}
constexpr Field count(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::integer, number, name, label);
}
constexpr Field mass(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::mass, number, name, label);
  field.unit = "کیلوگرم";
  return field;
}
constexpr Field quantity(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::quantity, number, name, label);
}
/// An amount; `unit` names its currency, or is one of core's units of rates and percentages.
constexpr Field amount(uint16_t number, std::string_view name, std::string_view label,
                       std::string_view unit) {
  Field field = of_type(FieldType::amount, number, name, label);
  field.unit = unit;
  return field;
}
constexpr Field choice(uint16_t number, std::string_view name, std::string_view label,
                       core::Choices choices) {
  Field field = of_type(FieldType::choice, number, name, label);
  field.choices = choices;
  return field;
}
constexpr Field country(uint16_t number, std::string_view name, std::string_view label) {
  return choice(number, name, label, core::countries);
}
/// A national or legal ID: whose of the two, its length says.
constexpr Field person_id(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::identifier, number, name, label);
  field.help = "شماره ملی ۱۰ رقمی یا شناسه ملی ۱۱ رقمی.";
  field.direction = core::Direction::ltr;
  return field;
}
constexpr Field hs_code(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::hs_code, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
constexpr Field part(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::record, number, name, label);
}
constexpr Field list(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::list, number, name, label);
}

/// May be null once the declaration is drawn up, like everything before that.
constexpr Field maybe(Field field) {
  field.required_when = [](const void*) { return false; };
  return field;
}
/// Null only in a draft.
constexpr Field needed(Field field) {
  field.required_when = [](const void*) { return true; };
  return field;
}
constexpr Field from(Field field, const core::Source& source) {
  field.source = source;
  return field;
}
constexpr Field grouped(Field field, std::string_view group) {
  field.group = group;
  return field;
}
constexpr Field helped(Field field, std::string_view help) {
  field.help = help;
  return field;
}

template <typename Row>
inline constexpr core::RowsAccess optional_list_access{
    [](const void* place) -> std::size_t {
      const auto& member = *static_cast<const std::optional<std::vector<Row>>*>(place);
      return member ? member->size() : 0;
    },
    [](const void* place, std::size_t row) -> const void* {
      return &(**static_cast<const std::optional<std::vector<Row>>*>(place))[row];
    },
    [](void* place, std::size_t rows) {
      auto& member = *static_cast<std::optional<std::vector<Row>>*>(place);
      if (!member) member.emplace();
      member->resize(rows);
    }};

/// A list of which "none" and "not said yet" are two things.
template <auto Member>
constexpr Field optional_list_member(Field field) {
  using Traits = core::binding::MemberTraits<Member>;
  using Row = typename Traits::Type::value_type::value_type;
  field.type = FieldType::list;
  field.nullable = true;
  field.nested = [] { return &core::describe<Row>(); };
  field.rows = &optional_list_access<Row>;
  field.owner = &core::binding::sample<typename Traits::Record>;
  field.place = &(core::binding::sample<typename Traits::Record>.record.*Member);
  return field;
}

}  // namespace kotaj::border_market::fields
