#include <algorithm>
#include <array>
#include <cmath>

#include "client/ui/context.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr float demo_banner_px = 28.0F;
constexpr float narrow_nav_px = 64.0F;

struct QueueLook {
  Tone tone;
  Icon icon;
  std::string label;
};

QueueLook look_of(const QueueStatus& queue) {
  switch (queue.state) {
    case QueueState::synced:
      return {Tone::good, Icon::synced, "همگام"};
    case QueueState::waiting:
      return {Tone::accent, Icon::queue, persian_number_text(queue.waiting) + " در صف"};
    case QueueState::offline:
      return {Tone::warning, Icon::offline,
              queue.waiting > 0
                  ? "بی‌اتصال · " + persian_number_text(queue.waiting) + " در صف"
                  : "بی‌اتصال"};
    case QueueState::attention:
      return {Tone::danger, Icon::warning,
              persian_number_text(queue.attention) + " نیازمند رسیدگی"};
  }
  return {Tone::good, Icon::synced, {}};
}

bool queue_indicator(const QueueStatus& queue, float right, const Rect& bar) {
  const QueueLook look = look_of(queue);
  const TextStyle style{type::caption, true, false};
  const float text_w = is_phone() ? 0.0F : std::ceil(measure(look.label, style).x) + 7;
  const float w = 18 + text_w + 2 * space::m;
  const float h = 32.0F;
  const Rect rect{right - w, bar.y + (bar.h - h) / 2, w, h};
  const std::string path = "app/queue";
  const Press state = press(path, rect);
  fill(rect, tone_soft(look.tone), h / 2);
  if (state.hovered) stroke(rect, tone_text(look.tone), h / 2);
  draw_icon(look.icon, rect.x + space::m, rect.y + 7, 18, tone_text(look.tone), 1.9F);
  if (text_w > 0) {
    draw_text_in({rect.x + space::m + 25, rect.y, text_w, h}, look.label, style,
                 tone_text(look.tone));
  }
  if (shows_ring(path)) focus_ring(rect, h / 2);
  TwinNode& node = report(Role::button, path, "وضعیت ارسال: " + look.label, rect);
  node.focusable = true;
  if (state.hovered) tooltip(path, rect, look.label);
  return state.pressed;
}

/// The user menu; gives the chosen code.
std::string user_menu(const AppFrame& frame, const Rect& anchor) {
  std::string chosen;
  const Context& c = context();
  Memory& memory = memory_of("app/user");
  const float w = std::min(260.0F, c.input.width - 2 * space::s);
  const float line = control_height();
  const float head = 2 * line_height(type::body) + 2 * space::s;
  const float h = head + line * static_cast<float>(frame.user_menu.size()) + 2 * space::xs;
  const Rect box{std::max(space::s, anchor.right() - w), anchor.bottom() + space::xs, w, h};
  begin_layer("app/menu", {0, 0, c.input.width, c.input.height});
  bool close = pressed_outside(box, anchor);
  shadow(box, size::radius);
  fill(box, theme().raised, size::radius);
  stroke(box, theme().line, size::radius);
  const Rect name{box.x + space::m, box.y + space::s, w - 2 * space::m, line_height(type::body)};
  draw_text_in(name, frame.user, {type::body, true, false}, theme().text);
  draw_text_in({name.x, name.bottom(), name.w, name.h}, frame.position,
               {type::caption, false, false}, theme().text_quiet);
  hairline(box.x, box.y + head, w, theme().line);
  open_node(Role::region, "app/menu-region", "کاربر", box);
  open_node(Role::menu, "app/menu", "کاربر", box);
  float y = box.y + head + space::xs;
  int index = 0;
  for (const Choice& item : frame.user_menu) {
    const std::string path =
        "app/menu/" + std::string(item.code) + (index == 0 ? "" : "/" + std::to_string(index));
    ++index;
    const Rect row{box.x + space::xs, y, w - 2 * space::xs, line};
    const Press state = press(path, row);
    if (state.hovered || is_focused(path)) fill(row, theme().hover, size::radius_small);
    if (shows_ring(path)) stroke(row, theme().focus, size::radius_small, 2.0F);
    draw_text_in(row.inset(space::s, 0), item.label, {}, theme().text);
    TwinNode& node = report(Role::menu_item, path, item.label, row);
    node.focusable = node.roving = true;
    node.autofocus = index == 1;
    node.keys = "Escape Tab";
    if (state.pressed) chosen = item.code;
    if (take_key(path, "Escape") != nullptr || take_key(path, "Tab") != nullptr) close = true;
    y += line;
  }
  close_node();
  close_node();
  end_layer();
  if (close || !chosen.empty()) {
    memory.open = false;
    focus("app/user");
  }
  return chosen;
}

