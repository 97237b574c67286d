#pragma once

// Dear ImGui with the text and mirror seams, but without a window: what tests of text, widgets
// and screens draw with.

#include <imgui.h>

#include <functional>

#include "client/text/text.h"
#include "tests/unit/support/soft_raster.h"

namespace kotaj::testing {

/// How the imagined screen is set up.
struct Screen {
  float width_px = 400.0F;
  float height_px = 200.0F;
  /// Device pixels a CSS pixel.
  float ratio = 1.0F;
  /// Real frames are; plain ones show what a mirrored one must look like turned over.
  bool mirrored = true;
};

/// One ImGui context with the real font, for the life of this object.
class Headless {
 public:
  explicit Headless(Screen screen);
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  /// One whole frame: `submit` is called between NewFrame and Render. What was drawn can be
  /// read from `draw_data` or turned into a picture until the next frame.
  void frame(const std::function<void()>& submit);

  [[nodiscard]] const ImDrawData& draw_data() const { return *ImGui::GetDrawData(); }
  [[nodiscard]] Picture picture(ImU32 background = IM_COL32_WHITE) const;

 private:
  Screen screen_;
};

/// The bytes of the fonts that the desk ships; the bold one has only the characters of headings.
[[nodiscard]] std::span<const std::byte> regular_font();
[[nodiscard]] std::span<const std::byte> bold_font();

}  // namespace kotaj::testing
