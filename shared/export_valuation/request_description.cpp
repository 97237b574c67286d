#include <array>

#include "shared/core/fields.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"
#include "shared/export_valuation/request.h"

// The tables of the two forms, of the opinion and of the record. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace export_valuation;  // NOLINT: tables of that namespace's records.
using namespace fields;            // NOLINT

constexpr Source directive = clause("متن");
constexpr Source opinion_source = clause("متن، تفسیر EV-2");
constexpr Source value_law = law_article("ماده ۱۶");
constexpr std::string_view request_group = "درخواست";
constexpr std::string_view exporter_group = "صادرکننده";
constexpr std::string_view duty_group = "عوارض صادراتی";
constexpr std::string_view rate_group = "نرخ برابری ارز";

}  // namespace

template <>
const Description& describe<GoodsRow>() {
  static constexpr std::array<Field, 15> fields{{
      member<&GoodsRow::goods>(searched(text(1, "goods", "نام کالا"))),
      member<&GoodsRow::brand>(note(2, "brand", "مارک کالا", 80)),
      member<&GoodsRow::hs_code>(searched(blank(hs_code(3, "hs_code", "شماره تعرفه")))),
      member<&GoodsRow::unit>(note(4, "unit", "واحد کالا", 40)),
      member<&GoodsRow::quantity>(quantity(5, "quantity", "مقدار")),
      member<&GoodsRow::net>(mass(6, "net_kg", "وزن خالص")),
      member<&GoodsRow::gross>(mass(7, "gross_kg", "وزن ناخالص")),
      member<&GoodsRow::declared_usd>(
          amount(8, "declared_usd", "ارزش واحد اظهاری", dollar_rate_unit)),
      member<&GoodsRow::approved_usd>(
          amount(9, "approved_usd", "آخرین ارزش واحد مصوب", dollar_rate_unit)),
      member<&GoodsRow::approved_number>(note(10, "approved_number", "شماره مصوبه", 60)),
      member<&GoodsRow::approved_on>(date(11, "approved_on", "تاریخ مصوبه")),
      member<&GoodsRow::wholesale_irr>(from(
          amount(12, "wholesale_irr", "قیمت عمده‌فروشی بازار", rial_rate_unit),
          value_law)),
      member<&GoodsRow::international_usd>(amount(
          13, "international_usd", "متوسط قیمت بین‌المللی", dollar_rate_unit)),
      member<&GoodsRow::proposed_usd>(helped(
          amount(14, "proposed_usd", "ارزش گمرکی تعیین‌شده", dollar_rate_unit),
          "پیشنهاد گمرک؛ پس از مصوبه، رقم کارگروه جای آن می‌نشیند.")),
      member<&GoodsRow::costs_to_exit_irr>(from(
          helped(
              amount(15, "costs_to_exit_irr", "هزینه‌ها تا خروج", rial_rate_unit),
              "بیمه، باربری، حمل و نقل و سایر هزینه‌ها تا خروج از قلمرو گمرکی."),
          value_law)),
  }};
  static constexpr Description table =
      description<GoodsRow>("export_valuation.goods_row", "کالا", fields);
  return table;
}

template <>
const Description& describe<RequestForm>() {
  static constexpr std::array<Field, 19> fields{{
      member<&RequestForm::office>(grouped(code(1, "office", "کد گمرک"), request_group)),
      member<&RequestForm::file_number>(grouped(
          helped(searched(code(2, "file_number", "شماره پرونده")), "شماره پرونده در خود گمرک."),
          request_group)),
      member<&RequestForm::kind>(
          grouped(choice(3, "kind", "نوع درخواست", request_kind_choices), request_group)),
      member<&RequestForm::trigger>(grouped(
          from(choice(4, "trigger", "سبب درخواست", trigger_choices), directive), request_group)),
      member<&RequestForm::kotaj>(
          grouped(searched(blank(kotaj(5, "kotaj", "شماره کوتاژ"))), request_group)),
      member<&RequestForm::kotaj_on>(grouped(date(6, "kotaj_on", "تاریخ کوتاژ"), request_group)),
      member<&RequestForm::follows>(
          grouped(helped(blank(code(19, "follows", "پیرو پرونده")),
                         "شماره پرونده درخواستی که با دلیل برگشت شده است."),
                  request_group)),
      member<&RequestForm::exporter>(
          grouped(searched(note(7, "exporter", "نام صادرکننده", 120)), exporter_group)),
      member<&RequestForm::phone>(grouped(note(8, "phone", "تلفن", 40), exporter_group)),
      member<&RequestForm::fax>(grouped(note(9, "fax", "نمابر", 40), exporter_group)),
      member<&RequestForm::address>(grouped(note(10, "address", "نشانی", 300), exporter_group)),
      member<&RequestForm::objection_number>(
          grouped(note(11, "objection_number", "شماره اعتراض صادرکننده", 60), exporter_group)),
      member<&RequestForm::objection_on>(
          grouped(date(12, "objection_on", "تاریخ اعتراض صادرکننده"), exporter_group)),
      member<&RequestForm::export_duty>(
          grouped(flag(13, "export_duty", "عوارض صادراتی دارد"), duty_group)),
      member<&RequestForm::duty_amount>(
          grouped(rials(14, "duty_amount", "مقدار عوارض"), duty_group)),
      member<&RequestForm::duty_basis>(
          grouped(note(15, "duty_basis", "مأخذ عوارض", 120), duty_group)),
      member<&RequestForm::exchange_rate>(grouped(
          from(amount(16, "exchange_rate", "نرخ برابری ارز", exchange_rate_unit), value_law),
          rate_group)),
      member<&RequestForm::exchange_rate_on>(
          grouped(date(17, "exchange_rate_on", "تاریخ نرخ برابری"), rate_group)),
      list_member<&RequestForm::rows>(list(18, "rows", "کالاها", limits::goods_rows)),
  }};
  static constexpr Description table =
      description<RequestForm>("export_valuation.form", "درخواست تعیین ارزش (PQ31)", fields);
  return table;
}

