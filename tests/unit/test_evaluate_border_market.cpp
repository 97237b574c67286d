#include <algorithm>
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

const json::array& examples() {
  static const json::value all = [] {
    std::ifstream file(KOTAJ_VECTORS_DIR "/border-market.json");
    return json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
  }();
  return all.as_array();
}

/// The first example: everything is there and right, sequence A after its second step.
json::value good_case() { return examples().front().at("input"); }

json::value answer_to(const json::value& input) {
  return json::parse(evaluate("border-market", json::serialize(input)).json);
}

Found found_in(const json::value& answer) {
  Found found;
  for (const json::value& problem : answer.at("problems").as_array()) {
    CHECK_FALSE(problem.at("message").as_string().empty());
    found.emplace_back(problem.at("field").as_string().c_str(),
                       problem.at("code").as_string().c_str());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// What keeps the input from being of the form; nothing where it is answered.
Found refused(const json::value& input) {
  const auto reply = evaluate("border-market", json::serialize(input));
  const json::value answer = json::parse(reply.json);
  if (answer.as_object().contains("next_step")) {
    CHECK(reply.exit_status == 0);
    return {};
  }
  CHECK(reply.exit_status == 2);
  CHECK(answer.as_object().size() == 1);
  return found_in(answer);
}

json::value changed(const std::string& pointer, const std::string& value) {
  json::value input = good_case();
  const std::size_t last = pointer.rfind('/');
  json::value& parent = input.at_pointer(pointer.substr(0, last));
  if (parent.is_object())
    parent.as_object()[pointer.substr(last + 1)] = json::parse(value);
  else
    input.at_pointer(pointer) = json::parse(value);
  return input;
}

Found with(const std::string& pointer, const std::string& value) {
  return refused(changed(pointer, value));
}
/// Problems of the draft, which is answered all the same.
Found told(const std::string& pointer, const std::string& value) {
  const json::value answer = answer_to(changed(pointer, value));
  REQUIRE(answer.as_object().contains("next_step"));
  return found_in(answer);
}

Found one(const std::string& field, const char* code) { return {{field, code}}; }

}  // namespace

TEST_CASE("the worked examples of border-market export", "[evaluate][border_market]") {
  REQUIRE(examples().size() >= 40);
  json::array inputs;
  for (const json::value& example : examples()) inputs.push_back(example.at("input"));
  const auto reply = evaluate("border-market", json::serialize(inputs));
  CHECK(reply.exit_status == 0);
  const json::value answers = json::parse(reply.json);
  REQUIRE(answers.as_array().size() == inputs.size());
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    INFO(examples()[row].at("name").as_string().c_str());
    const json::object& answer = answers.as_array()[row].as_object();
    CHECK_FALSE(answer.at("explanation").as_array().empty());
    for (const auto& expected : examples()[row].at("expect").as_object()) {
      INFO(std::string(expected.key()));
      REQUIRE(answer.contains(expected.key()));
      if (expected.key() != "problems") {
        CHECK(answer.at(expected.key()) == expected.value());
        continue;
      }
      Found wanted;
      for (const json::value& problem : expected.value().as_array())
        wanted.emplace_back(problem.at("field").as_string().c_str(),
                            problem.at("code").as_string().c_str());
      std::sort(wanted.begin(), wanted.end());
      CHECK(found_in(answers.as_array()[row]) == wanted);
    }
  }
}

TEST_CASE("a border-market answer's members stand in the contract's order",
          "[evaluate][border_market]") {
  const auto names_of = [](const json::value& record) {
    std::vector<std::string> names;
    for (const auto& member : record.as_object()) names.emplace_back(member.key());
    return names;
  };
  const json::value answer = answer_to(good_case());
  using Names = std::vector<std::string>;
  CHECK(names_of(answer) == Names{"next_step", "owners", "blocked", "totals", "screening",
                                  "undertaking_needed", "problems", "explanation"});
  CHECK(names_of(answer.at("totals")) ==
        Names{"gross_kg", "net_kg", "packages", "value_irr", "value_usd", "costs_irr"});
  CHECK(names_of(answer.at("screening").at(0)) ==
        Names{"declared_unit_usd", "list_unit_usd", "deviation_percent", "verdict"});
}

