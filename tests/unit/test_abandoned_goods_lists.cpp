#include <catch2/catch.hpp>

#include "shared/abandoned_goods/management.h"
#include "shared/sync/csv.h"
#include "tests/unit/support/abandoned_case.h"

// The board, the lists and the management report, and the custodian's list as a table.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

namespace {

const Period whole_year{day(1, 1), day(12, 29)};

/// A case as it could stand after years of work, made without its acts.
Case declared_case(const std::string& kotaj, Step step, int64_t usd_cents, int64_t duties) {
  Case record;
  record.receipt = receipt();
  record.receipt.number = "R-" + kotaj;
  record.step = step;
  Round round;
  round.declaration.emplace();
  round.declaration->kotaj = kotaj;
  round.declaration->registered_on = day(5, 10);
  DeclaredLine line;
  line.goods = "کالا";
  line.hs_code = "55121900";
  line.gross = {1'000'000};
  line.value_usd = usd_cents;
  line.customs_duty = duties;
  round.declaration->lines.push_back(line);
  record.rounds.push_back(round);
  return record;
}

void ask_for(Case& record, Procedure procedure) {
  record.rounds.back().return_request.emplace();
  record.rounds.back().return_request->procedure = procedure;
}

}  // namespace

TEST_CASE("days left and days over follow the term, its last day counted",
          "[abandoned_goods][lists]") {
  Desk desk;
  open(desk);
  BoardRow row = board_row(desk.held(), day(4, 9));
  CHECK(row.step == Step::in_storage);
  CHECK(row.days_left == 1);
  CHECK_FALSE(row.days_over);
  CHECK(board_row(desk.held(), day(4, 10)).days_left == 0);
  row = board_row(desk.held(), day(4, 11));
  CHECK(row.step == Step::expired);
  CHECK_FALSE(row.days_left);
  CHECK(row.days_over == 1);
  bring_to(desk = Desk{}, Step::settled);
  row = board_row(desk.held(), desk.on);
  CHECK(row.ended);
  CHECK_FALSE(row.days_over);
  CHECK(row.kotaj == "25184");
}

TEST_CASE(
    "perishable and hazardous goods stand first, with their days and the days without follow-up",
    "[abandoned_goods][lists]") {
  Desk desk;
  Receipt payload = receipt();
  payload.hazardous = true;
  payload.entered_here = day(3, 1);
  open(desk, payload);
  desk.on = day(3, 5);
  REQUIRE(desk.act("office_manager", "follow_up", FollowUp{day(3, 3), "پیگیری"}) == "");
  BoardRow urgent = board_row(desk.held(), day(3, 5));
  CHECK(urgent.priority);
  CHECK(urgent.days_since_arrival == 4);
  CHECK_FALSE(urgent.followed_today);
  CHECK(urgent.unfollowed_days == 2);
  CHECK(board_row(desk.held(), day(3, 3)).followed_today);
  const auto days = unfollowed_days(desk.held(), {day(2, 1), day(3, 5)});
  CHECK(days == std::vector<core::Date>{day(3, 1), day(3, 2), day(3, 4), day(3, 5)});
  REQUIRE(desk.act("assessor", "confiscate", Confiscate{day(3, 5), "۸", "ممنوع"}) == "");
  CHECK(unfollowed_days(desk.held(), {day(3, 4), day(3, 20)}) ==
        std::vector<core::Date>{day(3, 4), day(3, 5)});

  BoardRow over;
  over.days_over = 5;
  BoardRow longer_over;
  longer_over.days_over = 50;
  BoardRow soon;
  soon.days_left = 1;
  BoardRow later;
  later.days_left = 10;
  BoardRow unbounded;
  BoardRow ended;
  ended.ended = true;
  BoardRow longer_here = urgent;
  longer_here.days_since_arrival = 90;
  std::vector<BoardRow> rows{ended, unbounded, later, soon, over, urgent, longer_over, longer_here};
  std::stable_sort(rows.begin(), rows.end(), &board_before);
  CHECK(rows[0].days_since_arrival == 90);
  CHECK(rows[1].priority);
  CHECK(rows[2].days_over == 50);
  CHECK(rows[3].days_over == 5);
  CHECK(rows[4].days_left == 1);
  CHECK(rows[5].days_left == 10);
  CHECK_FALSE(rows[6].ended);
  CHECK(rows[7].ended);
}

