#include <array>

#include "shared/core/fields.h"
#include "shared/export_valuation/limits.h"
#include "shared/export_valuation/parameters.h"
#include "shared/export_valuation/values.h"

// The tables of the export value list's fields. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace export_valuation;  // NOLINT: tables of that namespace's records.
using namespace fields;            // NOLINT

constexpr std::size_t brand_cap = 80;
constexpr std::size_t unit_cap = 40;
constexpr std::size_t number_cap = 60;

}  // namespace

template <>
const Description& describe<ValueRow>() {
  static constexpr std::array<Field, 9> fields{{
      member<&ValueRow::hs_code>(searched(hs_code(1, "hs_code", "کد تعرفه (HS)"))),
      member<&ValueRow::goods>(searched(text(2, "goods", "نام کالا"))),
      member<&ValueRow::brand>(note(3, "brand", "مارک", brand_cap)),
      member<&ValueRow::unit>(text(4, "unit", "واحد", unit_cap)),
      member<&ValueRow::value_usd>(amount(5, "value_usd", "ارزش (دلار)", dollar_rate_unit)),
      member<&ValueRow::from>(date(6, "from", "از تاریخ")),
      member<&ValueRow::until>(date(7, "until", "تا تاریخ")),
      member<&ValueRow::approval_number>(text(8, "approval_number", "شماره مصوبه", number_cap)),
      member<&ValueRow::approval_on>(date(9, "approval_on", "تاریخ مصوبه")),
  }};
  static constexpr Description table =
      description<ValueRow>("export_valuation.value_row", "ارزش کالای صادراتی", fields);
  return table;
}

template <>
const Description& describe<ValueHistory>() {
  static constexpr std::array<Field, 5> fields{{
      member<&ValueHistory::hs_code>(hs_code(1, "hs_code", "کد تعرفه (HS)")),
      member<&ValueHistory::goods>(text(2, "goods", "نام کالا")),
      member<&ValueHistory::brand>(note(3, "brand", "مارک", brand_cap)),
      member<&ValueHistory::unit>(text(4, "unit", "واحد", unit_cap)),
      list_member<&ValueHistory::rows>(rows(5, "rows", "ارزش‌ها", limits::imported_values)),
  }};
  static constexpr Description table = description<ValueHistory>(
      "export_valuation.value_history", "ارزش‌های کالا", fields);
  return table;
}

template <>
const Description& describe<ValueEntry>() {
  static constexpr std::array<Field, 6> fields{{
      member<&ValueEntry::value_usd>(amount(1, "value_usd", "ارزش", dollar_rate_unit)),
      member<&ValueEntry::from>(date(2, "from", "از تاریخ")),
      member<&ValueEntry::until>(date(3, "until", "تا تاریخ")),
      member<&ValueEntry::approval_number>(text(4, "approval_number", "شماره مصوبه", number_cap)),
      member<&ValueEntry::approval_on>(date(5, "approval_on", "تاریخ مصوبه")),
      member<&ValueEntry::recorded_at>(system(moment(6, "recorded_at", "زمان ثبت"))),
  }};
  static constexpr Description table =
      description<ValueEntry>("export_valuation.value_entry", "ارزش", fields);
  return table;
}

template <>
const Description& describe<ValueLine>() {
  static constexpr std::array<Field, 5> fields{{
      member<&ValueLine::hs_code>(searched(hs_code(1, "hs_code", "کد تعرفه (HS)"))),
      member<&ValueLine::goods>(searched(text(2, "goods", "نام کالا"))),
      member<&ValueLine::brand>(searched(note(3, "brand", "مارک", brand_cap))),
      member<&ValueLine::unit>(text(4, "unit", "واحد", unit_cap)),
      list_member<&ValueLine::entries>(
          list(5, "entries", "ارزش‌ها", limits::value_entries)),
  }};
  static constexpr Description table =
      description<ValueLine>("export_valuation.value_line", "ارزش کالای صادراتی", fields);
  return table;
}

}  // namespace kotaj::core
