#include <string>
#include <vector>

#include "client/screens/act_form.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "shared/access/history.h"
#include "shared/border_market/parameters.h"

// The sequence of steps with those that are done, and who did what.
namespace kotaj::screens::market {
namespace {

using border_market::Record;
using border_market::StepEntry;
using border_market::StepRule;

constexpr ui::Column columns[] = {
    {"code", "مرحله", ui::ColumnType::identifier, 70.0F, false, false, false},
    {"label", "شرح", ui::ColumnType::text, 200.0F, true, false, false},
    {"state", "وضعیت", ui::ColumnType::status, 130.0F, false, false, false},
    {"done_on", "روز", ui::ColumnType::date, 100.0F, false, false, false, true},
    {"who", "با", ui::ColumnType::text, 160.0F, false, false, false, true},
};

std::vector<ui::Cell> cells_of(const FileView& view, const StepRule& rule, const StepEntry* done) {
  const bool next =
      view.standing.answer.next != nullptr && view.standing.answer.next->step == rule.step;
  const ui::Cell state = done != nullptr ? ui::Cell{"انجام شده", ui::Tone::good}
                         : next          ? ui::Cell{"مرحله بعد", ui::Tone::accent}
                                         : ui::Cell{"در انتظار", ui::Tone::quiet};
  return {{std::string(rule.code)},
          {std::string(rule.label)},
          state,
          {done == nullptr ? std::string("—") : show_date(done->done_on)},
          {done == nullptr ? positions_of(rule.owners) : done->by}};
}

void draw_steps(FileView& view) {
  ui::Card card("steps", "مراحل " + variant_name(view.record.variant));
  const border_market::Sequence sequence =
      border_market::steps_of(view.record.variant, view.record.opening.opened_on).value;
  ui::SimpleTable rows;
  for (std::size_t at = 0; at < sequence.size(); ++at) {
    const StepEntry* done = at < view.record.steps.size() ? &view.record.steps[at] : nullptr;
    rows.add(std::string(sequence[at].code), cells_of(view, sequence[at], done));
  }
  rows.set_version(view.shell.desk().revision());
  small_table("rows", "مراحل", columns, rows, view.memory.steps_table);
}

void draw_events(FileView& view) {
  ui::Card card("events", "گردش کار");
  std::vector<ui::TimelineEntry> entries;
  const std::vector<access::HistoryEntry> history =
      access::history_of<Record>(border_market::module(), &view.record);
  for (std::size_t at = history.size(); at > 0; --at) {
    const access::HistoryEntry& one = history[at - 1];
    const border_market::Event& event = view.record.events[at - 1];
    std::string detail = one.who;
    if (event.event_day) detail += " · روز " + show_date(*event.event_day);
    if (!one.detail.empty()) detail += " · " + shown_words(one.detail);
    entries.push_back({show_moment(one.at), one.act, std::move(detail), ui::Tone::normal});
  }
  ui::timeline("line", entries);
}

}  // namespace

void draw_course(FileView& view) {
  draw_steps(view);
  draw_events(view);
}

}  // namespace kotaj::screens::market
