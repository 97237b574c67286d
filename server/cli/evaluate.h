#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "server/cli/json_document.h"
#include "shared/core/description.h"
#include "shared/core/result.h"

/// The rules without the desk (overview.md, Evaluate): JSON in, JSON out, for the command line and
/// for HTTP alike.
namespace kotaj::server::cli {

/// Exit statuses of `kotaj evaluate`.
inline constexpr int evaluate_result = 0;     ///< A result; a refusal is a result.
inline constexpr int evaluate_bad_input = 2;  ///< Not valid JSON, or not of the form.

struct EvaluateLimits {
  std::size_t bytes = std::size_t{1} << 30;
  std::size_t cases = std::size_t{1} << 24;
};
/// What HTTP takes.
inline constexpr EvaluateLimits http_evaluate_limits{1024 * 1024, 1000};

struct EvaluateReply {
  std::string json;
  int exit_status = evaluate_result;
};

/// One rule: the form of its input, and what answers one case.
struct EvaluateRule {
  std::string_view name;
  std::string_view label;  ///< Persian.
  const core::Description& (*input)();
  /// Appends the result's JSON, or nothing where `problems` are told.
  void (*answer)(const JsonDocument& document, const JsonNode& node, std::string& out,
                 core::Problems& problems);
  /// The record in the input that may be a draft; in it keys may be absent.
  const core::Description& (*draft)() = nullptr;
};

/// Every rule there is, for OpenAPI and for help.
std::span<const EvaluateRule> evaluate_rules();

EvaluateReply evaluate(std::string_view rule, std::string_view json_text,
                       const EvaluateLimits& limits = {});

}  // namespace kotaj::server::cli
