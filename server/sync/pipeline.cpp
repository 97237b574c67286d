#include "server/sync/pipeline.h"

#include <exception>
#include <iterator>
#include <utility>

#include "server/log.h"
#include "server/store/write_behind.h"

namespace kotaj::server::sync {

namespace {

void log_failed(const std::exception_ptr& failed) {
  try {
    std::rethrow_exception(failed);
  } catch (const store::WrittenMeanwhile& meanwhile) {
    log_line("info", "decided again", {{"what", meanwhile.what()}});
  } catch (const std::exception& error) {
    log_line("error", "transaction failed", {{"what", error.what()}});
  }
}

bool transact(Core& core, const std::deque<Job>& batch, const OnCommit& on_commit) {
  try {
    core.begin();
    for (const Job& job : batch) job.run(core);
    const Committed committed = core.commit();
    on_commit(committed, [&core] { return core.writer().overtaken(); });
    return true;
  } catch (const std::exception&) {
    core.rollback();
    log_failed(std::current_exception());
    return false;
  }
}

}  // namespace

void settle(Core& core, std::deque<Job>& batch, const OnCommit& on_commit) {
  const bool kept = transact(core, batch, on_commit);
  if (kept || batch.size() == 1) {
    for (const Job& job : batch) job.done(kept);
    return;
  }
  // One of them may be to blame for all: each gets its own transaction.
  for (Job& job : batch) {
    std::deque<Job> alone;
    alone.push_back(std::move(job));
    const bool ok = transact(core, alone, on_commit);
    alone.front().done(ok);
  }
}

Pipeline::Pipeline(Core& core, OnCommit on_commit, std::function<void()> landed)
    : core_(core), on_commit_(std::move(on_commit)), landed_(std::move(landed)) {}

Pipeline::~Pipeline() { core_.writer().wait(); }

void Pipeline::decide(std::deque<Job> jobs) {
  const auto first = static_cast<std::ptrdiff_t>(open_.size());
  const bool begun = first != 0;
  std::move(jobs.begin(), jobs.end(), std::back_inserter(open_));
  try {
    if (!begun) core_.begin_ahead();
    for (auto job = open_.begin() + first; job != open_.end(); ++job) {
      job->run(core_);
      weight_ += job->weight;
    }
  } catch (const std::exception&) {
    core_.rollback();
    log_failed(std::current_exception());
    land();
    redo(std::exchange(open_, {}));
  }
}

void Pipeline::advance() {
  if (flight_ != nullptr && flight_->landed) land();
  if (flight_ != nullptr) return;
  if (!open_.empty()) return launch();
  core_.writer().checkpoint_if_due(true);
}

void Pipeline::drain() {
  while (!idle()) {
    core_.writer().wait();
    advance();
  }
}

void Pipeline::launch() {
  flight_ = std::make_shared<Flight>();
  flight_->jobs = std::exchange(open_, {});
  weight_ = 0;
  try {
    core_.commit_later([this, flight = flight_](const std::exception_ptr& failed,
                                                const Committed& committed,
                                                const store::Writer::Overtaken& overtaken) {
      ended(*flight, failed, committed, overtaken);
    });
  } catch (const std::exception&) {
    // Nothing was handed over.
    flight_->failed = std::current_exception();
    flight_->landed = true;
    landed_();
  }
}

/// Where it was written.
void Pipeline::ended(Flight& flight, const std::exception_ptr& failed, const Committed& committed,
                     const store::Writer::Overtaken& overtaken) {
  flight.failed = failed;
  flight.committed = committed;
  try {
    if (failed == nullptr) on_commit_(committed, overtaken);
  } catch (const std::exception&) {
    flight.failed = std::current_exception();
  }
  if (flight.failed == nullptr) {
    for (const Job& job : flight.jobs) job.done(true);
  }
  flight.landed = true;
  landed_();
}

/// What was decided upon a transaction that failed is worth nothing: both are done again, in order.
void Pipeline::land() {
  if (flight_ == nullptr) return;
  core_.writer().wait();
  const std::shared_ptr<Flight> flight = std::exchange(flight_, nullptr);
  if (flight->failed == nullptr) return;
  log_failed(flight->failed);
  core_.lost(flight->committed);
  redo(std::move(flight->jobs));
  redo(std::exchange(open_, {}));
}

void Pipeline::redo(std::deque<Job> jobs) {
  weight_ = 0;
  if (!jobs.empty()) settle(core_, jobs, on_commit_);
}

}  // namespace kotaj::server::sync
