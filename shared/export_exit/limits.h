#pragma once

#include <cstddef>
#include <cstdint>

/// How much one record may hold: it stays far below what the wire carries.
namespace kotaj::export_exit::limits {

inline constexpr std::size_t goods_lines = 50;         ///< Of a form: an operation holds 64 KiB.
inline constexpr int64_t most_packages = 999'999'999;  ///< Of one line of goods, of one carrier.
inline constexpr std::size_t carriers = 300;
inline constexpr std::size_t inquiries = 2;  ///< E2 and E4: the circular knows no third.
inline constexpr std::size_t follow_ups = 100;
inline constexpr std::size_t diversions = 20;
inline constexpr std::size_t events = 1000;
inline constexpr std::size_t call_events = 50;
inline constexpr std::size_t letter_code_points = 60;
inline constexpr std::size_t reason_code_points = 300;
inline constexpr std::size_t detail_code_points = 200;

}  // namespace kotaj::export_exit::limits
