#include <array>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/fields.h"

// The forms of payment and claims, of the way back to the owner, of mistakes, and of the facts of
// the term. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

}  // namespace

template <>
const Description& describe<SplitPaymentId>() {
  static constexpr std::array<Field, 5> fields{{
      member<&SplitPaymentId::payment_id>(
          from(code(1, "payment_id", "شناسه تفکیک‌شونده"), clause("بند ب-۱۴"))),
      member<&SplitPaymentId::split_on>(date(2, "split_on", "تاریخ تفکیک")),
      member<&SplitPaymentId::cash_amount>(
          from(rials(3, "cash_amount", "مبلغ پرداختی"), clause("بند ب-۱۴"))),
      member<&SplitPaymentId::cash_id>(code(4, "cash_id", "شناسه نقدی")),
      member<&SplitPaymentId::refund_id>(
          code(5, "refund_id", "شناسه مابه‌التفاوت (استرداد)")),
  }};
  static constexpr Description table =
      description<SplitPaymentId>("abandoned_goods.split_payment_id", "تفکیک شناسه پرداخت", fields);
  return table;
}

template <>
const Description& describe<RecordPayment>() {
  static constexpr std::array<Field, 5> fields{{
      member<&RecordPayment::payment_id>(code(1, "payment_id", "شناسه پرداخت")),
      member<&RecordPayment::payer>(from(
          choice(2, "payer", "پرداخت‌کننده", payer_kind_choices), clause("بند ب-۱۴"))),
      member<&RecordPayment::amount>(rials(3, "amount", "مبلغ پرداختی")),
      member<&RecordPayment::paid_on>(date(4, "paid_on", "تاریخ پرداخت")),
      member<&RecordPayment::document>(note(5, "document", "شماره سند بانکی", 60)),
  }};
  static constexpr Description table =
      description<RecordPayment>("abandoned_goods.record_payment", "ثبت پرداخت", fields);
  return table;
}

template <>
const Description& describe<ClaimDues>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ClaimDues::kind>(
          from(choice(1, "kind", "موضوع مطالبه", due_kind_choices), clause("بند ب-۱۱"))),
      member<&ClaimDues::amount>(rials(2, "amount", "مبلغ")),
      member<&ClaimDues::claimed_on>(date(3, "claimed_on", "تاریخ مطالبه")),
      member<&ClaimDues::letter>(text(4, "letter", "شماره نامه", 60)),
  }};
  static constexpr Description table =
      description<ClaimDues>("abandoned_goods.claim_dues", "مطالبه وجوه از سازمان", fields);
  return table;
}

template <>
const Description& describe<RecordClaimPayment>() {
  static constexpr std::array<Field, 5> fields{{
      member<&RecordClaimPayment::claim>(id(1, "claim", "مطالبه")),
      member<&RecordClaimPayment::amount>(rials(2, "amount", "مبلغ واریزی")),
      member<&RecordClaimPayment::paid_on>(
          from(date(3, "paid_on", "تاریخ پرداخت سازمان"), clause("بند ب-۱۱"))),
      member<&RecordClaimPayment::to_revenue_on>(
          from(date(4, "to_revenue_on", "تاریخ واریز به حساب درآمدی"), clause("بند ب-۱۱"))),
      member<&RecordClaimPayment::document>(note(5, "document", "شماره سند", 60)),
  }};
  static constexpr Description table = description<RecordClaimPayment>(
      "abandoned_goods.record_claim_payment", "ثبت وصول مطالبه", fields);
  return table;
}

template <>
const Description& describe<RecordRevenue>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RecordRevenue::claim>(id(1, "claim", "مطالبه")),
      member<&RecordRevenue::payment>(id(2, "payment", "وصولی")),
      member<&RecordRevenue::to_revenue_on>(
          from(date(3, "to_revenue_on", "تاریخ واریز به حساب درآمدی"), clause("بند ب-۱۱"))),
  }};
  static constexpr Description table =
      description<RecordRevenue>("abandoned_goods.record_revenue", "واریز به حساب درآمدی", fields);
  return table;
}

