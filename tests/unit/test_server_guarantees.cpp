#include <catch2/catch.hpp>
#include <set>

#include "server/store/sqlite.h"
#include "server/sync/feed.h"
#include "server/sync/replay.h"
#include "shared/access/bank.h"
#include "shared/sync/limits.h"
#include "shared/sync/refused.h"
#include "tests/support/server_fixture.h"

// What the server promises of operations (platform.md, Sync): S4, S5, S6, S9.
using namespace kotaj;
using namespace kotaj::server;

namespace {

constexpr const char* author = "system_admin";

/// Core, directory and feed over a real file, and devices that speak to them.
struct Bench {
  tests::TestData data;
  server::sync::Core core{data.store().writer(), server::sync::system_environment()};
  server::sync::Directory directory{data.store().reader()};
  server::sync::Feed feed{data.store().reader()};

  struct Device {
    std::string user;
    core::Id id = tests::random_id();
    core::Id assignment{};
    uint64_t seq = 0;
    uint64_t cursor = 0;
  };

  Device device(const std::string& user) {
    return {.user = user, .assignment = tests::assignment_of(core.writer(), user)};
  }

  kotaj::sync::Operation operation(Device& from, const access::Module& module,
                                   std::string_view code, const core::Id& record,
                                   const void* payload) {
    const access::Act* act = access::find_act(module, code);
    kotaj::sync::Operation made;
    made.id = tests::random_id();
    made.device = from.id;
    made.seq = ++from.seq;
    made.user = from.user;
    made.assignment = from.assignment;
    made.module = module.number;
    made.record = act->opens ? module.id_of(*act, payload) : record;
    made.act = act->number;
    made.payload = kotaj::sync::encode_record(*act->payload(), payload);
    return made;
  }

  kotaj::sync::Operation bank(Device& from, const std::string& code, const std::string& name) {
    const access::Bank payload{code, name, {}, true};
    return operation(from, access::bank_module(), "put_bank", {}, &payload);
  }

  kotaj::sync::Operation disposal(Device& from, const core::Id& refused) {
    const kotaj::sync::Dispose payload;
    return operation(from, kotaj::sync::refused_operation_module(), "dispose",
                     kotaj::sync::refused_id(refused), &payload);
  }

  std::vector<kotaj::sync::OperationResult> take(
      Device& from, const std::vector<kotaj::sync::Operation>& operations) {
    core.begin();
    auto results = core.take({from.user, from.id, operations});
    const auto committed = core.commit();
    for (const std::string& person : committed.people) directory.person_changed(person);
    return results;
  }

  /// The refused operations that the feed brings to a device, and what it takes away.
  struct Brought {
    std::set<core::Id> refused;
    std::vector<core::Id> purges;
  };
  Brought brought(Device& to) {
    Brought brought;
    kotaj::sync::SyncResponse response;
    const core::Moment now = core.environment().now();
    feed.answer(*directory.rights(to.user, now), now, to.cursor, response);
    to.cursor = response.cursor;
    brought.purges = response.purges;
    const access::Module& module = kotaj::sync::refused_operation_module();
    for (const kotaj::sync::Change& change : response.changes) {
      if (change.module != module.number) continue;
      kotaj::sync::DecodeError error{};
      const auto record = kotaj::sync::decode_record(module.record(), change.body, error);
      const auto& refused = *static_cast<const kotaj::sync::RefusedOperation*>(record.get());
      CHECK(refused.user == to.user);
      brought.refused.insert(refused.operation);
    }
    return brought;
  }
};

}  // namespace

