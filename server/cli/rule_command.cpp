#include <array>
#include <cstdio>
#include <stdexcept>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/cli/evaluate.h"

namespace kotaj::server::cli {

namespace {

std::string read_standard_input() {
  std::string text;
  std::array<char, 64 * 1024> chunk{};
  for (;;) {
    const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), stdin);
    text.append(chunk.data(), got);
    if (got < chunk.size()) return text;
  }
}

}  // namespace

int evaluate_command(const Words& words) {
  const Args args(words, {"--help"}, {});
  if (args.has("--help") || args.size() != 1) {
    std::FILE* to = args.has("--help") ? stdout : stderr;
    std::fputs(
        "kotaj evaluate RULE < input.json > output.json\n  An array of cases gives an array of results.\n",
        to);
    for (const EvaluateRule& rule : evaluate_rules()) {
      std::fprintf(to, "  %-18s %s\n", std::string(rule.name).c_str(),
                   std::string(rule.label).c_str());
    }
    return args.has("--help") ? exit_ok : exit_bad_input;
  }
  const EvaluateReply reply = evaluate(args.word(0, "RULE"), read_standard_input());
  std::fwrite(reply.json.data(), 1, reply.json.size(), stdout);
  std::fputc('\n', stdout);
  // A result that did not reach the disk is none: nobody may take half of it for the whole.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw std::runtime_error("the answer could not be written");
  return reply.exit_status;
}

}  // namespace kotaj::server::cli
