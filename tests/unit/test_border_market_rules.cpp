#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "shared/border_market/rules.h"
#include "shared/core/field_currency.h"

namespace {

using namespace kotaj;                 // NOLINT: a test of one module.
using namespace kotaj::border_market;  // NOLINT
using core::Wide;

core::Date day(const char* text) { return core::Date::parse(text).value(); }

Wide rate(const char* text) { return core::parse_decimal(text, core::rate_scale).value(); }

Line line_of(const char* value, const char* quantity) {
  Line line;
  line.hs = "08025200";
  line.unit = "کیلوگرم";
  line.value = rate(value);
  line.quantity = core::Quantity{core::parse_decimal(quantity, core::quantity_scale).value()};
  return line;
}

/// A dollar invoice at 285,000 rials, against a list value of 7.5 dollars and a margin of 10 %.
Inquiry dollars(const char* value, const char* quantity) {
  Inquiry inquiry;
  inquiry.on = day("1403/02/10");
  inquiry.declaration.invoice_currency = "USD";
  inquiry.declaration.exchange_rate = inquiry.declaration.usd_rate = rate("285000");
  inquiry.declaration.lines = {line_of(value, quantity)};
  inquiry.value_list = {{"08025200", "کیلوگرم", rate("7.5"), 1000}};
  for (const core::Field& field : core::describe<Documents>().fields) {
    static_cast<Document*>(field.mutable_at(&inquiry.documents, 0))->status =
        DocumentStatus::present;
  }
  return inquiry;
}

std::string deviation(const char* value, const char* quantity) {
  return decimal_of(screen(dollars(value, quantity)).front().deviation.value());
}
Verdict verdict(const char* value, const char* quantity) {
  return screen(dollars(value, quantity)).front().verdict;
}

using Found = std::vector<std::pair<std::string, core::ProblemCode>>;
Found found_in(const core::Problems& problems) {
  Found found;
  for (const core::Problem& problem : problems) {
    CHECK_FALSE(problem.message.empty());
    found.emplace_back(problem.field, problem.code);
  }
  return found;
}

}  // namespace

TEST_CASE("a deviation is judged as it is rounded, half up on both sides", "[border_market]") {
  CHECK(deviation("7500", "1000") == "0");
  // 7.5 ± 10.005 % of it: 8.250375 and 6.749625, exactly between two hundredths.
  CHECK(deviation("8250.375", "1000") == "10.01");
  CHECK(deviation("6749.625", "1000") == "-10.01");
  CHECK(verdict("8250.375", "1000") == Verdict::above);
  CHECK(verdict("6749.625", "1000") == Verdict::below);
  CHECK(verdict("8250.3749", "1000") == Verdict::within);
  CHECK(verdict("6749.6251", "1000") == Verdict::within);
  // Too little to be told has no sign.
  CHECK(deviation("7499.9999", "1000") == "0");
}

TEST_CASE("the list's row is the one of the same tariff and the same unit", "[border_market]") {
  Inquiry inquiry = dollars("7500", "1000");
  inquiry.value_list.insert(inquiry.value_list.begin(), {"08025200", "تن", rate("7000"), 0});
  CHECK(screen(inquiry).front().verdict == Verdict::within);
  inquiry.declaration.lines.front().unit = "تن";
  CHECK(screen(inquiry).front().listed->value_usd == inquiry.value_list.front().value_usd);
  inquiry.declaration.lines.front().unit.reset();
  CHECK(screen(inquiry).front().verdict == Verdict::no_value);
  CHECK(screen(inquiry).front().declared_unit.has_value());
}

TEST_CASE("without a value of one unit nothing is compared", "[border_market]") {
  const auto without = [](auto change) {
    Inquiry inquiry = dollars("1", "1000");
    change(inquiry.declaration);
    const Screened line = screen(inquiry).front();
    CHECK_FALSE(line.declared_unit.has_value());
    CHECK_FALSE(line.deviation.has_value());
    CHECK(line.listed.has_value());
    CHECK(line.verdict == Verdict::shown);
  };
  without([](Declaration& declaration) { declaration.lines.front().quantity.reset(); });
  without([](Declaration& declaration) { declaration.lines.front().quantity = core::Quantity{}; });
  without([](Declaration& declaration) { declaration.lines.front().value.reset(); });
  without([](Declaration& declaration) { declaration.usd_rate.reset(); });
  without([](Declaration& declaration) { declaration.exchange_rate = 0; });
  CHECK(verdict("1", "1000") == Verdict::below);
}

