#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui::detail {

Press press(const std::string& path, const Rect& rect, bool enabled) {
  Press out;
  const ImGuiID id = ImHashStr(path.data(), path.size());
  const ImRect box(rect.min(), rect.max());
  ImGui::ItemAdd(box, id);
  ImGui::ButtonBehavior(box, id, &out.hovered, &out.held, ImGuiButtonFlags_NoNavFocus);
  // The mouse only shows where it is. What was pressed the browser says, which knows what lay there
  // when the pointer went down: by the next frame it may lie elsewhere.
  out.pressed = take(path, EventKind::activate) != nullptr && enabled;
  if (!enabled) out.held = false;
  if (out.pressed) redraw();
  return out;
}

bool hovering(const Rect& rect) {
  return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
         ImGui::IsMouseHoveringRect(rect.min(), rect.max());
}

bool pressed_outside(const Rect& box, const Rect& anchor) {
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
         !ImGui::IsMouseHoveringRect(box.min(), box.max(), false) &&
         !ImGui::IsMouseHoveringRect(anchor.min(), anchor.max(), false);
}

void tooltip(const std::string& path, const Rect& rect, std::string_view text) {
  constexpr double delay_s = 0.45;
  if (text.empty()) return;
  Context& c = context();
  if (c.tooltip_id != path) {
    c.tooltip_id = path;
    c.tooltip_since_s = c.input.now_s;
    redraw_at(c.input.now_s + delay_s);
  }
  c.tooltip_alive = true;
  c.tooltip_rect = rect;
  c.tooltip_text = text;
}

void begin_layer(const std::string& path, const Rect& rect, bool takes_mouse) {
  Context& c = context();
  c.parents.push_back({"", static_cast<std::size_t>(-1)});
  ImGui::SetNextWindowPos(rect.min());
  ImGui::SetNextWindowSize({rect.w, rect.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (!takes_mouse) flags |= ImGuiWindowFlags_NoInputs;
  ImGui::Begin(("##layer" + path).c_str(), nullptr, flags);
  ImGui::PopStyleVar(3);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ++c.layer;
}

void end_layer() {
  ImGui::End();
  context().parents.pop_back();
}

void draw_tooltip() {
  constexpr double delay_s = 0.45;
  constexpr float widest = 320.0F;
  Context& c = context();
  if (!c.tooltip_alive) {
    c.tooltip_id.clear();
    return;
  }
  if (c.input.now_s - c.tooltip_since_s < delay_s - 0.01) {
    redraw_at(c.tooltip_since_s + delay_s);
    return;
  }
  const TextStyle style{type::caption, false, false};
  const ImVec2 text = measure(c.tooltip_text, style, widest);
  const float w = text.x + 2 * space::s;
  const float h = text.y + 2 * space::xs;
  const Rect& near = c.tooltip_rect;
  float y = near.bottom() + space::s;
  if (y + h > c.input.height - space::s) y = near.y - h - space::s;
  const float x = std::clamp(near.x + (near.w - w) / 2, space::s,
                             std::max(space::s, c.input.width - w - space::s));
  begin_layer("tooltip", {0, 0, c.input.width, c.input.height}, false);
  fill({x, y, w, h}, theme().text, size::radius_small);
  draw_text(x + space::s, y + space::xs, c.tooltip_text, style, theme().page, widest);
  end_layer();
}

void draw_toasts() {
  Context& c = context();
  std::erase_if(c.toasts, [&](const ToastEntry& toast) { return toast.until_s <= c.input.now_s; });
  if (c.toasts.empty()) return;
  begin_layer("toasts", {0, 0, c.input.width, c.input.height}, false);
  const TextStyle style{type::body, false, false};
  const float widest = std::min(480.0F, c.input.width - 2 * space::l) - 64;
  float y = c.input.height - space::xl - (is_phone() ? size::bottom_nav : 0.0F);
  for (auto it = c.toasts.rbegin(); it != c.toasts.rend(); ++it) {
    redraw_at(it->until_s);
    const ImVec2 text = measure(it->text, style, widest);
    const float w = text.x + 58;
    const float h = text.y + 2 * space::m;
    y -= h;
    const Rect box{(c.input.width - w) / 2, y, w, h};
    shadow(box, size::radius);
    fill(box, theme().raised, size::radius);
    stroke(box, tone_text(it->tone), size::radius);
    const Icon icon = tone_icon(it->tone) == Icon::none ? Icon::info : tone_icon(it->tone);
    draw_icon(icon, box.x + space::m, box.y + (h - 18) / 2, 18, tone_text(it->tone));
    draw_text(box.x + 42, box.y + space::m, it->text, style, theme().text, widest);
    y -= space::s;
  }
  end_layer();
}

std::string persian_number_text(int64_t number) {
  return core::persian_number(std::to_string(number));
}

}  // namespace kotaj::ui::detail