std::string user_button(const AppFrame& frame, float right, const Rect& bar, float& left) {
  const TextStyle style{type::body, true, false};
  const bool roomy = breakpoint() >= Width::desk;
  const float text_w = roomy ? std::min(220.0F, std::ceil(measure(frame.user, style).x)) + 8 : 0.0F;
  const float w = 34 + text_w + (roomy ? 18 : 0);
  const Rect rect{right - w, bar.y + (bar.h - 40) / 2, w, 40};
  left = rect.x;
  const std::string path = "app/user";
  Memory& memory = memory_of(path);
  const Press state = press(path, rect);
  if (state.pressed) memory.open = !memory.open;
  if (state.hovered || memory.open) fill(rect, theme().hover, size::radius_small);
  const Rect disc{rect.x + 3, rect.y + 5, 30, 30};
  fill(disc, theme().accent_soft, 15.0F);
  draw_icon(Icon::user, disc.x + 6, disc.y + 6, 18, theme().accent);
  if (roomy) {
    draw_text_in({rect.x + 41, rect.y, text_w, rect.h}, frame.user, style, theme().text);
    draw_icon(Icon::chevron_down, rect.right() - 17, rect.y + 13, 14, theme().text_quiet);
  }
  if (shows_ring(path)) focus_ring(rect, size::radius_small);
  TwinNode& node = report(Role::button, path, "کاربر: " + frame.user, rect);
  node.focusable = true;
  node.has_expanded = true;
  node.expanded = memory.open;
  return memory.open ? user_menu(frame, rect) : std::string{};
}

/// Opens the palette for a hand without a keyboard; where there is room it also says the keys.
void find_button(float right, const Rect& bar, float& left) {
  constexpr std::string_view label = "رفتن و یافتن";
  constexpr std::string_view keys = "Ctrl+K";
  const TextStyle quiet{type::caption, false, false};
  const bool roomy = breakpoint() >= Width::desk;
  const float label_w = std::ceil(measure(label, {}).x);
  const float keys_w = std::ceil(measure(keys, quiet).x);
  const float w = roomy ? 36 + label_w + space::l + keys_w + space::m : 40.0F;
  const Rect rect{right - w, bar.y + (bar.h - 40) / 2, w, 40};
  left = rect.x;
  const std::string path = "app/find";
  const Press state = press(path, rect);
  if (state.pressed) open_palette();
  if (state.hovered) fill(rect, theme().hover, size::radius_small);
  if (roomy) stroke(rect, theme().control_line, size::radius_small);
  draw_icon(Icon::search, rect.x + (roomy ? space::s : 10.0F), rect.y + 10, 20, theme().text_quiet);
  if (roomy) {
    draw_text_in({rect.x + 36, rect.y, label_w + 2, rect.h}, label, {}, theme().text_quiet);
    draw_text_in({rect.right() - space::m - keys_w, rect.y, keys_w + 2, rect.h}, keys, quiet,
                 theme().text_quiet);
  }
  if (shows_ring(path)) focus_ring(rect, size::radius_small);
  if (!roomy && state.hovered) tooltip(path, rect, label);
  TwinNode& node = report(Role::button, path, label, rect);
  node.focusable = true;
  node.description = keys;
}

