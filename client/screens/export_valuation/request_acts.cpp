#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_valuation/request_view.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/ui/table.h"
#include "shared/core/text.h"
#include "shared/export_valuation/evidence.h"
#include "shared/export_valuation/values.h"

namespace kotaj::screens::valuation {
namespace {

using export_valuation::ActNumber;
using export_valuation::Request;
using export_valuation::ResolvedValue;
using export_valuation::State;
using export_valuation::StepRow;

constexpr std::string_view dialog_id = "valuation/act";

/// Why the act is not open; for the publication, which first puts its rows into the list, whether
/// those may be put.
std::string closed_now(const RequestView& view, ActNumber number) {
  const app::Desk& desk = view.shell.desk();
  const Request& request = view.request;
  if (number == ActNumber::publish && request.state == State::resolved && request.resolution) {
    return closed_reason(desk, export_valuation::values_module(),
                         *access::find_act(export_valuation::values_module(), "put_value"), {});
  }
  return closed_reason(desk, export_valuation::module(), act_of(number), view.id);
}

/// Acts that stand beside what they are about, in the tabs.
bool in_tabs(ActNumber number) {
  return number == ActNumber::edit_request || number == ActNumber::put_analysis ||
         number == ActNumber::drop_analysis || number == ActNumber::state_opinion;
}

std::vector<Offer> offers(const RequestView& view) {
  std::vector<Offer> out;
  for (const StepRow& row : export_valuation::step_rows()) {
    if (row.act == ActNumber::open_request || in_tabs(row.act)) continue;
    if (!row.from.has(view.request.state)) continue;
    const bool next = is_next(row, view.request.state);
    const bool mine = is_held(view.shell.desk(), row.who);
    if (!mine && !next) continue;
    out.push_back({&act_of(row.act), closed_now(view, row.act), mine, next});
  }
  return out;
}

void open(RequestView& view, const access::Act& act, int64_t row) {
  view.memory.act = std::string(act.code);
  view.memory.row = row;
  view.memory.refusal.reset();
  ui::open_dialog(dialog_id);
}

// --- The dialog ---

/// The office and the row of goods are known; they are not asked for.
std::vector<std::string_view> fields_of(const access::Act& act) {
  const ActNumber number{act.number};
  std::vector<std::string_view> fields;
  for (const core::Field& field : act.payload()->fields) {
    if (field.name == "office" || (number == ActNumber::put_analysis && field.name == "row"))
      continue;
    if (number == ActNumber::drop_analysis) continue;
    if (number == ActNumber::edit_request && field.name == "file_number") continue;
    fields.push_back(field.name);
  }
  return fields;
}

bool has_lists(const access::Act& act) {
  return std::any_of(act.payload()->fields.begin(), act.payload()->fields.end(),
                     [](const core::Field& field) { return field.nested != nullptr; });
}

/// The evidence of each row as the form would leave it.
void draw_would_be_evidence(const access::Applied& would_be) {
  if (would_be.record == nullptr || would_be.refusal) return;
  const auto& after = *static_cast<const Request*>(would_be.record.get());
  for (std::size_t at = 0; at < after.form.rows.size(); ++at) {
    const auto row = static_cast<int64_t>(at) + 1;
    const core::Explanation steps = export_valuation::explain_evidence(after, row);
    if (steps.empty()) continue;
    const ui::Scope scope("evidence" + std::to_string(row));
    ui::heading(3, "شواهد ارزش، ردیف " + core::persian_digits(std::to_string(row)));
    ui::why("steps", steps);
  }
}

void draw_form(RequestView& view, const access::Act& act) {
  constexpr float narrow_px = 600.0F;
  constexpr float wide_px = 940.0F;
  const ActNumber number{act.number};
  const std::vector<std::string_view> fields = fields_of(act);
  const ui::FormState* typed = nullptr;
  ActFormOptions options;
  options.fields = fields;
  options.drawn = view.drawn;
  options.prefill = [&](ui::FormState& form) { form.restore(first_values(view, number)); };
  options.head = [&](ui::FormState& form) { typed = &form; };
  options.live = [&](const access::Applied& would_be) {
    // The sums run along while the rows are typed, whole or not.
    if (number == ActNumber::put_analysis && typed != nullptr)
      draw_totals(typed->record<export_valuation::RawAnalysis>());
    if (number == ActNumber::edit_request) draw_would_be_evidence(would_be);
  };
  options.danger = number == ActNumber::return_request || number == ActNumber::withdraw;
  const std::string form = view.memory.act + std::to_string(view.memory.row);
  act_dialog(view.shell,
             {.id = dialog_id,
              .module = export_valuation::module(),
              .record = view.id,
              .width_px = has_lists(act) ? wide_px : narrow_px,
              .form = form},
             view.memory.act, options);
}

// --- Putting an analysis aside, and publishing: nothing is typed for them ---

void drop(RequestView& view) {
  const export_valuation::DropAnalysis payload{view.memory.row};
  const ui::Answer answer = ui::confirm(
      dialog_id,
      {.title = "کنار گذاشتن آنالیز",
       .text =
           "آنالیز مواد اولیه این ردیف از پیش‌نویس برداشته شود؟",
       .action = "کنار بگذار",
       .danger = true});
  if (answer == ui::Answer::none) return;
  view.memory.act.clear();
  if (answer == ui::Answer::no) return;
  const auto refusal = view.shell.desk().perform(
      export_valuation::module(), act_of(ActNumber::drop_analysis), view.id, &payload, view.drawn);
  if (!refusal) {
    ui::toast(ui::Tone::good, "آنالیز کنار گذاشته شد.");
  } else {
    ui::toast(ui::Tone::danger, shown_words(refusal->reason));
  }
}

/// Each row of the resolution with what the list has now.
void draw_rows_to_publish(const RequestView& view) {
  for (const ResolvedValue& value : view.request.resolution->values) {
    const auto* line = view.shell.desk().find<export_valuation::ValueLine>(
        export_valuation::value_id(value.hs_code, value.goods, value.brand, value.unit));
    const export_valuation::ValueEntry* held =
        line == nullptr ? nullptr : export_valuation::entry_on(*line, view.on);
    const core::Date from = std::max(value.from, view.on);
    const ui::Scope scope("row" + std::to_string(value.row));
    ui::heading(3, value.goods + "، تعرفه " + value.hs_code);
    const ui::Pair pairs[] = {
        {"ارزش کنونی فهرست (دلار)", held == nullptr ? "ندارد" : show_rate(held->value_usd),
         ui::ValueKind::number},
        {"ارزش مصوب (دلار)", show_rate(value.value_usd), ui::ValueKind::number},
        {"از تاریخ", show_date(from), ui::ValueKind::date},
    };
    ui::pairs("facts", pairs);
  }
}

/// The rows into the list, then the request: each an act of its own, the last only after them.
std::optional<access::Refusal> publish(RequestView& view) {
  app::Desk& desk = view.shell.desk();
  const access::Module& list = export_valuation::values_module();
  const access::Act& put = *access::find_act(list, "put_value");
  const export_valuation::RecordResolution& passed = *view.request.resolution;
  std::optional<access::Refusal> refusal;
  desk.together([&] {
    for (const ResolvedValue& value : passed.values) {
      if (export_valuation::is_published(value, passed, &desk.replica())) continue;
      const export_valuation::ValueRow row =
          export_valuation::row_to_publish(value, passed, view.on);
      refusal = desk.perform(list, put, desk.id_of(list, put, &row), &row);
      if (refusal) return;
    }
    const export_valuation::PublishRequest payload{};
    refusal = desk.perform(export_valuation::module(), act_of(ActNumber::publish), view.id,
                           &payload, view.drawn);
  });
  return refusal;
}

void draw_publication(RequestView& view) {
  constexpr float width_px = 640.0F;
  ui::Dialog dialog(dialog_id, "انتشار مصوبه در فهرست ارزش‌ها", width_px);
  if (!dialog || !view.request.resolution) {
    view.memory.act.clear();
    return;
  }
  ui::paragraph(
      "مصوبه " + core::persian_digits(view.request.resolution->number) +
      " ردیف‌های زیر را در فهرست ثبت می‌کند؛ ردیف پیشین هر کالا بسته می‌شود.");
  draw_rows_to_publish(view);
  if (view.memory.refusal) show_refusal("refusal", *view.memory.refusal);
  ui::Row row;
  if (ui::button(
          "publish", "انتشار",
          {.kind = ui::ButtonKind::primary, .icon = ui::Icon::check, .default_action = true})) {
    view.memory.refusal = publish(view);
    if (!view.memory.refusal) {
      ui::toast(ui::Tone::good, "مصوبه در فهرست ارزش‌ها منتشر شد.");
      view.memory.act.clear();
      dialog.close();
    }
  }
  if (ui::button("cancel", "انصراف")) {
    view.memory.act.clear();
    dialog.close();
  }
}

}  // namespace

const access::Act& act_of(ActNumber number) {
  return *access::find_act(export_valuation::module(), static_cast<uint16_t>(number));
}

void act_button(RequestView& view, ActNumber number, ui::ButtonKind kind, std::string_view id,
                std::string_view label, int64_t row) {
  const access::Act& act = act_of(number);
  const std::string reason = closed_now(view, number);
  if (ui::button(id.empty() ? act.code : id, label.empty() ? act.label : label,
                 {.kind = kind, .disabled_reason = reason}))
    open(view, act, row);
}

void draw_acts(RequestView& view) {
  const ui::Scope scope("acts");
  const std::vector<Offer> all = offers(view);
  {
    ui::Row row;
    for (const bool next : {true, false}) {
      for (const Offer& offer : all) {
        if (offer.next != next) continue;
        const bool primary = next && offer.closed.empty();
        act_button(view, ActNumber{offer.act->number},
                   primary ? ui::ButtonKind::primary
                   : next  ? ui::ButtonKind::normal
                           : ui::ButtonKind::quiet);
      }
    }
  }
  explain_closed(all);
}

void draw_act_dialog(RequestView& view) {
  if (view.memory.act.empty()) return;
  const access::Act* act = access::find_act(export_valuation::module(), view.memory.act);
  if (act == nullptr) return;
  const ActNumber number{act->number};
  if (number == ActNumber::drop_analysis) {
    drop(view);
  } else if (number == ActNumber::publish) {
    draw_publication(view);
  } else {
    draw_form(view, *act);
  }
}

}  // namespace kotaj::screens::valuation
