#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "server/store/body.h"
#include "server/store/schema.h"
#include "server/store/sqlite_store.h"
#include "server/sync/audit.h"
#include "shared/access/bank.h"
#include "shared/short_landing/case.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;
using tests::TemporaryFolder;

namespace {

store::LogRow event(std::string user, std::string payload) {
  store::LogRow row;
  row.id = tests::random_id();
  row.user = std::move(user);
  row.at = {1'700'000'000'000};
  row.act = "test.event";
  row.payload = std::move(payload);
  row.result = "{}";
  return row;
}

store::NoticeRow notice(std::string number, std::string bank, std::string branch,
                        std::string supersedes = {}) {
  store::NoticeRow row;
  row.year = 1402;
  row.notice.number = std::move(number);
  row.notice.bank = std::move(bank);
  row.notice.branch = std::move(branch);
  row.notice.supersedes = std::move(supersedes);
  row.serial = static_cast<uint64_t>(row.notice.number.back() - '0');
  row.notice.office = "20100";
  row.notice.text = "متن";
  return row;
}

void execute(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  char* error = nullptr;
  const int status = sqlite3_exec(database, sql, nullptr, nullptr, &error);
  const std::string why = error == nullptr ? "" : error;
  sqlite3_free(error);
  sqlite3_close(database);
  INFO(why);
  REQUIRE(status == SQLITE_OK);
}

}  // namespace

TEST_CASE("a record's body is canonical JSON and reads back to the same record",
          "[server][store]") {
  short_landing::Case record;
  record.declaration.office = "20100";
  record.declaration.kotaj = "123456";
  record.declaration.goods = "موتور «BMW» \"x\"\n\t\\";
  record.declaration.declared_gross = {25'181'500};
  record.declaration.currency = "USD";
  record.declaration.value = 4'850'001;
  record.declaration.packages = 40;
  short_landing::Weighing weighing;
  weighing.id = tests::random_id();
  weighing.weighed_on = *core::Date::of(1402, 3, 10);
  weighing.containers.push_back({});
  record.weighings.push_back(weighing);
  const core::Description& description = core::describe<short_landing::Case>();
  const std::string body = store::to_body(description, &record);
  CHECK(body.find("\"25181.5\"") != std::string::npos);
  CHECK(body.find("\"48500.01\"") != std::string::npos);
  CHECK(body.find("\"1402/03/10\"") != std::string::npos);
  const auto back = store::from_body(description, body);
  REQUIRE(back != nullptr);
  CHECK(store::to_body(description, back.get()) == body);
  const auto* read = static_cast<const short_landing::Case*>(back.get());
  CHECK(read->declaration.goods == record.declaration.goods);
  CHECK(read->weighings.at(0).id == weighing.id);
  CHECK(store::from_body(description, body.substr(0, body.size() - 1)) == nullptr);
}

TEST_CASE("the log is a chain: a changed row is named", "[server][store]") {
  TemporaryFolder folder;
  const std::string path = folder.path() + "/kotaj.db";
  const auto data = store::open_sqlite({path, true, {}});
  const auto writer = data->writer();
  for (int transaction = 0; transaction < 3; ++transaction) {
    writer->begin();
    for (int i = 0; i < 4; ++i) {
      store::LogRow row = event("someone", "payload " + std::to_string(i));
      row.seq = writer->append(store::view_of(row));
    }
    writer->commit();
  }
  CHECK(writer->last_seq() == 12);
  CHECK_FALSE(server::sync::verify_audit(*writer).has_value());
  SECTION("a payload changed behind our back") {
    execute(path,
            "DROP TRIGGER log_is_append_only_update; UPDATE log SET payload=x'00' WHERE seq=7");
    const auto broken = server::sync::verify_audit(*data->reader());
    REQUIRE(broken.has_value());
    CHECK(broken->seq == 7);
  }
  SECTION("a row taken out") {
    execute(path, "DROP TRIGGER log_is_append_only_delete; DELETE FROM log WHERE seq=5");
    const auto broken = server::sync::verify_audit(*data->reader());
    REQUIRE(broken.has_value());
    CHECK(broken->seq == 5);
  }
  SECTION("the table itself refuses") {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, "UPDATE log SET user='x'", nullptr, nullptr, nullptr) !=
          SQLITE_OK);
    CHECK(sqlite3_exec(database, "DELETE FROM log", nullptr, nullptr, nullptr) != SQLITE_OK);
    sqlite3_close(database);
  }
}

