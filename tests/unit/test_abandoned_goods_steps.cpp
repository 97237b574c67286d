#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/unit/support/abandoned_case.h"

// Every act at every step, by every position, in its own office, in another of the province, and in
// another province, with each condition holding and not, against a table written from the
// procedure. What is expected is worked out here from that table and from how the case was made.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

namespace {

struct Row {
  std::set<std::string> from;
  std::string to;
  std::set<std::string> positions;
  std::set<std::string> conditions;
};

std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> out;
  std::istringstream in(cell);
  for (std::string word; in >> word;) {
    if (word != "-") out.push_back(word);
  }
  return out;
}

std::set<std::string> steps_of(const std::string& cell) {
  static const std::vector<std::string> order{
      "in_storage", "expired",  "warned",           "assessing",  "assessed",
      "declared",   "valued",   "cashier",          "payable",    "announced",
      "taken",      "settled",  "return_requested", "returned",   "cancelled",
      "releasing",  "released", "withdrawn",        "confiscated"};
  std::set<std::string> out;
  for (const std::string& word : words_of(cell)) {
    const auto dots = word.find("..");
    if (dots == std::string::npos) {
      REQUIRE(std::find(order.begin(), order.end(), word) != order.end());
      out.insert(word);
      continue;
    }
    const auto first = std::find(order.begin(), order.end(), word.substr(0, dots));
    const auto last = std::find(order.begin(), order.end(), word.substr(dots + 2));
    REQUIRE(last != order.end());
    out.insert(first, std::next(last));
  }
  return out;
}

std::map<std::string, Row> read_table() {
  std::map<std::string, Row> table;
  std::ifstream file(KOTAJ_VECTORS_DIR "/abandoned-goods-steps.tsv");
  REQUIRE(file.good());
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
    REQUIRE(cells.size() == 5);
    Row row;
    row.from = steps_of(cells[1]);
    row.to = cells[2] == "-" ? "" : cells[2];
    for (const std::string& one : words_of(cells[3])) row.positions.insert(one);
    for (const std::string& one : words_of(cells[4])) row.conditions.insert(one);
    REQUIRE(table.emplace(cells[0], row).second);
  }
  return table;
}

/// A case at a step, with what was done to it beside the way there.
struct Sample {
  std::string name;
  std::string step;
  Desk desk;
  std::set<std::string> holds;  ///< Conditions that hold, by how the case was made.
};

void dispute(Desk& desk) {
  REQUIRE(desk.act("registry_officer", "open_dispute", OpenDispute{desk.on, "تعرفه", ""}) == "");
}

/// The conditions that hold in a plain case that was walked to a step.
std::set<std::string> plain_conditions(Step step) {
  std::set<std::string> holds{"dispute", "once"};
  const auto reached = [&](Step first, Step last) { return first <= step && step <= last; };
  if (reached(Step::cashier, Step::settled) || reached(Step::return_requested, Step::confiscated))
    holds.insert("confirmed");
  else
    holds.insert("unconfirmed");
  if (reached(Step::payable, Step::settled) || reached(Step::return_requested, Step::confiscated))
    holds.insert("payable");
  if (reached(Step::cancelled, Step::released)) holds.insert("cancelled");
  if (reached(Step::assessing, Step::settled)) holds.insert("assessment");
  return holds;
}

Sample plain(Step step) {
  Sample out{"plain", std::string(code_of(step)), {}, plain_conditions(step)};
  bring_to(out.desk, step);
  return out;
}

