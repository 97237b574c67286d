#pragma once

#include <cstddef>

/// The wire's limits, all of them (platform.md, S10 and Wire).
namespace kotaj::sync::limits {

inline constexpr std::size_t operation_bytes = 64 * 1024;
inline constexpr std::size_t operations_per_request = 1000;
inline constexpr std::size_t request_bytes = 1024 * 1024;
inline constexpr std::size_t response_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t changes_per_response = 5000;

}  // namespace kotaj::sync::limits
