#include <array>

#include "shared/access/act_function.h"
#include "shared/access/changes.h"
#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/core/sha256.h"
#include "shared/short_landing/apply.h"

// The module's row for the registry: its acts as a table that reads like the directive's own.
namespace kotaj::short_landing {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::form;
using access::Right;
using access::Subject;

constexpr uint16_t module_number = 10;

Act act(ActNumber number, std::string_view code, std::string_view label, std::string_view place,
        std::span<const Right> rights, const core::Description* (*payload)(),
        bool binds_others = false) {
  return {.number = static_cast<uint16_t>(number),
          .code = code,
          .label = label,
          .source = clause(place),
          .rights = rights,
          .opening = &opening(),
          .in_force_from = first_day(),
          .payload = payload,
          .opens = number == ActNumber::open_case,
          .binds_others = binds_others};
}

// short-landing.md, Who may do what.
const std::array<Act, 17>& acts() {
  using Number = ActNumber;
  static const std::array<Act, 17> table{{
      act(Number::open_case, "open_case", "گشودن پرونده", "مقدمه", office_rights(),
          &form<Declaration>),
      act(Number::record_weighing, "record_weighing", "ثبت توزین", "بند ۷", exit_gate_rights(),
          &form<RecordWeighing>),
      act(Number::record_exact_tare, "record_exact_tare", "ثبت وزن دقیق کانتینر", "بند ۲",
          exit_gate_rights(), &form<RecordExactTare>),
      act(Number::assess_packaging, "assess_packaging", "ارزیابی وزن بسته‌بندی",
          "بند ۷", exit_gate_rights(), &form<AssessPackaging>),
      act(Number::record_assessed_quantity, "record_assessed_quantity",
          "ثبت مقدار ارزیابی‌شده", "بند ۱", assessment_rights(),
          &form<RecordAssessedQuantity>),
      act(Number::amend, "amend", "اصلاح وزن و مقدار", "بند ۳", assessment_rights(), &form<Amend>),
      act(Number::correct, "correct", "اصلاح سایر اطلاعات", "بند ۴", assessment_rights(),
          &form<Correct>, true),
      // Interpretation SL-10: clause 6 names nobody; those who assess and amend quantities record
      // it.
      act(Number::record_not_entered, "record_not_entered", "عدم ورود به میزان ثبت سفارش", "بند ۶",
          assessment_rights(), &form<RecordNotEntered>),
      // Interpretation SL-11: whoever weighs says when the last vehicle has left.
      act(Number::declare_exit_complete, "declare_exit_complete", "اعلام پایان خروج", "بند ۷",
          exit_gate_rights(), &form<DeclareExitComplete>),
      act(Number::issue_n1, "issue_n1", "صدور پیغام غیر وزنی", "بند ۱", assessment_rights(),
          &form<IssueNotice>, true),
      act(Number::issue_n7, "issue_n7", "صدور پیغام بسته‌بندی", "بند ۷",
          exit_gate_rights(), &form<IssueNotice>, true),
      act(Number::issue_n8, "issue_n8", "صدور پیغام کسر تخلیه", "بند ۸", exit_gate_rights(),
          &form<IssueNotice>, true),
      // Interpretation SL-12.
      act(Number::close_without_notice, "close_without_notice", "بستن بدون پیغام", "مقدمه",
          office_rights(), &form<CloseWithoutNotice>),
      // Interpretation SL-13.
      act(Number::supersede_notice, "supersede_notice", "جایگزینی پیغام", "بند ۴",
          assessment_rights(), &form<SupersedeNotice>, true),
      act(Number::record_objection, "record_objection", "ثبت اعتراض ذینفع", "بند ۵",
          office_rights(), &form<RecordObjection>),
      // Interpretation SL-9.
      act(Number::write_account, "write_account", "شرح ماوقع", "بند ۵", account_rights(),
          &form<WriteAccount>),
      act(Number::final_opinion, "final_opinion", "اعلام نظر نهایی", "بند ۵",
          import_office_rights(), &form<GiveFinalOpinion>, true),
  }};
  return table;
}

const Act& read_act() {
  // Interpretation SL-14: reading needs the position alone, and no directive to be in force.
  static const Act table{.number = static_cast<uint16_t>(ActNumber::read),
                         .code = "read",
                         .label = "دیدن پرونده",
                         .source = clause("مقدمه"),
                         .rights = reading_rights()};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  return case_id(*static_cast<const Declaration*>(payload));
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Case*>(record);
  Subject result = access::office_subject<Declaration>(
      held == nullptr ? nullptr : &held->declaration.office, act, payload, context);
  result.standing = standing(held, static_cast<ActNumber>(act.number), context);
  return result;
}

Applied apply_to(const Case& record, ActNumber act, const void* payload, const Context& context) {
  switch (act) {
    case ActNumber::record_weighing:
      return record_weighing(record, *static_cast<const RecordWeighing*>(payload), context);
    case ActNumber::record_exact_tare:
      return record_exact_tare(record, *static_cast<const RecordExactTare*>(payload), context);
    case ActNumber::assess_packaging:
      return assess_packaging(record, *static_cast<const AssessPackaging*>(payload), context);
    case ActNumber::record_assessed_quantity:
      return record_assessed_quantity(record, *static_cast<const RecordAssessedQuantity*>(payload),
                                      context);
    case ActNumber::amend:
      return amend(record, *static_cast<const Amend*>(payload), context);
    case ActNumber::correct:
      return correct(record, *static_cast<const Correct*>(payload), context);
    case ActNumber::record_not_entered:
      return record_not_entered(record, *static_cast<const RecordNotEntered*>(payload), context);
    case ActNumber::declare_exit_complete:
      return declare_exit_complete(record, *static_cast<const DeclareExitComplete*>(payload),
                                   context);
    case ActNumber::issue_n1:
    case ActNumber::issue_n7:
    case ActNumber::issue_n8:
      return issue_notice(record, act, *static_cast<const IssueNotice*>(payload), context);
    case ActNumber::close_without_notice:
      return close_without_notice(record, *static_cast<const CloseWithoutNotice*>(payload),
                                  context);
    case ActNumber::supersede_notice:
      return supersede_notice(record, *static_cast<const SupersedeNotice*>(payload), context);
    case ActNumber::record_objection:
      return record_objection(record, *static_cast<const RecordObjection*>(payload), context);
    case ActNumber::write_account:
      return write_account(record, *static_cast<const WriteAccount*>(payload), context);
    case ActNumber::final_opinion:
      return give_final_opinion(record, *static_cast<const GiveFinalOpinion*>(payload), context);
    case ActNumber::read:
    case ActNumber::open_case:
      break;
  }
  return access::refused("invalid", {}, "چنین کاری نیست.", clause("مقدمه"));
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  const auto number = static_cast<ActNumber>(act.number);
  if (number == ActNumber::open_case) {
    if (record != nullptr)
      return access::refused("taken", {}, "این پرونده پیش‌تر باز شده است.",
                             act.source);
    return open_case(*static_cast<const Declaration*>(payload), context);
  }
  if (record == nullptr)
    return access::refused("no_record", {}, "چنین پرونده‌ای نیست.", act.source);
  const Case& held = *static_cast<const Case*>(record);
  // Asked here too, so that replaying an accepted operation can never do what was not allowed.
  if (auto refusal = standing(&held, number, context)) {
    Applied result;
    result.refusal = std::move(refusal);
    return result;
  }
  return apply_to(held, number, payload, context);
}

void add_part(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

void add_mass(std::string& out, const std::optional<core::Mass>& mass) {
  add_part(out, mass ? core::format_mass_kg(*mass) : std::string("-"));
}

/// Outcome, figures and exact texts, each with its length; no number, no moment: those are not the
/// officer's to confirm.
std::string seen(const void* record, const Act& act, const void* payload, const Context& context) {
  if (!act.binds_others || record == nullptr || payload == nullptr) return {};
  const Case& held = *static_cast<const Case*>(record);
  const Applied draft = preview(held, static_cast<ActNumber>(act.number), payload, context);
  std::string out;
  add_part(out, act.code);
  if (draft.refusal) {
    add_part(out, draft.refusal->code);
  } else {
    const Case& after = *static_cast<const Case*>(draft.record.get());
    add_part(out, after.outcome ? code_of(*after.outcome) : std::string_view("-"));
    const Judgement judgement = judge(after, context.on);
    const Finding finding = judgement.finding.value_or(Finding{});
    add_mass(out, finding.exit_gross);
    add_mass(out, finding.difference);
    add_mass(out, finding.tolerance);
    add_mass(out, finding.shortage);
    for (const access::BankNotice& notice : draft.notices) {
      add_part(out, notice.bank);
      add_part(out, notice.branch);
      add_part(out, notice.kind);
      add_part(out, notice.text);
    }
  }
  const core::Digest digest = core::sha256(out);
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  const Case& held = *static_cast<const Case*>(record);
  std::vector<std::pair<std::string, std::string>> out{
      {"kotaj", held.declaration.kotaj},
      {"order_registration", held.declaration.order_registration}};
  for (const Weighing& weighing : held.weighings) {
    if (!weighing.plate.empty()) out.emplace_back("plate", weighing.plate);
    for (const Container& container : weighing.containers)
      out.emplace_back("container", container.number);
  }
  return out;
}

std::string office(const void* record) {
  return static_cast<const Case*>(record)->declaration.office;
}

std::vector<const access::BankNotice*> notices(const void* record) {
  std::vector<const access::BankNotice*> out;
  for (const IssuedNotice& issued : static_cast<const Case*>(record)->notices)
    out.push_back(&issued.notice);
  return out;
}

}  // namespace

access::Applied preview(const Case& record, ActNumber act, const void* payload,
                        const access::Context& context) {
  access::Context draft = context;
  draft.numbering = nullptr;
  const Act* found = access::find_act(module(), static_cast<uint16_t>(act));
  if (found == nullptr) return access::refused("invalid", {}, "چنین کاری نیست.", clause("مقدمه"));
  return apply(&record, *found, payload, draft);
}

namespace {

std::vector<access::HistoryEntry> history(const void* record) {
  return access::history_of<Case>(module(), record);
}

access::FieldPlace field_place(const void* record, const Act& act, int64_t line,
                               std::string_view name) {
  const auto number = static_cast<ActNumber>(act.number);
  const bool open = (number == ActNumber::amend && may_amend(name)) ||
                    (number == ActNumber::correct && may_correct(name));
  if (!open || line != 0) return {};
  const core::Description& table = core::describe<Declaration>();
  const void* part = record == nullptr ? nullptr : &static_cast<const Case*>(record)->declaration;
  return {&table, table.find(name), part};
}

}  // namespace

const access::Module& module() {
  static const access::Module table{
      module_number, "short_landing", "کسر تخلیه", &core::describe<Case>,
      acts(),        &read_act(),     &id_of,      &subject,
      &apply,        &seen,           &keys,       &office,
      &notices,      &history,        &field_place};
  return table;
}

}  // namespace kotaj::short_landing
