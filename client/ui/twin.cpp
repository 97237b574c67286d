#include "client/ui/twin.h"

#include <algorithm>

#include "client/ui/context.h"

namespace kotaj::ui {
namespace detail {

TwinNode& report(Role role, std::string path, std::string_view name, const Rect& rect) {
  Context& c = context();
  if (!c.ids.insert(path).second) c.duplicates.push_back(path);
  TwinNode& node = c.building.emplace_back();
  node.id = std::move(path);
  if (!c.parents.empty()) node.parent = c.parents.back().path;
  node.role = role;
  node.name = name;
  node.rect = {rect.x, rect.y, rect.w, rect.h};
  return node;
}

void open_node(Role role, std::string path, std::string_view name, const Rect& rect) {
  const std::size_t index = context().building.size();
  const TwinNode& node = report(role, std::move(path), name, rect);
  context().parents.push_back({node.id, index});
}

void close_node() { context().parents.pop_back(); }

TwinNode* open_node_data() { return &context().building[context().parents.back().index]; }

TwinNode* building_node(std::string_view path) {
  auto& nodes = context().building;
  const auto found = std::find_if(nodes.rbegin(), nodes.rend(),
                                  [&](const TwinNode& node) { return node.id == path; });
  return found == nodes.rend() ? nullptr : &*found;
}

Event* take(std::string_view path, EventKind kind) {
  for (Event& event : context().events) {
    if (!event.taken && event.kind == kind && event.id == path) {
      event.taken = true;
      return &event;
    }
  }
  return nullptr;
}

Event* take_key(std::string_view path, std::string_view chord) {
  for (Event& event : context().events) {
    if (!event.taken && event.kind == EventKind::key && event.id == path && event.text == chord) {
      event.taken = true;
      return &event;
    }
  }
  return nullptr;
}

void post(Event event) { context().incoming.push_back(std::move(event)); }

bool is_focused(std::string_view path) { return context().focused == path; }

bool shows_ring(std::string_view path) {
  return context().focus_visible && context().focused == path;
}

}  // namespace detail

using detail::context;

const std::vector<TwinNode>& twin_nodes() { return context().nodes; }

const TwinNode* find_twin(std::string_view id) {
  for (const TwinNode& node : context().nodes) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

const TwinNode* find_twin(Role role, std::string_view name) {
  for (const TwinNode& node : context().nodes) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

const std::vector<std::string>& twin_duplicates() { return context().built_duplicates; }

std::size_t twin_dropped_events() { return context().dropped; }

std::string_view focused() { return context().focused; }

void focus(std::string_view id) {
  // Inside a scope a short id is meant; a full path starts with the scope itself.
  const auto& scopes = context().scopes;
  const bool full = scopes.empty() || id.starts_with(scopes.front());
  context().focus_request = full ? std::string(id) : path_of(id);
  context().focus_request_frame = context().frame;
  redraw();
}

namespace detail {

bool take_chord(std::string_view chord) {
  context().chords.insert(std::string(chord));
  for (detail::Event& event : context().events) {
    if (!event.taken && event.kind == detail::EventKind::key && event.id.empty() &&
        event.text == chord) {
      event.taken = true;
      return true;
    }
  }
  return false;
}

}  // namespace detail

bool shortcut(std::string_view chord) {
  // While a dialog asks, keys of the page behind it are not meant.
  const detail::Context& c = context();
  const bool in_dialog = !c.scopes.empty() && c.scopes.back().starts_with("dialog:");
  if (!c.dialogs.empty() && !in_dialog) return false;
  return detail::take_chord(chord);
}

void announce(std::string_view text) {
  context().said.emplace_back(text);
  redraw();
}

}  // namespace kotaj::ui
