#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "client/app/desk.h"
#include "client/app/draft.h"

namespace kotaj::app {

/// What the desk remembers. desk.cpp reads and acts, desk_storage.cpp keeps, desk_line.cpp talks to
/// the server.
struct Desk::Impl {
  Impl(Session session_, Storage& storage_, Network& network_, Environment& environment_)
      : session(std::move(session_)),
        storage(storage_),
        network(network_),
        environment(environment_) {}

  // --- desk_storage.cpp ---
  void load();
  void take_stored(Stored stored);
  void name_device();
  /// Keeps it at once, or with the others of acts that are done together.
  void keep_operation(sync::Operation operation);
  void store_operations(std::vector<sync::Operation> operations);
  void stored_operations(const std::vector<sync::Operation>& operations, StorageOutcome outcome);
  void put_back_displaced();
  void store_answer(std::string_view bytes, const sync::SyncResponse& response,
                    const sync::Taken& taken);
  [[nodiscard]] std::vector<std::string> segments() const;
  void forget_attention(const core::Id& operation);
  void store_draft(const std::string& path);
  void storage_failed(StorageOutcome outcome);

  // --- desk_line.cpp ---
  void sync();
  void answered(const Reply& reply, uint64_t asked_with);
  void handed_over();
  void take_answer(std::string_view bytes);
  void retry_later(uint32_t at_least_ms);

  void changed();
  [[nodiscard]] core::Moment now() const;
  [[nodiscard]] core::Date today() const;
  [[nodiscard]] const access::Assignment* assignment() const;

  Session session;
  Storage& storage;
  Network& network;
  Environment& environment;
  /// Made when storage was read: the device's id is kept there.
  std::optional<sync::Replica> replica{};
  std::set<core::Id> unsaved{};  ///< Operations whose write has not come back.
  /// Operations that storage would not take, still shown because others came after them, until what
  /// it holds is read again. The server must not hear of them.
  std::set<core::Id> unkept{};
  /// Acts are being done together: what they made is written when all are done.
  bool together = false;
  std::vector<sync::Operation> collected{};
  bool loading = false;
  bool stale = false;  ///< Another tab wrote while this one was busy.
  std::size_t log_entries = 0;
  bool base_due = false;  ///< What is kept has a gap: the next answer writes the whole base.
  /// Operations whose number another tab took first: stored again, behind that tab's, when read
  /// anew.
  std::vector<sync::Operation> displaced{};

  core::Id chosen_assignment{};
  int64_t clock_offset_ms = 0;  ///< The server's clock minus the device's, at the last answer.
  Line line = Line::offline;
  bool in_flight = false;
  /// Which reading of storage is held. An answer that was asked for with an earlier one begins
  /// where this one may not have come to.
  uint64_t reading = 0;
  /// An answer's write has not come back. The next is not asked for before: behind one that could
  /// not be kept, it would stand in the log without what that one brought.
  bool storing = false;
  bool more_wanted = false;
  uint64_t last_sent = 0;  ///< Number of the last operation in the request under way, 0: none.
  /// Up to here a server of another protocol has the queue, which stays until its results come.
  uint64_t last_handed_over = 0;
  uint32_t retry_ms = 0;
  std::optional<core::Moment> last_synced{};
  std::string storage_problem{};

  std::map<std::string, Draft> drafts{};
  std::set<std::string> drafts_in_flight{};
  std::set<std::string> drafts_dirty{};

  /// Search texts, made when first asked for and again when the record changed.
  struct SearchText {
    std::shared_ptr<const void>
        record{};  ///< Held, so that another one cannot stand at its address.
    std::string text{};
  };
  std::unordered_map<core::Id, SearchText, core::IdHash> search_texts{};
  uint64_t revision = 0;
  std::function<void()> listener{};
};

}  // namespace kotaj::app
