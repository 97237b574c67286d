#include <catch2/catch.hpp>
#include <deque>

#include "server/store/sqlite_store.h"
#include "server/store/write_behind.h"
#include "server/sync/audit.h"
#include "server/sync/pipeline.h"
#include "server/sync/replay.h"
#include "shared/access/bank.h"
#include "tests/support/late_background.h"
#include "tests/support/server_fixture.h"

// Transactions that are decided while the one before is being written (server/store/write_behind,
// server/sync/pipeline).
using namespace kotaj;
using namespace kotaj::server;

namespace {

store::LogRow event(const core::Id& id, std::string payload) {
  store::LogRow row;
  row.id = id;
  row.user = "someone";
  row.act = "test.event";
  row.payload = std::move(payload);
  row.result = "{}";
  return row;
}

/// How a transaction ended.
struct End {
  bool told = false;
  bool failed = false;
  bool meanwhile = false;
  store::Writer::Written written() {
    return [this](const std::exception_ptr& why, const store::Writer::Overtaken&) {
      told = true;
      failed = why != nullptr;
      try {
        if (why != nullptr) std::rethrow_exception(why);
      } catch (const store::WrittenMeanwhile&) {
        meanwhile = true;
      } catch (const std::exception&) {
      }
    };
  }
};

struct File {
  tests::TemporaryFolder folder;
  std::unique_ptr<store::Store> data = store::open_sqlite({folder.path() + "/kotaj.db", true, {}});
  std::unique_ptr<store::Reader> reader = data->reader();
};

}  // namespace