void draw_mark(const Rect& rect) {
  fill(rect, theme().accent_fill, 7.0F);
  draw_icon(Icon::scale, rect.x + 5, rect.y + 5, rect.w - 10, theme().on_accent, 1.8F);
}

void top_bar(const AppFrame& frame, const Rect& bar, AppEvent& event) {
  fill(bar, theme().surface);
  hairline(bar.x, bar.bottom() - 1, bar.w, theme().line);
  open_node(Role::banner, "app/top", {}, bar);
  const float edge = is_phone() ? space::m : space::l;
  draw_mark({bar.x + edge, bar.y + 12, 32, 32});
  float left = bar.right() - edge;
  event.user_action = user_button(frame, bar.right() - edge, bar, left);
  find_button(left - space::s, bar, left);
  const float queue_right = left - space::s;
  event.queue_pressed = queue_indicator(frame.queue, queue_right, bar);
  const float queue_w = is_phone() ? 48.0F : 190.0F;
  const Rect words{bar.x + edge + 42, bar.y + 6,
                   std::max(60.0F, queue_right - queue_w - bar.x - edge - 42), 24};
  const std::string_view first =
      frame.office.empty() ? std::string_view{"کوتاژ"} : std::string_view{frame.office};
  draw_text_in(words, first, {type::strong, true, false}, theme().text);
  draw_text_in({words.x, words.y + 22, words.w, 20}, frame.position, {type::caption, false, false},
               theme().text_quiet);
  report(Role::text, "app/office", first, words);
  if (!frame.position.empty())
    report(Role::text, "app/position", frame.position, {words.x, words.y + 22, words.w, 20});
  close_node();
}

void draw_count(float end, float middle, int count) {
  const std::string text = persian_number_text(count);
  const TextStyle style{type::caption, true, false};
  const float w = std::max(20.0F, measure(text, style).x + 12);
  const Rect pill{end - w, middle - 10, w, 20};
  fill(pill, theme().accent_soft, 10.0F);
  draw_text_in(pill, text, style, theme().accent, Align::center);
}

TwinNode& report_nav(const std::string& path, const NavItem& item, const Rect& rect, bool current) {
  const std::string name =
      item.count == 0 ? item.label : item.label + " (" + persian_number_text(item.count) + ")";
  TwinNode& node = report(Role::link, path, name, rect);
  node.focusable = true;
  node.current = current;
  return node;
}

std::string side_navigation(const AppFrame& frame, const Rect& rect, bool narrow) {
  std::string chosen;
  fill(rect, theme().surface);
  vertical_hairline(rect.right() - 1, rect.y, rect.h, theme().line);
  open_node(Role::navigation, "app/nav", "بخش‌ها", rect);
  float y = rect.y + space::m;
  for (const NavItem& item : frame.navigation) {
    const Rect row{rect.x + space::s, y, rect.w - 2 * space::s, 42};
    const std::string path = "app/nav/" + item.id;
    const bool current = item.id == frame.current;
    const Press state = press(path, row);
    if (state.pressed) chosen = item.id;
    if (current) fill(row, theme().selected, size::radius_small);
    if (current) fill({row.x, row.y + 9, 3, row.h - 18}, theme().accent, 1.5F);
    if (!current && state.hovered) fill(row, theme().hover, size::radius_small);
    const Rgb ink = current ? theme().accent : theme().text_quiet;
    const float icon_x = narrow ? row.x + (row.w - 21) / 2 : row.x + space::m;
    draw_icon(item.icon, icon_x, row.y + 10.5F, 21, ink);
    if (!narrow) {
      const Rect words{row.x + 44, row.y, row.w - 44 - (item.count == 0 ? 8.0F : 42.0F), row.h};
      draw_text_in(words, item.label, {type::body, current, false},
                   current ? theme().accent : theme().text);
      if (item.count != 0) draw_count(row.right() - space::s, row.y + row.h / 2, item.count);
    }
    if (shows_ring(path)) stroke(row, theme().focus, size::radius_small, 2.0F);
    report_nav(path, item, row, current);
    if (narrow && (state.hovered || shows_ring(path))) tooltip(path, row, item.label);
    y += 46;
  }
  close_node();
  return chosen;
}