template <>
const Description& describe<RequestReturn>() {
  static constexpr std::array<Field, 8> fields{{
      member<&RequestReturn::requested_on>(
          from(date(1, "requested_on", "تاریخ درخواست"), law_article("ماده ۳۳ تبصره ۱"))),
      member<&RequestReturn::requester>(text(2, "requester", "درخواست‌کننده", 100)),
      member<&RequestReturn::way>(
          from(choice(3, "way", "شیوه", return_way_choices), clause("بند د-۱"))),
      member<&RequestReturn::procedure>(choice(4, "procedure", "رویه مورد نظر", procedure_choices)),
      member<&RequestReturn::order_registration>(
          from(code(5, "order_registration", "شماره ثبت سفارش"), clause("بند د-۲"))),
      member<&RequestReturn::currency_allocation>(
          from(code(6, "currency_allocation", "شماره تخصیص ارز"), clause("بند د-۲"))),
      member<&RequestReturn::allocation_valid_until>(
          from(date(7, "allocation_valid_until", "اعتبار تخصیص ارز تا"), clause("بند د-۲"))),
      member<&RequestReturn::not_sold>(
          from(flag(8, "not_sold", "کالا به فروش نرسیده است"), clause("بند د-۱"))),
  }};
  static constexpr Description table =
      description<RequestReturn>("abandoned_goods.request_return", "درخواست اعاده", fields);
  return table;
}

template <>
const Description& describe<ReturnDeclaration>() {
  static constexpr std::array<Field, 2> fields{{
      member<&ReturnDeclaration::returned_on>(
          from(date(1, "returned_on", "تاریخ اعاده"), clause("بند د-۳"))),
      member<&ReturnDeclaration::letter>(note(2, "letter", "نامه سازمان", 60)),
  }};
  static constexpr Description table = description<ReturnDeclaration>(
      "abandoned_goods.return_declaration", "اعاده اظهارنامه", fields);
  return table;
}

template <>
const Description& describe<CancelDeclaration>() {
  static constexpr std::array<Field, 3> fields{{
      member<&CancelDeclaration::cancelled_on>(
          from(date(1, "cancelled_on", "تاریخ ابطال"), clause("بند د-۳"))),
      member<&CancelDeclaration::storage_paid_until>(
          from(date(2, "storage_paid_until", "انبارداری پرداخت‌شده تا"),
               clause("بند د-۲"))),
      member<&CancelDeclaration::custodian_consent>(
          from(text(3, "custodian_consent", "موافقت مرجع تحویل‌گیرنده", 100),
               clause("بند د-۲"))),
  }};
  static constexpr Description table = description<CancelDeclaration>(
      "abandoned_goods.cancel_declaration", "ابطال اظهارنامه متروکه", fields);
  return table;
}

template <>
const Description& describe<ExtendReturned>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ExtendReturned::office>(
          from(choice(1, "office", "موافقت‌کننده", extension_office_choices),
               clause("بند د-۲"))),
      member<&ExtendReturned::until>(date(2, "until", "تا تاریخ")),
      member<&ExtendReturned::letter>(text(3, "letter", "شماره نامه", 60)),
      member<&ExtendReturned::custodian_consent>(
          text(4, "custodian_consent", "موافقت مرجع تحویل‌گیرنده", 100)),
  }};
  static constexpr Description table =
      description<ExtendReturned>("abandoned_goods.extend_returned",
                                  "تمدید مهلت کالای اعاده‌شده", fields);
  return table;
}

template <>
const Description& describe<DeclareProcedure>() {
  static constexpr std::array<Field, 5> fields{{
      member<&DeclareProcedure::procedure>(choice(1, "procedure", "رویه", procedure_choices)),
      member<&DeclareProcedure::kotaj>(kotaj(2, "kotaj", "کوتاژ")),
      member<&DeclareProcedure::registered_on>(date(3, "registered_on", "تاریخ کوتاژ")),
      member<&DeclareProcedure::third_party>(
          from(note(4, "third_party", "شخص ثالث", 100), clause("بند د-۴"))),
      member<&DeclareProcedure::negotiable_receipt>(from(
          blank(code(5, "negotiable_receipt", "شماره قبض انبار قابل معامله")), clause("بند د-۴"))),
  }};
  static constexpr Description table = description<DeclareProcedure>(
      "abandoned_goods.declare_procedure", "اظهار کالای اعاده‌شده", fields);
  return table;
}

