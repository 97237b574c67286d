#pragma once

// Only codec*.cpp may include this: it throws, and those files are the only ones built with
// exceptions in wasm.

#include <array>
#include <cereal/cereal.hpp>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/core/text.h"
#include "shared/sync/codec.h"
#include "shared/sync/limits.h"

namespace kotaj::sync {

/// Leaves an archive by throwing; `codec*.cpp` catch it and give the error as a value.
struct DecodeFailure : cereal::Exception {
  explicit DecodeFailure(DecodeError what) : cereal::Exception("not decodable"), error(what) {}
  DecodeError error;
};

[[noreturn]] inline void fail(DecodeError error) { throw DecodeFailure(error); }

/// Writes little endian, whatever the machine.
class BoundedOutputArchive
    : public cereal::OutputArchive<BoundedOutputArchive, cereal::AllowEmptyClassElision> {
 public:
  explicit BoundedOutputArchive(std::string& out)
      : cereal::OutputArchive<BoundedOutputArchive, cereal::AllowEmptyClassElision>(this),
        out_(out) {}

  template <typename Number>
  void put(Number number) {
    using Unsigned = std::make_unsigned_t<Number>;
    auto rest = static_cast<Unsigned>(number);
    std::array<char, sizeof(Number)> bytes{};
    for (char& byte : bytes) {
      byte = static_cast<char>(static_cast<unsigned char>(rest & 0xFFU));
      if constexpr (sizeof(Number) > 1) rest = static_cast<Unsigned>(rest >> 8U);
    }
    out_.append(bytes.data(), bytes.size());
  }
  void put_bytes(std::string_view bytes) { out_.append(bytes); }

  /// Leaves room for a u32 length, which `close` fills in with what was written since.
  [[nodiscard]] std::size_t open() {
    put(uint32_t{0});
    return out_.size();
  }
  void close(std::size_t opened) {
    const auto length = static_cast<uint32_t>(out_.size() - opened);
    for (std::size_t i = 0; i < sizeof(length); ++i) {
      out_[opened - sizeof(length) + i] =
          static_cast<char>(static_cast<unsigned char>(length >> (8 * i)));
    }
  }

 private:
  std::string& out_;
};

/// Reads what is there and nothing more: a count or a length is looked at before anything is
/// allocated for it, and all that is allocated is charged against a multiple of the input.
class BoundedInputArchive
    : public cereal::InputArchive<BoundedInputArchive, cereal::AllowEmptyClassElision> {
 public:
  explicit BoundedInputArchive(std::string_view bytes)
      : cereal::InputArchive<BoundedInputArchive, cereal::AllowEmptyClassElision>(this),
        rest_(bytes),
        memory_left_bytes_(bytes.size() * limits::memory_per_byte + limits::memory_at_least) {}

  template <typename Number>
  Number take() {
    using Unsigned = std::make_unsigned_t<Number>;
    const std::string_view bytes = take_bytes(sizeof(Number));
    Unsigned number = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) {
      if constexpr (sizeof(Number) > 1) number = static_cast<Unsigned>(number << 8U);
      number = static_cast<Unsigned>(number | static_cast<unsigned char>(bytes[i]));
    }
    return static_cast<Number>(number);
  }
  std::string_view take_bytes(std::size_t count) {
    if (count > rest_.size()) fail(DecodeError::truncated);
    const std::string_view bytes = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return bytes;
  }
  /// A u32 length and as many bytes, at most `cap`.
  std::string_view take_block(std::size_t cap) {
    const auto length = take<uint32_t>();
    if (length > cap) fail(DecodeError::over_limit);
    return take_bytes(length);
  }
  void charge(std::size_t bytes) {
    if (bytes > memory_left_bytes_) fail(DecodeError::over_limit);
    memory_left_bytes_ -= bytes;
  }
  [[nodiscard]] std::size_t remaining() const { return rest_.size(); }
  [[nodiscard]] std::size_t memory_left_bytes() const { return memory_left_bytes_; }
  void set_memory_left_bytes(std::size_t bytes) { memory_left_bytes_ = bytes; }
  void expect_end() const {
    if (!rest_.empty()) fail(DecodeError::trailing_bytes);
  }

 private:
  std::string_view rest_;
  std::size_t memory_left_bytes_;
};

// --- Scalars
// -------------------------------------------------------------------------------------------------------

template <typename Number>
requires(
    std::is_integral_v<Number> &&
    !std::is_same_v<Number, bool>) void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive,
                                                                  const Number& number) {
  archive.put(number);
}
template <typename Number>
requires(std::is_integral_v<Number> &&
         !std::is_same_v<Number, bool>) void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive,
                                                                       Number& number) {
  number = archive.template take<Number>();
}

inline void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const bool& flag) {
  archive.put(static_cast<uint8_t>(flag ? 1 : 0));
}
inline void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, bool& flag) {
  const auto byte = archive.take<uint8_t>();
  if (byte > 1) fail(DecodeError::not_canonical);
  flag = byte == 1;
}

// --- Strings and lists, each with its cap
// --------------------------------------------------------------------------

/// A string of the envelope: UTF-8 text, or bytes that are decoded elsewhere.
template <typename String>
struct Capped {
  String& value;
  std::size_t cap;
  bool text;
};
template <typename String>
Capped<String> text(String& value, std::size_t cap_bytes) {
  return {value, cap_bytes, true};
}
template <typename String>
Capped<String> bytes(String& value, std::size_t cap_bytes) {
  return {value, cap_bytes, false};
}

template <typename String>
void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const Capped<String>& string) {
  archive.put(static_cast<uint32_t>(string.value.size()));
  archive.put_bytes(string.value);
}
template <typename String>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, Capped<String>& string) {
  const std::string_view block = archive.take_block(string.cap);
  if (string.text && !core::is_valid_utf8(block)) fail(DecodeError::invalid_utf8);
  archive.charge(block.size());
  string.value.assign(block);
}

/// A list of the envelope; `least_bytes` is what its smallest element takes on the wire.
template <typename List>
struct CappedList {
  List& value;
  std::size_t cap;
  std::size_t least_bytes;
};
template <typename List>
CappedList<List> list(List& value, std::size_t cap, std::size_t least_bytes) {
  return {value, cap, least_bytes};
}

template <typename List>
void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const CappedList<List>& rows) {
  archive.put(static_cast<uint32_t>(rows.value.size()));
  for (const auto& row : rows.value) archive(row);
}
template <typename List>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, CappedList<List>& rows) {
  const auto count = archive.take<uint32_t>();
  if (count > rows.cap) fail(DecodeError::over_limit);
  if (count > archive.remaining() / rows.least_bytes) fail(DecodeError::truncated);
  archive.charge(count * sizeof(typename List::value_type));
  rows.value.resize(count);
  for (auto& row : rows.value) archive(row);
}

/// One record inside an open archive.
void save_record(BoundedOutputArchive& archive, const core::Description& description,
                 const void* record);
void load_record(BoundedInputArchive& archive, const core::Description& description, void* record,
                 int depth);

}  // namespace kotaj::sync

CEREAL_SETUP_ARCHIVE_TRAITS(kotaj::sync::BoundedInputArchive, kotaj::sync::BoundedOutputArchive)
