#pragma once

#include <cstddef>

/// Limits of the bank's surface, all of them.
namespace kotaj::server::notices::limits {

inline constexpr std::size_t notices_per_response =
    1000;  ///< Over sync; a notice has at most a few kilobytes.
inline constexpr std::size_t notices_per_page = 500;  ///< As JSON.
inline constexpr std::size_t number_bytes = 80;
inline constexpr std::size_t code_bytes = 40;

}  // namespace kotaj::server::notices::limits
