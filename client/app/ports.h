#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "shared/core/id.h"
#include "shared/core/tehran.h"

/// What the desk needs from the world outside: the only doors through which it reaches storage, network and clock. The browser's
/// are in client/vault, those of unit tests in memory.
namespace kotaj::app {

/// What became of a write. Only `saved` may ever be shown as saved (S11).
enum class Stored : uint8_t { saved, full, failed };

/// The device's encrypted vault. Calls return at once; the callback comes later, on the same thread.
class Storage {
 public:
  virtual ~Storage() = default;
  using Done = std::function<void(Stored)>;
  /// Keeps one queue entry (an encoded operation) by its `seq`; durable before `done`.
  virtual void put_operation(uint64_t seq, std::string_view bytes, Done done) = 0;
  /// Forgets queue entries (they have a result) and keeps the response's changes, in one transaction. `response` is the
  /// encoded SyncResponse; on `reset` in it the vault is re-keyed and what was kept before is forgotten.
  virtual void put_response(std::string_view response, bool reset, std::string_view attention, Done done) = 0;
  /// Replaces the base copy: compaction. `segments` are produced one by one until empty.
  virtual void compact(std::function<std::string()> next_segment, Done done) = 0;
  /// Unsent form drafts, by screen path; an empty draft deletes.
  virtual void put_draft(std::string_view path, std::string_view bytes) = 0;
};

/// One request at a time.
class Network {
 public:
  virtual ~Network() = default;
  /// `status` is the HTTP status, 0 when the server was not reached.
  using Reply = std::function<void(int status, std::string_view body)>;
  virtual void sync(std::string_view request, Reply reply) = 0;
  /// A JSON-free public check of a printed notice: "valid", "superseded", "unknown", or empty when it failed.
  virtual void check_notice(std::string_view number, std::string_view code, std::function<void(std::string_view)> reply) = 0;
};

/// The device's clock and randomness; `shared/` has neither.
class Device {
 public:
  virtual ~Device() = default;
  [[nodiscard]] virtual core::Moment now() const = 0;
  virtual std::array<uint8_t, 10> random() = 0;
};

}  // namespace kotaj::app
