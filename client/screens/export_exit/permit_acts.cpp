#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/permit_view.h"
#include "shared/core/document.h"
#include "shared/export_exit/letter.h"

namespace kotaj::screens::exits {
namespace {

using export_exit::ActNumber;

bool asks(ActNumber number) {
  return number == ActNumber::send_first_inquiry || number == ActNumber::send_second_inquiry;
}

/// The first carrier that has not left; empty where none is known.
std::string carrier_to_leave(const export_exit::Record& record) {
  for (const export_exit::Carrier& one : record.carriers) {
    if (!one.exited_on) return one.carrier;
  }
  return {};
}

/// What the desk knows is filled in: an inquiry is one key more. Its number follows the kotaj until
/// the office's own is typed.
void prefill(const PermitView& view, ActNumber number, const access::Act& act,
             ui::FormState& form) {
  for (const core::Field& field : act.payload()->fields) {
    if (field.type == core::FieldType::date && !field.nullable)
      form.type(std::string(field.name), view.on.to_string());
  }
  if (asks(number)) {
    form.type("answer_days", "7");
    form.type("letter",
              view.record.permit.kotaj + (number == ActNumber::send_second_inquiry ? "/2" : "/1"));
  } else if (number == ActNumber::record_carrier) {
    form.type("arrived_on", view.on.to_string());
  } else if (number == ActNumber::record_carrier_exit) {
    form.type("carrier", carrier_to_leave(view.record));
  }
}

std::vector<ui::Choice> choices_of(const PermitView& view, ActNumber number,
                                   const core::Field& field) {
  if (field.name == "exit_office") return office_choices(view.shell.desk(), true);
  std::vector<ui::Choice> out;
  if (field.name != "carrier" || number == ActNumber::record_carrier) return out;
  for (const export_exit::Carrier& one : view.record.carriers)
    out.push_back({one.carrier, one.carrier, {}});
  return out;
}

void print_draft(const PermitView& view, ActNumber number, const ui::FormState& form) {
  const export_exit::LetterFacts facts{view.shell.desk().office_name(view.record.permit.office),
                                       view.shell.desk().office_name(view.record.exit_office),
                                       view.on};
  const std::size_t at = number == ActNumber::send_first_inquiry ? 0 : 1;
  ui::print_html(core::document_html(export_exit::inquiry_letter(
      view.record, at, form.record<export_exit::SendInquiry>(), facts)));
}

}  // namespace

void draw_act_dialog(PermitView& view) {
  const access::Act* act = access::find_act(export_exit::module(), view.memory.act);
  if (act == nullptr) return;
  const ActNumber number{act->number};
  ActFormOptions options;
  options.prefill = [&](ui::FormState& form) { prefill(view, number, *act, form); };
  options.choices = [&](const core::Field& field) { return choices_of(view, number, field); };
  options.danger = number == ActNumber::cancel_permit || number == ActNumber::pursue_judicially;
  if (asks(number)) {
    options.head = [&](ui::FormState& form) {
      if (ui::button("print", "چاپ پیش‌نویس نامه",
                     {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::print}))
        print_draft(view, number, form);
    };
  }
  act_dialog(view.shell, {.id = "exits/act", .module = export_exit::module(), .record = view.id},
             view.memory.act, options);
}

}  // namespace kotaj::screens::exits
