#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <set>

#include "shared/export_valuation/evidence.h"
#include "tests/unit/support/valuation_case.h"

using namespace kotaj;                             // NOLINT: a test of one module.
using namespace kotaj::export_valuation;           // NOLINT
using namespace kotaj::export_valuation::testing;  // NOLINT

namespace {

std::vector<std::string> fields_of(const core::Problems& problems) {
  std::vector<std::string> out;
  for (const core::Problem& problem : problems) {
    CHECK_FALSE(problem.message.empty());
    CHECK(problem.source.has_value());
    out.push_back(problem.field);
  }
  return out;
}

/// What keeps the whole letter from being signed after that change of it.
std::vector<std::string> after(const std::function<void(Request&)>& change) {
  Request request;
  request.form = request_form();
  request.analyses = {raw_analysis()};
  request.opinion = opinion();
  change(request);
  return fields_of(problems_of(request, day(2, 5)));
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole letter has no problems, and each missing part is one", "[export_valuation]") {
  CHECK(after([](Request&) {}).empty());
  const auto form = [](auto change) {
    return after([change](Request& request) { change(request.form); });
  };
  const auto row = [](auto change) {
    return after([change](Request& request) { change(request.form.rows[0]); });
  };
  CHECK(form([](RequestForm& f) { f.exchange_rate_on.reset(); }) ==
        Fields{"form.exchange_rate_on"});
  CHECK(form([](RequestForm& f) { f.kotaj_on.reset(); }) == Fields{"form.kotaj_on"});
  CHECK(form([](RequestForm& f) { f.exporter.clear(); }) == Fields{"form.exporter"});
  CHECK(form([](RequestForm& f) {
          f.kotaj.clear(), f.kotaj_on.reset(), f.exporter.clear();
        }).empty());
  CHECK(form([](RequestForm& f) { f.objection_number = "۵"; }) == Fields{"form.objection_on"});
  CHECK(form([](RequestForm& f) { f.export_duty = true; }) == Fields{"form.duty_basis"});
  CHECK(form([](RequestForm& f) { f.export_duty = true, f.duty_amount = 5; }).empty());
  CHECK(form([](RequestForm& f) { f.trigger = Trigger::no_value; }) ==
        Fields{"form.rows[0].approved_usd"});
  CHECK(row([](GoodsRow& r) { r.hs_code.clear(); }) == Fields{"form.rows[0].hs_code"});
  CHECK(row([](GoodsRow& r) { r.unit.clear(); }) == Fields{"form.rows[0].unit"});
  CHECK(row([](GoodsRow& r) { r.proposed_usd.reset(); }) == Fields{"form.rows[0].proposed_usd"});
  CHECK(row([](GoodsRow& r) { r.declared_usd.reset(); }) == Fields{"form.rows[0].declared_usd"});
  CHECK(row([](GoodsRow& r) { r.gross = core::Mass{1}; }) == Fields{"form.rows[0].net_kg"});
  CHECK(row([](GoodsRow& r) { r.approved_usd.reset(); }) == Fields{"form.rows[0].approved_usd"});
  CHECK(row([](GoodsRow& r) { r.approved_number.clear(); }) ==
        Fields{"form.rows[0].approved_number"});
  CHECK(row([](GoodsRow& r) { r.approved_on.reset(); }) == Fields{"form.rows[0].approved_on"});
}

TEST_CASE("a letter without an explicit opinion, documents or clause 2 is not accepted",
          "[export_valuation]") {
  const auto said = [](auto change) {
    return after([change](Request& request) { change(*request.opinion); });
  };
  CHECK(after([](Request& request) { request.opinion.reset(); }) == Fields{"opinion"});
  CHECK(after([](Request& request) { request.analyses.clear(); }) == Fields{"analyses"});
  CHECK(after([](Request& request) { request.analyses[0].row = 2; }) == Fields{"analyses[0].row"});
  CHECK(said([](StateOpinion& o) { o.documents.clear(); }) == Fields{"opinion.documents"});
  CHECK(said([](StateOpinion& o) { o.clause_2_observed = false; }) ==
        Fields{"opinion.clause_2_observed"});
  // Eighty characters, not bytes.
  CHECK(said([](StateOpinion& o) { o.reason = long_text("", 80); }).empty());
  CHECK(said([](StateOpinion& o) { o.reason = long_text("", 79); }) == Fields{"opinion.reason"});
  CHECK(said([](StateOpinion& o) { o.documents[0].description = long_text("", 79); }) ==
        Fields{"opinion.documents"});
  CHECK(said([](StateOpinion& o) {
          o.documents[0].description = long_text("", 40);
          o.documents.push_back(o.documents[0]);
        }).empty());
}

TEST_CASE("the value set lies among the evidence, or has a reason", "[export_valuation]") {
  Request request;
  request.form = request_form();
  request.analyses = {raw_analysis()};
  request.opinion = opinion();
  const Evidence evidence = evidence_of(request, 1);
  CHECK(evidence.wholesale == core::Exact(usd(8)));
  CHECK(evidence.international == core::Exact(usd(9)));
  CHECK(evidence.analysis == core::Exact(usd(7, 9'134)));
  CHECK(evidence.lowest == evidence.analysis);
  CHECK(evidence.highest == evidence.international);
  CHECK(evidence_of(request, 2).lowest == std::nullopt);
  const auto told = [&](core::Wide value) {
    request.form.rows[0].proposed_usd = value;
    return fields_of(problems_of(request, day(2, 5)));
  };
  CHECK(told(usd(7, 9'134)).empty());
  CHECK(told(usd(9)).empty());
  CHECK(told(usd(7, 9'133)) == Fields{"form.rows[0].proposed_usd"});
  CHECK(told(usd(9, 1)) == Fields{"form.rows[0].proposed_usd"});
  request.opinion->outside_reason = "کیفیت کالا پایین‌تر است.";
  CHECK(told(usd(3)).empty());
  // Costs until the goods leave count with the wholesale price.
  request.form.rows[0].costs_to_exit_irr = usd(570'000);
  CHECK(evidence_of(request, 1).wholesale == core::Exact(usd(10)));
  const core::Explanation why = explain_evidence(request, 1);
  REQUIRE(why.size() == 4);
  CHECK(why[0].value == "\u2066(۲٬۲۸۰٬۰۰۰ + ۵۷۰٬۰۰۰) ÷ ۲۸۵٬۰۰۰ = ۱۰\u2069 دلار");
}

TEST_CASE("a request goes from the office to publication", "[export_valuation]") {
  Desk desk;
  desk.walk(State::resolved);
  CHECK(desk.request().state == State::resolved);
  CHECK(value_set(desk.request(), 1) == usd(8));
  // Nothing is published before it stands in the list.
  CHECK(desk.act("valuation_director", "publish", PublishRequest{}) == "wrong_state");
  const RecordResolution& passed = *desk.request().resolution;
  desk.on = core::add_days(desk.on, 3).value();
  const ValueRow row = row_to_publish(passed.values[0], passed, desk.on);
  CHECK(row.from == desk.on);
  REQUIRE(desk.put_value("valuation_director", row) == "");
  REQUIRE(desk.act("valuation_director", "publish", PublishRequest{}) == "");
  CHECK(desk.request().state == State::published);
  CHECK(desk.request().published_on == desk.on);
  // Every act left its mark, in order.
  std::vector<std::string> acts;
  for (const Event& event : desk.request().events) acts.push_back(event.act);
  CHECK(acts == std::vector<std::string>{"open_request", "put_analysis", "state_opinion", "sign",
                                         "send", "register_request", "refer", "refer_to_expert",
                                         "report", "hear", "resolve", "publish"});
  CHECK(module().history(desk.record.get()).size() == acts.size());
}

TEST_CASE("a draft is signed only when it is whole, and sent only when signed",
          "[export_valuation]") {
  Desk desk;
  REQUIRE(desk.act("assessor", "open_request", request_form()) == "");
  CHECK(desk.act("assessor", "open_request", request_form()) == "taken");
  CHECK(desk.problems().size() == 2);
  CHECK(desk.act("customs_deputy", "sign", SignRequest{}) == "wrong_state");
  CHECK(desk.reason == desk.problems().front().message);
  CHECK(desk.act("registry_officer", "send", SendRequest{"۱", desk.on}) == "wrong_state");
  desk.walk(State::signed_off);
  CHECK(desk.act("assessor", "edit_request", request_form()) == "wrong_state");
  CHECK(desk.act("registry_officer", "send", SendRequest{"۱", day(2, 4)}) == "invalid sent_on");
  REQUIRE(desk.act("office_manager", "reopen", GiveReason{"رقم نادرست بود."}) == "");
  CHECK(desk.request().state == State::draft);
  CHECK_FALSE(desk.request().signature.has_value());
  RequestForm other = request_form();
  other.file_number = "V-2";
  CHECK(desk.act("assessor", "edit_request", other) == "invalid file_number");
  REQUIRE(desk.act("customs_deputy", "withdraw", GiveReason{"دیگر لازم نیست."}) == "");
  CHECK(desk.act("assessor", "edit_request", request_form()) == "wrong_state");
}

TEST_CASE("who signs saw what he signs", "[export_valuation]") {
  Desk desk;
  desk.walk(State::draft);
  REQUIRE(desk.act("assessor", "open_request", request_form()) == "taken");
  const access::Act& sign = *access::find_act(module(), "sign");
  const SignRequest payload{};
  const access::Context context = desk.context("customs_deputy");
  const std::string seen = module().seen(desk.record.get(), sign, &payload, context);
  RequestForm changed = request_form();
  changed.rows[0].proposed_usd = usd(9);
  REQUIRE(desk.act("assessor", "edit_request", changed) == "");
  CHECK(access::perform(module(), sign, desk.record.get(), &payload, seen, context).refusal->code ==
        "changed_meanwhile");
}

TEST_CASE("an analysis belongs to a row of goods and is put anew", "[export_valuation]") {
  Desk desk;
  RequestForm two = request_form();
  two.rows.push_back(two.rows.front());
  REQUIRE(desk.act("assessor", "open_request", two) == "");
  CHECK(desk.act("assessor", "put_analysis", raw_analysis(3)) == "invalid row");
  REQUIRE(desk.act("assessor", "put_analysis", raw_analysis(2)) == "");
  REQUIRE(desk.act("assessor", "put_analysis", raw_analysis(1)) == "");
  RawAnalysis again = raw_analysis(2);
  again.goods = "در";
  REQUIRE(desk.act("assessor", "put_analysis", again) == "");
  REQUIRE(desk.request().analyses.size() == 2);
  CHECK(desk.request().analyses[0].row == 1);
  CHECK(analysis_of_row(desk.request(), 2)->goods == "در");
  const auto refused = [&](const std::function<void(RawAnalysis&)>& change) {
    RawAnalysis form = raw_analysis();
    change(form);
    return desk.act("assessor", "put_analysis", form);
  };
  CHECK(refused([](RawAnalysis& f) { f.produced = {}; }) == "invalid produced");
  CHECK(refused([](RawAnalysis& f) { f.exchange_rate = 0; }) == "invalid exchange_rate");
  CHECK(refused([](RawAnalysis& f) { f.exchange_rate_on = day(3, 1); }) ==
        "invalid exchange_rate_on");
  CHECK(refused([](RawAnalysis& f) { f.rows[1].consumption = {}; }) ==
        "invalid rows[1].consumption");
  CHECK(refused([](RawAnalysis& f) { f.rows[1].rate_foreign_usd.reset(); }) ==
        "invalid rows[1].rate_domestic_irr");
  CHECK(refused([](RawAnalysis& f) { f.rows.clear(); }) == "invalid rows");
  REQUIRE(desk.act("assessor", "drop_analysis", DropAnalysis{1}) == "");
  CHECK(desk.act("assessor", "drop_analysis", DropAnalysis{1}) == "invalid row");
}

TEST_CASE("the expert named reports, and no one else", "[export_valuation]") {
  Desk desk;
  desk.walk(State::referred);
  CHECK(desk.act("valuation_secretary", "refer_to_expert", ReferToExpert{"assessor", ""}) ==
        "invalid expert");
  REQUIRE(desk.act("valuation_secretary", "refer_to_expert", ReferToExpert{"somebody", ""}) == "");
  const GiveReport report{"بررسی شد.", {{1, usd(8), "میانگین"}}};
  CHECK(desk.act("valuation_expert", "report", report) == "wrong_state");
  REQUIRE(desk.act("valuation_secretary", "refer_to_expert",
                   ReferToExpert{"valuation_expert", ""}) == "");
  CHECK(desk.act("valuation_expert", "report", GiveReport{"بررسی شد.", {{2, usd(8), "م"}}}) ==
        "invalid values[0].row");
  CHECK(desk.act("valuation_expert", "report", GiveReport{"بررسی شد.", {{1, 0, "م"}}}) ==
        "invalid values[0].value_usd");
  REQUIRE(desk.act("valuation_expert", "report", report) == "");
  // EV-7: back to an expert, and reported again.
  REQUIRE(desk.act("valuation_secretary", "refer_to_expert",
                   ReferToExpert{"valuation_expert", "کامل شود."}) == "");
  REQUIRE(desk.act("valuation_expert", "report", report) == "");
  CHECK(desk.request().reports.size() == 2);
}

TEST_CASE("a resolution's days and rows are held against the request", "[export_valuation]") {
  Desk desk;
  desk.walk(State::reported);
  CHECK(desk.act("valuation_secretary", "hear", HearRequest{"۹", day(2, 4), ""}) ==
        "invalid heard_on");
  CHECK(desk.act("valuation_secretary", "hear", HearRequest{"۹", day(2, 6), ""}) ==
        "invalid heard_on");
  REQUIRE(desk.act("valuation_secretary", "hear", HearRequest{"۹", desk.on, ""}) == "");
  RecordResolution passed = resolution(desk.on);
  passed.resolved_on = day(2, 4);
  CHECK(desk.act("valuation_secretary", "resolve", passed) == "invalid resolved_on");
  passed = resolution(desk.on);
  passed.values[0].from = day(2, 4);
  CHECK(desk.act("valuation_secretary", "resolve", passed) == "invalid values[0].from");
  passed = resolution(desk.on);
  passed.members.clear();
  CHECK(desk.act("valuation_secretary", "resolve", passed) == "invalid members");
  passed = resolution(desk.on);
  passed.values.clear();
  CHECK(desk.act("valuation_secretary", "resolve", passed) == "invalid values");
  REQUIRE(desk.act("valuation_secretary", "resolve", resolution(desk.on)) == "");
  REQUIRE(desk.act("valuation_director", "return_request", ReturnRequest{"مستندات کافی نیست."}) ==
          "");
  CHECK(desk.request().state == State::returned);
  CHECK(desk.act("valuation_director", "publish", PublishRequest{}) == "wrong_state");
}

TEST_CASE("a draft is the office's own until it is sent", "[export_valuation]") {
  Desk desk;
  desk.walk(State::signed_off);
  const auto sees = [&](const std::string& user) {
    return access::may_read(module(), desk.record.get(), desk.context(user));
  };
  CHECK(sees("assessor"));
  CHECK(sees("office_manager"));
  CHECK_FALSE(sees("valuation_registry"));
  CHECK_FALSE(sees("valuation_director"));
  CHECK_FALSE(sees("bank_staff"));
  REQUIRE(desk.act("registry_officer", "send", SendRequest{"۱", desk.on}) == "");
  CHECK(sees("valuation_registry"));
  CHECK(sees("valuation_expert"));
  CHECK_FALSE(sees("finance_officer"));
}

TEST_CASE("each act is open from its states and to its positions, and to no others",
          "[export_valuation]") {
  // Written from the path in the specification and the foot of form PQ31.
  struct Row {
    std::set<std::string> from;
    std::set<std::string> who;
  };
  const std::set<std::string> drafters{"assessor", "assessment_head", "customs_deputy",
                                       "deputy_substitute", "office_manager"};
  const std::set<std::string> signers{"office_manager", "customs_deputy"};
  const std::map<std::string, Row> table{
      {"edit_request", {{"draft"}, drafters}},
      {"put_analysis", {{"draft"}, drafters}},
      {"drop_analysis", {{"draft"}, drafters}},
      {"state_opinion", {{"draft"}, drafters}},
      {"sign", {{"draft"}, signers}},
      {"reopen", {{"signed"}, signers}},
      {"withdraw", {{"draft", "signed"}, signers}},
      {"send", {{"signed"}, {"office_manager", "customs_deputy", "registry_officer"}}},
      {"register_request", {{"sent"}, {"valuation_registry"}}},
      {"refer", {{"registered"}, {"valuation_director"}}},
      {"refer_to_expert", {{"referred", "with_expert", "reported"}, {"valuation_secretary"}}},
      {"report", {{"with_expert"}, {"valuation_expert"}}},
      {"hear", {{"reported", "heard"}, {"valuation_secretary"}}},
      {"resolve", {{"heard"}, {"valuation_secretary"}}},
      {"publish", {{"resolved"}, {"valuation_director"}}},
      {"return_request",
       {{"registered", "referred", "with_expert", "reported", "heard", "resolved"},
        {"valuation_director"}}},
  };
  CHECK(module().acts.size() == table.size() + 1);
  for (const core::Choice& choice : state_choices()) {
    Desk desk;
    desk.walk(State::resolved);
    auto request = std::make_shared<Request>(desk.request());
    request->state = static_cast<State>(choice.number);
    const ValueRow row =
        row_to_publish(request->resolution->values[0], *request->resolution, desk.on);
    REQUIRE(desk.put_value("valuation_director", row) == "");
    for (const auto& [code, expected] : table) {
      const access::Act& act = *access::find_act(module(), code);
      for (const core::Choice& position : access::positions()) {
        const std::string user(position.code);
        INFO(choice.code << ' ' << code << ' ' << user);
        const access::Context context = desk.context(user);
        const auto refusal = access::decide(
            context.actor, act, module().subject(request.get(), act, nullptr, context), context.on);
        const bool his = expected.who.contains(user);
        const bool now = expected.from.contains(std::string(choice.code));
        CHECK((refusal ? refusal->code : "") == (!his  ? "no_assignment"
                                                 : now ? ""
                                                       : "wrong_state"));
      }
    }
  }
}
