#include <atomic>
#include <catch2/catch.hpp>

#include "server/session/codes.h"
#include "server/session/limits.h"
#include "server/session/totp.h"
#include "server/store/sqlite_store.h"
#include "shared/core/text.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;
using tests::HttpResponse;
using tests::SyncClient;
namespace totp = kotaj::server::session::totp;

// One-time passwords (RFC 6238), tokens that change with rights, and sessions that end at once.
namespace {

/// A server whose clock the test moves.
struct Clocked {
  Clocked() {
    server::sync::Environment environment = server::sync::system_environment();
    const core::Moment begun = environment.now();
    environment.now = [this, begun] { return core::Moment{begun.unix_ms + ahead_ms.load()}; };
    now = environment.now;
    http::ServeOptions options;
    options.port = 0;
    server.emplace(data.store(), environment, options);
    thread = std::thread([this] { server->run(false); });
  }
  ~Clocked() {
    server->stop();
    thread.join();
  }
  [[nodiscard]] uint16_t port() const { return server->port(); }
  void wait(int64_t ms) { ahead_ms += ms; }

  tests::TestData data;
  std::atomic<int64_t> ahead_ms{0};
  std::function<core::Moment()> now;
  std::optional<http::Server> server;
  std::thread thread;
};

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t from = text.find(before);
  if (from == std::string::npos) return {};
  const std::size_t begin = from + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

std::string from_base32(const std::string& text) {
  std::string out;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const unsigned value = letter >= 'A' ? static_cast<unsigned>(letter - 'A')
                                         : static_cast<unsigned>(letter - '2') + 26;
    held = (held << 5U) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(held >> bits & 0xffU);
  }
  return out;
}

constexpr int64_t step_ms = session::limits::code_step_ms;

std::string code_at(const std::string& secret, core::Moment moment) {
  return totp::hotp(secret, static_cast<uint64_t>(totp::step_of(moment)), 6);
}

HttpResponse sign_in(tests::HttpClient& http, const std::string& user, const std::string& code) {
  return http.post("/api/v1/session", R"({"user":")" + user + R"(","password":")" +
                                          tests::test_password + R"(","code":")" + code + "\"}");
}

/// Sets the second step up for a signed-in person; the secret.
std::string enrol(Clocked& world, SyncClient& person) {
  const HttpResponse begun = person.http.post(
      "/api/v1/code/begin", std::string(R"({"password":")") + tests::test_password + "\"}");
  REQUIRE(begun.status == 200);
  const std::string secret = from_base32(between(begun.body, R"("secret":")", "\""));
  REQUIRE(secret.size() == session::limits::code_secret_bytes);
  const HttpResponse confirmed = person.http.post(
      "/api/v1/code/confirm", R"({"code":")" + code_at(secret, world.now()) + "\"}");
  REQUIRE(confirmed.status == 200);
  world.wait(2 * step_ms);
  return secret;
}

}  // namespace

TEST_CASE("one-time passwords are RFC 6238's and RFC 4226's", "[server][codes]") {
  const std::string secret = "12345678901234567890";
  // RFC 4226, appendix D.
  const char* counted[] = {"755224", "287082", "359152", "969429", "338314",
                           "254676", "287922", "162583", "399871", "520489"};
  for (uint64_t counter = 0; counter < 10; ++counter)
    CHECK(totp::hotp(secret, counter, 6) == counted[counter]);
  // RFC 6238, appendix B, SHA-1: seconds and eight digits.
  const std::pair<int64_t, const char*> timed[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : timed) {
    const auto step = static_cast<uint64_t>(totp::step_of({seconds * 1000}));
    CHECK(totp::hotp(secret, step, 8) == code);
  }
  CHECK(totp::base32("foobar") == "MZXW6YTBOI");  // RFC 4648, without its padding.
  CHECK(totp::base32("f") == "MY");
  CHECK(totp::key_uri("gate1", "foobar").find("secret=MZXW6YTBOI&") != std::string::npos);
}

