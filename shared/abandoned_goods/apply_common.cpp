#include <algorithm>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/access/history.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using access::Refusal;
using core::Field;
using core::Value;

std::string path_of(std::size_t row, std::string_view member) {
  return "changes[" + std::to_string(row) + "]." + std::string(member);
}

/// A blank text and an unset member are the same to who reads them.
bool is_blank(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
}
bool same(const Value& a, const Value& b) { return a == b || (is_blank(a) && is_blank(b)); }

const Correctable* record_of(const std::vector<Correctable>& records, const FieldChange& change) {
  for (const Correctable& one : records) {
    if (one.line != change.line || !one.may_change(change.field)) continue;
    const Field* field = one.description->find(change.field);
    if (field != nullptr && field->nested == nullptr) return &one;
  }
  return nullptr;
}

}  // namespace

Refusal invalid(std::string_view field, std::string reason, const core::Source& source) {
  return {"invalid", std::string(field), std::move(reason), source};
}

Refused check_day(const Case& record, const EventDay& event, const Neighbour& neighbour,
                  const core::Source& source, const access::Context& context) {
  const std::string name = "«" + std::string(event.label) + "» ";
  if (context.on < event.day) return invalid(event.field, name + "پس از امروز است.", source);
  if (event.day < record.receipt.entered_first_warehouse)
    return invalid(event.field, name + "پیش از ورود کالا به نخستین انبار است.", source);
  if (neighbour.day && event.day < *neighbour.day) {
    return invalid(event.field, name + "پیش از «" + std::string(neighbour.label) + "» است.",
                   source);
  }
  return {};
}

Refused check_confirmed(bool confirmed, std::string_view field, std::string_view label,
                        const core::Source& source) {
  if (confirmed) return {};
  return invalid(field, "«" + std::string(label) + "»: باید تأیید شود.", source);
}

Refused check_term(const Case& after, std::string_view problem_field, std::string_view form_field,
                   const access::Context& context) {
  const Inquiry inquiry = inquiry_of(after, context.on);
  core::Problems problems;
  check_facts(inquiry, problems);
  if (problems.empty()) problems = term_of(inquiry).problems;
  for (const core::Problem& problem : problems) {
    if (!problem.field.starts_with(problem_field)) continue;
    return invalid(form_field, problem.message, problem.source.value_or(law_article("ماده ۲۴")));
  }
  return {};
}

void note_event(Case& record, std::string_view act, std::optional<core::Date> day,
                std::string detail, const access::Context& context) {
  Event event =
      access::event_of<Event>(act, std::move(detail), limits::detail_code_points, context);
  event.event_day = day;
  event.step = record.step;
  record.events.push_back(std::move(event));
  record.changed_at = context.at;
}

Round& running_round(Case& record) {
  if (open_round(record) == nullptr) record.rounds.emplace_back();
  return record.rounds.back();
}

Refused put_changes(const std::vector<FieldChange>& changes, std::vector<Correctable> records,
                    const core::Source& source, std::vector<Correction>& made) {
  const auto wrong = [&](std::size_t row, std::string_view member, std::string reason,
                         std::string code = "invalid") {
    return Refusal{std::move(code), path_of(row, member), std::move(reason), source};
  };
  for (std::size_t row = 0; row < changes.size(); ++row) {
    const FieldChange& change = changes[row];
    const Correctable* found = record_of(records, change);
    if (found == nullptr)
      return wrong(row, "field",
                   "«" + change.field + "» در این ردیف اصلاح نمی‌شود.");
    const Field& field = *found->description->find(change.field);
    const auto again = [&](const Correction& one) {
      return one.line == change.line && one.field == change.field;
    };
    if (std::any_of(made.begin(), made.end(), again))
      return wrong(row, "field", "این قلم دو بار آمده است.");
    const Value current = field.get(found->record);
    const auto seen = core::parse_field(field, change.old_value);
    if (!seen || !same(seen.value(), current)) {
      return wrong(row, "old_value",
                   "«" + std::string(field.label) + "» را «" + change.old_value +
                       "» دیده‌اید ولی اکنون «" +
                       core::show_field(field, current) + "» است.",
                   "changed_meanwhile");
    }
    const auto typed = core::parse_field(field, change.new_value);
    if (!typed) return wrong(row, "new_value", typed.problems().front().message);
    if (same(typed.value(), current))
      return wrong(row, "new_value", "مقدار تازه با پیشین یکی است.");
    if (!field.set(found->record, typed.value()))
      return wrong(row, "new_value", "این قلم خالی نمی‌ماند.");
    Correction correction;
    correction.line = change.line;
    correction.field = change.field;
    correction.old_value = core::format_field(field, current);
    correction.new_value = core::format_field(field, field.get(found->record));
    made.push_back(std::move(correction));
  }
  // Every record as a whole must still be one.
  for (const Correctable& one : records) {
    for (const core::Problem& problem : core::validate(*one.description, one.record)) {
      for (std::size_t row = 0; row < changes.size(); ++row) {
        if (changes[row].line == one.line && changes[row].field == problem.field)
          return wrong(row, "new_value", problem.message);
      }
    }
  }
  return {};
}

}  // namespace kotaj::abandoned_goods
