#include "shared/sync/replica.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "shared/sync/codec.h"
#include "shared/sync/limits.h"
#include "shared/sync/refused.h"

namespace kotaj::sync {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Module;
using access::Refusal;
using core::Id;
using core::IdHash;

constexpr core::Source replica_source{core::Source::Kind::system, "کوتاژ", "همگام‌سازی"};
constexpr std::string_view too_large =
    "حجم این کار از اندازهٔ پذیرفتنی بیشتر است؛ آن را در چند بخش ثبت کنید.";
constexpr std::string_view no_such_day = "ساعت دستگاه درست نیست؛ تاریخ آن بیرون از تقویم است.";

/// A record as the server sent it, decoded when someone first looks at it.
struct Kept {
  uint16_t module_number = 0;
  std::string body{};
  mutable Held held{};
  mutable bool unreadable = false;
};

/// Accepted by the server, whose own version of the record has not come yet.
struct Accepted {
  Operation operation;
  uint64_t log_seq = 0;
};

std::size_t size_in_request(const Operation& operation) {
  return encoded_size_bytes(operation) + sizeof(uint32_t);
}

}  // namespace

struct Replica::Impl {
  std::string user{};
  Id device{};
  std::span<const Module* const> known{};
  std::unordered_map<Id, Kept, IdHash> server{};
  std::unordered_map<Id, Held, IdHash> overlay{};  ///< Only records on which something waits.
  std::deque<Operation> waiting{};
  std::unordered_map<Id, std::size_t, IdHash> waiting_on{};
  std::unordered_map<Id, Refusal, IdHash> expected{};
  std::vector<Accepted> accepted{};
  std::vector<Attention> attention{};  ///< Of which the server's record has not come.
  std::set<Id> refused_records{};      ///< Of the server's, those that are refused operations.
  bool resetting = false;              ///< A reset's later pages are still to come.
  mutable std::vector<Attention> box{};
  mutable uint64_t box_revision = 0;
  uint64_t cursor = 0;
  uint64_t highest_seq = 0;
  uint64_t revision = 1;

  [[nodiscard]] const Module* module_of(uint16_t number) const {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Module* m) { return m->number == number; });
    return found == known.end() ? nullptr : *found;
  }

  const Held* readable(const Kept& kept) const {
    if (kept.held.record == nullptr && !kept.unreadable) {
      DecodeError error{};
      if (kept.held.module != nullptr)
        kept.held.record = decode_record(kept.held.module->record(), kept.body, error);
      kept.unreadable = kept.held.record == nullptr;
    }
    return kept.unreadable ? nullptr : &kept.held;
  }

  [[nodiscard]] const Held* server_record(const Id& id) const {
    const auto found = server.find(id);
    return found == server.end() ? nullptr : readable(found->second);
  }

  [[nodiscard]] const Held* shown(const Id& id) const {
    const auto found = overlay.find(id);
    return found != overlay.end() ? &found->second : server_record(id);
  }

  [[nodiscard]] const access::Person* person() const {
    const Held* held = shown(access::person_id(user));
    return held == nullptr ? nullptr : static_cast<const access::Person*>(held->record.get());
  }

  void keep(const Change& change) {
    Kept kept;
    kept.module_number = change.module;
    kept.body = change.body;
    kept.held = {module_of(change.module), change.version, change.seq, nullptr};
    server.insert_or_assign(change.record, std::move(kept));
    if (change.module == refused_operation_module().number) refused_records.insert(change.record);
  }

  void fill_box() const {
    if (box_revision == revision) return;
    box_revision = revision;
    box = attention;
    for (const Id& id : refused_records) {
      const Held* held = shown(id);
      if (held == nullptr || held->module != &refused_operation_module()) continue;
      const auto& refused = *static_cast<const RefusedOperation*>(held->record.get());
      auto operation = refused.disposed ? std::nullopt : typed_operation(refused);
      if (!operation) continue;
      const bool elsewhere = operation->device != device;
      box.push_back({std::move(*operation),
                     {refused.code, refused.field, refused.reason, {}},
                     refused.source,
                     held->seq,
                     elsewhere});
    }
    std::stable_sort(box.begin(), box.end(),
                     [](const Attention& a, const Attention& b) { return a.log_seq < b.log_seq; });
  }

  void count_waiting() {
    waiting_on.clear();
    for (const Operation& operation : waiting) ++waiting_on[operation.record];
    for (const Accepted& one : accepted) ++waiting_on[one.operation.record];
  }
};

