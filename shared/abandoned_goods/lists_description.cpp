#include <array>

#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/report.h"
#include "shared/core/fields.h"

// The tables of the lists and reports. Labels are the annex's own words; member numbers are never
// reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

}  // namespace

template <>
const Description& describe<WorkingRow>() {
  static constexpr std::array<Field, 12> fields{{
      member<&WorkingRow::kotaj>(kotaj(1, "kotaj", "شماره کوتاژ")),
      member<&WorkingRow::registered_on>(date(2, "registered_on", "تاریخ ثبت کوتاژ")),
      member<&WorkingRow::hs_code>(hs_code(3, "hs_code", "کد تعرفه (HS)")),
      member<&WorkingRow::goods>(text(4, "goods", "شرح کالا")),
      member<&WorkingRow::gross>(mass(5, "gross", "وزن ناخالص (کیلوگرم)")),
      member<&WorkingRow::value_irr>(rials(6, "value_irr", "ارزش ریالی کالا")),
      member<&WorkingRow::value_usd>(dollars(7, "value_usd", "ارزش دلاری کالا")),
      member<&WorkingRow::announced_on>(date(8, "announced_on", "تاریخ اعلام به اموال تملیکی")),
      member<&WorkingRow::estimated_duties>(
          rials(9, "estimated_duties", "حقوق ورودی استنباطی گمرک (ریال)")),
      member<&WorkingRow::paid_duties>(
          rials(10, "paid_duties", "حقوق ورودی واریزی اموال تملیکی (ریال)")),
      member<&WorkingRow::state>(text(11, "state", "وضعیت", 40)),
      member<&WorkingRow::left_on>(date(12, "left_on", "تاریخ خروج کالا از گمرک")),
  }};
  static constexpr Description table =
      description<WorkingRow>("abandoned_goods.working_row", "ردیف گزارش متروکه", fields);
  return table;
}

template <>
const Description& describe<Totals>() {
  static constexpr std::array<Field, 7> fields{{
      member<&Totals::declarations>(count(1, "declarations", "تعداد اظهارنامه")),
      member<&Totals::lines>(count(2, "lines", "تعداد ردیف")),
      member<&Totals::gross>(mass(3, "gross", "وزن ناخالص (کیلوگرم)")),
      member<&Totals::value_irr>(rials(4, "value_irr", "ارزش ریالی کالا")),
      member<&Totals::value_usd>(dollars(5, "value_usd", "ارزش دلاری کالا")),
      member<&Totals::estimated_duties>(
          rials(6, "estimated_duties", "حقوق ورودی استنباطی گمرک (ریال)")),
      member<&Totals::paid_duties>(
          rials(7, "paid_duties", "حقوق ورودی واریزی اموال تملیکی (ریال)")),
  }};
  static constexpr Description table = description<Totals>("abandoned_goods.totals", "جمع", fields);
  return table;
}

template <>
const Description& describe<ManagementRow>() {
  static constexpr std::array<Field, 9> fields{{
      member<&ManagementRow::number>(count(1, "number", "ردیف")),
      member<&ManagementRow::label>(text(2, "label", "وضعیت کالای متروکه")),
      member<&ManagementRow::declarations>(count(3, "declarations", "تعداد اظهارنامه (کوتاژ)")),
      member<&ManagementRow::declarations_percent>(
          text(4, "declarations_percent", "درصد تعداد", 10)),
      member<&ManagementRow::gross>(mass(5, "gross", "وزن (کیلوگرم)")),
      member<&ManagementRow::value_usd>(dollars(6, "value_usd", "ارزش دلاری")),
      member<&ManagementRow::value_percent>(text(7, "value_percent", "درصد ارزش", 10)),
      member<&ManagementRow::estimated_duties>(
          rials(8, "estimated_duties", "حقوق ورودی استنباطی گمرک (ریال)")),
      member<&ManagementRow::paid_duties>(
          rials(9, "paid_duties", "حقوق ورودی واریزی اموال تملیکی (ریال)")),
  }};
  static constexpr Description table =
      description<ManagementRow>("abandoned_goods.management_row", "ردیف گزارش مدیریتی", fields);
  return table;
}

