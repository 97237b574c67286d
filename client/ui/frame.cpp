#include "client/ui/frame.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <iterator>

#include "client/ui/context.h"

namespace kotaj::ui {
namespace detail {

void set_system_dark(bool value);

Context& context() {
  static Context the_context;
  return the_context;
}

Memory& memory_of(const std::string& path) {
  Memory& memory = context().memory[path];
  memory.frame = context().frame;
  return memory;
}

namespace {

/// How often what widgets remembered is looked through, and after how many unseen frames it goes.
constexpr uint64_t memory_sweep_frames = 512;

bool is_act(const Event& event) {
  return event.kind == EventKind::activate || event.kind == EventKind::key ||
         event.kind == EventKind::file || event.kind == EventKind::dismiss;
}

/// Widgets take events in the order in which they are drawn, not in which they came. Where much was
/// done while a slow frame was drawn, a frame therefore ends with the first act: a form that was
/// handed in does not get what was typed into it afterwards. Only keys that lead from one row to
/// the next come together: all of them were pressed where the first one was.
void take_events(Context& c) {
  const auto act = std::find_if(c.incoming.begin(), c.incoming.end(), is_act);
  const auto goes_on = [&](const Event& event) {
    if (event.kind != EventKind::key || act->kind != EventKind::key || event.id != act->id)
      return false;
    const TwinNode* node = find_twin(act->id);
    return node != nullptr && node->leads_on;
  };
  const auto end =
      act == c.incoming.end() ? act : std::find_if_not(std::next(act), c.incoming.end(), goes_on);
  c.events.assign(std::make_move_iterator(c.incoming.begin()), std::make_move_iterator(end));
  c.incoming.erase(c.incoming.begin(), end);
}

void take_focus_events(Context& c) {
  for (Event& event : c.events) {
    if (event.kind == EventKind::focus) {
      c.focused = event.id;
      c.focus_visible = event.a > 0;
      event.taken = true;
    } else if (event.kind == EventKind::blur) {
      if (c.focused == event.id) c.focused.clear();
      Memory& memory = c.memory[event.id];
      memory.touched = true;
      event.taken = true;
    } else if (event.kind == EventKind::scroll) {
      ScrollPlace& place = c.scrolls[event.id];
      place.top = event.a;
      place.left = event.b;
      event.taken = true;
    }
  }
}

void begin_page_window() {
  const Context& c = context();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({c.input.width, c.input.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::Begin("##page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar(2);
}

}  // namespace
}  // namespace detail

using detail::context;

void begin_frame(const FrameInput& input) {
  detail::Context& c = context();
  c.input = input;
  ++c.frame;
  detail::set_system_dark(input.system_dark);
  detail::take_events(c);
  if (!c.events.empty()) redraw();
  if (c.redraw_at_s > 0 && input.now_s >= c.redraw_at_s) {
    c.redraw_at_s = 0;
    c.frames_wanted = std::max(c.frames_wanted, 1);
  }
  detail::take_focus_events(c);
  c.regions.clear();
  c.scopes.clear();
  c.row_counter = 0;
  c.focus_order.clear();
  c.page_bottom = input.height - space::l;
  c.text_counter.clear();
  c.building.clear();
  c.parents.clear();
  c.ids.clear();
  c.duplicates.clear();
  c.chords.clear();
  c.drawn.clear();
  c.tooltip_alive = false;
  c.layer = 0;
  detail::begin_page_window();
  detail::fill({0, 0, input.width, input.height}, theme().page);
  detail::push_region({0, 0, input.width, input.height}, space::m);
}

void end_frame() {
  detail::Context& c = context();
  detail::pop_region();
  ImGui::End();
  detail::draw_toasts();
  detail::draw_tooltip();
  for (const detail::Event& event : c.events) {
    if (!event.taken && !event.id.empty()) ++c.dropped;
  }
  c.events.clear();
  c.nodes.swap(c.building);
  c.built_duplicates.swap(c.duplicates);
  c.built_chords = c.chords;
  if (c.frames_wanted > 0) --c.frames_wanted;
  // A widget that has not come by now will not come: its focus must not be stolen later.
  constexpr uint64_t focus_patience_frames = 4;
  if (c.frame > c.focus_request_frame + focus_patience_frames) c.focus_request.clear();
  if (c.frame % detail::memory_sweep_frames == 0) {
    std::erase_if(c.memory, [&](const auto& entry) {
      return entry.second.frame + detail::memory_sweep_frames < c.frame && !entry.second.open;
    });
  }
}

void redraw() {
  // One frame to see an event, one to draw what it changed, one for what is measured a frame late.
  constexpr int frames_after_event = 3;
  context().frames_wanted = std::max(context().frames_wanted, frames_after_event);
  if (context().wake != nullptr) context().wake();
}

void on_wanted(void (*wake)()) { context().wake = wake; }

void redraw_at(double at_s) {
  double& at = context().redraw_at_s;
  if (at <= 0 || at_s < at) at = at_s;
}

double now_s() { return context().input.now_s; }

bool wants_frame() {
  const ImGuiContext* g = ImGui::GetCurrentContext();
  return context().frames_wanted > 0 || !context().incoming.empty() ||
         (g != nullptr && !g->InputEventsQueue.empty());
}

double wanted_at_s() { return context().redraw_at_s; }

}  // namespace kotaj::ui
