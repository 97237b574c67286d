#include <array>

#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/fields.h"

// The tables of the case's fields. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

}  // namespace

template <>
const Description& describe<DisputeRecord>() {
  static constexpr std::array<Field, 6> fields{{
      member<&DisputeRecord::id>(id(1, "id", "شناسه")),
      member<&DisputeRecord::from>(date(2, "from", "تاریخ آغاز")),
      member<&DisputeRecord::subject>(text(3, "subject", "موضوع", 300)),
      member<&DisputeRecord::documents>(note(4, "documents", "اسناد", 300)),
      member<&DisputeRecord::notified_on>(date(5, "notified_on", "تاریخ ابلاغ نظر قطعی")),
      member<&DisputeRecord::ruling>(note(6, "ruling", "نظر یا رأی قطعی", 400)),
  }};
  static constexpr Description table =
      description<DisputeRecord>("abandoned_goods.dispute_record", "اختلاف", fields);
  return table;
}

template <>
const Description& describe<DeclaredLine>() {
  static constexpr std::array<Field, 20> fields{{
      member<&DeclaredLine::goods>(searched(text(1, "goods", "شرح کالا"))),
      member<&DeclaredLine::hs_code>(searched(hs_code(2, "hs_code", "کد تعرفه (HS)"))),
      member<&DeclaredLine::gross>(mass(3, "gross", "وزن ناخالص")),
      member<&DeclaredLine::packages>(count(4, "packages", "تعداد بسته")),
      member<&DeclaredLine::package_kind>(note(5, "package_kind", "نوع بسته", 40)),
      member<&DeclaredLine::container>(searched(blank(container(6, "container", "شماره کانتینر")))),
      member<&DeclaredLine::condition>(note(7, "condition", "وضع کالا", 150)),
      member<&DeclaredLine::registered_usd>(dollars(8, "registered_usd", "ارزش زمان ثبت")),
      member<&DeclaredLine::needs_value_id>(flag(9, "needs_value_id", "مشمول قانون خودرو")),
      member<&DeclaredLine::value_id>(blank(code(10, "value_id", "شناسه ارزش"))),
      member<&DeclaredLine::method>(
          choice(11, "method", "روش ارزش‌گذاری", value_method_choices)),
      list_member<&DeclaredLine::earlier>(
          list(12, "earlier", "روش‌های پیش از آن", 5)),
      member<&DeclaredLine::value_usd>(dollars(13, "value_usd", "ارزش دلاری")),
      member<&DeclaredLine::value_irr>(rials(14, "value_irr", "ارزش ریالی")),
      member<&DeclaredLine::customs_duty>(rials(15, "customs_duty", "حقوق گمرکی")),
      member<&DeclaredLine::commercial_profit>(rials(16, "commercial_profit", "سود بازرگانی")),
      member<&DeclaredLine::other_dues>(rials(17, "other_dues", "سایر وجوه")),
      member<&DeclaredLine::vat>(rials(18, "vat", "مالیات ارزش افزوده")),
      record_member<&DeclaredLine::rates>(part(19, "rates", "نرخ‌های تعرفه")),
      member<&DeclaredLine::dues_reason>(note(20, "dues_reason", "دلیل اصلاح مبلغ تعرفه", 300)),
  }};
  static constexpr Description table =
      description<DeclaredLine>("abandoned_goods.declared_line", "ردیف اظهارنامه متروکه", fields);
  return table;
}

