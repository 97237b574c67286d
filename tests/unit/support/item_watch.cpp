#include "tests/unit/support/item_watch.h"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace {

std::vector<kotaj::testing::WatchedItem>& watched() {
  static std::vector<kotaj::testing::WatchedItem> items;
  return items;
}

}  // namespace

// Dear ImGui declares these four and expects whoever asks for the reports to define them.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* /*context*/, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* /*data*/) {
  if (id != 0) watched().push_back({id, box.Min, box.Max, {}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* /*context*/, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags /*flags*/) {
  auto& items = watched();
  const auto own =
      std::find_if(items.rbegin(), items.rend(), [&](const auto& item) { return item.id == id; });
  if (own != items.rend() && label != nullptr) own->label = label;
}

void ImGuiTestEngineHook_Log(ImGuiContext* /*context*/, const char* /*format*/, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* /*context*/, ImGuiID /*id*/) {
  return nullptr;
}

namespace kotaj::testing {

void watch_items() {
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
  watched().clear();
}

std::vector<WatchedItem> take_watched_items() { return std::exchange(watched(), {}); }

}  // namespace kotaj::testing
