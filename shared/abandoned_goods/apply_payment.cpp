#include <algorithm>

#include "shared/abandoned_goods/apply.h"

// Payment IDs and claims (B11, B13, B14). Whatever is split, and in which order, the IDs that are
// not split sum to the share ID, to the rial.
namespace kotaj::abandoned_goods {
namespace {

using access::Context;

PaymentId* find_payment_id(Round& round, std::string_view payment_id) {
  const auto found =
      std::find_if(round.payment_ids.begin(), round.payment_ids.end(),
                   [&](const PaymentId& one) { return one.payment_id == payment_id; });
  return found == round.payment_ids.end() ? nullptr : &*found;
}

/// An ID is made once: mother, share, cash and refund IDs of all rounds are one series.
bool is_taken(const Case& record, std::string_view payment_id) {
  return std::any_of(record.rounds.begin(), record.rounds.end(), [&](const Round& round) {
    if (round.declaration && round.declaration->mother_payment_id == payment_id) return true;
    return std::any_of(round.payment_ids.begin(), round.payment_ids.end(),
                       [&](const PaymentId& one) { return one.payment_id == payment_id; });
  });
}

Refused check_new_id(const Case& record, std::string_view payment_id, std::string_view field) {
  if (!is_taken(record, payment_id)) return {};
  return invalid(field, "این شناسه پیش‌تر به‌کار رفته است.",
                 clause("بند ب-۱۳"));
}

/// Still to be paid at the bank.
Refused check_payable(const PaymentId* one) {
  if (one == nullptr)
    return invalid("payment_id", "چنین شناسه‌ای در این پرونده نیست.",
                   clause("بند ب-۱۴"));
  if (one->kind == PaymentIdKind::refund) {
    return invalid(
        "payment_id",
        "شناسه مابه‌التفاوت از نوع استرداد است و پرداخت نمی‌شود.",
        clause("بند ب-۱۴"));
  }
  if (one->split) return invalid("payment_id", "این شناسه تفکیک شده است.", clause("بند ب-۱۴"));
  if (one->paid_on) return invalid("payment_id", "این شناسه پرداخت شده است.", clause("بند ب-۱۴"));
  return {};
}

Refused over_payment(std::string_view field) {
  // Interpretation AB-10: the procedure knows the equal and the smaller amount; a greater one is
  // refused.
  return invalid(
      field, "مبلغ بیش از مبلغ شناسه است و پذیرفته نمی‌شود.",
      clause("بند ب-۱۴، تفسیر AB-10"));
}

Claim* find_claim(Case& record, const core::Id& id) {
  for (Round& round : record.rounds) {
    for (Claim& claim : round.claims) {
      if (claim.id == id) return &claim;
    }
  }
  return nullptr;
}

Refused no_claim() {
  return invalid("claim", "چنین مطالبه‌ای در این پرونده نیست.",
                 clause("بند ب-۱۱"));
}

}  // namespace

Done record_mother_id(Case& record, const RecordMotherId& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۱۳")));
  if (auto refused = check_day(record, {payload.issued_on, "issued_on", "تاریخ شناسه"},
                               {round.declaration->assessment_confirmed_on, "تاریخ تأیید ارزیابی"},
                               clause("بند ب-۱۳"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_new_id(record, payload.mother_payment_id, "mother_payment_id"))
    return refuse(*refused);
  round.declaration->mother_payment_id = payload.mother_payment_id;
  round.declaration->mother_payment_on = payload.issued_on;
  return {{}, payload.issued_on, payload.mother_payment_id};
}

Done convert_share_id(Case& record, const ConvertShareId& payload, const Context& context) {
  Round& round = running_round(record);
  if (!round.declaration)
    return refuse(
        invalid({}, "اظهارنامه متروکه‌ای نیست.", clause("بند ب-۱۳")));
  if (auto refused = check_day(record, {payload.converted_on, "converted_on", "تاریخ تبدیل"},
                               {round.declaration->mother_payment_on, "تاریخ شناسه مادر"},
                               clause("بند ب-۱۳"), context)) {
    return refuse(*refused);
  }
  if (auto refused = check_confirmed(payload.confirmed_by_hand, "confirmed_by_hand",
                                     "تأیید دستی شد", clause("بند ب-۱۳"))) {
    return refuse(*refused);
  }
  if (auto refused = check_new_id(record, payload.share_id, "share_id")) return refuse(*refused);
  PaymentId share;
  share.payment_id = payload.share_id;
  share.kind = PaymentIdKind::share;
  share.amount = duties_of(*round.declaration);
  share.made_on = payload.converted_on;
  round.payment_ids.push_back(std::move(share));
  return {{}, payload.converted_on, payload.share_id};
}

Done split_payment_id(Case& record, const SplitPaymentId& payload, const Context& context) {
  Round& round = running_round(record);
  PaymentId* whole = find_payment_id(round, payload.payment_id);
  if (auto refused = check_payable(whole)) return refuse(*refused);
  if (auto refused = check_day(record, {payload.split_on, "split_on", "تاریخ تفکیک"},
                               {whole->made_on, "تاریخ شناسه"}, clause("بند ب-۱۴"), context)) {
    return refuse(*refused);
  }
  if (whole->amount < payload.cash_amount) return refuse(*over_payment("cash_amount"));
  if (whole->amount == payload.cash_amount) {
    return refuse(
        invalid("cash_amount", "مبلغ با مبلغ شناسه یکی است؛ تفکیک لازم نیست.", clause("بند ب-۱۴")));
  }
  if (payload.cash_amount <= 0) {
    return refuse(
        invalid("cash_amount", "«مبلغ پرداختی» باید بیش از صفر باشد.", clause("بند ب-۱۴")));
  }
  if (auto refused = check_new_id(record, payload.cash_id, "cash_id")) return refuse(*refused);
  if (auto refused = check_new_id(record, payload.refund_id, "refund_id")) return refuse(*refused);
  if (payload.cash_id == payload.refund_id) {
    return refuse(invalid(
        "refund_id", "شناسه مابه‌التفاوت با شناسه نقدی یکی است.",
        clause("بند ب-۱۴")));
  }
  whole->split = true;
  PaymentId cash;
  cash.payment_id = payload.cash_id;
  cash.kind = PaymentIdKind::cash;
  cash.amount = payload.cash_amount;
  cash.made_on = payload.split_on;
  cash.split_from = whole->payment_id;
  PaymentId difference = cash;
  difference.payment_id = payload.refund_id;
  difference.kind = PaymentIdKind::refund;
  difference.amount = whole->amount - payload.cash_amount;
  round.payment_ids.push_back(std::move(cash));
  round.payment_ids.push_back(std::move(difference));
  return {{}, payload.split_on, payload.payment_id};
}

Done record_payment(Case& record, const RecordPayment& payload, const Context& context) {
  Round& round = running_round(record);
  PaymentId* one = find_payment_id(round, payload.payment_id);
  if (auto refused = check_payable(one)) return refuse(*refused);
  if (auto refused = check_day(record, {payload.paid_on, "paid_on", "تاریخ پرداخت"},
                               {one->made_on, "تاریخ شناسه"}, clause("بند ب-۱۴"), context)) {
    return refuse(*refused);
  }
  if (one->amount < payload.amount) return refuse(*over_payment("amount"));
  if (payload.amount < one->amount) {
    return refuse(invalid(
        "amount",
        "مبلغ کمتر از مبلغ شناسه است؛ نخست باید با تأیید معاون یا مسئول واحد متروکه تفکیک شود.",
        clause("بند ب-۱۴")));
  }
  one->paid_on = payload.paid_on;
  one->payer = payload.payer;
  one->payment_document = payload.document;
  return {{}, payload.paid_on, payload.payment_id};
}

Done claim_dues(Case& record, const ClaimDues& payload, const Context& context) {
  Round& round = running_round(record);
  if (auto refused = check_day(
          record, {payload.claimed_on, "claimed_on", "تاریخ مطالبه"},
          {round.announcement ? std::optional(round.announcement->announced_on) : std::nullopt,
           "تاریخ اعلام به اموال تملیکی"},
          clause("بند ب-۱۱"), context)) {
    return refuse(*refused);
  }
  if (payload.amount <= 0)
    return refuse(invalid("amount", "«مبلغ» باید بیش از صفر باشد.", clause("بند ب-۱۱")));
  round.claims.push_back(
      {context.operation, payload.kind, payload.amount, payload.claimed_on, payload.letter, {}});
  return {{}, payload.claimed_on, payload.letter};
}

Done record_claim_payment(Case& record, const RecordClaimPayment& payload, const Context& context) {
  Claim* claim = find_claim(record, payload.claim);
  if (claim == nullptr) return refuse(*no_claim());
  if (auto refused = check_day(record, {payload.paid_on, "paid_on", "تاریخ پرداخت سازمان"},
                               {claim->claimed_on, "تاریخ مطالبه"}, clause("بند ب-۱۱"), context)) {
    return refuse(*refused);
  }
  if (payload.to_revenue_on) {
    if (auto refused =
            check_day(record, {*payload.to_revenue_on, "to_revenue_on", "واریز به حساب درآمدی"},
                      {payload.paid_on, "تاریخ پرداخت سازمان"}, clause("بند ب-۱۱"), context)) {
      return refuse(*refused);
    }
  }
  if (payload.amount <= 0)
    return refuse(invalid("amount", "«مبلغ واریزی» باید بیش از صفر باشد.", clause("بند ب-۱۱")));
  if (balance_of(*claim) < payload.amount) {
    return refuse(
        invalid("amount", "مبلغ واریزی بیش از مانده این مطالبه است.", clause("بند ب-۱۱")));
  }
  claim->payments.push_back({context.operation, payload.amount, payload.paid_on,
                             payload.to_revenue_on, payload.document});
  return {{}, payload.paid_on, payload.document};
}

Done record_revenue(Case& record, const RecordRevenue& payload, const Context& context) {
  Claim* claim = find_claim(record, payload.claim);
  if (claim == nullptr) return refuse(*no_claim());
  const auto payment =
      std::find_if(claim->payments.begin(), claim->payments.end(),
                   [&](const ClaimPayment& one) { return one.id == payload.payment; });
  if (payment == claim->payments.end() || payment->to_revenue_on) {
    return refuse(invalid(
        "payment",
        "چنین وصولی‌ای در انتظار واریز به حساب درآمدی نیست.",
        clause("بند ب-۱۱")));
  }
  if (auto refused =
          check_day(record, {payload.to_revenue_on, "to_revenue_on", "واریز به حساب درآمدی"},
                    {payment->paid_on, "تاریخ پرداخت سازمان"}, clause("بند ب-۱۱"), context)) {
    return refuse(*refused);
  }
  payment->to_revenue_on = payload.to_revenue_on;
  return {{}, payload.to_revenue_on, payment->document};
}

}  // namespace kotaj::abandoned_goods
