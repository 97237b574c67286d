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
      R"({"form":"PQ33","goods":"پنجره دوجداره","produced":"1000","produced_unit":"عدد",
    "exchange_rate":"285000","rows":[
      {"material":"پروفیل","consumption":"1250.5","unit":"کیلوگرم","rate_domestic_irr":"1200000","rate_foreign_usd":null,"other_irr":"50000"},
      {"material":"شیشه","consumption":"640","unit":"مترمربع","rate_domestic_irr":null,"rate_foreign_usd":"4.1375","other_irr":"0"}]})");
}

json::value answer_of(const json::value& input) {
  return json::parse(evaluate("export-valuation", json::serialize(input)).json);
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
  const auto reply = evaluate("export-valuation", json::serialize(input));
  const json::value answer = json::parse(reply.json);
  if (answer.as_object().contains("totals")) {
    CHECK(reply.exit_status == 0);
    return {};
  }
  CHECK(reply.exit_status == 2);
  CHECK(answer.as_object().size() == 1);
  return found_in(answer);
}

json::value changed(const std::string& pointer, const json::value& given) {
  json::value input = good_case();
  const std::size_t last = pointer.rfind('/');
  json::value& parent = input.at_pointer(pointer.substr(0, last));
  if (parent.is_object()) {
    parent.as_object()[pointer.substr(last + 1)] = given;
  } else {
    input.at_pointer(pointer) = given;
  }
  return input;
}

template <typename Given>
Found with(const std::string& pointer, const Given& given) {
  return problems_of(changed(pointer, json::value(given)));
}

Found without(const std::string& parent, const std::string& key) {
  json::value input = good_case();
  json::value& record = parent.empty() ? input : input.at_pointer(parent);
  record.as_object().erase(key);
  return problems_of(input);
}

Found one(const std::string& field, const char* code) { return {{field, code}}; }

/// One row of one material, as the form carries it.
json::value single(const char* consumption, const json::value& domestic, const json::value& foreign,
                   const char* other, const char* produced, const char* exchange_rate) {
  return json::object{{"form", "PQ33"},
                      {"goods", "کالا"},
                      {"produced", produced},
                      {"produced_unit", "عدد"},
                      {"exchange_rate", exchange_rate},
                      {"rows", json::array{json::object{{"material", "ماده"},
                                                        {"consumption", consumption},
                                                        {"unit", "کیلوگرم"},
                                                        {"rate_domestic_irr", domestic},
                                                        {"rate_foreign_usd", foreign},
                                                        {"other_irr", other}}}}};
}

}  // namespace

TEST_CASE("the worked examples of export valuation", "[evaluate][export_valuation]") {
  std::ifstream file(KOTAJ_VECTORS_DIR "/export-valuation.json");
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const json::value examples = json::parse(text);
  REQUIRE(examples.as_array().size() >= 2);
  json::array inputs;
  for (const json::value& example : examples.as_array()) inputs.push_back(example.at("input"));
  const auto reply = evaluate("export-valuation", json::serialize(inputs));
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
      CHECK(answer.at(expected.key()) == expected.value());
    }
  }
}

TEST_CASE("an analysis' members stand in the contract's order", "[evaluate][export_valuation]") {
  const auto names_of = [](const json::value& record) {
    std::vector<std::string> names;
    for (const auto& member : record.as_object()) names.emplace_back(member.key());
    return names;
  };
  const json::value answer = answer_of(good_case());
  CHECK(names_of(answer) == std::vector<std::string>{"rows", "totals", "unit_value_irr",
                                                     "unit_value_usd", "problems", "explanation"});
  CHECK(names_of(answer.at("rows").at(0)) ==
        std::vector<std::string>{"total_domestic_irr", "total_foreign_usd", "row_total_irr"});
  CHECK(names_of(answer.at("totals")) ==
        std::vector<std::string>{"domestic_irr", "foreign_usd", "other_irr", "total_irr"});
  for (const json::value& step : answer.at("explanation").as_array()) {
    CHECK(step.at("step").is_string());
    CHECK(step.at("value").is_string());
    CHECK(step.at("source").as_string().starts_with("1402/1291285 فرم PQ33"));
  }
}

