#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "client/screens/border_market/workload.h"
#include "shared/core/field_currency.h"

// The form of whichever act was asked for: what of it is asked, and what runs along while it is
// typed.
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Assessment;
using border_market::Record;
using border_market::Step;

constexpr std::string_view agent_field = "exporter_agent";

ActNumber number_of(const access::Act& act) { return ActNumber{act.number}; }

bool is_assessment(const access::Act& act) {
  return act.payload() == &core::describe<Assessment>();
}
bool is_assignment(const access::Act& act) {
  return act.payload() == &core::describe<border_market::Assignment>();
}

/// The identity is verified by its own step, whatever the declaration's table has.
std::vector<std::string_view> fields_of(const FileView& view, const access::Act& act) {
  std::vector<std::string_view> known;
  if (number_of(act) == ActNumber::edit_declaration) {
    known.emplace_back("identity_verification");
    if (!view.memory.has_agent.value_or(false)) known.push_back(agent_field);
  }
  if (!asks_kotaj(act)) known.emplace_back("kotaj");
  return fields_without(act, known);
}

/// Rows of many fields want room; an answer with its remark stands best two beside each other.
float width_of(const access::Act& act) {
  constexpr float narrow_px = 600.0F;
  constexpr float answers_px = 720.0F;
  constexpr float wide_px = 940.0F;
  if (is_assessment(act) || number_of(act) == ActNumber::put_documents) return answers_px;
  const auto& fields = act.payload()->fields;
  const bool nested = std::any_of(fields.begin(), fields.end(),
                                  [](const core::Field& field) { return field.nested != nullptr; });
  return nested ? wide_px : narrow_px;
}

/// Whether there is an agent at all: a part that does not exist is not a blank one.
void draw_agent_choice(FileView& view, ui::FormState& form) {
  auto& declaration = form.record<border_market::Declaration>();
  std::optional<bool>& has_agent = view.memory.has_agent;
  if (!has_agent) has_agent = declaration.exporter_agent.has_value();
  bool agent = *has_agent;
  if (ui::checkbox("agent", "صادرکننده نماینده دارد", agent)) has_agent = agent;
  if (!agent) declaration.exporter_agent.reset();
}

/// What was looked at and found right is said at once; the rest is answered one by one.
void draw_pass_the_rest(ui::FormState& form) {
  if (!ui::button("pass_rest", "بقیه بندها: تأیید", {.icon = ui::Icon::check})) return;
  const std::string passed(
      core::code_of(border_market::check_result_choices(), border_market::CheckResult::passed));
  for (const core::Field& field : form.description().fields) {
    if (field.nested == nullptr) continue;
    const std::string path = std::string(field.name) + ".result";
    if (form.typed(path).empty()) form.type(path, passed);
  }
}

/// The market's rates, each a row with one press.
void draw_rates(FileView& view, ui::FormState& form) {
  if (view.market == nullptr) return;
  ui::Row row;
  for (const core::Choice& kind : border_market::cost_kind_choices()) {
    for (const core::Choice& unit : border_market::cost_unit_choices()) {
      const border_market::MarketRate* rate =
          border_market::rate_on(*view.market, border_market::CostKind{kind.number},
                                 border_market::CostUnit{unit.number}, view.on);
      if (rate == nullptr) continue;
      const std::string name = std::string(kind.code) + "-" + std::string(unit.code);
      const std::string label = std::string(kind.label) + "، هر " + std::string(unit.label);
      if (!ui::button(name, label, {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::plus}))
        continue;
      const std::string at =
          "rows[" + std::to_string(form.record<border_market::Costs>().rows.size()) + "].";
      form.restore({{at + "kind", std::string(kind.code)},
                    {at + "unit", std::string(unit.code)},
                    {at + "rate_irr", core::format_decimal(rate->rate_irr, core::rate_scale)}});
    }
  }
}

void draw_head(FileView& view, const access::Act& act, ui::FormState& form) {
  if (number_of(act) == ActNumber::edit_declaration) draw_agent_choice(view, form);
  if (number_of(act) == ActNumber::put_costs) draw_rates(view, form);
  if (is_assessment(act)) draw_pass_the_rest(form);
  if (is_assignment(act)) draw_workload(view);
}

/// What the declaration would be told, and what it comes to.
void draw_would_be(FileView& view, const access::Applied& would_be) {
  if (would_be.record == nullptr || would_be.refusal) return;
  const border_market::Answer after =
      border_market::answer_on(*static_cast<const Record*>(would_be.record.get()), view.on);
  core::Problems problems;
  for (const core::Problem& problem : after.problems) {
    if (problem.field.starts_with("declaration")) problems.push_back(problem);
  }
  if (after.totals.value_irr) {
    ui::label_value("ارزش صادراتی", show_exact(*after.totals.value_irr, 0, "ریال"));
    if (after.totals.value_usd_cents)
      ui::label_value("ارزش به دلار",
                      show_exact(*after.totals.value_usd_cents, border_market::cent_scale, "دلار"));
  }
  draw_problems("would_be", problems);
}

}  // namespace

bool asks_kotaj(const access::Act& act) {
  if (act.payload()->find("kotaj") == nullptr) return false;
  return !is_assessment(act) || number_of(act) == border_market::act_of(Step::c6);
}

void draw_act_dialog(FileView& view) {
  const access::Act* act = access::find_act(border_market::module(), view.memory.act);
  if (act == nullptr) return;
  const ActNumber number = number_of(*act);
  const std::vector<std::string_view> fields = fields_of(view, *act);
  const ui::FormState* typed = nullptr;
  ActFormOptions options;
  options.fields = fields;
  options.drawn = view.drawn;
  options.prefill = [&](ui::FormState& form) { prefill(view, *act, form); };
  options.choices = [&](const core::Field& field) { return choices_of(view, field); };
  options.head = [&](ui::FormState& form) {
    typed = &form;
    draw_head(view, *act, form);
  };
  if (number == ActNumber::edit_declaration)
    options.live = [&](const access::Applied& would_be) { draw_would_be(view, would_be); };
  if (number == ActNumber::put_costs) {
    options.live = [&](const access::Applied&) {
      // The sum runs along while the rows are typed, whole or not.
      if (typed != nullptr) draw_cost_total(typed->record<border_market::Costs>().rows, view.on);
    };
  }
  options.danger = number == ActNumber::return_to_step;
  act_dialog(view.shell,
             {.id = "border/act",
              .module = border_market::module(),
              .record = view.id,
              .width_px = width_of(*act)},
             view.memory.act, options);
}

}  // namespace kotaj::screens::market
