#include <array>

#include "shared/core/quantity.h"
#include "shared/core/text.h"
#include "shared/short_landing/parameters.h"

// What `kotaj law` lists of this module.
namespace kotaj::short_landing {
namespace {

using core::Source;
using law::Interpretation;

constexpr std::array<Interpretation, 17> all_interpretations{{
    {"SL-1",
     "جانشین معاون امور گمرکی، با انتصاب تاریخ‌داری که مدیر گمرک ثبت کرده است، هر کاری را که معاون می‌تواند انجام می‌دهد؛ متن به او دسترسی می‌دهد ولی کاری برایش نمی‌شمارد.",
     clause("مقدمه")},
    {"SL-2",
     "کسر تخلیه‌ای که اعلام می‌شود اختلاف پس از کسر تلورانس است؛ بند ۸ می‌گوید «با احتساب تلورانس ابلاغی».",
     clause("بند ۸")},
    {"SL-3",
     "اگر مقدار ارزیابی‌شده با مقدار اظهاری یا ثبت سفارش برابر نباشد پیغامی صادر نمی‌شود و راه آن اصلاح (بند ۳) است؛ بند ۸ فقط از وزن می‌گوید.",
     clause("بندهای ۱ و ۳ و ۸")},
    {"SL-4",
     "معیار «غیر وزنی» است اگر خرید، اظهار و حقوق ورودی هر سه بر پایه‌ای جز وزن باشد؛ اگر یکی وزنی باشد معیار «وزن» است.",
     clause("بند ۱")},
    {"SL-5",
     "برای بندهای ۴، ۵ و ۷ متنی در دستورالعمل نیست؛ متن پیغام‌های N4، N5 و N7 از این سامانه است.",
     clause("بندهای ۴ و ۵ و ۷")},
    {"SL-6",
     "وزن خالص اظهاری «درست» است اگر وزن خالص خروجی کمتر از آن نباشد و بیش از نرخ تلورانس از آن نگذرد.",
     clause("بند ۷")},
    {"SL-7",
     "تلورانس از وزن ناخالص اظهاری حساب می‌شود، زیرا بند ۸ ناخالص را با ناخالص می‌سنجد.",
     clause("بندهای ۵ و ۸")},
    {"SL-8", "ملاک اجرا روز تصمیم است، نه روز اظهارنامه.", clause("رونوشت ۵")},
    {"SL-9",
     "شرح ماوقع را مدیر گمرک یا معاون امور گمرکی می‌نویسد؛ متن فقط «گمرک اجرایی» می‌گوید.",
     clause("بند ۵")},
    {"SL-10",
     "عدم ورود کالا به میزان ثبت سفارش را همان سمت‌هایی ثبت می‌کنند که مقدار را ارزیابی و اصلاح می‌کنند؛ بند ۶ مسئولی نام نمی‌برد.",
     clause("بند ۶")},
    {"SL-11",
     "پایان خروج کالا را مدیر گمرک یا مسئول درب خروج اعلام می‌کند، چون توزین با آنان است.",
     clause("بند ۷")},
    {"SL-12",
     "بستن پرونده بدون پیغام با هر یک از پنج سمت همان گمرک است؛ چیزی به بانک اعلام نمی‌کند.",
     clause("مقدمه")},
    {"SL-13",
     "پیغامی که نتیجه‌اش دیگر برقرار نیست و نتیجه تازه پیغامی از خود ندارد، با پیغام N4 درباره نتیجه رسیدگی جایگزین می‌شود؛ مسئول آن سمت‌های بند ۴ هستند.",
     clause("بند ۴")},
    {"SL-14",
     "دیدن پرونده‌های گمرک خود تنها به سمت نیاز دارد؛ دسترسی‌های مرکزی و محلی برای انجام کارهاست.",
     clause("مقدمه")},
    {"SL-15",
     "پرونده از زمان ارسال شرح ماوقع به دفتر واردات ارجاع شده است و دفتر واردات فقط پرونده‌های ارجاع‌شده را می‌بیند.",
     clause("بند ۵")},
    {"SL-16",
     "پس از نظر نهایی، پیغام دفتر واردات را فقط نظر نهایی دیگری از همان دفتر جایگزین می‌کند؛ یافته تازه پرونده را برای شرح تازه به گمرک برمی‌گرداند.",
     clause("بند ۵")},
    {"SL-17",
     "وزن بسته‌بندی برای همه کالای اظهارنامه است و آخرین ارزیابی ملاک است؛ ارزیابی پس از آخرین روز خروج کالا پذیرفته نمی‌شود.",
     clause("بند ۷")},
}};

std::string show_per_mille(int32_t rate) {
  return core::persian_number(core::format_decimal(rate, 1)) + " درصد";
}
std::string show_mass(int64_t grams) {
  return core::persian_number(core::format_mass_kg({grams})) + " کیلوگرم";
}
std::string show_text(std::string_view text) { return std::string(text); }
std::string show_yes(bool value) { return value ? "در حال اجرا" : "اجرا نمی‌شود"; }

std::vector<law::ParameterEntry> list(std::optional<core::Date> on) {
  std::vector<law::ParameterEntry> out;
  const Tables& all = tables();
  law::list_entries(out, "short_landing.in_force", "اجرای دستورالعمل", all.in_force, on, show_yes);
  law::list_entries(out, "short_landing.essential_tolerance",
                    "تلورانس کالای فله اساسی گروه ۱ با ارز ترجیحی",
                    all.essential_tolerance_per_mille, on, show_per_mille);
  law::list_entries(out, "short_landing.general_tolerance", "تلورانس سایر کالاها",
                    all.general_tolerance_per_mille, on, show_per_mille);
  law::list_entries(out, "short_landing.default_tare_20",
                    "وزن پیش‌فرض کانتینر ۲۰ فوت استاندارد",
                    all.default_tare_20_g, on, show_mass);
  law::list_entries(out, "short_landing.default_tare_40",
                    "وزن پیش‌فرض کانتینر ۴۰ فوت استاندارد",
                    all.default_tare_40_g, on, show_mass);
  law::list_entries(out, "short_landing.text_n1", "متن پیغام N1", all.text_n1, on, show_text);
  law::list_entries(out, "short_landing.text_n4", "متن پیغام N4", all.text_n4, on, show_text);
  law::list_entries(out, "short_landing.text_n4_left", "متن پیغام N4 به مخاطب پیشین",
                    all.text_n4_left, on, show_text);
  law::list_entries(out, "short_landing.text_n5", "متن پیغام N5", all.text_n5, on, show_text);
  law::list_entries(out, "short_landing.text_n7", "متن پیغام N7", all.text_n7, on, show_text);
  law::list_entries(out, "short_landing.text_n8", "متن پیغام N8", all.text_n8, on, show_text);
  return out;
}

}  // namespace

const law::Chapter& chapter() {
  static const law::Chapter table{"short_landing", "کسر تخلیه و پیغام قابل توجه بانک", clause(""),
                                  &list, all_interpretations};
  return table;
}

}  // namespace kotaj::short_landing
