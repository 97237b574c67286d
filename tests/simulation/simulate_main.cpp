// The deterministic simulation: one seed, one world. Prints "N passed, N failed" and, for each seed
// that found something, how to see it again line by line.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/simulation/failing_writes.h"
#include "tests/simulation/world.h"

namespace {

using namespace kotaj::simulation;
using Clock = std::chrono::steady_clock;

struct Options {
  uint64_t first = 1;
  uint64_t seeds = 2000;
  int64_t seconds = 60;
  unsigned jobs = 2;
  uint64_t failing_writes = 0;  ///< The first that many writes fail, each in a life of its own.
  uint64_t step = 1;            ///< Of them only each so-manieth.
  const char* found = nullptr;  ///< Where the seeds that found something are kept.
  bool one = false;
  bool trace = false;
};

constexpr uint64_t seen_twice = 25;  ///< One world in so many is run again, to be the same.

/// Counted by all processes together: it lies in memory that they share.
struct Totals {
  std::atomic<uint64_t> next{0};
  std::atomic<uint64_t> passed{0};
  std::atomic<uint64_t> failed{0};
  std::atomic<uint64_t> operations{0};
  std::atomic<uint64_t> refused{0};
  std::atomic<uint64_t> crashes{0};
  std::atomic<uint64_t> purges{0};
};

void report(uint64_t seed, const Verdict& verdict) {
  std::printf("seed %llu: trace %s, %llu lines\n", static_cast<unsigned long long>(seed),
              verdict.trace_hash.c_str(), static_cast<unsigned long long>(verdict.trace_lines));
  for (const std::string& problem : verdict.problems) std::printf("  %s\n", problem.c_str());
}

void add(Totals& totals, uint64_t seed, const Verdict& verdict, const char* found) {
  totals.operations += verdict.operations;
  totals.refused += verdict.refused;
  totals.crashes += verdict.crashes;
  totals.purges += verdict.purges;
  if (verdict.problems.empty()) {
    ++totals.passed;
    return;
  }
  ++totals.failed;
  if (found != nullptr) {
    if (std::FILE* file = std::fopen(found, "a")) {
      std::fprintf(file, "%llu\n", static_cast<unsigned long long>(seed));
      std::fclose(file);
    }
  }
  report(seed, verdict);
  std::printf("  again: kotaj_simulate --seed %llu --trace\n",
              static_cast<unsigned long long>(seed));
  std::fflush(stdout);
}

Verdict run_seed(uint64_t seed, bool trace) {
  const std::string disk = "disk";
  Verdict verdict = World(seed, trace, disk).run();
  if (!trace && seed % seen_twice == 0 &&
      World(seed, false, disk).run().trace_hash != verdict.trace_hash)
    verdict.problems.push_back("the same seed made another world");
  return verdict;
}

/// Calls `work(n)` for n from `first`, `step` apart, below `end`, in several processes, until the
/// time is up. Not in threads: SQLite's dice are the process's, and a world's must be its own.
template <typename Work>
void in_parallel(const Options& options, Totals& totals, uint64_t first, uint64_t end,
                 uint64_t step, Work work) {
  founding_image();
  const auto over = Clock::now() + std::chrono::seconds(options.seconds);
  totals.next = first;
  std::fflush(stdout);
  std::vector<pid_t> children;
  for (unsigned job = 0; job < options.jobs; ++job) {
    const pid_t child = ::fork();
    if (child > 0) children.push_back(child);
    if (child != 0) continue;
    while (Clock::now() < over) {
      const uint64_t n = totals.next.fetch_add(step);
      if (n >= end) break;
      work(n);
    }
    std::fflush(stdout);
    ::_exit(0);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) ++totals.failed;  // It fell, in the middle of a world.
  }
}

void run_worlds(const Options& options, Totals& totals) {
  in_parallel(options, totals, options.first, options.first + options.seeds, 1,
              [&](uint64_t seed) { add(totals, seed, run_seed(seed, false), options.found); });
}

void run_failing_writes(const Options& options, Totals& totals) {
  in_parallel(options, totals, options.step, options.failing_writes + 1, options.step,
              [&](uint64_t nth) {
                const auto problems = fail_nth_write(nth, "failing");
                ++(problems.empty() ? totals.passed : totals.failed);
                for (const std::string& problem : problems)
                  std::printf("failing write %llu: %s\n", static_cast<unsigned long long>(nth),
                              problem.c_str());
              });
}

std::optional<Options> read_options(int count, char** words) {
  Options options;
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--trace") {
      options.trace = true;
      continue;
    }
    if (++i == count) return std::nullopt;
    if (word == "--found") {
      options.found = words[i];
      continue;
    }
    const auto number = std::strtoull(words[i], nullptr, 10);
    if (word == "--seed") {
      options.first = number;
      options.one = true;
    } else if (word == "--from") {
      options.first = number;
    } else if (word == "--seeds") {
      options.seeds = number;
    } else if (word == "--seconds") {
      options.seconds = static_cast<int64_t>(number);
    } else if (word == "--failing-writes") {
      options.failing_writes = number;
    } else if (word == "--step") {
      options.step = std::max<uint64_t>(1, number);
    } else if (word == "--jobs") {
      options.jobs = std::max(1U, static_cast<unsigned>(number));
    } else {
      return std::nullopt;
    }
  }
  return options;
}

}  // namespace

int main(int count, char** words) {
  const auto options = read_options(count, words);
  if (!options) {
    std::fputs(
        "usage: kotaj_simulate [--from N] [--seeds N] [--seconds N] [--jobs N] [--found FILE]\n"
        "       kotaj_simulate --failing-writes N [--step N] [--seconds N] [--jobs N]\n"
        "       kotaj_simulate --seed N [--trace]\n",
        stderr);
    return 2;
  }
  // A server on a failing disk says so in its log, thousands of times.
  if (!options->trace && std::freopen("/dev/null", "w", stderr) == nullptr) return 2;
  if (options->one) {
    const Verdict verdict = run_seed(options->first, options->trace);
    report(options->first, verdict);
    return verdict.problems.empty() ? 0 : 1;
  }
  void* shared =
      ::mmap(nullptr, sizeof(Totals), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return 2;
  Totals& totals = *new (shared) Totals;
  const auto figure = [](uint64_t value) { return static_cast<unsigned long long>(value); };
  if (options->failing_writes > 0) {
    run_failing_writes(*options, totals);
  } else {
    run_worlds(*options, totals);
    std::printf("%llu worlds: %llu operations kept, %llu refused, %llu power cuts, %llu purges\n",
                figure(totals.passed + totals.failed), figure(totals.operations),
                figure(totals.refused), figure(totals.crashes), figure(totals.purges));
  }
  std::printf("%llu passed, %llu failed\n", figure(totals.passed), figure(totals.failed));
  return totals.failed == 0 ? 0 : 1;
}
