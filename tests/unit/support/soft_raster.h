#pragma once

// Draws ImGui's draw data into memory, so that text and widgets can be looked at and compared
// without a window. Not fast enough to play with, fast enough for hundreds of pictures.

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kotaj::testing {

/// Rows top down, four bytes a pixel (red, green, blue, alpha).
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;

  [[nodiscard]] const std::uint8_t* pixel(int x, int y) const {
    return rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) +
                          static_cast<std::size_t>(x)) *
                             4;
  }
};

/// One draw data (after the mirror, where there is one) over `background`, with the text seam's
/// atlas as its texture. The size is the display's, in device pixels.
[[nodiscard]] Picture rasterise(const ImDrawData& draw_data, ImU32 background);

/// False when the file cannot be written.
[[nodiscard]] bool write_png(const Picture& picture, const std::string& path);

/// Nothing when there is no such file or it is no PNG.
[[nodiscard]] std::optional<Picture> read_png(const std::string& path);

/// How far two pictures are apart: the part of pixels (0 to 1) in which any channel differs by
/// more than `tolerance`. 1 when the sizes differ.
[[nodiscard]] double difference(const Picture& a, const Picture& b, int tolerance = 16);

/// Compares with the golden image `name`.png of tests/golden/. Where the environment variable
/// KOTAJ_UPDATE_GOLDEN is set the image is written instead. On a difference the new picture is
/// left beside the test program as `name`.new.png. True when at most `allowed` differs.
[[nodiscard]] bool matches_golden(const Picture& picture, const std::string& name,
                                  double allowed = 0.001);

}  // namespace kotaj::testing
