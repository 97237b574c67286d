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

/// A case of the form, of three kinds of carriage and with one container of each kind.
json::value good_case() {
  return json::parse(
      R"({"on":"1402/03/10","purchase_basis":"weight","goods_group":"1","preferential_currency":true,
    "bulk_commodity":true,"carriage":"container",
    "declared":{"gross_kg":"52000","net_kg":"51000","packages":40,"package_kind":null,"quantity":null,"unit":null,
                "value":"48500","currency":"USD"},
    "order_registration_quantity":null,
    "weighings":[{"loaded_kg":"43480","empty_kg":"15200",
                  "containers":[{"number":"CSQU3054383","size_ft":20,"type":"standard","tare_kg":"2230"}]},
                 {"loaded_kg":"40110","empty_kg":"15050",
                  "containers":[{"number":"MSKU0000006","size_ft":20,"type":"standard","tare_kg":null}]}],
    "packaging_kg":null,"assessed_quantity":null,"not_entered_per_order":false,"objection":false})");
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

Found problems_of(const std::string& input) {
  const auto reply = evaluate("short-landing", input);
  const json::value answer = json::parse(reply.json);
  if (!answer.is_object() || !answer.as_object().contains("problems")) {
    CHECK(reply.exit_status == 0);
    return {};
  }
  CHECK(reply.exit_status == 2);
  return found_in(answer);
}

/// The good case with the value at a JSON pointer put in place of another, or added.
Found with(const std::string& pointer, const char* value) {
  json::value changed = good_case();
  const std::size_t last = pointer.rfind('/');
  json::value& parent = changed.at_pointer(pointer.substr(0, last));
  if (parent.is_object()) {
    parent.as_object()[pointer.substr(last + 1)] = json::parse(value);
  } else {
    changed.at_pointer(pointer) = json::parse(value);
  }
  return problems_of(json::serialize(changed));
}

Found without(const char* parent, const char* key) {
  json::value changed = good_case();
  json::value& record = *parent == '\0' ? changed : changed.at_pointer(parent);
  record.as_object().erase(key);
  return problems_of(json::serialize(changed));
}

Found one(const char* field, const char* code) { return {{field, code}}; }

}  // namespace