TEST_CASE("released goods are listed from the day after the document until they leave",
          "[abandoned_goods][lists]") {
  Desk desk;
  open(desk);
  REQUIRE(desk.act("registry_officer", "record_release",
                   RecordRelease{ReleaseKind::sale, "۵", day(3, 5)}) == "");
  CHECK_FALSE(released_not_taken_out(desk.held(), day(3, 5)));
  auto row = released_not_taken_out(desk.held(), day(3, 6));
  REQUIRE(row);
  CHECK(row->stay_ends == day(4, 5));
  CHECK(row->days_left == 30);
  row = released_not_taken_out(desk.held(), day(4, 7));
  REQUIRE(row);
  CHECK(row->days_left == -2);
  leave(desk);
  CHECK_FALSE(released_not_taken_out(desk.held(), day(3, 8)));
}

TEST_CASE("declared goods lack a mother ID until they have one", "[abandoned_goods][lists]") {
  for (const auto& [step, lacks] : std::vector<std::pair<Step, bool>>{{Step::assessed, false},
                                                                      {Step::declared, true},
                                                                      {Step::valued, true},
                                                                      {Step::cashier, false},
                                                                      {Step::withdrawn, false}}) {
    Desk desk;
    bring_to(desk, step);
    INFO(code_of(step));
    CHECK(lacks_mother_id(desk.held()) == lacks);
  }
}

