#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "shared/abandoned_goods/term.h"

namespace {

using namespace kotaj;                   // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;  // NOLINT

core::Date day(const char* text) { return core::Date::parse(text).value(); }

/// Goods in a customs warehouse since 1402/10/05: three months end on 1403/01/05, five on
/// 1403/03/05.
Inquiry goods_on(const char* on) {
  Inquiry inquiry;
  inquiry.on = day(on);
  inquiry.entered_first_warehouse = day("1402/10/05");
  return inquiry;
}

Extension good_extension() {
  Extension extension;
  extension.requested_on = day("1402/12/25");
  extension.justified = true;
  extension.storage_paid_until = day("1403/01/05");
  extension.consented_on = day("1403/01/05");
  extension.until = day("1403/03/05");
  return extension;
}

Inquiry perishable_goods_on(const char* on) {
  Inquiry inquiry = goods_on(on);
  inquiry.perishable = true;
  inquiry.facilities = false;
  return inquiry;
}

/// "state stay_ends warning_from assessment_from field/code…", "-" where there is none.
std::string told(const Inquiry& inquiry) {
  core::Problems impossible;
  check_facts(inquiry, impossible);
  std::string text;
  const auto add = [&](std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
  };
  if (!impossible.empty()) {
    for (const core::Problem& problem : impossible)
      add(problem.field + "/" + std::string(core::to_string(problem.code)));
    return text;
  }
  core::Explanation steps;
  const Term term = term_of(inquiry, &steps);
  CHECK_FALSE(steps.empty());
  for (const core::ExplanationStep& step : steps) {
    CHECK_FALSE(step.step.empty());
    CHECK_FALSE(step.value.empty());
    CHECK_FALSE(step.source.document.empty());
    CHECK_FALSE(step.source.place.empty());
  }
  add(code_of(term_state_choices(), term.state));
  for (const auto& date : {term.stay_ends, term.warning_from, term.assessment_from})
    add(date ? date->to_string() : "-");
  for (const core::Problem& problem : term.problems) {
    CHECK_FALSE(problem.message.empty());
    CHECK(problem.source.has_value());
    add(problem.field + "/" + std::string(core::to_string(problem.code)));
  }
  return text;
}

std::string stay_of(const char* entry) {
  Inquiry inquiry = goods_on("1410/01/01");
  inquiry.entered_first_warehouse = day(entry);
  return term_of(inquiry).stay_ends->to_string();
}

constexpr const char* refused = "expired 1403/01/05 1403/01/06 - extension/not_allowed";
constexpr const char* extended = "expired 1403/03/05 1403/03/06 -";

}  // namespace

TEST_CASE("T1: three months, clamped to the month's end", "[abandoned_goods]") {
  CHECK(told(goods_on("1403/01/04")) == "in_time 1403/01/05 1403/01/06 -");
  CHECK(told(goods_on("1403/01/05")) == "in_time 1403/01/05 1403/01/06 -");
  CHECK(told(goods_on("1403/01/06")) == "expired 1403/01/05 1403/01/06 -");
  CHECK(stay_of("1402/06/31") == "1402/09/30");
  CHECK(stay_of("1402/09/30") == "1402/12/29");
  CHECK(stay_of("1402/09/29") == "1402/12/29");
  CHECK(stay_of("1403/09/30") == "1403/12/30");  // A leap year.
  CHECK(stay_of("1402/03/31") == "1402/06/31");
  CHECK(stay_of("1402/04/31") == "1402/07/30");
  CHECK(stay_of("1403/12/30") == "1404/03/30");
}