TEST_CASE("the worked examples of short landing", "[evaluate][short_landing]") {
  std::ifstream file(KOTAJ_VECTORS_DIR "/short-landing.json");
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const json::value examples = json::parse(text);
  REQUIRE(examples.as_array().size() >= 20);
  json::array inputs;
  for (const json::value& example : examples.as_array()) inputs.push_back(example.at("input"));
  const auto reply = evaluate("short-landing", json::serialize(inputs));
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

TEST_CASE("every field is required, also where it may be null", "[evaluate][short_landing]") {
  const json::value good = good_case();
  for (const auto& member : good.as_object()) {
    const std::string name(member.key());
    CHECK(without("", name.c_str()) == one(name.c_str(), "required"));
  }
  for (const auto& member : good.at("declared").as_object()) {
    const std::string name(member.key());
    CHECK(without("/declared", name.c_str()) == one(("declared." + name).c_str(), "required"));
  }
  for (const auto& member : good.at_pointer("/weighings/1/containers/0").as_object()) {
    const std::string name(member.key());
    CHECK(without("/weighings/1/containers/0", name.c_str()) ==
          one(("weighings[1].containers[0]." + name).c_str(), "required"));
  }
  CHECK(without("/weighings/0", "loaded_kg") == one("weighings[0].loaded_kg", "required"));
  CHECK(without("/weighings/0", "containers") == one("weighings[0].containers", "required"));
}

TEST_CASE("null where none may be is required; an empty list of vehicles too",
          "[evaluate][short_landing]") {
  for (const char* field :
       {"on", "purchase_basis", "goods_group", "preferential_currency", "bulk_commodity",
        "carriage", "declared", "weighings", "not_entered_per_order", "objection"}) {
    CHECK(with("/" + std::string(field), "null") == one(field, "required"));
  }
  CHECK(with("/declared/value", "null") == one("declared.value", "required"));
  CHECK(with("/declared/currency", "null") == one("declared.currency", "required"));
  CHECK(with("/declared/packages", "null").empty());
  CHECK(with("/weighings", "[]") == one("weighings", "required"));
  CHECK(with("/weighings/0", "null") == one("weighings[0]", "required"));
  CHECK(with("/weighings/0/containers", "[]").empty());
  CHECK(with("/weighings/0/containers/0/number", "null") ==
        one("weighings[0].containers[0].number", "required"));
}

TEST_CASE("another kind of JSON value is type", "[evaluate][short_landing]") {
  CHECK(with("/on", "14020310") == one("on", "type"));
  CHECK(with("/goods_group", "1") == one("goods_group", "type"));
  CHECK(with("/preferential_currency", R"("true")") == one("preferential_currency", "type"));
  CHECK(with("/objection", "0") == one("objection", "type"));
  CHECK(with("/declared", "[]") == one("declared", "type"));
  CHECK(with("/declared/gross_kg", "52000") == one("declared.gross_kg", "type"));
  CHECK(with("/declared/packages", R"("40")") == one("declared.packages", "type"));
  CHECK(with("/declared/packages", "40.5") == one("declared.packages", "type"));
  CHECK(with("/declared/packages", "true") == one("declared.packages", "type"));
  CHECK(with("/declared/package_kind", "5") == one("declared.package_kind", "type"));
  CHECK(with("/declared/value", "48500") == one("declared.value", "type"));
  CHECK(with("/weighings", "{}") == one("weighings", "type"));
  CHECK(with("/weighings/0", "7") == one("weighings[0]", "type"));
  CHECK(with("/weighings/0/containers/0/size_ft", "20.0") ==
        one("weighings[0].containers[0].size_ft", "type"));
  CHECK(with("/weighings/0/containers/0/size_ft", R"("20")") ==
        one("weighings[0].containers[0].size_ft", "type"));
  CHECK(with("/packaging_kg", "false") == one("packaging_kg", "type"));
  CHECK(problems_of("5") == one("", "type"));
  CHECK(problems_of("null") == one("", "type"));
}

TEST_CASE("a wrong shape is format", "[evaluate][short_landing]") {
  for (const char* mass : {"\"1e3\"", "\"-5\"", "\"+5\"", "\"\"", "\".\"", "\"5.\"", "\".5\"",
                           "\" 5\"", "\"5 \"", "\"5,000\"", "\"1234567890123456\"", "\"5.1234\"",
                           "\"۵۲۰۰۰\"", "\"0x10\"", "\"5.0.1\"", "\"5٫5\""}) {
    INFO(mass);
    CHECK(with("/declared/gross_kg", mass) == one("declared.gross_kg", "format"));
    CHECK(with("/packaging_kg", mass) == one("packaging_kg", "format"));
    CHECK(with("/assessed_quantity", mass) == one("assessed_quantity", "format"));
  }
  for (const char* date : {"\"1402-03-10\"", "\"1402/3/10\"", "\"1402/03/10 \"", "\"02/03/1402\"",
                           "\"\"", "\"۱۴۰۲/۰۳/۱۰\"", "\"14020310\""}) {
    INFO(date);
    CHECK(with("/on", date) == one("on", "format"));
  }
  for (const char* number :
       {"\"CSQU305438\"", "\"csqu3054383\"", "\"CSQX3054383\"", "\"CSQU 3054383\"", "\"\""}) {
    INFO(number);
    CHECK(with("/weighings/0/containers/0/number", number) ==
          one("weighings[0].containers[0].number", "format"));
  }
  CHECK(with("/declared/value", R"("48500.123")") == one("declared.value", "format"));
  CHECK(with("/declared/gross_kg", R"("000000000052000.000")").empty());
  CHECK(with("/declared/gross_kg", R"("0000000000052000")") == one("declared.gross_kg", "format"));
}

TEST_CASE("an impossible date and a number outside its limits are range",
          "[evaluate][short_landing]") {
  for (const char* date : {"\"1402/13/01\"", "\"1402/12/30\"", "\"1402/07/31\"", "\"1402/00/10\"",
                           "\"1205/01/01\"", "\"1499/01/01\"", "\"0000/00/00\""}) {
    INFO(date);
    CHECK(with("/on", date) == one("on", "range"));
  }
  CHECK(with("/on", R"("1403/12/30")").empty());
  CHECK(with("/declared/packages", "0") == one("declared.packages", "range"));
  CHECK(with("/declared/packages", "-1") == one("declared.packages", "range"));
  CHECK(with("/declared/packages", "9223372036854775808") == one("declared.packages", "range"));
  CHECK(with("/declared/net_kg", R"("0")") == one("declared.net_kg", "range"));
}

TEST_CASE("a value outside its enumeration is not allowed", "[evaluate][short_landing]") {
  CHECK(with("/purchase_basis", R"("number")") == one("purchase_basis", "not_allowed"));
  CHECK(with("/purchase_basis", R"("")") == one("purchase_basis", "not_allowed"));
  CHECK(with("/goods_group", R"("28")") == one("goods_group", "not_allowed"));
  CHECK(with("/carriage", R"("Bulk")") == one("carriage", "not_allowed"));
  CHECK(with("/declared/currency", R"("XYZ")") == one("declared.currency", "not_allowed"));
  CHECK(with("/declared/currency", R"("usd")") == one("declared.currency", "not_allowed"));
  CHECK(with("/weighings/1/containers/0/size_ft", "30") ==
        one("weighings[1].containers[0].size_ft", "not_allowed"));
  CHECK(with("/weighings/1/containers/0/type", R"("reefer")") ==
        one("weighings[1].containers[0].type", "not_allowed"));
  const json::value unknown = json::parse(evaluate("no-such-rule", "{}").json);
  CHECK(found_in(unknown) == one("rule", "not_allowed"));
  CHECK(unknown.at("problems").at(0).at("message").as_string().find("short-landing") !=
        json::string::npos);
  CHECK(evaluate("no-such-rule", "{}").exit_status == 2);
}

TEST_CASE("check digits and unknown fields", "[evaluate][short_landing]") {
  CHECK(with("/weighings/0/containers/0/number", R"("CSQU3054384")") ==
        one("weighings[0].containers[0].number", "check_digit"));
  CHECK(with("/weighings/1/plate", "1") == one("weighings[1].plate", "unknown_field"));
  CHECK(with("/declared/Gross_kg", "1") == one("declared.Gross_kg", "unknown_field"));
  CHECK(with("/note", "null") == one("note", "unknown_field"));
}

TEST_CASE("facts that cannot both be", "[evaluate][short_landing]") {
  CHECK(with("/declared/net_kg", R"("52000.001")") == one("declared.net_kg", "inconsistent"));
  CHECK(with("/declared/net_kg", R"("52000")").empty());
  CHECK(with("/weighings/0/loaded_kg", R"("15199.999")") ==
        one("weighings[0].loaded_kg", "inconsistent"));
  // 49,110 kg leave, by the default tare.
  CHECK(with("/packaging_kg", R"("49110")").empty());
  CHECK(with("/packaging_kg", R"("49110.001")") == one("packaging_kg", "inconsistent"));
  // 53,340 kg and a default of 2,000.
  CHECK(with("/weighings/0/containers/0/tare_kg", R"("51339.999")").empty());
  CHECK(with("/weighings/0/containers/0/tare_kg", R"("51340")") ==
        one("weighings", "inconsistent"));
  json::value unknown_tare = good_case();
  unknown_tare.at_pointer("/weighings/1/containers/0/size_ft") = 45;
  unknown_tare.at_pointer("/weighings/0/containers/0/tare_kg") = "90000";
  unknown_tare.at_pointer("/packaging_kg") = "90000";
  CHECK(problems_of(json::serialize(unknown_tare)).empty());
  // Also on a day before the directive.
  json::value early = good_case();
  early.at_pointer("/on") = "1400/01/01";
  early.at_pointer("/weighings/0/containers/0/tare_kg") = "51340";
  CHECK(problems_of(json::serialize(early)) == one("weighings", "inconsistent"));
}

TEST_CASE("a basis other than weight needs its quantities", "[evaluate][short_landing]") {
  CHECK(with("/purchase_basis", R"("other")") ==
        Found{{"declared.quantity", "required"},
              {"declared.unit", "required"},
              {"order_registration_quantity", "required"}});
  json::value blank = good_case();
  blank.at_pointer("/purchase_basis") = "other";
  blank.at_pointer("/declared/quantity") = "5";
  blank.at_pointer("/declared/unit") = " \u200f ";
  blank.at_pointer("/order_registration_quantity") = "5";
  CHECK(problems_of(json::serialize(blank)) == one("declared.unit", "required"));
  blank.at_pointer("/declared/unit") = "عدد";
  CHECK(problems_of(json::serialize(blank)).empty());
}

TEST_CASE("decimals of a value are its currency's", "[evaluate][short_landing]") {
  json::value rial = good_case();
  rial.at_pointer("/declared/currency") = "IRR";
  CHECK(problems_of(json::serialize(rial)).empty());
  rial.at_pointer("/declared/value") = "48500.5";
  CHECK(problems_of(json::serialize(rial)) == one("declared.value", "format"));
  rial.at_pointer("/declared/currency") = "KWD";
  rial.at_pointer("/declared/value") = "48500.125";
  CHECK(problems_of(json::serialize(rial)).empty());
  rial.at_pointer("/declared/currency") = "JPY";
  rial.at_pointer("/declared/value") = "1.0";
  CHECK(problems_of(json::serialize(rial)) == one("declared.value", "format"));
  rial.at_pointer("/declared/currency") = "XYZ";
  CHECK(problems_of(json::serialize(rial)) == one("declared.currency", "not_allowed"));
}

TEST_CASE("several problems are told at once, and what can be judged still is",
          "[evaluate][short_landing]") {
  json::value bad = good_case();
  bad.at_pointer("/on") = "1402/13/01";
  bad.at_pointer("/declared/net_kg") = "60000";
  bad.at_pointer("/weighings/0/containers/0/number") = "CSQU3054384";
  bad.at_pointer("/weighings/1/empty_kg") = "90000";
  bad.as_object()["extra"] = 1;
  CHECK(problems_of(json::serialize(bad)) ==
        Found{{"on", "range"},
              {"weighings[0].containers[0].number", "check_digit"},
              {"extra", "unknown_field"},
              {"declared.net_kg", "inconsistent"},
              {"weighings[1].loaded_kg", "inconsistent"},
              {"weighings", "inconsistent"}});
  // With a mass that could not be read there is no exit gross to judge.
  bad = good_case();
  bad.at_pointer("/weighings/1/empty_kg") = "x";
  bad.at_pointer("/packaging_kg") = "90000";
  CHECK(problems_of(json::serialize(bad)) == one("weighings[1].empty_kg", "format"));
}

TEST_CASE("what is not valid JSON has one problem and no field", "[evaluate]") {
  std::string deep(40, '[');
  deep += std::string(40, ']');
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("{} {}"), std::string("{'a':1}"),
        std::string("[1,]"), std::string("{\"on\":1,\"on\":1}"),
        std::string("[{\"a\":{\"b\":1,\"b\":2}}]"), std::string("\xff"), deep, std::string("NaN"),
        std::string("\xEF\xBB\xBF{}"), std::string("{\"a\":\"\xC0\x80\"}")}) {
    INFO(text);
    CHECK(problems_of(text) == one("", "format"));
  }
  std::string repeated = "{";
  for (int i = 0; i < 100; ++i) repeated += "\"k" + std::to_string(i) + "\":1,";
  CHECK(problems_of(repeated + "\"k7\":1}") == one("", "format"));
  // The same key by another spelling is the same key.
  CHECK(problems_of(R"({"on":1,"\u006fn":2})") == one("", "format"));
}

