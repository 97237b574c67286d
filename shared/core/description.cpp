#include "shared/core/description.h"

#include <algorithm>
#include <new>

#include "shared/core/description_phrases.h"
#include "shared/core/description_problem.h"
#include "shared/core/field_currency.h"
#include "shared/core/identifiers.h"
#include "shared/core/text.h"

namespace kotaj::core {
namespace {

constexpr std::size_t kotaj_cap = 20;
constexpr std::size_t identifier_cap = 100;
constexpr std::size_t plate_cap = 20;

/// The largest magnitude that a typed number of this scale can have.
Wide limit_of(int scale) {
  Wide limit = 1;
  for (int i = 0; i < max_integer_digits + scale; ++i) limit *= 10;
  return limit;
}

std::string path_of(std::string_view path, std::string_view name) {
  std::string out(path);
  if (!out.empty()) out += '.';
  out += name;
  return out;
}

std::string row_path(std::string_view path, std::size_t row) {
  return std::string(path) + "[" + std::to_string(row) + "]";
}

int most_decimals(const Field& field) {
  if (field.type != FieldType::amount) return mass_scale;
  return std::max(mass_scale, amount_scale(field, {}).value_or(mass_scale));
}

void check_number(const Field& field, const Value& value, const std::string& path,
                  Problems& problems) {
  const auto* wide = std::get_if<Wide>(&value);
  if (wide == nullptr || field.system) return;
  // An amount's decimals are its currency's, of which hardly any has more than three; a rate's are
  // its own.
  if (*wide < 0) {
    problems.push_back(problem_of(field, path, ProblemCode::range, phrases::negative));
  } else if (*wide >= limit_of(most_decimals(field))) {
    problems.push_back(problem_of(field, path, ProblemCode::range, phrases::integer_range));
  }
}

void check_value(const Field& field, const Value& value, const std::string& path,
                 Problems& problems) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (auto problem = check_text(field, *text, path)) problems.push_back(std::move(*problem));
  } else if (field.type == FieldType::choice) {
    if (choice_of(field, value) == nullptr) {
      problems.push_back(problem_of(field, path, ProblemCode::not_allowed, phrases::not_choice));
    }
  } else {
    check_number(field, value, path, problems);
  }
}

bool is_blank(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && normalise_text(*text).empty();
}

void validate_into(const Description& description, const void* record, std::string_view path,
                   Problems& problems);

void validate_rows(const Field& field, const void* record, const std::string& path,
                   Problems& problems) {
  const std::size_t rows = field.count(record);
  if (rows == 0 && is_required(field, record)) {
    const bool list = field.type == FieldType::list;
    problems.push_back(problem_of(field, path, ProblemCode::required,
                                  list ? phrases::required_list : phrases::required));
  }
  if (field.type == FieldType::list && rows > cap_of(field)) {
    problems.push_back(problem_of(field, path, ProblemCode::range, phrases::too_many_rows,
                                  std::to_string(cap_of(field))));
    return;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string at = field.type == FieldType::list ? row_path(path, row) : path;
    validate_into(*field.nested(), field.at(record, row), at, problems);
  }
}

void validate_into(const Description& description, const void* record, std::string_view path,
                   Problems& problems) {
  for (const Field& field : description.fields) {
    const std::string at = path_of(path, field.name);
    if (field.nested != nullptr) {
      validate_rows(field, record, at, problems);
      continue;
    }
    const Value value = field.get(record);
    if (!is_blank(value)) {
      check_value(field, value, at, problems);
    } else if (is_required(field, record)) {
      problems.push_back(problem_of(field, at, ProblemCode::required, phrases::required));
    }
  }
}

void append_searchable(const Description& description, const void* record, std::string& out) {
  const std::string currency = currency_of(description, record);
  for (const Field& field : description.fields) {
    if (field.nested != nullptr) {
      for (std::size_t row = 0; row < field.count(record); ++row) {
        append_searchable(*field.nested(), field.at(record, row), out);
      }
      continue;
    }
    if (!field.searchable) continue;
    const Value value = field.get(record);
    const std::string text = field.type == FieldType::choice ? show_field(field, value)
                                                             : format_field(field, value, currency);
    if (text.empty()) continue;
    if (!out.empty()) out += '\n';
    out += search_key(text);
  }
}

}  // namespace

