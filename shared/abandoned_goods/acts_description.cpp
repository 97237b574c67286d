#include <array>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/fields.h"

// The forms of the acts from the warning to the announced declaration. Member numbers are never
// reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

}  // namespace

template <>
const Description& describe<ServeWarning>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ServeWarning::served_on>(
          from(date(1, "served_on", "تاریخ ابلاغ"), clause("بند الف-۱"))),
      member<&ServeWarning::served_by>(
          from(choice(2, "served_by", "ابلاغ‌کننده", warning_server_choices),
               clause("بند الف-۲"))),
      member<&ServeWarning::way>(choice(3, "way", "شیوه ابلاغ", service_way_choices)),
      member<&ServeWarning::document>(note(4, "document", "شماره اخطار", 80)),
  }};
  static constexpr Description table =
      description<ServeWarning>("abandoned_goods.serve_warning", "ابلاغ اخطار متروکه", fields);
  return table;
}

template <>
const Description& describe<DispatchAssessors>() {
  static constexpr std::array<Field, 4> fields{{
      member<&DispatchAssessors::dispatched_on>(date(1, "dispatched_on", "تاریخ اعزام")),
      member<&DispatchAssessors::custodian_turn_on>(
          date(2, "custodian_turn_on", "نوبت مرجع تحویل‌گیرنده")),
      member<&DispatchAssessors::assessors>(text(3, "assessors", "ارزیابان")),
      member<&DispatchAssessors::goods_present>(helped(
          flag(4, "goods_present", "کالا در انبار موجود است"),
          "کالایی که از انبار رفته است ارزیابی نمی‌شود.")),
  }};
  static constexpr Description table =
      description<DispatchAssessors>("abandoned_goods.dispatch_assessors", "اعزام ارزیاب", fields);
  return table;
}

template <>
const Description& describe<InspectedLine>() {
  static constexpr std::array<Field, 8> fields{{
      member<&InspectedLine::goods>(searched(text(1, "goods", "شرح کالا"))),
      member<&InspectedLine::hs_code>(searched(hs_code(2, "hs_code", "کد تعرفه (HS)"))),
      member<&InspectedLine::gross>(mass(3, "gross", "وزن ناخالص")),
      member<&InspectedLine::packages>(count(4, "packages", "تعداد بسته")),
      member<&InspectedLine::package_kind>(note(5, "package_kind", "نوع بسته", 40)),
      member<&InspectedLine::container>(blank(container(6, "container", "شماره کانتینر"))),
      member<&InspectedLine::condition>(note(7, "condition", "وضع کالا", 150)),
      member<&InspectedLine::photos>(note(8, "photos", "نام عکس‌ها", 150)),
  }};
  static constexpr Description table =
      description<InspectedLine>("abandoned_goods.inspected_line", "ردیف بازدید", fields);
  return table;
}

template <>
const Description& describe<Inspect>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Inspect::inspected_on>(date(1, "inspected_on", "تاریخ بازدید")),
      member<&Inspect::report>(of_type(FieldType::multiline, 2, "report", "گزارش")),
      list_member<&Inspect::lines>(rows(3, "lines", "کالاها", limits::goods_lines)),
  }};
  static constexpr Description table =
      description<Inspect>("abandoned_goods.inspect", "گزارش بازدید", fields);
  return table;
}

template <>
const Description& describe<LineValue>() {
  static constexpr std::array<Field, 2> fields{{
      member<&LineValue::line>(count(1, "line", "ردیف")),
      member<&LineValue::value_usd>(from(dollars(2, "value_usd", "ارزش دلاری"), clause("بند ب-۴"))),
  }};
  static constexpr Description table =
      description<LineValue>("abandoned_goods.line_value", "ارزش اظهاری پیشین ردیف", fields);
  return table;
}

template <>
const Description& describe<NeededPermit>() {
  static constexpr std::array<Field, 3> fields{{
      member<&NeededPermit::line>(count(1, "line", "ردیف")),
      member<&NeededPermit::permit>(
          from(choice(2, "permit", "مجوز", permit_choices), clause("بند ب-۱"))),
      member<&NeededPermit::note>(note(3, "note", "توضیح", 80)),
  }};
  static constexpr Description table =
      description<NeededPermit>("abandoned_goods.needed_permit", "مجوز لازم", fields);
  return table;
}

