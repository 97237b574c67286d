#pragma once

#include <cstddef>
#include <cstdint>

/// The store's limits, all of them.
namespace kotaj::server::store::limits {

inline constexpr int cache_kib = 2048;          ///< SQLite's page cache, a connection.
inline constexpr int busy_timeout_ms = 10'000;  ///< Another process (kotaj admin) may be writing.
inline constexpr int64_t checkpoint_idle_bytes =
    1024 * 1024;  ///< Checkpoint when nothing waits and the WAL has this.
inline constexpr int64_t checkpoint_forced_bytes =
    16 * 1024 * 1024;  ///< Checkpoint even while submissions wait.
inline constexpr int64_t page_bytes = 4096;
inline constexpr std::size_t body_nesting = 32;  ///< Depth of a stored JSON body.

}  // namespace kotaj::server::store::limits
