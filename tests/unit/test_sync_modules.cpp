#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <string>

#include "shared/sync/modules.h"

namespace {

using namespace kotaj;

/// Every table under a description, itself included.
void each_table(const core::Description& table,
                const std::function<void(const core::Description&)>& visit) {
  visit(table);
  for (const core::Field& field : table.fields) {
    if (field.nested != nullptr) each_table(*field.nested(), visit);
  }
}

void check_table(const core::Description& table) {
  INFO(table.name);
  std::set<uint16_t> numbers;
  std::set<std::string> names;
  for (const core::Field& field : table.fields) {
    INFO(field.name);
    CHECK(field.number > 0);
    CHECK(numbers.insert(field.number).second);
    CHECK(names.insert(std::string(field.name)).second);
    CHECK_FALSE(field.label.empty());
    CHECK((field.value != nullptr) != (field.nested != nullptr));
    CHECK((field.type == core::FieldType::choice) == !field.choices.empty());
    std::set<std::string> codes;
    for (const core::Choice& choice : field.choices)
      CHECK(codes.insert(std::string(choice.code)).second);
  }
}

}  // namespace

TEST_CASE("every module has a number, a code and tables that the wire can carry",
          "[sync][modules]") {
  std::set<uint16_t> numbers;
  std::set<std::string> codes;
  for (const access::Module* module : sync::modules()) {
    INFO(module->code);
    CHECK(numbers.insert(module->number).second);
    CHECK(codes.insert(std::string(module->code)).second);
    CHECK(sync::find_module(module->number) == module);
    CHECK(sync::find_module(module->code) == module);
    each_table(module->record(), check_table);
    std::set<uint16_t> acts;
    for (const access::Act& act : module->acts) {
      INFO(act.code);
      CHECK(acts.insert(act.number).second);
      CHECK_FALSE(act.label.empty());
      REQUIRE(act.payload != nullptr);
      each_table(*act.payload(), check_table);
    }
  }
  CHECK(sync::find_module(uint16_t{0}) == nullptr);
  CHECK(sync::find_module("nothing") == nullptr);
}