TEST_CASE("outside the declaration every field is required, also where it may be null",
          "[evaluate][border_market]") {
  const auto without = [](const std::string& parent, const std::string& key) {
    json::value input = good_case();
    json::value& record = parent.empty() ? input : input.at_pointer(parent);
    record.as_object().erase(key);
    return refused(input);
  };
  const json::value good = good_case();
  CHECK(refused(good).empty());
  for (const auto& member : good.as_object()) {
    const std::string name(member.key());
    CHECK(without("", name) == one(name, "required"));
    CHECK(with("/" + name, "null") == one(name, "required"));
  }
  for (const auto& member : good.at("documents").as_object()) {
    const std::string name(member.key());
    CHECK(without("/documents", name) == one("documents." + name, "required"));
    CHECK(without("/documents/" + name, "reason") ==
          one("documents." + name + ".reason", "required"));
    CHECK(with("/documents/" + name + "/status", "null") ==
          one("documents." + name + ".status", "required"));
  }
  for (const char* name : {"kind", "unit", "quantity", "rate_irr"}) {
    CHECK(without("/costs/0", name) == one("costs[0]." + std::string(name), "required"));
    CHECK(with("/costs/0/" + std::string(name), "null") ==
          one("costs[0]." + std::string(name), "required"));
  }
  for (const char* name : {"hs", "unit", "value_usd", "margin_percent"})
    CHECK(without("/value_list/0", name) == one("value_list[0]." + std::string(name), "required"));
  CHECK(with("/value_list/0/margin_percent", "null").empty());
  CHECK(with("/costs", "[]").empty());
  CHECK(with("/value_list", "[]").empty());
}

TEST_CASE("in the declaration an absent key is null, and told once it is drawn up",
          "[evaluate][border_market]") {
  const json::object declaration = good_case().at("declaration").as_object();
  for (const auto& member : declaration) {
    const std::string name(member.key());
    INFO(name);
    json::value absent = good_case();
    absent.at("declaration").as_object().erase(name);
    json::value null = good_case();
    null.at("declaration").as_object()[name] = nullptr;
    const json::value answer = answer_to(absent);
    CHECK(answer == answer_to(null));
    const bool may_be_null = name == "exporter_agent" || name == "previous_declaration";
    const Found found = found_in(answer);
    const auto wanted = std::make_pair("declaration." + name, std::string("required"));
    CHECK((std::find(found.begin(), found.end(), wanted) != found.end()) == !may_be_null);
    CHECK(answer.at("blocked").as_bool() == !may_be_null);

    absent.as_object()["steps_done"] = json::array();
    for (const auto& problem : found_in(answer_to(absent))) CHECK(problem.second != "required");
  }
  for (const auto& member : declaration.at("lines").at(0).as_object()) {
    const std::string name(member.key());
    INFO(name);
    json::value absent = good_case();
    absent.at_pointer("/declaration/lines/0").as_object().erase(name);
    const Found found = found_in(answer_to(absent));
    const auto wanted = std::make_pair("declaration.lines[0]." + name, std::string("required"));
    CHECK(std::find(found.begin(), found.end(), wanted) != found.end());
  }
}

