#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "shared/short_landing/acts.h"
#include "shared/short_landing/parameters.h"

// Position × act × {own, other office} × central grant × local grant × day × substitute's
// assignment, against a table written from the directive. What is expected is worked out here from
// that table alone, condition by condition.
namespace {

using namespace kotaj;  // NOLINT: a test of one module.

struct Access {
  bool any_office = false;
  bool central = false;
  bool local = false;
};
struct Table {
  std::map<std::string, Access> access;
  std::map<std::string, std::map<std::string, bool>> acts;
  std::vector<std::pair<core::Date, bool>> days;
};

Table read_table() {
  constexpr std::array<const char*, 6> columns{"office_manager",    "customs_deputy",
                                               "deputy_substitute", "assessment_head",
                                               "exit_gate_officer", "import_office"};
  Table table;
  std::ifstream file(KOTAJ_VECTORS_DIR "/short-landing-rights.tsv");
  REQUIRE(file.good());
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (cells[0] == "access") {
      REQUIRE(cells.size() == 4);
      table.access[cells[1]] = {cells[2] == "any", cells[3].find('c') != std::string::npos,
                                cells[3].find('l') != std::string::npos};
    } else if (cells[0] == "act") {
      REQUIRE(cells.size() == 9);
      for (std::size_t column = 0; column < columns.size(); ++column) {
        table.acts[cells[1]][columns[column]] = cells[column + 3] == "+";
      }
    } else {
      REQUIRE(cells[0] == "day");
      table.days.emplace_back(core::Date::parse(cells[1]).value(), cells[2] == "yes");
    }
  }
  return table;
}

enum class Given { active, none, expired, revoked };
constexpr std::array<Given, 4> every_given{Given::active, Given::none, Given::expired,
                                           Given::revoked};

core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[0] = number;
  return id;
}

void give(access::Person& person, access::GrantLayer layer, Given given, core::Date on) {
  if (given == Given::none) return;
  access::Grant grant;
  grant.id = id_of(layer == access::GrantLayer::central ? 40 : 41);
  grant.layer = layer;
  if (layer == access::GrantLayer::local) grant.office = "10100";
  grant.from = core::add_days(on, -30).value();
  if (given == Given::expired) grant.until = core::add_days(on, -1).value();
  if (given == Given::revoked) grant.revoked_at = core::Moment{1};
  person.grants.push_back(grant);
}

/// The number of the first condition that does not hold; 0 where all do.
int expected_failure(const Table& table, const std::string& position, const std::string& act,
                     bool own_office, Given central, Given local, bool in_force, bool assigned) {
  const auto access = table.access.find(position);
  if (!assigned || access == table.access.end()) return 1;
  if (!own_office && !access->second.any_office) return 1;
  if (access->second.central && central != Given::active) return 2;
  if (access->second.local && local != Given::active) return 3;
  if (!in_force) return 4;
  return table.acts.at(act).at(position) ? 0 : 5;
}

std::string code_of(int failure) {
  constexpr std::array<const char*, 6> codes{"allowed",          "no_assignment",
                                             "no_central_grant", "no_local_grant",
                                             "not_in_force",     "not_open_to_position"};
  return codes[static_cast<std::size_t>(failure)];
}

}  // namespace

TEST_CASE("the table names every act of the module, and no other", "[rights]") {
  const Table table = read_table();
  CHECK(table.acts.size() == short_landing::module().acts.size());
  for (const access::Act& act : short_landing::module().acts) {
    INFO(act.code);
    CHECK(table.acts.count(std::string(act.code)) == 1);
    CHECK_FALSE(core::to_string(act.source).empty());
  }
}

