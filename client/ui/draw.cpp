#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "client/text/text.h"
#include "client/ui/context.h"

namespace kotaj::ui::detail {
namespace {

text::Style style_of(const TextStyle& style) {
  return {style.bold ? text::Weight::bold : text::Weight::regular, style.em};
}

text::Direction direction_of(const TextStyle& style) {
  return style.ltr ? text::Direction::ltr : text::Direction::rtl;
}

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

float to_pixel(float value) {
  const float ratio = context().input.pixel_ratio;
  return std::round(value * ratio) / ratio;
}

}  // namespace

ImU32 color(Rgb rgb, float alpha) {
  return IM_COL32((rgb >> 16) & 255U, (rgb >> 8) & 255U, rgb & 255U,
                  static_cast<int>(alpha * 255.0F + 0.5F));
}

Rgb tone_text(Tone tone) {
  const Theme& t = theme();
  switch (tone) {
    case Tone::normal:
      return t.text;
    case Tone::quiet:
      return t.text_quiet;
    case Tone::accent:
      return t.accent;
    case Tone::good:
      return t.good;
    case Tone::warning:
      return t.warning;
    case Tone::danger:
      return t.danger;
  }
  return t.text;
}

Rgb tone_soft(Tone tone) {
  const Theme& t = theme();
  switch (tone) {
    case Tone::good:
      return t.good_soft;
    case Tone::warning:
      return t.warning_soft;
    case Tone::danger:
      return t.danger_soft;
    case Tone::accent:
      return t.accent_soft;
    default:
      return t.hover;
  }
}

Icon tone_icon(Tone tone) {
  switch (tone) {
    case Tone::good:
      return Icon::check;
    case Tone::warning:
      return Icon::warning;
    case Tone::danger:
      return Icon::cross;
    case Tone::accent:
      return Icon::info;
    default:
      return Icon::none;
  }
}

float line_height(float em) { return text::line_height_px(em); }

ImVec2 measure(std::string_view text, const TextStyle& style, float wrap) {
  if (text.empty()) return {0.0F, line_height(style.em)};
  const text::BaseDirection direction(direction_of(style));
  return text::measure(text, style_of(style), wrap);
}

void draw_text(float x, float y, std::string_view text, const TextStyle& style, Rgb rgb,
               float wrap) {
  if (text.empty()) return;
  const text::BaseDirection direction(direction_of(style));
  ImFont* font = text::font(style_of(style));
  list()->AddText(font, font->FontSize, {x, y}, color(rgb), text.data(), text.data() + text.size(),
                  wrap);
}

bool draw_text_in(const Rect& rect, std::string_view text, const TextStyle& style, Rgb rgb,
                  Align align) {
  if (text.empty() || rect.w <= 0) return false;
  const text::BaseDirection direction(direction_of(style));
  float width = text::measure(text, style_of(style)).x;
  std::string shortened;
  std::string_view shown = text;
  if (width > rect.w + 0.75F) {
    shortened = text::elide(text, style_of(style), rect.w);
    shown = shortened;
    width = text::measure(shown, style_of(style)).x;
  }
  float x = rect.x;
  if (align == Align::center) x += (rect.w - width) / 2;
  if (align == Align::end) x += rect.w - width;
  const float y = to_pixel(rect.y + (rect.h - line_height(style.em)) / 2);
  ImFont* font = text::font(style_of(style));
  list()->AddText(font, font->FontSize, {x, y}, color(rgb), shown.data(),
                  shown.data() + shown.size());
  return shown.data() != text.data();
}

void fill(const Rect& rect, Rgb rgb, float radius, float alpha) {
  list()->AddRectFilled(rect.min(), rect.max(), color(rgb, alpha), radius);
}

void stroke(const Rect& rect, Rgb rgb, float radius, float thickness) {
  // ImGui insets an outline by half a pixel by itself.
  list()->AddRect(rect.min(), rect.max(), color(rgb), radius, 0, thickness);
}

void hairline(float x, float y, float w, Rgb rgb) {
  const float thin = 1.0F / std::max(1.0F, std::floor(context().input.pixel_ratio));
  list()->AddRectFilled({x, to_pixel(y)}, {x + w, to_pixel(y) + thin}, color(rgb));
}

void vertical_hairline(float x, float y, float h, Rgb rgb) {
  const float thin = 1.0F / std::max(1.0F, std::floor(context().input.pixel_ratio));
  list()->AddRectFilled({to_pixel(x), y}, {to_pixel(x) + thin, y + h}, color(rgb));
}

void focus_ring(const Rect& rect, float radius) {
  const Rect ring = rect.inset(-3.0F);
  list()->AddRect(ring.min(), ring.max(), color(theme().focus), radius + 3.0F, 0, 2.0F);
}

void shadow(const Rect& rect, float radius) {
  for (int step = 6; step >= 1; --step) {
    const auto spread = static_cast<float>(step) * 2.0F;
    const Rect around{rect.x - spread, rect.y - spread + 3.0F, rect.w + 2 * spread,
                      rect.h + 2 * spread};
    fill(around, 0x000000, radius + spread, is_dark() ? 0.06F : 0.025F);
  }
}

void push_clip(const Rect& rect) { ImGui::PushClipRect(rect.min(), rect.max(), true); }
void pop_clip() { ImGui::PopClipRect(); }

}  // namespace kotaj::ui::detail