TEST_CASE("10,000 operations, one poisonous: all arrive but it and what depends on it (S4)",
          "[server][guarantees]") {
  Bench bench;
  auto device = bench.device(author);
  constexpr int operations = 10'000;
  constexpr int poison = 4321;
  const access::Module& people = access::person_module();
  std::vector<kotaj::sync::Operation> waiting;
  for (int i = 0; i < operations; ++i) {
    if (i == poison) {
      const access::PutPerson nobody{"Not A User!", "هیچ‌کس", true};
      waiting.push_back(bench.operation(device, people, "put_person", {}, &nobody));
    } else if (i == poison + 1 || i == operations - 1) {
      access::PutAssignment post;
      post.office = "20100";
      post.from = *core::Date::of(1403, 1, 1);
      post.reason = "آزمون";
      waiting.push_back(bench.operation(device, people, "put_assignment",
                                        access::person_id("Not A User!"), &post));
    } else {
      waiting.push_back(bench.bank(device, std::to_string(5000 + i % 400), "بانک"));
    }
  }
  int accepted = 0;
  std::set<core::Id> refused;
  for (std::size_t from = 0; from < waiting.size();
       from += kotaj::sync::limits::operations_per_request) {
    const auto at = waiting.begin() + static_cast<std::ptrdiff_t>(from);
    const std::vector<kotaj::sync::Operation> request(
        at, at + static_cast<std::ptrdiff_t>(kotaj::sync::limits::operations_per_request));
    for (const auto& result : bench.take(device, request)) {
      accepted += result.accepted ? 1 : 0;
      if (!result.accepted) refused.insert(result.id);
    }
  }
  CHECK(accepted == operations - 3);
  CHECK(refused ==
        std::set<core::Id>{waiting[poison].id, waiting[poison + 1].id, waiting[operations - 1].id});
  // All three are kept for their author, on a device that he never worked on.
  auto other = bench.device(author);
  CHECK(bench.brought(other).refused == refused);
}

TEST_CASE("a refused operation is kept by the server for its author alone (S5)",
          "[server][guarantees]") {
  Bench bench;
  auto first = bench.device(author);
  auto second = bench.device(author);
  auto stranger = bench.device("central_admin");
  bench.brought(second);
  bench.brought(stranger);
  const auto poor = bench.bank(first, "951", "");
  REQUIRE_FALSE(bench.take(first, {poor}).front().accepted);
  CHECK(bench.brought(first).refused == std::set<core::Id>{poor.id});
  CHECK(bench.brought(second).refused == std::set<core::Id>{poor.id});
  CHECK(bench.brought(stranger).refused.empty());

  const auto row = bench.core.writer().find_record(kotaj::sync::refused_id(poor.id));
  REQUIRE(row.has_value());
  const auto loaded = server::sync::decode_row(*row);
  const auto& kept = *static_cast<const kotaj::sync::RefusedOperation*>(loaded.record.get());
  CHECK(kept.code == "invalid");
  CHECK(kept.field == "name");
  CHECK_FALSE(kept.reason.empty());
  CHECK_FALSE(kept.source.empty());
  const auto typed = kotaj::sync::typed_operation(kept);
  REQUIRE(typed.has_value());
  CHECK(kotaj::sync::encode(*typed) == kotaj::sync::encode(poor));

  SECTION("until he disposes of it on any device") {
    CHECK_FALSE(bench.take(stranger, {bench.disposal(stranger, poor.id)}).front().accepted);
    REQUIRE(bench.take(second, {bench.disposal(second, poor.id)}).front().accepted);
    CHECK(bench.brought(first).purges == std::vector{kotaj::sync::refused_id(poor.id)});
    CHECK(bench.brought(second).purges == std::vector{kotaj::sync::refused_id(poor.id)});
    auto third = bench.device(author);
    CHECK(bench.brought(third).refused.empty());
    const auto left = bench.core.writer().find_record(kotaj::sync::refused_id(poor.id));
    CHECK(left->body.find(kept.typed) == std::string::npos);
    // Two devices may do it at once.
    CHECK(bench.take(first, {bench.disposal(first, poor.id)}).front().accepted);
  }
  CHECK(server::sync::replay(*bench.data.store().reader()).differences.empty());
}

TEST_CASE("a refusal asked for again says that it was disposed of meanwhile (S1, S5)",
          "[server][guarantees]") {
  Bench bench;
  auto first = bench.device(author);
  auto second = bench.device(author);
  const auto poor = bench.bank(first, "951", "");
  bench.take(first, {poor});
  REQUIRE(bench.take(second, {bench.disposal(second, poor.id)}).front().accepted);
  // The answer never came; the cursor has gone past both meanwhile.
  bench.brought(first);
  const core::Moment now = bench.core.environment().now();
  for (const uint64_t cursor : {first.cursor, uint64_t{0}}) {
    kotaj::sync::SyncResponse response;
    response.results = bench.take(first, {poor});
    REQUIRE_FALSE(response.results.front().accepted);
    bench.feed.answer(*bench.directory.rights(author, now), now, cursor, response);
    CHECK(response.purges == std::vector{kotaj::sync::refused_id(poor.id)});
  }
}

