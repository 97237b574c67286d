#include "tests/simulation/world.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/cli/console.h"
#include "server/demo/demo.h"
#include "server/store/sqlite_store.h"
#include "shared/access/modules.h"
#include "shared/access/person_acts.h"
#include "tests/simulation/judge.h"
#include "tests/simulation/people.h"

namespace kotaj::simulation {

namespace {

constexpr uint64_t fewest_steps = 80;
constexpr uint64_t more_steps = 160;
constexpr int64_t longest_pause_ms = 300;
constexpr int64_t tick_ms = 3;
constexpr uint64_t most_events = 400'000;  ///< A world that plans more has run away.
constexpr int64_t ten_years_ms = 10LL * 366 * 24 * 3600 * 1000;
constexpr int64_t home_step_ms = 400;
constexpr int home_steps = 200;
constexpr std::array<uint16_t, 3> protocols{0, 2, 7};  ///< None of them is ours.

}  // namespace

const DiskImage& founding_image() {
  static const DiskImage image = [] {
    FaultVfs disk("founding", Dice(1));
    Dice dice(2);
    const server::sync::Environment environment{
        .now = [] { return core::Moment{first_moment_ms - 1}; },
        .random = [&dice](std::span<uint8_t> bytes) { dice.fill(bytes); }};
    {
      const auto store = server::store::open_sqlite({database_file, true, disk.name()});
      server::cli::Console console(*store, environment);
      server::demo::fill_people(console);
      server::demo::fill_cases(console);
    }
    return disk.image();
  }();
  return image;
}

World::World(uint64_t seed, bool prints, const std::string& disk_name)
    : seed_(seed),
      trace_(prints),
      dice_(seed),
      chance_(dice_.split()),
      disk_(disk_name, dice_.split()) {
  disk_.load(founding_image());
  // SQLite's own dice, which salt the write-ahead log, are the process's: every world begins with
  // the same.
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(seed & 0x7FFFFFFF) | 1, nullptr);
  server_ = std::make_unique<SimServer>(
      disk_,
      server::sync::Environment{
          .now = [this] { return now(); },
          .random = [this](std::span<uint8_t> bytes) { chance_.fill(bytes); }},
      ledger_);
}

World::~World() {
  computers_.clear();
  server_.reset();
}

core::Moment World::now() const { return {first_moment_ms + schedule_.now_ms()}; }

void World::say(const std::string& text) { trace_.line(schedule_.now_ms(), text); }

void World::build() {
  surroundings_ = std::make_unique<Surroundings>(
      Surroundings{schedule_, dice_, ledger_, trace_, weather_, first_moment_ms,
                   [this](std::string user, std::string bytes, auto answer) {
                     if (inbox_.empty()) schedule_.after(tick_ms, [this] { tick(); });
                     inbox_.push_back({std::move(user), std::move(bytes), std::move(answer)});
                   }});
  shifts_.push_back(administrators());
  const uint64_t offices = 2 + dice_.below(3);
  for (uint64_t office = 0; office < offices; ++office) {
    std::vector<std::string> people;
    for (uint64_t shift = 1 + dice_.below(2); shift > 0; --shift)
      people.push_back(dice_.pick(officers()));
    shifts_.push_back(std::move(people));
  }
  for (std::size_t i = 0; i < shifts_.size(); ++i) {
    computers_.push_back(
        std::make_unique<Computer>(*surroundings_, "computer " + std::to_string(i)));
    computers_.back()->open(dice_.pick(shifts_[i]));
  }
  weather_ = {.lose_request = 4 + dice_.below(20),
              .lose_answer = 4 + dice_.below(20),
              .duplicate = 3 + dice_.below(10),
              .linger = 6 + dice_.below(20),
              .storage_fails = dice_.one_in(3) ? uint64_t{15} : 0,
              .longest_delay_ms = 5 + static_cast<int64_t>(dice_.below(400))};
}

void World::tick() {
  std::vector<SimServer::Call> calls = std::exchange(inbox_, {});
  const std::size_t count = calls.size();
  server_->take(std::move(calls));
  say("server takes " + std::to_string(count) +
      (server_->running() ? ", log at " + std::to_string(server_->last_seq()) : ", but is down"));
  if (!server_->take_changed()) return;
  for (const auto& computer : computers_) {
    if (dice_.one_in(3)) continue;  // The socket was not open.
    schedule_.after(1 + static_cast<int64_t>(dice_.below(20)),
                    [raw = computer.get()] { raw->say_more(); });
  }
}

bool World::start_server() {
  const bool started = server_->running() || server_->start();
  say(started ? "server runs" : "server does not start");
  return started;
}

void World::on_server() {
  if (!server_->running()) {
    if (!start_server()) disk_.heal();
    return;
  }
  switch (dice_.below(7)) {
    case 0:
    case 1:
      say("power cut");
      ++verdict_.crashes;
      disk_.heal();
      server_->crash();
      break;
    case 2:
      say("server stopped");
      server_->stop();
      break;
    case 3:
      say("disk full");
      disk_.fill_up();
      break;
    case 4:
      say("a write will fail");
      disk_.fail_at(1 + dice_.below(12), dice_.one_in(2) ? Failure::io_error : Failure::short_write,
                    dice_.one_in(3));
      break;
    case 5:
      change_rights();
      break;
    default:
      say("disk is well");
      disk_.heal();
      break;
  }
}