TEST_CASE("T2: the request by T1's last day, the consent when customs gives it",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/04/10");
  const auto with = [&](auto change) {
    inquiry.extension = good_extension();
    change(*inquiry.extension);
    return told(inquiry);
  };
  CHECK(with([](Extension&) {}) == extended);
  // AB-4: customs' own delay costs nothing; the request may come on the last day, and no later.
  const auto late = [](const char* requested) {
    return [requested](Extension& extension) {
      extension.requested_on = day(requested);
      extension.consented_on = extension.storage_paid_until = day("1403/01/20");
    };
  };
  CHECK(with(late("1403/01/04")) == extended);
  CHECK(with(late("1403/01/05")) == extended);
  CHECK(with(late("1403/01/06")) == refused);
  CHECK(with([](Extension& one) { one.until = day("1403/03/06"); }) == refused);
  CHECK(with([](Extension& one) { one.until = day("1403/03/04"); }) ==
        "expired 1403/03/04 1403/03/05 -");
  CHECK(with([](Extension& one) { one.until = day("1403/01/04"); }) ==
        "expired 1403/01/05 1403/01/06 -");
  CHECK(with([](Extension& one) { one.justified = false; }) == refused);
  CHECK(with([](Extension& one) { one.requested_by = ExtensionRequester::carrier; }) == refused);
  CHECK(with([](Extension& one) {
          one.requested_by = ExtensionRequester::carrier;
          one.transit = true;
        }) == extended);
  CHECK(with([](Extension& one) { one.transit = true; }) == extended);
  CHECK(with([](Extension& one) { one.storage_paid_until = day("1403/01/04"); }) == refused);
  CHECK(with([](Extension& one) { one.storage_paid_until = day("1403/01/06"); }) == extended);
}

TEST_CASE("everything wrong with an extension is one problem that says it all",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/04/10");
  inquiry.extension = good_extension();
  Extension& extension = *inquiry.extension;
  extension.justified = false;
  extension.requested_by = ExtensionRequester::carrier;
  extension.requested_on = day("1403/01/06");
  extension.storage_paid_until = day("1403/01/04");
  extension.until = day("1403/03/06");
  CHECK(told(inquiry) == refused);
  const core::Problems problems = term_of(inquiry).problems;
  REQUIRE(problems.size() == 1);
  for (const char* part : {"علل موجه", "کالای عبوری", "۱۴۰۳/۰۱/۰۶", "۱۴۰۳/۰۱/۰۴", "۱۴۰۳/۰۳/۰۶"}) {
    INFO(part);
    CHECK(problems[0].message.find(part) != std::string::npos);
  }
}

TEST_CASE("an extension of the stay is judged only where the stay is the base",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/04/10");
  inquiry.extension = good_extension();
  inquiry.extension->justified = false;
  inquiry.release_document_on = day("1403/03/20");
  CHECK(told(inquiry) == "in_time 1403/04/20 1403/04/21 -");
  inquiry.extension->consented_on = day("1403/04/11");  // But it has not happened either way.
  CHECK(told(inquiry) == "in_time 1403/04/20 1403/04/21 - extension/inconsistent");
}

TEST_CASE("T3: a month from the document instead of the stay, earlier or later",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/04/10");
  inquiry.extension = good_extension();
  inquiry.release_document_on = day("1402/11/15");
  CHECK(told(inquiry) == "expired 1402/12/15 1402/12/16 -");
  inquiry.release_document_on = day("1403/03/31");
  CHECK(told(inquiry) == "in_time 1403/04/31 1403/05/01 -");
  inquiry.release_extended_until = day("1403/04/30");
  CHECK(told(inquiry) == "in_time 1403/04/31 1403/05/01 -");
  inquiry.release_extended_until = day("1403/05/01");
  CHECK(told(inquiry) == "in_time 1403/05/01 1403/05/02 -");
  inquiry.release_document_on = day("1403/04/11");
  CHECK(told(inquiry) == std::string(extended) + " release_document_on/inconsistent");
  inquiry.release_document_on.reset();
  CHECK(told(inquiry) == extended);
}

TEST_CASE("T4: expired on the day of entry, warned that day, assessed the day after",
          "[abandoned_goods]") {
  Inquiry inquiry = perishable_goods_on("1402/10/05");
  CHECK(told(inquiry) == "expired 1402/10/05 1402/10/05 -");
  CHECK(term_of(inquiry).at_once);
  CHECK(term_of(inquiry).priority == Priority::daily);
  inquiry.warning = Warning{day("1402/10/05"), WarningServer::customs};
  CHECK(told(inquiry) == "warned 1402/10/05 1402/10/05 1402/10/06");
  inquiry.on = day("1402/10/06");
  CHECK(told(inquiry) == "assessment_due 1402/10/05 1402/10/05 1402/10/06");
  inquiry.warning->served_on = day("1402/10/04");
  CHECK(told(inquiry) == "expired 1402/10/05 1402/10/05 - warning/not_allowed");
}

