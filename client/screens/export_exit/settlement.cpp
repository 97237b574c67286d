#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"
#include "shared/core/document.h"
#include "shared/core/text.h"
#include "shared/export_exit/circular.h"
#include "shared/export_exit/letter.h"

// Settlement calls with their progress and reports (E8, E9), and the circular passed to the offices
// (E12).
namespace kotaj::screens {
namespace {

using export_exit::CallState;
using export_exit::CircularDelivery;
using export_exit::Settlement;

constexpr std::string_view dialog_id = "exits/settlement_act";

struct SettlementMemory {
  std::string tab = "calls";
  const access::Module* module = nullptr;  ///< Of the open dialog.
  std::string act;
  core::Id target;
};

std::string counted(int64_t number) { return core::persian_digits(std::to_string(number)); }

ui::Tone tone_of(CallState state) {
  switch (state) {
    case CallState::open:
      return ui::Tone::accent;
    case CallState::last_week:
      return ui::Tone::warning;
    case CallState::deemed_due:
    case CallState::deemed:
      return ui::Tone::danger;
    default:
      return ui::Tone::good;
  }
}

/// A button of an act where the person's position has it at all, closed ones with their reason.
void act_button(Shell& shell, SettlementMemory& memory, const access::Module& module,
                std::string_view code, const core::Id& target) {
  const access::Act& act = *access::find_act(module, code);
  if (!is_held(shell.desk(), act.rights)) return;
  const std::string reason =
      act.opens ? std::string() : closed_reason(shell.desk(), module, act, target);
  if (!ui::button(act.code, act.label, {.disabled_reason = reason})) return;
  memory.module = &module;
  memory.act = std::string(code);
  memory.target = target;
  ui::open_dialog(dialog_id);
}

export_exit::LetterFacts facts_of(const Shell& shell, const Settlement& settlement) {
  return {shell.desk().office_name(settlement.call.office), {}, shell.desk().today()};
}

void draw_progress(const Settlement& settlement, const export_exit::Progress& progress) {
  const std::vector<ui::Pair> pairs{
      {"همه پروانه‌ها", counted(progress.total), ui::ValueKind::number},
      {"خروج ثبت شده", counted(progress.exited), ui::ValueKind::number},
      {"ابطال شده", counted(progress.cancelled), ui::ValueKind::number},
      {"در پیگیری قضایی", counted(progress.judicial), ui::ValueKind::number},
      {"تعیین تکلیف نشده", counted(progress.open()), ui::ValueKind::number},
      {"شماره نامه", settlement.call.letter}};
  ui::pairs("progress", pairs);
}

void draw_call(Shell& shell, SettlementMemory& memory, const core::Id& id,
               const Settlement& settlement) {
  const app::Desk& desk = shell.desk();
  const export_exit::SettlementCall& call = settlement.call;
  const ui::Scope scope(core::to_string(id));
  ui::Card card("call", desk.office_name(call.office) + "، " + show_date(call.from) + " تا " +
                            show_date(call.until));
  const CallState state = export_exit::state_of(settlement, desk.today());
  {
    ui::Row row;
    ui::badge(tone_of(state), label_of(export_exit::call_state_choices(), state));
    ui::caption("مهلت پاسخ تا " + show_date(call.answer_by));
    if (settlement.deemed) ui::caption("اعلام فرضی: " + show_date(settlement.deemed->deemed_on));
    if (settlement.report) ui::caption("گزارش: " + show_date(settlement.report->reported_on));
  }
  export_exit::Progress progress = export_exit::progress_of(call, exits::all_permits(shell));
  // Who does not read the office's permits sees what it reported.
  if (progress.total == 0 && settlement.report) {
    const export_exit::SettlementReport& report = *settlement.report;
    progress = {report.total, report.exited, report.cancelled, report.judicial};
  }
  draw_progress(settlement, progress);
  ui::Row row;
  for (const std::string_view code : {"report_settlement", "record_deemed", "receive_report"})
    act_button(shell, memory, export_exit::settlement_module(), code, id);
  if (ui::button("print", "چاپ گزارش", {.icon = ui::Icon::print})) {
    ui::print_html(core::document_html(
        export_exit::settlement_letter(settlement, progress, facts_of(shell, settlement))));
  }
}

void draw_calls(Shell& shell, SettlementMemory& memory) {
  act_button(shell, memory, export_exit::settlement_module(), "open_call", {});
  struct Held {
    core::Id id;
    std::shared_ptr<const void> record;
  };
  std::vector<Held> calls;
  shell.desk().replica().for_each(export_exit::settlement_module(),
                                  [&](const core::Id& id, const sync::Held& held) {
                                    if (held.record != nullptr) calls.push_back({id, held.record});
                                  });
  const auto of = [](const Held& held) -> const Settlement& {
    return *static_cast<const Settlement*>(held.record.get());
  };
  std::sort(calls.begin(), calls.end(), [&](const Held& a, const Held& b) {
    if (of(a).call.answer_by != of(b).call.answer_by)
      return of(a).call.answer_by < of(b).call.answer_by;
    return a.id < b.id;
  });
  if (calls.empty())
    ui::empty_state(
        "none", ui::Icon::files, "فراخوانی نیست",
        "فراخوان تعیین تکلیف را دفتر صادرات باز می‌کند.");
  for (const Held& held : calls) draw_call(shell, memory, held.id, of(held));
}

void draw_circular(Shell& shell, SettlementMemory& memory) {
  act_button(shell, memory, export_exit::circular_module(), "pass_circular", {});
  bool any = false;
  shell.desk().replica().for_each(
      export_exit::circular_module(), [&](const core::Id& id, const sync::Held& held) {
        const auto* delivery = static_cast<const CircularDelivery*>(held.record.get());
        if (delivery == nullptr) return;
        any = true;
        const ui::Scope scope(core::to_string(id));
        ui::Card card("delivery", shell.desk().office_name(delivery->passed.office));
        const std::vector<ui::Pair> pairs{
            {"شماره نامه ابلاغ", delivery->passed.letter},
            {"تاریخ ابلاغ", show_date(delivery->passed.passed_on), ui::ValueKind::date},
            {"تاریخ وصول",
             delivery->acknowledged ? show_date(delivery->acknowledged->acknowledged_on)
                                    : std::string(),
             ui::ValueKind::date}};
        ui::badge(delivery->acknowledged ? ui::Tone::good : ui::Tone::warning,
                  delivery->acknowledged ? "وصول اعلام شده" : "در انتظار اعلام وصول");
        ui::pairs("facts", pairs);
        act_button(shell, memory, export_exit::circular_module(), "acknowledge_circular", id);
      });
  if (!any)
    ui::empty_state(
        "none", ui::Icon::notice, "بخشنامه‌ای ابلاغ نشده است",
        "ابلاغ به گمرک‌های تابعه با حوزه نظارت یا اداره کل استان است.");
}

void prefill(Shell& shell, const SettlementMemory& memory, const access::Act& act,
             ui::FormState& form) {
  const core::Date today = shell.desk().today();
  for (const core::Field& field : act.payload()->fields) {
    if (field.type == core::FieldType::date && !act.opens)
      form.type(std::string(field.name), today.to_string());
  }
  if (memory.act == "pass_circular") form.type("passed_on", today.to_string());
  if (memory.act != "report_settlement") return;
  const auto* settlement = shell.desk().find<Settlement>(memory.target);
  if (settlement == nullptr) return;
  const export_exit::Progress progress =
      export_exit::progress_of(settlement->call, exits::all_permits(shell));
  form.type("total", std::to_string(progress.total));
  form.type("exited", std::to_string(progress.exited));
  form.type("cancelled", std::to_string(progress.cancelled));
  form.type("judicial", std::to_string(progress.judicial));
  form.type("open", std::to_string(progress.open()));
}

void draw_dialog(Shell& shell, SettlementMemory& memory) {
  if (memory.act.empty() || memory.module == nullptr) return;
  const access::Act& act = *access::find_act(*memory.module, memory.act);
  ActFormOptions options;
  options.prefill = [&](ui::FormState& form) { prefill(shell, memory, act, form); };
  options.choices = [&](const core::Field& field) {
    return field.name == "office" ? office_choices(shell.desk()) : std::vector<ui::Choice>{};
  };
  act_dialog(shell, {.id = dialog_id, .module = *memory.module, .record = memory.target},
             memory.act, options);
}

constexpr ui::Choice tabs[] = {
    {"calls", "فراخوان‌ها", {}},
    {"circular", "ابلاغ بخشنامه", {}},
};

}  // namespace

void draw_exit_settlement(Shell& shell) {
  auto& memory = shell.memory<SettlementMemory>("exits/settlement");
  ui::tabs("tabs", tabs, memory.tab);
  {
    const ui::Scope scope(memory.tab);
    if (memory.tab == "calls") {
      draw_calls(shell, memory);
    } else {
      draw_circular(shell, memory);
    }
  }
  draw_dialog(shell, memory);
}

}  // namespace kotaj::screens
