#include "shared/core/zip.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace kotaj::core {
namespace {

constexpr std::size_t window_bytes = 32'768;
constexpr std::size_t shortest_match = 4;  ///< Of what is looked for; deflate itself takes three.
constexpr std::size_t longest_match = 258;
constexpr int hash_bits = 15;
constexpr int looked_back = 24;  ///< Earlier places with the same hash that are tried.
constexpr uint32_t nowhere = ~uint32_t{0};

/// One code of RFC 1951's tables 3.2.5: the first value that it stands for, and its extra bits.
struct Range {
  uint16_t first;
  uint8_t extra_bits;
};
constexpr uint16_t first_length_code = 257;
constexpr std::array<Range, 29> lengths{
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};
constexpr std::array<Range, 30> distances{
    {{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
     {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
     {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
     {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
     {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

template <std::size_t Count>
std::size_t code_for(const std::array<Range, Count>& table, std::size_t value) {
  const auto after =
      std::upper_bound(table.begin(), table.end(), value,
                       [](std::size_t wanted, const Range& range) { return wanted < range.first; });
  return static_cast<std::size_t>(after - table.begin()) - 1;
}

/// Bits from the lowest of each byte on.
class Bits {
 public:
  void put(uint32_t value, int count) {
    held_ |= uint64_t{value} << used_;
    used_ += count;
    while (used_ >= 8) {
      out_ += static_cast<char>(held_ & 0xFFU);
      held_ >>= 8U;
      used_ -= 8;
    }
  }
  /// A Huffman code goes from its highest bit on.
  void put_code(uint32_t code, int count) {
    for (int bit = count - 1; bit >= 0; --bit) put((code >> bit) & 1U, 1);
  }
  std::string finish() {
    if (used_ > 0) put(0, 8 - used_);
    return std::move(out_);
  }

 private:
  std::string out_;
  uint64_t held_ = 0;
  int used_ = 0;
};

/// The fixed codes of RFC 1951, 3.2.6.
void put_symbol(Bits& bits, uint32_t symbol) {
  if (symbol < 144) {
    bits.put_code(0x30 + symbol, 8);
  } else if (symbol < 256) {
    bits.put_code(0x190 + symbol - 144, 9);
  } else if (symbol < 280) {
    bits.put_code(symbol - 256, 7);
  } else {
    bits.put_code(0xC0 + symbol - 280, 8);
  }
}

void put_match(Bits& bits, std::size_t length, std::size_t distance) {
  const std::size_t length_code = code_for(lengths, length);
  put_symbol(bits, static_cast<uint32_t>(first_length_code + length_code));
  bits.put(static_cast<uint32_t>(length - lengths[length_code].first),
           lengths[length_code].extra_bits);
  const std::size_t distance_code = code_for(distances, distance);
  bits.put_code(static_cast<uint32_t>(distance_code), 5);
  bits.put(static_cast<uint32_t>(distance - distances[distance_code].first),
           distances[distance_code].extra_bits);
}

/// Where the same bytes stood before, by the hash of four of them.
class Finder {
 public:
  explicit Finder(std::string_view bytes)
      : bytes_(bytes),
        heads_(std::size_t{1} << hash_bits, nowhere),
        before_(window_bytes, nowhere) {}

  void remember(std::size_t at) {
    if (at + shortest_match > bytes_.size()) return;
    uint32_t& head = heads_[hash(at)];
    before_[at % window_bytes] = head;
    head = static_cast<uint32_t>(at);
  }
  struct Match {
    std::size_t length = 0;
    std::size_t distance = 0;
  };
  [[nodiscard]] Match longest(std::size_t at) const {
    Match best;
    if (at + shortest_match > bytes_.size()) return best;
    const std::size_t most = std::min(longest_match, bytes_.size() - at);
    uint32_t place = heads_[hash(at)];
    for (int tries = 0; tries < looked_back && place != nowhere; ++tries) {
      const std::size_t distance = at - place;
      if (distance == 0 || distance > window_bytes - 1) break;
      std::size_t length = 0;
      while (length < most && bytes_[place + length] == bytes_[at + length]) ++length;
      if (length > best.length) best = {length, distance};
      if (length == most) break;
      const uint32_t earlier = before_[place % window_bytes];
      if (earlier != nowhere && earlier >= place) break;  // Overwritten since: of a later round.
      place = earlier;
    }
    if (best.length < shortest_match) best = {};
    return best;
  }

 private:
  [[nodiscard]] std::size_t hash(std::size_t at) const {
    uint32_t four = 0;
    for (std::size_t i = 0; i < shortest_match; ++i)
      four = (four << 8U) | static_cast<uint8_t>(bytes_[at + i]);
    return (four * 2654435761U) >> (32 - hash_bits);
  }

  std::string_view bytes_;
  std::vector<uint32_t> heads_;
  std::vector<uint32_t> before_;
};

constexpr std::array<uint32_t, 256> crc_table = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t byte = 0; byte < table.size(); ++byte) {
    uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
    table[byte] = value;
  }
  return table;
}();

void put_u16(std::string& out, uint32_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>((value >> 8U) & 0xFFU);
}
void put_u32(std::string& out, uint64_t value) {
  put_u16(out, static_cast<uint32_t>(value & 0xFFFFU));
  put_u16(out, static_cast<uint32_t>((value >> 16U) & 0xFFFFU));
}

constexpr uint32_t local_header = 0x04034B50;
constexpr uint32_t central_header = 0x02014B50;
constexpr uint32_t end_of_directory = 0x06054B50;
constexpr uint32_t version_needed = 20;
constexpr uint32_t deflated = 8;
constexpr uint32_t first_dos_day = 0x0021;  ///< 1980-01-01: the format must have one.

}  // namespace

uint32_t crc32(std::string_view bytes) {
  uint32_t crc = ~uint32_t{0};
  for (const char c : bytes) crc = crc_table[(crc ^ static_cast<uint8_t>(c)) & 0xFFU] ^ (crc >> 8U);
  return ~crc;
}

std::string deflate(std::string_view bytes) {
  Bits bits;
  bits.put(1, 1);  // The last block,
  bits.put(1, 2);  // of the fixed codes.
  Finder finder(bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const Finder::Match match = finder.longest(at);
    std::size_t taken = 1;
    if (match.length == 0) {
      put_symbol(bits, static_cast<uint8_t>(bytes[at]));
    } else {
      put_match(bits, match.length, match.distance);
      taken = match.length;
    }
    for (; taken > 0; --taken) finder.remember(at++);
  }
  put_symbol(bits, 256);
  return bits.finish();
}

std::string zip_archive(std::span<const ZipEntry> entries) {
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string packed = deflate(entry.bytes);
    std::string common;
    put_u16(common, version_needed);
    put_u16(common, 0);
    put_u16(common, deflated);
    put_u16(common, 0);
    put_u16(common, first_dos_day);
    put_u32(common, crc32(entry.bytes));
    put_u32(common, packed.size());
    put_u32(common, entry.bytes.size());
    put_u16(common, static_cast<uint32_t>(entry.name.size()));
    put_u16(common, 0);
    put_u32(directory, central_header);
    put_u16(directory, version_needed);
    directory += common;
    directory.append(10, '\0');  // No comment, first disk, no attributes.
    put_u32(directory, out.size());
    directory += entry.name;
    put_u32(out, local_header);
    out += common;
    out += entry.name;
    out += packed;
  }
  const std::size_t starts = out.size();
  out += directory;
  put_u32(out, end_of_directory);
  put_u32(out, 0);
  put_u16(out, static_cast<uint32_t>(entries.size()));
  put_u16(out, static_cast<uint32_t>(entries.size()));
  put_u32(out, directory.size());
  put_u32(out, starts);
  put_u16(out, 0);
  return out;
}

}  // namespace kotaj::core
