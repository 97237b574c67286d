#include "tests/simulation/judge.h"

#include <map>
#include <set>

#include "server/sync/audit.h"
#include "server/sync/records.h"
#include "server/sync/replay.h"
#include "server/sync/result.h"
#include "shared/core/sha256.h"
#include "shared/sync/codec.h"
#include "shared/sync/refused.h"

namespace kotaj::simulation {

namespace {

/// One figure for all that a side holds.
std::string state_hash(const View& view) {
  core::Sha256 sha;
  for (const auto& [id, held] : view) {
    sha.update(core::to_string(id) + "/" + std::to_string(held.first) + "\n");
    sha.update(held.second);
  }
  const core::Digest digest = sha.finish();
  return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string first_difference(server::store::Reader& reader, const View& server,
                             const View& device) {
  for (const auto& [id, held] : server) {
    const auto found = device.find(id);
    if (found == device.end())
      return reader.find_record(id)->kind + " " + core::to_string(id) + " is missing on the device";
    if (found->second != held)
      return core::to_string(id) + " has version " + std::to_string(held.first) +
             " at the server, " + std::to_string(found->second.first) + " on the device";
  }
  for (const auto& [id, held] : device) {
    if (!server.contains(id)) return core::to_string(id) + " should not be on the device";
  }
  return "nothing";
}

/// Counts, for each record, what made it: its version must be that figure.
class LogJudge {
 public:
  explicit LogJudge(Ledger& ledger) : ledger_(ledger) {}

  void row(const server::store::LogRow& row) {
    if (row.device.empty()) {
      if (row.act == server::sync::genesis_act) ++versions_[row.record];
      return;
    }
    server::sync::StoredResult result;
    if (!server::sync::read_result(row.result, result))
      return ledger_.wrong("log row " + std::to_string(row.seq) + " has no result");
    if (result.accepted) {
      ++versions_[row.record];
    } else {
      ++versions_[kotaj::sync::refused_id(row.id)];
      ++refused;
    }
    const auto kept = ledger_.operations().find(row.id);
    if (kept == ledger_.operations().end()) {
      // The founding's own and the command line's; else a device spoke of what it had not kept.
      if (row.device != core::derive_id("server.console", {"1"}))
        ledger_.wrong("S11: log row " + std::to_string(row.seq) + " was on no device's disk");
      return;
    }
    ++found_[row.id];
    if (kotaj::sync::encode(kept->second) != row.payload)
      ledger_.wrong("log row " + std::to_string(row.seq) + " holds other bytes than were sent");
    uint64_t& last = last_seq_[{row.device, row.user}];
    if (kept->second.seq <= last)
      ledger_.wrong("S7: log row " + std::to_string(row.seq) + " is out of its device's order");
    last = kept->second.seq;
  }

  void finish(server::store::Reader& reader) {
    for (const auto& [id, operation] : ledger_.operations()) {
      if (found_[id] != 1)
        ledger_.wrong("operation " + core::to_string(id) + " of " + operation.user + " stands " +
                      std::to_string(found_[id]) + " times in the log");
    }
    reader.changes(0, [&](const server::store::RecordRow& row) {
      if (versions_[row.id] != row.version)
        ledger_.wrong("record " + core::to_string(row.id) + " has version " +
                      std::to_string(row.version) + " after " + std::to_string(versions_[row.id]) +
                      " accepted operations");
      return true;
    });
  }

  uint64_t refused = 0;

 private:
  Ledger& ledger_;
  std::map<core::Id, uint64_t> versions_;
  std::map<core::Id, uint64_t> found_;
  std::map<std::pair<core::Id, std::string>, uint64_t> last_seq_;
};

/// Every record whose bytes are still on the device's disk.
std::set<core::Id> records_on_disk(const Vault& vault, Ledger& ledger) {
  std::set<core::Id> ids;
  kotaj::sync::DecodeError error{};
  for (const std::string& bytes : vault.segments) {
    const auto changes = kotaj::sync::decode_segment(bytes, error);
    if (!changes) ledger.wrong("a segment that cannot be read");
    for (const auto& change : changes.value_or(std::vector<kotaj::sync::Change>{}))
      ids.insert(change.record);
  }
  for (const std::string& bytes : vault.log) {
    const auto response = kotaj::sync::decode_sync_response(bytes, error);
    if (!response) {
      ledger.wrong("an answer in the log that cannot be read");
      continue;
    }
    for (const auto& change : response->changes) ids.insert(change.record);
  }
  return ids;
}

/// S5: what was refused is there for its author, on each of his devices, as he typed it, and with
/// the reason; what he disposed of is nowhere.
void judge_attention(server::store::Reader& reader, const app::Desk& desk, const std::string& name,
                     Ledger& ledger) {
  std::map<core::Id, const kotaj::sync::Attention*> shown;
  for (const auto& item : desk.attention()) {
    if (!shown.emplace(item.operation.id, &item).second)
      ledger.wrong(name + ": S5: a refused operation is shown twice");
    if (item.refusal.reason.empty()) ledger.wrong(name + ": S5: a refusal without a reason");
    if (item.elsewhere != (item.operation.device != desk.replica().device()))
      ledger.wrong(name + ": S5: a refusal of another device does not say so");
  }
  const server::sync::Records records(reader);
  reader.log(0, [&](const server::store::LogRow& row) {
    server::sync::StoredResult result;
    const bool mine = !row.device.empty() && row.user == desk.session().user;
    if (!mine || !server::sync::read_result(row.result, result) || result.accepted) return true;
    const auto* kept = static_cast<const kotaj::sync::RefusedOperation*>(
        records.find("refused_operation", kotaj::sync::refused_id(row.id)));
    const std::string which = ": S5: refused operation " + core::to_string(row.id);
    const auto found = shown.find(row.id);
    if (kept == nullptr) {
      ledger.wrong(name + which + " is not kept by the server");
    } else if (kept->disposed != (found == shown.end())) {
      ledger.wrong(name + which + (kept->disposed ? " is still shown" : " is not shown"));
    } else if (found != shown.end() &&
               (kotaj::sync::encode(found->second->operation) != row.payload ||
                found->second->refusal.code != result.refusal.code)) {
      ledger.wrong(name + which + " is not shown as it was typed and refused");
    }
    if (found != shown.end()) shown.erase(found);
    return true;
  });
  for (const auto& [id, item] : shown)
    ledger.wrong(name + ": S5: " + core::to_string(id) + " is shown, but was not refused");
}

}  // namespace

void judge_server(server::store::Store& store, Ledger& ledger, uint64_t& refused) {
  for (const std::string& line : store.check_file()) ledger.wrong("integrity_check: " + line);
  const auto reader = store.reader();
  if (const auto broken = server::sync::verify_audit(*reader))
    ledger.wrong("audit: " + broken->text());
  for (const std::string& line : server::sync::replay(*reader).differences)
    ledger.wrong("replay: " + line);
  ledger.check_acknowledged(*reader);
  LogJudge log(ledger);
  reader->log(0, [&](const server::store::LogRow& row) {
    log.row(row);
    return true;
  });
  log.finish(*reader);
  refused = log.refused;
}

void judge_screen(const app::Desk& desk, const std::string& name, Ledger& ledger) {
  const kotaj::sync::Replica& held = desk.replica();
  kotaj::sync::Replica again(held.user(), held.device());
  std::set<core::Id> records;
  held.for_each_change([&](const kotaj::sync::Change& change) {
    again.restore_change(change);
    records.insert(change.record);
  });
  std::set<core::Id> waited_on;
  for (const kotaj::sync::Operation& operation : held.waiting()) {
    again.restore_operation(operation);
    waited_on.insert(operation.record);
    records.insert(operation.record);
  }
  again.finish_restore(desk.now());
  for (const core::Id& id : records) {
    // Accepted, but the server's own version has not come: the second copy cannot know of it.
    if (held.has_waiting(id) && !waited_on.contains(id)) continue;
    const kotaj::sync::Held* shown = held.local(id);
    const kotaj::sync::Held* expected = again.local(id);
    const bool both = shown != nullptr && expected != nullptr;
    const auto bytes = [](const kotaj::sync::Held& one) {
      return kotaj::sync::encode_record(one.module->record(), one.record.get());
    };
    if ((shown == nullptr) != (expected == nullptr) || (both && bytes(*shown) != bytes(*expected)))
      ledger.wrong(name + ": S3: the screen shows a third thing of " + core::to_string(id));
  }
}

void judge_device(server::store::Reader& reader, const app::Desk& desk, const Vault& vault,
                  core::Moment now, const std::string& name, Ledger& ledger) {
  if (desk.waiting() != 0)
    ledger.wrong(name + ": " + std::to_string(desk.waiting()) + " operations still wait");
  const View allowed = readable_by(reader, desk.session().user, now);
  View held;
  desk.replica().for_each_change([&](const kotaj::sync::Change& change) {
    held[change.record] = {change.version, change.body};
    const kotaj::sync::Held* shown = desk.replica().local(change.record);
    if (shown == nullptr || shown->version != change.version)
      ledger.wrong(name + ": S3: the screen shows what is neither the server's nor waiting");
  });
  if (state_hash(allowed) != state_hash(held))
    ledger.wrong(name + ": S12: state differs: " + first_difference(reader, allowed, held));
  for (const core::Id& id : records_on_disk(vault, ledger)) {
    if (!allowed.contains(id))
      ledger.wrong(name + ": S6: record " + core::to_string(id) + " is still on the disk");
  }
  judge_attention(reader, desk, name, ledger);
}

}  // namespace kotaj::simulation
