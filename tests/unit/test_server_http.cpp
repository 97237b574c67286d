#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <set>
#include <thread>

#include "server/cli/evaluate.h"
#include "server/http/api.h"
#include "server/notices/surface.h"
#include "server/sync/replay.h"
#include "shared/access/bank.h"
#include "shared/access/office.h"
#include "shared/sync/refused.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;
using tests::HttpClient;
using tests::HttpResponse;
using tests::SyncClient;

namespace {

struct World {
  tests::TestData data;
  tests::TestServer server{data};
};

std::size_t resident_kib() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

/// All of an answer but its Date.
std::string comparable(const HttpResponse& response) {
  std::string head = response.head;
  const std::size_t at = head.find("\r\nDate: ");
  if (at != std::string::npos) head.erase(at, head.find("\r\n", at + 2) - at);
  return std::to_string(response.status) + "\n" + head + "\n" + response.body;
}

}  // namespace

TEST_CASE("sign-in gives a session and its cookie; sign-out ends it", "[server][http]") {
  World world;
  SyncClient officer(world.server.port(), "exit_gate_officer");
  CHECK(officer.http.get("/api/v1/session").status == 401);
  CHECK(officer.sign_in("wrong password here").status == 401);
  CHECK(officer.http.token.empty());
  const HttpResponse signed_in = officer.sign_in();
  REQUIRE(signed_in.status == 200);
  CHECK(signed_in.body.find(R"("kind":"desk")") != std::string::npos);
  CHECK(signed_in.body.find("exit_gate_officer") != std::string::npos);
  const std::string cookie = signed_in.header("Set-Cookie");
  for (const char* part :
       {"__Host-kotaj=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"}) {
    INFO(part);
    CHECK(cookie.find(part) != std::string::npos);
  }
  CHECK(officer.http.get("/api/v1/session").status == 200);
  const std::string token = officer.http.token;
  // The token itself is nowhere in the file.
  const auto row = world.data.store().reader()->find_session(session::token_digest(token));
  CHECK(row.has_value());
  CHECK(officer.http.del("/api/v1/session").status == 200);
  officer.http.token = token;
  CHECK(officer.http.get("/api/v1/session").status == 401);
  // An account that does not exist answers like a wrong password.
  SyncClient nobody(world.server.port(), "nobody_here");
  CHECK(comparable(nobody.sign_in("some password here")) ==
        comparable(officer.sign_in("some password here")));
}

TEST_CASE("every answer carries the security headers", "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  for (const char* path : {"/healthz", "/nothing/here", "/api/v1/session"}) {
    const HttpResponse response = http.get(path);
    INFO(path);
    CHECK(response.header("Content-Security-Policy")
              .find("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'") == 0);
    CHECK(response.header("Content-Security-Policy").find("frame-ancestors 'none'") !=
          std::string::npos);
    CHECK(response.header("X-Content-Type-Options") == "nosniff");
    CHECK(response.header("Referrer-Policy") == "no-referrer");
    CHECK(response.header("Cache-Control") == "no-store");
  }
}

TEST_CASE("a change needs the page's own header and origin", "[server][http]") {
  World world;
  SyncClient officer(world.server.port(), "exit_gate_officer");
  REQUIRE(officer.sign_in().status == 200);
  const std::string host = "127.0.0.1:" + std::to_string(world.server.port());
  const std::string body = R"({"old":"a","new":"b"})";
  CHECK(officer.http.post("/api/v1/password", body, "").status == 403);
  CHECK(officer.http.post("/api/v1/password", body, "X-Kotaj: 1\r\nOrigin: http://evil.example\r\n")
            .status == 403);
  CHECK(officer.http
            .post("/api/v1/password", body, "X-Kotaj: 1\r\nOrigin: http://evil" + host + "\r\n")
            .status == 403);
  CHECK(officer.http.post("/api/v1/password", body, "X-Kotaj: 1\r\nOrigin: http://" + host + "\r\n")
            .status == 422);
}