template <>
const Description& describe<ManagementReport>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ManagementReport::from>(date(1, "from", "از تاریخ")),
      member<&ManagementReport::until>(date(2, "until", "تا تاریخ")),
      list_member<&ManagementReport::rows>(rows(3, "rows", "ردیف‌ها", management_rows)),
      record_member<&ManagementReport::total>(part(4, "total", "جمع")),
  }};
  static constexpr Description table = description<ManagementReport>(
      "abandoned_goods.management_report",
      "گزارش مدیریتی وضعیت اظهارنامه‌های متروکه", fields);
  return table;
}

template <>
const Description& describe<ReceiptRow>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ReceiptRow::number>(code(1, "number", "شماره قبض انبار")),
      member<&ReceiptRow::custodian>(
          text(2, "custodian", "مرجع تحویل‌گیرنده", 80)),
      member<&ReceiptRow::kotaj>(kotaj(3, "kotaj", "شماره کوتاژ")),
      member<&ReceiptRow::entered_first_warehouse>(
          date(4, "entered_first_warehouse", "ورود به نخستین انبار")),
  }};
  static constexpr Description table =
      description<ReceiptRow>("abandoned_goods.receipt_row", "قبض انبار", fields);
  return table;
}

template <>
const Description& describe<ReportPart>() {
  static constexpr std::array<Field, 7> fields{{
      member<&ReportPart::office>(code(1, "office", "کد گمرک")),
      member<&ReportPart::year>(count(2, "year", "سال")),
      member<&ReportPart::month>(count(3, "month", "ماه")),
      member<&ReportPart::version>(count(4, "version", "نسخه")),
      member<&ReportPart::number>(count(5, "number", "شماره بخش")),
      list_member<&ReportPart::rows>(list(6, "rows", "ردیف‌ها", rows_of_part)),
      list_member<&ReportPart::receipts>(
          list(7, "receipts", "قبض‌های انبار", rows_of_part)),
  }};
  static constexpr Description table =
      description<ReportPart>("abandoned_goods.report_part", "بخش گزارش عملکرد", fields);
  return table;
}

template <>
const Description& describe<DraftReport>() {
  static constexpr std::array<Field, 9> fields{{
      member<&DraftReport::office>(code(1, "office", "کد گمرک")),
      member<&DraftReport::year>(count(2, "year", "سال")),
      member<&DraftReport::month>(count(3, "month", "ماه")),
      member<&DraftReport::version>(count(4, "version", "نسخه")),
      member<&DraftReport::from>(date(5, "from", "اظهارنامه‌ها از تاریخ")),
      member<&DraftReport::parts>(count(6, "parts", "تعداد بخش‌ها")),
      member<&DraftReport::digest>(latin(7, "digest", "چکیده ردیف‌ها")),
      record_member<&DraftReport::totals>(part(8, "totals", "جمع")),
      record_member<&DraftReport::management>(part(9, "management", "گزارش مدیریتی")),
  }};
  static constexpr Description table =
      description<DraftReport>("abandoned_goods.draft_report", "گزارش عملکرد ماهانه", fields);
  return table;
}

