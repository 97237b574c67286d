#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/theme.h"

/// A plot over time. Time runs from left to right, as everywhere in the world, also on a page that
/// is read from right to left; the twin is a table with the same figures.
namespace kotaj::ui {

enum class ChartKind : uint8_t { bars, lines };

/// One value: `height` decides where it stands, `shown` is what is written («۱۲», «۳٫۵ روز»).
/// An empty `shown` is a gap.
struct ChartValue {
  double height = 0;
  std::string shown{};
};

struct ChartSeries {
  std::string_view label;
  Tone tone = Tone::accent;  ///< Lines are told apart by their dashes, too, never by colour alone.
  std::vector<ChartValue> values{};  ///< One a moment.
};

struct ChartOptions {
  std::string_view label;       ///< Accessible name, and the heading over the plot.
  std::string_view time_label;  ///< Of the first column of the twin's table: «ماه».
  std::string_view unit{};      ///< Beside the heading: «روز».
  ChartKind kind = ChartKind::bars;
  float height = 220.0F;  ///< CSS px of the plot itself.
};

/// `times` are the moments' labels («فروردین», «۱۴۰۲»), oldest first. Heights below 0 stand at 0.
void chart(std::string_view id, std::span<const std::string> times,
           std::span<const ChartSeries> series, const ChartOptions& options);

}  // namespace kotaj::ui
