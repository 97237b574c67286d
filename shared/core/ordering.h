#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kotaj::core {

/// Whether row `a` comes before row `b`; `rows` is whatever the caller gave.
using RowBefore = bool (*)(const void* rows, uint32_t a, uint32_t b);

/// The order of `count` rows; equal ones stay in theirs.
std::vector<uint32_t> stable_order(std::size_t count, const void* rows, RowBefore before);

}  // namespace kotaj::core
