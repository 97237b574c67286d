#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/export_valuation/screens.h"
#include "shared/export_valuation/acts.h"

namespace kotaj::screens {
namespace {

std::vector<std::string_view> typed_fields(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name != "office") fields.push_back(field.name);
  }
  return fields;
}

}  // namespace

void draw_new_valuation(Shell& shell) {
  app::Desk& desk = shell.desk();
  ui::paragraph(
      "پیش‌نویس با شماره پرونده، نوع و سبب درخواست باز می‌شود؛ آنالیز مواد اولیه، نظر صریح و مستندات پس "
      "از آن نوشته می‌شود.",
      ui::Tone::quiet);
  ui::Card card("request", "فرم رسیدگی / درخواست تعیین ارزش (PQ31)");
  const access::Act& act = *access::find_act(export_valuation::module(), "open_request");
  const std::vector<std::string_view> fields = typed_fields(act);
  ActFormOptions options;
  options.fields = fields;
  options.prefill = [&desk](ui::FormState& form) {
    const access::Assignment* assignment = desk.assignment();
    if (assignment != nullptr) form.type("office", assignment->office);
    form.restore({{"rows[0].goods", ""}});
  };
  options.submit_label = "باز کردن پیش‌نویس";
  core::Id opened;
  options.on_performed = [&opened](const core::Id& record) { opened = record; };
  const ActOutcome outcome = act_form(shell, "open", export_valuation::module(), act, {}, options);
  if (outcome == ActOutcome::done) {
    ui::toast(ui::Tone::good, "پیش‌نویس درخواست باز شد.");
    shell.go("valuation", opened);
  } else if (outcome == ActOutcome::cancelled) {
    shell.go("valuations");
  }
}

}  // namespace kotaj::screens
