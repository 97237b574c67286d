#pragma once

// People, records and days made up for the rights to be decided on, and what decide() says of them.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/access/notice.h"
#include "shared/access/person_acts.h"
#include "shared/short_landing/acts.h"
#include "shared/sync/modules.h"

namespace kotaj::rights {

using access::Act;
using access::Assignment;
using access::Grant;
using access::GrantLayer;
using access::Module;
using access::Person;
using access::Position;

inline constexpr int32_t positions_count = 22;
inline constexpr const char* actor_user = "actor";
inline constexpr const char* other_user = "other";

inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[0] = number;
  return id;
}

inline const core::Id named_assignment = id_of(200);
inline const core::Id named_grant = id_of(201);

/// Every act of the module and reading it.
inline std::vector<const Act*> acts_of(const Module& module) {
  std::vector<const Act*> acts;
  for (const Act& act : module.acts) acts.push_back(&act);
  if (module.read != nullptr) acts.push_back(module.read);
  return acts;
}

/// What is acted upon, as it stands in the records.
struct Target {
  std::string office;  ///< The record's, or the one a grant or substitution is for.
  std::string province;
  std::string bank;
  std::string branch;
  std::string user;                  ///< Whose record it is.
  std::vector<std::string> offices;  ///< Of that person's assignments.
  bool referred = false;             ///< An objected case whose account was sent.
};

/// Who would do what, to what, on which day.
struct Scene {
  const Module* module = nullptr;
  const Act* act = nullptr;
  bool reading = false;  ///< The act is the module's reading.
  Person actor;
  core::Id assignment;
  Target target;
  core::Date on;
  bool stands = true;  ///< The record's own state allows the act.
};

inline std::shared_ptr<Person> person_of(const Target& target, bool with_named) {
  auto person = std::make_shared<Person>();
  person->user = target.user;
  uint8_t number = 100;
  for (const std::string& office : target.offices) {
    Assignment assignment;
    assignment.id = id_of(number++);
    assignment.office = office;
    person->assignments.push_back(assignment);
  }
  if (!with_named) return person;
  Assignment named;
  named.id = named_assignment;
  named.office = target.office;
  person->assignments.push_back(named);
  Grant grant;
  grant.id = named_grant;
  grant.office = target.office;
  person->grants.push_back(grant);
  return person;
}

template <typename Payload>
Payload& as(const std::shared_ptr<void>& payload) {
  return *static_cast<Payload*>(payload.get());
}

inline std::shared_ptr<void> person_payload(const Act& act, const Target& target) {
  if (act.payload == nullptr) return nullptr;
  std::shared_ptr<void> made = act.payload()->make();
  if (act.code == "put_person") as<access::PutPerson>(made).user = target.user;
  if (act.code == "put_assignment") as<access::PutAssignment>(made).office = target.office;
  if (act.code == "assign_substitute") as<access::AssignSubstitute>(made).office = target.office;
  if (act.code == "give_local_grant") as<access::GiveLocalGrant>(made).office = target.office;
  if (act.code.starts_with("end_")) as<access::EndAssignment>(made).assignment = named_assignment;
  if (act.code.starts_with("revoke_")) as<access::RevokeGrant>(made).grant = named_grant;
  return made;
}

/// The record and the form that a scene is about; a subject points into them.
struct Held {
  std::shared_ptr<void> record;
  std::shared_ptr<void> payload;
};

inline Held records_of(const Scene& scene) {
  const Target& target = scene.target;
  Held held;
  if (scene.module->code == "person") {
    held.record = person_of(target, !scene.reading);
    held.payload = person_payload(*scene.act, target);
  } else if (scene.module->code == "bank_notice") {
    const auto notice = std::make_shared<access::BankNotice>();
    notice->bank = target.bank;
    notice->branch = target.branch;
    held.record = notice;
  } else if (scene.module->code == "short_landing") {
    const auto opened = std::make_shared<short_landing::Case>();
    opened->declaration.office = target.office;
    opened->accounts.resize(target.referred ? 1 : 0);
    if (scene.act->opens) {
      held.payload = std::shared_ptr<void>(opened, &opened->declaration);
    } else {
      held.record = opened;
    }
  }
  return held;
}

/// decide()'s code, or "allowed".
inline std::string decided(const Scene& scene) {
  const Held held = records_of(scene);
  access::Context context;
  context.on = scene.on;
  context.actor = {&scene.actor, scene.assignment};
  access::Subject subject;
  if (held.record != nullptr || held.payload != nullptr) {
    subject = scene.module->subject(held.record.get(), *scene.act, held.payload.get(), context);
  } else {
    // Every module that files its records under one office, or under their author.
    subject.offices = {scene.target.office};
    subject.province = scene.target.province;
    subject.user = scene.target.user;
  }
  // What a record's state allows is no matter of rights, except where reading depends on it.
  if (!scene.reading) {
    subject.standing.reset();
    if (!scene.stands) subject.standing = access::Refusal{"wrong_state", {}, {}, scene.act->source};
  }
  const auto refusal = access::decide(context.actor, *scene.act, subject, scene.on);
  return refusal ? refusal->code : "allowed";
}

}  // namespace kotaj::rights
