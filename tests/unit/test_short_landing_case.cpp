#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/short_landing/acts.h"
#include "shared/short_landing/judgement.h"
#include "shared/short_landing/parameters.h"

// A case from its opening to the bank, act by act, as `perform` lets it happen.
namespace {

using namespace kotaj;                 // NOLINT: a test of one module.
using namespace kotaj::short_landing;  // NOLINT

core::Date day(int month, int day_of_month) {
  return core::Date::of(1402, month, day_of_month).value();
}
core::Id id_of(uint8_t number) {
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

access::Person person_with(const std::string& user, access::Position position,
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

Declaration declaration() {
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

RecordWeighing truck(int64_t loaded_kg, int64_t empty_kg, const std::string& container,
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
void bring_to_decision(Desk& desk) {
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(40110, 15050, "MSKU0000006", {})).empty());
  const RecordExactTare tare{
      desk.held().weighings[1].id, "MSKU0000006", {}, {2'180'000}, TareSource::door, {}};
  REQUIRE(desk.act("gate", "record_exact_tare", tare).empty());
  REQUIRE(desk.act("gate", "assess_packaging", AssessPackaging{{0}, day(3, 8), {}}).empty());
  REQUIRE(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}).empty());
}

constexpr std::string_view n8_text =
    "قابل توجه بانک: کالای موضوع این اظهارنامه شامل تعداد ۴۰ کیسه با وزن ناخالص اظهاری ۵۲٬۰۰۰ کیلوگرم و وزن ناخالص خروجی ۴۸٬۹۳۰ کیلوگرم می‌باشد که با احتساب تلورانس ابلاغی مورد تأیید ستاد تنظیم بازار، میزان کسر تخلیه ۲٬۲۹۰ کیلوگرم و معادل ۴٫۴ درصد اعلام می‌گردد";

}  // namespace

TEST_CASE("from the gate to the bank, in the directive's own words", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  CHECK(desk.state() == State::decided);
  CHECK(desk.held().outcome == Outcome::short_landing);
  CHECK(desk.act("gate", "issue_n1", IssueNotice{}) == "not_open_to_position");
  CHECK(desk.clause == "1401/710203 بند ۱");
  CHECK(desk.act("manager", "issue_n7", IssueNotice{}) == "wrong_state");
  REQUIRE(desk.act("gate", "issue_n8", IssueNotice{}).empty());
  CHECK(desk.state() == State::notice_issued);
  REQUIRE(desk.notices.size() == 1);
  CHECK(desk.notices[0].text == n8_text);
  CHECK(desk.notices[0].number == "10100-1402-017-1");
  CHECK(desk.notices[0].bank == "017");
  CHECK(desk.notices[0].branch == "1001");
  CHECK(desk.act("gate", "issue_n8", IssueNotice{}) == "wrong_state");
  CHECK(desk.act("gate", "close_without_notice", CloseWithoutNotice{"پایان"}) == "wrong_state");
  CHECK(desk.numbering.given == 1);  // What is refused takes no number.
}

TEST_CASE("every use of a right stays in the case with its grants", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const Event& event = desk.held().events.back();
  CHECK(event.act == "declare_exit_complete");
  CHECK(event.user == "gate");
  CHECK(event.position == static_cast<int64_t>(access::Position::exit_gate_officer));
  CHECK(event.central_grant == id_of(2));
  CHECK(event.central_given_by == "center");
  CHECK(event.local_given_by == "manager");
  CHECK(event.state == State::decided);
  CHECK(desk.held().events.size() == 6);
}

