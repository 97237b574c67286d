#pragma once

#include <string_view>

#include "shared/core/field_binding.h"
#include "shared/export_exit/parameters.h"

/// Fields as the tables of this folder write them: number, name, label, and what is special. Only
/// for *_description.cpp.
namespace kotaj::export_exit::fields {

using core::Field;
using core::FieldType;

constexpr Field of_type(FieldType type, uint16_t number, std::string_view name,
                        std::string_view label) {
  return {.number = number, .name = name, .label = label, .type = type};
}
/// One line of Persian text; `cap` in code points.
constexpr Field text(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap = 200) {
  Field field = of_type(FieldType::text, number, name, label);
  field.cap = cap;
  return field;
}
/// The same, where blank says that there is none.
constexpr Field note(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap = 200) {
  Field field = text(number, name, label, cap);
  field.blank_allowed = true;
  return field;
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
constexpr Field choice(uint16_t number, std::string_view name, std::string_view label,
                       core::Choices choices) {
  Field field = of_type(FieldType::choice, number, name, label);
  field.choices = choices;
  return field;
}
constexpr Field kotaj(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::kotaj, number, name, label);
}
constexpr Field hs_code(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::hs_code, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
/// A code of Latin letters and digits.
constexpr Field latin_code(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::identifier, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
/// A name in Latin letters that keeps its case: of an act, a user.
constexpr Field latin(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::text, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
constexpr Field id(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::id, number, name, label);
}
constexpr Field moment(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::moment, number, name, label);
}
constexpr Field list(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap) {
  Field field = of_type(FieldType::list, number, name, label);
  field.cap = cap;
  return field;
}
/// A list that its form must fill in.
constexpr Field rows(uint16_t number, std::string_view name, std::string_view label,
                     std::size_t cap) {
  Field field = list(number, name, label, cap);
  field.required_when = [](const void*) { return true; };
  return field;
}
constexpr Field part(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::record, number, name, label);
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
constexpr Field from(Field field, const core::Source& source) {
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

}  // namespace kotaj::export_exit::fields
