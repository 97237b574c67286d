#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/source.h"

/// What a customs lawyer can list: parameters and interpretations, each with its source (`kotaj
/// law`).
namespace kotaj::law {

/// One parameter as it stands in its table, for listing.
struct ParameterEntry {
  std::string_view code;   ///< "short_landing.general_tolerance"
  std::string_view label;  ///< Persian.
  core::Date from;
  std::optional<core::Date> until;  ///< Last day, where a later entry replaces it.
  std::string value;                ///< As a person reads it.
  core::Source source;
};

/// Where a text is silent or ambiguous and we had to decide: the same mark stands in the code where
/// it acts.
struct Interpretation {
  std::string_view code;  ///< "SL-4"
  std::string_view text;  ///< Persian: what was decided, and why.
  core::Source source;    ///< The text that is silent.
};

/// One directive, as far as it is data.
struct Chapter {
  std::string_view module;  ///< "short_landing"
  std::string_view label;   ///< Persian title.
  core::Source source;
  /// Entries that hold on the day; all that ever held without one.
  std::vector<ParameterEntry> (*parameters)(std::optional<core::Date> on);
  std::span<const Interpretation> interpretations;
};

/// What is common law to all modules: the calendar's and the terms' rules (overview.md).
const Chapter& common_chapter();

/// The entries of one timeline, for a chapter's list. `show` makes the value readable.
template <typename Timeline, typename Show>
void list_entries(std::vector<ParameterEntry>& out, std::string_view code, std::string_view label,
                  const Timeline& timeline, std::optional<core::Date> on, Show show) {
  for (std::size_t row = 0; row < timeline.size(); ++row) {
    std::optional<core::Date> until;
    if (row + 1 < timeline.size()) until = core::add_days(timeline[row + 1].from, -1);
    if (on && (*on < timeline[row].from || (until && *until < *on))) continue;
    out.push_back(
        {code, label, timeline[row].from, until, show(timeline[row].value), timeline[row].source});
  }
}

}  // namespace kotaj::law
