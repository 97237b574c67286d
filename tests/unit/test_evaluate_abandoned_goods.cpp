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

json::value good_case() {
  return json::parse(
      R"({"on":"1403/04/10","place":"customs_warehouse","entered_first_warehouse":"1402/10/05","zone_term_ends":null,
    "extension":{"requested_by":"owner","transit":false,"requested_on":"1402/12/25","justified":true,
                 "storage_paid_until":"1403/01/05","consented_on":"1403/01/05","until":"1403/03/05"},
    "release_document_on":null,"release_extended_until":null,
    "perishable":false,"costly_to_keep":false,"facilities":true,"moved_to_suitable_warehouse_on":null,"hazardous":false,
    "disputes":[{"from":"1402/12/20","notified_on":"1403/01/10"}],
    "warning":{"served_on":"1403/04/01","served_by":"customs"},
    "cancelled_on":null,"cancelled_extended_until":null,"extension_office":null})");
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
  const auto reply = evaluate("abandoned-goods", json::serialize(input));
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

TEST_CASE("the worked examples of abandoned goods", "[evaluate][abandoned_goods]") {
  std::ifstream file(KOTAJ_VECTORS_DIR "/abandoned-goods.json");
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const json::value examples = json::parse(text);
  REQUIRE(examples.as_array().size() >= 17);
  json::array inputs;
  for (const json::value& example : examples.as_array()) inputs.push_back(example.at("input"));
  const auto reply = evaluate("abandoned-goods", json::serialize(inputs));
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

TEST_CASE("an answer's members stand in the contract's order", "[evaluate][abandoned_goods]") {
  const json::value answer =
      json::parse(evaluate("abandoned-goods", json::serialize(good_case())).json);
  std::vector<std::string> names;
  for (const auto& member : answer.as_object()) names.emplace_back(member.key());
  CHECK(names == std::vector<std::string>{"state", "stay_ends", "priority", "warning_from",
                                          "assessment_from", "problems", "explanation"});
  REQUIRE(found_in(answer) == one("warning", "not_allowed"));
  CHECK(answer.at("problems").at(0).as_object().contains("source"));
}

TEST_CASE("every field of abandoned goods is required, also where it may be null",
          "[evaluate][abandoned_goods]") {
  const json::value good = good_case();
  CHECK(problems_of(good).empty());
  for (const auto& member : good.as_object())
    CHECK(without("", std::string(member.key())) == one(std::string(member.key()), "required"));
  for (const char* record : {"extension", "warning"}) {
    for (const auto& member : good.at(record).as_object()) {
      const std::string name(member.key());
      CHECK(without("/" + std::string(record), name) ==
            one(std::string(record) + "." + name, "required"));
      CHECK(with("/" + std::string(record) + "/" + name, "null") ==
            one(std::string(record) + "." + name, "required"));
    }
  }
  CHECK(without("/disputes/0", "from") == one("disputes[0].from", "required"));
  CHECK(without("/disputes/0", "notified_on") == one("disputes[0].notified_on", "required"));
}

TEST_CASE("null is a value where something may not be known", "[evaluate][abandoned_goods]") {
  for (const char* field : {"zone_term_ends", "extension", "release_document_on",
                            "release_extended_until", "moved_to_suitable_warehouse_on", "warning",
                            "cancelled_on", "cancelled_extended_until", "extension_office"})
    CHECK(with("/" + std::string(field), "null").empty());
  CHECK(with("/disputes/0/notified_on", "null").empty());
  CHECK(with("/disputes", "[]").empty());
  for (const char* field : {"on", "place", "entered_first_warehouse", "perishable",
                            "costly_to_keep", "facilities", "hazardous", "disputes"})
    CHECK(with("/" + std::string(field), "null") == one(field, "required"));
  CHECK(with("/disputes/0", "null") == one("disputes[0]", "required"));
  CHECK(with("/disputes/0/from", "null") == one("disputes[0].from", "required"));
}

TEST_CASE("what is wrong with one field of abandoned goods", "[evaluate][abandoned_goods]") {
  CHECK(with("/on", "14030410") == one("on", "type"));
  CHECK(with("/on", R"("1403-04-10")") == one("on", "format"));
  CHECK(with("/on", R"("1402/12/30")") == one("on", "range"));
  CHECK(with("/place", R"("yard")") == one("place", "not_allowed"));
  CHECK(with("/place", "1") == one("place", "type"));
  CHECK(with("/perishable", R"("true")") == one("perishable", "type"));
  CHECK(with("/extension", "[]") == one("extension", "type"));
  CHECK(with("/extension/requested_by", R"("customs")") ==
        one("extension.requested_by", "not_allowed"));
  CHECK(with("/extension/until", R"("1499/01/01")") == one("extension.until", "range"));
  CHECK(with("/extension/reason", R"("x")") == one("extension.reason", "unknown_field"));
  CHECK(with("/disputes", "{}") == one("disputes", "type"));
  CHECK(with("/disputes/0", R"("x")") == one("disputes[0]", "type"));
  CHECK(with("/warning/served_by", R"("owner")") == one("warning.served_by", "not_allowed"));
  CHECK(with("/extension_office", R"("")") == one("extension_office", "not_allowed"));
  CHECK(with("/kotaj", "null") == one("kotaj", "unknown_field"));
}

TEST_CASE("facts are compared where each of them was read", "[evaluate][abandoned_goods]") {
  json::value changed = good_case();
  changed.as_object()["entered_first_warehouse"] = "1402/13/05";
  changed.at_pointer("/disputes/0/from").as_string() = "1390/01/01";
  changed.at_pointer("/disputes/0/notified_on").as_string() = "1389/12/29";
  CHECK(problems_of(changed) ==
        Found{{"entered_first_warehouse", "range"}, {"disputes[0].notified_on", "inconsistent"}});
}

TEST_CASE("facts against the rules name the rule, and the field as the form calls it",
          "[evaluate][abandoned_goods]") {
  const auto told = [](const std::string& pointer, const char* value) {
    json::value changed = good_case();
    const std::size_t last = pointer.rfind('/');
    changed.at_pointer(pointer.substr(0, last)).as_object()[pointer.substr(last + 1)] =
        json::parse(value);
    const json::value answer =
        json::parse(evaluate("abandoned-goods", json::serialize(changed)).json);
    return answer.at("problems").at(0).as_object();
  };
  const json::object early = told("/disputes/0/from", R"("1402/10/04")");
  CHECK(early.at("code") == "inconsistent");
  CHECK(early.at("source") == "قانون امور گمرکی ماده ۲۴ تبصره ۳");
  CHECK(told("/extension/consented_on", R"("1402/10/04")").at("source") ==
        "قانون امور گمرکی ماده ۲۴");
  CHECK(told("/on", R"("1402/10/04")").at("source") == "قانون امور گمرکی ماده ۲۴");

  json::value last = good_case();
  for (const char* field : {"extension", "warning"}) last.as_object()[field] = nullptr;
  last.as_object()["on"] = "1498/12/30";
  last.as_object()["disputes"] =
      json::parse(R"([{"from":"1498/12/01","notified_on":"1498/12/10"}])");
  const json::value answer = json::parse(evaluate("abandoned-goods", json::serialize(last)).json);
  REQUIRE(found_in(answer) == one("disputes[0].notified_on", "range"));
  const json::object& beyond = answer.at("problems").at(0).as_object();
  CHECK(beyond.at("source") == "قانون امور گمرکی ماده ۲۴ تبصره ۳");
  CHECK(beyond.at("message").as_string().starts_with("«تاریخ ابلاغ نظر قطعی»: "));
}

TEST_CASE("in an array every case is answered in its place", "[evaluate][abandoned_goods]") {
  json::value bad = good_case();
  bad.as_object()["on"] = "1402/10/04";
  const auto reply =
      evaluate("abandoned-goods", json::serialize(json::array{good_case(), bad, nullptr}));
  CHECK(reply.exit_status == 2);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == 3);
  CHECK(answers.at(0).at("state") == "in_time");
  CHECK(found_in(answers.at(1)) == one("entered_first_warehouse", "inconsistent"));
  CHECK(found_in(answers.at(2)) == one("", "type"));
}
