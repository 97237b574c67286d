#pragma once

#include <optional>
#include <string>

#include "server/store/store.h"

namespace kotaj::server::sync {

/// The first row of the log that does not follow from the one before.
struct BrokenRow {
  uint64_t seq = 0;
  std::string why;
  [[nodiscard]] std::string text() const { return "log row " + std::to_string(seq) + ": " + why; }
};

/// Empty where the whole chain holds.
std::optional<BrokenRow> verify_audit(store::Reader& reader);

}  // namespace kotaj::server::sync
