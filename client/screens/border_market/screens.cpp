#include "client/screens/border_market/screens.h"

#include "client/screens/acts.h"
#include "shared/border_market/acts.h"
#include "shared/border_market/market.h"

namespace kotaj::screens {
namespace {

/// Those who read files; what they may do is decided act by act.
bool reads_files(const app::Desk& desk) {
  return is_held(desk, border_market::module().read->rights);
}
bool opens_files(const app::Desk& desk) {
  return is_held(desk, act_of(border_market::module(), border_market::ActNumber::open_file).rights);
}
bool reads_markets(const app::Desk& desk) {
  return is_held(desk, border_market::market_module().read->rights);
}

constexpr Screen table[] = {
    {.id = "border_exports",
     .label = "بازارچه مرزی",
     .short_label = "بازارچه",
     .icon = ui::Icon::box,
     .help =
         "صدور کالا از بازارچه مرزی. «کار امروز» پرونده‌هایی است که مرحله بعد آن با سمت شماست؛ Enter پرونده را "
         "باز می‌کند و در آن Ctrl+Enter کار نوبت را باز و Ctrl+Enter دوم آن را ثبت می‌کند.",
     .open_to = reads_files,
     .draw = draw_border_exports},
    {.id = "border_export",
     .label = "پرونده بازارچه",
     .icon = ui::Icon::file,
     .help =
         "مرحله بعد در بالاست؛ اگر بسته باشد دلیل و مأخذ آن در کنار صفحه آمده است. ایرادهای اظهارنامه جلوی ذخیره "
         "را نمی‌گیرد ولی پس از تنظیم، مرحله بعد را نگه می‌دارد. «چرا؟» هر رقم را با مأخذ آن نشان می‌دهد.",
     .in_navigation = false,
     .open_to = reads_files,
     .draw = draw_border_export,
     .title = border_export_title},
    {.id = "border_export_new",
     .label = "پرونده جدید بازارچه",
     .icon = ui::Icon::plus,
     .help =
         "شماره و روز تشکیل پرونده را بنویسید. ترتیب مراحلی که آن روز در بازارچه جاری است برای پرونده می‌ماند.",
     .in_navigation = false,
     .open_to = opens_files,
     .draw = draw_new_border_export},
    {.id = "border_market_lists",
     .label = "فهرست‌های بازارچه",
     .short_label = "فهرست بازارچه",
     .icon = ui::Icon::settings,
     .help =
         "ترتیب مراحل، دریافت‌کننده هزینه‌ها، نرخ‌ها و امتیازهای بازارچه، هر یک با روز اجرا و سند آن. ردیف تازه "
         "جای پیشین را از روز خود می‌گیرد؛ چیزی پاک نمی‌شود.",
     .in_navigation = false,
     .open_to = reads_markets,
     .draw = draw_market_lists},
};

}  // namespace

std::span<const Screen> border_market_screens() { return table; }

}  // namespace kotaj::screens
