#include "tests/unit/support/soft_raster.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "client/text/text.h"

namespace kotaj::testing {
namespace {

struct Bounds {
  int left;
  int top;
  int right;
  int bottom;
};

/// A vertex in device pixels.
struct Point {
  float x;
  float y;
  float u;
  float v;
  float channel[4];
};

struct Target {
  Picture& picture;
  text::AtlasPixels atlas;
};

Point to_point(const ImDrawVert& vertex, const ImDrawData& data) {
  Point point{(vertex.pos.x - data.DisplayPos.x) * data.FramebufferScale.x,
              (vertex.pos.y - data.DisplayPos.y) * data.FramebufferScale.y,
              vertex.uv.x,
              vertex.uv.y,
              {}};
  for (int i = 0; i < 4; ++i)
    point.channel[i] = static_cast<float>((vertex.col >> (8 * i)) & 0xFFU) / 255.0F;
  return point;
}

/// Linear filtering, as the graphics side does it.
float sample(const text::AtlasPixels& atlas, float u, float v) {
  const float x = u * static_cast<float>(atlas.side_px) - 0.5F;
  const float y = v * static_cast<float>(atlas.side_px) - 0.5F;
  const float left = std::floor(x);
  const float top = std::floor(y);
  const auto at = [&](int column, int row) {
    column = std::clamp(column, 0, atlas.side_px - 1);
    row = std::clamp(row, 0, atlas.side_px - 1);
    return static_cast<float>(atlas.coverage[row * atlas.side_px + column]) / 255.0F;
  };
  const int column = static_cast<int>(left);
  const int row = static_cast<int>(top);
  const float fx = x - left;
  const float fy = y - top;
  const float upper = at(column, row) * (1.0F - fx) + at(column + 1, row) * fx;
  const float lower = at(column, row + 1) * (1.0F - fx) + at(column + 1, row + 1) * fx;
  return upper * (1.0F - fy) + lower * fy;
}

void blend(std::uint8_t* pixel, const float (&colour)[4], float coverage) {
  const float alpha = std::clamp(colour[3] * coverage, 0.0F, 1.0F);
  for (int i = 0; i < 3; ++i) {
    const float mixed = colour[i] * 255.0F * alpha + static_cast<float>(pixel[i]) * (1.0F - alpha);
    pixel[i] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0F, 255.0F)));
  }
}

float edge(const Point& a, const Point& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// The top-left rule, so that a pixel on a shared edge is drawn once.
bool owns_edge(const Point& a, const Point& b) { return b.y < a.y || (b.y == a.y && b.x > a.x); }

Bounds bounds_of(const Point& a, const Point& b, const Point& c, const Bounds& clip) {
  const auto [min_x, max_x] = std::minmax({a.x, b.x, c.x});
  const auto [min_y, max_y] = std::minmax({a.y, b.y, c.y});
  return {std::max(clip.left, static_cast<int>(std::floor(min_x))),
          std::max(clip.top, static_cast<int>(std::floor(min_y))),
          std::min(clip.right, static_cast<int>(std::ceil(max_x))),
          std::min(clip.bottom, static_cast<int>(std::ceil(max_y)))};
}

void draw_triangle(const Target& target, const Point& a, Point b, Point c, const Bounds& clip) {
  float area = edge(a, b, c.x, c.y);
  if (area == 0.0F || std::isnan(area)) return;
  // The mirror turns triangles over: nothing is culled.
  if (area < 0.0F) {
    std::swap(b, c);
    area = -area;
  }
  const bool own_a = owns_edge(b, c);
  const bool own_b = owns_edge(c, a);
  const bool own_c = owns_edge(a, b);
  const Bounds box = bounds_of(a, b, c, clip);
  for (int row = box.top; row < box.bottom; ++row) {
    for (int column = box.left; column < box.right; ++column) {
      const float x = static_cast<float>(column) + 0.5F;
      const float y = static_cast<float>(row) + 0.5F;
      const float wa = edge(b, c, x, y);
      const float wb = edge(c, a, x, y);
      const float wc = edge(a, b, x, y);
      if (wa < 0 || wb < 0 || wc < 0) continue;
      if ((wa == 0 && !own_a) || (wb == 0 && !own_b) || (wc == 0 && !own_c)) continue;
      const auto mix = [&](float pa, float pb, float pc) {
        return (wa * pa + wb * pb + wc * pc) / area;
      };
      float colour[4];
      for (int i = 0; i < 4; ++i) colour[i] = mix(a.channel[i], b.channel[i], c.channel[i]);
      const float coverage = sample(target.atlas, mix(a.u, b.u, c.u), mix(a.v, b.v, c.v));
      std::uint8_t* pixel =
          target.picture.rgba.data() +
          (static_cast<std::size_t>(row) * static_cast<std::size_t>(target.picture.width_px) +
           static_cast<std::size_t>(column)) *
              4;
      blend(pixel, colour, coverage);
    }
  }
}

Bounds clip_of(const ImDrawCmd& command, const ImDrawData& data, const Picture& picture) {
  const auto to_pixel = [](float css, float origin, float scale) {
    return static_cast<int>(std::lround((css - origin) * scale));
  };
  const ImVec4& clip = command.ClipRect;
  const ImVec2 origin = data.DisplayPos;
  const ImVec2 scale = data.FramebufferScale;
  return {std::max(0, to_pixel(clip.x, origin.x, scale.x)),
          std::max(0, to_pixel(clip.y, origin.y, scale.y)),
          std::min(picture.width_px, to_pixel(clip.z, origin.x, scale.x)),
          std::min(picture.height_px, to_pixel(clip.w, origin.y, scale.y))};
}

void draw_command(const Target& target, const ImDrawData& data, const ImDrawList& list,
                  const ImDrawCmd& command) {
  const Bounds clip = clip_of(command, data, target.picture);
  if (clip.left >= clip.right || clip.top >= clip.bottom) return;
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
    Point points[3];
    for (unsigned corner = 0; corner < 3; ++corner) {
      const unsigned index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + corner)];
      points[corner] = to_point(list.VtxBuffer[static_cast<int>(command.VtxOffset + index)], data);
    }
    draw_triangle(target, points[0], points[1], points[2], clip);
  }
}

