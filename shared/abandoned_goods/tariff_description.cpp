#include <array>

#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/tariff.h"
#include "shared/core/fields.h"

// The tables of the tariff's fields. Member numbers are never reused.
namespace kotaj::core {
namespace {

using namespace abandoned_goods;  // NOLINT: tables of that namespace's records.
using namespace fields;           // NOLINT

}  // namespace

template <>
const Description& describe<TariffRow>() {
  static constexpr std::array<Field, 7> fields{{
      member<&TariffRow::hs_code>(searched(hs_code(1, "hs_code", "کد تعرفه (HS)"))),
      member<&TariffRow::goods>(note(2, "goods", "شرح کالا")),
      member<&TariffRow::from>(date(3, "from", "از تاریخ")),
      member<&TariffRow::commercial_profit>(percent(4, "commercial_profit", "سود بازرگانی (درصد)")),
      member<&TariffRow::other_dues>(percent(5, "other_dues", "سایر وجوه (درصد)")),
      member<&TariffRow::vat>(percent(6, "vat", "مالیات ارزش افزوده (درصد)")),
      member<&TariffRow::source>(text(7, "source", "مستند")),
  }};
  static constexpr Description table =
      description<TariffRow>("abandoned_goods.tariff_row", "نرخ تعرفه", fields);
  return table;
}

template <>
const Description& describe<TariffEntry>() {
  static constexpr std::array<Field, 6> fields{{
      member<&TariffEntry::from>(date(1, "from", "از تاریخ")),
      member<&TariffEntry::commercial_profit>(percent(2, "commercial_profit", "سود بازرگانی")),
      member<&TariffEntry::other_dues>(percent(3, "other_dues", "سایر وجوه")),
      member<&TariffEntry::vat>(percent(4, "vat", "مالیات ارزش افزوده")),
      member<&TariffEntry::source>(text(5, "source", "مستند")),
      member<&TariffEntry::recorded_at>(system(moment(6, "recorded_at", "زمان ثبت"))),
  }};
  static constexpr Description table = description<TariffEntry>(
      "abandoned_goods.tariff_entry", "نرخ‌های تعرفه", fields);
  return table;
}

template <>
const Description& describe<Tariff>() {
  static constexpr std::array<Field, 3> fields{{
      member<&Tariff::hs_code>(searched(hs_code(1, "hs_code", "کد تعرفه (HS)"))),
      member<&Tariff::goods>(note(2, "goods", "شرح کالا")),
      list_member<&Tariff::entries>(list(3, "entries", "نرخ‌ها", limits::tariff_entries)),
  }};
  static constexpr Description table =
      description<Tariff>("abandoned_goods.tariff", "تعرفه", fields);
  return table;
}

}  // namespace kotaj::core
