#include <array>
#include <string>

#include "shared/core/quantity.h"
#include "shared/core/text.h"
#include "shared/export_exit/parameters.h"

// What `kotaj law` lists of this module.
namespace kotaj::export_exit {
namespace {

using law::Interpretation;

constexpr std::array<Interpretation, 9> all_interpretations{{
    {"EX-1",
     "«در اسرع وقت» روز پس از پیگیری‌ای است که خروج را نشان نداده و دیرترین آن روز هشتم پس از انجام تشریفات است؛ متن روزی نمی‌گوید.",
     clause("بند ۳")},
    {"EX-2",
     "استعلام دوم روز پس از پایان مهلت پاسخ، یا روز پس از پاسخی که نتیجه لازم را ندارد، نوبت دارد؛ متن فقط «در مرحله بعد» می‌گوید.",
     clause("بند ۳")},
    {"EX-3",
     "«بلافاصله» همان روز خروج آخرین حامل است؛ اعلام وصول نهایی دیرتر ثبت می‌شود و دیرکرد آن پیدا است.",
     clause("بند ۴")},
    {"EX-4",
     "شماره، تاریخ و دفتر صادرکننده بخشنامه در متن در دست نیست؛ «این دفتر» دفتر صادرات خوانده می‌شود و تاریخ اجرا ۱۴۰۲/۰۱/۰۱ گرفته شده است.",
     clause("مقدمه و بند ۱")},
    {"EX-5",
     "متن برای پاسخ‌گویی تاریخی نمی‌گوید؛ دفتر صادرات در فراخوان تعیین تکلیف تاریخ می‌گذارد و در هفته آخر هر روز به مدیر گمرک هشدار داده می‌شود. پس از آن «اعلام فرضی» ثبت می‌شود و وضعیت پروانه‌ها تغییر نمی‌کند.",
     clause("بند ۱ و ۲")},
    {"EX-6",
     "هیچ منبعی در دست برای تفاوت وزن ناخالص حامل‌ها با پروانه حدی نمی‌گذارد؛ تا آن هنگام یک درصد وزن ناخالص پروانه گرفته شده است. تعداد بسته باید برابر باشد.",
     clause("بند ۴")},
    {"EX-7",
     "با تغییر گمرک مرزی استعلام بی‌پاسخ به گمرک مرزی تازه می‌رود و مهلت پاسخ آن از نو آغاز نمی‌شود؛ متن از تغییر مرز چیزی نمی‌گوید.",
     clause("بند ۳ و ۴")},
    {"نکته باز ۱",
     "متن بخشنامه ۱۴۰۱٫۲۲۴۴۵۲ مورخ ۱۴۰۱/۰۲/۲۴ درباره پروانه‌های صدور موقت در دست نیست؛ مهلت بازگشت همان است که در پروانه نوشته شده است.",
     clause("بند ۵")},
    {"نکته باز ۲",
     "متن ماده ۱۱۸ آیین‌نامه اجرایی قانون امور گمرکی در دست نیست؛ ثبت وصول و خروج هر حامل فقط از بند ۴ بخشنامه گرفته شده است.",
     {core::Source::Kind::bylaw, "آیین‌نامه اجرایی قانون امور گمرکی",
      "ماده ۱۱۸"}},
}};

std::string show_yes(bool value) { return value ? "در حال اجرا" : "اجرا نمی‌شود"; }
std::string show_days(int32_t days) { return core::persian_digits(std::to_string(days)) + " روز"; }
std::string show_per_mille(int32_t rate) {
  return core::persian_number(core::format_decimal(rate, 1)) + " درصد";
}

std::vector<law::ParameterEntry> list(std::optional<core::Date> on) {
  std::vector<law::ParameterEntry> out;
  const Tables& all = tables();
  const auto add = [&](std::string_view code, std::string_view label, const auto& timeline,
                       auto show) { law::list_entries(out, code, label, timeline, on, show); };
  add("export_exit.in_force", "اجرای بخشنامه", all.in_force, show_yes);
  add("export_exit.follow_up", "مهلت پیگیری خروج پس از انجام تشریفات صادرات", all.follow_up_days,
      show_days);
  add("export_exit.shortest_answer", "کمترین مهلت پاسخ استعلام از گمرک مرزی",
      all.shortest_answer_days, show_days);
  add("export_exit.longest_answer", "بیشترین مهلت پاسخ استعلام از گمرک مرزی",
      all.longest_answer_days, show_days);
  add("export_exit.margin",
      "تفاوت پذیرفتنی وزن ناخالص حامل‌ها با پروانه در اعلام وصول نهایی",
      all.margin_per_mille, show_per_mille);
  add("export_exit.call_warning", "هشدار روزانه پیش از تاریخ فراخوان تعیین تکلیف",
      all.call_warning_days, show_days);
  return out;
}

}  // namespace

const law::Chapter& chapter() {
  static const law::Chapter table{"export_exit", "پیگیری اعلام خروج", clause(""), &list,
                                  all_interpretations};
  return table;
}

}  // namespace kotaj::export_exit
