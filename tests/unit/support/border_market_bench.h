#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/access/office.h"
#include "shared/border_market/apply.h"
#include "shared/border_market/due.h"
#include "shared/export_valuation/values.h"

/// A market, its people and one file with a whole declaration, for the tests that walk it.
namespace kotaj::border_market::testing {

inline core::Date day(const char* text) { return core::Date::parse(text).value(); }
inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}

inline access::Person person_at(const std::string& user, access::Position position,
                                const std::string& office) {
  access::Person person;
  person.user = user;
  person.name = std::string(access::label_of(position));
  access::Assignment assignment;
  assignment.id = id_of(1);
  assignment.position = position;
  assignment.office = office;
  assignment.from = day("1402/01/01");
  person.assignments.push_back(assignment);
  return person;
}

/// What the file's rules look up: the market of 10100, and one row of the export value list.
class World : public access::Lookup {
 public:
  World() {
    market.office = "10100";
    market.name = "بازارچه نمونه";
    market.variants = {{Variant::a, day("1402/01/01"), {}},
                       {Variant::b, day("1403/01/01"), {}},
                       {Variant::c, day("1404/01/01"), {}}};
    market.collectors = {{Collector::cashier, day("1402/01/01"), {}}};
    market.rates = {{CostKind::storage, CostUnit::day, 50'000'0000, day("1402/01/01"), {}}};
    market.privileges = {{"10101010101",
                          "شرکت نمونه",
                          PrivilegeKind::distinguished,
                          true,
                          day("1404/01/01"),
                          day("1404/12/29"),
                          {}}};
    pistachio.hs_code = "08025100";
    pistachio.goods = "پسته";
    pistachio.unit = "کیلوگرم";
    pistachio.entries = {{8'0000, day("1402/01/01"), {}, "۱", day("1402/01/01"), {}}};
  }
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    if (module == "border_markets" && id == market_id(market.office)) return &market;
    if (module == "export_values" &&
        id == export_valuation::value_id(pistachio.hs_code, pistachio.goods, {}, pistachio.unit))
      return &pistachio;
    return nullptr;
  }
  Market market;
  export_valuation::ValueLine pistachio;
};

inline core::Country country(std::string_view code) {
  for (const core::Choice& one : core::countries()) {
    if (one.code == code) return static_cast<core::Country>(one.number);
  }
  return {};
}

/// 1,000 kg of pistachios at 8 dollars, whole but for the identity that a step records.
inline Declaration declaration() {
  Declaration out;
  out.exporter = Exporter{"شرکت نمونه", "10380284790", "نشانی", "02100000000"};
  out.declarant = Declarant{"شرکت نمونه", "10380284790", Capacity::owner};
  const Party party{"طرف نمونه", "نشانی"};
  out.consignee = out.consignor = out.destination_representative = out.buyer = party;
  out.office_of_origin = "10100";
  out.exit_office = "10100";
  out.assessment_place = "محوطه";
  for (auto member : {&Declaration::first_destination_country, &Declaration::destination_country,
                      &Declaration::trading_country, &Declaration::vehicle_destination_country,
                      &Declaration::final_destination_country})
    out.*member = country("IQ");
  out.country_of_origin = country("IR");
  out.vehicle_at_exit = out.vehicle_at_border = Vehicle{"12ع345-67", country("IR")};
  out.border_transport_mode = out.inland_transport_mode = 3;
  out.delivery_terms = DeliveryTerms::fob;
  out.procedure = Procedure::definite_export;
  out.producing_province = static_cast<Province>(1);
  out.invoice_currency = "USD";
  out.invoice_total = 8'000'0000;
  out.exchange_rate = out.usd_rate = 500'000'0000;
  out.bank_data = BankData{"بانک نمونه", "مرکزی", "123"};
  out.total_value_irr = 4'000'000'000;
  out.total_value_usd = 8'000'00;
  out.export_licence = ExportLicence{"م-۱", day("1402/01/05"), "مرجع نمونه"};
  out.transaction_terms = "نقدی";
  out.place_of_loading = "انبار";
  out.office_of_formalities = "10100";
  Line line;
  line.name = "پسته";
  line.kind = "خندان";
  line.number = "1";
  line.hs = "08025100";
  line.colour = line.size = line.properties = line.marks_of_distinction = "ندارد";
  line.packages = Packages{100, "کارتن", "۴۰×۳۰", "ندارد"};
  line.quantity = core::Quantity{1'000'000};
  line.unit = "کیلوگرم";
  line.gross_kg = core::Mass{1'050'000};
  line.net_kg = core::Mass{1'000'000};
  line.value = 8'000'0000;
  out.lines = {line};
  return out;
}

inline Documents documents() {
  Documents out;
  for (const core::Field& field : core::describe<Documents>().fields)
    static_cast<Document*>(field.mutable_at(&out, 0))->status = DocumentStatus::present;
  return out;
}

/// A sheet that finds everything right.
inline Assessment assessment(core::Date on) {
  Assessment out;
  out.assessed_on = on;
  return out;
}

/// Every position in office 10100, somebody of another office, and the record as the server has it.
struct Bench {
  World world;
  std::map<std::string, access::Person> people;
  std::shared_ptr<void> record;
  core::Date on;
  int64_t operations = 50;
  std::string reason;
  const access::Module* of = &module();

