#include <algorithm>
#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_view.h"
#include "client/screens/border_market/value_match.h"
#include "client/screens/border_market/workload.h"
#include "shared/access/person.h"

// What a form starts with: what the file says already, the market's lists, and today.
namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Declaration;

template <typename Part>
void make(std::optional<Part>& part) {
  if (!part) part.emplace();
}

/// The declaration with every part in its place, so that what is typed has where to stand.
Declaration ready_to_edit(const FileView& view) {
  Declaration out = view.record.declaration;
  make(out.exporter);
  make(out.declarant);
  make(out.consignee);
  make(out.consignor);
  make(out.destination_representative);
  make(out.buyer);
  make(out.vehicle_at_exit);
  make(out.vehicle_at_border);
  make(out.bank_data);
  make(out.export_licence);
  make(out.certificates);  // Whoever hands the form in without one says that there is none.
  if (out.lines.empty()) out.lines.emplace_back();
  for (border_market::Line& line : out.lines) make(line.packages);
  if (!out.procedure) out.procedure = border_market::Procedure::definite_export;
  const std::string& office = view.record.opening.office;
  if (!out.office_of_origin) out.office_of_origin = office;
  if (!out.office_of_formalities) out.office_of_formalities = office;
  return out;
}

template <typename Payload>
void begin_with(ui::FormState& form, const Payload& payload) {
  form = ui::FormState(core::describe<Payload>(), &payload);
}

void type_costs(const FileView& view, ui::FormState& form) {
  if (view.record.costs.rows.empty()) {
    form.type("received_on", view.on.to_string());
  } else {
    begin_with(form, view.record.costs);
  }
}

/// The rows that the file was held against; those that the list has for its lines else.
void type_value_rows(const FileView& view, ui::FormState& form) {
  border_market::ScreenValues payload;
  payload.export_duty_by_value = view.record.export_duty_by_value;
  for (const border_market::Line& line : view.record.declaration.lines) {
    const export_valuation::ValueLine* row = nearest_value(view, line);
    if (row == nullptr) continue;
    const bool known = std::any_of(payload.rows.begin(), payload.rows.end(), [&](const auto& one) {
      return one.hs == row->hs_code && one.unit == row->unit;
    });
    if (!known) payload.rows.push_back({row->hs_code, row->goods, row->brand, row->unit});
  }
  if (payload.rows.empty()) {
    for (const border_market::ScreenedBy& one : view.record.screened_by)
      payload.rows.push_back({one.hs, one.goods, one.brand, one.unit});
  }
  begin_with(form, payload);
}

std::string own_name(const app::Desk& desk) {
  return desk.person() == nullptr ? desk.session().user : desk.person()->name;
}

/// The fields that several steps share, where this one has them.
void type_known(const FileView& view, const access::Act& act, ui::FormState& form) {
  type_today(act, view.on, form);
  const bool verifies = act.payload()->find("verified_on") != nullptr;
  if (verifies) form.type("by", own_name(view.shell.desk()));
  if (asks_kotaj(act) && !view.record.kotaj.empty()) form.type("kotaj", view.record.kotaj);
  if (act.payload()->find("assessor") == nullptr) return;
  const std::vector<Assessor>& known = assessors(view);
  if (!known.empty()) form.type("assessor", known.front().user);
}

}  // namespace

void prefill(FileView& view, const access::Act& act, ui::FormState& form) {
  switch (ActNumber{act.number}) {
    case ActNumber::edit_declaration:
      return begin_with(form, ready_to_edit(view));
    case ActNumber::put_documents:
      return begin_with(form, view.record.documents);
    case ActNumber::put_costs:
      return type_costs(view, form);
    case ActNumber::screen_values:
      return type_value_rows(view, form);
    case ActNumber::match_documents:
      if (view.record.matching) return begin_with(form, *view.record.matching);
      break;
    case ActNumber::record_undertaking:
      if (view.record.undertaking) return begin_with(form, *view.record.undertaking);
      break;
    default:
      break;
  }
  type_known(view, act, form);
}

std::vector<ui::Choice> choices_of(const FileView& view, const core::Field& field) {
  std::vector<ui::Choice> out;
  if (field.name == "exit_office" || field.name == "office_of_origin" ||
      field.name == "office_of_formalities")
    return office_choices(view.shell.desk());
  if (field.name == "border_transport_mode" || field.name == "inland_transport_mode") {
    for (const core::Choice& one : border_market::transport_modes())
      out.push_back({one.code, one.label, {}});
  } else if (field.name == "to_step") {
    for (const border_market::StepEntry& one : view.record.steps) {
      const border_market::StepRule* rule = border_market::rule_of(view.record, one.step);
      if (rule != nullptr) out.push_back({rule->code, rule->label, {}});
    }
  } else if (field.name == "assessor") {
    // Where people's records may not be read here, the list would be short: the name is typed.
    for (const Assessor& one : assessors(view)) {
      if (one.held) out.push_back({one.user, one.name, {}});
    }
  }
  return out;
}

}  // namespace kotaj::screens::market
