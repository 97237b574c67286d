#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "shared/access/person_acts.h"
#include "shared/sync/limits.h"
#include "shared/sync/modules.h"
#include "tests/unit/support/desk_bench.h"

namespace {
using namespace kotaj;
using namespace kotaj::app;
using namespace kotaj::app::testing;

/// A server that would not answer does: all that waits is settled.
void answer_again(Bench& bench, Tab& tab) {
  tab.network.server = [&](const sync::SyncRequest& request) {
    return bench.server.answer(request);
  };
  tab.network.more();
  bench.loop.run();
  CHECK(tab.desk.line() == Line::online);
  CHECK(tab.desk.waiting() == 0);
}

}  // namespace

TEST_CASE("the first start reads, syncs, and then rests", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  CHECK(tab.put("100", "ستاد")->code == "not_ready");
  tab.desk.start();
  CHECK_FALSE(tab.desk.started());
  bench.loop.run();
  CHECK(tab.desk.started());
  REQUIRE(tab.desk.person() != nullptr);
  CHECK(tab.desk.line() == Line::online);
  CHECK(tab.desk.assignment()->position == access::Position::system_admin);
  CHECK(tab.desk.person_name("rahbar") == "راهبر آزمون");
  // A giver is called by name; whose record is not here, by the position that gives such a grant.
  CHECK(tab.desk.giver_name("rahbar", access::GrantLayer::local) == "راهبر آزمون");
  CHECK(tab.desk.giver_name("markaz", access::GrantLayer::central) ==
        "دفتر مدیریت اطلاعات و برنامه‌ریزی (markaz)");
  CHECK(tab.desk.giver_name("", access::GrantLayer::central).empty());
  CHECK(tab.desk.today().to_string() == "1403/02/09");
  CHECK(tab.network.requests == 1);
  CHECK_FALSE(tab.environment.wake);
  const int writes = tab.storage.writes;
  tab.network.more();
  bench.loop.run();
  CHECK(tab.network.requests == 2);
  CHECK(tab.storage.writes == writes);
}

TEST_CASE("an act is shown at once, saved when storage says so, and then sent", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.seen.clear();
  CHECK_FALSE(tab.put("100", "ستاد"));
  CHECK(tab.desk.office_name("100") == "ستاد");
  CHECK(tab.desk.unsaved() == 1);
  CHECK(tab.desk.is_waiting(access::office_id("100")));
  // The server asks to look in between: what is not stored is not sent.
  tab.network.more();
  REQUIRE(tab.network.seen.size() == 1);
  CHECK(tab.network.seen[0].operations.empty());
  bench.loop.run();
  CHECK(tab.desk.unsaved() == 0);
  CHECK(tab.desk.waiting() == 0);
  CHECK(tab.storage.stored_operations() == 0);
  CHECK(bench.server.rows.contains(access::office_id("100")));
  CHECK(tab.desk.search(access::office_module(), "ستاد", 5) ==
        std::vector<core::Id>{access::office_id("100")});
  CHECK(tab.desk.search(access::office_module(), "گمرک", 5).empty());
  CHECK_FALSE(tab.put("100", "ستاد مرکزی"));
  CHECK(tab.desk.search(access::office_module(), "مركزی ستاد", 5).size() == 1);
}

TEST_CASE("what was done offline outlives the page, and goes when the line is back", "[app]") {
  Bench bench;
  {
    Tab tab(bench.loop, bench.disk, bench.server);
    tab.desk.start();
    bench.loop.run();
    tab.network.is_online = false;
    tab.network.online_changed(false);
    CHECK(tab.desk.line() == Line::offline);
    CHECK_FALSE(tab.put("100", "ستاد"));
    tab.desk.keep_draft("office/200", {{"name", "گمرک دوغارون"}, {"code", "2\n0"}});
    tab.desk.keep_draft("habit/tour", {{"seen", "yes"}});
    bench.loop.run();
    CHECK(tab.desk.waiting() == 1);
    bench.loop.calls.clear();
  }
  Tab again(bench.loop, bench.disk, bench.server);
  again.network.is_online = false;
  again.desk.start();
  bench.loop.run();
  CHECK(again.desk.office_name("100") == "ستاد");
  CHECK(again.desk.waiting() == 1);
  CHECK(again.desk.draft("office/200").at("name") == "گمرک دوغارون");
  CHECK(again.desk.draft("office/200").at("code") == "2\n0");
  // What the desk remembers of its user's ways is no draft: signing out must not count it.
  CHECK(again.desk.draft("habit/tour").at("seen") == "yes");
  CHECK(bench.disk.entries.contains("h/tour"));
  CHECK_FALSE(bench.disk.entries.contains("d/habit/tour"));
  again.desk.keep_draft("office/200", {});
  again.network.is_online = true;
  again.network.online_changed(true);
  bench.loop.run();
  CHECK(again.desk.waiting() == 0);
  CHECK(again.desk.draft("office/200").empty());
  CHECK(bench.server.rows.size() == 2);
  Tab third(bench.loop, bench.disk, bench.server);
  third.network.is_online = false;
  third.desk.start();
  bench.loop.run();
  CHECK(third.desk.draft("office/200").empty());
  CHECK(third.desk.office_name("100") == "ستاد");
}