TEST_CASE("the same declaration is the same record, and is not opened twice",
          "[short_landing][case]") {
  Desk desk;
  const Declaration payload = declaration();
  Declaration typed = payload;
  typed.kotaj = "۱۲۳۴۵۶۷";
  CHECK(case_id(typed) == case_id(payload));
  Declaration other = payload;
  other.registered_on = core::Date::of(1401, 3, 1).value();
  CHECK_FALSE(case_id(other) == case_id(payload));
  REQUIRE(desk.act("head", "open_case", payload).empty());
  CHECK(desk.act("head", "open_case", payload) == "taken");
  Desk elsewhere;
  Declaration foreign = payload;
  foreign.office = "20200";
  CHECK(elsewhere.act("head", "open_case", foreign) == "no_assignment");
  foreign = payload;
  foreign.declared_net = {52'000'001};
  CHECK(elsewhere.act("head", "open_case", foreign) == "invalid declared_net");
  foreign = payload;
  foreign.registered_on = day(3, 11);
  CHECK(elsewhere.act("head", "open_case", foreign) == "invalid registered_on");
  foreign = payload;
  foreign.bank = "01-7";
  CHECK(elsewhere.act("head", "open_case", foreign) == "invalid bank");
  const RecordWeighing weighing = truck(2, 1, "CSQU3054383", 1);
  CHECK(elsewhere.act("gate", "record_weighing", weighing) == "no_record");
}

TEST_CASE("event days are checked against today and their neighbours", "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  RecordWeighing weighing = truck(43480, 15200, "CSQU3054383", 2230);
  weighing.weighed_on = day(3, 11);
  CHECK(desk.act("gate", "record_weighing", weighing) == "invalid weighed_on");
  weighing.weighed_on = core::Date::of(1402, 2, 31).value();
  CHECK(desk.act("gate", "record_weighing", weighing) == "invalid weighed_on");
  weighing.weighed_on = day(3, 1);
  CHECK(desk.act("gate", "record_weighing", weighing).empty());
  CHECK(desk.act("gate", "declare_exit_complete",
                 DeclareExitComplete{core::Date::of(1402, 2, 31).value()}) ==
        "invalid completed_on");
  CHECK(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 11)}) ==
        "invalid completed_on");
  weighing.loaded = {15'199'999};
  CHECK(desk.act("gate", "record_weighing", weighing) == "invalid loaded");
}

TEST_CASE("packaging assessed after the goods left does not count", "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  CHECK(desk.act("gate", "assess_packaging", AssessPackaging{{900'000}, day(3, 9), {}}) ==
        "invalid assessed_on");
  CHECK(desk.clause == "1401/710203 بند ۷");
  CHECK(desk.act("gate", "assess_packaging", AssessPackaging{{900'000}, day(3, 8), {}}).empty());
  REQUIRE(packaging_of(desk.held()) != nullptr);
  // Entered in the other order it is kept, but not used.
  Desk late;
  REQUIRE(late.act("gate", "open_case", declaration()).empty());
  REQUIRE(late.act("gate", "assess_packaging", AssessPackaging{{900'000}, day(3, 9), {}}).empty());
  REQUIRE(late.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  CHECK(late.held().packaging.size() == 1);
  CHECK(packaging_of(late.held()) == nullptr);
}

TEST_CASE("bulk arrivals: only a complete exit is decided, a truck more reopens it",
          "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  CHECK(desk.state() == State::open);
  CHECK(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}) == "wrong_state");
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(40110, 15050, "MSKU0000006", 2180)).empty());
  REQUIRE(desk.act("gate", "assess_packaging", AssessPackaging{{0}, day(3, 8), {}}).empty());
  CHECK(desk.state() == State::findings);
  CHECK(desk.act("gate", "issue_n8", IssueNotice{}) == "wrong_state");
  REQUIRE(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}).empty());
  CHECK(desk.state() == State::decided);
  REQUIRE(desk.act("gate", "record_weighing", truck(5000, 3000, "TGHU1234567", 100)).empty());
  CHECK(desk.state() == State::findings);
  CHECK_FALSE(desk.held().exit_completed_on.has_value());
}

TEST_CASE("a new finding after N8 leads to a notice that supersedes it", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  REQUIRE(desk.act("gate", "issue_n8", IssueNotice{}).empty());
  RecordWeighing corrected = truck(43580, 15200, "CSQU3054383", 2230);
  corrected.replaces = desk.held().weighings[0].id;
  REQUIRE(desk.act("gate", "record_weighing", corrected).empty());
  CHECK(desk.state() == State::decided);
  REQUIRE(desk.act("manager", "issue_n8", IssueNotice{}).empty());
  REQUIRE(desk.notices.size() == 2);
  CHECK(desk.notices[1].supersedes == desk.notices[0].number);
  CHECK(desk.held().notices[0].superseded_by == desk.held().notices[1].id);
  CHECK(desk.held().notices[0].notice.superseded_by == desk.notices[1].number);
  CHECK(desk.held().notices[0].notice.text == n8_text);  // A notice never changes.
  // Replacing the same weighing again, from what an older screen showed, is said.
  CHECK(desk.act("gate", "record_weighing", corrected) == "changed_meanwhile replaces");

  // To within tolerance: no text of its own, so the correction is told, and only then may the case
  // be closed.
  RecordWeighing heavier = truck(46000, 15200, "CSQU3054383", 2230);
  heavier.replaces = desk.held().weighings[2].id;
  REQUIRE(desk.act("gate", "record_weighing", heavier).empty());
  CHECK(desk.held().outcome == Outcome::within_tolerance);
  CHECK(desk.act("manager", "close_without_notice", CloseWithoutNotice{"در حد تلورانس"}) ==
        "wrong_state");
  REQUIRE(desk.act("manager", "supersede_notice", SupersedeNotice{"وزن اصلاح شد"}).empty());
  REQUIRE(desk.notices.size() == 3);
  CHECK(desk.notices[2].kind == "N4");
  CHECK(desk.notices[2].supersedes == desk.notices[1].number);
  CHECK(
      desk.notices[2].text ==
      "قابل توجه بانک: در اطلاعات این اظهارنامه «نتیجه رسیدگی کسر تخلیه» از «کسر تخلیه» به «در حد تلورانس» اصلاح شد.");
  CHECK(desk.state() == State::notice_issued);
}

TEST_CASE("within tolerance closes without a notice", "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  RecordWeighing whole = truck(67'000, 15'000, "CSQU3054383", 500);
  REQUIRE(desk.act("gate", "record_weighing", whole).empty());
  CHECK(desk.act("head", "close_without_notice", CloseWithoutNotice{"زود"}) == "wrong_state");
  REQUIRE(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}).empty());
  CHECK(desk.held().outcome == Outcome::within_tolerance);
  CHECK(desk.act("manager", "supersede_notice", SupersedeNotice{"هیچ"}) == "wrong_state");
  REQUIRE(desk.act("head", "close_without_notice", CloseWithoutNotice{"در حد تلورانس"}).empty());
  CHECK(desk.state() == State::closed_without_notice);
  CHECK(desk.notices.empty());
}

