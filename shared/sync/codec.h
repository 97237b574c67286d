#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/description.h"
#include "shared/sync/operation.h"

namespace kotaj::sync {

/// Every message on the wire: 4 bytes magic "KTJ1", u16 protocol, u16 kind, u32 length, body;
/// little endian.
enum class MessageKind : uint16_t {
  sync_request = 1,
  sync_response = 2,
  error = 3,
  queue_entry = 4,
  vault_segment = 5,
  refused = 6
};

/// Why bytes were not taken. No message is ever half taken.
enum class DecodeError : uint8_t {
  none,
  truncated,
  bad_magic,
  unknown_protocol,
  unknown_kind,
  over_limit,
  invalid_utf8,
  invalid_value,
  trailing_bytes,
  not_canonical,
};
/// The error as logs name it: "over_limit".
std::string_view to_string(DecodeError error);

/// A record by its description: count, then (member number, length, value) each, numbers ascending.
/// A newer member is skipped (and not kept), an older one keeps its default. A null and an empty
/// list are not written, all else always is, so that bytes written by this version's own table
/// decode to what encodes to the same bytes.
std::string encode_record(const core::Description& description, const void* record);
/// Null with `error` set where the bytes are not such a record. Caps and forms beyond the wire are
/// `core::validate`'s.
std::shared_ptr<void> decode_record(const core::Description& description, std::string_view bytes,
                                    DecodeError& error);

std::string encode(const SyncRequest& message);
std::string encode(const SyncResponse& message);
std::string encode(
    const Operation& operation);  ///< In its own envelope: the bytes an operation's id is bound to.
std::optional<SyncRequest> decode_sync_request(std::string_view bytes, DecodeError& error);
std::optional<SyncResponse> decode_sync_response(std::string_view bytes, DecodeError& error);
/// A request that speaks another protocol than ours: its operations as far as they have our form,
/// up to the first that has not, so that they keep their order. They are taken before its device is
/// told to update (S9). Empty where not even that can be read, or it is our own protocol.
std::optional<SyncRequest> decode_foreign_request(std::string_view bytes, DecodeError& error);
std::optional<Operation> decode_operation(std::string_view bytes, DecodeError& error);

/// A piece of a device's base copy (platform.md, The vault).
std::string encode_segment(const std::vector<Change>& changes);
std::optional<std::vector<Change>> decode_segment(std::string_view bytes, DecodeError& error);
/// A refused operation as it is kept until its author disposes of it: the operation and its result.
std::string encode_refused(const Operation& operation, const OperationResult& result);
std::optional<std::pair<Operation, OperationResult>> decode_refused(std::string_view bytes,
                                                                    DecodeError& error);

/// What an operation takes in a request.
std::size_t encoded_size_bytes(const Operation& operation);

}  // namespace kotaj::sync
