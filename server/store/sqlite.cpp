#include "server/store/sqlite.h"

#include <cstring>
#include <utility>

#include "server/store/limits.h"

namespace kotaj::server::store {

namespace {

/// Once, before SQLite is first used: its count of memory takes a lock at every allocation, and
/// nothing here reads it.
void configure_once() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);
}

}  // namespace

Database::Database(const std::string& path, int flags, const std::string& vfs) {
  configure_once();
  const int status = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX,
                                     vfs.empty() ? nullptr : vfs.c_str());
  if (status != SQLITE_OK) {
    const std::string why = handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close_v2(handle_);
    throw StoreError("open " + path + ": " + why);
  }
  sqlite3_busy_timeout(handle_, limits::busy_timeout_ms);
  sqlite3_extended_result_codes(handle_, 1);
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void Database::fail(const char* doing) const {
  const int code = sqlite3_errcode(handle_) & 0xff;
  throw StoreError(std::string(doing) + ": " + sqlite3_errmsg(handle_), code == SQLITE_FULL);
}

namespace {

int authorize_notices(void*, int action, const char* table, const char*, const char*, const char*) {
  if (action == SQLITE_SELECT) return SQLITE_OK;
  if (action == SQLITE_READ) return std::string_view(table) == "notice" ? SQLITE_OK : SQLITE_DENY;
  if (action == SQLITE_FUNCTION)
    return SQLITE_OK;  // coalesce and max: they read nothing by themselves.
  return SQLITE_DENY;
}

}  // namespace

void allow_only_notices(sqlite3* database) {
  sqlite3_set_authorizer(database, &authorize_notices, nullptr);
}

Statement::Statement(Database& database, const char* sql) : database_(&database) {
  if (sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                         nullptr) != SQLITE_OK) {
    database.fail(sql);
  }
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)),
      statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement& Statement::bind(int index, int64_t value) {
  if (sqlite3_bind_int64(statement_, index, value) != SQLITE_OK) database_->fail("bind");
  return *this;
}

// Bound bytes must outlive the step; every caller binds members that do, which spares a copy a row.
Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() != nullptr ? text.data() : "";
  if (sqlite3_bind_text64(statement_, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) !=
      SQLITE_OK) {
    database_->fail("bind");
  }
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  const char* data = bytes.data() != nullptr ? bytes.data() : "";
  if (sqlite3_bind_blob64(statement_, index, data, bytes.size(), SQLITE_STATIC) != SQLITE_OK)
    database_->fail("bind");
  return *this;
}

Statement& Statement::bind(int index, const core::Id& id) {
  return bind_blob(index, {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
}

Statement& Statement::bind(int index, const core::Digest& digest) {
  return bind_blob(index, {reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Statement& Statement::bind_null(int index) {
  if (sqlite3_bind_null(statement_, index) != SQLITE_OK) database_->fail("bind");
  return *this;
}

bool Statement::step() {
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) database_->fail(sqlite3_sql(statement_));
  return false;
}

void Statement::run() {
  const Use use(*this);
  step();
}

void Statement::reset() noexcept { sqlite3_reset(statement_); }

std::string Statement::text(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
}

core::Id Statement::id(int column) const {
  core::Id id;
  const void* data = sqlite3_column_blob(statement_, column);
  if (data != nullptr &&
      sqlite3_column_bytes(statement_, column) == static_cast<int>(id.bytes.size())) {
    std::memcpy(id.bytes.data(), data, id.bytes.size());
  }
  return id;
}

core::Digest Statement::digest(int column) const {
  core::Digest digest{};
  const void* data = sqlite3_column_blob(statement_, column);
  if (data != nullptr &&
      sqlite3_column_bytes(statement_, column) == static_cast<int>(digest.size())) {
    std::memcpy(digest.data(), data, digest.size());
  }
  return digest;
}

}  // namespace kotaj::server::store