/// One sample for each condition that a plain walk does not show both sides of.
std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (const core::Choice& choice : step_choices()) {
    const auto step = static_cast<Step>(choice.number);
    all.push_back(plain(step));
    // With an open dispute; before the term has passed it keeps the goods from expiring.
    if (step == Step::settled || step == Step::released || step == Step::confiscated) continue;
    Sample disputed = plain(step);
    disputed.name = "disputed";
    dispute(disputed.desk);
    disputed.holds.erase("dispute");
    disputed.holds.insert("disputed");
    if (step == Step::expired) disputed.step = "in_storage";
    if (step == Step::warned || step == Step::assessing) disputed.holds.erase("assessment");
    all.push_back(std::move(disputed));
  }
  const auto add = [&](std::string name, Step step, std::set<std::string> more,
                       std::set<std::string> fewer, auto change) {
    Sample sample = plain(step);
    sample.name = std::move(name);
    change(sample.desk);
    sample.holds.insert(more.begin(), more.end());
    for (const std::string& one : fewer) sample.holds.erase(one);
    all.push_back(std::move(sample));
  };
  add("the owner's days are over", Step::warned, {"assessment"}, {},
      [](Desk& desk) { desk.on = day(5, 5); });
  add("confirmed", Step::valued, {"confirmed"}, {"unconfirmed"}, &confirm);
  add("paid", Step::payable, {}, {"payable"}, [](Desk& desk) {
    const core::Wide amount = desk.round().payment_ids.front().amount;
    REQUIRE(desk.act("finance_officer", "record_payment",
                     RecordPayment{"S100", PayerKind::organization, amount, desk.on, ""}) == "");
  });
  add("claimed", Step::announced, {"balance"}, {}, [](Desk& desk) {
    REQUIRE(desk.act("office_manager", "claim_dues",
                     ClaimDues{DueKind::duties, 100, desk.on, "۱"}) == "");
  });
  add("claim paid", Step::announced, {"revenue"}, {}, [](Desk& desk) {
    REQUIRE(desk.act("office_manager", "claim_dues",
                     ClaimDues{DueKind::duties, 100, desk.on, "۱"}) == "");
    REQUIRE(desk.act("finance_officer", "record_claim_payment",
                     RecordClaimPayment{desk.round().claims[0].id, 100, desk.on, {}, ""}) == "");
  });
  add("released by document", Step::in_storage, {"release"}, {}, [](Desk& desk) {
    REQUIRE(desk.act("registry_officer", "record_release",
                     RecordRelease{ReleaseKind::release, "۵", desk.on}) == "");
  });
  all.back().step = "releasing";
  add("T7 passed", Step::cancelled, {}, {}, [](Desk& desk) { desk.on = day(8, 1); });
  all.back().step = "expired";
  add("extended", Step::in_storage, {}, {"once"}, [](Desk& desk) {
    REQUIRE(desk.act("office_manager", "extend_stay",
                     Extension{ExtensionRequester::owner, false, day(1, 20), true, day(2, 1),
                               day(1, 25), day(5, 10)}) == "");
  });
  for (const Step step : {Step::in_storage, Step::taken}) {
    Sample perishable{"perishable", std::string(code_of(step)), {}, plain_conditions(step)};
    Receipt payload = receipt();
    payload.perishable = true;
    bring_to(perishable.desk, step, payload);
    perishable.holds.insert("priority");
    all.push_back(std::move(perishable));
  }
  Sample zone{"zone", "in_storage", {}, plain_conditions(Step::in_storage)};
  Receipt payload = receipt();
  payload.place = Place::free_zone;
  bring_to(zone.desk, Step::in_storage, payload);
  zone.holds.insert("zone");
  all.push_back(std::move(zone));
  return all;
}

/// A form that states today where an act is judged by the day that its form states.
const void* form_of_today(const std::string& act, core::Date today) {
  static DeclareProcedure procedure;
  static RecordExit exit;
  procedure.registered_on = today;
  exit.exited_on = today;
  if (act == "declare_procedure") return &procedure;
  return act == "record_exit" ? &exit : nullptr;
}

/// Where the person sits: in the case's own office, in another of the province, in another
/// province.
struct Seat {
  std::string office;
  std::string province;
};

}  // namespace

TEST_CASE("the procedure's table names every act of the module, its aim and its people",
          "[abandoned_goods][steps]") {
  const auto table = read_table();
  CHECK(table.size() == module().acts.size() + 1);
  for (const access::Act& act : module().acts) {
    INFO(act.code);
    REQUIRE(table.count(std::string(act.code)) == 1);
    const Row& row = table.at(std::string(act.code));
    const StepRow& step = row_of(static_cast<ActNumber>(act.number));
    CHECK(std::string(step.to ? code_of(*step.to) : "") == row.to);
    CHECK_FALSE(core::to_string(act.source).empty());
    CHECK(act.rights.data() == step.who.data());  // Rights are the table's own.
  }
}

