#include <catch2/catch.hpp>
#include <random>

#include "shared/sync/limits.h"
#include "shared/sync/refused.h"
#include "shared/sync/replica.h"
#include "tests/unit/sync_test_server.h"

namespace {

using namespace kotaj;
using namespace kotaj::sync;
using fixture::act;
using fixture::ledger_module;
using fixture::TestServer;

constexpr core::Moment noon{1'714'300'000'000};
constexpr int64_t ten_years_ms = int64_t{3652} * 24 * 3600 * 1000;

std::array<uint8_t, 10> bits(uint64_t number) {
  std::array<uint8_t, 10> out{};
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<uint8_t>(number >> (8 * i));
  return out;
}

struct Device {
  Replica replica;
  int64_t clock_error_ms = 0;
  uint64_t performed = 0;
  uint8_t number;

  Device(const std::string& user, uint8_t device_number)
      : replica(user, core::Id{{0xDE, device_number}}, fixture::test_modules()),
        number(device_number) {}

  Replica::Performed perform(uint16_t number_of_act, const core::Id& record, const void* payload) {
    const core::Moment now{noon.unix_ms + clock_error_ms};
    const std::string seen = replica.seen(ledger_module(), act(number_of_act), record, payload,
                                          fixture::officer_assignment, now);
    return replica.perform(ledger_module(), act(number_of_act), record, payload,
                           fixture::officer_assignment, seen, now,
                           bits(++performed * 256 + number));
  }
  Replica::Performed open(const std::string& name, const std::string& office = "10") {
    const fixture::Open payload{name, office};
    return perform(fixture::open_act, {}, &payload);
  }
  Replica::Performed add_line(const std::string& name, const std::string& container) {
    const fixture::AddLine payload{container, core::Mass{1000}};
    return perform(fixture::add_line_act, fixture::ledger_id("10", name), &payload);
  }
  Replica::Performed set_title(const std::string& name, const std::string& from,
                               const std::string& to) {
    const fixture::SetTitle payload{from, to};
    return perform(fixture::set_title_act, fixture::ledger_id("10", name), &payload);
  }
  Replica::Performed close(const std::string& name) {
    const fixture::Close payload{"پایان"};
    return perform(fixture::close_act, fixture::ledger_id("10", name), &payload);
  }
  const fixture::Ledger* ledger(const std::string& name) {
    const Held* held = replica.local(fixture::ledger_id("10", name));
    return held == nullptr ? nullptr : static_cast<const fixture::Ledger*>(held->record.get());
  }
  std::string encoded(const core::Id& id) {
    const Held* held = replica.local(id);
    return held == nullptr ? "" : encode_record(held->module->record(), held->record.get());
  }
};

access::Person long_serving(const std::string& user) {
  access::Person person = fixture::officer(user);
  person.assignments[0].from = *core::Date::of(1380, 1, 1);
  return person;
}

struct Office {
  TestServer server;
  Device first{"alef", 1};
  Device second{"be", 2};

  Office() {
    server.put_person(long_serving("alef"));
    server.put_person(long_serving("be"));
    sync(first);
    sync(second);
  }
  Taken sync(Device& device) {
    Taken taken;
    for (bool more = true; more;) {
      const SyncResponse response =
          server.answer(device.replica.user(), device.replica.next_request());
      taken = device.replica.take(response);
      more = response.more;
    }
    return taken;
  }
};

}  // namespace

TEST_CASE("what is done offline is shown at once, and becomes the server's", "[sync][replica]") {
  Office office;
  REQUIRE(office.first.open("a").operation);
  REQUIRE(office.first.add_line("a", "X1").operation);
  CHECK(office.first.ledger("a")->lines.size() == 1);
  CHECK(office.first.replica.server(fixture::ledger_id("10", "a")) == nullptr);
  CHECK(office.first.replica.waiting().size() == 2);
  CHECK(office.first.replica.has_waiting(fixture::ledger_id("10", "a")));
  CHECK(office.first.replica.waiting()[1].base == 1);
  const Taken taken = office.sync(office.first);
  CHECK(taken.settled.size() == 2);
  CHECK(office.first.replica.waiting().empty());
  CHECK_FALSE(office.first.replica.has_waiting(fixture::ledger_id("10", "a")));
  CHECK(office.first.replica.server(fixture::ledger_id("10", "a"))->version == 2);
  office.sync(office.second);
  CHECK(office.second.ledger("a")->lines.size() == 1);
}

