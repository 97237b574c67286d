#pragma once

#include <string>

#include "shared/core/result.h"

/// Facts that cannot both be: one wording and one source each, for the case's form and for `kotaj
/// evaluate` alike.
namespace kotaj::short_landing {

core::Problem net_over_gross(std::string path);
core::Problem no_weighing(std::string path);
core::Problem loaded_under_empty(std::string path);
core::Problem exit_gross_not_positive(std::string path);
core::Problem packaging_over_exit_gross(std::string path);
core::Problem mass_not_positive(std::string path, std::string_view label);
core::Problem packages_under_one(std::string path);
/// With another basis than weight: quantity, unit, order registration quantity.
core::Problem needed_by_basis(std::string path, std::string_view label);

}  // namespace kotaj::short_landing
