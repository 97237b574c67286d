#include "shared/abandoned_goods/steps.h"
#include "shared/access/module.h"
#include "shared/access/position.h"

// The table of steps as a README shows it: written from the table, so that the two never part.
namespace kotaj::abandoned_goods {
namespace {

std::string code_of_act(ActNumber act) {
  const access::Act* found = access::find_act(module(), static_cast<uint16_t>(act));
  return found == nullptr ? std::string{} : std::string(found->code);
}

std::string positions_of(const StepRow& row) {
  std::string out;
  for (const access::Right& right : row.who) {
    if (!out.empty()) out += ", ";
    out += access::code_of(right.position);
  }
  return out;
}

std::string steps_of(StepSet from) {
  std::string out;
  for (const core::Choice& choice : step_choices()) {
    if (!from.has(static_cast<Step>(choice.number))) continue;
    if (!out.empty()) out += ", ";
    out += choice.code;
  }
  return out.empty() ? "—" : out;
}

std::string conditions_of(const StepRow& row) {
  std::string out = row.asks_dispute ? "no open dispute" : "";
  if (row.condition != nullptr) {
    if (!out.empty()) out += "; ";
    out += row.condition->text;
  }
  return out;
}

void add_arrow(std::string& out, std::string_view from, Step to, const std::string& label) {
  out += "  " + std::string(from) + " --> " + std::string(code_of(to)) + " : " + label + "\n";
}

}  // namespace

std::string step_diagram() {
  std::string out = "stateDiagram-v2\n";
  for (const StepRow& row : step_rows()) {
    if (!row.to) continue;
    if (row.from.empty()) add_arrow(out, "[*]", *row.to, code_of_act(row.act));
    for (const core::Choice& choice : step_choices()) {
      const auto from = static_cast<Step>(choice.number);
      if (row.from.has(from) && from != *row.to)
        add_arrow(out, choice.code, *row.to, code_of_act(row.act));
    }
  }
  for (const DateRow& row : date_rows()) {
    for (const core::Choice& choice : step_choices()) {
      if (row.from.has(static_cast<Step>(choice.number)))
        add_arrow(out, choice.code, row.to, std::string(row.text));
    }
  }
  return out;
}

std::string step_table() {
  std::string out = "| act | from | to | who | condition | source |\n|---|---|---|---|---|---|\n";
  for (const StepRow& row : step_rows()) {
    out += "| `" + code_of_act(row.act) + "` | " + steps_of(row.from) + " | " +
           (row.to ? std::string(code_of(*row.to)) : std::string("stays")) + " | " +
           positions_of(row) + " | " + conditions_of(row) + " | " + core::to_string(row.source) +
           " |\n";
  }
  return out;
}

}  // namespace kotaj::abandoned_goods