std::string golden_path(const std::string& name) {
  return std::string(KOTAJ_SOURCE_DIR) + "/tests/golden/" + name + ".png";
}

}  // namespace

Picture rasterise(const ImDrawData& draw_data, ImU32 background) {
  Picture picture;
  picture.width_px =
      static_cast<int>(std::lround(draw_data.DisplaySize.x * draw_data.FramebufferScale.x));
  picture.height_px =
      static_cast<int>(std::lround(draw_data.DisplaySize.y * draw_data.FramebufferScale.y));
  picture.rgba.resize(static_cast<std::size_t>(picture.width_px) *
                      static_cast<std::size_t>(picture.height_px) * 4);
  for (std::size_t i = 0; i < picture.rgba.size(); ++i)
    picture.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(background >> (8 * (i % 4)));
  const Target target{picture, text::atlas_pixels()};
  for (const ImDrawList* list : draw_data.CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer)
      if (command.UserCallback == nullptr) draw_command(target, draw_data, *list, command);
  return picture;
}

bool write_png(const Picture& picture, const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width_px);
  image.height = static_cast<png_uint_32>(picture.height_px);
  image.format = PNG_FORMAT_RGBA;
  return png_image_write_to_file(&image, path.c_str(), 0, picture.rgba.data(), 0, nullptr) != 0;
}

std::optional<Picture> read_png(const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGBA;
  Picture picture;
  picture.width_px = static_cast<int>(image.width);
  picture.height_px = static_cast<int>(image.height);
  picture.rgba.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0)
    return std::nullopt;
  return picture;
}

double difference(const Picture& a, const Picture& b, int tolerance) {
  if (a.width_px != b.width_px || a.height_px != b.height_px || a.rgba.empty()) return 1.0;
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    bool is_different = false;
    for (std::size_t c = 0; c < 4; ++c)
      is_different = is_different || std::abs(a.rgba[i + c] - b.rgba[i + c]) > tolerance;
    if (is_different) ++different;
  }
  return static_cast<double>(different) / (static_cast<double>(a.rgba.size()) / 4.0);
}

bool matches_golden(const Picture& picture, const std::string& name, double allowed) {
  if (std::getenv("KOTAJ_UPDATE_GOLDEN") != nullptr) return write_png(picture, golden_path(name));
  const std::optional<Picture> golden = read_png(golden_path(name));
  if (golden && difference(picture, *golden) <= allowed) return true;
  static_cast<void>(write_png(picture, name + ".new.png"));
  return false;
}

}  // namespace kotaj::testing
