#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kotaj::core {

/// Whether row `a` comes before row `b`; `rows` is whatever the caller gave.
using RowBefore = bool (*)(const void* rows, uint32_t a, uint32_t b);

/// The order of `count` rows; equal ones stay in theirs. One sort for whatever is sorted: the
/// standard library's would be written out anew for each type of row.
std::vector<uint32_t> stable_order(std::size_t count, const void* rows, RowBefore before);

/// Sorts rows; equal ones stay in their order.
template <typename Row, typename Before>
void sort_stably(std::vector<Row>& rows, const Before& before) {
  const std::pair<const std::vector<Row>*, const Before*> sorting{&rows, &before};
  const auto order =
      stable_order(rows.size(), &sorting, [](const void* given, uint32_t a, uint32_t b) {
        const auto& [list, rule] = *static_cast<decltype(&sorting)>(given);
        return (*rule)((*list)[a], (*list)[b]);
      });
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (const uint32_t row : order) sorted.push_back(std::move(rows[row]));
  rows = std::move(sorted);
}

}  // namespace kotaj::core
