#pragma once

#include <cstdint>
#include <string_view>

#include "shared/core/date.h"
#include "shared/law/chapter.h"
#include "shared/law/dated.h"

/// The figures of directive 1402/1291285 and of what it rests on: here, and nowhere else.
namespace kotaj::export_valuation {

inline constexpr std::string_view directive_number = "1402/1291285";
/// A place in the directive or in the forms attached to it: "متن", "فرم PQ33".
constexpr core::Source clause(std::string_view place) {
  return {core::Source::Kind::directive, directive_number, place};
}
/// A place in the circular that the directive follows.
constexpr core::Source earlier_circular(std::string_view place) {
  return {core::Source::Kind::directive, "97/215214", place};
}
/// A place in the Customs Law: "ماده ۱۶".
constexpr core::Source law_article(std::string_view place) {
  return {core::Source::Kind::law, "قانون امور گمرکی", place};
}

/// All that the directive sets, each on its own time line.
struct Tables {
  law::Timeline<bool> in_force;
  law::Timeline<int32_t> pq31_rows;         ///< Printed on one sheet.
  law::Timeline<int32_t> pq33_rows;         ///< Printed on one sheet.
  law::Timeline<int32_t> guard_characters;  ///< Of the opinion's reason and of the documents.
  /// How far a declared unit value may lie from the list's and still be within it.
  law::Timeline<int32_t> margin_per_mille;
};

/// The tables as they stand.
const Tables& tables();

/// What holds on one day.
struct Parameters {
  law::Dated<int32_t> pq31_rows;
  law::Dated<int32_t> pq33_rows;
  law::Dated<int32_t> guard_characters;
};

/// A day before the directive is judged by its first figures.
Parameters parameters(core::Date on, const Tables& from = tables());
/// The margin of screening on that day; null where no text gives one.
const law::Dated<int32_t>* margin_on(core::Date on, const Tables& from = tables());
/// The directive's own day, 1402/09/15: it names no other for its beginning.
core::Date first_day(const Tables& from = tables());

/// Parameters and interpretations, for `kotaj law`.
const law::Chapter& chapter();

}  // namespace kotaj::export_valuation
