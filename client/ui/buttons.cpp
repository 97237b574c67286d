#include <algorithm>
#include <cmath>

#include "client/ui/context.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr float icon_px = 18.0F;
constexpr float icon_gap = 7.0F;

TextStyle style_of(const ButtonOptions& options) {
  return {type::body, options.kind == ButtonKind::primary || options.kind == ButtonKind::danger,
          false};
}

struct Colors {
  Rgb ink;
  Rgb fill;
  bool filled;
  bool outlined;
};

Colors colors_of(const ButtonOptions& options, bool enabled, bool hovered) {
  const Theme& t = theme();
  if (!enabled) return {t.text_quiet, t.hover, options.kind != ButtonKind::link, false};
  switch (options.kind) {
    case ButtonKind::primary:
      return {t.on_accent, hovered ? t.accent_fill_hover : t.accent_fill, true, false};
    case ButtonKind::danger:
      return {t.on_danger, t.danger_fill, true, false};
    case ButtonKind::quiet:
      return {t.text, options.pressed ? t.selected : t.hover, hovered || options.pressed, false};
    case ButtonKind::link:
      return {t.accent, t.hover, false, false};
    case ButtonKind::normal:
      break;
  }
  return {t.text, hovered ? t.hover : options.pressed ? t.selected : t.raised, true, true};
}

void draw_button(const Rect& rect, std::string_view label, const ButtonOptions& options,
                 const Colors& colors, bool hovered) {
  if (colors.filled) fill(rect, colors.fill, size::radius_small);
  if (colors.outlined) stroke(rect, theme().control_line, size::radius_small);
  const TextStyle style = style_of(options);
  const float text_w = options.icon_only ? 0.0F : measure(label, style).x;
  const float icon_w = options.icon == Icon::none ? 0.0F : icon_px;
  const float between = icon_w > 0 && text_w > 0 ? icon_gap : 0.0F;
  const float content = std::min(rect.w, text_w + icon_w + between);
  float x = options.kind == ButtonKind::link ? rect.x : rect.x + (rect.w - content) / 2;
  if (icon_w > 0) draw_icon(options.icon, x, rect.y + (rect.h - icon_px) / 2, icon_px, colors.ink);
  x += icon_w + between;
  if (options.icon_only) return;
  const float room = rect.right() - x;
  draw_text_in({x, rect.y, room, rect.h}, label, style, colors.ink);
  if (options.kind == ButtonKind::link && hovered) {
    hairline(x, rect.y + rect.h / 2 + line_height(style.em) / 2 - 3, std::min(room, text_w),
             colors.ink);
  }
}

}  // namespace

namespace detail {

float button_width(std::string_view label, const ButtonOptions& options) {
  if (options.icon_only) return control_height();
  const float text = std::ceil(measure(label, style_of(options)).x) + 1;
  const float icon = options.icon == Icon::none ? 0.0F : icon_px + icon_gap;
  return text + icon + (options.kind == ButtonKind::link ? 0.0F : 2 * space::l);
}

bool button_at(const std::string& path, const Rect& rect, std::string_view label,
               const ButtonOptions& options) {
  const bool enabled = options.disabled_reason.empty();
  Press state = press(path, rect, enabled);
  if (enabled && options.default_action && shortcut("Ctrl+Enter")) state.pressed = true;
  const bool hovered = state.hovered && enabled;
  draw_button(rect, label, options, colors_of(options, enabled, hovered || state.held), hovered);
  if (shows_ring(path)) focus_ring(rect, size::radius_small);
  TwinNode& node =
      report(options.kind == ButtonKind::link ? Role::link : Role::button, path, label, rect);
  node.focusable = true;
  node.disabled = !enabled;
  node.description = enabled ? options.description : options.disabled_reason;
  node.has_pressed = options.toggle;
  node.checked = options.pressed;
  if (state.hovered || shows_ring(path)) {
    const std::string_view said =
        options.icon_only && node.description.empty() ? label : std::string_view{node.description};
    tooltip(path, rect, said);
  }
  return state.pressed;
}

}  // namespace detail

bool button(std::string_view id, std::string_view label, const ButtonOptions& options) {
  const float height =
      options.kind == ButtonKind::link ? line_height(type::body) : control_height();
  const float width = options.wide ? region().width : button_width(label, options);
  const Rect rect = place(std::min(width, region().width), height);
  return button_at(path_of(id), rect, label, options);
}

