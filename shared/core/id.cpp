#include "shared/core/id.h"

#include <algorithm>
#include <cstring>

#include "shared/core/sha256.h"

namespace kotaj::core {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// A length of four bytes, little endian, before each part: ("ab", "c") and ("a", "bc") are
/// different keys.
void add_part(Sha256& hash, std::string_view part) {
  const auto size = static_cast<uint32_t>(part.size());
  char length[4];
  for (unsigned i = 0; i < 4; ++i) length[i] = static_cast<char>((size >> (8 * i)) & 0xffU);
  hash.update({length, sizeof length});
  hash.update(part);
}

}  // namespace

std::size_t IdHash::operator()(const Id& id) const {
  // The last bytes are random in a UUIDv7 and hash output in a derived id.
  uint64_t value = 0;
  std::memcpy(&value, id.bytes.data() + 8, sizeof value);
  return static_cast<std::size_t>(value ^ (value >> 32));
}

std::string to_string(const Id& id) {
  return to_hex({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
}

std::optional<Id> parse_id(std::string_view text) {
  Id id;
  if (text.size() != id.bytes.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    const int high = hex_value(text[2 * i]);
    const int low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<uint8_t>(high * 16 + low);
  }
  return id;
}

Id derive_id(std::string_view module, std::initializer_list<std::string_view> natural_key) {
  Sha256 hash;
  add_part(hash, module);
  for (const std::string_view part : natural_key) add_part(hash, part);
  const Digest digest = hash.finish();
  Id id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

Id make_uuid_v7(Moment moment, std::array<uint8_t, 10> random) {
  Id id;
  const auto milliseconds = static_cast<uint64_t>(moment.unix_ms);
  for (std::size_t i = 0; i < 6; ++i)
    id.bytes[i] = static_cast<uint8_t>(milliseconds >> (40 - 8 * i));
  std::copy(random.begin(), random.end(), id.bytes.begin() + 6);
  id.bytes[6] = static_cast<uint8_t>(0x70 | (id.bytes[6] & 0x0f));  // Version 7.
  id.bytes[8] = static_cast<uint8_t>(0x80 | (id.bytes[8] & 0x3f));  // RFC 9562's variant.
  return id;
}

}  // namespace kotaj::core