/// One cell of the bar: icon over its word, a dot where something waits.
bool bottom_cell(const std::string& path, const NavItem& item, const Rect& cell, bool current) {
  const Press state = press(path, cell);
  const Rgb ink = current ? theme().accent : theme().text_quiet;
  if (current) fill({cell.x + cell.w / 2 - 22, cell.y + 6, 44, 28}, theme().accent_soft, 14.0F);
  draw_icon(item.icon, cell.x + (cell.w - 22) / 2, cell.y + 9, 22, ink);
  draw_text_in({cell.x + 2, cell.y + 36, cell.w - 4, 20},
               item.short_label.empty() ? item.label : item.short_label, {11.5F, current, false},
               ink, Align::center);
  if (item.count != 0)
    fill({cell.x + cell.w / 2 + 12, cell.y + 7, 9, 9}, theme().danger_fill, 4.5F);
  if (shows_ring(path)) stroke(cell.inset(2.0F), theme().focus, size::radius_small, 2.0F);
  return state.pressed;
}

/// What the bar has no room for, above it; gives the id of the chosen one.
std::string more_menu(const std::string& path, std::span<const NavItem> items,
                      const std::string& current, const Rect& cell) {
  std::string chosen;
  const Context& c = context();
  constexpr float line = size::control_touch;
  const float h = line * static_cast<float>(items.size()) + 2 * space::xs;
  const float w = std::min(280.0F, c.input.width - 2 * space::s);
  const Rect box{cell.right() - w - space::s, cell.y - h - space::xs, w, h};
  begin_layer(path + "/menu", {0, 0, c.input.width, c.input.height});
  bool close = pressed_outside(box, cell);
  shadow(box, size::radius);
  fill(box, theme().raised, size::radius);
  stroke(box, theme().line, size::radius);
  open_node(Role::region, path + "/region", "بخش‌های دیگر", box);
  open_node(Role::menu, path + "/menu", "بخش‌های دیگر", box);
  float y = box.y + space::xs;
  for (const NavItem& item : items) {
    const std::string item_path = path + "/" + item.id;
    const Rect row{box.x + space::xs, y, w - 2 * space::xs, line};
    const Press state = press(item_path, row);
    const bool is_current = item.id == current;
    if (is_current) fill(row, theme().selected, size::radius_small);
    if (state.hovered || is_focused(item_path)) fill(row, theme().hover, size::radius_small);
    if (shows_ring(item_path)) stroke(row, theme().focus, size::radius_small, 2.0F);
    draw_icon(item.icon, row.x + space::s, row.y + (line - 20) / 2, 20, theme().text_quiet);
    draw_text_in({row.x + 40, row.y, row.w - 90, line}, item.label, {type::body, is_current, false},
                 is_current ? theme().accent : theme().text);
    if (item.count != 0) draw_count(row.right() - space::s, row.y + line / 2, item.count);
    TwinNode& node = report(Role::menu_item, item_path, item.label, row);
    node.focusable = node.roving = true;
    node.autofocus = &item == items.data();
    node.keys = "Escape Tab";
    if (state.pressed) chosen = item.id;
    for (const char* key : {"Escape", "Tab"}) close = take_key(item_path, key) != nullptr || close;
    y += line;
  }
  close_node();
  close_node();
  end_layer();
  if (close || !chosen.empty()) {
    memory_of(path).open = false;
    focus(path);
  }
  return chosen;
}

