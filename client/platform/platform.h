#pragma once

#include <cstdint>
#include <functional>

/// The window, the loop and the page behind the kit.
namespace kotaj::platform {

struct Hooks {
  /// Draws the screens; called between ui::begin_frame and ui::end_frame.
  std::function<void()> draw;
  /// Tehran's day since 1970-01-01, where an empty month picker opens.
  std::function<int32_t()> today_epoch_day;
  /// Once, when the first picture is on the screen.
  std::function<void()> first_frame;
};

/// Opens the canvas and draws from now on whenever something happens; returns at once. Where the
/// browser has no WebGL 2 the twin is the desk, shown as plain HTML. False: the fonts did not come.
bool start(Hooks hooks);

}  // namespace kotaj::platform
