#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/abandoned_goods/form.h"
#include "tests/unit/support/abandoned_case.h"

// Cases walked act by act, as `perform` lets it happen, with every refusal on the way.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

TEST_CASE("from the warehouse receipt to the settled goods", "[abandoned_goods][case]") {
  Desk desk;
  bring_to(desk, Step::settled);
  CHECK(desk.step() == Step::settled);
  std::vector<std::string> acts;
  for (const Event& event : desk.held().events) acts.push_back(event.act);
  CHECK(acts == std::vector<std::string>{"open_case", "serve_warning", "dispatch_assessors",
                                         "inspect", "register_declaration", "value_goods",
                                         "confirm_assessment", "record_mother_id",
                                         "convert_share_id", "announce", "take_out", "settle"});
  const Event& event = desk.held().events[1];
  CHECK(event.user == "abandoned_unit_head");
  CHECK(event.name == "مسئول واحد متروکه");
  CHECK(event.position == static_cast<int64_t>(access::Position::abandoned_unit_head));
  CHECK(event.event_day == day(4, 15));
  CHECK(event.step == Step::warned);
}

TEST_CASE("one receipt is one record, however its key is written", "[abandoned_goods][case]") {
  Receipt typed = receipt();
  typed.custodian = " انبارهاي عمومي نمونه ";
  typed.number = "ab-۱۴۰۳/۷۷";
  CHECK(case_id(typed) == case_id(receipt()));
  typed.number = "AB-1403/78";
  CHECK_FALSE(case_id(typed) == case_id(receipt()));
  Desk desk;
  open(desk);
  CHECK(desk.act("registry_officer", "open_case", receipt()) == "taken");
}

TEST_CASE("a receipt is checked against the day and against itself", "[abandoned_goods][case]") {
  Desk desk;
  const auto refused = [&](auto change) {
    Receipt payload = receipt();
    change(payload);
    return desk.act("registry_officer", "open_case", payload);
  };
  CHECK(refused([](Receipt& r) { r.entered_first_warehouse = day(3, 6); }) ==
        "invalid entered_first_warehouse");
  CHECK(refused([](Receipt& r) { r.entered_here = day(1, 9); }) == "invalid entered_here");
  CHECK(refused([](Receipt& r) { r.zone_term_ends = day(5, 1); }) == "invalid zone_term_ends");
  CHECK(refused([](Receipt& r) { r.prior_kotaj = "700"; }) == "invalid prior_registered_on");
  CHECK(refused([](Receipt& r) { r.prior_value_usd = 100; }) == "invalid prior_value_usd");
  CHECK(refused([](Receipt& r) { r.release_document_on = day(2, 1); }) == "invalid release_kind");
  CHECK(refused([](Receipt& r) { r.goods.clear(); }) == "invalid goods");
  CHECK(refused([](Receipt& r) { r.goods[0].container = "CSQU3054384"; }) ==
        "invalid goods[0].container");
  CHECK(desk.record == nullptr);
}

TEST_CASE("goods expire by themselves, and not while a dispute is open",
          "[abandoned_goods][case]") {
  Desk desk;
  open(desk);
  desk.on = day(4, 10);
  CHECK(desk.step() == Step::in_storage);  // The last day of T1.
  desk.on = day(4, 11);
  CHECK(desk.step() == Step::expired);
  CHECK(desk.held().step == Step::in_storage);  // No act was needed, none was done.
  REQUIRE(desk.act("registry_officer", "open_dispute", OpenDispute{day(4, 1), "تعرفه", ""}) == "");
  CHECK(desk.step() == Step::in_storage);
  CHECK(desk.act("abandoned_unit_head", "serve_warning",
                 ServeWarning{day(4, 11), WarningServer::customs, ServiceWay::post, ""}) ==
        "wrong_state");
  const core::Id dispute = desk.held().disputes[0].id;
  CHECK(desk.act("registry_officer", "notify_opinion",
                 NotifyOpinion{dispute, day(3, 31), "رد شد"}) == "invalid notified_on");
  REQUIRE(desk.act("registry_officer", "notify_opinion",
                   NotifyOpinion{dispute, day(4, 11), "رد شد"}) == "");
  desk.on = day(7, 11);
  CHECK(desk.step() == Step::in_storage);  // T6: three months from the notified opinion.
  desk.on = day(7, 12);
  CHECK(desk.step() == Step::expired);
}

