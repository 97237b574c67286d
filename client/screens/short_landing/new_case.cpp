#include "client/screens/acts.h"
#include "client/screens/short_landing/screens.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {

void draw_new_case(Shell& shell) {
  ActFormOptions options;
  // The bank is chosen by name.
  options.choices = [&shell](const core::Field& field) {
    return field.name == "bank" ? bank_choices(shell.desk()) : std::vector<ui::Choice>{};
  };
  draw_opening(
      shell,
      {.module = short_landing::module(),
       .act = "open_case",
       .introduction =
           "پرونده از روی اظهارنامه باز می‌شود. اگر همین اظهارنامه پیش‌تر باز شده باشد، همان پرونده "
           "می‌آید.",
       .card = "مشخصات اظهارنامه",
       .submit = "باز کردن پرونده",
       .done = "پرونده باز شد.",
       .record_page = "case",
       .list_page = "worklist"},
      std::move(options));
}

}  // namespace kotaj::screens
