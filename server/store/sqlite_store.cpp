#include "server/store/sqlite_store.h"

#include <array>
#include <map>
#include <tuple>

#include "server/store/limits.h"
#include "server/store/schema.h"
#include "server/store/sqlite_reader.h"

namespace kotaj::server::store {

namespace {

void tune(Database& database, bool writes) {
  const int cache_kib = writes ? limits::writer_cache_kib : limits::reader_cache_kib;
  database.execute(("PRAGMA cache_size=-" + std::to_string(cache_kib)).c_str());
  database.execute("PRAGMA temp_store=MEMORY");
  if (!writes) return;
  database.execute(("PRAGMA page_size=" + std::to_string(limits::page_bytes)).c_str());
  database.execute("PRAGMA journal_mode=WAL");
  database.execute("PRAGMA synchronous=FULL");
  database.execute("PRAGMA wal_autocheckpoint=0");
}

int64_t figure(Database& database, const char* pragma) {
  Statement statement(database, pragma);
  return statement.step() ? statement.integer(0) : 0;
}

int64_t schema_of(Database& database) { return figure(database, "PRAGMA user_version"); }

/// Before anything else is done to the file: not a byte of a newer program's changes.
void refuse_newer(const SqliteOptions& options, int flags) {
  Database database(options.path, flags, options.vfs);
  const int64_t version = schema_of(database);
  if (version <= schema_version) return;
  throw StoreError("the file was written by a newer kotaj (schema " + std::to_string(version) +
                   ")");
}

/// Brings the file to the newest form, one step a version, each in a transaction.
void migrate(Database& database) {
  database.execute("BEGIN IMMEDIATE");
  const int64_t version = schema_of(database);
  if (version < 1) {
    database.execute(schema_1);
    database.execute(("PRAGMA application_id=" + std::to_string(application_id)).c_str());
  }
  if (version < 2) database.execute(schema_2);
  database.execute(("PRAGMA user_version=" + std::to_string(schema_version)).c_str());
  database.execute("COMMIT");
}

/// A connection that must be made before the statements over it.
struct Connection {
  Connection(const SqliteOptions& options, int flags, bool writes)
      : database(options.path, flags, options.vfs) {
    tune(database, writes);
  }
  Database database;
};

class SqliteReader final : private Connection, public WithReads<Reader> {
 public:
  explicit SqliteReader(const SqliteOptions& options)
      : Connection(options, SQLITE_OPEN_READONLY, false), WithReads<Reader>(Connection::database) {}

  void hold() override { database.execute("BEGIN"); }
  void release() noexcept override {
    sqlite3_exec(database.handle(), "COMMIT", nullptr, nullptr, nullptr);
  }
};

class SqliteWriter final : private Connection, public WithReads<Writer> {
 public:
  explicit SqliteWriter(const SqliteOptions& options)
      : Connection(options, SQLITE_OPEN_READWRITE, true),
        WithReads<Writer>(Connection::database),
        begin_(database, "BEGIN IMMEDIATE"),
        commit_(database, "COMMIT"),
        append_(database, "INSERT INTO log VALUES(?,?,?,?,?,?,?,?,?,?,?)"),
        last_(database, "SELECT seq,hash FROM log ORDER BY seq DESC LIMIT 1"),
        put_record_(
            database,
            "INSERT INTO record VALUES(?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET kind=excluded.kind,"
            "office=excluded.office,version=excluded.version,seq=excluded.seq,moved=excluded.moved,"
            "body=excluded.body"),
        put_key_(database, "INSERT OR IGNORE INTO key VALUES(?,?,?,?)"),
        delete_key_(database, "DELETE FROM key WHERE kind=? AND name=? AND value=? AND record=?"),
        put_notice_(database, "INSERT INTO notice VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        supersede_(
            database,
            "UPDATE notice SET superseded_by=?,seq=?,version=version+1 WHERE number=? AND bank=?"),
        notice_bank_(database, "SELECT bank FROM notice WHERE number=?"),
        bank_seq_(database, "SELECT coalesce(max(seq),0) FROM notice WHERE bank=?"),
        serial_(database,
                "SELECT coalesce(max(serial),0) FROM notice WHERE office=? AND year=? AND bank=?"),
        put_account_(
            database,
            "INSERT INTO account VALUES(?,?,?) ON CONFLICT(user) DO UPDATE SET password=excluded.password,"
            "changed_at=excluded.changed_at"),
        put_session_(database, "INSERT OR REPLACE INTO session VALUES(?,?,?,?,?,?,?,?)"),
        touch_session_(database, "UPDATE session SET seen_at=? WHERE id=?"),
        delete_session_(database, "DELETE FROM session WHERE id=?"),
        expire_sessions_(database, "DELETE FROM session WHERE expires_at<=?"),
        put_setting_(database, "INSERT OR REPLACE INTO setting VALUES(?,?)"),
        page_bytes_(figure(database, "PRAGMA page_size")) {
    sqlite3_wal_hook(database.handle(), &SqliteWriter::after_commit, this);
  }

