#include "shared/border_market/market.h"

#include "shared/access/act_function.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/border_market/form.h"
#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"
#include "shared/core/identifiers.h"
#include "shared/core/text.h"

// A market's lists: what was decided for days that have passed stays as it was.
namespace kotaj::border_market {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::form;
using access::Position;
using access::Reach;
using core::Choice;

constexpr uint16_t module_number = 41;
constexpr core::Source market_lists = clause("فهرست مراحل");

enum class Number : uint16_t {
  read = 1,
  open_market = 2,
  set_variant = 3,
  set_collector = 4,
  set_rate = 5,
  grant_privilege = 6,
};

// Interpretation BM-4: the text names no keeper of a market's lists; its office's manager is.
constexpr std::array<access::Right, 1> keepers{
    {{Position::office_manager, Reach::own_office, access::GrantsNeeded::none}}};

constexpr std::array<Choice, 2> all_collectors{{
    {static_cast<int32_t>(Collector::cashier), "cashier", "صندوق گمرک"},
    {static_cast<int32_t>(Collector::ports), "ports", "بنادر"},
}};
constexpr std::array<Choice, 2> all_privileges{{
    {static_cast<int32_t>(PrivilegeKind::well_reputed), "well_reputed", "خوش‌نام"},
    {static_cast<int32_t>(PrivilegeKind::distinguished), "distinguished", "صادرکننده ممتاز"},
}};

Applied invalid(std::string field, std::string reason) {
  return access::refused("invalid", std::move(field), std::move(reason), market_lists);
}

/// The last recorded of the latest day that has come.
template <typename Row, typename Fits>
const Row* latest(const std::vector<Row>& rows, core::Date on, Fits fits) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (row.from <= on && fits(row) && (found == nullptr || found->from <= row.from)) found = &row;
  }
  return found;
}
constexpr auto any_row = [](const auto&) { return true; };

/// A day that has passed keeps what held on it.
template <typename Row>
Applied add(Market market, std::vector<Row> Market::*rows, const Row& row, const Context& context) {
  if (row.from < context.on)
    return invalid(
        "from",
        "«از تاریخ» گذشته است؛ آنچه در روزهای گذشته برقرار بود تغییر نمی‌کند.");
  if ((market.*rows).size() >= limits::market_rows)
    return access::refused("full", {}, "در این فهرست جای دیگری نیست.", market_lists);
  (market.*rows).push_back(row);
  market.changed_at = context.at;
  return access::accepted(std::move(market));
}

Applied open_market(const MarketOpening& payload, const Context& context) {
  Market market;
  market.office = payload.office;
  market.name = payload.name;
  market.variants = {{payload.variant, payload.from, payload.document}};
  market.collectors = {{payload.collector, payload.from, payload.document}};
  market.changed_at = context.at;
  return access::accepted(std::move(market));
}

Applied grant(Market market, const MarketPrivilege& payload, const Context& context) {
  const bool known =
      core::check_national_id(payload.exporter_id) == core::IdentifierError::none ||
      core::check_legal_entity_id(payload.exporter_id) == core::IdentifierError::none;
  if (!known) {
    return invalid("exporter_id", "«شناسه صادرکننده» شماره ملی یا شناسه ملی درستی نیست.");
  }
  if (payload.until && *payload.until < payload.from)
    return invalid("until", "«تا تاریخ» پیش از «از تاریخ» است.");
  return add(std::move(market), &Market::privileges, payload, context);
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr) return invalid({}, "اطلاعات این کار خوانده نشد.");
  const auto number = static_cast<Number>(act.number);
  if (number == Number::open_market) {
    if (record != nullptr)
      return access::refused("taken", {},
                             "بازارچه این گمرک پیش‌تر ثبت شده است.",
                             market_lists);
    return open_market(*static_cast<const MarketOpening*>(payload), context);
  }
  if (record == nullptr)
    return access::refused("no_record", {}, "چنین بازارچه‌ای نیست.",
                           market_lists);
  const Market& market = *static_cast<const Market*>(record);
  switch (number) {
    case Number::set_variant:
      return add(market, &Market::variants, *static_cast<const MarketVariant*>(payload), context);
    case Number::set_collector:
      return add(market, &Market::collectors, *static_cast<const MarketCollector*>(payload),
                 context);
    case Number::set_rate:
      return add(market, &Market::rates, *static_cast<const MarketRate*>(payload), context);
    case Number::grant_privilege:
      return grant(market, *static_cast<const MarketPrivilege*>(payload), context);
    default:
      return invalid({}, "چنین کاری نیست.");
  }
}

