#pragma once

// Every limit of this room.

#include <cstddef>
#include <cstdint>

namespace kotaj::text {

/// Texts whose shaping is remembered, and how many glyphs they may hold together.
inline constexpr std::size_t max_cached_layouts = 4096;
inline constexpr std::size_t max_cached_glyphs = 200'000;

/// The atlas texture: its first side, the side it may grow to, px.
inline constexpr int first_atlas_side_px = 1024;
inline constexpr int largest_atlas_side_px = 2048;

/// Different characters that no font has and that are told apart.
inline constexpr std::size_t max_missing_characters = 4096;

/// Glyphs are drawn at sizes that are multiples of this, device px.
inline constexpr float size_step_px = 0.125F;

/// No glyph is drawn larger than this, device px: a size beyond it is a mistake.
inline constexpr float max_em_px = 400.0F;

/// A missing character is measured at this size, device px.
inline constexpr float fallback_measure_px = 64.0F;

/// The box that stands for a missing character when nobody can draw it, em.
inline constexpr float missing_box_width_em = 0.62F;
inline constexpr float missing_box_height_em = 0.72F;

/// What a line may be wider than its wrap width before it is broken, em.
inline constexpr float wrap_tolerance_em = 0.001F;

}  // namespace kotaj::text
