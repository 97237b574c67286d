#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "shared/sync/limits.h"

/// Limits of the network, all of them.
namespace kotaj::server::http::limits {

inline constexpr std::uint32_t header_bytes = 8 * 1024;
inline constexpr std::size_t target_bytes = 1024;
inline constexpr std::size_t read_buffer_bytes = 64 * 1024;

inline constexpr std::size_t no_body = 0;
inline constexpr std::size_t small_json_bytes = 4 * 1024;
inline constexpr std::size_t evaluate_bytes = 1024 * 1024;
inline constexpr std::size_t sync_bytes = kotaj::sync::limits::request_bytes + 4 * 1024;
inline constexpr std::size_t largest_body_bytes = sync_bytes;

inline constexpr std::chrono::seconds handshake_timeout{10};
inline constexpr std::chrono::seconds header_timeout{
    10};  ///< A whole header, however slowly it drips.
inline constexpr std::chrono::seconds body_timeout{30};
inline constexpr std::chrono::seconds idle_timeout{75};  ///< Between requests of one connection.
inline constexpr std::chrono::seconds answer_timeout{60};
inline constexpr std::chrono::seconds write_timeout{60};
inline constexpr std::chrono::seconds linger_timeout{
    3};  ///< So that who sends too much still reads the answer.
inline constexpr std::size_t linger_bytes = 32 * 1024 * 1024;
inline constexpr std::chrono::seconds live_idle_timeout{
    60};  ///< Half of it after the last byte, the server pings.
inline constexpr std::chrono::milliseconds live_pause{100};  ///< Several commits, one "more".
inline constexpr std::chrono::seconds drain_timeout{10};
inline constexpr std::chrono::seconds rest_after_storm{5};  ///< Until its memory is given back.
inline constexpr std::chrono::milliseconds accept_pause{
    100};  ///< After the machine ran out of descriptors.
inline constexpr std::chrono::milliseconds outside_probe{
    50};  ///< How old a look at what other processes wrote may be.

inline constexpr std::size_t connections = 4096;
inline constexpr std::size_t connections_per_address =
    1024;  ///< A whole office may sit behind one address.
inline constexpr std::size_t live_per_user = 20;
inline constexpr int listen_backlog = 1024;

inline constexpr std::size_t evaluate_waiting = 32;
inline constexpr std::size_t reading_waiting = 4096;

// Rates (S10): operations a user, refused ones too; public checks and evaluations an address.
inline constexpr double operations_burst = 20'000;
inline constexpr double operations_per_s = 500;
inline constexpr double checks_burst = 20;
inline constexpr double checks_per_s = 0.5;
inline constexpr double evaluations_burst = 200;
inline constexpr double evaluations_per_s = 20;
inline constexpr std::size_t rates_remembered = 20'000;

inline constexpr std::size_t static_files = 4096;
inline constexpr std::size_t static_file_bytes = 64 * 1024 * 1024;

}  // namespace kotaj::server::http::limits
