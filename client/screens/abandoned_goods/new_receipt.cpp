#include <string_view>
#include <vector>

#include "client/screens/abandoned_goods/screens.h"
#include "client/screens/act_form.h"
#include "shared/abandoned_goods/acts.h"

namespace kotaj::screens {
namespace {

/// The office is one's own; the release document of goods already here has an act of its own.
std::vector<std::string_view> typed_fields(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name != "office") fields.push_back(field.name);
  }
  return fields;
}

void prefill(ui::FormState& form, const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment != nullptr) form.type("office", assignment->office);
  form.type("place", "customs_warehouse");
  form.restore({{"goods[0].goods", ""}});
}

}  // namespace

void draw_new_receipt(Shell& shell) {
  app::Desk& desk = shell.desk();
  ui::paragraph(
      "هر قبض انبار یک پرونده است. اگر همین قبض از همین مرجع پیش‌تر ثبت شده باشد، همان پرونده می‌ماند.",
      ui::Tone::quiet);
  ui::Card card("receipt", "قبض انبار");
  const access::Act& act = *access::find_act(
      abandoned_goods::module(), static_cast<uint16_t>(abandoned_goods::ActNumber::open_case));
  const std::vector<std::string_view> fields = typed_fields(act);
  ActFormOptions options;
  options.fields = fields;
  options.prefill = [&desk](ui::FormState& form) { prefill(form, desk); };
  options.submit_label = "ثبت قبض و باز کردن پرونده";
  core::Id opened;
  options.on_performed = [&opened](const core::Id& record) { opened = record; };
  const ActOutcome outcome = act_form(shell, "open", abandoned_goods::module(), act, {}, options);
  if (outcome == ActOutcome::done) {
    ui::toast(ui::Tone::good, "پرونده باز شد.");
    shell.go("abandoned_case", opened);
  } else if (outcome == ActOutcome::cancelled) {
    shell.go("abandoned");
  }
}

}  // namespace kotaj::screens