  bool begin() override {
    begin_.run();
    const uint64_t version = outside_version();
    const bool written = version != seen_version_;
    if (written || !loaded_) load_tail();
    seen_version_ = version;
    return written;
  }

  void commit() override { commit_.run(); }

  void rollback() noexcept override {
    loaded_ = false;
    if (sqlite3_get_autocommit(database.handle()) == 0) {
      sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }

  bool overtaken() override { return outside_version() != seen_version_; }

  uint64_t append(const LogView& row) override {
    const uint64_t seq = last_row_ + 1;
    const core::Digest hash = chain_hash(last_hash_, seq, row);
    append_.bind(1, seq).bind(2, row.id).bind(3, row.user).bind(4, row.assignment);
    append_.bind(5, row.device).bind(6, row.record).bind(7, row.at.unix_ms).bind(8, row.act);
    append_.bind_blob(9, row.payload).bind(10, row.result).bind(11, hash);
    append_.run();
    last_row_ = seq;
    last_hash_ = hash;
    return seq;
  }

  void put_record(const RecordView& row) override {
    put_record_.bind(1, row.id).bind(2, row.kind).bind(3, row.office);
    put_record_.bind(4, row.version).bind(5, row.seq).bind(6, row.moved).bind(7, row.body);
    put_record_.run();
  }

  void put_key(const KeyView& key) override { run(put_key_, key); }
  void delete_key(const KeyView& key) override { run(delete_key_, key); }

  void put_notice(NoticeRow& row) override {
    access::BankNotice& notice = row.notice;
    const std::string_view bank = notice.bank;
    supersede(notice);
    row.seq = next_bank_seq(bank);
    put_notice_.bind(1, std::string_view(notice.number))
        .bind(2, bank)
        .bind(3, row.seq)
        .bind(4, row.version);
    put_notice_.bind(5, std::string_view(notice.branch))
        .bind(6, std::string_view(notice.office))
        .bind(7, row.year);
    put_notice_.bind(8, row.serial).bind(9, std::string_view(notice.verification_code));
    put_notice_.bind(10, notice.issued_at.unix_ms).bind(11, std::string_view(notice.kotaj));
    put_notice_.bind(12, std::string_view(notice.order_registration));
    put_notice_.bind(13, std::string_view(notice.payment_instrument))
        .bind(14, std::string_view(notice.kind));
    put_notice_.bind(15, std::string_view(notice.text))
        .bind(16, std::string_view(notice.supersedes));
    put_notice_.bind(17, std::string_view(notice.superseded_by)).run();
  }

  uint64_t next_serial(std::string_view office, int year, std::string_view bank) override {
    Use use(serial_);
    serial_.bind(1, office).bind(2, year).bind(3, bank);
    return (serial_.step() ? serial_.number(0) : 0) + 1;
  }

  void put_account(const Account& account) override {
    put_account_.bind(1, std::string_view(account.user))
        .bind(2, std::string_view(account.password));
    put_account_.bind(3, account.changed_at.unix_ms).run();
  }

  void put_session(const SessionRow& row) override {
    put_session_.bind(1, row.id).bind(2, row.token).bind(3, std::string_view(row.user));
    put_session_.bind(4, row.created_at.unix_ms)
        .bind(5, row.seen_at.unix_ms)
        .bind(6, row.expires_at.unix_ms);
    put_session_.bind(7, std::string_view(row.address)).bind(8, std::string_view(row.agent)).run();
  }

  void touch_session(const core::Id& id, core::Moment seen_at) override {
    touch_session_.bind(1, seen_at.unix_ms).bind(2, id).run();
  }

  bool delete_session(const core::Id& id) override {
    delete_session_.bind(1, id).run();
    return sqlite3_changes(database.handle()) > 0;
  }

  void delete_expired_sessions(core::Moment now) override {
    expire_sessions_.bind(1, now.unix_ms).run();
  }

  void put_setting(std::string_view name, std::string_view value) override {
    put_setting_.bind(1, name).bind(2, value).run();
  }

  void checkpoint_if_due(bool idle) override {
    const int64_t limit = idle ? limits::checkpoint_idle_bytes : limits::checkpoint_forced_bytes;
    if (wal_bytes_ < limit) return;
    // PASSIVE moves what readers allow and lets the log start again; a busy reader only puts it
    // off.
    int remaining = 0;
    int moved = 0;
    if (sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &remaining,
                                  &moved) != SQLITE_OK) {
      return;
    }
    wal_bytes_ = remaining == moved ? 0 : (remaining - moved) * page_bytes_;
  }

 private:
  static int after_commit(void* self, sqlite3*, const char*, int pages) {
    auto* writer = static_cast<SqliteWriter*>(self);
    writer->wal_bytes_ = pages * writer->page_bytes_;
    return SQLITE_OK;
  }

  static void run(Statement& statement, const KeyView& key) {
    statement.bind(1, key.kind).bind(2, key.name).bind(3, key.value).bind(4, key.record).run();
  }