TEST_CASE("T4 holds only without facilities, and until the goods are moved", "[abandoned_goods]") {
  const char* usual = "in_time 1403/01/05 1403/01/06 -";
  const char* at_once = "expired 1402/10/05 1402/10/05 -";
  Inquiry inquiry = perishable_goods_on("1402/11/01");
  CHECK(told(inquiry) == at_once);
  inquiry.moved_to_suitable_warehouse_on = day("1402/11/02");
  CHECK(told(inquiry) == at_once);
  inquiry.moved_to_suitable_warehouse_on = day("1402/11/01");
  CHECK(told(inquiry) == usual);
  inquiry.moved_to_suitable_warehouse_on.reset();
  inquiry.facilities = true;
  CHECK(told(inquiry) == usual);
  inquiry.facilities = false;
  inquiry.perishable = false;
  CHECK(told(inquiry) == usual);
  inquiry.costly_to_keep = true;
  CHECK(told(inquiry) == at_once);
  CHECK(term_of(inquiry).priority == Priority::normal);
  inquiry.release_document_on = day("1402/10/20");  // T4 comes before T3.
  CHECK(told(inquiry) == at_once);
}

TEST_CASE("B2: perishable and hazardous goods are followed every day", "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/01/01");
  CHECK(term_of(inquiry).priority == Priority::normal);
  inquiry.hazardous = true;
  CHECK(term_of(inquiry).priority == Priority::daily);
  inquiry.hazardous = false;
  inquiry.perishable = true;
  CHECK(term_of(inquiry).priority == Priority::daily);
}

TEST_CASE("T5: the zone organization's day, or no day at all", "[abandoned_goods]") {
  for (const Place place : {Place::special_port_zone, Place::special_zone, Place::free_zone}) {
    Inquiry inquiry = perishable_goods_on("1403/02/01");
    inquiry.place = place;
    inquiry.release_document_on = day("1403/01/01");
    CHECK(told(inquiry) == "in_time - - -");
    inquiry.warning = Warning{day("1403/01/20"), WarningServer::ports_organization};
    CHECK(told(inquiry) == "in_time - - - warning/not_allowed");
    inquiry.warning.reset();
    inquiry.zone_term_ends = day("1403/02/01");
    CHECK(told(inquiry) == "in_time 1403/02/01 1403/02/02 -");
    inquiry.on = day("1403/02/02");
    CHECK(told(inquiry) == "expired 1403/02/01 1403/02/02 -");
    inquiry.disputes = {{day("1402/11/01"), day("1402/12/01")}};
    CHECK(told(inquiry) == "in_time 1403/03/01 1403/03/02 -");
    inquiry.zone_term_ends.reset();  // Where the base has no day, the opinion gives none.
    CHECK(told(inquiry) == "in_time - - -");
  }
  Inquiry warehouse = goods_on("1403/01/06");
  warehouse.zone_term_ends = day("1405/01/01");
  CHECK(told(warehouse) == "expired 1403/01/05 1403/01/06 -");
}

TEST_CASE("T6: the later of the base and three months after the last opinion",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/01/20");
  inquiry.disputes = {{day("1402/10/05"), day("1402/10/05")}};  // The same day: not later.
  CHECK(told(inquiry) == "expired 1403/01/05 1403/01/06 -");
  inquiry.disputes = {{day("1402/10/05"), day("1402/10/06")}};
  CHECK(told(inquiry) == "expired 1403/01/06 1403/01/07 -");
  CHECK(term_of(inquiry).rule == TermRule::final_opinion);
  inquiry.extension = good_extension();  // Now the base is later.
  CHECK(told(inquiry) == "in_time 1403/03/05 1403/03/06 -");
  CHECK(term_of(inquiry).rule == TermRule::extended_stay);
  inquiry.extension.reset();
  inquiry.disputes = {{day("1402/10/20"), day("1402/12/29")},
                      {day("1402/11/01"), day("1402/11/30")}};
  CHECK(told(inquiry) == "in_time 1403/03/29 1403/03/30 -");
  inquiry.disputes.push_back({day("1403/01/10"), day("1403/01/20")});  // Notified today: closed.
  CHECK(told(inquiry) == "in_time 1403/04/20 1403/04/21 -");
  inquiry.disputes.back().notified_on = day("1403/01/21");  // Tomorrow: open still.
  CHECK(told(inquiry) == "in_dispute 1403/03/29 - -");
  inquiry.disputes.back().notified_on.reset();
  CHECK(told(inquiry) == "in_dispute 1403/03/29 - -");
  inquiry.disputes.back().from = day("1403/01/20");
  CHECK(told(inquiry) == "in_dispute 1403/03/29 - -");
  inquiry.disputes.back().from = day("1403/01/21");
  CHECK(told(inquiry) == "in_time 1403/03/29 1403/03/30 - disputes/inconsistent");
}