template <>
const Description& describe<RegisterDeclaration>() {
  static constexpr std::array<Field, 5> fields{{
      member<&RegisterDeclaration::kotaj>(kotaj(1, "kotaj", "شماره کوتاژ")),
      member<&RegisterDeclaration::registered_on>(date(2, "registered_on", "تاریخ ثبت کوتاژ")),
      member<&RegisterDeclaration::no_open_dispute>(from(
          flag(3, "no_open_dispute", "اختلافی با صاحب کالا در جریان نیست"), clause("بند الف-۳"))),
      list_member<&RegisterDeclaration::values>(
          from(list(4, "values", "ارزش اظهاری پیشین ردیف‌ها",
                    limits::goods_lines),
               clause("بند ب-۴"))),
      list_member<&RegisterDeclaration::permits>(
          from(list(5, "permits", "مجوزهای لازم", limits::permits), clause("بند ب-۱"))),
  }};
  static constexpr Description table = description<RegisterDeclaration>(
      "abandoned_goods.register_declaration", "ثبت اظهارنامه متروکه", fields);
  return table;
}

template <>
const Description& describe<EarlierMethod>() {
  static constexpr std::array<Field, 2> fields{{
      member<&EarlierMethod::method>(
          from(choice(1, "method", "روش", value_method_choices), law_article("ماده ۱۵"))),
      member<&EarlierMethod::reason>(text(2, "reason", "چرا به‌کار نرفت", 100)),
  }};
  static constexpr Description table =
      description<EarlierMethod>("abandoned_goods.earlier_method", "دلیل کنار گذاشتن روش", fields);
  return table;
}

template <>
const Description& describe<LineValuation>() {
  static constexpr std::string_view by_tariff =
      "خالی بماند مبلغ از نرخ تعرفه روز ثبت حساب می‌شود؛ مبلغ دیگر دلیل می‌خواهد. تعرفه بی‌نرخ را کارشناس می‌نویسد.";
  static constexpr std::array<Field, 10> fields{{
      member<&LineValuation::line>(count(1, "line", "ردیف")),
      member<&LineValuation::method>(
          from(choice(2, "method", "روش ارزش‌گذاری", value_method_choices),
               law_article("ماده ۱۵"))),
      list_member<&LineValuation::earlier>(
          from(list(3, "earlier", "روش‌های پیش از آن", 5), law_article("ماده ۱۵"))),
      member<&LineValuation::value_usd>(dollars(4, "value_usd", "ارزش دلاری")),
      member<&LineValuation::needs_value_id>(
          from(flag(5, "needs_value_id", "مشمول قانون خودرو"), clause("بند ب-۵"))),
      member<&LineValuation::value_id>(
          from(blank(code(6, "value_id", "شناسه ارزش")), clause("بند ب-۵"))),
      member<&LineValuation::commercial_profit>(
          helped(rials(7, "commercial_profit", "سود بازرگانی"), by_tariff)),
      member<&LineValuation::other_dues>(helped(rials(8, "other_dues", "سایر وجوه"), by_tariff)),
      member<&LineValuation::vat>(helped(rials(9, "vat", "مالیات ارزش افزوده"), by_tariff)),
      member<&LineValuation::dues_reason>(note(10, "dues_reason", "دلیل اصلاح مبلغ تعرفه", 300)),
  }};
  static constexpr Description table = description<LineValuation>(
      "abandoned_goods.line_valuation", "ارزش‌گذاری ردیف", fields);
  return table;
}

template <>
const Description& describe<ValueGoods>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ValueGoods::valued_on>(date(1, "valued_on", "تاریخ ارزش‌گذاری")),
      member<&ValueGoods::usd_rate>(
          from(rials(2, "usd_rate", "نرخ برابری دلار در روز ثبت اظهارنامه"), clause("بند ب-۳"))),
      list_member<&ValueGoods::lines>(rows(3, "lines", "ردیف‌ها", limits::goods_lines)),
  }};
  static constexpr Description table = description<ValueGoods>(
      "abandoned_goods.value_goods", "اصلاح ارزش و محاسبه حقوق ورودی", fields);
  return table;
}

template <>
const Description& describe<ConfirmAssessment>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ConfirmAssessment::confirmed_on>(date(1, "confirmed_on", "تاریخ تأیید")),
  }};
  static constexpr Description table = description<ConfirmAssessment>(
      "abandoned_goods.confirm_assessment", "تأیید نهایی ارزیابی", fields);
  return table;
}

