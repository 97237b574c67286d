#include "server/sync/core.h"

#include <sodium.h>

#include <array>
#include <chrono>
#include <utility>

#include "server/store/body.h"
#include "server/sync/limits.h"
#include "server/sync/numbering.h"
#include "shared/access/modules.h"
#include "shared/access/person.h"
#include "shared/sync/codec.h"
#include "shared/sync/limits.h"
#include "shared/sync/modules.h"
#include "shared/sync/refused.h"

namespace kotaj::server::sync {

using kotaj::sync::Operation;
using kotaj::sync::OperationResult;

Environment system_environment() {
  return {
      .now =
          [] {
            const auto now = std::chrono::system_clock::now().time_since_epoch();
            return core::Moment{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
          },
      .random = [](std::span<uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }};
}

namespace {

constexpr core::Source platform_source{core::Source::Kind::system, "کوتاژ",
                                       "همگام‌سازی"};

access::Refusal refuse(std::string code, std::string reason) {
  return {std::move(code), {}, std::move(reason), platform_source};
}

OperationResult refused(const Operation& operation, access::Refusal refusal) {
  OperationResult result;
  result.id = operation.id;
  result.refusal = std::move(refusal);
  return result;
}

}  // namespace

bool same_readers(const access::Subject& a, const access::Subject& b) {
  return a.offices == b.offices && a.province == b.province && a.bank == b.bank &&
         a.branch == b.branch && a.user == b.user;
}

namespace {

Submission::Read read_operation(const Operation& operation) {
  Submission::Read read;
  read.bytes = kotaj::sync::encode(operation);
  read.module = kotaj::sync::find_module(operation.module);
  read.act = read.module == nullptr ? nullptr : access::find_act(*read.module, operation.act);
  if (read.act != nullptr && read.act->payload != nullptr) {
    kotaj::sync::DecodeError error = kotaj::sync::DecodeError::none;
    read.payload = kotaj::sync::decode_record(*read.act->payload(), operation.payload, error);
  }
  return read;
}

std::string act_name(const Operation& operation, const Submission::Read& read) {
  if (read.act == nullptr)
    return "unknown." + std::to_string(operation.module) + "." + std::to_string(operation.act);
  return std::string(read.module->code) + "." + std::string(read.act->code);
}

}  // namespace

Submission::Submission(std::string of_user, core::Id from, std::vector<Operation> taken)
    : user(std::move(of_user)), device(from), operations(std::move(taken)) {
  read.reserve(operations.size());
  for (const Operation& operation : operations) {
    read.push_back(read_operation(operation));
    weight += 1 + read.back().bytes.size() / limits::common_operation_bytes;
  }
}

/// One operation on its way: all that is worked out before anything is written.
struct Core::Prepared {
  explicit Prepared(store::Writer& writer, const Environment& environment)
      : numbering(writer, environment.random) {}
  const access::Module* module = nullptr;
  Loaded before{};  ///< Keeps the old record alive while the new one is made of it.
  std::shared_ptr<const void> person{};
  access::Context context{};
  Numbering numbering;
};

Core::Core(std::unique_ptr<store::Writer> writer, Environment environment)
    : writer_(std::move(writer)), environment_(std::move(environment)), records_(*writer_) {}

void Core::begin() { begun(writer_->begin()); }

void Core::begin_ahead() { begun(writer_->begin_ahead()); }

void Core::begun(bool outside) {
  pending_ = {};
  // Another process (kotaj admin) may have written since: what we remember is then old.
  if (!outside) return;
  outside_ = true;
  records_.forget();
}

Committed Core::commit() {
  writer_->commit();
  pending_.outside = std::exchange(outside_, false);
  return std::exchange(pending_, {});
}

void Core::commit_later(const Ended& ended) {
  pending_.outside = outside_;
  writer_->commit_later(
      [ended, committed = std::exchange(pending_, {})](const std::exception_ptr& failed,
                                                       const store::Writer::Overtaken& overtaken) {
        ended(failed, committed, overtaken);
      });
  outside_ = false;
}

void Core::rollback() noexcept {
  writer_->rollback();
  records_.forget();
  pending_ = {};
}

void Core::lost(const Committed& committed) noexcept {
  rollback();
  outside_ = outside_ || committed.outside;
}

core::Id Core::new_id() {
  std::array<uint8_t, 10> random{};
  environment_.random(random);
  return core::make_uuid_v7(environment_.now(), random);
}

const core::Id& Core::person_of(const std::string& user) {
  if (user != last_user_ || last_person_.empty()) {
    last_user_ = user;
    last_person_ = access::person_id(user);
  }
  return last_person_;
}

void Core::note(std::string_view user, std::string_view act, std::string_view details) {
  store::LogRow row;
  row.id = new_id();
  row.user = user;
  row.at = environment_.now();
  row.act = act;
  row.payload = details;
  row.result = "{}";
  writer_->append(store::view_of(row));
}

std::vector<OperationResult> Core::take(const Submission& submission) {
  std::vector<OperationResult> results;
  results.reserve(submission.operations.size());
  uint64_t last_seq = 0;
  for (std::size_t at = 0; at < submission.operations.size(); ++at) {
    const Operation& operation = submission.operations[at];
    if (operation.seq <= last_seq) {
      results.push_back(
          refused(operation, refuse("out_of_order", "ترتیب عملیات این دستگاه درست نیست.")));
      continue;
    }
    last_seq = operation.seq;
    results.push_back(take_one(submission, at));
  }
  return results;
}

OperationResult Core::take_one(const Submission& submission, std::size_t at) {
  const Operation& operation = submission.operations[at];
  const Submission::Read& read = submission.read[at];
  // What is refused here leaves no row: it is not an operation of this session, or not one that a
  // log could hold.
  if (operation.user != submission.user || operation.device != submission.device) {
    return refused(operation, refuse("not_yours", "این عملیات از آن کاربر یا دستگاه دیگری است."));
  }
  if (read.bytes.size() > kotaj::sync::limits::operation_bytes) {
    return refused(
        operation,
        refuse("over_limit",
               "این عملیات بزرگ‌تر از اندازه مجاز است."));
  }
  OperationResult result;
  result.id = operation.id;
  if (const auto known = writer_->find_operation(operation.id)) {
    StoredResult stored;
    if (known->payload != read.bytes || known->user != operation.user ||
        !read_result(known->result, stored)) {
      return refused(
          operation,
          refuse(
              "id_reused",
              "شناسه این عملیات پیش‌تر برای عملیات دیگری به کار رفته است."));
    }
    result.accepted = stored.accepted;
    result.log_seq = known->seq;
    result.registered_at = known->at;
    if (!stored.accepted) result.refusal = std::move(stored.refusal);
    return result;
  }
  Prepared prepared(*writer_, environment_);
  access::Applied applied = perform(operation, read, prepared);
  store::LogRow row;
  row.id = operation.id;
  row.user = operation.user;
  row.assignment = operation.assignment;
  row.device = operation.device;
  row.record = operation.record;
  row.at = prepared.context.at;
  row.act = act_name(operation, read);
  row.payload = read.bytes;
  write(operation, applied, prepared, row);
  result.accepted = !applied.refusal;
  result.log_seq = row.seq;
  result.registered_at = row.at;
  result.refusal = std::move(applied.refusal);
  return result;
}

access::Applied Core::perform(const Operation& operation, const Submission::Read& read,
                              Prepared& prepared) {
  access::Context& context = prepared.context;
  context.at = environment_.now();
  const auto no = [](std::string code, std::string reason) {
    access::Applied applied;
    applied.refusal = refuse(std::move(code), std::move(reason));
    return applied;
  };
  prepared.module = read.module;
  if (read.act == nullptr) return no("unknown_act", "این کار در این نسخه سامانه شناخته نیست.");
  const access::Act& act = *read.act;
  const auto day = core::tehran_date(context.at);
  if (!day) return no("no_day", "ساعت کارساز خارج از گاه‌شمار است.");
  context.on = *day;
  context.made_at = operation.made_at;
  context.operation = operation.id;
  context.lookup = &records_;
  context.numbering = &prepared.numbering;
  if (act.payload != nullptr && read.payload == nullptr)
    return no("invalid", "اطلاعات این عملیات خوانده نشد.");
  if (act.opens && prepared.module->id_of(act, read.payload.get()) != operation.record) {
    return no("invalid", "شناسه پرونده با مشخصات آن نمی‌خواند.");
  }
  if (const Loaded* loaded = records_.load(operation.record); loaded != nullptr)
    prepared.before = *loaded;
  if (prepared.before.module != nullptr && prepared.before.module != prepared.module) {
    return no("invalid", "این پرونده از نوع دیگری است.");
  }
  if (const Loaded* person = records_.load(person_of(operation.user));
      person != nullptr && person->module == &access::person_module()) {
    prepared.person = person->record;
    context.actor.person = static_cast<const access::Person*>(prepared.person.get());
  }
  context.actor.assignment = operation.assignment;
  access::Applied applied = access::perform(*prepared.module, act, prepared.before.record.get(),
                                            read.payload.get(), operation.seen, context);
  if (!applied.refusal && applied.record == nullptr)
    return no("invalid", "این کار نتیجه‌ای نداشت.");
  return applied;
}

void Core::write(const Operation& operation, const access::Applied& applied, Prepared& prepared,
                 store::LogRow& row) {
  if (applied.refusal) {
    row.result = refused_json(*applied.refusal);
    row.seq = writer_->append(store::view_of(row));
    keep_refused(operation, *applied.refusal, row);
    return;
  }
  row.result = accepted_json(prepared.before.version + 1, prepared.numbering.given());
  row.seq = writer_->append(store::view_of(row));
  write_record(operation, applied, prepared, row.seq);
  for (const access::BankNotice& notice : applied.notices) {
    store::NoticeRow stored;
    stored.notice = notice;
    prepared.numbering.place(notice.number, stored.year, stored.serial);
    writer_->put_notice(stored);
    pending_.banks.insert(notice.bank);
  }
}

/// S5: a record of its own, for its author alone, until he disposes of it.
void Core::keep_refused(const Operation& operation, const access::Refusal& refusal,
                        const store::LogRow& row) {
  const access::Module& module = kotaj::sync::refused_operation_module();
  const core::Id id = kotaj::sync::refused_id(operation.id);
  auto refused = std::make_shared<kotaj::sync::RefusedOperation>(
      kotaj::sync::refused_operation(operation, row.payload, refusal, row.at));
  const std::string office = module.office(refused.get());
  const std::string body = store::to_body(module.record(), refused.get());
  writer_->put_record({id, module.code, office, 1, row.seq, 0, body});
  pending_.last_change_seq = row.seq;
  records_.put(id, {&module, 1, row.seq, 0, std::move(refused)});
}

void Core::ensure_refused_kept() {
  constexpr std::string_view setting = "refused_operations_kept";
  if (writer_->setting(setting)) return;
  std::vector<store::LogRow> rows;
  writer_->log(0, [&](const store::LogRow& row) {
    StoredResult result;
    if (!row.device.empty() && read_result(row.result, result) && !result.accepted)
      rows.push_back(row);
    return true;
  });
  for (const store::LogRow& row : rows) {
    StoredResult result;
    kotaj::sync::DecodeError error = kotaj::sync::DecodeError::none;
    const auto operation = kotaj::sync::decode_operation(row.payload, error);
    if (!operation || !read_result(row.result, result)) continue;
    if (records_.load(kotaj::sync::refused_id(row.id)) != nullptr) continue;
    keep_refused(*operation, result.refusal, row);
  }
  writer_->put_setting(setting, "1");
}

void Core::write_record(const Operation& operation, const access::Applied& applied,
                        Prepared& prepared, uint64_t seq) {
  const access::Module& module = *prepared.module;
  Loaded loaded{&module, prepared.before.version + 1, seq, prepared.before.moved, applied.record};
  if (prepared.before.record != nullptr && module.read != nullptr) {
    const auto readers = [&](const void* record) {
      return module.subject(record, *module.read, nullptr, prepared.context);
    };
    if (!same_readers(readers(prepared.before.record.get()), readers(applied.record.get())))
      loaded.moved = seq;
  }
  const std::string office = module.office(applied.record.get());
  const std::string body = store::to_body(module.record(), applied.record.get());
  writer_->put_record(
      {operation.record, module.code, office, loaded.version, seq, loaded.moved, body});
  const store::Keys keys = module.keys(applied.record.get());
  const void* before = prepared.before.record.get();
  const store::Keys keys_before = before == nullptr ? store::Keys() : module.keys(before);
  if (keys != keys_before) writer_->put_keys(operation.record, module.code, keys_before, keys);
  pending_.last_change_seq = seq;
  if (&module == &access::person_module()) {
    pending_.people.push_back(static_cast<const access::Person*>(applied.record.get())->user);
  }
  if (&module == &access::office_module()) pending_.offices_changed = true;
  records_.put(operation.record, std::move(loaded));
}

void Core::ensure_system_person() {
  const core::Id id = access::person_id(system_user);
  if (records_.load(id) != nullptr) return;
  auto person = std::make_shared<access::Person>();
  person->user = system_user;
  person->name = "سامانه";
  access::Assignment assignment;
  assignment.id = new_id();
  assignment.position = access::Position::system_admin;
  assignment.from = core::tehran_date(environment_.now()).value_or(core::Date());
  assignment.granted_by = system_user;
  assignment.reason = "برپایی سامانه";
  person->assignments.push_back(assignment);
  const access::Module& module = access::person_module();
  store::LogRow row;
  row.id = new_id();
  row.user = system_user;
  row.record = id;
  row.at = environment_.now();
  row.act = genesis_act;
  row.payload = store::to_body(module.record(), person.get());
  row.result = accepted_json(1, {});
  row.seq = writer_->append(store::view_of(row));
  const std::string office = module.office(person.get());
  writer_->put_record({id, module.code, office, 1, row.seq, 0, row.payload});
  writer_->put_keys(id, module.code, {}, module.keys(person.get()));
  pending_.last_change_seq = row.seq;
  pending_.people.push_back(person->user);
  records_.put(id, {&module, 1, row.seq, 0, person});
}

}  // namespace kotaj::server::sync