template <>
const Description& describe<Declaration>() {
  static constexpr std::array<Field, 17> fields{{
      member<&Declaration::kotaj>(searched(kotaj(1, "kotaj", "شماره کوتاژ"))),
      member<&Declaration::registered_on>(date(2, "registered_on", "تاریخ ثبت کوتاژ")),
      member<&Declaration::owner_name>(
          from(text(3, "owner_name", "صاحب کالا (خانه ۱)", 100), clause("بند ب-۶"))),
      member<&Declaration::owner_legal_id>(
          from(of_type(FieldType::legal_id, 4, "owner_legal_id", "شناسه ملی صاحب کالا (خانه ۱)"),
               clause("بند ب-۶"))),
      member<&Declaration::owner_address>(
          from(text(5, "owner_address", "نشانی صاحب کالا (خانه ۱)", 200), clause("بند ب-۶"))),
      member<&Declaration::declarant>(
          from(text(6, "declarant", "اظهارکننده (خانه‌های ۸ و ۱۴)", 60),
               clause("بند ب-۶"))),
      member<&Declaration::receipt_number>(
          from(code(7, "receipt_number", "شماره قبض انبار (خانه ۳۱)"), clause("بند ب-۱۵"))),
      list_member<&Declaration::permits>(list(8, "permits", "مجوزهای لازم", limits::permits)),
      member<&Declaration::permit_text>(
          from(note(9, "permit_text", "متن مجوزها", 1000), clause("بند ب-۱"))),
      member<&Declaration::no_dispute_confirmed_by>(from(
          note(10, "no_dispute_confirmed_by", "تأییدکننده نبودن اختلاف"), clause("بند الف-۳"))),
      list_member<&Declaration::lines>(list(11, "lines", "ردیف‌ها", limits::goods_lines)),
      member<&Declaration::valued_on>(date(12, "valued_on", "تاریخ ارزش‌گذاری")),
      member<&Declaration::usd_rate>(rials(13, "usd_rate", "نرخ برابری دلار")),
      member<&Declaration::assessment_confirmed_on>(
          date(14, "assessment_confirmed_on", "تاریخ تأیید نهایی ارزیابی")),
      member<&Declaration::assessment_confirmed_by>(
          note(15, "assessment_confirmed_by", "تأییدکننده ارزیابی")),
      member<&Declaration::mother_payment_id>(
          searched(blank(code(16, "mother_payment_id", "شناسه پرداخت مادر")))),
      member<&Declaration::mother_payment_on>(date(17, "mother_payment_on", "تاریخ شناسه مادر")),
  }};
  static constexpr Description table =
      description<Declaration>("abandoned_goods.declaration", "اظهارنامه متروکه", fields);
  return table;
}

template <>
const Description& describe<PaymentId>() {
  static constexpr std::array<Field, 9> fields{{
      member<&PaymentId::payment_id>(searched(code(1, "payment_id", "شناسه پرداخت"))),
      member<&PaymentId::kind>(choice(2, "kind", "نوع", payment_id_kind_choices)),
      member<&PaymentId::amount>(rials(3, "amount", "مبلغ")),
      member<&PaymentId::made_on>(date(4, "made_on", "تاریخ")),
      member<&PaymentId::split_from>(blank(code(5, "split_from", "از شناسه"))),
      member<&PaymentId::split>(flag(6, "split", "تفکیک شد")),
      member<&PaymentId::paid_on>(date(7, "paid_on", "تاریخ پرداخت")),
      member<&PaymentId::payer>(
          choice(8, "payer", "پرداخت‌کننده", payer_kind_choices)),
      member<&PaymentId::payment_document>(note(9, "payment_document", "شماره سند بانکی", 60)),
  }};
  static constexpr Description table =
      description<PaymentId>("abandoned_goods.payment_id", "شناسه پرداخت", fields);
  return table;
}

template <>
const Description& describe<ClaimPayment>() {
  static constexpr std::array<Field, 5> fields{{
      member<&ClaimPayment::id>(id(1, "id", "شناسه")),
      member<&ClaimPayment::amount>(rials(2, "amount", "مبلغ")),
      member<&ClaimPayment::paid_on>(date(3, "paid_on", "تاریخ پرداخت")),
      member<&ClaimPayment::to_revenue_on>(date(4, "to_revenue_on", "واریز به حساب درآمدی")),
      member<&ClaimPayment::document>(note(5, "document", "شماره سند", 60)),
  }};
  static constexpr Description table =
      description<ClaimPayment>("abandoned_goods.claim_payment", "وصولی", fields);
  return table;
}

