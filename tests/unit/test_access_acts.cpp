#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"

// Persons, assignments and grants are changed by acts like everything else.
namespace {

using namespace kotaj;          // NOLINT: a test of one room.
using namespace kotaj::access;  // NOLINT

core::Date day(int month, int day_of_month) {
  return core::Date::of(1402, month, day_of_month).value();
}
core::Id id_of(uint8_t number) {
  core::Id id;
  id.bytes[15] = number;
  return id;
}

Person holder(const std::string& user, Position position, const std::string& office) {
  Person person;
  person.user = user;
  person.name = user;
  Assignment assignment;
  assignment.id = id_of(1);
  assignment.position = position;
  assignment.office = office;
  assignment.from = day(1, 1);
  if (position == Position::bank_staff) {
    assignment.office.clear();
    assignment.bank = office;
  }
  person.assignments.push_back(assignment);
  return person;
}

struct Room {
  const Module& module;
  std::shared_ptr<void> record;
  uint8_t operation = 10;

  Context context(const Person& person) {
    Context out;
    out.on = day(3, 10);
    out.at = {1000};
    out.operation = id_of(++operation);
    out.actor = {&person, person.assignments.empty() ? core::Id{} : person.assignments[0].id};
    return out;
  }
  template <typename Payload>
  std::string act(const Person& person, std::string_view code, const Payload& payload) {
    const Applied applied =
        perform(module, *find_act(module, code), record.get(), &payload, "", context(person));
    if (applied.refusal) {
      return applied.refusal->code +
             (applied.refusal->field.empty() ? "" : " " + applied.refusal->field);
    }
    record = applied.record;
    return "";
  }
  Person& person() { return *static_cast<Person*>(record.get()); }
};

Person as_record(Room& room, const Person& person) {
  room.record = std::make_shared<Person>(person);
  return person;
}

}  // namespace

TEST_CASE("local grants are the manager's, central ones the centre's", "[access]") {
  Room room{person_module(), {}};
  as_record(room, holder("gate", Position::exit_gate_officer, "10100"));
  const Person manager = holder("manager", Position::office_manager, "10100");
  const Person stranger = holder("stranger", Position::office_manager, "20200");
  const Person center = holder("center", Position::central_admin, "00000");
  const GiveLocalGrant local{"10100", day(3, 1), {}, "درب خروج شرقی"};
  CHECK(room.act(stranger, "give_local_grant", local) == "no_assignment");
  CHECK(room.act(center, "give_local_grant", local) == "no_assignment");
  CHECK(room.act(manager, "give_central_grant", GiveCentralGrant{day(3, 1), {}, "دلیل"}) ==
        "no_assignment");
  CHECK(room.act(manager, "give_local_grant",
                 GiveLocalGrant{"10100", day(3, 1), day(2, 1), "دلیل"}) == "invalid until");
  CHECK(room.act(manager, "give_local_grant", GiveLocalGrant{"10100", day(3, 1), {}, "  "}) ==
        "invalid reason");
  REQUIRE(room.act(manager, "give_local_grant", local).empty());
  REQUIRE(room.act(center, "give_central_grant", GiveCentralGrant{day(3, 1), day(4, 1), "نامه"})
              .empty());
  REQUIRE(room.person().grants.size() == 2);
  CHECK(room.person().grants[0].given_by == "manager");
  CHECK(active_on(room.person().grants[0], day(3, 10)));
  const core::Id grant = room.person().grants[0].id;
  CHECK(room.act(stranger, "revoke_local_grant", RevokeGrant{grant, "دلیل"}) == "no_assignment");
  CHECK(room.act(center, "revoke_central_grant", RevokeGrant{grant, "دلیل"}) == "invalid grant");
  REQUIRE(room.act(manager, "revoke_local_grant", RevokeGrant{grant, "پایان شیفت"}).empty());
  CHECK_FALSE(active_on(room.person().grants[0], day(3, 10)));
  CHECK(room.act(manager, "revoke_local_grant", RevokeGrant{grant, "دوباره"}) ==
        "wrong_state grant");
  CHECK(room.person().grants.size() == 2);  // Nothing legal is deleted.
}

