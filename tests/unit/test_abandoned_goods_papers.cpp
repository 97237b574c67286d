#include <catch2/catch.hpp>
#include <variant>

#include "shared/abandoned_goods/gather.h"
#include "shared/abandoned_goods/papers.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/report_workbook.h"
#include "shared/core/text.h"
#include "tests/unit/support/abandoned_case.h"

// The official forms, and reports of many cases.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

namespace {

std::string html_of(const Case& record, Paper paper, core::Date on) {
  const auto made = paper_of(record, paper, {"گمرک نمونه", on});
  const auto* document = std::get_if<core::Document>(&made);
  return document == nullptr ? std::string{} : core::document_html(*document);
}
std::string refused(const Case& record, Paper paper, core::Date on) {
  const auto made = paper_of(record, paper, {"گمرک نمونه", on});
  const auto* refusal = std::get_if<access::Refusal>(&made);
  return refusal == nullptr ? std::string{} : core::to_string(refusal->source);
}
bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a warning is printed from the first day that it may be served",
          "[abandoned_goods][papers]") {
  Desk desk;
  open(desk);
  const auto term = term_on(desk.held(), day(2, 1));
  REQUIRE(term->stay_ends);
  CHECK(refused(desk.held(), Paper::warning, *term->stay_ends) != "");
  const core::Date first = core::add_days(*term->stay_ends, 1).value();
  const std::string html = html_of(desk.held(), Paper::warning, first);
  CHECK(has(html, "شرکت نمونه"));
  CHECK(has(html, core::persian_digits(term->stay_ends->to_string())));
  CHECK(has(html, "۲۰ روز"));
  CHECK(has(html, "class=\"blank\""));  // Number and day of service are not there yet.
  warn(desk);
  const std::string served = html_of(desk.held(), Paper::warning, day(9, 1));
  CHECK(has(served, core::persian_digits("1403/04/15")));
}

TEST_CASE("customs prints no warning where the ports organization warns, or in dispute",
          "[abandoned_goods][papers]") {
  Desk desk;
  Receipt in_port = receipt();
  in_port.place = Place::special_port_zone;
  in_port.zone_term_ends = day(3, 1);
  open(desk, in_port);
  CHECK(has(refused(desk.held(), Paper::warning, day(5, 1)), "الف-۲"));
  Desk disputed;
  open(disputed);
  disputed.on = day(3, 20);
  REQUIRE(disputed.act("registry_officer", "open_dispute",
                       OpenDispute{day(3, 20), "طبقه‌بندی", ""}) == "");
  CHECK(has(refused(disputed.held(), Paper::warning, day(5, 1)), "الف-۳"));
}

TEST_CASE("the abandoned declaration has its numbered boxes, box 31 with M",
          "[abandoned_goods][papers]") {
  Desk desk;
  bring_to(desk, Step::assessed);
  CHECK(refused(desk.held(), Paper::declaration, day(5, 6)) != "");
  declare(desk);
  std::string html = html_of(desk.held(), Paper::declaration, day(5, 11));
  const Parameters held = parameters(day(5, 10));
  CHECK(has(html, core::escape_html(held.organization_name.value)));
  CHECK(has(html, core::persian_digits("14000274244")));
  CHECK(has(html, core::escape_html(held.organization_address.value)));
  for (const std::string_view box : {"۱", "۸", "۱۴", "۳۱", "۳۳", "۳۵", "۴۷", "۵۴"})
    CHECK(has(html, "<b>" + std::string(box) + "</b>"));
  CHECK(has(html, "USR-10100"));
  CHECK(has(html, "<bdi dir=\"ltr\">AB-1403/77</bdi>"));
  CHECK(has(html, "۱ دلار"));
  value(desk);
  html = html_of(desk.held(), Paper::declaration, day(5, 12));
  CHECK(has(html, "۱۰٬۰۰۰٫۵ دلار"));
  Desk again;
  Receipt prior = receipt();
  prior.prior_kotaj = "900";
  prior.prior_registered_on = day(1, 20);
  prior.prior_procedure = Procedure::definite_import;
  prior.prior_value_usd = 1100;
  prior.prior_documents = "سیاهه";
  bring_to(again, Step::assessed, prior);
  RegisterDeclaration payload = registration();
  payload.values = {{1, 500}, {2, 600}};
  again.on = day(5, 10);
  REQUIRE(again.act("registry_officer", "register_declaration", payload) == "");
  CHECK(has(html_of(again.held(), Paper::declaration, day(5, 11)),
            "<bdi dir=\"ltr\">AB-1403/77M</bdi>"));
}

TEST_CASE("the letter and the minutes come at their steps", "[abandoned_goods][papers]") {
  Desk desk;
  bring_to(desk, Step::cashier);
  CHECK(has(refused(desk.held(), Paper::announcement, desk.on), "ب-۱"));
  share(desk);
  CHECK(has(html_of(desk.held(), Paper::announcement, desk.on), "class=\"blank\""));
  CHECK(refused(desk.held(), Paper::minutes, desk.on) != "");
  announce_goods(desk);
  const std::string letter = html_of(desk.held(), Paper::announcement, desk.on);
  CHECK(has(letter, "اداره اموال تملیکی نمونه"));
  CHECK(has(letter, "سازمان غذا و دارو"));
  CHECK(has(html_of(desk.held(), Paper::minutes, desk.on), "class=\"blank\""));
  take(desk);
  CHECK(has(html_of(desk.held(), Paper::minutes, desk.on), core::persian_digits("1403/05/20")));
}

