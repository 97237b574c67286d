#pragma once

// One cell of the tables of rights changed at a time: a position that may what it may not, or no
// longer what it may; another reach; other grants; another first day. The table of combinations
// must tell each from the real one.
#include <algorithm>
#include <functional>
#include <memory>

#include "tests/oracles/rights_table.h"

namespace kotaj::rights {

/// An act with a changed cell; it owns the rows that the act points at.
struct Mutant {
  const Module* module = nullptr;
  const Act* original = nullptr;
  std::string what;
  std::vector<access::Right> rights;
  std::vector<access::Right> opened;
  access::Opening opening;
  Act act;
};

/// A copy of the act with rows of its own, changed by `change(rows, rows of the opening)`.
inline std::shared_ptr<Mutant> mutate(
    const Module& module, const Act& act, std::string what,
    const std::function<void(std::vector<access::Right>&, std::vector<access::Right>&)>& change) {
  auto mutant = std::make_shared<Mutant>();
  mutant->module = &module;
  mutant->original = &act;
  mutant->what = std::string(module.code) + " " + std::string(act.code) + ": " + std::move(what);
  mutant->rights.assign(act.rights.begin(), act.rights.end());
  if (act.opening != nullptr) {
    mutant->opening = *act.opening;
    mutant->opened.assign(act.opening->rights.begin(), act.opening->rights.end());
  }
  change(mutant->rights, mutant->opened);
  mutant->act = act;
  mutant->act.rights = mutant->rights;
  mutant->opening.rights = mutant->opened;
  if (act.opening != nullptr) mutant->act.opening = &mutant->opening;
  return mutant;
}

using Mutants = std::vector<std::shared_ptr<Mutant>>;
using Rows = std::vector<access::Right>;

inline bool is_about(const access::Right& right, Position position) {
  return right.reach != access::Reach::self && right.position == position;
}
inline void remove_position(Rows& rows, Position position) {
  std::erase_if(rows, [&](const access::Right& right) { return is_about(right, position); });
}

/// Position × act flipped: in the act's own table, and where a directive's opening stands before
/// it, there too.
inline void flip_positions(const Module& module, const Act& act, Mutants& out) {
  for (int32_t number = 1; number <= positions_count; ++number) {
    const auto position = static_cast<Position>(number);
    const std::string name(access::code_of(position));
    const auto has = [&](std::span<const access::Right> rows) {
      return std::any_of(rows.begin(), rows.end(),
                         [&](const access::Right& right) { return is_about(right, position); });
    };
    if (has(act.rights)) {
      out.push_back(mutate(module, act, name + " may not",
                           [&](Rows& rows, Rows&) { remove_position(rows, position); }));
    } else {
      out.push_back(mutate(module, act, name + " may", [&](Rows& rows, Rows& opened) {
        const access::Right added{position, access::Reach::any, access::GrantsNeeded::none};
        rows.push_back(added);
        if (act.opening != nullptr && !has(act.opening->rights)) opened.push_back(added);
      }));
    }
    if (act.opening != nullptr && has(act.opening->rights)) {
      out.push_back(mutate(module, act, name + " is not let in",
                           [&](Rows&, Rows& opened) { remove_position(opened, position); }));
    }
  }
}

inline void change_row(Rows& rows, const access::Right& from, const access::Right& to) {
  for (access::Right& right : rows) {
    if (is_about(right, from.position)) {
      right.reach = to.reach;
      right.grants = to.grants;
    }
  }
}

/// Every row's reach and grants replaced by every other value.
inline void change_rows(const Module& module, const Act& act, Mutants& out) {
  using access::GrantsNeeded;
  using access::Reach;
  const std::span<const access::Right> asked =
      act.opening == nullptr ? act.rights : act.opening->rights;
  for (const access::Right& right : asked) {
    if (right.reach == Reach::self) {
      out.push_back(mutate(module, act, "not one's own", [](Rows& rows, Rows&) {
        std::erase_if(rows, [](const access::Right& row) { return row.reach == Reach::self; });
      }));
      continue;
    }
    const std::string name(access::code_of(right.position));
    for (const Reach reach :
         {Reach::own_office, Reach::own_province, Reach::any, Reach::own_bank}) {
      // Where no record tells its province, to reach one's province is to reach one's office.
      const bool office = right.reach == Reach::own_office && reach == Reach::own_province;
      if (reach == right.reach || (office && tells_no_province(module))) continue;
      access::Right changed = right;
      changed.reach = reach;
      out.push_back(mutate(module, act, name + " reaches elsewhere", [&](Rows& rows, Rows& opened) {
        change_row(rows, right, changed);
        change_row(opened, right, changed);
      }));
    }
    for (const GrantsNeeded grants :
         {GrantsNeeded::none, GrantsNeeded::central, GrantsNeeded::central_and_local}) {
      if (grants == right.grants) continue;
      access::Right changed = right;
      changed.grants = grants;
      out.push_back(
          mutate(module, act, name + " needs other grants", [&](Rows& rows, Rows& opened) {
            change_row(rows, right, changed);
            change_row(opened, right, changed);
          }));
    }
  }
}

/// The directive in force a day earlier, a day later, or always.
inline void change_first_day(const Module& module, const Act& act, Mutants& out) {
  if (!act.in_force_from) return;
  const auto none = [](Rows&, Rows&) {};
  for (const int by : {-1, 1}) {
    out.push_back(mutate(module, act, "in force a day off", none));
    out.back()->act.in_force_from = core::add_days(*act.in_force_from, by);
  }
  out.push_back(mutate(module, act, "always in force", none));
  out.back()->act.in_force_from.reset();
}

inline Mutants every_mutant() {
  Mutants out;
  for (const Module* module : sync::modules()) {
    for (const Act* act : acts_of(*module)) {
      flip_positions(*module, *act, out);
      change_rows(*module, *act, out);
      change_first_day(*module, *act, out);
    }
  }
  return out;
}

/// The scenes that the changed act decides otherwise; at most `most` of them.
inline std::vector<Scene> differences(const Mutant& mutant, std::size_t most) {
  std::vector<Scene> found;
  for_every_scene(*mutant.module, *mutant.original, [&](const Scene& scene) {
    if (found.size() >= most) return;
    Scene changed = scene;
    changed.act = &mutant.act;
    if (decided(changed) != decided(scene)) found.push_back(changed);
  });
  return found;
}

}  // namespace kotaj::rights