TEST_CASE("the device refuses what the server would", "[sync][replica]") {
  Office office;
  CHECK(office.first.open("a", "20").refusal->code == "no_assignment");
  REQUIRE(office.first.open("a").operation);
  CHECK(office.first.open("a").refusal->code == "taken");
  CHECK(office.first.add_line("b", "X1").refusal->code == "no_record");
  CHECK(office.first.add_line("a", "").refusal->code == "invalid");
  CHECK(office.first.set_title("a", "نه این", "تازه").refusal->code == "changed_meanwhile");
  CHECK(office.first.replica.waiting().size() == 1);
  office.first.clock_error_ms = -40 * ten_years_ms;
  CHECK(office.first.add_line("a", "X1").refusal->code == "invalid");
}

TEST_CASE("S3: waiting operations are replayed on what others did meanwhile", "[sync][replica]") {
  Office office;
  office.first.open("a");
  office.sync(office.first);
  office.sync(office.second);
  office.second.add_line("a", "B1");
  office.sync(office.second);
  office.first.add_line("a", "A1");
  // Only the answer's changes, as if the request had been sent before: the line waits, on top of
  // the other's.
  SyncRequest empty = office.first.replica.next_request();
  empty.operations.clear();
  office.first.replica.take(office.server.answer("alef", empty));
  REQUIRE(office.first.ledger("a")->lines.size() == 2);
  CHECK(office.first.ledger("a")->lines[0].container == "B1");
  CHECK(office.first.ledger("a")->lines[1].container == "A1");
  CHECK(office.first.replica.waiting().size() == 1);
}

TEST_CASE("S4 and S5: a refused operation waits for its author, and stops only what rests on it",
          "[sync][replica]") {
  Office office;
  office.first.open("a");
  office.sync(office.first);
  office.sync(office.second);
  office.second.set_title("a", "", "دومی");
  office.sync(office.second);
  REQUIRE(office.first.set_title("a", "", "اولی").operation);
  REQUIRE(office.first.set_title("a", "اولی", "اولی، باز هم").operation);
  office.first.add_line("a", "A1");
  office.first.open("b");
  SyncRequest empty = office.first.replica.next_request();
  empty.operations.clear();
  office.first.replica.take(office.server.answer("alef", empty));
  // Not dropped by the device: they still wait, and say what is to be expected.
  CHECK(office.first.replica.waiting().size() == 4);
  CHECK(office.first.ledger("a")->title == "دومی");
  const core::Id first_title = office.first.replica.waiting()[0].id;
  REQUIRE(office.first.replica.expected_refusal(first_title) != nullptr);
  CHECK(office.first.replica.expected_refusal(first_title)->code == "changed_meanwhile");
  const Taken taken = office.sync(office.first);
  CHECK(taken.refused.size() == 2);
  CHECK(office.first.replica.waiting().empty());
  REQUIRE(office.first.replica.attention().size() == 2);
  CHECK(office.first.replica.attention()[0].refusal.code == "changed_meanwhile");
  CHECK(office.first.ledger("a")->lines.size() == 1);
  CHECK(office.first.ledger("b") != nullptr);
  CHECK(office.first.replica.dispose_attention(first_title));
  CHECK_FALSE(office.first.replica.dispose_attention(first_title));
  CHECK(office.first.replica.attention().size() == 1);
}

TEST_CASE("an act that binds others is refused when what was confirmed has changed",
          "[sync][replica]") {
  Office office;
  office.first.open("a");
  office.first.add_line("a", "A1");
  office.sync(office.first);
  office.sync(office.second);
  office.second.add_line("a", "B1");
  office.sync(office.second);
  REQUIRE(office.first.close("a").operation);
  CHECK(office.first.ledger("a")->state == fixture::State::closed);
  office.sync(office.first);
  CHECK(office.first.ledger("a")->state == fixture::State::open);
  REQUIRE(office.first.replica.attention().size() == 1);
  CHECK(office.first.replica.attention()[0].refusal.code == "changed_meanwhile");
  REQUIRE(office.first.close("a").operation);
  office.sync(office.first);
  CHECK(office.first.ledger("a")->state == fixture::State::closed);
}

TEST_CASE("S1: a repeated request and a repeated answer change nothing", "[sync][replica]") {
  Office office;
  office.first.open("a");
  office.first.add_line("a", "A1");
  const SyncRequest request = office.first.replica.next_request();
  const SyncResponse lost = office.server.answer("alef", request);
  const SyncResponse again = office.server.answer("alef", request);
  REQUIRE(again.results.size() == 2);
  CHECK(again.results[1].log_seq == lost.results[1].log_seq);
  CHECK(office.server.accepted_ids.size() == 2);
  office.first.replica.take(again);
  office.first.replica.take(again);
  CHECK(office.first.ledger("a")->lines.size() == 1);
  // An answer older than what is held brings its results and nothing else.
  office.second.replica.take(office.server.answer("be", office.second.replica.next_request()));
  office.first.add_line("a", "A2");
  office.sync(office.first);
  const Taken stale = office.first.replica.take(lost);
  CHECK(stale.stale);
  CHECK(office.first.ledger("a")->lines.size() == 2);
  SyncResponse foreign = again;
  foreign.user = "be";
  CHECK(office.first.replica.take(foreign).ignored);
}

