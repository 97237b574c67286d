#include <array>

#include "shared/access/position.h"
#include "shared/core/fields.h"
#include "shared/export_exit/limits.h"
#include "shared/export_exit/parameters.h"
#include "shared/export_exit/permit.h"
#include "shared/export_exit/permit_row.h"

// The record, each part described once. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

constexpr Source origin_duty = clause("بند ۳");
constexpr Source border_duty = clause("بند ۴");
constexpr Source settlement = clause("بند ۱ و ۲");
constexpr Source temporary_permits = clause("بند ۵");

bool is_temporary(const void* record) {
  return static_cast<const Permit*>(record)->kind == Kind::temporary;
}
bool row_is_temporary(const void* record) {
  return static_cast<const PermitRow*>(record)->permit.kind == Kind::temporary;
}

constexpr Field letter(uint16_t number, std::string_view label) {
  return text(number, "letter", label, limits::letter_code_points);
}
constexpr Field reason(uint16_t number, std::string_view label) {
  return text(number, "reason", label, limits::reason_code_points);
}
constexpr Field remark(uint16_t number) {
  return note(number, "note", "توضیح", limits::reason_code_points);
}
constexpr Field required_if(Field field, bool (*condition)(const void*)) {
  field.required_when = condition;
  return field;
}

// A permit's flat fields, for the permit and for the row of a file that holds it beside one line of
// goods.
constexpr Field office_field = code(1, "office", "کد گمرک مبدأ");
constexpr Field kotaj_field = searched(kotaj(2, "kotaj", "شماره کوتاژ"));
constexpr Field registered_field = date(3, "registered_on", "تاریخ ثبت اظهارنامه");
constexpr Field exit_office_field =
    from(code(4, "exit_office", "کد گمرک مرزی (خروج)"), border_duty);
constexpr Field kind_field = choice(5, "kind", "نوع پروانه", kind_choices);
constexpr Field completed_field =
    from(date(6, "completed_on", "تاریخ انجام تشریفات صادرات"), origin_duty);
constexpr Field return_term_field = from(
    helped(date(7, "return_term", "مهلت بازگشت"), "فقط در پروانه صدور موقت."), temporary_permits);
constexpr Field exporter_field = searched(text(8, "exporter", "صادرکننده"));

}  // namespace

template <>
const Description& describe<GoodsLine>() {
  static constexpr std::array<Field, 4> fields{{
      member<&GoodsLine::goods>(searched(text(1, "goods", "شرح کالا"))),
      member<&GoodsLine::hs_code>(searched(hs_code(2, "hs_code", "کد تعرفه (HS)"))),
      member<&GoodsLine::gross>(from(mass(3, "gross", "وزن ناخالص"), border_duty)),
      member<&GoodsLine::packages>(from(count(4, "packages", "تعداد بسته"), border_duty)),
  }};
  static constexpr Description table =
      description<GoodsLine>("export_exit.goods_line", "ردیف کالا", fields);
  return table;
}

template <>
const Description& describe<Permit>() {
  static constexpr std::array<Field, 9> fields{{
      member<&Permit::office>(office_field),
      member<&Permit::kotaj>(kotaj_field),
      member<&Permit::registered_on>(registered_field),
      member<&Permit::exit_office>(exit_office_field),
      member<&Permit::kind>(kind_field),
      member<&Permit::completed_on>(completed_field),
      member<&Permit::return_term>(required_if(return_term_field, &is_temporary)),
      member<&Permit::exporter>(exporter_field),
      list_member<&Permit::goods>(
          rows(9, "goods", "ردیف‌های کالا", limits::goods_lines)),
  }};
  static constexpr Description table =
      description<Permit>("export_exit.permit", "پروانه صادراتی", fields);
  return table;
}

