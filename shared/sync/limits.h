#pragma once

#include <cstddef>

/// The wire's limits, all of them (platform.md, S10 and Wire).
namespace kotaj::sync::limits {

inline constexpr std::size_t operation_bytes = 64 * 1024;
inline constexpr std::size_t operations_per_request = 1000;
inline constexpr std::size_t request_bytes = 1024 * 1024;
inline constexpr std::size_t response_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t changes_per_response = 5000;
inline constexpr std::size_t purges_per_response = 50'000;

/// Of one record: a case with a thousand weighings stays far below.
inline constexpr std::size_t record_bytes = 1024 * 1024;
/// Of the strings of an envelope, in bytes.
inline constexpr std::size_t name_bytes = 400;
inline constexpr std::size_t sentence_bytes = 16 * 1024;
/// Records inside records.
inline constexpr int record_depth = 8;

/// A segment of the vault holds changes up to about this; a bigger one is never written.
inline constexpr std::size_t segment_target_bytes = 1024 * 1024;

/// What decoding may allocate for each byte that came, and besides that once.
inline constexpr std::size_t memory_per_byte = 32;
inline constexpr std::size_t memory_at_least = 4096;

/// Of an imported table.
inline constexpr std::size_t csv_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t csv_rows = 20'000;
inline constexpr std::size_t csv_columns = 200;
inline constexpr std::size_t csv_cell_bytes = 64 * 1024;
inline constexpr std::size_t csv_problems = 1000;

}  // namespace kotaj::sync::limits
