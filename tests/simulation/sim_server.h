#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/app/ports.h"
#include "server/store/store.h"
#include "server/sync/core.h"
#include "server/sync/directory.h"
#include "server/sync/feed.h"
#include "server/sync/pipeline.h"
#include "tests/simulation/fault_vfs.h"
#include "tests/simulation/ledger.h"

namespace kotaj::simulation {

inline constexpr const char* database_file = "kotaj.db";

/// The server's core, feed and directory over a disk that fails, put together as `server/http` does
/// it, on one thread: requests that arrive together share a transaction.
class SimServer {
 public:
  SimServer(FaultVfs& disk, server::sync::Environment environment, Ledger& ledger);
  ~SimServer() { stop(); }
  SimServer(const SimServer&) = delete;
  SimServer& operator=(const SimServer&) = delete;

  /// False where the disk does not let it; it may be tried again.
  bool start();
  /// Ends as a program does that is told to.
  void stop();
  /// Ends as a machine does whose power goes.
  void crash();
  [[nodiscard]] bool running() const { return core_ != nullptr; }

  struct Call {
    std::string user;
    std::string bytes;
    std::function<void(app::Reply)> answer;
  };
  void take(std::vector<Call> calls);
  /// Records changed since this was last asked.
  bool take_changed() { return std::exchange(changed_, false); }

  [[nodiscard]] uint64_t last_seq() { return judge_->last_seq(); }
  [[nodiscard]] server::store::Store& store() { return *store_; }

 private:
  struct Work;
  void write(std::deque<std::shared_ptr<Work>>& works);
  void answer(Work& work);
  void on_commit(const server::sync::Committed& committed,
                 const server::store::Writer::Overtaken& overtaken);
  void check_readable(const std::string& user, const kotaj::sync::SyncResponse& response);
  void forget() noexcept;

  FaultVfs& disk_;
  server::sync::Environment environment_;
  Ledger& ledger_;
  std::unique_ptr<server::store::Store> store_;
  std::unique_ptr<server::sync::Core> core_;
  std::unique_ptr<server::sync::Pipeline> pipeline_;
  std::unique_ptr<server::sync::Directory> directory_;
  std::unique_ptr<server::sync::Feed> feed_;
  std::unique_ptr<server::store::Reader> judge_;
  bool changed_ = false;
};

/// What a user may read, asked record by record without cursor or feed: (version, encoded body).
using View = std::map<core::Id, std::pair<uint64_t, std::string>>;
View readable_by(server::store::Reader& reader, const std::string& user, core::Moment now);

}  // namespace kotaj::simulation