TEST_CASE("every position, step and condition is decided as the procedure has it",
          "[abandoned_goods][steps]") {
  const auto table = read_table();
  const std::vector<Seat> seats{{"10100", "20000"}, {"10200", "20000"}, {"30300", "40000"}};
  std::size_t checked = 0;
  std::size_t allowed = 0;
  std::set<std::string> failed_conditions;
  std::set<std::string> held_conditions;
  for (Sample& sample : samples()) {
    INFO(sample.name << " at " << sample.step);
    REQUIRE(code_of(sample.desk.step()) == sample.step);
    for (const auto& [code, row] : table) {
      if (code == "open_case") continue;
      const access::Act& act =
          code == "read" ? *module().read : *access::find_act(module(), std::string_view(code));
      std::string missing;
      for (const std::string& condition : row.conditions) {
        if (!sample.holds.contains(condition)) missing = condition;
      }
      const bool at_step = row.from.contains(sample.step);
      if (at_step && !missing.empty()) failed_conditions.insert(code + " " + missing);
      if (at_step && missing.empty())
        for (const std::string& condition : row.conditions)
          held_conditions.insert(code + " " + condition);
      for (const core::Choice& position : access::positions()) {
        for (const Seat& seat : seats) {
          const bool director = position.code == "provincial_director";
          access::Person person = person_at(static_cast<access::Position>(position.number),
                                            director ? seat.province : seat.office);
          access::Context context = sample.desk.context("assessor");
          context.actor = {&person, id_of(1)};
          const auto refusal =
              access::decide(context.actor, act,
                             module().subject(sample.desk.record.get(), act,
                                              form_of_today(code, context.on), context),
                             context.on);
          const bool reaches = director ? seat.province == "20000" : seat.office == "10100";
          const bool open = row.positions.contains(std::string(position.code)) && reaches;
          const std::string expected = !open                          ? "no_assignment"
                                       : !at_step || !missing.empty() ? "wrong_state"
                                                                      : "allowed";
          const std::string found = refusal ? refusal->code : "allowed";
          if (found != expected) {
            FAIL_CHECK(code << " by " << position.code << " in " << seat.office << ", "
                            << sample.name << " at " << sample.step << ": " << found
                            << ", expected " << expected << " (missing " << missing << ")");
          }
          if (refusal && (refusal->reason.empty() || refusal->source.document.empty()))
            FAIL_CHECK("a refusal without reason or source: " << code);
          ++checked;
          if (expected == "allowed") ++allowed;
        }
      }
    }
  }
  CHECK(checked > 100'000);
  CHECK(allowed > 500);
  // Every condition of every act was seen holding and failing.
  for (const auto& [code, row] : table) {
    for (const std::string& condition : row.conditions) {
      INFO(code << " " << condition);
      CHECK(held_conditions.contains(code + " " + condition));
      // While a dispute is open goods do not expire at all, so that none are warned.
      if (code == "serve_warning") continue;
      CHECK(failed_conditions.contains(code + " " + condition));
    }
  }
}

TEST_CASE("a case is opened in one's own office alone, from the procedure's first day",
          "[abandoned_goods][steps]") {
  const access::Act& act = *access::find_act(module(), "open_case");
  for (const core::Choice& position : access::positions()) {
    INFO(position.code);
    Desk desk;
    const Receipt payload = receipt();
    for (const std::string office : {"10100", "10200"}) {
      desk.people["someone"] = person_at(static_cast<access::Position>(position.number), office);
      const access::Context context = desk.context("someone");
      const auto refusal = access::decide(
          context.actor, act, module().subject(nullptr, act, &payload, context), day(3, 3));
      CHECK(refusal.has_value() == !(position.code == "registry_officer" && office == "10100"));
    }
  }
  Desk desk;
  const Receipt payload = receipt();
  const access::Context context = desk.context("registry_officer");
  const auto early = access::decide(context.actor, act,
                                    module().subject(nullptr, act, &payload, context), day(3, 2));
  REQUIRE(early);
  CHECK(early->code == "not_in_force");
}

namespace {

constexpr std::string_view begin_mark = "<!-- steps: from the table -->\n";
constexpr std::string_view end_mark = "<!-- end of steps -->\n";

std::string readme() {
  std::ifstream file(KOTAJ_SOURCE_DIR "/shared/abandoned_goods/README.md");
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string steps_part() {
  return std::string(begin_mark) + "\n```mermaid\n" + step_diagram() + "```\n\n" + step_table() +
         "\n" + std::string(end_mark);
}

}  // namespace

TEST_CASE("the README shows the steps as the table has them", "[abandoned_goods][steps]") {
  CHECK(readme().find(steps_part()) != std::string::npos);
}

// Asked for by its tag alone, after the table changed.
TEST_CASE("write the README's steps", "[.write-readme]") {
  std::string text = readme();
  const auto begin = text.find(begin_mark);
  const auto end = text.find(end_mark);
  REQUIRE(end != std::string::npos);
  text.replace(begin, end + end_mark.size() - begin, steps_part());
  std::ofstream(KOTAJ_SOURCE_DIR "/shared/abandoned_goods/README.md") << text;
}
