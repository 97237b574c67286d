#pragma once

#include "client/text/text.h"

namespace kotaj::platform {

/// The text atlas as a GL texture of two channels, white and coverage.
[[nodiscard]] text::TextureSink texture_sink();
/// What the font lacks, drawn by a 2-D canvas of the browser.
[[nodiscard]] text::GlyphBitmap raster_by_browser(std::string_view cluster, float em_px,
                                                  text::Weight weight);

}  // namespace kotaj::platform
