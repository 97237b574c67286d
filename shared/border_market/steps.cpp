#include "shared/border_market/steps.h"

#include <algorithm>
#include <array>

namespace kotaj::border_market {
namespace {

using access::Position;
using core::Choice;

constexpr std::array registry{Position::registry_officer};
constexpr std::array finance{Position::finance_officer};
constexpr std::array head_of_assessment{Position::assessment_head};
constexpr std::array assessor{Position::assessor};
constexpr std::array gate{Position::exit_gate_officer};
constexpr std::array export_service{Position::customs_deputy, Position::office_manager};
constexpr std::array stamp_and_signature{Position::registry_officer, Position::customs_deputy,
                                         Position::office_manager};

template <Outcome... Listed>
constexpr std::array<Outcome, sizeof...(Listed)> outcomes{Listed...};

// A. In step 2 the declaration and its documents are sealed and entered in the register: the kotaj
// is given there.
constexpr std::array<StepRule, 6> general{{
    {Step::a1, "A1", "تنظیم اظهارنامه", registry, {}, outcomes<Outcome::declaration>},
    {Step::a2, "A2", "احراز هویت", registry, outcomes<Outcome::declaration>,
     outcomes<Outcome::identity, Outcome::kotaj>},
    {Step::a3, "A3", "واریز هزینه‌های بانکی به صندوق", finance,
     outcomes<Outcome::kotaj>, outcomes<Outcome::costs_receipt>},
    {Step::a4, "A4", "سرویس ارزیابی (تعیین ارزیاب)", head_of_assessment,
     outcomes<Outcome::kotaj, Outcome::costs_receipt>, outcomes<Outcome::assessor>},
    {Step::a5, "A5", "ارزیابی", assessor, outcomes<Outcome::assessor, Outcome::document_matching>,
     outcomes<Outcome::assessment>},
    {Step::a6, "A6", "مهر و امضای اظهارنامه و تحویل نسخه به صاحب کالا", stamp_and_signature,
     outcomes<Outcome::assessment>, outcomes<Outcome::release>},
}};

constexpr std::array<StepRule, 8> dues_first{{
    {Step::b1, "B1", "تسلیم اظهارنامه", registry, {}, outcomes<Outcome::declaration>},
    {Step::b2, "B2", "پرداخت عوارض", finance, outcomes<Outcome::declaration>,
     outcomes<Outcome::dues_payment>},
    {Step::b3, "B3", "صدور قبض درآمد", finance, outcomes<Outcome::dues_payment>,
     outcomes<Outcome::revenue_receipt>},
    {Step::b4, "B4", "ثبت دفتر کوتاژ", registry, outcomes<Outcome::revenue_receipt>,
     outcomes<Outcome::kotaj>},
    {Step::b5, "B5", "ارزیابی", assessor, outcomes<Outcome::kotaj, Outcome::document_matching>,
     outcomes<Outcome::assessment>},
    {Step::b6, "B6", "اجازه بارگیری", gate, outcomes<Outcome::assessment>,
     outcomes<Outcome::loading_permit>},
    {Step::b7, "B7", "صدور مانیفست خروجی", gate, outcomes<Outcome::loading_permit>,
     outcomes<Outcome::outgoing_manifest>},
    {Step::b8, "B8", "کنترل نهایی (کنترل بار موتور لنج)", gate,
     outcomes<Outcome::outgoing_manifest>, outcomes<Outcome::final_control>},
}};

constexpr std::array<StepRule, 9> direct_carriage{{
    {Step::c1, "C1", "صدور قبض انبار", registry, {}, outcomes<Outcome::warehouse_receipt>},
    {Step::c2, "C2", "درخواست حمل یکسره", registry, outcomes<Outcome::warehouse_receipt>,
     outcomes<Outcome::direct_carriage_request>},
    {Step::c3, "C3", "تنظیم اظهارنامه", registry, outcomes<Outcome::direct_carriage_request>,
     outcomes<Outcome::declaration>},
    {Step::c4, "C4", "پرینت اظهارنامه", registry, outcomes<Outcome::declaration>,
     outcomes<Outcome::printed_declaration>},
    {Step::c5, "C5", "احراز هویت و ارزش", registry, outcomes<Outcome::printed_declaration>,
     outcomes<Outcome::identity>},
    // Interpretation BM-1: a privilege may put documents in the place of the physical assessment
    // here; the kotaj and the value are recorded all the same.
    {Step::c6, "C6", "تعیین ارزش، کوتاژ و ارزیابی", assessor,
     outcomes<Outcome::identity, Outcome::document_matching>,
     outcomes<Outcome::value, Outcome::kotaj, Outcome::assessment>},
    {Step::c7, "C7", "اخذ شماره ارزیابی", assessor, outcomes<Outcome::assessment>,
     outcomes<Outcome::assessment_number>},
    {Step::c8, "C8", "پرینت پروانه", registry, outcomes<Outcome::assessment_number>,
     outcomes<Outcome::printed_permit>},
    {Step::c9, "C9", "کارشناس صادرات؛ مهر و امضای سرویس صادرات", export_service,
     outcomes<Outcome::printed_permit>, outcomes<Outcome::export_stamp>},
}};

constexpr int32_t number_of(Outcome outcome) { return static_cast<int32_t>(outcome); }

constexpr std::array<Choice, 20> all_outcomes{{
    {number_of(Outcome::warehouse_receipt), "warehouse_receipt", "قبض انبار"},
    {number_of(Outcome::direct_carriage_request), "direct_carriage_request", "درخواست حمل یکسره"},
    {number_of(Outcome::declaration), "declaration", "اظهارنامه تنظیم‌شده"},
    {number_of(Outcome::printed_declaration), "printed_declaration", "اظهارنامه چاپی"},
    {number_of(Outcome::identity), "identity", "احراز هویت"},
    {number_of(Outcome::costs_receipt), "costs_receipt", "قبض صندوق"},
    {number_of(Outcome::dues_payment), "dues_payment", "پرداخت عوارض"},
    {number_of(Outcome::revenue_receipt), "revenue_receipt", "قبض درآمد"},
    {number_of(Outcome::kotaj), "kotaj", "شماره کوتاژ"},
    {number_of(Outcome::assessor), "assessor", "ارزیاب"},
    {number_of(Outcome::document_matching), "document_matching", "تطبیق اسناد"},
    {number_of(Outcome::value), "value", "ارزش تعیین‌شده"},
    {number_of(Outcome::assessment), "assessment", "نتیجه ارزیابی"},
    {number_of(Outcome::assessment_number), "assessment_number", "شماره ارزیابی"},
    {number_of(Outcome::release), "release", "سند ترخیص"},
    {number_of(Outcome::loading_permit), "loading_permit", "اجازه بارگیری"},
    {number_of(Outcome::outgoing_manifest), "outgoing_manifest", "مانیفست خروجی"},
    {number_of(Outcome::final_control), "final_control", "کنترل نهایی"},
    {number_of(Outcome::printed_permit), "printed_permit", "پروانه چاپی"},
    {number_of(Outcome::export_stamp), "export_stamp", "مهر و امضای سرویس صادرات"},
}};

}  // namespace

std::span<const Choice> outcome_choices() { return all_outcomes; }

bool records(const StepRule& rule, Outcome outcome) {
  return std::find(rule.records.begin(), rule.records.end(), outcome) != rule.records.end();
}

std::span<const Choice> step_choices() {
  static const std::array<Choice, general.size() + dues_first.size() + direct_carriage.size()> all =
      [] {
        std::array<Choice, general.size() + dues_first.size() + direct_carriage.size()> out{};
        std::size_t at = 0;
        for (const Variant variant : {Variant::a, Variant::b, Variant::c}) {
          for (const StepRule& rule : listed_steps(variant))
            out[at++] = {static_cast<int32_t>(rule.step), rule.code, rule.label};
        }
        return out;
      }();
  return all;
}

std::span<const StepRule> listed_steps(Variant variant) {
  switch (variant) {
    case Variant::a:
      return general;
    case Variant::b:
      return dues_first;
    case Variant::c:
      return direct_carriage;
  }
  return {};
}

}  // namespace kotaj::border_market
