#pragma once

#include <optional>
#include <vector>

#include "shared/abandoned_goods/choices.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/core/date.h"
#include "shared/core/description.h"
#include "shared/core/explanation.h"
#include "shared/core/result.h"

/// The term of goods in a warehouse: T1 to T8, the warning (A1, A2) and what follows from them.
/// Pure; `kotaj evaluate abandoned-goods` and every case on the board ask the same function.
/// Member names are the public contract's (abandoned-goods.md, Evaluate).
namespace kotaj::abandoned_goods {

/// T2, art. 24.
struct Extension {
  ExtensionRequester requested_by = ExtensionRequester::owner;
  bool transit = false;
  core::Date requested_on;
  bool justified = false;
  core::Date storage_paid_until;
  core::Date consented_on;
  core::Date until;
};

/// T6. Open while no final opinion is notified.
struct Dispute {
  core::Date from;
  std::optional<core::Date> notified_on;
};

/// A1, A2.
struct Warning {
  core::Date served_on;
  WarningServer served_by = WarningServer::customs;
};

/// All that the term of one receipt rests on.
struct Inquiry {
  core::Date on;
  Place place = Place::customs_warehouse;
  core::Date entered_first_warehouse;
  std::optional<core::Date> zone_term_ends;
  std::optional<Extension> extension;
  std::optional<core::Date> release_document_on;
  std::optional<core::Date> release_extended_until;
  bool perishable = false;
  bool costly_to_keep = false;
  bool facilities = true;
  std::optional<core::Date> moved_to_suitable_warehouse_on;
  bool hazardous = false;
  std::vector<Dispute> disputes;
  std::optional<Warning> warning;
  std::optional<core::Date> cancelled_on;
  std::optional<core::Date> cancelled_extended_until;
  std::optional<ExtensionOffice> extension_office;
};

/// Adds what the facts say against one another: then the input is not of the form, and there is no
/// term (entry after `on`, a dispute or a consent before entry, a notification before `from`, a
/// result past 1498).
void check_facts(const Inquiry& inquiry, core::Problems& problems);

/// The term on `inquiry.on`.
struct Term {
  TermState state = TermState::in_time;
  std::optional<core::Date> stay_ends;  ///< Last day of stay; empty where the zone set none.
  Priority priority = Priority::normal;
  std::optional<core::Date> warning_from;
  std::optional<core::Date> assessment_from;
  core::Problems problems;         ///< Refused extensions and warnings, facts after the day.
  bool at_once = false;            ///< T4 holds: expired on the day of entry itself.
  TermRule rule = TermRule::stay;  ///< Whose day `stay_ends` is.
};
/// Of an inquiry without problems (of others it is total, and means nothing). Adds each step with
/// its source to `explanation` where asked.
Term term_of(const Inquiry& inquiry, core::Explanation* explanation = nullptr,
             const Tables& from = tables());

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::Extension>();
template <>
const Description& describe<abandoned_goods::Dispute>();
template <>
const Description& describe<abandoned_goods::Warning>();
template <>
const Description& describe<abandoned_goods::Inquiry>();
}  // namespace kotaj::core
