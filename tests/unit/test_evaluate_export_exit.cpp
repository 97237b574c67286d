#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "server/cli/evaluate.h"

namespace {

namespace json = boost::json;
using kotaj::server::cli::evaluate;
using Found = std::vector<std::pair<std::string, std::string>>;

/// A temporary permit with everything filled in that can stand together.
json::value good_case() {
  return json::parse(
      R"({"on":"1403/07/01","kind":"temporary","completed_on":"1403/03/01","return_term":"1403/06/31",
    "returned_on":"1403/06/20","exited_on":"1403/04/08","cancelled_on":null,"judicial_on":null,
    "followed_up_on":"1403/03/06",
    "first_inquiry":{"sent_on":"1403/03/10","answer_days":7,"answered_on":"1403/03/14","answer":"no_result"},
    "second_inquiry":{"sent_on":"1403/03/15","answer_days":10,"answered_on":"1403/03/20","answer":"exited"},
    "permit_gross_kg":"24000","permit_packages":400,
    "carriers":[{"id":"12ع345-67","gross_kg":"24000","packages":400,"arrived_on":"1403/04/05",
                 "exited_on":"1403/04/08"}]})");
}

Found found_in(const json::value& answer) {
  Found found;
  for (const json::value& problem : answer.at("problems").as_array()) {
    CHECK_FALSE(problem.at("message").as_string().empty());
    found.emplace_back(problem.at("field").as_string().c_str(),
                       problem.at("code").as_string().c_str());
  }
  return found;
}

/// What keeps the input from being of the form; nothing where it is answered.
Found problems_of(const json::value& input) {
  const auto reply = evaluate("export-exit", json::serialize(input));
  const json::value answer = json::parse(reply.json);
  if (answer.as_object().contains("state")) {
    CHECK(reply.exit_status == 0);
    return {};
  }
  CHECK(reply.exit_status == 2);
  CHECK(answer.as_object().size() == 1);
  return found_in(answer);
}

Found with(const std::string& pointer, const char* value) {
  json::value changed = good_case();
  const std::size_t last = pointer.rfind('/');
  json::value& parent = changed.at_pointer(pointer.substr(0, last));
  if (parent.is_object()) {
    parent.as_object()[pointer.substr(last + 1)] = json::parse(value);
  } else {
    changed.at_pointer(pointer) = json::parse(value);
  }
  return problems_of(changed);
}

Found without(const std::string& parent, const std::string& key) {
  json::value changed = good_case();
  json::value& record = parent.empty() ? changed : changed.at_pointer(parent);
  record.as_object().erase(key);
  return problems_of(changed);
}

Found one(const std::string& field, const char* code) { return {{field, code}}; }

}  // namespace

TEST_CASE("export exit: the worked examples of export exit", "[evaluate][export_exit]") {
  std::ifstream file(KOTAJ_VECTORS_DIR "/export-exit.json");
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const json::value examples = json::parse(text);
  REQUIRE(examples.as_array().size() >= 20);
  json::array inputs;
  for (const json::value& example : examples.as_array()) inputs.push_back(example.at("input"));
  const auto reply = evaluate("export-exit", json::serialize(inputs));
  CHECK(reply.exit_status == 0);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == inputs.size());
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    INFO(examples.as_array()[row].at("name").as_string().c_str());
    const json::object& answer = answers.as_array()[row].as_object();
    CHECK_FALSE(answer.at("explanation").as_array().empty());
    for (const auto& expected : examples.as_array()[row].at("expect").as_object()) {
      INFO(std::string(expected.key()));
      REQUIRE(answer.contains(expected.key()));
      if (expected.key() != "problems") {
        CHECK(answer.at(expected.key()) == expected.value());
        continue;
      }
      std::vector<std::string> fields;
      for (const auto& problem : found_in(answers.as_array()[row])) fields.push_back(problem.first);
      std::vector<std::string> wanted;
      for (const json::value& problem : expected.value().as_array())
        wanted.emplace_back(problem.at("field").as_string().c_str());
      CHECK(fields == wanted);
    }
  }
}

TEST_CASE("export exit: an exit answer's members stand in the contract's order",
          "[evaluate][export_exit]") {
  const json::value answer =
      json::parse(evaluate("export-exit", json::serialize(good_case())).json);
  std::vector<std::string> names;
  for (const auto& member : answer.as_object()) names.emplace_back(member.key());
  CHECK(names == std::vector<std::string>{"state", "due", "days_late", "final_notice_allowed",
                                          "problems", "explanation"});
  CHECK(answer.at("state") == "returned");
}

