#pragma once

#include <algorithm>
#include <string_view>

#include "shared/core/result.h"

namespace kotaj::core {

/// Which single fields were read, so that facts are compared with one another only where each of
/// them is known. Refers to the problems: it is asked while none is added.
class Readable {
 public:
  explicit Readable(const Problems& problems) : problems_(problems) {}

  /// Neither the field itself nor the record or list around it is wrong.
  [[nodiscard]] bool operator()(std::string_view path) const {
    return problems_.empty() ||
           std::none_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
             return problem.code != ProblemCode::unknown_field && covers(problem.field, path);
           });
  }

 private:
  static bool covers(std::string_view wrong, std::string_view path) {
    if (!path.starts_with(wrong)) return false;
    return path.size() == wrong.size() || wrong.empty() || path[wrong.size()] == '.' ||
           path[wrong.size()] == '[';
  }
  const Problems& problems_;
};

}  // namespace kotaj::core
