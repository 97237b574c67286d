#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/core/description.h"

namespace kotaj::access {

/// Every position that a dated assignment can give (overview.md, Who uses it). Numbers are never
/// reused.
enum class Position : int32_t {
  office_manager = 1,
  customs_deputy = 2,
  deputy_substitute = 3,
  assessment_head = 4,
  exit_gate_officer = 5,
  assessor = 6,
  registry_officer = 7,
  finance_officer = 8,
  abandoned_unit_head = 9,
  border_officer = 10,
  provincial_director = 11,
  import_office = 12,
  export_office = 13,
  transit_office = 14,
  valuation_registry = 15,
  valuation_expert = 16,
  valuation_secretary = 17,
  valuation_director = 18,
  inspection_office = 19,
  central_admin = 20,
  bank_staff = 21,
  system_admin = 22,
};

/// All positions with code and Persian name, in the order of overview.md.
std::span<const core::Choice> positions();
std::string_view code_of(Position position);
std::string_view label_of(Position position);

}  // namespace kotaj::access