template <>
const Description& describe<ReportEvent>() {
  static constexpr std::array<Field, 8> fields{{
      member<&ReportEvent::operation>(id(1, "operation", "عملیات")),
      member<&ReportEvent::act>(system(latin(2, "act", "کار"))),
      member<&ReportEvent::user>(system(latin(3, "user", "نام کاربری"))),
      member<&ReportEvent::name>(system(text(4, "name", "نام"))),
      member<&ReportEvent::position>(system(choice(5, "position", "سمت", access::positions))),
      member<&ReportEvent::at>(moment(6, "at", "زمان ثبت")),
      member<&ReportEvent::state>(choice(7, "state", "وضعیت پس از آن", report_state_choices)),
      member<&ReportEvent::detail>(note(8, "detail", "شرح", limits::detail_code_points + 1)),
  }};
  static constexpr Description table =
      description<ReportEvent>("abandoned_goods.report_event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<MonthlyReport>() {
  static constexpr std::array<Field, 11> fields{{
      record_member<&MonthlyReport::report>(part(1, "report", "گزارش")),
      member<&MonthlyReport::state>(system(choice(2, "state", "وضعیت", report_state_choices))),
      member<&MonthlyReport::signed_on>(date(3, "signed_on", "تاریخ امضا")),
      member<&MonthlyReport::signed_by>(system(latin(4, "signed_by", "امضاکننده"))),
      member<&MonthlyReport::signed_name>(system(text(5, "signed_name", "نام امضاکننده"))),
      member<&MonthlyReport::return_reasons>(
          system(text(6, "return_reasons", "دلایل برگشت", 1000))),
      member<&MonthlyReport::consolidated_in>(
          system(text(7, "consolidated_in", "گزارش جمع‌بندی", 100))),
      member<&MonthlyReport::sent_to>(system(text(8, "sent_to", "ارسال به", 100))),
      member<&MonthlyReport::sent_on>(date(9, "sent_on", "تاریخ ارسال")),
      member<&MonthlyReport::sent_letter>(system(text(10, "sent_letter", "شماره نامه", 60))),
      list_member<&MonthlyReport::events>(list(11, "events", "رویدادها", limits::report_events)),
  }};
  static constexpr Description table =
      description<MonthlyReport>("abandoned_goods.monthly_report", "گزارش عملکرد ماهانه", fields);
  return table;
}

template <>
const Description& describe<SignReport>() {
  static constexpr std::array<Field, 1> fields{{
      member<&SignReport::confirmed_read>(
          helped(flag(1, "confirmed_read", "خواندم و تأیید می‌کنم"),
                 "ارسال گزارش خلاف واقع تبعات حقوقی و کیفری دارد.")),
  }};
  static constexpr Description table =
      description<SignReport>("abandoned_goods.sign_report", "امضای گزارش", fields);
  return table;
}

template <>
const Description& describe<ReceiveReport>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ReceiveReport::note>(note(1, "note", "توضیح")),
  }};
  static constexpr Description table =
      description<ReceiveReport>("abandoned_goods.receive_report", "دریافت گزارش", fields);
  return table;
}

template <>
const Description& describe<VerifyReport>() {
  static constexpr std::array<Field, 1> fields{{
      member<&VerifyReport::note>(note(1, "note", "توضیح")),
  }};
  static constexpr Description table = description<VerifyReport>(
      "abandoned_goods.verify_report", "راستی‌آزمایی", fields);
  return table;
}

template <>
const Description& describe<ReturnReport>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ReturnReport::reasons>(text(1, "reasons", "دلایل برگشت", 1000)),
  }};
  static constexpr Description table =
      description<ReturnReport>("abandoned_goods.return_report", "برگشت گزارش", fields);
  return table;
}

template <>
const Description& describe<ConsolidateReport>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ConsolidateReport::consolidated_in>(
          text(1, "consolidated_in", "گزارش جمع‌بندی", 100)),
  }};
  static constexpr Description table = description<ConsolidateReport>(
      "abandoned_goods.consolidate_report", "جمع‌بندی", fields);
  return table;
}

template <>
const Description& describe<SendReport>() {
  static constexpr std::array<Field, 3> fields{{
      member<&SendReport::sent_to>(text(1, "sent_to", "ارسال به", 100)),
      member<&SendReport::sent_on>(date(2, "sent_on", "تاریخ ارسال")),
      member<&SendReport::letter>(text(3, "letter", "شماره نامه", 60)),
  }};
  static constexpr Description table = description<SendReport>(
      "abandoned_goods.send_report", "ارسال به مراجع ذی‌صلاح", fields);
  return table;
}

}  // namespace kotaj::core