TEST_CASE("every field of an analysis is required, also where it may be null",
          "[evaluate][export_valuation]") {
  const json::value good = good_case();
  CHECK(problems_of(good).empty());
  for (const auto& member : good.as_object()) {
    const std::string name(member.key());
    CHECK(without("", name) == one(name, "required"));
    CHECK(with("/" + name, nullptr) == one(name, "required"));
  }
  for (const auto& member : good.at("rows").at(0).as_object()) {
    const std::string name(member.key());
    CHECK(without("/rows/0", name) == one("rows[0]." + name, "required"));
    if (name != "rate_foreign_usd")
      CHECK(with("/rows/0/" + name, nullptr) == one("rows[0]." + name, "required"));
  }
  for (const char* text : {"goods", "produced_unit"})
    CHECK(with("/" + std::string(text), " \t") == one(text, "required"));
  CHECK(with("/rows/1/material", "") == one("rows[1].material", "required"));
  CHECK(with("/rows", json::array{}) == one("rows", "required"));
  CHECK(with("/rows/1", nullptr) == one("rows[1]", "required"));
}

TEST_CASE("a raw material has a domestic rate, a foreign one, or both",
          "[evaluate][export_valuation]") {
  CHECK(with("/rows/0/rate_foreign_usd", "2").empty());
  CHECK(with("/rows/1/rate_foreign_usd", nullptr) == one("rows[1].rate_domestic_irr", "required"));
  const json::value told = answer_of(changed("/rows/1/rate_foreign_usd", nullptr));
  CHECK(told.at("problems").at(0).at("source") == "1402/1291285 فرم PQ33");
  // Not told where one of the two could not be read: that is the problem.
  CHECK(with("/rows/1/rate_foreign_usd", "x") == one("rows[1].rate_foreign_usd", "format"));
  CHECK(without("/rows/1", "rate_foreign_usd") == one("rows[1].rate_foreign_usd", "required"));
  CHECK(without("/rows/1", "rate_domestic_irr") == one("rows[1].rate_domestic_irr", "required"));
}

TEST_CASE("what is wrong with one field of an analysis", "[evaluate][export_valuation]") {
  CHECK(with("/form", "PQ31") == one("form", "not_allowed"));
  CHECK(with("/form", "pq33") == one("form", "not_allowed"));
  CHECK(with("/form", 33) == one("form", "type"));
  CHECK(with("/goods", 1) == one("goods", "type"));
  CHECK(with("/produced", 1000) == one("produced", "type"));
  CHECK(with("/rows", json::object{}) == one("rows", "type"));
  CHECK(with("/rows/0", "x") == one("rows[0]", "type"));
  CHECK(with("/company", nullptr) == one("company", "unknown_field"));
  CHECK(with("/rows/0/remarks", "") == one("rows[0].remarks", "unknown_field"));
  for (const char* zero : {"0", "0.000", "000"}) {
    CHECK(with("/produced", zero) == one("produced", "range"));
    CHECK(with("/exchange_rate", zero) == one("exchange_rate", "range"));
    CHECK(with("/rows/1/consumption", zero) == one("rows[1].consumption", "range"));
  }
}

TEST_CASE("a figure of an analysis has the digits that its field allows",
          "[evaluate][export_valuation]") {
  const auto decimals = [](int count) { return "1." + std::string(count, '1'); };
  const std::vector<std::pair<std::string, int>> fields{{"produced", 3},
                                                        {"exchange_rate", 4},
                                                        {"rows/0/consumption", 3},
                                                        {"rows/0/rate_domestic_irr", 4},
                                                        {"rows/0/rate_foreign_usd", 4}};
  const auto named = [](const std::string& pointer) {
    return pointer.starts_with("rows") ? "rows[0]." + pointer.substr(7) : pointer;
  };
  for (const auto& [pointer, allowed] : fields) {
    const std::string at = "/" + pointer;
    INFO(at);
    CHECK(with(at, decimals(allowed)).empty());
    CHECK(with(at, decimals(allowed + 1)) == one(named(pointer), "format"));
    CHECK(with(at, std::string(15, '9')).empty());
    CHECK(with(at, std::string(16, '9')) == one(named(pointer), "format"));
    CHECK(with(at, "0001").empty());
    for (const char* wrong : {"", "-1", "+1", "1e3", "1.", ".5", "1,000", "۱۲", " 1", "1.2.3"})
      CHECK(with(at, wrong) == one(named(pointer), "format"));
  }
  CHECK(with("/rows/0/other_irr", "1.0") == one("rows[0].other_irr", "format"));
  CHECK(with("/rows/0/other_irr", std::string(15, '9')).empty());
  CHECK(with("/rows/0/other_irr", std::string(16, '9')) == one("rows[0].other_irr", "format"));
}