bool link(std::string_view id, std::string_view label) {
  return button(id, label, {.kind = ButtonKind::link});
}

bool tabs(std::string_view id, std::span<const Choice> items, std::string& current) {
  const Scope scope(id);
  const std::string path = path_of("tabs");
  const float height = control_height() + space::xs;
  const auto width_of = [](const Choice& item) {
    const float air = is_phone() ? space::xs : space::m;
    return std::ceil(measure(item.label, {type::body, true, false}).x) + 2 * air;
  };
  // A line more where they do not fit: nothing may be out of a finger's reach.
  float line = 0;
  int lines = 1;
  for (const Choice& item : items) {
    if (line > 0 && line + width_of(item) > region().width) {
      line = 0;
      ++lines;
    }
    line += width_of(item);
  }
  const Rect rect = place_block(height * static_cast<float>(lines));
  hairline(rect.x, rect.bottom() - 1, rect.w, theme().line);
  open_node(Role::tab_list, path, {}, rect);
  bool changed = false;
  float x = rect.x;
  float y = rect.y;
  for (const Choice& item : items) {
    const bool chosen = item.code == current;
    const TextStyle style{type::body, chosen, false};
    const float width = width_of(item);
    if (x > rect.x && x + width > rect.right()) {
      x = rect.x;
      y += height;
    }
    const Rect tab{x, y, width, height};
    const std::string tab_path = path_of(item.code);
    const Press state = press(tab_path, tab, item.disabled_reason.empty());
    if (state.pressed && !chosen) {
      current = item.code;
      changed = true;
    }
    if (state.hovered && !chosen) fill(tab.inset(space::xxs), theme().hover, size::radius_small);
    draw_text_in(tab, item.label, style, chosen ? theme().accent : theme().text_quiet,
                 Align::center);
    if (chosen)
      fill({tab.x + space::xs, tab.bottom() - 3, tab.w - space::s, 3}, theme().accent, 1.5F);
    if (shows_ring(tab_path)) focus_ring(tab.inset(3.0F), size::radius_small);
    TwinNode& node = report(Role::tab, tab_path, item.label, tab);
    node.selected = chosen;
    node.focusable = node.roving = true;
    node.disabled = !item.disabled_reason.empty();
    node.description = item.disabled_reason;
    x += width;
  }
  close_node();
  return changed;
}

bool checkbox(std::string_view id, std::string_view label, bool& value,
              const FieldOptions& options) {
  const std::string path = path_of(id);
  const bool enabled = options.disabled_reason.empty() && !options.read_only;
  const TextStyle style{type::body, false, false};
  constexpr float box_px = 18.0F;
  constexpr float room = box_px + space::s;
  const float wrap = region().width - room;
  const ImVec2 text = measure(label, style, wrap);
  const TextStyle small{type::caption, false, false};
  const float problem_h = options.problem.empty() ? 0.0F : measure(options.problem, small, wrap).y;
  const float line = std::max(control_height(), text.y);
  const Rect rect = place(std::min(region().width, room + std::ceil(text.x) + 1), line + problem_h);
  const Rect target{rect.x, rect.y, rect.w, line};
  const Press state = press(path, target, enabled);
  if (state.pressed) value = !value;
  const Rect box{rect.x, rect.y + (line - box_px) / 2, box_px, box_px};
  const Theme& t = theme();
  fill(box, value ? (enabled ? t.accent_fill : t.text_quiet) : (state.hovered ? t.hover : t.raised),
       4.0F);
  if (!value) stroke(box, options.problem.empty() ? t.control_line : t.danger, 4.0F, 1.5F);
  if (value) draw_icon(Icon::check, box.x + 1, box.y + 1, box_px - 2, t.on_accent, 2.2F);
  draw_text(rect.x + room, rect.y + (line - text.y) / 2, label, style,
            enabled ? t.text : t.text_quiet, wrap);
  if (problem_h > 0)
    draw_text(rect.x + room, rect.y + line, options.problem, small, t.danger, wrap);
  if (shows_ring(path)) focus_ring(box, 4.0F);
  TwinNode& node = report(Role::checkbox, path, label, target);
  node.checked = value;
  node.focusable = true;
  node.disabled = !enabled;
  node.required = options.required;
  node.invalid = !options.problem.empty();
  node.description = !options.problem.empty() ? options.problem
                     : enabled                ? options.help
                                              : options.disabled_reason;
  if (state.hovered) tooltip(path, target, node.description);
  return state.pressed;
}

}  // namespace kotaj::ui
