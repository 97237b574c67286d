#include <catch2/catch.hpp>

#include "server/report/report.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/gather.h"
#include "tests/support/server_fixture.h"

// Reports from everything that is kept: who gets which rows, and what a signature freezes.
using namespace kotaj;  // NOLINT: a test of one room.
using abandoned_goods::Case;
using server::report::File;
using server::report::Format;
using server::report::Kind;

namespace {

const std::string whole_time = "?period=1402/01/01-1410/12/29";
const std::string working_list = "/api/v1/report/working-list";

/// Lines of a CSV but its heading.
std::size_t rows_of(const std::string& csv) {
  std::size_t lines = 0;
  for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2))
    ++lines;
  return lines == 0 ? 0 : lines - 1;
}

std::size_t exports_in(server::store::Reader& reader) {
  std::size_t found = 0;
  reader.log(0, [&](const server::store::LogRow& row) {
    if (row.act == "report.export") ++found;
    return true;
  });
  return found;
}

void fill(tests::TestData& data) {
  server::cli::Console console(data.store());
  server::demo::fill_abandoned(console);
}

File make(tests::TestData& data, Kind kind, Format format, const abandoned_goods::Period& period,
          core::Date on) {
  const auto reader = data.store().reader();
  return server::report::make(*reader, {kind, format, "20100", period, on, 0},
                              [](const access::Module&, const void*) { return true; });
}

void must(const sync::OperationResult& result) {
  INFO((result.refusal
            ? result.refusal->code + " " + result.refusal->field + " " + result.refusal->reason
            : std::string{}));
  REQUIRE(result.accepted);
}

/// Every case of the office.
std::vector<std::shared_ptr<const void>> cases_of(tests::TestData& data) {
  std::vector<std::shared_ptr<const void>> out;
  data.store().reader()->records("abandoned_goods", [&](const server::store::RecordRow& row) {
    out.push_back(server::sync::decode_row(row).record);
    return true;
  });
  return out;
}

/// The office's report of a month, from all its cases, drafted and signed.
void sign_month(tests::TestData& data, server::cli::Console& console,
                const abandoned_goods::Period& period, core::Date on) {
  abandoned_goods::Gatherer gatherer({{"20100"}, period, on});
  for (const auto& record : cases_of(data)) gatherer.add(*static_cast<const Case*>(record.get()));
  auto all = gatherer.take();
  REQUIRE_FALSE(all.rows.empty());
  const abandoned_goods::ReportKey key{"20100", period.until.year(), period.until.month(), 1};
  const auto made = abandoned_goods::prepare_report(key, period.from, std::move(all.rows),
                                                    std::move(all.receipts), all.management);
  for (const auto& part : made.parts)
    must(console.act("abandoned_unit_head", abandoned_goods::report_part_module(), "put_part", {},
                     &part));
  must(console.act("abandoned_unit_head", abandoned_goods::report_module(), "draft_report", {},
                   &made.draft));
  const abandoned_goods::SignReport signature{true};
  must(console.act("provincial_director", abandoned_goods::report_module(), "sign_report",
                   abandoned_goods::report_id(key), &signature));
}

}  // namespace

TEST_CASE("a person's report has the rows of the cases that he may read", "[server][report]") {
  tests::TestData data;
  fill(data);
  tests::TestServer server(data);
  const auto as = [&](const std::string& user, const std::string& path) {
    tests::SyncClient client(server.port(), user);
    REQUIRE(client.sign_in().status == 200);
    return client.http.get(path);
  };
  const std::string csv = working_list + whole_time + "&format=csv";
  const auto own = as("registry_officer", csv);
  REQUIRE(own.status == 200);
  CHECK(rows_of(own.body) > 25);
  CHECK(own.header("Content-Disposition").find("working-list-1402.01.01") != std::string::npos);
  CHECK(as("provincial_director", csv).body == own.body);
  CHECK(rows_of(as("provincial_director", csv + "&office=20000").body) == rows_of(own.body));
  CHECK(rows_of(as("provincial_director", csv + "&office=20200").body) == 0);
  // Another office's officer, the administrator and headquarters read no case here.
  for (const char* user : {"gate_other", "system_admin", "import_office"}) {
    INFO(user);
    const auto answer = as(user, csv);
    REQUIRE(answer.status == 200);
    CHECK(rows_of(answer.body) == 0);
  }
  const auto workbook = as("office_manager", working_list + whole_time);
  CHECK(workbook.status == 200);
  CHECK(workbook.body.starts_with("PK"));
  CHECK(exports_in(*data.store().reader()) == 8);
}

TEST_CASE("reports are closed to strangers and to banks, and say what is wrong with the question",
          "[server][report]") {
  tests::TestData data;
  tests::TestServer server(data);
  tests::HttpClient stranger(server.port());
  CHECK(stranger.get(working_list + whole_time).status == 401);
  tests::SyncClient bank(server.port(), "bank_staff");
  REQUIRE(bank.sign_in().status == 200);
  const auto closed = bank.http.get(working_list + whole_time);
  const auto unknown = bank.http.get("/api/v1/no-such-route");
  CHECK(closed.status == 404);
  CHECK(closed.body == unknown.body);
  tests::SyncClient manager(server.port(), "office_manager");
  REQUIRE(manager.sign_in().status == 200);
  for (const char* query :
       {"", "?period=1403", "?period=1403/05&period=1403/06", "?period=1403/05&format=exe",
        "?period=1403/05&colour=red", "?office=20100", "?period=1403/05&office=%00"}) {
    INFO(query);
    CHECK(manager.http.get(working_list + query).status == 400);
  }
  CHECK(manager.http.get("/api/v1/report/everything?period=1403/05").status == 400);
  CHECK(manager.http.get(working_list + "?period=1403%2F05").status == 200);
  CHECK(manager.http.get(working_list + "?period=1403/05&office=99999").status == 404);
  CHECK(manager.http.get("/api/v1/report/monthly?period=1403/05&office=20100").status == 404);
  // What is open has a day, not a period.
  for (const char* list : {"released", "without-mother-id", "open-claims"}) {
    const std::string path = "/api/v1/report/" + std::string(list);
    CHECK(stranger.get(path).status == 401);
    CHECK(bank.http.get(path).body == unknown.body);
    CHECK(manager.http.get(path + "?format=csv").status == 200);
    CHECK(manager.http.get(path + "?period=1403/05").status == 400);
  }
}

