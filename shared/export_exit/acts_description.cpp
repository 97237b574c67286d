#include <array>

#include "shared/core/fields.h"
#include "shared/export_exit/acts.h"
#include "shared/export_exit/limits.h"
#include "shared/export_exit/parameters.h"

// The forms of the acts. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

constexpr Source origin_duty = clause("بند ۳");
constexpr Source border_duty = clause("بند ۴");

}  // namespace

template <>
const Description& describe<SendInquiry>() {
  static constexpr std::array<Field, 4> fields{{
      member<&SendInquiry::sent_on>(from(date(1, "sent_on", "تاریخ ارسال"), origin_duty)),
      member<&SendInquiry::answer_days>(from(
          helped(count(2, "answer_days", "مهلت پاسخ (روز)"), "یک هفته تا ده روز."), origin_duty)),
      member<&SendInquiry::letter>(
          text(3, "letter", "شماره نامه استعلام", limits::letter_code_points)),
      member<&SendInquiry::note>(note(4, "note", "توضیح", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<SendInquiry>("export_exit.send_inquiry", "استعلام از گمرک مرزی", fields);
  return table;
}

template <>
const Description& describe<AnswerInquiry>() {
  static constexpr std::array<Field, 4> fields{{
      member<&AnswerInquiry::answered_on>(from(date(1, "answered_on", "تاریخ پاسخ"), border_duty)),
      member<&AnswerInquiry::answer>(
          from(choice(2, "answer", "پاسخ", inquiry_answer_choices), border_duty)),
      member<&AnswerInquiry::letter>(
          note(3, "letter", "شماره نامه پاسخ", limits::letter_code_points)),
      member<&AnswerInquiry::text>(note(4, "text", "متن پاسخ", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<AnswerInquiry>("export_exit.answer_inquiry", "پاسخ به استعلام", fields);
  return table;
}

template <>
const Description& describe<CarrierExit>() {
  static constexpr std::array<Field, 2> fields{{
      member<&CarrierExit::carrier>(from(text(1, "carrier", "حامل", 40), border_duty)),
      member<&CarrierExit::exited_on>(from(date(2, "exited_on", "تاریخ خروج از مرز"), border_duty)),
  }};
  static constexpr Description table =
      description<CarrierExit>("export_exit.carrier_exit", "خروج حامل", fields);
  return table;
}

template <>
const Description& describe<CorrectCarrier>() {
  using Row = CorrectCarrier;
  static constexpr std::array<Field, 6> fields{{
      member<&Row::carrier>(from(text(1, "carrier", "حامل", 40), border_duty)),
      member<&Row::gross>(from(mass(2, "gross", "وزن ناخالص"), border_duty)),
      member<&Row::packages>(from(count(3, "packages", "تعداد بسته"), border_duty)),
      member<&Row::arrived_on>(from(date(4, "arrived_on", "تاریخ وصول به مرز"), border_duty)),
      member<&Row::exited_on>(from(date(5, "exited_on", "تاریخ خروج از مرز"), border_duty)),
      member<&Row::reason>(text(6, "reason", "دلیل اصلاح", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.correct_carrier", "اصلاح حامل", fields);
  return table;
}

}  // namespace kotaj::core
