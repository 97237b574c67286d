#pragma once

#include "tests/unit/support/headless.h"

namespace kotaj::testing {

/// The imagined screen that `ui::test::start` made: its picture can be looked at.
[[nodiscard]] const Headless& kit_headless();

/// How long a frame may work on what can wait; 0, as at the start: to its end.
void set_kit_work(double work_s);

}  // namespace kotaj::testing
