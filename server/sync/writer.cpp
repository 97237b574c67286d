#include "server/sync/writer.h"

#include <exception>
#include <future>

#include "server/log.h"
#include "server/sync/limits.h"

namespace kotaj::server::sync {

Writer::Writer(std::unique_ptr<Core> core, OnCommit on_commit)
    : core_(std::move(core)), on_commit_(std::move(on_commit)), thread_([this] { loop(); }) {}

Writer::~Writer() { stop(); }

bool Writer::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || jobs_.size() >= limits::waiting_jobs) return false;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

bool Writer::run(std::function<void(Core&)> job) {
  auto outcome = std::make_shared<std::promise<bool>>();
  std::future<bool> kept = outcome->get_future();
  if (!post({1, std::move(job), [outcome](bool ok) { outcome->set_value(ok); }})) return false;
  return kept.get();
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Writer::take_batch(std::deque<Job>& batch) {
  std::size_t weight = 0;
  while (!jobs_.empty() &&
         (batch.empty() || weight + jobs_.front().weight <= limits::operations_per_transaction)) {
    weight += jobs_.front().weight;
    batch.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
  }
}

namespace {

bool transact(Core& core, const std::deque<Writer::Job>& batch, const Writer::OnCommit& on_commit) {
  try {
    core.begin();
    for (const Writer::Job& job : batch) job.run(core);
    const Committed committed = core.commit();
    on_commit(committed, core);
    return true;
  } catch (const std::exception& error) {
    core.rollback();
    log_line("error", "transaction failed", {{"what", error.what()}});
    return false;
  }
}

}  // namespace

void settle(Core& core, std::deque<Writer::Job>& batch, const Writer::OnCommit& on_commit) {
  const bool kept = transact(core, batch, on_commit);
  if (kept || batch.size() == 1) {
    for (const Writer::Job& job : batch) job.done(kept);
    return;
  }
  // One of them may be to blame for all: each gets its own transaction.
  for (Writer::Job& job : batch) {
    std::deque<Writer::Job> alone;
    alone.push_back(std::move(job));
    const bool ok = transact(core, alone, on_commit);
    alone.front().done(ok);
  }
}

void Writer::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    std::deque<Job> batch;
    take_batch(batch);
    lock.unlock();
    settle(*core_, batch, on_commit_);
    lock.lock();
    const bool idle = jobs_.empty();
    lock.unlock();
    core_->writer().checkpoint_if_due(idle);
    lock.lock();
  }
}

}  // namespace kotaj::server::sync
