#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/access/notice.h"
#include "shared/core/id.h"
#include "shared/core/sha256.h"
#include "shared/core/tehran.h"

/// The seam between the server and what keeps its data (platform.md, Storage). No SQL leaves this
/// folder; another engine is another implementation of these classes.
namespace kotaj::server::store {

/// What the engine could not do. Stops at the writer thread and at the edges of HTTP and the
/// command line.
class StoreError : public std::runtime_error {
 public:
  explicit StoreError(const std::string& what, bool full = false)
      : std::runtime_error(what), full_(full) {}
  [[nodiscard]] bool disk_full() const { return full_; }

 private:
  bool full_;
};

/// One row of the log: operation store, change feed and audit chain at once. It is only ever
/// appended.
template <typename Text>
struct LogRowOf {
  uint64_t seq = 0;  ///< The server's number; given by `append`.
  core::Id id;
  Text user;
  core::Id assignment;
  core::Id device;
  core::Id record;
  core::Moment at;      ///< Registration moment.
  Text act;             ///< "short_landing.issue_n8", "session.sign_in"
  Text payload;         ///< An operation's exact bytes; JSON for the server's own rows.
  Text result;          ///< JSON: accepted or refused, numbers and codes given.
  core::Digest hash{};  ///< Covers the row before; given by `append`.
};
using LogRow = LogRowOf<std::string>;
using LogView = LogRowOf<std::string_view>;  ///< Of a row whose texts somebody else keeps.

/// The current version of a record.
template <typename Text>
struct RecordRowOf {
  core::Id id;
  Text kind;  ///< Module code.
  Text office;
  uint64_t version = 0;
  uint64_t seq = 0;    ///< log.seq of the operation that made this version.
  uint64_t moved = 0;  ///< log.seq of the last operation that changed whose it is; 0 when none did.
  Text body;           ///< Canonical JSON.
};
using RecordRow = RecordRowOf<std::string>;
using RecordView = RecordRowOf<std::string_view>;

/// The same row, its texts in `Kept`; `keep` makes one of a text.
template <typename Kept, typename Text, typename Keep>
LogRowOf<Kept> with_texts(const LogRowOf<Text>& row, const Keep& keep) {
  return {row.seq, row.id,        keep(row.user),    row.assignment,   row.device, row.record,
          row.at,  keep(row.act), keep(row.payload), keep(row.result), row.hash};
}
template <typename Kept, typename Text, typename Keep>
RecordRowOf<Kept> with_texts(const RecordRowOf<Text>& row, const Keep& keep) {
  return {row.id,  keep(row.kind), keep(row.office), row.version,
          row.seq, row.moved,      keep(row.body)};
}
template <template <typename> typename Row>
Row<std::string_view> view_of(const Row<std::string>& row) {
  return with_texts<std::string_view>(row, [](std::string_view text) { return text; });
}
template <template <typename> typename Row>
Row<std::string> copy_of(const Row<std::string_view>& view) {
  return with_texts<std::string>(view, [](std::string_view text) { return std::string(text); });
}

/// A bank notice with its place in its bank's own sequence. Nothing else is in the notice table.
struct NoticeRow {
  uint64_t seq = 0;      ///< Of the bank's own sequence: the cursor that a bank sees.
  uint64_t version = 1;  ///< 2 once it was superseded.
  int year = 0;          ///< Jalali year of the number.
  uint64_t serial = 0;
  access::BankNotice notice;
};

struct Account {
  std::string user;
  std::string password;  ///< argon2id, libsodium's string form.
  core::Moment changed_at;
};

struct SessionRow {
  core::Id id;
  core::Digest token{};  ///< SHA-256 of the token: the token itself is nowhere.
  std::string user;
  core::Moment created_at;
  core::Moment seen_at;
  core::Moment expires_at;
  std::string address;
  std::string agent;
};

/// Names and values of the members that a record is found by (Module::keys).
using Keys = std::vector<std::pair<std::string, std::string>>;

/// One of them, of a record of that kind.
struct KeyView {
  core::Id record;
  std::string_view kind;
  std::string_view name;
  std::string_view value;
};

/// Rows of the log in order; return false to stop.
using VisitLog = std::function<bool(const LogRow&)>;
using VisitRecord = std::function<bool(const RecordRow&)>;
using VisitNotice = std::function<bool(const NoticeRow&)>;

/// Reads. One thread each.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::optional<LogRow> find_operation(const core::Id& id) = 0;
  virtual std::optional<RecordRow> find_record(const core::Id& id) = 0;
  virtual std::vector<core::Id> find_key(std::string_view kind, std::string_view name,
                                         std::string_view value) = 0;
  /// Records whose last change came after `after`, in that order.
  virtual void changes(uint64_t after, const VisitRecord& visit) = 0;
  virtual void records(std::string_view kind, const VisitRecord& visit) = 0;
  virtual void log(uint64_t after, const VisitLog& visit) = 0;
  virtual void notices(const VisitNotice& visit) = 0;
  virtual uint64_t last_seq() = 0;         ///< Of the log.
  virtual uint64_t last_change_seq() = 0;  ///< Of the records.
  /// log.seq of the last change to a record of that kind.
  virtual uint64_t last_change_of_kind(std::string_view kind) = 0;
  virtual std::optional<NoticeRow> find_notice(std::string_view number) = 0;
  virtual std::optional<Account> find_account(std::string_view user) = 0;
  virtual std::optional<SessionRow> find_session(const core::Digest& token) = 0;
  virtual std::vector<SessionRow> sessions_of(std::string_view user) = 0;
  virtual std::optional<std::string> setting(std::string_view name) = 0;
  /// Changes whenever another connection or process has committed.
  virtual uint64_t outside_version() = 0;
  /// Until `release`, what is read is of one moment. A writer's transaction is that anyway.
  virtual void hold() {}
  virtual void release() noexcept {}
};

