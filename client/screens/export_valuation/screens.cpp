#include "client/screens/export_valuation/screens.h"

#include "client/screens/acts.h"
#include "shared/access/position.h"
#include "shared/export_valuation/acts.h"
#include "shared/export_valuation/steps.h"

namespace kotaj::screens {
namespace {

/// Those who read requests; what they may do is decided act by act.
bool works_here(const app::Desk& desk) { return is_held(desk, export_valuation::reading_rights()); }

bool opens_requests(const app::Desk& desk) {
  return is_held(desk, export_valuation::row_of(export_valuation::ActNumber::open_request).who);
}

bool publishes(const app::Desk& desk) {
  return is_held(desk, export_valuation::row_of(export_valuation::ActNumber::publish).who);
}

constexpr Screen table[] = {
    {.id = "valuations",
     .label = "ارزش صادراتی",
     .short_label = "ارزش",
     .icon = ui::Icon::files,
     .help =
         "درخواست‌های تعیین ارزش کالای صادراتی (۱۴۰۲/۱۲۹۱۲۸۵). «نوبت شما» درخواست‌هایی است که کار "
         "بعدی آن با سمت شماست؛ Enter سطر را باز می‌کند.",
     .open_to = works_here,
     .draw = draw_valuations},
    {.id = "valuation",
     .label = "درخواست تعیین ارزش",
     .icon = ui::Icon::file,
     .help =
         "فرم PQ31، آنالیز مواد اولیه PQ33 و نظر صریح با مستندات. کاستی‌های پیش‌نویس در کنار صفحه "
         "آمده است؛ نامه بی‌کاستی امضا و ارسال می‌شود. «چرا؟» هر رقم را با مستند آن نشان می‌دهد.",
     .in_navigation = false,
     .open_to = works_here,
     .draw = draw_valuation,
     .title = valuation_title},
    {.id = "new_valuation",
     .label = "درخواست تازه",
     .icon = ui::Icon::plus,
     .help =
         "فرم PQ31 را تا جایی که می‌دانید بنویسید؛ بقیه در پیش‌نویس کامل می‌شود.",
     .in_navigation = false,
     .open_to = opens_requests,
     .draw = draw_new_valuation},
    {.id = "export_values",
     .label = "فهرست ارزش‌ها",
     .short_label = "فهرست ارزش",
     .icon = ui::Icon::chart,
     .help =
         "فهرست ارزش کالاهای صادراتی در هر روز، با تعرفه و نام کالا. ارزش اظهاری را بنویسید تا انحراف "
         "آن از فهرست دیده شود.",
     .open_to = works_here,
     .draw = draw_value_list},
    {.id = "value_import",
     .label = "ورود فهرست ارزش‌ها",
     .icon = ui::Icon::upload,
     .help =
         "فایل CSV یا xlsx با یک سطر عنوان. پیش از ورود، هر سطر بررسی و هر ایراد گفته می‌شود. ورود "
         "دوباره همان فایل چیزی را عوض نمی‌کند.",
     .in_navigation = false,
     .open_to = publishes,
     .draw = draw_value_import},
};

}  // namespace

std::span<const Screen> export_valuation_screens() { return table; }

}  // namespace kotaj::screens