TEST_CASE("what holds a step up", "[border_market]") {
  Inquiry inquiry = dollars("1", "1000");
  inquiry.declaration.lines.front().gross_kg = core::Mass{1};
  inquiry.declaration.lines.front().net_kg = core::Mass{2};
  const auto blocks = [&inquiry](std::size_t done) {
    const Sequence steps = listed_steps(Variant::a);
    inquiry.steps_done.clear();
    for (std::size_t step = 0; step < done; ++step)
      inquiry.steps_done.push_back({std::string(steps[step].code)});
    return answer(inquiry, {}).blocks;
  };
  CHECK_FALSE(blocks(0).any());
  CHECK(blocks(1).declaration);
  CHECK_FALSE(blocks(4).documents);
  inquiry.documents.other.status = DocumentStatus::missing;
  CHECK_FALSE(blocks(3).documents);
  CHECK(blocks(4).documents);
  CHECK_FALSE(blocks(5).documents);
  CHECK_FALSE(blocks(5).value);
  CHECK(answer(inquiry, {}).undertaking_needed);
  inquiry.export_duty_by_value = true;
  CHECK(blocks(5).value);
  CHECK_FALSE(blocks(4).value);
  CHECK_FALSE(answer(inquiry, {}).undertaking_needed);
  CHECK_FALSE(blocks(6).any());
}

TEST_CASE("a code that does not exist is told once, not as missing too", "[border_market]") {
  Inquiry inquiry = dollars("7500", "1000");
  inquiry.steps_done = {{"A1"}};
  inquiry.declaration.vehicle_at_exit.emplace();
  const core::Problems told{
      {"declaration.vehicle_at_exit.nationality", core::ProblemCode::not_allowed, "کد", {}},
      {"declaration.procedure", core::ProblemCode::not_allowed, "کد", {}}};
  const Found found = found_in(answer(inquiry, told).problems);
  const auto times = [&found](const std::string& field) {
    return std::count_if(found.begin(), found.end(),
                         [&](const auto& problem) { return problem.first == field; });
  };
  CHECK(times("declaration.vehicle_at_exit.nationality") == 1);
  CHECK(times("declaration.procedure") == 1);
  CHECK(times("declaration.vehicle_at_exit.identity") == 1);
  CHECK(times("declaration.delivery_terms") == 1);
}

TEST_CASE("only so many problems of a draft are told", "[border_market]") {
  Inquiry inquiry = dollars("7500", "1000");
  inquiry.steps_done = {{"A1"}};
  inquiry.declaration.lines.resize(1000);
  const std::size_t told = draft_problems(inquiry, totals_of(inquiry), {}).size();
  CHECK(told >= max_draft_problems);
  CHECK(told < max_draft_problems + 10);
}

TEST_CASE("every reason has its figures and its source", "[border_market]") {
  Inquiry inquiry = dollars("1", "1000");
  inquiry.costs = {{CostKind::dues, CostUnit::piece, {1000}, rate("12")}};
  inquiry.steps_done = {{"A1"}};
  const core::Explanation steps = explain(inquiry, answer(inquiry, {}));
  CHECK(steps.size() >= 10);
  std::string all;
  for (const core::ExplanationStep& step : steps) {
    CHECK_FALSE(step.step.empty());
    CHECK_FALSE(step.value.empty());
    CHECK_FALSE(step.source.document.empty());
    CHECK_FALSE(step.source.place.empty());
    all += step.step + step.value;
  }
  CHECK(all.find("۱ × ۲۸۵٬۰۰۰ = ۲۸۵٬۰۰۰") != std::string::npos);
  CHECK(all.find("تعهد") != std::string::npos);
  CHECK(all.find("عوارض") != std::string::npos);
}

TEST_CASE("every field of the declaration is described, with its label and its heading",
          "[border_market]") {
  const core::Description& table = core::describe<Declaration>();
  std::size_t members = 0;
  std::size_t may_be_null = 0;
  const Declaration declaration;
  for (const core::Field& field : table.fields) {
    INFO(std::string(field.name));
    CHECK(field.number == ++members);
    CHECK_FALSE(field.label.empty());
    CHECK_FALSE(field.group.empty());
    CHECK_FALSE(field.source.document.empty());
    // A draft may lack it; the rules tell once it is drawn up.
    CHECK_FALSE((field.nested == nullptr && core::is_required(field, &declaration)));
    if (field.blank_allowed) ++may_be_null;
  }
  CHECK(members == 38);
  // The exporter's agent, a previous declaration, the verification before its step, and a list of
  // certificates that is empty.
  CHECK(may_be_null == 4);
  // Where a member is not described the table is smaller than the record.
  std::size_t end = 0;
  for (const core::Field& field : table.fields)
    end = std::max(end, static_cast<std::size_t>(field.offset()));
  CHECK(end + sizeof(std::vector<Line>) + alignof(Declaration) > sizeof(Declaration));
}
