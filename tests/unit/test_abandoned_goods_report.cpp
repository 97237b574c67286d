#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/abandoned_goods/report.h"
#include "tests/unit/support/abandoned_case.h"

// The monthly report's way from the office to the Import Office, and who may go which part of it.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

namespace {

const ReportKey month_5{"10100", 1403, 5, 1};

/// The server's records of the two modules, beside the offices.
class Records : public Offices {
 public:
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    const auto found = held_.find(id);
    if (found != held_.end() && found->second.first == module) return found->second.second.get();
    return Offices::find(module, id);
  }
  void put(std::string_view module, const core::Id& id, std::shared_ptr<void> record) {
    held_[id] = {module, std::move(record)};
  }

 private:
  std::map<core::Id, std::pair<std::string_view, std::shared_ptr<void>>> held_;
};

struct Bench {
  Desk desk;  ///< For its people.
  Records records;
  core::Date on = day(6, 3);

  access::Context context(const std::string& user) {
    access::Context out = desk.context(user);
    out.on = on;
    out.lookup = &records;
    return out;
  }
  template <typename Payload>
  std::string act(const access::Module& module, const std::string& user, std::string_view code,
                  const core::Id& id, const Payload& payload) {
    const access::Act& found = *access::find_act(module, code);
    const access::Context acting = context(user);
    const void* held = records.find(module.code, id);
    const std::string seen = module.seen(held, found, &payload, acting);
    access::Applied applied = access::perform(module, found, held, &payload, seen, acting);
    if (!applied.refusal) {
      if (found.opens) CHECK(module.id_of(found, &payload) == id);
      records.put(module.code, id, applied.record);
      return "";
    }
    CHECK_FALSE(applied.refusal->reason.empty());
    CHECK_FALSE(applied.refusal->source.document.empty());
    return applied.refusal->code +
           (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
  }
  template <typename Payload>
  std::string report(const std::string& user, std::string_view code, const Payload& payload,
                     const ReportKey& key = month_5) {
    return act(report_module(), user, code, report_id(key), payload);
  }
  std::string part(const std::string& user, const ReportPart& payload) {
    const ReportKey key{payload.office, payload.year, payload.month, payload.version};
    return act(report_part_module(), user, "put_part", report_part_id(key, payload.number),
               payload);
  }
  const MonthlyReport& held(const ReportKey& key = month_5) {
    return *static_cast<const MonthlyReport*>(records.find("abandoned_report", report_id(key)));
  }
};

std::vector<WorkingRow> many_rows(std::size_t count) {
  std::vector<WorkingRow> rows(count);
  for (std::size_t row = 0; row < count; ++row) {
    rows[row].kotaj = std::to_string(1000 + row);
    rows[row].registered_on = day(5, 10);
    rows[row].goods = "کالا";
    rows[row].hs_code = "55121900";
    rows[row].state = "اظهارشده";
    rows[row].estimated_duties = static_cast<int64_t>(row);
  }
  return rows;
}

PreparedReport prepared(const ReportKey& key = month_5) {
  ManagementSummary summary({day(5, 1), day(5, 31)});
  return prepare_report(key, day(5, 1), many_rows(130), {{"W-1", "انبار", "1000", day(1, 10)}},
                        summary.report());
}

void draft(Bench& bench, const ReportKey& key = month_5) {
  const PreparedReport made = prepared(key);
  REQUIRE(made.parts.size() == 3);
  for (const ReportPart& part : made.parts) REQUIRE(bench.part("abandoned_unit_head", part) == "");
  REQUIRE(bench.report("abandoned_unit_head", "draft_report", made.draft, key) == "");
}

}  // namespace

