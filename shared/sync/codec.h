#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/description.h"
#include "shared/sync/operation.h"

namespace kotaj::sync {

/// Every message on the wire: 4 bytes magic "KTJ1", u16 protocol, u16 kind, u32 length, body; little endian.
enum class MessageKind : uint16_t { sync_request = 1, sync_response = 2, error = 3, queue_entry = 4, vault_segment = 5 };

/// Why bytes were not taken. No message is ever half taken.
enum class DecodeError : uint8_t {
  none, truncated, bad_magic, unknown_protocol, unknown_kind, over_limit, invalid_utf8, invalid_value, trailing_bytes,
  not_canonical,
};

/// A record by its description: count, then (member number, length, value) each. A newer member is skipped, an older one keeps
/// its default.
std::string encode_record(const core::Description& description, const void* record);
/// Null with `error` set where the bytes are not such a record.
std::shared_ptr<void> decode_record(const core::Description& description, std::string_view bytes, DecodeError& error);

std::string encode(const SyncRequest& message);
std::string encode(const SyncResponse& message);
std::string encode(const Operation& operation);  ///< The bytes an operation's id is bound to.
std::optional<SyncRequest> decode_sync_request(std::string_view bytes, DecodeError& error);
std::optional<SyncResponse> decode_sync_response(std::string_view bytes, DecodeError& error);
std::optional<Operation> decode_operation(std::string_view bytes, DecodeError& error);

}  // namespace kotaj::sync
