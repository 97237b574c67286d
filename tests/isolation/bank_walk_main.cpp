// A bank's session over everything that the server answers to:
//   kotaj_bank_walk walk SEED REQUESTS   prints "N passed, N failed"
//   kotaj_bank_walk timing               prints how long "not yours" and "not there" take, one JSON
//   object a line
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>

#include "server/http/api.h"
#include "server/http/limits.h"
#include "server/store/sqlite_store.h"
#include "tests/isolation/canaries.h"
#include "tests/support/served_program.h"

namespace {

using namespace kotaj;             // NOLINT: a program of its own.
using namespace kotaj::isolation;  // NOLINT
using tests::HttpResponse;
using tests::SyncClient;

constexpr const char* same_page = "X-Kotaj: 1\r\n";

struct Tally {
  int passed = 0;
  int failed = 0;
  void expect(bool holds, const std::string& what) {
    (holds ? passed : failed) += 1;
    std::printf("%s %s\n", holds ? "ok    " : "FAILED", what.c_str());
  }
};

/// The house, the bank's session, and the real program between them.
struct World {
  explicit World(const std::string& program, const std::string& web)
      : planted(plant_all(data)),
        served(program, data.folder(), site(web)),
        bank(served.port(), "bank_staff") {
    if (bank.sign_in().status != 200) {
      std::fputs("the bank cannot sign in\n", stderr);
      std::exit(1);
    }
  }
  static Planted plant_all(tests::TestData& data) {
    Planted planted;
    plant_own(data.store());
    plant(data.store(), 3, planted);
    return planted;
  }
  static std::vector<std::string> site(const std::string& web) {
    if (web.empty()) return {};
    return {"--web", web};
  }

  tests::TestData data;
  Planted planted;
  tests::ServedProgram served;
  SyncClient bank;
};

/// An answer without what changes by itself: the Date header.
std::string comparable(const HttpResponse& response) {
  std::string head = response.head;
  const std::size_t at = head.find("\r\nDate: ");
  if (at != std::string::npos) head.erase(at, head.find("\r\n", at + 2) - at);
  return head + "\r\n" + response.body;
}

class Walk {
 public:
  Walk(World& world, uint64_t seed) : world_(world), random_(seed) {
    for (const server::http::Route& route : server::http::Api::routes())
      paths_.emplace_back(route.path);
    for (const char* path : {"/", "/index.html", "/asset-manifest.json", "/sw.js", "/api/v1/bank/",
                             "/api/v1/records/", "/api/v1/report", "/api/v1/export.csv", "/admin",
                             "/api/v1/bank/cases", "/.env", "/api", "/%2e%2e/kotaj.db"})
      paths_.emplace_back(path);
  }

  void step() {
    const std::string method = one_of(
        {"GET", "GET", "POST", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "TRACE"});
    const std::string path = target();
    // Its own sign-out and the end of its own sessions would only stop the walk.
    const std::string route = path.substr(0, path.find('?'));
    if (method == "DELETE" && route.starts_with("/api/v1/session")) return ask_to_end(path, route);
    if (method == "POST" && route == "/api/v1/session") return;
    const std::string body = method == "POST" || method == "PUT" ? this->body() : std::string();
    note(method + " " + path, world_.bank.http.request(method, path, body, headers()));
  }

  std::map<int, int> statuses;
  std::vector<std::string> songs;  ///< Requests whose answer held a canary.
  std::set<std::string> unknown;   ///< Different answers with status 404 that had a body.
  std::size_t bytes = 0;

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  bool once_in(std::size_t times) { return below(times) == 0; }
  template <typename List>
  auto pick(const List& list) {
    return *(list.begin() + static_cast<std::ptrdiff_t>(below(list.size())));
  }
  std::string one_of(std::initializer_list<const char*> texts) { return pick(texts); }

  std::string any_id() {
    if (once_in(4)) return core::to_string(tests::random_id());
    return core::to_string(once_in(4) ? pick(world_.planted.sessions)
                                      : pick(world_.planted.records));
  }
  std::string any_number() {
    if (once_in(3))
      return "20100-1402-90" + std::to_string(below(4)) + "-" + std::to_string(below(9));
    return pick(world_.planted.notices);
  }
  uint64_t any_cursor() {
    switch (below(5)) {
      case 0:
        return 0;
      case 1:
        return random_();
      case 2:
        return world_.bank.cursor;
      case 3:
        return world_.bank.cursor ^ (uint64_t{1} << below(64));
      default:
        return below(200);
    }
  }

  std::string target() {
    std::string path = pick(paths_);
    if (once_in(3) || path.back() == '/') {
      if (path.size() > 1)
        path += (path.back() == '/' ? "" : "/") + (once_in(2) ? any_id() : any_number());
    }
    if (once_in(3)) {
      path += one_of({"?after=", "?bank=", "?id=", "?user=", "?office=", "?all=", "?branch=",
                      "?after=&after="});
      path += one_of({"902", "1", "-1", "18446744073709551616", "%27%20OR%201%3D1--", "*", "null"});
      if (once_in(2)) path = "/api/v1/bank/notices?after=" + std::to_string(any_cursor());
    }
    if (once_in(12))
      path.insert(below(path.size()) + 1,
                  one_of({"/", "//", "/../", "%2f", ";", "%00", ".", "\\"}));
    return path;
  }

