#pragma once

#include <string>
#include <vector>

/// The subcommands. Each takes the words after its name and returns the exit status; UsageError and
/// other exceptions stop in `run_command`.
namespace kotaj::server::cli {

using Words = std::vector<std::string>;

int serve_command(const Words& words);
int admin_command(const Words& words);
int backup_command(const Words& words);
int restore_command(const Words& words);
int check_command(const Words& words);
int replay_command(const Words& words);
int audit_command(const Words& words);
int import_command(const Words& words);
int export_command(const Words& words);
int report_command(const Words& words);
int form_command(const Words& words);
int law_command(const Words& words);
int evaluate_command(const Words& words);

/// The whole program but for `main`.
int run_command(const Words& words);

}  // namespace kotaj::server::cli
