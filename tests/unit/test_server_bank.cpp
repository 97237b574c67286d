#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <set>

#include "server/http/api.h"
#include "server/notices/surface.h"
#include "server/store/sqlite.h"
#include "shared/access/bank.h"
#include "shared/access/office.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;
using tests::HttpResponse;
using tests::SyncClient;

// A bank sees the notices addressed to it, and nothing else exists (short-landing.md, Banks).
namespace {

access::BankNotice notice(std::string number, std::string bank, std::string branch,
                          std::string supersedes = {}) {
  access::BankNotice notice;
  notice.number = std::move(number);
  notice.verification_code = "ABCD-EFGH-IJKL-MNOP";
  notice.issued_at = {1'700'000'000'000};
  notice.bank = std::move(bank);
  notice.branch = std::move(branch);
  notice.office = "20100";
  notice.kotaj = "123456";
  notice.order_registration = "87654321";
  notice.kind = "N8";
  notice.text = "قابل توجه بانک: متن " + notice.number;
  notice.supersedes = std::move(supersedes);
  return notice;
}

struct World {
  World() {
    const auto writer = data.store().writer();
    writer->begin();
    uint64_t serial = 0;
    for (access::BankNotice one :
         {notice("20100-1402-901-1", "901", ""), notice("20100-1402-901-2", "901", "1201"),
          notice("20100-1402-901-3", "901", "1202", "20100-1402-901-1"),
          notice("20100-1402-902-1", "902", "")}) {
      store::NoticeRow row;
      row.year = 1402;
      row.serial = ++serial;
      row.notice = std::move(one);
      writer->put_notice(row);
    }
    writer->commit();
    server.emplace(data);
  }
  tests::TestData data;
  std::optional<tests::TestServer> server;

  std::set<std::string> sees(const std::string& user) {
    SyncClient bank(server->port(), user);
    REQUIRE(bank.sign_in().status == 200);
    const auto response = bank.sync({}, "/api/v1/bank/sync");
    REQUIRE(response.has_value());
    std::set<std::string> numbers;
    for (const kotaj::sync::Change& change : response->changes) {
      CHECK(change.module == access::bank_notice_module().number);
      kotaj::sync::DecodeError error = kotaj::sync::DecodeError::none;
      const auto record =
          kotaj::sync::decode_record(access::addressed_notice(), change.body, error);
      REQUIRE(record != nullptr);
      const auto* read = static_cast<const access::BankNotice*>(record.get());
      // The office's record reaches no bank: its name comes with the notice.
      CHECK(read->office == "20100");
      CHECK(read->office_name == "گمرک نمونه");
      CHECK(change.record == notices::notice_id(read->number));
      numbers.insert(read->number);
    }
    return numbers;
  }
};

std::string comparable(const HttpResponse& response) {
  std::string head = response.head;
  const std::size_t at = head.find("\r\nDate: ");
  if (at != std::string::npos) head.erase(at, head.find("\r\n", at + 2) - at);
  return std::to_string(response.status) + "\n" + head + "\n" + response.body;
}

}  // namespace

TEST_CASE("each addressee sees its own notices", "[server][bank]") {
  World world;
  using Numbers = std::set<std::string>;
  CHECK(world.sees("bank_staff") ==
        Numbers{"20100-1402-901-1", "20100-1402-901-2", "20100-1402-901-3"});
  CHECK(world.sees("bank_branch") == Numbers{"20100-1402-901-2"});
  CHECK(world.sees("bank_other") == Numbers{"20100-1402-902-1"});
}

TEST_CASE("a bank's cursor goes on, and what it read is in the log", "[server][bank]") {
  World world;
  SyncClient bank(world.server->port(), "bank_staff");
  REQUIRE(bank.sign_in().status == 200);
  CHECK(bank.sync({}, "/api/v1/bank/sync")->changes.size() == 3);
  const auto again = bank.sync({}, "/api/v1/bank/sync");
  CHECK(again->changes.empty());
  CHECK_FALSE(again->reset);
  std::size_t reads = 0;
  world.data.store().reader()->log(0, [&](const store::LogRow& row) {
    reads += row.act == "bank.read" && row.user == "bank_staff" ? 1 : 0;
    return true;
  });
  CHECK(reads == 1);
  const HttpResponse json = bank.http.get("/api/v1/bank/notices?after=0");
  CHECK(json.status == 200);
  CHECK(json.body.find("20100-1402-901-3") != std::string::npos);
  CHECK(json.body.find("902") == std::string::npos);
  CHECK(bank.http.get("/api/v1/bank/notices?after=x").status == 400);
  CHECK(bank.http.get("/api/v1/bank/notices?other=1").status == 400);
}

TEST_CASE("a bank changes nothing", "[server][bank]") {
  World world;
  const auto reader = world.data.store().reader();
  SyncClient bank(world.server->port(), "bank_staff");
  REQUIRE(bank.sign_in().status == 200);
  access::Bank payload{"901", "نام دیگر", {}, true};
  const auto response = bank.sync({bank.operation(access::bank_module(), "put_bank", {}, &payload,
                                                  tests::assignment_of(*reader, "bank_staff"))},
                                  "/api/v1/bank/sync");
  REQUIRE(response.has_value());
  REQUIRE(response->results.size() == 1);
  CHECK_FALSE(response->results[0].accepted);
  CHECK(response->results[0].refusal->code == "not_allowed");
}

