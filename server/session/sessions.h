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
  /// Another token for the same session, kept before `done` is told of it; the old one is taken a
  /// little longer. `done` comes on the writer's thread.
  void rotate(const Session& session, std::function<void(std::optional<Opened>)> done);
  /// Takes what `rotate` made into memory, and lets the old token end.
  void replace(const core::Digest& old_token, const std::shared_ptr<const Session>& session);
  /// Whether this session's user had other rights when it was last asked: then its token must
  /// change. The first time says no.
  bool rights_changed(const core::Id& session, uint64_t fingerprint);
  /// Whether the session is still there, here and in the store.
  bool exists(std::string_view user, const core::Id& id);
  std::vector<Session> of(std::string_view user);
  std::optional<std::string> setting(std::string_view name) { return reader_->setting(name); }
  std::optional<store::Account> account(std::string_view user) {
    return reader_->find_account(user);
  }
  /// What another process wrote may have ended sessions: read them again.
  void forget() { known_.clear(); }

 private:
  void mark_ended(const core::Id& id);
  /// The session of a token that was replaced a moment ago.
  std::shared_ptr<const Session> find_replaced(const core::Digest& digest, core::Moment now);
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
  struct Replaced {
    core::Moment at;
    std::shared_ptr<const Session> session;
  };
  std::unordered_map<core::Digest, Replaced, Hash> old_tokens_;
  std::unordered_map<core::Id, uint64_t, core::IdHash> rights_;
};

core::Digest token_digest(std::string_view token);

}  // namespace kotaj::server::session
