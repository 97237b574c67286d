#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/export_exit/permit.h"

/// Settlement calls (clauses 1 and 2): the Export Office asks an office to settle every export row
/// of a period, the office reports, and one that does not answer has thereby declared all exited.
namespace kotaj::export_exit {

/// "open_call"; the natural key is the office with the period.
struct SettlementCall {
  std::string office;
  core::Date from;  ///< Of the permits' completion, both days included.
  core::Date until;
  core::Date answer_by;
  std::string letter;
  std::string note;
};

/// How many permits of the period stand where.
struct Progress {
  int64_t total = 0;
  int64_t exited = 0;
  int64_t cancelled = 0;
  int64_t judicial = 0;
  [[nodiscard]] int64_t open() const { return total - exited - cancelled - judicial; }
};
/// Of the office's permits whose formalities ended in the call's period.
Progress progress_of(const SettlementCall& call, std::span<const Record* const> permits);

/// "report_settlement".
struct SettlementReport {
  core::Date reported_on;
  std::string letter;
  int64_t total = 0;
  int64_t exited = 0;
  int64_t cancelled = 0;
  int64_t judicial = 0;
  int64_t open = 0;
  std::string note;
};

/// "record_deemed": E9's presumption, as the Export Office puts it on record.
struct DeemedDeclaration {
  core::Date deemed_on;
  std::string letter;
  std::string note;
};

/// "receive_report".
struct ReceiveReport {
  core::Date received_on;
  std::string note;
};

struct Settlement {
  SettlementCall call;
  std::optional<SettlementReport> report;
  std::optional<DeemedDeclaration> deemed;
  std::optional<ReceiveReport> received;
  std::vector<Event> events;
};

/// Where a call stands on a day.
enum class CallState : int32_t {
  open = 1,
  last_week = 2,   ///< The manager is warned daily (EX-5).
  deemed_due = 3,  ///< Its date has passed without an answer; not yet recorded.
  deemed = 4,
  reported = 5,
  received = 6,
};
std::span<const core::Choice> call_state_choices();
CallState state_of(const Settlement& settlement, core::Date on);
/// Days left until the call's date; negative after it.
int32_t days_left(const Settlement& settlement, core::Date on);

/// E9: an office's silence speaks of all its permits of the period: those that are not settled are
/// flagged, and keep their own state.
bool is_deemed_exited(const Record& permit, std::span<const Settlement* const> settlements,
                      core::Date on);

core::Id settlement_id(const SettlementCall& call);

/// 31 `export_settlement`, record Settlement.
const access::Module& settlement_module();

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::SettlementCall>();
template <>
const Description& describe<export_exit::SettlementReport>();
template <>
const Description& describe<export_exit::DeemedDeclaration>();
template <>
const Description& describe<export_exit::ReceiveReport>();
template <>
const Description& describe<export_exit::Settlement>();
}  // namespace kotaj::core