TEST_CASE("a report is drafted, signed, received, verified, consolidated and sent",
          "[abandoned_goods][reports]") {
  Bench bench;
  draft(bench);
  CHECK(bench.report("import_office", "receive_report", ReceiveReport{}) == "wrong_state");
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}) == "");
  CHECK(bench.held().signed_on == day(6, 3));
  CHECK(bench.held().signed_name == "ناظر / مدیر کل گمرکات استان");
  CHECK(on_time(bench.held()) == true);
  REQUIRE(bench.report("import_office", "receive_report", ReceiveReport{}) == "");
  REQUIRE(bench.report("import_office", "verify_report", VerifyReport{}) == "");
  CHECK(bench.report("import_office", "return_report", ReturnReport{"x"}) == "wrong_state");
  REQUIRE(bench.report("import_office", "consolidate_report", ConsolidateReport{"مرداد"}) == "");
  SendReport sent{"وزیر", day(6, 4), "۱"};
  CHECK(bench.report("import_office", "send_report", sent) == "invalid sent_on");
  sent.sent_on = day(6, 3);
  REQUIRE(bench.report("import_office", "send_report", sent) == "");
  CHECK(bench.held().state == ReportState::sent);
  CHECK(bench.held().events.size() == 6);
}

TEST_CASE("the director signs what he has read, once the month is over, and nothing else",
          "[abandoned_goods][reports]") {
  Bench bench;
  const PreparedReport made = prepared();
  REQUIRE(bench.report("abandoned_unit_head", "draft_report", made.draft) == "");
  CHECK(bench.report("provincial_director", "sign_report", SignReport{false}) ==
        "invalid confirmed_read");
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "wrong_state");
  for (const ReportPart& part : made.parts) REQUIRE(bench.part("abandoned_unit_head", part) == "");
  // One figure of one row otherwise than drafted.
  ReportPart changed = made.parts[1];
  changed.rows[7].paid_duties += 1;
  REQUIRE(bench.part("abandoned_unit_head", changed) == "");
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "wrong_state");
  // One word of one row, whatever the totals say.
  changed = made.parts[1];
  changed.rows[7].goods = "کالای دیگر";
  REQUIRE(bench.part("abandoned_unit_head", changed) == "");
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "wrong_state");
  REQUIRE(bench.part("abandoned_unit_head", made.parts[1]) == "");
  bench.on = day(5, 31);
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "wrong_state");
  bench.on = day(6, 6);
  CHECK(bench.report("office_manager", "sign_report", SignReport{true}) == "no_assignment");
  bench.desk.people["provincial_director"].assignments[0].office = "40000";
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "no_assignment");
  bench.desk.people["provincial_director"].assignments[0].office = "20000";
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}) == "");
  CHECK(on_time(bench.held()) == false);  // Due by the 5th.
}

TEST_CASE("totals that the rows do not bear out are not signed", "[abandoned_goods][reports]") {
  Bench bench;
  PreparedReport made = prepared();
  for (const ReportPart& part : made.parts) REQUIRE(bench.part("abandoned_unit_head", part) == "");
  made.draft.totals.paid_duties += 1;
  REQUIRE(bench.report("abandoned_unit_head", "draft_report", made.draft) == "");
  CHECK(bench.report("provincial_director", "sign_report", SignReport{true}) == "wrong_state");
}

TEST_CASE("a signed report is frozen; a returned one is superseded by a later version",
          "[abandoned_goods][reports]") {
  Bench bench;
  draft(bench);
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}) == "");
  const PreparedReport made = prepared();
  CHECK(bench.part("abandoned_unit_head", made.parts[0]) == "wrong_state");
  CHECK(bench.report("abandoned_unit_head", "draft_report", made.draft) == "wrong_state");
  const ReportKey second{"10100", 1403, 5, 2};
  CHECK(bench.report("abandoned_unit_head", "draft_report", prepared(second).draft, second) ==
        "invalid version");
  REQUIRE(bench.report("import_office", "receive_report", ReceiveReport{}) == "");
  CHECK(bench.report("import_office", "return_report", ReturnReport{""}) == "invalid reasons");
  REQUIRE(bench.report("import_office", "return_report", ReturnReport{"وزن‌ها"}) == "");
  draft(bench, second);
  bench.on = day(6, 20);
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}, second) == "");
  // The first stays as it was.
  CHECK(bench.held().state == ReportState::returned);
  CHECK(bench.held().return_reasons == "وزن‌ها");
  CHECK(bench.held().signed_on == day(6, 3));
  // Years later the figures are the same, from the records alone.
  std::vector<const ReportPart*> parts;
  for (int64_t number = 1; number <= bench.held().report.parts; ++number) {
    parts.push_back(static_cast<const ReportPart*>(
        bench.records.find("abandoned_report_part", report_part_id(month_5, number))));
  }
  CHECK(rows_digest(parts) == bench.held().report.digest);
}

