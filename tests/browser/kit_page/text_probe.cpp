// How wide the text seam makes a line, asked by journeys: the numbers behind every drawn word.

#include <emscripten.h>

#include <algorithm>

#include "client/text/shaper.h"

namespace {

using kotaj::text::GlyphId;
using kotaj::text::Weight;

/// Bold text stands in the regular face where the bold one lacks a letter: nothing to be compared.
bool is_in(const kotaj::text::Layout& layout, GlyphId::Source source) {
  return std::all_of(layout.glyphs.begin(), layout.glyphs.end(),
                     [&](const auto& glyph) { return glyph.id.source == source; });
}

}  // namespace

extern "C" {

/// In em; less than nothing where a glyph is not of the face that was asked for.
EMSCRIPTEN_KEEPALIVE float kotaj_line_width(const char* utf8, int bold) {
  const Weight weight = bold != 0 ? Weight::bold : Weight::regular;
  const GlyphId::Source source = bold != 0 ? GlyphId::Source::bold : GlyphId::Source::regular;
  const kotaj::text::Layout layout =
      kotaj::text::shape({utf8, weight, kotaj::text::Direction::rtl, 0.0F});
  return is_in(layout, source) ? layout.width_em : -1.0F;
}

}  // extern "C"