const Field* Description::find(std::string_view field_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.name == field_name; });
  return found == fields.end() ? nullptr : &*found;
}

const Field* Description::find(uint16_t number) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.number == number; });
  return found == fields.end() ? nullptr : &*found;
}

namespace {

/// Memory of a record's size; what was made in it is destroyed with it.
struct Room {
  explicit Room(const Description& of)
      : description(of),
        place(::operator new (of.size_bytes, std::align_val_t{record_alignment})) {}
  ~Room() {
    if (made) description.destroy(place);
    ::operator delete (place, std::align_val_t{record_alignment});
  }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  const Description& description;
  void* place;
  bool made = false;
};

std::shared_ptr<void> held(std::shared_ptr<Room> room) {
  room->made = true;
  void* const record = room->place;
  return {std::move(room), record};
}

}  // namespace

std::shared_ptr<void> Description::make() const {
  auto room = std::make_shared<Room>(*this);
  construct(room->place);
  return held(std::move(room));
}

std::shared_ptr<void> Description::clone(const void* record) const {
  auto room = std::make_shared<Room>(*this);
  copy(room->place, record);
  return held(std::move(room));
}

const Choice& choice_of(std::span<const Choice> choices, int32_t number) {
  static constexpr Choice none{};
  for (const Choice& choice : choices) {
    if (choice.number == number) return choice;
  }
  return none;
}

std::size_t cap_of(const Field& field) {
  if (field.cap != 0) return field.cap;
  switch (field.type) {
    case FieldType::list:
      return default_list_cap;
    case FieldType::multiline:
      return default_multiline_cap;
    case FieldType::kotaj:
      return kotaj_cap;
    case FieldType::plate:
      return plate_cap;
    case FieldType::identifier:
      return identifier_cap;
    default:
      return default_text_cap;
  }
}

bool is_string(FieldType type) {
  switch (type) {
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::currency:
    case FieldType::kotaj:
    case FieldType::hs_code:
    case FieldType::container:
    case FieldType::national_id:
    case FieldType::legal_id:
    case FieldType::plate:
    case FieldType::identifier:
      return true;
    default:
      return false;
  }
}

std::size_t most_bytes(const Description& description, const void* record) {
  constexpr std::size_t bytes_of_a_member = 20;
  std::size_t bytes = 0;
  for (const Field& field : description.fields) {
    bytes += bytes_of_a_member;
    if (field.nested != nullptr) {
      for (std::size_t row = 0; row < field.count(record); ++row)
        bytes += most_bytes(*field.nested(), field.at(record, row));
    } else if (is_string(field.type)) {
      const Value value = field.get(record);
      if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
    }
  }
  return bytes;
}

bool is_required(const Field& field, const void* record) {
  // Rules set what no one types, when its time comes; a list may be empty unless its record says
  // otherwise.
  if (field.system || field.blank_allowed) return false;
  if (field.required_when != nullptr) return field.required_when(record);
  return !field.nullable && field.type != FieldType::list;
}

std::string currency_of(const Description& description, const void* record) {
  for (const Field& field : description.fields) {
    if (field.type != FieldType::currency) continue;
    const Value value = field.get(record);
    const auto* code = std::get_if<std::string>(&value);
    return code == nullptr ? std::string{} : *code;
  }
  return {};
}

Problems validate(const Description& description, const void* record, std::string_view path) {
  Problems problems;
  validate_into(description, record, path, problems);
  return problems;
}

std::string searchable_text(const Description& description, const void* record) {
  std::string out;
  append_searchable(description, record, out);
  return out;
}

void normalise(const Description& description, void* record) {
  for (const Field& field : description.fields) {
    if (field.nested != nullptr) {
      for (std::size_t row = 0; row < field.count(record); ++row) {
        normalise(*field.nested(), field.mutable_at(record, row));
      }
    } else if (is_string(field.type)) {
      const Value value = field.get(record);
      if (const auto* text = std::get_if<std::string>(&value)) {
        std::string stored = stored_text(field, *text);
        if (stored != *text) field.set(record, std::move(stored));
      }
    }
  }
}

}  // namespace kotaj::core
