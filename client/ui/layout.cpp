#include "client/ui/layout.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "client/ui/context.h"

namespace kotaj::ui {
namespace detail {

Region& region() { return context().regions.back(); }

void push_region(const Rect& rect, float spacing) {
  Region r;
  r.left = r.x = rect.x;
  r.top = r.y = r.bottom = rect.y;
  r.width = rect.w;
  r.spacing = spacing;
  context().regions.push_back(std::move(r));
}

float pop_region() {
  const float used = region().bottom - region().top;
  context().regions.pop_back();
  return used;
}

namespace {

uint32_t line_key(const Region& row) { return row.key + 0x9E3779B9U * row.line; }

float remembered_line(const Region& row) {
  const auto known = context().row_lines.find(line_key(row));
  return known == context().row_lines.end() ? 0.0F : known->second;
}

/// What is centred in a line knows its height one frame later.
void remember_line(const Region& row) {
  float& known = context().row_lines[line_key(row)];
  if (std::abs(known - row.line_height) > 0.5F) redraw();
  known = row.line_height;
}

}  // namespace

Rect place(float width, float height) {
  Region& r = region();
  if (!r.row) {
    const Rect out{r.left, r.y, std::min(width, r.width), height};
    r.bottom = std::max(r.bottom, out.bottom());
    r.y = out.bottom() + r.spacing;
    return out;
  }
  constexpr float tolerance = 0.5F;
  if (r.x > r.left && r.x + width > r.left + r.width + tolerance) {
    remember_line(r);
    r.y += r.line_height + space::s;
    r.x = r.left;
    r.line_height = 0;
    ++r.line;
    r.wanted_line = remembered_line(r);
  }
  const float spare = std::max(0.0F, r.wanted_line - height);
  const float drop = r.at_foot ? spare : std::floor(spare / 2);
  const Rect out{r.x, r.y + drop, std::min(width, r.width), height};
  r.x += width + r.spacing;
  r.line_height = std::max(r.line_height, height);
  r.bottom = std::max(r.bottom, r.y + r.line_height);
  return out;
}

Rect place_block(float height) {
  const Region& r = region();
  return place(r.row ? std::max(0.0F, r.left + r.width - r.x) : r.width, height);
}

void begin_behind() {
  Context& c = context();
  if (c.splitters_open == c.splitters.size())
    c.splitters.push_back(std::make_unique<Context::Splitter>());
  Context::Splitter& s = *c.splitters[c.splitters_open++];
  s.list = ImGui::GetWindowDrawList();
  s.splitter.Split(s.list, 2);
  s.splitter.SetCurrentChannel(s.list, 1);
}

void switch_to_behind() {
  Context::Splitter& s = *context().splitters[context().splitters_open - 1];
  s.splitter.SetCurrentChannel(s.list, 0);
}

void end_behind() {
  Context& c = context();
  Context::Splitter& s = *c.splitters[--c.splitters_open];
  s.splitter.Merge(s.list);
}

void begin_scroll(const std::string& path, Role role, std::string_view label, const Rect& rect,
                  float padding) {
  ScrollPlace& scroll = context().scrolls[path];
  const auto request = context().scroll_requests.find(path);
  if (request != context().scroll_requests.end()) scroll.top = request->second;
  const float limit = std::max(0.0F, scroll.content_height - rect.h);
  const float top = std::round(std::clamp(scroll.top, 0.0F, limit));
  open_node(role, path, label, rect);
  TwinNode* node = open_node_data();
  node->scroll_top = top;
  node->focusable = role == Role::scroll && limit > 0;
  push_clip(rect);
  push_region(
      {rect.x + padding, rect.y + padding - top, rect.w - 2 * padding - scrollbar_room(), rect.h});
  region().key = 0;
}

void end_scroll() {
  Context& c = context();
  TwinNode* node = open_node_data();
  const float bottom = region().bottom;
  const float padding = region().left - node->rect.x;
  pop_region();
  pop_clip();
  const float height = std::ceil(bottom - (node->rect.y - node->scroll_top) + padding);
  ScrollPlace& scroll = c.scrolls[node->id];
  if (std::abs(scroll.content_height - height) > 0.5F) redraw();
  scroll.content_height = height;
  node->scroll_height = height;
  if (shows_ring(node->id)) {
    const Rect rect{node->rect.x, node->rect.y, node->rect.w, node->rect.h};
    stroke(rect.inset(1.0F), theme().focus, 0.0F, 2.0F);
  }
  close_node();
}

float scrollbar_room() { return is_phone() ? 0.0F : size::scrollbar; }

float control_height() { return is_phone() ? size::control_touch : size::control; }

}  // namespace detail

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

Width breakpoint() {
  constexpr float tablet_from = 640.0F;
  constexpr float desk_from = 1024.0F;
  constexpr float wide_from = 1800.0F;
  const float width = context().input.width;
  if (width < tablet_from) return Width::phone;
  if (width < desk_from) return Width::tablet;
  return width < wide_from ? Width::desk : Width::wide;
}

bool is_phone() { return breakpoint() == Width::phone; }

float available_width() {
  const Region& r = region();
  return r.row ? r.left + r.width - r.x : r.width;
}

float viewport_height() { return context().input.height; }

std::string path_of(std::string_view id) {
  const Context& c = context();
  if (c.scopes.empty()) return std::string(id);
  std::string path = c.scopes.back();
  path += '/';
  path += id;
  return path;
}

Scope::Scope(std::string_view part) { context().scopes.push_back(path_of(part)); }
Scope::~Scope() { context().scopes.pop_back(); }

void gap(float height) {
  Region& r = region();
  if (r.row) {
    r.x += height;
  } else {
    r.y += height;
  }
}

void divider() {
  const Rect rect = place_block(1.0F);
  hairline(rect.x, rect.y, rect.w, theme().line);
}

Row::Row(float spacing, Stand stand) {
  Context& c = context();
  const Region& outer = region();
  const std::string_view scope =
      c.scopes.empty() ? std::string_view{} : std::string_view{c.scopes.back()};
  const auto key =
      static_cast<uint32_t>(std::hash<std::string_view>{}(scope) + 31U * ++c.row_counter);
  push_region({outer.row ? outer.x : outer.left, outer.y, available_width(), 0}, spacing);
  region().row = true;
  region().at_foot = stand == Stand::foot;
  region().key = key;
  region().wanted_line = remembered_line(region());
}

Row::~Row() {
  const Region inner = region();
  remember_line(inner);
  const float height = pop_region();
  Region& outer = region();
  if (outer.row) {
    outer.x = inner.x;
    outer.line_height = std::max(outer.line_height, height);
    outer.bottom = std::max(outer.bottom, inner.bottom);
  } else {
    place(outer.width, height);
  }
}

void Row::push_to_end(float width_of_rest) {
  Region& r = region();
  r.x = std::max(r.x, r.left + r.width - width_of_rest);
}

namespace {

void lay_columns(Region& r, float left, float width, const std::vector<float>& weights,
                 float spacing) {
  float sum = 0;
  for (const float weight : weights) sum += weight;
  const float usable = width - spacing * static_cast<float>(weights.size() - 1);
  float x = left;
  for (const float weight : weights) {
    const float w = std::floor(usable * weight / sum);
    r.column_x.push_back(x);
    r.column_w.push_back(w);
    x += w + spacing;
  }
}

}  // namespace

Columns::Columns(std::initializer_list<float> weights, float stack_below, float spacing)
    : Columns(std::vector<float>(weights), spacing, available_width() < stack_below) {}

Columns::Columns(std::vector<float> weights, float spacing, bool stacked) {
  const Region& outer = region();
  const float left = outer.left;
  const float width = outer.width;
  push_region({left, outer.y, width, 0});
  Region& r = region();
  r.weights = stacked ? std::vector<float>{1.0F} : std::move(weights);
  r.line_top = r.line_bottom = r.y;
  r.minimum_right = spacing;
  lay_columns(r, left, width, r.weights, spacing);
  r.left = r.column_x[0];
  r.width = r.column_w[0];
}

Columns Columns::grid(float min_width, int max_columns, float spacing) {
  const float width = region().width;
  const int fitting = static_cast<int>((width + spacing) / (min_width + spacing));
  const int count = std::clamp(fitting, 1, max_columns);
  return {std::vector<float>(static_cast<std::size_t>(count), 1.0F), spacing, false};
}

void Columns::next() {
  Region& r = region();
  r.line_bottom = std::max(r.line_bottom, r.bottom);
  ++r.column;
  if (r.column == r.weights.size()) {
    r.column = 0;
    if (r.line_bottom > r.line_top) r.line_top = r.line_bottom + r.minimum_right;
  }
  r.left = r.x = r.column_x[r.column];
  r.width = r.column_w[r.column];
  r.y = r.line_top;
}

Columns::~Columns() {
  const float height = pop_region();
  place(region().width, height);
}

Card::Card(std::string_view id, std::string_view title) {
  const Region& outer = region();
  const float padding = is_phone() ? space::m : space::l;
  const Rect place_here{outer.left, outer.y, outer.width, 0};
  context().boxes.push_back(place_here);
  context().scopes.push_back(path_of(id));
  open_node(Role::region, context().scopes.back(), title, place_here);
  begin_behind();
  push_region({place_here.x + padding, place_here.y + padding, place_here.w - 2 * padding, 0});
  if (!title.empty()) heading(2, title);
}

Card::~Card() {
  const float padding = is_phone() ? space::m : space::l;
  Rect box = context().boxes.back();
  context().boxes.pop_back();
  box.h = pop_region() + 2 * padding;
  switch_to_behind();
  fill(box, theme().surface, size::radius);
  stroke(box, theme().line, size::radius);
  end_behind();
  TwinNode* node = open_node_data();
  node->rect.h = box.h;
  close_node();
  context().scopes.pop_back();
  place_block(box.h);
}

Scroll::Scroll(std::string_view id, std::string_view label, float height) : path_(path_of(id)) {
  constexpr float least = 160.0F;
  const float left_of_page = context().input.height - region().y - space::l;
  const Rect rect = place_block(height > 0 ? height : std::max(least, left_of_page));
  begin_scroll(path_, Role::scroll, label, rect, 0.0F);
}

Scroll::~Scroll() { end_scroll(); }

Disclosure::Disclosure(std::string_view id, std::string_view label, bool open_at_first) {
  const std::string path = path_of(id);
  Memory& memory = memory_of(path);
  if (!memory.seen) memory.open = open_at_first;
  memory.seen = true;
  const TextStyle style{type::body, true, false};
  const float width = std::min(region().width, measure(label, style).x + space::xxl);
  const Rect rect = place(width, control_height());
  if (press(path, rect).pressed) memory.open = !memory.open;
  open_ = memory.open;
  TwinNode& node = report(Role::button, path, label, rect);
  node.has_expanded = true;
  node.expanded = open_;
  node.focusable = true;
  draw_icon(open_ ? Icon::chevron_down : Icon::arrow_forward, rect.x, rect.y + (rect.h - 16) / 2,
            16, theme().accent);
  draw_text_in({rect.x + 22, rect.y, rect.w - 22, rect.h}, label, style, theme().accent);
  if (shows_ring(path)) focus_ring(rect, size::radius_small);
  context().scopes.push_back(path);
}

Disclosure::~Disclosure() { context().scopes.pop_back(); }

}  // namespace kotaj::ui
