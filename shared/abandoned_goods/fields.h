#pragma once

#include <string_view>

#include "shared/abandoned_goods/parameters.h"
#include "shared/core/description.h"
#include "shared/core/field_currency.h"

/// Fields as the tables of this folder write them: number, name, label, and what is special. Only
/// for *_description.cpp.
namespace kotaj::abandoned_goods::fields {

using core::Field;
using core::FieldType;

inline Field of_type(FieldType type, uint16_t number, std::string_view name,
                     std::string_view label) {
  return {.number = number, .name = name, .label = label, .type = type};
}
/// One line of Persian text; `cap` in code points.
inline Field text(uint16_t number, std::string_view name, std::string_view label,
                  std::size_t cap = 200) {
  Field field = of_type(FieldType::text, number, name, label);
  field.cap = cap;
  return field;
}
/// The same, where blank says that there is none.
inline Field note(uint16_t number, std::string_view name, std::string_view label,
                  std::size_t cap = 200) {
  Field field = text(number, name, label, cap);
  field.blank_allowed = true;
  return field;
}
inline Field date(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::date, number, name, label);
}
inline Field flag(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::boolean, number, name, label);
}
inline Field count(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::integer, number, name, label);
}
inline Field mass(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::mass, number, name, label);
  field.unit = "کیلوگرم";
  return field;
}
inline Field rials(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::amount, number, name, label);
  field.unit = core::rial_unit;
  return field;
}
inline Field dollars(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::amount, number, name, label);
  field.unit = core::dollar_unit;
  return field;
}
inline Field percent(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::quantity, number, name, label);
  field.unit = "درصد";
  return field;
}
inline Field choice(uint16_t number, std::string_view name, std::string_view label,
                    std::span<const core::Choice> choices) {
  Field field = of_type(FieldType::choice, number, name, label);
  field.choices = choices;
  return field;
}
/// A code of Latin letters and digits.
inline Field code(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::identifier, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
/// A name in Latin letters that keeps its case: of a field, an act, a user.
inline Field latin(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::text, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
inline Field kotaj(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::kotaj, number, name, label);
}
inline Field hs_code(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::hs_code, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
inline Field container(uint16_t number, std::string_view name, std::string_view label) {
  Field field = of_type(FieldType::container, number, name, label);
  field.direction = core::Direction::ltr;
  return field;
}
inline Field id(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::id, number, name, label);
}
inline Field moment(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::moment, number, name, label);
}
inline Field list(uint16_t number, std::string_view name, std::string_view label, std::size_t cap) {
  Field field = of_type(FieldType::list, number, name, label);
  field.cap = cap;
  return field;
}
/// A list that its form must fill in.
inline Field rows(uint16_t number, std::string_view name, std::string_view label, std::size_t cap) {
  Field field = list(number, name, label, cap);
  field.required_when = [](const void*) { return true; };
  return field;
}
inline Field part(uint16_t number, std::string_view name, std::string_view label) {
  return of_type(FieldType::record, number, name, label);
}

/// Set by the rules, never typed.
inline Field system(Field field) {
  field.system = true;
  field.blank_allowed = true;
  return field;
}
inline Field searched(Field field) {
  field.searchable = true;
  return field;
}
inline Field blank(Field field) {
  field.blank_allowed = true;
  return field;
}
inline Field from(Field field, const core::Source& source) {
  field.source = source;
  return field;
}
inline Field helped(Field field, std::string_view help) {
  field.help = help;
  return field;
}
inline Field grouped(Field field, std::string_view group) {
  field.group = group;
  return field;
}

}  // namespace kotaj::abandoned_goods::fields
