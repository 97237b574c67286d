#include "client/screens/export_exit/screens.h"

#include "client/screens/acts.h"
#include "shared/export_exit/acts.h"

namespace kotaj::screens {
namespace {

using access::Position;

/// Those to whom the circular gives anything to read; what they may do is decided act by act.
bool reads_here(const app::Desk& desk) { return is_held(desk, export_exit::module().read->rights); }

bool may(const app::Desk& desk, export_exit::ActNumber number) {
  const access::Act* act = access::find_act(export_exit::module(), static_cast<uint16_t>(number));
  return act != nullptr && is_held(desk, act->rights);
}
bool registers(const app::Desk& desk) { return may(desk, export_exit::ActNumber::open_permit); }
bool answers(const app::Desk& desk) { return may(desk, export_exit::ActNumber::answer_inquiry); }

constexpr Screen table[] = {
    {.id = "exits",
     .label = "پیگیری اعلام خروج",
     .short_label = "اعلام خروج",
     .icon = ui::Icon::clock,
     .help =
         "کار امروز میز شما، دیرکرده‌ترین در بالا. Enter پروانه را باز می‌کند؛ در صفحه پروانه Ctrl+Enter کار نوبت "
         "را باز و Ctrl+Enter دوم آن را ثبت می‌کند. چیزی به خودی خود بسته نمی‌شود.",
     .open_to = reads_here,
     .draw = draw_exit_worklist},
    {.id = "exit_permit",
     .label = "پروانه صادراتی",
     .icon = ui::Icon::file,
     .help =
         "کار نوبت در بالاست؛ کاری که اکنون ممکن نیست دلیل و بند آن را می‌گوید. نامه استعلام پر شده است و چاپ "
         "می‌شود؛ استعلام دوم سوابق پیگیری را با تاریخ می‌آورد (بند ۳). در «سیر پروانه» هر کار و پرسنده آن آمده است.",
     .in_navigation = false,
     .open_to = reads_here,
     .draw = draw_exit_permit,
     .title = exit_permit_title},
    {.id = "exit_new",
     .label = "پروانه جدید",
     .icon = ui::Icon::plus,
     .help =
         "مشخصات پروانه‌ای را بنویسید که تشریفات صادرات آن انجام شده است. از آن روز یک هفته برای پیگیری است (بند ۳).",
     .in_navigation = false,
     .open_to = registers,
     .draw = draw_new_exit_permit},
    {.id = "exit_import",
     .label = "ورود پروانه‌ها از فایل",
     .icon = ui::Icon::upload,
     .help =
         "فایل CSV یا xlsx با یک سطر عنوان؛ هر سطر یک ردیف کالا و پروانه آن. پیش از ورود، هر سطر بررسی و هر ایراد "
         "گفته می‌شود. ورود دوباره همان فایل چیزی را عوض نمی‌کند.",
     .in_navigation = false,
     .open_to = registers,
     .draw = draw_exit_import},
    {.id = "exit_answers",
     .label = "پاسخ به استعلام‌ها",
     .short_label = "استعلام‌ها",
     .icon = ui::Icon::inbox,
     .help =
         "استعلام‌های بی‌پاسخ گمرک مرزی شما، دیرکرده‌ترین در بالا. چند تا را نشان کنید و یک‌جا پاسخ دهید: هر کدام "
         "جداگانه پذیرفته یا با دلیلش رد می‌شود (بند ۴).",
     .open_to = answers,
     .draw = draw_exit_answers},
    {.id = "exit_figures",
     .label = "آمار اعلام خروج",
     .short_label = "آمار",
     .icon = ui::Icon::chart,
     .help =
         "به تفکیک گمرک مبدأ و گمرک مرزی: باز، دیرکرده، میانه و صدک ۹۰ زمان پاسخ، از پروانه‌هایی که خواندن آن برای "
         "شما باز است.",
     .open_to = reads_here,
     .draw = draw_exit_figures},
    {.id = "exit_settlement",
     .label = "تعیین تکلیف پروانه‌ها",
     .short_label = "تعیین تکلیف",
     .icon = ui::Icon::files,
     .help =
         "فراخوان‌های دفتر صادرات با پیشرفت هر یک و گزارش آن (بند ۱ و ۲)، و ابلاغ بخشنامه به گمرک‌ها. گمرکی که تا "
         "تاریخ فراخوان پاسخ ندهد همه پروانه‌های آن دوره را خارج شده اعلام کرده است.",
     .open_to = reads_here,
     .draw = draw_exit_settlement},
};

}  // namespace

std::span<const Screen> export_exit_screens() { return table; }

}  // namespace kotaj::screens
