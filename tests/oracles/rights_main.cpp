// What decide() says, one JSON object a line, for an oracle that decides the same from the same
// facts:
//   kotaj_rights modules
//   kotaj_rights table PART PARTS             every combination that the tables have
//   kotaj_rights random SEED COUNT PART PARTS made-up people, records and days
//   kotaj_rights mutants                      every cell of the tables changed: would the table
//   tell? kotaj_rights mutant NUMBER                what the table of that changed act is then
// A line holds the facts as they stand in the records, never what the program made of them.
#include <charconv>
#include <iostream>
#include <random>

#include "tests/oracles/rights_mutants.h"

namespace {

using namespace kotaj;          // NOLINT: a program of its own.
using namespace kotaj::rights;  // NOLINT

int64_t day_number(core::Date day) {
  return int64_t{day.year()} * 10000 + day.month() * 100 + day.day();
}

// ---- facts, written out

void add_text(std::string& out, std::string_view name, std::string_view value) {
  if (out.back() != '{') out += ',';
  out.append("\"").append(name).append("\":\"").append(value).append("\"");
}
void add_number(std::string& out, std::string_view name, int64_t value) {
  if (out.back() != '{') out += ',';
  out.append("\"").append(name).append("\":").append(std::to_string(value));
}
void add_flag(std::string& out, std::string_view name, bool value) {
  if (out.back() != '{') out += ',';
  out.append("\"").append(name).append(value ? "\":true" : "\":false");
}
void add_days(std::string& out, core::Date from, const std::optional<core::Date>& until) {
  add_number(out, "from", day_number(from));
  if (until) add_number(out, "until", day_number(*until));
}

void add_assignment(std::string& out, const Assignment& assignment) {
  out += ",\"assignment\":{";
  add_text(out, "position", access::code_of(assignment.position));
  add_text(out, "office", assignment.office);
  add_text(out, "bank", assignment.bank);
  add_text(out, "branch", assignment.branch);
  add_days(out, assignment.from, assignment.until);
  out += '}';
}

void add_grants(std::string& out, const std::vector<Grant>& grants) {
  int slot = 0;
  for (const Grant& grant : grants) {
    out.append(",\"g").append(std::to_string(++slot)).append("\":{");
    add_text(out, "layer", grant.layer == GrantLayer::central ? "central" : "local");
    add_text(out, "office", grant.office);
    add_days(out, grant.from, grant.until);
    add_flag(out, "revoked", grant.revoked_at.has_value());
    out += '}';
  }
}

void add_target(std::string& out, const Target& target) {
  out += ",\"record\":{";
  add_text(out, "office", target.office);
  add_text(out, "province", target.province);
  add_text(out, "bank", target.bank);
  add_text(out, "branch", target.branch);
  add_text(out, "user", target.user);
  add_flag(out, "referred", target.referred);
  out += ",\"offices\":[";
  for (std::size_t at = 0; at < target.offices.size(); ++at) {
    out.append(at == 0 ? "\"" : ",\"").append(target.offices[at]).append("\"");
  }
  out += "]}";
}

void print(const Scene& scene, std::string_view code) {
  std::string out = "{";
  add_text(out, "module", scene.module->code);
  add_text(out, "act", scene.act->code);
  add_flag(out, "stands", scene.stands);
  add_text(out, "decided", code);
  out += ",\"context\":{";
  add_number(out, "on", day_number(scene.on));
  add_flag(out, "enabled", scene.actor.enabled);
  add_text(out, "user", scene.actor.user);
  if (const auto* found = find_assignment(scene.actor, scene.assignment))
    add_assignment(out, *found);
  add_grants(out, scene.actor.grants);
  add_target(out, scene.target);
  out += "}}\n";
  std::cout << out;
}

void decide_and_print(const Scene& scene) { print(scene, decided(scene)); }

/// Counts lines, so that several runs can share them.
class Share {
 public:
  Share(uint64_t part, uint64_t parts) : part_(part), parts_(parts) {}
  bool mine() { return count_++ % parts_ == part_; }

 private:
  uint64_t part_;
  uint64_t parts_;
  uint64_t count_ = 0;
};

void every_combination(Share share) {
  for (const Module* module : sync::modules()) {
    for (const Act* act : acts_of(*module)) {
      for_every_scene(*module, *act, [&](const Scene& scene) {
        if (share.mine()) decide_and_print(scene);
      });
    }
  }
}

/// Prints the changed cells that the table of combinations would not notice, and their count.
void survivors() {
  std::size_t count = 0;
  std::size_t alive = 0;
  for (const auto& mutant : every_mutant()) {
    ++count;
    if (!differences(*mutant, 1).empty()) continue;
    ++alive;
    std::cout << "survives " << mutant->what << '\n';
  }
  std::cout << count << " changed, " << alive << " unnoticed\n";
}

/// A few lines of the table that this changed cell makes: an oracle that knows the law must object.
void one_mutant(uint64_t number) {
  constexpr std::size_t lines = 20;
  const Mutants mutants = every_mutant();
  for (const Scene& scene : differences(*mutants[number % mutants.size()], lines))
    decide_and_print(scene);
}

// ---- made up

class Maker {
 public:
  explicit Maker(uint64_t seed) : random_(seed) {}

