#include "client/screens/export_exit/permit_index.h"

#include <algorithm>

#include "shared/core/text.h"

namespace kotaj::screens::exits {
namespace {

using access::Position;
using export_exit::Record;
using export_exit::Side;
using export_exit::State;

Entry make_entry(const void* held, core::Date on) {
  const Record& record = *static_cast<const Record*>(held);
  Entry entry;
  if (const auto judgement = export_exit::judge_on(record, on)) {
    entry.state = judgement->state;
    entry.due = judgement->due;
    entry.days_late = judgement->days_late;
  }
  entry.settled = export_exit::is_settled(record);
  entry.for_province = export_exit::waits_for_province(record);
  return entry;
}

bool follows_up(Position position) {
  return position == Position::registry_officer || position == Position::customs_deputy ||
         position == Position::office_manager;
}

}  // namespace

const Index& permit_index(Shell& shell) {
  auto& index = shell.memory<Index>("exits/index");
  index.refresh(shell.desk(), export_exit::module(), &make_entry);
  return index;
}

const Record& permit_of(const Index::Row& row) {
  return *static_cast<const Record*>(row.record.get());
}

std::vector<const Record*> all_permits(Shell& shell) {
  std::vector<const Record*> out;
  for (const Index::Row& row : permit_index(shell).rows()) out.push_back(&permit_of(row));
  return out;
}

std::vector<const export_exit::Settlement*> all_settlements(const app::Desk& desk) {
  std::vector<const export_exit::Settlement*> out;
  desk.replica().for_each(
      export_exit::settlement_module(), [&](const core::Id&, const sync::Held& held) {
        if (held.record != nullptr)
          out.push_back(static_cast<const export_exit::Settlement*>(held.record.get()));
      });
  return out;
}

bool is_mine(const app::Desk& desk, const Index::Row& row) {
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr) return false;
  if (assignment->position == Position::provincial_director) return row.entry.for_province;
  if (!row.entry.due) return false;
  const Record& record = permit_of(row);
  const Side side = row.entry.due->office;
  if (follows_up(assignment->position))
    return side != Side::border && record.permit.office == assignment->office;
  return assignment->position == Position::border_officer && side != Side::origin &&
         record.exit_office == assignment->office;
}

std::string goods_name(const Record& record) {
  const auto& lines = record.permit.goods;
  if (lines.empty()) return {};
  if (lines.size() == 1) return lines.front().goods;
  return lines.front().goods + " و " + core::persian_digits(std::to_string(lines.size() - 1)) +
         " ردیف دیگر";
}

ui::Tone tone_of(State state) {
  switch (state) {
    case State::cancelled:
    case State::judicial:
      return ui::Tone::quiet;
    case State::returned:
    case State::exited:
      return ui::Tone::good;
    case State::return_overdue:
    case State::decide:
      return ui::Tone::danger;
    case State::first_inquiry_due:
    case State::second_inquiry_due:
    case State::final_notice_due:
      return ui::Tone::warning;
    default:
      return ui::Tone::accent;
  }
}

}  // namespace kotaj::screens::exits