TEST_CASE("guessing is slowed, and its owner is not locked out elsewhere", "[server][http]") {
  World world;
  SyncClient guesser(world.server.port(), "office_manager");
  int refused = 0;
  for (int i = 0; i < 8; ++i) {
    const int status = guesser.sign_in("wrong password " + std::to_string(i)).status;
    CHECK((status == 401 || status == 429));
    refused += status == 429 ? 1 : 0;
  }
  CHECK(refused == 3);
  SyncClient other(world.server.port(), "customs_deputy");
  CHECK(other.sign_in().status == 200);
}

TEST_CASE("a password is changed and the other sessions end", "[server][http]") {
  World world;
  SyncClient here(world.server.port(), "assessor");
  SyncClient there(world.server.port(), "assessor");
  REQUIRE(here.sign_in().status == 200);
  REQUIRE(there.sign_in().status == 200);
  const auto change = [&](const std::string& old, const std::string& next) {
    return here.http.post("/api/v1/password", R"({"old":")" + old + R"(","new":")" + next + "\"}")
        .status;
  };
  CHECK(change(tests::test_password, "short") == 422);
  CHECK(change(tests::test_password, "password1234") == 422);
  CHECK(change("not the old one", "a quite new passphrase") == 403);
  CHECK(there.http.get("/api/v1/session").status == 200);
  CHECK(change(tests::test_password, "a quite new passphrase") == 200);
  CHECK(here.http.get("/api/v1/session").status == 200);
  CHECK(there.http.get("/api/v1/session").status == 401);
  CHECK(there.sign_in().status == 401);
  CHECK(there.sign_in("a quite new passphrase").status == 200);
  const HttpResponse list = here.http.get("/api/v1/sessions");
  CHECK(list.body.find("\"current\":true") != std::string::npos);
  CHECK(list.body.find("\"current\":false") != std::string::npos);
}

TEST_CASE("an operation travels through sync to whoever may read it", "[server][http][sync]") {
  World world;
  const auto reader = world.data.store().reader();
  SyncClient admin(world.server.port(), "system_admin");
  SyncClient manager(world.server.port(), "office_manager");
  REQUIRE(admin.sign_in().status == 200);
  REQUIRE(manager.sign_in().status == 200);
  auto first = manager.sync();
  REQUIRE(first.has_value());
  CHECK(first->user == "office_manager");
  CHECK_FALSE(first->reset);
  CHECK_FALSE(first->changes.empty());
  const auto nothing = manager.sync();
  REQUIRE(nothing.has_value());
  CHECK(nothing->changes.empty());
  CHECK(nothing->cursor == first->cursor);

  access::Bank bank{"955", "بانک تازه", {}, true};
  const auto operation = admin.operation(access::bank_module(), "put_bank", {}, &bank,
                                         tests::assignment_of(*reader, "system_admin"));
  const auto answer = admin.sync({operation});
  REQUIRE(answer.has_value());
  REQUIRE(answer->results.size() == 1);
  REQUIRE(answer->results[0].accepted);
  CHECK(answer->results[0].log_seq > 0);
  const auto again = admin.sync({operation});
  REQUIRE(again->results.size() == 1);
  CHECK(again->results[0].log_seq == answer->results[0].log_seq);

  const auto more = manager.sync();
  REQUIRE(more.has_value());
  REQUIRE(more->changes.size() == 1);
  CHECK(more->changes[0].record == access::bank_id("955"));
  CHECK(more->changes[0].version == 1);

  // Another user's operation in this session is refused.
  const auto foreign = manager.sync({operation});
  REQUIRE(foreign->results.size() == 1);
  CHECK(foreign->results[0].refusal->code == "not_yours");
}

TEST_CASE("a change of rights starts the device anew", "[server][http][sync]") {
  World world;
  const auto reader = world.data.store().reader();
  SyncClient assessor(world.server.port(), "assessor");
  REQUIRE(assessor.sign_in().status == 200);
  const auto first = assessor.sync();
  REQUIRE(first.has_value());
  {
    cli::Console console(world.data.store());
    const core::Id person = access::person_id("assessor");
    const access::EndAssignment payload{tests::assignment_of(*reader, "assessor"),
                                        *core::add_days(console.today(), -1), "پایان"};
    const auto ended =
        console.act("system_admin", access::person_module(), "end_assignment", person, &payload);
    INFO((ended.refusal ? ended.refusal->reason : ""));
    REQUIRE(ended.accepted);
  }
  std::optional<kotaj::sync::SyncResponse> after;
  for (int tries = 0; tries < 100 && (!after || !after->reset); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    after = assessor.sync();
    REQUIRE(after.has_value());
  }
  CHECK(after->reset);
  CHECK(after->changes.size() < first->changes.size());
  const auto quiet = assessor.sync();
  CHECK_FALSE(quiet->reset);
}

