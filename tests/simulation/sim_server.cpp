#include "tests/simulation/sim_server.h"

#include <utility>

#include "server/store/sqlite_store.h"
#include "server/store/write_behind.h"
#include "server/sync/records.h"
#include "shared/access/modules.h"
#include "shared/sync/codec.h"
#include "tests/support/late_background.h"

namespace kotaj::simulation {

using kotaj::sync::DecodeError;
using kotaj::sync::SyncRequest;
using kotaj::sync::SyncResponse;

/// One request on its way.
struct SimServer::Work {
  Call call{};
  SyncRequest request{};
  SyncResponse response{};
  bool foreign = false;
};

namespace {

constexpr int unauthorized = 401;
constexpr int bad_request = 400;
constexpr int update_required = 426;
constexpr int unavailable = 503;

app::Reply plain(int status) { return {true, status, 0, {}}; }

access::Context reading(const access::Person* person, core::Moment now,
                        const access::Lookup& lookup) {
  access::Context context;
  context.at = now;
  context.on = core::tehran_date(now).value_or(core::Date());
  context.actor.person = person;
  context.lookup = &lookup;
  return context;
}

}  // namespace

SimServer::SimServer(FaultVfs& disk, server::sync::Environment environment, Ledger& ledger)
    : disk_(disk), environment_(std::move(environment)), ledger_(ledger) {}

bool SimServer::start() {
  try {
    store_ = server::store::open_sqlite({database_file, true, disk_.name()});
    auto core = std::make_unique<server::sync::Core>(
        std::make_unique<server::store::WriteBehind>(*store_,
                                                     std::make_unique<tests::LateBackground>()),
        environment_);
    directory_ = std::make_unique<server::sync::Directory>(store_->reader());
    feed_ = std::make_unique<server::sync::Feed>(store_->reader());
    judge_ = store_->reader();
    core->begin();
    core->ensure_system_person();
    core->ensure_refused_kept();
    core->commit();
    core_ = std::move(core);
    pipeline_ = std::make_unique<server::sync::Pipeline>(
        *core_,
        [this](const server::sync::Committed& committed,
               const server::store::Writer::Overtaken& overtaken) {
          on_commit(committed, overtaken);
        },
        [] {});
  } catch (const server::store::StoreError&) {
    forget();
    return false;
  }
  ledger_.check_acknowledged(*judge_);
  return true;
}

void SimServer::forget() noexcept {
  judge_.reset();
  feed_.reset();
  directory_.reset();
  pipeline_.reset();
  core_.reset();
  store_.reset();
}

void SimServer::stop() { forget(); }

void SimServer::crash() {
  disk_.power_off();
  forget();
  disk_.power_on();
}

void SimServer::take(std::vector<Call> calls) {
  // `kotaj admin` may have written beside us.
  if (running() && directory_->written_outside()) directory_->forget();
  std::deque<std::shared_ptr<Work>> writing;
  std::deque<std::shared_ptr<Work>> reading_only;
  for (Call& call : calls) {
    if (!running()) {
      call.answer({});
      continue;
    }
    const auto rights = directory_->rights(call.user, environment_.now());
    if (rights == nullptr || rights->kind != server::sync::Rights::Kind::desk) {
      call.answer(plain(unauthorized));
      continue;
    }
    auto work = std::make_shared<Work>();
    work->call = std::move(call);
    DecodeError error = DecodeError::none;
    auto decoded = kotaj::sync::decode_sync_request(work->call.bytes, error);
    work->foreign = error == DecodeError::unknown_protocol;
    if (work->foreign) decoded = kotaj::sync::decode_foreign_request(work->call.bytes, error);
    if (!decoded) {
      work->call.answer(plain(bad_request));
      continue;
    }
    work->request = std::move(*decoded);
    (work->request.operations.empty() ? reading_only : writing).push_back(std::move(work));
  }
  write(writing);
  for (const auto& work : reading_only) answer(*work);
}

void SimServer::write(std::deque<std::shared_ptr<Work>>& works) {
  if (works.empty()) return;
  for (const auto& work : works) {
    std::deque<server::sync::Job> jobs;
    jobs.push_back({work->request.operations.size(),
                    [work](server::sync::Core& core) {
                      work->response.results = core.take(
                          {work->call.user, work->request.device, work->request.operations});
                    },
                    [this, work](bool ok) {
                      if (!ok) return work->call.answer(plain(unavailable));
                      for (const auto& result : work->response.results) ledger_.answered(result);
                      answer(*work);
                    }});
    pipeline_->decide(std::move(jobs));
    pipeline_->advance();
  }
  pipeline_->drain();
}

void SimServer::on_commit(const server::sync::Committed& committed,
                          const server::store::Writer::Overtaken& overtaken) {
  directory_->own_commit();
  for (const std::string& user : committed.people) directory_->person_changed(user);
  if (committed.offices_changed || committed.outside || overtaken()) directory_->forget();
  changed_ = changed_ || committed.last_change_seq != 0;
}

void SimServer::answer(Work& work) {
  if (work.foreign) return work.call.answer(plain(update_required));
  try {
    const core::Moment now = environment_.now();
    const auto rights = directory_->rights(work.call.user, now);
    if (rights == nullptr) return work.call.answer(plain(unauthorized));
    feed_->answer(*rights, now, work.request.cursor, work.response);
    work.response.server_time = now;
    work.response.user = work.call.user;
    check_readable(work.call.user, work.response);
    work.call.answer({true, 200, 0, kotaj::sync::encode(work.response)});
  } catch (const server::store::StoreError&) {
    work.call.answer(plain(unavailable));
  }
}

/// Asked a second time, without feed, cursor or remembered rights: nothing leaves that this user
/// may not read at this moment.
void SimServer::check_readable(const std::string& user, const SyncResponse& response) {
  const server::sync::Records records(*judge_);
  const auto* person =
      static_cast<const access::Person*>(records.find("person", access::person_id(user)));
  if (person == nullptr) return ledger_.wrong("an answer to nobody");
  const auto held = records.load(access::person_id(user))->record;
  const access::Context context = reading(person, environment_.now(), records);
  for (const kotaj::sync::Change& change : response.changes) {
    const auto row = judge_->find_record(change.record);
    const auto loaded = row ? server::sync::decode_row(*row) : server::sync::Loaded{};
    if (loaded.module == nullptr ||
        !access::may_read(*loaded.module, loaded.record.get(), context)) {
      ledger_.wrong("reading: record " + core::to_string(change.record) + " was sent to " + user +
                    ", who may not read it");
    }
  }
}

View readable_by(server::store::Reader& reader, const std::string& user, core::Moment now) {
  View view;
  const server::sync::Records records(reader);
  const auto* loaded_person = records.load(access::person_id(user));
  if (loaded_person == nullptr) return view;
  const auto person = std::static_pointer_cast<const access::Person>(loaded_person->record);
  if (!person->enabled) return view;
  const access::Context context = reading(person.get(), now, records);
  reader.changes(0, [&](const server::store::RecordRow& row) {
    const server::sync::Loaded loaded = server::sync::decode_row(row);
    if (access::may_read(*loaded.module, loaded.record.get(), context)) {
      view[row.id] = {row.version,
                      kotaj::sync::encode_record(loaded.module->record(), loaded.record.get())};
    }
    return true;
  });
  return view;
}

}  // namespace kotaj::simulation
