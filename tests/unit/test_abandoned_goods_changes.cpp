#include <catch2/catch.hpp>

#include "shared/access/changes.h"
#include "tests/unit/support/abandoned_case.h"

// What an act was to put right, told against what the case says now.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

TEST_CASE("a change of a row is told with its row", "[abandoned_goods][corrections]") {
  Desk desk;
  open(desk);
  const access::Act& act = *access::find_act(module(), "correct_receipt");
  CorrectReceipt payload{{{0, "owner", "شرکت یک", "شرکت دو"},
                          {2, "hs_code", "33061000", "33069000"},
                          {9, "goods", "پارچه", "کالا"}},
                         "نادرست ثبت شد",
                         ""};
  const auto changes = access::changed_fields(module(), act, &payload, desk.record.get());
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].seen == "شرکت یک");
  CHECK(changes[0].now == "شرکت نمونه");
  CHECK(changes[0].moved_on);
  CHECK(changes[1].label.starts_with("ردیف ۲، "));
  CHECK(changes[1].now == "33061000");
  CHECK_FALSE(changes[1].moved_on);
  CHECK(changes[2].label.starts_with("ردیف ۹، "));
  CHECK_FALSE(changes[2].now.has_value());  // There is no such row (any more).
}

TEST_CASE("a change of a declaration is told by its own tables", "[abandoned_goods][corrections]") {
  Desk desk;
  bring_to(desk, Step::valued);
  const access::Act& amend = *access::find_act(module(), "approve_amendment");
  const ApproveAmendment amended{MistakeKind::other,
                                 {{1, "value_usd", "10000", "20000"}, {0, "kotaj", "25184", "1"}},
                                 "اشتباه تایپی",
                                 "۵"};
  const auto lines = access::changed_fields(module(), amend, &amended, desk.record.get());
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].now == "۱۰٬۰۰۰٫۵");
  CHECK(lines[0].moved_on);
  CHECK(lines[1].now == "۲۵۱۸۴");
}
