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

/// The bank is chosen by name; the office is one's own.
void draw_bank(ui::FormState& form, const app::Desk& desk) {
  std::string bank = form.typed("bank");
  const ui::FieldOptions options{
      .label = "بانک عامل",
      .problem = form.shows_all() && bank.empty() ? "بانک عامل را انتخاب کنید." : "",
      .required = true};
  if (ui::select("bank", bank_choices(desk), bank, options)) form.type("bank", bank);
}

std::vector<std::string_view> typed_fields(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name != "office" && field.name != "bank") fields.push_back(field.name);
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
  ui::Card card("declaration", "اظهارنامه");
  const access::Act& act = open_act();
  const std::vector<std::string_view> fields = typed_fields(act);
  ActFormOptions options;
  options.fields = fields;
  options.head = [&desk](ui::FormState& form) { draw_bank(form, desk); };
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