  explicit Bench(const char* today) : on(day(today)) {
    for (const core::Choice& choice : access::positions()) {
      const auto position = static_cast<access::Position>(choice.number);
      people[std::string(choice.code)] = person_at(std::string(choice.code), position, "10100");
    }
    people["other_registry"] =
        person_at("other_registry", access::Position::registry_officer, "10200");
    people["other_assessor"] = person_at("other_assessor", access::Position::assessor, "10100");
  }
  access::Context context(const std::string& user) {
    access::Context out;
    out.on = on;
    out.at = {1'720'000'000'000 + operations};
    out.made_at = out.at;
    out.operation = core::derive_id("test.operation", {std::to_string(++operations)});
    out.actor = {&people.at(user), id_of(1)};
    out.lookup = &world;
    return out;
  }
  /// "" when it was done, else the refusal's code and field.
  template <typename Payload>
  std::string act(const std::string& user, std::string_view code, const Payload& payload) {
    const access::Act* found = access::find_act(*of, code);
    REQUIRE(found != nullptr);
    const access::Context now = context(user);
    const std::string seen = of->seen(record.get(), *found, &payload, now);
    const access::Applied applied = access::perform(*of, *found, record.get(), &payload, seen, now);
    if (of == &module() && record != nullptr) check_due(*found, applied);
    if (!applied.refusal) {
      record = applied.record;
      return {};
    }
    reason = applied.refusal->reason;
    CHECK_FALSE(reason.empty());
    CHECK_FALSE(applied.refusal->source.document.empty());
    return applied.refusal->code +
           (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
  }
  /// What the file waits for is told in every state that a test walks through: a step that is done
  /// was due, and one that is held up does not stand alone.
  void check_due(const access::Act& act, const access::Applied& applied) const {
    const Answer answer = answer_on(held(), on);
    const std::vector<ActNumber> due = acts_due(held(), answer);
    const auto number = static_cast<ActNumber>(act.number);
    const bool is_due = std::find(due.begin(), due.end(), number) != due.end();
    const bool carries_on = step_of(number) || number == ActNumber::sign_release ||
                            number == ActNumber::deliver_goods || number == ActNumber::resume;
    INFO(act.code);
    if (carries_on && !applied.refusal) CHECK(is_due);
    CHECK(due.empty() == held().delivery.has_value());
    CHECK(awaited(held(), answer).empty() == due.empty());
    if (held().stopped.empty() && !hindrances(held(), answer).empty()) CHECK(due.size() > 1);
  }
  [[nodiscard]] const Record& held() const { return *static_cast<const Record*>(record.get()); }
  [[nodiscard]] std::string state() const {
    return std::string(core::code_of(state_choices(), state_of(held())));
  }
  [[nodiscard]] std::string next() const {
    const Answer found = answer_on(held(), on);
    return found.next == nullptr ? std::string() : std::string(found.next->code);
  }
};

/// A file of the sequence that the market follows on that day, with its declaration and papers.
inline Bench opened(const char* today) {
  Bench bench(today);
  REQUIRE(bench.act("registry_officer", "open_file", Opening{"10100", "1", bench.on, {}}).empty());
  REQUIRE(bench.act("registry_officer", "edit_declaration", declaration()).empty());
  REQUIRE(bench.act("registry_officer", "put_documents", documents()).empty());
  return bench;
}

/// A, up to the assessment: assigned to "assessor".
inline Bench before_assessment(const char* today = "1402/02/01") {
  Bench bench = opened(today);
  REQUIRE(bench.act("registry_officer", "step_a1", PlainStep{bench.on, {}}).empty());
  REQUIRE(bench
              .act("registry_officer", "step_a2",
                   VerifyAndRegister{bench.on, "کارشناس", "کارت ملی", "123456"})
              .empty());
  Costs costs;
  costs.rows = {{CostKind::bank_costs, CostUnit::piece, {1000}, 200'000'0000}};
  REQUIRE(bench.act("finance_officer", "put_costs", costs).empty());
  REQUIRE(bench.act("finance_officer", "step_a3", NumberedStep{bench.on, "ق-۱", {}}).empty());
  REQUIRE(
      bench.act("assessment_head", "step_a4", Assignment{"assessor", bench.on, "خشکبار"}).empty());
  REQUIRE(bench
              .act("registry_officer", "match_documents",
                   DocumentMatching{bench.on, true, true, true, {}})
              .empty());
  return bench;
}

}  // namespace kotaj::border_market::testing