namespace {

/// The context of an act on the device. The day is that of the claimed moment: an operation is
/// replayed as it was performed, whatever the time, and the server decides by its own.
std::optional<Context> context_at(core::Moment at, const Id& operation, const Id& assignment,
                                  const access::Person* person, const access::Lookup& lookup) {
  const auto on = core::tehran_date(at);
  if (!on) return std::nullopt;
  Context context;
  context.at = at;
  context.on = *on;
  context.made_at = at;
  context.operation = operation;
  context.actor = {person, assignment};
  context.lookup = &lookup;
  return context;
}

Refusal clock_refusal() { return {"invalid", {}, std::string(no_such_day), replica_source}; }

}  // namespace

Replica::Replica(std::string user, Id device, std::span<const Module* const> known)
    : impl_(std::make_unique<Impl>()) {
  impl_->user = std::move(user);
  impl_->device = device;
  impl_->known = known;
}

Replica::Replica(Replica&& other) noexcept = default;
Replica& Replica::operator=(Replica&& other) noexcept = default;
Replica::~Replica() = default;

namespace {

/// Replays one operation; the refusal is why it does not apply.
std::optional<Refusal> replay_one(const Replica& replica, const Module* module,
                                  const Operation& operation, const access::Person* person,
                                  std::unordered_map<Id, Held, IdHash>& overlay) {
  const Act* act = module == nullptr ? nullptr : access::find_act(*module, operation.act);
  if (act == nullptr || act->payload == nullptr) {
    return Refusal{"invalid",
                   {},
                   "این نسخهٔ برنامه این کار را نمی‌شناسد.",
                   replica_source};
  }
  DecodeError error{};
  const auto payload = decode_record(*act->payload(), operation.payload, error);
  if (payload == nullptr)
    return Refusal{"invalid", {}, "اطلاعات این کار خوانده نشد.", replica_source};
  const auto context =
      context_at(operation.made_at, operation.id, operation.assignment, person, replica);
  if (!context) return clock_refusal();
  const Held* held = replica.local(operation.record);
  Applied applied = access::perform(*module, *act, held == nullptr ? nullptr : held->record.get(),
                                    payload.get(), operation.seen, *context);
  if (applied.refusal) return std::move(applied.refusal);
  const Held before = held == nullptr ? Held{} : *held;
  overlay[operation.record] = {module, before.version + 1, before.seq, std::move(applied.record)};
  return std::nullopt;
}

template <typename Impl>
void replay_all(const Replica& replica, Impl& impl) {
  impl.overlay.clear();
  impl.expected.clear();
  impl.count_waiting();
  for (const Accepted& one : impl.accepted) {
    replay_one(replica, impl.module_of(one.operation.module), one.operation, impl.person(),
               impl.overlay);
  }
  for (const Operation& operation : impl.waiting) {
    auto refusal = replay_one(replica, impl.module_of(operation.module), operation, impl.person(),
                              impl.overlay);
    if (refusal) impl.expected.emplace(operation.id, std::move(*refusal));
  }
  ++impl.revision;
}

}  // namespace

