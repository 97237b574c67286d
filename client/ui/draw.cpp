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

bool is_latin_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
/// A point or a dash in front of a Latin word is the Persian sentence's.
bool begins_latin(char c) { return is_latin_letter(c) || (c >= '0' && c <= '9'); }
bool is_latin_word(char c) {
  return begins_latin(c) || c == '+' || c == '_' || c == '/' || c == '.' || c == '-' || c == ':' ||
         c == '@';
}
constexpr std::string_view isolate_opens[] = {"\u2066", "\u2067", "\u2068"};
constexpr std::string_view isolate_closes = "\u2069";

/// Behind the isolate that begins at `at`; `at` where none does.
std::size_t behind_isolate(std::string_view text, std::size_t at) {
  for (const std::string_view open : isolate_opens) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t close = text.find(isolate_closes, at);
    return close == std::string_view::npos ? text.size() : close + isolate_closes.size();
  }
  return at;
}

/// The end of the Latin words that begin at `at`, without the sentence's own punctuation.
std::size_t latin_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const bool space_within = text[end] == ' ' && end + 1 < text.size() &&
                              is_latin_word(text[end + 1]) && text[end + 1] != '-';
    if (!is_latin_word(text[end]) && !space_within) break;
    ++end;
  }
  while (end > at && std::string_view(".:-/").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

/// Says what is drawn, for tests: nothing may be seen that is not told.
void note_drawn(std::string_view text, const TextStyle& style, Rgb rgb, const ImVec2& at) {
  Context& c = context();
  if (c.watches_drawing)
    c.drawn.push_back({std::string(text), {at.x, at.y}, rgb, style.ltr, c.decorative > 0});
}

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

std::string isolate_latin(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t behind = behind_isolate(text, at);
    std::size_t end = std::max(behind, at + 1);
    bool latin = false;
    if (behind == at && begins_latin(text[at])) {
      end = std::max(latin_end(text, at), at + 1);
      latin = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                          text.begin() + static_cast<std::ptrdiff_t>(end), is_latin_letter);
    }
    const std::string_view part = text.substr(at, end - at);
    out += latin ? text::ltr_isolate(part) : std::string(part);
    at = end;
  }
  return out;
}

namespace {

/// What is really drawn: Latin words among Persian ones stand in isolates, so that a sign beside
/// them never changes sides.
std::string_view as_drawn(std::string_view text, const TextStyle& style, std::string& room) {
  if (style.ltr || std::none_of(text.begin(), text.end(), is_latin_letter)) return text;
  room = isolate_latin(text);
  return room;
}

}  // namespace

float line_height(float em) { return text::line_height_px(em); }

ImVec2 measure(std::string_view text, const TextStyle& style, float wrap) {
  if (text.empty()) return {0.0F, line_height(style.em)};
  const text::BaseDirection direction(direction_of(style));
  std::string room;
  return text::measure(as_drawn(text, style, room), style_of(style), wrap);
}

void draw_text(float x, float y, std::string_view text, const TextStyle& style, Rgb rgb,
               float wrap) {
  if (text.empty()) return;
  const text::BaseDirection direction(direction_of(style));
  std::string room;
  const std::string_view drawn = as_drawn(text, style, room);
  note_drawn(drawn, style, rgb, {x, y});
  ImFont* font = text::font(style_of(style));
  list()->AddText(font, font->FontSize, {x, y}, color(rgb), drawn.data(),
                  drawn.data() + drawn.size(), wrap);
}

bool draw_text_in(const Rect& rect, std::string_view text, const TextStyle& style, Rgb rgb,
                  Align align) {
  if (text.empty() || rect.w <= 0) return false;
  const text::BaseDirection direction(direction_of(style));
  std::string room;
  const std::string_view whole = as_drawn(text, style, room);
  float width = text::measure(whole, style_of(style)).x;
  std::string shortened;
  std::string_view shown = whole;
  if (width > rect.w + 0.75F) {
    shortened = text::elide(whole, style_of(style), rect.w);
    shown = shortened;
    width = text::measure(shown, style_of(style)).x;
  }
  float x = rect.x;
  if (align == Align::center) x += (rect.w - width) / 2;
  if (align == Align::end) x += rect.w - width;
  const float y = to_pixel(rect.y + (rect.h - line_height(style.em)) / 2);
  note_drawn(shown, style, rgb, {x, y});
  ImFont* font = text::font(style_of(style));
  list()->AddText(font, font->FontSize, {x, y}, color(rgb), shown.data(),
                  shown.data() + shown.size());
  return shown.data() != whole.data();
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
