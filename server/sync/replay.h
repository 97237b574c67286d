#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/store.h"

namespace kotaj::server::sync {

/// What `replay` found.
struct Replayed {
  uint64_t operations = 0;  ///< Accepted ones, done again.
  uint64_t records = 0;
  uint64_t notices = 0;
  std::string state_hash{};                ///< Over all records and notices as rebuilt.
  std::vector<std::string> differences{};  ///< A line each; empty when everything agrees.
};

/// Does every accepted operation of the log again, in memory, and compares the outcome with the
/// records and notices that are stored, byte for byte.
Replayed replay(store::Reader& reader);

}  // namespace kotaj::server::sync
