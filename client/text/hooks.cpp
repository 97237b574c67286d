// Dear ImGui's text calls, answered by shaped layouts. See imgui-text-hooks.patch.

#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "client/text/glyph_atlas.h"
#include "client/text/layout_cache.h"
#include "client/text/state.h"

namespace kotaj::text {
namespace {

struct Rectangle {
  float left;
  float top;
  float right;
  float bottom;
};

/// Everything that stays the same while one text is drawn.
struct Drawing {
  ImDrawList* draw_list;
  ImU32 colour;
  Rectangle clip;
  bool clip_finely;
  ScreenX screen_x;
  /// Device pixels a CSS pixel.
  float ratio;
  Weight weight;
  float atlas_em_px;
};

const Layout& layout_of(const ImFont* font, float size_px, float wrap_width_px,
                        std::string_view text) {
  const Style style = style_of(font, size_px);
  return cached_layout(
      {text, style.weight, base_direction(), std::max(0.0F, wrap_width_px / style.em_px)});
}

/// ImGui's rule: an empty last line after a line feed adds no height.
std::size_t counted_lines(const Layout& layout) {
  const bool ends_empty = layout.lines.size() > 1 && layout.lines.back().cluster_count == 0;
  return layout.lines.size() - (ends_empty ? 1 : 0);
}

ImVec2 calc_text_size(const ImFont* font, float size_px, float max_width_px, float wrap_width_px,
                      const char* begin, const char* end, const char** remaining) {
  const std::string_view text(begin, static_cast<std::size_t>(end - begin));
  const float em_px = style_of(font, size_px).em_px;
  const Layout& layout = layout_of(font, size_px, wrap_width_px, text);
  if (remaining != nullptr) *remaining = end;
  const float full_px = layout.width_em * em_px;
  if (full_px < max_width_px) return {full_px, static_cast<float>(counted_lines(layout)) * size_px};
  float widest_px = 0.0F;
  float height_px = 0.0F;
  for (const Line& line : layout.lines) {
    height_px += size_px;
    float width_px = 0.0F;
    for (std::uint32_t i = 0; i < line.cluster_count; ++i) {
      const Cluster& cluster = layout.clusters[line.first_cluster + i];
      const float advance_px = cluster.advance_em * em_px;
      if (width_px + advance_px >= max_width_px) {
        if (remaining != nullptr) *remaining = begin + cluster.byte_offset;
        return {std::max(widest_px, width_px), height_px};
      }
      width_px += advance_px;
    }
    widest_px = std::max(widest_px, width_px);
  }
  return {widest_px, height_px};
}

const char* calc_word_wrap_position(const ImFont* font, float scale, const char* begin,
                                    const char* end, float wrap_width_px) {
  const std::string_view text(begin, static_cast<std::size_t>(end - begin));
  const Layout& layout = layout_of(font, scale * font->FontSize, wrap_width_px, text);
  if (layout.lines.size() < 2) return end;
  const Line& second = layout.lines[1];
  if (second.cluster_count == 0) return end;
  const char* line_end = begin + layout.clusters[second.first_cluster].byte_offset;
  while (line_end > begin && (line_end[-1] == ' ' || line_end[-1] == '\n')) --line_end;
  return line_end;
}

float to_layout_x(const Drawing& drawing, float screen_px) {
  const ScreenX& x = drawing.screen_x;
  return x.mirrored ? x.offset_px - screen_px : screen_px - x.offset_px;
}

/// Cuts the quad at the clip rectangle, texture coordinates too. False: nothing is left.
bool clip_quad(const Rectangle& clip, Rectangle& quad, Rectangle& uv) {
  const float u_per_px = (uv.right - uv.left) / (quad.right - quad.left);
  const float v_per_px = (uv.bottom - uv.top) / (quad.bottom - quad.top);
  const Rectangle old = quad;
  quad = {std::max(quad.left, clip.left), std::max(quad.top, clip.top),
          std::min(quad.right, clip.right), std::min(quad.bottom, clip.bottom)};
  uv = {uv.left + (quad.left - old.left) * u_per_px, uv.top + (quad.top - old.top) * v_per_px,
        uv.right + (quad.right - old.right) * u_per_px,
        uv.bottom + (quad.bottom - old.bottom) * v_per_px};
  return quad.left < quad.right && quad.top < quad.bottom;
}

/// `quad` is in layout coordinates; space for it was reserved.
void emit_quad(const Drawing& drawing, Rectangle quad, Rectangle uv) {
  const Rectangle& clip = drawing.clip;
  const bool outside = quad.right < clip.left || quad.left > clip.right || quad.bottom < clip.top ||
                       quad.top > clip.bottom;
  if (outside) return;
  if (drawing.clip_finely && !clip_quad(clip, quad, uv)) return;
  ImDrawList* list = drawing.draw_list;
  list->PrimRectUV({quad.left, quad.top}, {quad.right, quad.bottom}, {uv.left, uv.top},
                   {uv.right, uv.bottom}, drawing.colour);
}

/// Draws a glyph whose pen stands at whole device pixels of the screen.
void draw_glyph(const Drawing& drawing, GlyphId glyph, float pen_x_px, float pen_y_px) {
  const GlyphSlot* slot = glyph_slot(glyph, drawing.weight, drawing.atlas_em_px);
  if (slot != nullptr && slot->width_px == 0) return;
  ImFontAtlas* atlas = state().atlas;
  const float texel = atlas->TexUvScale.x;
  GlyphSlot box;  // The texture is full: a filled box now, the glyph in the next frame.
  box.width_px = static_cast<std::uint16_t>(drawing.atlas_em_px / 2.0F);
  box.height_px = box.width_px;
  box.top_px = static_cast<std::int16_t>(box.height_px);
  const GlyphSlot& place = slot != nullptr ? *slot : box;
  Rectangle uv{static_cast<float>(place.x_px) * texel, static_cast<float>(place.y_px) * texel,
               static_cast<float>(place.x_px + place.width_px) * texel,
               static_cast<float>(place.y_px + place.height_px) * texel};
  if (slot == nullptr)
    uv = {atlas->TexUvWhitePixel.x, atlas->TexUvWhitePixel.y, atlas->TexUvWhitePixel.x,
          atlas->TexUvWhitePixel.y};
  const float left_px = pen_x_px + static_cast<float>(place.left_px);
  const float top_px = pen_y_px - static_cast<float>(place.top_px);
  const float from_x = to_layout_x(drawing, left_px / drawing.ratio);
  const float to_x =
      to_layout_x(drawing, (left_px + static_cast<float>(place.width_px)) / drawing.ratio);
  // In a mirrored frame the picture's left edge has the greater x: the u's swap with it.
  if (from_x > to_x) std::swap(uv.left, uv.right);
  emit_quad(drawing,
            {std::min(from_x, to_x), top_px / drawing.ratio, std::max(from_x, to_x),
             (top_px + static_cast<float>(place.height_px)) / drawing.ratio},
            uv);
}

void draw_line(const Drawing& drawing, const Layout& layout, const Line& line, float em_px,
               float line_x_px, float baseline_y_px) {
  const ScreenX& x = drawing.screen_x;
  // The line begins at `line_x_px` of the layout; on the screen of a mirrored frame that is its
  // right end.
  const float left_px =
      x.mirrored ? x.offset_px - line_x_px - line.width_em * em_px : x.offset_px + line_x_px;
  const auto count = static_cast<int>(line.glyph_count);
  drawing.draw_list->PrimReserve(count * 6, count * 4);
  const int vertices_before =
      static_cast<int>(drawing.draw_list->_VtxWritePtr - drawing.draw_list->VtxBuffer.Data);
  for (std::uint32_t i = 0; i < line.glyph_count; ++i) {
    const PlacedGlyph& glyph = layout.glyphs[line.first_glyph + i];
    const float pen_x_px = std::round((left_px + glyph.x_em * em_px) * drawing.ratio);
    const float pen_y_px = std::round((baseline_y_px - glyph.y_em * em_px) * drawing.ratio);
    draw_glyph(drawing, glyph.id, pen_x_px, pen_y_px);
  }
  const int drawn =
      static_cast<int>(drawing.draw_list->_VtxWritePtr - drawing.draw_list->VtxBuffer.Data) -
      vertices_before;
  const int unused = count - drawn / 4;
  drawing.draw_list->PrimUnreserve(unused * 6, unused * 4);
}

void render_text(const ImFont* font, ImDrawList* draw_list, float size_px, const ImVec2& pos,
                 ImU32 colour, const ImVec4& clip, const char* begin, const char* end,
                 float wrap_width_px, bool clip_finely) {
  if (begin == end || pos.y > clip.w) return;
  const std::string_view text(begin, static_cast<std::size_t>(end - begin));
  const Style style = style_of(font, size_px);
  const Layout& layout = layout_of(font, size_px, wrap_width_px, text);
  const float ratio = std::max(0.1F, ImGui::GetIO().DisplayFramebufferScale.x);
  const Drawing drawing{
      draw_list, colour,       {clip.x, clip.y, clip.z, clip.w}, clip_finely, state().screen_x,
      ratio,     style.weight, atlas_em_px(style.em_px * ratio)};
  const float to_baseline_px =
      baseline_px(style.em_px) + (size_px - line_height_px(style.em_px)) / 2.0F;
  float top_px = pos.y;
  for (const Line& line : layout.lines) {
    if (top_px > clip.w) break;
    if (top_px + size_px >= clip.y)
      draw_line(drawing, layout, line, style.em_px, pos.x, top_px + to_baseline_px);
    top_px += size_px;
  }
}

void render_char(const ImFont* font, ImDrawList* draw_list, float size_px, const ImVec2& pos,
                 ImU32 colour, ImWchar character) {
  char utf8[5];
  const char* begin = ImTextCharToUtf8(utf8, character);
  constexpr ImVec4 everywhere(-FLT_MAX, -FLT_MAX, FLT_MAX, FLT_MAX);
  render_text(font, draw_list, size_px, pos, colour, everywhere, begin, begin + std::strlen(begin),
              0.0F, false);
}

void render_text_elided(ImDrawList* draw_list, const ImVec2& pos, float width_px,
                        const ImVec4& clip, const char* begin, const char* end) {
  const std::string_view text(begin, static_cast<std::size_t>(end - begin));
  const std::string shown = elide(text, width_px);
  draw_list->AddText(ImGui::GetFont(), ImGui::GetFontSize(), pos, ImGui::GetColorU32(ImGuiCol_Text),
                     shown.data(), shown.data() + shown.size(), 0.0F, &clip);
}

}  // namespace

void install_hooks() {
  GImGuiTextHooks = {calc_text_size, calc_word_wrap_position, render_text, render_char,
                     render_text_elided};
}

void remove_hooks() { GImGuiTextHooks = {}; }

}  // namespace kotaj::text