TEST_CASE("an array answers each case in its place", "[evaluate]") {
  json::array cases{good_case(), 5, good_case()};
  cases[2].at_pointer("/on") = "1402/13/01";
  const auto reply = evaluate("short-landing", json::serialize(cases));
  CHECK(reply.exit_status == 2);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == 3);
  CHECK(answers.as_array()[0].at("outcome").as_string() == "needs_exact_tare");
  CHECK(found_in(answers.as_array()[1]) == one("", "type"));
  CHECK(found_in(answers.as_array()[2]) == one("on", "range"));
  CHECK(evaluate("short-landing", "[]").json == "[]");
  CHECK(evaluate("short-landing", "[]").exit_status == 0);
  CHECK(evaluate("short-landing", "[[]]").exit_status == 2);
}

TEST_CASE("limits are told, not suffered", "[evaluate]") {
  const std::string three = "[1,2,3]";
  CHECK(found_in(json::parse(evaluate("short-landing", three, {1000, 2}).json)) ==
        one("", "range"));
  CHECK(found_in(json::parse(evaluate("short-landing", three, {5, 1000}).json)) ==
        one("", "range"));
}

TEST_CASE("text from outside comes back as JSON text", "[evaluate]") {
  json::value hostile = good_case();
  hostile.as_object()["\"\\\n</script>\x01"] = 1;
  CHECK(problems_of(json::serialize(hostile)) == one("\"\\\n</script>\x01", "unknown_field"));
}
