#pragma once

// Natively Dear ImGui is built with IMGUI_ENABLE_TEST_ENGINE: it reports every item that it lays
// out. This listens, so that a test can hold the items against the DOM twin.

#include <imgui.h>

#include <string>
#include <vector>

namespace kotaj::testing {

/// An interactive item of Dear ImGui in one frame, in layout coordinates.
struct WatchedItem {
  ImGuiID id = 0;
  ImVec2 min;
  ImVec2 max;
  /// Empty where the widget gives none.
  std::string label;
};

/// Starts to listen on the current context; call outside a frame.
void watch_items();

/// What was reported since the last call.
[[nodiscard]] std::vector<WatchedItem> take_watched_items();

}  // namespace kotaj::testing
