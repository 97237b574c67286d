#pragma once

#include <functional>
#include <utility>

#include "server/store/write_behind.h"

namespace kotaj::tests {

/// One thread's stand-in for two: a transaction is written when somebody waits for it, after the
/// next was decided upon it.
class LateBackground final : public server::store::Background {
 public:
  void start(std::function<void()> work) override {
    wait();
    work_ = std::move(work);
  }
  void wait() override {
    if (work_ != nullptr) std::exchange(work_, nullptr)();
  }

 private:
  std::function<void()> work_;
};

}  // namespace kotaj::tests
