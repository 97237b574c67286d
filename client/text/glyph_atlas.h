#pragma once

// The one texture: ImGui's own white pixel and lines, and below them every glyph picture that
// was ever needed, drawn on first use at device pixels.

#include <imgui.h>

#include "client/text/shaper.h"

namespace kotaj::text {

/// A glyph's place in the texture. Width 0: it draws nothing.
struct GlyphSlot {
  std::uint16_t x_px = 0;
  std::uint16_t y_px = 0;
  std::uint16_t width_px = 0;
  std::uint16_t height_px = 0;
  std::int16_t left_px = 0;
  std::int16_t top_px = 0;
};

/// Takes over ImGui's atlas (no fonts are in it yet) and makes the texture.
void create_atlas(ImFontAtlas* imgui_atlas, const TextureSink& sink);
void destroy_atlas();

/// The size at which glyphs of `em_px` device pixels are drawn.
[[nodiscard]] float atlas_em_px(float em_px);

/// The slot of a glyph at a size that came from `atlas_em_px`, drawn now if it never was. Null:
/// the texture is full; it is emptied before the next frame.
[[nodiscard]] const GlyphSlot* glyph_slot(GlyphId glyph, Weight weight, float em_px);

/// Grows or empties the texture when it is nearly full. Only between frames.
void make_room();

/// Makes the texture anew and uploads the whole picture.
void remake_texture();

[[nodiscard]] bool atlas_overflowed();
[[nodiscard]] AtlasPixels atlas_view();
[[nodiscard]] std::uint32_t rasterised_count();
void reset_rasterised_count();

}  // namespace kotaj::text
