#include "shared/border_market/due.h"

#include <algorithm>

#include "shared/access/module.h"

namespace kotaj::border_market {
namespace {

/// The declaration as the register will have it; once it has it, only from an earlier step.
void add_declaration(std::vector<ActNumber>& due, const Record& record, const Answer& found) {
  const bool is_to_be_drawn_up =
      records(*found.next, Outcome::declaration) && record.declaration.lines.empty();
  if (!is_to_be_drawn_up && !found.blocks.declaration) return;
  due.push_back(has(record, Outcome::kotaj) ? ActNumber::return_to_step
                                            : ActNumber::edit_declaration);
}

/// Beside the steps: what the assessment waits for.
void add_before_assessment(std::vector<ActNumber>& due, const Record& record, const Answer& found) {
  if (found.blocks.documents) due.push_back(ActNumber::put_documents);
  if (!record.matching) due.push_back(ActNumber::match_documents);
  if (record.variant != Variant::a && !record.assignment) due.push_back(ActNumber::assign_assessor);
  if (found.blocks.value) due.push_back(ActNumber::screen_values);
}

bool waits_for_costs(const Record& record, const StepRule& next) {
  const auto& rows = record.costs.rows;
  if (records(next, Outcome::costs_receipt)) return rows.empty();
  return records(next, Outcome::dues_payment) &&
         std::none_of(rows.begin(), rows.end(),
                      [](const Cost& one) { return one.kind == CostKind::dues; });
}

void add_step(std::vector<ActNumber>& due, const Record& record, const Answer& found) {
  const StepRule& next = *found.next;
  add_declaration(due, record, found);
  if (records(next, Outcome::assessment)) add_before_assessment(due, record, found);
  if (waits_for_costs(record, next)) due.push_back(ActNumber::put_costs);
  due.push_back(act_of(next.step));
}

}  // namespace

std::vector<ActNumber> acts_due(const Record& record, const Answer& found) {
  switch (state_of(record)) {
    case State::stopped:
      return {ActNumber::resume};
    case State::delivered:
      return {};
    case State::to_deliver:
      return {ActNumber::deliver_goods};
    case State::to_sign:
    case State::draft:
    case State::in_steps:
      break;
  }
  std::vector<ActNumber> due;
  if (found.next != nullptr) add_step(due, record, found);
  // Interpretation BM-5: it holds up no step, only the head's signature.
  if (found.undertaking_needed && !record.undertaking && has(record, Outcome::declaration))
    due.push_back(ActNumber::record_undertaking);
  if (found.next == nullptr) due.push_back(ActNumber::sign_release);
  return due;
}

std::vector<access::Position> awaited(const Record& record, const Answer& found) {
  std::vector<access::Position> out;
  for (const ActNumber number : acts_due(record, found)) {
    for (const access::Right& right :
         access::find_act(module(), static_cast<uint16_t>(number))->rights) {
      if (std::find(out.begin(), out.end(), right.position) == out.end())
        out.push_back(right.position);
    }
  }
  return out;
}

}  // namespace kotaj::border_market