TEST_CASE("export exit: every field of export exit is required, also where it may be null",
          "[evaluate][export_exit]") {
  const json::value good = good_case();
  CHECK(problems_of(good).empty());
  for (const auto& member : good.as_object())
    CHECK(without("", std::string(member.key())) == one(std::string(member.key()), "required"));
  for (const auto& [at, path] : {std::pair("/first_inquiry", "first_inquiry."),
                                 std::pair("/second_inquiry", "second_inquiry."),
                                 std::pair("/carriers/0", "carriers[0].")}) {
    for (const auto& member : good.at_pointer(at).as_object()) {
      const std::string name(member.key());
      CHECK(without(at, name) == one(path + name, "required"));
    }
  }
}

TEST_CASE("export exit: null is a value where something has not happened",
          "[evaluate][export_exit]") {
  for (const char* field :
       {"return_term", "returned_on", "judicial_on", "followed_up_on", "second_inquiry"})
    CHECK(with("/" + std::string(field), "null").empty());
  CHECK(with("/carriers", "[]").empty());
  CHECK(with("/carriers/0/arrived_on", "null").empty());
  CHECK(with("/carriers/0/exited_on", "null").empty());
  for (const char* field :
       {"on", "kind", "completed_on", "permit_gross_kg", "permit_packages", "carriers"})
    CHECK(with("/" + std::string(field), "null") == one(field, "required"));
  for (const char* field : {"id", "gross_kg", "packages"})
    CHECK(with("/carriers/0/" + std::string(field), "null") ==
          one("carriers[0]." + std::string(field), "required"));
  CHECK(with("/carriers/0/id", R"(" ")") == one("carriers[0].id", "required"));
}

TEST_CASE("export exit: what is wrong with one field of export exit", "[evaluate][export_exit]") {
  CHECK(with("/on", R"("1403/7/01")") == one("on", "format"));
  CHECK(with("/kind", R"("transit")") == one("kind", "not_allowed"));
  CHECK(with("/return_term", R"("1404/12/30")") == one("return_term", "range"));
  CHECK(with("/first_inquiry", "[]") == one("first_inquiry", "type"));
  CHECK(with("/first_inquiry/answer", R"("maybe")") == one("first_inquiry.answer", "not_allowed"));
  CHECK(with("/first_inquiry/answer_days", "7.0") == one("first_inquiry.answer_days", "type"));
  CHECK(with("/first_inquiry/answer_days", "7").empty());
  CHECK(with("/first_inquiry/answer_days", "10").empty());
  CHECK(with("/first_inquiry/answer_days", "6") == one("first_inquiry.answer_days", "range"));
  CHECK(with("/second_inquiry/answer_days", "11") == one("second_inquiry.answer_days", "range"));
  CHECK(with("/permit_gross_kg", R"("0.001")").empty());
  CHECK(with("/permit_gross_kg", R"("0")") == one("permit_gross_kg", "range"));
  CHECK(with("/permit_gross_kg", "24000") == one("permit_gross_kg", "type"));
  CHECK(with("/permit_packages", "1").empty());
  CHECK(with("/permit_packages", "0") == one("permit_packages", "range"));
  CHECK(with("/carriers/0/packages", "0").empty());
  CHECK(with("/carriers/0/packages", "-1") == one("carriers[0].packages", "range"));
  CHECK(with("/carriers/0/gross_kg", R"("0")").empty());
  CHECK(with("/carriers/0/gross_kg", R"("1.0001")") == one("carriers[0].gross_kg", "format"));
  CHECK(with("/kotaj", "null") == one("kotaj", "unknown_field"));
}