  Scene make() {
    Scene scene;
    const auto& modules = sync::modules();
    // Most of all the module whose rights have most conditions.
    scene.module = modules[below(modules.size())];
    if (once_in(2)) scene.module = &short_landing::module();
    const auto acts = acts_of(*scene.module);
    scene.act = acts[below(acts.size())];
    middle_ = scene.act->in_force_from.value_or(core::Date::of(1402, 3, 10).value());
    scene.on = day();
    scene.reading = scene.act == scene.module->read;
    scene.stands = scene.reading || !once_in(8);
    scene.actor.user = actor_user;
    scene.actor.enabled = !once_in(20);
    const std::size_t assignments = 1 + below(3);
    for (std::size_t at = 0; at < assignments; ++at) {
      scene.actor.assignments.push_back(assignment(static_cast<uint8_t>(7 + at)));
    }
    scene.assignment = id_of(static_cast<uint8_t>(7 + below(assignments + (once_in(10) ? 1 : 0))));
    const std::size_t grants = below(4);
    for (std::size_t at = 0; at < grants; ++at) scene.actor.grants.push_back(grant());
    scene.target = target();
    return scene;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  bool once_in(std::size_t times) { return below(times) == 0; }
  /// A day about the first on which the act is open, most often after it.
  core::Date day() {
    const int64_t about = once_in(3) ? 0 : 100;
    return core::add_days(middle_, about + static_cast<int64_t>(below(7)) - 3).value();
  }
  core::Date earlier() { return once_in(3) ? day() : core::Date::of(1401, 1, 1).value(); }
  std::optional<core::Date> until() {
    return once_in(3) ? std::optional<core::Date>(day()) : std::nullopt;
  }
  std::string one_of(std::initializer_list<const char*> texts) {
    return *(texts.begin() + static_cast<std::ptrdiff_t>(below(texts.size())));
  }
  std::string office() { return one_of({"10100", "10100", "20200"}); }

  Assignment assignment(uint8_t number) {
    Assignment made;
    made.id = id_of(number);
    made.position = static_cast<Position>(1 + below(positions_count));
    if (once_in(2)) made.position = static_cast<Position>(1 + below(5));
    if (made.position == Position::bank_staff) {
      made.bank = one_of({"B1", "B2"});
      made.branch = one_of({"", "11", "21"});
    } else {
      made.office =
          made.position == Position::provincial_director ? one_of({"10000", "20000"}) : office();
    }
    made.from = earlier();
    made.until = until();
    return made;
  }

  Grant grant() {
    Grant made;
    made.layer = once_in(2) ? GrantLayer::central : GrantLayer::local;
    if (made.layer == GrantLayer::local) made.office = office();
    made.from = earlier();
    made.until = until();
    if (once_in(6)) made.revoked_at = core::Moment{1};
    return made;
  }

  Target target() {
    Target made;
    made.office = office();
    made.province = one_of({"10000", "20000"});
    made.bank = one_of({"B1", "B2"});
    made.branch = one_of({"", "11", "21"});
    made.user = one_of({actor_user, other_user, other_user});
    made.referred = once_in(2);
    const std::size_t offices = below(3);
    for (std::size_t at = 0; at < offices; ++at) made.offices.push_back(office());
    return made;
  }

  std::mt19937_64 random_;
  core::Date middle_;
};

uint64_t number(const char* text) {
  uint64_t value = 0;
  const std::string_view digits(text);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what == "modules") {
    for (const Module* module : sync::modules()) {
      for (const Act* act : acts_of(*module)) std::cout << module->code << ' ' << act->code << '\n';
    }
  } else if (what == "table" && count == 4) {
    every_combination({number(arguments[2]), number(arguments[3])});
  } else if (what == "random" && count == 6) {
    Maker maker(number(arguments[2]));
    Share share(number(arguments[4]), number(arguments[5]));
    for (uint64_t at = number(arguments[3]); at > 0; --at) {
      const Scene scene = maker.make();
      if (share.mine()) decide_and_print(scene);
    }
  } else if (what == "mutants") {
    survivors();
  } else if (what == "mutant" && count == 3) {
    one_mutant(number(arguments[2]));
  } else {
    return 2;
  }
  return std::cout.flush() ? 0 : 1;
}
