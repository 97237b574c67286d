#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/id.h"
#include "shared/core/quantity.h"
#include "shared/core/result.h"
#include "shared/core/source.h"
#include "shared/core/tehran.h"

/// A record is described once, as a table of fields. Forms, validation, the wire, JSON, JSON
/// Schema, CSV columns, print and search are ordinary functions over that table (design.md 2):
/// nothing else knows a record's members.
namespace kotaj::core {

/// What a field holds, and so how it is typed, validated, shown and stored.
enum class FieldType : uint8_t {
  text,       ///< One line, std::string.
  multiline,  ///< Several lines, std::string.
  choice,     ///< One code of a closed list: an enum class in memory, its code in JSON and on the
              ///< wire.
  boolean,
  integer,   ///< int64_t
  date,      ///< core::Date
  moment,    ///< core::Moment, UTC
  mass,      ///< core::Mass, grams; travels in kilograms
  quantity,  ///< core::Quantity, thousandths
  amount,  ///< core::Wide, in the smallest unit of the record's currency; travels in currency units
  currency,     ///< ISO 4217 code, std::string
  kotaj,        ///< Register number of a declaration, std::string of digits
  hs_code,      ///< 8 digits, std::string
  container,    ///< ISO 6346, std::string
  national_id,  ///< 10 digits, std::string
  legal_id,     ///< 11 digits, std::string
  plate,        ///< Vehicle plate, std::string
  identifier,   ///< Any other identifier in Latin letters and digits, std::string
  id,           ///< core::Id
  record,       ///< One nested record
  list,         ///< A list of nested records
};

enum class Direction : uint8_t { rtl, ltr, automatic };

/// One enumerator of a choice: its number never changes and is never reused.
struct Choice {
  int32_t number;
  std::string_view code;   ///< In JSON, on the wire and in CSV.
  std::string_view label;  ///< Persian.
};

/// A field's value, taken out of its record. Monostate is "not known": null in JSON.
using Value = std::variant<std::monostate, bool, int64_t, Wide, std::string, Date, Moment, Id>;

struct Description;

/// One member of a record.
struct Field {
  uint16_t number = 0;       ///< On the wire; never reused.
  std::string_view name{};   ///< In JSON.
  std::string_view label{};  ///< Persian, in forms and tables.
  FieldType type = FieldType::text;
  bool nullable = false;     ///< The member is a std::optional: not knowing is a value.
  std::string_view help{};   ///< Persian, one or two sentences.
  std::string_view unit{};   ///< Persian, shown beside the value.
  std::string_view group{};  ///< Persian heading in forms.
  Direction direction = Direction::rtl;
  std::size_t cap = 0;         ///< Code points of a text, rows of a list; 0 is the type's own cap.
  bool blank_allowed = false;  ///< A text that is required by its form but may be empty.
  bool searchable = false;
  bool bank_visible = false;
  bool system = false;  ///< Set by the rules, never typed: not in forms.
  uint16_t since_protocol = 1;
  std::optional<Date> since{};  ///< First day on which the law knows the field.
  std::optional<Date> until{};  ///< Last day.
  Source source{};
  /// Whether a null is a problem in this record; null means "required unless nullable".
  bool (*required_when)(const void* record) = nullptr;
  std::span<const Choice> choices{};

  // How the member is reached; filled by `member()` below.
  Value (*get)(const void* record) = nullptr;
  bool (*set)(void* record,
              const Value& value) = nullptr;  ///< False where the value's kind does not fit.
  const Description* (*nested)() = nullptr;
  std::size_t (*count)(const void* record) =
      nullptr;  ///< Rows of a list; 0 or 1 for a nested record.
  const void* (*at)(const void* record, std::size_t row) = nullptr;
  void* (*mutable_at)(void* record, std::size_t row) = nullptr;
  void (*resize)(void* record, std::size_t rows) = nullptr;
};

/// The table of one record's fields.
struct Description {
  std::string_view name;   ///< "short_landing.case"
  std::string_view label;  ///< Persian
  std::span<const Field> fields;
  std::size_t size_bytes =
      0;  ///< Of one record in memory: decoders charge it before they allocate.
  std::shared_ptr<void> (*make)() = nullptr;
  std::shared_ptr<void> (*clone)(const void* record) = nullptr;

