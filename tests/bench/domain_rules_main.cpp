// How many cases a core judges in a second: typed input to a finding, and to a finding with its
// notice in the directive's words. The same program runs natively and as WebAssembly. One JSON
// object a line.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/short_landing/parameters.h"
#include "shared/short_landing/rules.h"

namespace {

using namespace kotaj;
using Clock = std::chrono::steady_clock;

#ifdef __EMSCRIPTEN__
constexpr const char* target = "wasm";
#else
constexpr const char* target = "native";
#endif

/// What platform.md asks for, cases a second; wasm is judged by its ratio to native.
constexpr double goal_without_text = 10'000'000;
constexpr double goal_with_text = 2'000'000;
constexpr std::size_t samples = 1024;
// Many short rounds: on a busy machine some still have a core to themselves.
constexpr int rounds = 300;
constexpr std::chrono::milliseconds round_takes{4};

/// Keeps the compiler from leaving the work out.
volatile int64_t sink = 0;

constexpr core::Mass kg(int64_t kilograms) { return {core::Wide{kilograms} * 1000}; }

/// Two trucks and two containers each; the spans of `input` lie in the vectors, whose storage does
/// not move.
struct Sample {
  std::vector<short_landing::ContainerInput> containers;
  std::vector<short_landing::WeighingInput> weighings;
  short_landing::Input input;
};

/// Cases on both sides of the tolerance, so that every branch that a notice comes from is taken.
std::vector<Sample> make_samples(core::Date on) {
  std::vector<Sample> made(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    Sample& one = made[i];
    const auto step = static_cast<int64_t>(i);
    one.containers.resize(2);
    one.containers[0].size = short_landing::ContainerSize::ft20;
    one.containers[1].size = short_landing::ContainerSize::ft40;
    one.containers[0].tare = kg(2'250);
    if (i % 8 != 0) one.containers[1].tare = kg(3'750);
    one.weighings.resize(2);
    for (auto& weighing : one.weighings) {
      weighing.loaded = kg(38'000);
      weighing.empty = kg(14'000 + step % 600 * 4);
    }
    one.weighings[0].containers = one.containers;
    one.input.on = on;
    one.input.goods_group =
        i % 5 == 0 ? short_landing::GoodsGroup::g1 : short_landing::GoodsGroup::g4;
    one.input.bulk_commodity = i % 5 == 0;
    one.input.preferential_currency = i % 3 == 0;
    one.input.declared_gross = kg(42'000);
    one.input.declared_net = kg(41'500);
    one.input.weighings = one.weighings;
    one.input.packaging = kg(500);
  }
  return made;
}

/// Cases a second, the fastest of the rounds: what else the machine does only ever adds.
template <typename Work>
double rate(Work work) {
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    int64_t sum = 0;
    int64_t done = 0;
    const auto began = Clock::now();
    std::chrono::duration<double> took{};
    while (took < round_takes) {
      for (std::size_t i = 0; i < samples; ++i) sum += work(i);
      done += samples;
      took = Clock::now() - began;
    }
    sink = sum;
    const double reached = static_cast<double>(done) / took.count();
    if (reached > best) best = reached;
  }
  return best;
}

void print(const char* what, double value, double goal) {
  std::printf(
      R"({"name":"short-landing evaluated %s, %s","value":%.0f,"unit":"cases/s","baseline":%.0f})"
      "\n",
      what, target, value, goal);
  std::fflush(stdout);
}

}  // namespace

int main() {
  const auto on = core::Date::parse("1401/07/15");
  const auto parameters = short_landing::parameters(*on);
  const std::vector<Sample> cases = make_samples(*on);
  std::size_t with_notice = 0;
  for (const Sample& one : cases) {
    if (short_landing::notice_of(evaluate(one.input, &*parameters).outcome)) ++with_notice;
  }
  // A figure for notices that are never written would be worth nothing.
  if (with_notice == 0 || with_notice == samples) std::abort();

  print("without text", rate([&](std::size_t i) {
          const auto finding = evaluate(cases[i].input, &*parameters);
          return int64_t{finding.row} + (finding.shortage ? 1 : 0);
        }),
        goal_without_text);
  std::string text;
  const short_landing::NoticeFields fields{12,        "پالت",    core::Quantity{41'500'000},
                                           "کیلوگرم", 1'250'000, "EUR"};
  print("with notice text", rate([&](std::size_t i) {
          const auto finding = evaluate(cases[i].input, &*parameters);
          text.clear();
          append_notice_text(text, cases[i].input, finding, fields, *parameters);
          return int64_t{finding.row} + static_cast<int64_t>(text.size());
        }),
        goal_with_text);
}
