#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "server/store/store.h"
#include "server/sync/records.h"
#include "server/sync/result.h"
#include "shared/sync/operation.h"

namespace kotaj::server::sync {

/// What the core may not do by itself: tell the time and be random. Tests bring their own.
struct Environment {
  std::function<core::Moment()> now;
  std::function<void(std::span<uint8_t>)> random;
};
Environment system_environment();

/// Operations of one user's session, from one device. What needs no store is worked out as it is
/// made, on the thread of the request: the one writer is what all requests wait for.
struct Submission {
  struct Read {
    std::string bytes{};  ///< Canonical, as the log keeps them.
    const access::Module* module = nullptr;
    const access::Act* act = nullptr;
    std::shared_ptr<void> payload{};  ///< None where the act has none or it cannot be read.
  };
  Submission(std::string user, core::Id device, std::vector<kotaj::sync::Operation> operations);

  std::string user;
  core::Id device;
  std::vector<kotaj::sync::Operation> operations;
  std::vector<Read> read;  ///< One for each of `operations`.
  std::size_t weight = 0;  ///< In operations of common size: what a transaction is limited by.
};

/// What a commit changed, for those who wait for changes.
struct Committed {
  uint64_t last_change_seq = 0;       ///< 0 when no record changed.
  std::vector<std::string> people{};  ///< Users whose Person record changed.
  bool offices_changed = false;
  std::set<std::string> banks{};  ///< Banks that got a notice.
  bool outside = false;           ///< Another process had written before this transaction began.
};

/// The one way anything is written: decide upon the log as it stands before the operation's row,
/// apply, then log, record, keys, notices. Not thread-safe: one writer.
class Core {
 public:
  Core(std::unique_ptr<store::Writer> writer, Environment environment);

  void begin();
  /// A transaction that may be decided while the one before is being written, and is written while
  /// the next is decided; ends with `commit_later`.
  void begin_ahead();
  /// Each operation gets its first answer, for ever (S1); one bad one stops none of the others
  /// (S4).
  std::vector<kotaj::sync::OperationResult> take(const Submission& submission);
  /// A row of the server's own: a sign-in, an export, what a bank read. `details` is JSON without
  /// secrets.
  void note(std::string_view user, std::string_view act, std::string_view details);
  Committed commit();
  /// What it changed, and the store's word on it, when it is on disk or failed; on any thread.
  using Ended = std::function<void(const std::exception_ptr& failed, const Committed& committed,
                                   const store::Writer::Overtaken& overtaken)>;
  void commit_later(const Ended& ended);
  void rollback() noexcept;
  /// As `rollback`, of a transaction that failed after `commit_later`: what it would have told is
  /// told with the next.
  void lost(const Committed& committed) noexcept;

  /// The person in whose name the command line acts; made with the file.
  void ensure_system_person();
  /// Files from before refused operations were kept as records get those of their log; once.
  void ensure_refused_kept();

  [[nodiscard]] store::Writer& writer() { return *writer_; }
  [[nodiscard]] Records& records() { return records_; }
  [[nodiscard]] const Environment& environment() const { return environment_; }

 private:
  struct Prepared;
  kotaj::sync::OperationResult take_one(const Submission& submission, std::size_t at);
  access::Applied perform(const kotaj::sync::Operation& operation, const Submission::Read& read,
                          Prepared& prepared);
  void write(const kotaj::sync::Operation& operation, const access::Applied& applied,
             Prepared& prepared, store::LogRow& row);
  void keep_refused(const kotaj::sync::Operation& operation, const access::Refusal& refusal,
                    const store::LogRow& row);
  void write_record(const kotaj::sync::Operation& operation, const access::Applied& applied,
                    Prepared& prepared, uint64_t seq);
  void begun(bool outside);
  core::Id new_id();
  /// The record of that user's person: one derivation for a whole submission.
  const core::Id& person_of(const std::string& user);

  std::unique_ptr<store::Writer> writer_;
  Environment environment_;
  Records records_;
  bool outside_ = false;  ///< Not told yet: outlives a transaction that fails.
  Committed pending_;
  std::string last_user_;
  core::Id last_person_;
};

inline constexpr std::string_view system_user = "system";
inline constexpr std::string_view genesis_act = "server.genesis";

/// Whose a record is, as far as reading is concerned: an officer's device must drop it when this
/// changes.
bool same_readers(const access::Subject& a, const access::Subject& b);

}  // namespace kotaj::server::sync