  void load_tail() {
    Use use(last_);
    last_row_ = 0;
    last_hash_ = {};
    if (last_.step()) {
      last_row_ = last_.number(0);
      last_hash_ = last_.digest(1);
    }
    loaded_ = true;
  }

  uint64_t next_bank_seq(std::string_view bank) {
    Use use(bank_seq_);
    bank_seq_.bind(1, bank);
    return (bank_seq_.step() ? bank_seq_.number(0) : 0) + 1;
  }

  /// A notice's number names its bank, so neither addressee may learn of the other through it: a
  /// link across banks is dropped on both sides (short-landing.md, Banks).
  void supersede(access::BankNotice& notice) {
    std::string kept;
    for (const std::string_view older : access::superseded_numbers(notice)) {
      if (!of_bank(older, notice.bank)) continue;
      const uint64_t seq = next_bank_seq(notice.bank);
      supersede_.bind(1, std::string_view(notice.number)).bind(2, seq).bind(3, older);
      supersede_.bind(4, std::string_view(notice.bank)).run();
      if (!kept.empty()) kept += ' ';
      kept += older;
    }
    notice.supersedes = std::move(kept);
  }

  bool of_bank(std::string_view number, std::string_view bank) {
    Use use(notice_bank_);
    notice_bank_.bind(1, number);
    return notice_bank_.step() && notice_bank_.text(0) == bank;
  }

  Statement begin_, commit_, append_, last_, put_record_, put_key_, delete_key_, put_notice_,
      supersede_, notice_bank_, bank_seq_, serial_, put_account_, put_session_, touch_session_,
      delete_session_, expire_sessions_, put_setting_;
  bool loaded_ = false;
  uint64_t seen_version_ = 0;
  uint64_t last_row_ = 0;
  core::Digest last_hash_{};
  int64_t wal_bytes_ = 0;
  int64_t page_bytes_ = 0;  ///< Of this file: an older program's may be smaller than ours.
};

struct NoticeConnection {
  explicit NoticeConnection(const SqliteOptions& options)
      : database(options.path, SQLITE_OPEN_READONLY, options.vfs) {
    tune(database, false);
    allow_only_notices(database.handle());
  }
  Database database;
};

class SqliteNoticeReader final : private NoticeConnection, public NoticeReader {
 public:
  explicit SqliteNoticeReader(const SqliteOptions& options)
      : NoticeConnection(options),
        after_(database,
               (std::string("SELECT ") + notice_columns +
                " FROM notice WHERE bank=?1 AND (?2='' OR branch=?2) AND seq>?3 ORDER BY seq")
                   .c_str()),
        last_(database, "SELECT coalesce(max(seq),0) FROM notice WHERE bank=?"),
        number_(database,
                (std::string("SELECT ") + notice_columns + " FROM notice WHERE number=?").c_str()) {
  }

  void notices_after(std::string_view bank, std::string_view branch, uint64_t after,
                     const VisitNotice& visit) override {
    Use use(after_);
    after_.bind(1, bank).bind(2, branch).bind(3, after);
    while (after_.step() && visit(notice_row(after_))) {
    }
  }

  uint64_t last_notice_seq(std::string_view bank) override {
    Use use(last_);
    last_.bind(1, bank);
    return last_.step() ? last_.number(0) : 0;
  }

  std::optional<NoticeRow> find_notice(std::string_view number) override {
    Use use(number_);
    number_.bind(1, number);
    if (!number_.step()) return std::nullopt;
    return notice_row(number_);
  }

 private:
  Statement after_, last_, number_;
};

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(SqliteOptions options) : options_(std::move(options)) {
    const int create = options_.create ? SQLITE_OPEN_CREATE : 0;
    refuse_newer(options_, SQLITE_OPEN_READWRITE | create);
    Connection connection(options_, SQLITE_OPEN_READWRITE | create, true);
    migrate(connection.database);
  }

  std::unique_ptr<Writer> writer() override { return std::make_unique<SqliteWriter>(options_); }
  std::unique_ptr<Reader> reader() override { return std::make_unique<SqliteReader>(options_); }
  std::unique_ptr<NoticeReader> notice_reader() override {
    return std::make_unique<SqliteNoticeReader>(options_);
  }

  void backup_to(const std::string& path) override {
    Database from(options_.path, SQLITE_OPEN_READONLY, options_.vfs);
    Database to(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (backup == nullptr) to.fail("backup");
    const int status = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (status != SQLITE_DONE) to.fail("backup");
  }

  std::vector<std::string> check_file() override {
    Connection connection(options_, SQLITE_OPEN_READONLY, false);
    Statement statement(connection.database, "PRAGMA integrity_check");
    std::vector<std::string> wrong;
    while (statement.step()) {
      if (statement.text(0) != "ok") wrong.push_back(statement.text(0));
    }
    return wrong;
  }

 private:
  SqliteOptions options_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite(const SqliteOptions& options) {
  return std::make_unique<SqliteStore>(options);
}

}  // namespace kotaj::server::store
