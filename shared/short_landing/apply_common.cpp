#include "shared/access/history.h"
#include "shared/core/text.h"
#include "shared/short_landing/apply.h"

namespace kotaj::short_landing {
namespace {

using access::Grant;
using access::GrantLayer;
using access::Refusal;

/// Event.detail's cap, with room to spare; a longer reason stands in full in its own record.
constexpr std::size_t max_detail_code_points = 900;

const Grant* active_grant(const access::Person& person, GrantLayer layer, std::string_view office,
                          core::Date on) {
  for (const Grant& grant : person.grants) {
    if (grant.layer == layer && active_on(grant, on) &&
        (layer == GrantLayer::central || grant.office == office)) {
      return &grant;
    }
  }
  return nullptr;
}

bool has_findings(const Case& record) {
  return !record.weighings.empty() || !record.packaging.empty() ||
         !record.assessed_quantities.empty() || record.not_entered_per_order;
}

std::optional<Refusal> issue_standing(const Case& record, NoticeKind kind, core::Date on) {
  const IssuedNotice* in_force = decision_notice(record);
  if (in_force != nullptr && in_force->kind == NoticeKind::n5) {
    // Interpretation SL-16: what the Import Office said, the office does not replace.
    return wrong_state(
        "نظر نهایی دفتر واردات اعلام شده است و گمرک آن را جایگزین نمی‌کند.",
        clause("بند ۵"));
  }
  const Judgement judgement = judge(record, on);
  if (!judgement.finding) return wrong_state(judgement.problems.front().message, clause("بند ۸"));
  const Outcome outcome = judgement.finding->outcome;
  if (outcome == Outcome::import_office_only && kind == NoticeKind::n8) {
    return wrong_state("ذینفع اعتراض کرده است؛ اعلام نظر نهایی صرفاً در صلاحیت دفتر واردات است.",
                       clause("بند ۵"));
  }
  if (judgement.notice != kind) {
    return wrong_state("نتیجه کنونی پرونده «" + std::string(label_of(outcome)) + "» است.",
                       clause("بند ۸"));
  }
  if (!judgement.conclusive)
    return wrong_state("پایان خروج کالا هنوز اعلام نشده است.", clause("بند ۷"));
  if (record.state == State::notice_issued && in_force != nullptr &&
      in_force->notice.text == judgement.notice_text) {
    return wrong_state(
        "همین پیغام پیش‌تر صادر شده است و برقرار است.",
        clause("بند ۸"));
  }
  return {};
}

/// Closing, and taking a notice back, rest on a decision that has no notice of its own. A
/// preliminary figure closes nothing but rows 5 and 7.
std::optional<Refusal> ending_standing(const Case& record, core::Date on) {
  const Judgement judgement = judge(record, on);
  if (record.state != State::decided || !judgement.finding || !judgement.conclusive) {
    return wrong_state("پرونده هنوز تعیین تکلیف نشده است.", clause("مقدمه"));
  }
  if (judgement.notice) {
    return wrong_state(
        "برای نتیجه کنونی پیغام " + std::string(code_of(*judgement.notice)) + " باید صادر شود.",
        clause("بند ۸"));
  }
  if (judgement.finding->preliminary && judgement.finding->outcome != Outcome::no_shortage) {
    return wrong_state(
        "نتیجه بر وزن پیش‌فرض کانتینر استوار است؛ وزن دقیق لازم است.",
        clause("بند ۲"));
  }
  return {};
}

std::optional<Refusal> close_standing(const Case& record, core::Date on) {
  if (auto refusal = ending_standing(record, on)) return refusal;
  if (decision_notice(record) != nullptr) {
    return wrong_state("پیغامی که دیگر درست نیست برقرار است؛ نخست باید جایگزین شود.",
                       clause("بند ۴، تفسیر SL-13"));
  }
  return {};
}

std::optional<Refusal> supersede_standing(const Case& record, core::Date on) {
  const IssuedNotice* in_force = decision_notice(record);
  if (in_force == nullptr)
    return wrong_state("پیغام برقراری نیست که جایگزین شود.", clause("بند ۴، تفسیر SL-13"));
  if (in_force->kind == NoticeKind::n5) {
    return wrong_state(
        "نظر نهایی دفتر واردات را گمرک جایگزین نمی‌کند.",
        clause("بند ۵، تفسیر SL-16"));
  }
  return ending_standing(record, on);
}

std::optional<Refusal> exit_standing(const Case& record) {
  if (record.exit_completed_on)
    return wrong_state("پایان خروج پیش‌تر اعلام شده است.",
                       clause("بند ۷، تفسیر SL-11"));
  if (!last_exit_day(record)) return wrong_state("هنوز هیچ توزینی ثبت نشده است.", clause("بند ۷"));
  return {};
}

std::optional<Refusal> read_standing(const Case& record, const access::Context& context) {
  if (context.actor.person == nullptr) return {};
  const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
  if (assignment == nullptr || assignment->position != access::Position::import_office) return {};
  // Interpretation SL-15: the Import Office reads what was referred to it.
  if (is_referred(record)) return {};
  return wrong_state("این پرونده به دفتر واردات ارجاع نشده است.", clause("بند ۵، تفسیر SL-15"));
}

}  // namespace

Refusal wrong_state(std::string reason, core::Source source) {
  return {"wrong_state", {}, std::move(reason), source};
}

std::optional<Refusal> standing(const Case* record, ActNumber act, const access::Context& context) {
  if (record == nullptr) return {};
  const bool with_objection =
      record->state == State::objected || record->state == State::account_sent;
  switch (act) {
    case ActNumber::read:
      return read_standing(*record, context);
    case ActNumber::declare_exit_complete:
      return exit_standing(*record);
    case ActNumber::issue_n1:
      return issue_standing(*record, NoticeKind::n1, context.on);
    case ActNumber::issue_n7:
      return issue_standing(*record, NoticeKind::n7, context.on);
    case ActNumber::issue_n8:
      return issue_standing(*record, NoticeKind::n8, context.on);
    case ActNumber::close_without_notice:
      return close_standing(*record, context.on);
    case ActNumber::supersede_notice:
      return supersede_standing(*record, context.on);
    case ActNumber::record_objection:
      if (with_objection)
        return wrong_state(
            "اعتراض ذینفع پیش‌تر ثبت شده و در دست رسیدگی است.",
            clause("بند ۵"));
      return {};
    case ActNumber::write_account:
      if (!with_objection) return wrong_state("پرونده مورد اعتراض نیست.", clause("بند ۵"));
      return {};
    case ActNumber::final_opinion:
      if (record->state != State::account_sent) {
        return wrong_state("شرح ماوقع گمرک هنوز ارسال نشده است.", clause("بند ۵"));
      }
      return {};
    default:
      return {};
  }
}

std::optional<Refusal> check_event_day(core::Date day, std::string_view field,
                                       std::string_view label, const Declaration& declaration,
                                       const access::Context& context) {
  const std::string name = "«" + std::string(label) + "» ";
  if (context.on < day) {
    return Refusal{"invalid", std::string(field), name + "پس از امروز است.", clause("مقدمه")};
  }
  if (day < declaration.registered_on) {
    return Refusal{"invalid", std::string(field), name + "پیش از تاریخ ثبت اظهارنامه است.",
                   clause("مقدمه")};
  }
  return {};
}

void settle(Case& record, core::Date on) {
  const Judgement judgement = judge(record, on);
  record.close_reason.clear();
  if (!judgement.finding || !judgement.conclusive) {
    record.state = has_findings(record) ? State::findings : State::open;
    record.outcome.reset();
    record.decided_on.reset();
    return;
  }
  record.outcome = judgement.finding->outcome;
  record.decided_on = on;
  const IssuedNotice* in_force = decision_notice(record);
  const bool announced = in_force != nullptr && in_force->kind == judgement.notice &&
                         in_force->notice.text == judgement.notice_text;
  if (record.outcome == Outcome::import_office_only) {
    record.state = State::objected;
  } else {
    record.state = announced ? State::notice_issued : State::decided;
  }
}

void note_event(Case& record, std::string_view act, std::string detail,
                const access::Context& context) {
  Event event = access::event_of<Event>(act, std::move(detail), max_detail_code_points, context);
  event.state = record.state;
  if (context.actor.person != nullptr) {
    const access::Person& person = *context.actor.person;
    if (const Grant* central = active_grant(person, GrantLayer::central, {}, context.on)) {
      event.central_grant = central->id;
      event.central_given_by = central->given_by;
    }
    const std::string_view office = access::office_of(context.actor);
    if (const Grant* local = active_grant(person, GrantLayer::local, office, context.on)) {
      event.local_grant = local->id;
      event.local_given_by = local->given_by;
    }
  }
  record.events.push_back(std::move(event));
  record.changed_at = context.at;
}

std::vector<core::Id> decision_in_force(const Case& record) {
  const IssuedNotice* in_force = decision_notice(record);
  if (in_force == nullptr) return {};
  return {in_force->id};
}

void issue(Case& record, const Declaration& addressed, Draft draft, const access::Context& context,
           std::vector<access::BankNotice>& leaving) {
  IssuedNotice issued;
  issued.id = core::derive_id("short_landing.notice",
                              {core::to_string(context.operation), std::to_string(leaving.size())});
  issued.kind = draft.kind;
  issued.outcome = draft.outcome;
  issued.by = access::actor_user(context);
  issued.leaves = draft.leaves;
  access::BankNotice& notice = issued.notice;
  notice.issued_at = context.at;
  notice.bank = addressed.bank;
  notice.branch = addressed.branch;
  notice.office = addressed.office;
  notice.kotaj = addressed.kotaj;
  notice.order_registration = addressed.order_registration;
  notice.payment_instrument = addressed.payment_instrument;
  notice.kind = code_of(draft.kind);
  notice.text = std::move(draft.text);
  if (context.numbering != nullptr) {
    auto numbered = context.numbering->next(addressed.office, context.on.year(), addressed.bank);
    notice.number = std::move(numbered.number);
    notice.verification_code = std::move(numbered.verification_code);
  }
  for (IssuedNotice& earlier : record.notices) {
    for (const core::Id& superseded : draft.supersedes) {
      if (earlier.id != superseded) continue;
      earlier.superseded_by = issued.id;
      earlier.notice.superseded_by = notice.number;
      if (!notice.supersedes.empty()) notice.supersedes += ' ';
      notice.supersedes += earlier.notice.number;
    }
  }
  leaving.push_back(notice);
  record.notices.push_back(std::move(issued));
}

}  // namespace kotaj::short_landing
