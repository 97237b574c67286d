#include "client/app/desk.h"

#include <algorithm>

#include "client/app/desk_impl.h"
#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/core/text.h"

namespace kotaj::app {
namespace {

/// Stands in while storage is being read: nothing is held, nothing may be done.
const sync::Replica& nothing_yet() {
  static const sync::Replica empty{std::string(), core::Id{}};
  return empty;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string key = core::search_key(text);
  std::string word;
  for (const char letter : key + " ") {
    if (letter != ' ') {
      word += letter;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

std::string search_text_of(const access::Module& module, const void* record) {
  std::string text = core::searchable_text(module.record(), record);
  for (const auto& [name, value] : module.keys(record)) {
    text += '\n';
    text += core::search_key(value);
  }
  return text;
}

}  // namespace

void Desk::Impl::changed() {
  ++revision;
  if (listener) listener();
}

core::Moment Desk::Impl::now() const { return {environment.now_unix_ms() + clock_offset_ms}; }

core::Date Desk::Impl::today() const { return core::tehran_date(now()).value_or(core::Date()); }

const access::Assignment* Desk::Impl::assignment() const {
  const access::Person* person = replica ? replica->person() : nullptr;
  if (person == nullptr) return nullptr;
  const core::Date on = today();
  const access::Assignment* first = nullptr;
  for (const access::Assignment& held : person->assignments) {
    if (!access::holds_on(held, on)) continue;
    if (held.id == chosen_assignment) return &held;
    if (first == nullptr) first = &held;
  }
  return first;
}

Desk::Desk(Session session, Storage& storage, Network& network, Environment& environment)
    : impl_(std::make_unique<Impl>(std::move(session), storage, network, environment)) {
  network.on_online([impl = impl_.get()](bool online) {
    impl->retry_ms = 0;
    if (!online) impl->line = Line::offline;
    impl->changed();
    if (online) impl->sync();
  });
  network.on_live([impl = impl_.get()] { impl->sync(); });
  storage.on_changed([impl = impl_.get()] { impl->load(); });
}

Desk::~Desk() {
  // The ports outlive the desk; what they still hold must not call into it.
  impl_->network.on_online({});
  impl_->network.on_live({});
  impl_->storage.on_changed({});
  impl_->environment.cancel_wake();
}

void Desk::start() { impl_->load(); }
bool Desk::started() const { return impl_->replica.has_value(); }

void Desk::sync_now() {
  impl_->retry_ms = 0;
  impl_->sync();
}

Line Desk::line() const { return impl_->line; }
std::optional<core::Moment> Desk::last_synced() const { return impl_->last_synced; }

// --- Who and when ---

const Session& Desk::session() const { return impl_->session; }
const access::Person* Desk::person() const { return replica().person(); }
core::Moment Desk::now() const { return impl_->now(); }
core::Date Desk::today() const { return impl_->today(); }

std::vector<const access::Assignment*> Desk::assignments() const {
  std::vector<const access::Assignment*> held;
  const access::Person* known = person();
  if (known == nullptr) return held;
  for (const access::Assignment& assignment : known->assignments) {
    if (access::holds_on(assignment, today())) held.push_back(&assignment);
  }
  return held;
}

const access::Assignment* Desk::assignment() const { return impl_->assignment(); }

void Desk::choose_assignment(const core::Id& assignment) {
  impl_->chosen_assignment = assignment;
  impl_->changed();
}

std::string Desk::office_name(std::string_view code) const {
  const auto* office = find<access::Office>(access::office_id(code));
  return office == nullptr ? std::string(code) : office->name;
}

std::string Desk::bank_name(std::string_view code) const {
  if (impl_->session.bank_staff && code == impl_->session.bank) return impl_->session.bank_name;
  const auto* bank = find<access::Bank>(access::bank_id(code));
  return bank == nullptr ? std::string(code) : bank->name;
}

std::string Desk::person_name(std::string_view user) const {
  const auto* known = find<access::Person>(access::person_id(user));
  return known == nullptr ? std::string(user) : known->name;
}

std::string Desk::giver_name(std::string_view user, access::GrantLayer layer) const {
  if (user.empty()) return {};
  if (const auto* known = find<access::Person>(access::person_id(user))) return known->name;
  // A grant of the layer can only have come from there.
  const auto giver = layer == access::GrantLayer::central ? access::Position::central_admin
                                                          : access::Position::office_manager;
  return std::string(access::label_of(giver)) + " (" + std::string(user) + ")";
}

access::Context Desk::context() const {
  access::Context context;
  context.at = now();
  context.made_at = context.at;
  context.on = today();
  context.actor.person = person();
  const access::Assignment* held = assignment();
  if (held != nullptr) context.actor.assignment = held->id;
  context.lookup = &replica();
  return context;
}

// --- Acting ---

access::Decision Desk::allowed(const access::Module& module, const access::Act& act,
                               const core::Id& record) const {
  const sync::Held* held = replica().local(record);
  if (held == nullptr && !act.opens) {
    return access::Refusal{"no_record", {}, "چنین پرونده‌ای نیست.", {}};
  }
  const void* body = held == nullptr ? nullptr : held->record.get();
  const access::Context asked = context();
  return access::decide(asked.actor, act, module.subject(body, act, nullptr, asked), asked.on);
}

access::Applied Desk::preview(const access::Module& module, const access::Act& act,
                              const core::Id& record, const void* payload) const {
  const access::Assignment* held = assignment();
  return replica().preview(module, act, record, payload, held == nullptr ? core::Id{} : held->id,
                           now());
}

std::optional<access::Refusal> Desk::perform(const access::Module& module, const access::Act& act,
                                             const core::Id& record, const void* payload,
                                             const void* drawn) {
  if (!impl_->replica) {
    return access::Refusal{
        "not_ready",
        {},
        "داده‌های این دستگاه هنوز خوانده نشده است؛ اندکی بعد دوباره ثبت کنید.",
        {}};
  }
  const access::Assignment* held = assignment();
  const core::Id as = held == nullptr ? core::Id{} : held->id;
  const core::Moment at = now();
  std::string seen;
  if (act.binds_others && drawn != nullptr && module.seen != nullptr) {
    seen = module.seen(drawn, act, payload, context());
  } else if (act.binds_others) {
    seen = impl_->replica->seen(module, act, record, payload, as, at);
  }
  std::array<uint8_t, 10> random{};
  const std::array<uint8_t, 16> bits = impl_->environment.random();
  std::copy_n(bits.begin(), random.size(), random.begin());
  auto performed = impl_->replica->perform(module, act, record, payload, as, seen, at, random);
  if (performed.refusal) return performed.refusal;
  if (performed.operation) impl_->keep_operation(std::move(*performed.operation));
  if (!impl_->together) impl_->changed();
  return std::nullopt;
}

void Desk::together(const std::function<void()>& acts) {
  impl_->together = true;
  acts();
  impl_->together = false;
  impl_->store_operations(std::exchange(impl_->collected, {}));
  impl_->changed();
}

core::Id Desk::id_of(const access::Module& module, const access::Act& act,
                     const void* payload) const {
  return module.id_of(act, payload);
}

// --- Reading ---

const sync::Replica& Desk::replica() const {
  return impl_->replica ? *impl_->replica : nothing_yet();
}

uint64_t Desk::revision() const { return impl_->revision + replica().revision(); }

std::vector<std::pair<core::Id, const access::BankNotice*>> Desk::notices() const {
  std::vector<std::pair<core::Id, const access::BankNotice*>> found;
  replica().for_each(
      access::bank_notice_module(), [&found](const core::Id& id, const sync::Held& held) {
        found.emplace_back(id, static_cast<const access::BankNotice*>(held.record.get()));
      });
  for (const access::Module* module : sync::modules()) {
    if (module->notices == nullptr) continue;
    replica().for_each(*module, [&found, module](const core::Id& id, const sync::Held& held) {
      for (const access::BankNotice* notice : module->notices(held.record.get()))
        found.emplace_back(id, notice);
    });
  }
  // Newest first; what waits for its number stands above all.
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    if (a.second->number.empty() != b.second->number.empty()) return a.second->number.empty();
    return b.second->issued_at < a.second->issued_at;
  });
  return found;
}

std::vector<core::Id> Desk::search(const access::Module& module, std::string_view words,
                                   std::size_t limit) const {
  std::vector<core::Id> found;
  const std::vector<std::string> wanted = words_of(words);
  if (wanted.empty()) return found;
  replica().for_each(module, [&](const core::Id& id, const sync::Held& held) {
    if (found.size() >= limit) return;
    Impl::SearchText& cached = impl_->search_texts[id];
    if (cached.record != held.record)
      cached = {held.record, search_text_of(module, held.record.get())};
    const auto in_text = [&cached](const std::string& word) {
      return cached.text.find(word) != std::string::npos;
    };
    if (std::all_of(wanted.begin(), wanted.end(), in_text)) found.push_back(id);
  });
  return found;
}

// --- The queue and the attention box ---

std::size_t Desk::unsaved() const { return impl_->unsaved.size(); }
std::size_t Desk::waiting() const { return replica().waiting().size(); }
bool Desk::is_waiting(const core::Id& record) const { return replica().has_waiting(record); }
const std::vector<sync::Attention>& Desk::attention() const { return replica().attention(); }

void Desk::dispose(const core::Id& operation, sync::Disposal how) {
  if (!impl_->replica) return;
  const access::Module& module = sync::refused_operation_module();
  const core::Id record = sync::refused_id(operation);
  if (impl_->replica->server(record) != nullptr) {
    const sync::Dispose payload{how};
    perform(module, *access::find_act(module, "dispose"), record, &payload);
  }
  if (impl_->replica->dispose_attention(operation)) impl_->forget_attention(operation);
  impl_->changed();
}

const std::string& Desk::storage_problem() const { return impl_->storage_problem; }

// --- Drafts ---

void Desk::keep_draft(const std::string& path, const std::map<std::string, std::string>& typed) {
  if (typed.empty()) {
    impl_->drafts.erase(path);
  } else {
    impl_->drafts[path] = typed;
  }
  impl_->store_draft(path);
}

std::map<std::string, std::string> Desk::draft(const std::string& path) const {
  const auto found = impl_->drafts.find(path);
  return found == impl_->drafts.end() ? Draft{} : found->second;
}

void Desk::check_notice(std::string number, std::string code,
                        std::function<void(std::string_view)> reply) {
  impl_->network.check_notice(
      std::move(number), std::move(code),
      [impl = impl_.get(), reply = std::move(reply)](std::string_view status) {
        reply(status);
        impl->changed();
      });
}

void Desk::on_change(std::function<void()> listener) { impl_->listener = std::move(listener); }

}  // namespace kotaj::app