/// Writes, inside one transaction at a time. One thread.
class Writer : public Reader {
 public:
  /// From here to the end nobody else writes. True where another process has committed since the
  /// last transaction began: what is remembered of it is old.
  virtual bool begin() = 0;
  virtual void commit() = 0;  ///< On return it is on disk (S2).
  virtual void rollback() noexcept = 0;
  /// Has another process committed since the last transaction began?
  virtual bool overtaken() = 0;

  /// Asked when a transaction is on disk: may what others remember be old? Only until it returns.
  using Overtaken = std::function<bool()>;
  /// How a transaction ended: on disk (S2), or with none of it kept and why.
  using Written = std::function<void(const std::exception_ptr& failed, const Overtaken& overtaken)>;
  /// As `begin` and `commit`, for transactions that are decided while the one before is still being
  /// written: `written` comes when it is, once, on whatever thread writes. Only one is written at a
  /// time. Here, they are `begin` and `commit`.
  virtual bool begin_ahead() { return begin(); }
  virtual void commit_later(const Written& written);
  /// Until nothing is being written.
  virtual void wait() {}

  /// Appends to the log, which gives the row its number and its hash; the number.
  virtual uint64_t append(const LogView& row) = 0;
  virtual void put_record(const RecordView& row) = 0;
  /// What a record of that kind was found by until now, and what it is found by from now on.
  void put_keys(const core::Id& record, std::string_view kind, const Keys& before,
                const Keys& after);
  virtual void put_key(const KeyView& key) = 0;
  virtual void delete_key(const KeyView& key) = 0;
  /// Gives the notice its place in its bank's sequence and stores it; a notice that it supersedes
  /// is marked.
  virtual void put_notice(NoticeRow& row) = 0;
  virtual uint64_t next_serial(std::string_view office, int year, std::string_view bank) = 0;
  virtual void put_account(const Account& account) = 0;
  virtual void put_session(const SessionRow& session) = 0;
  virtual void touch_session(const core::Id& id, core::Moment seen_at) = 0;
  virtual bool delete_session(const core::Id& id) = 0;
  virtual void delete_expired_sessions(core::Moment now) = 0;
  virtual void put_setting(std::string_view name, std::string_view value) = 0;
  /// Moves what the write-ahead log holds into the file; `forced` only when it has grown past its
  /// limit.
  virtual void checkpoint_if_due(bool idle) = 0;
};

/// What a bank's connection can do: nothing but this (server/notices).
class NoticeReader {
 public:
  virtual ~NoticeReader() = default;
  /// Notices of that bank after `after` in its own sequence; an empty branch means the whole bank.
  virtual void notices_after(std::string_view bank, std::string_view branch, uint64_t after,
                             const VisitNotice& visit) = 0;
  virtual uint64_t last_notice_seq(std::string_view bank) = 0;
  virtual std::optional<NoticeRow> find_notice(std::string_view number) = 0;
};

/// A place where data is kept; makes connections.
class Store {
 public:
  virtual ~Store() = default;
  virtual std::unique_ptr<Writer> writer() = 0;
  virtual std::unique_ptr<Reader> reader() = 0;
  virtual std::unique_ptr<NoticeReader> notice_reader() = 0;
  /// A consistent copy while others write.
  virtual void backup_to(const std::string& path) = 0;
  /// Empty when the engine finds its own file sound, else what is wrong.
  virtual std::vector<std::string> check_file() = 0;
};

/// The hash of a log row: SHA-256 over the hash before it, its number and every member with its
/// length.
core::Digest chain_hash(const core::Digest& before, uint64_t seq, const LogView& row);

}  // namespace kotaj::server::store
