#include <string>
#include <string_view>
#include <vector>

#include "client/screens/abandoned_goods/case_view.h"
#include "client/screens/value_field.h"
#include "shared/abandoned_goods/corrections.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::ActNumber;
using abandoned_goods::CorrectableField;

constexpr std::string_view dialog_id = "abandoned/act";

std::string code_of(const CorrectableField& one) {
  return std::to_string(one.line) + "/" + std::string(one.field->name);
}

std::string label_of(const CorrectableField& one) {
  if (one.line == 0) return std::string(one.field->label);
  return "ردیف " + core::persian_digits(std::to_string(one.line)) + "، " +
         std::string(one.field->label);
}

void draw_new_value(CaseMemory& memory, const core::Field& field) {
  value_field("new_value", field, memory.new_value,
              {.label = "مقدار درست", .help = field.help, .unit = field.unit});
}

void clear(CaseMemory& memory) {
  memory.act.clear();
  memory.field.clear();
  memory.new_value.clear();
  memory.mistake.clear();
  memory.reason.clear();
  memory.documents.clear();
  memory.refusal.reset();
}

abandoned_goods::FieldChange change_of(const CaseMemory& memory, const CorrectableField& one) {
  return {one.line, std::string(one.field->name),
          core::format_field(*one.field, one.field->get(one.record)), memory.new_value};
}

void submit(CaseView& view, ActNumber number, const CorrectableField& one, ui::Dialog& dialog) {
  CaseMemory& memory = view.memory;
  app::Desk& desk = view.shell.desk();
  if (number == ActNumber::correct_receipt) {
    const abandoned_goods::CorrectReceipt payload{
        {change_of(memory, one)}, memory.reason, memory.documents};
    memory.refusal =
        desk.perform(abandoned_goods::module(), act_of(number), view.id, &payload, view.drawn);
  } else {
    abandoned_goods::ApproveAmendment payload;
    for (const core::Choice& choice : abandoned_goods::mistake_kind_choices()) {
      if (choice.code == memory.mistake)
        payload.mistake = abandoned_goods::MistakeKind{choice.number};
    }
    payload.changes = {change_of(memory, one)};
    payload.reason = memory.reason;
    payload.letter = memory.documents;
    memory.refusal =
        desk.perform(abandoned_goods::module(), act_of(number), view.id, &payload, view.drawn);
  }
  if (memory.refusal) return;
  ui::toast(ui::Tone::good, "اصلاح ثبت شد.");
  clear(memory);
  dialog.close();
}

}  // namespace

void draw_correction_dialog(CaseView& view, ActNumber number) {
  CaseMemory& memory = view.memory;
  ui::Dialog dialog(dialog_id, act_of(number).label, 600.0F);
  if (!dialog) {
    clear(memory);
    return;
  }
  const bool signature = number == ActNumber::approve_amendment;
  if (memory.refusal) show_refusal("refusal", *memory.refusal);
  const auto open = abandoned_goods::correctable_fields(view.record, number);
  std::vector<std::string> codes;
  std::vector<std::string> labels;
  for (const CorrectableField& one : open) {
    codes.push_back(code_of(one));
    labels.push_back(label_of(one));
  }
  std::vector<ui::Choice> choices;
  for (std::size_t i = 0; i < open.size(); ++i) choices.push_back({codes[i], labels[i], {}});
  if (ui::select("field", choices, memory.field, {.label = "کدام قلم", .required = true}))
    memory.new_value.clear();
  const CorrectableField* chosen = nullptr;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (codes[i] == memory.field) chosen = &open[i];
  }
  if (chosen != nullptr) {
    ui::label_value("مقدار کنونی",
                    core::show_field(*chosen->field, chosen->field->get(chosen->record)));
    draw_new_value(memory, *chosen->field);
  }
  if (signature) {
    std::vector<ui::Choice> mistakes;
    for (const core::Choice& one : abandoned_goods::mistake_kind_choices())
      mistakes.push_back({one.code, one.label, {}});
    ui::select("mistake", mistakes, memory.mistake,
               {.label = "سبب", .clause = "بند ب-۱۲", .required = true});
  }
  ui::text_area("reason", memory.reason, {.label = "دلیل", .required = true}, 2);
  ui::text_field("documents", memory.documents,
                 {.label = signature ? "نامه گمرک اجرایی" : "اسناد"});
  const bool complete =
      chosen != nullptr && !memory.reason.empty() && (!signature || !memory.mistake.empty());
  bool cancel = false;
  {
    const ui::Row row;
    if (ui::button("submit", signature ? "امضا و اصلاح" : "ثبت اصلاح",
                   {.kind = ui::ButtonKind::primary,
                    .disabled_reason = complete ? "" : "قلم و دلیل اصلاح را بنویسید.",
                    .default_action = true})) {
      submit(view, number, *chosen, dialog);
    }
    cancel = ui::button("cancel", "انصراف");
  }
  const bool typed = !(memory.new_value + memory.reason + memory.documents).empty();
  if (ui::leaves("correction/discard", cancel, typed)) {
    clear(memory);
    dialog.close();
  }
}

}  // namespace kotaj::screens::abandoned
