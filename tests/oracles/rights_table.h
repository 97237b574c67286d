#pragma once

// Every combination that the tables of rights have: position, seat, act, whose record, day, tenure
// and grants.
#include <algorithm>
#include <array>

#include "tests/oracles/rights_scenes.h"

namespace kotaj::rights {

enum class Given : uint8_t { active, none, expired, ahead, revoked, elsewhere };
inline constexpr std::array<Given, 6> every_given{Given::active, Given::none,    Given::expired,
                                                  Given::ahead,  Given::revoked, Given::elsewhere};

inline void give(Person& person, GrantLayer layer, Given given, core::Date on) {
  if (given == Given::none) return;
  Grant grant;
  grant.layer = layer;
  if (layer == GrantLayer::local) grant.office = given == Given::elsewhere ? "20200" : "10100";
  grant.from = core::add_days(on, given == Given::ahead ? 1 : -30).value();
  if (given == Given::expired) grant.until = core::add_days(on, -1).value();
  if (given == Given::revoked) grant.revoked_at = core::Moment{1};
  person.grants.push_back(grant);
}

/// Own or another office and bank; for reading, and for acts on one's own records, own or another
/// person too, and whether the case was referred.
inline std::vector<Target> every_target(bool persons) {
  std::vector<Target> targets;
  for (const bool own : {true, false}) {
    for (const bool referred : {true, false}) {
      if (referred && !persons) continue;
      const std::string office = own ? "10100" : "20200";
      targets.push_back({office,
                         own ? "10000" : "20000",
                         own ? "B1" : "B2",
                         own ? "11" : "21",
                         referred ? actor_user : other_user,
                         {office},
                         referred});
    }
  }
  return targets;
}

/// 0: in force; 1: over; 2: not begun; 3: another's, or none.
inline Scene scene_of(const Module& module, const Act& act, int32_t position,
                      const std::string& seat, core::Date on, int tenure) {
  Scene scene;
  scene.module = &module;
  scene.act = &act;
  scene.reading = module.read != nullptr && act.number == module.read->number;
  scene.on = on;
  scene.actor.user = actor_user;
  Assignment assignment;
  assignment.id = id_of(7);
  assignment.position = static_cast<Position>(position);
  const bool bank = assignment.position == Position::bank_staff;
  if (!bank) assignment.office = seat;
  if (bank) assignment.bank = "B1";
  assignment.from = core::add_days(on, tenure == 2 ? 1 : -300).value();
  if (tenure == 1) assignment.until = core::add_days(on, -1).value();
  scene.actor.assignments.push_back(assignment);
  scene.assignment = id_of(tenure == 3 ? 8 : 7);
  return scene;
}

/// Modules that say themselves what their records are about; of the others a record is filed under
/// an office, and its province is known.
inline bool tells_no_province(const Module& module) {
  return module.code == "person" || module.code == "bank_notice" || module.code == "short_landing";
}

/// Calls `say` with the scene for every combination of the two layers that can matter.
template <typename Say>
void for_every_grant(Scene& scene, bool assigned, const Say& say) {
  const auto with = [&](Given central, Given local) {
    scene.actor.grants.clear();
    give(scene.actor, GrantLayer::central, central, scene.on);
    give(scene.actor, GrantLayer::local, local, scene.on);
    say(scene);
  };
  // Where nobody's grants are asked for, two combinations show it.
  if (scene.act->opening == nullptr || !assigned) {
    with(Given::none, Given::none);
    with(Given::active, Given::active);
    return;
  }
  for (const Given central : every_given) {
    if (central == Given::elsewhere) continue;
    for (const Given local : every_given) with(central, local);
  }
}

/// Calls `say` with every scene of one act.
template <typename Say>
void for_every_scene(const Module& module, const Act& act, const Say& say) {
  const core::Date first = act.in_force_from.value_or(core::Date::of(1401, 6, 1).value());
  const std::array<core::Date, 3> days{core::add_days(first, -1).value(), first,
                                       core::add_days(first, 300).value()};
  const bool reading = module.read != nullptr && act.number == module.read->number;
  const bool one_s_own =
      std::any_of(act.rights.begin(), act.rights.end(),
                  [](const access::Right& right) { return right.reach == access::Reach::self; });
  std::vector<std::string> seats{"10100"};
  if (!tells_no_province(module)) seats.emplace_back("10000");
  for (int32_t position = 1; position <= positions_count; ++position) {
    for (const std::string& seat : seats) {
      for (const Target& target : every_target(reading || one_s_own)) {
        for (const core::Date on : days) {
          for (int tenure = 0; tenure < 4; ++tenure) {
            // Without an assignment in force nothing else is looked at: once is enough.
            if (tenure != 0 && on != days.back()) continue;
            Scene scene = scene_of(module, act, position, seat, on, tenure);
            scene.target = target;
            for_every_grant(scene, tenure == 0, say);
          }
        }
      }
    }
  }
}

}  // namespace kotaj::rights
