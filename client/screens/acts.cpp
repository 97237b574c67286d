#include "client/screens/acts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/access/modules.h"
#include "shared/access/office.h"

namespace kotaj::screens {

bool is_held(const app::Desk& desk, std::span<const access::Right> rights) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && access::has_position(rights, assignment->position);
}

std::string holders_of(std::span<const access::Right> rights) {
  std::string names;
  for (const access::Right& right : rights) {
    if (!names.empty()) names += "، ";
    names += access::label_of(right.position);
  }
  return names;
}

std::vector<std::string_view> fields_without(const access::Act& act,
                                             std::span<const std::string_view> known) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (std::find(known.begin(), known.end(), field.name) == known.end())
      fields.push_back(field.name);
  }
  return fields;
}

void type_today(const access::Act& act, core::Date today, ui::FormState& form) {
  for (const core::Field& field : act.payload()->fields) {
    if (field.type == core::FieldType::date && !field.nullable)
      form.type(std::string(field.name), today.to_string());
  }
}

std::vector<ui::Choice> office_choices(const app::Desk& desk, bool border_only) {
  std::vector<ui::Choice> choices;
  desk.replica().for_each(access::office_module(), [&](const core::Id&, const sync::Held& held) {
    const auto* office = static_cast<const access::Office*>(held.record.get());
    if (office == nullptr || !office->enabled || office->kind != access::OfficeKind::customs_office)
      return;
    if (!border_only || office->border) choices.push_back({office->code, office->name, {}});
  });
  std::sort(choices.begin(), choices.end(),
            [](const ui::Choice& a, const ui::Choice& b) { return a.label < b.label; });
  return choices;
}

void explain_closed(std::span<const Offer> offers) {
  for (const Offer& offer : offers) {
    if (!offer.next || offer.closed.empty()) continue;
    ui::caption(std::string(offer.act->label) + ": " +
                    (offer.mine ? offer.closed : "با " + holders_of(offer.act->rights)),
                offer.mine ? ui::Tone::warning : ui::Tone::quiet);
  }
}

ActOutcome act_dialog(Shell& shell, const ActDialog& shown, std::string& open,
                      const ActFormOptions& options) {
  const access::Act* act = access::find_act(shown.module, open);
  if (act == nullptr) return ActOutcome::none;
  ui::Dialog dialog(shown.id, act->label, shown.width_px);
  if (!dialog) {
    open.clear();
    return ActOutcome::none;
  }
  const std::string form(shown.form.empty() ? std::string_view(open) : shown.form);
  const ActOutcome outcome = act_form(shell, form, shown.module, *act, shown.record, options);
  if (outcome == ActOutcome::done) ui::toast(ui::Tone::good, std::string(act->label) + ": ثبت شد.");
  if (outcome != ActOutcome::none) {
    open.clear();
    dialog.close();
  }
  return outcome;
}

namespace {

HandedOver& handed_over(Shell& shell, const access::Module& module) {
  return shell.memory<HandedOver>("handed-over/" + std::string(module.code));
}

}  // namespace

bool hand_over(Shell& shell, const access::Module& module, const access::Act& act,
               HandedOver texts) {
  if (!begin_anew(shell, module, act, {})) return false;
  handed_over(shell, module) = std::move(texts);
  return true;
}

void draw_opening(Shell& shell, const OpeningForm& opening, ActFormOptions options) {
  ui::paragraph(opening.introduction, ui::Tone::quiet);
  ui::Card card("opening", opening.card);
  const access::Act& act = *access::find_act(opening.module, opening.act);
  const std::array<std::string_view, 1> own{"office"};
  const std::vector<std::string_view> fields = fields_without(act, own);
  options.fields = fields;
  options.submit_label = opening.submit;
  const auto more = std::move(options.prefill);
  options.prefill = [&](ui::FormState& form) {
    const access::Assignment* assignment = shell.desk().assignment();
    if (assignment != nullptr) form.type("office", assignment->office);
    if (more) more(form);
    form.restore(std::exchange(handed_over(shell, opening.module), {}));
  };
  core::Id opened;
  options.on_performed = [&opened](const core::Id& record) { opened = record; };
  const ActOutcome outcome = act_form(shell, "open", opening.module, act, {}, options);
  if (outcome == ActOutcome::done) {
    ui::toast(ui::Tone::good, opening.done);
    shell.go(opening.record_page, opened);
  } else if (outcome == ActOutcome::cancelled) {
    shell.go(opening.list_page);
  }
}

}  // namespace kotaj::screens
