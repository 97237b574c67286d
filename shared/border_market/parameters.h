#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/border_market/steps.h"
#include "shared/core/date.h"
#include "shared/law/chapter.h"
#include "shared/law/dated.h"

/// What the steps of border-market export set, and what the law's articles behind them do: here,
/// and nowhere else. Rates of costs, who collects them and privileges are each market's own dated
/// lists; the text gives no figure of them.
namespace kotaj::border_market {

inline constexpr std::string_view steps_title = "مراحل صدور کالا در بازارچه مشترک مرزی";
/// A place in the text: the heading under which it stands.
constexpr core::Source clause(std::string_view place) {
  return {core::Source::Kind::directive, steps_title, place};
}
/// A place in the Customs Law: "ماده ۱۶".
constexpr core::Source law_article(std::string_view place) {
  return {core::Source::Kind::law, "قانون امور گمرکی", place};
}

using Sequence = std::span<const StepRule>;

/// All that the text sets, each on its own time line.
struct Tables {
  law::Timeline<Sequence> steps_a;
  law::Timeline<Sequence> steps_b;
  law::Timeline<Sequence> steps_c;
};

/// The tables as they stand.
const Tables& tables();

/// The sequence of a variant on a day; a day before the first entry is judged by it.
const law::Dated<Sequence>& steps_of(Variant variant, core::Date on, const Tables& from = tables());

/// Parameters and interpretations, for `kotaj law`.
const law::Chapter& chapter();

}  // namespace kotaj::border_market
