#include <array>
#include <cstdio>
#include <stdexcept>

#include "server/demo/demo.h"
#include "server/session/passwords.h"
#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"

namespace kotaj::server::demo {

namespace {

using access::OfficeKind;
using access::Position;

/// Invented offices, banks and people: no real one is meant.
struct DemoOffice {
  std::string_view code;
  std::string_view name;
  OfficeKind kind;
  std::string_view parent;
  bool border;
};
constexpr std::array<DemoOffice, 5> offices{{
    {"10000", "ستاد گمرک (نمایشی)", OfficeKind::headquarters, "", false},
    {"20000", "حوزه نظارت گمرکات استان نمونه", OfficeKind::province, "10000", false},
    {"20100", "گمرک نمونه", OfficeKind::customs_office, "20000", false},
    {"20200", "گمرک آزمون", OfficeKind::customs_office, "20000", false},
    {"20300", "گمرک مرزی نمونه", OfficeKind::customs_office, "20000", true},
}};

struct DemoPerson {
  Account account;
  Position position;
  std::string_view office;
  std::string_view bank;
  std::string_view branch;
};
constexpr std::array<DemoPerson, 25> people{{
    {{"office_manager", "مدیر گمرک نمونه"}, Position::office_manager, "20100", "", ""},
    {{"customs_deputy", "معاون امور گمرکی نمونه"}, Position::customs_deputy, "20100", "", ""},
    {{"deputy_substitute", "جانشین معاون نمونه"}, Position::assessor, "20100", "", ""},
    {{"assessment_head", "رئیس سرویس ارزیابی نمونه"}, Position::assessment_head, "20100", "", ""},
    {{"exit_gate_officer", "مسئول درب خروج نمونه"}, Position::exit_gate_officer, "20100", "", ""},
    {{"assessor", "ارزیاب نمونه"}, Position::assessor, "20100", "", ""},
    {{"registry_officer", "کارشناس ثبت نمونه"}, Position::registry_officer, "20100", "", ""},
    {{"finance_officer", "صندوق نمونه"}, Position::finance_officer, "20100", "", ""},
    {{"abandoned_unit_head", "مسئول متروکه نمونه"}, Position::abandoned_unit_head, "20100", "", ""},
    {{"border_officer", "کارشناس گمرک مرزی"}, Position::border_officer, "20300", "", ""},
    {{"provincial_director", "مدیر کل استان نمونه"},
     Position::provincial_director,
     "20000",
     "",
     ""},
    {{"import_office", "کارشناس دفتر واردات"}, Position::import_office, "10000", "", ""},
    {{"export_office", "کارشناس دفتر صادرات"}, Position::export_office, "10000", "", ""},
    {{"transit_office", "کارشناس دفتر ترانزیت"}, Position::transit_office, "10000", "", ""},
    {{"valuation_registry", "دبیرخانه ارزش"}, Position::valuation_registry, "10000", "", ""},
    {{"valuation_expert", "کارشناس ارزش"}, Position::valuation_expert, "10000", "", ""},
    {{"valuation_secretary", "دبیر کمیته ارزش"}, Position::valuation_secretary, "10000", "", ""},
    {{"valuation_director", "مدیر کل ارزش"}, Position::valuation_director, "10000", "", ""},
    {{"inspection_office", "کارشناس بازرسی"}, Position::inspection_office, "10000", "", ""},
    {{"central_admin", "راهبر دسترسی مرکزی"}, Position::central_admin, "10000", "", ""},
    {{"system_admin", "راهبر سامانه"}, Position::system_admin, "10000", "", ""},
    {{"gate_other", "مسئول درب خروج آزمون"}, Position::exit_gate_officer, "20200", "", ""},
    {{"bank_staff", "کارمند بانک نمونه"}, Position::bank_staff, "", "901", ""},
    {{"bank_branch", "کارمند شعبه بانک نمونه"}, Position::bank_staff, "", "901", "1201"},
    {{"bank_other", "کارمند بانک آزمون"}, Position::bank_staff, "", "902", ""},
}};

core::Date first_day() { return *core::Date::of(1402, 1, 1); }

void must(const kotaj::sync::OperationResult& result, std::string_view what) {
  if (result.accepted) return;
  throw std::runtime_error("demo: " + std::string(what) + ": " + result.refusal->code + " " +
                           result.refusal->reason);
}

void put_reference(cli::Console& console) {
  for (const DemoOffice& one : offices) {
    access::Office office{std::string(one.code),
                          std::string(one.name),
                          one.kind,
                          std::string(one.parent),
                          one.border,
                          true};
    must(console.act(sync::system_user, access::office_module(), "put_office", {}, &office),
         one.code);
  }
  access::Bank first{"901", "بانک نمونه", {{"1201", "شعبه مرکزی"}, {"1202", "شعبه بازار"}}, true};
  access::Bank second{"902", "بانک آزمون", {{"2201", "شعبه مرکزی"}}, true};
  must(console.act(sync::system_user, access::bank_module(), "put_bank", {}, &first), "bank");
  must(console.act(sync::system_user, access::bank_module(), "put_bank", {}, &second), "bank");
}

void put_people(cli::Console& console) {
  const access::Module& module = access::person_module();
  for (const DemoPerson& one : people) {
    access::PutPerson person{std::string(one.account.user), std::string(one.account.name), true};
    must(console.act(sync::system_user, module, "put_person", {}, &person), one.account.user);
    access::PutAssignment assignment{one.position,          std::string(one.office),
                                     std::string(one.bank), std::string(one.branch),
                                     first_day(),           std::nullopt,
                                     "داده نمایشی"};
    must(console.act(sync::system_user, module, "put_assignment",
                     access::person_id(one.account.user), &assignment),
         one.account.user);
  }
}

/// Both layers, as the directive has them: the central one by name, the local one on the manager's
/// own responsibility.
void put_grants(cli::Console& console) {
  const access::Module& module = access::person_module();
  const core::Date today = console.today();
  const access::AssignSubstitute substitute{"20100", today, core::add_months(today, 6),
                                            "ابلاغ نمایشی جانشینی معاون"};
  must(console.act("office_manager", module, "assign_substitute",
                   access::person_id("deputy_substitute"), &substitute),
       "substitute");
  constexpr std::array<std::string_view, 7> central{
      "office_manager",    "customs_deputy", "deputy_substitute", "assessment_head",
      "exit_gate_officer", "import_office",  "gate_other"};
  for (const std::string_view user : central) {
    const access::GiveCentralGrant grant{today, std::nullopt, "معرفی‌نامه نمایشی"};
    must(
        console.act("central_admin", module, "give_central_grant", access::person_id(user), &grant),
        user);
  }
  constexpr std::array<std::string_view, 4> local{"customs_deputy", "deputy_substitute",
                                                  "assessment_head", "exit_gate_officer"};
  for (const std::string_view user : local) {
    const access::GiveLocalGrant grant{"20100", today, std::nullopt, "به مسئولیت مدیر گمرک نمونه"};
    must(console.act("office_manager", module, "give_local_grant", access::person_id(user), &grant),
         user);
  }
}

}  // namespace

std::span<const Account> accounts() {
  static const auto all = [] {
    std::array<Account, people.size()> out{};
    for (std::size_t i = 0; i < people.size(); ++i) out[i] = people[i].account;
    return out;
  }();
  return all;
}

void fill_people(cli::Console& console) {
  put_reference(console);
  put_people(console);
  put_grants(console);
}

void fill(cli::Console& console) {
  store::Writer& writer = console.core().writer();
  if (writer.setting(setting)) return;
  std::size_t records = 0;
  writer.changes(0, [&](const store::RecordRow&) { return ++records < 2; });
  if (records > 1)
    throw std::runtime_error("--demo fills an empty folder only; this one holds data");
  fill_people(console);
  fill_cases(console);
  fill_abandoned(console);
  fill_export_exit(console);
  fill_valuation(console);
  fill_border_market(console);
  std::printf("kotaj: demo data made; these passwords are shown once:\n");
  for (const Account& account : accounts()) {
    const std::string password = session::random_password();
    console.put_password(account.user, password);
    std::printf("  %-20s %s  %s\n", std::string(account.user).c_str(), password.c_str(),
                std::string(account.name).c_str());
  }
  std::fflush(stdout);
  console.put_setting(setting, "1");
}

}  // namespace kotaj::server::demo
