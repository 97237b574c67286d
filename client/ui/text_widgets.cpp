#include <algorithm>
#include <array>
#include <cmath>

#include "client/text/text.h"
#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

/// Texts have no id of their own: their place in the scope tells them apart.
std::string text_path(std::string_view kind) {
  Context& c = context();
  std::string path = path_of(kind);
  path += '#';
  path += std::to_string(++c.text_counter[path]);
  return path;
}

float em_of_heading(int level) {
  constexpr std::array<float, 4> ems{type::h1, type::h2, type::h3, type::strong};
  return ems[static_cast<std::size_t>(std::clamp(level, 1, 4) - 1)];
}

Rect place_text(std::string_view text, const TextStyle& style) {
  const Region& r = region();
  const float wrap = r.row ? std::max(40.0F, r.width) : r.width;
  const ImVec2 extent = measure(text, style, wrap);
  return place(r.row ? std::ceil(extent.x) : r.width, std::ceil(extent.y));
}

}  // namespace

void heading(int level, std::string_view text) {
  const TextStyle style{em_of_heading(level), true, false};
  const Rect rect = place_text(text, style);
  draw_text(rect.x, rect.y, text, style, theme().text, rect.w);
  report(Role::heading, text_path("h"), text, rect).level = level;
}

void paragraph(std::string_view text, Tone tone) {
  const TextStyle style{type::body, false, false};
  const Rect rect = place_text(text, style);
  draw_text(rect.x, rect.y, text, style, tone_text(tone), rect.w);
  report(Role::text, text_path("p"), text, rect);
}

void caption(std::string_view text, Tone tone) {
  const TextStyle style{type::caption, false, false};
  const Rect rect = place_text(text, style);
  draw_text(rect.x, rect.y, text, style, tone_text(tone), rect.w);
  report(Role::text, text_path("c"), text, rect);
}

void label_value(std::string_view label, std::string_view value, ValueKind kind) {
  const bool ltr = kind == ValueKind::identifier || kind == ValueKind::formula;
  const TextStyle quiet{type::caption, false, false};
  const TextStyle strong{type::body, kind == ValueKind::number, ltr};
  const std::string_view shown = value.empty() ? std::string_view{"—"} : value;
  const float width =
      region().row ? std::max(measure(label, quiet).x, measure(shown, strong).x) : region().width;
  const float text_height = std::ceil(measure(shown, strong, width).y);
  const float label_height = std::ceil(measure(label, quiet, width).y);
  const Rect rect = place(width, label_height + text_height + space::xxs);
  draw_text(rect.x, rect.y, label, quiet, theme().text_quiet, rect.w);
  const float value_y = rect.y + label_height + space::xxs;
  draw_text(rect.x, value_y, shown, strong, theme().text, rect.w);
  TwinNode& node = report(Role::label_value, text_path("v"), label, rect);
  node.value = shown;
  node.ltr = ltr;
}

void pairs(std::string_view id, std::span<const Pair> items) {
  const Scope scope(id);
  float narrowest = 150.0F;
  // A formula or a figure is read as one line where there is room.
  for (const Pair& item : items) {
    const bool formula = item.kind == ValueKind::formula;
    if (!formula && item.kind != ValueKind::number) continue;
    const TextStyle style{type::body, !formula, formula};
    narrowest = std::max(narrowest, std::ceil(measure(item.value, style).x));
  }
  Columns columns = Columns::grid(std::min(narrowest, region().width), 5);
  bool first = true;
  for (const Pair& item : items) {
    if (!first) columns.next();
    first = false;
    label_value(item.label, item.value, item.kind);
  }
}

void badge(Tone tone, std::string_view text) {
  constexpr float height = 24.0F;
  const Rect rect = place(badge_width(tone, text), height);
  draw_badge(rect, tone, text);
  report(Role::status, text_path("badge"), text, rect);
}

void message(std::string_view id, Tone tone, std::string_view title, std::string_view text,
             std::string_view cited) {
  const std::string source = core::persian_digits(cited);
  const TextStyle bold{type::body, true, false};
  const TextStyle body{type::body, false, false};
  const TextStyle small{type::caption, false, false};
  constexpr float icon_room = 30.0F;
  const float width = region().width - 2 * space::m - icon_room;
  const float title_h = title.empty() ? 0.0F : std::ceil(measure(title, bold, width).y);
  const float text_h = text.empty() ? 0.0F : std::ceil(measure(text, body, width).y);
  const float source_h =
      source.empty() ? 0.0F : std::ceil(measure(source, small, width).y) + space::xxs;
  const Rect rect = place_block(title_h + text_h + source_h + 2 * space::m);
  fill(rect, tone_soft(tone), size::radius);
  fill({rect.x, rect.y, 4.0F, rect.h}, tone_text(tone), 2.0F);
  const Icon icon = tone_icon(tone) == Icon::none ? Icon::info : tone_icon(tone);
  draw_icon(icon, rect.x + space::m, rect.y + space::m + 2, 18, tone_text(tone));
  const float x = rect.x + space::m + icon_room;
  float y = rect.y + space::m;
  draw_text(x, y, title, bold, tone_text(tone), width);
  y += title_h;
  draw_text(x, y, text, body, theme().text, width);
  y += text_h + space::xxs;
  draw_text(x, y, source, small, theme().text, width);
  const bool urgent = tone == Tone::danger || tone == Tone::warning;
  TwinNode& node = report(urgent ? Role::alert : Role::status, path_of(id), title, rect);
  node.value = std::string(text);
  if (!source.empty()) node.value += (node.value.empty() ? "" : " ") + source;
}