Replica::Performed Replica::perform(const Module& module, const Act& act, const Id& record,
                                    const void* payload, const Id& assignment,
                                    std::string_view seen_digest, core::Moment now,
                                    std::array<uint8_t, 10> random) {
  Operation operation;
  operation.id = core::make_uuid_v7(now, random);
  const auto context = context_at(now, operation.id, assignment, impl_->person(), *this);
  if (!context) return {{}, clock_refusal()};
  operation.record = act.opens && record.empty() ? module.id_of(act, payload) : record;
  const Held* held = impl_->shown(operation.record);
  Applied applied = access::perform(module, act, held == nullptr ? nullptr : held->record.get(),
                                    payload, seen_digest, *context);
  if (applied.refusal) return {{}, std::move(applied.refusal)};
  const Held before = held == nullptr ? Held{} : *held;
  operation.device = impl_->device;
  operation.seq = impl_->highest_seq + 1;
  operation.user = impl_->user;
  operation.assignment = assignment;
  operation.module = module.number;
  operation.base = before.version;
  operation.made_at = now;
  operation.act = act.number;
  operation.payload = encode_record(*act.payload(), payload);
  operation.seen = seen_digest;
  if (encoded_size_bytes(operation) > limits::operation_bytes) {
    return {{}, Refusal{"too_large", {}, std::string(too_large), replica_source}};
  }
  impl_->overlay[operation.record] = {&module, before.version + 1, before.seq,
                                      std::move(applied.record)};
  impl_->highest_seq = operation.seq;
  impl_->waiting.push_back(operation);
  ++impl_->waiting_on[operation.record];
  ++impl_->revision;
  return {std::move(operation), {}};
}

Applied Replica::preview(const Module& module, const Act& act, const Id& record,
                         const void* payload, const Id& assignment, core::Moment now) const {
  Applied applied;
  const auto context = context_at(now, {}, assignment, impl_->person(), *this);
  if (!context) {
    applied.refusal = clock_refusal();
    return applied;
  }
  const Held* held =
      impl_->shown(act.opens && record.empty() ? module.id_of(act, payload) : record);
  const void* body = held == nullptr ? nullptr : held->record.get();
  return access::perform(module, act, body, payload,
                         seen(module, act, record, payload, assignment, now), *context);
}

std::string Replica::seen(const Module& module, const Act& act, const Id& record,
                          const void* payload, const Id& assignment, core::Moment now) const {
  if (!act.binds_others || module.seen == nullptr) return {};
  const auto context = context_at(now, {}, assignment, impl_->person(), *this);
  const Held* held = impl_->shown(record);
  if (!context || held == nullptr) return {};
  return module.seen(held->record.get(), act, payload, *context);
}

bool Replica::withdraw(const Id& operation) {
  if (impl_->waiting.empty() || impl_->waiting.back().id != operation) return false;
  if (impl_->waiting.back().seq == impl_->highest_seq) --impl_->highest_seq;
  impl_->waiting.pop_back();
  replay_all(*this, *impl_);
  return true;
}

SyncRequest Replica::next_request(uint64_t after) const {
  // Header, device, cursor and count, with room to spare.
  constexpr std::size_t envelope_bytes = 64;
  SyncRequest request{impl_->device, impl_->cursor, {}};
  std::size_t size = envelope_bytes;
  for (const Operation& operation : impl_->waiting) {
    if (operation.seq <= after) continue;
    size += size_in_request(operation);
    if (request.operations.size() == limits::operations_per_request || size > limits::request_bytes)
      break;
    request.operations.push_back(operation);
  }
  return request;
}