/// `kotaj admin` beside the running server: another writer on the same file.
void World::change_rights() {
  const std::string user = dice_.pick(officers());
  try {
    server::cli::Console console(
        server_->store(), {.now = [this] { return now(); },
                           .random = [this](std::span<uint8_t> bytes) { chance_.fill(bytes); }});
    const access::PutAssignment put{access::Position::exit_gate_officer,
                                    dice_.one_in(2) ? "20100" : "20200",
                                    {},
                                    {},
                                    console.today(),
                                    std::nullopt,
                                    "از فرمان"};
    console.act(server::sync::system_user, access::person_module(), "put_assignment",
                access::person_id(user), &put);
    say("admin moves " + user);
  } catch (const server::store::StoreError&) {
    say("admin could not write");
  }
}

void World::on_computer() {
  const std::size_t index = dice_.below(computers_.size());
  Computer& computer = *computers_[index];
  const std::string where = computer.name() + ": ";
  if (computer.tabs() == 0) {
    computer.open(dice_.pick(shifts_[index]));
    return say(where + "opened by " + computer.user());
  }
  app::Desk& desk = *computer.desk(dice_.below(computer.tabs()));
  switch (dice_.below(20)) {
    case 0:
      computer.close();
      return say(where + "dies");
    case 1:
      computer.open(dice_.pick(shifts_[index]));
      if (dice_.one_in(3))
        computer.open_second_tab();  // As a browser does that puts back its tabs.
      return say(where + "now " + computer.user());
    case 2:
    case 3:
      computer.set_online(!computer.online());
      return say(where + (computer.online() ? "online" : "offline"));
    case 4:
      computer.clock_error_ms = dice_.between(-ten_years_ms, ten_years_ms);
      return say(where + "clock jumps");
    case 5:
      computer.protocol = dice_.one_in(2) ? kotaj::sync::protocol : dice_.pick(protocols);
      return say(where + "speaks " + std::to_string(computer.protocol));
    case 6:
      if (computer.tabs() == 1) computer.open_second_tab();
      return say(where + "second tab");
    case 7:
      desk.sync_now();
      return say(where + "asks");
    default:
      return say(where + computer.user() + " " + do_something(desk, dice_));
  }
}

void World::stormy_step() {
  if (dice_.one_in(server_->running() ? 16 : 4)) {
    on_server();
  } else {
    on_computer();
  }
  const int64_t pause = dice_.one_in(12) ? 10 * longest_pause_ms : longest_pause_ms;
  if (!schedule_.run_until(schedule_.now_ms() + dice_.between(1, pause), most_events))
    ledger_.wrong("the world never comes to rest");
  Computer& looked_at = *dice_.pick(computers_);
  if (looked_at.desk() != nullptr && looked_at.desk()->started())
    judge_screen(*looked_at.desk(), looked_at.name(), ledger_);
}

/// One user's desk on one computer, opened and left alone until it has said and heard all there is.
void World::bring_home(Computer& computer, const std::string& user) {
  computer.open(user);
  for (int step = 0; step < home_steps; ++step) {
    if (!schedule_.run_until(schedule_.now_ms() + home_step_ms, most_events)) break;
    const app::Desk& desk = *computer.desk();
    if (desk.started() && desk.last_synced() && desk.line() == app::Line::online &&
        desk.waiting() == 0 && desk.unsaved() == 0) {
      return;
    }
  }
  ledger_.wrong(computer.name() + ": the desk of " + user + " does not come to rest");
}

/// Nobody stays shut out: what waits on his devices is to arrive. Once the administrators' own
/// desks are at rest, which may still have switched somebody off.
void World::let_everyone_in() {
  server::cli::Console console(
      server_->store(), {.now = [this] { return now(); },
                         .random = [this](std::span<uint8_t> bytes) { chance_.fill(bytes); }});
  for (const std::string& user : officers()) {
    const access::PutPerson put{user, user, true};
    console.act(server::sync::system_user, access::person_module(), "put_person", {}, &put);
  }
}

void World::settle() {
  say("calm");
  weather_ = {};
  disk_.heal();
  if (dice_.one_in(2)) {
    ++verdict_.crashes;
    server_->crash();
  }
  if (!start_server()) return ledger_.wrong("the server does not come back");
  for (const auto& computer : computers_) {
    computer->protocol = kotaj::sync::protocol;
    computer->set_online(true);
    for (const auto& [user, vault] : computer->vaults()) bring_home(*computer, user);
    if (computer == computers_.front()) let_everyone_in();
  }
}

void World::judge() {
  judge_server(server_->store(), ledger_, verdict_.refused);
  const auto reader = server_->store().reader();
  for (const auto& computer : computers_) {
    for (const auto& [user, vault] : computer->vaults()) {
      bring_home(*computer, user);
      say(computer->name() + ": " + user + " at rest");
      judge_device(*reader, *computer->desk(), vault, now(), computer->name() + ", " + user,
                   ledger_);
      verdict_.purges += vault.data_keys - 1;
    }
    computer->close();
  }
}

Verdict World::run() {
  try {
    build();
    if (!start_server()) ledger_.wrong("the server does not start");
    for (uint64_t steps = fewest_steps + dice_.below(more_steps); steps > 0; --steps) stormy_step();
    settle();
    if (server_->running()) judge();
  } catch (const server::store::StoreError& error) {
    ledger_.wrong(std::string("the file: ") + error.what());
  }
  verdict_.problems = ledger_.problems();
  verdict_.trace_hash = trace_.hash();
  verdict_.trace_lines = trace_.lines();
  verdict_.operations = ledger_.operations().size();
  return verdict_;
}

}  // namespace kotaj::simulation
