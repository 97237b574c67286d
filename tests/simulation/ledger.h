#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/store/store.h"
#include "shared/sync/operation.h"

namespace kotaj::simulation {

/// A line of what happened, hashed, and printed when asked for: two runs of one seed are the same
/// line by line.
class Trace {
 public:
  explicit Trace(bool prints) : prints_(prints) {}
  void line(int64_t at_ms, const std::string& text);
  [[nodiscard]] std::string hash() const;
  [[nodiscard]] uint64_t lines() const { return lines_; }

 private:
  bool prints_;
  uint64_t hash_ = 0xCBF29CE484222325ULL;
  uint64_t lines_ = 0;
};

/// What nobody in the world knows but the one who judges it: what each device kept, and what the
/// server ever answered.
class Ledger {
 public:
  /// A device has the operation on its disk: from here on nothing may lose it.
  void kept(const kotaj::sync::Operation& operation);
  /// The server answered, whether the answer arrives or not.
  void answered(const kotaj::sync::OperationResult& result);
  /// The server starts: all that it ever acknowledged must be there (S2).
  void check_acknowledged(server::store::Reader& reader);

  void wrong(const std::string& what);
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
  [[nodiscard]] const std::map<core::Id, kotaj::sync::Operation>& operations() const {
    return operations_;
  }
  [[nodiscard]] std::size_t answers() const { return answers_.size(); }

 private:
  struct Answer {
    bool accepted = false;
    uint64_t log_seq = 0;
    int64_t registered_at = 0;
    std::string refusal{};
  };
  std::map<core::Id, kotaj::sync::Operation> operations_;
  std::map<core::Id, Answer> answers_;
  std::vector<std::string> problems_;
};

}  // namespace kotaj::simulation
