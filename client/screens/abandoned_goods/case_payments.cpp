#include <string>
#include <vector>

#include "client/screens/abandoned_goods/case_view.h"
#include "shared/core/text.h"

// Payment IDs with what they were split into (B13, B14), and what is claimed of the Organization
// until its balance is zero (B11).
namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::Claim;
using abandoned_goods::PaymentId;
using abandoned_goods::Round;

ui::Cell state_of(const PaymentId& one) {
  if (one.split) return {"تفکیک‌شده", ui::Tone::quiet};
  if (one.paid_on) return {"پرداخت‌شده", ui::Tone::good};
  if (one.kind == abandoned_goods::PaymentIdKind::refund) return {"استرداد", ui::Tone::quiet};
  return {"قابل پرداخت", ui::Tone::warning};
}

void draw_payment_ids(const Round& round) {
  ui::Card card("ids", "شناسه‌های پرداخت");
  if (round.payment_ids.empty()) {
    ui::caption("هنوز شناسه تسهیمی ساخته نشده است (بند ب-۱۳).");
    return;
  }
  std::size_t row = 0;
  for (const PaymentId& one : round.payment_ids) {
    const ui::Scope scope(std::to_string(row));
    if (row++ > 0) ui::divider();
    const ui::Cell state = state_of(one);
    ui::badge(state.tone, state.text);
    const std::vector<ui::Pair> pairs{
        {"شناسه", one.payment_id, ui::ValueKind::identifier},
        {"نوع", std::string(core::label_of(abandoned_goods::payment_id_kind_choices(), one.kind))},
        {"مبلغ", show_rials(one.amount), ui::ValueKind::number},
        {"تاریخ", show_date(one.made_on), ui::ValueKind::date},
        {"بخشی از", one.split_from, ui::ValueKind::identifier},
        {"تاریخ پرداخت", one.paid_on ? show_date(*one.paid_on) : std::string(),
         ui::ValueKind::date},
        {"پرداخت‌کننده",
         one.payer ? std::string(core::label_of(abandoned_goods::payer_kind_choices(), *one.payer))
                   : std::string()},
        {"سند بانکی", one.payment_document},
    };
    ui::pairs("id", pairs);
  }
}

void draw_claim(const Claim& claim) {
  const core::Wide balance = balance_of(claim);
  ui::badge(balance > 0 ? ui::Tone::warning : ui::Tone::good,
            balance > 0 ? "مانده باز" : "تسویه‌شده");
  const std::vector<ui::Pair> pairs{
      {"موضوع", std::string(core::label_of(abandoned_goods::due_kind_choices(), claim.kind))},
      {"مبلغ", show_rials(claim.amount), ui::ValueKind::number},
      {"تاریخ مطالبه", show_date(claim.claimed_on), ui::ValueKind::date},
      {"نامه", claim.letter},
      {"مانده", show_rials(balance), ui::ValueKind::number},
  };
  ui::pairs("claim", pairs);
  std::vector<ui::TimelineEntry> entries;
  for (const abandoned_goods::ClaimPayment& payment : claim.payments) {
    entries.push_back({show_date(payment.paid_on), "وصول " + show_rials(payment.amount),
                       payment.to_revenue_on
                           ? "واریز به حساب درآمدی در " + show_date(*payment.to_revenue_on)
                           : "هنوز به حساب درآمدی واریز نشده است.",
                       payment.to_revenue_on ? ui::Tone::good : ui::Tone::warning});
  }
  if (!entries.empty()) ui::timeline("payments", entries);
}

void draw_claims(const abandoned_goods::Case& record) {
  ui::Card card("claims", "مطالبات از سازمان (بند ب-۱۱)");
  core::Wide open = 0;
  std::size_t row = 0;
  for (const Round& round : record.rounds) {
    for (const Claim& claim : round.claims) {
      const ui::Scope scope(core::to_string(claim.id));
      if (row++ > 0) ui::divider();
      draw_claim(claim);
      open += balance_of(claim);
    }
  }
  if (row == 0) {
    ui::caption("مطالبه‌ای ثبت نشده است.");
  } else {
    ui::label_value("جمع مانده باز", show_rials(open), ui::ValueKind::number);
  }
}

}  // namespace

void draw_payments(CaseView& view) {
  const Round* round = abandoned_goods::last_round(view.record);
  if (round == nullptr || !round->declaration) {
    ui::caption(
        "پرداخت و مطالبه پس از ثبت اظهارنامه متروکه می‌آید.");
    return;
  }
  draw_payment_ids(*round);
  draw_claims(view.record);
}

}  // namespace kotaj::screens::abandoned
