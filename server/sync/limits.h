#pragma once

#include <cstddef>
#include <cstdint>

/// The sync core's limits, all of them. The wire's own are in shared/sync/limits.h.
namespace kotaj::server::sync::limits {

inline constexpr std::size_t operations_per_transaction =
    4000;  ///< Group commit takes no more at once.
inline constexpr std::size_t common_operation_bytes =
    4096;  ///< A larger one weighs as several: the transaction is in memory until it is written.
inline constexpr std::size_t waiting_jobs =
    20'000;  ///< More than these and the server says "later".
inline constexpr std::size_t cached_records =
    4096;  ///< Decoded records that a writer or reader keeps.
inline constexpr std::size_t cached_people = 10'000;
inline constexpr std::size_t scanned_records = 20'000;    ///< Looked at for one answer of the feed.
inline constexpr std::size_t scanned_with_results = 250;  ///< The same, where operations came.
inline constexpr std::size_t kept_texts = 4096;           ///< Sources read back from the log.
inline constexpr std::size_t response_room_bytes =
    3 * 1024 * 1024;  ///< Bodies in one answer; below the wire's cap.

/// The cursor is opaque to devices: the sequence below, a fingerprint of the rights it was read
/// with above.
inline constexpr int cursor_seq_bits = 34;

}  // namespace kotaj::server::sync::limits
