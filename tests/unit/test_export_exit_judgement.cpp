#include <catch2/catch.hpp>
#include <string>

#include "shared/export_exit/judgement.h"

namespace {

using namespace kotaj;               // NOLINT: a test of one module.
using namespace kotaj::export_exit;  // NOLINT

core::Date day(const char* text) { return core::Date::parse(text).value(); }

/// A definite permit of 24 t in 400 packages, its formalities done on 1403/03/01.
Facts permit_on(const char* on) {
  Facts facts;
  facts.on = day(on);
  facts.completed_on = day("1403/03/01");
  facts.permit_gross_kg = {24'000'000};
  facts.permit_packages = 400;
  return facts;
}

InquiryFact asked(const char* sent, int64_t days) { return {day(sent), days, {}, {}}; }
InquiryFact answered(const char* sent, const char* on, InquiryAnswer answer) {
  return {day(sent), 7, day(on), answer};
}
CarrierFact carrier(int64_t grams, int64_t packages, const char* exited) {
  CarrierFact row{"12ع345-67", {grams}, packages, {}, {}};
  if (exited != nullptr) row.exited_on = day(exited);
  return row;
}

/// "state act by days_late field/code…", "-" where there is none.
std::string told(const Facts& facts) {
  core::Problems impossible;
  check_facts(facts, impossible);
  if (!impossible.empty()) return "impossible " + impossible.front().field;
  core::Explanation steps;
  const Judgement judgement = judge(facts, &steps);
  CHECK_FALSE(steps.empty());
  for (const core::ExplanationStep& step : steps) {
    CHECK_FALSE(step.step.empty());
    CHECK_FALSE(step.value.empty());
    CHECK_FALSE(step.source.document.empty());
    CHECK_FALSE(step.source.place.empty());
  }
  std::string text(code_of(state_choices(), judgement.state));
  if (judgement.due) {
    text += ' ';
    text += code_of(due_act_choices(), judgement.due->act);
    text += ' ';
    text += judgement.due->by ? judgement.due->by->to_string() : "-";
  } else {
    text += " -";
  }
  text += ' ' + std::to_string(judgement.days_late);
  if (judgement.final_notice_allowed) text += " allowed";
  for (const core::Problem& problem : judgement.problems) {
    CHECK_FALSE(problem.message.empty());
    CHECK(problem.source.has_value());
    text += ' ' + problem.field + '/' + std::string(core::to_string(problem.code));
  }
  return text;
}

}  // namespace

TEST_CASE("E1, E2: a week to follow up, then the inquiry without delay", "[export_exit]") {
  CHECK(told(permit_on("1403/03/01")) == "follow_up follow_up 1403/03/08 0");
  CHECK(told(permit_on("1403/03/08")) == "follow_up follow_up 1403/03/08 0");
  CHECK(told(permit_on("1403/03/09")) == "first_inquiry_due send_first_inquiry 1403/03/09 0");
  Facts facts = permit_on("1403/03/20");
  // EX-1: the day after the follow-up, and on day 8 at the latest.
  facts.followed_up_on = day("1403/03/01");
  CHECK(told(facts) == "first_inquiry_due send_first_inquiry 1403/03/02 18");
  facts.followed_up_on = day("1403/03/08");
  CHECK(told(facts) == "first_inquiry_due send_first_inquiry 1403/03/09 11");
  facts.followed_up_on = day("1403/03/19");
  CHECK(told(facts) == "first_inquiry_due send_first_inquiry 1403/03/09 11");
}

TEST_CASE("E3, E4: the answer's term, and the second inquiry after it", "[export_exit]") {
  Facts facts = permit_on("1403/03/20");
  facts.first_inquiry = asked("1403/03/10", 10);
  CHECK(told(facts) == "awaiting_answer answer 1403/03/20 0");
  facts.on = day("1403/03/21");
  CHECK(told(facts) == "second_inquiry_due send_second_inquiry 1403/03/21 0");
  facts.first_inquiry = answered("1403/03/10", "1403/03/14", InquiryAnswer::no_result);
  CHECK(told(facts) == "second_inquiry_due send_second_inquiry 1403/03/15 6");
  // An answer after its term counts as one all the same.
  facts.first_inquiry = answered("1403/03/10", "1403/03/20", InquiryAnswer::not_exited);
  CHECK(told(facts) == "decide decide - 0");
  facts.first_inquiry = asked("1403/03/10", 7);
  facts.second_inquiry = asked("1403/03/18", 8);
  facts.on = day("1403/04/01");
  CHECK(told(facts) == "awaiting_second_answer answer 1403/03/26 6");
  // The first's answer no longer closes anything.
  facts.first_inquiry = answered("1403/03/10", "1403/03/30", InquiryAnswer::not_exited);
  CHECK(told(facts) == "awaiting_second_answer answer 1403/03/26 6");
  facts.second_inquiry = answered("1403/03/18", "1403/03/28", InquiryAnswer::no_result);
  CHECK(told(facts) == "decide decide - 0");
  facts.second_inquiry = answered("1403/03/18", "1403/03/28", InquiryAnswer::exited);
  CHECK(told(facts) == "final_notice_due record_final_notice 1403/03/28 4");
}

