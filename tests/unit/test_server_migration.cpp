#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "server/store/schema.h"
#include "server/store/sqlite.h"
#include "server/sync/audit.h"
#include "server/sync/replay.h"
#include "shared/sync/refused.h"
#include "tests/support/server_fixture.h"

// Files of older programs: opened, brought to the newest form, and still sound.
using namespace kotaj;
using namespace kotaj::server;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

int64_t number(server::store::Database& database, const char* sql) {
  server::store::Statement statement(database, sql);
  return statement.step() ? statement.integer(0) : -1;
}

/// A data folder with the file that a released program left.
void lay_down(const std::string& folder, const std::string& name) {
  const std::string sql = read_file(std::string(KOTAJ_VECTORS_DIR) + "/store/" + name);
  REQUIRE_FALSE(sql.empty());
  server::store::Database file(server::cli::database_path(folder),
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
  file.execute(sql.c_str());
}

}  // namespace

TEST_CASE("the file of every released schema becomes today's, and nothing in it is lost",
          "[server][migration]") {
  const std::string released = GENERATE("schema-1.sql", "schema-2.sql");
  INFO(released);
  const tests::TemporaryFolder folder;
  lay_down(folder.path(), released);
  const auto store = server::cli::open_data(folder.path(), false);
  const server::cli::Console console(*store);
  {
    server::store::Database file(server::cli::database_path(folder.path()), SQLITE_OPEN_READONLY,
                                 "");
    CHECK(number(file, "PRAGMA user_version") == server::store::schema_version);
    CHECK(number(file, "PRAGMA application_id") == server::store::application_id);
    CHECK(number(file, "SELECT count(*) FROM record WHERE kind='short_landing'") == 7);
    CHECK(number(file, "SELECT count(*) FROM notice") > 0);
    CHECK(number(file, "SELECT count(*) FROM sqlite_schema WHERE name='key_record'") == 0);
    CHECK(number(file, "SELECT count(*) FROM key") == 69);
    // The refused operation of an older program is kept for its author from now on (S5).
    CHECK(number(file, "SELECT count(*) FROM record WHERE kind='refused_operation'") == 1);
  }
  CHECK(store->check_file().empty());
  const auto reader = store->reader();
  CHECK_FALSE(server::sync::verify_audit(*reader).has_value());
  const auto replayed = server::sync::replay(*reader);
  for (const std::string& difference : replayed.differences) UNSCOPED_INFO(difference);
  CHECK(replayed.differences.empty());
  CHECK(replayed.operations > 100);
}

TEST_CASE("a file of a newer program is not touched", "[server][migration]") {
  const tests::TemporaryFolder folder;
  lay_down(folder.path(), "schema-1.sql");
  {
    server::store::Database file(server::cli::database_path(folder.path()), SQLITE_OPEN_READWRITE,
                                 "");
    file.execute("PRAGMA user_version=999");
  }
  const std::string before = read_file(server::cli::database_path(folder.path()));
  CHECK_THROWS_AS(server::cli::open_data(folder.path(), false), server::store::StoreError);
  CHECK(read_file(server::cli::database_path(folder.path())) == before);
}
