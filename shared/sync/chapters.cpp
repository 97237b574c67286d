#include "shared/sync/chapters.h"

#include <array>

#include "shared/abandoned_goods/parameters.h"
#include "shared/short_landing/parameters.h"

namespace kotaj::sync {

std::span<const law::Chapter* const> chapters() {
  static const std::array<const law::Chapter*, 3> registry = {
      &law::common_chapter(),
      &short_landing::chapter(),
      &abandoned_goods::chapter(),
  };
  return registry;
}

}  // namespace kotaj::sync