template <>
const Description& describe<RecordMotherId>() {
  static constexpr std::array<Field, 2> fields{{
      member<&RecordMotherId::mother_payment_id>(
          from(code(1, "mother_payment_id", "شناسه پرداخت مادر"), clause("بند ب-۱۳"))),
      member<&RecordMotherId::issued_on>(date(2, "issued_on", "تاریخ شناسه")),
  }};
  static constexpr Description table =
      description<RecordMotherId>("abandoned_goods.record_mother_id", "شناسه پرداخت مادر", fields);
  return table;
}

template <>
const Description& describe<ConvertShareId>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ConvertShareId::share_id>(
          from(code(1, "share_id", "شناسه تسهیم (متروکه)"), clause("بند ب-۱۳"))),
      member<&ConvertShareId::converted_on>(date(2, "converted_on", "تاریخ تبدیل")),
      member<&ConvertShareId::confirmed_by_hand>(
          from(flag(3, "confirmed_by_hand", "تأیید دستی شد"), clause("بند ب-۱۳"))),
  }};
  static constexpr Description table = description<ConvertShareId>(
      "abandoned_goods.convert_share_id", "تبدیل به شناسه تسهیم", fields);
  return table;
}

template <>
const Description& describe<Announce>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Announce::announced_on>(date(1, "announced_on", "تاریخ اعلام به اموال تملیکی")),
      member<&Announce::letter>(text(2, "letter", "شماره نامه", 60)),
      member<&Announce::addressee>(text(3, "addressee", "اداره اموال تملیکی", 100)),
      list_member<&Announce::permits>(
          from(list(4, "permits", "مجوزهای لازم پیش از تحویل به خریدار", limits::permits),
               clause("بند ب-۱"))),
  }};
  static constexpr Description table =
      description<Announce>("abandoned_goods.announce", "اعلام به سازمان اموال تملیکی", fields);
  return table;
}

template <>
const Description& describe<DemandRemoval>() {
  static constexpr std::array<Field, 3> fields{{
      member<&DemandRemoval::demanded_on>(
          from(date(1, "demanded_on", "تاریخ مطالبه"), clause("بند ب-۱۰"))),
      member<&DemandRemoval::letter>(text(2, "letter", "شماره نامه", 60)),
      member<&DemandRemoval::note>(note(3, "note", "توضیح")),
  }};
  static constexpr Description table =
      description<DemandRemoval>("abandoned_goods.demand_removal", "مطالبه انتقال کالا", fields);
  return table;
}

template <>
const Description& describe<TakeOut>() {
  static constexpr std::array<Field, 4> fields{{
      member<&TakeOut::taken_on>(
          from(date(1, "taken_on", "تاریخ خروج کالا از گمرک"), law_article("ماده ۳۷"))),
      member<&TakeOut::minutes>(text(2, "minutes", "شماره صورت‌مجلس", 60)),
      member<&TakeOut::minutes_on>(date(3, "minutes_on", "تاریخ صورت‌مجلس")),
      member<&TakeOut::note>(note(4, "note", "توضیح")),
  }};
  static constexpr Description table =
      description<TakeOut>("abandoned_goods.take_out", "تحویل به سازمان", fields);
  return table;
}

template <>
const Description& describe<Settle>() {
  static constexpr std::array<Field, 6> fields{{
      member<&Settle::kind>(
          from(choice(1, "kind", "نتیجه", settlement_kind_choices), clause("بند ب-۱۵"))),
      member<&Settle::settled_on>(date(2, "settled_on", "تاریخ تعیین تکلیف")),
      member<&Settle::confirmation>(
          from(text(3, "confirmation", "نامه تأیید سازمان", 60), clause("بند ب-۱۵"))),
      member<&Settle::confirmed_on>(date(4, "confirmed_on", "تاریخ نامه")),
      member<&Settle::prior_cancelled_on>(from(
          date(5, "prior_cancelled_on", "تاریخ ابطال اظهارنامه پیشین"), law_article("ماده ۴۶"))),
      member<&Settle::prior_cancellation>(
          note(6, "prior_cancellation", "سند ابطال اظهارنامه پیشین", 100)),
  }};
  static constexpr Description table =
      description<Settle>("abandoned_goods.settle", "تعیین تکلیف نهایی", fields);
  return table;
}

}  // namespace kotaj::core
