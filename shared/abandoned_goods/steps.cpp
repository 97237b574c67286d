#include "shared/abandoned_goods/steps.h"

#include <algorithm>
#include <array>

#include "shared/abandoned_goods/parameters.h"
#include "shared/access/module.h"
#include "shared/core/text.h"

namespace kotaj::abandoned_goods {
namespace {

using access::GrantsNeeded;
using access::Position;
using access::Reach;
using access::Refusal;
using access::Right;

// --- Who

constexpr Right in_office(Position position) {
  return {position, Reach::own_office, GrantsNeeded::none};
}
template <typename... Positions>
constexpr std::array<Right, sizeof...(Positions)> office(Positions... positions) {
  return {{in_office(positions)...}};
}

constexpr auto registry_officer = office(Position::registry_officer);
constexpr auto unit_head = office(Position::abandoned_unit_head);
constexpr auto assessment_head = office(Position::assessment_head);
constexpr auto assessor = office(Position::assessor);
constexpr auto finance_officer = office(Position::finance_officer);
constexpr auto exit_gate_officer = office(Position::exit_gate_officer);
constexpr auto office_manager = office(Position::office_manager);
constexpr auto manager_or_unit_head =
    office(Position::office_manager, Position::abandoned_unit_head);
constexpr auto manager_or_finance = office(Position::office_manager, Position::finance_officer);
// B14. Interpretation AB-20: the deputy's substitute may what the deputy may.
constexpr auto deputy_or_unit_head =
    office(Position::customs_deputy, Position::deputy_substitute, Position::abandoned_unit_head);
// B12: «بالاترین مقام اجرایی گمرکات استان».
constexpr std::array<Right, 1> provincial_director{
    {{Position::provincial_director, Reach::own_province, GrantsNeeded::none}}};
// Interpretation AB-12: the procedure names nobody for what reaches the office from outside: a
// dispute, a final opinion, a zone's term, a consent. Whoever keeps the case records it.
constexpr auto record_keepers =
    office(Position::registry_officer, Position::abandoned_unit_head, Position::office_manager);
constexpr auto everyone_here =
    office(Position::office_manager, Position::customs_deputy, Position::deputy_substitute,
           Position::assessment_head, Position::exit_gate_officer, Position::assessor,
           Position::registry_officer, Position::finance_officer, Position::abandoned_unit_head);
// The provincial director reads every case of the province.
constexpr std::array<Right, 10> readers = [] {
  std::array<Right, 10> rights{};
  std::copy(everyone_here.begin(), everyone_here.end(), rights.begin());
  rights.back() = provincial_director.front();
  return rights;
}();

// --- Where

constexpr StepSet before_declaration = StepSet::between(Step::in_storage, Step::assessed);
constexpr StepSet declared_to_taken = StepSet::between(Step::declared, Step::taken);
constexpr StepSet payable_to_settled = StepSet::between(Step::payable, Step::settled);
constexpr StepSet announced_to_settled = StepSet::between(Step::announced, Step::settled);
constexpr StepSet after_announcing = StepSet::between(Step::announced, Step::confiscated);
constexpr StepSet any_step = StepSet::between(Step::in_storage, Step::confiscated);
constexpr StepSet waiting{Step::in_storage, Step::expired};
// Interpretation AB-13: «any» is where the goods still are: not after they were settled, released
// or seized.
constexpr StepSet goods_at_hand = [] {
  StepSet all = StepSet::between(Step::in_storage, Step::taken);
  for (const Step step :
       {Step::return_requested, Step::returned, Step::cancelled, Step::releasing, Step::withdrawn})
    all = all.with(step);
  return all;
}();

// --- Under which condition

std::string assessment_reached(const Case& record, core::Date on) {
  const auto term = term_on(record, on);
  if (term && term->assessment_from && *term->assessment_from <= on) return {};
  if (!term || !term->assessment_from) return "اخطار معتبری ابلاغ نشده است.";
  return "ارزیابی از " + core::persian_digits(term->assessment_from->to_string()) +
         " ممکن است؛ مهلت اخطار هنوز نگذشته است.";
}

std::string not_confirmed(const Case& record, core::Date) {
  const Declaration* declaration = declaration_of(record);
  if (declaration == nullptr || !declaration->assessment_confirmed_on) return {};
  return "رئیس سرویس ارزیابی ارزیابی را تأیید نهایی کرده است.";
}

std::string confirmed(const Case& record, core::Date) {
  const Declaration* declaration = declaration_of(record);
  if (declaration != nullptr && declaration->assessment_confirmed_on) return {};
  return "رئیس سرویس ارزیابی هنوز تأیید نهایی نکرده است.";
}

std::string has_payable_id(const Case& record, core::Date) {
  const Round* round = last_round(record);
  const auto payable = [](const PaymentId& one) {
    return one.kind != PaymentIdKind::refund && !one.split && !one.paid_on;
  };
  if (round != nullptr &&
      std::any_of(round->payment_ids.begin(), round->payment_ids.end(), payable))
    return {};
  return "شناسه پرداخت‌نشده‌ای نیست.";
}

template <typename Claims>
bool any_claim(const Case& record, Claims holds) {
  return std::any_of(record.rounds.begin(), record.rounds.end(), [&](const Round& round) {
    return std::any_of(round.claims.begin(), round.claims.end(), holds);
  });
}

std::string has_open_balance(const Case& record, core::Date) {
  const bool open = any_claim(record, [](const Claim& claim) { return balance_of(claim) > 0; });
  return open ? std::string{} : "مطالبه‌ای با مانده باز نیست.";
}

std::string has_payment_outside_revenue(const Case& record, core::Date) {
  const bool waits = any_claim(record, [](const Claim& claim) {
    return std::any_of(claim.payments.begin(), claim.payments.end(),
                       [](const ClaimPayment& payment) { return !payment.to_revenue_on; });
  });
  return waits
             ? std::string{}
             : "وصولی‌ای که به حساب درآمدی واریز نشده باشد نیست.";
}

std::string was_cancelled(const Case& record, core::Date) {
  const Round* round = last_round(record);
  if (round != nullptr && round->cancellation) return {};
  return "کالا پس از اعاده و ابطال اظهارنامه در انتظار نیست.";
}

std::string was_released(const Case& record, core::Date) {
  const Round* round = last_round(record);
  if (round != nullptr && round->release) return {};
  return "سند ترخیص یا فروشی ثبت نشده است.";
}

std::string not_extended(const Case& record, core::Date) {
  if (!record.extension) return {};
  return "مهلت نگهداری یک بار تمدید شده است و تمدید دیگری ندارد.";
}

std::string in_zone(const Case& record, core::Date) {
  if (is_zone(record.receipt.place)) return {};
  return "کالا در منطقه آزاد یا ویژه نیست.";
}

std::string has_open_dispute(const Case& record, core::Date) {
  const bool open = std::any_of(record.disputes.begin(), record.disputes.end(),
                                [](const DisputeRecord& one) { return !one.notified_on; });
  return open ? std::string{} : "اختلاف بازی نیست.";
}

std::string daily(const Case& record, core::Date) {
  if (record.receipt.perishable || record.receipt.hazardous) return {};
  return "پیگیری روزانه برای کالای فاسدشدنی و خطرناک است.";
}

constexpr Condition when_assessment_reached{"assessment_from reached", &assessment_reached};
constexpr Condition when_not_confirmed{"assessment not yet confirmed", &not_confirmed};
constexpr Condition when_confirmed{"assessment confirmed", &confirmed};
constexpr Condition when_payable{"an ID waits for payment", &has_payable_id};
constexpr Condition when_balance{"a claim has a balance", &has_open_balance};
constexpr Condition when_outside_revenue{"a payment is not in the revenue account",
                                         &has_payment_outside_revenue};
constexpr Condition when_cancelled{"the last declaration was cancelled", &was_cancelled};
constexpr Condition when_released{"a release document is recorded", &was_released};
constexpr Condition when_not_extended{"not extended before", &not_extended};
constexpr Condition when_in_zone{"in a free or special zone", &in_zone};
constexpr Condition when_disputed{"a dispute is open", &has_open_dispute};
constexpr Condition when_daily{"perishable or hazardous", &daily};
constexpr const Condition* always = nullptr;

constexpr std::optional<Step> stays = std::nullopt;
constexpr bool no_dispute = true;
constexpr bool dispute_or_not = false;

// --- By which day

core::Date day_of_procedure(const void* payload) {
  return static_cast<const DeclareProcedure*>(payload)->registered_on;
}
core::Date day_of_exit(const void* payload) {
  return static_cast<const RecordExit*>(payload)->exited_on;
}

}  // namespace

// abandoned-goods.md, Steps, each with its owner.
std::span<const StepRow> step_rows() {
  using Act = ActNumber;
  // clang-format off
  static const std::array<StepRow, 37> table{{
      {{}, Act::open_case, Step::in_storage, registry_officer, dispute_or_not, always, clause("بند ب-۲")},

      // The way to the Organization. Interpretation AB-19: A3 is asked again at every step of it, and
      // does not hold up the owner's way back, a withdrawal or a seizure.
      {{Step::expired}, Act::serve_warning, Step::warned, unit_head, no_dispute, always, clause("بند الف-۱ و الف-۲")},
      {{Step::warned}, Act::dispatch_assessors, Step::assessing, assessment_head, no_dispute, &when_assessment_reached, clause("بند الف-۱")},
      {{Step::assessing}, Act::inspect, Step::assessed, assessor, no_dispute, always, clause("بند ب-۳")},
      {{Step::assessed}, Act::register_declaration, Step::declared, registry_officer, no_dispute, always, clause("بند الف-۳ و ب-۶")},
      // Interpretation AB-14: until the head of assessment confirms, the assessor may value again.
      {{Step::declared, Step::valued}, Act::value_goods, Step::valued, assessor, no_dispute, &when_not_confirmed, clause("بند ب-۳ تا ب-۵")},
      {{Step::valued}, Act::confirm_assessment, stays, assessment_head, no_dispute, &when_not_confirmed, clause("بند ب-۱۳")},
      {{Step::valued}, Act::record_mother_id, Step::cashier, finance_officer, no_dispute, &when_confirmed, clause("بند ب-۱۳")},
      {{Step::cashier}, Act::convert_share_id, Step::payable, finance_officer, no_dispute, always, clause("بند ب-۱۳")},
      {{Step::payable}, Act::announce, Step::announced, manager_or_unit_head, no_dispute, always, clause("بند ب-۱")},
      {{Step::announced}, Act::demand_removal, stays, office_manager, dispute_or_not, always, clause("بند ب-۱۰")},
      {{Step::announced}, Act::take_out, Step::taken, exit_gate_officer, no_dispute, always, law_article("ماده ۳۷")},
      {{Step::taken}, Act::settle, Step::settled, unit_head, no_dispute, always, clause("بند ب-۱۵")},

      // Payment and claims.
      {payable_to_settled, Act::split_payment_id, stays, deputy_or_unit_head, dispute_or_not, &when_payable, clause("بند ب-۱۴")},
      {payable_to_settled, Act::record_payment, stays, finance_officer, dispute_or_not, &when_payable, clause("بند ب-۱۴")},
      {announced_to_settled, Act::claim_dues, stays, office_manager, dispute_or_not, always, clause("بند ب-۱۱")},
      {after_announcing, Act::record_claim_payment, stays, manager_or_finance, dispute_or_not, &when_balance, clause("بند ب-۱۱")},
      {after_announcing, Act::record_revenue, stays, manager_or_finance, dispute_or_not, &when_outside_revenue, clause("بند ب-۱۱")},

      // Back to the owner. Interpretation AB-8: he may ask before the Organization was told of the goods.
      {declared_to_taken, Act::request_return, Step::return_requested, registry_officer, dispute_or_not, always, clause("بند د-۱ و د-۲")},
      {{Step::return_requested}, Act::return_declaration, Step::returned, unit_head, dispute_or_not, always, clause("بند د-۳")},
      {{Step::returned}, Act::cancel_declaration, Step::cancelled, office_manager, dispute_or_not, always, clause("بند د-۲ و د-۳")},
      {{Step::cancelled, Step::expired, Step::releasing}, Act::extend_returned, stays, record_keepers, dispute_or_not, &when_cancelled, clause("بند ب-۷ و د-۲ و د-۴")},
      {{Step::cancelled}, Act::declare_procedure, Step::releasing, registry_officer, dispute_or_not, always, clause("بند د-۲ و د-۴"), &day_of_procedure},
      {before_declaration, Act::record_release, Step::releasing, registry_officer, dispute_or_not, always, law_article("ماده ۲۴ تبصره ۲")},
      {{Step::releasing, Step::expired}, Act::extend_release, stays, record_keepers, dispute_or_not, &when_released, law_article("ماده ۲۴ تبصره ۲")},
      {{Step::releasing}, Act::record_exit, Step::released, exit_gate_officer, dispute_or_not, always, clause("بند د-۱"), &day_of_exit},

      // Mistakes and seizure.
      {declared_to_taken, Act::approve_withdrawal, Step::withdrawn, provincial_director, dispute_or_not, always, clause("بند ب-۱۲")},
      {declared_to_taken, Act::approve_amendment, stays, provincial_director, dispute_or_not, always, clause("بند ب-۱۲")},
      {goods_at_hand, Act::confiscate, Step::confiscated, assessor, dispute_or_not, always, law_article("ماده ۳۵")},

      // What sets the term.
      {waiting, Act::extend_stay, stays, record_keepers, dispute_or_not, &when_not_extended, law_article("ماده ۲۴")},
      {goods_at_hand, Act::open_dispute, stays, record_keepers, dispute_or_not, always, clause("بند الف-۳")},
      {any_step, Act::notify_opinion, stays, record_keepers, dispute_or_not, &when_disputed, law_article("ماده ۲۴ تبصره ۳")},
      {waiting, Act::record_zone_term, stays, record_keepers, dispute_or_not, &when_in_zone, law_article("ماده ۲۴ تبصره ۴")},
      {waiting, Act::record_move, stays, record_keepers, dispute_or_not, always, law_article("ماده ۲۴ تبصره ۱")},
      {before_declaration, Act::correct_receipt, stays, registry_officer, dispute_or_not, always, clause("بند ب-۲")},

      // Follow-up and documents.
      {goods_at_hand, Act::follow_up, stays, office_manager, dispute_or_not, &when_daily, clause("بند ب-۲")},
      {any_step, Act::add_document, stays, everyone_here, dispute_or_not, always, clause("بند ب-۲")},
  }};
  // clang-format on
  return table;
}

std::span<const DateRow> date_rows() {
  static const std::array<DateRow, 3> table{{
      {{Step::in_storage},
       Step::expired,
       "stay_ends passed, no open dispute",
       law_article("ماده ۲۴")},
      {{Step::cancelled}, Step::expired, "T7 passed", clause("بند ب-۷")},
      {{Step::releasing}, Step::expired, "T3 or T7 passed", law_article("ماده ۲۴ تبصره ۲")},
  }};
  return table;
}

std::span<const Right> reading_rights() { return readers; }

const StepRow& row_of(ActNumber act) {
  const auto rows = step_rows();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const StepRow& row) { return row.act == act; });
  return found == rows.end() ? rows.front() : *found;
}

