#include <catch2/catch.hpp>

#include "shared/abandoned_goods/tariff.h"
#include "tests/unit/support/abandoned_case.h"

// The tariff: dated rates by HS, what they make of a line, and who may say otherwise.
namespace kotaj::abandoned_goods {
namespace {

using namespace testing;  // NOLINT

core::Quantity percent(int64_t whole, int64_t thousandths = 0) {
  return {whole * 1000 + thousandths};
}
TariffRow row_of(const std::string& hs_code, core::Date from, int64_t profit, int64_t vat) {
  return {hs_code, "کالا", from, percent(profit), percent(0, 500), percent(vat), "مصوبه نمونه"};
}

/// The offices, and a tariff beside them.
class WithTariff : public access::Lookup {
 public:
  explicit WithTariff(const Offices& offices) : offices_(offices) {}
  std::string put(const TariffRow& row, access::Position who = access::Position::system_admin) {
    const access::Module& module = tariff_module();
    const core::Id id = tariff_id(row.hs_code);
    const auto held = tariffs_.find(id);
    access::Person person = person_at(who, "");
    access::Context context;
    context.on = day(1, 1);
    context.actor = {&person, id_of(1)};
    access::Applied done =
        access::perform(module, *access::find_act(module, "put_tariff"),
                        held == tariffs_.end() ? nullptr : held->second.get(), &row, {}, context);
    if (done.refusal) return done.refusal->code + " " + done.refusal->field;
    tariffs_[id] = done.record;
    return "";
  }
  [[nodiscard]] const Tariff& tariff(std::string_view hs_code) const {
    return *static_cast<const Tariff*>(tariffs_.at(tariff_id(hs_code)).get());
  }
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    if (module != "tariff") return offices_.find(module, id);
    const auto found = tariffs_.find(id);
    return found == tariffs_.end() ? nullptr : found->second.get();
  }

 private:
  const Offices& offices_;
  std::map<core::Id, std::shared_ptr<void>> tariffs_;
};

/// A desk whose declaration waits for its value, and whose lookup has a tariff.
struct TariffDesk : Desk {
  WithTariff tariff{offices};

  TariffDesk() {
    open(*this);
    warn(*this);
    dispatch(*this);
    inspect_goods(*this);
    declare(*this);
    on = day(5, 12);
  }
  template <typename Payload>
  std::string with_tariff(const std::string& user, std::string_view code, const Payload& payload) {
    const access::Act& found = *access::find_act(module(), code);
    access::Context acting = context(user);
    acting.lookup = &tariff;
    const std::string seen = module().seen(record.get(), found, &payload, acting);
    return take(access::perform(module(), found, record.get(), &payload, seen, acting));
  }
  [[nodiscard]] const DeclaredLine& line(std::size_t row) {
    return round().declaration->lines[row];
  }
  /// Both lines with the amounts left to the tariff.
  [[nodiscard]] static ValueGoods blank_amounts() {
    ValueGoods out = values();
    for (LineValuation& one : out.lines) {
      one.commercial_profit.reset();
      one.other_dues.reset();
      one.vat.reset();
    }
    return out;
  }
};

}  // namespace

TEST_CASE("the rates in force on a day are the last that began by then",
          "[abandoned_goods][tariff]") {
  const Offices offices;
  WithTariff all(offices);
  CHECK(all.put(row_of("55121900", day(1, 1), 20, 9)) == "");
  CHECK(all.put(row_of("55121900", day(1, 1, 1402), 15, 9)) == "");
  CHECK(all.put(row_of("55121900", day(7, 1), 25, 10)) == "");
  CHECK(all.put(row_of("55121900", day(7, 1), 25, 10)) == "");  // Twice changes nothing.
  const Tariff& tariff = all.tariff("55121900");
  CHECK(tariff.entries.size() == 3);
  CHECK(entry_on(tariff, day(12, 29, 1401)) == nullptr);
  CHECK(entry_on(tariff, day(12, 29, 1402))->commercial_profit == percent(15));
  CHECK(entry_on(tariff, day(1, 1))->commercial_profit == percent(20));
  CHECK(entry_on(tariff, day(6, 31))->commercial_profit == percent(20));
  CHECK(entry_on(tariff, day(7, 1))->commercial_profit == percent(25));

  // Put right for the same day: the later row counts, the wrong one stays to be read.
  CHECK(all.put(row_of("55121900", day(7, 1), 26, 10)) == "");
  CHECK(entry_on(all.tariff("55121900"), day(8, 1))->commercial_profit == percent(26));
  CHECK(all.tariff("55121900").entries.size() == 4);
  CHECK(rows_of(all.tariff("55121900")).size() == 4);

  CHECK(all.put(row_of("55121900", day(8, 1), 1001, 10)) == "invalid commercial_profit");
  for (const core::Choice& choice : access::positions()) {
    const auto position = static_cast<access::Position>(choice.number);
    const bool may = position == access::Position::system_admin;
    CHECK((all.put(row_of("12345678", day(1, 1), 1, 1), position) == "") == may);
  }
}

