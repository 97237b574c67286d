#pragma once

#include <cstdint>
#include <vector>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"

namespace kotaj::abandoned_goods {

/// A field that `correct_receipt` or `approve_amendment` may put right, with the record it is in.
struct CorrectableField {
  int64_t line = 0;  ///< As in FieldChange.
  const core::Field* field = nullptr;
  const void* record = nullptr;  ///< In the case itself.
};
/// In the order of the descriptions; empty for any other act.
std::vector<CorrectableField> correctable_fields(const Case& record, ActNumber act);

}  // namespace kotaj::abandoned_goods