TEST_CASE("a dispute that opens later stops every step to the Organization",
          "[abandoned_goods][case]") {
  for (const Step step :
       {Step::warned, Step::assessing, Step::assessed, Step::declared, Step::valued, Step::cashier,
        Step::payable, Step::announced, Step::taken}) {
    Desk desk;
    bring_to(desk, step);
    INFO(code_of(step));
    REQUIRE(desk.act("office_manager", "open_dispute", OpenDispute{desk.on, "تعرفه", ""}) == "");
    for (const StepRow& row : step_rows()) {
      if (!row.from.has(step) || !row.to || !row.asks_dispute) continue;
      const auto refusal = standing(&desk.held(), row.act, nullptr, desk.on);
      REQUIRE(refusal);
      CHECK(core::to_string(refusal->source).find("الف-۳") != std::string::npos);
    }
  }
}

TEST_CASE("a warning counts as the term has it, and the ports organization's in its zone",
          "[abandoned_goods][case]") {
  Desk desk;
  open(desk);
  desk.on = day(4, 15);
  ServeWarning warning{day(4, 10), WarningServer::customs, ServiceWay::post, ""};
  CHECK(desk.act("abandoned_unit_head", "serve_warning", warning) == "invalid served_on");  // AB-2
  warning.served_on = day(4, 16);
  CHECK(desk.act("abandoned_unit_head", "serve_warning", warning) == "invalid served_on");
  warning.served_on = day(4, 11);
  CHECK(desk.act("abandoned_unit_head", "serve_warning", warning) == "");

  Desk port;
  Receipt payload = receipt();
  payload.place = Place::special_port_zone;
  payload.zone_term_ends = day(4, 1);
  open(port, payload);
  port.on = day(4, 15);
  warning.served_on = day(4, 12);
  CHECK(port.act("abandoned_unit_head", "serve_warning", warning) == "invalid served_on");
  warning.served_by = WarningServer::ports_organization;
  CHECK(port.act("abandoned_unit_head", "serve_warning", warning) == "");
}

TEST_CASE("assessors go when the owner's days are over, to goods that are there",
          "[abandoned_goods][case]") {
  Desk desk;
  bring_to(desk, Step::warned);
  DispatchAssessors dispatched{day(5, 4), day(5, 6), "دو ارزیاب", true};
  desk.on = day(5, 4);
  CHECK(desk.act("assessment_head", "dispatch_assessors", dispatched) == "wrong_state");
  desk.on = day(5, 5);
  CHECK(desk.act("assessment_head", "dispatch_assessors", dispatched) == "invalid dispatched_on");
  dispatched.dispatched_on = day(5, 5);
  dispatched.goods_present = false;
  CHECK(desk.act("assessment_head", "dispatch_assessors", dispatched) == "invalid goods_present");
  dispatched.goods_present = true;
  CHECK(desk.act("assessment_head", "dispatch_assessors", dispatched) == "");
}

TEST_CASE("the declaration's boxes are the procedure's, not the officer's",
          "[abandoned_goods][form]") {
  Desk desk;
  bring_to(desk, Step::assessed);
  desk.on = day(5, 10);
  RegisterDeclaration payload = registration();
  payload.no_open_dispute = false;
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid no_open_dispute");
  payload.no_open_dispute = true;
  payload.values.push_back({1, 100});
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid values");
  payload.values.clear();
  payload.permits.push_back({3, Permit::standard, ""});
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid permits[0].line");
  payload.permits[0].line = 1;
  REQUIRE(desk.act("registry_officer", "register_declaration", payload) == "");
  const Declaration& declaration = *desk.round().declaration;
  CHECK(declaration.owner_name ==
        "سازمان جمع‌آوری و فروش اموال تملیکی");
  CHECK(declaration.owner_legal_id == "14000274244");
  CHECK(declaration.owner_address ==
        "تهران - خیابان ولیعصر - روبروی پارک ملت - کوچه شهید انصاری - پلاک ۶۷");
  CHECK(declaration.declarant == "USR-10100");
  CHECK(declaration.receipt_number == "AB-1403/77");
  CHECK(declaration.no_dispute_confirmed_by == "کارشناس ثبت و احراز");
  for (const DeclaredLine& line : declaration.lines) CHECK(line.registered_usd == 100);  // AB-9
  // Toothpaste asks for the food and drug permit by its HS code; the officer added another.
  REQUIRE(declaration.permits.size() == 2);
  CHECK(declaration.permit_text.find("سازمان غذا و دارو برای ردیف ۲") != std::string::npos);
  CHECK(declaration.permit_text.find("سازمان ملی استاندارد برای ردیف ۱") != std::string::npos);
}

