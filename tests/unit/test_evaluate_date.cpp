#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "server/cli/evaluate_date.h"

namespace {

namespace json = boost::json;
using kotaj::server::cli::evaluate_date;
using Found = std::vector<std::pair<std::string, std::string>>;

Found problems_of(const char* input) {
  const auto result = evaluate_date(json::parse(input));
  Found found;
  if (result) return found;
  for (const auto& problem : result.problems()) {
    CHECK_FALSE(problem.message.empty());
    found.emplace_back(problem.field, std::string(to_string(problem.code)));
  }
  return found;
}

}  // namespace

TEST_CASE("the worked examples of date", "[evaluate][date]") {
  std::ifstream file(KOTAJ_VECTORS_DIR "/date.json");
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const json::value examples = json::parse(text);
  REQUIRE(examples.as_array().size() >= 8);
  for (const json::value& example : examples.as_array()) {
    INFO(json::serialize(example));
    const auto result = evaluate_date(example.at("input"));
    REQUIRE(result.ok());
    CHECK(json::value(result.value()) == example.at("expect"));
  }
}

TEST_CASE("every way in which a date's case can be wrong has its code", "[evaluate][date]") {
  CHECK(problems_of(R"([])") == Found{{"", "type"}});
  CHECK(problems_of(R"("1403/01/01")") == Found{{"", "type"}});
  CHECK(problems_of("{}") ==
        Found{{"date", "required"}, {"add_months", "required"}, {"add_days", "required"}});
  CHECK(problems_of(R"({"date":null,"add_months":null,"add_days":0})") ==
        Found{{"date", "required"}, {"add_months", "required"}});
  CHECK(problems_of(R"({"date":" \t","add_months":0,"add_days":0})") ==
        Found{{"date", "required"}});
  CHECK(problems_of(R"({"date":14030101,"add_months":"1","add_days":true})") ==
        Found{{"date", "type"}, {"add_months", "type"}, {"add_days", "type"}});
  CHECK(problems_of(R"({"date":"1403/1/1","add_months":1.5,"add_days":0})") ==
        Found{{"date", "format"}, {"add_months", "type"}});
  CHECK(problems_of(R"({"date":"۱۴۰۳/۰۱/۰۱","add_months":0,"add_days":0})") ==
        Found{{"date", "format"}});
  CHECK(problems_of(R"({"date":"1404/12/30","add_months":0,"add_days":0})") ==
        Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1499/01/01","add_months":0,"add_days":-1})") ==
        Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1205/12/29","add_months":12,"add_days":0})") ==
        Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1403/01/01","add_months":0,"add_days":0,"Date":1})") ==
        Found{{"Date", "unknown_field"}});
}

TEST_CASE("only the final sum must lie inside the years", "[evaluate][date]") {
  CHECK(problems_of(R"({"date":"1498/12/30","add_months":0,"add_days":1})") ==
        Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1206/01/01","add_months":-1,"add_days":0})") ==
        Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1498/12/30","add_months":12,"add_days":-365})").empty());
  CHECK(
      problems_of(
          R"({"date":"1403/01/01","add_months":9223372036854775807,"add_days":9223372036854775807})") ==
      Found{{"date", "range"}});
  CHECK(problems_of(R"({"date":"1403/01/01","add_months":9223372036854775808,"add_days":0})") ==
        Found{{"date", "range"}});
  CHECK(
      problems_of(R"({"date":"1403/01/01","add_months":0,"add_days":-99999999999999999999999})") ==
      Found{{"date", "range"}});
}