template <>
const Description& describe<RecordRelease>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RecordRelease::kind>(
          from(choice(1, "kind", "نوع سند", release_kind_choices), law_article("ماده ۲۴ تبصره ۲"))),
      member<&RecordRelease::document>(text(2, "document", "شماره سند", 60)),
      member<&RecordRelease::issued_on>(date(3, "issued_on", "تاریخ سند")),
  }};
  static constexpr Description table =
      description<RecordRelease>("abandoned_goods.record_release", "سند ترخیص یا فروش", fields);
  return table;
}

template <>
const Description& describe<ExtendRelease>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ExtendRelease::until>(
          from(date(1, "until", "تا تاریخ"), law_article("ماده ۲۴ تبصره ۲"))),
      member<&ExtendRelease::custodian_consent>(
          text(2, "custodian_consent", "موافقت مرجع تحویل‌گیرنده", 100)),
      member<&ExtendRelease::customs_consent>(text(3, "customs_consent", "موافقت گمرک", 100)),
  }};
  static constexpr Description table =
      description<ExtendRelease>("abandoned_goods.extend_release", "تمدید مهلت خروج", fields);
  return table;
}

template <>
const Description& describe<RecordExit>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RecordExit::exited_on>(date(1, "exited_on", "تاریخ خروج")),
      member<&RecordExit::dues_paid>(from(
          flag(2, "dues_paid", "همه وجوه و هزینه‌ها پرداخت شده است"),
          clause("بند د-۱"))),
      member<&RecordExit::documents>(note(3, "documents", "اسناد", 300)),
  }};
  static constexpr Description table =
      description<RecordExit>("abandoned_goods.record_exit", "خروج کالا", fields);
  return table;
}

template <>
const Description& describe<ApproveWithdrawal>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ApproveWithdrawal::mistake>(
          from(choice(1, "mistake", "سبب", mistake_kind_choices), clause("بند ب-۱۲"))),
      member<&ApproveWithdrawal::reason>(text(2, "reason", "دلیل", 400)),
      member<&ApproveWithdrawal::letter>(note(3, "letter", "نامه گمرک اجرایی", 60)),
  }};
  static constexpr Description table = description<ApproveWithdrawal>(
      "abandoned_goods.approve_withdrawal", "لغو تشریفات متروکه", fields);
  return table;
}

template <>
const Description& describe<FieldChange>() {
  static constexpr std::array<Field, 4> fields{{
      member<&FieldChange::line>(
          helped(count(1, "line", "ردیف"), "ردیف اظهارنامه؛ صفر برای خود قبض یا اظهارنامه.")),
      member<&FieldChange::field>(latin(2, "field", "قلم")),
      member<&FieldChange::old_value>(note(3, "old_value", "مقدار پیشین", 300)),
      member<&FieldChange::new_value>(note(4, "new_value", "مقدار درست", 300)),
  }};
  static constexpr Description table =
      description<FieldChange>("abandoned_goods.field_change", "تغییر یک قلم", fields);
  return table;
}

template <>
const Description& describe<ApproveAmendment>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ApproveAmendment::mistake>(
          from(choice(1, "mistake", "سبب", mistake_kind_choices), clause("بند ب-۱۲"))),
      list_member<&ApproveAmendment::changes>(rows(2, "changes", "تغییرها", limits::changes)),
      member<&ApproveAmendment::reason>(text(3, "reason", "دلیل", 400)),
      member<&ApproveAmendment::letter>(note(4, "letter", "نامه گمرک اجرایی", 60)),
  }};
  static constexpr Description table = description<ApproveAmendment>(
      "abandoned_goods.approve_amendment", "اصلاح اظهارنامه متروکه", fields);
  return table;
}

template <>
const Description& describe<Confiscate>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Confiscate::confiscated_on>(
          from(date(1, "confiscated_on", "تاریخ ضبط"), law_article("ماده ۳۵"))),
      member<&Confiscate::minutes>(text(2, "minutes", "شماره صورت‌مجلس", 60)),
      member<&Confiscate::reason>(text(3, "reason", "سبب ممنوعیت", 400)),
  }};
  static constexpr Description table =
      description<Confiscate>("abandoned_goods.confiscate", "ضبط کالای ممنوع", fields);
  return table;
}

