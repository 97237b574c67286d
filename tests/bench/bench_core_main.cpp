// How long the domain's own arithmetic takes: what every rule is made of. One JSON object a line.
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/identifiers.h"
#include "shared/core/quantity.h"
#include "shared/core/sha256.h"
#include "shared/core/tehran.h"
#include "shared/core/text.h"

namespace {

using kotaj::core::Date;

constexpr int calls = 1'000'000;
constexpr int rounds = 5;
constexpr std::size_t samples = 1024;

/// Keeps the compiler from leaving the work out.
volatile int64_t sink = 0;

struct Samples {
  std::vector<Date> dates;
  std::vector<std::string> dates_text;
  std::vector<std::string> decimals;
};

Samples make_samples() {
  Samples made;
  for (std::size_t i = 0; i < samples; ++i) {
    made.dates.push_back(*Date::from_epoch_day(static_cast<int32_t>(15'000 + i * 7)));
    made.dates_text.push_back(made.dates.back().to_string());
    made.decimals.push_back(
        kotaj::core::format_decimal(static_cast<int64_t>(i) * 9'795'803, kotaj::core::mass_scale));
  }
  return made;
}

/// The fastest of a few rounds: what else the machine does only ever adds.
template <typename Work>
void measure(const char* what, Work work) {
  double best_ns = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto began = std::chrono::steady_clock::now();
    int64_t sum = 0;
    for (int i = 0; i < calls; ++i) sum += work(i);
    sink = sum;
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
    const double ns = took.count() / calls;
    if (round == 0 || ns < best_ns) best_ns = ns;
  }
  // Nothing bare to stand beside: these are the bare parts of the other figures.
  std::printf("{\"name\":\"core.%s\",\"value\":%.1f,\"unit\":\"ns\",\"baseline\":null}\n", what,
              best_ns);
}

void measure_dates(const Samples& s) {
  const auto at = [](int i) { return static_cast<std::size_t>(i) % samples; };
  measure("date_parse", [&](int i) { return Date::parse(s.dates_text[at(i)])->day(); });
  measure("epoch_day", [&](int i) { return s.dates[at(i)].epoch_day(); });
  measure("from_epoch_day", [](int i) { return Date::from_epoch_day(i % 50'000)->day(); });
  measure("add_months", [&](int i) { return add_months(s.dates[at(i)], i % 16)->day(); });
  measure("add_months_then_days",
          [&](int i) { return add_months_then_days(s.dates[at(i)], i % 16, i % 31)->day(); });
  measure("tehran_date", [](int i) {
    return kotaj::core::tehran_date({1'500'000'000'000 + int64_t{i} * 600'000})->day();
  });
}

void measure_figures(const Samples& s) {
  using namespace kotaj::core;
  const auto at = [](int i) { return static_cast<std::size_t>(i) % samples; };
  measure("parse_decimal", [&](int i) {
    return static_cast<int64_t>(*parse_decimal(s.decimals[at(i)], mass_scale));
  });
  measure("format_decimal", [](int i) {
    return static_cast<int64_t>(format_decimal(int64_t{i} * 79'191, mass_scale).size());
  });
  measure("multiply_divide_half_up", [](int i) {
    return static_cast<int64_t>(multiply_divide_half_up(int64_t{i} * 79'191, 15, 1000));
  });
  measure("persian_number",
          [&](int i) { return static_cast<int64_t>(persian_number(s.decimals[at(i)]).size()); });
  measure("find_currency", [](int i) {
    constexpr std::array<std::string_view, 4> codes = {"USD", "IRR", "EUR", "AED"};
    return int64_t{find_currency(codes[static_cast<std::size_t>(i) % 4])->decimals};
  });
}

void measure_text() {
  using namespace kotaj::core;
  measure("check_container_number", [](int i) {
    return static_cast<int64_t>(check_container_number(i % 2 == 0 ? "CSQU3054383" : "MSKU0000006"));
  });
  measure("normalise_persian", [](int) {
    return static_cast<int64_t>(
        normalise_text("کارتن چای خشک شرکت نمونه می‌شود").size());
  });
  measure("search_key", [](int) {
    return static_cast<int64_t>(
        search_key("کارتن چای خشک شرکت نمونه می‌شود").size());
  });
  measure("sha256_64_bytes", [](int i) {
    char block[64] = {};
    block[0] = static_cast<char>(i);
    return int64_t{sha256({block, sizeof block})[0]};
  });
}

}  // namespace

int main() {
  const Samples made = make_samples();
  measure_dates(made);
  measure_figures(made);
  measure_text();
  return 0;
}
