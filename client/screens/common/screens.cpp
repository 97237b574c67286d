#include "client/screens/common/screens.h"

#include "shared/access/position.h"

namespace kotaj::screens {
namespace {

using access::Position;

bool is_bank(const app::Desk& desk) { return desk.session().bank_staff; }

bool acts_as(const app::Desk& desk, Position position) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position == position;
}

/// Those who give rights see people; what they may give is decided by the rules, button by button.
bool sees_people(const app::Desk& desk) {
  return acts_as(desk, Position::office_manager) || acts_as(desk, Position::central_admin) ||
         acts_as(desk, Position::system_admin);
}

bool sees_notices(const app::Desk& desk) {
  return is_bank(desk) ||
         (desk.assignment() != nullptr && !acts_as(desk, Position::central_admin) &&
          !acts_as(desk, Position::system_admin));
}

bool has_queue(const app::Desk& desk) { return !is_bank(desk); }
bool everyone(const app::Desk&) { return true; }

int attention_count(const app::Desk& desk) {
  return static_cast<int>(desk.waiting() + desk.attention().size());
}

constexpr Screen table[] = {
    {.id = "notices",
     .label = "پیغام‌های بانک",
     .short_label = "پیغام‌ها",
     .icon = ui::Icon::notice,
     .help =
         "پیغام‌های قابل توجه بانک با شماره، تاریخ و متن کامل. پیغامی که پیغام دیگری جایش را "
         "گرفته باشد نشان دارد. "
         "هر سطر با Enter باز می‌شود و می‌توان آن را چاپ کرد. فهرست با «خروجی CSV» ذخیره "
         "می‌شود.",
     .open_to = sees_notices,
     .draw = draw_notices},
    {.id = "people",
     .label = "دسترسی‌ها",
     .icon = ui::Icon::key,
     .help =
         "دسترسی درج پیغام دو لایه دارد: مرکزی، که دفتر مدیریت اطلاعات به نام شخص می‌دهد، و "
         "محلی، که بالاترین مقام گمرک "
         "اجرایی با مسئولیت خود می‌دهد (۱۴۰۱/۷۱۰۲۰۳). هر دو تاریخ و دلیل دارند و هر لحظه لغو "
         "می‌شوند.",
     .open_to = sees_people,
     .draw = draw_people},
    {.id = "queue",
     .label = "صف ارسال",
     .icon = ui::Icon::queue,
     .help =
         "آنچه ثبت کرده‌اید و هنوز به سرور نرسیده، و آنچه سرور با ذکر دلیل و بند نپذیرفته "
         "است. "
         "بدون ارتباط هم می‌توانید کار کنید؛ چیزی از دست "
         "نمی‌رود.",
     .open_to = has_queue,
     .count = attention_count,
     .draw = draw_queue},
    {.id = "verify",
     .label = "راستی‌آزمایی",
     .icon = ui::Icon::check,
     .help =
         "برگه چاپی پیغام شماره و کد راستی‌آزمایی دارد. هر دو را بنویسید تا سرور بگوید معتبر "
         "است، جایگزین شده، یا وجود ندارد.",
     .open_to = everyone,
     .draw = draw_verify},
};

}  // namespace

std::span<const Screen> common_screens() { return table; }

}  // namespace kotaj::screens
