#include <array>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/corrections.h"
#include "shared/abandoned_goods/digest.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/access/act_function.h"
#include "shared/access/history.h"
#include "shared/access/office.h"

// The module's row for the registry. Which act is possible when, and for whom, is in steps.cpp:
// here stand only the acts' names and forms.
namespace kotaj::abandoned_goods {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Subject;

constexpr uint16_t module_number = 20;

/// An act as officers see it.
struct Naming {
  ActNumber number;
  std::string_view code;
  std::string_view label;
  const core::Description* (*form)();
  Done (*apply)(Case& record, const void* payload, const Context& context);
  bool binds_others = false;
};

/// An act by the function that applies it.
template <auto Apply>
constexpr Naming naming(ActNumber number, std::string_view code, std::string_view label,
                        bool binds_others = false) {
  return {number, code, label, access::form_of<Apply>, &access::apply_form<Apply>, binds_others};
}

constexpr bool binding = true;

// clang-format off
constexpr std::array<Naming, 37> namings{{
    {ActNumber::open_case, "open_case", "ثبت قبض انبار", &access::form<Receipt>, nullptr},
    naming<&serve_warning>(ActNumber::serve_warning, "serve_warning", "ابلاغ اخطار متروکه"),
    naming<&dispatch_assessors>(ActNumber::dispatch_assessors, "dispatch_assessors", "اعزام ارزیاب"),
    naming<&inspect>(ActNumber::inspect, "inspect", "گزارش بازدید"),
    naming<&register_declaration>(ActNumber::register_declaration, "register_declaration", "ثبت اظهارنامه متروکه"),
    naming<&value_goods>(ActNumber::value_goods, "value_goods", "اصلاح ارزش و محاسبه حقوق ورودی"),
    naming<&confirm_assessment>(ActNumber::confirm_assessment, "confirm_assessment", "تأیید نهایی ارزیابی"),
    naming<&record_mother_id>(ActNumber::record_mother_id, "record_mother_id", "تأیید نهایی و شناسه پرداخت مادر"),
    naming<&convert_share_id>(ActNumber::convert_share_id, "convert_share_id", "تبدیل به شناسه تسهیم"),
    naming<&announce>(ActNumber::announce, "announce", "اعلام به سازمان اموال تملیکی", binding),
    naming<&demand_removal>(ActNumber::demand_removal, "demand_removal", "مطالبه انتقال کالا"),
    naming<&take_out>(ActNumber::take_out, "take_out", "تحویل به سازمان با صورت‌مجلس"),
    naming<&settle>(ActNumber::settle, "settle", "تعیین تکلیف نهایی"),
    naming<&split_payment_id>(ActNumber::split_payment_id, "split_payment_id", "تفکیک شناسه پرداخت", binding),
    naming<&record_payment>(ActNumber::record_payment, "record_payment", "ثبت پرداخت", binding),
    naming<&claim_dues>(ActNumber::claim_dues, "claim_dues", "مطالبه وجوه از سازمان"),
    naming<&record_claim_payment>(ActNumber::record_claim_payment, "record_claim_payment", "ثبت وصول مطالبه"),
    naming<&record_revenue>(ActNumber::record_revenue, "record_revenue", "واریز به حساب درآمدی"),
    naming<&request_return>(ActNumber::request_return, "request_return", "درخواست اعاده"),
    naming<&return_declaration>(ActNumber::return_declaration, "return_declaration", "اعاده اظهارنامه"),
    naming<&cancel_declaration>(ActNumber::cancel_declaration, "cancel_declaration", "ابطال اظهارنامه متروکه"),
    naming<&extend_returned>(ActNumber::extend_returned, "extend_returned", "تمدید مهلت کالای اعاده‌شده"),
    naming<&declare_procedure>(ActNumber::declare_procedure, "declare_procedure", "اظهار کالای اعاده‌شده"),
    naming<&record_release>(ActNumber::record_release, "record_release", "ثبت سند ترخیص یا فروش"),
    naming<&extend_release>(ActNumber::extend_release, "extend_release", "تمدید مهلت خروج"),
    naming<&record_exit>(ActNumber::record_exit, "record_exit", "ثبت خروج کالا"),
    naming<&approve_withdrawal>(ActNumber::approve_withdrawal, "approve_withdrawal", "امضای لغو تشریفات متروکه", binding),
    naming<&approve_amendment>(ActNumber::approve_amendment, "approve_amendment", "امضای اصلاح اظهارنامه متروکه", binding),
    naming<&confiscate>(ActNumber::confiscate, "confiscate", "ضبط کالای ممنوع"),
    naming<&extend_stay>(ActNumber::extend_stay, "extend_stay", "تمدید مهلت نگهداری"),
    naming<&open_dispute>(ActNumber::open_dispute, "open_dispute", "ثبت اختلاف"),
    naming<&notify_opinion>(ActNumber::notify_opinion, "notify_opinion", "ابلاغ نظر قطعی"),
    naming<&record_zone_term>(ActNumber::record_zone_term, "record_zone_term", "ثبت مهلت سازمان منطقه"),
    naming<&record_move>(ActNumber::record_move, "record_move", "انتقال به انبار مناسب"),
    naming<&correct_receipt>(ActNumber::correct_receipt, "correct_receipt", "اصلاح قبض انبار"),
    naming<&follow_up>(ActNumber::follow_up, "follow_up", "پیگیری روزانه"),
    naming<&add_document>(ActNumber::add_document, "add_document", "افزودن سند"),
}};
// clang-format on

Act act_of(const Naming& one) {
  const StepRow& row = row_of(one.number);
  return {.number = static_cast<uint16_t>(one.number),
          .code = one.code,
          .label = one.label,
          .source = row.source,
          .rights = row.who,
          // Interpretation AB-7: the procedure's first day.
          .in_force_from = first_day(),
          .payload = one.form,
          .opens = one.number == ActNumber::open_case,
          .binds_others = one.binds_others};
}

const std::array<Act, namings.size()>& acts() {
  static const std::array<Act, namings.size()> table = [] {
    std::array<Act, namings.size()> built{};
    for (std::size_t row = 0; row < namings.size(); ++row) built[row] = act_of(namings[row]);
    return built;
  }();
  return table;
}

const Act& read_act() {
  static const Act table{.number = static_cast<uint16_t>(ActNumber::read),
                         .code = "read",
                         .label = "دیدن پرونده",
                         .source = clause("مقدمه"),
                         .rights = reading_rights()};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  return case_id(*static_cast<const Receipt*>(payload));
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Case*>(record);
  Subject result = access::office_subject<Receipt>(
      held == nullptr ? nullptr : &held->receipt.office, act, payload, context);
  result.standing = standing(held, static_cast<ActNumber>(act.number), payload, context.on);
  return result;
}

Applied open_case(const Receipt& payload, const Context& context) {
  const core::Problems problems = receipt_problems(payload, context.on);
  if (!problems.empty()) {
    return access::refused("invalid", problems.front().field, problems.front().message,
                           problems.front().source.value_or(clause("بند ب-۲")));
  }
  Case record;
  record.receipt = payload;
  record.step = row_of(ActNumber::open_case).to.value_or(Step::in_storage);
  record.opened_at = context.at;
  if (payload.release_kind && payload.release_document_on) {
    record.rounds.emplace_back().release = RecordRelease{
        *payload.release_kind, payload.release_document, *payload.release_document_on};
    record.step = row_of(ActNumber::record_release).to.value_or(Step::releasing);
  }
  note_event(record, "open_case", payload.listed_on, payload.custodian_list, context);
  return access::accepted(std::move(record));
}

/// A list that the act made longer than its cap; null where none is. So that a record always stays
/// within what the wire carries.
const core::Field* overfull(const core::Description& description, const void* record) {
  for (const core::Field& field : description.fields) {
    if (field.nested == nullptr) continue;
    if (field.type == core::FieldType::list && field.count(record) > core::cap_of(field))
      return &field;
    for (std::size_t row = 0; row < field.count(record); ++row) {
      if (const core::Field* inner = overfull(*field.nested(), field.at(record, row))) return inner;
    }
  }
  return nullptr;
}

/// An upper bound of what the record takes on the wire.
std::size_t bytes_of(const core::Description& description, const void* record) {
  std::size_t bytes = 0;
  for (const core::Field& field : description.fields) {
    bytes += limits::bytes_of_a_member;
    if (field.nested != nullptr) {
      for (std::size_t row = 0; row < field.count(record); ++row)
        bytes += bytes_of(*field.nested(), field.at(record, row));
    } else if (core::is_string(field.type)) {
      const core::Value value = field.get(record);
      if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
    }
  }
  return bytes;
}

Applied check_room(Applied applied, ActNumber act) {
  if (applied.refusal) return applied;
  const Case& record = *static_cast<const Case*>(applied.record.get());
  std::string full;
  if (const core::Field* field = overfull(core::describe<Case>(), &record)) full = field->label;
  if (bytes_of(core::describe<Case>(), &record) > limits::record_bytes)
    full = core::describe<Case>().label;
  // Steps always find room on the time line; what may be repeated at will leaves it to them.
  const bool repeatable = !row_of(act).to.has_value();
  if (repeatable && record.events.size() > limits::events - limits::events_kept_for_steps)
    full = "رویدادها";
  if (full.empty()) return applied;
  return access::refused("full", {}, "در این پرونده برای «" + full + "» جای دیگری نیست.",
                         row_of(act).source);
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  const auto number = static_cast<ActNumber>(act.number);
  if (number == ActNumber::open_case) {
    if (record != nullptr)
      return access::refused(
          "taken", {}, "پرونده این قبض انبار پیش‌تر باز شده است.",
          act.source);
    return check_room(open_case(*static_cast<const Receipt*>(payload), context), number);
  }
  if (record == nullptr)
    return access::refused("no_record", {}, "چنین پرونده‌ای نیست.", act.source);
  Applied result;
  Case after = *static_cast<const Case*>(record);
  // Asked here too, so that replaying an accepted operation can never do what was not allowed.
  result.refusal = standing(&after, number, payload, context.on);
  if (result.refusal) return result;
  for (const Naming& one : namings) {
    if (one.number != number || one.apply == nullptr) continue;
    Done done = one.apply(after, payload, context);
    if (done.refused) {
      result.refusal = std::move(done.refused);
      return result;
    }
    if (const auto to = row_of(number).to) after.step = *to;
    note_event(after, one.code, done.day, std::move(done.detail), context);
    return check_room(access::accepted(std::move(after)), number);
  }
  return access::refused("invalid", {}, "چنین کاری نیست.", clause("مقدمه"));
}

/// What the officer fills in, the declaration with every figure as it will be, and its payment IDs;
/// no moment: that is not his to confirm.
std::string seen(const void* record, const Act& act, const void* payload, const Context& context) {
  if (!act.binds_others || record == nullptr || payload == nullptr) return {};
  const Applied draft = preview(*static_cast<const Case*>(record),
                                static_cast<ActNumber>(act.number), payload, context);
  std::string out;
  add_part(out, act.code);
  add_values(out, *act.payload(), payload);
  if (draft.refusal) {
    add_part(out, draft.refusal->code);
  } else {
    const Case& after = *static_cast<const Case*>(draft.record.get());
    add_part(out, code_of(after.step));
    add_values(out, core::describe<Receipt>(), &after.receipt);
    if (const Round* round = last_round(after)) {
      if (round->declaration) add_values(out, core::describe<Declaration>(), &*round->declaration);
      for (const PaymentId& one : round->payment_ids)
        add_values(out, core::describe<PaymentId>(), &one);
    }
  }
  return hex_digest(out);
}

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  const Case& held = *static_cast<const Case*>(record);
  std::vector<std::pair<std::string, std::string>> out{{"receipt", held.receipt.number}};
  if (has_prior_declaration(held.receipt)) out.emplace_back("kotaj", held.receipt.prior_kotaj);
  for (const Round& round : held.rounds) {
    if (round.declaration) out.emplace_back("kotaj", round.declaration->kotaj);
  }
  for (const GoodsLine& line : held.receipt.goods) {
    if (!line.container.empty()) out.emplace_back("container", line.container);
  }
  return out;
}

std::string office(const void* record) { return static_cast<const Case*>(record)->receipt.office; }

}  // namespace

Applied preview(const Case& record, ActNumber act, const void* payload, const Context& context) {
  const Act* found = access::find_act(module(), static_cast<uint16_t>(act));
  if (found == nullptr) return access::refused("invalid", {}, "چنین کاری نیست.", clause("مقدمه"));
  return apply(&record, *found, payload, context);
}

namespace {

std::vector<access::HistoryEntry> history(const void* record) {
  return access::history_of<Case>(module(), record);
}

access::FieldPlace field_place(const void* record, const Act& act, int64_t line,
                               std::string_view field) {
  return correctable_place(static_cast<const Case*>(record), static_cast<ActNumber>(act.number),
                           line, field);
}

}  // namespace

const access::Module& module() {
  static const access::Module table{module_number,  "abandoned_goods",
                                    "کالای متروکه", &core::describe<Case>,
                                    acts(),         &read_act(),
                                    &id_of,         &subject,
                                    &apply,         &seen,
                                    &keys,          &office,
                                    nullptr,        &history,
                                    &field_place};
  return table;
}

}  // namespace kotaj::abandoned_goods