TEST_CASE("an accepted operation stays on the screen until its page has come", "[sync][replica]") {
  Office office;
  for (int i = 0; i < 10; ++i) office.second.open("other" + std::to_string(i));
  office.sync(office.second);
  office.first.open("mine");
  office.server.page_size = 3;
  for (bool more = true; more;) {
    const SyncResponse response = office.server.answer("alef", office.first.replica.next_request());
    office.first.replica.take(response);
    REQUIRE(office.first.ledger("mine") != nullptr);
    more = response.more;
  }
  CHECK(office.first.replica.server(fixture::ledger_id("10", "mine")) != nullptr);
}

TEST_CASE(
    "S6: what may no longer be read is gone, and its author's operation is refused with the reason",
    "[sync][replica]") {
  Office office;
  office.first.open("a");
  office.sync(office.first);
  office.first.add_line("a", "A1");
  access::Person person = long_serving("alef");
  person.assignments[0].until = *core::Date::of(1400, 1, 1);
  office.server.put_person(person);
  office.server.hidden["alef"].insert(fixture::ledger_id("10", "a"));
  const Taken taken = office.sync(office.first);
  CHECK(taken.purged);
  CHECK(office.first.ledger("a") == nullptr);
  REQUIRE(office.first.replica.attention().size() == 1);
  CHECK(office.first.replica.attention()[0].refusal.code == "no_assignment");
}

TEST_CASE("a reset forgets everything that is not sent anew", "[sync][replica]") {
  Office office;
  office.second.open("theirs");
  office.sync(office.second);
  office.sync(office.first);
  office.first.open("mine");
  CHECK(office.first.ledger("theirs") != nullptr);
  SyncResponse reset;
  reset.reset = true;
  reset.user = "alef";
  reset.cursor = 1;
  const access::Person person = long_serving("alef");
  reset.changes = {{1, 1, access::person_id("alef"), 1,
                    encode_record(core::describe<access::Person>(), &person)}};
  const Taken taken = office.first.replica.take(reset);
  CHECK(taken.everything);
  CHECK(office.first.ledger("theirs") == nullptr);
  CHECK(office.first.ledger("mine") != nullptr);
}

TEST_CASE("S5: what was disposed of elsewhere is gone, whichever answer says so",
          "[sync][replica]") {
  Office office;
  office.sync(office.first);
  office.first.open("a");
  Replica& device = office.first.replica;
  const Operation refused = device.waiting()[0];
  SyncResponse answer;
  answer.user = "alef";
  answer.cursor = device.cursor() + 10;
  answer.results.resize(1);
  answer.results[0].id = refused.id;
  answer.results[0].refusal = access::Refusal{"wrong_state", {}, "بسته است.", {}};
  answer.results[0].log_seq = answer.cursor;
  device.take(answer);
  REQUIRE(device.attention().size() == 1);
  const uint64_t cursor = device.cursor();

  SECTION("a late one") {
    SyncResponse late;
    late.user = "alef";
    late.cursor = cursor - 1;
    late.purges = {refused_id(refused.id)};
    CHECK(device.take(late).kept_by_server == std::vector{refused.id});
    CHECK(device.cursor() == cursor);
  }
  SECTION("the last page of a reset, over a restart too") {
    SyncResponse page;
    page.user = "alef";
    page.cursor = cursor + 1;
    page.reset = true;
    page.more = true;
    device.take(page);
    REQUIRE(device.attention().size() == 1);
    REQUIRE(device.resetting());
    Replica reopened("alef", device.device());
    reopened.restore_attention(device.attention()[0]);
    reopened.restore_cursor(device.cursor(), device.resetting());
    page.cursor = cursor + 2;
    page.reset = page.more = false;
    CHECK(reopened.take(page).kept_by_server == std::vector{refused.id});
    CHECK_FALSE(reopened.resetting());
    device = std::move(reopened);
  }
  CHECK(device.attention().empty());
}

