#include "client/platform/glyphs.h"

#include <GLES3/gl3.h>
#include <emscripten.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// clang-format off: the body is JavaScript
EM_JS(int, kotaj_page_raster,
      (const char* at, int size, float em_px, int bold, int* box, float* advance), {
        const text = UTF8ToString(at, size);
        const state =
            Module["rasterCanvas"] || (Module["rasterCanvas"] = document.createElement("canvas"));
        const context = state.getContext("2d", {willReadFrequently : true});
        const font = (bold ? "bold " : "") + em_px + "px sans-serif";
        context.font = font;
        const m = context.measureText(text);
        const left = Math.ceil(m.actualBoundingBoxLeft) + 1;
        const top = Math.ceil(m.actualBoundingBoxAscent) + 1;
        const width = Math.min(256, left + Math.ceil(m.actualBoundingBoxRight) + 1);
        const height = Math.min(256, top + Math.ceil(m.actualBoundingBoxDescent) + 1);
        if (width < 1 || height < 1) return 0;
        state.width = width;
        state.height = height;
        context.font = font;
        context.fillText(text, left, top);
        const rgba = context.getImageData(0, 0, width, height).data;
        const coverage = _malloc(width * height);
        for (let i = 0; i < width * height; i++) HEAPU8[coverage + i] = rgba[i * 4 + 3];
        HEAP32[box >> 2] = width;
        HEAP32[(box >> 2) + 1] = height;
        HEAP32[(box >> 2) + 2] = -left;
        HEAP32[(box >> 2) + 3] = top;
        HEAPF32[advance >> 2] = m.width;
        return coverage;
      })
// clang-format on

namespace kotaj::platform {
namespace {

GLuint texture = 0;

ImTextureID create_texture(int side_px) {
  if (texture != 0) glDeleteTextures(1, &texture);
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  // WebGL has no swizzle: luminance and alpha give ImGui's shader the white that it multiplies
  // with.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_LUMINANCE_ALPHA, side_px, side_px, 0, GL_LUMINANCE_ALPHA,
               GL_UNSIGNED_BYTE, nullptr);
  return reinterpret_cast<ImTextureID>(static_cast<intptr_t>(texture));
}

void update_texture(ImTextureID id, int x_px, int y_px, int width_px, int height_px,
                    const std::uint8_t* coverage, int stride_bytes) {
  std::vector<std::uint8_t> pixels(
      static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 2, 255);
  std::size_t to = 1;
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x, to += 2) pixels[to] = coverage[y * stride_bytes + x];
  }
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(reinterpret_cast<intptr_t>(id)));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x_px, y_px, width_px, height_px, GL_LUMINANCE_ALPHA,
                  GL_UNSIGNED_BYTE, pixels.data());
}

}  // namespace

text::TextureSink texture_sink() { return {&create_texture, &update_texture}; }

text::GlyphBitmap raster_by_browser(std::string_view cluster, float em_px, text::Weight weight) {
  text::GlyphBitmap out;
  std::array<int, 4> box{};
  const int coverage =
      kotaj_page_raster(cluster.data(), static_cast<int>(cluster.size()), em_px,
                        weight == text::Weight::bold ? 1 : 0, box.data(), &out.advance_px);
  if (coverage == 0) return out;
  out.width_px = box[0];
  out.height_px = box[1];
  out.left_px = box[2];
  out.top_px = box[3];
  auto* bytes = reinterpret_cast<std::uint8_t*>(static_cast<std::uintptr_t>(coverage));
  out.coverage.assign(bytes, bytes + static_cast<std::ptrdiff_t>(out.width_px) * out.height_px);
  std::free(bytes);
  return out;
}

}  // namespace kotaj::platform
