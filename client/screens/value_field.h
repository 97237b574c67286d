#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/ui/ui.h"
#include "shared/core/description.h"

namespace kotaj::screens {

/// One value of a described field by itself, typed as the field's type asks: what a correction of
/// any field is written in. `choices`: where it is chosen from other records; empty: the field's
/// own, if it has some.
void value_field(std::string_view id, const core::Field& field, std::string& value,
                 const ui::FieldOptions& options, std::vector<ui::Choice> choices = {});
/// How such a value is set where it is only read.
ui::ValueKind kind_of(const core::Field& field);

}  // namespace kotaj::screens
