#include "shared/abandoned_goods/case_choices.h"

#include <algorithm>
#include <array>

namespace kotaj::abandoned_goods {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 19> all_steps{{
    {number_of(Step::in_storage), "in_storage", "در انبار"},
    {number_of(Step::expired), "expired", "مهلت‌گذشته"},
    {number_of(Step::warned), "warned", "اخطارشده"},
    {number_of(Step::assessing), "assessing", "در دست ارزیابی"},
    {number_of(Step::assessed), "assessed", "ارزیابی‌شده"},
    {number_of(Step::declared), "declared", "اظهارشده"},
    {number_of(Step::valued), "valued", "ارزش‌گذاری‌شده"},
    {number_of(Step::cashier), "cashier", "صندوق"},
    {number_of(Step::payable), "payable", "قابل پرداخت"},
    {number_of(Step::announced), "announced", "اعلام‌شده به سازمان"},
    {number_of(Step::taken), "taken", "تحویل سازمان"},
    {number_of(Step::settled), "settled", "تعیین تکلیف‌شده"},
    {number_of(Step::return_requested), "return_requested", "درخواست اعاده"},
    {number_of(Step::returned), "returned", "اعاده‌شده"},
    {number_of(Step::cancelled), "cancelled", "ابطال‌شده"},
    {number_of(Step::releasing), "releasing", "در حال ترخیص"},
    {number_of(Step::released), "released", "ترخیص‌شده"},
    {number_of(Step::withdrawn), "withdrawn", "لغوشده"},
    {number_of(Step::confiscated), "confiscated", "ضبط‌شده"},
}};

constexpr std::array<Choice, 6> all_procedures{{
    {number_of(Procedure::definite_import), "definite_import", "ورود قطعی"},
    {number_of(Procedure::temporary_import), "temporary_import", "ورود موقت"},
    {number_of(Procedure::temporary_processing), "temporary_processing", "ورود موقت برای پردازش"},
    {number_of(Procedure::re_export), "re_export", "مرجوعی"},
    {number_of(Procedure::external_transit), "external_transit", "عبور خارجی"},
    {number_of(Procedure::internal_transit), "internal_transit", "عبور داخلی"},
}};

constexpr std::array<Choice, 2> all_release_kinds{{
    {number_of(ReleaseKind::release), "release", "سند ترخیص (اظهارنامه در مرحله درب خروج)"},
    {number_of(ReleaseKind::sale), "sale", "سند فروش"},
}};

constexpr std::array<Choice, 4> all_service_ways{{
    {number_of(ServiceWay::electronic), "electronic", "الکترونیکی"},
    {number_of(ServiceWay::post), "post", "پست"},
    {number_of(ServiceWay::in_person), "in_person", "حضوری"},
    {number_of(ServiceWay::publication), "publication", "نشر آگهی"},
}};

constexpr std::array<Choice, 6> all_value_methods{{
    {number_of(ValueMethod::transaction), "transaction", "اسناد تسلیمی (ماده ۱۴)"},
    {number_of(ValueMethod::identical), "identical", "ارزش کالای همسان (بند الف)"},
    {number_of(ValueMethod::similar), "similar", "ارزش کالای مشابه (بند ب)"},
    {number_of(ValueMethod::deductive), "deductive", "قیمت فروش داخلی، استنتاجی (بند پ)"},
    {number_of(ValueMethod::computed), "computed", "ارزش محاسباتی (بند ت)"},
    {number_of(ValueMethod::flexible), "flexible", "روش انعطاف‌پذیر (بند ث)"},
}};

constexpr std::array<Choice, 5> all_permits{{
    {number_of(Permit::food_and_drug), "food_and_drug", "سازمان غذا و دارو"},
    {number_of(Permit::standard), "standard", "سازمان ملی استاندارد"},
    {number_of(Permit::atomic_energy), "atomic_energy", "سازمان انرژی اتمی"},
    {number_of(Permit::radio_communications), "radio_communications",
     "سازمان تنظیم مقررات و ارتباطات رادیویی"},
    {number_of(Permit::other), "other", "دستگاه دیگر"},
}};

constexpr std::array<Choice, 3> all_payer_kinds{{
    {number_of(PayerKind::natural_person), "natural_person", "شخص حقیقی"},
    {number_of(PayerKind::legal_person), "legal_person", "شخص حقوقی"},
    {number_of(PayerKind::organization), "organization",
     "سازمان جمع‌آوری و فروش اموال تملیکی"},
}};

constexpr std::array<Choice, 3> all_payment_id_kinds{{
    {number_of(PaymentIdKind::share), "share", "شناسه تسهیم (متروکه)"},
    {number_of(PaymentIdKind::cash), "cash", "شناسه نقدی قابل وصول"},
    {number_of(PaymentIdKind::refund), "refund",
     "شناسه مابه‌التفاوت (استرداد)"},
}};

constexpr std::array<Choice, 3> all_due_kinds{{
    {number_of(DueKind::duties), "duties", "حقوق ورودی"},
    {number_of(DueKind::vat), "vat", "مالیات ارزش افزوده"},
    {number_of(DueKind::other), "other", "سایر وجوه"},
}};

constexpr std::array<Choice, 3> all_settlement_kinds{{
    {number_of(SettlementKind::sold), "sold", "فروش"},
    {number_of(SettlementKind::destroyed), "destroyed", "انهدام"},
    {number_of(SettlementKind::other), "other", "تعیین تکلیف نهایی دیگر"},
}};

constexpr std::array<Choice, 2> all_return_ways{{
    {number_of(ReturnWay::new_declaration), "new_declaration", "تسلیم اظهارنامه"},
    {number_of(ReturnWay::change_of_title), "change_of_title", "تغییر عنوان اظهار"},
}};

constexpr std::array<Choice, 4> all_mistake_kinds{{
    {number_of(MistakeKind::dispute), "dispute", "اختلاف با گمرک (تبصره ۳ ماده ۲۴)"},
    {number_of(MistakeKind::confiscated_goods), "confiscated_goods", "کالای ضبطی"},
    {number_of(MistakeKind::ownerless), "ownerless", "کالای بلاصاحب"},
    {number_of(MistakeKind::other), "other", "سایر موارد"},
}};

template <std::size_t Size, typename Enum>
const Choice& choice(const std::array<Choice, Size>& all, Enum value) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Choice& one) { return one.number == number_of(value); });
  return found == all.end() ? all.front() : *found;
}

}  // namespace

std::span<const Choice> step_choices() { return all_steps; }
std::string_view code_of(Step step) { return choice(all_steps, step).code; }
std::string_view label_of(Step step) { return choice(all_steps, step).label; }
std::span<const Choice> procedure_choices() { return all_procedures; }
std::span<const Choice> release_kind_choices() { return all_release_kinds; }
std::span<const Choice> service_way_choices() { return all_service_ways; }
std::span<const Choice> value_method_choices() { return all_value_methods; }
std::span<const Choice> permit_choices() { return all_permits; }
std::string_view label_of(Permit permit) { return choice(all_permits, permit).label; }
std::span<const Choice> payer_kind_choices() { return all_payer_kinds; }
std::span<const Choice> payment_id_kind_choices() { return all_payment_id_kinds; }
std::span<const Choice> due_kind_choices() { return all_due_kinds; }
std::span<const Choice> settlement_kind_choices() { return all_settlement_kinds; }
std::span<const Choice> return_way_choices() { return all_return_ways; }
std::span<const Choice> mistake_kind_choices() { return all_mistake_kinds; }

}  // namespace kotaj::abandoned_goods
