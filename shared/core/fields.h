#pragma once

#include <string_view>

#include "shared/core/country.h"
#include "shared/core/field_binding.h"
#include "shared/core/field_currency.h"

/// Fields as tables of fields write them: number, name, label, and what is special. Only for the
/// files that hold such tables.
namespace kotaj::core::fields {

constexpr Field of_type(FieldType type, uint16_t number, std::string_view name,
                        std::string_view label) {
  return {.number = number, .name = name, .label = label, .type = type};
}
/// What is written in Latin letters or digits, from left to right.
constexpr Field left_to_right(Field field) {
  field.direction = Direction::ltr;
  return field;
}
/// One line of Persian text; `cap` in code points.
constexpr Field text(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap = default_text_cap) {
  Field field = of_type(FieldType::text, number, name, label);
  field.cap = cap;
  return field;
}
/// The same, where blank says that there is none.
constexpr Field note(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap = default_text_cap) {
  Field field = text(number, name, label, cap);
  field.blank_allowed = true;
  return field;
}
/// Several lines.
constexpr Field lines(uint16_t number, std::string_view name, std::string_view label,
                      std::size_t cap = default_multiline_cap) {
  Field field = of_type(FieldType::multiline, number, name, label);
  field.cap = cap;
  return field;
}
constexpr Field date(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::date, number, name, label);
}
constexpr Field moment(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::moment, number, name, label);
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
/// A percentage of thousandths.
constexpr Field percent(uint16_t number, std::string_view name, std::string_view label) {
  Field field = quantity(number, name, label);
  field.unit = percent_unit;
  return field;
}
/// An amount; `unit` names its currency, or is one of the units of rates and percentages.
constexpr Field amount(uint16_t number, std::string_view name, std::string_view label,
                       std::string_view unit) {
  Field field = of_type(FieldType::amount, number, name, label);
  field.unit = unit;
  return field;
}
constexpr Field rials(uint16_t number, std::string_view name, std::string_view label) {
  return amount(number, name, label, rial_unit);
}
constexpr Field dollars(uint16_t number, std::string_view name, std::string_view label) {
  return amount(number, name, label, dollar_unit);
}
constexpr Field choice(uint16_t number, std::string_view name, std::string_view label,
                       Choices choices) {
  Field field = of_type(FieldType::choice, number, name, label);
  field.choices = choices;
  return field;
}
constexpr Field country(uint16_t number, std::string_view name, std::string_view label) {
  return choice(number, name, label, countries);
}
/// A code of Latin letters and digits.
constexpr Field code(uint16_t number, std::string_view name, std::string_view label) {
  return left_to_right(of_type(FieldType::identifier, number, name, label));
}
/// A name in Latin letters that keeps its case: of a field, an act, a user.
constexpr Field latin(uint16_t number, std::string_view name, std::string_view label) {
  return left_to_right(of_type(FieldType::text, number, name, label));
}
constexpr Field kotaj(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::kotaj, number, name, label);
}
constexpr Field hs_code(uint16_t number, std::string_view name, std::string_view label) {
  return left_to_right(of_type(FieldType::hs_code, number, name, label));
}
constexpr Field container(uint16_t number, std::string_view name, std::string_view label) {
  return left_to_right(of_type(FieldType::container, number, name, label));
}
constexpr Field id(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::id, number, name, label);
}
/// A list of records; a `cap` of 0 is the type's own.
constexpr Field list(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap = 0) {
  Field field = of_type(FieldType::list, number, name, label);
  field.cap = cap;
  return field;
}
constexpr Field part(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::record, number, name, label);
}

/// A null, or a list without rows, is a problem whatever the member's type allows.
constexpr Field needed(Field field) {
  field.required_when = [](const void*) { return true; };
  return field;
}
/// A list that its form must fill in.
constexpr Field rows(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap) {
  return needed(list(number, name, label, cap));
}
/// Set by the rules, never typed.
constexpr Field system(Field field) {
  field.system = true;
  field.blank_allowed = true;
  return field;
}
constexpr Field searched(Field field) {
  field.searchable = true;
  return field;
}
constexpr Field blank(Field field) {
  field.blank_allowed = true;
  return field;
}
constexpr Field from(Field field, const Source& source) {
  field.source = source;
  return field;
}
constexpr Field helped(Field field, std::string_view help) {
  field.help = help;
  return field;
}
constexpr Field grouped(Field field, std::string_view group) {
  field.group = group;
  return field;
}

}  // namespace kotaj::core::fields