template <>
const Description& describe<Material>() {
  static constexpr std::array<Field, 7> fields{{
      member<&Material::material>(text(1, "material", "نام مواد اولیه")),
      member<&Material::consumption>(quantity(2, "consumption", "مقدار مصرف")),
      member<&Material::unit>(text(3, "unit", "واحد کالا", 40)),
      member<&Material::rate_domestic_irr>(
          amount(4, "rate_domestic_irr", "نرخ یک واحد، اقلام داخلی", rial_rate_unit)),
      member<&Material::rate_foreign_usd>(
          amount(5, "rate_foreign_usd", "نرخ یک واحد، اقلام خارجی", dollar_rate_unit)),
      member<&Material::other_irr>(
          helped(rials(6, "other_irr", "سایر هزینه‌ها"),
                 "شامل بسته‌بندی و مانند آن؛ اگر نیست صفر.")),
      member<&Material::remarks>(note(7, "remarks", "ملاحظات")),
  }};
  static constexpr Description table =
      description<Material>("export_valuation.material", "ماده اولیه", fields);
  return table;
}

template <>
const Description& describe<RawAnalysis>() {
  static constexpr std::array<Field, 8> fields{{
      member<&RawAnalysis::row>(count(1, "row", "ردیف کالا در فرم PQ31")),
      member<&RawAnalysis::goods>(text(2, "goods", "نام کالا")),
      member<&RawAnalysis::company>(text(3, "company", "شرکت", 120)),
      member<&RawAnalysis::produced>(quantity(4, "produced", "مقدار تولید")),
      member<&RawAnalysis::produced_unit>(text(5, "produced_unit", "واحد تولید", 40)),
      member<&RawAnalysis::exchange_rate>(
          amount(6, "exchange_rate", "نرخ برابری ارز", exchange_rate_unit)),
      member<&RawAnalysis::exchange_rate_on>(date(7, "exchange_rate_on", "تاریخ نرخ برابری")),
      list_member<&RawAnalysis::rows>(rows(8, "rows", "مواد اولیه", limits::materials)),
  }};
  static constexpr Description table =
      description<RawAnalysis>("export_valuation.analysis", "آنالیز مواد اولیه (PQ33)", fields);
  return table;
}

template <>
const Description& describe<DropAnalysis>() {
  static constexpr std::array<Field, 1> fields{{
      member<&DropAnalysis::row>(count(1, "row", "ردیف کالا در فرم PQ31")),
  }};
  static constexpr Description table =
      description<DropAnalysis>("export_valuation.drop_analysis", "کنار گذاشتن آنالیز", fields);
  return table;
}

template <>
const Description& describe<LegalDocument>() {
  static constexpr std::array<Field, 5> fields{{
      member<&LegalDocument::kind>(choice(1, "kind", "نوع سند", document_kind_choices)),
      member<&LegalDocument::number>(note(2, "number", "شماره", 60)),
      member<&LegalDocument::dated_on>(date(3, "dated_on", "تاریخ")),
      member<&LegalDocument::issuer>(note(4, "issuer", "صادرکننده سند", 120)),
      member<&LegalDocument::description>(lines(5, "description", "شرح سند", 1000)),
  }};
  static constexpr Description table =
      description<LegalDocument>("export_valuation.document", "سند", fields);
  return table;
}

