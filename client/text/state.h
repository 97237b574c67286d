#pragma once

// What the seam remembers between calls: fonts by style, base directions, where x ends up.

#include <vector>

#include "client/text/rasteriser.h"
#include "client/text/text.h"

namespace kotaj::text {

struct StyledFont {
  ImFont* font;
  Style style;
};

struct State {
  bool is_installed = false;
  ImFontAtlas* atlas = nullptr;
  VerticalMetrics metrics;
  std::vector<StyledFont> fonts;
  std::vector<Direction> directions;
  ScreenX screen_x;
};

[[nodiscard]] State& state();

/// The style behind an ImGui font drawn at `size_px` (ImGui's size is the line's height).
[[nodiscard]] Style style_of(const ImFont* font, float size_px);

[[nodiscard]] inline Direction base_direction() {
  return state().directions.empty() ? Direction::rtl : state().directions.back();
}

void install_hooks();
void remove_hooks();

}  // namespace kotaj::text
