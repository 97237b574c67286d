#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/permit_view.h"
#include "client/screens/export_exit/screens.h"
#include "shared/access/history.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using exits::PermitView;
using export_exit::ActNumber;
using export_exit::DueAct;
using export_exit::Record;

constexpr std::array<ActNumber, 13> all_acts{ActNumber::follow_up,
                                             ActNumber::send_first_inquiry,
                                             ActNumber::send_second_inquiry,
                                             ActNumber::answer_inquiry,
                                             ActNumber::record_carrier,
                                             ActNumber::record_carrier_exit,
                                             ActNumber::correct_carrier,
                                             ActNumber::record_final_notice,
                                             ActNumber::record_return,
                                             ActNumber::province_follow_up,
                                             ActNumber::divert,
                                             ActNumber::cancel_permit,
                                             ActNumber::pursue_judicially};

/// The act that the due step is; deciding has two, neither of them the obvious one.
std::optional<ActNumber> act_due(const PermitView& view) {
  const access::Assignment* assignment = view.shell.desk().assignment();
  if (assignment != nullptr && assignment->position == access::Position::provincial_director &&
      export_exit::waits_for_province(view.record))
    return ActNumber::province_follow_up;
  if (!view.judgement.due) return std::nullopt;
  switch (view.judgement.due->act) {
    case DueAct::pursue_return:
      return ActNumber::record_return;
    case DueAct::record_final_notice:
      return ActNumber::record_final_notice;
    case DueAct::answer:
      return ActNumber::answer_inquiry;
    case DueAct::send_second_inquiry:
      return ActNumber::send_second_inquiry;
    case DueAct::send_first_inquiry:
      return ActNumber::send_first_inquiry;
    case DueAct::follow_up:
      return ActNumber::follow_up;
    case DueAct::decide:
      break;
  }
  return std::nullopt;
}

/// The due act first and ready for Ctrl+Enter, the person's other acts after it, closed ones with
/// their reason.
void draw_acts(PermitView& view) {
  const app::Desk& desk = view.shell.desk();
  const std::optional<ActNumber> due = act_due(view);
  ui::Row row;
  const auto draw = [&](ActNumber number, bool first) {
    const access::Act& act = act_of(export_exit::module(), number);
    if (!is_held(desk, act.rights)) return;
    const std::string reason = closed_reason(desk, export_exit::module(), act, view.id);
    // What the permit is past, or has not come to, stands in nobody's way.
    if (!reason.empty() && !first && export_exit::is_settled(view.record)) return;
    if (number == ActNumber::record_return &&
        view.record.permit.kind == export_exit::Kind::definite)
      return;
    const bool pressed =
        ui::button(act.code, act.label,
                   {.kind = first ? ui::ButtonKind::primary : ui::ButtonKind::normal,
                    .disabled_reason = reason,
                    .default_action = first && reason.empty() && view.memory.act.empty()});
    if (!pressed) return;
    view.memory.act = std::string(act.code);
    ui::open_dialog("exits/act");
  };
  if (due) draw(*due, true);
  for (const ActNumber number : all_acts) {
    if (number != due) draw(number, false);
  }
}

void draw_title(PermitView& view) {
  const app::Desk& desk = view.shell.desk();
  ui::Row row;
  if (ui::button("back", "بازگشت به فهرست",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back}))
    view.shell.go("exits");
  ui::badge(exits::tone_of(view.judgement.state),
            label_of(export_exit::state_choices(), view.judgement.state));
  if (export_exit::is_deemed_exited(view.record, exits::all_settlements(desk), view.on))
    ui::badge(ui::Tone::warning, "اعلام فرضی خروج");
  if (desk.is_waiting(view.id)) ui::badge(ui::Tone::warning, "در صف ارسال");
  ui::caption(desk.office_name(view.record.permit.office) + " ← " +
              desk.office_name(view.record.exit_office));
}

