#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/tehran.h"

namespace kotaj::core {

/// 128 bits that name a record, an operation, a device or an assignment.
struct Id {
  std::array<uint8_t, 16> bytes{};
  [[nodiscard]] bool empty() const { return *this == Id{}; }
  friend bool operator==(const Id&, const Id&) = default;
  /// Not defaulted: Emscripten's std::array has no <=> yet.
  friend std::strong_ordering operator<=>(const Id& a, const Id& b) {
    if (a.bytes == b.bytes) return std::strong_ordering::equal;
    return a.bytes < b.bytes ? std::strong_ordering::less : std::strong_ordering::greater;
  }
};

struct IdHash {
  std::size_t operator()(const Id& id) const;
};

/// 32 lower-case hexadecimal digits.
std::string to_string(const Id& id);
std::optional<Id> parse_id(std::string_view text);
/// A record's id: SHA-256 over module and natural key (each part with its length), first 16 bytes.
/// Two offline devices that open the same declaration open the same record (platform.md,
/// Operations).
Id derive_id(std::string_view module, std::initializer_list<std::string_view> natural_key);
/// UUIDv7 from a moment and 74 random bits that the caller brings.
Id make_uuid_v7(Moment moment, std::array<uint8_t, 10> random);

}  // namespace kotaj::core
