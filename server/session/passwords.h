#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/sync/worker.h"

namespace kotaj::server::session {

/// Why a new password is not taken, as a Persian sentence; empty when it is.
std::string password_problem(std::string_view user, std::string_view password);
/// argon2id in libsodium's string form. Throws std::bad_alloc where there is no memory for it.
std::string hash_password(std::string_view password);
bool verify_password(const std::string& hash, std::string_view password);
/// A hash that no password has: an unknown user costs as much time as a known one.
const std::string& nobodys_hash();
/// 20 characters that are easy to copy, from 100 random bits.
std::string random_password();

/// Passwords are hashed on threads of their own, two at once: 19 MiB each, and nothing else waits
/// for them.
class PasswordPool {
 public:
  PasswordPool();
  /// The answers come on a thread of the pool. False when too many wait.
  bool verify(std::string hash, std::string password, std::function<void(bool)> done);
  bool hash(std::string password, std::function<void(std::string)> done);
  void stop() { worker_.stop(); }

 private:
  sync::Worker worker_;
};

}  // namespace kotaj::server::session
