#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Zip archives, as office documents are packed: deflated, without a clock or a file.
namespace kotaj::core {

struct ZipEntry {
  std::string_view name;  ///< ASCII path inside the archive.
  std::string_view bytes;
};
/// The same entries always give the same bytes: no entry carries a moment.
std::string zip_archive(std::span<const ZipEntry> entries);

/// Deflate (RFC 1951) in one block of the fixed codes; `inflate` of any program gives it back.
std::string deflate(std::string_view bytes);
/// CRC-32 of ISO 3309, as zip has it.
uint32_t crc32(std::string_view bytes);

}  // namespace kotaj::core
