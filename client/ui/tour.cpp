#include "client/ui/tour.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "client/ui/context.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr std::string_view tour_path = "tour";
constexpr float box_px = 360.0F;
constexpr float around_px = 6.0F;
constexpr float scrim_alpha = 0.55F;

/// Where the widget stood in the last frame, if it can be seen.
std::optional<Rect> place_of(std::string_view target) {
  const TwinNode* node = find_twin(target);
  const Context& c = context();
  if (node == nullptr || node->rect.w <= 0 || node->rect.h <= 0) return std::nullopt;
  const Rect rect{node->rect.x, node->rect.y, node->rect.w, node->rect.h};
  if (rect.x >= c.input.width || rect.y >= c.input.height) return std::nullopt;
  return rect.inset(-around_px);
}

/// Everything but the lit place goes dark.
void draw_scrim(const Rect& lit) {
  const Context& c = context();
  const float w = c.input.width;
  const float h = c.input.height;
  const Rgb dark = theme().scrim;
  const float top = std::clamp(lit.y, 0.0F, h);
  const float bottom = std::clamp(lit.bottom(), 0.0F, h);
  const float left = std::clamp(lit.x, 0.0F, w);
  const float right = std::clamp(lit.right(), 0.0F, w);
  fill({0, 0, w, top}, dark, 0.0F, scrim_alpha);
  fill({0, bottom, w, h - bottom}, dark, 0.0F, scrim_alpha);
  fill({0, top, left, bottom - top}, dark, 0.0F, scrim_alpha);
  fill({right, top, w - right, bottom - top}, dark, 0.0F, scrim_alpha);
}

/// Beside the lit place, where there is room; else in the middle.
Rect place_box(const std::optional<Rect>& lit, float w, float h) {
  const Context& c = context();
  const float margin = space::m;
  const float most_x = std::max(margin, c.input.width - w - margin);
  const float most_y = std::max(margin, c.input.height - h - margin);
  if (!lit) return {(c.input.width - w) / 2, (c.input.height - h) / 2, w, h};
  const float x = std::clamp(lit->x, margin, most_x);
  if (lit->bottom() + margin + h < c.input.height) return {x, lit->bottom() + margin, w, h};
  if (lit->right() + margin + w < c.input.width)
    return {lit->right() + margin, std::clamp(lit->y, margin, most_y), w, h};
  if (lit->y - margin - h > 0) return {x, lit->y - margin - h, w, h};
  return {x, most_y, w, h};
}

/// Where the buttons of a step lead.
enum class Move : uint8_t { stay, back, on, end };
Move draw_buttons(std::size_t at, std::size_t count) {
  Move move = Move::stay;
  Row row;
  const bool last = at + 1 == count;
  if (button("on", last ? "پایان" : "بعدی", {.kind = ButtonKind::primary}))
    move = last ? Move::end : Move::on;
  building_node(path_of("on"))->autofocus = true;
  if (at > 0 && button("back", "قبلی")) move = Move::back;
  if (!last && button("skip", "رد شدن", {.kind = ButtonKind::quiet})) move = Move::end;
  return move;
}

}  // namespace

void start_tour(TourState& state) {
  state = {true, 0};
  redraw();
}

bool tour(std::span<const TourStep> steps, TourState& state) {
  if (!state.open || steps.empty()) return false;
  state.at = std::min(state.at, steps.size() - 1);
  const TourStep& step = steps[state.at];
  Context& c = context();
  Memory& memory = memory_of(std::string(tour_path) + "/" + std::to_string(state.at));
  const std::optional<Rect> lit = place_of(step.target);
  const float w = std::min(box_px, c.input.width - 2 * space::m);
  const float h = memory.size > 0 ? memory.size : 180.0F;
  const Rect box = place_box(lit, w, h);
  const std::string path(tour_path);
  begin_layer(path, {0, 0, c.input.width, c.input.height});
  draw_scrim(lit.value_or(Rect{0, 0, 0, 0}));
  if (lit) stroke(*lit, theme().focus, size::radius, 2.0F);
  shadow(box, size::radius);
  fill(box, theme().raised, size::radius);
  stroke(box, theme().line, size::radius);
  // A path a step: each new one takes the focus, and is read out.
  const std::string step_path = path + "/" + std::to_string(state.at);
  open_node(Role::dialog, step_path, step.title, box);
  open_node_data()->modal = true;
  c.scopes.push_back(step_path);
  push_region({box.x + space::l, box.y + space::l, box.w - 2 * space::l, 0}, space::s);
  caption(persian_number_text(static_cast<int64_t>(state.at + 1)) + " از " +
          persian_number_text(static_cast<int64_t>(steps.size())));
  heading(2, step.title);
  paragraph(step.text);
  gap(space::s);
  const Move move = draw_buttons(state.at, steps.size());
  const float used = pop_region() + 2 * space::l;
  if (std::abs(used - memory.size) > 0.5F) redraw();
  memory.size = used;
  c.scopes.pop_back();
  close_node();
  end_layer();
  if (move == Move::on) ++state.at;
  if (move == Move::back) --state.at;
  if (move == Move::end || take_chord("Escape")) state.open = false;
  if (move != Move::stay) redraw();
  return !state.open;
}

}  // namespace kotaj::ui
