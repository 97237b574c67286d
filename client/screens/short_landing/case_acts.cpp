#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/short_landing/case_view.h"

namespace kotaj::screens::case_view {
namespace {

using short_landing::ActNumber;

/// Days that a form starts from: today, or for a packaging assessment the day the goods left, which
/// it may not be after.
void prefill(View& view, ActNumber number, ui::FormState& form) {
  const std::string today = view.shell.desk().today().to_string();
  const auto left_on = short_landing::last_exit_day(view.record);
  switch (number) {
    case ActNumber::record_weighing:
      form.type("weighed_on", today);
      form.record<short_landing::RecordWeighing>().replaces = view.memory.target;
      break;
    case ActNumber::record_exact_tare:
      form.record<short_landing::RecordExactTare>().weighing = view.memory.target;
      form.type("container", view.memory.container);
      break;
    case ActNumber::assess_packaging:
      form.type("assessed_on", left_on ? left_on->to_string() : today);
      break;
    case ActNumber::record_assessed_quantity:
      form.type("assessed_on", today);
      break;
    case ActNumber::declare_exit_complete:
      form.type("completed_on", left_on ? left_on->to_string() : today);
      break;
    case ActNumber::record_objection:
      form.type("objected_on", today);
      break;
    default:
      break;
  }
}

/// Ids and what the case already knows are not asked for.
std::vector<std::string_view> fields_of(const access::Act& act) {
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    const bool known =
        field.type == core::FieldType::id || field.system || field.name.starts_with("old_");
    if (!known) fields.push_back(field.name);
  }
  return fields;
}

/// The notices that would leave, and what the rules would say.
void draw_would_be(View& view, const access::Applied& would_be) {
  if (would_be.record == nullptr || would_be.refusal) return;
  for (const access::BankNotice& notice : would_be.notices) {
    ui::notice_preview("would_be/" + notice.bank + notice.branch,
                       {"پیغامی که صادر می‌شود، به " +
                            view.shell.desk().bank_name(notice.bank),
                        {},
                        {},
                        notice.text,
                        {}});
  }
  draw_live(*static_cast<const short_landing::Case*>(would_be.record.get()), view.on,
            "نتیجه پس از ثبت");
}

void draw_form(View& view, const access::Act& act) {
  const ActNumber number{act.number};
  const std::vector<std::string_view> fields = fields_of(act);
  ActFormOptions options;
  options.fields = fields;
  options.drawn = view.drawn;
  options.prefill = [&view, number](ui::FormState& form) { prefill(view, number, form); };
  options.live = [&view](const access::Applied& would_be) { draw_would_be(view, would_be); };
  const std::string form =
      view.memory.act + core::to_string(view.memory.target) + view.memory.container;
  act_dialog(view.shell,
             {.id = "case/act", .module = short_landing::module(), .record = view.id, .form = form},
             view.memory.act, options);
}

}  // namespace

const access::Act& act_of(ActNumber number) {
  return *access::find_act(short_landing::module(), static_cast<uint16_t>(number));
}

void act_button(View& view, ActNumber number, ui::ButtonKind kind, std::string_view id,
                const core::Id& target, std::string_view container) {
  const access::Act& act = act_of(number);
  const std::string reason =
      closed_reason(view.shell.desk(), short_landing::module(), act, view.id);
  std::string_view label = act.label;
  if (number == ActNumber::record_weighing && !target.empty()) label = "اصلاح این توزین";
  if (!ui::button(id.empty() ? act.code : id, label, {.kind = kind, .disabled_reason = reason}))
    return;
  view.memory.act = std::string(act.code);
  view.memory.target = target;
  view.memory.container = std::string(container);
  ui::open_dialog("case/act");
}

void draw_act_dialog(View& view) {
  if (view.memory.act.empty()) return;
  const access::Act* act = access::find_act(short_landing::module(), view.memory.act);
  if (act == nullptr) return;
  const ActNumber number{act->number};
  if (number == ActNumber::amend || number == ActNumber::correct) {
    draw_correction_dialog(view, number);
  } else {
    draw_form(view, *act);
  }
}

}  // namespace kotaj::screens::case_view
