#include <vector>

#include "client/screens/abandoned_goods/screens.h"
#include "client/screens/border_market/screens.h"
#include "client/screens/common/screens.h"
#include "client/screens/export_exit/screens.h"
#include "client/screens/export_valuation/screens.h"
#include "client/screens/shell.h"
#include "client/screens/short_landing/screens.h"

namespace kotaj::screens {

std::span<const Screen> screens() {
  static const std::vector<Screen> all = [] {
    std::vector<Screen> joined;
    const std::span<const Screen> folders[] = {
        short_landing_screens(),    abandoned_goods_screens(), export_exit_screens(),
        export_valuation_screens(), border_market_screens(),   common_screens(),
    };
    for (const auto folder : folders) joined.insert(joined.end(), folder.begin(), folder.end());
    return joined;
  }();
  return all;
}

std::span<const Finder> finders() {
  static constexpr Finder all[] = {
      find_short_landing_cases, find_abandoned_goods, find_export_permits,
      find_export_valuations,   find_border_exports,
  };
  return all;
}

}  // namespace kotaj::screens
