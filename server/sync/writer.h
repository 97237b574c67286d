#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "server/sync/pipeline.h"

namespace kotaj::server::sync {

/// The one thread that decides. All jobs that wait share one transaction (group commit), which
/// grows while the one before is being written; each is answered only when its transaction is on
/// disk (S2).
class Writer {
 public:
  Writer(std::unique_ptr<Core> core, OnCommit on_commit);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// False when too many wait already, or it is draining.
  bool post(Job job);
  /// Posts and waits; true when it is on disk.
  bool run(std::function<void(Core&)> job);
  /// Finishes accepted work and takes no more.
  void stop();

 private:
  void loop();
  void landed();
  [[nodiscard]] bool takes_more() const;
  [[nodiscard]] std::deque<Job> take_batch();

  std::unique_ptr<Core> core_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  bool landed_ = false;
  Pipeline pipeline_;  ///< Of the thread alone.
  std::thread thread_;
};

}  // namespace kotaj::server::sync
