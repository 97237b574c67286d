#include "server/session/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <new>

#include "server/session/limits.h"
#include "shared/core/text.h"

namespace kotaj::server::session {

namespace {

/// Common passwords of at least the shortest length allowed, lower case, from the public lists of
/// leaked ones.
constexpr std::array<std::string_view, 64> common_passwords{
    "123456789012",  "1234567890123", "12345678901234", "123456789123",     "123456123456",
    "111111111111",  "000000000000",  "123123123123",   "121212121212",     "112233445566",
    "password1234",  "password12345", "password123456", "passwordpassword", "password2020",
    "password2021",  "password2022",  "password2023",   "password2024",     "password2025",
    "qwertyuiop123", "qwertyuiop12",  "qwertyuiop[]",   "qwerty123456",     "qwertyqwerty",
    "qwerty1234567", "1qaz2wsx3edc",  "1q2w3e4r5t6y",   "q1w2e3r4t5y6",     "qazwsxedcrfv",
    "zaq12wsxcde3",  "1qazxsw23edc",  "asdfghjkl123",   "asdfghjkl;'",      "zxcvbnm12345",
    "abcdefghijkl",  "abcdefg12345",  "abc123456789",   "abcd12345678",     "aa1234567890",
    "a1234567890a",  "a12345678901",  "iloveyou1234",   "iloveyou2000",     "letmein12345",
    "welcome12345",  "administrator", "administrator1", "admin1234567",     "admin123456789",
    "superman1234",  "football1234",  "baseball1234",   "monkey123456",     "dragon123456",
    "sunshine1234",  "princess1234",  "changeme1234",   "trustno11234",     "secret123456",
    "gomrok123456",  "customs12345",  "kotaj1234567",   "iran12345678"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

std::string password_problem(std::string_view user, std::string_view password) {
  if (!core::is_valid_utf8(password) || password.size() > limits::password_max_bytes) {
    return "گذرواژه بیش از اندازه بلند است یا نویسه نادرست دارد.";
  }
  if (core::code_point_count(password) < limits::password_min_characters) {
    return "گذرواژه باید دست‌کم ۱۲ نویسه باشد.";
  }
  const std::string typed = lower(password);
  if (std::find(common_passwords.begin(), common_passwords.end(), typed) !=
      common_passwords.end()) {
    return "این گذرواژه از گذرواژه‌های رایج است؛ گذرواژه دیگری برگزینید.";
  }
  if (typed.find_first_not_of(typed.front()) == std::string::npos ||
      (user.size() >= 4 && typed.find(lower(user)) != std::string::npos)) {
    return "گذرواژه نباید نام کاربری یا تکرار یک نویسه باشد.";
  }
  return {};
}

std::string hash_password(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), limits::argon2_passes,
                        limits::argon2_bytes) != 0) {
    throw std::bad_alloc();
  }
  return out.data();
}

bool verify_password(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& nobodys_hash() {
  static const std::string hash = hash_password(random_password());
  return hash;
}

std::string random_password() {
  constexpr std::string_view alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  static_assert(alphabet.size() == 32);
  std::string password;
  for (int letter = 0; letter < 20; ++letter) {
    if (letter > 0 && letter % 5 == 0) password.push_back('-');
    password.push_back(alphabet[randombytes_uniform(32)]);
  }
  return password;
}

PasswordPool::PasswordPool() : worker_(limits::passwords_at_once, limits::passwords_waiting) {}

bool PasswordPool::verify(std::string hash, std::string password, std::function<void(bool)> done) {
  return worker_.post(
      [hash = std::move(hash), password = std::move(password), done = std::move(done)]() mutable {
        const bool right =
            verify_password(hash.empty() ? nobodys_hash() : hash, password) && !hash.empty();
        sodium_memzero(password.data(), password.size());
        done(right);
      });
}

bool PasswordPool::hash(std::string password, std::function<void(std::string)> done) {
  return worker_.post([password = std::move(password), done = std::move(done)]() mutable {
    std::string hash;
    try {
      hash = hash_password(password);
    } catch (const std::bad_alloc&) {
      hash.clear();  // Said by an empty hash: this is the edge where the exception stops.
    }
    sodium_memzero(password.data(), password.size());
    done(std::move(hash));
  });
}

}  // namespace kotaj::server::session
