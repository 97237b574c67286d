#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/export_exit/permit.h"

/// How offices do: permits open and overdue, inquiries answered and in how many days (E6, E12).
namespace kotaj::export_exit {

/// One office's figures.
struct OfficeFigures {
  std::string office;
  int64_t open = 0;  ///< Origin: permits with anything to do. Border: those whose next step is its.
  int64_t overdue = 0;   ///< Of the open ones, those whose next step is this office's and late.
  int64_t answered = 0;  ///< Inquiries.
  std::optional<int64_t> median_days;  ///< From sending to answer; half a day rounds up.
  std::optional<int64_t> p90_days;     ///< Nearest rank.
};

/// By origin, by border: in the order of the offices' codes.
std::vector<OfficeFigures> figures_by_origin(std::span<const Record* const> permits, core::Date on);
std::vector<OfficeFigures> figures_by_border(std::span<const Record* const> permits, core::Date on);

/// The smallest of the sorted days that at least that share of them does not exceed.
int64_t percentile(std::span<const int64_t> sorted, int percent);

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::OfficeFigures>();
}  // namespace kotaj::core