namespace {

/// Results first: what they settle leaves the queue, also from an answer that is otherwise too old.
template <typename Impl>
void take_results(Impl& impl, const SyncResponse& response, Taken& taken) {
  std::unordered_map<Id, const OperationResult*, IdHash> results;
  for (const OperationResult& result : response.results) results.emplace(result.id, &result);
  std::deque<Operation> rest;
  for (Operation& operation : impl.waiting) {
    const auto found = results.find(operation.id);
    if (found == results.end()) {
      rest.push_back(std::move(operation));
      continue;
    }
    const OperationResult& result = *found->second;
    if (result.accepted) {
      impl.accepted.push_back({std::move(operation), result.log_seq});
    } else {
      taken.touched.push_back(operation.record);
      taken.settled.push_back(operation);
      taken.refused.push_back({std::move(operation), result.refusal.value_or(Refusal{}),
                               result.source, result.log_seq, false});
      impl.attention.push_back(taken.refused.back());
    }
  }
  impl.waiting = std::move(rest);
}

/// The server's record of a refused operation has gone: so has its author's trouble with it.
template <typename Impl>
void drop_attention(Impl& impl, const Id& record, Taken& taken) {
  std::erase_if(impl.attention, [&](const Attention& one) {
    if (refused_id(one.operation.id) != record) return false;
    taken.kept_by_server.push_back(one.operation.id);
    return true;
  });
}

/// From where the server's record has come, it alone says whether there is still something to see
/// to; after a whole reset it does so for all that the server has numbered.
template <typename Impl>
void settle_attention(Impl& impl, bool more, Taken& taken) {
  const bool all_there = impl.resetting && !more;
  std::erase_if(impl.attention, [&](const Attention& one) {
    const bool there = impl.server.contains(refused_id(one.operation.id));
    if (!there && !(all_there && one.log_seq != 0)) return false;
    taken.kept_by_server.push_back(one.operation.id);
    return true;
  });
  if (!more) impl.resetting = false;
}

template <typename Impl>
void take_changes(Impl& impl, const SyncResponse& response, Taken& taken) {
  if (response.reset) {
    impl.server.clear();
    impl.refused_records.clear();
    impl.resetting = true;
    taken.everything = true;
    taken.purged = true;
  }
  for (const Change& change : response.changes) {
    const auto found = impl.server.find(change.record);
    if (found != impl.server.end() && found->second.held.seq >= change.seq) continue;
    impl.keep(change);
    taken.touched.push_back(change.record);
  }
  for (const Id& id : response.purges) {
    if (impl.server.erase(id) == 0) continue;
    impl.refused_records.erase(id);
    taken.purged = true;
    taken.touched.push_back(id);
  }
  impl.cursor = response.cursor;
}

/// An accepted operation is done with when the server's state includes it. The cursor alone does
/// not say so: a record that changed again later comes on a later page, in its newest version only.
template <typename Impl>
void settle_accepted(Impl& impl, bool more, Taken& taken) {
  std::vector<Accepted> rest;
  for (Accepted& one : impl.accepted) {
    const auto kept = impl.server.find(one.operation.record);
    const bool included = kept != impl.server.end() && kept->second.held.seq >= one.log_seq;
    if (!included && (more || one.log_seq > impl.cursor)) {
      rest.push_back(std::move(one));
    } else {
      taken.touched.push_back(one.operation.record);
      taken.settled.push_back(std::move(one.operation));
    }
  }
  impl.accepted = std::move(rest);
}

}  // namespace

Taken Replica::take(const SyncResponse& response) {
  Taken taken;
  if (response.user != impl_->user) {
    taken.ignored = true;
    return taken;
  }
  for (const auto& [id, held] : impl_->overlay) taken.touched.push_back(id);
  take_results(*impl_, response, taken);
  // A disposal is for ever, so that an old answer's word of it holds too.
  for (const Id& id : response.purges) drop_attention(*impl_, id, taken);
  taken.stale = !response.reset && response.cursor < impl_->cursor;
  if (!taken.stale) {
    take_changes(*impl_, response, taken);
    settle_attention(*impl_, response.more, taken);
  }
  settle_accepted(*impl_, response.more, taken);
  replay_all(*this, *impl_);
  for (const auto& [id, held] : impl_->overlay) taken.touched.push_back(id);
  std::sort(taken.touched.begin(), taken.touched.end());
  taken.touched.erase(std::unique(taken.touched.begin(), taken.touched.end()), taken.touched.end());
  return taken;
}

