#pragma once

#include <cstddef>

/// How much one file and one market may hold: a record stays far below what the wire carries.
namespace kotaj::border_market::limits {

inline constexpr std::size_t lines = 100;  ///< Of a declaration: an operation holds 64 KiB.
inline constexpr std::size_t certificates = 30;
inline constexpr std::size_t costs = 50;
inline constexpr std::size_t assessments = 20;
inline constexpr std::size_t steps = 16;  ///< More than any sequence has.
inline constexpr std::size_t events = 600;
/// What may be done over and over leaves this much of the time line to the steps.
inline constexpr std::size_t events_kept_for_steps = 100;
inline constexpr std::size_t record_bytes = 600 * 1024;
inline constexpr std::size_t detail_code_points = 200;
inline constexpr std::size_t market_rows = 500;  ///< Of each of a market's dated lists.

}  // namespace kotaj::border_market::limits
