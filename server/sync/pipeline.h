#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>

#include "server/sync/core.h"

namespace kotaj::server::sync {

/// Work on the core inside a transaction, shared with all that wait at the same time.
struct Job {
  std::size_t weight = 1;          ///< Operations in it, for the transaction's limit.
  std::function<void(Core&)> run;  ///< Inside the transaction; may throw, which undoes it.
  std::function<void(bool ok)>
      done;  ///< When it is on disk, on whatever thread wrote; `ok` false when nothing was kept.
};

/// Told when a transaction is on disk, before its jobs are.
using OnCommit = std::function<void(const Committed&, const store::Writer::Overtaken&)>;

/// Runs the jobs in one transaction, or, where that fails, each in its own, and answers them; the
/// transactions are on disk on return.
void settle(Core& core, std::deque<Job>& batch, const OnCommit& on_commit);

/// Decides a transaction while the one before is being written. One thread calls it; jobs are
/// answered on the one that writes.
class Pipeline {
 public:
  /// `landed` is called where it writes, when there is something for `advance`.
  Pipeline(Core& core, OnCommit on_commit, std::function<void()> landed);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Runs the jobs in the open transaction.
  void decide(std::deque<Job> jobs);
  /// Takes note of what was written, and sends the open transaction to be written where none is.
  void advance();
  /// Until every job is answered.
  void drain();

  /// Operations in the open transaction.
  [[nodiscard]] std::size_t weight() const { return weight_; }
  [[nodiscard]] bool idle() const { return open_.empty() && flight_ == nullptr; }

 private:
  struct Flight {
    std::deque<Job> jobs{};
    Committed committed{};
    std::exception_ptr failed{};
    std::atomic<bool> landed = false;
  };
  void land();
  void launch();
  void redo(std::deque<Job> jobs);
  void ended(Flight& flight, const std::exception_ptr& failed, const Committed& committed,
             const store::Writer::Overtaken& overtaken);

  Core& core_;
  OnCommit on_commit_;
  std::function<void()> landed_;
  std::deque<Job> open_;  ///< Decided, not yet being written.
  std::size_t weight_ = 0;
  std::shared_ptr<Flight> flight_;  ///< Being written.
};

}  // namespace kotaj::server::sync
