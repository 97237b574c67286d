#include "shared/sync/chapters.h"

#include <array>

#include "shared/abandoned_goods/parameters.h"
#include "shared/border_market/parameters.h"
#include "shared/export_exit/parameters.h"
#include "shared/export_valuation/parameters.h"
#include "shared/short_landing/parameters.h"

namespace kotaj::sync {

std::span<const law::Chapter* const> chapters() {
  static const std::array<const law::Chapter*, 6> registry = {
      &law::common_chapter(),  &short_landing::chapter(), &abandoned_goods::chapter(),
      &export_exit::chapter(), &border_market::chapter(), &export_valuation::chapter(),
  };
  return registry;
}

}  // namespace kotaj::sync
