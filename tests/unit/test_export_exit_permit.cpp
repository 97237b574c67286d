#include <algorithm>

#include "shared/access/history.h"
#include "shared/export_exit/letter.h"
#include "shared/export_exit/permit_row.h"
#include "shared/export_exit/statistics.h"
#include "tests/unit/support/export_exit_bench.h"

namespace {

using namespace kotaj;                        // NOLINT: a test of one module.
using namespace kotaj::export_exit;           // NOLINT
using namespace kotaj::export_exit::testing;  // NOLINT

Carrier carrier(const char* name, int64_t grams, int64_t packages) {
  return {name, {grams}, packages, day("1403/03/06"), {}};
}

}  // namespace

TEST_CASE("a permit is opened by its origin office, for a border office", "[export_exit]") {
  const auto refusal = [](auto change, const char* user = "registry_officer") {
    Bench bench;
    Permit changed = permit();
    change(changed);
    return bench.act(user, "open_permit", changed);
  };
  const auto same = [](Permit&) {};
  CHECK(refusal(same).empty());
  CHECK(refusal(same, "customs_deputy").empty());
  CHECK(refusal(same, "office_manager").empty());
  CHECK(refusal(same, "border_officer") == "no_assignment");
  CHECK(refusal(same, "border_manager") == "no_assignment");
  CHECK(refusal(same, "assessor") == "no_assignment");
  CHECK(refusal([](Permit& one) { one.exit_office = "10100"; }) == "invalid exit_office");
  CHECK(refusal([](Permit& one) { one.exit_office = "99999"; }) == "invalid exit_office");
  CHECK(refusal([](Permit& one) { one.completed_on = day("1403/03/06"); }) ==
        "invalid completed_on");
  CHECK(refusal([](Permit& one) { one.registered_on = day("1403/03/02"); }) ==
        "invalid completed_on");
  CHECK(refusal([](Permit& one) { one.return_term = day("1403/06/01"); }) == "invalid return_term");
  CHECK(refusal([](Permit& one) { one.kind = Kind::temporary; }) == "invalid return_term");
  CHECK(refusal([](Permit& one) { one.goods.clear(); }) == "invalid goods");
  CHECK(refusal([](Permit& one) { one.goods[1].packages = 0; }) == "invalid goods[1].packages");
  CHECK(refusal([](Permit& one) { one.goods[0].gross = {}; }) == "invalid goods[0].gross");
  Bench bench = opened();
  CHECK(bench.act("registry_officer", "open_permit", permit()) == "taken");
}

TEST_CASE("E1 to E4: follow-up, inquiry, answer, second inquiry with its copies", "[export_exit]") {
  Bench bench = opened();
  const SendInquiry inquiry{day("1403/03/05"), 7, "ا-۱", {}};
  CHECK(bench.state() == "follow_up");
  // Not before a follow-up found no exit.
  CHECK(bench.act("registry_officer", "send_first_inquiry", inquiry) == "wrong_state");
  CHECK(bench.act("border_officer", "follow_up", FollowUp{bench.on, {}}) == "no_assignment");
  CHECK(bench.act("border_manager", "follow_up", FollowUp{bench.on, {}}) == "no_assignment");
  CHECK(bench.act("registry_officer", "follow_up", FollowUp{day("1403/03/06"), {}}) ==
        "invalid followed_up_on");
  CHECK(bench.act("registry_officer", "follow_up", FollowUp{day("1403/02/31"), {}}) ==
        "invalid followed_up_on");
  CHECK(bench.act("registry_officer", "follow_up", FollowUp{bench.on, {}}).empty());
  CHECK(bench.state() == "first_inquiry_due");
  CHECK(bench.act("registry_officer", "send_first_inquiry", SendInquiry{bench.on, 6, "ا-۱", {}}) ==
        "invalid answer_days");
  CHECK(bench.act("registry_officer", "send_first_inquiry", SendInquiry{bench.on, 11, "ا-۱", {}}) ==
        "invalid answer_days");
  CHECK(bench.act("registry_officer", "send_first_inquiry", SendInquiry{bench.on, 7, "", {}}) ==
        "invalid letter");
  CHECK(bench.act("registry_officer", "send_first_inquiry", inquiry).empty());
  CHECK(bench.held().inquiries.at(0).border == "30300");
  CHECK(bench.state() == "awaiting_answer");
  CHECK(bench.act("registry_officer", "send_second_inquiry", inquiry) == "wrong_state");
  // The copies: the province's task; headquarters read nothing yet.
  CHECK(waits_for_province(bench.held()));
  CHECK(bench.reads("provincial_director"));
  CHECK(bench.reads("border_director"));
  CHECK_FALSE(bench.reads("export_office"));
  CHECK_FALSE(bench.reads("inspection_office"));
  CHECK(bench.act("border_director", "province_follow_up", FollowUp{bench.on, {}}) ==
        "no_assignment");
  CHECK(bench.act("provincial_director", "province_follow_up", FollowUp{bench.on, {}}).empty());
  CHECK_FALSE(waits_for_province(bench.held()));
  bench.on = day("1403/03/13");
  CHECK(bench.state() == "second_inquiry_due");
  CHECK(bench.act("registry_officer", "send_second_inquiry",
                  SendInquiry{day("1403/03/11"), 10, "ا-۲", {}}) == "invalid sent_on");
  CHECK(bench.act("registry_officer", "send_second_inquiry", SendInquiry{bench.on, 10, "ا-۲", {}})
            .empty());
  CHECK(waits_for_province(bench.held()));
  CHECK(bench.reads("export_office"));
  CHECK(bench.reads("inspection_office"));
  CHECK_FALSE(bench.reads("import_office"));
  const AnswerInquiry answer{bench.on, InquiryAnswer::no_result, "پ-۱", {}};
  CHECK(bench.act("registry_officer", "answer_inquiry", answer) == "no_assignment");
  CHECK(bench.act("other_border", "answer_inquiry", answer) == "no_assignment");
  CHECK(bench.act("border_officer", "answer_inquiry", answer).empty());
  CHECK(bench.act("border_officer", "answer_inquiry", answer) == "wrong_state");
  CHECK(bench.state() == "decide");
  CHECK(access::history_of<Record>(module(), bench.record.get()).size() == 6);
}

