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

struct Act;
struct Actor;
class Lookup;
/// `Subject::province` for a record of that office: the actor's own supervision area where the
/// office lies in it, else empty. Asked of the tree of offices only where the act's rights reach a
/// province from the actor's position; `lookup` may be null, then nothing is known.
std::string_view province_reached(std::string_view office, const Act& act, const Actor& actor,
                                  const Lookup* lookup);

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::Office>();
}  // namespace kotaj::core