Act act(Number number, std::string_view code, std::string_view label,
        const core::Description* (*payload)()) {
  return {.number = static_cast<uint16_t>(number),
          .code = code,
          .label = label,
          .source = market_lists,
          .rights = keepers,
          .payload = payload,
          .opens = number == Number::open_market};
}

const std::array<Act, 5>& acts() {
  static const std::array<Act, 5> table{{
      act(Number::open_market, "open_market", "ثبت بازارچه", &form<MarketOpening>),
      act(Number::set_variant, "set_variant", "تعیین ترتیب مراحل", &form<MarketVariant>),
      act(Number::set_collector, "set_collector",
          "تعیین دریافت‌کننده هزینه‌ها", &form<MarketCollector>),
      act(Number::set_rate, "set_rate", "تعیین نرخ هزینه", &form<MarketRate>),
      act(Number::grant_privilege, "grant_privilege", "ثبت امتیاز صادرکننده",
          &form<MarketPrivilege>),
  }};
  return table;
}

const Act& read_act() {
  static const Act table{.number = static_cast<uint16_t>(Number::read),
                         .code = "read",
                         .label = "دیدن فهرست‌های بازارچه",
                         .source = market_lists,
                         .rights = access::reference_readers()};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  return market_id(static_cast<const MarketOpening*>(payload)->office);
}

access::Subject subject(const void* record, const Act& act, const void* payload,
                        const Context& context) {
  const auto* held = static_cast<const Market*>(record);
  return access::office_subject<MarketOpening>(held == nullptr ? nullptr : &held->office, act,
                                               payload, context);
}

}  // namespace

std::span<const Choice> collector_choices() { return all_collectors; }
std::span<const Choice> privilege_kind_choices() { return all_privileges; }

core::Id market_id(std::string_view office) {
  return core::derive_id("border_market.market", {office});
}

const Market* find_market(std::string_view office, const access::Lookup* lookup) {
  if (lookup == nullptr) return nullptr;
  return static_cast<const Market*>(lookup->find(market_module().code, market_id(office)));
}

const MarketVariant* variant_on(const Market& market, core::Date on) {
  return latest(market.variants, on, any_row);
}

const MarketCollector* collector_on(const Market& market, core::Date on) {
  return latest(market.collectors, on, any_row);
}

const MarketRate* rate_on(const Market& market, CostKind kind, CostUnit unit, core::Date on) {
  return latest(market.rates, on,
                [&](const MarketRate& row) { return row.kind == kind && row.unit == unit; });
}

const MarketPrivilege* privilege_on(const Market& market, std::string_view exporter_id,
                                    core::Date on) {
  const MarketPrivilege* found = latest(market.privileges, on, [&](const MarketPrivilege& row) {
    return row.exporter_id == exporter_id;
  });
  return found != nullptr && found->until && *found->until < on ? nullptr : found;
}

const access::Module& market_module() {
  static const access::Module table{
      module_number,
      "border_markets",
      "بازارچه‌های مرزی",
      &core::describe<Market>,
      acts(),
      &read_act(),
      &id_of,
      &subject,
      &apply,
      [](const void*, const Act&, const void*, const Context&) { return std::string(); },
      [](const void* record) -> std::vector<std::pair<std::string, std::string>> {
        return {{"office", static_cast<const Market*>(record)->office}};
      },
      [](const void* record) { return static_cast<const Market*>(record)->office; }};
  return table;
}

}  // namespace kotaj::border_market
