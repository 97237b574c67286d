#include "tests/unit/support/short_landing_case.h"

// A case from its opening to the bank, act by act, as `perform` lets it happen.
using namespace kotaj;                          // NOLINT: a test of one module.
using namespace kotaj::short_landing;           // NOLINT
using namespace kotaj::short_landing::testing;  // NOLINT

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
