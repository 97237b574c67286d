#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "shared/border_market/due.h"

// Which acts stand over a file, and in what order.
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::State;

/// Acts that stand beside what they are about, in the tabs, unless the file waits for them.
bool in_tabs(ActNumber number) {
  return number == ActNumber::edit_declaration || number == ActNumber::put_documents ||
         number == ActNumber::put_costs || number == ActNumber::screen_values;
}

/// What is of no use in this state stands in nobody's way.
bool is_offered(const FileView& view, ActNumber number) {
  const State state = border_market::state_of(view.record);
  switch (number) {
    case ActNumber::match_documents:
      return state == State::draft || state == State::in_steps;
    case ActNumber::assign_assessor:
      // In the general sequence it is a step.
      return view.record.variant != border_market::Variant::a &&
             (state == State::draft || state == State::in_steps);
    case ActNumber::record_undertaking:
      return view.standing.answer.undertaking_needed;
    case ActNumber::return_to_step:
      return !view.record.steps.empty() && !view.record.release;
    case ActNumber::sign_release:
      return !view.record.release;
    case ActNumber::deliver_goods:
      return !view.record.delivery;
    default:
      return false;
  }
}

std::vector<Offer> offers(const FileView& view) {
  const app::Desk& desk = view.shell.desk();
  const access::Module& module = border_market::module();
  std::vector<Offer> out;
  const std::vector<ActNumber> due = border_market::acts_due(view.record, view.standing.answer);
  const auto add = [&](ActNumber number, bool next) {
    const access::Act& act = screens::act_of(module, number);
    const bool mine = is_held(desk, act.rights);
    if (!mine && !next) return;
    out.push_back({&act, closed_reason(desk, module, act, view.id), mine, next});
  };
  for (const ActNumber number : due) add(number, true);
  for (const access::Act& act : module.acts) {
    const ActNumber number{act.number};
    if (in_tabs(number) || !is_offered(view, number)) continue;
    if (std::find(due.begin(), due.end(), number) == due.end()) add(number, false);
  }
  return out;
}

void open(FileView& view, const access::Act& act) {
  view.memory.act = std::string(act.code);
  view.memory.has_agent.reset();
  ui::open_dialog("border/act");
}

}  // namespace

void draw_acts(FileView& view) {
  const ui::Scope scope("acts");
  const std::vector<Offer> all = offers(view);
  bool first = true;
  {
    ui::Row row;
    for (const Offer& offer : all) {
      // What another position does is said below, not offered.
      if (!offer.mine) continue;
      const bool primary = first && offer.next && offer.closed.empty();
      if (primary) first = false;
      const bool pressed = ui::button(offer.act->code, offer.act->label,
                                      {.kind = primary      ? ui::ButtonKind::primary
                                               : offer.next ? ui::ButtonKind::normal
                                                            : ui::ButtonKind::quiet,
                                       .disabled_reason = offer.closed,
                                       .default_action = primary && view.memory.act.empty()});
      if (pressed) open(view, *offer.act);
    }
  }
  explain_closed(all);
}

void act_button(FileView& view, ActNumber number, std::string_view label) {
  const access::Act& act = screens::act_of(border_market::module(), number);
  if (!is_held(view.shell.desk(), act.rights)) return;
  const std::string reason =
      closed_reason(view.shell.desk(), border_market::module(), act, view.id);
  const std::string id = "act-" + std::string(act.code);
  if (ui::button(id, label.empty() ? act.label : label,
                 {.icon = ui::Icon::edit, .disabled_reason = reason}))
    open(view, act);
}

}  // namespace kotaj::screens::market
