#include "shared/access/changes.h"
#include "tests/unit/support/short_landing_case.h"

// What is put right (clauses 2, 3, 4 and 6), and cases reckoned otherwise than by weight.
using namespace kotaj;                          // NOLINT: a test of one module.
using namespace kotaj::short_landing;           // NOLINT
using namespace kotaj::short_landing::testing;  // NOLINT

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

TEST_CASE("a change is told beside what it was typed over and what stands there now",
          "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const access::Act& amend = *access::find_act(module(), "amend");
  Amend payload{
      {{"declared_gross", "51000", "50000"}, {"packages", "40", "x"}, {"bank", "017", "018"}},
      "اشتباه",
      {}};
  auto changes = access::changed_fields(module(), amend, &payload, desk.record.get());
  REQUIRE(changes.size() == 3);
  const std::string label(core::describe<Declaration>().find("declared_gross")->label);
  CHECK(changes[0].label == label);
  CHECK(changes[0].seen == "۵۱٬۰۰۰");
  CHECK(changes[0].typed == "۵۰٬۰۰۰");
  CHECK(changes[0].now == "۵۲٬۰۰۰");
  CHECK(changes[0].moved_on);
  CHECK(changes[1].typed == "x");
  CHECK(changes[1].now == "۴۰");
  CHECK_FALSE(changes[1].moved_on);
  // What the act may not change is told as it was typed, and nothing of the record beside it.
  CHECK(changes[2].label == "bank");
  CHECK_FALSE(changes[2].now.has_value());
  // Who may no longer read the record has what he typed himself, and no more.
  changes = access::changed_fields(module(), amend, &payload, nullptr);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].label == label);
  CHECK(changes[0].seen == "۵۱٬۰۰۰");
  CHECK_FALSE(changes[0].now.has_value());
  CHECK_FALSE(changes[0].moved_on);
  // Typed again by who has seen that, it is no longer refused for it.
  payload.changes = {{"declared_gross", "53000", "51950"}};
  CHECK(desk.act("head", "amend", payload) == "changed_meanwhile changes[0].old_value");
  access::see_anew(module(), amend, &payload, nullptr);
  CHECK(payload.changes[0].old_value == "53000");
  access::see_anew(module(), amend, &payload, desk.record.get());
  CHECK(payload.changes[0].old_value == "52000");
  CHECK(desk.act("head", "amend", payload).empty());
  // Acts that change no fields have nothing to tell.
  const access::Act& close = *access::find_act(module(), "close_without_notice");
  const CloseWithoutNotice other{"بی‌پیغام"};
  CHECK(access::changed_fields(module(), close, &other, desk.record.get()).empty());
}

TEST_CASE("an amount is told in the currency of its side", "[short_landing][case]") {
  Desk desk;
  bring_to_decision(desk);
  const access::Act& correct = *access::find_act(module(), "correct");
  const Correct payload{
      {{"value", "48500", "48500"}, {"currency", "USD", "IRR"}}, "اشتباه", {}, false};
  const auto changes = access::changed_fields(module(), correct, &payload, desk.record.get());
  REQUIRE(changes.size() == 2);
  const core::Field& value = *core::describe<Declaration>().find("value");
  CHECK(changes[0].seen == core::show_field(value, core::Wide{4'850'000}, "USD"));
  CHECK(changes[0].typed == core::show_field(value, core::Wide{48'500}, "IRR"));
  CHECK(changes[0].now == changes[0].seen);
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