TEST_CASE("an objection over tolerance goes to the Import Office alone", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const access::Act& read = *module().read;
  access::Context imports = desk.context("imports");
  CHECK_FALSE(access::may_read(module(), desk.record.get(), imports));
  CHECK(desk.act("manager", "write_account", WriteAccount{"شرح", {}}) == "wrong_state");
  REQUIRE(desk.act("head", "record_objection",
                   RecordObjection{day(3, 9), "شرکت نمونه", "اعتراض دارم", {}})
              .empty());
  CHECK(desk.state() == State::objected);
  CHECK(desk.held().outcome == Outcome::import_office_only);
  CHECK(desk.act("gate", "issue_n8", IssueNotice{}) == "wrong_state");
  CHECK(desk.clause == "1401/710203 بند ۵");
  CHECK(desk.act("imports", "final_opinion", GiveFinalOpinion{"نظر"}) == "wrong_state");
  CHECK(desk.act("head", "write_account", WriteAccount{"شرح", {}}) == "not_open_to_position");
  CHECK_FALSE(access::may_read(module(), desk.record.get(), imports));
  REQUIRE(desk.act("deputy", "write_account", WriteAccount{"شرح دقیق ماوقع", {}}).empty());
  CHECK(desk.state() == State::account_sent);
  CHECK(access::may_read(module(), desk.record.get(), imports));
  CHECK(desk.act("manager", "final_opinion", GiveFinalOpinion{"نظر"}) == "not_open_to_position");
  REQUIRE(desk.act("imports", "final_opinion",
                   GiveFinalOpinion{"کسر تخلیه تأیید نمی‌شود."})
              .empty());
  CHECK(desk.state() == State::notice_issued);
  REQUIRE(desk.notices.size() == 1);
  CHECK(
      desk.notices[0].text ==
      "قابل توجه بانک: نظر نهایی دفتر واردات گمرک ایران درباره کسر تخلیه کالای موضوع این اظهارنامه: کسر تخلیه تأیید نمی‌شود.");
  CHECK(read.rights.size() == 6);
  // The chain of states is in the history.
  const auto& events = desk.held().events;
  CHECK(events[events.size() - 2].state == State::final_opinion);
  CHECK(events.back().state == State::notice_issued);
  // What the Import Office said, the office does not replace.
  CHECK(desk.act("gate", "issue_n8", IssueNotice{}) == "wrong_state");
}