TEST_CASE("a code is taken in its own half minute or one beside it, and once", "[server][codes]") {
  const std::string secret = totp::make_secret();
  const core::Moment now{1'700'000'000'000};
  const std::string code = code_at(secret, now);
  const int64_t step = totp::step_of(now);
  CHECK(totp::matching_step(secret, code, now, 0) == step);
  CHECK(totp::matching_step(secret, code, {now.unix_ms + step_ms}, 0) == step);
  CHECK(totp::matching_step(secret, code, {now.unix_ms - step_ms}, 0) == step);
  CHECK_FALSE(totp::matching_step(secret, code, {now.unix_ms + 2 * step_ms}, 0));
  CHECK_FALSE(totp::matching_step(secret, code, {now.unix_ms - 2 * step_ms}, 0));
  CHECK_FALSE(totp::matching_step(secret, code, now, step));
  CHECK_FALSE(totp::matching_step(secret, code.substr(1), now, 0));
  CHECK_FALSE(totp::matching_step(secret, "", now, 0));
  CHECK(totp::matching_step(secret, core::persian_digits(code), now, 0) == step);
}

TEST_CASE("who set the second step up is asked for it, and no code opens twice",
          "[server][codes]") {
  Clocked world;
  SyncClient manager(world.port(), "office_manager");
  REQUIRE(manager.sign_in().status == 200);
  CHECK(manager.http.get("/api/v1/session").body.find(R"("code":"wanted")") != std::string::npos);
  SyncClient elsewhere(world.port(), "office_manager");
  REQUIRE(elsewhere.sign_in().status == 200);
  CHECK(manager.http.post("/api/v1/code/begin", R"({"password":"not this one at all"})").status ==
        403);
  const std::string secret = enrol(world, manager);
  CHECK(manager.http.get("/api/v1/session").body.find(R"("code":"on")") != std::string::npos);
  // Whoever was signed in without it is out.
  CHECK(elsewhere.http.get("/api/v1/session").status == 401);
  tests::HttpClient http(world.port());
  CHECK(sign_in(http, "office_manager", "").body.find("code_needed") != std::string::npos);
  CHECK(http.token.empty());
  const std::string code = code_at(secret, world.now());
  CHECK(sign_in(http, "office_manager", code).status == 200);
  tests::HttpClient again(world.port());
  CHECK(sign_in(again, "office_manager", code).body.find("wrong_code") != std::string::npos);
  world.wait(2 * step_ms);
  CHECK(sign_in(again, "office_manager", code_at(secret, world.now())).status == 200);
  // The second step stands behind the password, never in its place.
  tests::HttpClient guesser(world.port());
  CHECK(guesser
            .post("/api/v1/session",
                  R"({"user":"office_manager","password":"wrong wrong wrong","code":")" +
                      code_at(secret, world.now()) + "\"}")
            .body.find("wrong_password") != std::string::npos);
}

TEST_CASE("codes are not guessed at length", "[server][codes]") {
  Clocked world;
  SyncClient manager(world.port(), "office_manager");
  REQUIRE(manager.sign_in().status == 200);
  const std::string secret = enrol(world, manager);
  tests::HttpClient http(world.port());
  int refused = 0;
  for (int at = 0; at < 10; ++at)
    refused += sign_in(http, "office_manager", "000000").status == 429 ? 1 : 0;
  CHECK(refused >= 4);
}

TEST_CASE("a second step ends with a code, or by the administrator", "[server][codes]") {
  Clocked world;
  SyncClient manager(world.port(), "office_manager");
  REQUIRE(manager.sign_in().status == 200);
  std::string secret = enrol(world, manager);
  CHECK(manager.http.post("/api/v1/code/end", R"({"code":"000000"})").status == 403);
  CHECK(manager.http.post("/api/v1/code/end", R"({"code":")" + code_at(secret, world.now()) + "\"}")
            .status == 200);
  CHECK(manager.http.get("/api/v1/session").body.find(R"("code":"wanted")") != std::string::npos);
  // The secret of another time is of no use again.
  secret = enrol(world, manager);
  cli::Console console(world.data.store());
  console.put_setting(session::code_setting("office_manager"), "");
  tests::HttpClient http(world.port());
  CHECK(sign_in(http, "office_manager", "").status == 200);
}

