#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/access/module.h"
#include "shared/core/id.h"
#include "shared/sync/operation.h"

namespace kotaj::sync {

/// A record in memory.
struct Held {
  const access::Module* module = nullptr;
  uint64_t version = 0;
  uint64_t seq = 0;
  std::shared_ptr<const void> record{};
};

/// An operation that the server refused, as its author sees it until he disposes of it (S5).
struct Attention {
  Operation operation;
  access::Refusal refusal;
};

/// What a device holds: the server's state, the operations that wait, and what the screen shows: the one with the others
/// replayed on it, in order. Never a third thing (S3). Pure: bytes in, bytes out; storage and network are the caller's.
class Replica : public access::Lookup {
 public:
  Replica(std::string user, core::Id device);

  /// Performs an act on the local copy and queues the operation. The refusal is the one the server would give.
  /// `random` and `now` come from the caller.
  struct Performed {
    std::optional<Operation> operation{};  ///< Set when accepted locally: to be stored before "saved" is said.
    std::optional<access::Refusal> refusal{};
  };
  Performed perform(const access::Module& module, const access::Act& act, const core::Id& record, const void* payload,
                    const core::Id& assignment, std::string_view seen, core::Moment now, std::array<uint8_t, 10> random);
  /// The same without queueing: whether a button is enabled, and what the record would become.
  access::Applied preview(const access::Module& module, const access::Act& act, const core::Id& record,
                          const void* payload, const core::Id& assignment, core::Moment now) const;

  /// The next request: what waits, within the wire's limits, and the cursor.
  [[nodiscard]] SyncRequest next_request() const;
  /// Takes the server's answer: results leave the queue, changes replace server state, waiting operations are replayed.
  void take(const SyncResponse& response);

  /// Puts back what storage kept.
  void restore_change(const Change& change);
  void restore_operation(Operation operation);
  void restore_attention(Attention attention);
  void restore_cursor(uint64_t cursor);
  void finish_restore(core::Moment now);
  bool dispose_attention(const core::Id& operation);

  [[nodiscard]] const Held* local(const core::Id& record) const;    ///< As the screen shows it.
  [[nodiscard]] const Held* server(const core::Id& record) const;   ///< As the server has it.
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override;
  void for_each(const access::Module& module, const std::function<void(const core::Id&, const Held&)>& visit) const;
  [[nodiscard]] const std::deque<Operation>& waiting() const;
  [[nodiscard]] bool has_waiting(const core::Id& record) const;
  [[nodiscard]] const std::vector<Attention>& attention() const;
  [[nodiscard]] uint64_t cursor() const;
  [[nodiscard]] const std::string& user() const;
  [[nodiscard]] core::Id device() const;
  [[nodiscard]] const access::Person* person() const;   ///< The user's own record; null before the first sync.
  [[nodiscard]] uint64_t revision() const;               ///< Counts up with every change of what the screen shows.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;

 public:
  ~Replica() override;
};

}  // namespace kotaj::sync
