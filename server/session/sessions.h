#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/store/store.h"
#include "server/sync/writer.h"

namespace kotaj::server::session {

/// A signed-in user on one device. The token itself is only in the browser's cookie.
using Session = store::SessionRow;

/// Sessions, kept in the store and remembered here. Belongs to the thread of the network.
class Sessions {
 public:
  Sessions(std::unique_ptr<store::Reader> reader, sync::Writer& writer,
           sync::Environment environment);

  struct Opened {
    std::string token;
    std::shared_ptr<const Session> session;
  };
  /// Makes a session and its row of the log in one transaction. `done` comes on the writer's
  /// thread.
  void open(std::string_view user, std::string_view address, std::string_view agent,
            std::function<void(std::optional<Opened>)> done);
  /// Takes what `open` made into memory.
  void remember(const std::shared_ptr<const Session>& session);
  /// Null for a token that is unknown, idle for too long or expired.
  std::shared_ptr<const Session> find(std::string_view token);
  /// Ends a session of that user; false where he has none such.
  bool end(std::string_view user, const core::Id& id, std::function<void(bool)> done);
  /// Ends all sessions of that user but one.
  void end_others(std::string_view user, const core::Id& keep, std::function<void(bool)> done);
  std::vector<Session> of(std::string_view user);
  std::optional<store::Account> account(std::string_view user) {
    return reader_->find_account(user);
  }
  /// What another process wrote may have ended sessions: read them again.
  void forget() { known_.clear(); }

 private:
  void mark_ended(const core::Id& id);
  [[nodiscard]] bool alive(const Session& session, core::Moment now) const;

  std::unique_ptr<store::Reader> reader_;
  sync::Writer& writer_;
  sync::Environment environment_;
  struct Hash {
    std::size_t operator()(const core::Digest& digest) const;
  };
  std::unordered_map<core::Digest, std::shared_ptr<Session>, Hash> known_;
  std::unordered_set<core::Id, core::IdHash>
      ended_;  ///< Until their rows are gone for certain, they are not read back.
};

core::Digest token_digest(std::string_view token);

}  // namespace kotaj::server::session
