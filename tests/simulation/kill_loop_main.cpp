// kill -9 at random moments during a stream of operations: every acknowledged operation is there,
// none twice, and the log rebuilds what is stored (platform.md, S1 and S2). Prints "N passed, N
// failed".
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <thread>

#include "server/store/sqlite_store.h"
#include "shared/access/bank.h"
#include "tests/support/server_fixture.h"

namespace {

using namespace kotaj;

constexpr int default_rounds = 100;
constexpr int banks = 300;
constexpr std::size_t largest_batch = 40;
constexpr int longest_life_ms = 250;
constexpr const char* user = "system_admin";

/// The file grows, and with it what a check of all of it takes: later ones are farther apart.
bool is_checked(int round) { return round % (round <= default_rounds ? 10 : 100) == 0; }

struct Tally {
  int passed = 0;
  int failed = 0;
  void expect(bool holds, const std::string& what) {
    (holds ? passed : failed) += 1;
    if (!holds) std::fprintf(stderr, "failed: %s\n", what.c_str());
  }
};

/// The program as a child process; its standard output says which port it took.
class Child {
 public:
  Child(const std::string& program, const std::string& folder) {
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) std::abort();
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      const int nowhere = ::open("/dev/null", O_WRONLY);
      ::dup2(nowhere, STDERR_FILENO);
      ::execl(program.c_str(), program.c_str(), "serve", "--data", folder.c_str(), "--listen",
              "127.0.0.1:0", static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(out[1]);
    std::string line;
    char letter = 0;
    while (::read(out[0], &letter, 1) == 1 && letter != '\n') line += letter;
    ::close(out[0]);
    const std::size_t colon = line.rfind(':');
    if (colon != std::string::npos)
      port_ = static_cast<uint16_t>(std::atoi(line.c_str() + colon + 1));
  }
  ~Child() { kill(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
  }
  [[nodiscard]] uint16_t port() const { return port_; }

 private:
  pid_t process_ = 0;
  uint16_t port_ = 0;
};

int run_program(const std::string& program, const std::vector<std::string>& words) {
  const pid_t process = ::fork();
  if (process == 0) {
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/// A device that keeps its queue over crashes of the server, as every device does.
class Device {
 public:
  explicit Device(core::Id assignment) : client_(0, user), assignment_(assignment) {}

  bool sign_in(uint16_t port) {
    client_.http.set_port(port);
    if (!client_.http.token.empty()) return true;  // The session outlives the crash.
    return client_.sign_in().status == 200;
  }

  /// Sends batches until the server is gone.
  void stream(std::mt19937& random) {
    for (;;) {
      const std::size_t batch = 1 + random() % largest_batch;
      while (waiting_.size() < batch) waiting_.push_back(next(random));
      const auto response = client_.sync(waiting_);
      if (!response) {
        if (client_.last.status == 0) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        continue;
      }
      for (const sync::OperationResult& result : response->results) {
        results_.emplace_back(result.id, result.log_seq);
        if (!result.accepted) ++refused;
      }
      waiting_.clear();
    }
  }

  /// What was acknowledged since the last look.
  std::vector<std::pair<core::Id, uint64_t>> take_results() { return std::exchange(results_, {}); }
  [[nodiscard]] uint64_t made() const { return made_; }
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] const core::Id& id() const { return client_.device(); }
  int refused = 0;

 private:
  sync::Operation next(std::mt19937& random) {
    access::Bank bank{
        std::to_string(5000 + random() % banks), "بانک " + std::to_string(++made_), {}, true};
    return client_.operation(access::bank_module(), "put_bank", {}, &bank, assignment_);
  }

  tests::SyncClient client_;
  core::Id assignment_;
  std::vector<sync::Operation> waiting_;
  std::vector<std::pair<core::Id, uint64_t>> results_;
  uint64_t made_ = 0;
};

void check_round(server::store::Store& store, Device& device, int round, Tally& tally) {
  const auto reader = store.reader();
  bool all_there = true;
  for (const auto& [id, seq] : device.take_results()) {
    const auto row = reader->find_operation(id);
    all_there = all_there && row && row->seq == seq;
  }
  tally.expect(all_there, "round " + std::to_string(round) +
                              ": an acknowledged operation is missing or has moved");
}

/// Every operation that the device made is in the log exactly once, but for those that it still
/// has.
void check_count(server::store::Store& store, const Device& device, Tally& tally) {
  uint64_t rows = 0;
  store.reader()->log(0, [&](const server::store::LogRow& row) {
    rows += row.device == device.id() ? 1 : 0;
    return true;
  });
  tally.expect(
      rows <= device.made() && rows + device.waiting() >= device.made(),
      "the log has " + std::to_string(rows) + " operations of " + std::to_string(device.made()));
}

}  // namespace

int main() {
  const char* program = std::getenv("KOTAJ");
  if (program == nullptr) {
    std::fputs("KOTAJ names no program\n", stderr);
    return 2;
  }
  const char* wanted = std::getenv("KILL_ROUNDS");
  const int rounds = wanted == nullptr ? default_rounds : std::atoi(wanted);
  const char* seed_text = std::getenv("SEED");
  const unsigned seed =
      seed_text == nullptr ? std::random_device{}() : static_cast<unsigned>(std::atol(seed_text));
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  tests::TestData data;
  Device device(tests::assignment_of(*data.store().reader(), user));
  Tally tally;
  for (int round = 1; round <= rounds; ++round) {
    Child child(program, data.folder());
    if (!device.sign_in(child.port())) {
      tally.expect(false, "round " + std::to_string(round) + ": the server did not come back");
      continue;
    }
    const auto life = std::chrono::milliseconds(5 + random() % longest_life_ms);
    std::thread killer([&child, life] {
      std::this_thread::sleep_for(life);
      child.kill();
    });
    device.stream(random);
    killer.join();
    check_round(data.store(), device, round, tally);
    if (is_checked(round) || round == rounds) {
      check_count(data.store(), device, tally);
      tally.expect(run_program(program, {"check", "--data", data.folder()}) == 0, "kotaj check");
    }
  }
  tally.expect(device.refused == 0, "an operation was refused");
  tally.expect(device.made() > static_cast<uint64_t>(rounds), "there was no stream to speak of");
  std::printf("%llu operations in %d lives\n", static_cast<unsigned long long>(device.made()),
              rounds);
  std::printf("%d passed, %d failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? 0 : 1;
}