TEST_CASE(
    "an unanswered request is tried again with growing patience, and only while something waits",
    "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.server = [](const sync::SyncRequest&) { return Reply{true, 503, 0, {}}; };
  tab.network.more();
  bench.loop.run();
  CHECK_FALSE(tab.environment.wake);
  tab.put("100", "ستاد");
  bench.loop.run();
  REQUIRE(tab.environment.wake);
  const uint32_t first = tab.environment.wake_ms;
  tab.environment.wake();
  bench.loop.run();
  CHECK(tab.environment.wake_ms == 2 * first);
  tab.network.server = [](const sync::SyncRequest&) { return Reply{true, 429, 30, {}}; };
  tab.environment.wake();
  bench.loop.run();
  CHECK(tab.environment.wake_ms == 30'000);
  tab.network.server = [&](const sync::SyncRequest& request) {
    return bench.server.answer(request);
  };
  tab.environment.wake();
  bench.loop.run();
  CHECK(tab.desk.waiting() == 0);
  CHECK_FALSE(tab.environment.wake);
  tab.network.server = [](const sync::SyncRequest&) { return Reply{true, 401, 0, {}}; };
  tab.network.more();
  bench.loop.run();
  CHECK(tab.desk.line() == Line::sign_in_needed);
}

TEST_CASE("a server of another protocol is told once what waits, and the desk says so (S9)",
          "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.server = [](const sync::SyncRequest&) { return Reply{true, 426, 0, {}}; };
  tab.network.seen.clear();
  tab.put("100", "ستاد");
  bench.loop.run();
  CHECK(tab.desk.line() == Line::update_needed);
  // It was handed over, and is kept until a page that the server answers brings the result.
  REQUIRE_FALSE(tab.network.seen.empty());
  CHECK(tab.network.seen.back().operations.size() == 1);
  CHECK(tab.desk.waiting() == 1);
  CHECK(tab.storage.stored_operations() == 1);
  CHECK_FALSE(tab.environment.wake);
  // What is done meanwhile is handed over too, once.
  const std::size_t asked = tab.network.seen.size();
  tab.put("200", "گمرک");
  bench.loop.run();
  REQUIRE(tab.network.seen.size() == asked + 1);
  CHECK(tab.network.seen.back().operations.size() == 1);
  answer_again(bench, tab);
  CHECK(bench.server.rows.contains(access::office_id("200")));
}

TEST_CASE("all that waits is handed over to a server of another protocol (S9)", "[app]") {
  constexpr std::size_t count = sync::limits::operations_per_request * 2 + 1;
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.is_online = false;
  for (std::size_t i = 0; i < count; ++i) {
    ++tab.environment.now_ms;
    REQUIRE_FALSE(tab.put(std::to_string(10'000 + i), "گمرک"));
  }
  bench.loop.run();
  REQUIRE(tab.desk.waiting() == count);
  tab.network.server = [](const sync::SyncRequest&) { return Reply{true, 426, 0, {}}; };
  tab.network.seen.clear();
  tab.network.is_online = true;
  tab.network.online_changed(true);
  bench.loop.run();
  CHECK(tab.desk.line() == Line::update_needed);
  CHECK(tab.desk.waiting() == count);
  std::set<core::Id> handed_over;
  for (const sync::SyncRequest& request : tab.network.seen)
    for (const sync::Operation& operation : request.operations) handed_over.insert(operation.id);
  CHECK(handed_over.size() == count);
  CHECK(tab.network.seen.size() == 3);
  // The page of the server's own protocol begins at the beginning: only results settle anything.
  answer_again(bench, tab);
}

TEST_CASE("a refused operation stays in the box, over a restart too, until it is disposed of",
          "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  bench.server.refuse = true;
  tab.put("100", "ستاد");
  bench.loop.run();
  REQUIRE(tab.desk.attention().size() == 1);
  CHECK(tab.desk.office_name("100") == "100");
  Tab again(bench.loop, bench.disk, bench.server);
  again.desk.start();
  bench.loop.run();
  REQUIRE(again.desk.attention().size() == 1);
  CHECK(again.desk.attention()[0].refusal.reason == "در این میان تغییر کرده است.");
  CHECK(again.desk.attention()[0].source == "1401/710203 بند ۳");
  again.desk.dispose(again.desk.attention()[0].operation.id);
  bench.loop.run();
  Tab third(bench.loop, bench.disk, bench.server);
  third.desk.start();
  bench.loop.run();
  CHECK(third.desk.attention().empty());
}

TEST_CASE("S11: what could not be stored is not shown as done, and it is said", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.storage.next = StorageOutcome::full;
  CHECK_FALSE(tab.put("100", "ستاد"));
  bench.loop.run();
  CHECK_FALSE(tab.desk.storage_problem().empty());
  CHECK(tab.desk.waiting() == 0);
  CHECK(tab.desk.office_name("100") == "100");
}

TEST_CASE("S8: two tabs share one copy; a number taken twice loses nothing", "[app]") {
  Bench bench;
  Tab first(bench.loop, bench.disk, bench.server);
  Tab second(bench.loop, bench.disk, bench.server);
  first.storage.other = &second.storage;
  second.storage.other = &first.storage;
  second.storage.is_writer = false;
  second.environment.drawn = 100;
  first.desk.start();
  second.desk.start();
  bench.loop.run();
  bench.loop.run();
  CHECK(second.network.requests == 0);
  first.network.is_online = false;
  first.put("100", "اولی");
  second.put("200", "دومی");
  bench.loop.run();
  CHECK(first.storage.stored_operations() == 2);
  CHECK(first.desk.waiting() == 2);
  CHECK(second.desk.waiting() == 2);
  CHECK(first.desk.office_name("200") == "دومی");
  // Reading anew makes a fresh replica, whose own count starts again: the desk's goes on.
  for (int i = 0; i < 5; ++i) first.put("100", "اولی");
  bench.loop.run();
  const uint64_t revision = first.desk.revision();
  first.storage.changed();
  bench.loop.run();
  CHECK(first.desk.revision() > revision);
  first.network.is_online = true;
  first.network.online_changed(true);
  bench.loop.run();
  CHECK(first.desk.waiting() == 0);
  CHECK(second.desk.waiting() == 0);
  CHECK(second.desk.office_name("100") == "اولی");
  CHECK(bench.server.rows.size() == 3);
}

TEST_CASE("S6: a purge rewrites what stays under a new data key", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  tab.put("100", "ستاد");
  bench.loop.run();
  tab.put("100", "ستاد");
  tab.put("200", "دیگری");
  bench.loop.run();
  const int data_keys = bench.disk.data_keys;
  bench.server.purges = {access::office_id("100")};
  bench.server.rows.erase(access::office_id("100"));
  ++bench.server.head;
  tab.network.more();
  bench.loop.run();
  CHECK(bench.disk.data_keys == data_keys + 1);
  CHECK(bench.disk.log.empty());
  for (const std::string& segment : bench.disk.segments)
    CHECK(segment.find("ستاد") == std::string::npos);
  Tab again(bench.loop, bench.disk, bench.server);
  again.network.is_online = false;
  again.desk.start();
  bench.loop.run();
  CHECK(again.desk.office_name("100") == "100");
  CHECK(again.desk.office_name("200") == "دیگری");
}

TEST_CASE("an answer that could not be stored leaves no gap behind it", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  const auto from_elsewhere = [&](const std::string& code, const std::string& name) {
    access::Office office;
    office.code = code;
    office.name = name;
    const core::Id id = access::office_id(code);
    bench.server.rows[id] = {++bench.server.head, 2, id, 1,
                             sync::encode_record(core::describe<access::Office>(), &office)};
    tab.network.more();
    bench.loop.step();
  };
  from_elsewhere("100", "اولی");
  tab.storage.next = StorageOutcome::failed;
  bench.loop.run();
  from_elsewhere("200", "دومی");
  bench.loop.run();
  Tab again(bench.loop, bench.disk, bench.server);
  again.network.is_online = false;
  again.desk.start();
  bench.loop.run();
  CHECK(again.desk.office_name("100") == "اولی");
  CHECK(again.desk.office_name("200") == "دومی");
}

TEST_CASE("a wrong device clock is put right by the server's", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.environment.now_ms = noon.unix_ms - int64_t{3652} * 24 * 3600 * 1000;
  tab.desk.start();
  bench.loop.run();
  CHECK(tab.desk.today().to_string() == "1403/02/09");
  tab.network.is_online = false;
  Tab again(bench.loop, bench.disk, bench.server);
  again.environment.now_ms = tab.environment.now_ms;
  again.network.is_online = false;
  again.desk.start();
  bench.loop.run();
  CHECK(again.desk.today().to_string() == "1403/02/09");
}
