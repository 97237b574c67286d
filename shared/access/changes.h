#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"

/// Acts that put fields right: what each was typed over, and what the record says now.
namespace kotaj::access {

/// Where the record keeps a field that an act may put right, as `Module::field_place` finds it.
struct FieldPlace {
  const core::Description* part = nullptr;
  const core::Field* field = nullptr;  ///< In `part`; null where the act does not put it right.
  const void* record = nullptr;        ///< The part itself; null where it is not at hand.
};

/// One field that an act was to put right, as a person reads it.
struct ChangedField {
  std::string label;
  const core::Field* field = nullptr;  ///< Null where this program does not know it.
  std::string seen;                    ///< What stood there when it was typed.
  std::string typed;
  std::optional<std::string> now;  ///< Empty where the record is not at hand, or the row is gone.
  bool moved_on = false;           ///< Another value stands there now than the one typed over.
};

/// The rows of the payload's list `changes` (`field`, `old_value`, `new_value`, and `line` where
/// the record has several such parts), in their order; none for any other act. `record` may be
/// null.
std::vector<ChangedField> changed_fields(const Module& module, const Act& act, const void* payload,
                                         const void* record);
/// Writes into those rows what the record says now, where it is another value than the one typed
/// over: for whoever has seen that and types again. `record` may be null.
void see_anew(const Module& module, const Act& act, void* payload, const void* record);

}  // namespace kotaj::access
