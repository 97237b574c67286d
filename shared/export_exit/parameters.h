#pragma once

#include <cstdint>
#include <string_view>

#include "shared/core/date.h"
#include "shared/law/chapter.h"
#include "shared/law/dated.h"

/// The figures of the circular on following up the exit of exported goods, which follows
/// 351.1400.1798843 of 1400/12/25: here, and nowhere else.
namespace kotaj::export_exit {

/// The circular's own number is not in the text at hand: it is named by the one that it follows.
inline constexpr std::string_view circular_title = "بخشنامه اعلام خروج پیرو ۳۵۱٫۱۴۰۰٫۱۷۹۸۸۴۳";
/// A place in the circular: "بند ۳".
constexpr core::Source clause(std::string_view place) {
  return {core::Source::Kind::directive, circular_title, place};
}

/// All that the circular sets, each on its own time line.
struct Tables {
  law::Timeline<bool> in_force;
  law::Timeline<int32_t> follow_up_days;        ///< From the end of the formalities.
  law::Timeline<int32_t> shortest_answer_days;  ///< That an inquiry may set.
  law::Timeline<int32_t> longest_answer_days;
  law::Timeline<int32_t> margin_per_mille;   ///< Of the permit's gross mass, for the final notice.
  law::Timeline<int32_t> call_warning_days;  ///< Before a settlement call's date, daily.
};

/// The tables as they stand.
const Tables& tables();

/// What holds on one day.
struct Parameters {
  law::Dated<int32_t> follow_up_days;
  law::Dated<int32_t> shortest_answer_days;
  law::Dated<int32_t> longest_answer_days;
  law::Dated<int32_t> margin_per_mille;
  law::Dated<int32_t> call_warning_days;
};

/// A day before the circular is judged by its first figures: permits of earlier years are
/// followed up by the same terms (clause 1).
Parameters parameters(core::Date on, const Tables& from = tables());
/// The circular's first day, 1402/01/01.
core::Date first_day(const Tables& from = tables());

/// Parameters and interpretations, for `kotaj law`.
const law::Chapter& chapter();

}  // namespace kotaj::export_exit
