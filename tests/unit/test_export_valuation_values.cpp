#include <catch2/catch.hpp>

#include "shared/export_valuation/parameters.h"
#include "tests/unit/support/valuation_case.h"

using namespace kotaj;                             // NOLINT: a test of one module.
using namespace kotaj::export_valuation;           // NOLINT
using namespace kotaj::export_valuation::testing;  // NOLINT

namespace {

constexpr const char* director = "valuation_director";

ValueRow row(core::Date from, core::Wide value, std::optional<core::Date> until = std::nullopt) {
  return {"39252000", "پنجره دوجداره", "", "عدد", value, from, until, "۱۲/م", day(1, 1, 1401)};
}

const ValueLine& line(const Desk& desk) {
  return *static_cast<const ValueLine*>(
      desk.held.lines.at(value_id("39252000", "پنجره دوجداره", "", "عدد")).get());
}

core::Wide value_on(const Desk& desk, core::Date on) {
  const ValueEntry* entry = entry_on(line(desk), on);
  return entry == nullptr ? core::Wide{-1} : entry->value_usd;
}

}  // namespace

TEST_CASE("a new row closes the old one, and the past never changes", "[export_valuation]") {
  Desk desk;
  desk.on = day(2, 5);
  REQUIRE(desk.put_value(director, row(day(6, 1, 1401), usd(6))) == "");
  REQUIRE(desk.put_value(director, row(day(2, 5), usd(8))) == "");
  CHECK(value_on(desk, day(5, 31, 1401)) == -1);
  CHECK(value_on(desk, day(6, 1, 1401)) == usd(6));
  CHECK(value_on(desk, day(2, 4)) == usd(6));
  CHECK(value_on(desk, day(2, 5)) == usd(8));
  const auto rows = rows_of(line(desk));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].until == day(2, 4));
  CHECK_FALSE(rows[1].until.has_value());
  // A row from a day that has passed would change what held on it.
  CHECK(desk.put_value(director, row(day(2, 4), usd(7))) == "invalid from");
  CHECK(desk.put_value(director, row(day(1, 1, 1402), usd(7), day(2, 1, 1402))) == "invalid from");
  // Days on which nothing held may be told of later: they change no value.
  REQUIRE(desk.put_value(director, row(day(1, 1, 1401), usd(5), day(5, 31, 1401))) == "");
  CHECK(value_on(desk, day(3, 1, 1401)) == usd(5));
  CHECK(value_on(desk, day(2, 4)) == usd(6));
}

TEST_CASE("a row before its day is put right, a row with an end leaves none behind it",
          "[export_valuation]") {
  Desk desk;
  REQUIRE(desk.put_value(director, row(day(3, 1), usd(6))) == "");
  REQUIRE(desk.put_value(director, row(day(3, 1), usd(7))) == "");
  CHECK(value_on(desk, day(3, 1)) == usd(7));
  CHECK(rows_of(line(desk)).size() == 1);
  REQUIRE(desk.put_value(director, row(day(4, 1), usd(9), day(4, 10))) == "");
  CHECK(value_on(desk, day(4, 10)) == usd(9));
  CHECK(value_on(desk, day(4, 11)) == -1);
  desk.on = day(3, 1);
  REQUIRE(desk.put_value(director, row(day(3, 1), usd(8))) == "");
  desk.on = day(3, 2);
  CHECK(desk.put_value(director, row(day(3, 1), usd(5))) == "invalid from");
}

TEST_CASE("the same row again changes nothing, also as it was exported", "[export_valuation]") {
  Desk desk;
  REQUIRE(desk.put_value(director, row(day(6, 1, 1401), usd(6))) == "");
  REQUIRE(desk.put_value(director, row(day(2, 5), usd(8))) == "");
  const std::vector<ValueRow> exported = rows_of(line(desk));
  desk.on = day(9, 1);
  for (const ValueRow& one : exported) CHECK(desk.put_value(director, one) == "");
  CHECK(line(desk).entries.size() == 2);
  Desk other;
  other.on = day(9, 1);
  for (const ValueRow& one : exported) REQUIRE(other.put_value(director, one) == "");
  for (const core::Date on : {day(6, 1, 1401), day(2, 4), day(2, 5), day(9, 1)})
    CHECK(value_on(other, on) == value_on(desk, on));
}

TEST_CASE("what a row of the list must be", "[export_valuation]") {
  Desk desk;
  CHECK(desk.put_value("valuation_secretary", row(day(2, 5), usd(8))) == "no_assignment");
  CHECK(desk.put_value(director, row(day(2, 5), 0)) == "invalid value_usd");
  CHECK(desk.put_value(director, row(day(2, 5), usd(8), day(2, 4))) == "invalid until");
  ValueRow late = row(day(2, 5), usd(8));
  late.approval_on = day(2, 6);
  CHECK(desk.put_value(director, late) == "invalid approval_on");
  ValueRow bad = row(day(2, 5), usd(8));
  bad.hs_code = "1234";
  CHECK(desk.put_value(director, bad) == "invalid hs_code");
}

