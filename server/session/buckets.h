#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/core/tehran.h"

namespace kotaj::server::session {

/// Token buckets by name: each holds `capacity`, refilled at `per_s`. Bounded; full buckets are
/// forgotten first. One thread.
class Buckets {
 public:
  Buckets(double capacity, double per_s, std::size_t remembered)
      : capacity_(capacity), per_s_(per_s), remembered_(remembered) {}
  /// Takes `cost` where there is as much; false and nothing taken where not.
  bool take(std::string_view name, core::Moment now, double cost = 1);
  /// Gives back what was taken.
  void give(std::string_view name, double cost = 1);
  /// Whether `cost` could be taken.
  [[nodiscard]] bool has(std::string_view name, core::Moment now, double cost = 1) const;
  void forget(std::string_view name);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    double level;
    int64_t at_ms;
  };
  [[nodiscard]] double level(const Bucket& bucket, core::Moment now) const;
  void make_room(core::Moment now);

  double capacity_;
  double per_s_;
  std::size_t remembered_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace kotaj::server::session
