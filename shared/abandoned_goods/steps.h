#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/abandoned_goods/case.h"
#include "shared/access/decide.h"

/// The procedure as a table: from which steps an act leads to which, who does it, and under which
/// condition. Rights, buttons and refusals all come from it; nothing else decides.
namespace kotaj::abandoned_goods {

class StepSet {
 public:
  constexpr StepSet() = default;
  constexpr StepSet(std::initializer_list<Step> steps) {
    for (const Step step : steps) bits_ |= bit(step);
  }
  /// Every step from the one to the other, in the order of their numbers.
  static constexpr StepSet between(Step first, Step last) {
    StepSet all;
    for (int32_t step = static_cast<int32_t>(first); step <= static_cast<int32_t>(last); ++step)
      all.bits_ |= uint32_t{1} << step;
    return all;
  }
  [[nodiscard]] constexpr StepSet with(Step step) const {
    StepSet more = *this;
    more.bits_ |= bit(step);
    return more;
  }
  [[nodiscard]] constexpr bool has(Step step) const { return (bits_ & bit(step)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr uint32_t bit(Step step) { return uint32_t{1} << static_cast<int32_t>(step); }
  uint32_t bits_ = 0;
};

/// What the case itself must show besides its step. `check` gives the reason in Persian where it
/// does not; empty where it does.
struct Condition {
  std::string_view text;  ///< As the README's table has it.
  std::string (*check)(const Case& record, core::Date on) = nullptr;
};

/// One row of the procedure.
struct StepRow {
  StepSet from;  ///< Empty for the act that opens a case.
  ActNumber act;
  std::optional<Step> to;  ///< None: the case stays where it is.
  std::span<const access::Right> who;
  bool asks_dispute;  ///< A3: refused while a dispute is open.
  const Condition* condition;
  core::Source source;
  /// The day by which `from` is judged: a step that was in time is recorded late without fault.
  /// Null: the day of the act.
  core::Date (*event_day)(const void* payload) = nullptr;
};
std::span<const StepRow> step_rows();
/// Every act but reading has exactly one row.
const StepRow& row_of(ActNumber act);

/// What days alone do (T1 to T7).
struct DateRow {
  StepSet from;
  Step to;
  std::string_view text;
  core::Source source;
};
std::span<const DateRow> date_rows();

/// Where the case stands on a day: as stored, or `expired` where its term has passed by then.
Step step_on(const Case& record, core::Date on);

/// Who may read a case.
std::span<const access::Right> reading_rights();

/// Why the case does not allow the act now; empty where it does. Payload may be null: then what
/// only the form can say is not asked.
std::optional<access::Refusal> standing(const Case* record, ActNumber act, const void* payload,
                                        core::Date on);

/// The steps as a mermaid state diagram, and the acts as a table: what the README shows.
std::string step_diagram();
std::string step_table();

}  // namespace kotaj::abandoned_goods