  [[nodiscard]] const Field* find(std::string_view field_name) const;
  [[nodiscard]] const Field* find(uint16_t number) const;
};

/// Rows of a list, and bytes of a text, where the field names no cap of its own.
inline constexpr std::size_t default_list_cap = 1000;
inline constexpr std::size_t default_text_cap = 200;
inline constexpr std::size_t default_multiline_cap = 4000;
std::size_t cap_of(const Field& field);

/// Whether a blank is a problem in this record.
bool is_required(const Field& field, const void* record);
/// Whether the field's value is a std::string in memory.
bool is_string(FieldType type);

/// Checks one typed text against a field and gives the value it stands for, normalised: digits of
/// all three sets, Arabic letters, check digits. The problem's message names the field in Persian.
/// Blank text is null.
Result<Value> parse_field(const Field& field, std::string_view typed,
                          std::string_view currency = {});
/// A value as it travels in JSON and CSV: "52000", "1402/03/10", a choice's code; empty for null.
std::string format_field(const Field& field, const Value& value, std::string_view currency = {});
/// A value as a person reads it: Persian digits and separators, a choice's label.
std::string show_field(const Field& field, const Value& value, std::string_view currency = {});
/// The currency that a record's amounts are in: the value of its first `currency` field, else
/// empty.
std::string currency_of(const Description& description, const void* record);
/// All that is wrong with a record by its table alone: required, caps, forms of identifiers,
/// choices. Field paths start with `path` when given.
Problems validate(const Description& description, const void* record, std::string_view path = {});
/// Every text of a record, nested ones too, as a typed text would be stored: for records that came
/// as JSON or from elsewhere.
void normalise(const Description& description, void* record);
/// Text of all searchable fields, as search keys, one after the other.
std::string searchable_text(const Description& description, const void* record);

// --- Binding members
// ---------------------------------------------------------------------------------------------

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
template <typename T>
struct VectorTraits {
  static constexpr bool vector = false;
  using Inner = T;
};
template <typename T>
struct VectorTraits<std::vector<T>> {
  static constexpr bool vector = true;
  using Inner = T;
};
template <auto Member>
struct MemberTraits;
template <typename Owner, typename T, T Owner::*Member>
struct MemberTraits<Member> {
  using Record = Owner;
  using Type = T;
};

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

template <auto Member>
Value get(const void* record) {
  using Traits = MemberTraits<Member>;
  const auto& member = static_cast<const typename Traits::Record*>(record)->*Member;
  if constexpr (OptionalTraits<typename Traits::Type>::optional) {
    if (!member) return std::monostate{};
    return to_value(*member);
  } else {
    return to_value(member);
  }
}

template <auto Member>
bool set(void* record, const Value& value) {
  using Traits = MemberTraits<Member>;
  auto& member = static_cast<typename Traits::Record*>(record)->*Member;
  if constexpr (OptionalTraits<typename Traits::Type>::optional) {
    if (std::holds_alternative<std::monostate>(value)) {
      member.reset();
      return true;
    }
    typename OptionalTraits<typename Traits::Type>::Inner inner{};
    if (!from_value(inner, value)) return false;
    member = std::move(inner);
    return true;
  } else {
    return from_value(member, value);
  }
}

template <typename T>
std::shared_ptr<void> make() {
  return std::make_shared<T>();
}
template <typename T>
std::shared_ptr<void> clone(const void* record) {
  return std::make_shared<T>(*static_cast<const T*>(record));
}

}  // namespace binding

/// The table of a record's type; each described record specialises it next to its declaration.
template <typename Record>
const Description& describe();

/// A plain member: `member<&Case::kotaj>({.number = 1, .name = "kotaj", ...})`.
template <auto Member>
Field member(Field field) {
  using Type = typename binding::MemberTraits<Member>::Type;
  field.nullable = binding::OptionalTraits<Type>::optional;
  field.get = &binding::get<Member>;
  field.set = &binding::set<Member>;
  return field;
}

/// A list of nested records, std::vector<Row>.
template <auto Member>
Field list_member(Field field) {
  using Traits = binding::MemberTraits<Member>;
  using Owner = typename Traits::Record;
  using Row = typename binding::VectorTraits<typename Traits::Type>::Inner;
  field.type = FieldType::list;
  field.nested = [] { return &describe<Row>(); };
  field.count = [](const void* record) {
    return (static_cast<const Owner*>(record)->*Member).size();
  };
  field.at = [](const void* record, std::size_t row) -> const void* {
    return &(static_cast<const Owner*>(record)->*Member)[row];
  };
  field.mutable_at = [](void* record, std::size_t row) -> void* {
    return &(static_cast<Owner*>(record)->*Member)[row];
  };
  field.resize = [](void* record, std::size_t rows) {
    (static_cast<Owner*>(record)->*Member).resize(rows);
  };
  return field;
}

/// One nested record, T or std::optional<T>.
template <auto Member>
Field record_member(Field field) {
  using Traits = binding::MemberTraits<Member>;
  using Owner = typename Traits::Record;
  using Optional = binding::OptionalTraits<typename Traits::Type>;
  field.type = FieldType::record;
  field.nullable = Optional::optional;
  field.nested = [] { return &describe<typename Optional::Inner>(); };
  if constexpr (Optional::optional) {
    field.count = [](const void* record) -> std::size_t {
      return (static_cast<const Owner*>(record)->*Member).has_value() ? 1 : 0;
    };
    field.at = [](const void* record, std::size_t) -> const void* {
      return &*(static_cast<const Owner*>(record)->*Member);
    };
    field.mutable_at = [](void* record, std::size_t) -> void* {
      return &*(static_cast<Owner*>(record)->*Member);
    };
    field.resize = [](void* record, std::size_t rows) {
      auto& member = static_cast<Owner*>(record)->*Member;
      if (rows == 0)
        member.reset();
      else if (!member)
        member.emplace();
    };
  } else {
    field.count = [](const void*) -> std::size_t { return 1; };
    field.at = [](const void* record, std::size_t) -> const void* {
      return &(static_cast<const Owner*>(record)->*Member);
    };
    field.mutable_at = [](void* record, std::size_t) -> void* {
      return &(static_cast<Owner*>(record)->*Member);
    };
    field.resize = [](void*, std::size_t) {};
  }
  return field;
}

/// Makes the table of `Record` from its fields, which must outlive it (a function-local static
/// array).
template <typename Record>
Description description(std::string_view name, std::string_view label,
                        std::span<const Field> fields) {
  return {name, label, fields, sizeof(Record), &binding::make<Record>, &binding::clone<Record>};
}

}  // namespace kotaj::core