TEST_CASE("a file's rows of one good come together, all or none", "[export_valuation]") {
  Desk desk;
  desk.on = day(9, 1);
  const ValueRow first = row(day(1, 1, 1402), usd(6), day(12, 29, 1402));
  const ValueRow second = row(day(1, 1), usd(8));
  ValueRow other = row(day(1, 1), usd(3));
  other.goods = "در";
  const auto groups = group_values({&second, &other, &first});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].rows == std::vector<std::size_t>{2, 0});
  CHECK(groups[0].history.rows[0].from == first.from);
  CHECK(groups[1].rows == std::vector<std::size_t>{1});
  const access::Act& act = *access::find_act(values_module(), "put_values");
  std::shared_ptr<void> held;
  const auto put = [&](const ValueHistory& history) {
    return desk.take(
        access::perform(values_module(), act, held.get(), &history, {}, desk.context(director)),
        held);
  };
  ValueHistory mixed = groups[0].history;
  mixed.rows.push_back(other);
  CHECK(put(mixed) == "invalid rows[2].goods");
  ValueHistory wrong = groups[0].history;
  wrong.rows[1].value_usd = 0;
  CHECK(put(wrong) == "invalid rows[1].value_usd");
  CHECK(held == nullptr);
  REQUIRE(put(groups[0].history) == "");
  CHECK(static_cast<const ValueLine*>(held.get())->entries.size() == 2);
  CHECK(put(groups[0].history) == "taken");
}

TEST_CASE("one good is one line, however its name is typed", "[export_valuation]") {
  const core::Id id = value_id("39252000", "پنجره دوجداره", "", "عدد");
  CHECK(value_id("39252000", "پنجره  دو‌جداره", "", "عدد") !=
        value_id("39252001", "پنجره دوجداره", "", "عدد"));
  CHECK(value_id("39252000", "پنجره دو‌جداره", "", "عدد") == id);
  CHECK(value_id("39252000", "پنجره دوجداره", "نشان", "عدد") != id);
  CHECK(value_id("39252000", "پنجره دوجداره", "", "کیلوگرم") != id);
}

TEST_CASE("the list is looked up by HS code and by words of the goods", "[export_valuation]") {
  const ValueLine good{"39252000", "پنجره دوجداره یو پی وی سی", "نشان", "عدد", {}};
  CHECK(matches(good, "", ""));
  CHECK(matches(good, "3925", ""));
  CHECK(matches(good, "۳۹۲۵۲۰۰۰", "دوجداره پنجره"));
  CHECK(matches(good, "", "نشان"));
  CHECK_FALSE(matches(good, "3926", ""));
  CHECK_FALSE(matches(good, "3925", "در"));
}

TEST_CASE("a declared value is screened by a margin, and only shown without one",
          "[export_valuation]") {
  const ValueEntry listed{usd(8), day(1, 1), std::nullopt, "۱۲/م", day(1, 1), {}};
  const Screened none = screen(nullptr, usd(8), nullptr);
  CHECK(none.screening == Screening::no_value);
  CHECK_FALSE(none.deviation_hundredths.has_value());
  const Screened shown = screen(&listed, usd(7), nullptr);
  CHECK(shown.screening == Screening::shown);
  CHECK(shown.deviation_hundredths == -1250);
  const law::Dated<int32_t> margin{
      day(1, 1), 100, {core::Source::Kind::directive, "1405/000001", "بند ۱"}};
  const auto judged = [&](core::Wide declared) {
    const Screened screened = screen(&listed, declared, &margin);
    CHECK_FALSE(screened.explanation.empty());
    for (const core::ExplanationStep& step : screened.explanation)
      CHECK_FALSE(step.source.document.empty());
    return screened.screening;
  };
  CHECK(judged(usd(7, 2'000)) == Screening::within);
  CHECK(judged(usd(7, 1'999)) == Screening::below);
  CHECK(judged(usd(8, 8'000)) == Screening::within);
  CHECK(judged(usd(8, 8'001)) == Screening::above);
  // A third of a percent, rounded half away from zero.
  const ValueEntry three{usd(3), day(1, 1), std::nullopt, "۱", day(1, 1), {}};
  CHECK(screen(&three, usd(3, 100), nullptr).deviation_hundredths == 33);
  CHECK(screen(&three, usd(2, 9'900), nullptr).deviation_hundredths == -33);
}