TEST_CASE("where codes are required, whoever handles grants can do nothing else before",
          "[server][codes]") {
  Clocked world;
  cli::Console(world.data.store()).put_setting(session::codes_setting, session::codes_required);
  SyncClient manager(world.port(), "office_manager");
  SyncClient cashier(world.port(), "finance_officer");
  REQUIRE(manager.sign_in().status == 200);
  REQUIRE(cashier.sign_in().status == 200);
  CHECK_FALSE(manager.sync().has_value());
  CHECK(manager.last.status == 403);
  CHECK(manager.last.body.find("code_required") != std::string::npos);
  CHECK(cashier.sync().has_value());
  enrol(world, manager);
  CHECK(manager.sync().has_value());
}

TEST_CASE("a bank has no second step to find", "[server][codes][bank]") {
  Clocked world;
  SyncClient bank(world.port(), "bank_staff");
  REQUIRE(bank.sign_in().status == 200);
  CHECK(bank.http.get("/api/v1/session").body.find("code") == std::string::npos);
  CHECK(bank.http.post("/api/v1/code/begin", "{}").status == 404);
}

TEST_CASE("a token changes with its person's rights", "[server][session]") {
  Clocked world;
  SyncClient officer(world.port(), "finance_officer");
  SyncClient other(world.port(), "assessment_head");
  REQUIRE(officer.sign_in().status == 200);
  REQUIRE(other.sign_in().status == 200);
  const std::string before = officer.http.token;
  const std::string others = other.http.token;
  REQUIRE(officer.http.get("/api/v1/session").status == 200);
  CHECK(officer.http.token == before);
  cli::Console console(world.data.store());
  access::PutAssignment payload{
      access::Position::assessor, "20100", {}, {}, console.today(), {}, "آزمون"};
  REQUIRE(console
              .act(server::sync::system_user, access::person_module(), "put_assignment",
                   access::person_id("finance_officer"), &payload)
              .accepted);
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  REQUIRE(officer.http.get("/api/v1/session").status == 200);
  CHECK(officer.http.token != before);
  CHECK(other.http.get("/api/v1/session").status == 200);
  CHECK(other.http.token == others);
  // What was on its way with the old token still comes in, and then no more.
  tests::HttpClient old(world.port());
  old.token = before;
  CHECK(old.get("/api/v1/session").status == 200);
  world.wait(session::limits::old_token_ms + 1);
  old.token = before;
  CHECK(old.get("/api/v1/session").status == 401);
  CHECK(officer.http.get("/api/v1/session").status == 200);
  // It is the same session, and ends as one.
  CHECK(officer.http.del("/api/v1/session").status == 200);
  CHECK(officer.http.get("/api/v1/session").status == 401);
}

TEST_CASE("a session ends when it is idle, and when it is old", "[server][session]") {
  Clocked world;
  SyncClient idle(world.port(), "finance_officer");
  REQUIRE(idle.sign_in().status == 200);
  world.wait(session::limits::idle_ms - 1000);
  CHECK(idle.http.get("/api/v1/session").status == 200);
  world.wait(session::limits::idle_ms + 1000);
  CHECK(idle.http.get("/api/v1/session").status == 401);
  SyncClient old(world.port(), "finance_officer");
  REQUIRE(old.sign_in().status == 200);
  for (int64_t passed = 0; passed < session::limits::absolute_ms;
       passed += session::limits::idle_ms / 2) {
    CHECK(old.http.get("/api/v1/session").status == 200);
    world.wait(session::limits::idle_ms / 2);
  }
  world.wait(1000);
  CHECK(old.http.get("/api/v1/session").status == 401);
}

TEST_CASE("strangers who guess lock no officer out where he is known", "[server][session]") {
  Clocked world;
  SyncClient officer(world.port(), "finance_officer");
  REQUIRE(officer.sign_in().status == 200);
  const auto guess = [&](int host, const std::string& password) {
    tests::HttpClient stranger(world.port());
    stranger.from = "127.0.1." + std::to_string(host);
    return stranger
        .post("/api/v1/session", R"({"user":"finance_officer","password":")" + password + "\"}")
        .status;
  };
  int slowed = 0;
  for (int host = 1; host <= 8; ++host) {
    for (int at = 0; at < 5; ++at) slowed += guess(host, "wrong wrong wrong") == 429 ? 1 : 0;
  }
  CHECK(slowed >= 9);
  // From an unknown place not even the right password opens now; where he is known it does.
  CHECK(guess(99, tests::test_password) == 429);
  SyncClient again(world.port(), "finance_officer");
  CHECK(again.sign_in().status == 200);
}
