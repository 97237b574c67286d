#pragma once

#include <optional>
#include <span>

#include "shared/core/explanation.h"
#include "shared/export_exit/facts.h"

/// Where a permit stands on a day, what is due, by whom and since when. Pure; `kotaj evaluate
/// export-exit` and every permit on the desk ask the same function.
namespace kotaj::export_exit {

/// What is due.
struct Due {
  DueAct act = DueAct::follow_up;
  std::optional<core::Date> by;  ///< Nothing where the circular sets no day.
  Side office = Side::origin;
  std::span<const CopyTo> copies;
};

/// The judgement on `facts.on`.
struct Judgement {
  State state = State::follow_up;
  std::optional<Due> due;
  int32_t days_late = 0;
  bool final_notice_allowed = false;
  core::Problems problems;         ///< Facts after the day, carriers' sums.
  core::Problems beyond_calendar;  ///< `range`, on the field that a day past 1498 counts from.
};
/// Of facts without problems (of others it is total, and means nothing). Adds each step with its
/// source to `explanation` where asked.
Judgement judge(const Facts& facts, core::Explanation* explanation = nullptr,
                const Tables& from = tables());

/// E7: what the carriers carry out against the permit.
struct Load {
  bool all_out = false;  ///< There are carriers, and each has left.
  core::Wide packages = 0;
  core::Mass gross;
  bool packages_equal = false;
  bool gross_within_margin = false;
  std::optional<core::Date> last_exit;
  /// What the final arrival notice rests on.
  [[nodiscard]] bool complete() const { return all_out && packages_equal && gross_within_margin; }
};
Load load_of(const Facts& facts, const Parameters& held);

/// Copies of the first inquiry (E2), and of the second (E4).
std::span<const CopyTo> first_copies();
std::span<const CopyTo> second_copies();

/// The facts that have happened by their day: what is later counts as absent, each told on its
/// field at the top (`inconsistent`).
Facts happened_by(const Facts& facts, core::Problems& problems);

/// "۱۴۰۳/۰۳/۰۸"
std::string shown(core::Date date);

}  // namespace kotaj::export_exit