TEST_CASE("what was seen is what is signed", "[abandoned_goods][reports]") {
  Bench bench;
  draft(bench);
  const access::Act& act = *access::find_act(report_module(), "sign_report");
  const SignReport payload{true};
  const access::Context acting = bench.context("provincial_director");
  const std::string seen = report_module().seen(&bench.held(), act, &payload, acting);
  PreparedReport other = prepared();
  other.draft.from = day(4, 1);
  REQUIRE(bench.report("abandoned_unit_head", "draft_report", other.draft) == "");
  const access::Applied applied =
      access::perform(report_module(), act, &bench.held(), &payload, seen, acting);
  REQUIRE(applied.refusal);
  CHECK(applied.refusal->code == "changed_meanwhile");
}

TEST_CASE("every position and act of the report", "[abandoned_goods][reports]") {
  const std::map<std::string, std::set<std::string>> who{
      {"draft_report", {"abandoned_unit_head", "office_manager"}},
      {"sign_report", {"provincial_director"}},
      {"receive_report", {"import_office"}},
      {"verify_report", {"import_office"}},
      {"return_report", {"import_office"}},
      {"consolidate_report", {"import_office"}},
      {"send_report", {"import_office"}}};
  REQUIRE(who.size() == report_module().acts.size());
  Bench bench;
  draft(bench);
  for (const core::Choice& position : access::positions()) {
    const std::string user(position.code);
    const access::Context acting = bench.context(user);
    for (const access::Act& act : report_module().acts) {
      INFO(user << " " << act.code);
      access::Subject subject = report_module().subject(&bench.held(), act, nullptr, acting);
      subject.standing.reset();
      CHECK(access::decide(acting.actor, act, subject, acting.on).has_value() !=
            who.at(std::string(act.code)).contains(user));
    }
    // A draft is the office's and its director's; headquarters read what was signed.
    const std::set<std::string> drafters{"abandoned_unit_head", "office_manager",
                                         "provincial_director"};
    CHECK(access::may_read(report_module(), &bench.held(), acting) == drafters.contains(user));
  }
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}) == "");
  for (const std::string user : {"import_office", "inspection_office"})
    CHECK(access::may_read(report_module(), &bench.held(), bench.context(user)));
  CHECK_FALSE(access::may_read(report_module(), &bench.held(), bench.context("export_office")));
}

TEST_CASE("a report is late from the 6th of the next month", "[abandoned_goods][reports]") {
  CHECK(report_due_on(1403, 5) == day(6, 5));
  CHECK(report_due_on(1403, 12) == day(1, 5, 1404));
  CHECK_FALSE(report_due_on(1403, 13));
  CHECK_FALSE(is_late(month_5, nullptr, day(6, 5)));
  CHECK(is_late(month_5, nullptr, day(6, 6)));
  Bench bench;
  draft(bench);
  CHECK(is_late(month_5, &bench.held(), day(6, 6)));
  REQUIRE(bench.report("provincial_director", "sign_report", SignReport{true}) == "");
  CHECK_FALSE(is_late(month_5, &bench.held(), day(6, 6)));
}