template <>
const Description& describe<OpenDispute>() {
  static constexpr std::array<Field, 3> fields{{
      member<&OpenDispute::from>(
          fields::from(date(1, "from", "تاریخ آغاز اختلاف"), clause("بند الف-۳"))),
      member<&OpenDispute::subject>(text(2, "subject", "موضوع اختلاف", 300)),
      member<&OpenDispute::documents>(note(3, "documents", "اسناد", 300)),
  }};
  static constexpr Description table =
      description<OpenDispute>("abandoned_goods.open_dispute", "ثبت اختلاف", fields);
  return table;
}

template <>
const Description& describe<NotifyOpinion>() {
  static constexpr std::array<Field, 3> fields{{
      member<&NotifyOpinion::dispute>(id(1, "dispute", "اختلاف")),
      member<&NotifyOpinion::notified_on>(fields::from(
          date(2, "notified_on", "تاریخ ابلاغ نظر یا رأی قطعی"), law_article("ماده ۲۴ تبصره ۳"))),
      member<&NotifyOpinion::ruling>(text(3, "ruling", "نظر یا رأی قطعی", 400)),
  }};
  static constexpr Description table =
      description<NotifyOpinion>("abandoned_goods.notify_opinion", "ابلاغ نظر قطعی", fields);
  return table;
}

template <>
const Description& describe<RecordZoneTerm>() {
  static constexpr std::array<Field, 2> fields{{
      member<&RecordZoneTerm::zone_term_ends>(
          fields::from(date(1, "zone_term_ends", "پایان مهلت"), law_article("ماده ۲۴ تبصره ۴"))),
      member<&RecordZoneTerm::document>(note(2, "document", "سند سازمان منطقه", 100)),
  }};
  static constexpr Description table =
      description<RecordZoneTerm>("abandoned_goods.record_zone_term", "مهلت سازمان منطقه", fields);
  return table;
}

template <>
const Description& describe<RecordMove>() {
  static constexpr std::array<Field, 2> fields{{
      member<&RecordMove::moved_on>(
          fields::from(date(1, "moved_on", "تاریخ انتقال"), law_article("ماده ۲۴ تبصره ۱"))),
      member<&RecordMove::warehouse>(text(2, "warehouse", "انبار مقصد", 100)),
  }};
  static constexpr Description table =
      description<RecordMove>("abandoned_goods.record_move", "انتقال به انبار مناسب", fields);
  return table;
}

template <>
const Description& describe<CorrectReceipt>() {
  static constexpr std::array<Field, 3> fields{{
      list_member<&CorrectReceipt::changes>(rows(1, "changes", "تغییرها", limits::changes)),
      member<&CorrectReceipt::reason>(text(2, "reason", "دلیل", 300)),
      member<&CorrectReceipt::documents>(note(3, "documents", "اسناد", 300)),
  }};
  static constexpr Description table =
      description<CorrectReceipt>("abandoned_goods.correct_receipt", "اصلاح قبض انبار", fields);
  return table;
}

template <>
const Description& describe<FollowUp>() {
  static constexpr std::array<Field, 2> fields{{
      member<&FollowUp::followed_on>(
          fields::from(date(1, "followed_on", "تاریخ پیگیری"), clause("بند ب-۲"))),
      member<&FollowUp::note>(text(2, "note", "شرح پیگیری", 200)),
  }};
  static constexpr Description table =
      description<FollowUp>("abandoned_goods.follow_up", "پیگیری روزانه", fields);
  return table;
}

template <>
const Description& describe<AddDocument>() {
  static constexpr std::array<Field, 5> fields{{
      member<&AddDocument::title>(text(1, "title", "عنوان", 100)),
      member<&AddDocument::number>(note(2, "number", "شماره", 60)),
      member<&AddDocument::dated_on>(date(3, "dated_on", "تاریخ")),
      member<&AddDocument::file>(note(4, "file", "نام فایل", 150)),
      member<&AddDocument::note>(note(5, "note", "توضیح", 200)),
  }};
  static constexpr Description table =
      description<AddDocument>("abandoned_goods.add_document", "افزودن سند", fields);
  return table;
}

}  // namespace kotaj::core