Step step_on(const Case& record, core::Date on) {
  for (const DateRow& row : date_rows()) {
    if (!row.from.has(record.step)) continue;
    const std::optional<Term> term = term_on(record, on);
    const bool passed =
        term && term->state != TermState::in_time && term->state != TermState::in_dispute;
    return passed ? row.to : record.step;
  }
  return record.step;
}

std::optional<Refusal> standing(const Case* record, ActNumber act, const void* payload,
                                core::Date on) {
  if (record == nullptr || act == ActNumber::read || act == ActNumber::open_case) return {};
  const StepRow& row = row_of(act);
  const auto wrong_state = [&](std::string reason, const core::Source& source) {
    return Refusal{"wrong_state", {}, std::move(reason), source};
  };
  // By the day that the form states; before it is filled in, any day on which it was possible.
  core::Date day = on;
  if (row.event_day != nullptr && payload != nullptr) day = std::min(on, row.event_day(payload));
  const Step step = step_on(*record, day);
  const bool may_be_late =
      row.event_day != nullptr && payload == nullptr && row.from.has(record->step);
  if (!row.from.has(step) && !may_be_late) {
    return wrong_state(
        "پرونده در گام «" + std::string(label_of(step)) + "» است و این کار در آن ممکن نیست.",
        row.source);
  }
  if (row.asks_dispute) {
    const std::optional<Term> term = term_on(*record, on);
    if (term && term->state == TermState::in_dispute) {
      return wrong_state(
          "میان گمرک و صاحب کالا اختلاف باز است؛ تا ابلاغ نظر قطعی، کالا متروکه نمی‌شود.",
          clause("بند الف-۳"));
    }
  }
  if (row.condition != nullptr) {
    std::string reason = row.condition->check(*record, on);
    if (!reason.empty()) return wrong_state(std::move(reason), row.source);
  }
  return {};
}

}  // namespace kotaj::abandoned_goods
