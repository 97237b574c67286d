#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>

#include "shared/access/decide.h"
#include "shared/export_valuation/request.h"

/// A request's way as a table: from which states an act leads to which, and who does it. Rights,
/// buttons and refusals all come from it.
namespace kotaj::export_valuation {

class StateSet {
 public:
  constexpr StateSet() = default;
  constexpr StateSet(std::initializer_list<State> states) {
    for (const State state : states) bits_ |= bit(state);
  }
  [[nodiscard]] constexpr bool has(State state) const { return (bits_ & bit(state)) != 0; }

 private:
  static constexpr uint32_t bit(State state) { return uint32_t{1} << static_cast<int32_t>(state); }
  uint32_t bits_ = 0;
};

struct StepRow {
  StateSet from;  ///< Empty for the act that opens a request.
  ActNumber act;
  std::optional<State> to;  ///< None: the request stays where it is.
  std::span<const access::Right> who;
  core::Source source;
  /// Why the request itself does not allow the act, in Persian; null, or an empty text, where it
  /// does.
  std::string (*check)(const Request& request, const access::Context& context) = nullptr;
};
std::span<const StepRow> step_rows();
/// Every act but reading has exactly one row.
const StepRow& row_of(ActNumber act);

std::span<const access::Right> reading_rights();

/// Why the request's own state does not allow the act; empty where it does.
std::optional<access::Refusal> standing(const Request* request, ActNumber act,
                                        const access::Context& context);
/// The expected way of a request, for whoever looks at its course.
std::span<const State> course();

}  // namespace kotaj::export_valuation
