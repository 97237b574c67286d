#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kotaj::core {

using Digest = std::array<uint8_t, 32>;

/// SHA-256 (FIPS 180-4). Small and portable, because the same ids are derived on the device and on
/// the server.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  Digest finish();

 private:
  void compress(const uint8_t* block);
  std::array<uint32_t, 8> state_;
  std::array<uint8_t, 64> buffer_{};
  uint64_t length_bytes_ = 0;
};

Digest sha256(std::string_view bytes);
std::string to_hex(std::string_view bytes);

}  // namespace kotaj::core