TEST_CASE("to a bank every other route, method and record is an unknown route", "[server][bank]") {
  World world;
  SyncClient bank(world.server->port(), "bank_staff");
  REQUIRE(bank.sign_in().status == 200);
  const std::string headers = "X-Kotaj: 1\r\n";
  const std::set<std::string> open{
      "POST /api/v1/session",   "GET /api/v1/session",      "DELETE /api/v1/session",
      "POST /api/v1/password",  "GET /api/v1/sessions",     "DELETE /api/v1/sessions/",
      "POST /api/v1/bank/sync", "GET /api/v1/bank/notices", "POST /api/v1/notice-check"};
  std::set<std::string> paths;
  for (const http::Route& route : http::Api::routes()) paths.insert(std::string(route.path));
  const std::set<std::string> bases = paths;
  world.data.store().reader()->changes(0, [&](const store::RecordRow& row) {
    const std::string id = core::to_string(row.id);
    paths.insert("/" + id);
    for (const std::string& base : bases)
      paths.insert(base.back() == '/' ? base + id : base + "/" + id);
    return true;
  });
  for (const char* path :
       {"/api/v1/records", "/api/v1", "/api", "/metrics/", "/healthz/", "/admin", "/api/v2/sync",
        "/api/v1/bank", "/api/v1/bank/", "/api/v1/bank/cases", "/api/v1/evaluate/date"}) {
    paths.insert(path);
  }
  std::size_t asked = 0;
  for (const std::string method : {"GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"}) {
    const std::string unknown =
        comparable(bank.http.request(method, "/there/is/no/such/route", {}, headers));
    REQUIRE(unknown.starts_with("404"));
    for (const std::string& path : paths) {
      const bool own_session = method == "DELETE" && path.starts_with("/api/v1/sessions/");
      if (open.contains(method + " " + path) || own_session) continue;
      INFO(method << " " << path);
      CHECK(comparable(bank.http.request(method, path, {}, headers)) == unknown);
      ++asked;
    }
  }
  CHECK(asked > 1000);
  // Another person's session, by its id, is one that does not exist.
  CHECK(bank.http.del("/api/v1/sessions/" + core::to_string(tests::random_id())).status == 404);
  CHECK(bank.http.get("/api/v1/session").status == 200);
}

TEST_CASE("the bank's connection can select from the notice table and do nothing else",
          "[server][bank]") {
  World world;
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(cli::database_path(world.data.folder()).c_str(), &database) == SQLITE_OK);
  const auto runs = [&](const char* sql) {
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  };
  const std::vector<const char*> others{"SELECT * FROM record",
                                        "SELECT count(*) FROM log",
                                        "SELECT name FROM sqlite_master",
                                        "SELECT * FROM session",
                                        "SELECT * FROM account",
                                        "SELECT value FROM key",
                                        "SELECT n.number FROM notice n, record r",
                                        "PRAGMA table_list",
                                        "UPDATE notice SET text=''",
                                        "ATTACH 'x.db' AS x",
                                        "CREATE TABLE t(a)"};
  CHECK(runs("SELECT body FROM record"));
  store::allow_only_notices(database);
  CHECK(runs("SELECT number, text FROM notice WHERE bank='901'"));
  for (const char* sql : others) {
    INFO(sql);
    CHECK_FALSE(runs(sql));
  }
  sqlite3_close(database);
}

TEST_CASE("the desk has no way to the bank's surface", "[server][bank]") {
  World world;
  SyncClient officer(world.server->port(), "exit_gate_officer");
  REQUIRE(officer.sign_in().status == 200);
  CHECK(officer.http.get("/api/v1/bank/notices").status == 404);
  CHECK_FALSE(officer.sync({}, "/api/v1/bank/sync").has_value());
  CHECK(officer.last.status == 404);
}

TEST_CASE("anyone may check a printed notice, and learns only whether it holds", "[server][bank]") {
  World world;
  tests::HttpClient http(world.server->port());
  const auto check = [&](const std::string& number, const std::string& code) {
    return http
        .post("/api/v1/notice-check", R"({"number":")" + number + R"(","code":")" + code + "\"}")
        .body;
  };
  CHECK(check("20100-1402-901-2", "ABCD-EFGH-IJKL-MNOP") == R"({"status":"valid"})");
  CHECK(check("20100-1402-901-2", "abcdefghijklmnop") == R"({"status":"valid"})");
  CHECK(check("20100-1402-901-1", "ABCD-EFGH-IJKL-MNOP") == R"({"status":"superseded"})");
  CHECK(check("20100-1402-901-2", "ABCD-EFGH-IJKL-MNOQ") == R"({"status":"unknown"})");
  CHECK(check("20100-1402-999-2", "ABCD-EFGH-IJKL-MNOP") == R"({"status":"unknown"})");
  int slowed = 0;
  for (int i = 0; i < 30; ++i) {
    slowed +=
        http.post("/api/v1/notice-check", R"({"number":"1","code":"2"})").status == 429 ? 1 : 0;
  }
  CHECK(slowed > 5);
}