template <>
const Description& describe<Claim>() {
  static constexpr std::array<Field, 6> fields{{
      member<&Claim::id>(id(1, "id", "شناسه")),
      member<&Claim::kind>(choice(2, "kind", "موضوع", due_kind_choices)),
      member<&Claim::amount>(rials(3, "amount", "مبلغ")),
      member<&Claim::claimed_on>(date(4, "claimed_on", "تاریخ مطالبه")),
      member<&Claim::letter>(text(5, "letter", "شماره نامه", 60)),
      list_member<&Claim::payments>(
          list(6, "payments", "وصولی‌ها", limits::claim_payments)),
  }};
  static constexpr Description table =
      description<Claim>("abandoned_goods.claim", "مطالبه", fields);
  return table;
}

template <>
const Description& describe<Demand>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Demand::demanded_on>(date(1, "demanded_on", "تاریخ مطالبه")),
      member<&Demand::letter>(text(2, "letter", "شماره نامه", 60)),
      member<&Demand::note>(note(3, "note", "توضیح")),
  }};
  static constexpr Description table =
      description<Demand>("abandoned_goods.demand", "مطالبه انتقال", fields);
  return table;
}

template <>
const Description& describe<Round>() {
  static constexpr std::array<Field, 18> fields{{
      record_member<&Round::warning>(part(1, "warning", "اخطار")),
      record_member<&Round::dispatch>(part(2, "dispatch", "اعزام ارزیاب")),
      record_member<&Round::inspection>(part(3, "inspection", "گزارش بازدید")),
      record_member<&Round::declaration>(part(4, "declaration", "اظهارنامه متروکه")),
      list_member<&Round::payment_ids>(
          list(5, "payment_ids", "شناسه‌های پرداخت", limits::payment_ids)),
      list_member<&Round::claims>(list(6, "claims", "مطالبات", limits::claims)),
      record_member<&Round::announcement>(part(7, "announcement", "اعلام به سازمان")),
      list_member<&Round::demands>(list(8, "demands", "مطالبه انتقال", limits::demands)),
      record_member<&Round::taking>(part(9, "taking", "تحویل به سازمان")),
      record_member<&Round::settlement>(part(10, "settlement", "تعیین تکلیف")),
      record_member<&Round::return_request>(part(11, "return_request", "درخواست اعاده")),
      record_member<&Round::returning>(part(12, "returning", "اعاده")),
      record_member<&Round::cancellation>(part(13, "cancellation", "ابطال")),
      record_member<&Round::return_extension>(
          part(14, "return_extension", "تمدید مهلت کالای اعاده‌شده")),
      record_member<&Round::procedure>(
          part(15, "procedure", "اظهار کالای اعاده‌شده")),
      record_member<&Round::release>(part(16, "release", "سند ترخیص یا فروش")),
      record_member<&Round::release_extension>(part(17, "release_extension", "تمدید مهلت خروج")),
      record_member<&Round::exit>(part(18, "exit", "خروج")),
  }};
  static constexpr Description table =
      description<Round>("abandoned_goods.round", "نوبت رسیدگی", fields);
  return table;
}

template <>
const Description& describe<Correction>() {
  static constexpr std::array<Field, 9> fields{{
      member<&Correction::id>(id(1, "id", "شناسه")),
      member<&Correction::line>(count(2, "line", "ردیف")),
      member<&Correction::field>(latin(3, "field", "قلم")),
      member<&Correction::old_value>(note(4, "old_value", "مقدار پیشین", 300)),
      member<&Correction::new_value>(note(5, "new_value", "مقدار درست", 300)),
      member<&Correction::reason>(note(6, "reason", "دلیل", 400)),
      member<&Correction::documents>(note(7, "documents", "اسناد", 300)),
      member<&Correction::by>(system(latin(8, "by", "ثبت‌کننده"))),
      member<&Correction::at>(moment(9, "at", "زمان ثبت")),
  }};
  static constexpr Description table =
      description<Correction>("abandoned_goods.correction", "اصلاح", fields);
  return table;
}