TEST_CASE("an operation that could not be stored is taken back", "[sync][replica]") {
  Office office;
  office.first.open("a");
  const auto line = office.first.add_line("a", "A1");
  CHECK_FALSE(office.first.replica.withdraw(office.first.replica.waiting()[0].id));
  CHECK(office.first.replica.withdraw(line.operation->id));
  CHECK(office.first.ledger("a")->lines.empty());
  CHECK(office.first.add_line("a", "A2").operation->seq == line.operation->seq);
}

TEST_CASE("S10: a request stays within the wire's limits and the queue is kept",
          "[sync][replica]") {
  Office office;
  office.first.open("a");
  for (std::size_t i = 0; i < limits::operations_per_request + 5; ++i)
    office.first.add_line("a", "X");
  CHECK(office.first.replica.next_request().operations.size() == limits::operations_per_request);
  CHECK(encode(office.first.replica.next_request()).size() <= limits::request_bytes);
  DecodeError error{};
  CHECK(decode_sync_request(encode(office.first.replica.next_request()), error));
}

TEST_CASE("a record in a form that this program does not know is counted, kept and not shown",
          "[sync][replica]") {
  Office office;
  SyncResponse response;
  response.user = "alef";
  response.cursor = 100;
  response.changes = {{90, 9000, core::Id{{1}}, 1, "not a record"},
                      {91, 777, core::Id{{2}}, 1, "of another module"}};
  office.first.replica.take(response);
  CHECK(office.first.replica.local(core::Id{{1}}) == nullptr);
  CHECK(office.first.replica.local(core::Id{{2}}) == nullptr);
  CHECK(office.first.replica.unreadable_count() == 2);
  int kept = 0;
  office.first.replica.for_each_change(
      [&](const Change& change) { kept += change.body == "not a record" ? 1 : 0; });
  CHECK(kept == 1);
}

// --- Any order of anything
// -----------------------------------------------------------------------------------------

namespace {

/// Devices, a server, and a network between them that loses, repeats, delays and reorders.
class Storm {
 public:
  explicit Storm(unsigned seed) : random_(seed) {
    for (const std::string user : {"alef", "be"}) server_.put_person(long_serving(user));
    devices_.reserve(4);
    for (uint8_t i = 0; i < 4; ++i) {
      devices_.push_back(std::make_unique<Device>(i < 3 ? "alef" : "be", i));
      devices_.back()->clock_error_ms = (i % 3 - 1) * ten_years_ms;
      sent_.push_back(0);
    }
    server_.page_size = 1 + pick(6);
    for (std::size_t i = 0; i < devices_.size(); ++i) drain(i);
  }

  void run(int steps) {
    for (int step = 0; step < steps; ++step) {
      const std::size_t device = pick(devices_.size());
      switch (pick(7)) {
        case 0:
        case 1:
        case 2:
          act_at_random(*devices_[device]);
          break;
        case 3:
          send(device);
          break;
        case 4:
          deliver_to_server();
          break;
        case 5:
          deliver_to_device();
          break;
        default:
          restart(device);
          break;
      }
    }
    requests_.clear();
    responses_.clear();
    for (int round = 0; round < 2; ++round) {
      for (std::size_t i = 0; i < devices_.size(); ++i) drain(i);
    }
  }

  void check_end() {
    std::size_t settled = server_.accepted_ids.size();
    for (const auto& device : devices_) {
      CHECK(device->replica.waiting().empty());
      settled += device->replica.attention().size();
      for (const auto& [id, row] : server_.rows) CHECK(device->encoded(id) == server_.encoded(id));
    }
    CHECK(settled == performed_);
    const std::set<core::Id> distinct(server_.accepted_ids.begin(), server_.accepted_ids.end());
    CHECK(distinct.size() == server_.accepted_ids.size());
  }

 private:
  struct Message {
    std::size_t device;
    uint64_t token;
    std::string bytes;
  };
  struct Disk {
    std::map<uint64_t, Operation> queue;
    std::vector<Attention> attention;
    std::vector<std::string> log;
  };

  std::size_t pick(std::size_t below) { return random_() % below; }

  void act_at_random(Device& device) {
    const std::string name = "l" + std::to_string(pick(5));
    Replica::Performed performed;
    const fixture::Ledger* ledger = device.ledger(name);
    switch (pick(6)) {
      case 0:
        performed = device.open(name);
        break;
      case 1:
      case 2:
        performed = device.add_line(name, "c" + std::to_string(performed_));
        break;
      case 3:
      case 4:
        performed = device.set_title(name, ledger == nullptr ? "" : ledger->title,
                                     "t" + std::to_string(performed_));
        break;
      default:
        if (pick(8) == 0) performed = device.close(name);
    }
    if (!performed.operation) return;
    ++performed_;
    disks_[device.number].queue.emplace(performed.operation->seq, *performed.operation);
  }

