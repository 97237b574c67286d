#include <algorithm>
#include <array>

#include "shared/core/text.h"
#include "shared/short_landing/apply.h"

// Clauses 3 and 4: what was recorded wrongly, put right field by field, and the notices that a
// correction needs.
namespace kotaj::short_landing {
namespace {

using access::Applied;
using access::Context;
using access::refused;
using core::Field;
using core::Value;

constexpr std::array<std::string_view, 7> clause_3_fields{"declared_gross",
                                                          "declared_net",
                                                          "packages",
                                                          "package_kind",
                                                          "quantity",
                                                          "unit",
                                                          "order_registration_quantity"};
/// The natural key is the record's name: another declaration is another case.
constexpr std::array<std::string_view, 2> key_fields{"office", "kotaj"};
/// Nothing that is calculated or announced rests on these.
constexpr std::array<std::string_view, 7> fields_without_effect{
    "registered_on", "order_registration", "bank", "branch", "payment_instrument", "hs_code",
    "goods"};

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string path_of(std::size_t row, std::string_view member) {
  return "changes[" + std::to_string(row) + "]." + std::string(member);
}

/// A blank text and an unset member are the same to who reads them.
bool is_blank(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
}
bool same(const Value& a, const Value& b) { return a == b || (is_blank(a) && is_blank(b)); }

bool put(const Field& field, Declaration& declaration, const Value& value) {
  if (std::holds_alternative<std::monostate>(value) && core::is_string(field.type)) {
    return field.set(&declaration, std::string{});
  }
  return field.set(&declaration, value);
}

/// One change, read against the record: its field, the value it meets and the value it puts.
struct Reading {
  const Field* field = nullptr;
  Value old_value;
  Value new_value;
};

/// An amount keeps the figure that was declared when its currency is put right: 48,500 stays
/// 48,500.
bool recount_value(Declaration& declaration, std::string_view old_currency) {
  const core::Currency* before = core::find_currency(old_currency);
  const core::Currency* after = core::find_currency(declaration.currency);
  if (before == nullptr || after == nullptr) return false;
  const auto amount = core::parse_decimal(core::format_decimal(declaration.value, before->decimals),
                                          after->decimals);
  if (amount) declaration.value = *amount;
  return amount.has_value();
}

/// Reads the changes, puts them into `declaration`, and says what each met. The refusal names the
/// row.
std::optional<access::Refusal> put_changes(const std::vector<FieldChange>& changes,
                                           bool (*allowed)(std::string_view),
                                           Declaration& declaration, std::vector<Reading>& readings,
                                           const core::Source& source) {
  const core::Description& table = core::describe<Declaration>();
  const Declaration before = declaration;
  const auto wrong = [&](std::size_t row, std::string_view member, std::string reason,
                         std::string code = "invalid") {
    return access::Refusal{std::move(code), path_of(row, member), std::move(reason), source};
  };
  // The currency first: amounts are read in it.
  std::vector<std::size_t> order(changes.size());
  for (std::size_t row = 0; row < order.size(); ++row) order[row] = row;
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t row) { return changes[row].field == "currency"; });
  readings.resize(changes.size());
  for (const std::size_t row : order) {
    const FieldChange& change = changes[row];
    const Field* field = allowed(change.field) ? table.find(change.field) : nullptr;
    if (field == nullptr)
      return wrong(row, "field",
                   "«" + change.field + "» با این بند اصلاح نمی‌شود.");
    const auto again = [&](const Reading& reading) { return reading.field == field; };
    if (std::any_of(readings.begin(), readings.end(), again))
      return wrong(row, "field", "این قلم دو بار آمده است.");
    const auto seen = core::parse_field(*field, change.old_value, before.currency);
    const Value current = field->get(&before);
    if (!seen || !same(seen.value(), current)) {
      return wrong(row, "old_value",
                   "«" + std::string(field->label) + "» را «" + change.old_value +
                       "» دیده‌اید ولی اکنون «" +
                       core::show_field(*field, current, before.currency) + "» است.",
                   "changed_meanwhile");
    }
    const auto typed = core::parse_field(*field, change.new_value, declaration.currency);
    if (!typed) return wrong(row, "new_value", typed.problems().front().message);
    if (field->name != "value" && same(typed.value(), current)) {
      return wrong(row, "new_value", "مقدار تازه با پیشین یکی است.");
    }
    if (!put(*field, declaration, typed.value()))
      return wrong(row, "new_value", "این قلم خالی نمی‌ماند.");
    if (field->name == "currency" && !recount_value(declaration, before.currency)) {
      return wrong(row, "new_value", "«ارزش» در این ارز این تعداد رقم اعشار ندارد.");
    }
    readings[row] = {field, current, field->get(&declaration)};
  }
  return {};
}

/// The declaration as a whole must still be one.
std::optional<access::Refusal> check_whole(const Case& record,
                                           const std::vector<FieldChange>& changes,
                                           const core::Source& source, const Context& context) {
  core::Problems problems =
      core::validate(core::describe<Declaration>(), &record.declaration, "declaration");
  for (core::Problem& problem : form_problems(record, context.on))
    problems.push_back(std::move(problem));
  for (const core::Problem& problem : problems) {
    constexpr std::string_view prefix = "declaration.";
    if (!problem.field.starts_with(prefix))
      continue;  // The findings' own problems are not the amendment's.
    for (std::size_t row = 0; row < changes.size(); ++row) {
      if (problem.field.substr(prefix.size()) == changes[row].field) {
        return access::Refusal{"invalid", path_of(row, "new_value"), problem.message,
                               problem.source.value_or(source)};
      }
    }
    return access::Refusal{"invalid", "changes", problem.message, problem.source.value_or(source)};
  }
  return {};
}

