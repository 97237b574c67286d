#pragma once

#include "tests/unit/support/headless.h"

namespace kotaj::testing {

/// The imagined screen that `ui::test::start` made: its picture can be looked at.
[[nodiscard]] const Headless& kit_headless();

}  // namespace kotaj::testing
