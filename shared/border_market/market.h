#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/border_market/inquiry.h"
#include "shared/law/dated.h"

/// A market's own dated lists: which sequence of steps it follows, who collects what at which rate,
/// and whom it lets assess by documents. The text leaves all of them to the market.
namespace kotaj::border_market {

/// Who collects the costs.
enum class Collector : int32_t { cashier = 1, ports = 2 };
std::span<const core::Choice> collector_choices();

/// Interpretation BM-1.
enum class PrivilegeKind : int32_t { well_reputed = 1, distinguished = 2 };
std::span<const core::Choice> privilege_kind_choices();

/// "set_variant".
struct MarketVariant {
  Variant variant = Variant::a;
  core::Date from;
  std::string document;  ///< Number of what decided it.
};
/// "set_collector".
struct MarketCollector {
  Collector collector = Collector::cashier;
  core::Date from;
  std::string document;
};
/// "set_rate".
struct MarketRate {
  CostKind kind = CostKind::unloading_loading;
  CostUnit unit = CostUnit::ton;
  core::Wide rate_irr = 0;  ///< In ten-thousandths of a rial.
  core::Date from;
  std::string document;
};
/// "grant_privilege"; a later one of the same exporter replaces the earlier from its day on.
struct MarketPrivilege {
  std::string exporter_id;
  std::string exporter;
  PrivilegeKind kind = PrivilegeKind::well_reputed;
  bool documents_for_assessment = false;  ///< Documents may replace the physical assessment in C6.
  core::Date from;
  std::optional<core::Date> until;  ///< Last day.
  std::string document;
};

/// What opens it: "open_market".
struct MarketOpening {
  std::string office;
  std::string name;
  Variant variant = Variant::a;
  Collector collector = Collector::cashier;
  core::Date from;
  std::string document;
};

/// The market of one customs office.
struct Market {
  std::string office;
  std::string name;
  std::vector<MarketVariant> variants;  ///< As recorded; of one day the last holds.
  std::vector<MarketCollector> collectors;
  std::vector<MarketRate> rates;
  std::vector<MarketPrivilege> privileges;
  core::Moment changed_at;
};

core::Id market_id(std::string_view office);
/// The market of an office, where it is known.
const Market* find_market(std::string_view office, const access::Lookup* lookup);

/// What holds on a day; null where nothing does yet.
const MarketVariant* variant_on(const Market& market, core::Date on);
const MarketCollector* collector_on(const Market& market, core::Date on);
const MarketRate* rate_on(const Market& market, CostKind kind, CostUnit unit, core::Date on);
const MarketPrivilege* privilege_on(const Market& market, std::string_view exporter_id,
                                    core::Date on);

/// 41 `border_markets`, record Market. Its office's manager keeps it.
const access::Module& market_module();

}  // namespace kotaj::border_market

namespace kotaj::core {
template <>
const Description& describe<border_market::MarketVariant>();
template <>
const Description& describe<border_market::MarketCollector>();
template <>
const Description& describe<border_market::MarketRate>();
template <>
const Description& describe<border_market::MarketPrivilege>();
template <>
const Description& describe<border_market::MarketOpening>();
template <>
const Description& describe<border_market::Market>();
}  // namespace kotaj::core
