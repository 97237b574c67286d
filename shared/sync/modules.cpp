#include "shared/sync/modules.h"

#include <array>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/report.h"
#include "shared/abandoned_goods/tariff.h"
#include "shared/access/modules.h"
#include "shared/border_market/acts.h"
#include "shared/export_exit/acts.h"
#include "shared/export_exit/circular.h"
#include "shared/export_exit/settlement.h"
#include "shared/export_valuation/acts.h"
#include "shared/export_valuation/values.h"
#include "shared/short_landing/acts.h"
#include "shared/sync/refused.h"

namespace kotaj::sync {

std::span<const access::Module* const> modules() {
  static const std::array<const access::Module*, 17> registry = {
      &access::person_module(),
      &access::office_module(),
      &access::bank_module(),
      &access::bank_notice_module(),
      &refused_operation_module(),
      &short_landing::module(),
      &abandoned_goods::module(),
      &abandoned_goods::report_module(),
      &abandoned_goods::report_part_module(),
      &abandoned_goods::tariff_module(),
      &export_exit::module(),
      &export_exit::settlement_module(),
      &export_exit::circular_module(),
      &border_market::module(),
      &border_market::market_module(),
      &export_valuation::module(),
      &export_valuation::values_module(),
  };
  return registry;
}

const access::Module* find_module(uint16_t number) {
  for (const access::Module* module : modules()) {
    if (module->number == number) return module;
  }
  return nullptr;
}

const access::Module* find_module(std::string_view code) {
  for (const access::Module* module : modules()) {
    if (module->code == code) return module;
  }
  return nullptr;
}

}  // namespace kotaj::sync