TEST_CASE("a grant is for the named positions alone", "[access]") {
  const Person manager = holder("manager", Position::office_manager, "10100");
  const Person center = holder("center", Position::central_admin, "00000");
  Room room{person_module(), {}};
  as_record(room, holder("assessor", Position::assessor, "10100"));
  CHECK(room.act(manager, "give_local_grant", GiveLocalGrant{"10100", day(3, 1), {}, "دلیل"}) ==
        "invalid office");
  CHECK(room.act(center, "give_central_grant", GiveCentralGrant{day(3, 1), {}, "دلیل"}) ==
        "invalid from");
  as_record(room, holder("imports", Position::import_office, "00000"));
  CHECK(room.act(center, "give_central_grant", GiveCentralGrant{day(3, 1), {}, "دلیل"}).empty());
}

TEST_CASE("a substitute is the manager's to assign and to end", "[access]") {
  const Person manager = holder("manager", Position::office_manager, "10100");
  const Person system = holder("system", Position::system_admin, "00000");
  Room room{person_module(), {}};
  as_record(room, holder("assessor", Position::assessor, "10100"));
  CHECK(room.act(system, "put_assignment",
                 PutAssignment{Position::deputy_substitute, "10100", {}, {}, day(3, 1), {}, {}}) ==
        "invalid position");
  CHECK(room.act(system, "assign_substitute", AssignSubstitute{"10100", day(3, 1), {}, "مرخصی"}) ==
        "no_assignment");
  REQUIRE(room.act(manager, "assign_substitute",
                   AssignSubstitute{"10100", day(3, 1), day(3, 31), "مرخصی"})
              .empty());
  const Assignment added = room.person().assignments[1];
  CHECK(added.position == Position::deputy_substitute);
  CHECK(added.granted_by == "manager");
  CHECK(holds_on(added, day(3, 31)));
  CHECK_FALSE(holds_on(added, day(4, 1)));
  CHECK(room.act(manager, "end_substitute", EndAssignment{id_of(1), day(3, 5), "دلیل"}) ==
        "invalid assignment");
  REQUIRE(room.act(manager, "end_substitute", EndAssignment{added.id, day(3, 9), "بازگشت معاون"})
              .empty());
  CHECK_FALSE(holds_on(room.person().assignments[1], day(3, 10)));
  CHECK(room.person().assignments[1].ended_by == "manager");
}

TEST_CASE("accounts are the system administrator's", "[access]") {
  const Person system = holder("system", Position::system_admin, "00000");
  const Person manager = holder("manager", Position::office_manager, "10100");
  Room room{person_module(), {}};
  CHECK(room.act(manager, "put_person", PutPerson{"new", "تازه", true}) == "no_assignment");
  CHECK(room.act(system, "put_person", PutPerson{"New User", "تازه", true}) == "invalid user");
  REQUIRE(room.act(system, "put_person", PutPerson{"new", "تازه", true}).empty());
  CHECK(person_module().id_of(person_module().acts[0], static_cast<const void*>(&room.person())) ==
        person_id("new"));
  CHECK(room.act(system, "put_assignment",
                 PutAssignment{Position::bank_staff, "10100", {}, {}, day(3, 1), {}, {}}) ==
        "invalid bank");
  CHECK(room.act(system, "put_assignment",
                 PutAssignment{Position::assessor, {}, {}, {}, day(3, 1), {}, {}}) ==
        "invalid office");
  REQUIRE(room.act(system, "put_assignment",
                   PutAssignment{Position::assessor, "10100", {}, {}, day(3, 1), {}, {}})
              .empty());
  REQUIRE(room.act(system, "put_person", PutPerson{"new", "نام دیگر", false}).empty());
  CHECK(room.person().assignments.size() == 1);  // Changing a name keeps what was assigned.
  const Person disabled = [] {
    Person person = holder("system", Position::system_admin, "00000");
    person.enabled = false;
    return person;
  }();
  CHECK(room.act(disabled, "put_person", PutPerson{"new", "نام", true}) == "disabled");
}

