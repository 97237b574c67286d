#include "client/screens/acts.h"
#include "client/screens/border_market/screens.h"
#include "shared/border_market/acts.h"

namespace kotaj::screens {

void draw_new_border_export(Shell& shell) {
  ActFormOptions options;
  options.prefill = [&shell](ui::FormState& form) {
    form.type("opened_on", shell.desk().today().to_string());
  };
  draw_opening(
      shell,
      {.module = border_market::module(),
       .act = "open_file",
       .introduction =
           "پرونده با شماره دفتر بازارچه تشکیل می‌شود؛ اظهارنامه و اسناد در خود پرونده نوشته می‌شود.",
       .card = "تشکیل پرونده",
       .submit = "تشکیل پرونده",
       .done = "پرونده تشکیل شد.",
       .record_page = "border_export",
       .list_page = "border_exports"},
      std::move(options));
}

}  // namespace kotaj::screens
