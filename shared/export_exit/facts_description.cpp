#include <array>

#include "shared/core/fields.h"
#include "shared/export_exit/facts.h"
#include "shared/export_exit/parameters.h"

// The form of `kotaj evaluate export-exit`, each record described once.
namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

constexpr Source origin_duty = clause("بند ۳");
constexpr Source border_duty = clause("بند ۴");
constexpr Source settlement = clause("بند ۱ و ۲");
constexpr Source temporary_permits = clause("بند ۵");

}  // namespace

template <>
const Description& describe<InquiryFact>() {
  using Row = InquiryFact;
  static constexpr std::array<Field, 4> fields{{
      member<&Row::sent_on>(from(date(1, "sent_on", "تاریخ ارسال استعلام"), origin_duty)),
      member<&Row::answer_days>(from(count(2, "answer_days", "مهلت پاسخ (روز)"), origin_duty)),
      member<&Row::answered_on>(from(date(3, "answered_on", "تاریخ پاسخ"), border_duty)),
      member<&Row::answer>(from(choice(4, "answer", "پاسخ", inquiry_answer_choices), border_duty)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.inquiry_fact", "استعلام", fields);
  return table;
}

template <>
const Description& describe<CarrierFact>() {
  using Row = CarrierFact;
  static constexpr std::array<Field, 5> fields{{
      member<&Row::id>(from(text(1, "id", "شناسه حامل"), border_duty)),
      member<&Row::gross_kg>(from(mass(2, "gross_kg", "وزن ناخالص حامل"), border_duty)),
      member<&Row::packages>(from(count(3, "packages", "تعداد بسته حامل"), border_duty)),
      member<&Row::arrived_on>(from(date(4, "arrived_on", "وصول حامل"), border_duty)),
      member<&Row::exited_on>(from(date(5, "exited_on", "خروج حامل"), border_duty)),
  }};
  static constexpr Description table = description<Row>("export_exit.carrier_fact", "حامل", fields);
  return table;
}

template <>
const Description& describe<Facts>() {
  static constexpr std::array<Field, 14> fields{{
      member<&Facts::on>(date(1, "on", "روز")),
      member<&Facts::kind>(choice(2, "kind", "نوع پروانه", kind_choices)),
      member<&Facts::completed_on>(
          from(date(3, "completed_on", "تاریخ انجام تشریفات صادرات"), origin_duty)),
      member<&Facts::return_term>(from(date(4, "return_term", "مهلت بازگشت"), temporary_permits)),
      member<&Facts::returned_on>(from(date(5, "returned_on", "تاریخ بازگشت"), temporary_permits)),
      member<&Facts::exited_on>(from(date(6, "exited_on", "تاریخ اعلام وصول نهایی"), border_duty)),
      member<&Facts::cancelled_on>(from(date(7, "cancelled_on", "تاریخ ابطال"), settlement)),
      member<&Facts::judicial_on>(from(date(8, "judicial_on", "تاریخ پیگیری قضایی"), settlement)),
      member<&Facts::followed_up_on>(
          from(date(9, "followed_up_on", "تاریخ پیگیری در سامانه"), origin_duty)),
      record_member<&Facts::first_inquiry>(
          from(part(10, "first_inquiry", "استعلام نخست"), origin_duty)),
      record_member<&Facts::second_inquiry>(
          from(part(11, "second_inquiry", "استعلام دوم"), origin_duty)),
      member<&Facts::permit_gross_kg>(
          from(mass(12, "permit_gross_kg", "وزن ناخالص پروانه"), border_duty)),
      member<&Facts::permit_packages>(
          from(count(13, "permit_packages", "تعداد بسته پروانه"), border_duty)),
      list_member<&Facts::carriers>(
          from(list(14, "carriers", "حامل‌ها", default_list_cap), border_duty)),
  }};
  static constexpr Description table =
      description<Facts>("export_exit.facts", "وضعیت پروانه صادراتی", fields);
  return table;
}

}  // namespace kotaj::core
