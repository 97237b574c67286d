#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/store/store.h"

namespace kotaj::server::store {

/// A connection to one SQLite file. Every failure is a StoreError.
class Database {
 public:
  /// `vfs` empty is the default one; tests bring their own.
  Database(const std::string& path, int flags, const std::string& vfs);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const char* sql);
  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[noreturn]] void fail(const char* doing) const;

 private:
  sqlite3* handle_ = nullptr;
};

/// From here on this connection can select from the notice table and do nothing else, whatever the
/// statement says.
void allow_only_notices(sqlite3* database);

/// A prepared statement, kept for the connection's life. Bind, step, read, and it resets itself
/// when `Use` ends.
class Statement {
 public:
  Statement() = default;
  Statement(Database& database, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  Statement& bind(int index, int64_t value);
  Statement& bind(int index, uint64_t value) { return bind(index, static_cast<int64_t>(value)); }
  Statement& bind(int index, int value) { return bind(index, static_cast<int64_t>(value)); }
  Statement& bind(int index, std::string_view text);
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind(int index, const core::Id& id);
  Statement& bind(int index, const core::Digest& digest);
  Statement& bind_null(int index);

  bool step();  ///< True while there is a row.
  void run();   ///< For statements without rows.
  void reset() noexcept;

  [[nodiscard]] int64_t integer(int column) const {
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] uint64_t number(int column) const { return static_cast<uint64_t>(integer(column)); }
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] core::Id id(int column) const;
  [[nodiscard]] core::Digest digest(int column) const;

 private:
  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

/// Resets a statement however its use ends, so that no read transaction stays open.
class Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  ~Use() { statement_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Statement* operator->() { return &statement_; }

 private:
  Statement& statement_;
};

}  // namespace kotaj::server::store
