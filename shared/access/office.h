#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/core/description.h"
#include "shared/core/id.h"

namespace kotaj::access {

/// Offices form a tree: headquarters → province (supervision area) → executive customs office.
enum class OfficeKind : int32_t { headquarters = 1, province = 2, customs_office = 3 };

/// An office, by its code. Reference data: an administrator keeps it.
struct Office {
  std::string code;  ///< The natural key; part of every notice number.
  std::string name;  ///< Persian.
  OfficeKind kind = OfficeKind::customs_office;
  std::string parent;   ///< Code of the office above; empty for the headquarters.
  bool border = false;  ///< A border customs office.
  bool enabled = true;
};

/// derive_id("access.office", {code}).
core::Id office_id(std::string_view code);

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::Office>();
}  // namespace kotaj::core
