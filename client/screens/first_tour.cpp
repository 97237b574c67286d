#include "client/screens/first_tour.h"

#include <string>

#include "client/ui/tour.h"
#include "client/ui/ui.h"

namespace kotaj::screens {
namespace {

/// Kept in the vault: each officer of a shared device has an own first time.
std::string seen() { return std::string(app::Desk::habits) + "first-tour"; }

constexpr ui::TourStep steps[] = {
    {"app/nav", "بخش‌های میز",
     "هر بخش یک فهرست کار است. عددِ کنار نام می‌گوید چند مورد منتظر شماست."},
    {"app/main", "صفحهٔ کار",
     "پرونده را از فهرست با Enter باز کنید. هر دکمه‌ای که بسته است می‌گوید چرا، با شمارهٔ بند."},
    {"app/queue", "وضعیت ارسال",
     "بی‌شبکه هم کار کنید: آنچه ثبت می‌کنید رمزشده روی همین دستگاه می‌ماند و با برگشتن اتصال "
     "فرستاده می‌شود. این نشان همیشه می‌گوید چند مورد در صف است."},
    {"", "همه‌چیز با صفحه‌کلید",
     "Ctrl+K هر صفحه یا پرونده را با شماره پیدا می‌کند، Ctrl+Enter فرم را ثبت می‌کند و F1 خانه‌ای را "
     "که در آن هستید توضیح می‌دهد."},
    {"app/user", "شما و میز",
     "پوستهٔ روشن و تیره، راهنمای هر صفحه، قفل کردن و تعویض کاربر این‌جاست. این گشت را هم هر وقت "
     "بخواهید از همین‌جا ببینید."},
};

ui::TourState& state() {
  static ui::TourState the_state;
  return the_state;
}

void note_seen(app::Desk& desk) { desk.keep_draft(seen(), {{"seen", "yes"}}); }

}  // namespace

void start_first_tour(app::Desk& desk) {
  note_seen(desk);
  ui::start_tour(state());
}

void offer_tour(app::Desk& desk) {
  if (!desk.started() || !desk.draft(seen()).empty()) return;
  const ui::Scope scope("first-tour");
  ui::Row row;
  ui::caption(
      "نخستین بار است؟ گشتی پنج‌قدمی میز را نشان می‌دهد.",
      ui::Tone::normal);
  if (ui::button("start", "دیدن گشت")) start_first_tour(desk);
  if (ui::button("decline", "نه، ممنون", {.kind = ui::ButtonKind::quiet})) note_seen(desk);
}

void draw_first_tour() { ui::tour(steps, state()); }

}  // namespace kotaj::screens
