// Envelopes: what passes between device and server, and what a vault keeps. One of the two files
// that are built with exceptions in wasm; none leaves it.
#include "shared/sync/codec.h"

#include "shared/sync/codec_archive.h"

namespace kotaj::core {

void CEREAL_SAVE_FUNCTION_NAME(sync::BoundedOutputArchive& archive, const Id& id) {
  archive.put_bytes({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
}
void CEREAL_LOAD_FUNCTION_NAME(sync::BoundedInputArchive& archive, Id& id) {
  const std::string_view bytes = archive.take_bytes(id.bytes.size());
  std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
}

template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Moment& moment) {
  archive(moment.unix_ms);
}

}  // namespace kotaj::core

namespace kotaj::access {

template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Refusal& refusal) {
  archive(sync::text(refusal.code, sync::limits::name_bytes),
          sync::text(refusal.field, sync::limits::name_bytes),
          sync::text(refusal.reason, sync::limits::sentence_bytes));
}

}  // namespace kotaj::access

namespace kotaj::sync {

template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Operation& operation) {
  archive(operation.id, operation.device, operation.seq, text(operation.user, limits::name_bytes),
          operation.assignment, operation.module, operation.record, operation.base,
          operation.made_at, operation.act, operation.version,
          bytes(operation.payload, limits::operation_bytes),
          text(operation.seen, limits::name_bytes));
}

template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Change& change) {
  archive(change.seq, change.module, change.record, change.version,
          bytes(change.body, limits::record_bytes));
}

namespace {

constexpr std::string_view magic = "KTJ1";

// The fewest bytes that each takes on the wire: what a count is measured against.
constexpr std::size_t least_operation_bytes =
    4 + 16 + 16 + 8 + 4 + 16 + 2 + 16 + 8 + 8 + 2 + 2 + 4 + 4;
constexpr std::size_t least_result_bytes = 16 + 1 + 8 + 8 + 1;
constexpr std::size_t least_change_bytes = 8 + 2 + 16 + 8 + 4;
constexpr std::size_t id_bytes = 16;
constexpr std::size_t list_cap = 1'000'000;  // Where the message's own size is the limit.

}  // namespace

/// Bytes of its own inside a request, so that the limit of one operation is looked at before it is
/// read.
struct FramedOperation {
  Operation value;
};

void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const FramedOperation& framed) {
  const std::size_t opened = archive.open();
  archive(framed.value);
  archive.close(opened);
}

void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, FramedOperation& framed) {
  const std::string_view block = archive.take_block(limits::operation_bytes);
  BoundedInputArchive inner(block);
  inner(framed.value);
  inner.expect_end();
}

void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const OperationResult& result) {
  archive(result.id, result.accepted, result.log_seq, result.registered_at,
          result.refusal.has_value());
  if (!result.refusal) return;
  const std::string source =
      result.source.empty() ? core::to_string(result.refusal->source) : result.source;
  archive(*result.refusal, text(source, limits::name_bytes));
}

void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, OperationResult& result) {
  bool refused = false;
  archive(result.id, result.accepted, result.log_seq, result.registered_at, refused);
  if (refused == result.accepted) fail(DecodeError::invalid_value);
  if (refused) archive(result.refusal.emplace(), text(result.source, limits::name_bytes));
}

void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const SyncRequest& message) {
  archive(message.device, message.cursor, static_cast<uint32_t>(message.operations.size()));
  for (const Operation& operation : message.operations) {
    const std::size_t opened = archive.open();
    archive(operation);
    archive.close(opened);
  }
}

void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, SyncRequest& message) {
  std::vector<FramedOperation> framed;
  archive(message.device, message.cursor,
          list(framed, limits::operations_per_request, least_operation_bytes));
  message.operations.reserve(framed.size());
  for (FramedOperation& one : framed) message.operations.push_back(std::move(one.value));
}

template <typename Archive, typename Response>
void serialize_response(Archive& archive, Response& message) {
  archive(list(message.results, limits::operations_per_request, least_result_bytes), message.reset,
          list(message.changes, limits::changes_per_response, least_change_bytes),
          list(message.purges, limits::purges_per_response, id_bytes), message.cursor, message.more,
          message.server_time, text(message.user, limits::name_bytes));
}
void CEREAL_SAVE_FUNCTION_NAME(BoundedOutputArchive& archive, const SyncResponse& message) {
  serialize_response(archive, message);
}
void CEREAL_LOAD_FUNCTION_NAME(BoundedInputArchive& archive, SyncResponse& message) {
  serialize_response(archive, message);
}

namespace {

struct Segment {
  std::vector<Change> changes;
};
template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Segment& segment) {
  archive(list(segment.changes, list_cap, least_change_bytes));
}

struct Refused {
  Operation operation;
  OperationResult result;
};
template <typename Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, Refused& refused) {
  archive(refused.operation, refused.result);
}

template <typename Message>
std::string encode_message(MessageKind kind, const Message& message) {
  std::string out(magic);
  BoundedOutputArchive archive(out);
  archive(protocol, static_cast<uint16_t>(kind));
  const std::size_t opened = archive.open();
  archive(message);
  archive.close(opened);
  return out;
}

