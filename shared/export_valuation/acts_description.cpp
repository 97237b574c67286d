#include <array>

#include "shared/core/fields.h"
#include "shared/export_valuation/acts.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"

// The tables of what the Valuation Office and the signers fill in. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace export_valuation;  // NOLINT: tables of that namespace's records.
using namespace fields;            // NOLINT

constexpr Source pq31 = clause("فرم PQ31");
constexpr Source directive = clause("متن");

}  // namespace

template <>
const Description& describe<SignRequest>() {
  static constexpr std::array<Field, 1> fields{{
      member<&SignRequest::note>(note(1, "note", "یادداشت", 400)),
  }};
  static constexpr Description table =
      description<SignRequest>("export_valuation.sign", "امضای درخواست", fields);
  return table;
}

template <>
const Description& describe<GiveReason>() {
  static constexpr std::array<Field, 1> fields{{
      member<&GiveReason::reason>(lines(1, "reason", "دلیل", 1000)),
  }};
  static constexpr Description table =
      description<GiveReason>("export_valuation.reason", "دلیل", fields);
  return table;
}

template <>
const Description& describe<SendRequest>() {
  static constexpr std::array<Field, 2> fields{{
      member<&SendRequest::number>(from(text(1, "number", "شماره نامه", 60), pq31)),
      member<&SendRequest::sent_on>(from(date(2, "sent_on", "تاریخ نامه"), pq31)),
  }};
  static constexpr Description table =
      description<SendRequest>("export_valuation.send", "ارسال به دفتر ارزش", fields);
  return table;
}

template <>
const Description& describe<RegisterRequest>() {
  static constexpr std::array<Field, 2> fields{{
      member<&RegisterRequest::number>(from(text(1, "number", "شماره ثبت دبیرخانه", 60), pq31)),
      member<&RegisterRequest::registered_on>(from(date(2, "registered_on", "تاریخ ثبت"), pq31)),
  }};
  static constexpr Description table =
      description<RegisterRequest>("export_valuation.register", "ثبت دبیرخانه", fields);
  return table;
}

template <>
const Description& describe<ReferRequest>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ReferRequest::note>(from(note(1, "note", "دستور ارجاع", 400), pq31)),
  }};
  static constexpr Description table =
      description<ReferRequest>("export_valuation.refer", "ارجاع به دبیر کارگروه", fields);
  return table;
}

template <>
const Description& describe<ReferToExpert>() {
  static constexpr std::array<Field, 2> fields{{
      member<&ReferToExpert::expert>(
          helped(latin(1, "expert", "کارشناس"), "نام کاربری کارشناس دفتر ارزش.")),
      member<&ReferToExpert::note>(from(note(2, "note", "دستور ارجاع", 400), pq31)),
  }};
  static constexpr Description table =
      description<ReferToExpert>("export_valuation.refer_to_expert", "ارجاع به کارشناس", fields);
  return table;
}

template <>
const Description& describe<ReportedValue>() {
  static constexpr std::array<Field, 3> fields{{
      member<&ReportedValue::row>(count(1, "row", "ردیف کالا")),
      member<&ReportedValue::value_usd>(amount(2, "value_usd", "ارزش پیشنهادی", dollar_rate_unit)),
      member<&ReportedValue::reason>(text(3, "reason", "دلیل", 400)),
  }};
  static constexpr Description table =
      description<ReportedValue>("export_valuation.reported_value", "ارزش ردیف", fields);
  return table;
}

template <>
const Description& describe<GiveReport>() {
  static constexpr std::array<Field, 2> fields{{
      member<&GiveReport::text>(from(lines(1, "text", "گزارش کارشناسی"), pq31)),
      list_member<&GiveReport::values>(
          rows(2, "values", "ارزش ردیف‌های کالا", limits::goods_rows)),
  }};
  static constexpr Description table =
      description<GiveReport>("export_valuation.report", "گزارش کارشناسی", fields);
  return table;
}

template <>
const Description& describe<HearRequest>() {
  static constexpr std::array<Field, 3> fields{{
      member<&HearRequest::session>(from(text(1, "session", "شماره جلسه", 60), pq31)),
      member<&HearRequest::heard_on>(from(date(2, "heard_on", "تاریخ جلسه"), pq31)),
      member<&HearRequest::note>(note(3, "note", "خلاصه گفتگو", 1000)),
  }};
  static constexpr Description table =
      description<HearRequest>("export_valuation.hear", "طرح در کارگروه", fields);
  return table;
}

template <>
const Description& describe<Member>() {
  static constexpr std::array<Field, 2> fields{{
      member<&Member::name>(text(1, "name", "نام عضو", 80)),
      member<&Member::role>(note(2, "role", "سمت", 80)),
  }};
  static constexpr Description table =
      description<Member>("export_valuation.member", "عضو کارگروه", fields);
  return table;
}

template <>
const Description& describe<ResolvedValue>() {
  static constexpr std::array<Field, 7> fields{{
      member<&ResolvedValue::row>(count(1, "row", "ردیف فرم PQ31")),
      member<&ResolvedValue::hs_code>(hs_code(2, "hs_code", "کد تعرفه (HS)")),
      member<&ResolvedValue::goods>(text(3, "goods", "نام کالا")),
      member<&ResolvedValue::brand>(note(4, "brand", "مارک", 80)),
      member<&ResolvedValue::unit>(text(5, "unit", "واحد", 40)),
      member<&ResolvedValue::value_usd>(amount(6, "value_usd", "ارزش مصوب", dollar_rate_unit)),
      member<&ResolvedValue::from>(date(7, "from", "اجرا از تاریخ")),
  }};
  static constexpr Description table =
      description<ResolvedValue>("export_valuation.resolved_value", "ردیف مصوبه", fields);
  return table;
}

template <>
const Description& describe<RecordResolution>() {
  static constexpr std::array<Field, 5> fields{{
      member<&RecordResolution::number>(from(searched(text(1, "number", "شماره مصوبه", 60)), pq31)),
      member<&RecordResolution::resolved_on>(from(date(2, "resolved_on", "تاریخ مصوبه"), pq31)),
      list_member<&RecordResolution::members>(rows(3, "members", "اعضای کارگروه", limits::members)),
      list_member<&RecordResolution::values>(
          rows(4, "values", "ردیف‌های فهرست ارزش", limits::goods_rows)),
      member<&RecordResolution::note>(note(5, "note", "توضیح", 1000)),
  }};
  static constexpr Description table =
      description<RecordResolution>("export_valuation.resolution", "مصوبه کارگروه", fields);
  return table;
}

template <>
const Description& describe<PublishRequest>() {
  static constexpr std::array<Field, 1> fields{{
      member<&PublishRequest::note>(note(1, "note", "یادداشت", 400)),
  }};
  static constexpr Description table =
      description<PublishRequest>("export_valuation.publish", "انتشار مصوبه", fields);
  return table;
}

template <>
const Description& describe<ReturnRequest>() {
  static constexpr std::array<Field, 1> fields{{
      member<&ReturnRequest::reasons>(from(lines(1, "reasons", "دلایل برگشت", 1000), directive)),
  }};
  static constexpr Description table =
      description<ReturnRequest>("export_valuation.return", "برگشت با دلیل", fields);
  return table;
}

}  // namespace kotaj::core