TEST_CASE("T6 later than T4 ends T4's exceptions", "[abandoned_goods]") {
  Inquiry inquiry = perishable_goods_on("1403/02/11");
  inquiry.disputes = {{day("1402/10/06"), day("1402/11/10")}};
  inquiry.warning = Warning{day("1403/02/11"), WarningServer::customs};
  CHECK(told(inquiry) == "warned 1403/02/10 1403/02/11 1403/03/01");
  CHECK_FALSE(term_of(inquiry).at_once);
  inquiry.warning->served_on = day("1403/02/10");
  CHECK(told(inquiry) == "expired 1403/02/10 1403/02/11 - warning/not_allowed");
  inquiry.on = day("1403/02/10");
  inquiry.warning.reset();
  CHECK(told(inquiry) == "in_time 1403/02/10 1403/02/11 -");
  inquiry.disputes.push_back({day("1403/02/01"), {}});
  CHECK(told(inquiry) == "in_dispute 1403/02/10 - -");
}

TEST_CASE("T7: a month from the cancellation, longer by an office alone", "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/04/10");
  inquiry.cancelled_on = day("1403/03/10");
  CHECK(told(inquiry) == "in_time 1403/04/10 1403/04/11 -");
  inquiry.extension_office = ExtensionOffice::zone_organization;  // Without an extension: nothing.
  CHECK(told(inquiry) == "in_time 1403/04/10 1403/04/11 -");
  inquiry.cancelled_extended_until = day("1403/05/01");
  const std::string longer = "in_time 1403/05/01 1403/05/02 -";
  const std::string shorter = "in_time 1403/04/10 1403/04/11 - extension_office/not_allowed";
  for (const Place place : {Place::customs_warehouse, Place::special_port_zone, Place::special_zone,
                            Place::free_zone}) {
    inquiry.place = place;
    inquiry.extension_office = ExtensionOffice::zone_organization;
    CHECK(told(inquiry) == (is_zone(place) ? longer : shorter));
    inquiry.extension_office.reset();
    CHECK(told(inquiry) == shorter);
    for (const ExtensionOffice office :
         {ExtensionOffice::import_office, ExtensionOffice::export_office,
          ExtensionOffice::transit_office}) {
      inquiry.extension_office = office;
      CHECK(told(inquiry) == longer);
    }
  }
  inquiry.cancelled_extended_until = day("1403/04/09");
  CHECK(told(inquiry) == "in_time 1403/04/10 1403/04/11 -");
  inquiry.extension_office.reset();
  CHECK(told(inquiry) == shorter);
}

TEST_CASE("T7 comes before all else, and not before its day", "[abandoned_goods]") {
  Inquiry inquiry = perishable_goods_on("1403/04/10");
  inquiry.release_document_on = day("1403/04/01");
  inquiry.cancelled_on = day("1403/03/05");
  CHECK(told(inquiry) == "expired 1403/04/05 1403/04/06 -");
  CHECK_FALSE(term_of(inquiry).at_once);
  inquiry.disputes = {{day("1403/01/01"), day("1403/01/07")}};
  CHECK(told(inquiry) == "expired 1403/04/07 1403/04/08 -");
  inquiry.disputes.clear();
  inquiry.cancelled_on = day("1403/04/11");
  inquiry.cancelled_extended_until = day("1403/06/01");  // Not judged: there is no cancellation.
  CHECK(told(inquiry) == "expired 1402/10/05 1402/10/05 - cancelled_on/inconsistent");
}