TEST_CASE("the second inquiry's letter lists the earlier steps with their dates", "[export_exit]") {
  Bench bench = asked();
  bench.on = day("1403/03/09");
  REQUIRE(bench
              .act("border_officer", "answer_inquiry",
                   AnswerInquiry{bench.on, InquiryAnswer::no_result, "پ-۱", {}})
              .empty());
  bench.on = day("1403/03/10");
  const LetterFacts facts{"گمرک نمونه", "گمرک مرزی نمونه", bench.on};
  const SendInquiry draft{bench.on, 8, "ا-۲", {}};
  const std::string html = core::document_html(inquiry_letter(bench.held(), 1, draft, facts));
  for (const char* part :
       {"۱۴۰۳/۰۳/۰۵: پیگیری", "۱۴۰۳/۰۳/۰۶: استعلام به شماره ا-۱", "۱۴۰۳/۰۳/۰۹: پاسخ گمرک مرزی",
        "دفتر صادرات", "دفتر بازرسی", "ظرف ۸ روز", "گمرک مرزی نمونه"}) {
    INFO(part);
    CHECK(html.find(part) != std::string::npos);
  }
  const std::string first = core::document_html(inquiry_letter(bench.held(), 0, {}, facts));
  CHECK(first.find("دفتر بازرسی") == std::string::npos);
  CHECK(first.find("سوابق پیگیری") == std::string::npos);
}

