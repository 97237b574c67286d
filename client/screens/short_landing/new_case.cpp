#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/short_landing/screens.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

const access::Act& open_act() {
  return *access::find_act(short_landing::module(),
                           static_cast<uint16_t>(short_landing::ActNumber::open_case));
}

void prefill(ui::FormState& form, const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment != nullptr) form.type("office", assignment->office);
}

std::vector<std::string_view> typed_fields(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name != "office") fields.push_back(field.name);
  }
  return fields;
}

}  // namespace

void draw_new_case(Shell& shell) {
  app::Desk& desk = shell.desk();
  ui::paragraph(
      "پرونده از روی اظهارنامه باز می‌شود. اگر همین اظهارنامه پیش‌تر باز شده باشد، همان پرونده "
      "می‌آید.",
      ui::Tone::quiet);
  ui::Card card("declaration", "مشخصات اظهارنامه");
  const access::Act& act = open_act();
  const std::vector<std::string_view> fields = typed_fields(act);
  ActFormOptions options;
  options.fields = fields;
  // The bank is chosen by name; the office is one's own.
  options.choices = [&desk](const core::Field& field) {
    return field.name == "bank" ? bank_choices(desk) : std::vector<ui::Choice>{};
  };
  options.prefill = [&desk](ui::FormState& form) { prefill(form, desk); };
  options.submit_label = "باز کردن پرونده";
  core::Id opened;
  options.on_performed = [&opened](const core::Id& record) { opened = record; };
  const ActOutcome outcome = act_form(shell, "open", short_landing::module(), act, {}, options);
  if (outcome == ActOutcome::done) {
    ui::toast(ui::Tone::good, "پرونده باز شد.");
    shell.go("case", opened);
  } else if (outcome == ActOutcome::cancelled) {
    shell.go("worklist");
  }
}

}  // namespace kotaj::screens
