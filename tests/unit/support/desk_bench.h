#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "client/app/desk.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/sync/codec.h"

/// A desk over ports that a test holds in its hand: storage, network and time in memory, and a
/// small server behind them.
namespace kotaj::app::testing {

inline constexpr core::Moment noon{1'714'300'000'000};

/// Calls back later, never from inside: the test says when.
struct Loop {
  std::deque<std::function<void()>> calls;
  void later(std::function<void()> call) { calls.push_back(std::move(call)); }
  bool step() {
    if (calls.empty()) return false;
    auto call = std::move(calls.front());
    calls.pop_front();
    call();
    return true;
  }
  void run() {
    for (int i = 0; i < 10'000 && step(); ++i) {
    }
    REQUIRE(calls.empty());
  }
};

/// What is on the disk; several tabs may stand over one.
struct Disk {
  std::map<std::string, std::string> entries;
  std::vector<std::string> segments;
  std::vector<std::string> log;
  int data_keys = 1;
};

struct FakeStorage : Storage {
  FakeStorage(Loop& the_loop, Disk& the_disk) : loop(the_loop), disk(the_disk) {}
  Loop& loop;
  Disk& disk;
  StorageOutcome next = StorageOutcome::ok;
  bool is_writer = true;
  int writes = 0;
  std::function<void()> changed;
  FakeStorage* other = nullptr;

  void load(std::function<void(Stored)> done) override {
    loop.later([this, done] {
      Stored stored;
      stored.segments = disk.segments;
      stored.log = disk.log;
      for (const auto& [key, bytes] : disk.entries) stored.entries.push_back({key, bytes});
      done(std::move(stored));
    });
  }
  void write(Write write, std::function<void(StorageOutcome)> done) override {
    loop.later([this, write, done] { done(apply(write)); });
  }
  StorageOutcome apply(const Write& write) {
    ++writes;
    if (next != StorageOutcome::ok) return std::exchange(next, StorageOutcome::ok);
    for (const Entry& entry : write.insert) {
      if (disk.entries.contains(entry.key)) return StorageOutcome::conflict;
    }
    for (const Entry& entry : write.insert) disk.entries[entry.key] = entry.bytes;
    for (const Entry& entry : write.put) disk.entries[entry.key] = entry.bytes;
    for (const std::string& key : write.remove) disk.entries.erase(key);
    if (write.replace_base) {
      disk.segments = write.segments;
      disk.log.clear();
      disk.data_keys += write.new_data_key ? 1 : 0;
    }
    disk.log.insert(disk.log.end(), write.append.begin(), write.append.end());
    return StorageOutcome::ok;
  }
  [[nodiscard]] bool writer() const override { return is_writer; }
  void on_changed(std::function<void()> listener) override { changed = std::move(listener); }
  void tell_tabs() override {
    if (other != nullptr) {
      loop.later([this] {
        if (other->changed) other->changed();
      });
    }
  }
  [[nodiscard]] std::size_t stored_operations() const {
    return static_cast<std::size_t>(
        std::count_if(disk.entries.begin(), disk.entries.end(),
                      [](const auto& entry) { return entry.first.starts_with(keys::operation); }));
  }
};

struct FakeNetwork : Network {
  explicit FakeNetwork(Loop& the_loop) : loop(the_loop) {}
  Loop& loop;
  bool is_online = true;
  int requests = 0;
  std::vector<sync::SyncRequest> seen;
  std::function<Reply(const sync::SyncRequest&)> server;
  std::function<void(bool)> online_changed;
  std::function<void()> more;