TEST_CASE("E5, E7: the final notice needs every carrier, its packages and its mass",
          "[export_exit]") {
  Facts facts = permit_on("1403/03/10");
  const std::string asking = "first_inquiry_due send_first_inquiry 1403/03/09 1";
  facts.carriers = {carrier(12'000'000, 200, "1403/03/06"), carrier(12'000'000, 200, nullptr)};
  CHECK(told(facts) == asking);
  facts.carriers[1].exited_on = day("1403/03/05");
  CHECK(told(facts) == "final_notice_due record_final_notice 1403/03/06 4 allowed");
  // The carriers' own day, not that of an answer.
  facts.first_inquiry = answered("1403/03/08", "1403/03/09", InquiryAnswer::exited);
  CHECK(told(facts) == "final_notice_due record_final_notice 1403/03/06 4 allowed");
  facts.first_inquiry.reset();
  const auto with = [&](int64_t grams, int64_t packages) {
    facts.carriers[0] = carrier(grams, packages, "1403/03/06");
    return told(facts);
  };
  const std::string wrong = asking + " carriers/inconsistent";
  // EX-6: one per cent of 24 t is 240 kg, either way and itself within.
  CHECK(with(12'240'000, 200) == "final_notice_due record_final_notice 1403/03/06 4 allowed");
  CHECK(with(12'240'001, 200) == wrong);
  CHECK(with(11'760'000, 200) == "final_notice_due record_final_notice 1403/03/06 4 allowed");
  CHECK(with(11'759'999, 200) == wrong);
  CHECK(with(12'000'000, 199) == wrong);
  CHECK(with(12'000'000, 201) == wrong);
  // The answer "exited" makes the notice due without allowing it.
  facts.first_inquiry = answered("1403/03/08", "1403/03/09", InquiryAnswer::exited);
  CHECK(told(facts) == "final_notice_due record_final_notice 1403/03/09 1 carriers/inconsistent");
}

TEST_CASE("E8, E10: what is recorded comes first", "[export_exit]") {
  Facts facts = permit_on("1403/07/01");
  facts.carriers = {carrier(24'000'000, 400, "1403/03/06")};
  facts.exited_on = day("1403/03/06");
  CHECK(told(facts) == "exited - 0");
  facts.kind = Kind::temporary;
  CHECK(told(facts) == "exited - 0");
  facts.return_term = day("1403/07/01");
  CHECK(told(facts) == "exited - 0");
  facts.return_term = day("1403/06/31");
  CHECK(told(facts) == "return_overdue pursue_return 1403/06/31 1");
  CHECK(judge(facts).due->office == Side::both);
  facts.returned_on = day("1403/07/01");
  CHECK(told(facts) == "returned - 0");
  facts.judicial_on = day("1403/07/01");
  CHECK(told(facts) == "judicial - 0");
  facts.exited_on.reset();
  facts.returned_on.reset();
  facts.cancelled_on = day("1403/06/01");
  CHECK(told(facts) == "cancelled - 0");
}

TEST_CASE("a fact after the day has not happened, and is told once a field", "[export_exit]") {
  Facts facts = permit_on("1403/03/12");
  const std::string asking = "first_inquiry_due send_first_inquiry 1403/03/09 3";
  facts.first_inquiry = answered("1403/03/13", "1403/03/20", InquiryAnswer::exited);
  CHECK(told(facts) == asking + " first_inquiry/inconsistent");
  facts.first_inquiry = answered("1403/03/10", "1403/03/13", InquiryAnswer::exited);
  CHECK(told(facts) == "awaiting_answer answer 1403/03/17 0 first_inquiry/inconsistent");
  facts.first_inquiry = answered("1403/03/10", "1403/03/12", InquiryAnswer::no_result);
  facts.second_inquiry = asked("1403/03/14", 7);
  CHECK(told(facts) ==
        "second_inquiry_due send_second_inquiry 1403/03/13 0 second_inquiry/inconsistent");
  facts = permit_on("1403/03/12");
  facts.carriers = {carrier(12'000'000, 200, "1403/03/13"), carrier(12'000'000, 200, "1403/03/14")};
  facts.carriers[1].arrived_on = day("1403/03/13");
  facts.cancelled_on = day("1403/03/13");
  facts.judicial_on = day("1403/03/13");
  CHECK(told(facts) == asking +
                           " cancelled_on/inconsistent judicial_on/inconsistent "
                           "carriers/inconsistent");
}

TEST_CASE("a later circular is an entry of data: older days stay as they were", "[export_exit]") {
  Tables changed = tables();
  const core::Source fictitious{core::Source::Kind::directive, "1404/1", "بند ۱"};
  changed.follow_up_days.push_back({day("1404/01/01"), 3, fictitious});
  changed.margin_per_mille.push_back({day("1404/01/01"), 5, fictitious});
  Facts facts = permit_on("1403/03/05");
  CHECK(judge(facts, nullptr, changed).due->by == day("1403/03/08"));
  facts.on = day("1404/03/02");
  facts.completed_on = day("1404/03/01");
  CHECK(judge(facts, nullptr, changed).due->by == day("1404/03/04"));
  facts.carriers = {carrier(24'240'000, 400, "1404/03/02")};
  CHECK_FALSE(judge(facts, nullptr, changed).final_notice_allowed);
  CHECK(judge(facts).final_notice_allowed);
  // Permits of earlier years are followed up by the first figures.
  facts.on = day("1399/03/05");
  CHECK(parameters(facts.on).follow_up_days.value == 7);
}
