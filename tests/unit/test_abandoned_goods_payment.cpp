#include <catch2/catch.hpp>
#include <numeric>

#include "tests/unit/support/abandoned_case.h"

// Payment IDs and claims: to the rial, under any sequence.
using namespace kotaj;                            // NOLINT: a test of one module.
using namespace kotaj::abandoned_goods;           // NOLINT
using namespace kotaj::abandoned_goods::testing;  // NOLINT

namespace {

core::Wide unsplit_sum(const Round& round) {
  core::Wide sum = 0;
  for (const PaymentId& one : round.payment_ids) {
    if (!one.split) sum += one.amount;
  }
  return sum;
}

/// A small generator, the same everywhere and for ever.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  int64_t below(int64_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<int64_t>(state_ % static_cast<uint64_t>(limit));
  }

 private:
  uint64_t state_;
};

}  // namespace

TEST_CASE("the share ID is the declaration's duties", "[abandoned_goods][payment]") {
  Desk desk;
  bring_to(desk, Step::cashier);
  desk.on = day(5, 14);
  CHECK(desk.act("finance_officer", "convert_share_id",
                 ConvertShareId{"S100", day(5, 14), false}) == "invalid confirmed_by_hand");
  CHECK(desk.act("finance_officer", "convert_share_id", ConvertShareId{"M100", day(5, 14), true}) ==
        "invalid share_id");
  share(desk);
  // 10,000.50 and 2,000 dollars at 450,000 rials, 4 %, with 1,320 rials of other dues each.
  CHECK(desk.round().payment_ids[0].amount ==
        core::Wide{180'009'000} + core::Wide{36'000'000} + 2 * 1'320);
}

TEST_CASE("less is split with the deputy's or the unit head's confirmation, more is refused",
          "[abandoned_goods][payment]") {
  Desk desk;
  bring_to(desk, Step::payable);
  const core::Wide whole = desk.round().payment_ids[0].amount;
  RecordPayment payment{"S100", PayerKind::legal_person, whole + 1, day(5, 14), ""};
  CHECK(desk.act("finance_officer", "record_payment", payment) == "invalid amount");  // AB-10
  CHECK(desk.clause.find("AB-10") != std::string::npos);
  payment.amount = whole - 1;
  CHECK(desk.act("finance_officer", "record_payment", payment) == "invalid amount");
  SplitPaymentId split{"S100", day(5, 14), whole + 1, "C1", "R1"};
  CHECK(desk.act("finance_officer", "split_payment_id", split) == "no_assignment");
  CHECK(desk.act("customs_deputy", "split_payment_id", split) == "invalid cash_amount");
  split.cash_amount = whole;
  CHECK(desk.act("customs_deputy", "split_payment_id", split) == "invalid cash_amount");
  split.cash_amount = 0;
  CHECK(desk.act("customs_deputy", "split_payment_id", split) == "invalid cash_amount");
  split.cash_amount = whole - 1;
  split.cash_id = "S100";
  CHECK(desk.act("customs_deputy", "split_payment_id", split) == "invalid cash_id");
  split.cash_id = "R1";
  CHECK(desk.act("customs_deputy", "split_payment_id", split) == "invalid refund_id");
  split.cash_id = "C1";
  REQUIRE(desk.act("deputy_substitute", "split_payment_id", split) == "");
  CHECK(unsplit_sum(desk.round()) == whole);
  CHECK(desk.act("finance_officer", "record_payment", payment) == "invalid payment_id");
  payment.payment_id = "R1";
  payment.amount = 1;
  CHECK(desk.act("finance_officer", "record_payment", payment) == "invalid payment_id");
  payment.payment_id = "C1";
  payment.amount = whole - 1;
  REQUIRE(desk.act("finance_officer", "record_payment", payment) == "");
  CHECK(desk.round().payment_ids[1].payer == PayerKind::legal_person);
  CHECK(desk.act("finance_officer", "record_payment", payment) == "wrong_state");
}

TEST_CASE("whatever is split and paid, in any order, the parts sum to the share ID",
          "[abandoned_goods][payment][property]") {
  Dice dice(0x9E3779B97F4A7C15ULL);
  int splits = 0;
  for (int walk = 0; walk < 60; ++walk) {
    Desk desk;
    bring_to(desk, Step::payable);
    const core::Wide whole = desk.round().payment_ids[0].amount;
    for (int move = 0; move < 30; ++move) {
      const auto& ids = desk.round().payment_ids;
      const PaymentId target =
          ids[static_cast<std::size_t>(dice.below(static_cast<int64_t>(ids.size())))];
      const core::Wide around = target.amount - 2 + dice.below(4);
      const core::Wide amount = dice.below(3) == 0 ? around : core::Wide{dice.below(5'000'000)};
      if (dice.below(4) == 0) {
        desk.act("finance_officer", "record_payment",
                 RecordPayment{target.payment_id, PayerKind::organization, amount, desk.on, ""});
      } else {
        const std::string name = std::to_string(walk) + "-" + std::to_string(move);
        const std::string done =
            desk.act("abandoned_unit_head", "split_payment_id",
                     SplitPaymentId{target.payment_id, desk.on, amount, "C" + name, "R" + name});
        if (done.empty()) ++splits;
      }
      if (unsplit_sum(desk.round()) != whole) FAIL("the parts no longer sum to the share ID");
      for (const PaymentId& one : desk.round().payment_ids) {
        if (one.amount <= 0 || (one.split && one.paid_on) ||
            (one.kind == PaymentIdKind::refund && one.paid_on))
          FAIL("an ID that cannot be: " << one.payment_id);
      }
    }
  }
  CHECK(splits > 100);
}

TEST_CASE("claims stand open until their balance is zero", "[abandoned_goods][payment]") {
  Desk desk;
  bring_to(desk, Step::announced);
  REQUIRE(desk.act("office_manager", "claim_dues",
                   ClaimDues{DueKind::vat, 1'000, day(5, 15), "۱۱"}) == "");
  const core::Id claim = desk.round().claims[0].id;
  RecordClaimPayment payment{claim, 1'001, day(5, 15), {}, ""};
  CHECK(desk.act("finance_officer", "record_claim_payment", payment) == "invalid amount");
  payment.amount = 999;
  REQUIRE(desk.act("finance_officer", "record_claim_payment", payment) == "");
  CHECK(balance_of(desk.round().claims[0]) == 1);
  payment.amount = 2;
  CHECK(desk.act("finance_officer", "record_claim_payment", payment) == "invalid amount");
  payment.amount = 1;
  payment.to_revenue_on = day(5, 14);
  CHECK(desk.act("office_manager", "record_claim_payment", payment) == "invalid to_revenue_on");
  payment.to_revenue_on = day(5, 15);
  REQUIRE(desk.act("office_manager", "record_claim_payment", payment) == "");
  CHECK(balance_of(desk.round().claims[0]) == 0);
  CHECK(desk.act("finance_officer", "record_claim_payment", payment) == "wrong_state");
  const core::Id first = desk.round().claims[0].payments[0].id;
  REQUIRE(desk.act("finance_officer", "record_revenue", RecordRevenue{claim, first, day(5, 15)}) ==
          "");
  CHECK(desk.act("finance_officer", "record_revenue", RecordRevenue{claim, first, day(5, 15)}) ==
        "wrong_state");
}