TEST_CASE("the working list has a row a line, and what was paid falls to the lines to the rial",
          "[abandoned_goods][lists]") {
  Desk desk;
  bring_to(desk, Step::taken);
  REQUIRE(desk.act("office_manager", "claim_dues",
                   ClaimDues{DueKind::duties, 1'000'001, desk.on, "۱"}) == "");
  REQUIRE(desk.act("finance_officer", "record_claim_payment",
                   RecordClaimPayment{desk.round().claims[0].id, 1'000'001, desk.on, {}, ""}) ==
          "");
  const auto rows = working_rows(desk.held(), whole_year, day(5, 20));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].kotaj == "25184");
  CHECK(rows[1].kotaj == "25184");
  CHECK(rows[0].goods == "پارچه");
  CHECK(rows[0].value_irr == core::Wide{4'500'225'000});
  CHECK(rows[0].announced_on == day(5, 15));
  CHECK(rows[0].left_on == day(5, 20));
  CHECK(rows[0].state == "تحویل سازمان");
  CHECK(rows[0].paid_duties + rows[1].paid_duties == core::Wide{1'000'001});
  CHECK(rows[0].paid_duties > rows[1].paid_duties);
  const Totals totals = totals_of(rows);
  CHECK(totals.declarations == 1);  // By distinct kotaj.
  CHECK(totals.lines == 2);
  CHECK(totals.gross.grams == 1'490'000);
  // As it stood on an earlier day: announced, not yet taken, nothing paid.
  const auto before = working_rows(desk.held(), {day(1, 1), day(5, 16)}, day(5, 20));
  REQUIRE(before.size() == 2);
  CHECK(before[0].state == "اعلام‌شده به سازمان");
  CHECK_FALSE(before[0].left_on);
  CHECK(before[0].paid_duties == 0);
  CHECK(working_rows(desk.held(), {day(5, 11), day(12, 1)}, day(5, 20)).empty());
  // The annex's columns, in its words.
  std::vector<std::string> headings;
  for (const std::string_view name : working_columns_on(day(5, 20))) {
    const core::Field* field = core::describe<WorkingRow>().find(name);
    REQUIRE(field != nullptr);
    headings.emplace_back(field->label);
  }
  CHECK(headings == std::vector<std::string>{"شماره کوتاژ", "تاریخ ثبت کوتاژ", "کد تعرفه (HS)",
                                             "شرح کالا", "وزن ناخالص (کیلوگرم)", "ارزش ریالی کالا",
                                             "ارزش دلاری کالا", "تاریخ اعلام به اموال تملیکی",
                                             "حقوق ورودی استنباطی گمرک (ریال)",
                                             "حقوق ورودی واریزی اموال تملیکی (ریال)", "وضعیت",
                                             "تاریخ خروج کالا از گمرک"});
}

TEST_CASE("an ID that the Organization paid and its claim are not counted twice",
          "[abandoned_goods][lists]") {
  Desk desk;
  bring_to(desk, Step::announced);
  const core::Wide whole = desk.round().payment_ids[0].amount;
  REQUIRE(desk.act("finance_officer", "record_payment",
                   RecordPayment{"S100", PayerKind::organization, whole, desk.on, ""}) == "");
  CHECK(paid_by_organization(desk.round(), desk.on) == whole);
  REQUIRE(desk.act("office_manager", "claim_dues",
                   ClaimDues{DueKind::duties, whole, desk.on, "۱"}) == "");
  REQUIRE(desk.act("finance_officer", "record_claim_payment",
                   RecordClaimPayment{desk.round().claims[0].id, whole, desk.on, {}, ""}) == "");
  CHECK(paid_by_organization(desk.round(), desk.on) == whole);
  CHECK(paid_by_organization(desk.round(), day(5, 14)) == 0);
}

TEST_CASE("open claims stand oldest first", "[abandoned_goods][lists]") {
  Case record = declared_case("1", Step::announced, 100, 0);
  record.rounds[0].claims = {
      {id_of(1), DueKind::vat, 10, day(6, 2), "", {}},
      {id_of(2), DueKind::duties, 20, day(6, 1), "", {}},
      {id_of(3), DueKind::other, 5, day(5, 1), "", {{id_of(4), 5, day(6, 3), {}, ""}}}};
  const auto open = open_claims(record);
  REQUIRE(open.size() == 2);
  CHECK(open[0].claim->kind == DueKind::duties);
  const BoardRow row = board_row(record, day(6, 10));
  CHECK(row.open_claims == 30);
  CHECK(row.oldest_claim == day(6, 1));
}

TEST_CASE("every step has its row in the management report, or none",
          "[abandoned_goods][reports]") {
  const std::map<Step, std::optional<int>> rows{
      {Step::in_storage, {}},      {Step::expired, {}},  {Step::warned, {}},
      {Step::assessing, {}},       {Step::assessed, {}}, {Step::declared, 1},
      {Step::valued, 1},           {Step::cashier, 1},   {Step::payable, 1},
      {Step::announced, 1},        {Step::taken, 2},     {Step::settled, 2},
      {Step::return_requested, 4}, {Step::returned, 4},  {Step::cancelled, 4},
      {Step::releasing, 4},        {Step::released, 3},  {Step::withdrawn, {}},
      {Step::confiscated, {}}};
  for (const auto& [step, row] : rows) {
    INFO(code_of(step));
    Case record = declared_case("1", step, 100, 1);
    if (step < Step::declared) record.rounds.clear();
    CHECK(management_row(record) == row);
    if (step < Step::return_requested || step > Step::released) continue;
    ask_for(record, Procedure::temporary_import);
    CHECK(management_row(record) == 5);
    ask_for(record, Procedure::external_transit);
    CHECK(management_row(record) == 6);
    // What it was declared for outweighs what was asked for.
    record.rounds.back().procedure.emplace();
    record.rounds.back().procedure->procedure = Procedure::definite_import;
    CHECK(management_row(record) == row);
  }
  // Released by the owner's document, never declared: in no row.
  Desk desk;
  open(desk);
  REQUIRE(desk.act("registry_officer", "record_release",
                   RecordRelease{ReleaseKind::release, "۵", day(3, 5)}) == "");
  leave(desk);
  CHECK_FALSE(management_row(desk.held()));
}

TEST_CASE("percentages are of the column's total, one decimal, half up, a trailing zero trimmed",
          "[abandoned_goods][reports]") {
  CHECK(percent_of(1, 2) == "50");
  CHECK(percent_of(1, 3) == "33.3");
  CHECK(percent_of(2, 3) == "66.7");
  CHECK(percent_of(1, 8) == "12.5");
  CHECK(percent_of(1, 2000) == "0.1");   // 0.05 goes up.
  CHECK(percent_of(49, 100000) == "0");  // 0.049 does not.
  CHECK(percent_of(5, 5) == "100");
  CHECK(percent_of(0, 0) == "0");
  // The sample table's own: 5788 of 8509 declarations.
  CHECK(percent_of(5788, 8511) == "68");
}

TEST_CASE("the management report counts declarations by kotaj and sums their lines",
          "[abandoned_goods][reports]") {
  ManagementSummary summary(whole_year);
  summary.add(declared_case("1", Step::declared, 300'00, 10));
  summary.add(declared_case("1", Step::declared, 100'00, 5));  // The same kotaj, another receipt.
  summary.add(declared_case("2", Step::taken, 100'00, 7));
  Case returned = declared_case("3", Step::cancelled, 500'00, 1);
  ask_for(returned, Procedure::definite_import);
  summary.add(returned);
  summary.add(declared_case("4", Step::withdrawn, 900'00, 1));
  Case outside = declared_case("5", Step::declared, 900'00, 1);
  outside.rounds[0].declaration->registered_on = day(1, 1, 1404);
  summary.add(outside);
  const ManagementReport report = summary.report();
  REQUIRE(report.rows.size() == 6);
  CHECK(report.rows[0].declarations == 1);
  CHECK(report.rows[0].declarations_percent == "33.3");
  CHECK(report.rows[0].value_usd == core::Wide{400'00});
  CHECK(report.rows[0].value_percent == "40");
  CHECK(report.rows[0].estimated_duties == 15);
  CHECK(report.rows[1].declarations == 1);
  CHECK(report.rows[2].declarations == 0);
  CHECK(report.rows[2].declarations_percent == "0");
  CHECK(report.rows[3].value_percent == "50");
  CHECK(report.rows[5].label ==
        "اعاده از اموال تملیکی، سایر رویه‌ها");
  CHECK(report.total.declarations == 3);
  CHECK(report.total.value_usd == core::Wide{1000'00});
  CHECK(report.total.gross.grams == 4'000'000);
  CHECK(report.total.declarations_percent == "100");
}

TEST_CASE("a custodian's list is read row by row, and its rows become receipts",
          "[abandoned_goods][import]") {
  const std::string csv =
      "کد گمرک,مرجع تحویل‌گیرنده,شماره قبض انبار,محل نگهداری,ورود به نخستین انبار,ورود به این انبار,"
      "صاحب یا آورنده کالا,فاسدشدنی,شرح کالا,کد تعرفه (HS),وزن ناخالص\n"
      "10100,انبار الف,W-1,انبار گمرکی,1403/01/10,1403/01/12,شرکت نمونه,بله,سیب,08081000,1200.5\n"
      "10100,انبار ب,W-1,free_zone,1403/01/10,1403/01/12,شرکت دیگر,,پارچه,,\n"
      "10100,انبار الف,w-1,انبار گمرکی,1403/01/10,1403/01/12,شرکت نمونه,بله,گلابی,08083000,10\n"
      "10100,انبار الف,W-1,انبار گمرکی,1403/01/11,1403/01/12,شرکت نمونه,بله,انگور,08061000,10\n"
      "10100,انبار الف,W-9,انبار گمرکی,1403/13/10,1403/01/12,شرکت نمونه,شاید,انگور,0806,10\n";
  const sync::CsvRead read = sync::read_csv(core::describe<ListRow>(), csv);
  for (const core::Problem& problem : read.problems) FAIL_CHECK(problem.message);
  REQUIRE(read.rows.size() == 5);
  for (std::size_t row = 0; row < 4; ++row) {
    INFO(row);
    CHECK(read.rows[row].problems.empty());
  }
  std::set<std::string> fields;
  for (const core::Problem& problem : read.rows[4].problems) fields.insert(problem.field);
  CHECK(fields == std::set<std::string>{"entered_first_warehouse", "perishable", "hs_code"});
  std::vector<const ListRow*> rows;
  for (std::size_t row = 0; row < 4; ++row)
    rows.push_back(static_cast<const ListRow*>(read.rows[row].record.get()));
  CHECK(rows[1]->receipt.facilities);  // Blank or not there: as the record begins.
  CHECK_FALSE(rows[1]->receipt.perishable);
  const auto receipts = group_rows(rows);
  REQUIRE(receipts.size() == 2);
  CHECK(receipts[0].receipt.goods.size() == 3);
  CHECK(receipts[0].receipt.goods[0].gross == core::Mass{1'200'500});
  CHECK(receipts[0].receipt.goods[1].goods == "گلابی");
  CHECK(receipts[0].rows == std::vector<std::size_t>{0, 2, 3});
  REQUIRE(receipts[0].conflicts.size() == 1);
  CHECK(receipts[0].conflicts[0].row == 3);
  CHECK(receipts[0].conflicts[0].problem.field == "entered_first_warehouse");
  CHECK(receipts[1].receipt.place == Place::free_zone);
  Desk desk;
  open(desk, receipts[0].receipt);
  CHECK(desk.act("registry_officer", "open_case", receipts[0].receipt) == "taken");
}
