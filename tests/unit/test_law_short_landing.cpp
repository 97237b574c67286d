#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "shared/core/text.h"
#include "shared/short_landing/inquiry.h"
#include "shared/short_landing/parameters.h"
#include "shared/sync/chapters.h"

namespace {

using namespace kotaj;                 // NOLINT: a test of one module.
using namespace kotaj::short_landing;  // NOLINT

core::Date on(int year, int month, int day) { return core::Date::of(year, month, day).value(); }

Input some_input(core::Date day, const std::vector<WeighingInput>& weighings) {
  Input input;
  input.on = day;
  input.declared_gross = {52'000'000};
  input.declared_net = {51'000'000};
  input.weighings = weighings;
  input.packaging = core::Mass{0};
  return input;
}

}  // namespace

TEST_CASE("the directive's parameters hold from its first day", "[law]") {
  CHECK(first_day() == on(1401, 6, 1));
  CHECK_FALSE(parameters(on(1401, 5, 31)).has_value());
  const auto held = parameters(on(1401, 6, 1));
  REQUIRE(held.has_value());
  CHECK(held->essential_tolerance_per_mille.value == 15);
  CHECK(held->general_tolerance_per_mille.value == 30);
  CHECK(default_tare_g(*held, ContainerSize::ft20, ContainerType::standard) == 2'000'000);
  CHECK(default_tare_g(*held, ContainerSize::ft40, ContainerType::standard) == 4'000'000);
  CHECK_FALSE(default_tare_g(*held, ContainerSize::ft45, ContainerType::standard).has_value());
  CHECK_FALSE(default_tare_g(*held, ContainerSize::ft20, ContainerType::other).has_value());
}

TEST_CASE("a new circular is an entry more, and old cases stay as they were", "[law]") {
  Tables later = tables();
  const core::Source circular{core::Source::Kind::directive, "1405/000001", "بند ۱"};
  later.general_tolerance_per_mille.push_back({on(1405, 1, 1), 20, circular});
  later.text_n8.push_back({on(1405, 1, 1), "متن تازه {shortage}", circular});
  const std::vector<WeighingInput> weighings{{{65'000'000}, {15'000'000}, {}}};
  for (const core::Date day : {on(1401, 6, 1), on(1402, 3, 10), on(1404, 12, 29)}) {
    const auto before = parameters(day);
    const auto after = parameters(day, later);
    const Input input = some_input(day, weighings);
    CHECK(evaluate(input, &*before).tolerance == evaluate(input, &*after).tolerance);
    CHECK(evaluate(input, &*before).outcome == evaluate(input, &*after).outcome);
  }
  const auto held = parameters(on(1405, 1, 1), later);
  const Input input = some_input(on(1405, 1, 1), weighings);
  const Finding finding = evaluate(input, &*held);
  CHECK(finding.tolerance->grams == 1'040'000);
  CHECK(finding.outcome == Outcome::short_landing);
  std::string text;
  REQUIRE(append_notice_text(text, input, finding, {}, *held));
  CHECK(text == "متن تازه ۹۶۰");
  CHECK(held->general_tolerance_per_mille.source == circular);
}

TEST_CASE("every parameter and every interpretation has its source", "[law]") {
  std::size_t parameters_seen = 0;
  std::set<std::string> marks;
  for (const law::Chapter* chapter : sync::chapters()) {
    CHECK_FALSE(core::to_string(chapter->source).empty());
    for (const law::ParameterEntry& entry : chapter->parameters({})) {
      INFO(entry.code);
      ++parameters_seen;
      CHECK_FALSE(entry.value.empty());
      CHECK_FALSE(entry.label.empty());
      CHECK_FALSE(entry.source.document.empty());
      CHECK_FALSE(entry.source.place.empty());
      CHECK(entry.source.kind != core::Source::Kind::system);
    }
    for (const law::Interpretation& mark : chapter->interpretations) {
      INFO(mark.code);
      CHECK_FALSE(mark.text.empty());
      CHECK_FALSE(mark.source.document.empty());
      CHECK(marks.insert(std::string(mark.code)).second);
    }
  }
  CHECK(parameters_seen >= 11);
  for (int number = 1; number <= 9; ++number)
    CHECK(marks.count("SL-" + std::to_string(number)) == 1);
  CHECK(marks.count("OV-1") == 1);
  CHECK(chapter().parameters(on(1401, 5, 31)).empty());
}

TEST_CASE("no wording keeps an unfilled place", "[law]") {
  const auto held = parameters(on(1402, 3, 10));
  const std::vector<WeighingInput> light{{{63'000'000}, {15'000'000}, {}}};
  Input input = some_input(on(1402, 3, 10), light);
  const NoticeFields fields{40, "کیسه", core::Quantity{5000}, "عدد", 4'850'000, "USD"};
  const auto filled = [&] {
    std::string text;
    REQUIRE(append_notice_text(text, input, evaluate(input, &*held), fields, *held));
    CHECK(text.find('{') == std::string::npos);
    return text;
  };
  CHECK(filled().find("شامل تعداد ۴۰ کیسه") != std::string::npos);
  input.declared_net = {48'000'000};
  CHECK(filled().find("وزن خالص") != std::string::npos);
  input.basis = Measure::other;
  input.declared_quantity = input.order_registration_quantity = input.assessed_quantity =
      core::Quantity{5'500};
  CHECK(filled().find("مقدار ۵٫۵ عدد به ارزش ۴۸٬۵۰۰ دلار آمریکا") != std::string::npos);
  const FieldCorrection corrections[] = {{"الف", "۱", "۲"}, {"ب", "۳", "۴"}};
  CHECK(
      correction_text(corrections, *held) ==
      "قابل توجه بانک: در اطلاعات این اظهارنامه «الف» از «۱» به «۲» اصلاح شد. در اطلاعات این اظهارنامه «ب» از «۳» به «۴» "
      "اصلاح شد.");
  CHECK(opinion_text("x", *held).find('{') == std::string::npos);
  CHECK(left_addressee_text(*held).find('{') == std::string::npos);
}

TEST_CASE("figures are written as people read them", "[law]") {
  const auto shown = [](int64_t grams) {
    return core::persian_number(core::format_mass_kg({grams}));
  };
  CHECK(shown(53'216'750) == "۵۳٬۲۱۶٫۷۵");
  CHECK(shown(1'000) == "۱");
}

TEST_CASE("an inquiry is answered with its reasons", "[law]") {
  Inquiry inquiry;
  inquiry.on = on(1402, 3, 10);
  inquiry.declared.gross_kg = {52'000'000};
  inquiry.declared.net_kg = {52'000'000};
  inquiry.declared.currency = "USD";
  inquiry.weighings = {{{65'000'000}, {15'000'000}, {}}};
  inquiry.packaging_kg = core::Mass{0};
  core::Problems problems;
  check_facts(inquiry, problems);
  CHECK(problems.empty());
  const Answer found = answer(inquiry);
  CHECK(found.notice == NoticeKind::n8);
  int formulas = 0;
  for (const core::ExplanationStep& step : found.explanation) {
    CHECK_FALSE(step.step.empty());
    CHECK_FALSE(step.value.empty());
    CHECK_FALSE(step.source.document.empty());
    // Read from the wrong end a subtraction is another one.
    const std::size_t equals = step.value.find(" = ");
    if (equals == std::string::npos) continue;
    CHECK(step.value.find("\u2066") == 0);
    CHECK(step.value.find("\u2069") > equals);
    ++formulas;
  }
  CHECK(formulas > 2);
}
