#include "shared/core/ordering.h"

#include <algorithm>
#include <numeric>

namespace kotaj::core {

std::vector<uint32_t> stable_order(std::size_t count, const void* rows, RowBefore before) {
  std::vector<uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (before(rows, a, b)) return true;
    return a < b && !before(rows, b, a);
  });
  return order;
}

}  // namespace kotaj::core
