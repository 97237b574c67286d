#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/steps.h"
#include "shared/law/dated.h"

/// What the lists and reports show of cases (B2, B9, B11, B13, هـ, و): pure functions of records
/// and a day, the same on the device over what it holds and on the server over everything.
namespace kotaj::abandoned_goods {

/// Days of a period, both included.
struct Period {
  core::Date from;
  core::Date until;
  [[nodiscard]] bool has(core::Date day) const { return from <= day && day <= until; }
};

/// A case on the board.
struct BoardRow {
  Step step = Step::in_storage;  ///< Where it stands on the day.
  std::optional<core::Date> stay_ends;
  std::optional<int32_t> days_left;  ///< Of the term, its last day counted; empty once it passed.
  std::optional<int32_t> days_over;  ///< Since the term's last day.
  bool in_dispute = false;
  bool ended = false;     ///< Settled, released, withdrawn or confiscated.
  bool priority = false;  ///< B2: perishable or hazardous, and not ended.
  int32_t days_since_arrival = 0;
  bool followed_today = false;             ///< B2.
  std::optional<int32_t> unfollowed_days;  ///< B2: days since the last follow-up, or since arrival.
  std::optional<core::Date> assessment_from;
  std::string_view kotaj;      ///< Of the abandoned declaration; empty before it.
  core::Wide open_claims = 0;  ///< B11: the balance, in rials.
  std::optional<core::Date> oldest_claim;
};
BoardRow board_row(const Case& record, core::Date on);
/// B2: perishable and hazardous goods first, by days since arrival; then the longest over their
/// term, then what ends soonest; what has ended last.
bool board_before(const BoardRow& a, const BoardRow& b);

/// The days of a period on which a priority case was not followed up (B2): from its arrival here,
/// or the period's first day, until the period's last day or the day it was settled.
std::vector<core::Date> unfollowed_days(const Case& record, const Period& period);

/// B9, C: released or sold, not taken out; from the day after the document.
struct ReleasedRow {
  core::Date issued_on;
  std::string_view document;
  std::optional<core::Date> stay_ends;
  int32_t days_left = 0;  ///< Of T3; negative once it passed.
};
std::optional<ReleasedRow> released_not_taken_out(const Case& record, core::Date on);

/// B13: declared, and without a mother payment ID.
bool lacks_mother_id(const Case& record);

/// B11: an open claim of a case, for the list that has the oldest first.
struct ClaimRow {
  const Claim* claim = nullptr;
  core::Wide balance = 0;
};
std::vector<ClaimRow> open_claims(const Case& record);

/// What the Organization paid for a declaration, in rials, until a day.
core::Wide paid_by_organization(const Round& round, core::Date until);

/// One row of the working list and of the monthly report: one line of goods (هـ, annex 1).
struct WorkingRow {
  std::string kotaj;
  core::Date registered_on;
  std::string hs_code;
  std::string goods;
  core::Mass gross;
  std::optional<core::Wide> value_irr;
  core::Wide value_usd = 0;  ///< Cents.
  std::optional<core::Date> announced_on;
  core::Wide estimated_duties = 0;  ///< Rials.
  core::Wide paid_duties = 0;       ///< Rials, by the Organization.
  std::string state;
  std::optional<core::Date> left_on;
};
/// The rows of a case whose declarations were registered in the period, as they stand on its last
/// day or, while it runs, `on`.
std::vector<WorkingRow> working_rows(const Case& record, const Period& period, core::Date on);
/// The annex's columns in their order: names of WorkingRow's fields, dated (AB-6).
const law::Timeline<std::vector<std::string_view>>& working_columns();
std::span<const std::string_view> working_columns_on(core::Date on);

/// Figures of a list: declarations by distinct kotaj, amounts by line.
struct Totals {
  int64_t declarations = 0;
  int64_t lines = 0;
  core::Mass gross;
  core::Wide value_irr = 0;
  core::Wide value_usd = 0;
  core::Wide estimated_duties = 0;
  core::Wide paid_duties = 0;
};
Totals totals_of(std::span<const WorkingRow> rows);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::WorkingRow>();
template <>
const Description& describe<abandoned_goods::Totals>();
}  // namespace kotaj::core
