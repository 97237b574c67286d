#pragma once

#include <cstddef>
#include <cstdint>

/// The store's limits, all of them.
namespace kotaj::server::store::limits {

inline constexpr int reader_cache_kib = 2048;  ///< SQLite's page cache of a reading connection.
/// Of the writer: what one transaction of the group commit changes, nearly; less is written twice.
inline constexpr int writer_cache_kib = 8192;
/// Of a new file. A record takes 1 to 10 KiB: pages of 4 leave a third of the file empty.
inline constexpr int page_bytes = 16384;
inline constexpr int busy_timeout_ms = 10'000;  ///< Another process (kotaj admin) may be writing.
inline constexpr int64_t checkpoint_idle_bytes =
    1024 * 1024;  ///< Checkpoint when nothing waits and the WAL has this.
inline constexpr int64_t checkpoint_forced_bytes =
    16 * 1024 * 1024;                            ///< Checkpoint even while submissions wait.
inline constexpr std::size_t body_nesting = 32;  ///< Depth of a stored JSON body.

}  // namespace kotaj::server::store::limits
