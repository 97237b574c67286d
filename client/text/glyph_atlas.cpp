#include "client/text/glyph_atlas.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "client/text/limits.h"
#include "client/text/rasteriser.h"

namespace kotaj::text {
namespace {

/// Free pixels around each picture, so that linear filtering reads nothing of its neighbour.
constexpr int padding_px = 1;
/// Shelves are this many pixels apart in height, so that glyphs of like height share one.
constexpr int shelf_step_px = 4;
/// The texture grows, or is emptied, between frames when this part of it is taken.
constexpr float nearly_full = 0.75F;

struct Shelf {
  int y_px;
  int height_px;
  int next_x_px;
};

struct Atlas {
  ImFontAtlas* imgui = nullptr;
  TextureSink sink;
  std::unordered_map<std::uint64_t, GlyphSlot> slots;
  std::vector<Shelf> shelves;
  int first_free_y_px = 0;
  int top_of_glyphs_px = 0;
  bool overflowed = false;
  std::uint32_t rasterised = 0;
};

Atlas& atlas() {
  static Atlas instance;
  return instance;
}

std::uint64_t key_of(GlyphId glyph, Weight weight, float em_px) {
  const auto size_steps = static_cast<std::uint64_t>(em_px / size_step_px);
  return (size_steps << 40U) | (static_cast<std::uint64_t>(weight) << 36U) |
         (static_cast<std::uint64_t>(glyph.source) << 32U) | glyph.index;
}

/// ImGui's white pixel and anti-aliased lines go into the first rows.
void lay_out_imgui_parts() {
  ImFontAtlas* imgui = atlas().imgui;
  int x_px = 0;
  int lowest_px = 0;
  for (ImFontAtlasCustomRect& part : imgui->CustomRects) {
    part.X = static_cast<unsigned short>(x_px);
    part.Y = 0;
    x_px += part.Width + padding_px;
    lowest_px = std::max(lowest_px, static_cast<int>(part.Height));
  }
  ImFontAtlasBuildFinish(imgui);
  atlas().top_of_glyphs_px = lowest_px + padding_px;
}

/// Makes the picture `side_px` wide and high, keeping what was in it at its place.
void set_side(int side_px) {
  ImFontAtlas* imgui = atlas().imgui;
  const auto size = static_cast<std::size_t>(side_px) * static_cast<std::size_t>(side_px);
  auto* pixels = static_cast<unsigned char*>(IM_ALLOC(size));
  std::memset(pixels, 0, size);
  for (int y = 0; y < std::min(imgui->TexHeight, side_px); ++y)
    std::memcpy(pixels + y * side_px, imgui->TexPixelsAlpha8 + y * imgui->TexWidth,
                static_cast<std::size_t>(std::min(imgui->TexWidth, side_px)));
  if (imgui->TexPixelsAlpha8 != nullptr) IM_FREE(imgui->TexPixelsAlpha8);
  imgui->TexPixelsAlpha8 = pixels;
  imgui->TexWidth = side_px;
  imgui->TexHeight = side_px;
  const float scale = 1.0F / static_cast<float>(side_px);
  imgui->TexUvScale = ImVec2(scale, scale);
  lay_out_imgui_parts();
  remake_texture();
}

void forget_glyphs() {
  Atlas& a = atlas();
  a.slots.clear();
  a.shelves.clear();
  a.first_free_y_px = a.top_of_glyphs_px;
}

/// Finds a place; false when there is none.
bool find_place(GlyphSlot& slot) {
  Atlas& a = atlas();
  const int side_px = a.imgui->TexWidth;
  const int width_px = slot.width_px + padding_px;
  const int height_px =
      (slot.height_px + padding_px + shelf_step_px - 1) / shelf_step_px * shelf_step_px;
  const auto fits = [&](const Shelf& shelf) {
    return shelf.height_px == height_px && shelf.next_x_px + width_px <= side_px;
  };
  auto shelf = std::find_if(a.shelves.begin(), a.shelves.end(), fits);
  if (shelf == a.shelves.end()) {
    if (a.first_free_y_px + height_px > side_px || width_px > side_px) return false;
    a.shelves.push_back({a.first_free_y_px, height_px, 0});
    a.first_free_y_px += height_px;
    shelf = a.shelves.end() - 1;
  }
  slot.x_px = static_cast<std::uint16_t>(shelf->next_x_px);
  slot.y_px = static_cast<std::uint16_t>(shelf->y_px);
  shelf->next_x_px += width_px;
  return true;
}

/// Copies the picture and a frame of empty pixels right of and below it (an emptied atlas still
/// holds old pixels there).
void copy_into_texture(const GlyphSlot& slot, const GlyphBitmap& bitmap) {
  const Atlas& a = atlas();
  const int side_px = a.imgui->TexWidth;
  const int width_px = std::min(slot.width_px + padding_px, side_px - slot.x_px);
  const int height_px = std::min(slot.height_px + padding_px, side_px - slot.y_px);
  unsigned char* corner = a.imgui->TexPixelsAlpha8 + slot.y_px * side_px + slot.x_px;
  for (int y = 0; y < height_px; ++y) {
    std::memset(corner + y * side_px, 0, static_cast<std::size_t>(width_px));
    if (y < slot.height_px)
      std::memcpy(corner + y * side_px, bitmap.coverage.data() + y * slot.width_px, slot.width_px);
  }
  if (a.sink.update != nullptr)
    a.sink.update(a.imgui->TexID, slot.x_px, slot.y_px, width_px, height_px, corner, side_px);
}

}  // namespace

void create_atlas(ImFontAtlas* imgui_atlas, const TextureSink& sink) {
  Atlas& a = atlas();
  a = Atlas{};
  a.imgui = imgui_atlas;
  a.sink = sink;
  imgui_atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
  imgui_atlas->ClearTexData();
  imgui_atlas->TexWidth = 0;
  imgui_atlas->TexHeight = 0;
  ImFontAtlasBuildInit(imgui_atlas);
  set_side(first_atlas_side_px);
  forget_glyphs();
}

void destroy_atlas() { atlas() = Atlas{}; }

float atlas_em_px(float em_px) {
  const float steps = std::round(std::clamp(em_px, 1.0F, max_em_px) / size_step_px);
  return steps * size_step_px;
}

const GlyphSlot* glyph_slot(GlyphId glyph, Weight weight, float em_px) {
  Atlas& a = atlas();
  const std::uint64_t key = key_of(glyph, weight, em_px);
  const auto found = a.slots.find(key);
  if (found != a.slots.end()) return &found->second;
  const GlyphBitmap bitmap = rasterise(glyph, weight, em_px);
  ++a.rasterised;
  GlyphSlot slot;
  slot.width_px = static_cast<std::uint16_t>(bitmap.width_px);
  slot.height_px = static_cast<std::uint16_t>(bitmap.height_px);
  slot.left_px = static_cast<std::int16_t>(bitmap.left_px);
  slot.top_px = static_cast<std::int16_t>(bitmap.top_px);
  if (slot.width_px > 0) {
    if (!find_place(slot)) {
      a.overflowed = true;
      return nullptr;
    }
    copy_into_texture(slot, bitmap);
  }
  return &a.slots.emplace(key, slot).first->second;
}

void make_room() {
  Atlas& a = atlas();
  const int side_px = a.imgui->TexWidth;
  const float taken = static_cast<float>(a.first_free_y_px) / static_cast<float>(side_px);
  const bool was_too_small = a.overflowed;
  a.overflowed = false;
  if (taken < nearly_full && !was_too_small) return;
  if (side_px < largest_atlas_side_px) return set_side(side_px * 2);
  if (was_too_small || a.first_free_y_px >= side_px - shelf_step_px) forget_glyphs();
}

void remake_texture() {
  const Atlas& a = atlas();
  if (a.sink.create == nullptr || a.sink.update == nullptr) return;
  const int side_px = a.imgui->TexWidth;
  a.imgui->SetTexID(a.sink.create(side_px));
  a.sink.update(a.imgui->TexID, 0, 0, side_px, side_px, a.imgui->TexPixelsAlpha8, side_px);
}

bool atlas_overflowed() { return atlas().overflowed; }

AtlasPixels atlas_view() {
  const ImFontAtlas* imgui = atlas().imgui;
  return imgui == nullptr ? AtlasPixels{} : AtlasPixels{imgui->TexPixelsAlpha8, imgui->TexWidth};
}

std::uint32_t rasterised_count() { return atlas().rasterised; }

void reset_rasterised_count() { atlas().rasterised = 0; }

}  // namespace kotaj::text