TEST_CASE("a warning gives the owner twenty days from the day after its service",
          "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/01/26");
  inquiry.warning = Warning{day("1403/01/05"), WarningServer::customs};
  CHECK(told(inquiry) == "expired 1403/01/05 1403/01/06 - warning/not_allowed");
  inquiry.warning->served_on = day("1403/01/06");
  CHECK(told(inquiry) == "warned 1403/01/05 1403/01/06 1403/01/27");
  inquiry.on = day("1403/01/27");
  CHECK(told(inquiry) == "assessment_due 1403/01/05 1403/01/06 1403/01/27");
  inquiry.on = day("1403/01/05");  // Tomorrow's service has not happened.
  CHECK(told(inquiry) == "in_time 1403/01/05 1403/01/06 - warning/inconsistent");
  inquiry.on = day("1403/01/06");
  inquiry.warning->served_by = WarningServer::ports_organization;
  CHECK(told(inquiry) == "warned 1403/01/05 1403/01/06 1403/01/27");
}

TEST_CASE("A2: in a special port zone only the Ports Organization warns", "[abandoned_goods]") {
  for (const Place place : {Place::special_port_zone, Place::special_zone, Place::free_zone}) {
    const bool port = place == Place::special_port_zone;
    Inquiry inquiry = goods_on("1403/02/10");
    inquiry.place = place;
    inquiry.zone_term_ends = day("1403/02/01");
    inquiry.warning = Warning{day("1403/02/02"), WarningServer::ports_organization};
    CHECK(told(inquiry) == "warned 1403/02/01 1403/02/02 1403/02/23");
    inquiry.warning->served_by = WarningServer::customs;
    CHECK(told(inquiry) == (port ? "expired 1403/02/01 1403/02/02 - warning/not_allowed"
                                 : "warned 1403/02/01 1403/02/02 1403/02/23"));
    // While in dispute only this is judged.
    inquiry.disputes = {{day("1403/02/10"), {}}};
    inquiry.warning->served_on = day("1403/01/01");
    CHECK(told(inquiry) ==
          (port ? "in_dispute 1403/02/01 - - warning/not_allowed" : "in_dispute 1403/02/01 - -"));
    inquiry.zone_term_ends.reset();
    CHECK(told(inquiry) == (port ? "in_dispute - - - warning/not_allowed" : "in_dispute - - -"));
    inquiry.warning->served_on = day("1403/02/11");
    CHECK(told(inquiry) == "in_dispute - - - warning/inconsistent");
  }
}

TEST_CASE("facts after the day are told in the form's order, once a field", "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1403/01/01");
  inquiry.cancelled_on = day("1403/01/02");
  inquiry.warning = Warning{day("1403/01/02"), WarningServer::customs};
  inquiry.disputes = {{day("1403/01/02"), {}}, {day("1403/01/03"), day("1403/01/04")}};
  inquiry.release_document_on = day("1403/01/02");
  inquiry.extension = good_extension();
  CHECK(told(inquiry) ==
        "in_time 1403/01/05 1403/01/06 - extension/inconsistent release_document_on/inconsistent "
        "disputes/inconsistent warning/inconsistent cancelled_on/inconsistent");
  inquiry.on = day("1403/01/05");  // All of them have happened.
  CHECK(told(inquiry) == "in_dispute 1403/04/04 - -");
  inquiry = goods_on("1403/01/05");
  inquiry.extension = good_extension();
  inquiry.extension->justified = false;
  inquiry.cancelled_on = day("1403/01/06");
  CHECK(told(inquiry) ==
        "in_time 1403/01/05 1403/01/06 - extension/not_allowed cancelled_on/inconsistent");
}

TEST_CASE("facts that cannot both be are not of the form", "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1402/10/04");
  CHECK(told(inquiry) == "entered_first_warehouse/inconsistent");
  inquiry = goods_on("1402/10/05");
  CHECK(told(inquiry) == "in_time 1403/01/05 1403/01/06 -");
  inquiry.extension = good_extension();
  inquiry.extension->consented_on = day("1402/10/05");
  CHECK(told(inquiry) == "in_time 1403/03/05 1403/03/06 -");
  inquiry.extension->consented_on = day("1402/10/04");
  inquiry.disputes = {{day("1402/10/05"), day("1402/10/05")},
                      {day("1402/10/04"), day("1402/10/03")}};
  CHECK(told(inquiry) ==
        "extension.consented_on/inconsistent disputes[1].from/inconsistent "
        "disputes[1].notified_on/inconsistent");
}