TEST_CASE("a disabled person is out at once", "[server][http]") {
  World world;
  SyncClient officer(world.server.port(), "finance_officer");
  REQUIRE(officer.sign_in().status == 200);
  {
    cli::Console console(world.data.store());
    access::PutPerson payload{"finance_officer", "صندوق", false};
    REQUIRE(
        console.act("system_admin", access::person_module(), "put_person", {}, &payload).accepted);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  // His own session, and his own password, are told that the account is closed: the device
  // destroys what it holds. A stranger learns nothing.
  CHECK(officer.http.get("/api/v1/session").status == 401);
  CHECK(officer.http.get("/api/v1/session").body.find("account_closed") != std::string::npos);
  CHECK(officer.http.get("/api/v1/sessions").status == 401);
  SyncClient stranger(world.server.port(), "finance_officer");
  CHECK(stranger.http.get("/api/v1/session").body.find("account_closed") == std::string::npos);
  CHECK(stranger.sign_in("not his password").body.find("account_closed") == std::string::npos);
  const HttpResponse own = stranger.sign_in();
  CHECK(own.status == 401);
  CHECK(own.body.find("account_closed") != std::string::npos);
  CHECK(own.header("Set-Cookie").empty());
}

TEST_CASE("what waited under a closed account is refused and kept for its author",
          "[server][http]") {
  World world;
  SyncClient officer(world.server.port(), "exit_gate_officer");
  REQUIRE(officer.sign_in().status == 200);
  const auto reader = world.data.store().reader();
  const core::Id assignment = tests::assignment_of(*reader, "exit_gate_officer");
  {
    cli::Console console(world.data.store());
    access::PutPerson payload{"exit_gate_officer", "درب خروج", false};
    REQUIRE(
        console.act("system_admin", access::person_module(), "put_person", {}, &payload).accepted);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const access::Bank bank{"977", "بانک", {}, true};
  const auto waiting = officer.operation(access::bank_module(), "put_bank", {}, &bank, assignment);
  const uint64_t before = reader->last_seq();
  const auto last = officer.sync({waiting});
  REQUIRE(last.has_value());
  REQUIRE(last->results.size() == 1);
  CHECK_FALSE(last->results.at(0).accepted);
  CHECK(last->changes.empty());
  CHECK(last->more);  // A queue longer than a request goes on; then it is over.
  CHECK(reader->last_seq() == before + 1);
  CHECK_FALSE(officer.sync().has_value());
  CHECK(officer.last.status == 401);
  CHECK(officer.last.body.find("account_closed") != std::string::npos);
  const auto row = reader->find_operation(waiting.id);
  REQUIRE(row.has_value());
  CHECK(row->result.find(R"("accepted":false)") != std::string::npos);
  CHECK(reader->find_record(kotaj::sync::refused_id(waiting.id)).has_value());
  CHECK_FALSE(reader->find_record(access::bank_id("977")).has_value());
}

TEST_CASE("bad input gets a clear error, and the server stays up with flat memory",
          "[server][http]") {
  World world;
  SyncClient officer(world.server.port(), "exit_gate_officer");
  REQUIRE(officer.sign_in().status == 200);
  REQUIRE(officer.sync().has_value());
  const std::size_t before = resident_kib();
  for (int i = 0; i < 20; ++i) {
    const std::string big(10 * 1024 * 1024, 'x');
    const HttpResponse refused = officer.http.post("/api/v1/sync", big);
    CHECK(refused.status == 413);
    CHECK(refused.body.find("\"code\":\"too_large\"") != std::string::npos);
  }
  // The client's own ten megabytes are in here too. Under AddressSanitizer freed memory is kept
  // aside for long, so that there only a leak of whole bodies would show.
#if defined(__has_feature)
  constexpr bool sanitized = __has_feature(address_sanitizer);
#else
  constexpr bool sanitized = false;
#endif
  constexpr std::size_t allowed_kib = (sanitized ? 768U : 24U) * 1024U;
  CHECK(resident_kib() < before + allowed_kib);

  const kotaj::sync::SyncRequest request{officer.device(), 0, {}};
  const std::string good = kotaj::sync::encode(request);
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(officer.http.post("/api/v1/sync", good.substr(0, size)).status == 400);
  }
  for (int i = 0; i < 300; ++i) {
    std::string bytes(randombytes_uniform(300), '\0');
    randombytes_buf(bytes.data(), bytes.size());
    if (i % 2 == 0) bytes = good.substr(0, 12) + bytes;
    const int status = officer.http.post("/api/v1/sync", bytes).status;
    CHECK((status == 400 || status == 413));
  }
  for (const char* body :
       {"", "{", "[]", "null", R"({"user":1,"password":"x"})", R"({"user":"a"})",
        R"({"user":"a","user":"b","password":"c"})", "[[[[[[[[[[]]]]]]]]]]", "\xff\xfe"}) {
    INFO(body);
    CHECK(officer.http.post("/api/v1/session", body).status == 400);
  }
  HttpClient raw(world.server.port());
  CHECK(raw.raw("NONSENSE\r\n\r\n").status == 400);
  CHECK(raw.raw("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'y') + "\r\n\r\n").status == 431);
  CHECK(
      raw.raw(
             "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Kotaj: 1\r\nContent-Length: 99999999999999\r\n\r\n")
          .status == 413);
  CHECK(raw.get("/healthz").status == 200);
  CHECK(officer.http.get("/api/v1/session").status == 200);
}

TEST_CASE("a last chunk may come in pieces", "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  REQUIRE(http.connect());
  REQUIRE(http.send_all(
      "POST /api/v1/evaluate/date HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
  // Each in a packet of its own, so that the parser is asked again with three and four bytes.
  for (const char* piece : {"0\r\n", "\r", "\n"}) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    REQUIRE(http.send_all(piece));
  }
  CHECK(http.read_response().status == 422);
  CHECK(HttpClient(world.server.port()).get("/healthz").status == 200);
}

TEST_CASE("a chunked body has the same limit", "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  REQUIRE(http.connect());
  http.send_all(
      "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Kotaj: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "1000\r\n" + std::string(0x1000, 'z') + "\r\n";
  for (int i = 0; i < 3; ++i) http.send_all(chunk);
  CHECK(http.read_response().status == 413);
}

TEST_CASE("static files: encodings, caching, and no way out of the folder", "[server][http]") {
  tests::TestData data;
  tests::TemporaryFolder web;
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(web.path() + "/" + name) << text;
  };
  write("index.html", "<p>سلام");
  write("app.0123456789abcdef.js", "plain");
  write("app.0123456789abcdef.js.br", "brotli");
  write("app.0123456789abcdef.js.gz", "gzip");
  write("sw.js", "worker");
  tests::TestServer server(data, web.path());
  HttpClient http(server.port());
  const HttpResponse page = http.get("/");
  CHECK(page.status == 200);
  CHECK(page.body == "<p>سلام");
  CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
  CHECK(page.header("Cache-Control") == "no-cache");
  CHECK(http.get("/", "If-None-Match: " + page.header("ETag") + "\r\n").status == 304);
  CHECK(http.get("/sw.js").header("Cache-Control") == "no-cache");
  const std::string app = "/app.0123456789abcdef.js";
  const HttpResponse brotli = http.get(app, "Accept-Encoding: gzip, deflate, br\r\n");
  CHECK(brotli.body == "brotli");
  CHECK(brotli.header("Content-Encoding") == "br");
  CHECK(brotli.header("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(http.get(app, "Accept-Encoding: gzip;q=1.0, br;q=0\r\n").body == "gzip");
  CHECK(http.get(app).body == "plain");
  CHECK(http.get(app).header("ETag") != brotli.header("ETag"));
  CHECK(http.request("HEAD", app, {}, "").header("Content-Length") == "5");
  const std::string unknown = comparable(http.get("/no-such-file"));
  for (const char* path :
       {"/../kotaj.db", "/%2e%2e/kotaj.db", "/..%2fkotaj.db", "//etc/passwd", "/index.html/..",
        "/app.0123456789abcdef.js.br/../../x", "/./index.html"}) {
    INFO(path);
    CHECK(comparable(http.get(path)) == unknown);
  }
}

TEST_CASE("metrics and health", "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  CHECK(http.get("/healthz").body == R"({"status":"ok"})");
  CHECK(http.get("/metrics").body.find("kotaj_http_answers_total{status=\"2xx\"} ") !=
        std::string::npos);
  CHECK(http.get("/api/v1/openapi.json").body.find(R"("openapi":"3.1.0")") != std::string::npos);
}

TEST_CASE("evaluate needs no session", "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  const HttpResponse date = http.post("/api/v1/evaluate/date",
                                      R"({"date":"1403/12/30","add_months":1,"add_days":0})", "");
  CHECK(date.status == 200);
  CHECK(date.body.find("1404/01/30") != std::string::npos);
  CHECK(http.post("/api/v1/evaluate/date", "{", "").status == 422);
  CHECK(http.post("/api/v1/evaluate/nothing", "{}", "").status == 422);
  const HttpResponse goods = http.post("/api/v1/evaluate/abandoned-goods", "{}", "");
  CHECK(goods.status == 422);
  CHECK(goods.body.find(R"({"field":"place","code":"required")") != std::string::npos);
}

TEST_CASE("every rule stands in the OpenAPI document, null where a record may be null",
          "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  const auto document = boost::json::parse(http.get("/api/v1/openapi.json").body);
  for (const auto& rule : server::cli::evaluate_rules()) {
    INFO(std::string(rule.name));
    const auto& path =
        document.at("paths").as_object().at("/api/v1/evaluate/" + std::string(rule.name));
    const auto& input =
        path.at_pointer("/post/requestBody/content/application~1json/schema/oneOf/0/properties");
    for (const core::Field& field : rule.input().fields) {
      INFO(std::string(field.name));
      const auto& schema = input.as_object().at(field.name).as_object();
      if (field.type == core::FieldType::record && field.nullable)
        CHECK(schema.at("anyOf").at(1).at("type") == "null");
    }
  }
}

TEST_CASE("in OpenAPI a draft's keys may be absent, and a list of bare values is one",
          "[server][http]") {
  World world;
  HttpClient http(world.server.port());
  const auto document = boost::json::parse(http.get("/api/v1/openapi.json").body);
  const auto& input = document.at("paths")
                          .as_object()
                          .at("/api/v1/evaluate/border-market")
                          .at_pointer("/post/requestBody/content/application~1json/schema/oneOf/0");
  const auto required = [&input](const char* pointer) {
    return input.at_pointer(pointer).as_array().size();
  };
  CHECK(required("/required") == 8);
  CHECK(required("/properties/declaration/required") == 0);
  CHECK(required("/properties/declaration/properties/lines/items/required") == 0);
  CHECK(required("/properties/documents/required") == 9);
  CHECK(input.at_pointer("/properties/steps_done/items/type") == "string");
}

TEST_CASE("accepted work is finished when the server is told to stop", "[server][http]") {
  tests::TestData data;
  core::Id record;
  {
    tests::TestServer server(data);
    const auto reader = data.store().reader();
    SyncClient admin(server.port(), "system_admin");
    REQUIRE(admin.sign_in().status == 200);
    access::Bank bank{"956", "بانک", {}, true};
    const auto answer =
        admin.sync({admin.operation(access::bank_module(), "put_bank", {}, &bank,
                                    tests::assignment_of(*reader, "system_admin"))});
    REQUIRE(answer.has_value());
    record = access::bank_id("956");
    server.stop();
    CHECK(admin.http.get("/healthz").status == 0);
  }
  CHECK(data.store().reader()->find_record(record).has_value());
  CHECK(server::sync::replay(*data.store().reader()).differences.empty());
}