TEST_CASE("rights are decided as the directive's text has them", "[rights]") {
  const Table table = read_table();
  std::size_t checked = 0;
  std::size_t allowed = 0;
  for (const core::Choice& position : access::positions()) {
    for (const access::Act& act : short_landing::module().acts) {
      for (const auto& [on, in_force] : table.days) {
        for (const Given central : every_given) {
          for (const Given local : every_given) {
            for (const bool own_office : {true, false}) {
              for (const bool assigned : {true, false}) {
                access::Person person;
                person.user = "someone";
                access::Assignment assignment;
                assignment.id = id_of(7);
                assignment.position = static_cast<access::Position>(position.number);
                assignment.office = "10100";
                assignment.from = core::add_days(on, -300).value();
                if (!assigned) assignment.until = core::add_days(on, -1).value();
                person.assignments.push_back(assignment);
                give(person, access::GrantLayer::central, central, on);
                give(person, access::GrantLayer::local, local, on);
                access::Subject subject;
                subject.offices = {own_office ? "10100" : "20200"};
                const auto refusal = access::decide({&person, assignment.id}, act, subject, on);
                const int failure =
                    expected_failure(table, std::string(position.code), std::string(act.code),
                                     own_office, central, local, in_force, assigned);
                const std::string found = refusal ? refusal->code : "allowed";
                if (found != code_of(failure)) {
                  FAIL_CHECK(position.code
                             << " " << act.code << " " << on.to_string() << " central "
                             << static_cast<int>(central) << " local " << static_cast<int>(local)
                             << (own_office ? " own" : " other") << (assigned ? "" : " unassigned")
                             << ": " << found << ", expected " << code_of(failure));
                }
                if (refusal && (refusal->reason.empty() || refusal->source.document.empty())) {
                  FAIL_CHECK("a refusal without reason or source: " << refusal->code);
                }
                ++checked;
                if (failure == 0) ++allowed;
              }
            }
          }
        }
      }
    }
  }
  CHECK(checked == 22 * table.acts.size() * 3 * 16 * 4);
  CHECK(allowed > 0);
}

TEST_CASE("a grant holds from its first day to its last, and for the office it was given for",
          "[rights]") {
  const access::Act& act = *access::find_act(short_landing::module(), "record_weighing");
  const core::Date on = core::Date::of(1402, 3, 10).value();
  access::Person person;
  person.user = "gate";
  access::Assignment assignment;
  assignment.id = id_of(7);
  assignment.position = access::Position::exit_gate_officer;
  assignment.office = "10100";
  assignment.from = on;
  assignment.until = on;
  person.assignments.push_back(assignment);
  give(person, access::GrantLayer::central, Given::active, on);
  give(person, access::GrantLayer::local, Given::active, on);
  access::Subject subject;
  subject.offices = {"10100"};
  const auto code = [&](core::Date day) {
    const auto refusal = access::decide({&person, assignment.id}, act, subject, day);
    return refusal ? refusal->code : std::string("allowed");
  };
  CHECK(code(on) == "allowed");
  CHECK(code(core::add_days(on, 1).value()) == "no_assignment");
  CHECK(code(core::add_days(on, -1).value()) == "no_assignment");
  person.grants[1].until = on;
  CHECK(code(on) == "allowed");
  person.grants[1].office = "20200";
  CHECK(code(on) == "no_local_grant");
  person.grants[1].office = "10100";
  person.grants[1].from = core::add_days(on, 1).value();
  person.grants[1].until.reset();
  CHECK(code(on) == "no_local_grant");
  person.enabled = false;
  CHECK(code(on) == "disabled");
  person.enabled = true;
  CHECK(access::decide({&person, id_of(9)}, act, subject, on)->code == "no_assignment");
  CHECK(access::decide({nullptr, id_of(7)}, act, subject, on)->code == "no_assignment");
}

TEST_CASE("what the case's own state forbids is told last", "[rights]") {
  const access::Act& act = *access::find_act(short_landing::module(), "issue_n8");
  const core::Date on = core::Date::of(1402, 3, 10).value();
  access::Person person;
  person.user = "manager";
  access::Assignment assignment;
  assignment.id = id_of(7);
  assignment.position = access::Position::office_manager;
  assignment.office = "10100";
  assignment.from = on;
  person.assignments.push_back(assignment);
  access::Subject subject;
  subject.offices = {"10100"};
  subject.standing = access::Refusal{"wrong_state", {}, "x", short_landing::clause("بند ۸")};
  CHECK(access::decide({&person, assignment.id}, act, subject, on)->code == "no_central_grant");
  give(person, access::GrantLayer::central, Given::active, on);
  CHECK(access::decide({&person, assignment.id}, act, subject, on)->code == "wrong_state");
  subject.standing.reset();
  CHECK_FALSE(access::decide({&person, assignment.id}, act, subject, on).has_value());
}