TEST_CASE("whose rights have ended still has what he typed, and nothing else (S6)",
          "[server][guarantees]") {
  Bench bench;
  auto admin = bench.device(author);
  auto officer = bench.device("exit_gate_officer");
  const auto reader = bench.data.store().reader();
  const access::EndAssignment end{officer.assignment, *core::Date::of(1402, 1, 2),
                                  "جابه‌جایی"};
  REQUIRE(bench
              .take(admin, {bench.operation(admin, access::person_module(), "end_assignment",
                                            access::person_id(officer.user), &end)})
              .front()
              .accepted);
  const auto late = bench.bank(officer, "952", "بانک");
  const auto result = bench.take(officer, {late}).front();
  REQUIRE_FALSE(result.accepted);
  CHECK(result.refusal->code == "no_assignment");
  CHECK(bench.brought(officer).refused == std::set<core::Id>{late.id});
  const core::Moment now = bench.core.environment().now();
  kotaj::sync::SyncResponse response;
  bench.feed.answer(*bench.directory.rights(officer.user, now), now, 0, response);
  std::set<uint16_t> modules;
  for (const auto& change : response.changes) modules.insert(change.module);
  CHECK(modules == std::set<uint16_t>{access::person_module().number,
                                      kotaj::sync::refused_operation_module().number});
}

TEST_CASE("files from before refused operations were kept get those of their log",
          "[server][guarantees]") {
  Bench bench;
  auto device = bench.device(author);
  const auto poor = bench.bank(device, "951", "");
  bench.take(device, {poor, bench.bank(device, "950", "بانک")});
  const auto newer = bench.bank(device, "953", "");
  bench.take(device, {newer});
  bench.take(device, {bench.disposal(device, newer.id)});
  // As an older program left it.
  {
    server::store::Database file(server::cli::database_path(bench.data.folder()),
                                 SQLITE_OPEN_READWRITE, "");
    file.execute("DELETE FROM record WHERE kind='refused_operation' AND version=1");
    file.execute("DELETE FROM setting WHERE name='refused_operations_kept'");
  }
  CHECK_FALSE(server::sync::replay(*bench.data.store().reader()).differences.empty());
  const server::cli::Console console(bench.data.store());
  CHECK(server::sync::replay(*bench.data.store().reader()).differences.empty());
  auto other = bench.device(author);
  CHECK(bench.brought(other).refused == std::set<core::Id>{poor.id});
}

TEST_CASE("what waits on a page of another protocol is taken before it must update (S9)",
          "[server][guarantees][http]") {
  tests::TestData data;
  tests::TestServer server(data);
  tests::SyncClient client(server.port(), author);
  REQUIRE(client.sign_in().status == 200);
  const auto assignment = tests::assignment_of(*data.store().reader(), author);
  const access::Bank bank{"950", "بانک", {}, true};
  const auto operation = client.operation(access::bank_module(), "put_bank", {}, &bank, assignment);
  std::string bytes =
      kotaj::sync::encode(kotaj::sync::SyncRequest{client.device(), 0, {operation}});
  constexpr std::size_t protocol_at = 4;
  bytes[protocol_at] = 9;
  const std::string headers = "X-Kotaj: 1\r\nContent-Type: application/octet-stream\r\n";
  const auto reply = client.http.post("/api/v1/sync", bytes, headers);
  CHECK(reply.status == 426);
  CHECK(reply.body.find("update_required") != std::string::npos);
  const auto row = data.store().reader()->find_operation(operation.id);
  REQUIRE(row.has_value());
  // Updated, it sends the same again and gets the first answer.
  const auto again = client.sync({operation});
  REQUIRE(again.has_value());
  CHECK(again->results.front().accepted);
  CHECK(again->results.front().log_seq == row->seq);

  SECTION("up to the first that cannot be read, so that the order holds") {
    const auto one = client.operation(access::bank_module(), "put_bank", {}, &bank, assignment);
    auto odd = client.operation(access::bank_module(), "put_bank", {}, &bank, assignment);
    odd.user = "\xff\xfe";
    const auto three = client.operation(access::bank_module(), "put_bank", {}, &bank, assignment);
    bytes = kotaj::sync::encode(kotaj::sync::SyncRequest{client.device(), 0, {one, odd, three}});
    bytes[protocol_at] = 9;
    CHECK(client.http.post("/api/v1/sync", bytes, headers).status == 426);
    CHECK(data.store().reader()->find_operation(one.id).has_value());
    CHECK_FALSE(data.store().reader()->find_operation(three.id).has_value());
  }
  SECTION("and a body that is nothing at all is refused without harm") {
    CHECK(client.http.post("/api/v1/sync", bytes.substr(0, 30), headers).status == 400);
  }
}