bool empty_state(std::string_view id, Icon icon, std::string_view title, std::string_view text,
                 std::string_view action) {
  const Scope scope(id);
  gap(space::xl);
  const Rect room = place_block(56.0F);
  fill({room.x + room.w / 2 - 28, room.y, 56, 56}, theme().hover, 28.0F);
  draw_icon(icon, room.x + room.w / 2 - 14, room.y + 14, 28, theme().text_quiet);
  const TextStyle strong{type::h3, true, false};
  const TextStyle body{type::body, false, false};
  const Rect head = place_block(line_height(type::h3));
  draw_text_in(head, title, strong, theme().text, Align::center);
  report(Role::heading, text_path("h"), title, head).level = 2;
  // As narrow as its lines allow, so that lines of one length stand in the middle.
  float width = std::min(440.0F, region().width);
  const float height = measure(text, body, width).y;
  constexpr float step = 16.0F;
  while (width > 2 * step && measure(text, body, width - step).y <= height) width -= step;
  const float used = measure(text, body, width).x;
  const Rect under = place_block(std::ceil(height));
  draw_text(under.x + (under.w - used) / 2, under.y, text, body, theme().text_quiet, width);
  report(Role::text, text_path("p"), text, under);
  bool pressed = false;
  if (!action.empty()) {
    const float needed = button_width(action, {.kind = ButtonKind::primary});
    push_region({room.x + (room.w - needed) / 2, region().y, needed, 0});
    pressed = button("action", action, {.kind = ButtonKind::primary});
    place_block(pop_region());
  }
  gap(space::xl);
  return pressed;
}

void busy(std::string_view label) {
  constexpr double step_s = 0.25;
  const TextStyle style{type::body, false, false};
  const Rect rect = place(26 + measure(label, style).x, 24);
  const int step = context().input.reduced_motion ? 0 : static_cast<int>(now_s() / step_s) % 3;
  for (int dot = 0; dot < 3; ++dot) {
    const float x = rect.x + static_cast<float>(dot) * 7;
    fill({x, rect.y + 10, 5, 5}, dot == step ? theme().accent : theme().line, 2.5F);
  }
  draw_text_in({rect.x + 26, rect.y, rect.w - 26, rect.h}, label, style, theme().text_quiet);
  report(Role::status, text_path("busy"), label, rect);
  if (!context().input.reduced_motion) redraw_at(now_s() + step_s);
}

void figure(std::string_view label, std::string_view value, std::string_view unit, Tone tone) {
  const TextStyle small{type::caption, false, false};
  const TextStyle large{type::figure, true, false};
  const TextStyle body{type::body, false, false};
  const float value_w = measure(value, large).x;
  const float unit_w = unit.empty() ? 0.0F : measure(unit, body).x + space::xs;
  const float label_h = line_height(type::caption);
  const float value_h = line_height(type::figure);
  // A figure is never cut: where it does not fit beside its unit, it is set smaller.
  const float room = region().width;
  const float shrink = std::min(1.0F, (room - unit_w) / std::max(1.0F, value_w));
  const TextStyle fitted{type::figure * shrink, true, false};
  const float width =
      region().row ? std::max(value_w * shrink + unit_w, measure(label, small).x) : room;
  const Rect rect = place(width, label_h + value_h);
  draw_text_in({rect.x, rect.y, rect.w, label_h}, label, small, theme().text_quiet);
  const float y = rect.y + label_h + (value_h - line_height(fitted.em)) / 2;
  draw_text(rect.x, y, value, fitted, tone_text(tone));
  const float unit_y = y + text::baseline_px(fitted.em) - text::baseline_px(type::body);
  draw_text(rect.x + value_w * shrink + space::xs, unit_y, unit, body, theme().text_quiet);
  TwinNode& node = report(Role::label_value, text_path("figure"), label, rect);
  node.value = std::string(value) + (unit.empty() ? "" : " " + std::string(unit));
}

namespace detail {

namespace {

const TextStyle badge_style{type::caption, true, false};
float sign_width(Tone tone) { return tone_icon(tone) == Icon::none ? 0.0F : 17.0F; }

}  // namespace

float badge_width(Tone tone, std::string_view text) {
  return std::ceil(measure(text, badge_style).x) + sign_width(tone) + 2 * space::s;
}

void draw_badge(const Rect& rect, Tone tone, std::string_view text) {
  const float sign = sign_width(tone);
  const float height = std::min(24.0F, rect.h);
  const float width = std::min(rect.w, badge_width(tone, text));
  const Rect pill{rect.x, rect.y + (rect.h - height) / 2, width, height};
  fill(pill, tone_soft(tone), height / 2);
  const Rgb ink = tone == Tone::normal ? theme().text : tone_text(tone);
  if (sign > 0) draw_icon(tone_icon(tone), pill.x + 7, pill.y + (height - 13) / 2, 13, ink, 2.0F);
  draw_text_in({pill.x + space::s + sign, pill.y, pill.w - 2 * space::s - sign + 1, pill.h}, text,
               badge_style, ink);
}

}  // namespace detail
}  // namespace kotaj::ui
