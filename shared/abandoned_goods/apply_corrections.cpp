#include <algorithm>
#include <array>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/corrections.h"
#include "shared/abandoned_goods/form.h"
#include "shared/abandoned_goods/receipt.h"

// What was recorded wrongly, put right: the receipt by its keeper, the declaration under the
// provincial director's signature (B12); and what is seized (art. 35).
namespace kotaj::abandoned_goods {
namespace {

using access::Context;

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The natural key is the record's name; the release document has an act of its own.
bool receipt_may_change(std::string_view field) {
  constexpr std::array<std::string_view, 7> fixed{
      "office",           "custodian",          "number", "goods", "release_kind",
      "release_document", "release_document_on"};
  return !among(fixed, field);
}
bool any_field(std::string_view) { return true; }

constexpr std::array<std::string_view, 5> value_fields{"value_usd", "value_id", "commercial_profit",
                                                       "other_dues", "vat"};
bool declaration_may_change(std::string_view field) {
  constexpr std::array<std::string_view, 2> open{"kotaj", "registered_on"};
  return among(open, field);
}
bool line_may_change(std::string_view field) {
  constexpr std::array<std::string_view, 7> open{
      "goods", "hs_code", "gross", "packages", "package_kind", "container", "condition"};
  return among(open, field) || among(value_fields, field);
}

/// Amounts are open while no payment ID was made of them.
Refused check_amounts(const Round& round, const std::vector<FieldChange>& changes) {
  for (std::size_t row = 0; row < changes.size(); ++row) {
    if (changes[row].line == 0 || !among(value_fields, changes[row].field)) continue;
    const std::string path = "changes[" + std::to_string(row) + "].field";
    if (!round.declaration->valued_on)
      return invalid(path, "این ردیف هنوز ارزش‌گذاری نشده است.",
                     clause("بند ب-۱۲"));
    if (!round.payment_ids.empty() && changes[row].field != "value_id") {
      return invalid(
          path,
          "شناسه تسهیم ساخته شده است و مبلغ‌ها دیگر اصلاح نمی‌شود.",
          clause("بند ب-۱۳"));
    }
  }
  return {};
}

/// A corrected line: its rates by its code and day of registration as they are now, and whatever
/// followed them follows them still. What was typed, or is corrected itself, stays as it is.
void follow_rates(DeclaredLine& line, const DeclaredLine& before, const Declaration& declaration,
                  const Context& context) {
  const auto was = proposed_dues(before);
  take_rates(line, declaration.registered_on, context.lookup);
  calculate_line(line, declaration.registered_on, *declaration.usd_rate);
  if (!was || !line.rates) return;
  const auto follow = [](std::optional<core::Wide>& amount, const std::optional<core::Wide>& old,
                         core::Wide proposed) {
    if (amount == old && old == proposed) amount.reset();
  };
  follow(line.commercial_profit, before.commercial_profit, was->commercial_profit);
  follow(line.other_dues, before.other_dues, was->other_dues);
  follow(line.vat, before.vat, was->vat);
  fill_dues(line);
}

void stamp(std::vector<Correction>& made, const std::string& reason, const std::string& documents,
           const Context& context, Case& record) {
  for (Correction& one : made) {
    one.id = context.operation;
    one.reason = reason;
    one.documents = documents;
    one.by = access::actor_user(context);
    one.at = context.at;
    record.corrections.push_back(std::move(one));
  }
}

Approval approval(bool withdrawn, MistakeKind mistake, const std::string& reason,
                  const std::string& letter, const Context& context) {
  Approval out;
  out.id = context.operation;
  out.withdrawn = withdrawn;
  out.mistake = mistake;
  out.reason = reason;
  out.letter = letter;
  out.by = access::actor_user(context);
  if (context.actor.person != nullptr) out.name = context.actor.person->name;
  out.at = context.at;
  return out;
}

void add_fields(std::vector<CorrectableField>& out, int64_t line, const core::Description& table,
                const void* record, bool (*may_change)(std::string_view)) {
  for (const core::Field& field : table.fields) {
    if (field.nested == nullptr && may_change(field.name)) out.push_back({line, &field, record});
  }
}

}  // namespace

std::vector<CorrectableField> correctable_fields(const Case& record, ActNumber act) {
  std::vector<CorrectableField> out;
  int64_t line = 0;
  if (act == ActNumber::correct_receipt) {
    add_fields(out, line, core::describe<Receipt>(), &record.receipt, &receipt_may_change);
    for (const GoodsLine& one : record.receipt.goods)
      add_fields(out, ++line, core::describe<GoodsLine>(), &one, &any_field);
  }
  const Declaration* declaration = declaration_of(record);
  if (act == ActNumber::approve_amendment && declaration != nullptr) {
    add_fields(out, line, core::describe<Declaration>(), declaration, &declaration_may_change);
    for (const DeclaredLine& one : declaration->lines)
      add_fields(out, ++line, core::describe<DeclaredLine>(), &one, &line_may_change);
  }
  return out;
}

access::FieldPlace correctable_place(const Case* record, ActNumber act, int64_t line,
                                     std::string_view name) {
  const bool receipt = act == ActNumber::correct_receipt;
  if (!receipt && act != ActNumber::approve_amendment) return {};
  bool (*may_change)(std::string_view) = nullptr;
  access::FieldPlace place;
  if (line == 0) {
    place.part = receipt ? &core::describe<Receipt>() : &core::describe<Declaration>();
    may_change = receipt ? &receipt_may_change : &declaration_may_change;
  } else {
    place.part = receipt ? &core::describe<GoodsLine>() : &core::describe<DeclaredLine>();
    may_change = receipt ? &any_field : &line_may_change;
  }
  const core::Field* field = place.part->find(name);
  if (field == nullptr || field->nested != nullptr || !may_change(name)) return {};
  place.field = field;
  if (record == nullptr) return place;
  for (const CorrectableField& one : correctable_fields(*record, act)) {
    if (one.line == line && one.field == field) place.record = one.record;
  }
  return place;
}

Done correct_receipt(Case& record, const CorrectReceipt& payload, const Context& context) {
  std::vector<Correctable> records{
      {&core::describe<Receipt>(), &record.receipt, &receipt_may_change, 0}};
  for (std::size_t row = 0; row < record.receipt.goods.size(); ++row) {
    records.push_back({&core::describe<GoodsLine>(), &record.receipt.goods[row], &any_field,
                       static_cast<int64_t>(row) + 1});
  }
  std::vector<Correction> made;
  if (auto refused = put_changes(payload.changes, records, clause("بند ب-۲"), made))
    return refuse(*refused);
  const core::Problems problems = receipt_problems(record.receipt, context.on);
  if (!problems.empty()) {
    return refuse(invalid("changes", problems.front().message,
                          problems.front().source.value_or(clause("بند ب-۲"))));
  }
  stamp(made, payload.reason, payload.documents, context, record);
  return {{}, {}, payload.reason};
}

Done approve_withdrawal(Case& record, const ApproveWithdrawal& payload, const Context& context) {
  record.approvals.push_back(
      approval(true, payload.mistake, payload.reason, payload.letter, context));
  return {{}, {}, payload.reason};
}

Done approve_amendment(Case& record, const ApproveAmendment& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۱۲")));
  if (auto refused = check_amounts(round, payload.changes)) return refuse(*refused);
  Declaration& declaration = *round.declaration;
  std::vector<Correctable> records{
      {&core::describe<Declaration>(), &declaration, &declaration_may_change, 0}};
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    records.push_back({&core::describe<DeclaredLine>(), &declaration.lines[row], &line_may_change,
                       static_cast<int64_t>(row) + 1});
  }
  std::vector<Correction> made;
  const std::vector<DeclaredLine> before = declaration.lines;
  if (auto refused = put_changes(payload.changes, records, clause("بند ب-۱۲"), made))
    return refuse(*refused);
  if (context.on < declaration.registered_on) {
    return refuse(invalid("changes", "«تاریخ ثبت کوتاژ» پس از امروز است.", clause("بند ب-۱۲")));
  }
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    if (declaration.lines[row].value_usd && declaration.usd_rate && round.payment_ids.empty())
      follow_rates(declaration.lines[row], before[row], declaration, context);
  }
  for (NeededPermit& needed : missing_permits(
           permits_needed(declaration.lines, declaration.registered_on), declaration.permits)) {
    declaration.permits.push_back(std::move(needed));
  }
  declaration.permit_text = permit_text(declaration.permits);
  stamp(made, payload.reason, payload.letter, context, record);
  record.approvals.push_back(
      approval(false, payload.mistake, payload.reason, payload.letter, context));
  return {{}, {}, payload.reason};
}

Done confiscate(Case& record, const Confiscate& payload, const Context& context) {
  if (auto refused = check_day(record, {payload.confiscated_on, "confiscated_on", "تاریخ ضبط"}, {},
                               law_article("ماده ۳۵"), context)) {
    return refuse(*refused);
  }
  record.receipt.prohibited = true;
  record.confiscation = payload;
  return {{}, payload.confiscated_on, payload.reason};
}

}  // namespace kotaj::abandoned_goods