TEST_CASE("a period is a month, or two days with both ends", "[abandoned_goods][reports]") {
  const auto month = parse_period("1403/12");
  REQUIRE(month);
  CHECK(month->from == day(12, 1));
  CHECK(month->until == day(12, 30));
  CHECK(parse_period("1404/12")->until == day(12, 29, 1404));
  const auto days = parse_period("1403/05/10-1403/05/10");
  REQUIRE(days);
  CHECK(days->has(day(5, 10)));
  CHECK_FALSE(days->has(day(5, 9)));
  CHECK_FALSE(days->has(day(5, 11)));
  for (const std::string_view wrong : {"", "1403", "1403/13", "1403/5", "1403/05/11-1403/05/10",
                                       "1403/05/10 1403/05/11", "1403/05/10-"})
    CHECK_FALSE(parse_period(wrong));
}

TEST_CASE("a period has the declarations registered on its first and last day",
          "[abandoned_goods][reports]") {
  Desk desk;
  bring_to(desk, Step::announced);  // Registered on 1403/05/10, kotaj 25184, two lines.
  const auto gathered = [&](const char* period, std::set<std::string> offices = {}) {
    Gatherer gatherer({std::move(offices), parse_period(period).value(), day(6, 1)});
    gatherer.add(desk.held());
    return gatherer.take();
  };
  CHECK(gathered("1403/05/10-1403/05/10").rows.size() == 2);
  CHECK(gathered("1403/05/01-1403/05/09").rows.empty());
  CHECK(gathered("1403/05/11-1403/05/31").rows.empty());
  CHECK(gathered("1403/05", {"10200"}).rows.empty());
  const Gathered all = gathered("1403/05", {"10100"});
  CHECK(totals_of(all.rows).declarations == 1);
  CHECK(totals_of(all.rows).lines == 2);
  CHECK(all.management.total.declarations == 1);
  CHECK(all.receipts.size() == 1);
}

TEST_CASE("the order in which cases come changes nothing", "[abandoned_goods][reports]") {
  std::vector<Desk> desks(3);
  for (std::size_t at = 0; at < desks.size(); ++at) {
    Receipt payload = receipt();
    payload.number = "R" + std::to_string(at);
    bring_to(desks[at], Step::declared, payload);
    auto& declaration = *desks[at].held().rounds.back().declaration;
    declaration.kotaj = std::to_string(30 - at);
  }
  const Scope scope{{}, parse_period("1403/05").value(), day(6, 1)};
  Gatherer forward(scope);
  Gatherer backward(scope);
  for (std::size_t at = 0; at < desks.size(); ++at) {
    forward.add(desks[at].held());
    backward.add(desks[desks.size() - 1 - at].held());
  }
  const Gathered a = forward.take();
  const Gathered b = backward.take();
  const ReportHead head{"گمرک", scope.period, scope.on};
  CHECK(working_workbook(head, a.rows, a.receipts) == working_workbook(head, b.rows, b.receipts));
  CHECK(a.rows.front().kotaj == "28");
}

TEST_CASE("consolidation sums verified reports alone and counts who was late",
          "[abandoned_goods][reports]") {
  const auto office = [](std::string code, std::string parent, access::OfficeKind kind) {
    access::Office out;
    out.code = code;
    out.name = "نام " + code;
    out.kind = kind;
    out.parent = std::move(parent);
    return out;
  };
  using Kind = access::OfficeKind;
  const std::vector<access::Office> offices{office("20000", "", Kind::province),
                                            office("40000", "", Kind::province),
                                            office("10100", "20000", Kind::customs_office),
                                            office("10200", "20000", Kind::customs_office),
                                            office("30300", "40000", Kind::customs_office)};
  const auto report = [](std::string code, ReportState state, core::Date signed_on, int64_t count) {
    MonthlyReport out;
    out.report.office = std::move(code);
    out.report.year = 1403;
    out.report.month = 5;
    out.report.management.rows.resize(management_rows);
    out.report.management.rows[0].declarations = count;
    out.report.management.total.declarations = count;
    out.state = state;
    out.signed_on = signed_on;
    return out;
  };
  std::vector<MonthlyReport> reports{report("10100", ReportState::verified, day(6, 5), 3),
                                     report("10200", ReportState::received, day(6, 6), 5)};
  const auto made = [&](core::Date on) {
    std::vector<const access::Office*> all;
    std::vector<const MonthlyReport*> held;
    for (const auto& one : offices) all.push_back(&one);
    for (const auto& one : reports) held.push_back(&one);
    return consolidate(1403, 5, all, held, on);
  };
  Consolidated out = made(day(6, 5));
  REQUIRE(out.standings.size() == 3);
  CHECK(out.counted == 1);
  CHECK(out.management.total.declarations == 3);
  CHECK(out.management.rows[0].declarations_percent == "100");
  CHECK_FALSE(out.standings[0].late);
  CHECK(out.standings[1].late);        // Signed on the 6th.
  CHECK_FALSE(out.standings[2].late);  // Not signed, and the 5th is not over.
  out = made(day(6, 6));
  CHECK(out.standings[2].late);
  REQUIRE(out.provinces.size() == 2);
  CHECK(out.provinces[0].on_time == 1);
  CHECK(out.provinces[0].late == 1);
  CHECK(out.provinces[1].late == 1);
  // Its answer to a return counts by the day of the first version, and with the second's figures.
  reports[0].state = ReportState::returned;
  reports.push_back(report("10100", ReportState::verified, day(6, 20), 4));
  reports.back().report.version = 2;
  out = made(day(6, 25));
  CHECK(out.counted == 1);
  CHECK(out.management.total.declarations == 4);
  CHECK_FALSE(out.standings[0].late);
}
