#include "client/text/shaper.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "client/text/limits.h"
#include "client/text/unicode.h"
#include "shared/core/unicode.h"

namespace kotaj::text {
namespace {

struct Face {
  hb_font_t* font = nullptr;
  float units_per_em = 1.0F;
};

struct Shaper {
  std::array<Face, 2> faces;
  hb_buffer_t* buffer = nullptr;
  hb_unicode_funcs_t* unicode = nullptr;
  hb_language_t persian = nullptr;
  FallbackRaster fallback = nullptr;
  std::vector<std::string> missing;
  std::unordered_map<std::uint32_t, std::uint32_t> missing_index;
};

Shaper& shaper() {
  static Shaper instance;
  return instance;
}

/// HarfBuzz decomposes and composes by the tables that records are normalised by; its own are left
/// out of the build (.ci/cmake/third_party.cmake).
hb_unicode_funcs_t* unicode_of_ours() {
  hb_unicode_funcs_t* funcs = hb_unicode_funcs_create(hb_unicode_funcs_get_default());
  hb_unicode_funcs_set_combining_class_func(
      funcs,
      [](hb_unicode_funcs_t*, hb_codepoint_t code, void*) {
        return static_cast<hb_unicode_combining_class_t>(core::unicode::combining_class(code));
      },
      nullptr, nullptr);
  hb_unicode_funcs_set_compose_func(
      funcs,
      [](hb_unicode_funcs_t*, hb_codepoint_t first, hb_codepoint_t second, hb_codepoint_t* whole,
         void*) -> hb_bool_t {
        *whole = core::unicode::composite(first, second);
        return static_cast<hb_bool_t>(*whole != 0);
      },
      nullptr, nullptr);
  hb_unicode_funcs_set_decompose_func(
      funcs,
      [](hb_unicode_funcs_t*, hb_codepoint_t whole, hb_codepoint_t* first, hb_codepoint_t* second,
         void*) -> hb_bool_t {
        const auto parts = core::unicode::decomposition(whole);
        if (parts) *first = parts->first;
        if (parts) *second = parts->second;
        return static_cast<hb_bool_t>(parts.has_value());
      },
      nullptr, nullptr);
  return funcs;
}

Face load_face(std::span<const std::byte> ttf) {
  if (ttf.empty()) return {};
  hb_blob_t* blob =
      hb_blob_create(reinterpret_cast<const char*>(ttf.data()), static_cast<unsigned>(ttf.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  if (hb_face_get_glyph_count(face) == 0) {
    hb_face_destroy(face);
    return {};
  }
  // A new font's scale is the face's units per em, so advances come in font units.
  Face result{hb_font_create(face), static_cast<float>(hb_face_get_upem(face))};
  hb_face_destroy(face);
  return result;
}

bool has_all(const Face& face, std::span<const std::uint32_t> code_points) {
  return std::all_of(code_points.begin(), code_points.end(), [&](std::uint32_t code_point) {
    hb_codepoint_t glyph = 0;
    return is_bidi_control(code_point) || code_point == 0x200B ||
           hb_font_get_nominal_glyph(face.font, code_point, &glyph) != 0;
  });
}

/// Bold text that the bold font (a subset) cannot write whole is written in the regular one:
/// two faces within a word would not join.
GlyphId::Source face_for(Weight weight, std::span<const std::uint32_t> code_points) {
  const Face& bold = shaper().faces[1];
  const bool use_bold =
      weight == Weight::bold && bold.font != nullptr && has_all(bold, code_points);
  return use_bold ? GlyphId::Source::bold : GlyphId::Source::regular;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto push = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto continuation = [&](unsigned shift) { push(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0U | (code_point >> 6U));
    continuation(0);
  } else if (code_point < 0x10000) {
    push(0xE0U | (code_point >> 12U));
    continuation(6);
    continuation(0);
  } else {
    push(0xF0U | (code_point >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

/// Gives a missing character its number. Past the limit all share U+FFFD's: still visible.
std::uint32_t number_of_missing(std::uint32_t code_point) {
  Shaper& s = shaper();
  const auto found = s.missing_index.find(code_point);
  if (found != s.missing_index.end()) return found->second;
  const bool is_full = s.missing.size() >= max_missing_characters;
  const auto number = is_full ? 0U : static_cast<std::uint32_t>(s.missing.size());
  if (is_full) return number;
  std::string utf8;
  append_utf8(utf8, code_point);
  s.missing.push_back(std::move(utf8));
  s.missing_index.emplace(code_point, number);
  return number;
}

float missing_advance_em(std::uint32_t number, Weight weight) {
  const FallbackRaster fallback = shaper().fallback;
  if (fallback == nullptr) return missing_box_width_em;
  const GlyphBitmap bitmap = fallback(missing_character(number), fallback_measure_px, weight);
  return bitmap.advance_px / fallback_measure_px;
}

/// A glyph as HarfBuzz gave it, before lines are known.
struct ShapedGlyph {
  GlyphId id;
  float x_offset_em;
  float y_offset_em;
  float advance_em;
};

/// The glyphs of the cluster that begins at a character, in visual order; count 0: the character
/// belongs to the cluster before it.
struct CharacterGlyphs {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  float advance_em = 0.0F;
};

/// One paragraph: a text without line feeds.
struct Paragraph {
  Characters characters;
  Levels levels;
  std::vector<ShapedGlyph> glyphs;
  std::vector<CharacterGlyphs> by_character;
};

struct Run {
  std::size_t begin;
  std::size_t end;
  Level level;
  hb_script_t script;
};

/// Characters without a script of their own take the one before them, at the start the next.
std::vector<hb_script_t> resolve_scripts(std::span<const std::uint32_t> code_points) {
  hb_unicode_funcs_t* funcs = hb_unicode_funcs_get_default();
  const auto is_real = [](hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
  };
  std::vector<hb_script_t> scripts;
  scripts.reserve(code_points.size());
  hb_script_t last = HB_SCRIPT_COMMON;
  for (const std::uint32_t code_point : code_points) {
    const hb_script_t own = hb_unicode_script(funcs, code_point);
    if (is_real(own)) last = own;
    scripts.push_back(last);
  }
  const auto first = std::find_if(scripts.begin(), scripts.end(), is_real);
  if (first != scripts.end()) std::fill(scripts.begin(), first, *first);
  return scripts;
}

/// A zero-width non-joiner ends a run: this HarfBuzz kerns over it, the browsers' later ones do not
/// («ر‌ک» would be two pixels narrower than in the field that is laid over it).
constexpr std::uint32_t non_joiner = 0x200C;

std::vector<Run> split_into_runs(const Paragraph& paragraph) {
  const std::vector<std::uint32_t>& code_points = paragraph.characters.code_points;
  const std::vector<hb_script_t> scripts = resolve_scripts(code_points);
  std::vector<Run> runs;
  for (std::size_t i = 0; i < code_points.size(); ++i) {
    const Level level = paragraph.levels.levels[i];
    const bool parted = i > 0 && code_points[i - 1] == non_joiner;
    if (runs.empty() || parted || runs.back().level != level || runs.back().script != scripts[i])
      runs.push_back({i, i, level, scripts[i]});
    runs.back().end = i + 1;
  }
  return runs;
}

void store_glyph(Paragraph& paragraph, const hb_glyph_info_t& info,
                 const hb_glyph_position_t& position, GlyphId::Source source, Weight weight) {
  const float units = shaper().faces[source == GlyphId::Source::bold ? 1 : 0].units_per_em;
  const std::uint32_t code_point = paragraph.characters.code_points[info.cluster];
  ShapedGlyph glyph{{info.codepoint, source},
                    static_cast<float>(position.x_offset) / units,
                    static_cast<float>(position.y_offset) / units,
                    static_cast<float>(position.x_advance) / units};
  const bool is_missing = info.codepoint == 0 && !is_bidi_control(code_point);
  if (is_missing) {
    const std::uint32_t number = number_of_missing(code_point);
    glyph.id = {number, GlyphId::Source::fallback};
    glyph.advance_em = missing_advance_em(number, weight);
  }
  CharacterGlyphs& own = paragraph.by_character[info.cluster];
  if (own.count == 0) own.first = static_cast<std::uint32_t>(paragraph.glyphs.size());
  ++own.count;
  own.advance_em += glyph.advance_em;
  paragraph.glyphs.push_back(glyph);
}

void shape_run(Paragraph& paragraph, const Run& run, GlyphId::Source source, Weight weight) {
  hb_buffer_t* buffer = shaper().buffer;
  const std::vector<std::uint32_t>& code_points = paragraph.characters.code_points;
  hb_buffer_clear_contents(buffer);
  // The whole paragraph is given as context: letters join across the borders of runs.
  hb_buffer_add_utf32(buffer, code_points.data(), static_cast<int>(code_points.size()),
                      static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
  hb_buffer_set_direction(buffer, (run.level & 1) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, run.script);
  hb_buffer_set_language(buffer, shaper().persian);
  hb_shape(shaper().faces[source == GlyphId::Source::bold ? 1 : 0].font, buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  for (unsigned i = 0; i < count; ++i)
    store_glyph(paragraph, infos[i], positions[i], source, weight);
}

Paragraph shape_paragraph(std::string_view text, std::uint32_t first_byte, const Request& request) {
  Paragraph paragraph;
  paragraph.characters = decode(text, first_byte);
  paragraph.levels = resolve_levels(paragraph.characters.code_points, request.direction);
  paragraph.by_character.resize(paragraph.characters.code_points.size());
  paragraph.glyphs.reserve(paragraph.characters.code_points.size());
  const GlyphId::Source source = face_for(request.weight, paragraph.characters.code_points);
  for (const Run& run : split_into_runs(paragraph))
    shape_run(paragraph, run, source, request.weight);
  return paragraph;
}

float width_of(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
  float width = 0.0F;
  for (std::size_t i = begin; i < end; ++i) width += paragraph.by_character[i].advance_em;
  return width;
}

std::size_t without_trailing_spaces(const Paragraph& paragraph, std::size_t begin,
                                    std::size_t end) {
  while (end > begin && is_space(paragraph.characters.code_points[end - 1])) --end;
  return end;
}

/// A piece wider than the whole line is parted between clusters, but never one with a digit in
/// it: half a number is a wrong number, so it sticks out instead.
std::size_t part_long_piece(const Paragraph& paragraph, std::size_t begin, std::size_t end,
                            float wrap_width_em) {
  const std::vector<std::uint32_t>& code_points = paragraph.characters.code_points;
  const auto from = code_points.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto to = code_points.begin() + static_cast<std::ptrdiff_t>(end);
  if (std::any_of(from, to, is_digit)) return end;
  float width = 0.0F;
  for (std::size_t i = begin; i < end; ++i) {
    width += paragraph.by_character[i].advance_em;
    const bool starts_cluster = paragraph.by_character[i].count > 0;
    if (i > begin && starts_cluster && width > wrap_width_em) return i;
  }
  return end;
}

/// Where the line that starts at `begin` ends: as many whole pieces as fit, at least one.
std::size_t find_line_end(const Paragraph& paragraph, const std::vector<bool>& may_break_after,
                          std::size_t begin, float wrap_width_em) {
  const std::size_t count = paragraph.characters.code_points.size();
  std::size_t line_end = begin;
  float width = 0.0F;
  for (std::size_t piece = begin; piece < count;) {
    std::size_t piece_end = piece + 1;
    while (piece_end < count && !may_break_after[piece_end - 1]) ++piece_end;
    const std::size_t visible_end = without_trailing_spaces(paragraph, piece, piece_end);
    const bool fits = width + width_of(paragraph, piece, visible_end) <= wrap_width_em;
    if (!fits && line_end > begin) return line_end;
    if (!fits) {
      const std::size_t parted = part_long_piece(paragraph, piece, visible_end, wrap_width_em);
      return parted == visible_end ? piece_end : parted;
    }
    width += width_of(paragraph, piece, piece_end);
    line_end = piece_end;
    piece = piece_end;
  }
  return count;
}

/// Puts the characters [begin, end) on one line. Spaces past `visible_end` hang invisibly.
void place_line(Layout& layout, const Paragraph& paragraph, std::size_t begin,
                std::size_t visible_end) {
  Line line{static_cast<std::uint32_t>(layout.glyphs.size()), 0,
            static_cast<std::uint32_t>(layout.clusters.size()), 0, 0.0F};
  const std::vector<Level> levels = line_levels(paragraph.levels, begin, visible_end);
  float pen = 0.0F;
  for (const std::uint32_t place : visual_order(levels)) {
    const CharacterGlyphs& own = paragraph.by_character[begin + place];
    for (std::uint32_t g = own.first; g < own.first + own.count; ++g) {
      const ShapedGlyph& glyph = paragraph.glyphs[g];
      layout.glyphs.push_back({glyph.id, pen + glyph.x_offset_em, glyph.y_offset_em});
      pen += glyph.advance_em;
    }
  }
  for (std::size_t i = begin; i < visible_end; ++i)
    if (paragraph.by_character[i].count > 0)
      layout.clusters.push_back(
          {paragraph.characters.byte_offsets[i], paragraph.by_character[i].advance_em});
  line.glyph_count = static_cast<std::uint32_t>(layout.glyphs.size()) - line.first_glyph;
  line.cluster_count = static_cast<std::uint32_t>(layout.clusters.size()) - line.first_cluster;
  line.width_em = pen;
  layout.width_em = std::max(layout.width_em, pen);
  layout.lines.push_back(line);
}

void place_paragraph(Layout& layout, const Paragraph& paragraph, float wrap_width_em) {
  const std::size_t count = paragraph.characters.code_points.size();
  // A hair of room: the width that `measure` gave must be enough to wrap into again.
  const float limit_em = wrap_width_em + wrap_tolerance_em;
  const bool fits = wrap_width_em <= 0.0F || width_of(paragraph, 0, count) <= limit_em;
  if (fits) return place_line(layout, paragraph, 0, count);
  const std::vector<bool> may_break_after = break_opportunities(paragraph.characters.code_points);
  for (std::size_t begin = 0; begin < count;) {
    const std::size_t end = find_line_end(paragraph, may_break_after, begin, limit_em);
    place_line(layout, paragraph, begin, without_trailing_spaces(paragraph, begin, end));
    begin = end;
  }
}

}  // namespace

bool load_fonts(std::span<const std::byte> regular, std::span<const std::byte> bold,
                FallbackRaster fallback) {
  unload_fonts();
  Shaper& s = shaper();
  s.faces = {load_face(regular), load_face(bold)};
  if (s.faces[0].font == nullptr) return false;
  s.buffer = hb_buffer_create();
  s.unicode = unicode_of_ours();
  hb_buffer_set_unicode_funcs(s.buffer, s.unicode);
  s.persian = hb_language_from_string("fa", -1);
  s.fallback = fallback;
  static_cast<void>(number_of_missing(0xFFFD));
  return true;
}

void unload_fonts() {
  Shaper& s = shaper();
  for (const Face& face : s.faces) hb_font_destroy(face.font);
  hb_buffer_destroy(s.buffer);
  hb_unicode_funcs_destroy(s.unicode);
  s = Shaper{};
}

Layout shape(const Request& request) {
  Layout layout;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(request.text.find('\n', begin), request.text.size());
    std::string_view text = request.text.substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    place_paragraph(layout, shape_paragraph(text, static_cast<std::uint32_t>(begin), request),
                    request.wrap_width_em);
    if (end == request.text.size()) break;
    begin = end + 1;
  }
  return layout;
}

std::string_view missing_character(std::uint32_t index) { return shaper().missing[index]; }

}  // namespace kotaj::text