TEST_CASE("after N8 the beneficiary may still object", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  REQUIRE(desk.act("gate", "issue_n8", IssueNotice{}).empty());
  REQUIRE(
      desk.act("gate", "record_objection", RecordObjection{day(3, 9), "شرکت نمونه", "اعتراض", {}})
          .empty());
  CHECK(desk.state() == State::objected);
  CHECK(desk.act("gate", "record_objection",
                 RecordObjection{day(3, 9), "شرکت نمونه", "اعتراض", {}}) == "wrong_state");
  REQUIRE(desk.act("manager", "write_account", WriteAccount{"شرح", {}}).empty());
  REQUIRE(desk.act("imports", "final_opinion", GiveFinalOpinion{"نظر"}).empty());
  CHECK(desk.notices[1].supersedes == desk.notices[0].number);
  // A new finding sends it back for a new account.
  REQUIRE(desk.act("gate", "assess_packaging", AssessPackaging{{1000}, day(3, 8), {}}).empty());
  CHECK(desk.state() == State::objected);
}

TEST_CASE("a binding act needs what the officer saw", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const access::Act& act = *access::find_act(module(), "issue_n8");
  const IssueNotice payload{};
  const access::Context acting = desk.context("gate");
  const std::string seen = module().seen(desk.record.get(), act, &payload, acting);
  CHECK(seen.size() == 64);
  CHECK(desk.take(access::perform(module(), act, desk.record.get(), &payload, "", acting)) ==
        "changed_meanwhile");
  CHECK(desk.reason.find(n8_text) != std::string::npos);
  CHECK(desk.numbering.given == 0);
  // Another officer replaced a weighing in between.
  RecordWeighing corrected = truck(43490, 15200, "CSQU3054383", 2230);
  corrected.replaces = desk.held().weighings[0].id;
  REQUIRE(desk.act("gate", "record_weighing", corrected).empty());
  CHECK(desk.take(access::perform(module(), act, desk.record.get(), &payload, seen, acting)) ==
        "changed_meanwhile");
  CHECK(desk.act("gate", "issue_n8", payload).empty());
  // The same digest on a device without numbers.
  Desk other;
  bring_to_decision(other);
  access::Context offline = other.context("manager");
  offline.numbering = nullptr;
  CHECK(module().seen(other.record.get(), act, &payload, offline) == seen);
  const auto queued = access::perform(module(), act, other.record.get(), &payload, seen, offline);
  REQUIRE(queued.notices.size() == 1);
  CHECK(queued.notices[0].number.empty());
}

TEST_CASE("amendments carry what was seen and what shall be", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  CHECK(desk.act("gate", "amend", Amend{{{"declared_gross", "52000", "50000"}}, "اشتباه", {}}) ==
        "not_open_to_position");
  CHECK(desk.act("head", "amend", Amend{{{"bank", "017", "018"}}, "اشتباه", {}}) ==
        "invalid changes[0].field");
  CHECK(desk.act("head", "amend", Amend{{{"declared_gross", "51000", "50000"}}, "اشتباه", {}}) ==
        "changed_meanwhile changes[0].old_value");
  CHECK(desk.reason.find("51000") != std::string::npos);
  CHECK(desk.reason.find("۵۲٬۰۰۰") != std::string::npos);
  CHECK(desk.act("head", "amend", Amend{{{"declared_gross", "52000", "x"}}, "اشتباه", {}}) ==
        "invalid changes[0].new_value");
  CHECK(desk.act("head", "amend", Amend{{{"declared_gross", "52000", "50000"}}, "اشتباه", {}}) ==
        "invalid changes");  // Net over gross.
  CHECK(desk.act("head", "amend", Amend{{}, "اشتباه", {}}) == "invalid changes");
  REQUIRE(
      desk.act("head", "amend",
               Amend{{{"declared_gross", "۵۲٬۰۰۰", "49000"}, {"declared_net", "51900", "48990"}},
                     "اشتباه تایپی",
                     "نامه ۱"})
          .empty());
  CHECK(desk.held().outcome == Outcome::within_tolerance);
  REQUIRE(desk.held().amendments.size() == 2);
  CHECK(desk.held().amendments[0].old_value == "52000");
  CHECK(desk.held().amendments[0].new_value == "49000");
  CHECK(desk.held().amendments[0].clause == "3");
  CHECK(desk.notices.empty());
}