TEST_CASE("halves go up, once in each step that the spec names", "[evaluate][export_valuation]") {
  const auto row = [](const json::value& answer, const char* name) {
    return std::string(answer.at("rows").at(0).at(name).as_string());
  };
  // 0.001 × 500 = 0.5 rials; 0.001 × 499.9999 is under it.
  CHECK(row(answer_of(single("0.001", "500", nullptr, "0", "1", "1")), "total_domestic_irr") ==
        "1");
  CHECK(row(answer_of(single("0.001", "499.9999", nullptr, "0", "1", "1")), "total_domestic_irr") ==
        "0");
  // 0.5 × 0.01 = 0.005 dollars: one cent, and only then in rials.
  const json::value cent = answer_of(single("0.5", nullptr, "0.01", "0", "1", "150"));
  CHECK(row(cent, "total_foreign_usd") == "0.01");
  CHECK(row(cent, "row_total_irr") == "2");
  const json::value under = answer_of(single("0.5", nullptr, "0.0099", "0", "1", "99999"));
  CHECK(row(under, "total_foreign_usd") == "0");
  CHECK(row(under, "row_total_irr") == "0");
  // 5 / 3 = 1.67 rials, but 5 / 3 / 1000 = 0.00167 dollars, not 0.002.
  const json::value third = answer_of(single("1", "5", nullptr, "0", "3", "1000"));
  CHECK(third.at("unit_value_irr") == "2");
  CHECK(third.at("unit_value_usd") == "0.0017");
}

TEST_CASE("the largest figures of the form are exact", "[evaluate][export_valuation]") {
  const std::string quantity = std::string(15, '9') + ".999";
  const std::string rate = std::string(15, '9') + ".9999";
  const std::string whole = std::string(15, '9');
  const json::value answer = answer_of(
      single(quantity.c_str(), rate.c_str(), rate.c_str(), whole.c_str(), "0.001", "0.0001"));
  const json::value& row = answer.at("rows").at(0);
  CHECK(row.at("total_domestic_irr") == "999999999999999998900000000000");
  CHECK(row.at("total_foreign_usd") == "999999999999999998900000000000");
  CHECK(row.at("row_total_irr") == "1000100000000000998899889999999");
  CHECK(answer.at("unit_value_irr") == "1000100000000000998899889999999000");
  CHECK(answer.at("unit_value_usd") == "10001000000000009988998899999990000000");
  const json::value most = answer_of(
      single(quantity.c_str(), rate.c_str(), rate.c_str(), whole.c_str(), "0.001", rate.c_str()));
  CHECK(most.at("rows").at(0).at("row_total_irr") ==
        "1000000000000000998800000000000998900109999999");
  CHECK(most.at("unit_value_irr") == "1000000000000000998800000000000998900109999999000");
  CHECK(most.at("unit_value_usd") == "1000000000000000998900000000000999");
}

TEST_CASE("in an array every analysis is answered in its place", "[evaluate][export_valuation]") {
  json::value bad = good_case();
  bad.as_object()["produced"] = "0";
  const auto reply =
      evaluate("export-valuation", json::serialize(json::array{good_case(), bad, nullptr}));
  CHECK(reply.exit_status == 2);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == 3);
  CHECK(answers.at(0).at("unit_value_irr") == "2255330");
  CHECK(found_in(answers.at(1)) == one("produced", "range"));
  CHECK(found_in(answers.at(2)) == one("", "type"));
}
