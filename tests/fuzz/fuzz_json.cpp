// JSON from outside (libFuzzer's entry): `evaluate` over HTTP and the small bodies of the other
// routes. The first byte chooses the rule. An answer is always JSON itself, with one of the two
// exit statuses, and the same each time.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/cli/evaluate.h"
#include "server/http/json_body.h"
#include "tests/fuzz/require.h"

namespace {

using namespace kotaj::server;  // NOLINT: a program of its own.
using kotaj::fuzz::require;

void try_small_object(std::string_view bytes) {
  const auto object = http::parse_small_object(bytes);
  cli::JsonDocument document;
  const bool parsed = document.parse(bytes);
  require(parsed || !object);
  for (const cli::JsonNode& node : document.nodes()) {
    require(node.end <= document.nodes().size());
    require(document.text(node).size() == node.text_size);
    require(document.key(node).size() == node.key_size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try_small_object(bytes);
  const auto rules = cli::evaluate_rules();
  const cli::EvaluateRule& rule = rules[data[0] % rules.size()];
  const cli::EvaluateReply reply = cli::evaluate(rule.name, bytes, cli::http_evaluate_limits);
  require(reply.exit_status == cli::evaluate_result ||
          reply.exit_status == cli::evaluate_bad_input);
  cli::JsonDocument answer;
  require(answer.parse(reply.json));
  require(cli::evaluate(rule.name, bytes, cli::http_evaluate_limits).json == reply.json);
  return 0;
}