TEST_CASE("a corrected bank: two notices, and neither name crosses over", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  REQUIRE(desk.act("gate", "issue_n8", IssueNotice{}).empty());
  const Correct payload{{{"bank", "017", "018"},
                         {"branch", "1001", "2002"},
                         {"payment_instrument", "LC14020001", "LC14020009"}},
                        "اشتباه در ثبت بانک",
                        {},
                        true};
  REQUIRE(desk.act("head", "correct", payload).empty());
  REQUIRE(desk.notices.size() == 4);
  const access::BankNotice& old_one = desk.notices[1];
  CHECK(old_one.bank == "017");
  CHECK(old_one.branch == "1001");
  CHECK(old_one.kind == "N4");
  CHECK(
      old_one.text ==
      "قابل توجه بانک: این اظهارنامه دیگر مربوط به آن بانک/شعبه نمی‌باشد.");
  CHECK(old_one.supersedes == desk.notices[0].number);
  CHECK(old_one.payment_instrument == "LC14020001");
  const access::BankNotice& anew = desk.notices[2];
  CHECK(anew.bank == "018");
  CHECK(anew.branch == "2002");
  CHECK(anew.kind == "N8");
  CHECK(anew.text == n8_text);
  CHECK(anew.supersedes.empty());  // The old number would name the old bank.
  CHECK(anew.number == "10100-1402-018-1");
  CHECK(
      desk.notices[3].text ==
      "قابل توجه بانک: در اطلاعات این اظهارنامه «شماره ابزار پرداخت» از «LC14020001» به «LC14020009» اصلاح شد.");
  for (const access::BankNotice& notice : desk.notices) {
    const std::string all =
        notice.number + notice.text + notice.supersedes + notice.superseded_by + notice.branch;
    const bool to_old = notice.bank == "017";
    CHECK(all.find(to_old ? "018" : "017") == std::string::npos);
    CHECK(all.find(to_old ? "2002" : "1001") == std::string::npos);
  }
  CHECK(desk.held().notices[0].notice.superseded_by == old_one.number);
  CHECK(desk.state() == State::notice_issued);
  // And back again: what told the first bank that it had left no longer holds.
  const Correct back{
      {{"bank", "018", "017"}, {"branch", "2002", "1001"}}, "درست همان بود", {}, true};
  REQUIRE(desk.act("head", "correct", back).empty());
  CHECK(desk.held().notices[1].superseded_by.has_value());
}

TEST_CASE("a correction tells the bank only where it is asked to", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  REQUIRE(
      desk.act("head", "correct", Correct{{{"bank", "017", "018"}}, "اشتباه", {}, false}).empty());
  CHECK(desk.notices.empty());  // No bank had heard of it.
  CHECK(desk.held().declaration.bank == "018");
  CHECK(desk.act("head", "correct", Correct{{{"kotaj", "1234567", "1"}}, "اشتباه", {}, false}) ==
        "invalid changes[0].field");
  CHECK(desk.act("head", "correct",
                 Correct{{{"registered_on", "1402/03/01", "1401/03/01"}}, "اشتباه", {}, false}) ==
        "invalid changes");
  REQUIRE(desk.act("head", "correct",
                   Correct{{{"carriage", "container", "packaged"}}, "اشتباه", {}, false})
              .empty());
  CHECK(judge(desk.held(), desk.on).finding->tolerance_per_mille == 30);
  // The figure that was declared stays when its currency is put right.
  REQUIRE(desk.act("head", "correct", Correct{{{"currency", "USD", "IRR"}}, "اشتباه", {}, false})
              .empty());
  CHECK(desk.held().declaration.value == 48'500);
}

TEST_CASE("goods that never entered: no correspondence, and nothing to weigh",
          "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  CHECK(desk.act("gate", "record_not_entered", RecordNotEntered{true, "وارد نشد", {}}) ==
        "not_open_to_position");
  REQUIRE(desk.act("head", "record_not_entered", RecordNotEntered{true, "وارد نشد", {}}).empty());
  CHECK(desk.held().outcome == Outcome::no_bank_correspondence);
  CHECK(desk.act("head", "record_not_entered", RecordNotEntered{true, "باز", {}}) ==
        "changed_meanwhile not_entered");
  REQUIRE(desk.act("gate", "close_without_notice", CloseWithoutNotice{"بند ۶"}).empty());
}

