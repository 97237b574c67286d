#include "server/cli/console.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "server/session/passwords.h"
#include "server/store/sqlite_store.h"
#include "shared/access/modules.h"
#include "shared/access/person.h"
#include "shared/sync/codec.h"

namespace kotaj::server::cli {

std::string database_path(const std::string& folder) {
  return folder + "/" + std::string(database_name);
}

std::unique_ptr<store::Store> open_data(const std::string& folder, bool create) {
  constexpr mode_t owner_only = 0700;
  if (create && ::mkdir(folder.c_str(), owner_only) != 0 && errno != EEXIST) {
    throw std::runtime_error("cannot make " + folder + ": " + std::strerror(errno));
  }
  const mode_t before =
      ::umask(0077);  // Nobody else reads the database, its log or its shared memory.
  auto store = store::open_sqlite({database_path(folder), create, {}});
  ::umask(before);
  return store;
}

Console::Console(store::Store& store, sync::Environment environment)
    : core_(store.writer(), std::move(environment)),
      device_(core::derive_id("server.console", {"1"})) {
  core_.begin();
  core_.ensure_system_person();
  core_.ensure_refused_kept();
  core_.commit();
}

core::Id Console::fresh_id() {
  std::array<uint8_t, 10> random{};
  core_.environment().random(random);
  return core::make_uuid_v7(core_.environment().now(), random);
}

core::Date Console::today() const {
  return core::tehran_date(core_.environment().now()).value_or(core::Date());
}

core::Id Console::assignment_for(const access::Person& person, const access::Act& act,
                                 std::string_view office) const {
  core::Id second_choice;
  for (const access::Assignment& assignment : person.assignments) {
    if (!access::holds_on(assignment, today())) continue;
    for (const access::Right& right : act.rights) {
      if (right.position != assignment.position) continue;
      if (office.empty() || assignment.office == office) return assignment.id;
      second_choice = assignment.id;
    }
  }
  return second_choice;
}

const void* Console::find(const access::Module& module, const core::Id& id) {
  return core_.records().find(module.code, id);
}

kotaj::sync::OperationResult Console::act(std::string_view user, const access::Module& module,
                                          std::string_view code, core::Id record,
                                          const void* payload) {
  const access::Act* act = access::find_act(module, code);
  if (act == nullptr) throw std::logic_error("no act " + std::string(code));
  core_.begin();
  kotaj::sync::Operation operation;
  operation.id = fresh_id();
  operation.device = device_;
  operation.seq = ++seq_;
  operation.user = user;
  operation.module = module.number;
  operation.record = act->opens ? module.id_of(*act, payload) : record;
  operation.made_at = core_.environment().now();
  operation.act = act->number;
  if (act->payload != nullptr)
    operation.payload = kotaj::sync::encode_record(*act->payload(), payload);
  const sync::Loaded* held = core_.records().load(operation.record);
  const std::shared_ptr<const void> before = held == nullptr ? nullptr : held->record;
  operation.base = held == nullptr ? 0 : held->version;
  access::Context context;
  context.at = operation.made_at;
  context.on = today();
  context.made_at = operation.made_at;
  context.operation = operation.id;
  context.lookup = &core_.records();
  std::shared_ptr<const void> person;
  if (const sync::Loaded* found = core_.records().load(access::person_id(user)); found != nullptr) {
    person = found->record;
    context.actor.person = static_cast<const access::Person*>(person.get());
    const access::Subject subject = module.subject(before.get(), *act, payload, context);
    const std::string_view office =
        subject.offices.empty() ? std::string_view() : subject.offices.front();
    operation.assignment = assignment_for(*context.actor.person, *act, office);
    context.actor.assignment = operation.assignment;
  }
  if (act->binds_others) operation.seen = module.seen(before.get(), *act, payload, context);
  const auto results = core_.take({std::string(user), device_, {operation}});
  core_.commit();
  return results.front();
}

void Console::put_password(std::string_view user, std::string_view password) {
  const std::string hash = session::hash_password(password);
  core_.begin();
  core_.writer().put_account({std::string(user), hash, core_.environment().now()});
  core_.note(sync::system_user, "session.password_set", R"({"user":")" + std::string(user) + "\"}");
  core_.commit();
}

void Console::end_sessions(std::string_view user) {
  core_.begin();
  for (const store::SessionRow& session : core_.writer().sessions_of(user))
    core_.writer().delete_session(session.id);
  core_.commit();
}

void Console::put_setting(std::string_view name, std::string_view value) {
  core_.begin();
  core_.writer().put_setting(name, value);
  core_.commit();
}

}  // namespace kotaj::server::cli
