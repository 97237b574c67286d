#include <sodium.h>

#include <array>
#include <cstdio>
#include <exception>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/store/store.h"

namespace kotaj::server::cli {

namespace {

struct Command {
  const char* name;
  int (*run)(const Words&);
  const char* help;
};

constexpr std::array<Command, 13> commands{{
    {"serve", &serve_command, "serve the desk over HTTP"},
    {"evaluate", &evaluate_command, "a rule over JSON: kotaj evaluate RULE < input.json"},
    {"admin", &admin_command, "users, assignments, grants, offices, banks, sessions, TLS"},
    {"import", &import_command, "a CSV table into the data, every bad row told at once"},
    {"export", &export_command, "a table as CSV"},
    {"report", &report_command, "abandoned goods: working list, monthly, management, consolidated"},
    {"form", &form_command, "an official form of abandoned goods as a page to print"},
    {"backup", &backup_command, "a consistent copy of the data, also while serving"},
    {"restore", &restore_command, "put a backup in place of the data"},
    {"check", &check_command, "is the file sound, and do its parts agree?"},
    {"replay", &replay_command, "rebuild every record and notice from the log, and compare"},
    {"audit", &audit_command, "audit verify: the chain of the log, naming the first broken row"},
    {"law", &law_command, "parameters and interpretations with their sources, on a day"},
}};

void print_help(std::FILE* to) {
  std::fputs("kotaj COMMAND ... (kotaj COMMAND --help says more)\n", to);
  for (const Command& command : commands)
    std::fprintf(to, "  %-10s %s\n", command.name, command.help);
  std::fputs("Exit status: 0 done, 1 refused, 2 bad input.\n", to);
}

}  // namespace

int run_command(const Words& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "help") {
    print_help(words.empty() ? stderr : stdout);
    return words.empty() ? exit_bad_input : exit_ok;
  }
  if (sodium_init() < 0) {
    std::fputs("kotaj: no random numbers on this machine\n", stderr);
    return exit_refused;
  }
  for (const Command& command : commands) {
    if (words[0] != command.name) continue;
    try {
      return command.run(Words(words.begin() + 1, words.end()));
    } catch (const UsageError& error) {
      std::fprintf(stderr, "kotaj %s: %s\n", command.name, error.what());
      return exit_bad_input;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "kotaj %s: %s\n", command.name, error.what());
      return exit_refused;
    }
  }
  std::fprintf(stderr, "kotaj: no command %s\n", words[0].c_str());
  print_help(stderr);
  return exit_bad_input;
}

}  // namespace kotaj::server::cli