void Replica::restore_change(const Change& change) { impl_->keep(change); }

void Replica::restore_operation(Operation operation) {
  impl_->highest_seq = std::max(impl_->highest_seq, operation.seq);
  impl_->waiting.push_back(std::move(operation));
}

void Replica::restore_attention(Attention attention) {
  impl_->highest_seq = std::max(impl_->highest_seq, attention.operation.seq);
  impl_->attention.push_back(std::move(attention));
}

void Replica::restore_cursor(uint64_t cursor, bool resetting) {
  impl_->cursor = cursor;
  impl_->resetting = resetting;
}

void Replica::restore_seq(uint64_t highest) {
  impl_->highest_seq = std::max(impl_->highest_seq, highest);
}

void Replica::finish_restore(core::Moment) {
  std::sort(impl_->waiting.begin(), impl_->waiting.end(),
            [](const Operation& a, const Operation& b) { return a.seq < b.seq; });
  // The same entry read twice is one operation.
  const auto same = [](const Operation& a, const Operation& b) { return a.id == b.id; };
  impl_->waiting.erase(std::unique(impl_->waiting.begin(), impl_->waiting.end(), same),
                       impl_->waiting.end());
  replay_all(*this, *impl_);
}

bool Replica::dispose_attention(const Id& operation) {
  const auto found =
      std::find_if(impl_->attention.begin(), impl_->attention.end(),
                   [&](const Attention& one) { return one.operation.id == operation; });
  if (found == impl_->attention.end()) return false;
  impl_->attention.erase(found);
  ++impl_->revision;
  return true;
}

const Held* Replica::local(const Id& record) const { return impl_->shown(record); }
const Held* Replica::server(const Id& record) const { return impl_->server_record(record); }

const void* Replica::find(std::string_view module, const Id& id) const {
  const Held* held = impl_->shown(id);
  return held == nullptr || held->module->code != module ? nullptr : held->record.get();
}

void Replica::for_each(const Module& module,
                       const std::function<void(const Id&, const Held&)>& visit) const {
  for (const auto& [id, kept] : impl_->server) {
    if (kept.held.module != &module || impl_->overlay.contains(id)) continue;
    // Stays decoded: lists hold on to what they were shown until the next revision.
    if (const Held* held = impl_->readable(kept)) visit(id, *held);
  }
  for (const auto& [id, held] : impl_->overlay) {
    if (held.module == &module) visit(id, held);
  }
}

void Replica::for_each_change(const std::function<void(const Change&)>& visit) const {
  for (const auto& [id, kept] : impl_->server) {
    visit({kept.held.seq, kept.module_number, id, kept.held.version, kept.body});
  }
}

const std::deque<Operation>& Replica::waiting() const { return impl_->waiting; }
bool Replica::has_waiting(const Id& record) const { return impl_->waiting_on.contains(record); }
const Refusal* Replica::expected_refusal(const Id& operation) const {
  const auto found = impl_->expected.find(operation);
  return found == impl_->expected.end() ? nullptr : &found->second;
}
const std::vector<Attention>& Replica::attention() const {
  impl_->fill_box();
  return impl_->box;
}
uint64_t Replica::cursor() const { return impl_->cursor; }
bool Replica::resetting() const { return impl_->resetting; }
uint64_t Replica::highest_seq() const { return impl_->highest_seq; }
const std::string& Replica::user() const { return impl_->user; }
Id Replica::device() const { return impl_->device; }
const access::Person* Replica::person() const { return impl_->person(); }
uint64_t Replica::revision() const { return impl_->revision; }

std::size_t Replica::unreadable_count() const {
  return static_cast<std::size_t>(
      std::count_if(impl_->server.begin(), impl_->server.end(), [](const auto& entry) {
        return entry.second.unreadable || entry.second.held.module == nullptr;
      }));
}

}  // namespace kotaj::sync
