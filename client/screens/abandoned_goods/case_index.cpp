#include "client/screens/abandoned_goods/case_index.h"

#include <algorithm>

#include "shared/abandoned_goods/acts.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::BoardRow;
using abandoned_goods::Case;
using abandoned_goods::Step;
using abandoned_goods::StepRow;

Entry make_entry(const void* held, core::Date on) {
  const Case& record = *static_cast<const Case*>(held);
  Entry entry;
  entry.row = abandoned_goods::board_row(record, on);
  if (const auto due = due_day(record, entry.row)) entry.days_left = core::days_between(on, *due);
  return entry;
}

std::string make_search_text(const Case& record) {
  const abandoned_goods::Receipt& receipt = record.receipt;
  std::string text = receipt.number + ' ' + receipt.custodian + ' ' + receipt.owner + ' ' +
                     receipt.owner_id + ' ' + receipt.prior_kotaj;
  for (const abandoned_goods::GoodsLine& line : receipt.goods)
    text += ' ' + line.goods + ' ' + line.hs_code + ' ' + line.container;
  for (const abandoned_goods::Round& round : record.rounds) {
    if (!round.declaration) continue;
    text += ' ' + round.declaration->kotaj;
    for (const abandoned_goods::DeclaredLine& line : round.declaration->lines)
      text += ' ' + line.goods + ' ' + line.hs_code;
  }
  return core::search_key(text);
}

}  // namespace

const Index& case_index(Shell& shell) {
  auto& index = shell.memory<Index>("abandoned/index");
  index.refresh(shell.desk(), abandoned_goods::module(), &make_entry);
  return index;
}

const Case& case_of(const Index::Row& row) { return *static_cast<const Case*>(row.record.get()); }

const std::string& search_text_of(const Index::Row& row) {
  if (row.entry.search.empty()) row.entry.search = make_search_text(case_of(row));
  return row.entry.search;
}

std::optional<core::Date> due_day(const Case& record, const BoardRow& row) {
  if (row.step == Step::return_requested) {
    const abandoned_goods::Round* round = abandoned_goods::last_round(record);
    if (round == nullptr || !round->return_request) return std::nullopt;
    return round->return_request->allocation_valid_until;
  }
  if (row.ended || row.in_dispute || row.step == Step::returned) return std::nullopt;
  // The last day of the owner's twenty: from the next one the goods may be assessed.
  if (row.step == Step::warned && row.assessment_from)
    return core::add_days(*row.assessment_from, -1);
  return row.stay_ends;
}

std::string receipt_name(const abandoned_goods::Receipt& receipt) {
  return "قبض انبار " + receipt.number;
}

std::string goods_name(const Case& record) {
  const auto& lines = record.receipt.goods;
  if (lines.empty()) return {};
  if (lines.size() == 1) return lines.front().goods;
  return lines.front().goods + " و " + core::persian_digits(std::to_string(lines.size() - 1)) +
         " ردیف دیگر";
}

ui::Tone tone_of(Step step) {
  switch (step) {
    case Step::in_storage:
      return ui::Tone::quiet;
    case Step::expired:
      return ui::Tone::danger;
    case Step::warned:
    case Step::assessing:
    case Step::return_requested:
    case Step::returned:
    case Step::cancelled:
      return ui::Tone::warning;
    case Step::settled:
    case Step::released:
      return ui::Tone::good;
    case Step::withdrawn:
    case Step::confiscated:
      return ui::Tone::quiet;
    default:
      return ui::Tone::accent;
  }
}

bool is_next(const StepRow& row, Step step) {
  constexpr int stretch = 2;
  if (!row.to || !row.from.has(step)) return false;
  int steps = 0;
  for (const core::Choice& choice : abandoned_goods::step_choices())
    steps += row.from.has(static_cast<Step>(choice.number)) ? 1 : 0;
  return steps <= stretch;
}

bool awaits(access::Position position, Step step) {
  const auto rows = abandoned_goods::step_rows();
  return std::any_of(rows.begin(), rows.end(), [&](const StepRow& row) {
    return is_next(row, step) && access::has_position(row.who, position);
  });
}

}  // namespace kotaj::screens::abandoned