TEST_CASE("the standing lists have what is open today, of the offices that are read",
          "[server][report]") {
  tests::TestData data;
  fill(data);
  const core::Date on = [&] {
    const server::cli::Console console(data.store());
    return console.today();
  }();
  const auto list = [&](Kind kind, Format format, const std::string& office) {
    const auto reader = data.store().reader();
    return server::report::make(*reader, {kind, format, office, {}, on, 0},
                                [](const access::Module&, const void*) { return true; });
  };
  struct Counted {
    std::size_t released = 0;
    std::size_t without_mother_id = 0;
    std::size_t claims = 0;
  } counted;
  for (const auto& record : cases_of(data)) {
    const auto& one = *static_cast<const Case*>(record.get());
    if (abandoned_goods::released_not_taken_out(one, on)) ++counted.released;
    if (abandoned_goods::lacks_mother_id(one)) ++counted.without_mother_id;
    counted.claims += abandoned_goods::open_claims(one).size();
  }
  CHECK(counted.released == 1);
  CHECK(counted.without_mother_id > 10);
  CHECK(counted.claims == 1);
  CHECK(list(Kind::released, Format::csv, "").rows == counted.released);
  CHECK(list(Kind::without_mother_id, Format::csv, "20100").rows == counted.without_mother_id);
  CHECK(list(Kind::open_claims, Format::csv, "20000").rows == counted.claims);
  CHECK(list(Kind::open_claims, Format::csv, "20200").rows == 0);
  const File claims = list(Kind::open_claims, Format::csv, "20100");
  CHECK(rows_of(claims.bytes) == counted.claims);
  CHECK(claims.bytes.find("240000000") != std::string::npos);
  CHECK(list(Kind::released, Format::csv, "").bytes.find("14059008") != std::string::npos);
  // The oldest declaration stands first.
  const std::string mothers = list(Kind::without_mother_id, Format::csv, "20100").bytes;
  CHECK(mothers.find("1402/") < mothers.find("1405/"));
  CHECK(list(Kind::released, Format::xlsx, "").bytes.starts_with("PK"));
  CHECK(list(Kind::released, Format::html, "").bytes.find("ترخیص-14059008") != std::string::npos);
}

TEST_CASE("a signed report is shown again unchanged a year later", "[server][report]") {
  tests::TestData data;
  fill(data);
  server::cli::Console console(data.store());
  const core::Date today = console.today();
  const auto last_month =
      core::add_months(*core::Date::of(today.year(), today.month(), 1), -1).value();
  const abandoned_goods::Period period{*core::Date::parse("1402/01/01"),
                                       abandoned_goods::month_of(last_month).until};
  CHECK_THROWS_AS(make(data, Kind::monthly, Format::xlsx, period, today), server::report::NotThere);
  sign_month(data, console, period, today);
  const File then = make(data, Kind::monthly, Format::xlsx, period, today);
  const File list_then = make(data, Kind::working_list, Format::csv, period, today);
  CHECK(then.rows == list_then.rows);
  // What was declared is valued meanwhile: the list of today changes, the signed report does not.
  std::size_t valued = 0;
  for (const auto& record : cases_of(data)) {
    const auto& held = *static_cast<const Case*>(record.get());
    if (held.step != abandoned_goods::Step::declared || valued > 0) continue;
    abandoned_goods::ValueGoods values;
    values.valued_on = today;
    values.usd_rate = 285'000;
    for (std::size_t line = 1; line <= held.rounds.back().declaration->lines.size(); ++line) {
      abandoned_goods::LineValuation one;
      one.line = static_cast<int64_t>(line);
      one.value_usd = 777'700;
      one.value_id = "V1";
      one.commercial_profit = 0;
      one.other_dues = 0;
      one.vat = 0;
      values.lines.push_back(one);
    }
    must(console.act("assessor", abandoned_goods::module(), "value_goods",
                     abandoned_goods::case_id(held.receipt), &values));
    ++valued;
  }
  REQUIRE(valued == 1);
  const core::Date later = core::add_months(today, 12).value();
  CHECK(make(data, Kind::working_list, Format::csv, period, later).bytes != list_then.bytes);
  CHECK(make(data, Kind::monthly, Format::xlsx, period, later).bytes == then.bytes);
  CHECK(make(data, Kind::monthly, Format::html, period, later).bytes ==
        make(data, Kind::monthly, Format::html, period, today).bytes);
  // Headquarters see who has sent it, and the office that has not.
  const File all = make(data, Kind::consolidated, Format::csv, period, later);
  CHECK(all.bytes.find("امضاشده") != std::string::npos);
}