TEST_CASE("what is not of border-market's form", "[evaluate][border_market]") {
  CHECK(with("/on", R"("1402/12/30")") == one("on", "range"));
  CHECK(with("/market_variant", R"("D")") == one("market_variant", "not_allowed"));
  CHECK(with("/market_variant", R"("a")") == one("market_variant", "not_allowed"));
  CHECK(with("/declaration", "[]") == one("declaration", "type"));
  CHECK(with("/declaration/kotaj", "null") == one("declaration.kotaj", "unknown_field"));
  CHECK(with("/declaration/exporter", R"("x")") == one("declaration.exporter", "type"));
  CHECK(with("/declaration/exporter/id", R"("123456789")") ==
        one("declaration.exporter.id", "format"));
  CHECK(with("/declaration/declarant/id", R"("103802847900")") ==
        one("declaration.declarant.id", "format"));
  CHECK(with("/declaration/declarant/id", R"("001234567x")") ==
        one("declaration.declarant.id", "format"));
  CHECK(with("/declaration/lines/0/hs", R"("0802520")") ==
        one("declaration.lines[0].hs", "format"));
  CHECK(with("/declaration/lines/0", "null") == one("declaration.lines[0]", "required"));
  CHECK(with("/declaration/lines/0/packages/count", "-1") ==
        one("declaration.lines[0].packages.count", "range"));
  CHECK(with("/declaration/lines/0/packages/count", "1.0") ==
        one("declaration.lines[0].packages.count", "type"));
  CHECK(with("/declaration/lines/0/quantity", R"("1.2345")") ==
        one("declaration.lines[0].quantity", "format"));
  CHECK(with("/declaration/lines/0/net_kg", R"("1.2345")") ==
        one("declaration.lines[0].net_kg", "format"));
  CHECK(with("/declaration/lines/0/gross_kg", R"("-1")") ==
        one("declaration.lines[0].gross_kg", "format"));
  CHECK(with("/declaration/exchange_rate", R"("1.23456")") ==
        one("declaration.exchange_rate", "format"));
  CHECK(with("/declaration/total_value_irr", R"("1.0")") ==
        one("declaration.total_value_irr", "format"));
  CHECK(with("/declaration/total_value_usd", R"("1.001")") ==
        one("declaration.total_value_usd", "format"));
  CHECK(with("/declaration/export_licence/date", R"("1403-01-20")") ==
        one("declaration.export_licence.date", "format"));
  CHECK(with("/declaration/certificates", "{}") == one("declaration.certificates", "type"));
  for (const char* mode : {"0", "10", "-3"})
    CHECK(with("/declaration/border_transport_mode", mode) ==
          one("declaration.border_transport_mode", "range"));
  for (const char* mode : {"3.0", R"("3")"})
    CHECK(with("/declaration/inland_transport_mode", mode) ==
          one("declaration.inland_transport_mode", "type"));
  for (const char* mode : {"1", "9"})
    CHECK(with("/declaration/inland_transport_mode", mode).empty());
  CHECK(with("/documents/other/status", R"("absent")") ==
        one("documents.other.status", "not_allowed"));
  CHECK(with("/documents/visa", R"({"status":"present","reason":null})") ==
        one("documents.visa", "unknown_field"));
  CHECK(with("/costs/0/kind", R"("tax")") == one("costs[0].kind", "not_allowed"));
  CHECK(with("/costs/0/unit", R"("kg")") == one("costs[0].unit", "not_allowed"));
  CHECK(with("/costs/0/rate_irr", R"("0.00001")") == one("costs[0].rate_irr", "format"));
  CHECK(with("/value_list/0/value_usd", R"("0")") == one("value_list[0].value_usd", "range"));
  CHECK(with("/value_list/0/value_usd", R"("1.00001")") ==
        one("value_list[0].value_usd", "format"));
  CHECK(with("/value_list/0/margin_percent", R"("1.001")") ==
        one("value_list[0].margin_percent", "format"));
  CHECK(with("/value_list/0/hs", R"("8025200")") == one("value_list[0].hs", "format"));
  CHECK(with("/export_duty_by_value", "0") == one("export_duty_by_value", "type"));
  json::value twice = good_case();
  twice.at("value_list").as_array().push_back(twice.at_pointer("/value_list/0"));
  CHECK(refused(twice) == one("value_list[1]", "inconsistent"));
  twice.at_pointer("/value_list/1").as_object()["unit"] = "تن";
  CHECK(refused(twice).empty());
}