template <>
const Description& describe<StateOpinion>() {
  static constexpr std::array<Field, 6> fields{{
      member<&StateOpinion::proposal>(
          from(text(1, "proposal", "پیشنهاد صریح", 400), opinion_source)),
      member<&StateOpinion::reason>(
          from(helped(lines(2, "reason", "دلیل", 4000), "دست‌کم ۸۰ نویسه."),
               opinion_source)),
      member<&StateOpinion::expert>(from(text(3, "expert", "نام کارشناس", 80), opinion_source)),
      member<&StateOpinion::outside_reason>(
          from(blank(lines(4, "outside_reason", "دلیل ارزش بیرون از شواهد", 1000)), value_law)),
      list_member<&StateOpinion::documents>(
          from(list(5, "documents", "مستندات قانونی", limits::documents), opinion_source)),
      member<&StateOpinion::clause_2_observed>(
          from(flag(6, "clause_2_observed", "بند ۲ بخشنامه 97/215214 رعایت شده است"),
               earlier_circular("بند ۲"))),
  }};
  static constexpr Description table =
      description<StateOpinion>("export_valuation.opinion", "نظر صریح کارشناسی", fields);
  return table;
}

template <>
const Description& describe<Signature>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Signature::user>(latin(1, "user", "کاربر")),
      member<&Signature::name>(text(2, "name", "امضاکننده")),
      member<&Signature::position>(count(3, "position", "سمت")),
      member<&Signature::signed_on>(date(4, "signed_on", "تاریخ امضا")),
  }};
  static constexpr Description table =
      description<Signature>("export_valuation.signature", "امضا", fields);
  return table;
}

template <>
const Description& describe<ReportRecord>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ReportRecord::id>(id(1, "id", "شناسه")),
      member<&ReportRecord::name>(text(2, "name", "کارشناس")),
      member<&ReportRecord::reported_on>(date(3, "reported_on", "تاریخ گزارش")),
      record_member<&ReportRecord::report>(part(4, "report", "گزارش")),
  }};
  static constexpr Description table =
      description<ReportRecord>("export_valuation.report_record", "گزارش کارشناسی", fields);
  return table;
}

template <>
const Description& describe<Event>() {
  static constexpr std::array<Field, 10> fields{{
      member<&Event::operation>(id(1, "operation", "عملیات")),
      member<&Event::act>(latin(2, "act", "کار")),
      member<&Event::user>(latin(3, "user", "کاربر")),
      member<&Event::name>(text(4, "name", "نام")),
      member<&Event::position>(count(5, "position", "سمت")),
      member<&Event::assignment>(id(6, "assignment", "انتصاب")),
      member<&Event::at>(moment(7, "at", "زمان ثبت")),
      member<&Event::made_at>(moment(8, "made_at", "زمان اعلامی")),
      member<&Event::state>(choice(9, "state", "وضعیت", state_choices)),
      member<&Event::detail>(note(10, "detail", "شرح", limits::detail_code_points + 1)),
  }};
  static constexpr Description table =
      description<Event>("export_valuation.event", "رویداد", fields);
  return table;
}

template <>
const Description& describe<Request>() {
  static constexpr std::array<Field, 17> fields{{
      record_member<&Request::form>(part(1, "form", "درخواست")),
      member<&Request::state>(system(choice(2, "state", "وضعیت", state_choices))),
      list_member<&Request::analyses>(list(3, "analyses", "آنالیز مواد اولیه", limits::analyses)),
      record_member<&Request::opinion>(part(4, "opinion", "نظر صریح کارشناسی")),
      record_member<&Request::signature>(part(5, "signature", "امضا")),
      record_member<&Request::sending>(part(6, "sending", "ارسال")),
      record_member<&Request::registration>(part(7, "registration", "ثبت دبیرخانه")),
      record_member<&Request::referral>(part(8, "referral", "ارجاع به کارشناس")),
      list_member<&Request::reports>(
          list(9, "reports", "گزارش‌های کارشناسی", limits::reports)),
      list_member<&Request::hearings>(
          list(10, "hearings", "جلسه‌های کارگروه", limits::reports)),
      record_member<&Request::resolution>(part(11, "resolution", "مصوبه کارگروه")),
      member<&Request::published_on>(system(date(12, "published_on", "تاریخ انتشار"))),
      member<&Request::return_reasons>(system(lines(13, "return_reasons", "دلایل برگشت", 1000))),
      member<&Request::withdrawal_reason>(
          system(lines(14, "withdrawal_reason", "دلیل انصراف", 1000))),
      member<&Request::opened_at>(system(moment(15, "opened_at", "زمان گشودن"))),
      member<&Request::changed_at>(system(moment(16, "changed_at", "آخرین تغییر"))),
      list_member<&Request::events>(list(17, "events", "رویدادها", limits::events)),
  }};
  static constexpr Description table =
      description<Request>("export_valuation.request", "درخواست تعیین ارزش", fields);
  return table;
}

}  // namespace kotaj::core
