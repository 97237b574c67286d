#include "client/text/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "client/text/glyph_atlas.h"
#include "client/text/layout_cache.h"
#include "client/text/state.h"

namespace kotaj::text {
namespace {

constexpr Style default_style{};

std::string wrapped_in(std::string_view text, std::string_view opening) {
  constexpr std::string_view pop_isolate = "\u2069";
  std::string result;
  result.reserve(opening.size() + text.size() + pop_isolate.size());
  result.append(opening).append(text).append(pop_isolate);
  return result;
}

/// An ImGui font that holds no pictures: the hooks draw. ImGui only wants sizes and a fallback.
ImFont* make_font(Style style) {
  ImFont* font = IM_NEW(ImFont)();
  font->ContainerAtlas = state().atlas;
  font->FontSize = line_height_px(style.em_px);
  font->Ascent = baseline_px(style.em_px);
  font->Descent = font->Ascent - font->FontSize;
  const float space_px = measure(" ", style).x;
  font->AddGlyph(nullptr, ' ', 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, space_px);
  font->BuildLookupTable();
  state().atlas->Fonts.push_back(font);
  return font;
}

}  // namespace

State& state() {
  static State instance;
  return instance;
}

Style style_of(const ImFont* font, float size_px) {
  for (const StyledFont& styled : state().fonts)
    if (styled.font == font)
      return {styled.style.weight, styled.style.em_px * size_px / font->FontSize};
  return {Weight::regular, size_px / (state().metrics.ascent_em + state().metrics.descent_em)};
}

bool initialise(const Setup& setup) {
  IM_ASSERT(ImGui::GetCurrentContext() != nullptr && !state().is_installed);
  if (!load_fonts(setup.regular_ttf, setup.bold_ttf, setup.fallback)) return false;
  if (!load_outlines(setup.regular_ttf, setup.bold_ttf, setup.fallback)) return false;
  State& s = state();
  s = State{};
  s.is_installed = true;
  s.metrics = vertical_metrics();
  s.atlas = ImGui::GetIO().Fonts;
  s.atlas->Clear();
  create_atlas(s.atlas, setup.sink);
  install_hooks();
  static_cast<void>(font(default_style));
  return true;
}

void shut_down() {
  remove_hooks();
  forget_layouts();
  destroy_atlas();
  unload_outlines();
  unload_fonts();
  state() = State{};
}

void begin_frame() {
  IM_ASSERT(state().is_installed && state().directions.empty());
  make_room();
  reset_layout_counts();
  reset_rasterised_count();
}

void upload_all() { remake_texture(); }

bool needs_another_frame() { return atlas_overflowed(); }

ImFont* font(Style style) {
  State& s = state();
  for (const StyledFont& styled : s.fonts)
    if (styled.style.weight == style.weight && styled.style.em_px == style.em_px)
      return styled.font;
  s.fonts.push_back({make_font(style), style});
  return s.fonts.back().font;
}

Style current_style() { return style_of(ImGui::GetFont(), ImGui::GetFontSize()); }

float line_height_px(float em_px) {
  const VerticalMetrics& metrics = state().metrics;
  return std::round((metrics.ascent_em + metrics.descent_em) * em_px);
}

float baseline_px(float em_px) {
  const VerticalMetrics& metrics = state().metrics;
  const float rounding_px =
      line_height_px(em_px) - (metrics.ascent_em + metrics.descent_em) * em_px;
  return rounding_px / 2.0F + metrics.ascent_em * em_px;
}

void push_base_direction(Direction direction) { state().directions.push_back(direction); }

void pop_base_direction() {
  IM_ASSERT(!state().directions.empty());
  state().directions.pop_back();
}

std::string ltr_isolate(std::string_view text) { return wrapped_in(text, "\u2066"); }

std::string first_strong_isolate(std::string_view text) { return wrapped_in(text, "\u2068"); }

ImVec2 measure(std::string_view text, Style style, float wrap_width_px) {
  const Layout& layout = cached_layout(
      {text, style.weight, base_direction(), std::max(0.0F, wrap_width_px / style.em_px)});
  return {layout.width_em * style.em_px,
          static_cast<float>(layout.lines.size()) * line_height_px(style.em_px)};
}

ImVec2 measure(std::string_view text, float wrap_width_px) {
  return measure(text, current_style(), wrap_width_px);
}

void set_screen_x(ScreenX screen_x) { state().screen_x = screen_x; }

ScreenX screen_x() { return state().screen_x; }

Statistics statistics() {
  const LayoutCounts counts = layout_counts();
  return {counts.shaped, counts.hits, rasterised_count(), counts.cached};
}

AtlasPixels atlas_pixels() { return atlas_view(); }

}  // namespace kotaj::text