TEST_CASE("amounts left blank are the tariff's of the registration day",
          "[abandoned_goods][tariff]") {
  TariffDesk desk;
  const std::string hs_code = desk.line(0).hs_code;
  // In force on the day of registration (5/10), not on the later one of valuation.
  REQUIRE(desk.tariff.put(row_of(hs_code, day(1, 1), 20, 10)) == "");
  REQUIRE(desk.tariff.put(row_of(hs_code, day(5, 11), 90, 90)) == "");
  REQUIRE(desk.tariff.put(row_of(desk.line(1).hs_code, day(1, 1), 20, 10)) == "");
  REQUIRE(desk.with_tariff("assessor", "value_goods", TariffDesk::blank_amounts()) == "");
  const DeclaredLine& line = desk.line(0);
  // 10,000.50 dollars at 450,000 rials.
  CHECK(*line.value_irr == 4'500'225'000);
  CHECK(*line.customs_duty == 180'009'000);
  CHECK(*line.commercial_profit == 900'045'000);
  CHECK(*line.other_dues == 22'501'125);
  // 10 % of 4,500,225,000 + 180,009,000 + 900,045,000 + 22,501,125, half a rial up.
  CHECK(*line.vat == 560'278'013);
  CHECK(line.rates->from == day(1, 1));
  CHECK(line.dues_reason.empty());

  // Each amount says why, with its source.
  const core::Explanation why = explain_dues(line, day(5, 10));
  REQUIRE(why.size() == 6);
  CHECK(why[2].value == "مصوبه نمونه");
  CHECK(why[3].value.find("× ۲۰٪ =") != std::string::npos);
  CHECK(why[3].value.find("۹۰۰٬۰۴۵٬۰۰۰") != std::string::npos);
  for (const core::ExplanationStep& step : why) CHECK_FALSE(step.source.document.empty());
}

TEST_CASE("an amount that is not the tariff's needs a reason, and the tax follows it",
          "[abandoned_goods][tariff]") {
  TariffDesk desk;
  REQUIRE(desk.tariff.put(row_of(desk.line(0).hs_code, day(1, 1), 20, 10)) == "");
  REQUIRE(desk.tariff.put(row_of(desk.line(1).hs_code, day(1, 1), 20, 10)) == "");
  ValueGoods payload = TariffDesk::blank_amounts();
  payload.lines[0].commercial_profit = 900'045'001;
  CHECK(desk.with_tariff("assessor", "value_goods", payload) == "invalid lines[0].dues_reason");
  CHECK(desk.reason.find("۹۰۰٬۰۴۵٬۰۰۰") != std::string::npos);
  payload.lines[0].commercial_profit = 900'045'000;  // What the tariff says may be typed, too.
  CHECK(desk.with_tariff("assessor", "value_goods", payload) == "");
  payload.lines[0].commercial_profit = 0;
  payload.lines[0].dues_reason = "معاف به موجب مصوبه";
  CHECK(desk.with_tariff("assessor", "value_goods", payload) == "");
  CHECK(*desk.line(0).commercial_profit == 0);
  CHECK(*desk.line(0).vat == 470'273'513);
  CHECK(desk.line(0).dues_reason == "معاف به موجب مصوبه");
  CHECK(explain_dues(desk.line(0), day(5, 10)).size() == 7);
}

TEST_CASE("without a row the amounts are typed", "[abandoned_goods][tariff]") {
  TariffDesk desk;
  // The code's first rates begin after the registration.
  REQUIRE(desk.tariff.put(row_of(desk.line(0).hs_code, day(5, 11), 20, 10)) == "");
  CHECK(desk.with_tariff("assessor", "value_goods", TariffDesk::blank_amounts()) ==
        "invalid lines[0].commercial_profit");
  CHECK(desk.with_tariff("assessor", "value_goods", values()) == "");
  CHECK(*desk.line(0).commercial_profit == 1000);
  CHECK_FALSE(desk.line(0).rates.has_value());
  CHECK(explain_dues(desk.line(0), day(5, 10)).size() == 3);
}

TEST_CASE("a later tariff changes no case; an amended value takes its dues with it",
          "[abandoned_goods][tariff]") {
  TariffDesk desk;
  const std::string hs_code = desk.line(0).hs_code;
  REQUIRE(desk.tariff.put(row_of(hs_code, day(1, 1), 20, 10)) == "");
  REQUIRE(desk.tariff.put(row_of(desk.line(1).hs_code, day(1, 1), 20, 10)) == "");
  REQUIRE(desk.with_tariff("assessor", "value_goods", TariffDesk::blank_amounts()) == "");
  REQUIRE(desk.tariff.put(row_of(hs_code, day(5, 11), 90, 90)) == "");
  CHECK(*desk.line(0).commercial_profit == 900'045'000);

  ApproveAmendment amendment;
  amendment.mistake = MistakeKind::other;
  amendment.reason = "اشتباه در ارزش";
  amendment.changes = {{1, "value_usd", "10000.5", "20001"}};
  amendment.letter = "۱";
  REQUIRE(desk.with_tariff("provincial_director", "approve_amendment", amendment) == "");
  CHECK(*desk.line(0).commercial_profit == 1'800'090'000);
  CHECK(*desk.line(0).other_dues == 45'002'250);
  CHECK(*desk.line(0).vat == 1'120'556'025);
  // What the director puts in himself stays as he put it; the tax follows.
  amendment.changes = {{1, "commercial_profit", "1800090000", "5"}};
  REQUIRE(desk.with_tariff("provincial_director", "approve_amendment", amendment) == "");
  CHECK(*desk.line(0).commercial_profit == 5);
  CHECK(*desk.line(0).vat == 940'547'026);
}

}  // namespace kotaj::abandoned_goods
