
#include <cstdio>
#include <filesystem>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/cli/console.h"
#include "server/store/sqlite_store.h"
#include "server/sync/audit.h"
#include "server/sync/replay.h"

namespace kotaj::server::cli {

namespace {

int say(const char* text) {
  std::fputs(text, stdout);
  return exit_ok;
}

/// Prints what is wrong, a line each; the exit status follows.
int report(const char* what, const std::vector<std::string>& wrong) {
  for (const std::string& line : wrong) std::printf("%s\n", line.c_str());
  std::printf("%s: %s\n", what, wrong.empty() ? "ok" : "not ok");
  return wrong.empty() ? exit_ok : exit_refused;
}

/// The data with all that a server of today adds to an older program's before it serves, so that
/// the log and the records can be held against each other.
std::unique_ptr<store::Store> open_whole(const std::string& folder) {
  auto store = open_data(folder, false);
  const Console prepared(*store);
  return store;
}

}  // namespace

int backup_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data"});
  if (args.has("--help"))
    return say(
        "kotaj backup --data DIR FILE\n  Also while the server runs. FILE must not exist.\n");
  const std::string& to = args.word(0, "FILE");
  if (std::filesystem::exists(to)) throw UsageError(to + " exists already");
  const std::string partial = to + ".partial";
  std::filesystem::remove(partial);
  open_data(args.need("--data"), false)->backup_to(partial);
  const auto copy = store::open_sqlite({partial, false, {}});
  if (const auto wrong = copy->check_file(); !wrong.empty()) return report("backup", wrong);
  std::filesystem::rename(partial, to);
  std::filesystem::remove(partial + "-wal");
  std::filesystem::remove(partial + "-shm");
  std::printf("backup: %s\n", to.c_str());
  return exit_ok;
}

int restore_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data"});
  if (args.has("--help")) {
    return say(
        "kotaj restore --data DIR FILE\n  DIR must not hold data yet: move the old folder away, it is never overwritten.\n");
  }
  const std::string folder = args.need("--data");
  const std::string& from = args.word(0, "FILE");
  if (!std::filesystem::exists(from)) throw UsageError("no such file: " + from);
  if (std::filesystem::exists(database_path(folder)))
    throw UsageError(folder + " holds data already");
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  std::filesystem::copy_file(from, database_path(folder));
  const auto store = open_data(folder, false);
  std::vector<std::string> wrong = store->check_file();
  const auto reader = store->reader();
  if (const auto broken = sync::verify_audit(*reader)) wrong.push_back(broken->text());
  return report("restore", wrong);
}

int check_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data"});
  if (args.has("--help"))
    return say(
        "kotaj check --data DIR\n  The file by SQLite, the log's chain, and every record against the log.\n");
  const auto store = open_whole(args.need("--data"));
  std::vector<std::string> wrong = store->check_file();
  const auto reader = store->reader();
  if (const auto broken = sync::verify_audit(*reader)) wrong.push_back(broken->text());
  for (std::string& difference : sync::replay(*reader).differences)
    wrong.push_back(std::move(difference));
  return report("check", wrong);
}

int replay_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data"});
  if (args.has("--help"))
    return say(
        "kotaj replay --data DIR\n  Rebuilds every record and notice from the log and compares them byte for byte.\n");
  const auto store = open_whole(args.need("--data"));
  const auto reader = store->reader();
  const sync::Replayed replayed = sync::replay(*reader);
  std::printf("replay: %llu operations, %llu records, %llu notices, state %s\n",
              static_cast<unsigned long long>(replayed.operations),
              static_cast<unsigned long long>(replayed.records),
              static_cast<unsigned long long>(replayed.notices), replayed.state_hash.c_str());
  return report("replay", replayed.differences);
}

int audit_command(const Words& words) {
  const Args args(words, {"--help"}, {"--data"});
  if (args.has("--help") || args.size() == 0 || args.word(0, "verify") != "verify") {
    std::fputs(
        "kotaj audit verify --data DIR\n  Follows the chain of the log and names the first broken row.\n",
        args.has("--help") ? stdout : stderr);
    return args.has("--help") ? exit_ok : exit_bad_input;
  }
  const auto store = open_data(args.need("--data"), false);
  const auto reader = store->reader();
  std::vector<std::string> wrong;
  if (const auto broken = sync::verify_audit(*reader)) wrong.push_back(broken->text());
  return report("audit", wrong);
}

}  // namespace kotaj::server::cli