TEST_CASE("a day past 1498 is told on the field that it counts from", "[abandoned_goods]") {
  Inquiry inquiry = goods_on("1498/12/30");
  const auto entered = [&](const char* entry) {
    inquiry.entered_first_warehouse = day(entry);
    return told(inquiry);
  };
  CHECK(entered("1498/09/29") == "expired 1498/12/29 1498/12/30 -");
  CHECK(entered("1498/09/30") == "entered_first_warehouse/range");  // The day after its last.
  CHECK(entered("1498/10/01") == "entered_first_warehouse/range");
  inquiry.release_document_on = day("1498/11/29");  // The stay's three months are not arrived at.
  CHECK(entered("1498/10/01") == "expired 1498/12/29 1498/12/30 -");
  inquiry.release_extended_until = day("1498/12/30");
  CHECK(entered("1498/10/01") == "release_extended_until/range");
  inquiry.release_document_on = day("1498/12/01");
  CHECK(entered("1498/10/01") == "release_document_on/range");
  inquiry.cancelled_on = day("1498/12/01");
  CHECK(entered("1498/10/01") == "cancelled_on/range");
  inquiry.cancelled_on = day("1498/11/01");
  inquiry.disputes = {{day("1498/10/01"), day("1498/10/02")}};
  CHECK(entered("1498/10/01") == "disputes[0].notified_on/range");
  inquiry.disputes.clear();
  inquiry.warning = Warning{day("1498/12/09"), WarningServer::customs};
  CHECK(entered("1498/10/01") == "assessment_due 1498/12/01 1498/12/02 1498/12/30");
  inquiry.warning->served_on = day("1498/12/10");
  CHECK(entered("1498/10/01") == "warning.served_on/range");
  inquiry.disputes = {{day("1498/12/20"), {}}};  // No assessment is counted in a dispute.
  CHECK(entered("1498/10/01") == "in_dispute 1498/12/01 - -");
}

TEST_CASE("a new circular is an entry more, and old days stay as they were", "[abandoned_goods]") {
  Tables later = tables();
  const core::Source circular{core::Source::Kind::directive, "1405/000001", "بند ۱"};
  later.stay_months.push_back({day("1405/01/01"), 4, circular});
  later.warning_days.push_back({day("1405/01/01"), 10, circular});
  Inquiry inquiry = goods_on("1404/12/29");
  inquiry.entered_first_warehouse = day("1404/09/01");
  inquiry.warning = Warning{day("1404/12/02"), WarningServer::customs};
  const auto seen = [&](const Tables& from) {
    const Term term = term_of(inquiry, nullptr, from);
    return term.stay_ends->to_string() + " " +
           (term.assessment_from ? term.assessment_from->to_string() : "-");
  };
  CHECK(seen(tables()) == "1404/12/01 1404/12/23");
  CHECK(seen(later) == seen(tables()));
  inquiry.on = day("1405/01/01");
  CHECK(seen(tables()) == "1404/12/01 1404/12/23");
  CHECK(seen(later) == "1405/01/01 -");
  inquiry.on = day("1405/02/01");
  inquiry.warning->served_on = day("1405/01/02");
  CHECK(seen(later) == "1405/01/01 1405/01/13");
  // AB-7: the terms are the law's own; a day before the procedure is judged by them too.
  CHECK(first_day() == day("1403/03/03"));
  CHECK(told(goods_on("1403/03/02")) == "expired 1403/01/05 1403/01/06 -");
}

TEST_CASE("the procedure's chapter lists every term and every mark", "[abandoned_goods][law]") {
  const law::Chapter& listed = chapter();
  CHECK(listed.parameters({}).size() == 19);
  CHECK(listed.parameters(day("1403/03/02")).empty());
  const auto on_first = listed.parameters(day("1403/03/03"));
  REQUIRE(on_first.size() == 19);
  const auto value = [&](std::string_view code) {
    for (const law::ParameterEntry& entry : on_first)
      if (entry.code == code) return entry.value;
    return std::string();
  };
  CHECK(value("abandoned_goods.stay") == "۳ ماه");
  CHECK(value("abandoned_goods.longest_stay") == "۵ ماه");
  CHECK(value("abandoned_goods.warning") == "۲۰ روز");
  CHECK(value("abandoned_goods.unvalued_usd") == "۱ دلار آمریکا");
  CHECK(value("abandoned_goods.customs_duty") == "۴ درصد");
  REQUIRE(listed.interpretations.size() == 21);
  for (int number = 2; number <= 22; ++number)
    CHECK(listed.interpretations[static_cast<std::size_t>(number - 2)].code ==
          "AB-" + std::to_string(number));
}
