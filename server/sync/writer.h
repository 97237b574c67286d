#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "server/sync/core.h"

namespace kotaj::server::sync {

/// The one thread that writes. All jobs that wait share one transaction (group commit); each is
/// answered only when its transaction is on disk (S2).
class Writer {
 public:
  struct Job {
    std::size_t weight = 1;          ///< Operations in it, for the transaction's limit.
    std::function<void(Core&)> run;  ///< Inside the transaction; may throw, which undoes it.
    std::function<void(bool ok)>
        done;  ///< After the commit, on this thread; `ok` false when nothing was kept.
  };
  using OnCommit = std::function<void(const Committed&, Core&)>;

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
  void take_batch(std::deque<Job>& batch);

  std::unique_ptr<Core> core_;
  OnCommit on_commit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

/// Runs the jobs in one transaction, or, where that fails, each in its own, and answers them. On
/// the caller's thread: the writer's, or a simulation's only one.
void settle(Core& core, std::deque<Writer::Job>& batch, const Writer::OnCommit& on_commit);

}  // namespace kotaj::server::sync
