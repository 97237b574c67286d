#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "shared/core/field_currency.h"
#include "shared/export_valuation/inquiry.h"
#include "shared/export_valuation/parameters.h"

namespace {

using namespace kotaj;                    // NOLINT: a test of one module.
using namespace kotaj::export_valuation;  // NOLINT
using core::Exact;
using core::power_of_ten;

MaterialInput material(std::string_view name, core::Wide thousandths) {
  MaterialInput row;
  row.material = name;
  row.consumption = {thousandths};
  return row;
}

}  // namespace

TEST_CASE("an unfinished analysis has totals, and no value of a unit", "[export_valuation]") {
  MaterialInput row = material("پروفیل", 1'250'500);
  row.rate_domestic = 12'000'000'000;
  row.rate_foreign = 20'000;  // Two dollars.
  row.other_irr = 50'000;
  AnalysisInput input;
  input.rows = {&row, 1};
  const Analysis unfinished = analyse(input);
  CHECK(unfinished.total_irr == Exact(1'500'650'000));
  CHECK(unfinished.foreign_cents == Exact(250'100));
  CHECK_FALSE(unfinished.unit_value_irr.has_value());
  CHECK_FALSE(unfinished.unit_value_usd.has_value());
  input.produced = {1'000'000};
  CHECK(analyse(input).unit_value_irr == Exact(1'500'650));
  CHECK_FALSE(analyse(input).unit_value_usd.has_value());
  input.exchange_rate = 2'850'000'000;
  const Analysis finished = analyse(input);
  CHECK(finished.rows.front().foreign_irr == Exact(712'785'000));
  CHECK(finished.total_irr == Exact(2'213'435'000));
  CHECK(finished.unit_value_usd.has_value());
}

TEST_CASE("an analysis says how each figure came about", "[export_valuation]") {
  MaterialInput domestic = material("پروفیل", 1'250'500);
  domestic.rate_domestic = 12'000'000'000;
  domestic.other_irr = 50'000;
  MaterialInput foreign = material("شیشه", 640'000);
  foreign.rate_foreign = 41'375;
  const std::vector<MaterialInput> rows{domestic, foreign};
  const AnalysisInput input{rows, {1'000'000}, "عدد", 2'850'000'000};
  const core::Explanation steps = explain(input, analyse(input));
  // Two steps of the first row, three of the second, four sums, the unit's value twice.
  REQUIRE(steps.size() == 11);
  CHECK(steps[0].step == "ردیف ۱ («پروفیل»): ارزش کل اقلام داخلی، مقدار مصرف × نرخ یک واحد");
  CHECK(steps[0].value == "\u2066۱٬۲۵۰٫۵ × ۱٬۲۰۰٬۰۰۰ = ۱٬۵۰۰٬۶۰۰٬۰۰۰\u2069 ریال");
  CHECK(steps[3].value == "\u2066۲٬۶۴۸ × ۲۸۵٬۰۰۰ = ۷۵۴٬۶۸۰٬۰۰۰\u2069 ریال");
  CHECK(steps.back().value ==
        "\u2066۲٬۲۵۵٬۳۳۰٬۰۰۰ ÷ ۱٬۰۰۰ ÷ ۲۸۵٬۰۰۰ = ۷٫۹۱۳۴\u2069 دلار برای هر عدد");
  for (const core::ExplanationStep& step : steps) CHECK_FALSE(step.source.document.empty());
}

TEST_CASE("a rate has four decimals, whatever currency it is of", "[export_valuation]") {
  const core::Description& table = core::describe<InquiryRow>();
  InquiryRow row;
  row.material = "ماده";
  row.unit = "عدد";
  row.consumption = {1};
  for (const char* name : {"rate_domestic_irr", "rate_foreign_usd"}) {
    const core::Field& field = *table.find(name);
    const auto parsed = core::parse_field(field, "۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹٫۹۹۹۹");
    REQUIRE(parsed.ok());
    REQUIRE(field.set(&row, parsed.value()));
    CHECK(core::format_field(field, field.get(&row)) == "999999999999999.9999");
    CHECK_FALSE(core::parse_field(field, "1.00001").ok());
  }
  CHECK(core::validate(table, &row).empty());
  row.rate_domestic_irr = power_of_ten(18) * 10;
  CHECK(core::validate(table, &row).front().code == core::ProblemCode::range);
}

TEST_CASE("no text gives a margin yet, and one is an entry more", "[export_valuation][law]") {
  const core::Date later = core::Date::of(1405, 1, 1).value();
  CHECK(margin_on(later) == nullptr);
  Tables circular = tables();
  circular.margin_per_mille.push_back(
      {later, 100, {core::Source::Kind::directive, "1405/000001", "بند ۱"}});
  REQUIRE(margin_on(later, circular) != nullptr);
  CHECK(margin_on(later, circular)->value == 100);
  CHECK(margin_on(core::add_days(later, -1).value(), circular) == nullptr);
  CHECK(first_day() == core::Date::of(1402, 9, 15).value());
  CHECK(parameters(first_day()).guard_characters.value == 80);
}
