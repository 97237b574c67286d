#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/core/description.h"

/// What ties a table of fields to a record's members; only for the files that hold such tables.
/// Tables are constants: what is generated here is one function a type, none a member, for ten
/// visitors and as many records as there are would not fit into the download otherwise.
namespace kotaj::core {

namespace binding {

template <typename T>
struct OptionalTraits {
  static constexpr bool optional = false;
  using Inner = T;
};
template <typename T>
struct OptionalTraits<std::optional<T>> {
  static constexpr bool optional = true;
  using Inner = T;
};
template <auto Member>
struct MemberTraits;
template <typename Owner, typename T, T Owner::*Member>
struct MemberTraits<Member> {
  using Record = Owner;
  using Type = T;
};

/// A record that is never made: where its members would be is known while compiling.
template <typename Record>
union Sample {
  constexpr Sample() : nothing{} {}
  constexpr ~Sample() {}
  char nothing;
  Record record;
};
template <typename Record>
inline constinit Sample<Record> sample{};

template <typename T>
Value to_value(const T& member) {
  if constexpr (std::is_enum_v<T>) {
    return static_cast<int64_t>(member);
  } else if constexpr (std::is_same_v<T, Mass>) {
    return member.grams;
  } else if constexpr (std::is_same_v<T, Quantity>) {
    return member.thousandths;
  } else {
    return member;
  }
}

template <typename T>
bool from_value(T& member, const Value& value) {
  if constexpr (std::is_enum_v<T>) {
    const auto* number = std::get_if<int64_t>(&value);
    if (number != nullptr) member = static_cast<T>(*number);
    return number != nullptr;
  } else if constexpr (std::is_same_v<T, Mass> || std::is_same_v<T, Quantity>) {
    const auto* wide = std::get_if<Wide>(&value);
    if (wide != nullptr) member = T{*wide};
    return wide != nullptr;
  } else {
    if constexpr (std::is_same_v<T, std::string>) {
      // An empty string is how a text says "not known": blank typed into it clears it.
      if (std::holds_alternative<std::monostate>(value)) {
        member.clear();
        return true;
      }
    }
    const auto* same = std::get_if<T>(&value);
    if (same != nullptr) member = *same;
    return same != nullptr;
  }
}

template <typename T>
Value get(const void* place) {
  const auto& member = *static_cast<const T*>(place);
  if constexpr (OptionalTraits<T>::optional) {
    if (!member) return std::monostate{};
    return to_value(*member);
  } else {
    return to_value(member);
  }
}

template <typename T>
bool set(void* place, const Value& value) {
  auto& member = *static_cast<T*>(place);
  if constexpr (OptionalTraits<T>::optional) {
    if (std::holds_alternative<std::monostate>(value)) {
      member.reset();
      return true;
    }
    typename OptionalTraits<T>::Inner inner{};
    if (!from_value(inner, value)) return false;
    member = std::move(inner);
    return true;
  } else {
    return from_value(member, value);
  }
}

template <typename T>
inline constexpr ValueAccess value_access{&get<T>, &set<T>};

template <typename Row>
inline constexpr RowsAccess list_access{
    [](const void* place) { return static_cast<const std::vector<Row>*>(place)->size(); },
    [](const void* place, std::size_t row) -> const void* {
      return &(*static_cast<const std::vector<Row>*>(place))[row];
    },
    [](void* place, std::size_t rows) { static_cast<std::vector<Row>*>(place)->resize(rows); }};

template <typename Record>
inline constexpr RowsAccess record_access{[](const void*) -> std::size_t { return 1; },
                                          [](const void* place, std::size_t) { return place; },
                                          [](void*, std::size_t) {}};

template <typename Record>
inline constexpr RowsAccess record_access<std::optional<Record>>{
    [](const void* place) -> std::size_t {
      return static_cast<const std::optional<Record>*>(place)->has_value() ? 1 : 0;
    },
    [](const void* place, std::size_t) -> const void* {
      return &**static_cast<const std::optional<Record>*>(place);
    },
    [](void* place, std::size_t rows) {
      auto& member = *static_cast<std::optional<Record>*>(place);
      if (rows == 0)
        member.reset();
      else if (!member)
        member.emplace();
    }};

/// Where the member lies, and how its type is read and written.
template <typename Record, typename Type>
constexpr Field bound(Field field, const Type& place) {
  field.nullable = OptionalTraits<Type>::optional;
  field.value = &value_access<Type>;
  field.owner = &sample<Record>;
  field.place = &place;
  return field;
}

}  // namespace binding

/// A plain member: `member<&Case::kotaj>({.number = 1, .name = "kotaj", ...})`.
template <auto Member>
constexpr Field member(Field field) {
  using Record = typename binding::MemberTraits<Member>::Record;
  return binding::bound<Record>(field, binding::sample<Record>.record.*Member);
}

/// A plain member of a record that lies in another one.
template <auto Outer, auto Member>
constexpr Field member_of(Field field) {
  using Record = typename binding::MemberTraits<Outer>::Record;
  return binding::bound<Record>(field, binding::sample<Record>.record.*Outer.*Member);
}

/// A list of nested records, std::vector<Row>.
template <auto Member>
constexpr Field list_member(Field field) {
  using Traits = binding::MemberTraits<Member>;
  using Row = typename Traits::Type::value_type;
  field.type = FieldType::list;
  field.nested = [] { return &describe<Row>(); };
  field.rows = &binding::list_access<Row>;
  field.owner = &binding::sample<typename Traits::Record>;
  field.place = &(binding::sample<typename Traits::Record>.record.*Member);
  return field;
}

/// One nested record, T or std::optional<T>.
template <auto Member>
constexpr Field record_member(Field field) {
  using Traits = binding::MemberTraits<Member>;
  using Optional = binding::OptionalTraits<typename Traits::Type>;
  field.type = FieldType::record;
  field.nullable = Optional::optional;
  field.nested = [] { return &describe<typename Optional::Inner>(); };
  field.rows = &binding::record_access<typename Traits::Type>;
  field.owner = &binding::sample<typename Traits::Record>;
  field.place = &(binding::sample<typename Traits::Record>.record.*Member);
  return field;
}

/// Makes the table of `Record` from its fields, which must outlive it (a function-local static
/// array).
template <typename Record>
constexpr Description description(std::string_view name, std::string_view label,
                                  std::span<const Field> fields) {
  static_assert(alignof(Record) <= record_alignment);
  return {name,
          label,
          fields,
          sizeof(Record),
          [](void* place) { new (place) Record(); },
          [](void* place, const void* record) {
            new (place) Record(*static_cast<const Record*>(record));
          },
          [](void* record) { std::destroy_at(static_cast<Record*>(record)); }};
}

}  // namespace kotaj::core
