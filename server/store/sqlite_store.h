#pragma once

#include <memory>
#include <string>

#include "server/store/store.h"

namespace kotaj::server::store {

/// How to open the embedded default.
struct SqliteOptions {
  std::string path;     ///< The database file.
  bool create = false;  ///< Make it where it is not there.
  std::string vfs{};    ///< Tests only: a VFS that loses and tears writes.
};

/// Opens (and brings to the newest schema) one SQLite file: WAL, synchronous=FULL. Throws
/// StoreError.
std::unique_ptr<Store> open_sqlite(const SqliteOptions& options);

}  // namespace kotaj::server::store