TEST_CASE("goods that were declared before keep their value, and an M in box 31",
          "[abandoned_goods][form]") {
  Desk desk;
  Receipt before = receipt();
  before.prior_kotaj = "700";
  before.prior_registered_on = day(1, 20);
  before.prior_procedure = Procedure::definite_import;
  before.prior_value_usd = 5'000'00;
  bring_to(desk, Step::assessed, before);
  desk.on = day(5, 10);
  RegisterDeclaration payload = registration();
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid values");
  payload.values = {{1, 4'000'00}, {2, 999'99}};
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid values");
  payload.values = {{1, 4'000'00}, {1, 1'000'00}};
  CHECK(desk.act("registry_officer", "register_declaration", payload) == "invalid values[1].line");
  payload.values = {{1, 4'000'00}, {2, 1'000'00}};
  REQUIRE(desk.act("registry_officer", "register_declaration", payload) == "");
  CHECK(desk.round().declaration->receipt_number == "AB-1403/77M");
  CHECK(desk.round().declaration->lines[1].registered_usd == 1'000'00);

  // B4: art. 14's value may stand, or art. 15's with a reason why not.
  desk.on = day(5, 12);
  ValueGoods valued = values();
  valued.lines[0].method = ValueMethod::transaction;
  CHECK(desk.act("assessor", "value_goods", valued) == "invalid lines[1].earlier");
  valued.lines[1].earlier = {{ValueMethod::transaction, "اسناد پذیرفته نیست"}};
  REQUIRE(desk.act("assessor", "value_goods", valued) == "");
  to_cashier(desk);
  share(desk);
  announce_goods(desk);
  take(desk);
  // B15: what was declared before is cancelled under art. 46.
  desk.on = day(6, 5);
  Settle settled = settlement();
  CHECK(desk.act("abandoned_unit_head", "settle", settled) == "invalid prior_cancelled_on");
  settled.prior_cancelled_on = day(6, 3);
  CHECK(desk.act("abandoned_unit_head", "settle", settled) == "invalid prior_cancellation");
  settled.prior_cancellation = "۴۶/۱";
  CHECK(desk.act("abandoned_unit_head", "settle", settled) == "");
}

TEST_CASE("art. 15's methods are used in their order, each earlier one with its reason",
          "[abandoned_goods][value]") {
  Desk desk;
  bring_to(desk, Step::declared);
  desk.on = day(5, 12);
  const auto refused = [&](auto change) {
    ValueGoods payload = values();
    change(payload);
    return desk.act("assessor", "value_goods", payload);
  };
  CHECK(refused([](ValueGoods& v) { v.lines[0].method = ValueMethod::transaction; }) ==
        "invalid lines[0].method");
  CHECK(refused([](ValueGoods& v) { v.lines[0].method = ValueMethod::similar; }) ==
        "invalid lines[0].earlier");
  CHECK(refused([](ValueGoods& v) {
          v.lines[0].method = ValueMethod::deductive;
          v.lines[0].earlier = {{ValueMethod::identical, "نیست"}, {ValueMethod::identical, "نیست"}};
        }) == "invalid lines[0].earlier");
  CHECK(refused([](ValueGoods& v) {
          v.lines[0].earlier = {{ValueMethod::similar, "نیست"}};
        }) == "invalid lines[0].earlier");
  CHECK(refused([](ValueGoods& v) {
          v.lines[0].earlier = {{ValueMethod::transaction, "نیست"}};
        }) == "invalid lines[0].earlier");
  CHECK(refused([](ValueGoods& v) { v.lines.pop_back(); }) == "invalid lines");
  CHECK(refused([](ValueGoods& v) { v.lines[1].line = 1; }) == "invalid lines[1].line");
  CHECK(refused([](ValueGoods& v) { v.usd_rate = 0; }) == "invalid usd_rate");
  CHECK(refused([](ValueGoods& v) { v.lines[0].value_usd = 0; }) == "invalid lines[0].value_usd");
  CHECK(refused([](ValueGoods& v) { v.lines[0].needs_value_id = true; }) ==
        "invalid lines[0].value_id");
  CHECK(refused([](ValueGoods& v) {
          v.lines[0].method = ValueMethod::flexible;
          v.lines[0].earlier = {{ValueMethod::identical, "نیست"},
                                {ValueMethod::similar, "نیست"},
                                {ValueMethod::deductive, "نیست"},
                                {ValueMethod::computed, "نیست"}};
        }) == "");
  const Declaration& declaration = *desk.round().declaration;
  // 10,000.50 dollars at 450,000 rials: 4,500,225,000; 4 % of it 180,009,000.
  CHECK(declaration.lines[0].value_irr == core::Wide{4'500'225'000});
  CHECK(declaration.lines[0].customs_duty == core::Wide{180'009'000});
  CHECK(duties_of(declaration.lines[0]) == core::Wide{180'010'320});
  CHECK(declaration.lines[0].registered_usd == 100);  // The registered dollar stays to be seen.
  // AB-14: until it is confirmed the assessor may value again; then no more.
  CHECK(desk.act("assessor", "value_goods", values()) == "");
  confirm(desk);
  CHECK(desk.act("assessor", "value_goods", values()) == "wrong_state");
}

TEST_CASE("vehicles and their like need a value ID first", "[abandoned_goods][value]") {
  for (const auto& [hs, needed] : std::vector<std::pair<std::string, bool>>{{"87032339", true},
                                                                            {"84295290", true},
                                                                            {"87012020", true},
                                                                            {"87112090", true},
                                                                            {"87141055", false},
                                                                            {"55121900", false}}) {
    INFO(hs);
    CHECK(hs_needs_value_id(hs, day(5, 12)) == needed);
  }
  Desk desk;
  open(desk);
  warn(desk);
  dispatch(desk);
  desk.on = day(5, 6);
  Inspect inspected = inspection(day(5, 6));
  inspected.lines.resize(1);
  inspected.lines[0].hs_code = "87032339";
  REQUIRE(desk.act("assessor", "inspect", inspected) == "");
  declare(desk);
  desk.on = day(5, 12);
  ValueGoods payload = values();
  payload.lines.resize(1);
  CHECK(desk.act("assessor", "value_goods", payload) == "invalid lines[0].value_id");
  CHECK(desk.clause.find("ب-۵") != std::string::npos);
  payload.lines[0].value_id = "V-1403-1";
  CHECK(desk.act("assessor", "value_goods", payload) == "");
}

TEST_CASE("the Organization is told of every permit that the goods need",
          "[abandoned_goods][form]") {
  Desk desk;
  bring_to(desk, Step::payable);
  desk.on = day(5, 15);
  Announce payload = announcement();
  payload.permits.clear();
  CHECK(desk.act("office_manager", "announce", payload) == "invalid permits");
  CHECK(desk.clause.find("ب-۱") != std::string::npos);
  payload = announcement();
  payload.announced_on = day(5, 13);
  CHECK(desk.act("office_manager", "announce", payload) == "invalid announced_on");
  // What another changed meanwhile is not announced unseen.
  const access::Act& act = *access::find_act(module(), "announce");
  payload = announcement();
  const std::string seen =
      module().seen(desk.record.get(), act, &payload, desk.context("office_manager"));
  CHECK_FALSE(seen.empty());
  REQUIRE(desk.act(
              "provincial_director", "approve_amendment",
              ApproveAmendment{
                  MistakeKind::other, {{1, "goods", "پارچه", "پارچه نخی"}}, "شرح کامل نبود", ""}) ==
          "");
  CHECK(desk.take(access::perform(module(), act, desk.record.get(), &payload, seen,
                                  desk.context("office_manager"))) == "changed_meanwhile");
  CHECK(desk.act("office_manager", "announce", payload) == "");
}

TEST_CASE("the way back: asked for, returned, cancelled, declared anew, out",
          "[abandoned_goods][return]") {
  Desk desk;
  bring_to(desk, Step::announced);
  RequestReturn asked = request(desk.on);
  asked.not_sold = false;
  CHECK(desk.act("registry_officer", "request_return", asked) == "invalid not_sold");
  asked = request(desk.on);
  asked.allocation_valid_until = day(5, 14);
  CHECK(desk.act("registry_officer", "request_return", asked) == "invalid allocation_valid_until");
  asked = request(desk.on);
  asked.order_registration.clear();
  CHECK(desk.act("registry_officer", "request_return", asked) == "invalid order_registration");
  request_return_of(desk);
  desk.on = day(5, 16);
  CHECK(desk.act("abandoned_unit_head", "return_declaration", ReturnDeclaration{desk.on, ""}) ==
        "invalid letter");
  return_goods(desk);
  CHECK(desk.act("office_manager", "cancel_declaration",
                 CancelDeclaration{desk.on, day(5, 16), "موافقت"}) == "invalid storage_paid_until");
  cancel(desk);
  CHECK(desk.held().step == Step::cancelled);
  const core::Date cancelled = desk.on;
  desk.on = core::add_months(cancelled, 1).value();
  CHECK(desk.step() == Step::cancelled);  // T7's last day.
  desk.on = core::add_days(desk.on, 1).value();
  CHECK(desk.step() == Step::expired);
  // A declaration of a day within T7 may be recorded late; of a later day not.
  DeclareProcedure anew{Procedure::definite_import, "9001", desk.on, "", ""};
  CHECK(desk.act("registry_officer", "declare_procedure", anew) == "wrong_state");
  anew.registered_on = core::add_months(cancelled, 1).value();
  anew.third_party = "دیگری";
  CHECK(desk.act("registry_officer", "declare_procedure", anew) == "invalid third_party");
  anew.third_party.clear();
  REQUIRE(desk.act("registry_officer", "declare_procedure", anew) == "");
  CHECK(desk.step() == Step::expired);  // T7 has passed, and the goods are still there.
  CHECK(desk.act("office_manager", "extend_returned",
                 ExtendReturned{ExtensionOffice::zone_organization, day(8, 1), "۱", "آری"}) ==
        "invalid office");
  REQUIRE(desk.act("office_manager", "extend_returned",
                   ExtendReturned{ExtensionOffice::import_office, day(8, 1), "۱", "آری"}) == "");
  CHECK(desk.step() == Step::releasing);
  CHECK(desk.act("exit_gate_officer", "record_exit", RecordExit{desk.on, false, ""}) ==
        "invalid dues_paid");
  CHECK(desk.act("exit_gate_officer", "record_exit", RecordExit{desk.on, true, ""}) == "");
  CHECK(desk.step() == Step::released);
}

TEST_CASE("before the Organization was told, the declaration is returned at once (AB-8)",
          "[abandoned_goods][return]") {
  Desk desk;
  bring_to(desk, Step::declared);
  request_return_of(desk);
  CHECK(desk.act("abandoned_unit_head", "return_declaration", ReturnDeclaration{desk.on, ""}) ==
        "");
  CHECK(desk.step() == Step::returned);
}

TEST_CASE("in a zone returned goods may pass to a third party by a negotiable receipt",
          "[abandoned_goods][return]") {
  Desk desk;
  Receipt payload = receipt();
  payload.place = Place::free_zone;
  payload.zone_term_ends = day(4, 10);
  bring_to(desk, Step::cancelled, payload);
  DeclareProcedure anew{Procedure::temporary_import, "9001", desk.on, "شخص ثالث", ""};
  CHECK(desk.act("registry_officer", "declare_procedure", anew) == "invalid negotiable_receipt");
  anew.negotiable_receipt = "Z-1";
  CHECK(desk.act("registry_officer", "declare_procedure", anew) == "");
}

TEST_CASE("goods that outstay T7 begin another round, and the first one stays to be read",
          "[abandoned_goods][return]") {
  Desk desk;
  bring_to(desk, Step::cancelled);
  desk.on = day(7, 20);
  REQUIRE(desk.step() == Step::expired);
  REQUIRE(desk.act("abandoned_unit_head", "serve_warning",
                   ServeWarning{day(7, 20), WarningServer::customs, ServiceWay::post, "۸"}) == "");
  CHECK(desk.step() == Step::warned);
  REQUIRE(desk.held().rounds.size() == 2);
  CHECK(desk.held().rounds[0].declaration->kotaj == "25184");
  CHECK_FALSE(desk.held().rounds[1].declaration);
  // AB-11: a release document of the second round has T3's month, though T7 has passed.
  REQUIRE(desk.act("registry_officer", "record_release",
                   RecordRelease{ReleaseKind::release, "۵", day(7, 20)}) == "");
  CHECK(desk.step() == Step::releasing);
  desk.on = day(8, 20);
  CHECK(desk.step() == Step::releasing);
  desk.on = day(8, 21);
  CHECK(desk.step() == Step::expired);
  // An exit within T3 is recorded late without fault; a later one waits for an extension.
  CHECK(desk.act("exit_gate_officer", "record_exit", RecordExit{day(8, 21), true, ""}) ==
        "wrong_state");
  CHECK(desk.act("exit_gate_officer", "record_exit", RecordExit{day(8, 20), true, ""}) == "");
}

TEST_CASE("a mistaken declaration is withdrawn or amended under the province's signature",
          "[abandoned_goods][corrections]") {
  Desk desk;
  bring_to(desk, Step::valued);
  ApproveAmendment amended{MistakeKind::other,
                           {{1, "value_usd", "10000.5", "20000"}, {0, "kotaj", "25184", "25190"}},
                           "اشتباه تایپی",
                           "۵"};
  CHECK(desk.act("office_manager", "approve_amendment", amended) == "no_assignment");
  amended.changes[0].old_value = "10000";
  CHECK(desk.act("provincial_director", "approve_amendment", amended) ==
        "changed_meanwhile changes[0].old_value");
  amended.changes[0].old_value = "10000.5";
  REQUIRE(desk.act("provincial_director", "approve_amendment", amended) == "");
  CHECK(desk.step() == Step::valued);  // An amended one keeps its state.
  const Declaration& declaration = *desk.round().declaration;
  CHECK(declaration.kotaj == "25190");
  CHECK(declaration.lines[0].value_irr == core::Wide{9'000'000'000});
  CHECK(declaration.lines[0].customs_duty == core::Wide{360'000'000});
  REQUIRE(desk.held().corrections.size() == 2);
  CHECK(desk.held().corrections[0].old_value == "10000.5");
  CHECK(desk.held().approvals[0].name == "ناظر / مدیر کل گمرکات استان");
  amended.changes = {{1, "registered_usd", "1", "2"}};
  CHECK(desk.act("provincial_director", "approve_amendment", amended) ==
        "invalid changes[0].field");
  amended.changes = {{1, "earlier", "", "2"}};
  CHECK(desk.act("provincial_director", "approve_amendment", amended) ==
        "invalid changes[0].field");
  to_cashier(desk);
  share(desk);
  amended.changes = {{1, "vat", "300", "400"}};
  CHECK(desk.act("provincial_director", "approve_amendment", amended) ==
        "invalid changes[0].field");
  ApproveWithdrawal withdrawn{MistakeKind::dispute, "اختلاف باز بود", ""};
  withdrawn.reason.clear();
  CHECK(desk.act("provincial_director", "approve_withdrawal", withdrawn) == "invalid reason");
  withdrawn.reason = "اختلاف باز بود";
  CHECK(desk.act("provincial_director", "approve_withdrawal", withdrawn) == "");
  CHECK(desk.step() == Step::withdrawn);
}

TEST_CASE("a receipt is put right while nothing was declared", "[abandoned_goods][corrections]") {
  Desk desk;
  open(desk);
  CorrectReceipt payload{
      {{0, "owner", "شرکت نمونه", "شرکت دیگر"}, {2, "hs_code", "33061000", "33069000"}},
      "نادرست ثبت شد",
      ""};
  REQUIRE(desk.act("registry_officer", "correct_receipt", payload) == "");
  CHECK(desk.held().receipt.owner == "شرکت دیگر");
  CHECK(desk.held().receipt.goods[1].hs_code == "33069000");
  payload.changes = {{0, "number", "AB-1403/77", "AB-1403/78"}};
  CHECK(desk.act("registry_officer", "correct_receipt", payload) == "invalid changes[0].field");
  payload.changes = {{0, "entered_here", "1403/01/12", "1403/01/09"}};
  CHECK(desk.act("registry_officer", "correct_receipt", payload) == "invalid changes");
  payload.changes = {{3, "goods", "", "کالا"}};
  CHECK(desk.act("registry_officer", "correct_receipt", payload) == "invalid changes[0].field");
}

TEST_CASE("prohibited goods are seized by minutes at once", "[abandoned_goods][corrections]") {
  Desk desk;
  open(desk);
  CHECK(desk.act("assessor", "confiscate", Confiscate{day(3, 5), "", "ممنوع"}) ==
        "invalid minutes");
  REQUIRE(desk.act("assessor", "confiscate", Confiscate{day(3, 5), "۸", "ممنوع"}) == "");
  CHECK(desk.held().receipt.prohibited);
  CHECK(desk.act("assessor", "confiscate", Confiscate{day(3, 5), "۸", "ممنوع"}) == "wrong_state");
}

TEST_CASE("T2 is recorded once, and only where the term counts it", "[abandoned_goods][case]") {
  Desk desk;
  open(desk);
  desk.on = day(4, 20);
  Extension extension{
      ExtensionRequester::carrier, false, day(4, 5), true, day(4, 12), day(4, 12), day(6, 1)};
  CHECK(desk.act("office_manager", "extend_stay", extension) == "invalid until");
  extension.requested_by = ExtensionRequester::owner;
  extension.requested_on = day(4, 11);
  CHECK(desk.act("office_manager", "extend_stay", extension) == "invalid until");  // AB-4
  extension.requested_on = day(4, 10);
  REQUIRE(desk.act("office_manager", "extend_stay", extension) == "");
  CHECK(desk.step() == Step::in_storage);
  CHECK(desk.act("office_manager", "extend_stay", extension) == "wrong_state");
}

TEST_CASE("a receipt that came with a release document waits for its month",
          "[abandoned_goods][case]") {
  Desk desk;
  Receipt payload = receipt();
  payload.release_kind = ReleaseKind::release;
  payload.release_document = "۸۸";
  payload.release_document_on = day(3, 1);
  open(desk, payload);
  CHECK(desk.step() == Step::releasing);
  desk.on = day(4, 2);
  CHECK(desk.step() == Step::expired);  // AB-5: T3 instead of T1.
  CHECK(desk.act("registry_officer", "extend_release", ExtendRelease{day(2, 1), "آری", "آری"}) ==
        "invalid until");
  REQUIRE(desk.act("registry_officer", "extend_release", ExtendRelease{day(4, 20), "آری", "آری"}) ==
          "");
  CHECK(desk.step() == Step::releasing);
}

TEST_CASE("follow-ups leave room on the time line for the steps", "[abandoned_goods][case]") {
  Desk desk;
  Receipt payload = receipt();
  payload.perishable = true;
  open(desk, payload);
  std::string refused;
  int done = 0;
  while (refused.empty() && done < 2000) {
    refused = desk.act("office_manager", "follow_up", FollowUp{day(3, 5), "پیگیری شد"});
    if (refused.empty()) ++done;
  }
  CHECK(refused == "full");
  CHECK(done == 799);
  warn(desk);
  CHECK(desk.step() == Step::warned);
}

TEST_CASE("a case that would not fit on the wire is not made", "[abandoned_goods][case]") {
  Desk desk;
  open(desk);
  const auto text = [](std::size_t code_points) {
    std::string out;
    for (std::size_t at = 0; at < code_points; ++at) out += "ک";
    return out;
  };
  std::string refused;
  for (int row = 0; row < 200 && refused.empty(); ++row) {
    refused = desk.act("registry_officer", "add_document",
                       AddDocument{text(100), text(60), {}, text(150), text(200)});
  }
  CHECK(refused == "full");
  CHECK(desk.held().documents.size() == 100);
  // Six rounds, every list within its cap and every text as long as its form lets it be.
  Round round;
  round.inspection.emplace();
  round.declaration.emplace();
  for (int row = 0; row < 50; ++row) {
    round.inspection->lines.push_back(
        {text(200), "55121900", {}, {}, text(40), "", text(150), text(150)});
    DeclaredLine line;
    line.goods = text(200);
    line.condition = text(150);
    line.package_kind = text(40);
    line.earlier.resize(5, {ValueMethod::identical, text(100)});
    round.declaration->lines.push_back(line);
  }
  const OpenDispute dispute{day(3, 1), "تعرفه", ""};
  desk.held().rounds.assign(6, round);
  CHECK(desk.act("registry_officer", "open_dispute", dispute) == "full");
  CHECK(desk.reason.find("پرونده کالای متروکه") != std::string::npos);
  desk.held().rounds.resize(3);
  CHECK(desk.act("registry_officer", "open_dispute", dispute) == "");
}
