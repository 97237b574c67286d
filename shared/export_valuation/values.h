#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/access/module.h"
#include "shared/core/explanation.h"
#include "shared/export_valuation/acts.h"
#include "shared/law/dated.h"

/// The export value list (فایل ارزش‌های صادراتی): dated rows. A new row closes
/// the one before; what held on a day that has passed never changes.
namespace kotaj::export_valuation {

/// One row of the list as it is recorded, imported and exported.
struct ValueRow {
  std::string hs_code;
  std::string goods;
  std::string brand;
  std::string unit;
  core::Wide value_usd = 0;  ///< Of one unit, in ten-thousandths.
  core::Date from;
  std::optional<core::Date> until;  ///< Last day; empty while nothing ends it.
  std::string approval_number;
  core::Date approval_on;
};

/// Rows of one good together, as a file brings them.
struct ValueHistory {
  std::string hs_code;
  std::string goods;
  std::string brand;
  std::string unit;
  std::vector<ValueRow> rows;
};
/// The rows of each good together, in the order of their days.
struct GroupedValues {
  ValueHistory history;
  std::vector<std::size_t> rows;  ///< Of those given, as they stand in the history.
};
std::vector<GroupedValues> group_values(const std::vector<const ValueRow*>& rows);

/// A row as it is kept. One put right before its day comes stands behind the wrong one.
struct ValueEntry {
  core::Wide value_usd = 0;
  core::Date from;
  std::optional<core::Date> until;
  std::string approval_number;
  core::Date approval_on;
  core::Moment recorded_at;
};

/// All rows of one good: of an HS code, a name, a brand and a unit.
struct ValueLine {
  std::string hs_code;
  std::string goods;
  std::string brand;
  std::string unit;
  std::vector<ValueEntry> entries;  ///< In the order they were recorded.
};
/// By the HS code and the search keys of the words.
core::Id value_id(std::string_view hs_code, std::string_view goods, std::string_view brand,
                  std::string_view unit);

/// The entry that holds on a day; null where none does.
const ValueEntry* entry_on(const ValueLine& line, core::Date on);
/// The rows that held, hold or will, in the order of their days; each with the day it really ends.
std::vector<ValueRow> rows_of(const ValueLine& line);
/// Lookup: the HS code, or its first digits, and words of the goods' name, or none.
bool matches(const ValueLine& line, std::string_view hs_code, std::string_view goods);

/// Whether the resolution's row stands in the list.
bool is_published(const ResolvedValue& value, const RecordResolution& resolution,
                  const access::Lookup* lookup);
/// The row as it is published on a day: from its own day, or from that one where it has passed.
ValueRow row_to_publish(const ResolvedValue& value, const RecordResolution& resolution,
                        core::Date on);

/// A declared unit value beside the list's.
struct Screened {
  Screening screening = Screening::no_value;
  std::optional<core::Wide> listed_usd{};
  /// Of the list's value, in hundredths of a percent; negative below it.
  std::optional<core::Wide> deviation_hundredths{};
  core::Explanation explanation{};
};
/// `margin` is null where no text gives one (EV-3); `listed` null where the list has no value.
Screened screen(const ValueEntry* listed, core::Wide declared_usd,
                const law::Dated<int32_t>* margin);

/// 51 `export_values`, record ValueLine. Acts: put_value, put_values (valuation_director).
const access::Module& values_module();

}  // namespace kotaj::export_valuation

namespace kotaj::core {
template <>
const Description& describe<export_valuation::ValueRow>();
template <>
const Description& describe<export_valuation::ValueHistory>();
template <>
const Description& describe<export_valuation::ValueEntry>();
template <>
const Description& describe<export_valuation::ValueLine>();
}  // namespace kotaj::core
