#pragma once

#include <cstddef>
#include <cstdint>

/// The desk's own limits.
namespace kotaj::app::limits {

inline constexpr std::size_t segment_bytes = 1024 * 1024;  ///< Of the base copy.
inline constexpr std::size_t log_entries_before_compaction =
    64;  ///< Answers kept one after the other.
/// Operations of acts done together that one write keeps: few enough that a failed one takes little
/// with it, enough that the strict write of each is not what an import waits for.
inline constexpr std::size_t operations_per_write = 1000;
inline constexpr std::size_t draft_bytes = 256 * 1024;  ///< Of one form's draft.
inline constexpr uint32_t retry_first_ms = 2'000;  ///< After a failed request, doubled each time,
inline constexpr uint32_t retry_longest_ms = 60'000;  ///< up to this, while something waits.

}  // namespace kotaj::app::limits
