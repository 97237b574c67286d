#pragma once

// The screen that client/ui/README.md writes out, compiled as it stands there.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/form.h"
#include "client/ui/table.h"
#include "client/ui/ui.h"
#include "shared/core/field_binding.h"

namespace kotaj {
#include "generated/recipe_screen.inc"
}  // namespace kotaj
