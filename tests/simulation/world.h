#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/fault_vfs.h"
#include "tests/simulation/sim_device.h"
#include "tests/simulation/sim_server.h"

namespace kotaj::simulation {

inline constexpr int64_t first_moment_ms = 1'714'300'000'000;  ///< 1403/02/09, noon in Tehran.

/// The disk of a server that was set up: offices, banks, people with their grants.
const DiskImage& founding_image();

/// What became of a world.
struct Verdict {
  std::vector<std::string> problems{};
  std::string trace_hash{};
  uint64_t trace_lines = 0;
  uint64_t operations = 0;  ///< Kept on devices.
  uint64_t refused = 0;
  uint64_t crashes = 0;  ///< Of the server.
  uint64_t purges = 0;   ///< Times that a device threw away what it may no longer read.
};

/// Offices, their computers and the server, all driven by one seed: faults, then calm, then
/// judgement.
class World {
 public:
  World(uint64_t seed, bool prints, const std::string& disk_name);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Verdict run();

 private:
  struct Inbox;
  void build();
  void stormy_step();
  void on_computer();
  void on_server();
  void change_rights();
  void tick();
  void settle();
  void let_everyone_in();
  void bring_home(Computer& computer, const std::string& user);
  void judge();
  void say(const std::string& text);
  bool start_server();
  [[nodiscard]] core::Moment now() const;

  uint64_t seed_;
  Trace trace_;
  Dice dice_;
  Dice chance_;  ///< Of the server's codes and ids.
  Ledger ledger_;
  Schedule schedule_;
  Weather weather_{};
  FaultVfs disk_;
  std::unique_ptr<SimServer> server_;
  std::unique_ptr<Surroundings> surroundings_;
  std::vector<std::unique_ptr<Computer>> computers_;
  std::vector<std::vector<std::string>> shifts_;  ///< Users of each computer.
  std::vector<SimServer::Call> inbox_;
  Verdict verdict_;
};

}  // namespace kotaj::simulation
