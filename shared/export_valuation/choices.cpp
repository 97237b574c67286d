#include "shared/export_valuation/choices.h"

#include <array>

namespace kotaj::export_valuation {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 2> all_request_kinds{{
    {number_of(RequestKind::set_value), "set_value", "تعیین ارزش گمرکی"},
    {number_of(RequestKind::value_difference), "value_difference", "اختلاف ارزش گمرکی"},
}};

constexpr std::array<Choice, 3> all_triggers{{
    {number_of(Trigger::price_level_changed), "price_level_changed",
     "تغییر سطح قیمت‌ها"},
    {number_of(Trigger::no_value), "no_value", "نبودن ارزش"},
    {number_of(Trigger::change_requested), "change_requested", "درخواست تغییر ارزش اعلامی"},
}};

constexpr std::array<Choice, 8> all_document_kinds{{
    {number_of(DocumentKind::inquiry), "inquiry", "استعلام"},
    {number_of(DocumentKind::proforma), "proforma", "پیش‌فاکتور یا فاکتور"},
    {number_of(DocumentKind::contract), "contract", "قرارداد فروش"},
    {number_of(DocumentKind::price_list), "price_list",
     "فهرست قیمت عمده‌فروشی"},
    {number_of(DocumentKind::exchange_bulletin), "exchange_bulletin",
     "نشریه یا بورس بین‌المللی"},
    {number_of(DocumentKind::laboratory), "laboratory", "گزارش آزمایشگاه"},
    {number_of(DocumentKind::objection), "objection", "اعتراض صادرکننده"},
    {number_of(DocumentKind::other), "other", "سایر"},
}};

constexpr std::array<Choice, 12> all_states{{
    {number_of(State::draft), "draft", "پیش‌نویس"},
    {number_of(State::signed_off), "signed", "امضاشده"},
    {number_of(State::sent), "sent", "ارسال‌شده"},
    {number_of(State::registered), "registered", "ثبت دبیرخانه"},
    {number_of(State::referred), "referred", "ارجاع به دبیر کارگروه"},
    {number_of(State::with_expert), "with_expert", "نزد کارشناس"},
    {number_of(State::reported), "reported", "گزارش کارشناسی"},
    {number_of(State::heard), "heard", "مطرح‌شده در کارگروه"},
    {number_of(State::resolved), "resolved", "مصوبه کارگروه"},
    {number_of(State::published), "published", "منتشرشده"},
    {number_of(State::returned), "returned", "برگشت با دلیل"},
    {number_of(State::withdrawn), "withdrawn", "انصراف گمرک"},
}};

constexpr std::array<Choice, 5> all_screenings{{
    {number_of(Screening::below), "below", "کمتر از فهرست"},
    {number_of(Screening::within), "within", "در حدود فهرست"},
    {number_of(Screening::above), "above", "بیشتر از فهرست"},
    {number_of(Screening::no_value), "no_value", "بدون ارزش در فهرست"},
    {number_of(Screening::shown), "shown", "انحراف از فهرست"},
}};

}  // namespace

std::span<const Choice> request_kind_choices() { return all_request_kinds; }
std::span<const Choice> trigger_choices() { return all_triggers; }
std::span<const Choice> document_kind_choices() { return all_document_kinds; }
std::span<const Choice> state_choices() { return all_states; }
std::span<const Choice> screening_choices() { return all_screenings; }

bool is_closed(State state) {
  return state == State::published || state == State::returned || state == State::withdrawn;
}

}  // namespace kotaj::export_valuation