  std::string headers() {
    std::string lines;
    if (!once_in(6)) lines += same_page;
    if (once_in(5)) {
      lines +=
          one_of({"If-None-Match: *\r\n", "Accept-Encoding: br\r\n", "Range: bytes=0-9\r\n",
                  "X-HTTP-Method-Override: GET\r\n", "X-Original-URL: /api/v1/sync\r\n",
                  "X-Forwarded-For: 127.0.0.1\r\n", "Authorization: Basic YWRtaW46YWRtaW4=\r\n",
                  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n",
                  "Expect: 100-continue\r\n", "Accept: text/csv\r\n"});
    }
    return lines;
  }

  /// A sync request as a device of the desk would send it, about a record that is not the bank's.
  std::string sync_body() {
    sync::SyncRequest request{world_.bank.device(), any_cursor(), {}};
    for (std::size_t count = below(3); count > 0; --count) {
      const access::Module& module = *pick(sync::modules());
      sync::Operation operation;
      operation.id = tests::random_id();
      operation.device = world_.bank.device();
      operation.seq = 1 + below(100);
      operation.user = once_in(4) ? "office_manager" : "bank_staff";
      operation.assignment = tests::random_id();
      operation.module = module.number;
      operation.record = pick(world_.planted.records);
      operation.act = static_cast<uint16_t>(1 + below(20));
      request.operations.push_back(operation);
    }
    std::string message = sync::encode(request);
    if (once_in(4)) message[below(message.size())] = static_cast<char>(below(256));
    return message;
  }

  std::string body() {
    switch (below(4)) {
      case 0:
        return sync_body();
      case 1:
        return R"({"number":")" + any_number() + R"(","code":"QANA-RI7F-3AQQ-QQQ)" +
               one_of({"Q", "R"}) + "\"}";
      case 2:
        return R"({"old":"wrong wrong wrong","new":"another long password"})";
      default:
        return one_of({"{}", "[]", "", R"({"id":1,"query":"{records{body}}"})", "\x01\x02"});
    }
  }

  void ask_to_end(const std::string& path, const std::string& route) {
    if (path.find(core::to_string(own_session())) != std::string::npos ||
        route == "/api/v1/session")
      return;
    note("DELETE " + path, world_.bank.http.request("DELETE", path, {}, same_page));
  }
  core::Id own_session() {
    if (!own_.empty()) return own_;
    for (const auto& session : world_.data.store().reader()->sessions_of("bank_staff"))
      own_ = session.id;
    return own_;
  }

  void note(const std::string& asked, const HttpResponse& response) {
    ++statuses[response.status];
    bytes += response.head.size() + response.body.size();
    if (sings(response.head) || sings(response.body)) songs.push_back(asked);
    if (response.status == 404 && !response.body.empty() &&
        response.header("Connection") != "close")
      unknown.insert(comparable(response));
  }

  World& world_;
  std::mt19937_64 random_;
  std::vector<std::string> paths_;
  core::Id own_{};
};

/// Everything that the bank can ask for, as one text: what the house does meanwhile must not change
/// it.
std::string all_that_it_sees(World& world) {
  std::string seen;
  for (const uint64_t cursor : {uint64_t{0}, world.bank.cursor}) {
    const std::string after = "/api/v1/bank/notices?after=" + std::to_string(cursor);
    seen += comparable(world.bank.http.get(after)) + "\n";
    world.bank.cursor = cursor;
    auto response = world.bank.sync({}, "/api/v1/bank/sync");
    if (!response) return "no answer to sync";
    response->server_time = {};
    seen += std::to_string(world.bank.last.head.size()) + sync::encode(*response) + "\n";
  }
  return seen;
}

void gaps_tell_nothing(World& world, Tally& tally) {
  world.bank.cursor = 0;
  world.bank.sync({}, "/api/v1/bank/sync");
  const std::string before = all_that_it_sees(world);
  tally.expect(before.find("20100-1402-901-1") != std::string::npos,
               "the bank reads its own notices");
  plant(world.data.store(), 40, world.planted);
  // The server looks at what other processes wrote no oftener than this.
  std::this_thread::sleep_for(2 * server::http::limits::outside_probe);
  tally.expect(all_that_it_sees(world) == before,
               "what the house did meanwhile changes no byte of what the bank is told");
}