TEST_CASE("E5, E7: carriers and the final arrival notice are the border office's",
          "[export_exit]") {
  Bench bench = opened();
  bench.on = day("1403/03/07");
  CHECK(bench.act("border_officer", "record_final_notice", FinalNotice{bench.on, {}}) ==
        "wrong_state");
  CHECK(bench.act("registry_officer", "record_carrier", carrier("12ع345-67", 1, 1)) ==
        "no_assignment");
  CHECK(
      bench.act("border_officer", "record_carrier", carrier("12ع345-67", 12'000'000, 200)).empty());
  CHECK(bench.act("border_officer", "record_carrier", carrier("۱۲ع۳۴۵-۶۷", 1, 1)) ==
        "invalid carrier");
  Carrier undated = carrier("14د111-22", 12'000'000, 199);
  undated.arrived_on.reset();
  CHECK(bench.act("border_officer", "record_carrier", undated) == "invalid arrived_on");
  undated.exited_on = day("1403/03/07");
  CHECK(bench.act("border_officer", "record_carrier", undated).empty());
  CHECK(bench.act("border_officer", "record_carrier_exit",
                  CarrierExit{"12ع345-67", day("1403/03/05")}) == "invalid exited_on");
  CHECK(
      bench
          .act("border_officer", "record_carrier_exit", CarrierExit{"12ع345-67", day("1403/03/06")})
          .empty());
  // One package is missing: a written reason, or the carrier put right.
  CHECK(bench.act("border_officer", "record_final_notice", FinalNotice{bench.on, {}}) ==
        "invalid reason");
  Bench reasoned = bench;
  CHECK(reasoned
            .act("border_officer", "record_final_notice",
                 FinalNotice{bench.on, "یک بسته در راه آسیب دید و برگشت."})
            .empty());
  CHECK(bench
            .act("border_officer", "correct_carrier",
                 CorrectCarrier{"14د111-22", {12'000'000}, 200, {}, day("1403/03/07"), "شمارش"})
            .empty());
  CHECK(bench.held().events.back().detail.find("۱۹۹ بسته") != std::string::npos);
  CHECK(bench.state() == "final_notice_due");
  CHECK(bench.act("border_officer", "record_final_notice", FinalNotice{day("1403/03/06"), {}}) ==
        "invalid noticed_on");
  bench.on = day("1403/03/09");
  CHECK(bench.act("border_officer", "record_final_notice", FinalNotice{bench.on, {}}).empty());
  CHECK(bench.held().events.back().detail.find("۲ روز پس از خروج") != std::string::npos);
  CHECK(bench.state() == "exited");
  CHECK(bench.act("registry_officer", "follow_up", FollowUp{bench.on, {}}) == "wrong_state");
}

TEST_CASE("E8, E11: cancelling and judicial pursuit are the manager's or the deputy's",
          "[export_exit]") {
  const Cancellation cancellation{day("1403/03/05"), "ب-۱", "انصراف صادرکننده"};
  const JudicialPursuit pursuit{day("1403/03/05"), "مرکز مبارزه با جرایم سازمان یافته", "ق-۱", {}};
  Bench bench = opened();
  CHECK(bench.act("registry_officer", "cancel_permit", cancellation) == "no_assignment");
  CHECK(bench.act("registry_officer", "pursue_judicially", pursuit) == "no_assignment");
  CHECK(bench.act("border_manager", "cancel_permit", cancellation) == "no_assignment");
  JudicialPursuit bare = pursuit;
  bare.unit.clear();
  CHECK(bench.act("office_manager", "pursue_judicially", bare) == "invalid unit");
  bare = pursuit;
  bare.letter.clear();
  CHECK(bench.act("office_manager", "pursue_judicially", bare) == "invalid letter");
  Bench pursued = bench;
  CHECK(pursued.act("customs_deputy", "pursue_judicially", pursuit).empty());
  CHECK(pursued.state() == "judicial");
  CHECK(bench.act("office_manager", "cancel_permit", cancellation).empty());
  CHECK(bench.state() == "cancelled");
  CHECK(bench.act("office_manager", "pursue_judicially", pursuit) == "wrong_state");
  CHECK(bench.act("border_officer", "record_carrier", carrier("1", 1, 1)) == "wrong_state");
}

TEST_CASE("E10: a temporary permit's return is recorded by either side", "[export_exit]") {
  Bench bench;
  Permit temporary = permit();
  temporary.kind = Kind::temporary;
  temporary.return_term = day("1403/03/10");
  REQUIRE(bench.act("registry_officer", "open_permit", temporary).empty());
  const Return back{day("1403/03/12"), {}};
  CHECK(bench.act("border_officer", "record_return", back) == "wrong_state");
  bench.on = day("1403/03/12");
  Carrier out = carrier("12ع345-67", 24'000'000, 400);
  out.exited_on = day("1403/03/06");
  REQUIRE(bench.act("border_officer", "record_carrier", out).empty());
  REQUIRE(bench.act("border_officer", "record_final_notice", FinalNotice{day("1403/03/06"), {}})
              .empty());
  CHECK(bench.state() == "return_overdue");
  Bench other = bench;
  CHECK(other.act("registry_officer", "record_return", back).empty());
  CHECK(bench.act("other_border", "record_return", back) == "no_assignment");
  CHECK(bench.act("border_officer", "record_return", Return{day("1403/03/05"), {}}) ==
        "invalid returned_on");
  CHECK(bench.act("border_officer", "record_return", back).empty());
  CHECK(bench.state() == "returned");
}

