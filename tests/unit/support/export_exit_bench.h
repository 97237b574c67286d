#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/access/office.h"
#include "shared/export_exit/apply.h"
#include "shared/export_exit/circular.h"
#include "shared/export_exit/settlement.h"

/// An origin office and two border offices in two provinces, their people and one permit, for the
/// tests that walk it.
namespace kotaj::export_exit::testing {

inline core::Date day(const char* text) { return core::Date::parse(text).value(); }
inline core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}

/// Offices 10100 and 10200 (border) lie in province 20000, 30300 (border) in province 40000.
class Offices : public access::Lookup {
 public:
  Offices() {
    add("00000", "", access::OfficeKind::headquarters, false);
    add("20000", "00000", access::OfficeKind::province, false);
    add("40000", "00000", access::OfficeKind::province, false);
    add("10100", "20000", access::OfficeKind::customs_office, false);
    add("10200", "20000", access::OfficeKind::customs_office, true);
    add("30300", "40000", access::OfficeKind::customs_office, true);
  }
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override {
    if (module != "office") return nullptr;
    const auto found = offices_.find(id);
    return found == offices_.end() ? nullptr : &found->second;
  }

 private:
  void add(const std::string& code, const std::string& parent, access::OfficeKind kind,
           bool border) {
    access::Office office;
    office.code = code;
    office.name = code;
    office.kind = kind;
    office.parent = parent;
    office.border = border;
    offices_[access::office_id(code)] = office;
  }
  std::map<core::Id, access::Office> offices_;
};

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

/// 24 t in 400 packages, leaving by 30300; its formalities ended on 1403/03/01.
inline Permit permit() {
  Permit out;
  out.office = "10100";
  out.kotaj = "123456";
  out.registered_on = day("1403/02/30");
  out.exit_office = "30300";
  out.completed_on = day("1403/03/01");
  out.exporter = "شرکت بازرگانی نمونه";
  out.goods = {{"سیمان", "25232900", {20'000'000}, 300}, {"کاشی", "69072100", {4'000'000}, 100}};
  return out;
}

/// Every position, with "other_border" and "other_director" where the permit does not go, and the
/// record as the server has it.
struct Bench {
  Offices offices;
  std::map<std::string, access::Person> people;
  std::shared_ptr<void> record;
  core::Date on = day("1403/03/05");
  int64_t operations = 50;
  std::string reason;
  const access::Module* of = &module();

  Bench() {
    for (const core::Choice& choice : access::positions()) {
      const auto position = static_cast<access::Position>(choice.number);
      const std::string user(choice.code);
      std::string office = "10100";
      if (position == access::Position::provincial_director) office = "20000";
      if (position == access::Position::border_officer) office = "30300";
      people[user] = person_at(user, position, office);
    }
    people["other_border"] = person_at("other_border", access::Position::border_officer, "10200");
    people["border_director"] =
        person_at("border_director", access::Position::provincial_director, "40000");
    people["border_manager"] =
        person_at("border_manager", access::Position::office_manager, "30300");
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
    const access::Act* found = access::find_act(*of, code);
    REQUIRE(found != nullptr);
    const access::Applied applied =
        access::perform(*of, *found, record.get(), &payload, {}, context(user));
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
  [[nodiscard]] bool reads(const std::string& user) {
    return access::may_read(*of, record.get(), context(user));
  }
  [[nodiscard]] const Record& held() const { return *static_cast<const Record*>(record.get()); }
  [[nodiscard]] std::string state() const {
    const auto judgement = judge_on(held(), on);
    REQUIRE(judgement.has_value());
    return std::string(code_of(state_choices(), judgement->state));
  }
};

/// A bench with the permit opened.
inline Bench opened() {
  Bench bench;
  REQUIRE(bench.act("registry_officer", "open_permit", permit()).empty());
  return bench;
}
/// With the first inquiry sent on 1403/03/06 for a week.
inline Bench asked() {
  Bench bench = opened();
  REQUIRE(bench.act("registry_officer", "follow_up", FollowUp{day("1403/03/05"), {}}).empty());
  bench.on = day("1403/03/06");
  REQUIRE(bench
              .act("registry_officer", "send_first_inquiry",
                   SendInquiry{day("1403/03/06"), 7, "ا-۱", {}})
              .empty());
  return bench;
}

}  // namespace kotaj::export_exit::testing
