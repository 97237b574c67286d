#pragma once

#include <cstddef>
#include <cstdint>

/// Limits of accounts and sessions, all of them (platform.md, Accounts and rights).
namespace kotaj::server::session::limits {

inline constexpr std::size_t password_min_characters = 12;
inline constexpr std::size_t password_max_bytes = 512;
inline constexpr std::size_t user_max_bytes = 64;
inline constexpr unsigned long long argon2_passes = 2;
inline constexpr std::size_t argon2_bytes = std::size_t{19} * 1024 * 1024;
inline constexpr std::size_t passwords_at_once = 2;
inline constexpr std::size_t passwords_waiting = 64;

inline constexpr std::size_t token_bytes = 32;                    ///< 256 random bits.
inline constexpr int64_t idle_ms = int64_t{12} * 60 * 60 * 1000;  ///< A shift.
inline constexpr int64_t absolute_ms = int64_t{7} * 24 * 60 * 60 * 1000;
inline constexpr int64_t touch_every_ms =
    int64_t{5} * 60 * 1000;  ///< Last use is written no more often.
inline constexpr std::size_t sessions_in_memory = 20'000;
inline constexpr std::size_t ended_in_memory = 10'000;
inline constexpr std::size_t sessions_per_user = 20;  ///< The oldest gives way.
inline constexpr std::size_t agent_max_bytes = 200;
inline constexpr int offline_days = 7;

// Sign-in: a guesser is slowed by account and address together, by address, and by account from
// unknown addresses; an officer at an address where he signed in before is never locked out by a
// stranger elsewhere.
inline constexpr double pair_tries = 5;
inline constexpr double pair_refill_per_s = 1.0 / 30;
inline constexpr double address_tries = 60;
inline constexpr double address_refill_per_s = 0.2;
inline constexpr double account_tries = 30;
inline constexpr double account_refill_per_s = 1.0 / 60;

// One-time passwords (RFC 6238).
inline constexpr std::size_t code_secret_bytes = 20;
inline constexpr int code_digits = 6;
inline constexpr int64_t code_step_ms = int64_t{30} * 1000;
inline constexpr std::size_t code_text_bytes = 64;  ///< As typed: spaces and Persian digits too.
inline constexpr int64_t enrolment_ms = int64_t{10} * 60 * 1000;
inline constexpr std::size_t enrolments_pending = 1'000;

/// After a token was changed for another, requests that were on their way with the old one still
/// come in.
inline constexpr int64_t old_token_ms = int64_t{30} * 1000;

inline constexpr std::size_t remembered = 50'000;  ///< Accounts, addresses and pairs, each.

}  // namespace kotaj::server::session::limits
