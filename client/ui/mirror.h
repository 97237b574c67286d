#pragma once

// The mirror seam: layout stays left to right inside ImGui, and the finished frame is turned
// over. Mouse positions are turned on the way in, so hit tests agree with the picture.

#include <imgui.h>

#include <concepts>

namespace kotaj::ui::mirror {

/// Call right after `text::begin_frame` and before `ImGui::NewFrame`, every frame: tells the
/// text seam that this frame will be mirrored over `width_px` (io.DisplaySize.x).
void begin_frame(float width_px);

/// Turns every vertex (x becomes width - x) and every clip rectangle. Call once, right after
/// `ImGui::Render`. User callbacks are left alone.
void mirror_draw_data(ImDrawData* draw_data, float width_px);

/// Screen x of the mouse to ImGui's x: pixel 0 becomes pixel width - 1.
[[nodiscard]] constexpr float mouse_x(float screen_x_px, float width_px) {
  return width_px - 1.0F - screen_x_px;
}

/// Horizontal wheel movement turns over too.
[[nodiscard]] constexpr float wheel_x(float wheel) { return -wheel; }

/// An x of the layout to the x of the screen, and back (the same sum): for the twin's rectangles.
[[nodiscard]] constexpr float turn_x(float x_px, float width_px) { return width_px - x_px; }

/// A resize cursor of the layout to the one that the user should see (NWSE and NESW swap).
[[nodiscard]] ImGuiMouseCursor cursor(ImGuiMouseCursor cursor);

/// Where drawing inside an unmirrored area happens.
class Unmirrored {
 public:
  /// From now on, what is drawn into `draw_list` inside `min`..`max` (layout coordinates) will
  /// reach the screen as drawn: for check marks, plots (time runs left to right) and logos.
  Unmirrored(ImDrawList* draw_list, ImVec2 min, ImVec2 max);
  ~Unmirrored();
  Unmirrored(const Unmirrored&) = delete;
  Unmirrored& operator=(const Unmirrored&) = delete;

  /// ImGui's mouse position in the coordinates used while this object lives.
  [[nodiscard]] ImVec2 mouse() const;

 private:
  [[nodiscard]] float turn(float x_px) const { return sum_x_px_ - x_px; }

  ImDrawList* draw_list_;
  float sum_x_px_;
  int first_vertex_;
  int first_command_;
  bool was_mirrored_;
  float was_offset_px_;
};

/// `draw()` inside an `Unmirrored` area.
template <std::invocable Draw>
void unmirrored(ImDrawList* draw_list, ImVec2 min, ImVec2 max, Draw&& draw) {
  const Unmirrored area(draw_list, min, max);
  draw();
}

}  // namespace kotaj::ui::mirror
