#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"

/// What the forms ask beyond their fields' own shapes: one wording and one source each, for the
/// request and for `kotaj evaluate` alike.
namespace kotaj::export_valuation {

core::Problem not_above_zero(std::string path, std::string_view label);
/// A raw material has a domestic or a foreign rate, or both.
core::Problem no_rate(std::string path);

}  // namespace kotaj::export_valuation
