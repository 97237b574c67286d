#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/access/module.h"
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

/// `Subject::province` for a record of that office: the actor's own supervision area where the
/// office lies in it, else empty. Asked of the tree of offices only where the act's rights reach a
/// province from the actor's position; `lookup` may be null, then nothing is known.
std::string_view province_reached(std::string_view office, const Act& act, const Actor& actor,
                                  const Lookup* lookup);

/// Whose office is asked: the record's; where it is yet to be opened, the one that the form names;
/// before the form is filled in, the actor's own: could he open one at all? With the province above
/// it, where the act reaches so far. Null where there is no record, or no form.
Subject office_subject(const std::string* of_record, const std::string* of_form, const Act& act,
                       const Context& context);
/// The same with the opening act's form of that type.
template <typename Opening>
Subject office_subject(const std::string* of_record, const Act& act, const void* payload,
                       const Context& context) {
  const bool is_opening = act.opens && payload != nullptr;
  return office_subject(of_record,
                        is_opening ? &static_cast<const Opening*>(payload)->office : nullptr, act,
                        context);
}

}  // namespace kotaj::access

namespace kotaj::core {
template <>
const Description& describe<access::Office>();
}  // namespace kotaj::core