/// "Not yours" and "not there" are one answer.
void same_answers(World& world, Tally& tally) {
  const auto end = [&](const core::Id& id) {
    return comparable(world.bank.http.del("/api/v1/sessions/" + core::to_string(id)));
  };
  tally.expect(end(world.planted.sessions.front()) == end(tests::random_id()),
               "another person's session is one that is not there");
  const auto check = [&](const std::string& number) {
    return comparable(world.bank.http.post(
        "/api/v1/notice-check", R"({"number":")" + number + R"(","code":"AAAA-AAAA-AAAA-AAAA"})"));
  };
  tally.expect(check(world.planted.notices.front()) == check("20100-1402-902-99999"),
               "another bank's notice with a wrong code is one that is not there");
  const auto metrics = world.bank.http.get("/metrics");
  tally.expect(metrics.status == 404, "the server's own figures are not there");
}

int walk(World& world, uint64_t seed, int requests) {
  Tally tally;
  tally.expect(sings("x" + std::string(canary)) && sings("{" + to_hex(canary)) &&
                   sings(in_base64("zz" + std::string(canary)).front()) && !sings("canary"),
               "the search finds a canary in every form");
  same_answers(world, tally);
  gaps_tell_nothing(world, tally);
  Walk steps(world, seed);
  for (int at = 0; at < requests; ++at) steps.step();
  std::string told;
  for (const auto& [status, count] : steps.statuses)
    told += " " + std::to_string(status) + ":" + std::to_string(count);
  std::printf("seed %llu,%s, %zu bytes\n", static_cast<unsigned long long>(seed), told.c_str(),
              steps.bytes);
  for (std::size_t at = 0; at < std::min<std::size_t>(steps.songs.size(), 10); ++at)
    std::printf("       a canary in the answer to %s\n", steps.songs[at].c_str());
  tally.expect(steps.songs.empty(), "no canary in " + std::to_string(requests) + " answers");
  tally.expect(steps.unknown.size() == 1, "every unknown route has the one answer");
  tally.expect(steps.statuses[200] > 50 && steps.statuses[404] > 500 && steps.statuses[401] == 0,
               "the session lasted, and came in as well as not");
  std::printf("%d passed, %d failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? 0 : 1;
}

using Ask = std::function<void()>;

/// Both questions in turn, so that whatever else the machine does falls on both alike.
void time_pair(const std::string& name, int times, const Ask& not_yours, const Ask& not_there) {
  using Clock = std::chrono::steady_clock;
  std::map<std::string, std::vector<double>> took_us;
  for (int at = 0; at < times; ++at) {
    for (const bool there : {at % 2 == 0, at % 2 != 0}) {
      const auto began = Clock::now();
      (there ? not_yours : not_there)();
      const std::chrono::duration<double, std::micro> took = Clock::now() - began;
      took_us[there ? "not_yours" : "not_there"].push_back(took.count());
    }
  }
  for (auto& [which, all] : took_us) std::sort(all.begin(), all.end());
  for (const int percent : {10, 50, 90, 99}) {
    const auto at = [&](const char* which) {
      const std::vector<double>& all = took_us[which];
      return all[all.size() * static_cast<std::size_t>(percent) / 100];
    };
    std::printf(
        R"({"name":"isolation.%s.p%d not_yours","value":%.1f,"unit":"us","baseline":%.1f,"of":"not_there"})"
        "\n",
        name.c_str(), percent, at("not_yours"), at("not_there"));
  }
}

int timing(World& world) {
  constexpr int quick = 4000;
  constexpr int slow = 25;
  tests::HttpClient& http = world.bank.http;
  const auto end = [&](const core::Id& id) { http.del("/api/v1/sessions/" + core::to_string(id)); };
  time_pair(
      "session", quick, [&] { end(world.planted.sessions.front()); },
      [&] { end(tests::random_id()); });
  const auto look = [&](const std::string& path) { http.get(path); };
  time_pair(
      "record", quick, [&] { look("/api/v1/sync"); },
      [&] { look("/api/v1/there-is-no-such-route"); });
  tests::HttpClient stranger(world.served.port());
  const auto sign_in = [&](const char* user) {
    stranger.post("/api/v1/session",
                  std::string(R"({"user":")") + user + R"(","password":"wrong wrong wrong"})");
  };
  // A few tries an account and address are all that a guesser has: no name is tried often.
  constexpr std::array<const char*, 7> known{
      "office_manager",  "customs_deputy", "assessment_head", "exit_gate_officer",
      "finance_officer", "bank_other",     "system_admin"};
  std::size_t names = 0;
  time_pair(
      "sign_in", slow, [&] { sign_in(known[++names % known.size()]); },
      [&] { sign_in(("nobody" + std::to_string(++names)).c_str()); });
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const char* program = std::getenv("KOTAJ");
  const char* web = std::getenv("WEB_DIR");
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (program == nullptr || (what != "walk" && what != "timing") ||
      (what == "walk" && count != 4)) {
    std::fputs("kotaj_bank_walk walk SEED REQUESTS | timing, with KOTAJ naming the program\n",
               stderr);
    return 2;
  }
  World world(program, web == nullptr ? "" : web);
  if (what == "timing") return timing(world);
  return walk(world, std::strtoull(arguments[2], nullptr, 10), std::atoi(arguments[3]));
}
