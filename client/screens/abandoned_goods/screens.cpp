#include "client/screens/abandoned_goods/screens.h"

#include <algorithm>

#include "client/screens/acts.h"
#include "shared/abandoned_goods/steps.h"
#include "shared/access/position.h"

namespace kotaj::screens {
namespace {

/// Those to whom the procedure gives anything to read; what they may do is decided act by act.
bool reads_here(const app::Desk& desk) { return is_held(desk, abandoned_goods::reading_rights()); }

bool registers(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position == access::Position::registry_officer;
}

constexpr Screen table[] = {
    {.id = "abandoned",
     .label = "کالای متروکه",
     .icon = ui::Icon::box,
     .help =
         "پرونده‌ها گام به گام، با روزهای مانده یا گذشته از مهلت؛ فاسدشدنی و خطرناک همیشه در بالاست. "
         "با Space چند کارت را نشان کنید و کار را یک‌جا انجام دهید: هر پرونده جداگانه پذیرفته یا با دلیلش رد می‌شود.",
     .open_to = reads_here,
     .draw = draw_abandoned_board},
    {.id = "abandoned_case",
     .label = "پرونده کالای متروکه",
     .icon = ui::Icon::file,
     .help =
         "کارهای این گام در بالا هستند؛ کاری که اکنون ممکن نیست دلیل و بند آن را می‌گوید. مهلت نگهداری و "
         "دلیل آن در کنار صفحه است («چرا؟»)، و در «سیر پرونده» هر کار و سند با بند شیوه‌نامه آمده است.",
     .in_navigation = false,
     .open_to = reads_here,
     .draw = draw_abandoned_case,
     .title = abandoned_case_title},
    {.id = "abandoned_lists",
     .label = "فهرست‌های متروکه",
     .short_label = "فهرست‌ها",
     .icon = ui::Icon::files,
     .help =
         "فهرست‌هایی که شیوه‌نامه می‌خواهد: ترخیص‌شده و خارج‌نشده (ب-۹)، بدون شناسه مادر (ب-۱۳)، مطالبات باز "
         "(ب-۱۱) و پیگیری روزانه کالای فاسدشدنی و خطرناک (ب-۲). Enter پرونده را باز می‌کند.",
     .open_to = reads_here,
     .draw = draw_abandoned_lists},
    {.id = "abandoned_new",
     .label = "قبض انبار جدید",
     .icon = ui::Icon::plus,
     .help =
         "مشخصات قبض انبار را از روی فهرست مرجع تحویل‌گیرنده بنویسید. مهلت از ورود به نخستین انبار شمرده "
         "می‌شود (ماده ۲۴). آنچه بنویسید حتی با بسته شدن صفحه می‌ماند.",
     .in_navigation = false,
     .open_to = registers,
     .draw = draw_new_receipt},
    {.id = "abandoned_import",
     .label = "ورود فهرست مرجع تحویل‌گیرنده",
     .icon = ui::Icon::upload,
     .help =
         "فایل CSV یا xlsx با یک سطر عنوان؛ هر سطر یک ردیف کالا و قبض آن. پیش از ورود، هر سطر بررسی و هر "
         "ایراد گفته می‌شود. ورود دوباره همان فایل چیزی را عوض نمی‌کند.",
     .in_navigation = false,
     .open_to = registers,
     .draw = draw_custodian_list},
    {.id = "abandoned_reports",
     .label = "گزارش‌های متروکه",
     .short_label = "گزارش‌ها",
     .icon = ui::Icon::chart,
     .help =
         "گزارش هفتگی و مدیریتی از پرونده‌های همین دستگاه، بی‌نیاز به ارتباط، برای هر دوره؛ با خروجی اکسل و چاپ. گزارش عملکرد "
         "ماهانه را مدیر کل استان امضا می‌کند و پس از آن تغییر نمی‌کند؛ دفتر واردات آن را راستی‌آزمایی، برگشت یا جمع‌بندی می‌کند.",
     .open_to = reads_abandoned_reports,
     .draw = draw_abandoned_reports},
};

}  // namespace

std::span<const Screen> abandoned_goods_screens() { return table; }

}  // namespace kotaj::screens