/// The body of an envelope that is whole, of this kind, and of a protocol that is known.
std::string_view open_envelope(std::string_view bytes, MessageKind kind, std::size_t most_bytes) {
  BoundedInputArchive archive(bytes);
  if (archive.take_bytes(magic.size()) != magic) fail(DecodeError::bad_magic);
  if (archive.take<uint16_t>() != protocol) fail(DecodeError::unknown_protocol);
  if (archive.take<uint16_t>() != static_cast<uint16_t>(kind)) fail(DecodeError::unknown_kind);
  const auto length = archive.take<uint32_t>();
  if (length > most_bytes) fail(DecodeError::over_limit);
  const std::string_view body = archive.take_bytes(length);
  archive.expect_end();
  return body;
}

template <typename Message>
std::optional<Message> decode_message(std::string_view bytes, MessageKind kind,
                                      std::size_t most_bytes, DecodeError& error) {
  error = DecodeError::none;
  try {
    BoundedInputArchive archive(open_envelope(bytes, kind, most_bytes));
    std::optional<Message> message(std::in_place);
    archive(*message);
    archive.expect_end();
    return message;
  } catch (const DecodeFailure& failure) {
    error = failure.error;
  } catch (const cereal::Exception&) {
    error = DecodeError::invalid_value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(DecodeError error) {
  switch (error) {
    case DecodeError::none:
      return "none";
    case DecodeError::truncated:
      return "truncated";
    case DecodeError::bad_magic:
      return "bad_magic";
    case DecodeError::unknown_protocol:
      return "unknown_protocol";
    case DecodeError::unknown_kind:
      return "unknown_kind";
    case DecodeError::over_limit:
      return "over_limit";
    case DecodeError::invalid_utf8:
      return "invalid_utf8";
    case DecodeError::invalid_value:
      return "invalid_value";
    case DecodeError::trailing_bytes:
      return "trailing_bytes";
    case DecodeError::not_canonical:
      return "not_canonical";
  }
  return "none";
}

namespace {

/// Adds operations until one does not have our form.
void take_foreign_operations(BoundedInputArchive& archive, SyncRequest& request) {
  const auto count = archive.take<uint32_t>();
  if (count > limits::operations_per_request) fail(DecodeError::over_limit);
  for (uint32_t i = 0; i < count; ++i) {
    const std::string_view block = archive.take_block(limits::operation_bytes);
    Operation operation;
    BoundedInputArchive inner(block);
    inner(operation);
    inner.expect_end();
    request.operations.push_back(std::move(operation));
  }
}

}  // namespace

std::optional<SyncRequest> decode_foreign_request(std::string_view bytes, DecodeError& error) {
  error = DecodeError::none;
  SyncRequest request;
  try {
    BoundedInputArchive archive(bytes);
    if (archive.take_bytes(magic.size()) != magic) fail(DecodeError::bad_magic);
    if (archive.take<uint16_t>() == protocol) fail(DecodeError::unknown_protocol);
    if (archive.take<uint16_t>() != static_cast<uint16_t>(MessageKind::sync_request))
      fail(DecodeError::unknown_kind);
    BoundedInputArchive body(archive.take_block(limits::request_bytes));
    body(request.device, request.cursor);
    try {
      take_foreign_operations(body, request);
    } catch (const cereal::Exception&) {
      // What came before it stands.
    }
    return request;
  } catch (const DecodeFailure& failure) {
    error = failure.error;
  } catch (const cereal::Exception&) {
    error = DecodeError::invalid_value;
  }
  return std::nullopt;
}

std::string encode(const SyncRequest& message) {
  return encode_message(MessageKind::sync_request, message);
}
std::string encode(const SyncResponse& message) {
  return encode_message(MessageKind::sync_response, message);
}
std::string encode(const Operation& operation) {
  return encode_message(MessageKind::queue_entry, operation);
}

std::optional<SyncRequest> decode_sync_request(std::string_view bytes, DecodeError& error) {
  return decode_message<SyncRequest>(bytes, MessageKind::sync_request, limits::request_bytes,
                                     error);
}
std::optional<SyncResponse> decode_sync_response(std::string_view bytes, DecodeError& error) {
  return decode_message<SyncResponse>(bytes, MessageKind::sync_response, limits::response_bytes,
                                      error);
}
std::optional<Operation> decode_operation(std::string_view bytes, DecodeError& error) {
  return decode_message<Operation>(bytes, MessageKind::queue_entry, limits::operation_bytes, error);
}

std::string encode_segment(const std::vector<Change>& changes) {
  return encode_message(MessageKind::vault_segment, Segment{changes});
}
std::optional<std::vector<Change>> decode_segment(std::string_view bytes, DecodeError& error) {
  auto segment =
      decode_message<Segment>(bytes, MessageKind::vault_segment, limits::response_bytes, error);
  if (!segment) return std::nullopt;
  return std::move(segment->changes);
}

std::string encode_refused(const Operation& operation, const OperationResult& result) {
  return encode_message(MessageKind::refused, Refused{operation, result});
}
std::optional<std::pair<Operation, OperationResult>> decode_refused(std::string_view bytes,
                                                                    DecodeError& error) {
  constexpr std::size_t most_bytes = limits::operation_bytes + 2 * limits::sentence_bytes;
  auto refused = decode_message<Refused>(bytes, MessageKind::refused, most_bytes, error);
  if (!refused) return std::nullopt;
  return std::pair{std::move(refused->operation), std::move(refused->result)};
}

std::size_t encoded_size_bytes(const Operation& operation) {
  return least_operation_bytes + operation.user.size() + operation.payload.size() +
         operation.seen.size();
}

}  // namespace kotaj::sync
