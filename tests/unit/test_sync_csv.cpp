#include <catch2/catch.hpp>
#include <random>

#include "shared/short_landing/case.h"
#include "shared/sync/csv.h"
#include "shared/sync/limits.h"
#include "tests/unit/sync_fixture.h"

namespace {

using namespace kotaj;
using namespace kotaj::sync;

const core::Description& add_line() { return core::describe<fixture::AddLine>(); }
const core::Description& open() { return core::describe<fixture::Open>(); }

const fixture::AddLine& line_of(const CsvRow& row) {
  return *static_cast<const fixture::AddLine*>(row.record.get());
}

std::string codes(const core::Problems& problems) {
  std::string out;
  for (const core::Problem& problem : problems) {
    out += problem.field + ":" + std::string(core::to_string(problem.code)) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("columns are named by label or name, in any order, with any separator", "[sync][csv]") {
  const CsvRead persian =
      read_csv(add_line(), "\xEF\xBB\xBFوزن;کانتینر\r\n۱٬۲۰۰٫۵;\"الف;\"\"ب\"\"\"\r\n\r\n;جیم");
  REQUIRE(codes(persian.problems).empty());
  REQUIRE(persian.rows.size() == 2);
  CHECK(line_of(persian.rows[0]).container == "الف;\"ب\"");
  CHECK(line_of(persian.rows[0]).mass == core::Mass{1'200'500});
  CHECK(persian.rows[1].line == 4);
  CHECK_FALSE(line_of(persian.rows[1]).mass);
  const CsvRead named = read_csv(add_line(), "container,mass_kg\nX,1\n");
  REQUIRE(named.rows.size() == 1);
  CHECK(line_of(named.rows[0]).mass == core::Mass{1000});
  const CsvRead arabic = read_csv(add_line(), "كانتينر\tوزن\nX\t1\n");
  CHECK(arabic.rows.size() == 1);
}

TEST_CASE("every bad cell of every row is told at once", "[sync][csv]") {
  const CsvRead read = read_csv(add_line(), "container,mass_kg\nX,سبک\n,2\nY,3\n\"Z\nZ\",4,5\n");
  REQUIRE(read.problems.empty());
  REQUIRE(read.rows.size() == 4);
  CHECK(codes(read.rows[0].problems) == "mass_kg:format ");
  CHECK(codes(read.rows[1].problems) == "container:required ");
  CHECK(codes(read.rows[2].problems).empty());
  CHECK(codes(read.rows[3].problems) == ":inconsistent ");
  CHECK(read.rows[3].line == 5);
  CHECK(read.rows[2].line == 4);
}

TEST_CASE("a file that cannot be read says why, and nothing of it is taken", "[sync][csv]") {
  CHECK(codes(read_csv(add_line(), "").problems) == ":required ");
  CHECK(codes(read_csv(add_line(), "\n \n").problems) == ":required ");
  CHECK(codes(read_csv(add_line(), "container,\"mass_kg\nX,1").problems) == ":format ");
  CHECK(codes(read_csv(add_line(), "container\n\"X\"Y\n").problems) == ":format ");
  CHECK(codes(read_csv(add_line(), "container\n\xFF\n").problems) == ":format ");
  CHECK(codes(read_csv(add_line(), "container,رنگ\nX,Y\n").problems) == "رنگ:unknown_field ");
  CHECK(codes(read_csv(add_line(), "container,کانتینر\nX,Y\n").problems) ==
        "container:inconsistent ");
  CHECK(codes(read_csv(open(), "name\nX\n").problems) == "office:required ");
  CHECK(codes(read_csv(add_line(), std::string(limits::csv_bytes + 1, 'x')).problems) == ":range ");
  CHECK(codes(read_csv(add_line(), "container\n" + std::string(limits::csv_cell_bytes + 1, 'x'))
                  .problems) == ":format ");
  std::string many = "container\n";
  for (std::size_t i = 0; i < limits::csv_rows + 1; ++i) many += "x\n";
  CHECK(codes(read_csv(add_line(), many).problems) == ":format ");
  std::string bad = "container,mass_kg\n";
  for (int i = 0; i < 5000; ++i) bad += "x,y\n";
  const CsvRead read = read_csv(add_line(), bad);
  CHECK(read.rows.size() == limits::csv_problems);
  CHECK(codes(read.problems) == ":range ");
}

TEST_CASE("what is written can be read again, and no cell is a formula", "[sync][csv]") {
  std::vector<fixture::AddLine> lines = {
      {"=1+1", core::Mass{1500}}, {"'=x", {}}, {"a,\"b\"", core::Mass{0}}, {"-7", {}}};
  std::vector<const void*> records;
  for (const fixture::AddLine& line : lines) records.push_back(&line);
  const std::string text = write_csv(add_line(), records);
  CHECK(text == "\xEF\xBB\xBFکانتینر,وزن\r\n'=1+1,1.5\r\n''=x,\r\n\"a,\"\"b\"\"\",0\r\n'-7,\r\n");
  for (const bool labels : {true, false}) {
    for (const char separator : {',', ';', '\t'}) {
      const CsvRead read =
          read_csv(add_line(), write_csv(add_line(), records, {labels, separator, {}}));
      REQUIRE(read.rows.size() == lines.size());
      for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(line_of(read.rows[i]).container == lines[i].container);
        CHECK(line_of(read.rows[i]).mass == lines[i].mass);
      }
    }
  }
  constexpr std::array<std::string_view, 1> only = {"mass_kg"};
  CHECK(write_csv(add_line(), records, {false, ',', only}).substr(3, 9) == "mass_kg\r\n");
}

TEST_CASE("declarations are imported whole", "[sync][csv]") {
  const core::Description& table = core::describe<short_landing::Declaration>();
  short_landing::Declaration declaration;
  declaration.office = "10100";
  declaration.kotaj = "50123";
  declaration.registered_on = *core::Date::of(1402, 3, 1);
  declaration.order_registration = "81234567";
  declaration.bank = "012";
  declaration.branch = "1201";
  declaration.payment_instrument = "LC-1402-7";
  declaration.hs_code = "10059000";
  declaration.goods = "ذرت دامی";
  declaration.declared_gross = core::Mass{52'000'000};
  declaration.declared_net = core::Mass{51'000'000};
  declaration.value = 4'850'025;
  declaration.currency = "USD";
  const void* record = &declaration;
  const std::string text = write_csv(table, {&record, 1});
  const CsvRead read = read_csv(table, text);
  INFO(codes(read.problems));
  REQUIRE(read.rows.size() == 1);
  INFO(codes(read.rows[0].problems));
  CHECK(read.rows[0].problems.empty());
  const auto& back = *static_cast<const short_landing::Declaration*>(read.rows[0].record.get());
  CHECK(back.kotaj == declaration.kotaj);
  CHECK(back.value == declaration.value);
  CHECK(back.registered_on == declaration.registered_on);
  CHECK(back.declared_gross == declaration.declared_gross);
}

TEST_CASE("random bytes are read or refused, never more", "[sync][csv]") {
  std::mt19937 random(7);
  constexpr std::string_view alphabet = "container,;\"\n\r\t'=x۱";
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = i % 2 == 0 ? "container,mass_kg\n" : "";
    for (std::size_t n = random() % 40; n > 0; --n) bytes += alphabet[random() % alphabet.size()];
    const CsvRead read = read_csv(add_line(), bytes);
    for (const CsvRow& row : read.rows) CHECK(row.line > 0);
  }
}