TEST_CASE("a record is found by its keys of today, and no more by those before",
          "[server][store]") {
  TemporaryFolder folder;
  const auto data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  const auto writer = data->writer();
  const core::Id one = tests::random_id();
  const core::Id other = tests::random_id();
  const store::Keys before{{"kotaj", "1"}, {"plate", "12"}};
  writer->begin();
  writer->put_keys(one, "case", {}, before);
  writer->put_keys(other, "case", {}, before);
  writer->put_keys(one, "case", before, {{"kotaj", "1"}, {"plate", "34"}});
  writer->commit();
  CHECK(writer->find_key("case", "kotaj", "1").size() == 2);
  CHECK(writer->find_key("case", "plate", "12") == std::vector{other});
  CHECK(writer->find_key("case", "plate", "34") == std::vector{one});
}

TEST_CASE("a rolled back transaction leaves nothing, and the chain goes on", "[server][store]") {
  TemporaryFolder folder;
  const auto data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  const auto writer = data->writer();
  writer->begin();
  store::LogRow first = event("a", "1");
  first.seq = writer->append(store::view_of(first));
  writer->commit();
  writer->begin();
  store::LogRow lost = event("a", "2");
  lost.seq = writer->append(store::view_of(lost));
  writer->rollback();
  writer->begin();
  store::LogRow second = event("a", "3");
  second.seq = writer->append(store::view_of(second));
  writer->commit();
  CHECK(second.seq == 2);
  CHECK_FALSE(server::sync::verify_audit(*writer).has_value());
  CHECK_FALSE(writer->find_operation(lost.id).has_value());
}

TEST_CASE("two processes write one after the other onto the same chain", "[server][store]") {
  TemporaryFolder folder;
  const auto data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  const auto one = data->writer();
  const auto other = data->writer();
  for (int turn = 0; turn < 4; ++turn) {
    store::Writer& writer = turn % 2 == 0 ? *one : *other;
    writer.begin();
    store::LogRow row = event("a", std::to_string(turn));
    row.seq = writer.append(store::view_of(row));
    writer.commit();
    CHECK(row.seq == static_cast<uint64_t>(turn) + 1);
  }
  CHECK_FALSE(server::sync::verify_audit(*one).has_value());
}

TEST_CASE("notices have their own sequence in each bank, and no link crosses banks",
          "[server][store]") {
  TemporaryFolder folder;
  const auto data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  const auto writer = data->writer();
  writer->begin();
  for (store::NoticeRow row :
       {notice("20100-1402-901-1", "901", ""), notice("20100-1402-902-1", "902", ""),
        notice("20100-1402-901-2", "901", "1201", "20100-1402-901-1"),
        notice("20100-1402-901-3", "901", "", "20100-1402-902-1")}) {
    writer->put_notice(row);
  }
  writer->commit();
  CHECK(writer->next_serial("20100", 1402, "901") == 4);
  CHECK(writer->next_serial("20100", 1402, "902") == 2);
  CHECK(writer->next_serial("20100", 1403, "901") == 1);
  const auto superseded = writer->find_notice("20100-1402-901-1");
  REQUIRE(superseded.has_value());
  CHECK(superseded->notice.superseded_by == "20100-1402-901-2");
  CHECK(superseded->version == 2);
  CHECK(writer->find_notice("20100-1402-902-1")->notice.superseded_by.empty());
  CHECK(writer->find_notice("20100-1402-901-3")->notice.supersedes.empty());

  const auto surface = data->notice_reader();
  std::vector<std::string> numbers;
  const auto collect = [&](const store::NoticeRow& row) {
    numbers.push_back(row.notice.number);
    return true;
  };
  surface->notices_after("901", "", 0, collect);
  CHECK(numbers.size() == 3);
  numbers.clear();
  surface->notices_after("901", "1201", 0, collect);
  CHECK(numbers == std::vector<std::string>{"20100-1402-901-2"});
  numbers.clear();
  surface->notices_after("902", "", 0, collect);
  CHECK(numbers == std::vector<std::string>{"20100-1402-902-1"});
}

TEST_CASE("a backup made while writing is whole", "[server][store]") {
  TemporaryFolder folder;
  const auto data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  const auto writer = data->writer();
  writer->begin();
  for (int i = 0; i < 100; ++i) {
    store::LogRow row = event("a", std::string(1000, 'x'));
    row.seq = writer->append(store::view_of(row));
  }
  writer->commit();
  data->backup_to(folder.path() + "/copy.db");
  const auto copy = store::open_sqlite({folder.path() + "/copy.db", false, {}});
  CHECK(copy->check_file().empty());
  CHECK(copy->reader()->last_seq() == 100);
}

TEST_CASE("a file from a newer program is refused", "[server][store]") {
  TemporaryFolder folder;
  const std::string path = folder.path() + "/kotaj.db";
  store::open_sqlite({path, true, {}});
  execute(path, "PRAGMA user_version=999");
  CHECK_THROWS_AS(store::open_sqlite({path, false, {}}), store::StoreError);
}
