#include "client/screens/acts.h"
#include "client/screens/export_exit/screens.h"
#include "shared/export_exit/acts.h"

namespace kotaj::screens {

void draw_new_exit_permit(Shell& shell) {
  ActFormOptions options;
  // The border office is chosen by name; the origin is one's own.
  options.choices = [&shell](const core::Field& field) {
    return field.name == "exit_office" ? office_choices(shell.desk(), true)
                                       : std::vector<ui::Choice>{};
  };
  options.prefill = [&shell](ui::FormState& form) {
    const std::vector<ui::Choice> borders = office_choices(shell.desk(), true);
    if (borders.size() == 1) form.type("exit_office", borders.front().code);
  };
  draw_opening(
      shell,
      {.module = export_exit::module(),
       .act = "open_permit",
       .introduction =
           "پروانه‌ای که تشریفات صادرات آن انجام شده است. اگر همین پروانه پیش‌تر ثبت شده باشد، همان می‌آید.",
       .card = "مشخصات پروانه",
       .submit = "ثبت پروانه",
       .done = "پروانه ثبت شد.",
       .record_page = "exit_permit",
       .list_page = "exits"},
      std::move(options));
}

}  // namespace kotaj::screens
