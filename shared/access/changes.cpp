#include "shared/access/changes.h"

#include <string_view>
#include <utility>

#include "shared/core/text.h"

namespace kotaj::access {
namespace {

using core::Description;
using core::Field;

/// One row of `changes`, as it was typed.
struct TypedChange {
  int64_t line = 0;
  std::string field, old_value, new_value;
};

std::string text_of(const Description& table, std::string_view name, const void* row) {
  const Field* field = table.find(name);
  if (field == nullptr || field->value == nullptr) return {};
  return core::format_field(*field, field->get(row));
}

/// The list `changes` of the act's payload; null where it has none.
const Field* list_of(const Act& act) {
  const Field* list = act.payload == nullptr ? nullptr : act.payload()->find("changes");
  return list == nullptr || list->nested == nullptr ? nullptr : list;
}

std::vector<TypedChange> typed_changes(const Act& act, const void* payload) {
  std::vector<TypedChange> out;
  const Field* list = list_of(act);
  if (list == nullptr || payload == nullptr) return out;
  const Description& table = *list->nested();
  const Field* line = table.find("line");
  for (std::size_t at = 0; at < list->count(payload); ++at) {
    const void* row = list->at(payload, at);
    TypedChange change{0, text_of(table, "field", row), text_of(table, "old_value", row),
                       text_of(table, "new_value", row)};
    if (line != nullptr) {
      const core::Value value = line->get(row);
      if (const auto* number = std::get_if<int64_t>(&value)) change.line = *number;
    }
    out.push_back(std::move(change));
  }
  return out;
}

/// As the field's values are read; as it was typed where it is no such value.
std::string shown(const Field* field, const std::string& typed, std::string_view currency) {
  if (field == nullptr || typed.empty()) return typed;
  const core::Result<core::Value> value = core::parse_field(*field, typed, currency);
  return value.ok() ? core::show_field(*field, value.value(), currency) : typed;
}

std::string label_of(const TypedChange& change, const Field* field) {
  std::string label;
  if (change.line > 0) label = "ردیف " + core::persian_digits(std::to_string(change.line)) + "، ";
  return label + (field == nullptr ? change.field : std::string(field->label));
}

}  // namespace

std::vector<ChangedField> changed_fields(const Module& module, const Act& act, const void* payload,
                                         const void* record) {
  std::vector<ChangedField> out;
  if (module.field_place == nullptr) return out;
  const std::vector<TypedChange> changes = typed_changes(act, payload);
  std::vector<FieldPlace> places;
  // Amounts are read in the currency of their side: an act may put that right, too.
  std::string seen_in;
  std::string typed_in;
  for (const TypedChange& change : changes) {
    places.push_back(module.field_place(record, act, change.line, change.field));
    const Field* field = places.back().field;
    if (field == nullptr || field->type != core::FieldType::currency) continue;
    seen_in = change.old_value;
    typed_in = change.new_value;
  }
  for (std::size_t at = 0; at < changes.size(); ++at) {
    const TypedChange& change = changes[at];
    const FieldPlace& place = places[at];
    std::string now_in;
    if (place.record != nullptr) now_in = core::currency_of(*place.part, place.record);
    ChangedField one{label_of(change, place.field), place.field, {}, {}, {}};
    one.seen = shown(place.field, change.old_value, seen_in.empty() ? now_in : seen_in);
    one.typed = shown(place.field, change.new_value, typed_in.empty() ? now_in : typed_in);
    if (place.record != nullptr) {
      one.now = core::show_field(*place.field, place.field->get(place.record), now_in);
      one.moved_on = *one.now != one.seen;
    }
    out.push_back(std::move(one));
  }
  return out;
}

void see_anew(const Module& module, const Act& act, void* payload, const void* record) {
  const std::vector<ChangedField> changes = changed_fields(module, act, payload, record);
  const std::vector<TypedChange> typed = typed_changes(act, payload);
  for (std::size_t at = 0; at < changes.size(); ++at) {
    if (!changes[at].moved_on) continue;
    const FieldPlace place = module.field_place(record, act, typed[at].line, typed[at].field);
    const Field& list = *list_of(act);
    const Field* seen = list.nested()->find("old_value");
    const std::string currency = core::currency_of(*place.part, place.record);
    seen->set(list.mutable_at(payload, at),
              core::format_field(*place.field, place.field->get(place.record), currency));
  }
}

}  // namespace kotaj::access
