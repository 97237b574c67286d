#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/core/source.h"

namespace kotaj::core {

/// Why an input cannot be taken. The codes are part of the public contract of `kotaj evaluate`.
enum class ProblemCode {
  required,
  unknown_field,
  type,
  format,
  range,
  check_digit,
  inconsistent,
  not_allowed,
};

/// The code as it travels, for example "check_digit".
std::string_view to_string(ProblemCode code);

/// One thing wrong with an input, told so that the person who typed it can mend it.
struct Problem {
  std::string field;               ///< Path from the root, `weighings[0].containers[1].number`.
  ProblemCode code;                ///< The machine's word for it.
  std::string message;             ///< A Persian sentence that names the field.
  std::optional<Source> source{};  ///< The rule behind it, where one is.
};

using Problems = std::vector<Problem>;

/// Either a value or the problems that kept it from being one. Errors are values in shared/.
template <typename Value>
class Result {
 public:
  Result(Value value) : state_(std::move(value)) {}           // NOLINT(google-explicit-constructor)
  Result(Problems problems) : state_(std::move(problems)) {}  // NOLINT(google-explicit-constructor)
  Result(Problem problem) : state_(Problems{std::move(problem)}) {}  // NOLINT

  [[nodiscard]] bool ok() const { return std::holds_alternative<Value>(state_); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Value& value() const& { return *std::get_if<Value>(&state_); }
  [[nodiscard]] Value& value() & { return *std::get_if<Value>(&state_); }
  [[nodiscard]] Value&& value() && { return std::move(*std::get_if<Value>(&state_)); }
  [[nodiscard]] const Problems& problems() const { return *std::get_if<Problems>(&state_); }

 private:
  std::variant<Value, Problems> state_;
};

}  // namespace kotaj::core
