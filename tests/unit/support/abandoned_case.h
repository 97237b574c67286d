#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/abandoned_goods/apply.h"
#include "shared/access/office.h"

/// One office under one province, its people and one receipt, for the tests that walk it.
namespace kotaj::abandoned_goods::testing {

inline core::Date day(int month, int day_of_month, int year = 1403) {
  return core::Date::of(year, month, day_of_month).value();
}
inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}

/// Offices 10100 and 10200 lie in province 20000, 30300 in province 40000.
class Offices : public access::Lookup {
 public:
  Offices() {
    add("00000", "", access::OfficeKind::headquarters);
    add("20000", "00000", access::OfficeKind::province);
    add("40000", "00000", access::OfficeKind::province);
    add("10100", "20000", access::OfficeKind::customs_office);
    add("10200", "20000", access::OfficeKind::customs_office);
    add("30300", "40000", access::OfficeKind::customs_office);
  }
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    if (module != "office") return nullptr;
    const auto found = offices_.find(id);
    return found == offices_.end() ? nullptr : &found->second;
  }

 private:
  void add(const std::string& code, const std::string& parent, access::OfficeKind kind) {
    access::Office office;
    office.code = code;
    office.name = code;
    office.kind = kind;
    office.parent = parent;
    offices_[access::office_id(code)] = office;
  }
  std::map<core::Id, access::Office> offices_;
};

inline access::Person person_at(access::Position position, const std::string& office) {
  access::Person person;
  person.user = std::string(access::code_of(position));
  person.name = std::string(access::label_of(position));
  access::Assignment assignment;
  assignment.id = id_of(1);
  assignment.position = position;
  assignment.office = office;
  assignment.from = day(1, 1, 1402);
  person.assignments.push_back(assignment);
  return person;
}

inline Receipt receipt() {
  Receipt out;
  out.office = "10100";
  out.custodian = "انبارهای عمومی نمونه";
  out.number = "AB-1403/77";
  out.entered_first_warehouse = day(1, 10);
  out.entered_here = day(1, 12);
  out.owner = "شرکت نمونه";
  out.owner_id = "10380284790";
  out.custodian_list = "۱۲/ف";
  GoodsLine line;
  line.goods = "پارچه";
  line.hs_code = "55121900";
  line.gross = core::Mass{1'200'000};
  out.goods.push_back(line);
  line.goods = "خمیر دندان";
  line.hs_code = "33061000";
  out.goods.push_back(line);
  return out;
}

