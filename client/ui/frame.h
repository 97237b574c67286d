#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What the platform layer (and a test) drives the kit with. Screens do not include this.
namespace kotaj::ui {

struct FrameInput {
  float width = 1024.0F;  ///< CSS px
  float height = 768.0F;
  float pixel_ratio = 1.0F;
  double now_s = 0.0;  ///< Monotonic seconds.
  /// How long a frame may work on what can wait (sorting a long table); 0: until it is done.
  double work_s = 0.0;
  int32_t today_epoch_day =
      0;  ///< Tehran's day since 1970-01-01: where an empty month picker opens.
  bool system_dark = false;
  bool reduced_motion = false;
};

/// Between ImGui::NewFrame and ImGui::Render: `begin_frame`, the screens, `end_frame`.
void begin_frame(const FrameInput& input);
void end_frame();

/// Asks for frames: at once, or at a moment (same clock as `FrameInput::now_s`).
void redraw();
void redraw_at(double at_s);
double now_s();
/// Called when a frame is asked for, also from outside of one: the loop starts again.
void on_wanted(void (*wake)());
/// For the loop: frames still to draw after the last event, and the moment asked for (0 is none).
bool wants_frame();
double wanted_at_s();

}  // namespace kotaj::ui
