#include "shared/border_market/choices.h"

#include <algorithm>
#include <array>

namespace kotaj::border_market {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 3> all_variants{{
    {number_of(Variant::a), "A", "ترتیب الف: از تنظیم اظهارنامه"},
    {number_of(Variant::b), "B", "ترتیب ب: از تسلیم اظهارنامه و پرداخت عوارض"},
    {number_of(Variant::c), "C", "ترتیب ج: از قبض انبار و حمل یکسره"},
}};

constexpr std::array<Choice, 3> all_capacities{{
    {number_of(Capacity::owner), "owner", "صاحب کالا"},
    {number_of(Capacity::agent), "agent", "نماینده قانونی"},
    {number_of(Capacity::broker), "broker", "کارگزار گمرکی"},
}};

constexpr std::array<Choice, 1> all_procedures{{
    {number_of(Procedure::definite_export), "definite_export", "صادرات قطعی"},
}};

constexpr std::array<Choice, 11> all_delivery_terms{{
    {number_of(DeliveryTerms::exw), "EXW", "تحویل در محل کار (EXW)"},
    {number_of(DeliveryTerms::fca), "FCA", "تحویل به حمل‌کننده (FCA)"},
    {number_of(DeliveryTerms::cpt), "CPT", "پرداخت کرایه حمل تا مقصد (CPT)"},
    {number_of(DeliveryTerms::cip), "CIP", "پرداخت کرایه حمل و بیمه تا مقصد (CIP)"},
    {number_of(DeliveryTerms::dap), "DAP", "تحویل در مقصد (DAP)"},
    {number_of(DeliveryTerms::dpu), "DPU", "تحویل در مقصد با تخلیه (DPU)"},
    {number_of(DeliveryTerms::ddp), "DDP",
     "تحویل با حقوق و عوارض پرداخت‌شده (DDP)"},
    {number_of(DeliveryTerms::fas), "FAS", "تحویل در کنار کشتی (FAS)"},
    {number_of(DeliveryTerms::fob), "FOB", "تحویل روی عرشه کشتی (FOB)"},
    {number_of(DeliveryTerms::cfr), "CFR", "قیمت کالا و کرایه حمل (CFR)"},
    {number_of(DeliveryTerms::cif), "CIF", "قیمت کالا، بیمه و کرایه حمل (CIF)"},
}};

constexpr std::array<Choice, 31> all_provinces{{
    {1, "IR-00", "مرکزی"},
    {2, "IR-01", "گیلان"},
    {3, "IR-02", "مازندران"},
    {4, "IR-03", "آذربایجان شرقی"},
    {5, "IR-04", "آذربایجان غربی"},
    {6, "IR-05", "کرمانشاه"},
    {7, "IR-06", "خوزستان"},
    {8, "IR-07", "فارس"},
    {9, "IR-08", "کرمان"},
    {10, "IR-09", "خراسان رضوی"},
    {11, "IR-10", "اصفهان"},
    {12, "IR-11", "سیستان و بلوچستان"},
    {13, "IR-12", "کردستان"},
    {14, "IR-13", "همدان"},
    {15, "IR-14", "چهارمحال و بختیاری"},
    {16, "IR-15", "لرستان"},
    {17, "IR-16", "ایلام"},
    {18, "IR-17", "کهگیلویه و بویراحمد"},
    {19, "IR-18", "بوشهر"},
    {20, "IR-19", "زنجان"},
    {21, "IR-20", "سمنان"},
    {22, "IR-21", "یزد"},
    {23, "IR-22", "هرمزگان"},
    {24, "IR-23", "تهران"},
    {25, "IR-24", "اردبیل"},
    {26, "IR-25", "قم"},
    {27, "IR-26", "قزوین"},
    {28, "IR-27", "گلستان"},
    {29, "IR-28", "خراسان شمالی"},
    {30, "IR-29", "خراسان جنوبی"},
    {31, "IR-30", "البرز"},
}};

constexpr std::array<Choice, 9> all_transport_modes{{
    {1, "1", "دریایی"},
    {2, "2", "ریلی"},
    {3, "3", "جاده‌ای"},
    {4, "4", "هوایی"},
    {5, "5", "پستی"},
    {6, "6", "چندوجهی"},
    {7, "7", "تأسیسات ثابت حمل"},
    {8, "8", "آب‌های داخلی"},
    {9, "9", "شیوه حمل کاربرد ندارد"},
}};

constexpr std::array<Choice, 3> all_document_statuses{{
    {number_of(DocumentStatus::present), "present", "پیوست است"},
    {number_of(DocumentStatus::not_needed), "not_needed", "لازم نیست"},
    {number_of(DocumentStatus::missing), "missing", "ندارد"},
}};

constexpr std::array<Choice, 8> all_cost_kinds{{
    {number_of(CostKind::unloading_loading), "unloading_loading", "تخلیه و بارگیری"},
    {number_of(CostKind::portage), "portage", "باربری"},
    {number_of(CostKind::storage), "storage", "انبارداری"},
    {number_of(CostKind::testing_classification), "testing_classification",
     "آزمایش و تعرفه‌بندی"},
    {number_of(CostKind::escort), "escort", "بدرقه کالا"},
    {number_of(CostKind::overtime), "overtime", "خدمات فوق‌العاده"},
    {number_of(CostKind::dues), "dues", "عوارض"},
    {number_of(CostKind::bank_costs), "bank_costs", "هزینه‌های بانکی"},
}};

constexpr std::array<Choice, 6> all_cost_units{{
    {number_of(CostUnit::ton), "ton", "تن"},
    {number_of(CostUnit::day), "day", "روز"},
    {number_of(CostUnit::sample), "sample", "نمونه"},
    {number_of(CostUnit::trip), "trip", "سفر"},
    {number_of(CostUnit::hour), "hour", "ساعت"},
    {number_of(CostUnit::piece), "piece", "عدد"},
}};

constexpr std::array<Choice, 5> all_verdicts{{
    {number_of(Verdict::no_value), "no_value", "فاقد ارزش در فهرست"},
    {number_of(Verdict::shown), "shown", "بدون حد مجاز اختلاف"},
    {number_of(Verdict::below), "below", "کمتر از ارزش فهرست"},
    {number_of(Verdict::within), "within", "در حد مجاز اختلاف"},
    {number_of(Verdict::above), "above", "بیشتر از ارزش فهرست"},
}};

}  // namespace

std::span<const Choice> variant_choices() { return all_variants; }
std::span<const Choice> capacity_choices() { return all_capacities; }
std::span<const Choice> procedure_choices() { return all_procedures; }
std::span<const Choice> delivery_terms_choices() { return all_delivery_terms; }
std::span<const Choice> province_choices() { return all_provinces; }
std::span<const Choice> transport_modes() { return all_transport_modes; }
std::span<const Choice> document_status_choices() { return all_document_statuses; }
std::span<const Choice> cost_kind_choices() { return all_cost_kinds; }
std::span<const Choice> cost_unit_choices() { return all_cost_units; }
std::span<const Choice> verdict_choices() { return all_verdicts; }

}  // namespace kotaj::border_market
