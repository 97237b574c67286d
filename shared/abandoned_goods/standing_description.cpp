#include <array>

#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/standing.h"
#include "shared/core/fields.h"

// The tables of the standing lists. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

constexpr std::size_t goods_cap = 2000;

}  // namespace

template <>
const Description& describe<ReleasedListRow>() {
  static constexpr std::array<Field, 9> fields{{
      member<&ReleasedListRow::number>(text(1, "number", "شماره قبض انبار")),
      member<&ReleasedListRow::custodian>(
          text(2, "custodian", "مرجع تحویل‌گیرنده")),
      member<&ReleasedListRow::office>(code(3, "office", "کد گمرک")),
      member<&ReleasedListRow::goods>(text(4, "goods", "شرح کالا", goods_cap)),
      member<&ReleasedListRow::kind>(text(5, "kind", "نوع سند")),
      member<&ReleasedListRow::document>(text(6, "document", "شماره سند")),
      member<&ReleasedListRow::issued_on>(date(7, "issued_on", "تاریخ سند")),
      member<&ReleasedListRow::stay_ends>(date(8, "stay_ends", "پایان مهلت خروج")),
      member<&ReleasedListRow::days_left>(count(9, "days_left", "روزهای مانده")),
  }};
  static constexpr Description table = description<ReleasedListRow>(
      "abandoned_goods.released_list_row", "ترخیص‌شده", fields);
  return table;
}

template <>
const Description& describe<MotherListRow>() {
  static constexpr std::array<Field, 7> fields{{
      member<&MotherListRow::kotaj>(kotaj(1, "kotaj", "شماره کوتاژ")),
      member<&MotherListRow::registered_on>(date(2, "registered_on", "تاریخ ثبت کوتاژ")),
      member<&MotherListRow::number>(text(3, "number", "شماره قبض انبار")),
      member<&MotherListRow::office>(code(4, "office", "کد گمرک")),
      member<&MotherListRow::goods>(text(5, "goods", "شرح کالا", goods_cap)),
      member<&MotherListRow::step>(text(6, "step", "گام")),
      member<&MotherListRow::estimated_duties>(
          rials(7, "estimated_duties", "حقوق ورودی استنباطی گمرک (ریال)")),
  }};
  static constexpr Description table =
      description<MotherListRow>("abandoned_goods.mother_list_row", "بدون شناسه مادر", fields);
  return table;
}

template <>
const Description& describe<ClaimListRow>() {
  static constexpr std::array<Field, 10> fields{{
      member<&ClaimListRow::claimed_on>(date(1, "claimed_on", "تاریخ مطالبه")),
      member<&ClaimListRow::days_open>(count(2, "days_open", "روز از مطالبه")),
      member<&ClaimListRow::kotaj>(kotaj(3, "kotaj", "شماره کوتاژ")),
      member<&ClaimListRow::number>(text(4, "number", "شماره قبض انبار")),
      member<&ClaimListRow::office>(code(5, "office", "کد گمرک")),
      member<&ClaimListRow::kind>(text(6, "kind", "موضوع")),
      member<&ClaimListRow::letter>(text(7, "letter", "شماره نامه")),
      member<&ClaimListRow::amount>(rials(8, "amount", "مبلغ (ریال)")),
      member<&ClaimListRow::paid>(rials(9, "paid", "وصول‌شده (ریال)")),
      member<&ClaimListRow::balance>(rials(10, "balance", "مانده (ریال)")),
  }};
  static constexpr Description table =
      description<ClaimListRow>("abandoned_goods.claim_list_row", "مطالبه باز", fields);
  return table;
}

}  // namespace kotaj::core
