#include "client/screens/short_landing/screens.h"

#include "client/screens/short_landing/case_rows.h"
#include "shared/access/position.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

using access::Position;

/// Those to whom the directive gives anything to do or to read; what they may do is decided act by
/// act.
bool works_here(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr) return false;
  switch (assignment->position) {
    case Position::office_manager:
    case Position::customs_deputy:
    case Position::deputy_substitute:
    case Position::assessment_head:
    case Position::exit_gate_officer:
    case Position::import_office:
      return true;
    default:
      return false;
  }
}

bool opens_cases(const app::Desk& desk) {
  return works_here(desk) && desk.assignment()->position != Position::import_office;
}

bool supervises(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position == Position::office_manager;
}

constexpr Screen table[] = {
    {.id = "worklist",
     .label = "کسر تخلیه",
     .icon = ui::Icon::scale,
     .help =
         "پرونده‌های کسر تخلیه گمرک شما، قدیمی‌ترین در بالا (۱۴۰۱/۷۱۰۲۰۳). با نوشتن در "
         "خانه جستجو، کوتاژ، ثبت سفارش، "
         "کانتینر و پلاک پیدا می‌شود؛ Enter سطر را باز "
         "می‌کند.",
     .open_to = works_here,
     .draw = draw_worklist},
    {.id = "case",
     .label = "پرونده کسر تخلیه",
     .icon = ui::Icon::file,
     .help =
         "یافته‌ها را ثبت کنید: توزین‌ها، وزن دقیق کانتینر (بند ۲)، بسته‌بندی (بند ۷)، "
         "مقدار (بند ۱). نتیجه و دلیل آن در کنار صفحه "
         "همان لحظه دیده می‌شود. پس از اعلام پایان خروج، متن پیغام را ببینید و صادر "
         "کنید.",
     .in_navigation = false,
     .open_to = works_here,
     .draw = draw_case,
     .title = case_title},
    {.id = "new_case",
     .label = "پرونده جدید",
     .icon = ui::Icon::plus,
     .help =
         "مشخصات اظهارنامه را بنویسید. خانه‌های ستاره‌دار لازم‌اند. آنچه بنویسید حتی با "
         "بسته شدن صفحه می‌ماند.",
     .in_navigation = false,
     .open_to = opens_cases,
     .draw = draw_new_case},
    {.id = "import",
     .label = "ورود اظهارنامه‌ها از فایل",
     .icon = ui::Icon::upload,
     .help =
         "فایل CSV یا xlsx با یک سطر عنوان. پیش از ورود، هر سطر بررسی و هر ایراد گفته می‌شود. ورود دوباره همان فایل چیزی را عوض نمی‌کند.",
     .in_navigation = false,
     .open_to = opens_cases,
     .draw = draw_import},
    {.id = "uses",
     .label = "استفاده از دسترسی‌ها",
     .short_label = "استفاده",
     .icon = ui::Icon::clock,
     .help = "هر بار که کسی در گمرک شما از دسترسی پیغام بانک استفاده کرده است، با سمت، زمان، و این "
             "که دسترسی را چه کسی داده است.",
     .open_to = supervises,
     .draw = draw_uses},
};

}  // namespace

std::span<const Screen> short_landing_screens() { return table; }

}  // namespace kotaj::screens
