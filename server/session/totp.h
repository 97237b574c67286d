#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/tehran.h"

/// Time-based one-time passwords (RFC 6238 over RFC 4226, HMAC-SHA-1, 30 seconds, six digits: what
/// every authenticator has).
namespace kotaj::server::session::totp {

/// 160 random bits, as RFC 4226 recommends.
std::string make_secret();
/// RFC 4648 base32 without padding: how a secret is typed.
std::string base32(std::string_view bytes);
/// What an authenticator reads from a QR code.
std::string key_uri(std::string_view user, std::string_view secret);
/// The HOTP value of a counter, with leading zeros.
std::string hotp(std::string_view secret, uint64_t counter, int digits);
/// The step of a moment.
int64_t step_of(core::Moment moment);
/// The step whose code this is, the present one or one beside it (a clock may be half a minute
/// off), if it is later than `last_step`: a code is taken once. Spaces and all digit sets are
/// understood.
std::optional<int64_t> matching_step(std::string_view secret, std::string_view code,
                                     core::Moment now, int64_t last_step);

}  // namespace kotaj::server::session::totp
