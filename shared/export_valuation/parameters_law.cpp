#include <array>

#include "shared/core/quantity.h"
#include "shared/core/text.h"
#include "shared/export_valuation/parameters.h"

// What `kotaj law` lists of this module.
namespace kotaj::export_valuation {
namespace {

using law::Interpretation;

constexpr std::array<Interpretation, 8> all_interpretations{{
    {"EV-1",
     "فرم PQ31 فرم رسیدگی / درخواست تعیین ارزش و فرم PQ33 آنالیز مواد اولیه گرفته شده است؛ متن فقط نام دو فرم را می‌آورد و تصاویر پیوست نام ندارند، ترتیب نام‌ها ملاک بوده است.",
     clause("متن و تصاویر پیوست")},
    {"EV-2",
     "«نظر صریح» پیشنهاد، دلیل و نام کارشناس است و «مستندات قانونی» دست‌کم یک سند با شرح آن؛ دلیل و شرح اسناد برای جلوگیری از نوشته صوری هر کدام دست‌کم ۸۰ نویسه دارد. متن اندازه‌ای نمی‌گوید.",
     clause("متن")},
    {"EV-3",
     "برای سنجش ارزش اظهاری با فهرست ارزش‌ها حاشیه‌ای در متن نیست؛ تا مستندی آن را تعیین نکند فقط میزان انحراف نشان داده می‌شود و حکم کمتر یا بیشتر داده نمی‌شود.",
     clause("متن")},
    {"EV-4",
     "مقدار تولید، نرخ برابری ارز، جمع‌های فرم و ارزش یک واحد در فرم چاپی آنالیز نیست و در پایین جدول آن چاپ می‌شود.",
     clause("فرم PQ33")},
    {"EV-5",
     "فرم‌ها و نظر کارشناسی را ارزیاب، رئیس سرویس ارزیابی، معاون امور گمرکی یا جانشین او، یا مدیر گمرک می‌نویسد؛ متن فقط «گمرکات اجرایی» می‌گوید.",
     clause("متن")},
    {"EV-6",
     "نامه امضاشده را امضاکننده یا کارشناس ثبت گمرک ارسال می‌کند؛ متن ارسال‌کننده‌ای نام نمی‌برد.",
     clause("متن")},
    {"EV-7",
     "دبیر کارگروه می‌تواند درخواست را دوباره به همان کارشناس یا کارشناس دیگری ارجاع دهد و پرونده را در بیش از یک جلسه مطرح کند؛ مصوبه را نیز دبیر ثبت می‌کند.",
     clause("فرم PQ31")},
    {"EV-8",
     "دفتر ارزش و مدیر کل استان درخواست را از زمان ارسال می‌بینند؛ پیش‌نویس مکاتبه نیست.",
     clause("متن")},
}};

std::string show_yes(bool) { return "برقرار"; }
std::string show_rows(int32_t rows) { return core::persian_digits(std::to_string(rows)) + " ردیف"; }
std::string show_characters(int32_t characters) {
  return core::persian_digits(std::to_string(characters)) + " نویسه";
}
std::string show_per_mille(int32_t rate) {
  return core::persian_number(core::format_decimal(rate, 1)) + " درصد";
}

std::vector<law::ParameterEntry> list(std::optional<core::Date> on) {
  std::vector<law::ParameterEntry> out;
  const Tables& all = tables();
  const auto add = [&](std::string_view code, std::string_view label, const auto& timeline,
                       auto show) { law::list_entries(out, code, label, timeline, on, show); };
  add("export_valuation.in_force", "اجرای دستورالعمل", all.in_force, show_yes);
  add("export_valuation.pq31_rows", "ردیف‌های چاپی فرم PQ31", all.pq31_rows,
      show_rows);
  add("export_valuation.pq33_rows", "ردیف‌های چاپی فرم PQ33", all.pq33_rows,
      show_rows);
  add("export_valuation.guard_characters", "کمترین اندازه دلیل نظر و شرح اسناد",
      all.guard_characters, show_characters);
  add("export_valuation.margin",
      "حاشیه سنجش ارزش اظهاری با فهرست ارزش‌ها",
      all.margin_per_mille, show_per_mille);
  return out;
}

}  // namespace

const law::Chapter& chapter() {
  static const law::Chapter table{"export_valuation", "ارزش کالای صادراتی", clause(""), &list,
                                  all_interpretations};
  return table;
}

}  // namespace kotaj::export_valuation
