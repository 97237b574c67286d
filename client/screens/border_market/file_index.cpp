#include "client/screens/border_market/file_index.h"

#include <algorithm>

#include "client/screens/acts.h"
#include "shared/border_market/parameters.h"
#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

using access::Position;
using border_market::ActNumber;
using border_market::Outcome;
using border_market::Record;
using border_market::State;
using border_market::StepRule;
using border_market::Variant;

const StepRule* next_of(const Record& record) {
  const border_market::Sequence sequence =
      border_market::steps_of(record.variant, record.opening.opened_on).value;
  return record.steps.size() < sequence.size() ? &sequence[record.steps.size()] : nullptr;
}

/// The list is asked only about files that were held against it.
bool needs_undertaking(const Record& record, core::Date on) {
  if (record.screened_by.empty() || record.undertaking) return false;
  return border_market::answer_on(record, on).undertaking_needed;
}

void add_positions(std::vector<Position>& to, std::span<const access::Right> rights) {
  for (const access::Right& right : rights) {
    if (std::find(to.begin(), to.end(), right.position) == to.end()) to.push_back(right.position);
  }
}

Entry make_entry(const void* held, core::Date on) {
  const Record& record = *static_cast<const Record*>(held);
  Entry entry;
  entry.state = border_market::state_of(record);
  entry.next = next_of(record);
  for (const ActNumber number : acts_due(record, entry.next, needs_undertaking(record, on)))
    add_positions(entry.awaited, act_of(border_market::module(), number).rights);
  return entry;
}

bool lacks_document(const Record& record) {
  const core::Description& table = core::describe<border_market::Documents>();
  return std::any_of(table.fields.begin(), table.fields.end(), [&](const core::Field& field) {
    const auto& one = *static_cast<const border_market::Document*>(field.at(&record.documents, 0));
    return one.status == border_market::DocumentStatus::missing;
  });
}

/// Beside the steps: what the assessment waits for.
void add_before_assessment(std::vector<ActNumber>& due, const Record& record) {
  if (lacks_document(record)) due.push_back(ActNumber::put_documents);
  if (!record.matching) due.push_back(ActNumber::match_documents);
  if (record.variant != Variant::a && !record.assignment) due.push_back(ActNumber::assign_assessor);
}

bool waits_for_costs(const Record& record, const StepRule& next) {
  const auto& rows = record.costs.rows;
  if (border_market::records(next, Outcome::costs_receipt)) return rows.empty();
  return border_market::records(next, Outcome::dues_payment) &&
         std::none_of(rows.begin(), rows.end(), [](const border_market::Cost& one) {
           return one.kind == border_market::CostKind::dues;
         });
}

}  // namespace

const Index& file_index(Shell& shell) {
  auto& index = shell.memory<Index>("market/index");
  index.refresh(shell.desk(), border_market::module(), &make_entry);
  return index;
}

const Record& file_of(const Index::Row& row) {
  return *static_cast<const Record*>(row.record.get());
}

bool is_mine(const app::Desk& desk, const Index::Row& row) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr || file_of(row).opening.office != assignment->office) return false;
  const auto& awaited = row.entry.awaited;
  return std::find(awaited.begin(), awaited.end(), assignment->position) != awaited.end();
}

std::vector<ActNumber> acts_due(const Record& record, const StepRule* next,
                                bool undertaking_needed) {
  std::vector<ActNumber> due;
  switch (border_market::state_of(record)) {
    case State::stopped:
      return {ActNumber::resume};
    case State::delivered:
      return {};
    case State::to_deliver:
      return {ActNumber::deliver_goods};
    case State::to_sign:
      due.push_back(ActNumber::sign_release);
      break;
    case State::draft:
    case State::in_steps:
      if (next == nullptr) break;
      if (border_market::records(*next, Outcome::declaration) && record.declaration.lines.empty())
        due.push_back(ActNumber::edit_declaration);
      if (border_market::records(*next, Outcome::assessment)) add_before_assessment(due, record);
      if (waits_for_costs(record, *next)) due.push_back(ActNumber::put_costs);
      due.push_back(border_market::act_of(next->step));
      break;
  }
  if (undertaking_needed && !record.undertaking) due.push_back(ActNumber::record_undertaking);
  return due;
}

std::string goods_name(const Record& record) {
  const auto& lines = record.declaration.lines;
  const std::string first = lines.empty() ? std::string() : lines.front().name.value_or("");
  if (first.empty()) return "کالا نوشته نشده";
  if (lines.size() == 1) return first;
  return first + " و " + core::persian_digits(std::to_string(lines.size() - 1)) + " ردیف دیگر";
}

std::string exporter_name(const Record& record) {
  const auto& exporter = record.declaration.exporter;
  return exporter ? exporter->name.value_or("") : std::string();
}

std::string variant_name(Variant variant) {
  const std::string_view label = core::label_of(border_market::variant_choices(), variant);
  return std::string(label.substr(0, label.find(':')));
}

std::string positions_of(std::span<const Position> positions) {
  std::string names;
  for (const Position one : positions) {
    if (!names.empty()) names += "، ";
    names += access::label_of(one);
  }
  return names;
}

ui::Tone tone_of(State state) {
  switch (state) {
    case State::draft:
      return ui::Tone::quiet;
    case State::stopped:
      return ui::Tone::danger;
    case State::to_sign:
    case State::to_deliver:
      return ui::Tone::warning;
    case State::delivered:
      return ui::Tone::good;
    case State::in_steps:
      break;
  }
  return ui::Tone::accent;
}

ui::Tone tone_of(border_market::Verdict verdict) {
  switch (verdict) {
    case border_market::Verdict::below:
    case border_market::Verdict::above:
      return ui::Tone::danger;
    case border_market::Verdict::within:
      return ui::Tone::good;
    case border_market::Verdict::shown:
      return ui::Tone::accent;
    case border_market::Verdict::no_value:
      break;
  }
  return ui::Tone::quiet;
}

}  // namespace kotaj::screens::market