void draw_standing(PermitView& view) {
  ui::Card card("standing", "وضعیت امروز");
  if (view.judgement.due) {
    const export_exit::Due& due = *view.judgement.due;
    std::vector<ui::Pair> pairs{
        {"کار نوبت", std::string(label_of(export_exit::due_act_choices(), due.act))},
        {"با", std::string(label_of(export_exit::side_choices(), due.office))},
        {"تا تاریخ", due.by ? show_date(*due.by) : std::string(), ui::ValueKind::date}};
    std::string copies;
    for (const export_exit::CopyTo copy : due.copies) {
      if (!copies.empty()) copies += "، ";
      copies += label_of(export_exit::copy_choices(), copy);
    }
    if (!copies.empty()) pairs.push_back({"رونوشت", copies});
    ui::pairs("due", pairs);
    if (view.judgement.days_late > 0)
      ui::figure("دیرکرد", core::persian_digits(std::to_string(view.judgement.days_late)), "روز",
                 ui::Tone::danger);
  } else {
    ui::paragraph("کاری در نوبت نیست.", ui::Tone::quiet);
  }
  for (const core::Problem& problem : view.judgement.problems)
    ui::message("problem/" + problem.field, ui::Tone::warning,
                "با پروانه نمی‌خواند", problem.message,
                core::to_string(problem.source.value_or(core::Source{})));
  ui::why_toggle("why", "وضعیت پروانه", view.explanation);
}

constexpr ui::Choice tabs[] = {
    {"permit", "پروانه و کالا", {}},
    {"carriers", "حامل‌ها", {}},
    {"inquiries", "استعلام‌ها", {}},
    {"course", "سیر پروانه", {}},
};

void draw_tab(PermitView& view) {
  ui::tabs("tabs", tabs, view.memory.tab);
  const ui::Scope scope(view.memory.tab);
  if (view.memory.tab == "permit") {
    exits::draw_permit_facts(view);
  } else if (view.memory.tab == "carriers") {
    exits::draw_carriers(view);
  } else if (view.memory.tab == "inquiries") {
    exits::draw_inquiries(view);
  } else {
    exits::draw_course(view);
  }
}

}  // namespace

std::string exit_permit_title(const Shell& shell) {
  const sync::Held* held = shell.desk().replica().local(shell.record());
  if (held == nullptr || held->module != &export_exit::module() || held->record == nullptr)
    return {};
  const auto& record = *static_cast<const Record*>(held->record.get());
  return "پروانه " + core::persian_digits(record.permit.kotaj) + "، " + exits::goods_name(record);
}

void draw_exit_permit(Shell& shell) {
  const core::Id id = shell.record();
  // Held for the whole frame: an act done by one of the parts below puts another record in its
  // place.
  const sync::Held* held = shell.desk().replica().local(id);
  const std::shared_ptr<const void> kept =
      held == nullptr || held->module != &export_exit::module() ? nullptr : held->record;
  const auto* record = static_cast<const Record*>(kept.get());
  if (record == nullptr) {
    if (ui::empty_state("missing", ui::Icon::file, "این پروانه در دسترس نیست",
                        "یا هنوز از سرور نرسیده است یا خواندن آن برای شما باز نیست.",
                        "بازگشت به فهرست"))
      shell.go("exits");
    return;
  }
  const std::string key = core::to_string(id);
  auto& memory = shell.memory<exits::PermitMemory>("exits/permit/" + key);
  const ui::Scope scope(key);
  const core::Date today = shell.desk().today();
  PermitView view{shell, memory, id, *record, today, {}, {}};
  if (const auto judgement = export_exit::judge_on(*record, today, &view.explanation))
    view.judgement = *judgement;
  draw_title(view);
  {
    ui::Columns columns({1.7F, 1.0F}, 900.0F);
    draw_acts(view);
    draw_tab(view);
    columns.next();
    draw_standing(view);
  }
  exits::draw_act_dialog(view);
}

}  // namespace kotaj::screens
