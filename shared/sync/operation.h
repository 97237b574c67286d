#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/access/decide.h"
#include "shared/core/id.h"
#include "shared/core/tehran.h"

namespace kotaj::sync {

/// The only thing a client ever writes (platform.md, Operations). `seq` counts up per device and
/// user and gives the order; ids and clocks never do.
struct Operation {
  core::Id id;  ///< UUIDv7
  core::Id device;
  uint64_t seq = 0;
  std::string user;
  core::Id assignment;  ///< In which position the person acts; rights are decided for that one.
  uint16_t module = 0;
  core::Id record;
  uint64_t base = 0;     ///< Version of the record that the officer saw; 0 for a new one.
  core::Moment made_at;  ///< Claimed moment.
  uint16_t act = 0;
  uint16_t version = 1;  ///< Of the payload's form.
  std::string payload;   ///< The payload record, encoded by its description.
  std::string seen;      ///< Digest of what the officer confirmed, on binding acts.
};

/// What became of an operation, for ever: a repeated id gets the same answer (S1).
struct OperationResult {
  core::Id id;
  bool accepted = false;
  uint64_t log_seq = 0;  ///< The server's number.
  core::Moment registered_at;
  std::optional<access::Refusal> refusal{};  ///< Its own `source` does not travel: see below.
  std::string source{};  ///< The refusal's source as a person reads it: a refusal outlives the
                         ///< program whose tables the source stood in, so it travels as text.
};

/// A record as the server has it.
struct Change {
  uint64_t seq = 0;  ///< log.seq of the operation that made this version: the cursor.
  uint16_t module = 0;
  core::Id record;
  uint64_t version = 0;
  std::string body;  ///< The record, encoded by its description.
};

inline constexpr uint16_t protocol = 1;

struct SyncRequest {
  core::Id device;
  uint64_t cursor = 0;  ///< What the device has; 0 for nothing.
  std::vector<Operation> operations{};
};

struct SyncResponse {
  std::vector<OperationResult> results{};
  bool reset = false;  ///< The user's rights changed: forget everything, what follows is all.
  std::vector<Change> changes{};
  std::vector<core::Id> purges{};  ///< Records that may no longer be read.
  uint64_t cursor = 0;
  bool more = false;  ///< Ask again at once.
  core::Moment server_time;
  std::string user;  ///< Whose session this is.
};

}  // namespace kotaj::sync
