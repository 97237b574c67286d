#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"

/// What sign-in, passwords and codes answer alike.
namespace kotaj::server::http {

/// Too many tries; with Retry-After.
Reply wait_reply();
/// The server has too much to do, or could not write; with Retry-After.
Reply busy_reply();
Reply wrong_code();
/// Said to none but the holder of the account's own session or password: the device destroys its
/// copy (platform.md, The vault).
Reply account_closed(std::string_view user);
/// The name of an account at an address, for counting tries.
std::string pair_of(std::string_view user, std::string_view address);

}  // namespace kotaj::server::http
