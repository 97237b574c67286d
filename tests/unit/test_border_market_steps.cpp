#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "shared/border_market/parameters.h"

namespace {

using namespace kotaj;                 // NOLINT: a test of one module.
using namespace kotaj::border_market;  // NOLINT

constexpr std::array variants{Variant::a, Variant::b, Variant::c};

core::Date day(const char* text) { return core::Date::parse(text).value(); }

Sequence steps(Variant variant) { return steps_of(variant, day("1403/02/10")).value; }

bool holds(std::span<const Outcome> outcomes, Outcome outcome) {
  return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

}  // namespace

TEST_CASE("three sequences, each step named by its letter and its place", "[border_market]") {
  CHECK(steps(Variant::a).size() == 6);
  CHECK(steps(Variant::b).size() == 8);
  CHECK(steps(Variant::c).size() == 9);
  std::set<Step> seen;
  for (const Variant variant : variants) {
    const std::string letter(code_of(variant_choices(), variant));
    std::size_t place = 0;
    for (const StepRule& rule : steps(variant)) {
      INFO(std::string(rule.code));
      CHECK(rule.code == letter + std::to_string(++place));
      CHECK_FALSE(rule.label.empty());
      CHECK_FALSE(rule.owners.empty());
      CHECK(seen.insert(rule.step).second);
    }
  }
}

TEST_CASE("a step needs only what an earlier one left behind", "[border_market]") {
  for (const Variant variant : variants) {
    // Beside the steps: ownership and conditions verified, documents examined.
    std::vector<Outcome> left{Outcome::document_matching};
    for (const StepRule& rule : steps(variant)) {
      INFO(std::string(rule.code));
      for (const Outcome needed : rule.needs) CHECK(holds(left, needed));
      CHECK_FALSE(rule.records.empty());
      for (const Outcome outcome : rule.records) {
        CHECK_FALSE(holds(left, outcome));
        left.push_back(outcome);
      }
    }
    // In every sequence: a declaration, its kotaj, an assessment after the documents were matched.
    for (const Outcome outcome : {Outcome::declaration, Outcome::kotaj, Outcome::assessment})
      CHECK(holds(left, outcome));
  }
}

TEST_CASE("where the declaration is drawn up, identity verified and the goods assessed",
          "[border_market]") {
  const auto code = [](Variant variant, Outcome outcome) {
    for (const StepRule& rule : steps(variant)) {
      if (records(rule, outcome)) return std::string(rule.code);
    }
    return std::string();
  };
  CHECK(code(Variant::a, Outcome::declaration) == "A1");
  CHECK(code(Variant::b, Outcome::declaration) == "B1");
  CHECK(code(Variant::c, Outcome::declaration) == "C3");
  CHECK(code(Variant::a, Outcome::identity) == "A2");
  CHECK(code(Variant::b, Outcome::identity).empty());
  CHECK(code(Variant::c, Outcome::identity) == "C5");
  CHECK(code(Variant::a, Outcome::assessment) == "A5");
  CHECK(code(Variant::b, Outcome::assessment) == "B5");
  CHECK(code(Variant::c, Outcome::assessment) == "C6");
  CHECK(code(Variant::a, Outcome::kotaj) == "A2");
  CHECK(code(Variant::b, Outcome::kotaj) == "B4");
  CHECK(code(Variant::c, Outcome::kotaj) == "C6");
  for (const Variant variant : variants) {
    for (const StepRule& rule : steps(variant)) {
      if (records(rule, Outcome::assessment)) CHECK(holds(rule.needs, Outcome::document_matching));
    }
  }
}

TEST_CASE("a new circular is a sequence more, and old days keep theirs", "[border_market]") {
  Tables later = tables();
  const core::Source circular{core::Source::Kind::directive, "1405/000001", "بند ۱"};
  later.steps_a.push_back({day("1405/01/01"), listed_steps(Variant::b), circular});
  CHECK(steps_of(Variant::a, day("1404/12/29"), later).value.front().code == "A1");
  CHECK(steps_of(Variant::a, day("1405/01/01"), later).value.front().code == "B1");
  CHECK(steps_of(Variant::a, day("1405/01/01"), later).source == circular);
  CHECK(steps_of(Variant::a, day("1405/01/01")).value.front().code == "A1");
  // A day before the text's first is judged by it too.
  CHECK(steps_of(Variant::c, day("1206/01/01")).value.size() == 9);
}

TEST_CASE("the chapter lists the sequences with their owners, and the marks", "[border_market]") {
  const auto entries = chapter().parameters(day("1403/02/10"));
  REQUIRE(entries.size() == 3);
  CHECK(entries.front().value.find("A6") != std::string::npos);
  CHECK(entries.front().value.find(
            std::string(access::label_of(access::Position::assessment_head))) != std::string::npos);
  std::set<std::string> marks;
  for (const law::Interpretation& mark : chapter().interpretations)
    marks.insert(std::string(mark.code));
  CHECK(marks == std::set<std::string>{"BM-1", "BM-2", "BM-3", "BM-4", "BM-5"});
}
