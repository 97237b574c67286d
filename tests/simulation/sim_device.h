#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "client/app/desk.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/schedule.h"

namespace kotaj::simulation {

/// What a browser keeps of one user: outlives tabs, crashes and shifts.
struct Vault {
  std::map<std::string, std::string> entries{};
  std::vector<std::string> segments{};
  std::vector<std::string> log{};
  uint64_t data_keys = 1;
};

/// How bad the world is; all 0 when it settles.
struct Weather {
  uint64_t lose_request = 0;  ///< One in that many; 0 never.
  uint64_t lose_answer = 0;
  uint64_t duplicate = 0;
  uint64_t linger = 0;  ///< Arrives long after its sender gave up.
  uint64_t storage_fails = 0;
  int64_t longest_delay_ms = 5;
};

/// What computers share with each other and the world.
struct Surroundings {
  Schedule& schedule;
  Dice& dice;
  Ledger& ledger;
  Trace& trace;
  Weather& weather;
  int64_t start_unix_ms = 0;
  /// Puts a request into the server's inbox.
  std::function<void(std::string user, std::string bytes, std::function<void(app::Reply)> answer)>
      send{};
};

/// One computer at an office: one vault a user, one open desk with up to two tabs, a clock that may
/// be wrong, a line that may be cut, a program that may be old.
class Computer {
 public:
  Computer(Surroundings& world, std::string name);
  ~Computer();
  Computer(const Computer&) = delete;
  Computer& operator=(const Computer&) = delete;

  void open(const std::string& user);  ///< Switches shift: another vault, the other one sealed.
  void open_second_tab();
  void close();  ///< Tab shut or computer dead, in the middle of whatever it did.
  void set_online(bool online);
  void say_more();  ///< The WebSocket's only word.

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& user() const { return user_; }
  /// The desk of a tab, the last one opened first; null where none is open.
  [[nodiscard]] app::Desk* desk(std::size_t tab = 0);
  [[nodiscard]] std::size_t tabs() const { return tabs_.size(); }
  [[nodiscard]] std::map<std::string, Vault>& vaults() { return vaults_; }
  [[nodiscard]] bool online() const { return online_; }

  int64_t clock_error_ms = 0;
  uint16_t protocol = 1;  ///< What its program says it speaks.

 private:
  class Storage;
  class Network;
  class Environment;
  struct Tab;
  void elect_writer();

  Surroundings& world_;
  std::string name_;
  std::string user_;
  std::map<std::string, Vault> vaults_;
  std::vector<std::unique_ptr<Tab>> tabs_;
  bool online_ = true;
};

}  // namespace kotaj::simulation
