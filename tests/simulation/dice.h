#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace kotaj::simulation {

/// All chance of a simulated world: SplitMix64, the same on every machine and compiler. The
/// distributions of <random> are not.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    uint64_t mixed = (state_ += 0x9E3779B97F4A7C15ULL);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
  }
  /// 0 up to, not including, `end`.
  uint64_t below(uint64_t end) { return end == 0 ? 0 : next() % end; }
  int64_t between(int64_t least, int64_t most) {
    return least + static_cast<int64_t>(below(static_cast<uint64_t>(most - least + 1)));
  }
  bool one_in(uint64_t n) { return below(n) == 0; }
  void fill(std::span<uint8_t> bytes) {
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(next());
  }
  template <std::size_t N>
  std::array<uint8_t, N> bytes() {
    std::array<uint8_t, N> out{};
    fill(out);
    return out;
  }
  template <typename List>
  auto& pick(List& list) {
    return list[below(list.size())];
  }
  /// Dice of their own, so that one part's throws do not move another's.
  Dice split() { return Dice(next()); }

 private:
  uint64_t state_;
};

}  // namespace kotaj::simulation
