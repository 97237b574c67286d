#include "shared/export_exit/choices.h"

#include <array>

namespace kotaj::export_exit {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 2> all_kinds{{
    {number_of(Kind::definite), "definite", "صادرات قطعی"},
    {number_of(Kind::temporary), "temporary", "صدور موقت"},
}};

constexpr std::array<Choice, 3> all_answers{{
    {number_of(InquiryAnswer::exited), "exited", "خارج شده است"},
    {number_of(InquiryAnswer::not_exited), "not_exited", "خارج نشده است"},
    {number_of(InquiryAnswer::no_result), "no_result", "نتیجه لازم حاصل نشد"},
}};

constexpr std::array<Choice, 12> all_states{{
    {number_of(State::cancelled), "cancelled", "ابطال شده"},
    {number_of(State::judicial), "judicial", "در پیگیری قضایی"},
    {number_of(State::returned), "returned", "بازگشته"},
    {number_of(State::return_overdue), "return_overdue", "مهلت بازگشت گذشته"},
    {number_of(State::exited), "exited", "خروج ثبت شده"},
    {number_of(State::final_notice_due), "final_notice_due", "نوبت اعلام وصول نهایی"},
    {number_of(State::decide), "decide", "نوبت تعیین تکلیف"},
    {number_of(State::awaiting_second_answer), "awaiting_second_answer",
     "در انتظار پاسخ استعلام دوم"},
    {number_of(State::second_inquiry_due), "second_inquiry_due", "نوبت استعلام دوم"},
    {number_of(State::awaiting_answer), "awaiting_answer", "در انتظار پاسخ استعلام"},
    {number_of(State::first_inquiry_due), "first_inquiry_due", "نوبت استعلام از گمرک مرزی"},
    {number_of(State::follow_up), "follow_up", "نوبت پیگیری اعلام خروج"},
}};

constexpr std::array<Choice, 7> all_due_acts{{
    {number_of(DueAct::pursue_return), "pursue_return", "پیگیری بازگشت کالا"},
    {number_of(DueAct::record_final_notice), "record_final_notice", "ثبت اعلام وصول نهایی"},
    {number_of(DueAct::decide), "decide", "تعیین تکلیف پروانه"},
    {number_of(DueAct::answer), "answer", "پاسخ به استعلام"},
    {number_of(DueAct::send_second_inquiry), "send_second_inquiry", "ارسال استعلام دوم"},
    {number_of(DueAct::send_first_inquiry), "send_first_inquiry", "ارسال استعلام"},
    {number_of(DueAct::follow_up), "follow_up", "پیگیری اعلام خروج"},
}};

constexpr std::array<Choice, 3> all_sides{{
    {number_of(Side::origin), "origin", "گمرک مبدأ"},
    {number_of(Side::border), "border", "گمرک مرزی"},
    {number_of(Side::both), "both", "گمرک مبدأ و گمرک مرزی"},
}};

constexpr std::array<Choice, 3> all_copies{{
    {number_of(CopyTo::province), "province", "حوزه نظارت یا اداره کل گمرکات استان"},
    {number_of(CopyTo::export_office), "export_office", "دفتر صادرات"},
    {number_of(CopyTo::inspection_office), "inspection_office", "دفتر بازرسی و مدیریت عملکرد"},
}};

}  // namespace

std::span<const Choice> kind_choices() { return all_kinds; }
std::span<const Choice> inquiry_answer_choices() { return all_answers; }
std::span<const Choice> state_choices() { return all_states; }
std::span<const Choice> due_act_choices() { return all_due_acts; }
std::span<const Choice> side_choices() { return all_sides; }
std::span<const Choice> copy_choices() { return all_copies; }

}  // namespace kotaj::export_exit
