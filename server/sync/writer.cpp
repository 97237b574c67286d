#include "server/sync/writer.h"

#include <future>

#include "server/sync/limits.h"

namespace kotaj::server::sync {

Writer::Writer(std::unique_ptr<Core> core, OnCommit on_commit)
    : core_(std::move(core)),
      pipeline_(*core_, std::move(on_commit), [this] { landed(); }),
      thread_([this] { loop(); }) {}

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

/// On the thread that writes.
void Writer::landed() {
  {
    const std::lock_guard lock(mutex_);
    landed_ = true;
  }
  wake_.notify_one();
}

bool Writer::takes_more() const {
  if (jobs_.empty()) return false;
  const std::size_t weight = pipeline_.weight();
  return weight == 0 || weight + jobs_.front().weight <= limits::operations_per_transaction;
}

std::deque<Job> Writer::take_batch() {
  std::deque<Job> batch;
  std::size_t weight = pipeline_.weight();
  while (!jobs_.empty() &&
         (weight == 0 || weight + jobs_.front().weight <= limits::operations_per_transaction)) {
    weight += jobs_.front().weight;
    batch.push_back(std::move(jobs_.front()));
    jobs_.pop_front();
  }
  return batch;
}

void Writer::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto finished = [this] { return stopping_ && jobs_.empty() && pipeline_.idle(); };
    wake_.wait(lock, [&] { return landed_ || takes_more() || finished(); });
    if (!landed_ && finished()) return;
    landed_ = false;
    std::deque<Job> batch = take_batch();
    lock.unlock();
    if (!batch.empty()) pipeline_.decide(std::move(batch));
    pipeline_.advance();
    lock.lock();
  }
}

}  // namespace kotaj::server::sync
