#include <string>
#include <string_view>
#include <vector>

#include "client/screens/short_landing/case_view.h"
#include "client/screens/value_field.h"
#include "shared/core/description.h"

namespace kotaj::screens::case_view {
namespace {

using short_landing::ActNumber;
using short_landing::Declaration;

const core::Description& declaration_table() { return core::describe<Declaration>(); }

std::string old_value(const View& view, const core::Field& field) {
  const Declaration& declaration = view.record.declaration;
  return core::format_field(field, field.get(&declaration), declaration.currency);
}

std::vector<ui::Choice> open_fields(ActNumber number) {
  std::vector<ui::Choice> choices;
  for (const core::Field& field : declaration_table().fields) {
    const bool open = number == ActNumber::amend ? short_landing::may_amend(field.name)
                                                 : short_landing::may_correct(field.name);
    if (open) choices.push_back({field.name, field.label, {}});
  }
  return choices;
}

void draw_new_value(View& view, const core::Field& field) {
  value_field("new_value", field, view.memory.new_value,
              {.label = "مقدار درست", .help = field.help, .unit = field.unit, .required = true},
              field.name == "bank" ? bank_choices(view.shell.desk()) : std::vector<ui::Choice>{});
}

void clear(Memory& memory) {
  memory.act.clear();
  memory.field.clear();
  memory.new_value.clear();
  memory.reason.clear();
  memory.documents.clear();
  memory.refusal.reset();
}

template <typename Payload>
Payload payload_of(const View& view, const core::Field& field) {
  Payload payload;
  payload.changes.push_back(
      {std::string(field.name), old_value(view, field), view.memory.new_value});
  payload.reason = view.memory.reason;
  payload.documents = view.memory.documents;
  return payload;
}

/// Calls `use` with the payload of the act as it stands in the dialog.
template <typename Use>
auto with_payload(const View& view, ActNumber number, const core::Field& field, Use&& use) {
  if (number == ActNumber::amend) {
    const auto payload = payload_of<short_landing::Amend>(view, field);
    return use(&payload);
  }
  auto payload = payload_of<short_landing::Correct>(view, field);
  payload.notify = view.memory.notify;
  return use(&payload);
}

void draw_would_be(View& view, ActNumber number, const core::Field& field) {
  const access::Applied would_be = with_payload(view, number, field, [&](const void* payload) {
    return view.shell.desk().preview(short_landing::module(), act_of(number), view.id, payload);
  });
  for (const access::BankNotice& notice : would_be.notices) {
    ui::notice_preview("would_be/" + notice.bank + "/" + notice.branch + "/" + notice.kind,
                       {"پیغامی که صادر می‌شود، به " +
                            view.shell.desk().bank_name(notice.bank),
                        {},
                        {},
                        notice.text,
                        {}});
  }
}

void submit(View& view, ActNumber number, const core::Field& field, ui::Dialog& dialog) {
  view.memory.refusal = with_payload(view, number, field, [&](const void* payload) {
    return view.shell.desk().perform(short_landing::module(), act_of(number), view.id, payload,
                                     view.drawn);
  });
  if (view.memory.refusal) return;
  ui::toast(ui::Tone::good, "اصلاح ثبت شد.");
  clear(view.memory);
  dialog.close();
}

}  // namespace

void draw_correction_dialog(View& view, ActNumber number) {
  Memory& memory = view.memory;
  ui::Dialog dialog("case/act", act_of(number).label, 600.0F);
  if (!dialog) {
    clear(memory);
    return;
  }
  if (memory.refusal) show_refusal("refusal", *memory.refusal);
  if (ui::select("field", open_fields(number), memory.field,
                 {.label = "کدام خانه", .required = true})) {
    memory.new_value.clear();
  }
  const core::Field* field = declaration_table().find(memory.field);
  if (field != nullptr) {
    const Declaration& declaration = view.record.declaration;
    ui::label_value("مقدار کنونی",
                    core::show_field(*field, field->get(&declaration), declaration.currency));
    draw_new_value(view, *field);
  }
  ui::text_area("reason", memory.reason, {.label = "دلیل", .required = true}, 2);
  ui::text_field("documents", memory.documents, {.label = "اسناد"});
  if (number == ActNumber::correct) ui::checkbox("notify", "به بانک پیغام داده شود", memory.notify);
  const bool complete = field != nullptr && !memory.new_value.empty() && !memory.reason.empty();
  if (complete) draw_would_be(view, number, *field);
  bool cancel = false;
  {
    const ui::Row row;
    if (ui::button("submit", "ثبت اصلاح",
                   {.kind = ui::ButtonKind::primary,
                    .disabled_reason = complete ? "" : "خانه، مقدار درست و دلیل را بنویسید.",
                    .default_action = true})) {
      submit(view, number, *field, dialog);
    }
    cancel = ui::button("cancel", "انصراف");
  }
  const bool typed = !(memory.new_value + memory.reason + memory.documents).empty();
  if (ui::leaves("correction/discard", cancel, typed)) {
    clear(memory);
    dialog.close();
  }
}

}  // namespace kotaj::screens::case_view