TEST_CASE("export exit: facts that cannot both be, those after the day too",
          "[evaluate][export_exit]") {
  const char* inconsistent = "inconsistent";
  CHECK(with("/on", R"("1403/02/31")") == one("completed_on", inconsistent));
  // A day before completion, told on the day that is too early.
  CHECK(with("/return_term", R"("1403/02/31")") == one("return_term", inconsistent));
  CHECK(with("/return_term", R"("1403/03/01")").empty());
  CHECK(with("/followed_up_on", R"("1403/02/31")") == one("followed_up_on", inconsistent));
  CHECK(with("/judicial_on", R"("1403/02/31")") == one("judicial_on", inconsistent));
  CHECK(with("/first_inquiry/sent_on", R"("1403/02/31")") ==
        one("first_inquiry.sent_on", inconsistent));
  CHECK(with("/carriers/0/arrived_on", R"("1403/02/31")") ==
        one("carriers[0].arrived_on", inconsistent));
  // Told once, whatever it is that it comes before.
  CHECK(with("/first_inquiry/answered_on", R"("1403/02/31")") ==
        one("first_inquiry.answered_on", inconsistent));
  CHECK(with("/carriers/0/exited_on", R"("1403/02/31")") ==
        one("carriers[0].exited_on", inconsistent));
  CHECK(with("/first_inquiry/answered_on", R"("1403/03/09")") ==
        one("first_inquiry.answered_on", inconsistent));
  CHECK(with("/first_inquiry/answered_on", R"("1403/03/10")").empty());
  CHECK(with("/carriers/0/exited_on", R"("1403/04/04")") ==
        one("carriers[0].exited_on", inconsistent));
  CHECK(with("/carriers/0/exited_on", R"("1403/04/05")").empty());
  CHECK(with("/first_inquiry", "null") == one("second_inquiry", inconsistent));
  CHECK(with("/second_inquiry/sent_on", R"("1403/03/09")") ==
        one("second_inquiry.sent_on", inconsistent));
  CHECK(with("/second_inquiry/sent_on", R"("1403/03/10")").empty());
  CHECK(with("/cancelled_on", R"("1404/01/01")") == one("cancelled_on", inconsistent));
  CHECK(with("/exited_on", "null") == one("returned_on", inconsistent));
  CHECK(with("/returned_on", R"("1403/04/07")") == one("returned_on", inconsistent));
  CHECK(with("/returned_on", R"("1403/04/08")").empty());
  CHECK(with("/kind", R"("definite")") ==
        Found{{"return_term", inconsistent}, {"returned_on", inconsistent}});
  CHECK(with("/first_inquiry/answer", "null") == one("first_inquiry.answer", inconsistent));
  CHECK(with("/second_inquiry/answered_on", "null") ==
        one("second_inquiry.answered_on", inconsistent));
}

TEST_CASE("export exit: facts are compared where each of them was read",
          "[evaluate][export_exit]") {
  CHECK(with("/completed_on", R"("1403/13/01")") == one("completed_on", "range"));
  CHECK(with("/first_inquiry/sent_on", "null") == one("first_inquiry.sent_on", "required"));
  CHECK(with("/exited_on", R"("x")") == one("exited_on", "format"));
  CHECK(with("/first_inquiry/answered_on", R"("x")") == one("first_inquiry.answered_on", "format"));
  CHECK(with("/first_inquiry", "1") == one("first_inquiry", "type"));
}

TEST_CASE("export exit: a day past 1498 is told on the field that it counts from",
          "[evaluate][export_exit]") {
  json::value last = good_case();
  for (const char* field : {"return_term", "returned_on", "exited_on", "followed_up_on",
                            "first_inquiry", "second_inquiry"})
    last.as_object()[field] = nullptr;
  last.as_object()["carriers"] = json::array{};
  last.as_object()["on"] = "1498/12/30";
  const auto at = [&](const char* pointer, const char* value) {
    json::value changed = last;
    changed.at_pointer(pointer) = json::parse(value);
    return problems_of(changed);
  };
  CHECK(at("/completed_on", R"("1498/12/23")").empty());
  CHECK(at("/completed_on", R"("1498/12/24")") == one("completed_on", "range"));
  // The first inquiry's day is the earlier of two: only that one counts.
  last.as_object()["completed_on"] = "1498/12/24";
  CHECK(at("/followed_up_on", R"("1498/12/29")").empty());
  CHECK(at("/followed_up_on", R"("1498/12/30")") == one("followed_up_on", "range"));
  CHECK(at("/first_inquiry",
           R"({"sent_on":"1498/12/24","answer_days":7,"answered_on":null,"answer":null})") ==
        one("first_inquiry.sent_on", "range"));
  CHECK(
      at("/first_inquiry",
         R"({"sent_on":"1498/12/24","answer_days":7,"answered_on":"1498/12/30","answer":"no_result"})") ==
      one("first_inquiry.answered_on", "range"));
  CHECK(
      at("/first_inquiry",
         R"({"sent_on":"1498/12/24","answer_days":7,"answered_on":"1498/12/30","answer":"not_exited"})")
          .empty());
  CHECK(at("/judicial_on", R"("1498/12/30")").empty());
}

TEST_CASE("export exit: in an array every permit is answered in its place",
          "[evaluate][export_exit]") {
  json::value bad = good_case();
  bad.as_object()["on"] = "1403/02/01";
  const auto reply =
      evaluate("export-exit", json::serialize(json::array{good_case(), bad, nullptr}));
  CHECK(reply.exit_status == 2);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == 3);
  CHECK(answers.at(0).at("state") == "returned");
  CHECK(found_in(answers.at(1)) == one("completed_on", "inconsistent"));
  CHECK(found_in(answers.at(2)) == one("", "type"));
}
