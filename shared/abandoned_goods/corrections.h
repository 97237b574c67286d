#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"
#include "shared/access/changes.h"

namespace kotaj::abandoned_goods {

/// A field that `correct_receipt` or `approve_amendment` may put right, with the record it is in.
struct CorrectableField {
  int64_t line = 0;  ///< As in FieldChange.
  const core::Field* field = nullptr;
  const void* record = nullptr;  ///< In the case itself.
};
/// In the order of the descriptions; empty for any other act.
std::vector<CorrectableField> correctable_fields(const Case& record, ActNumber act);
/// Where such a field is kept; without a case, in which table it stands.
access::FieldPlace correctable_place(const Case* record, ActNumber act, int64_t line,
                                     std::string_view field);

}  // namespace kotaj::abandoned_goods
