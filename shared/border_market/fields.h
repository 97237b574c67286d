#pragma once

#include <string_view>
#include <vector>

#include "shared/core/fields.h"

/// What only this folder's tables of fields need besides core's makers.
namespace kotaj::border_market::fields {

using core::Field;
using core::FieldType;

/// A national or legal ID: whose of the two, its length says.
constexpr Field person_id(uint16_t number, std::string_view name, std::string_view label) {
  return core::fields::helped(core::fields::code(number, name, label),
                              "شماره ملی ۱۰ رقمی یا شناسه ملی ۱۱ رقمی.");
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