template <>
const Description& describe<PermitRow>() {
  static constexpr std::array<Field, 12> fields{{
      member_of<&PermitRow::permit, &Permit::office>(office_field),
      member_of<&PermitRow::permit, &Permit::kotaj>(kotaj_field),
      member_of<&PermitRow::permit, &Permit::registered_on>(registered_field),
      member_of<&PermitRow::permit, &Permit::exit_office>(exit_office_field),
      member_of<&PermitRow::permit, &Permit::kind>(kind_field),
      member_of<&PermitRow::permit, &Permit::completed_on>(completed_field),
      member_of<&PermitRow::permit, &Permit::return_term>(
          required_if(return_term_field, &row_is_temporary)),
      member_of<&PermitRow::permit, &Permit::exporter>(exporter_field),
      member_of<&PermitRow::line, &GoodsLine::goods>(text(9, "goods", "شرح کالا")),
      member_of<&PermitRow::line, &GoodsLine::hs_code>(hs_code(10, "hs_code", "کد تعرفه (HS)")),
      member_of<&PermitRow::line, &GoodsLine::gross>(mass(11, "gross", "وزن ناخالص")),
      member_of<&PermitRow::line, &GoodsLine::packages>(count(12, "packages", "تعداد بسته")),
  }};
  static constexpr Description table = description<PermitRow>(
      "export_exit.permit_row", "ردیف فهرست پروانه‌ها", fields);
  return table;
}

template <>
const Description& describe<FollowUp>() {
  static constexpr std::array<Field, 2> fields{{
      member<&FollowUp::followed_up_on>(date(1, "followed_up_on", "تاریخ پیگیری")),
      member<&FollowUp::note>(remark(2)),
  }};
  static constexpr Description table =
      description<FollowUp>("export_exit.follow_up", "پیگیری", fields);
  return table;
}

template <>
const Description& describe<Inquiry>() {
  static constexpr std::array<Field, 9> fields{{
      member<&Inquiry::sent_on>(from(date(1, "sent_on", "تاریخ ارسال"), origin_duty)),
      member<&Inquiry::answer_days>(from(count(2, "answer_days", "مهلت پاسخ (روز)"), origin_duty)),
      member<&Inquiry::letter>(searched(letter(3, "شماره نامه استعلام"))),
      member<&Inquiry::note>(remark(4)),
      member<&Inquiry::border>(system(code(5, "border", "گمرک مرزی"))),
      member<&Inquiry::answered_on>(from(date(6, "answered_on", "تاریخ پاسخ"), border_duty)),
      member<&Inquiry::answer>(
          from(choice(7, "answer", "پاسخ", inquiry_answer_choices), border_duty)),
      member<&Inquiry::answer_letter>(
          searched(note(8, "answer_letter", "شماره نامه پاسخ", limits::letter_code_points))),
      member<&Inquiry::answer_text>(note(9, "answer_text", "متن پاسخ", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<Inquiry>("export_exit.inquiry", "استعلام", fields);
  return table;
}

template <>
const Description& describe<Carrier>() {
  static constexpr std::array<Field, 5> fields{{
      member<&Carrier::carrier>(searched(
          from(helped(text(1, "carrier", "حامل", 40), "شماره پلاک یا شماره سفر."), border_duty))),
      member<&Carrier::gross>(from(mass(2, "gross", "وزن ناخالص"), border_duty)),
      member<&Carrier::packages>(from(count(3, "packages", "تعداد بسته"), border_duty)),
      member<&Carrier::arrived_on>(from(date(4, "arrived_on", "تاریخ وصول به مرز"), border_duty)),
      member<&Carrier::exited_on>(from(date(5, "exited_on", "تاریخ خروج از مرز"), border_duty)),
  }};
  static constexpr Description table = description<Carrier>("export_exit.carrier", "حامل", fields);
  return table;
}

template <>
const Description& describe<FinalNotice>() {
  static constexpr std::array<Field, 2> fields{{
      member<&FinalNotice::noticed_on>(
          from(date(1, "noticed_on", "تاریخ اعلام وصول نهایی"), border_duty)),
      member<&FinalNotice::reason>(from(
          helped(
              note(2, "reason", "دلیل گمرک مرزی", limits::reason_code_points),
              "هرگاه تعداد بسته یا وزن ناخالص حامل‌ها با پروانه نخواند لازم است."),
          border_duty)),
  }};
  static constexpr Description table =
      description<FinalNotice>("export_exit.final_notice", "اعلام وصول نهایی", fields);
  return table;
}

template <>
const Description& describe<Cancellation>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Cancellation::cancelled_on>(from(date(1, "cancelled_on", "تاریخ ابطال"), settlement)),
      member<&Cancellation::letter>(letter(2, "شماره نامه ابطال")),
      member<&Cancellation::reason>(reason(3, "دلیل ابطال")),
  }};
  static constexpr Description table =
      description<Cancellation>("export_exit.cancellation", "ابطال پروانه", fields);
  return table;
}

template <>
const Description& describe<JudicialPursuit>() {
  static constexpr std::array<Field, 4> fields{{
      member<&JudicialPursuit::pursued_on>(
          from(date(1, "pursued_on", "تاریخ ارجاع به پیگیری قضایی"), settlement)),
      member<&JudicialPursuit::unit>(
          from(text(2, "unit", "واحد هماهنگ‌کننده"), settlement)),
      member<&JudicialPursuit::letter>(from(letter(3, "شماره نامه"), settlement)),
      member<&JudicialPursuit::reason>(note(4, "reason", "شرح", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<JudicialPursuit>("export_exit.judicial_pursuit", "پیگیری قضایی", fields);
  return table;
}

template <>
const Description& describe<Return>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Return::returned_on>(from(date(1, "returned_on", "تاریخ بازگشت"), temporary_permits)),
      member<&Return::note>(remark(2)),
  }};
  static constexpr Description table =
      description<Return>("export_exit.return", "بازگشت کالای صدور موقت", fields);
  return table;
}

template <>
const Description& describe<Diversion>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Diversion::exit_office>(code(1, "exit_office", "کد گمرک مرزی تازه")),
      member<&Diversion::diverted_on>(date(2, "diverted_on", "تاریخ تغییر مرز خروج")),
      member<&Diversion::reason>(reason(3, "دلیل تغییر")),
  }};
  static constexpr Description table =
      description<Diversion>("export_exit.diversion", "تغییر گمرک مرزی", fields);
  return table;
}

