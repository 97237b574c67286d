#include <catch2/catch.hpp>

#include "server/sync/audit.h"
#include "server/sync/numbering.h"
#include "server/sync/replay.h"
#include "shared/access/bank.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;

namespace {

/// The core alone, over a real file, with the system administrator's hand.
struct Bench {
  tests::TestData data;
  server::sync::Core core{data.store().writer(), server::sync::system_environment()};
  core::Id device = tests::random_id();
  core::Id assignment = tests::assignment_of(core.writer(), "system_admin");
  uint64_t seq = 0;

  kotaj::sync::Operation put_bank(const std::string& code, const std::string& name) {
    access::Bank bank{code, name, {}, true};
    const access::Act* act = access::find_act(access::bank_module(), "put_bank");
    kotaj::sync::Operation operation;
    operation.id = tests::random_id();
    operation.device = device;
    operation.seq = ++seq;
    operation.user = "system_admin";
    operation.assignment = assignment;
    operation.module = access::bank_module().number;
    operation.record = access::bank_id(code);
    operation.act = act->number;
    operation.payload = kotaj::sync::encode_record(core::describe<access::Bank>(), &bank);
    return operation;
  }

  std::vector<kotaj::sync::OperationResult> take(std::vector<kotaj::sync::Operation> operations,
                                                 const std::string& user = "system_admin") {
    core.begin();
    auto results = core.take({user, device, std::move(operations)});
    core.commit();
    return results;
  }
};

}  // namespace

TEST_CASE("an operation gets its first answer for ever (S1)", "[server][core]") {
  Bench bench;
  const auto operation = bench.put_bank("950", "بانک");
  const auto first = bench.take({operation}).front();
  REQUIRE(first.accepted);
  const uint64_t after = bench.core.writer().last_seq();
  const auto again = bench.take({operation}).front();
  CHECK(again.accepted);
  CHECK(again.log_seq == first.log_seq);
  CHECK(again.registered_at == first.registered_at);
  CHECK(bench.core.writer().last_seq() == after);
  CHECK(bench.core.writer().find_record(operation.record)->version == 1);

  SECTION("also when it was refused") {
    auto poor = bench.put_bank("951", "");
    const auto refused = bench.take({poor}).front();
    REQUIRE_FALSE(refused.accepted);
    const auto repeated = bench.take({poor}).front();
    REQUIRE_FALSE(repeated.accepted);
    CHECK(repeated.log_seq == refused.log_seq);
    CHECK(repeated.refusal->code == refused.refusal->code);
    CHECK(repeated.refusal->reason == refused.refusal->reason);
    CHECK(repeated.refusal->source == refused.refusal->source);
  }
  SECTION("the same id with other bytes changes nothing") {
    auto other = bench.put_bank("950", "نام دیگر");
    other.id = operation.id;
    const auto refused = bench.take({other}).front();
    CHECK_FALSE(refused.accepted);
    CHECK(refused.refusal->code == "id_reused");
    CHECK(bench.core.writer().last_seq() == after);
    CHECK(bench.take({operation}).front().accepted);
  }
  SECTION("nor from another device or user") {
    auto foreign = operation;
    foreign.device = tests::random_id();
    CHECK(bench.take({foreign}).front().refusal->code == "not_yours");
    CHECK(bench.take({operation}, "office_manager").front().refusal->code == "not_yours");
    CHECK(bench.core.writer().last_seq() == after);
  }
}

TEST_CASE("one bad operation among many stops none of the others (S4)", "[server][core]") {
  Bench bench;
  std::vector<kotaj::sync::Operation> operations;
  for (int i = 0; i < 200; ++i) {
    operations.push_back(bench.put_bank(std::to_string(1000 + i), i == 77 ? "" : "بانک"));
  }
  operations[100].payload = "\x01\xff\xff\xff\xff";
  operations[101].act = 999;
  operations[102].module = 999;
  const auto results = bench.take(operations);
  REQUIRE(results.size() == 200);
  for (std::size_t i = 0; i < results.size(); ++i) {
    INFO(i);
    CHECK(results[i].id == operations[i].id);
    CHECK(results[i].accepted == (i != 77 && i != 100 && i != 101 && i != 102));
  }
  // The refused ones are rows too, for their author (S5).
  const auto kept = bench.core.writer().find_operation(operations[77].id);
  REQUIRE(kept.has_value());
  CHECK(kept->user == "system_admin");
  CHECK(kept->result.find("\"accepted\":false") != std::string::npos);
}

TEST_CASE("an act without the right is refused with its reason", "[server][core]") {
  Bench bench;
  auto operation = bench.put_bank("960", "بانک");
  operation.user = "exit_gate_officer";
  operation.assignment = tests::assignment_of(bench.core.writer(), "exit_gate_officer");
  const auto result = bench.take({operation}, "exit_gate_officer").front();
  CHECK_FALSE(result.accepted);
  CHECK(result.refusal->code == "no_assignment");
  CHECK_FALSE(bench.core.writer().find_record(operation.record).has_value());

  // Another person's assignment gives nothing either.
  auto borrowed = bench.put_bank("961", "بانک");
  borrowed.user = "exit_gate_officer";
  CHECK_FALSE(bench.take({borrowed}, "exit_gate_officer").front().accepted);
}

TEST_CASE("replay rebuilds every record, and says where the file differs", "[server][core]") {
  Bench bench;
  for (int i = 0; i < 20; ++i)
    bench.take({bench.put_bank(std::to_string(1000 + i % 7), "بانک " + std::to_string(i))});
  bench.take({bench.put_bank("970", "")});
  const auto reader = bench.data.store().reader();
  const server::sync::Replayed replayed = server::sync::replay(*reader);
  for (const std::string& difference : replayed.differences) UNSCOPED_INFO(difference);
  CHECK(replayed.differences.empty());
  CHECK(replayed.operations > 20);
  CHECK_FALSE(server::sync::verify_audit(*reader).has_value());

  // A record changed beside the log is found.
  bench.core.begin();
  auto row = *bench.core.writer().find_record(access::bank_id("1000"));
  row.body.replace(row.body.find("1000"), 4, "1009");
  bench.core.writer().put_record(server::store::view_of(row));
  bench.core.commit();
  CHECK_FALSE(server::sync::replay(*reader).differences.empty());
}

TEST_CASE("a failed transaction leaves the core as it was", "[server][core]") {
  Bench bench;
  const auto operation = bench.put_bank("980", "بانک");
  bench.core.begin();
  REQUIRE(bench.core.take({"system_admin", bench.device, {operation}}).front().accepted);
  bench.core.rollback();
  CHECK_FALSE(bench.core.writer().find_record(operation.record).has_value());
  const auto result = bench.take({operation}).front();
  CHECK(result.accepted);
  CHECK(bench.core.writer().find_record(operation.record)->version == 1);
  CHECK(server::sync::replay(*bench.data.store().reader()).differences.empty());
}

TEST_CASE("verification codes are base32 of 80 bits in groups", "[server][core]") {
  const std::array<uint8_t, 10> bits{0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff};
  CHECK(server::sync::verification_code(bits) == "AAAA-AAAA-7777-7777");
}
