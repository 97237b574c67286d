// Records by their description. One of the two files that are built with exceptions in wasm.
#include <algorithm>
#include <array>

#include "shared/sync/codec_archive.h"

namespace kotaj::sync {
namespace {

using core::Description;
using core::Field;
using core::FieldType;
using core::Value;
using core::Wide;

__extension__ using UnsignedWide = unsigned __int128;

constexpr std::size_t max_utf8_bytes = 4;   // A code point's, at most.
constexpr std::size_t empty_row_bytes = 2;  // A record without members: its count.
constexpr std::size_t node_bytes = 16;      // What an allocation costs besides its bytes.

// No clock shows a moment outside of the Gregorian years 0 to 9999.
constexpr int64_t day_ms = int64_t{24} * 60 * 60 * 1000;
constexpr int64_t first_moment_ms = -719528 * day_ms;
constexpr int64_t end_moment_ms = 2932897 * day_ms;

/// The fewest bytes of two's complement, little endian; zero takes none.
void put_minimal(BoundedOutputArchive& archive, Wide number) {
  while (number != 0) {
    const auto byte = static_cast<uint8_t>(static_cast<UnsignedWide>(number) & 0xFFU);
    archive.put(byte);
    number >>= 8;  // Arithmetic in C++20.
    const bool sign_known = (number == -1 && byte >= 0x80) || (number == 0 && byte < 0x80);
    if (sign_known) return;
    if (number == 0 || number == -1) {
      archive.put(static_cast<uint8_t>(number == 0 ? 0x00 : 0xFF));
      return;
    }
  }
}

Wide minimal_number(std::string_view bytes, std::size_t most_bytes) {
  if (bytes.size() > most_bytes) fail(DecodeError::invalid_value);
  if (bytes.empty()) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const std::size_t last = bytes.size() - 1;
  const bool before_negative = last > 0 && byte(last - 1) >= 0x80;
  const bool padded =
      (byte(last) == 0x00 && !before_negative) || (byte(last) == 0xFF && before_negative);
  if (padded) fail(DecodeError::not_canonical);
  UnsignedWide number = byte(last) >= 0x80 ? ~static_cast<UnsignedWide>(0) : 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = (number << 8) | byte(i);
  return static_cast<Wide>(number);
}

void put_value(BoundedOutputArchive& archive, const Field& field, const Value& value) {
  if (field.type == FieldType::choice) {
    archive.put_bytes(core::format_field(field, value));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    archive.put_bytes(*text);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    archive(*flag);
  } else if (const auto* number = std::get_if<int64_t>(&value)) {
    put_minimal(archive, *number);
  } else if (const auto* wide = std::get_if<Wide>(&value)) {
    put_minimal(archive, *wide);
  } else if (const auto* date = std::get_if<core::Date>(&value)) {
    put_minimal(archive, date->epoch_day());
  } else if (const auto* moment = std::get_if<core::Moment>(&value)) {
    put_minimal(archive, moment->unix_ms);
  } else if (const auto* id = std::get_if<core::Id>(&value)) {
    archive.put_bytes({reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size()});
  }
}

Value choice_value(const Field& field, std::string_view code) {
  for (const core::Choice& choice : field.choices) {
    if (choice.code == code) return int64_t{choice.number};
  }
  fail(DecodeError::invalid_value);
}

Value text_value(BoundedInputArchive& archive, const Field& field, std::string_view bytes) {
  if (bytes.size() / max_utf8_bytes > core::cap_of(field)) fail(DecodeError::over_limit);
  if (!core::is_valid_utf8(bytes)) fail(DecodeError::invalid_utf8);
  if (core::code_point_count(bytes) > core::cap_of(field)) fail(DecodeError::over_limit);
  archive.charge(bytes.size() + node_bytes);
  return std::string(bytes);
}

Value date_value(std::string_view bytes) {
  const auto date =
      core::Date::from_epoch_day(static_cast<int32_t>(minimal_number(bytes, sizeof(int32_t))));
  if (!date) fail(DecodeError::invalid_value);
  return *date;
}

Value moment_value(std::string_view bytes) {
  const auto ms = static_cast<int64_t>(minimal_number(bytes, sizeof(int64_t)));
  if (ms < first_moment_ms || ms >= end_moment_ms) fail(DecodeError::invalid_value);
  return core::Moment{ms};
}

Value id_value(std::string_view bytes) {
  core::Id id;
  if (bytes.size() != id.bytes.size()) fail(DecodeError::invalid_value);
  std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
  return id;
}

Value boolean_value(std::string_view bytes) {
  if (bytes.size() != 1) fail(DecodeError::invalid_value);
  if (static_cast<unsigned char>(bytes[0]) > 1) fail(DecodeError::not_canonical);
  return bytes[0] == 1;
}

Value take_value(BoundedInputArchive& archive, const Field& field, std::string_view bytes) {
  if (core::is_string(field.type)) return text_value(archive, field, bytes);
  switch (field.type) {
    case FieldType::choice:
      return choice_value(field, bytes);
    case FieldType::boolean:
      return boolean_value(bytes);
    case FieldType::integer:
      return static_cast<int64_t>(minimal_number(bytes, sizeof(int64_t)));
    case FieldType::date:
      return date_value(bytes);
    case FieldType::moment:
      return moment_value(bytes);
    case FieldType::id:
      return id_value(bytes);
    default:
      return minimal_number(bytes, sizeof(Wide));  // Mass, quantity and amount.
  }
}

/// Whether a member is written at all.
bool is_written(const Field& field, const void* record) {
  if (field.nested != nullptr) return field.count(record) > 0;
  return !std::holds_alternative<std::monostate>(field.get(record));
}

void put_member(BoundedOutputArchive& archive, const Field& field, const void* record) {
  archive.put(field.number);
  const std::size_t opened = archive.open();
  if (field.nested == nullptr) {
    put_value(archive, field, field.get(record));
  } else {
    const std::size_t rows = field.count(record);
    if (field.type == FieldType::list) archive.put(static_cast<uint32_t>(rows));
    for (std::size_t row = 0; row < rows; ++row)
      save_record(archive, *field.nested(), field.at(record, row));
  }
  archive.close(opened);
}

/// A list or a nested record out of its own bytes, at the expense of the whole input's memory.
void take_rows(BoundedInputArchive& outer, const Field& field, std::string_view bytes, void* record,
               int depth) {
  if (depth >= limits::record_depth) fail(DecodeError::over_limit);
  BoundedInputArchive archive(bytes);
  archive.set_memory_left_bytes(outer.memory_left_bytes());
  std::size_t rows = 1;
  if (field.type == FieldType::list) {
    rows = archive.take<uint32_t>();
    if (rows == 0) fail(DecodeError::not_canonical);
    if (rows > core::cap_of(field)) fail(DecodeError::over_limit);
    if (rows > archive.remaining() / empty_row_bytes) fail(DecodeError::truncated);
  }
  archive.charge(rows * field.nested()->size_bytes);
  field.resize(record, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    load_record(archive, *field.nested(), field.mutable_at(record, row), depth + 1);
  }
  archive.expect_end();
  outer.set_memory_left_bytes(archive.memory_left_bytes());
}

const Field* next_field(const Description& description, uint16_t number, std::size_t& hint) {
  // Tables are written in the order of their numbers, as a rule: the next member is the next field.
  if (hint < description.fields.size() && description.fields[hint].number == number) {
    return &description.fields[hint++];
  }
  const Field* field = description.find(number);
  if (field != nullptr) hint = static_cast<std::size_t>(field - description.fields.data()) + 1;
  return field;
}

}  // namespace

void save_record(BoundedOutputArchive& archive, const Description& description,
                 const void* record) {
  std::vector<const Field*> members;
  members.reserve(description.fields.size());
  for (const Field& field : description.fields) {
    if (is_written(field, record)) members.push_back(&field);
  }
  const auto by_number = [](const Field* a, const Field* b) { return a->number < b->number; };
  if (!std::is_sorted(members.begin(), members.end(), by_number)) {
    std::sort(members.begin(), members.end(), by_number);
  }
  archive.put(static_cast<uint16_t>(members.size()));
  for (const Field* field : members) put_member(archive, *field, record);
}

void load_record(BoundedInputArchive& archive, const Description& description, void* record,
                 int depth) {
  const auto count = archive.take<uint16_t>();
  std::size_t hint = 0;
  int before = -1;
  for (uint16_t i = 0; i < count; ++i) {
    const auto number = archive.take<uint16_t>();
    if (int{number} <= before) fail(DecodeError::not_canonical);
    before = number;
    const std::string_view bytes = archive.take_block(limits::record_bytes);
    const Field* field = next_field(description, number, hint);
    if (field == nullptr) continue;
    if (field->nested != nullptr) {
      take_rows(archive, *field, bytes, record, depth);
    } else if (!field->set(record, take_value(archive, *field, bytes))) {
      fail(DecodeError::invalid_value);
    }
  }
}

std::string encode_record(const Description& description, const void* record) {
  std::string out;
  BoundedOutputArchive archive(out);
  save_record(archive, description, record);
  return out;
}

std::shared_ptr<void> decode_record(const Description& description, std::string_view bytes,
                                    DecodeError& error) {
  error = DecodeError::none;
  if (bytes.size() > limits::record_bytes) {
    error = DecodeError::over_limit;
    return nullptr;
  }
  try {
    BoundedInputArchive archive(bytes);
    std::shared_ptr<void> record = description.make();
    load_record(archive, description, record.get(), 0);
    archive.expect_end();
    return record;
  } catch (const DecodeFailure& failure) {
    error = failure.error;
  } catch (const cereal::Exception&) {
    error = DecodeError::invalid_value;
  }
  return nullptr;
}

}  // namespace kotaj::sync