template <>
const Description& describe<Approval>() {
  static constexpr std::array<Field, 8> fields{{
      member<&Approval::id>(id(1, "id", "شناسه")),
      member<&Approval::withdrawn>(flag(2, "withdrawn", "لغو")),
      member<&Approval::mistake>(choice(3, "mistake", "سبب", mistake_kind_choices)),
      member<&Approval::reason>(text(4, "reason", "دلیل", 400)),
      member<&Approval::letter>(note(5, "letter", "نامه", 60)),
      member<&Approval::by>(system(latin(6, "by", "ثبت‌کننده"))),
      member<&Approval::name>(system(text(7, "name", "نام"))),
      member<&Approval::at>(moment(8, "at", "زمان ثبت")),
  }};
  static constexpr Description table =
      description<Approval>("abandoned_goods.approval", "تأیید بالاترین مقام استان", fields);
  return table;
}

template <>
const Description& describe<Document>() {
  static constexpr std::array<Field, 8> fields{{
      member<&Document::id>(id(1, "id", "شناسه")),
      member<&Document::title>(searched(text(2, "title", "عنوان", 100))),
      member<&Document::number>(note(3, "number", "شماره", 60)),
      member<&Document::dated_on>(date(4, "dated_on", "تاریخ")),
      member<&Document::file>(note(5, "file", "نام فایل", 150)),
      member<&Document::note>(note(6, "note", "توضیح", 200)),
      member<&Document::by>(system(latin(7, "by", "ثبت‌کننده"))),
      member<&Document::at>(moment(8, "at", "زمان ثبت")),
  }};
  static constexpr Description table =
      description<Document>("abandoned_goods.document", "سند", fields);
  return table;
}

template <>
const Description& describe<Event>() {
  static constexpr std::array<Field, 11> fields{{
      member<&Event::operation>(id(1, "operation", "عملیات")),
      member<&Event::act>(system(latin(2, "act", "کار"))),
      member<&Event::user>(system(latin(3, "user", "نام کاربری"))),
      member<&Event::name>(system(text(4, "name", "نام"))),
      member<&Event::position>(system(choice(5, "position", "سمت", access::positions))),
      member<&Event::assignment>(id(6, "assignment", "انتصاب")),
      member<&Event::at>(moment(7, "at", "زمان ثبت")),
      member<&Event::made_at>(moment(8, "made_at", "زمان اعلامی")),
      member<&Event::event_day>(date(9, "event_day", "روز رویداد")),
      member<&Event::step>(choice(10, "step", "گام پس از آن", step_choices)),
      member<&Event::detail>(note(11, "detail", "شرح", limits::detail_code_points + 1)),
  }};
  static constexpr Description table =
      description<Event>("abandoned_goods.event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<Case>() {
  static constexpr std::array<Field, 12> fields{{
      record_member<&Case::receipt>(part(1, "receipt", "قبض انبار")),
      member<&Case::step>(system(choice(2, "step", "گام", step_choices))),
      record_member<&Case::extension>(part(3, "extension", "تمدید مهلت نگهداری")),
      list_member<&Case::disputes>(list(4, "disputes", "اختلاف‌ها", limits::disputes)),
      list_member<&Case::rounds>(
          list(5, "rounds", "نوبت‌های رسیدگی", limits::rounds)),
      record_member<&Case::confiscation>(part(6, "confiscation", "ضبط")),
      list_member<&Case::approvals>(
          list(7, "approvals", "تأییدهای بالاترین مقام استان", limits::approvals)),
      list_member<&Case::corrections>(list(8, "corrections", "اصلاحات", limits::corrections)),
      list_member<&Case::documents>(list(9, "documents", "اسناد", limits::documents)),
      member<&Case::opened_at>(moment(10, "opened_at", "زمان گشودن")),
      member<&Case::changed_at>(moment(11, "changed_at", "آخرین تغییر")),
      list_member<&Case::events>(list(12, "events", "رویدادها", limits::events)),
  }};
  static constexpr Description table =
      description<Case>("abandoned_goods.case", "پرونده کالای متروکه", fields);
  return table;
}

}  // namespace kotaj::core
