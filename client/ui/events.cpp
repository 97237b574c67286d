// The order in which what the user did is played: as if each act had had a frame of its own,
// however many came while a slow frame was drawn.

#include <imgui.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "client/ui/context.h"

namespace kotaj::ui {
namespace detail {
namespace {

bool moves_focus(const Event& event) {
  return event.kind == EventKind::focus || event.kind == EventKind::blur;
}

bool writes_value(const Event& event) {
  return event.kind == EventKind::input || event.kind == EventKind::change;
}

/// A key that only moves within its widget; held down it comes many times while a frame is drawn.
bool is_move(const Event& event) {
  constexpr std::array<std::string_view, 8> moves{"ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight",
                                                  "PageDown",  "PageUp",  "Home",      "End"};
  constexpr std::string_view shift = "Shift+";
  std::string_view chord = event.text;
  if (chord.starts_with(shift)) chord.remove_prefix(shift.size());
  return event.kind == EventKind::key && !event.id.empty() &&
         std::find(moves.begin(), moves.end(), chord) != moves.end();
}

std::size_t end_of_moves(const std::vector<Event>& waiting, std::size_t at) {
  const Event& first = waiting[at++];
  if (!is_move(first)) return at;
  while (at < waiting.size() && is_move(waiting[at]) && waiting[at].id == first.id) ++at;
  return at;
}

/// A searched list looks at what was typed while it has the focus.
bool is_searched_list(const std::string& id) {
  const TwinNode* node = find_twin(id);
  return node != nullptr && node->role == Role::combobox;
}

/// How many of the events that wait one frame plays: the focus goes where it went and fields get
/// what was typed into them; or one act alone, which finds all that came before it drawn. Scrolling
/// comes along with either. A pointer waits for none of it: its press means what was seen when it
/// came, and what was typed before it may move the page as soon as it is drawn.
std::size_t step_size(const std::vector<Event>& waiting) {
  bool edits = false;
  const std::string* searched = nullptr;
  for (std::size_t at = 0; at < waiting.size(); ++at) {
    const Event& event = waiting[at];
    if (event.kind == EventKind::scroll) continue;
    if (!moves_focus(event) && !writes_value(event)) return edits ? at : end_of_moves(waiting, at);
    if (event.kind == EventKind::blur && searched != nullptr && *searched == event.id) return at;
    if (writes_value(event) && is_searched_list(event.id)) searched = &event.id;
    edits = true;
  }
  return waiting.size();
}

void take_step(Context& c) {
  const auto end = c.incoming.begin() + static_cast<std::ptrdiff_t>(step_size(c.incoming));
  c.events.assign(std::make_move_iterator(c.incoming.begin()), std::make_move_iterator(end));
  c.incoming.erase(c.incoming.begin(), end);
}

bool goes_to_a_field(const Event& event) {
  if (event.kind != EventKind::focus) return false;
  const TwinNode* node = find_twin(event.id);
  return node != nullptr && node->font_px > 0;
}

/// Leaving a field may move the page: a problem appears under it. What lay under the pointer when
/// it went down is meant when it comes up, so until then the focus waits; but no longer than a hand
/// rests, because the end of a press may be lost outside the window.
void let_the_pointer_come_up(Context& c) {
  constexpr double longest_s = 1.0;
  const bool is_pressed =
      ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  const bool moves = std::any_of(c.events.begin(), c.events.end(), moves_focus);
  const bool holds =
      is_pressed && moves && std::none_of(c.events.begin(), c.events.end(), goes_to_a_field);
  if (!holds) {
    c.focus_held_since_s = 0;
    return;
  }
  if (c.focus_held_since_s == 0) c.focus_held_since_s = c.input.now_s;
  if (c.input.now_s - c.focus_held_since_s >= longest_s) return;
  const auto kept = std::stable_partition(c.events.begin(), c.events.end(),
                                          [](const Event& event) { return !moves_focus(event); });
  c.incoming.insert(c.incoming.begin(), std::make_move_iterator(kept),
                    std::make_move_iterator(c.events.end()));
  c.events.erase(kept, c.events.end());
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

/// Where a frame moves the focus on, the keys that were pressed meanwhile are meant for where it
/// goes; the page knew only where it was.
void let_keys_follow_the_focus(Context& c) {
  if (c.focus_request.empty() || c.focused.empty()) return;
  const TwinNode* to = find_twin(c.focus_request);
  if (to == nullptr) return;
  const std::string keys = " " + to->keys + " ";
  const std::string from = c.focused;
  for (Event& event : c.incoming) {
    if (event.kind == EventKind::scroll) continue;
    if (event.kind != EventKind::key || event.id != from) return;
    if (keys.find(" " + event.text + " ") == std::string::npos) return;
    event.id = c.focused = to->id;
    c.focus_visible = true;
  }
}

template <typename Fits>
Event* take_if(const Fits& fits) {
  for (Event& event : context().events) {
    if (event.taken || !fits(event)) continue;
    event.taken = true;
    return &event;
  }
  return nullptr;
}

}  // namespace

void begin_events() {
  Context& c = context();
  take_step(c);
  if (!c.events.empty()) redraw();
  let_the_pointer_come_up(c);
  take_focus_events(c);
}

void end_events() {
  Context& c = context();
  for (const Event& event : c.events) {
    if (!event.taken && !event.id.empty()) ++c.dropped;
  }
  c.events.clear();
  let_keys_follow_the_focus(c);
}

Event* take(std::string_view path, EventKind kind) {
  return take_if([&](const Event& event) { return event.kind == kind && event.id == path; });
}

Event* take_key(std::string_view path, std::string_view chord) {
  return take_if([&](const Event& event) {
    return event.kind == EventKind::key && event.id == path && event.text == chord;
  });
}

Event* take_move(std::string_view path) {
  return take_if([&](const Event& event) { return is_move(event) && event.id == path; });
}

bool take_chord(std::string_view chord) {
  context().chords.insert(std::string(chord));
  return take_key({}, chord) != nullptr;
}

void post(Event event) { context().incoming.push_back(std::move(event)); }

}  // namespace detail

}  // namespace kotaj::ui
