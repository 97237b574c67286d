#include <array>

#include "shared/border_market/fields.h"
#include "shared/border_market/limits.h"
#include "shared/border_market/market.h"
#include "shared/border_market/parameters.h"
#include "shared/core/fields.h"

// The tables of a market's dated lists.
namespace kotaj::core {
namespace {

using namespace border_market;  // NOLINT: tables of that namespace's records.
using namespace fields;         // NOLINT

constexpr Source market_steps = clause("فهرست مراحل");
constexpr Source cashier = clause("خلاصه مراحل، هزینه‌های صندوق");
constexpr Source privileges = clause("فهرست مراحل، تفسیر BM-1");

constexpr Field from_day(uint16_t number) { return date(number, "from", "از تاریخ"); }
constexpr Field decided_by(uint16_t number) { return note(number, "document", "سند تصمیم"); }
constexpr Field variant_field(uint16_t number) {
  return from(choice(number, "variant", "ترتیب مراحل", variant_choices), market_steps);
}
constexpr Field collector_field(uint16_t number) {
  return from(
      choice(number, "collector", "دریافت‌کننده هزینه‌ها", collector_choices),
      cashier);
}

}  // namespace

template <>
const Description& describe<MarketVariant>() {
  static constexpr std::array<Field, 3> fields{{
      member<&MarketVariant::variant>(variant_field(1)),
      member<&MarketVariant::from>(from_day(2)),
      member<&MarketVariant::document>(decided_by(3)),
  }};
  static constexpr Description table =
      description<MarketVariant>("border_market.market_variant", "ترتیب مراحل بازارچه", fields);
  return table;
}

template <>
const Description& describe<MarketCollector>() {
  static constexpr std::array<Field, 3> fields{{
      member<&MarketCollector::collector>(collector_field(1)),
      member<&MarketCollector::from>(from_day(2)),
      member<&MarketCollector::document>(decided_by(3)),
  }};
  static constexpr Description table = description<MarketCollector>(
      "border_market.market_collector",
      "دریافت‌کننده هزینه‌های بازارچه", fields);
  return table;
}

template <>
const Description& describe<MarketRate>() {
  static constexpr std::array<Field, 5> fields{{
      member<&MarketRate::kind>(from(choice(1, "kind", "نوع هزینه", cost_kind_choices), cashier)),
      member<&MarketRate::unit>(from(choice(2, "unit", "واحد هزینه", cost_unit_choices), cashier)),
      member<&MarketRate::rate_irr>(amount(3, "rate_irr", "نرخ هر واحد", rial_rate_unit)),
      member<&MarketRate::from>(from_day(4)),
      member<&MarketRate::document>(decided_by(5)),
  }};
  static constexpr Description table =
      description<MarketRate>("border_market.market_rate", "نرخ هزینه بازارچه", fields);
  return table;
}

template <>
const Description& describe<MarketPrivilege>() {
  static constexpr std::array<Field, 7> fields{{
      member<&MarketPrivilege::exporter_id>(
          border_market::fields::person_id(1, "exporter_id", "شناسه صادرکننده")),
      member<&MarketPrivilege::exporter>(searched(text(2, "exporter", "صادرکننده"))),
      member<&MarketPrivilege::kind>(
          from(choice(3, "kind", "امتیاز", privilege_kind_choices), privileges)),
      member<&MarketPrivilege::documents_for_assessment>(from(
          flag(4, "documents_for_assessment", "بررسی اسناد به جای ارزیابی فیزیکی"), privileges)),
      member<&MarketPrivilege::from>(from_day(5)),
      member<&MarketPrivilege::until>(date(6, "until", "تا تاریخ")),
      member<&MarketPrivilege::document>(decided_by(7)),
  }};
  static constexpr Description table =
      description<MarketPrivilege>("border_market.market_privilege", "امتیاز صادرکننده", fields);
  return table;
}

template <>
const Description& describe<MarketOpening>() {
  static constexpr std::array<Field, 6> fields{{
      member<&MarketOpening::office>(code(1, "office", "کد گمرک")),
      member<&MarketOpening::name>(text(2, "name", "نام بازارچه")),
      member<&MarketOpening::variant>(variant_field(3)),
      member<&MarketOpening::collector>(collector_field(4)),
      member<&MarketOpening::from>(from_day(5)),
      member<&MarketOpening::document>(decided_by(6)),
  }};
  static constexpr Description table =
      description<MarketOpening>("border_market.market_opening", "بازارچه", fields);
  return table;
}

template <>
const Description& describe<Market>() {
  static constexpr std::array<Field, 7> fields{{
      member<&Market::office>(code(1, "office", "کد گمرک")),
      member<&Market::name>(searched(text(2, "name", "نام بازارچه"))),
      list_member<&Market::variants>(list(3, "variants", "ترتیب مراحل", limits::market_rows)),
      list_member<&Market::collectors>(list(
          4, "collectors", "دریافت‌کننده هزینه‌ها", limits::market_rows)),
      list_member<&Market::rates>(
          list(5, "rates", "نرخ هزینه‌ها", limits::market_rows)),
      list_member<&Market::privileges>(
          list(6, "privileges", "امتیاز صادرکنندگان", limits::market_rows)),
      member<&Market::changed_at>(system(moment(7, "changed_at", "آخرین تغییر"))),
  }};
  static constexpr Description table =
      description<Market>("border_market.market", "بازارچه مرزی", fields);
  return table;
}

}  // namespace kotaj::core
