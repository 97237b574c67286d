#include <catch2/catch.hpp>

#include "client/app/import.h"
#include "client/app/record_index.h"
#include "tests/unit/support/desk_bench.h"

namespace {
using namespace kotaj;
using namespace kotaj::app;
using namespace kotaj::app::testing;
}  // namespace

TEST_CASE("a file is judged row by row before anything is opened", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  const access::Module& module = access::office_module();
  const std::string file =
      "code,name,kind,parent,border,enabled\n"
      "100,ستاد,headquarters,,خیر,بله\n"
      "200,,province,100,خیر,بله\n"
      "100,ستاد,headquarters,,خیر,بله\n";
  ImportPreview preview = preview_import(tab.desk, module, put_office(), file);
  REQUIRE(preview.problems.empty());
  REQUIRE(preview.rows.size() == 3);
  CHECK(preview.rows[0].state == ImportRow::State::ready);
  CHECK(preview.rows[1].state == ImportRow::State::bad);
  CHECK(preview.rows[1].line == 3);
  CHECK(preview.rows[2].state == ImportRow::State::repeated);
  CHECK(tab.desk.waiting() == 0);
  CHECK(import_rows(tab.desk, module, put_office(), preview) == 1);
  CHECK(preview.count(ImportRow::State::done) == 1);
  CHECK(tab.desk.waiting() == 1);
  CHECK(import_rows(tab.desk, module, put_office(), preview) == 0);
  bench.loop.run();
  CHECK(tab.desk.office_name("100") == "ستاد");
}

namespace {

/// A file of that many offices.
std::string offices_file(int count) {
  std::string file = "code,name,kind,parent,border,enabled\n";
  for (int row = 0; row < count; ++row)
    file += std::to_string(100 + row) + ",گمرک,headquarters,,خیر,بله\n";
  return file;
}

}  // namespace

TEST_CASE("an import is kept by few writes, and is saved when they are", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.is_online = false;
  const access::Module& module = access::office_module();
  constexpr int rows = 200;
  ImportPreview preview = preview_import(tab.desk, module, put_office(), offices_file(rows));
  const int writes = tab.storage.writes;
  REQUIRE(import_rows(tab.desk, module, put_office(), preview) == rows);
  CHECK(tab.desk.waiting() == rows);
  // Nothing is called saved before the write has come back.
  CHECK(tab.desk.unsaved() == rows);
  CHECK(tab.storage.stored_operations() == 0);
  bench.loop.run();
  CHECK(tab.desk.unsaved() == 0);
  CHECK(tab.storage.stored_operations() == rows);
  CHECK(tab.storage.writes == writes + 1);

  // Another tab reads them all, in their order.
  Tab second(bench.loop, bench.disk, bench.server);
  second.network.is_online = false;
  second.desk.start();
  bench.loop.run();
  CHECK(second.desk.waiting() == rows);
  CHECK(second.desk.office_name("299") == "گمرک");
}

TEST_CASE("an import that storage does not take is not shown as done", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.network.is_online = false;
  const access::Module& module = access::office_module();
  ImportPreview preview = preview_import(tab.desk, module, put_office(), offices_file(20));
  tab.storage.next = StorageOutcome::full;
  REQUIRE(import_rows(tab.desk, module, put_office(), preview) == 20);
  bench.loop.run();
  CHECK(tab.desk.unsaved() == 0);
  CHECK(tab.desk.waiting() == 0);
  CHECK(tab.storage.stored_operations() == 0);
  CHECK_FALSE(tab.desk.storage_problem().empty());

  // Where another tab took the first number, all come back behind what it did.
  Tab other(bench.loop, bench.disk, bench.server);
  other.environment.drawn = 100;  // Ids of its own.
  other.network.is_online = false;
  other.desk.start();
  bench.loop.run();
  preview = preview_import(tab.desk, module, put_office(), offices_file(20));
  ImportPreview theirs = preview_import(other.desk, module, put_office(), offices_file(25));
  REQUIRE(import_rows(other.desk, module, put_office(), theirs) == 25);
  REQUIRE(import_rows(tab.desk, module, put_office(), preview) == 20);
  bench.loop.run();
  CHECK(tab.desk.unsaved() == 0);
  CHECK(tab.storage.stored_operations() == 45);
}

