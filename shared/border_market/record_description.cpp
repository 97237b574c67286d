#include <array>

#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"
#include "shared/border_market/record.h"
#include "shared/core/fields.h"

// The record's tables of fields; those of its acts' forms are in acts_description.cpp.
namespace kotaj::core {
namespace {

using namespace border_market;  // NOLINT: tables of that namespace's records.
using namespace fields;         // NOLINT

constexpr Source list_of_steps = clause("فهرست مراحل");
constexpr Source papers = clause("خلاصه مراحل، اسناد و مدارک");
constexpr Source cashier = clause("خلاصه مراحل، هزینه‌های صندوق");
constexpr Source releasing = clause("خلاصه مراحل، سند ترخیص");
constexpr Source value_of_exports = law_article("ماده ۱۶");

}  // namespace

template <>
const Description& describe<Opening>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Opening::office>(code(1, "office", "کد گمرک")),
      member<&Opening::file_number>(searched(text(2, "file_number", "شماره پرونده", 40))),
      member<&Opening::opened_on>(helped(
          date(3, "opened_on", "تاریخ تشکیل پرونده"),
          "ترتیب مراحلی که بازارچه در این روز دارد، برای پرونده می‌ماند.")),
      member<&Opening::note>(note(4, "note", "یادداشت")),
  }};
  static constexpr Description table =
      description<Opening>("border_market.opening", "پرونده صادرات از بازارچه", fields);
  return table;
}

template <>
const Description& describe<StepEntry>() {
  static constexpr std::array<Field, 6> fields{{
      member<&StepEntry::step>(system(choice(1, "step", "مرحله", step_choices))),
      member<&StepEntry::done_on>(date(2, "done_on", "تاریخ انجام")),
      member<&StepEntry::number>(note(3, "number", "شماره")),
      member<&StepEntry::note>(note(4, "note", "یادداشت")),
      member<&StepEntry::by>(system(text(5, "by", "انجام‌دهنده"))),
      member<&StepEntry::at>(system(moment(6, "at", "زمان ثبت"))),
  }};
  static constexpr Description table =
      description<StepEntry>("border_market.step_entry", "مرحله انجام‌شده", fields);
  return table;
}

template <>
const Description& describe<Costs>() {
  static constexpr std::array<Field, 3> fields{{
      list_member<&Costs::rows>(from(rows(1, "rows", "هزینه‌ها", limits::costs), cashier)),
      member<&Costs::receipt>(note(2, "receipt", "شماره قبض")),
      member<&Costs::received_on>(date(3, "received_on", "تاریخ دریافت")),
  }};
  static constexpr Description table =
      description<Costs>("border_market.costs", "هزینه‌های صندوق", fields);
  return table;
}

template <>
const Description& describe<DocumentMatching>() {
  static constexpr std::array<Field, 5> fields{{
      member<&DocumentMatching::matched_on>(date(1, "matched_on", "تاریخ تطبیق")),
      member<&DocumentMatching::ownership_verified>(
          from(flag(2, "ownership_verified", "مالکیت احراز شد"), papers)),
      member<&DocumentMatching::conditions_verified>(
          from(flag(3, "conditions_verified", "شرایط احراز شد"), papers)),
      member<&DocumentMatching::documents_examined>(
          from(flag(4, "documents_examined", "اسناد و مدارک بررسی شد"), papers)),
      member<&DocumentMatching::note>(note(5, "note", "یادداشت")),
  }};
  static constexpr Description table =
      description<DocumentMatching>("border_market.document_matching", "تطبیق اسناد", fields);
  return table;
}

template <>
const Description& describe<Assignment>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Assignment::assessor>(helped(latin(1, "assessor", "ارزیاب"), "نام کاربری ارزیاب.")),
      member<&Assignment::assigned_on>(date(2, "assigned_on", "تاریخ تعیین")),
      member<&Assignment::specialty>(note(3, "specialty", "تخصص / نوع کالا")),
  }};
  static constexpr Description table =
      description<Assignment>("border_market.assignment", "تعیین ارزیاب", fields);
  return table;
}

template <>
const Description& describe<ScreenedBy>() {
  static constexpr std::array<Field, 5> fields{{
      member<&ScreenedBy::hs>(hs_code(1, "hs", "تعرفه گمرکی (کد کالا)")),
      member<&ScreenedBy::goods>(text(2, "goods", "شرح کالا در فهرست")),
      member<&ScreenedBy::brand>(note(3, "brand", "نشان")),
      member<&ScreenedBy::unit>(text(4, "unit", "واحد")),
      member<&ScreenedBy::value_usd>(amount(5, "value_usd", "ارزش فهرست", dollar_rate_unit)),
  }};
  static constexpr Description table =
      description<ScreenedBy>("border_market.screened_by", "ردیف فهرست ارزش", fields);
  return table;
}