TEST_CASE("a diversion moves the open inquiry to the new border office", "[export_exit]") {
  Bench bench = asked();
  const Diversion diversion{"10200", bench.on, "بسته بودن مرز"};
  CHECK(bench.act("border_officer", "divert", diversion) == "no_assignment");
  CHECK(bench.act("registry_officer", "divert", Diversion{"30300", bench.on, "همان"}) ==
        "invalid exit_office");
  CHECK(bench.act("registry_officer", "divert", Diversion{"10100", bench.on, "مرزی نیست"}) ==
        "invalid exit_office");
  CHECK_FALSE(bench.reads("other_border"));
  CHECK(bench.act("registry_officer", "divert", diversion).empty());
  CHECK(bench.reads("other_border"));
  CHECK_FALSE(bench.reads("border_officer"));
  CHECK(bench.held().inquiries.back().border == "10200");
  const AnswerInquiry answer{bench.on, InquiryAnswer::not_exited, {}, {}};
  CHECK(bench.act("border_officer", "answer_inquiry", answer) == "no_assignment");
  CHECK(bench.act("other_border", "answer_inquiry", answer).empty());
  REQUIRE(bench.act("registry_officer", "divert", Diversion{"30300", bench.on, "بازگشت"}).empty());
  // Who answered goes on reading what he answered.
  CHECK(bench.reads("other_border"));
  CHECK(bench.held().inquiries.back().border == "10200");
  REQUIRE(bench.act("border_officer", "record_carrier", carrier("1", 1, 1)).empty());
  CHECK(bench.act("registry_officer", "divert", diversion) == "wrong_state");
}

TEST_CASE("E9: silence is recorded as a deemed declaration and changes no permit",
          "[export_exit]") {
  Bench permits = opened();
  Bench bench;
  bench.of = &settlement_module();
  SettlementCall call{"10100", day("1403/01/01"), day("1403/03/05"), day("1403/03/20"), "ف-۱", {}};
  CHECK(bench.act("office_manager", "open_call", call) == "no_assignment");
  call.answer_by = day("1403/03/11");
  CHECK(bench.act("export_office", "open_call", call) == "invalid answer_by");
  call.answer_by = day("1403/03/12");
  CHECK(bench.act("export_office", "open_call", call).empty());
  const auto state = [&](const char* on) {
    return code_of(call_state_choices(),
                   state_of(*static_cast<const Settlement*>(bench.record.get()), day(on)));
  };
  CHECK(state("1403/03/04") == "open");
  CHECK(state("1403/03/05") == "last_week");
  CHECK(state("1403/03/12") == "last_week");
  CHECK(state("1403/03/13") == "deemed_due");
  const auto flagged = [&] {
    const auto* one = static_cast<const Settlement*>(bench.record.get());
    return is_deemed_exited(permits.held(), {&one, 1}, bench.on);
  };
  bench.on = day("1403/03/12");
  const DeemedDeclaration deemed{day("1403/03/13"), "ف-۲", {}};
  CHECK(bench.act("export_office", "record_deemed", deemed) == "wrong_state");
  bench.on = day("1403/03/13");
  CHECK_FALSE(flagged());
  CHECK(bench.act("office_manager", "record_deemed", deemed) == "no_assignment");
  CHECK(bench.act("export_office", "record_deemed", deemed).empty());
  CHECK(state("1403/03/13") == "deemed");
  CHECK(flagged());
  CHECK_FALSE(permits.held().final_notice.has_value());
  permits.on = bench.on;
  CHECK(permits.state() == "first_inquiry_due");
  // A late report is taken; the declaration stays on record, and with it the flag.
  SettlementReport report{bench.on, "گ-۱", 1, 0, 0, 0, 0, {}};
  CHECK(bench.act("office_manager", "report_settlement", report) == "invalid total");
  report.open = 1;
  CHECK(bench.act("export_office", "report_settlement", report) == "no_assignment");
  CHECK(bench.act("export_office", "receive_report", ReceiveReport{bench.on, {}}) == "wrong_state");
  CHECK(bench.act("office_manager", "report_settlement", report).empty());
  CHECK(bench.act("export_office", "receive_report", ReceiveReport{bench.on, {}}).empty());
  CHECK(flagged());
  REQUIRE(permits.act("office_manager", "cancel_permit", Cancellation{bench.on, "ب", "ب"}).empty());
  CHECK_FALSE(flagged());
  CHECK_FALSE(bench.reads("border_officer"));
  CHECK(bench.reads("provincial_director"));
  CHECK_FALSE(bench.reads("border_director"));
}

