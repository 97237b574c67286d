#include "shared/short_landing/choices.h"

#include <array>

namespace kotaj::short_landing {
namespace {

using core::Choice;

template <typename Enum>
constexpr int32_t number_of(Enum value) {
  return static_cast<int32_t>(value);
}

constexpr std::array<Choice, 2> all_measures{{
    {number_of(Measure::weight), "weight", "وزن"},
    {number_of(Measure::other), "other", "غیر وزن"},
}};

constexpr std::array<Choice, 11> all_goods_groups{{
    {number_of(GoodsGroup::g1), "1", "گروه ۱"},
    {number_of(GoodsGroup::g2), "2", "گروه ۲"},
    {number_of(GoodsGroup::g21), "21", "گروه ۲۱"},
    {number_of(GoodsGroup::g22), "22", "گروه ۲۲"},
    {number_of(GoodsGroup::g23), "23", "گروه ۲۳"},
    {number_of(GoodsGroup::g24), "24", "گروه ۲۴"},
    {number_of(GoodsGroup::g25), "25", "گروه ۲۵"},
    {number_of(GoodsGroup::g26), "26", "گروه ۲۶"},
    {number_of(GoodsGroup::g27), "27", "گروه ۲۷"},
    {number_of(GoodsGroup::g3), "3", "گروه ۳"},
    {number_of(GoodsGroup::g4), "4", "گروه ۴"},
}};

constexpr std::array<Choice, 3> all_carriages{{
    {number_of(Carriage::bulk), "bulk", "فله"},
    {number_of(Carriage::container), "container", "کانتینری"},
    {number_of(Carriage::packaged), "packaged", "بسته‌بندی"},
}};

constexpr std::array<Choice, 2> all_container_types{{
    {number_of(ContainerType::standard), "standard", "استاندارد"},
    {number_of(ContainerType::other), "other",
     "دیگر (یخچالی، مخزن‌دار، کفی و…)"},
}};

constexpr std::array<Choice, 3> all_container_sizes{{
    {number_of(ContainerSize::ft20), "20", "۲۰ فوت"},
    {number_of(ContainerSize::ft40), "40", "۴۰ فوت"},
    {number_of(ContainerSize::ft45), "45", "۴۵ فوت"},
}};

constexpr std::array<Choice, 2> all_tare_sources{{
    {number_of(TareSource::door), "door", "درب کانتینر"},
    {number_of(TareSource::document), "document", "سند"},
}};

constexpr std::array<Choice, 14> all_outcomes{{
    {number_of(Outcome::directive_not_in_force), "directive_not_in_force",
     "دستورالعمل هنوز اجرا نشده است"},
    {number_of(Outcome::no_bank_correspondence), "no_bank_correspondence",
     "عدم ورود به میزان ثبت سفارش؛ بدون مکاتبه بانک"},
    {number_of(Outcome::quantity_mismatch), "quantity_mismatch", "مغایرت مقدار؛ نیازمند اصلاح"},
    {number_of(Outcome::needs_exact_tare), "needs_exact_tare", "وزن دقیق کانتینر لازم است"},
    {number_of(Outcome::no_shortage), "no_shortage", "بدون کسری"},
    {number_of(Outcome::needs_assessed_quantity), "needs_assessed_quantity",
     "مقدار ارزیابی‌شده لازم است"},
    {number_of(Outcome::no_shortage_non_weight), "no_shortage_non_weight",
     "فاقد کسر تخلیه؛ معیار غیر وزنی"},
    {number_of(Outcome::packaging_explains), "packaging_explains",
     "فاقد کسر تخلیه؛ اختلاف وزن بسته‌بندی"},
    {number_of(Outcome::surplus), "surplus", "اضافه وزن"},
    {number_of(Outcome::net_surplus), "net_surplus", "اضافه وزن خالص"},
    {number_of(Outcome::within_tolerance), "within_tolerance", "در حد تلورانس"},
    {number_of(Outcome::needs_packaging_weight), "needs_packaging_weight",
     "وزن بسته‌بندی لازم است"},
    {number_of(Outcome::import_office_only), "import_office_only",
     "مورد اعتراض؛ در صلاحیت دفتر واردات"},
    {number_of(Outcome::short_landing), "short_landing", "کسر تخلیه"},
}};

constexpr std::array<Choice, 5> all_notice_kinds{{
    {number_of(NoticeKind::n1), "N1", "ترخیص کامل؛ معیار غیر وزنی"},
    {number_of(NoticeKind::n4), "N4", "اصلاح اطلاعات"},
    {number_of(NoticeKind::n5), "N5", "نظر نهایی دفتر واردات"},
    {number_of(NoticeKind::n7), "N7", "اختلاف وزن بسته‌بندی"},
    {number_of(NoticeKind::n8), "N8", "تأیید کسر تخلیه"},
}};

constexpr std::array<Choice, 8> all_states{{
    {number_of(State::open), "open", "باز"},
    {number_of(State::findings), "findings", "در حال ثبت یافته‌ها"},
    {number_of(State::decided), "decided", "تعیین‌شده"},
    {number_of(State::notice_issued), "notice_issued", "پیغام صادر شد"},
    {number_of(State::closed_without_notice), "closed_without_notice",
     "بسته‌شده بدون پیغام"},
    {number_of(State::objected), "objected", "مورد اعتراض"},
    {number_of(State::account_sent), "account_sent", "شرح ماوقع ارسال شد"},
    {number_of(State::final_opinion), "final_opinion", "نظر نهایی اعلام شد"},
}};

}  // namespace

std::span<const Choice> measures() { return all_measures; }
std::span<const Choice> goods_groups() { return all_goods_groups; }
std::span<const Choice> carriages() { return all_carriages; }
std::span<const Choice> container_types() { return all_container_types; }
std::span<const Choice> container_sizes() { return all_container_sizes; }
std::span<const Choice> tare_sources() { return all_tare_sources; }
std::span<const Choice> outcomes() { return all_outcomes; }
std::span<const Choice> notice_kinds() { return all_notice_kinds; }
std::span<const Choice> states() { return all_states; }

}  // namespace kotaj::short_landing