inline Inspect inspection(core::Date on) {
  Inspect out;
  out.inspected_on = on;
  out.report = "بازدید شد.";
  out.lines.push_back({"پارچه", "55121900", {1'190'000}, 40, "رول", "", "سالم", ""});
  out.lines.push_back({"خمیر دندان", "33061000", {300'000}, 25, "کارتن", "", "سالم", ""});
  return out;
}

/// The value of one line by the first method of art. 15.
inline LineValuation valuation(int64_t line, int64_t usd_cents) {
  LineValuation out;
  out.line = line;
  out.method = ValueMethod::identical;
  out.value_usd = usd_cents;
  out.commercial_profit = 1000;
  out.other_dues = 20;
  out.vat = 300;
  return out;
}

/// The office, its people and the case as the server has it.
struct Desk {
  Offices offices;
  std::map<std::string, access::Person> people;
  std::shared_ptr<void> record;
  core::Date on = day(3, 5);
  int64_t operations = 50;
  std::string reason;
  std::string clause;

  Desk() {
    for (const core::Choice& choice : access::positions()) {
      const auto position = static_cast<access::Position>(choice.number);
      const bool province = position == access::Position::provincial_director;
      people[std::string(choice.code)] = person_at(position, province ? "20000" : "10100");
    }
  }
  access::Context context(const std::string& user) {
    access::Context out;
    out.on = on;
    out.at = {1'720'000'000'000 + operations};
    out.made_at = out.at;
    out.operation = core::derive_id("test.operation", {std::to_string(++operations)});
    out.actor = {&people.at(user), id_of(1)};
    out.lookup = &offices;
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
    clause.clear();
    if (applied.refusal) {
      CHECK_FALSE(applied.refusal->reason.empty());
      CHECK_FALSE(applied.refusal->source.document.empty());
      reason = applied.refusal->reason;
      clause = core::to_string(applied.refusal->source);
      return applied.refusal->code +
             (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
    }
    record = applied.record;
    return "";
  }
  Case& held() { return *static_cast<Case*>(record.get()); }
  [[nodiscard]] const Case& held() const { return *static_cast<const Case*>(record.get()); }
  [[nodiscard]] Step step() const { return step_on(held(), on); }
  const Round& round() { return held().rounds.back(); }
};

inline void open(Desk& desk, const Receipt& payload = receipt()) {
  REQUIRE(desk.act("registry_officer", "open_case", payload) == "");
}
inline void warn(Desk& desk) {
  desk.on = day(4, 15);
  REQUIRE(desk.act("abandoned_unit_head", "serve_warning",
                   ServeWarning{day(4, 15), WarningServer::customs, ServiceWay::post, "۷"}) == "");
}
inline void dispatch(Desk& desk) {
  desk.on = day(5, 5);
  REQUIRE(desk.act("assessment_head", "dispatch_assessors",
                   DispatchAssessors{day(5, 5), day(5, 6), "دو ارزیاب", true}) == "");
}
inline void inspect_goods(Desk& desk) {
  desk.on = day(5, 6);
  REQUIRE(desk.act("assessor", "inspect", inspection(day(5, 6))) == "");
}
inline RegisterDeclaration registration() {
  RegisterDeclaration out;
  out.kotaj = "25184";
  out.registered_on = day(5, 10);
  out.no_open_dispute = true;
  return out;
}
inline void declare(Desk& desk) {
  desk.on = day(5, 10);
  REQUIRE(desk.act("registry_officer", "register_declaration", registration()) == "");
}
inline ValueGoods values() {
  ValueGoods out;
  out.valued_on = day(5, 12);
  out.usd_rate = 450'000;
  out.lines = {valuation(1, 1'000'050), valuation(2, 200'000)};
  return out;
}
inline void value(Desk& desk) {
  desk.on = day(5, 12);
  REQUIRE(desk.act("assessor", "value_goods", values()) == "");
}
inline void confirm(Desk& desk) {
  desk.on = day(5, 13);
  REQUIRE(desk.act("assessment_head", "confirm_assessment", ConfirmAssessment{day(5, 13)}) == "");
}
inline void to_cashier(Desk& desk) {
  confirm(desk);
  REQUIRE(desk.act("finance_officer", "record_mother_id", RecordMotherId{"M100", day(5, 13)}) ==
          "");
}
inline void share(Desk& desk) {
  desk.on = day(5, 14);
  REQUIRE(desk.act("finance_officer", "convert_share_id",
                   ConvertShareId{"S100", day(5, 14), true}) == "");
}
inline Announce announcement() {
  return {day(5, 15), "۱۰۰/۱", "اداره اموال تملیکی نمونه", {{2, Permit::food_and_drug, ""}}};
}
inline void announce_goods(Desk& desk) {
  desk.on = day(5, 15);
  REQUIRE(desk.act("abandoned_unit_head", "announce", announcement()) == "");
}
inline void take(Desk& desk) {
  desk.on = day(5, 20);
  REQUIRE(desk.act("exit_gate_officer", "take_out", TakeOut{day(5, 20), "۵۵", day(5, 20), ""}) ==
          "");
}
inline Settle settlement() {
  Settle out;
  out.settled_on = day(6, 1);
  out.confirmation = "۹۹";
  out.confirmed_on = day(6, 2);
  return out;
}
inline void settle_goods(Desk& desk) {
  desk.on = day(6, 5);
  REQUIRE(desk.act("abandoned_unit_head", "settle", settlement()) == "");
}
inline RequestReturn request(core::Date on) {
  RequestReturn out;
  out.requested_on = on;
  out.requester = "شرکت نمونه";
  out.order_registration = "54321098";
  out.currency_allocation = "A77";
  out.allocation_valid_until = day(12, 1);
  out.not_sold = true;
  return out;
}
inline void request_return_of(Desk& desk) {
  REQUIRE(desk.act("registry_officer", "request_return", request(desk.on)) == "");
}
inline void return_goods(Desk& desk) {
  desk.on = core::add_days(desk.on, 1).value();
  REQUIRE(desk.act("abandoned_unit_head", "return_declaration", ReturnDeclaration{desk.on, "۳۳"}) ==
          "");
}
inline void cancel(Desk& desk) {
  desk.on = core::add_days(desk.on, 1).value();
  REQUIRE(desk.act("office_manager", "cancel_declaration",
                   CancelDeclaration{desk.on, desk.on, "موافقت شد"}) == "");
}
inline void declare_anew(Desk& desk) {
  desk.on = core::add_days(desk.on, 2).value();
  REQUIRE(desk.act("registry_officer", "declare_procedure",
                   DeclareProcedure{Procedure::definite_import, "9001", desk.on, "", ""}) == "");
}
inline void leave(Desk& desk) {
  desk.on = core::add_days(desk.on, 1).value();
  REQUIRE(desk.act("exit_gate_officer", "record_exit", RecordExit{desk.on, true, ""}) == "");
}

/// Opens a case and walks it to a step, by the acts that lead there.
inline void bring_to(Desk& desk, Step step, const Receipt& payload = receipt()) {
  open(desk, payload);
  if (step == Step::in_storage) return;
  desk.on = day(4, 15);
  if (step == Step::expired) return;
  const std::vector<std::pair<Step, void (*)(Desk&)>> way{{Step::warned, &warn},
                                                          {Step::assessing, &dispatch},
                                                          {Step::assessed, &inspect_goods},
                                                          {Step::declared, &declare},
                                                          {Step::valued, &value},
                                                          {Step::cashier, &to_cashier},
                                                          {Step::payable, &share},
                                                          {Step::announced, &announce_goods},
                                                          {Step::taken, &take},
                                                          {Step::settled, &settle_goods}};
  const std::vector<std::pair<Step, void (*)(Desk&)>> back{
      {Step::return_requested, &request_return_of},
      {Step::returned, &return_goods},
      {Step::cancelled, &cancel},
      {Step::releasing, &declare_anew},
      {Step::released, &leave}};
  for (const auto& [reached, walk] : way) {
    if (reached == Step::settled && step != Step::settled) break;
    walk(desk);
    if (reached == step) return;
  }
  if (step == Step::withdrawn) {
    REQUIRE(desk.act("provincial_director", "approve_withdrawal",
                     ApproveWithdrawal{MistakeKind::ownerless, "بلاصاحب بود", "۴"}) == "");
    return;
  }
  if (step == Step::confiscated) {
    REQUIRE(desk.act("assessor", "confiscate", Confiscate{desk.on, "۸", "ممنوع"}) == "");
    return;
  }
  for (const auto& [reached, walk] : back) {
    walk(desk);
    if (reached == step) return;
  }
}

}  // namespace kotaj::abandoned_goods::testing
