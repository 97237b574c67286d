#include <array>

#include "shared/border_market/acts.h"
#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"
#include "shared/core/fields.h"

// What an officer fills in for each step, and for the other acts.
namespace kotaj::core {
namespace {

using namespace border_market;  // NOLINT: tables of that namespace's records.
using namespace fields;         // NOLINT

constexpr Source list_of_steps = clause("فهرست مراحل");
constexpr Source drawing_up = clause("تنظیم اظهارنامه");
constexpr Source value_of_exports = law_article("ماده ۱۶");

constexpr Field done_on(uint16_t number) { return date(number, "done_on", "تاریخ انجام"); }
constexpr Field remark(uint16_t number) { return note(number, "note", "یادداشت"); }
constexpr Field verified_on(uint16_t number) {
  return from(date(number, "verified_on", "تاریخ احراز هویت"), drawing_up);
}
constexpr Field verified_by(uint16_t number) {
  return from(text(number, "by", "احرازکننده هویت"), drawing_up);
}
constexpr Field verified_from(uint16_t number) {
  return from(text(number, "document", "سند احراز هویت"), drawing_up);
}
constexpr Field register_number(uint16_t number) {
  return from(kotaj(number, "kotaj", "شماره کوتاژ"), list_of_steps);
}

}  // namespace

template <>
const Description& describe<PlainStep>() {
  static constexpr std::array<Field, 2> fields{{
      member<&PlainStep::done_on>(done_on(1)),
      member<&PlainStep::note>(remark(2)),
  }};
  static constexpr Description table =
      description<PlainStep>("border_market.plain_step", "انجام مرحله", fields);
  return table;
}

template <>
const Description& describe<NumberedStep>() {
  static constexpr std::array<Field, 3> fields{{
      member<&NumberedStep::done_on>(done_on(1)),
      member<&NumberedStep::number>(from(text(2, "number", "شماره", 40), list_of_steps)),
      member<&NumberedStep::note>(remark(3)),
  }};
  static constexpr Description table =
      description<NumberedStep>("border_market.numbered_step", "انجام مرحله", fields);
  return table;
}

template <>
const Description& describe<RegisterKotaj>() {
  static constexpr std::array<Field, 3> fields{{
      member<&RegisterKotaj::done_on>(done_on(1)),
      member<&RegisterKotaj::kotaj>(register_number(2)),
      member<&RegisterKotaj::note>(remark(3)),
  }};
  static constexpr Description table =
      description<RegisterKotaj>("border_market.register_kotaj", "ثبت دفتر کوتاژ", fields);
  return table;
}

template <>
const Description& describe<VerifyIdentity>() {
  static constexpr std::array<Field, 3> fields{{
      member<&VerifyIdentity::verified_on>(verified_on(1)),
      member<&VerifyIdentity::by>(verified_by(2)),
      member<&VerifyIdentity::document>(verified_from(3)),
  }};
  static constexpr Description table =
      description<VerifyIdentity>("border_market.verify_identity", "احراز هویت", fields);
  return table;
}

template <>
const Description& describe<VerifyAndRegister>() {
  static constexpr std::array<Field, 4> fields{{
      member<&VerifyAndRegister::verified_on>(verified_on(1)),
      member<&VerifyAndRegister::by>(verified_by(2)),
      member<&VerifyAndRegister::document>(verified_from(3)),
      member<&VerifyAndRegister::kotaj>(register_number(4)),
  }};
  static constexpr Description table = description<VerifyAndRegister>(
      "border_market.verify_and_register", "احراز هویت و ثبت کوتاژ", fields);
  return table;
}

template <>
const Description& describe<ScreenRow>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ScreenRow::hs>(hs_code(1, "hs", "تعرفه گمرکی (کد کالا)")),
      member<&ScreenRow::goods>(text(2, "goods", "شرح کالا در فهرست")),
      member<&ScreenRow::brand>(note(3, "brand", "نشان")),
      member<&ScreenRow::unit>(text(4, "unit", "واحد")),
  }};
  static constexpr Description table =
      description<ScreenRow>("border_market.screen_row", "ردیف فهرست ارزش", fields);
  return table;
}

template <>
const Description& describe<ScreenValues>() {
  static constexpr std::array<Field, 2> fields{{
      list_member<&ScreenValues::rows>(
          from(list(1, "rows", "ردیف‌های فهرست ارزش", limits::lines),
               value_of_exports)),
      member<&ScreenValues::export_duty_by_value>(
          from(flag(2, "export_duty_by_value", "عوارض صادراتی بر پایه ارزش"), value_of_exports)),
  }};
  static constexpr Description table =
      description<ScreenValues>("border_market.screen_values", "سنجش با فایل ارزش", fields);
  return table;
}

template <>
const Description& describe<Resume>() {
  static constexpr std::array<Field, 1> fields{{
      member<&Resume::reason>(text(1, "reason", "دلیل ادامه")),
  }};
  static constexpr Description table =
      description<Resume>("border_market.resume", "ادامه پس از توقف", fields);
  return table;
}

}  // namespace kotaj::core