  void send(std::size_t device) {
    requests_.push_back(
        {device, ++sent_[device], encode(devices_[device]->replica.next_request())});
  }

  void deliver_to_server() {
    if (requests_.empty()) return;
    const std::size_t at = pick(requests_.size());
    const Message message = requests_[at];
    if (pick(4) != 0)
      requests_.erase(requests_.begin() + static_cast<std::ptrdiff_t>(at));  // Else it comes again.
    if (pick(4) == 0) return;                                                // Lost.
    responses_.push_back({message.device, message.token, answer(message)});
  }

  void deliver_to_device() {
    if (responses_.empty()) return;
    const std::size_t at = pick(responses_.size());
    const Message message = responses_[at];
    if (pick(4) != 0) responses_.erase(responses_.begin() + static_cast<std::ptrdiff_t>(at));
    if (pick(4) == 0) return;
    take(message);
  }

  std::string answer(const Message& message) {
    DecodeError error{};
    server_.now.unix_ms += static_cast<int64_t>(pick(100'000));
    const auto request = decode_sync_request(message.bytes, error);
    REQUIRE(request);
    return encode(server_.answer(devices_[message.device]->replica.user(), *request));
  }

  void take(const Message& message) {
    // The desk has one request under way: the answer to an older one is of no use.
    if (message.token != sent_[message.device]) return;
    DecodeError error{};
    const auto response = decode_sync_response(message.bytes, error);
    REQUIRE(response);
    const Taken taken = devices_[message.device]->replica.take(*response);
    Disk& disk = disks_[message.device];
    disk.log.push_back(message.bytes);
    for (const Operation& operation : taken.settled) disk.queue.erase(operation.seq);
    disk.attention.insert(disk.attention.end(), taken.refused.begin(), taken.refused.end());
  }

  void drain(std::size_t device) {
    for (bool more = true; more;) {
      send(device);
      const std::string bytes = answer(requests_.back());
      requests_.pop_back();
      take({device, sent_[device], bytes});
      DecodeError error{};
      more =
          decode_sync_response(bytes, error)->more || !devices_[device]->replica.waiting().empty();
    }
  }

  /// The device is closed and opened from what storage has: the answers it took, and the operations
  /// not yet settled.
  void restart(std::size_t at) {
    Device& device = *devices_[at];
    const Disk& disk = disks_[at];
    Replica fresh(device.replica.user(), device.replica.device(), fixture::test_modules());
    for (const auto& [seq, operation] : disk.queue) fresh.restore_operation(operation);
    for (const Attention& one : disk.attention) fresh.restore_attention(one);
    fresh.restore_seq(device.replica.highest_seq());
    fresh.finish_restore(noon);
    DecodeError error{};
    for (const std::string& bytes : disk.log) fresh.take(*decode_sync_response(bytes, error));
    CHECK(fresh.cursor() == device.replica.cursor());
    CHECK(fresh.waiting().size() == device.replica.waiting().size());
    Device closed = std::move(device);
    device.replica = std::move(fresh);
    for (const auto& [id, row] : server_.rows) REQUIRE(device.encoded(id) == closed.encoded(id));
  }

  std::mt19937 random_;
  TestServer server_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Disk> disks_ = std::vector<Disk>(4);
  std::vector<uint64_t> sent_;
  std::vector<Message> requests_;
  std::vector<Message> responses_;
  std::size_t performed_ = 0;
};

}  // namespace

TEST_CASE("S12: lose, repeat, reorder, delay and restart end in one state", "[sync][replica]") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Storm storm(seed);
    storm.run(400);
    storm.check_end();
  }
}

TEST_CASE("100,000 records are put back without being decoded", "[sync][replica]") {
  Replica replica("alef", core::Id{{1}}, fixture::test_modules());
  fixture::Ledger ledger = fixture::full_ledger();
  Change change{1, 9000, {}, 1, encode_record(core::describe<fixture::Ledger>(), &ledger)};
  for (uint32_t i = 0; i < 100'000; ++i) {
    change.record = core::derive_id("test.ledger", {std::to_string(i)});
    change.seq = i + 1;
    replica.restore_change(change);
  }
  replica.finish_restore(noon);
  // A list may keep what it was shown until the next revision.
  std::vector<const fixture::Ledger*> shown;
  replica.for_each(ledger_module(), [&](const core::Id&, const Held& held) {
    shown.push_back(static_cast<const fixture::Ledger*>(held.record.get()));
  });
  CHECK(shown.size() == 100'000);
  CHECK(std::all_of(shown.begin(), shown.end(),
                    [](const auto* one) { return one->lines.size() == 2; }));
}