template <>
const Description& describe<Event>() {
  static constexpr std::array<Field, 10> fields{{
      member<&Event::operation>(id(1, "operation", "عملیات")),
      member<&Event::act>(system(latin(2, "act", "کار"))),
      member<&Event::user>(system(latin(3, "user", "نام کاربری"))),
      member<&Event::name>(system(text(4, "name", "نام"))),
      member<&Event::position>(system(choice(5, "position", "سمت", access::positions))),
      member<&Event::assignment>(id(6, "assignment", "انتصاب")),
      member<&Event::at>(moment(7, "at", "زمان ثبت")),
      member<&Event::made_at>(moment(8, "made_at", "زمان اعلامی")),
      member<&Event::event_day>(date(9, "event_day", "روز رویداد")),
      member<&Event::detail>(note(10, "detail", "شرح", limits::detail_code_points + 1)),
  }};
  static constexpr Description table = description<Event>("export_exit.event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<Record>() {
  static constexpr std::array<Field, 14> fields{{
      record_member<&Record::permit>(part(1, "permit", "پروانه")),
      member<&Record::exit_office>(system(code(2, "exit_office", "گمرک مرزی کنونی"))),
      list_member<&Record::follow_ups>(
          list(3, "follow_ups", "پیگیری‌های گمرک مبدأ", limits::follow_ups)),
      list_member<&Record::inquiries>(
          list(4, "inquiries", "استعلام‌ها", limits::inquiries)),
      list_member<&Record::province_follow_ups>(
          list(5, "province_follow_ups", "پیگیری‌های استان", limits::follow_ups)),
      list_member<&Record::carriers>(list(6, "carriers", "حامل‌ها", limits::carriers)),
      list_member<&Record::diversions>(
          list(7, "diversions", "تغییرهای گمرک مرزی", limits::diversions)),
      record_member<&Record::final_notice>(part(8, "final_notice", "اعلام وصول نهایی")),
      record_member<&Record::cancellation>(part(9, "cancellation", "ابطال")),
      record_member<&Record::judicial>(part(10, "judicial", "پیگیری قضایی")),
      record_member<&Record::returned>(part(11, "returned", "بازگشت")),
      member<&Record::opened_at>(moment(12, "opened_at", "زمان ثبت")),
      member<&Record::changed_at>(moment(13, "changed_at", "آخرین تغییر")),
      list_member<&Record::events>(list(14, "events", "رویدادها", limits::events)),
  }};
  static constexpr Description table =
      description<Record>("export_exit.record", "پیگیری پروانه صادراتی", fields);
  return table;
}

}  // namespace kotaj::core
