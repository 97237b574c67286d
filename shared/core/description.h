#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

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

/// The choice of that number; one without code and label where no list has it.
const Choice& choice_of(std::span<const Choice> choices, int32_t number);
template <typename Enum>
std::string_view code_of(std::span<const Choice> choices, Enum value) {
  return choice_of(choices, static_cast<int32_t>(value)).code;
}
template <typename Enum>
std::string_view label_of(std::span<const Choice> choices, Enum value) {
  return choice_of(choices, static_cast<int32_t>(value)).label;
}

/// A closed list, by the function that gives it: tables of fields are made while compiling, lists
/// where they are written.
class Choices {
 public:
  constexpr Choices() = default;
  // Not explicit: a table names the function, `.choices = measures`.
  constexpr Choices(std::span<const Choice> (*list)()) : list_(list) {}

  [[nodiscard]] std::span<const Choice> all() const {
    return list_ == nullptr ? std::span<const Choice>{} : list_();
  }
  operator std::span<const Choice>() const { return all(); }
  [[nodiscard]] auto begin() const { return all().begin(); }
  [[nodiscard]] auto end() const { return all().end(); }
  [[nodiscard]] std::size_t size() const { return all().size(); }
  [[nodiscard]] bool empty() const { return all().empty(); }

 private:
  std::span<const Choice> (*list_)() = nullptr;
};

/// A field's value, taken out of its record. Monostate is "not known": null in JSON.
using Value = std::variant<std::monostate, bool, int64_t, Wide, std::string, Date, Moment, Id>;

struct Description;

/// How members of one type are read and written, wherever in a record they lie.
struct ValueAccess {
  Value (*get)(const void* member);
  bool (*set)(void* member, const Value& value);
};
/// The same for members that hold records: a list, one record, perhaps one.
struct RowsAccess {
  std::size_t (*count)(const void* member);
  const void* (*at)(const void* member, std::size_t row);
  void (*resize)(void* member, std::size_t rows);
};

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
  Choices choices{};

  // How the member is reached; filled by `member()` and its like (field_binding.h).
  const Description* (*nested)() = nullptr;
  const ValueAccess* value = nullptr;
  const RowsAccess* rows = nullptr;
  const void* owner = nullptr;  ///< A sample of the record's type, never made, for its addresses.
  const void* place = nullptr;  ///< The member's own in there.

  [[nodiscard]] Value get(const void* record) const { return value->get(in(record)); }
  /// False where the value's kind does not fit.
  bool set(void* record, const Value& new_value) const { return value->set(in(record), new_value); }
  /// Rows of a list; 0 or 1 for a nested record.
  [[nodiscard]] std::size_t count(const void* record) const { return rows->count(in(record)); }
  [[nodiscard]] const void* at(const void* record, std::size_t row) const {
    return rows->at(in(record), row);
  }
  [[nodiscard]] void* mutable_at(void* record, std::size_t row) const {
    return const_cast<void*>(rows->at(in(record), row));  // Of a record that is not const.
  }
  void resize(void* record, std::size_t row_count) const { rows->resize(in(record), row_count); }

  [[nodiscard]] std::ptrdiff_t offset() const {
    return static_cast<const char*>(place) - static_cast<const char*>(owner);
  }
  [[nodiscard]] const void* in(const void* record) const {
    return static_cast<const char*>(record) + offset();
  }
  [[nodiscard]] void* in(void* record) const { return static_cast<char*>(record) + offset(); }
};

/// No record needs more (core::Wide does).
inline constexpr std::size_t record_alignment = 16;

/// The table of one record's fields.
struct Description {
  std::string_view name;   ///< "short_landing.case"
  std::string_view label;  ///< Persian
  std::span<const Field> fields;
  std::size_t size_bytes =
      0;  ///< Of one record in memory: decoders charge it before they allocate.
  void (*construct)(void* place) = nullptr;
  void (*copy)(void* place, const void* record) = nullptr;
  void (*destroy)(void* record) = nullptr;

  /// A new record, empty, or the copy of another one.
  [[nodiscard]] std::shared_ptr<void> make() const;
  [[nodiscard]] std::shared_ptr<void> clone(const void* record) const;

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
/// An upper bound of what a record takes on the wire, in bytes.
std::size_t most_bytes(const Description& description, const void* record);
/// Every text of a record, nested ones too, as a typed text would be stored: for records that came
/// as JSON or from elsewhere.
void normalise(const Description& description, void* record);
/// Text of all searchable fields, as search keys, one after the other.
std::string searchable_text(const Description& description, const void* record);

/// The table of a record's type; each described record specialises it next to its declaration.
template <typename Record>
const Description& describe();

}  // namespace kotaj::core