  void sync(std::string request, std::function<void(Reply)> done) override {
    ++requests;
    sync::DecodeError error{};
    const auto decoded = sync::decode_sync_request(request, error);
    REQUIRE(decoded);
    seen.push_back(*decoded);
    loop.later([this, decoded, done] { done(is_online ? server(*decoded) : Reply{}); });
  }
  void check_notice(std::string, std::string, std::function<void(std::string_view)> done) override {
    loop.later([done] { done("valid"); });
  }
  [[nodiscard]] bool online() const override { return is_online; }
  void on_online(std::function<void(bool)> changed) override {
    online_changed = std::move(changed);
  }
  void on_live(std::function<void()> listener) override { more = std::move(listener); }
};

struct FakeEnvironment : Environment {
  int64_t now_ms = noon.unix_ms;
  uint8_t drawn = 0;
  uint32_t wake_ms = 0;
  std::function<void()> wake;
  [[nodiscard]] int64_t now_unix_ms() const override { return now_ms; }
  std::array<uint8_t, 16> random() override {
    std::array<uint8_t, 16> bits{};
    bits[0] = 0x5A;
    bits[9] = ++drawn;
    return bits;
  }
  void wake_after(uint32_t delay_ms, std::function<void()> call) override {
    wake_ms = delay_ms;
    wake = std::move(call);
  }
  void cancel_wake() override { wake = {}; }
};

inline const access::Act& put_office() {
  return *access::find_act(access::office_module(), "put_office");
}

/// A small server: the administrator's own record, and whatever offices are put.
struct Server {
  uint64_t head = 1;
  std::map<core::Id, sync::Change> rows;
  std::map<core::Id, sync::OperationResult> results;
  bool refuse = false;
  std::vector<core::Id> purges;
  int64_t clock_ms = noon.unix_ms;

  Server() {
    access::Person person;
    person.user = "rahbar";
    person.name = "راهبر آزمون";
    access::Assignment assignment;
    assignment.id = core::Id{{9}};
    assignment.position = access::Position::system_admin;
    assignment.from = *core::Date::of(1400, 1, 1);
    person.assignments.push_back(assignment);
    rows[access::person_id("rahbar")] = {
        1, 1, access::person_id("rahbar"), 1,
        sync::encode_record(core::describe<access::Person>(), &person)};
  }

  Reply answer(const sync::SyncRequest& request) {
    sync::SyncResponse response;
    for (const sync::Operation& operation : request.operations)
      response.results.push_back(take(operation));
    for (const auto& [id, change] : rows) {
      if (change.seq > request.cursor) response.changes.push_back(change);
    }
    response.purges = purges;
    response.cursor = head;
    response.server_time = {clock_ms};
    response.user = "rahbar";
    return {true, 200, 0, sync::encode(response)};
  }

  sync::OperationResult take(const sync::Operation& operation) {
    const auto known = results.find(operation.id);
    if (known != results.end()) return known->second;
    sync::OperationResult result{operation.id, !refuse, ++head, {clock_ms}, {}, {}};
    if (refuse) {
      result.refusal = access::Refusal{"changed_meanwhile", {}, "در این میان تغییر کرده است.", {}};
      result.source = "1401/710203 بند ۳";
    } else {
      // An office is what was put.
      sync::Change& row = rows[operation.record];
      row = {head, 2, operation.record, row.version + 1, operation.payload};
    }
    results.emplace(operation.id, result);
    return result;
  }
};

struct Tab {
  FakeStorage storage;
  FakeNetwork network;
  FakeEnvironment environment;
  Desk desk;
  Tab(Loop& loop, Disk& disk, Server& server)
      : storage(loop, disk),
        network(loop),
        desk({"rahbar", "راهبر"}, storage, network, environment) {
    network.server = [&server](const sync::SyncRequest& request) { return server.answer(request); };
  }

  std::optional<access::Refusal> put(const std::string& code, const std::string& name) {
    access::Office office;
    office.code = code;
    office.name = name;
    office.kind = access::OfficeKind::headquarters;
    return desk.perform(access::office_module(), put_office(), access::office_id(code), &office);
  }
};

struct Bench {
  Loop loop;
  Disk disk;
  Server server;
};

}  // namespace kotaj::app::testing
