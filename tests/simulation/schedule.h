#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace kotaj::simulation {

/// What happens when, in one order: by time, then in the order it was planned.
class Schedule {
 public:
  void after(int64_t delay_ms, std::function<void()> run) {
    events_.push({now_ms_ + delay_ms, order_++, std::move(run)});
  }
  [[nodiscard]] int64_t now_ms() const { return now_ms_; }
  /// Does what is planned up to that moment; false where `most` events did not suffice.
  bool run_until(int64_t end_ms, uint64_t most) {
    for (uint64_t done = 0; !events_.empty() && events_.top().at_ms <= end_ms; ++done) {
      if (done == most) return false;
      Event event = events_.top();
      events_.pop();
      now_ms_ = event.at_ms;
      event.run();
    }
    now_ms_ = end_ms;
    return true;
  }

 private:
  struct Event {
    int64_t at_ms;
    uint64_t order;
    std::function<void()> run;
    bool operator<(const Event& other) const {
      return at_ms != other.at_ms ? at_ms > other.at_ms : order > other.order;
    }
  };
  std::priority_queue<Event> events_;
  int64_t now_ms_ = 0;
  uint64_t order_ = 0;
};

}  // namespace kotaj::simulation
