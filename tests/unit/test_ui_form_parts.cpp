#include <catch2/catch.hpp>

#include "client/ui/form.h"
#include "shared/border_market/record.h"

// Forms with records in records: a part that the draft names is there, and its answers are found.
namespace {

using namespace kotaj;  // NOLINT: a test.

}  // namespace

TEST_CASE("a form begun from nothing ends when its parts are answered", "[ui]") {
  ui::FormState form(core::describe<border_market::Assessment>());
  form.type("assessed_on", "1403/01/01");
  form.type("decision", "pass");
  std::size_t parts = 0;
  for (const core::Field& field : core::describe<border_market::Assessment>().fields) {
    if (field.nested == nullptr) continue;
    const core::Problems problems = form.problems();
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().field == std::string(field.name) + ".result");
    form.type(std::string(field.name) + ".result", "passed");
    ++parts;
  }
  CHECK(parts == 12);
  CHECK(form.problems().empty());
}

TEST_CASE("a draft makes the parts and rows that it was typed into", "[ui]") {
  ui::FormState typed(core::describe<border_market::Declaration>());
  const std::map<std::string, std::string> draft{{"exporter.name", "شرکت نمونه"},
                                                 {"lines[1].packages.count", "12"}};
  typed.restore(draft);
  CHECK(typed.typed("exporter.name") == "شرکت نمونه");
  CHECK(typed.typed("lines[1].packages.count") == "12");
  const auto& record = typed.record<border_market::Declaration>();
  REQUIRE(record.exporter);
  CHECK(record.exporter->name == "شرکت نمونه");
  REQUIRE(record.lines.size() == 2);
  CHECK_FALSE(record.lines.front().packages);
  CHECK(record.lines.back().packages->count == 12);
  // What no form has leads nowhere.
  for (const char* path : {"exporter[1].name", "exporter[", "exporter.", "lines[99999].name",
                           "lines[x].name", "lines[0]name", "nothing.name", "exporter.name.more"})
    typed.restore({{path, "x"}});
  CHECK(record.lines.size() == 2);
  CHECK(record.exporter->name == "شرکت نمونه");
}
