#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// A short walk over the page for who sees it for the first time: one place after the other is
/// lit, with a sentence or two about it.
namespace kotaj::ui {

struct TourStep {
  /// Path of a widget of the page; where it is not there now, the step stands in the middle.
  std::string_view target;
  std::string_view title;
  std::string_view text;
};

/// What the tour remembers; kept by the screen around it.
struct TourState {
  bool open = false;
  std::size_t at = 0;
};

void start_tour(TourState& state);
/// Call every frame, after the page; draws while `state.open`. Like a dialog it keeps the focus,
/// and Esc ends it. True in the frame in which it ended.
bool tour(std::span<const TourStep> steps, TourState& state);

}  // namespace kotaj::ui