TEST_CASE("what is being written answers as if it were stored", "[server][write_behind]") {
  File file;
  store::WriteBehind writer(*file.data, std::make_unique<tests::LateBackground>());
  const core::Id first = tests::random_id();
  const core::Id second = tests::random_id();
  const core::Id record = tests::random_id();
  const std::string long_body(100'000, 'x');
  End first_end;
  writer.begin_ahead();
  CHECK(writer.append(store::view_of(event(first, "1"))) == 1);
  writer.put_record({record, "bank", "", 1, 1, 0, "old"});
  writer.put_keys(record, "bank", {}, {{"kotaj", "1"}});
  writer.commit_later(first_end.written());
  CHECK_FALSE(first_end.told);
  CHECK(file.reader->last_seq() == 0);

  End second_end;
  writer.begin_ahead();
  REQUIRE(writer.find_operation(first).has_value());
  CHECK(writer.find_operation(first)->payload == "1");
  CHECK(writer.find_record(record)->body == "old");
  CHECK_FALSE(writer.find_operation(second).has_value());
  CHECK(writer.append(store::view_of(event(second, "2"))) == 2);
  writer.put_record({record, "bank", "", 2, 2, 0, long_body});
  writer.put_keys(record, "bank", {{"kotaj", "1"}}, {{"kotaj", "2"}});
  CHECK(writer.find_record(record)->body == long_body);
  CHECK(file.reader->last_seq() == 0);
  writer.commit_later(second_end.written());
  CHECK((first_end.told && !first_end.failed));
  CHECK(file.reader->last_seq() == 1);
  writer.wait();
  CHECK((second_end.told && !second_end.failed));
  CHECK(file.reader->find_record(record)->body == long_body);
  CHECK(file.reader->find_key("bank", "kotaj", "1").empty());
  CHECK(file.reader->find_key("bank", "kotaj", "2") == std::vector{record});
  CHECK_FALSE(server::sync::verify_audit(*file.reader).has_value());
}

TEST_CASE("what nobody keeps in memory is asked of the store, in the same transaction",
          "[server][write_behind]") {
  File file;
  store::WriteBehind writer(*file.data, std::make_unique<tests::LateBackground>());
  End end;
  writer.begin_ahead();
  writer.append(store::view_of(event(tests::random_id(), "1")));
  writer.put_setting("name", "value");
  writer.commit_later(end.written());
  writer.begin_ahead();
  writer.append(store::view_of(event(tests::random_id(), "2")));
  writer.put_setting("other", "one");
  CHECK(writer.setting("name") == "value");
  CHECK(writer.setting("other") == "one");
  CHECK(end.told);
  CHECK(writer.append(store::view_of(event(tests::random_id(), "3"))) == 3);
  SECTION("and kept with it") {
    writer.commit_later(end.written());
    CHECK(file.reader->last_seq() == 3);
    CHECK(file.reader->setting("other") == "one");
  }
  SECTION("or lost with it") {
    writer.rollback();
    CHECK(file.reader->last_seq() == 1);
    CHECK_FALSE(file.reader->setting("other").has_value());
  }
  CHECK_FALSE(server::sync::verify_audit(*file.reader).has_value());
}

TEST_CASE("a transaction is not written upon another log than it was decided upon",
          "[server][write_behind]") {
  File file;
  store::WriteBehind writer(*file.data, std::make_unique<tests::LateBackground>());
  const auto outside = file.data->writer();
  const core::Id lost = tests::random_id();
  End end;
  writer.begin_ahead();
  writer.append(store::view_of(event(lost, "decided too early")));
  outside->begin();
  outside->append(store::view_of(event(tests::random_id(), "kotaj admin")));
  outside->commit();
  writer.commit_later(end.written());
  writer.wait();
  CHECK((end.failed && end.meanwhile));
  CHECK_FALSE(file.reader->find_operation(lost).has_value());
  CHECK(writer.begin_ahead());  // What was remembered is old.
  CHECK_FALSE(writer.find_operation(lost).has_value());
  CHECK(writer.append(store::view_of(event(lost, "decided again"))) == 2);
  writer.commit();
  CHECK(file.reader->find_operation(lost)->payload == "decided again");
  CHECK_FALSE(server::sync::verify_audit(*file.reader).has_value());
}

namespace {

/// A pipeline over a real file, and a device that hands in one bank an operation.
struct Line {
  tests::TestData data;
  server::sync::Core core{
      std::make_unique<store::WriteBehind>(data.store(), std::make_unique<tests::LateBackground>()),
      server::sync::system_environment()};
  int commits = 0;
  server::sync::Pipeline pipeline{core, [this](const auto&, const auto&) { ++commits; }, [] {}};
  std::string user = "system_admin";
  core::Id assignment = tests::assignment_of(core.writer(), user);
  tests::SyncClient client{0, user};

  struct Taken {
    std::vector<kotaj::sync::OperationResult> results{};
    bool answered = false;
    bool kept = false;
  };

  server::sync::Job job(const std::string& code, Taken& taken) {
    const access::Bank bank{code, "بانک آزمون", {}, true};
    const auto submission = std::make_shared<server::sync::Submission>(
        user, client.device(),
        std::vector{client.operation(access::bank_module(), "put_bank", {}, &bank, assignment)});
    return {1,
            [submission, &taken](server::sync::Core& taking) {
              taken.results = taking.take(*submission);
            },
            [&taken](bool ok) {
              taken.answered = true;
              taken.kept = ok;
            }};
  }

  void hand_in(const std::string& code, Taken& taken) {
    std::deque<server::sync::Job> jobs;
    jobs.push_back(job(code, taken));
    pipeline.decide(std::move(jobs));
    pipeline.advance();
  }
};

}  // namespace

TEST_CASE("a transaction is decided while the one before is being written",
          "[server][write_behind]") {
  Line line;
  Line::Taken first, second, third;
  line.hand_in("801", first);
  line.hand_in("802", second);
  line.hand_in("801", third);
  CHECK((first.results.size() == 1 && !first.answered));
  CHECK((second.results.size() == 1 && !second.answered));
  line.pipeline.drain();
  for (const Line::Taken* taken : {&first, &second, &third}) {
    CHECK((taken->answered && taken->kept));
    CHECK(taken->results.at(0).accepted);
  }
  CHECK(line.commits == 2);  // The second and the third waited together.
  const auto reader = line.data.store().reader();
  CHECK(reader->find_record(access::bank_id("801"))->version == 2);
  CHECK_FALSE(server::sync::verify_audit(*reader).has_value());
  CHECK(server::sync::replay(*reader).differences.empty());
}

TEST_CASE("a right that another process took away meanwhile is gone for what was decided before",
          "[server][write_behind]") {
  Line line;
  server::cli::Console admin(line.data.store());
  Line::Taken first, second;
  line.hand_in("801", first);
  line.hand_in("802", second);
  CHECK(first.results.at(0).accepted);
  CHECK(second.results.at(0).accepted);
  const access::PutPerson disabled{line.user, "کسی", false};
  const auto taken_away = admin.act(server::sync::system_user, access::person_module(),
                                    "put_person", access::person_id(line.user), &disabled);
  REQUIRE(taken_away.accepted);
  line.pipeline.drain();
  for (const Line::Taken* taken : {&first, &second}) {
    CHECK((taken->answered && taken->kept));
    CHECK_FALSE(taken->results.at(0).accepted);
  }
  const auto reader = line.data.store().reader();
  CHECK_FALSE(reader->find_record(access::bank_id("801")).has_value());
  CHECK_FALSE(server::sync::verify_audit(*reader).has_value());
  CHECK(server::sync::replay(*reader).differences.empty());
}

TEST_CASE("one job that fails takes no other with it, nor the transaction being written",
          "[server][write_behind]") {
  Line line;
  Line::Taken first, second, third;
  line.hand_in("801", first);
  std::deque<server::sync::Job> jobs;
  jobs.push_back(line.job("802", second));
  bool answered = false;
  bool kept = true;
  jobs.push_back({1, [](server::sync::Core&) { throw store::StoreError("of its own"); },
                  [&](bool ok) {
                    answered = true;
                    kept = ok;
                  }});
  jobs.push_back(line.job("803", third));
  line.pipeline.decide(std::move(jobs));
  line.pipeline.drain();
  CHECK((answered && !kept));
  for (const Line::Taken* taken : {&first, &second, &third}) {
    CHECK((taken->answered && taken->kept));
    CHECK(taken->results.at(0).accepted);
  }
  const auto reader = line.data.store().reader();
  for (const char* code : {"801", "802", "803"})
    CHECK(reader->find_record(access::bank_id(code)).has_value());
  CHECK_FALSE(server::sync::verify_audit(*reader).has_value());
}

TEST_CASE("a large operation weighs as several in its transaction", "[server][write_behind]") {
  kotaj::sync::Operation operation;
  operation.id = tests::random_id();
  const auto weight = [&](std::size_t bytes) {
    operation.payload.assign(bytes, 'x');
    return server::sync::Submission("someone", {}, {operation}).weight;
  };
  CHECK(weight(10) == 1);
  CHECK(weight(60'000) > 10);
}
