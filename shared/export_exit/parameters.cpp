#include "shared/export_exit/parameters.h"

namespace kotaj::export_exit {
namespace {

using core::Date;

Tables make_tables() {
  // Interpretation EX-4: the circular's date is not in the text at hand; it cites one of
  // 1401/11/26, and speaks of "earlier years" and "this year".
  const Date first = law::day(1402, 1, 1);
  Tables tables;
  tables.in_force = {{first, true, clause("تفسیر EX-4")}};
  tables.follow_up_days = {{first, 7, clause("بند ۳")}};
  tables.shortest_answer_days = {{first, 7, clause("بند ۳")}};
  tables.longest_answer_days = {{first, 10, clause("بند ۳")}};
  // Interpretation EX-6: no source at hand sets a margin.
  tables.margin_per_mille = {{first, 10, clause("بند ۴، تفسیر EX-6")}};
  // Interpretation EX-5: the circular names neither a date nor a warning.
  tables.call_warning_days = {{first, 7, clause("بند ۱ و ۲، تفسیر EX-5")}};
  return tables;
}

/// What holds on the day; the first entry before that.
template <typename T>
void take(const law::Timeline<T>& timeline, Date on, law::Dated<T>& entry) {
  const law::Dated<T>* held = law::entry_on(timeline, on);
  if (held == nullptr && !timeline.empty()) held = &timeline.front();
  if (held != nullptr) entry = *held;
}

}  // namespace

const Tables& tables() {
  static const Tables built = make_tables();
  return built;
}

Parameters parameters(Date on, const Tables& from) {
  Parameters held;
  take(from.follow_up_days, on, held.follow_up_days);
  take(from.shortest_answer_days, on, held.shortest_answer_days);
  take(from.longest_answer_days, on, held.longest_answer_days);
  take(from.margin_per_mille, on, held.margin_per_mille);
  take(from.call_warning_days, on, held.call_warning_days);
  return held;
}

Date first_day(const Tables& from) { return from.in_force.front().from; }

}  // namespace kotaj::export_exit
