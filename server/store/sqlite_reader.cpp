#include "server/store/sqlite_reader.h"

namespace kotaj::server::store {

namespace {

std::string select(const char* columns, const char* rest) {
  return std::string("SELECT ") + columns + " FROM " + rest;
}

constexpr const char* session_columns = "id,token,user,created_at,seen_at,expires_at,address,agent";

}  // namespace

LogRow log_row(const Statement& row) {
  return {.seq = row.number(0),
          .id = row.id(1),
          .user = row.text(2),
          .assignment = row.id(3),
          .device = row.id(4),
          .record = row.id(5),
          .at = {row.integer(6)},
          .act = row.text(7),
          .payload = row.text(8),
          .result = row.text(9),
          .hash = row.digest(10)};
}

RecordRow record_row(const Statement& row) {
  return {.id = row.id(0),
          .kind = row.text(1),
          .office = row.text(2),
          .version = row.number(3),
          .seq = row.number(4),
          .moved = row.number(5),
          .body = row.text(6)};
}

NoticeRow notice_row(const Statement& row) {
  NoticeRow notice;
  notice.seq = row.number(2);
  notice.version = row.number(3);
  notice.year = static_cast<int>(row.integer(6));
  notice.serial = row.number(7);
  access::BankNotice& text = notice.notice;
  text.number = row.text(0);
  text.bank = row.text(1);
  text.branch = row.text(4);
  text.office = row.text(5);
  text.verification_code = row.text(8);
  text.issued_at = {row.integer(9)};
  text.kotaj = row.text(10);
  text.order_registration = row.text(11);
  text.payment_instrument = row.text(12);
  text.kind = row.text(13);
  text.text = row.text(14);
  text.supersedes = row.text(15);
  text.superseded_by = row.text(16);
  return notice;
}

SessionRow session_row(const Statement& row) {
  return {.id = row.id(0),
          .token = row.digest(1),
          .user = row.text(2),
          .created_at = {row.integer(3)},
          .seen_at = {row.integer(4)},
          .expires_at = {row.integer(5)},
          .address = row.text(6),
          .agent = row.text(7)};
}

SqliteReads::SqliteReads(Database& database)
    : operation_(database, select(log_columns, "log WHERE id=?").c_str()),
      record_(database, select(record_columns, "record WHERE id=?").c_str()),
      key_(database, "SELECT record FROM key WHERE kind=? AND name=? AND value=?"),
      changes_(database, select(record_columns, "record WHERE seq>? ORDER BY seq").c_str()),
      records_(database, select(record_columns, "record WHERE kind=? ORDER BY seq").c_str()),
      log_(database, select(log_columns, "log WHERE seq>? ORDER BY seq").c_str()),
      notices_(database, select(notice_columns, "notice ORDER BY bank,seq").c_str()),
      last_seq_(database, "SELECT coalesce(max(seq),0) FROM log"),
      last_change_(database, "SELECT coalesce(max(seq),0) FROM record"),
      last_kind_(database, "SELECT coalesce(max(seq),0) FROM record WHERE kind=?"),
      notice_(database, select(notice_columns, "notice WHERE number=?").c_str()),
      account_(database, "SELECT user,password,changed_at FROM account WHERE user=?"),
      session_(database, select(session_columns, "session WHERE token=?").c_str()),
      sessions_(database,
                select(session_columns, "session WHERE user=? ORDER BY created_at").c_str()),
      setting_(database, "SELECT value FROM setting WHERE name=?"),
      version_(database, "PRAGMA data_version") {}

std::optional<LogRow> SqliteReads::find_operation(const core::Id& id) {
  Use use(operation_);
  operation_.bind(1, id);
  if (!operation_.step()) return std::nullopt;
  return log_row(operation_);
}

std::optional<RecordRow> SqliteReads::find_record(const core::Id& id) {
  Use use(record_);
  record_.bind(1, id);
  if (!record_.step()) return std::nullopt;
  return record_row(record_);
}

std::vector<core::Id> SqliteReads::find_key(std::string_view kind, std::string_view name,
                                            std::string_view value) {
  Use use(key_);
  key_.bind(1, kind).bind(2, name).bind(3, value);
  std::vector<core::Id> records;
  while (key_.step()) records.push_back(key_.id(0));
  return records;
}

void SqliteReads::changes(uint64_t after, const VisitRecord& visit) {
  Use use(changes_);
  changes_.bind(1, after);
  while (changes_.step() && visit(record_row(changes_))) {
  }
}

void SqliteReads::records(std::string_view kind, const VisitRecord& visit) {
  Use use(records_);
  records_.bind(1, kind);
  while (records_.step() && visit(record_row(records_))) {
  }
}

void SqliteReads::log(uint64_t after, const VisitLog& visit) {
  Use use(log_);
  log_.bind(1, after);
  while (log_.step() && visit(log_row(log_))) {
  }
}

void SqliteReads::notices(const VisitNotice& visit) {
  Use use(notices_);
  while (notices_.step() && visit(notice_row(notices_))) {
  }
}

uint64_t SqliteReads::last_seq() {
  Use use(last_seq_);
  return last_seq_.step() ? last_seq_.number(0) : 0;
}

uint64_t SqliteReads::last_change_seq() {
  Use use(last_change_);
  return last_change_.step() ? last_change_.number(0) : 0;
}

uint64_t SqliteReads::last_change_of_kind(std::string_view kind) {
  Use use(last_kind_);
  last_kind_.bind(1, kind);
  return last_kind_.step() ? last_kind_.number(0) : 0;
}

std::optional<NoticeRow> SqliteReads::find_notice(std::string_view number) {
  Use use(notice_);
  notice_.bind(1, number);
  if (!notice_.step()) return std::nullopt;
  return notice_row(notice_);
}

std::optional<Account> SqliteReads::find_account(std::string_view user) {
  Use use(account_);
  account_.bind(1, user);
  if (!account_.step()) return std::nullopt;
  return Account{account_.text(0), account_.text(1), {account_.integer(2)}};
}

std::optional<SessionRow> SqliteReads::find_session(const core::Digest& token) {
  Use use(session_);
  session_.bind(1, token);
  if (!session_.step()) return std::nullopt;
  return session_row(session_);
}

std::vector<SessionRow> SqliteReads::sessions_of(std::string_view user) {
  Use use(sessions_);
  sessions_.bind(1, user);
  std::vector<SessionRow> sessions;
  while (sessions_.step()) sessions.push_back(session_row(sessions_));
  return sessions;
}

std::optional<std::string> SqliteReads::setting(std::string_view name) {
  Use use(setting_);
  setting_.bind(1, name);
  if (!setting_.step()) return std::nullopt;
  return setting_.text(0);
}

uint64_t SqliteReads::outside_version() {
  Use use(version_);
  return version_.step() ? version_.number(0) : 0;
}

}  // namespace kotaj::server::store
