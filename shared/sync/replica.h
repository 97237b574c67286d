#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/access/module.h"
#include "shared/core/id.h"
#include "shared/sync/modules.h"
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
  access::Refusal refusal;  ///< Its `source` is empty where the refusal came from the server: show
                            ///< `source` below.
  std::string source{};     ///< As a person reads it: "1401/710203 بند ۲".
  uint64_t log_seq = 0;     ///< The server's number of the refusal; 0 where it is not known.
  bool elsewhere = false;   ///< Done on another device of the same author.
};

/// What taking an answer did: what storage has to follow, and which rows of a list are no longer as
/// they were.
struct Taken {
  bool ignored = false;  ///< The answer was another user's.
  bool stale = false;    ///< Older than what is held: only its results were taken.
  bool purged = false;   ///< Records left for want of a right: what stays is to be rewritten (S6).
  bool everything = false;  ///< A reset: any record may have changed.
  std::vector<Operation>
      settled{};  ///< No longer waiting, nor needed to show what the server has not sent yet.
  std::vector<Attention> refused{};
  std::vector<core::Id> kept_by_server{};  ///< Refused operations whose own entry is not needed any
                                           ///< more: the server's record of them has come, or gone.
  std::vector<core::Id> touched{};         ///< Records that may now be shown differently.
};

/// What a device holds: the server's state, the operations that wait, and what the screen shows:
/// the one with the others replayed on it, in order. Never a third thing (S3). Pure: bytes in,
/// bytes out; storage and network are the caller's.
///
/// The server's records stay encoded until someone looks at them. An operation that the server
/// accepted goes on being replayed until the server's own version of the record has come, which may
/// be a page later.
class Replica : public access::Lookup {
 public:
  Replica(std::string user, core::Id device,
          std::span<const access::Module* const> known = modules());
  Replica(Replica&& other) noexcept;
  Replica& operator=(Replica&& other) noexcept;
  ~Replica() override;

  /// Performs an act on the local copy and queues the operation. The refusal is the one the server
  /// would give. `random` and `now` come from the caller. `record` may be empty for an opening act.
  struct Performed {
    std::optional<Operation>
        operation{};  ///< Set when accepted locally: to be stored before "saved" is said.
    std::optional<access::Refusal> refusal{};
  };
  Performed perform(const access::Module& module, const access::Act& act, const core::Id& record,
                    const void* payload, const core::Id& assignment, std::string_view seen,
                    core::Moment now, std::array<uint8_t, 10> random);
  /// The same without queueing: whether a button is enabled, and what the record would become.
  access::Applied preview(const access::Module& module, const access::Act& act,
                          const core::Id& record, const void* payload, const core::Id& assignment,
                          core::Moment now) const;
  /// The digest that `perform` wants for a binding act, of the record as it is shown now.
  std::string seen(const access::Module& module, const access::Act& act, const core::Id& record,
                   const void* payload, const core::Id& assignment, core::Moment now) const;
  /// Takes back the newest operation, which could not be stored: nothing of it is shown, and its
  /// number is free again.
  bool withdraw(const core::Id& operation);

  /// The next request: what waits behind the device's operation number `after`, within the wire's
  /// limits, and the cursor.
  [[nodiscard]] SyncRequest next_request(uint64_t after = 0) const;
  /// Takes the server's answer: results leave the queue, changes replace server state, waiting
  /// operations are replayed. Safe to repeat. Of answers to several requests only the newest
  /// request's may be given (an older reset cannot be told).
  Taken take(const SyncResponse& response);

  /// Puts back what storage kept.
  void restore_change(const Change& change);
  void restore_operation(Operation operation);
  void restore_attention(Attention attention);
  void restore_cursor(uint64_t cursor, bool resetting = false);
  void restore_seq(
      uint64_t highest);  ///< The highest `seq` ever given, also to what was sent long ago.
  void finish_restore(core::Moment now);
  /// Forgets a refused operation of which the server keeps no record. (Of what it keeps, `dispose`
  /// of `refused_operation_module` does.)
  bool dispose_attention(const core::Id& operation);

  [[nodiscard]] const Held* local(const core::Id& record) const;   ///< As the screen shows it.
  [[nodiscard]] const Held* server(const core::Id& record) const;  ///< As the server has it.
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override;
  /// What is visited stays where it is until `revision` changes.
  void for_each(const access::Module& module,
                const std::function<void(const core::Id&, const Held&)>& visit) const;
  /// The server's state as it came, for the base copy.
  void for_each_change(const std::function<void(const Change&)>& visit) const;
  [[nodiscard]] const std::deque<Operation>& waiting() const;
  [[nodiscard]] bool has_waiting(const core::Id& record) const;
  /// Why a waiting operation does not apply to the present state, where it does not: the server
  /// will say so too.
  [[nodiscard]] const access::Refusal* expected_refusal(const core::Id& operation) const;
  /// What the author has to see to, from this and his other devices, by time of refusal. Stays
  /// where it is until `revision` changes.
  [[nodiscard]] const std::vector<Attention>& attention() const;
  [[nodiscard]] uint64_t cursor() const;
  /// A reset's later pages are still to come: kept with the cursor.
  [[nodiscard]] bool resetting() const;
  [[nodiscard]] uint64_t highest_seq() const;
  [[nodiscard]] const std::string& user() const;
  [[nodiscard]] core::Id device() const;
  [[nodiscard]] const access::Person* person()
      const;  ///< The user's own record; null before the first sync.
  [[nodiscard]] uint64_t revision()
      const;  ///< Counts up with every change of what the screen shows.
  /// Records that came in a form which this program does not know: it must be updated to show them
  /// (S9).
  [[nodiscard]] std::size_t unreadable_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kotaj::sync
