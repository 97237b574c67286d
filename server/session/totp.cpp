#include "server/session/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "server/session/limits.h"
#include "shared/core/text.h"

namespace kotaj::server::session::totp {

std::string make_secret() {
  std::string secret(limits::code_secret_bytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(held >> (bits - 5)) & 31U];
  }
  if (bits > 0) out += alphabet[(held << (5 - bits)) & 31U];
  return out;
}

std::string key_uri(std::string_view user, std::string_view secret) {
  // User names are small letters, digits, `.`, `_` and `-`: nothing in them needs escaping.
  return "otpauth://totp/Kotaj:" + std::string(user) + "?secret=" + base32(secret) +
         "&issuer=Kotaj&algorithm=SHA1&digits=6&period=30";
}

std::string hotp(std::string_view secret, uint64_t counter, int digits) {
  std::array<unsigned char, 8> message{};
  for (std::size_t at = message.size(); at-- > 0; counter >>= 8U)
    message[at] = static_cast<unsigned char>(counter & 0xffU);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(),
       mac.data(), &size);
  const std::size_t offset = mac[size - 1] & 0xfU;
  uint32_t value = mac[offset] & 0x7fU;
  for (std::size_t at = 1; at < 4; ++at) value = (value << 8U) | mac[offset + at];
  std::string text(static_cast<std::size_t>(digits), '0');
  for (std::size_t at = text.size(); at-- > 0; value /= 10)
    text[at] = static_cast<char>('0' + value % 10);
  return text;
}

int64_t step_of(core::Moment moment) { return moment.unix_ms / limits::code_step_ms; }

std::optional<int64_t> matching_step(std::string_view secret, std::string_view code,
                                     core::Moment now, int64_t last_step) {
  const std::string typed = core::normalise_number(code);
  if (typed.size() != static_cast<std::size_t>(limits::code_digits)) return std::nullopt;
  std::optional<int64_t> found;
  // All three are worked out whatever matches: the time says nothing of which it was.
  for (const int64_t beside : {-1, 0, 1}) {
    const int64_t step = step_of(now) + beside;
    const std::string right = hotp(secret, static_cast<uint64_t>(step), limits::code_digits);
    const bool same = sodium_memcmp(right.data(), typed.data(), typed.size()) == 0;
    if (same && step > last_step) found = step;
  }
  return found;
}

}  // namespace kotaj::server::session::totp
