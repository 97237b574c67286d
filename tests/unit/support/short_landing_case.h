#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/short_landing/acts.h"
#include "shared/short_landing/judgement.h"
#include "shared/short_landing/parameters.h"

/// One office, its people and one case, for the tests that walk it.
namespace kotaj::short_landing::testing {

inline core::Date day(int month, int day_of_month) {
  return core::Date::of(1402, month, day_of_month).value();
}
inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}

class Numbering : public access::NoticeNumbering {
 public:
  Numbered next(std::string_view office, int year, std::string_view bank) override {
    ++given;
    const std::string series =
        std::string(office) + "-" + std::to_string(year) + "-" + std::string(bank);
    return {series + "-" + std::to_string(++serials[series]), "CODE"};
  }
  std::map<std::string, int> serials;
  int given = 0;
};

inline access::Person person_with(const std::string& user, access::Position position,
                                  const std::string& office) {
  access::Person person;
  person.user = user;
  person.name = "نام " + user;
  access::Assignment assignment;
  assignment.id = id_of(1);
  assignment.position = position;
  assignment.office = office;
  assignment.from = day(1, 1);
  person.assignments.push_back(assignment);
  for (const auto layer : {access::GrantLayer::central, access::GrantLayer::local}) {
    access::Grant grant;
    grant.id = id_of(layer == access::GrantLayer::central ? 2 : 3);
    grant.layer = layer;
    if (layer == access::GrantLayer::local) grant.office = office;
    grant.from = day(1, 1);
    grant.given_by = layer == access::GrantLayer::central ? "center" : "manager";
    person.grants.push_back(grant);
  }
  return person;
}

inline Declaration declaration() {
  Declaration out;
  out.office = "10100";
  out.kotaj = "1234567";
  out.registered_on = day(3, 1);
  out.order_registration = "54321098";
  out.bank = "017";
  out.branch = "1001";
  out.payment_instrument = "LC14020001";
  out.hs_code = "10059010";
  out.goods = "ذرت دامی";
  out.goods_group = GoodsGroup::g1;
  out.preferential_currency = true;
  out.bulk_commodity = true;
  out.carriage = Carriage::container;
  out.declared_gross = {52'000'000};
  out.declared_net = {51'900'000};
  out.packages = 40;
  out.package_kind = "کیسه";
  out.value = 4'850'000;
  out.currency = "USD";
  return out;
}

/// The office, its people and the case as the server has it.
struct Desk {
  std::map<std::string, access::Person> people{
      {"manager", person_with("manager", access::Position::office_manager, "10100")},
      {"deputy", person_with("deputy", access::Position::customs_deputy, "10100")},
      {"head", person_with("head", access::Position::assessment_head, "10100")},
      {"gate", person_with("gate", access::Position::exit_gate_officer, "10100")},
      {"imports", person_with("imports", access::Position::import_office, "00000")},
  };
  Numbering numbering;
  std::shared_ptr<void> record;
  std::vector<access::BankNotice> notices;
  core::Date on = day(3, 10);
  uint8_t operations = 50;

  access::Context context(const std::string& user) {
    access::Context out;
    out.on = on;
    out.at = {1'685'500'000'000 + operations};
    out.made_at = out.at;
    out.operation = id_of(++operations);
    out.actor = {&people.at(user), id_of(1)};
    out.numbering = &numbering;
    return out;
  }
  /// "" when it was done, else the refusal's code and field.
  template <typename Payload>
  std::string act(const std::string& user, std::string_view code, const Payload& payload) {
    const access::Act& found = *access::find_act(module(), code);
    const access::Context acting = context(user);
    const std::string seen = module().seen(record.get(), found, &payload, acting);
    return take(access::perform(module(), found, record.get(), &payload, seen, acting));
  }
  std::string take(access::Applied applied) {
    reason.clear();
    if (applied.refusal) {
      CHECK_FALSE(applied.refusal->reason.empty());
      CHECK_FALSE(applied.refusal->source.document.empty());
      reason = applied.refusal->reason;
      clause = core::to_string(applied.refusal->source);
      return applied.refusal->code +
             (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
    }
    record = applied.record;
    for (const access::BankNotice& notice : applied.notices) notices.push_back(notice);
    return "";
  }
  Case& held() { return *static_cast<Case*>(record.get()); }
  State state() { return held().state; }
  std::string reason;
  std::string clause;
};

inline RecordWeighing truck(int64_t loaded_kg, int64_t empty_kg, const std::string& container,
                            std::optional<int64_t> tare_kg) {
  RecordWeighing out;
  out.plate = "12ع345-67";
  out.loaded = {loaded_kg * 1000};
  out.empty = {empty_kg * 1000};
  out.weighed_on = day(3, 8);
  Container box;
  box.number = container;
  if (tare_kg) {
    box.tare = core::Mass{*tare_kg * 1000};
    box.tare_source = TareSource::door;
  }
  out.containers.push_back(box);
  return out;
}

/// The worked example of the public vectors: two trucks, two containers, packaging 0, the exit
/// complete.
inline void bring_to_decision(Desk& desk) {
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(40110, 15050, "MSKU0000006", {})).empty());
  const RecordExactTare tare{
      desk.held().weighings[1].id, "MSKU0000006", {}, {2'180'000}, TareSource::door, {}};
  REQUIRE(desk.act("gate", "record_exact_tare", tare).empty());
  REQUIRE(desk.act("gate", "assess_packaging", AssessPackaging{{0}, day(3, 8), {}}).empty());
  REQUIRE(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}).empty());
}

inline constexpr std::string_view n8_text =
    "قابل توجه بانک: کالای موضوع این اظهارنامه شامل تعداد ۴۰ کیسه با وزن ناخالص اظهاری ۵۲٬۰۰۰ کیلوگرم و وزن ناخالص خروجی ۴۸٬۹۳۰ کیلوگرم می‌باشد که با احتساب تلورانس ابلاغی مورد تأیید ستاد تنظیم بازار، میزان کسر تخلیه ۲٬۲۹۰ کیلوگرم و معادل ۴٫۴ درصد اعلام می‌گردد";

}  // namespace kotaj::short_landing::testing
