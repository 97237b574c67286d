#pragma once

// Glyph outlines to coverage, by the rasteriser that Dear ImGui bundles.

#include <cstddef>
#include <span>

#include "client/text/shaper.h"

namespace kotaj::text {

/// The same bytes that `load_fonts` got. False when the regular font is not usable.
[[nodiscard]] bool load_outlines(std::span<const std::byte> regular,
                                 std::span<const std::byte> bold, FallbackRaster fallback);
void unload_outlines();

/// The picture of a glyph at `em_px` device pixels. A weight that the glyph's own font does not
/// have is imitated. Empty for glyphs that draw nothing.
[[nodiscard]] GlyphBitmap rasterise(GlyphId glyph, Weight weight, float em_px);

/// Ascent and descent (both positive) of the regular font, em.
struct VerticalMetrics {
  float ascent_em = 1.0F;
  float descent_em = 0.0F;
};
[[nodiscard]] VerticalMetrics vertical_metrics();

}  // namespace kotaj::text