TEST_CASE("a settlement's progress counts the period's permits by outcome", "[export_exit]") {
  Bench open = opened();
  Bench cancelled = opened();
  REQUIRE(cancelled.act("office_manager", "cancel_permit", Cancellation{cancelled.on, "ب", "ب"})
              .empty());
  const std::vector<const Record*> all{&open.held(), &cancelled.held()};
  SettlementCall call{"10100", day("1403/03/01"), day("1403/03/01"), day("1403/03/20"), {}, {}};
  const Progress progress = progress_of(call, all);
  CHECK(progress.total == 2);
  CHECK(progress.cancelled == 1);
  CHECK(progress.open() == 1);
  call.until = call.from = day("1403/03/02");
  CHECK(progress_of(call, all).total == 0);
  call.from = call.until = day("1403/03/01");
  call.office = "10200";
  CHECK(progress_of(call, all).total == 0);
}

TEST_CASE("E12: the circular is passed by the province and acknowledged by the office",
          "[export_exit]") {
  Bench bench;
  bench.of = &circular_module();
  const PassCircular passed{"10100", "ب-۱۴۰۳", bench.on, {}};
  CHECK(bench.act("border_director", "pass_circular", passed) == "no_assignment");
  CHECK(bench.act("provincial_director", "pass_circular", passed).empty());
  const AcknowledgeCircular seen{bench.on, {}};
  CHECK(bench.act("border_manager", "acknowledge_circular", seen) == "no_assignment");
  CHECK(bench.act("office_manager", "acknowledge_circular",
                  AcknowledgeCircular{day("1403/03/04"), {}}) == "invalid acknowledged_on");
  CHECK(bench.act("office_manager", "acknowledge_circular", seen).empty());
  CHECK(bench.act("office_manager", "acknowledge_circular", seen) == "wrong_state");
  CHECK(bench.reads("registry_officer"));
  CHECK_FALSE(bench.reads("border_officer"));
}

TEST_CASE("figures by origin and by border: open, overdue, median and 90th percentile",
          "[export_exit]") {
  const std::vector<int64_t> days{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  CHECK(percentile(days, 90) == 10);
  CHECK(percentile({days.data(), 10}, 90) == 9);
  CHECK(percentile({days.data(), 1}, 90) == 1);
  Bench waiting = asked();
  Bench answered = asked();
  answered.on = day("1403/03/10");
  REQUIRE(answered
              .act("border_officer", "answer_inquiry",
                   AnswerInquiry{answered.on, InquiryAnswer::exited, {}, {}})
              .empty());
  Bench quick = asked();
  REQUIRE(quick
              .act("border_officer", "answer_inquiry",
                   AnswerInquiry{day("1403/03/06"), InquiryAnswer::no_result, {}, {}})
              .empty());
  const std::vector<const Record*> all{&waiting.held(), &answered.held(), &quick.held()};
  const auto border = figures_by_border(all, day("1403/03/13"));
  REQUIRE(border.size() == 1);
  CHECK(border[0].office == "30300");
  CHECK(border[0].open == 2);
  // The final notice that an answer made due is the border's own delay.
  CHECK(border[0].overdue == 1);
  CHECK(border[0].answered == 2);
  CHECK(border[0].median_days == 2);
  CHECK(border[0].p90_days == 4);
  const auto origin = figures_by_origin(all, day("1403/03/15"));
  REQUIRE(origin.size() == 1);
  CHECK(origin[0].open == 3);
  CHECK(origin[0].overdue == 2);
  CHECK(figures_by_border({&all[1], 1}, day("1403/03/10"))[0].overdue == 0);
}

TEST_CASE("permits from a file: the rows of one permit together", "[export_exit]") {
  const Permit whole = permit();
  Permit head = whole;
  head.goods.clear();
  std::vector<PermitRow> rows{{head, whole.goods[0]}, {head, whole.goods[1]}};
  auto listed = permits_of(rows);
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].conflicts.empty());
  CHECK(listed[0].permit.goods.size() == 2);
  CHECK(permit_problems(listed[0].permit, day("1403/03/05")).empty());
  CHECK(listed[0].rows == std::vector<std::size_t>{0, 1});
  rows[1].permit.exporter = "دیگری";
  listed = permits_of(rows);
  REQUIRE(listed[0].conflicts.size() == 1);
  CHECK(listed[0].conflicts[0].first == 1);
  CHECK(listed[0].conflicts[0].second.field == "exporter");
  rows[1].permit = head;
  rows[1].permit.kotaj = "123457";
  CHECK(permits_of(rows).size() == 2);
  CHECK(permit_problems(permits_of(rows)[0].permit, day("1403/02/31")).at(0).field ==
        "completed_on");
}
