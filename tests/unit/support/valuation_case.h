#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/core/text.h"
#include "shared/export_valuation/checks.h"
#include "shared/export_valuation/steps.h"
#include "shared/export_valuation/values.h"

/// One office, the Valuation Office, their people and one request, for the tests that walk it.
namespace kotaj::export_valuation::testing {

inline core::Date day(int month, int day_of_month, int year = 1403) {
  return core::Date::of(year, month, day_of_month).value();
}
inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}
/// Dollars with four decimals.
inline core::Wide usd(int64_t whole, int64_t ten_thousandths = 0) {
  return core::Wide{whole} * 10'000 + ten_thousandths;
}

/// Persons and lines of the export value list.
class Held : public access::Lookup {
 public:
  std::map<core::Id, access::Person> people;
  std::map<core::Id, std::shared_ptr<void>> lines;

  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    if (module == "person") {
      const auto found = people.find(id);
      return found == people.end() ? nullptr : &found->second;
    }
    if (module != "export_values") return nullptr;
    const auto found = lines.find(id);
    return found == lines.end() ? nullptr : found->second.get();
  }
};

inline RequestForm request_form() {
  RequestForm form;
  form.office = "10100";
  form.file_number = "V-1403/12";
  form.kind = RequestKind::value_difference;
  form.trigger = Trigger::price_level_changed;
  form.kotaj = "712345";
  form.kotaj_on = day(2, 1);
  form.exporter = "شرکت صادراتی نمونه";
  form.phone = "02100000000";
  form.exchange_rate = usd(285'000);
  form.exchange_rate_on = day(2, 1);
  GoodsRow row;
  row.goods = "پنجره دوجداره";
  row.hs_code = "39252000";
  row.unit = "عدد";
  row.quantity = core::Quantity{1'000'000};
  row.net = core::Mass{5'000'000};
  row.gross = core::Mass{5'200'000};
  row.declared_usd = usd(5);
  row.approved_usd = usd(6);
  row.approved_number = "۱۲/م";
  row.approved_on = day(1, 1, 1402);
  row.wholesale_irr = usd(2'280'000);
  row.costs_to_exit_irr = usd(0);
  row.international_usd = usd(9);
  row.proposed_usd = usd(8, 2'500);
  form.rows.push_back(row);
  return form;
}

inline RawAnalysis raw_analysis(int64_t row = 1) {
  RawAnalysis form;
  form.row = row;
  form.goods = "پنجره دوجداره";
  form.company = "شرکت صادراتی نمونه";
  form.produced = core::Quantity{1'000'000};
  form.produced_unit = "عدد";
  form.exchange_rate = usd(285'000);
  form.exchange_rate_on = day(2, 1);
  Material material;
  material.material = "پروفیل";
  material.consumption = core::Quantity{1'250'500};
  material.unit = "کیلوگرم";
  material.rate_domestic_irr = usd(1'200'000);
  material.other_irr = 50'000;
  form.rows.push_back(material);
  material = {};
  material.material = "شیشه";
  material.consumption = core::Quantity{640'000};
  material.unit = "مترمربع";
  material.rate_foreign_usd = usd(4, 1'375);
  form.rows.push_back(material);
  return form;
}

inline std::string long_text(std::string text, std::size_t code_points) {
  while (core::code_point_count(text) < code_points) text += "ا";
  return text;
}

inline StateOpinion opinion() {
  StateOpinion out;
  out.proposal = "ارزش هر عدد ۸٫۲۵ دلار تعیین شود.";
  out.reason = long_text(
      "بهای مواد اولیه و عمده‌فروشی افزایش یافته است و ارزش مصوب پیشین ",
      80);
  out.expert = "ارزیاب نمونه";
  LegalDocument document;
  document.kind = DocumentKind::price_list;
  document.number = "۴۵";
  document.dated_on = day(1, 20);
  document.issuer = "اتحادیه نمونه";
  document.description = long_text(
      "فهرست قیمت عمده‌فروشی در و پنجره با نرخ هر عدد در بازار ",
      80);
  out.documents.push_back(document);
  out.clause_2_observed = true;
  return out;
}

inline RecordResolution resolution(core::Date on) {
  RecordResolution out;
  out.number = "۷۷/ک";
  out.resolved_on = on;
  out.members = {{"عضو نخست", "دبیر"}, {"عضو دوم", ""}};
  out.values = {{1, "39252000", "پنجره دوجداره", "", "عدد", usd(8), on}};
  return out;
}

/// The offices, their people, the request and the list as the server has them.
struct Desk {
  Held held;
  std::shared_ptr<void> record;
  core::Date on = day(2, 5);
  int64_t operations = 50;
  std::string reason;

  Desk() {
    for (const core::Choice& choice : access::positions()) {
      access::Person person;
      person.user = std::string(choice.code);
      person.name = std::string(choice.label);
      access::Assignment assignment;
      assignment.id = id_of(1);
      assignment.position = static_cast<access::Position>(choice.number);
      assignment.office = person.user.starts_with("valuation_") ? "00000" : "10100";
      assignment.from = day(1, 1, 1402);
      person.assignments.push_back(assignment);
      held.people[access::person_id(person.user)] = person;
    }
  }
  access::Context context(const std::string& user) {
    access::Context out;
    out.on = on;
    out.at = {1'720'000'000'000 + operations};
    out.made_at = out.at;
    out.operation = core::derive_id("test.operation", {std::to_string(++operations)});
    out.actor = {&held.people.at(access::person_id(user)), id_of(1)};
    out.lookup = &held;
    return out;
  }
  /// "" when it was done, else the refusal's code and field.
  std::string take(access::Applied applied, std::shared_ptr<void>& place) {
    reason.clear();
    if (!applied.refusal) {
      place = std::move(applied.record);
      return {};
    }
    CHECK_FALSE(applied.refusal->reason.empty());
    CHECK_FALSE(applied.refusal->source.document.empty());
    reason = applied.refusal->reason;
    return applied.refusal->code +
           (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
  }
  template <typename Payload>
  std::string act(const std::string& user, std::string_view code, const Payload& payload) {
    const access::Act& found = *access::find_act(module(), code);
    const access::Context acting = context(user);
    const std::string seen = module().seen(record.get(), found, &payload, acting);
    return take(access::perform(module(), found, record.get(), &payload, seen, acting), record);
  }
  std::string put_value(const std::string& user, const ValueRow& row) {
    const access::Act& found = *access::find_act(values_module(), "put_value");
    std::shared_ptr<void>& line = held.lines[value_id(row.hs_code, row.goods, row.brand, row.unit)];
    return take(access::perform(values_module(), found, line.get(), &row, {}, context(user)), line);
  }
  [[nodiscard]] const Request& request() const {
    return *static_cast<const Request*>(record.get());
  }
  [[nodiscard]] core::Problems problems() const { return problems_of(request(), on); }

  /// The way up to that state, each act by who does it.
  void walk(State until) {
    const auto reached = [&] { return record != nullptr && request().state == until; };
    const auto go = [&](const std::string& user, std::string_view code, const auto& payload) {
      if (!reached()) {
        INFO(code);
        REQUIRE(act(user, code, payload) == "");
      }
    };
    if (record == nullptr) REQUIRE(act("assessor", "open_request", request_form()) == "");
    if (request().analyses.empty()) REQUIRE(act("assessor", "put_analysis", raw_analysis()) == "");
    if (!request().opinion) REQUIRE(act("assessor", "state_opinion", opinion()) == "");
    go("customs_deputy", "sign", SignRequest{});
    go("registry_officer", "send", SendRequest{"۱۴۰۳/۱۰۰", on});
    go("valuation_registry", "register_request", RegisterRequest{"د/۵۵", on});
    go("valuation_director", "refer", ReferRequest{});
    go("valuation_secretary", "refer_to_expert", ReferToExpert{"valuation_expert", ""});
    go("valuation_expert", "report", GiveReport{"بررسی شد.", {{1, usd(8), "میانگین شواهد"}}});
    go("valuation_secretary", "hear", HearRequest{"۹", on, ""});
    go("valuation_secretary", "resolve", resolution(on));
  }
};

}  // namespace kotaj::export_valuation::testing
