#pragma once

#include "shared/core/date_sum.h"
#include "shared/core/explanation.h"

namespace kotaj::law {

/// Why the sum is that day: the months, the days, and the year that it falls in.
core::Explanation explain(const core::DateSumInput& input, const core::DateSum& sum);

}  // namespace kotaj::law