void note_amendments(Case& record, const std::vector<Reading>& readings, const Declaration& before,
                     std::string_view reason, std::string_view documents,
                     std::string_view clause_number, const Context& context) {
  for (const Reading& reading : readings) {
    record.amendments.push_back(
        {context.operation, std::string(reading.field->name),
         core::format_field(*reading.field, reading.old_value, before.currency),
         core::format_field(*reading.field, reading.new_value, record.declaration.currency),
         std::string(reason), std::string(documents), std::string(clause_number),
         access::actor_user(context), context.at});
  }
}

bool touches_calculation(const std::vector<Reading>& readings) {
  return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
    return !among(fields_without_effect, reading.field->name);
  });
}

std::string labels_of(const std::vector<Reading>& readings) {
  std::string out;
  for (const Reading& reading : readings) {
    if (!out.empty()) out += "، ";
    out += reading.field->label;
  }
  return out;
}

/// Clause 4, bank or branch put right: the old addressee learns that the declaration left it, never
/// the new name; the new one gets the notices in force anew, never the old name.
void change_addressee(Case& record, const Declaration& before, bool notify, const Parameters& held,
                      const Context& context, std::vector<access::BankNotice>& leaving) {
  std::vector<IssuedNotice> in_force;
  std::vector<core::Id> had;
  std::vector<core::Id> stale;  // It had left this addressee once, and is back.
  for (const IssuedNotice& issued : record.notices) {
    if (issued.superseded_by) continue;
    const auto to = [&](const Declaration& addressee) {
      return issued.notice.bank == addressee.bank && issued.notice.branch == addressee.branch;
    };
    if (issued.leaves) {
      if (to(record.declaration)) stale.push_back(issued.id);
    } else if (to(before)) {
      in_force.push_back(issued);
      had.push_back(issued.id);
    }
  }
  if (in_force.empty() && !notify) return;
  issue(record, before, {NoticeKind::n4, left_addressee_text(held), std::nullopt, had, true},
        context, leaving);
  for (const IssuedNotice& issued : in_force) {
    issue(record, record.declaration,
          {issued.kind, issued.notice.text, issued.outcome, std::move(stale), false}, context,
          leaving);
    stale.clear();
  }
}

/// N4, one sentence a field; bank and branch are told as above, and by name to nobody.
void announce_corrections(Case& record, const std::vector<Reading>& readings,
                          const Declaration& before, const Parameters& held, const Context& context,
                          std::vector<access::BankNotice>& leaving) {
  std::vector<FieldCorrection> corrections;
  for (const Reading& reading : readings) {
    if (reading.field->name == "bank" || reading.field->name == "branch") continue;
    corrections.push_back(
        {std::string(reading.field->label),
         core::show_field(*reading.field, reading.old_value, before.currency),
         core::show_field(*reading.field, reading.new_value, record.declaration.currency)});
  }
  if (corrections.empty()) return;
  issue(record, record.declaration,
        {NoticeKind::n4, correction_text(corrections, held), std::nullopt, {}, false}, context,
        leaving);
}

}  // namespace

bool may_amend(std::string_view field) { return among(clause_3_fields, field); }

bool may_correct(std::string_view field) {
  return core::describe<Declaration>().find(field) != nullptr && !may_amend(field) &&
         !among(key_fields, field);
}

Applied amend(Case record, const Amend& payload, const Context& context) {
  const core::Source source = clause("بند ۳");
  const Declaration before = record.declaration;
  std::vector<Reading> readings;
  Applied result;
  result.refusal = put_changes(payload.changes, &may_amend, record.declaration, readings, source);
  if (!result.refusal) result.refusal = check_whole(record, payload.changes, source, context);
  if (result.refusal) return result;
  note_amendments(record, readings, before, payload.reason, payload.documents, "3", context);
  settle(record, context.on);
  note_event(record, "amend", labels_of(readings), context);
  return access::accepted(std::move(record));
}

Applied correct(Case record, const Correct& payload, const Context& context) {
  const core::Source source = clause("بند ۴");
  const Declaration before = record.declaration;
  std::vector<Reading> readings;
  Applied result;
  result.refusal = put_changes(payload.changes, &may_correct, record.declaration, readings, source);
  if (!result.refusal) result.refusal = check_whole(record, payload.changes, source, context);
  if (result.refusal) return result;
  if (record.declaration.registered_on.year() != before.registered_on.year()) {
    return refused(
        "invalid", "changes",
        "سال ثبت اظهارنامه بخشی از شناسه پرونده است و تغییر نمی‌کند.",
        source);
  }
  if (context.on < record.declaration.registered_on) {
    return refused("invalid", "changes", "«تاریخ ثبت اظهارنامه» پس از امروز است.", source);
  }
  const std::optional<Parameters> held = parameters(context.on);
  if (!held)
    return refused("not_in_force", {}, "دستورالعمل هنوز اجرا نشده است.", clause("رونوشت ۵"));
  note_amendments(record, readings, before, payload.reason, payload.documents, "4", context);
  std::vector<access::BankNotice> leaving;
  const bool readdressed =
      record.declaration.bank != before.bank || record.declaration.branch != before.branch;
  if (readdressed) change_addressee(record, before, payload.notify, *held, context, leaving);
  if (payload.notify) announce_corrections(record, readings, before, *held, context, leaving);
  if (touches_calculation(readings)) settle(record, context.on);
  note_event(record, "correct", labels_of(readings), context);
  return access::accepted(std::move(record), std::move(leaving));
}

}  // namespace kotaj::short_landing
