#include "tests/simulation/people.h"

#include <algorithm>
#include <utility>

#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/access/person_acts.h"
#include "shared/short_landing/acts.h"

namespace kotaj::simulation {

namespace {

using namespace short_landing;  // NOLINT: officers speak its words.

constexpr int64_t grams_per_kg = 1000;
constexpr uint64_t declarations = 12;  ///< Few, so that several people work on one.

core::Date some_day(const app::Desk& desk, Dice& dice) {
  return core::add_days(desk.today(), static_cast<int>(-dice.between(0, 9))).value_or(desk.today());
}

core::Mass kilograms(int64_t kg) { return {kg * grams_per_kg}; }

Declaration some_declaration(const app::Desk& desk, Dice& dice) {
  Declaration one;
  const access::Assignment* assignment = desk.assignment();
  one.office = assignment == nullptr || assignment->office.empty() ? "20100" : assignment->office;
  one.kotaj = std::to_string(1402000 + dice.below(declarations));
  one.registered_on = *core::Date::of(1403, 1, 10);
  one.order_registration = "9" + one.kotaj + "1";
  one.bank = dice.one_in(4) ? "902" : "901";
  one.branch = one.bank == "902" ? "2201" : "1201";
  one.payment_instrument = "LC" + one.kotaj;
  one.hs_code = "10059010";
  one.goods = "ذرت دامی";
  one.goods_group = GoodsGroup::g1;
  one.preferential_currency = true;
  one.bulk_commodity = true;
  one.carriage = Carriage::container;
  one.currency = "USD";
  one.value = 4'850'000;
  one.declared_gross = kilograms(52'000);
  one.declared_net = kilograms(51'000);
  one.packages = 40;
  one.package_kind = "پالت";
  return one;
}

RecordWeighing some_weighing(const app::Desk& desk, Dice& dice) {
  RecordWeighing weighing;
  weighing.plate = "12ع345-67";
  weighing.loaded = kilograms(dice.between(20'000, 45'000));
  weighing.empty = kilograms(dice.between(12'000, 16'000));
  weighing.weighed_on = some_day(desk, dice);
  Container container;
  container.number = "CSQU3054383";
  container.tare = kilograms(2230);
  container.tare_source = TareSource::door;
  weighing.containers.push_back(container);
  return weighing;
}

/// What an act on a case is filled in with; null for an act that nobody does here.
std::shared_ptr<void> some_payload(const app::Desk& desk, ActNumber act, const Case& record,
                                   Dice& dice) {
  switch (act) {
    case ActNumber::record_weighing:
      return std::make_shared<RecordWeighing>(some_weighing(desk, dice));
    case ActNumber::assess_packaging:
      return std::make_shared<AssessPackaging>(
          AssessPackaging{kilograms(dice.between(100, 900)), some_day(desk, dice), "نمونه"});
    case ActNumber::declare_exit_complete:
      return std::make_shared<DeclareExitComplete>(DeclareExitComplete{some_day(desk, dice)});
    case ActNumber::issue_n1:
    case ActNumber::issue_n7:
    case ActNumber::issue_n8:
      return std::make_shared<IssueNotice>();
    case ActNumber::close_without_notice:
      return std::make_shared<CloseWithoutNotice>(CloseWithoutNotice{"کسری نیست"});
    case ActNumber::supersede_notice:
      return std::make_shared<SupersedeNotice>(SupersedeNotice{"یافته تازه"});
    case ActNumber::correct: {
      const std::string goods = "ذرت " + std::to_string(dice.below(4));
      return std::make_shared<Correct>(
          Correct{{{"goods", record.declaration.goods, goods}}, "تصحیح نام", "سند", false});
    }
    case ActNumber::record_objection:
      return std::make_shared<RecordObjection>(
          RecordObjection{some_day(desk, dice), "صاحب کالا", "اعتراض دارم", "نامه"});
    case ActNumber::write_account:
      return std::make_shared<WriteAccount>(WriteAccount{"شرح ماجرا", "پرونده"});
    case ActNumber::final_opinion:
      return std::make_shared<GiveFinalOpinion>(GiveFinalOpinion{"نظر نهایی"});
    default:
      return nullptr;
  }
}

std::string outcome(std::string what, const std::optional<access::Refusal>& refusal) {
  return std::move(what) + (refusal ? " refused here: " + refusal->code : " done");
}

std::string open_case(app::Desk& desk, Dice& dice) {
  const Declaration declaration = some_declaration(desk, dice);
  const access::Act& act = *access::find_act(module(), "open_case");
  return outcome("open_case " + declaration.kotaj, desk.perform(module(), act, {}, &declaration));
}

/// Of the records of a module that the desk shows, one; empty where it shows none.
core::Id some_record(const app::Desk& desk, const access::Module& of, Dice& dice) {
  std::vector<core::Id> shown;
  desk.replica().for_each(of, [&](const core::Id& id, const sync::Held&) { shown.push_back(id); });
  std::sort(shown.begin(), shown.end());  // The map's own order is not the world's affair.
  return shown.empty() ? core::Id{} : dice.pick(shown);
}

std::string work_on_case(app::Desk& desk, Dice& dice) {
  const core::Id id = some_record(desk, module(), dice);
  const auto* record = desk.find<Case>(id);
  if (record == nullptr) return open_case(desk, dice);
  // Whoever looks at his desk mostly does what it offers; now and then what it does not.
  std::vector<const access::Act*> offered;
  std::vector<std::shared_ptr<void>> typed;
  for (const access::Act& act : module().acts) {
    if (act.opens || (!dice.one_in(12) && desk.allowed(module(), act, id))) continue;
    auto payload = some_payload(desk, static_cast<ActNumber>(act.number), *record, dice);
    if (payload == nullptr) continue;
    offered.push_back(&act);
    typed.push_back(std::move(payload));
  }
  if (offered.empty()) return "looks at a case";
  const std::size_t chosen = dice.below(offered.size());
  const access::Act& act = *offered[chosen];
  const auto payload = typed[chosen];
  return outcome(std::string(act.code) + " " + record->declaration.kotaj,
                 desk.perform(module(), act, id, payload.get()));
}

std::string put_reference(app::Desk& desk, Dice& dice) {
  if (dice.one_in(3)) {
    const access::Office office{"2040" + std::to_string(dice.below(3)),
                                "گمرک " + std::to_string(dice.below(100)),
                                access::OfficeKind::customs_office,
                                "20000",
                                false,
                                true};
    return outcome(
        "put_office",
        desk.perform(access::office_module(),
                     *access::find_act(access::office_module(), "put_office"), {}, &office));
  }
  const access::Bank bank{std::to_string(950 + dice.below(5)),
                          "بانک " + std::to_string(dice.below(100)),
                          {},
                          !dice.one_in(5)};
  return outcome("put_bank",
                 desk.perform(access::bank_module(),
                              *access::find_act(access::bank_module(), "put_bank"), {}, &bank));
}

std::string on_person(app::Desk& desk, std::string_view code, const std::string& user,
                      const void* payload) {
  const access::Act& act = *access::find_act(access::person_module(), code);
  return outcome(std::string(code) + " " + user,
                 desk.perform(access::person_module(), act, access::person_id(user), payload));
}

/// Moves a user to another office, ends what he had, or switches his account off and on.
std::string change_assignment(app::Desk& desk, Dice& dice) {
  const std::string user = dice.pick(officers());
  const auto* person = desk.find<access::Person>(access::person_id(user));
  if (person == nullptr || person->assignments.empty()) return "looks for " + user;
  const access::Assignment& last = person->assignments[dice.below(person->assignments.size())];
  switch (dice.below(4)) {
    case 0: {
      const access::EndAssignment end{
          last.id, core::add_days(desk.today(), -1).value_or(desk.today()), "جابه‌جایی"};
      return on_person(desk, "end_assignment", user, &end);
    }
    case 1: {
      const access::PutPerson put{user, person->name, dice.one_in(3) ? !person->enabled : true};
      return on_person(desk, "put_person", user, &put);
    }
    default: {
      const access::PutAssignment put{last.position,
                                      dice.one_in(2) ? "20200" : "20100",
                                      {},
                                      {},
                                      desk.today(),
                                      std::nullopt,
                                      "جابه‌جایی"};
      return on_person(desk, "put_assignment", user, &put);
    }
  }
}

std::string change_grant(app::Desk& desk, access::GrantLayer layer, Dice& dice) {
  const std::string user = dice.pick(officers());
  const auto* person = desk.find<access::Person>(access::person_id(user));
  if (person == nullptr) return "looks for " + user;
  const bool central = layer == access::GrantLayer::central;
  std::vector<core::Id> active;
  for (const access::Grant& grant : person->grants) {
    if (grant.layer == layer && access::active_on(grant, desk.today())) active.push_back(grant.id);
  }
  if (!active.empty()) {
    const access::RevokeGrant revoke{dice.pick(active), "پایان نیاز"};
    return on_person(desk, central ? "revoke_central_grant" : "revoke_local_grant", user, &revoke);
  }
  if (central) {
    const access::GiveCentralGrant give{desk.today(), std::nullopt, "معرفی‌نامه"};
    return on_person(desk, "give_central_grant", user, &give);
  }
  const access::GiveLocalGrant give{"20100", desk.today(), std::nullopt, "مسئولیت مدیر"};
  return on_person(desk, "give_local_grant", user, &give);
}

}  // namespace

const std::vector<std::string>& officers() {
  static const std::vector<std::string> all = {
      "exit_gate_officer", "exit_gate_officer", "customs_deputy",      "customs_deputy",
      "assessment_head",   "assessment_head",   "deputy_substitute",   "gate_other",
      "import_office",     "assessor",          "provincial_director", "inspection_office",
  };
  return all;
}

const std::vector<std::string>& administrators() {
  static const std::vector<std::string> all = {"system_admin", "central_admin", "office_manager"};
  return all;
}

std::string do_something(app::Desk& desk, Dice& dice) {
  if (!desk.started()) return "waits for the desk";
  const std::string& user = desk.session().user;
  if (!desk.attention().empty() && dice.one_in(6)) {
    const sync::Attention item = desk.attention()[dice.below(desk.attention().size())];
    desk.dispose(item.operation.id,
                 dice.one_in(2) ? sync::Disposal::discarded : sync::Disposal::corrected);
    return std::string("disposes of a refusal") + (item.elsewhere ? " from elsewhere" : "");
  }
  if (user == "system_admin")
    return dice.one_in(3) ? put_reference(desk, dice) : change_assignment(desk, dice);
  if (user == "central_admin") return change_grant(desk, access::GrantLayer::central, dice);
  if (user == "office_manager" && dice.one_in(2))
    return change_grant(desk, access::GrantLayer::local, dice);
  return dice.one_in(6) ? open_case(desk, dice) : work_on_case(desk, dice);
}

}  // namespace kotaj::simulation