template <>
const Description& describe<Undertaking>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Undertaking::given_on>(from(date(1, "given_on", "تاریخ تعهد"), value_of_exports)),
      member<&Undertaking::number>(text(2, "number", "شماره تعهد")),
      member<&Undertaking::text>(note(3, "text", "متن تعهد", 400)),
  }};
  static constexpr Description table =
      description<Undertaking>("border_market.undertaking", "تعهد صادرکننده", fields);
  return table;
}

template <>
const Description& describe<Return>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Return::to_step>(from(helped(latin(1, "to_step", "بازگشت به مرحله"),
                                           "این مرحله و مراحل پس از آن باید دوباره انجام شود."),
                                    list_of_steps)),
      member<&Return::reason>(from(text(2, "reason", "دلیل بازگشت"), list_of_steps)),
  }};
  static constexpr Description table =
      description<Return>("border_market.return", "بازگشت به مرحله پیشین", fields);
  return table;
}

template <>
const Description& describe<Release>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Release::signed_on>(from(date(1, "signed_on", "تاریخ امضا"), releasing)),
      member<&Release::number>(from(text(2, "number", "شماره سند ترخیص"), releasing)),
  }};
  static constexpr Description table =
      description<Release>("border_market.release", "سند ترخیص", fields);
  return table;
}

template <>
const Description& describe<Delivery>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Delivery::delivered_on>(from(date(1, "delivered_on", "تاریخ تحویل"), releasing)),
      member<&Delivery::warehouse>(from(text(2, "warehouse", "انبار"), releasing)),
      member<&Delivery::note>(note(3, "note", "یادداشت")),
  }};
  static constexpr Description table =
      description<Delivery>("border_market.delivery", "تحویل کالا", fields);
  return table;
}

template <>
const Description& describe<border_market::Event>() {
  using Row = border_market::Event;
  static constexpr std::array<Field, 10> fields{{
      member<&Row::operation>(system(id(1, "operation", "عملیات"))),
      member<&Row::act>(system(latin(2, "act", "کار"))),
      member<&Row::user>(system(latin(3, "user", "نام کاربری"))),
      member<&Row::name>(system(text(4, "name", "نام"))),
      member<&Row::position>(system(count(5, "position", "سمت"))),
      member<&Row::assignment>(system(id(6, "assignment", "ابلاغ"))),
      member<&Row::at>(system(moment(7, "at", "زمان ثبت"))),
      member<&Row::made_at>(system(moment(8, "made_at", "زمان اعلام‌شده"))),
      member<&Row::event_day>(system(date(9, "event_day", "روز رویداد"))),
      member<&Row::detail>(system(note(10, "detail", "شرح", limits::detail_code_points + 1))),
  }};
  static constexpr Description table = description<Row>("border_market.event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<border_market::Record>() {
  using R = border_market::Record;
  static constexpr std::array<Field, 20> fields{{
      record_member<&R::opening>(part(1, "opening", "پرونده")),
      member<&R::variant>(system(choice(2, "variant", "ترتیب مراحل", variant_choices))),
      record_member<&R::declaration>(part(3, "declaration", "اظهارنامه")),
      record_member<&R::documents>(part(4, "documents", "اسناد و مدارک")),
      record_member<&R::costs>(part(5, "costs", "هزینه‌های صندوق")),
      member<&R::kotaj>(system(searched(kotaj(6, "kotaj", "شماره کوتاژ")))),
      member<&R::kotaj_on>(system(date(7, "kotaj_on", "تاریخ کوتاژ"))),
      record_member<&R::matching>(part(8, "matching", "تطبیق اسناد")),
      record_member<&R::assignment>(part(9, "assignment", "ارزیاب")),
      list_member<&R::assessments>(
          list(10, "assessments", "ارزیابی‌ها", limits::assessments)),
      list_member<&R::screened_by>(list(11, "screened_by", "فهرست ارزش", limits::lines)),
      member<&R::export_duty_by_value>(
          system(flag(12, "export_duty_by_value", "عوارض صادراتی بر پایه ارزش"))),
      record_member<&R::undertaking>(part(13, "undertaking", "تعهد")),
      list_member<&R::steps>(list(14, "steps", "مراحل انجام‌شده", limits::steps)),
      member<&R::stopped>(system(note(15, "stopped", "دلیل توقف"))),
      record_member<&R::release>(part(16, "release", "سند ترخیص")),
      record_member<&R::delivery>(part(17, "delivery", "تحویل کالا")),
      member<&R::opened_at>(system(moment(18, "opened_at", "زمان تشکیل"))),
      member<&R::changed_at>(system(moment(19, "changed_at", "آخرین تغییر"))),
      list_member<&R::events>(list(20, "events", "سیر پرونده", limits::events)),
  }};
  static constexpr Description table =
      description<R>("border_market.record", "صادرات از بازارچه مرزی", fields);
  return table;
}

}  // namespace kotaj::core
