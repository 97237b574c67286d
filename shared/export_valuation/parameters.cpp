#include "shared/export_valuation/parameters.h"

namespace kotaj::export_valuation {
namespace {

using core::Date;

Tables make_tables() {
  const Date first = law::day(1402, 9, 15);
  Tables tables;
  tables.in_force = {{first, true, clause("تاریخ دستورالعمل")}};
  tables.pq31_rows = {{first, 5, clause("فرم PQ31")}};
  tables.pq33_rows = {{first, 10, clause("فرم PQ33")}};
  tables.guard_characters = {{first, 80, clause("متن، تفسیر EV-2")}};
  // Interpretation EV-3: no text at hand gives a margin, so there is no entry yet.
  tables.margin_per_mille = {};
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
  take(from.pq31_rows, on, held.pq31_rows);
  take(from.pq33_rows, on, held.pq33_rows);
  take(from.guard_characters, on, held.guard_characters);
  return held;
}

const law::Dated<int32_t>* margin_on(Date on, const Tables& from) {
  return law::entry_on(from.margin_per_mille, on);
}

Date first_day(const Tables& from) { return from.in_force.front().from; }

}  // namespace kotaj::export_valuation
