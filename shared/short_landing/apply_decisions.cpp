#include "shared/short_landing/apply.h"
#include "shared/short_landing/figures.h"

// Acts that end or refer a case: notices, closing, the objection's way through the Import Office
// (clauses 1, 5, 7 and 8).
namespace kotaj::short_landing {
namespace {

using access::Applied;
using access::Context;
using access::refused;

constexpr std::string_view result_label = "نتیجه رسیدگی کسر تخلیه";

Applied not_in_force() {
  return refused("not_in_force", {}, "دستورالعمل هنوز اجرا نشده است.", clause("رونوشت ۵"));
}

std::string_view act_code(ActNumber act) {
  switch (act) {
    case ActNumber::issue_n1:
      return "issue_n1";
    case ActNumber::issue_n7:
      return "issue_n7";
    default:
      return "issue_n8";
  }
}

}  // namespace

Applied issue_notice(Case record, ActNumber act, const IssueNotice& payload,
                     const Context& context) {
  const Judgement judgement = judge(record, context.on);
  if (!judgement.finding || !judgement.notice) {
    return refused("wrong_state", {}, "برای این پرونده پیغامی نیست.", clause("بند ۸"));
  }
  record.outcome = judgement.finding->outcome;
  record.decided_on = context.on;
  std::vector<access::BankNotice> leaving;
  issue(
      record, record.declaration,
      {*judgement.notice, judgement.notice_text, record.outcome, decision_in_force(record), false},
      context, leaving);
  record.state = State::notice_issued;
  note_event(record, act_code(act), payload.note, context);
  return access::accepted(std::move(record), std::move(leaving));
}

Applied close_without_notice(Case record, const CloseWithoutNotice& payload,
                             const Context& context) {
  const Judgement judgement = judge(record, context.on);
  if (!judgement.finding)
    return refused("wrong_state", {}, "پرونده هنوز تعیین تکلیف نشده است.", clause("مقدمه"));
  // Interpretation SL-12: closing tells the bank nothing, so any of the five positions may.
  record.outcome = judgement.finding->outcome;
  record.decided_on = context.on;
  record.close_reason = payload.reason;
  record.state = State::closed_without_notice;
  note_event(record, "close_without_notice", payload.reason, context);
  return access::accepted(std::move(record));
}

Applied supersede_notice(Case record, const SupersedeNotice& payload, const Context& context) {
  const std::optional<Parameters> held = parameters(context.on);
  if (!held) return not_in_force();
  const Judgement judgement = judge(record, context.on);
  const IssuedNotice* in_force = decision_notice(record);
  if (!judgement.finding || in_force == nullptr || !in_force->outcome) {
    return refused("wrong_state", {}, "پیغام برقراری نیست که جایگزین شود.",
                   clause("بند ۴، تفسیر SL-13"));
  }
  // Interpretation SL-13: the new outcome has no text of its own, so the correction is told in N4's
  // words.
  const FieldCorrection correction{std::string(result_label),
                                   std::string(label_of(*in_force->outcome)),
                                   std::string(label_of(judgement.finding->outcome))};
  record.outcome = judgement.finding->outcome;
  record.decided_on = context.on;
  std::vector<access::BankNotice> leaving;
  issue(record, record.declaration,
        {NoticeKind::n4, correction_text({&correction, 1}, *held), record.outcome,
         decision_in_force(record), false},
        context, leaving);
  record.state = State::notice_issued;
  note_event(record, "supersede_notice", payload.reason, context);
  return access::accepted(std::move(record), std::move(leaving));
}

Applied record_objection(Case record, const RecordObjection& payload, const Context& context) {
  if (auto late = check_event_day(payload.objected_on, "objected_on", "تاریخ اعتراض",
                                  record.declaration, context)) {
    Applied result;
    result.refusal = std::move(late);
    return result;
  }
  record.objections.push_back({context.operation, payload.objected_on, payload.objector,
                               payload.text, payload.documents, access::actor_user(context),
                               context.at});
  // It takes the case to the Import Office only where the shortage is over tolerance; until then it
  // waits with the findings.
  settle(record, context.on);
  note_event(record, "record_objection", payload.objector, context);
  return access::accepted(std::move(record));
}

Applied write_account(Case record, const WriteAccount& payload, const Context& context) {
  record.accounts.push_back({context.operation, payload.text, payload.documents,
                             access::actor_user(context), context.at});
  record.state = State::account_sent;
  note_event(record, "write_account", {}, context);
  return access::accepted(std::move(record));
}

Applied give_final_opinion(Case record, const GiveFinalOpinion& payload, const Context& context) {
  const std::optional<Parameters> held = parameters(context.on);
  if (!held) return not_in_force();
  record.opinions.push_back(
      {context.operation, payload.text, access::actor_user(context), context.at});
  record.outcome = Outcome::import_office_only;
  record.decided_on = context.on;
  record.state = State::final_opinion;
  note_event(record, "final_opinion", {}, context);
  std::vector<access::BankNotice> leaving;
  issue(record, record.declaration,
        {NoticeKind::n5, opinion_text(payload.text, *held), record.outcome,
         decision_in_force(record), false},
        context, leaving);
  record.state = State::notice_issued;
  note_event(record, "issue_n5", {}, context);
  return access::accepted(std::move(record), std::move(leaving));
}

}  // namespace kotaj::short_landing
