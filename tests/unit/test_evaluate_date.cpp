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

Found problems_of(const char* input) {
  const auto reply = evaluate("date", input);
  const json::value value = json::parse(reply.json);
  Found found;
  const json::value* problems = value.as_object().if_contains("problems");
  CHECK(reply.exit_status == (problems == nullptr ? 0 : 2));
  if (problems == nullptr) return found;
  for (const json::value& problem : problems->as_array()) {
    CHECK_FALSE(problem.at("message").as_string().empty());
    found.emplace_back(problem.at("field").as_string().c_str(),
                       problem.at("code").as_string().c_str());
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
    const auto reply = evaluate("date", json::serialize(example.at("input")));
    CHECK(reply.exit_status == 0);
    json::object answer = json::parse(reply.json).as_object();
    const json::array reasons = answer.at("explanation").as_array();
    CHECK_FALSE(reasons.empty());
    answer.erase("explanation");
    CHECK(answer == example.at("expect").as_object());
  }
}

TEST_CASE("every way in which a date's case can be wrong has its code", "[evaluate][date]") {
  CHECK(problems_of(R"("1403/01/01")") == Found{{"", "type"}});
  CHECK(problems_of("{}") ==
        Found{{"date", "required"}, {"add_months", "required"}, {"add_days", "required"}});
  CHECK(problems_of(R"({"date":null,"add_months":null,"add_days":0})") ==
        Found{{"date", "required"}, {"add_months", "required"}});
  CHECK(problems_of(R"({"date":"","add_months":0,"add_days":0})") == Found{{"date", "format"}});
  CHECK(problems_of(R"({"date":14030101,"add_months":"1","add_days":true})") ==
        Found{{"date", "type"}, {"add_months", "type"}, {"add_days", "type"}});
  CHECK(problems_of(R"({"date":"1403/1/1","add_months":1.5,"add_days":0})") ==
        Found{{"date", "format"}, {"add_months", "type"}});
  CHECK(problems_of(R"({"date":"1403/01/01","add_months":1.0,"add_days":1e2})") ==
        Found{{"add_months", "type"}, {"add_days", "type"}});
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

TEST_CASE("a sum of dates says how it came about", "[evaluate][date]") {
  const auto reasons_of = [](const char* input) {
    return json::parse(evaluate("date", input).json).at("explanation").as_array();
  };
  const json::array both = reasons_of(R"({"date":"1402/06/31","add_months":6,"add_days":-2})");
  REQUIRE(both.size() == 3);
  CHECK(both[0].at("step").as_string().starts_with("افزودن ۶ ماه"));
  CHECK(both[0].at("value") == "از ۱۴۰۲/۰۶/۳۱ به ۱۴۰۲/۱۲/۲۹");
  CHECK(both[1].at("step").as_string().starts_with("کاستن ۲ روز"));
  CHECK(both[1].at("value") == "از ۱۴۰۲/۱۲/۲۹ به ۱۴۰۲/۱۲/۲۷");
  CHECK(both[1].at("source") == "قانون امور گمرکی رویه، تفسیر OV-1");
  CHECK(both[2].at("value") == "یکشنبه ۱۴۰۲/۱۲/۲۷، روز ۳۶۳ سال؛ سال کبیسه نیست");
  // Nothing was added: the day itself is all there is to say.
  CHECK(reasons_of(R"({"date":"1403/12/30","add_months":0,"add_days":0})").size() == 1);
  const json::array beyond = reasons_of(R"({"date":"1498/12/30","add_months":12,"add_days":-365})");
  CHECK(
      beyond[0].at("value") ==
      "از ۱۴۹۸/۱۲/۳۰ به روزی بیرون از سال‌های ۱۲۰۶ تا ۱۴۹۸");
}