namespace {

/// Rows of one code are one office; the later row's name must be the first one's.
std::vector<ImportGroup> by_code(std::span<const std::shared_ptr<void>> rows) {
  std::vector<ImportGroup> groups;
  std::map<std::string, std::size_t> known;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto& office = *static_cast<const access::Office*>(rows[row].get());
    const auto [found, first] = known.emplace(office.code, groups.size());
    if (first) groups.push_back({rows[row], {}, {}});
    ImportGroup& group = groups[found->second];
    group.rows.push_back(row);
    if (static_cast<const access::Office*>(group.payload.get())->name == office.name) continue;
    group.conflicts.push_back({row, {"name", core::ProblemCode::inconsistent, "دو نام", {}}});
  }
  return groups;
}

}  // namespace

TEST_CASE("rows that are one record are taken or left together", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  const access::Module& module = access::office_module();
  // The kind is lacking: whoever reads the file knows it.
  constexpr std::string_view lacking[] = {"kind"};
  ImportForm form;
  form.may_lack = lacking;
  form.complete = [](const Desk&, void* row) {
    static_cast<access::Office*>(row)->kind = access::OfficeKind::headquarters;
  };
  form.group = &by_code;
  const std::string file =
      "code,name,parent,border,enabled\n"
      "100,ستاد,,خیر,بله\n"
      "200,ستاد دو,,خیر,بله\n"
      "100,ستاد,,خیر,بله\n"
      "200,ستاد سه,,خیر,بله\n";
  ImportPreview preview = preview_import(tab.desk, module, put_office(), file, form);
  REQUIRE(preview.rows.size() == 4);
  CHECK(preview.rows[0].state == ImportRow::State::ready);
  CHECK(preview.rows[2].state == ImportRow::State::ready);
  CHECK(preview.rows[1].state == ImportRow::State::held);
  CHECK(preview.rows[3].state == ImportRow::State::bad);
  CHECK(import_rows(tab.desk, module, put_office(), preview) == 1);
  CHECK(preview.count(ImportRow::State::done) == 2);
  CHECK(tab.desk.waiting() == 1);
  CHECK_FALSE(preview_import(tab.desk, module, put_office(), file).problems.empty());
}

namespace {

int made = 0;
std::string name_of(const void* record, core::Date) {
  ++made;
  return static_cast<const access::Office*>(record)->name;
}

}  // namespace

TEST_CASE("an index works out a record again only where it or the day changed", "[app]") {
  Bench bench;
  Tab tab(bench.loop, bench.disk, bench.server);
  tab.desk.start();
  bench.loop.run();
  tab.put("100", "ستاد");
  tab.put("200", "ستاد دو");
  made = 0;
  RecordIndex<std::string> index;
  const auto refresh = [&] { index.refresh(tab.desk, access::office_module(), &name_of); };
  refresh();
  REQUIRE(index.rows().size() == 2);
  CHECK(made == 2);
  const uint64_t version = index.version();
  refresh();
  tab.desk.choose_assignment({});  // Something changed, but no record.
  refresh();
  CHECK(made == 2);
  CHECK(index.version() == version);
  tab.put("100", "ستاد مرکزی");
  refresh();
  CHECK(made == 3);
  CHECK(index.version() != version);
  bench.loop.run();
  refresh();
  const int before_the_day = made;
  tab.environment.now_ms += int64_t{24} * 3600 * 1000;
  refresh();
  CHECK(made == before_the_day + 2);
  bench.server.rows.erase(access::office_id("200"));
  bench.server.purges = {access::office_id("200")};
  bench.server.head += 1;
  tab.desk.sync_now();
  bench.loop.run();
  refresh();
  REQUIRE(index.rows().size() == 1);
  CHECK(index.rows().front().entry == "ستاد مرکزی");
}
