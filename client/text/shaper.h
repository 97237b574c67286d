#pragma once

// From a text to placed glyphs: levels, runs, HarfBuzz, lines. Sizes are in em (1 = the font's
// size), so that one shaping serves every size and device ratio.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "client/text/text.h"

namespace kotaj::text {

/// Which picture: a glyph of one of the two fonts, or a character that no font has.
struct GlyphId {
  /// Glyph index in the font; for `Source::fallback` the number of the missing character.
  enum class Source : std::uint8_t { regular, bold, fallback };
  std::uint32_t index = 0;
  Source source = Source::regular;
  friend bool operator==(GlyphId, GlyphId) = default;
};

struct PlacedGlyph {
  GlyphId id;
  /// Pen position from the line's left edge and above the base line, em.
  float x_em;
  float y_em;
};

struct Line {
  std::uint32_t first_glyph;
  std::uint32_t glyph_count;
  std::uint32_t first_cluster;
  std::uint32_t cluster_count;
  float width_em;
};

/// Characters that stand or fall together, in reading order.
struct Cluster {
  std::uint32_t byte_offset;
  float advance_em;
};

struct Layout {
  std::vector<Line> lines;
  /// By line, left to right.
  std::vector<PlacedGlyph> glyphs;
  /// By line, in reading order.
  std::vector<Cluster> clusters;
  float width_em = 0.0F;
};

struct Request {
  std::string_view text;
  Weight weight = Weight::regular;
  Direction direction = Direction::rtl;
  /// 0: only line feeds break lines.
  float wrap_width_em = 0.0F;
};

/// Takes the fonts. False when the regular one is not usable. An empty or unusable bold font
/// leaves bold text to the regular one.
[[nodiscard]] bool load_fonts(std::span<const std::byte> regular, std::span<const std::byte> bold,
                              FallbackRaster fallback);
void unload_fonts();

[[nodiscard]] Layout shape(const Request& request);

/// The missing character, in UTF-8, behind a `Source::fallback` index.
[[nodiscard]] std::string_view missing_character(std::uint32_t index);

}  // namespace kotaj::text