TEST_CASE("steps done are a beginning of the market's own sequence", "[evaluate][border_market]") {
  for (const char* steps : {R"(["A2"])", R"(["A1","A3"])", R"(["A1","A1"])", R"(["B1"])",
                            R"(["a1"])", R"(["X9"])", R"(["A1","A2","A3","A4","A5","A6","A7"])"})
    CHECK(with("/steps_done", steps) == one("steps_done", "inconsistent"));
  CHECK(with("/steps_done", R"([1])") == one("steps_done[0]", "type"));
  CHECK(with("/steps_done", R"(["A1",null])") == one("steps_done[1]", "required"));
  CHECK(with("/steps_done", R"("A1")") == one("steps_done", "type"));
  CHECK(with("/steps_done", "[]").empty());
  CHECK(with("/steps_done", R"(["A1","A2","A3","A4","A5","A6"])").empty());
}

TEST_CASE("a value has the decimals of the invoice's currency, as they are written",
          "[evaluate][border_market]") {
  const auto with_currency = [](const char* currency, const char* value) {
    json::value input = good_case();
    json::object& declaration = input.at("declaration").as_object();
    declaration["invoice_currency"] = json::parse(currency);
    declaration["invoice_total"] = value;
    declaration["lines"].at(0).as_object()["value"] = value;
    return refused(input);
  };
  const Found both{{"declaration.invoice_total", "format"},
                   {"declaration.lines[0].value", "format"}};
  CHECK(with_currency(R"("IRR")", "12.0") == both);
  CHECK(with_currency(R"("IRR")", "12").empty());
  CHECK(with_currency(R"("USD")", "12.123") == both);
  CHECK(with_currency(R"("USD")", "12.12").empty());
  CHECK(with_currency(R"("OMR")", "12.123").empty());
  CHECK(with_currency("null", "12.1234").empty());
  CHECK(with_currency(R"("XYZ")", "12.1234").empty());
  CHECK(with_currency("null", "12.12345") == both);
  CHECK(with_currency(R"("USD")", "12.x12") == both);
  CHECK(with_currency(R"("USD")", "1234567890123456") == both);
}

TEST_CASE("problems of a draft are answered, each with its rule", "[evaluate][border_market]") {
  CHECK(told("/declaration/invoice_currency", R"("usd")") ==
        one("declaration.invoice_currency", "not_allowed"));
  CHECK(told("/declaration/invoice_currency", R"("")") ==
        one("declaration.invoice_currency", "required"));
  CHECK(told("/declaration/procedure", R"("")") == one("declaration.procedure", "required"));
  CHECK(told("/declaration/vehicle_at_border/nationality", R"("IRN")") ==
        one("declaration.vehicle_at_border.nationality", "not_allowed"));
  CHECK(told("/declaration/producing_province", R"("IR-30")").empty());
  CHECK(told("/declaration/producing_province", R"("IR-00")").empty());
  CHECK(told("/declaration/exporter/id", R"("0012345678")") ==
        one("declaration.exporter.id", "check_digit"));
  CHECK(told("/declaration/certificates", "[]").empty());
  CHECK(told("/declaration/certificates", "[{}]") ==
        Found{{"declaration.certificates[0].date", "required"},
              {"declaration.certificates[0].kind", "required"},
              {"declaration.certificates[0].number", "required"}});
  CHECK(told("/declaration/identity_verification/on", R"("1403/02/11")") ==
        one("declaration.identity_verification.on", "inconsistent"));
  for (const char* terms :
       {"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"})
    CHECK(told("/declaration/delivery_terms", "\"" + std::string(terms) + "\"").empty());

  const json::value answer = answer_to(changed("/declaration/total_value_usd", R"("1")"));
  const json::object& problem = answer.at("problems").at(0).as_object();
  CHECK(problem.contains("source"));
  CHECK(problem.at("message").as_string().find("۳۰٬۰۰۰") != std::string::npos);
}

TEST_CASE("a million empty lines are refused before there is room for them",
          "[evaluate][border_market]") {
  json::value input = good_case();
  json::array lines(1001, json::object());
  input.at("declaration").as_object()["lines"] = lines;
  CHECK(refused(input) == one("declaration.lines", "range"));
  lines.pop_back();
  input.at("declaration").as_object()["lines"] = lines;
  CHECK(refused(input).empty());
}
