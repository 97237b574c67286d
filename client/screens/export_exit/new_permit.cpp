#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"

namespace kotaj::screens {

void draw_new_exit_permit(Shell& shell) {
  app::Desk& desk = shell.desk();
  ui::paragraph(
      "پروانه‌ای که تشریفات صادرات آن انجام شده است. اگر همین پروانه پیش‌تر ثبت شده باشد، همان می‌آید.",
      ui::Tone::quiet);
  ui::Card card("permit", "مشخصات پروانه");
  const access::Act& act = exits::act_of(export_exit::ActNumber::open_permit);
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name != "office") fields.push_back(field.name);
  }
  ActFormOptions options;
  options.fields = fields;
  // The border office is chosen by name; the origin is one's own.
  options.choices = [&desk](const core::Field& field) {
    return field.name == "exit_office" ? exits::border_choices(desk) : std::vector<ui::Choice>{};
  };
  options.prefill = [&desk](ui::FormState& form) {
    const access::Assignment* assignment = desk.assignment();
    if (assignment != nullptr) form.type("office", assignment->office);
    const std::vector<ui::Choice> borders = exits::border_choices(desk);
    if (borders.size() == 1) form.type("exit_office", borders.front().code);
  };
  core::Id opened;
  options.on_performed = [&opened](const core::Id& record) { opened = record; };
  const ActOutcome outcome = act_form(shell, "open", export_exit::module(), act, {}, options);
  if (outcome == ActOutcome::done) {
    ui::toast(ui::Tone::good, "پروانه ثبت شد.");
    shell.go("exit_permit", opened);
  } else if (outcome == ActOutcome::cancelled) {
    shell.go("exits");
  }
}

}  // namespace kotaj::screens
