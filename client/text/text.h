#pragma once

// The text seam: Persian shaping, bidirectional order, line breaking and glyph drawing behind
// every text call of Dear ImGui. See client/text/README.md.

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kotaj::text {

/// Two weights: running text, and headings or emphasis.
enum class Weight : std::uint8_t { regular, bold };

/// Paragraph direction. It comes from the field's description, not from the text, except
/// `from_text` (first strong letter, else right to left) for text whose direction nobody knows.
enum class Direction : std::uint8_t { rtl, ltr, from_text };

/// Which face and how large. `em_px` is in CSS pixels; the line is `line_height_px(em_px)` high.
struct Style {
  Weight weight = Weight::regular;
  float em_px = 14.0F;
};

/// A glyph's picture: 8-bit coverage, rows top down, in device pixels.
struct GlyphBitmap {
  int width_px = 0;
  int height_px = 0;
  /// From the pen position on the base line to the picture's left edge (right is positive).
  int left_px = 0;
  /// From the base line up to the picture's top edge (up is positive).
  int top_px = 0;
  /// How far the pen moves, in device pixels.
  float advance_px = 0.0F;
  std::vector<std::uint8_t> coverage;
};

/// Draws what the font lacks. `cluster` is one visible character in UTF-8, `em_px` its size in
/// device pixels. In the browser a 2-D canvas does it; without one a visible box is drawn.
using FallbackRaster = GlyphBitmap (*)(std::string_view cluster, float em_px, Weight weight);

/// Where glyph pictures live on the graphics side. All three may be null (no window: the
/// picture stays in memory, see `atlas_pixels`).
struct TextureSink {
  /// Makes a square texture of `side_px`, drops the one before it, returns its id.
  ImTextureID (*create)(int side_px) = nullptr;
  /// Copies a rectangle of coverage (row stride `stride_bytes`) into the texture.
  void (*update)(ImTextureID texture, int x_px, int y_px, int width_px, int height_px,
                 const std::uint8_t* coverage, int stride_bytes) = nullptr;
};

/// What `initialise` needs. The font bytes must outlive the seam: they are not copied.
struct Setup {
  std::span<const std::byte> regular_ttf;
  /// May be empty: then the regular outlines are emboldened.
  std::span<const std::byte> bold_ttf;
  TextureSink sink;
  FallbackRaster fallback = nullptr;
};

/// Installs the hooks and takes over the font atlas of the current ImGui context. Call once,
/// after `ImGui::CreateContext` and before the first `ImGui::NewFrame`. False: not a usable font.
[[nodiscard]] bool initialise(const Setup& setup);

/// Takes the hooks out and frees everything. Call before `ImGui::DestroyContext`.
void shut_down();

/// Call right before every `ImGui::NewFrame` (io.DisplaySize and io.DisplayFramebufferScale
/// already set): counts frames, and grows or empties the atlas while no picture refers to it.
void begin_frame();

/// Makes the texture again and uploads all of it: after a lost graphics context was restored.
void upload_all();

/// True when a glyph found no room in this frame: one more frame should be drawn.
[[nodiscard]] bool needs_another_frame();

// ---- fonts ---------------------------------------------------------------------------------

/// The ImGui font of a style, for `ImGui::PushFont`; made on first use, owned by the atlas.
[[nodiscard]] ImFont* font(Style style);

/// The style of the font that is now pushed, with the window's font scale.
[[nodiscard]] Style current_style();

/// Height of one line, px: the font's own ascent + descent (1.56 em for Vazirmatn).
[[nodiscard]] float line_height_px(float em_px);

/// From the top of a line down to its base line, px.
[[nodiscard]] float baseline_px(float em_px);

// ---- base direction ------------------------------------------------------------------------

/// Base direction of text measured and drawn from now on; right to left when nothing is pushed.
void push_base_direction(Direction direction);
void pop_base_direction();

/// `push_base_direction` for a scope.
class BaseDirection {
 public:
  explicit BaseDirection(Direction direction) { push_base_direction(direction); }
  ~BaseDirection() { pop_base_direction(); }
  BaseDirection(const BaseDirection&) = delete;
  BaseDirection& operator=(const BaseDirection&) = delete;
};

/// The text between U+2066 and U+2069: for formulas, HS codes, container numbers, IBANs that
/// stand inside a Persian sentence. The isolates are for drawing: never store or copy them.
[[nodiscard]] std::string ltr_isolate(std::string_view text);

/// The text between U+2068 and U+2069: its own first strong letter decides (names, free text).
[[nodiscard]] std::string first_strong_isolate(std::string_view text);

// ---- measuring -----------------------------------------------------------------------------

/// Width of the widest line and height of all lines, px, fully shaped. `wrap_width_px` 0: only
/// line feeds break lines. The second form takes the font that is now pushed.
[[nodiscard]] ImVec2 measure(std::string_view text, Style style, float wrap_width_px = 0.0F);
[[nodiscard]] ImVec2 measure(std::string_view text, float wrap_width_px = 0.0F);

/// What fits into `max_width_px` on one line: the text itself, or its words shortened and "…".
/// A number or an identifier is kept whole or left out, never cut; text that is nothing but one
/// becomes "…" alone (the caller then shows the value in tooltip and twin).
[[nodiscard]] std::string elide(std::string_view text, Style style, float max_width_px);
[[nodiscard]] std::string elide(std::string_view text, float max_width_px);

/// True for text that `elide` never shortens: digits with at most single letters, signs and
/// digit-bearing words around them (a mass, a date, a kotaj, a plate, a container number).
[[nodiscard]] bool is_number_like(std::string_view text);

// ---- the mirror ----------------------------------------------------------------------------

/// Where a drawn x ends up on the screen: `mirrored ? offset_px - x : offset_px + x`. Text needs
/// it to come out unmirrored and on whole device pixels. Set by client/ui/mirror only.
struct ScreenX {
  bool mirrored = false;
  float offset_px = 0.0F;
};
void set_screen_x(ScreenX screen_x);
[[nodiscard]] ScreenX screen_x();

// ---- for tests, benches and native pictures ------------------------------------------------

struct Statistics {
  /// Texts shaped anew, found in the cache, and glyphs drawn into the atlas, since begin_frame.
  std::uint32_t shaped = 0;
  std::uint32_t cache_hits = 0;
  std::uint32_t glyphs_rasterised = 0;
  /// Texts now in the cache.
  std::uint32_t cached = 0;
};
[[nodiscard]] Statistics statistics();

/// The atlas in memory: `side_px` × `side_px` bytes of coverage.
struct AtlasPixels {
  const std::uint8_t* coverage = nullptr;
  int side_px = 0;
};
[[nodiscard]] AtlasPixels atlas_pixels();

}  // namespace kotaj::text