TEST_CASE("by number: assessed, complete, announced by the assessment side",
          "[short_landing][case]") {
  Desk desk;
  Declaration counted = declaration();
  counted.purchase_measure = counted.declaration_measure = Measure::other;
  CHECK(basis_of(counted) == Measure::weight);  // The duty is by weight.
  counted.duty_measure = Measure::other;
  CHECK(desk.act("gate", "open_case", counted) == "invalid quantity");
  counted.quantity = core::Quantity{1'200'000};
  counted.order_registration_quantity = core::Quantity{1'200'000};
  counted.unit = "عدد";
  REQUIRE(desk.act("gate", "open_case", counted).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", {})).empty());
  REQUIRE(desk.act("gate", "declare_exit_complete", DeclareExitComplete{day(3, 8)}).empty());
  CHECK(desk.state() == State::findings);
  CHECK(desk.act("gate", "record_assessed_quantity",
                 RecordAssessedQuantity{{1'200'000}, day(3, 7), {}}) == "not_open_to_position");
  REQUIRE(desk.act("head", "record_assessed_quantity",
                   RecordAssessedQuantity{{1'200'000}, day(3, 7), {}})
              .empty());
  CHECK(desk.held().outcome == Outcome::no_shortage_non_weight);
  REQUIRE(desk.act("deputy", "issue_n1", IssueNotice{}).empty());
  CHECK(desk.notices[0].kind == "N1");
}

TEST_CASE("exact tare carries what was seen", "[short_landing][case]") {
  Desk desk;
  REQUIRE(desk.act("gate", "open_case", declaration()).empty());
  REQUIRE(desk.act("gate", "record_weighing", truck(43480, 15200, "CSQU3054383", 2230)).empty());
  const core::Id weighing = desk.held().weighings[0].id;
  CHECK(desk.act("gate", "record_exact_tare",
                 RecordExactTare{weighing, "CSQU3054383", {}, {2'240'000}, TareSource::door, {}}) ==
        "changed_meanwhile old_tare");
  CHECK(desk.act("gate", "record_exact_tare",
                 RecordExactTare{weighing, "MSKU0000006", {}, {2'240'000}, TareSource::door, {}}) ==
        "invalid container");
  CHECK(desk.act("gate", "record_exact_tare",
                 RecordExactTare{weighing,
                                 "CSQU3054383",
                                 core::Mass{2'230'000},
                                 {2'240'000},
                                 TareSource::document,
                                 {}}) == "invalid document");
  CHECK(
      desk.act(
          "head", "record_exact_tare",
          RecordExactTare{
              weighing, "CSQU3054383", core::Mass{2'230'000}, {2'240'000}, TareSource::door, {}}) ==
      "not_open_to_position");
  CHECK(desk.act("manager", "record_exact_tare",
                 RecordExactTare{weighing,
                                 "CSQU3054383",
                                 core::Mass{2'230'000},
                                 {2'240'000},
                                 TareSource::door,
                                 {}})
            .empty());
}

TEST_CASE("a case is found by kotaj, order registration, plate and container",
          "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const auto keys = module().keys(desk.record.get());
  const auto has = [&](const std::string& name, const std::string& value) {
    return std::find(keys.begin(), keys.end(), std::pair{name, value}) != keys.end();
  };
  CHECK(has("kotaj", "1234567"));
  CHECK(has("order_registration", "54321098"));
  CHECK(has("container", "CSQU3054383"));
  CHECK(has("container", "MSKU0000006"));
  CHECK(has("plate", "12ع345-67"));
  CHECK(module().office(desk.record.get()) == "10100");
}