/// The last cell of a bar that is too short for all: a button that opens the rest.
std::string more_cell(std::span<const NavItem> items, const std::string& current,
                      const Rect& cell) {
  const std::string path = "app/nav/more";
  NavItem more{"more", "بیشتر", Icon::more, 0};
  bool holds_current = false;
  for (const NavItem& item : items) {
    more.count += item.count;
    holds_current = holds_current || item.id == current;
  }
  if (bottom_cell(path, more, cell, holds_current)) memory_of(path).open = !memory_of(path).open;
  TwinNode& node = report(Role::button, path, more.label, cell);
  node.focusable = node.has_expanded = true;
  node.expanded = memory_of(path).open;
  return memory_of(path).open ? more_menu(path, items, current, cell) : std::string{};
}

std::string bottom_navigation(const AppFrame& frame, const Rect& rect) {
  std::string chosen;
  constexpr std::size_t at_most = 5;
  fill(rect, theme().surface);
  hairline(rect.x, rect.y, rect.w, theme().line);
  open_node(Role::navigation, "app/nav", "بخش‌ها", rect);
  const std::span<const NavItem> all = frame.navigation;
  const bool crowded = all.size() > at_most;
  const std::size_t shown = crowded ? at_most - 1 : all.size();
  const std::size_t cells = std::max<std::size_t>(1, crowded ? at_most : shown);
  const float w = rect.w / static_cast<float>(cells);
  const auto cell_of = [&](std::size_t at) {
    return Rect{rect.x + w * static_cast<float>(at), rect.y, w, rect.h};
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const NavItem& item = all[i];
    const std::string path = "app/nav/" + item.id;
    const bool current = item.id == frame.current;
    if (bottom_cell(path, item, cell_of(i), current)) chosen = item.id;
    report_nav(path, item, cell_of(i), current);
  }
  if (crowded) {
    std::string more = more_cell(all.subspan(shown), frame.current, cell_of(shown));
    if (!more.empty()) chosen = std::move(more);
  }
  close_node();
  return chosen;
}

void demo_banner(const std::string& text, const Rect& rect) {
  fill(rect, theme().warning_soft);
  const TextStyle style{type::caption, true, false};
  draw_text_in(rect.inset(space::m, 0), text, style, theme().warning, Align::center);
  open_node(Role::region, "app/demo-region", "نمایشی", rect);
  report(Role::status, "app/demo", text, rect);
  close_node();
}

}  // namespace

App::App(const AppFrame& frame) {
  Context& c = context();
  c.title = frame.title + " · کوتاژ";
  float top = 0;
  if (!frame.demo_notice.empty()) {
    demo_banner(frame.demo_notice, {0, 0, c.input.width, demo_banner_px});
    top = demo_banner_px;
  }
  top_bar(frame, {0, top, c.input.width, size::top_bar}, event_);
  top += size::top_bar;
  float left = 0;
  float bottom = c.input.height;
  if (frame.navigation.size() > 1 || !is_phone()) {
    if (is_phone()) {
      bottom -= size::bottom_nav;
      event_.navigate = bottom_navigation(frame, {0, bottom, c.input.width, size::bottom_nav});
    } else {
      const bool narrow = breakpoint() == Width::tablet;
      left = narrow ? narrow_nav_px : size::side_nav;
      event_.navigate = side_navigation(frame, {0, top, left, c.input.height - top}, narrow);
    }
  }
  const float padding = is_phone() ? space::m : space::xl;
  open_node(Role::main, "app/main", frame.title, {left, top, c.input.width - left, bottom - top});
  // Each page keeps its own place in its own scroll.
  begin_scroll("app/main/" + frame.current, Role::scroll, frame.title,
               {left, top, c.input.width - left, bottom - top}, padding);
  c.page_bottom = bottom - padding;
  region().width = std::min(region().width, size::content_max);
  heading(1, frame.title);
}

App::~App() {
  end_scroll();
  close_node();
}

}  // namespace kotaj::ui