TEST_CASE("who may read a person", "[access]") {
  Room room{person_module(), {}};
  const Person gate = as_record(room, holder("gate", Position::exit_gate_officer, "10100"));
  const auto reads = [&](const Person& person) {
    Context context = room.context(person);
    return may_read(person_module(), room.record.get(), context);
  };
  CHECK(reads(gate));
  CHECK(reads(holder("manager", Position::office_manager, "10100")));
  CHECK_FALSE(reads(holder("manager", Position::office_manager, "20200")));
  CHECK_FALSE(reads(holder("other", Position::exit_gate_officer, "10100")));
  CHECK(reads(holder("center", Position::central_admin, "00000")));
  CHECK_FALSE(reads(holder("clerk", Position::bank_staff, "017")));
  Person bare = gate;
  bare.assignments.clear();
  CHECK(reads(bare));  // His own record, also when every assignment is over.
}

TEST_CASE("a bank reads the notices addressed to it, and its branch's where it has one",
          "[access]") {
  BankNotice notice;
  notice.bank = "017";
  notice.branch = "1001";
  Room room{bank_notice_module(), std::make_shared<BankNotice>(notice)};
  const auto reads = [&](const Person& person) {
    return may_read(bank_notice_module(), room.record.get(), room.context(person));
  };
  Person clerk = holder("clerk", Position::bank_staff, "017");
  CHECK(reads(clerk));
  clerk.assignments[0].branch = "1001";
  CHECK(reads(clerk));
  clerk.assignments[0].branch = "1002";
  CHECK_FALSE(reads(clerk));
  CHECK_FALSE(reads(holder("clerk", Position::bank_staff, "018")));
  CHECK_FALSE(reads(holder("manager", Position::office_manager, "10100")));
  CHECK_FALSE(reads(holder("system", Position::system_admin, "00000")));
  clerk.assignments[0].branch.clear();
  for (const Module* module : {&person_module(), &office_module(), &bank_module()}) {
    Office office;
    Bank bank;
    Person person = holder("x", Position::assessor, "10100");
    const void* record = module == &person_module()   ? static_cast<const void*>(&person)
                         : module == &office_module() ? static_cast<const void*>(&office)
                                                      : static_cast<const void*>(&bank);
    CHECK_FALSE(may_read(*module, record, room.context(clerk)));
  }
}

TEST_CASE("several superseded numbers are told apart", "[access]") {
  BankNotice notice;
  CHECK(superseded_numbers(notice).empty());
  notice.supersedes = "10100-1402-017-1 10100-1402-017-3";
  CHECK(superseded_numbers(notice) ==
        std::vector<std::string_view>{"10100-1402-017-1", "10100-1402-017-3"});
}

TEST_CASE("reference data are kept by code", "[access]") {
  const Person system = holder("system", Position::system_admin, "00000");
  Room offices{office_module(), {}};
  CHECK(offices.act(system, "put_office",
                    Office{"10-1", "نام", OfficeKind::customs_office, {}, false, true}) ==
        "invalid code");
  CHECK(offices
            .act(system, "put_office",
                 Office{"10100", "بندر نمونه", OfficeKind::customs_office, {}, false, true})
            .empty());
  Room banks{bank_module(), {}};
  CHECK(
      banks.act(system, "put_bank", Bank{"017", "بانک نمونه", {{"1001", "مرکزی"}}, true}).empty());
  CHECK(banks.act(holder("gate", Position::exit_gate_officer, "10100"), "put_bank",
                  Bank{"018", "دیگر", {}, true}) == "no_assignment");
}
