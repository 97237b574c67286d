#include "client/text/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "client/text/limits.h"

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#include <imstb_truetype.h>

namespace kotaj::text {
namespace {

/// How far emboldening widens a stem, em.
constexpr float embolden_em = 0.045F;
/// Thickness of the lines of the box for a missing character, em.
constexpr float box_line_em = 0.07F;

struct Outlines {
  std::array<stbtt_fontinfo, 2> fonts{};
  std::array<bool, 2> usable{};
  FallbackRaster fallback = nullptr;
};

Outlines& outlines() {
  static Outlines instance;
  return instance;
}

bool load(stbtt_fontinfo& font, std::span<const std::byte> ttf) {
  if (ttf.empty()) return false;
  const auto* bytes = reinterpret_cast<const unsigned char*>(ttf.data());
  return stbtt_InitFont(&font, bytes, stbtt_GetFontOffsetForIndex(bytes, 0)) != 0;
}

GlyphBitmap rasterise_outline(const stbtt_fontinfo& font, int glyph, float em_px) {
  GlyphBitmap bitmap;
  const float scale = stbtt_ScaleForMappingEmToPixels(&font, em_px);
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  stbtt_GetGlyphBitmapBox(&font, glyph, scale, scale, &left, &top, &right, &bottom);
  if (right <= left || bottom <= top) return bitmap;
  bitmap.width_px = right - left;
  bitmap.height_px = bottom - top;
  bitmap.left_px = left;
  bitmap.top_px = -top;
  bitmap.coverage.assign(
      static_cast<std::size_t>(bitmap.width_px) * static_cast<std::size_t>(bitmap.height_px), 0);
  stbtt_MakeGlyphBitmap(&font, bitmap.coverage.data(), bitmap.width_px, bitmap.height_px,
                        bitmap.width_px, scale, scale, glyph);
  return bitmap;
}

/// Widens every stem to the right, by whole pixels and a fraction.
GlyphBitmap embolden(const GlyphBitmap& thin, float em_px) {
  const float extra_px = embolden_em * em_px;
  const int whole_px = static_cast<int>(std::floor(extra_px));
  const float fraction = extra_px - static_cast<float>(whole_px);
  GlyphBitmap bold = thin;
  bold.width_px = thin.width_px + whole_px + 1;
  bold.coverage.assign(
      static_cast<std::size_t>(bold.width_px) * static_cast<std::size_t>(bold.height_px), 0);
  for (int y = 0; y < thin.height_px; ++y) {
    const std::uint8_t* from = thin.coverage.data() + y * thin.width_px;
    std::uint8_t* to = bold.coverage.data() + y * bold.width_px;
    for (int x = 0; x < thin.width_px; ++x) {
      for (int shift = 0; shift <= whole_px; ++shift)
        to[x + shift] = std::max(to[x + shift], from[x]);
      const auto part = static_cast<std::uint8_t>(static_cast<float>(from[x]) * fraction);
      to[x + whole_px + 1] = std::max(to[x + whole_px + 1], part);
    }
  }
  return bold;
}

/// A hollow box on the base line: what stands for a character that nobody can draw.
GlyphBitmap missing_box(float em_px) {
  const auto whole = [](float px) { return std::max(1, static_cast<int>(std::lround(px))); };
  const int line_px = whole(box_line_em * em_px);
  GlyphBitmap box;
  box.advance_px = missing_box_width_em * em_px;
  box.width_px = whole(box.advance_px) - line_px;
  box.height_px = whole(missing_box_height_em * em_px);
  box.left_px = whole(box_line_em * em_px / 2.0F);
  box.top_px = box.height_px;
  for (int y = 0; y < box.height_px; ++y)
    for (int x = 0; x < box.width_px; ++x) {
      const int to_edge =
          std::min(std::min(x, box.width_px - 1 - x), std::min(y, box.height_px - 1 - y));
      box.coverage.push_back(to_edge < line_px ? 255 : 0);
    }
  return box;
}

GlyphBitmap rasterise_missing(std::uint32_t number, Weight weight, float em_px) {
  const FallbackRaster fallback = outlines().fallback;
  if (fallback != nullptr) {
    GlyphBitmap bitmap = fallback(missing_character(number), em_px, weight);
    const auto expected = static_cast<std::size_t>(std::max(0, bitmap.width_px)) *
                          static_cast<std::size_t>(std::max(0, bitmap.height_px));
    if (expected > 0 && bitmap.coverage.size() == expected) return bitmap;
  }
  return missing_box(em_px);
}

}  // namespace

bool load_outlines(std::span<const std::byte> regular, std::span<const std::byte> bold,
                   FallbackRaster fallback) {
  Outlines& o = outlines();
  o.usable = {load(o.fonts[0], regular), load(o.fonts[1], bold)};
  o.fallback = fallback;
  return o.usable[0];
}

void unload_outlines() { outlines() = Outlines{}; }

GlyphBitmap rasterise(GlyphId glyph, Weight weight, float em_px) {
  if (glyph.source == GlyphId::Source::fallback)
    return rasterise_missing(glyph.index, weight, em_px);
  const bool from_bold = glyph.source == GlyphId::Source::bold;
  const Outlines& o = outlines();
  if (!o.usable[from_bold ? 1 : 0]) return missing_box(em_px);
  GlyphBitmap bitmap =
      rasterise_outline(o.fonts[from_bold ? 1 : 0], static_cast<int>(glyph.index), em_px);
  const bool imitate = weight == Weight::bold && !from_bold && !bitmap.coverage.empty();
  return imitate ? embolden(bitmap, em_px) : bitmap;
}

VerticalMetrics vertical_metrics() {
  const Outlines& o = outlines();
  if (!o.usable[0]) return {};
  int ascent = 0;
  int descent = 0;
  int gap = 0;
  stbtt_GetFontVMetrics(&o.fonts[0], &ascent, &descent, &gap);
  const float em_per_unit = stbtt_ScaleForMappingEmToPixels(&o.fonts[0], 1.0F);
  return {static_cast<float>(ascent) * em_per_unit, -static_cast<float>(descent) * em_per_unit};
}

}  // namespace kotaj::text
