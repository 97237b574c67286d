#include "server/sync/replay.h"

#include <map>
#include <memory>

#include "server/store/body.h"
#include "server/sync/core.h"
#include "server/sync/numbering.h"
#include "server/sync/result.h"
#include "shared/access/modules.h"
#include "shared/sync/codec.h"
#include "shared/sync/modules.h"
#include "shared/sync/refused.h"

namespace kotaj::server::sync {

namespace {

constexpr std::size_t reported_differences = 100;

/// The state that grows as the log is read.
class State : public access::Lookup {
 public:
  struct Held {
    const access::Module* module = nullptr;
    uint64_t version = 0;
    uint64_t seq = 0;
    std::shared_ptr<const void> record{};
  };
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    const auto found = records.find(id);
    return found != records.end() && found->second.module->code == module
               ? found->second.record.get()
               : nullptr;
  }
  std::map<core::Id, Held> records;
  std::map<std::string, access::BankNotice> notices;
};

class Replay {
 public:
  explicit Replay(store::Reader& reader) : reader_(reader) {}

  Replayed run() {
    reader_.log(0, [&](const store::LogRow& row) {
      if (row.act == genesis_act)
        begin(row);
      else if (!row.device.empty())
        operation(row);
      return true;
    });
    compare_records();
    compare_notices();
    replayed_.state_hash = hash();
    return std::move(replayed_);
  }

 private:
  void differs(const std::string& line) {
    if (replayed_.differences.size() < reported_differences) replayed_.differences.push_back(line);
  }

  void begin(const store::LogRow& row) {
    const access::Module& module = access::person_module();
    state_.records[row.record] = {&module, 1, row.seq,
                                  store::from_body(module.record(), row.payload)};
  }

  void operation(const store::LogRow& row) {
    const std::string where = "log row " + std::to_string(row.seq) + ": ";
    StoredResult result;
    if (!read_result(row.result, result)) return differs(where + "its result is unreadable");
    kotaj::sync::DecodeError error = kotaj::sync::DecodeError::none;
    const auto decoded = kotaj::sync::decode_operation(row.payload, error);
    if (!decoded || decoded->id != row.id) return differs(where + "its operation is unreadable");
    if (!result.accepted) return refused(row, *decoded, result);
    const access::Module* module = kotaj::sync::find_module(decoded->module);
    const access::Act* act = module == nullptr ? nullptr : access::find_act(*module, decoded->act);
    if (act == nullptr) return differs(where + "its act is unknown");
    ++replayed_.operations;
    if (const std::string wrong = perform(row, *decoded, *module, *act, result); !wrong.empty()) {
      differs(where + wrong);
    }
  }

  void refused(const store::LogRow& row, const kotaj::sync::Operation& operation,
               const StoredResult& result) {
    auto kept = std::make_shared<kotaj::sync::RefusedOperation>(
        kotaj::sync::refused_operation(operation, row.payload, result.refusal, row.at));
    state_.records[kotaj::sync::refused_id(row.id)] = {&kotaj::sync::refused_operation_module(), 1,
                                                       row.seq, std::move(kept)};
  }

  std::string perform(const store::LogRow& row, const kotaj::sync::Operation& operation,
                      const access::Module& module, const access::Act& act,
                      const StoredResult& result) {
    kotaj::sync::DecodeError error = kotaj::sync::DecodeError::none;
    std::shared_ptr<void> payload;
    if (act.payload != nullptr)
      payload = kotaj::sync::decode_record(*act.payload(), operation.payload, error);
    RecordedNumbering numbering(result.numbers);
    access::Context context;
    context.at = row.at;
    context.on = core::tehran_date(row.at).value_or(core::Date());
    context.made_at = operation.made_at;
    context.operation = operation.id;
    context.lookup = &state_;
    context.numbering = &numbering;
    context.actor.person = static_cast<const access::Person*>(
        state_.find("person", access::person_id(operation.user)));
    context.actor.assignment = operation.assignment;
    State::Held before;
    if (const auto found = state_.records.find(operation.record); found != state_.records.end())
      before = found->second;
    access::Applied applied =
        access::perform(module, act, before.record.get(), payload.get(), operation.seen, context);
    if (applied.refusal) return "was accepted, is refused now: " + applied.refusal->code;
    if (!numbering.exhausted()) return "gave more numbers than it gives now";
    if (before.version + 1 != result.version) return "made another version";
    state_.records[operation.record] = {&module, before.version + 1, row.seq, applied.record};
    for (access::BankNotice& notice : applied.notices) keep(std::move(notice));
    return {};
  }

  /// As the store does: a link across banks is dropped on both sides.
  void keep(access::BankNotice notice) {
    std::string kept;
    for (const std::string_view older : access::superseded_numbers(notice)) {
      const auto found = state_.notices.find(std::string(older));
      if (found == state_.notices.end() || found->second.bank != notice.bank) continue;
      found->second.superseded_by = notice.number;
      if (!kept.empty()) kept += ' ';
      kept += older;
    }
    notice.supersedes = std::move(kept);
    state_.notices.insert_or_assign(notice.number, std::move(notice));
  }

  void compare_records() {
    std::map<core::Id, bool> seen;
    reader_.changes(0, [&](const store::RecordRow& row) {
      seen[row.id] = true;
      const std::string where = "record " + core::to_string(row.id) + ": ";
      const auto found = state_.records.find(row.id);
      if (found == state_.records.end()) {
        differs(where + "is in no row of the log");
        return true;
      }
      const State::Held& held = found->second;
      if (held.version != row.version || held.seq != row.seq || held.module->code != row.kind) {
        differs(where + "has another version");
      }
      if (store::to_body(held.module->record(), held.record.get()) != row.body)
        differs(where + "has another body");
      if (held.module->office(held.record.get()) != row.office)
        differs(where + "is filed under another office");
      return true;
    });
    for (const auto& [id, held] : state_.records) {
      if (!seen.contains(id)) differs("record " + core::to_string(id) + ": is missing");
    }
    replayed_.records = state_.records.size();
  }

  void compare_notices() {
    const core::Description& description = access::bank_notice_module().record();
    std::size_t stored = 0;
    reader_.notices([&](const store::NoticeRow& row) {
      ++stored;
      const auto found = state_.notices.find(row.notice.number);
      if (found == state_.notices.end()) {
        differs("notice " + row.notice.number + ": is in no row of the log");
      } else if (store::to_body(description, &row.notice) !=
                 store::to_body(description, &found->second)) {
        differs("notice " + row.notice.number + ": differs");
      }
      return true;
    });
    if (stored != state_.notices.size()) differs("notices are missing");
    replayed_.notices = state_.notices.size();
  }

  std::string hash() const {
    core::Sha256 sha;
    for (const auto& [id, held] : state_.records) {
      sha.update(core::to_string(id) + "/" + std::to_string(held.version) + "\n");
      sha.update(store::to_body(held.module->record(), held.record.get()));
    }
    for (const auto& [number, notice] : state_.notices) {
      sha.update(store::to_body(access::bank_notice_module().record(), &notice));
    }
    const core::Digest digest = sha.finish();
    return core::to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()});
  }

  store::Reader& reader_;
  State state_;
  Replayed replayed_;
};

}  // namespace

Replayed replay(store::Reader& reader) { return Replay(reader).run(); }

}  // namespace kotaj::server::sync
