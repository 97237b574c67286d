#include "client/ui/bridge.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <unordered_map>
#include <utility>

#include "client/ui/context.h"

namespace kotaj::ui::bridge {
namespace {

using detail::context;

struct Sent {
  uint32_t handle = 0;
  uint32_t parent = 0;
  TwinNode node;
  TwinRect place;
  uint64_t seen = 0;   ///< The turn in which it was told of last.
  uint64_t alive = 0;  ///< The last turn that has it, as `mark_alive` found before telling.
};

struct State {
  std::unordered_map<std::string, Sent> sent;
  std::unordered_map<uint32_t, std::string> ids;
  std::unordered_map<uint32_t, std::vector<uint32_t>> children;
  std::string chords, title;
  uint32_t next_handle = 1;
  uint64_t turn = 0;
};

State& state() {
  static State the_state;
  return the_state;
}

/// To a quarter of a pixel: finer differences are noise. Not by printf: hundreds a frame.
void append_number(std::string& out, double value) {
  constexpr double far = 1e15;  // Beyond every handle and every place; and no number is none.
  const double bounded = std::isnan(value) ? 0.0 : std::clamp(value, -far, far);
  auto quarters = static_cast<int64_t>(std::round(bounded * 4));
  if (quarters < 0) {
    out += '-';
    quarters = -quarters;
  }
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), quarters / 4).ptr;
  out.append(digits.data(), end);
  static constexpr std::array<const char*, 4> fractions{"", ".25", ".5", ".75"};
  out += fractions[static_cast<std::size_t>(quarters % 4)];
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x",
                    static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += escape.data();
    } else {
      out += c;
    }
  }
  out += '"';
}

/// One node's members that are new or different.
class NodeWriter {
 public:
  explicit NodeWriter(std::string& out) : out_(out) { out_ += '{'; }
  void number(const char* key, double value) {
    name(key);
    append_number(out_, value);
  }
  void text(const char* key, std::string_view value) {
    name(key);
    append_string(out_, value);
  }
  void raw(const char* key, const std::string& value) {
    name(key);
    out_ += value;
  }
  void close() { out_ += '}'; }
  [[nodiscard]] int written() const { return written_; }

 private:
  void name(const char* key) {
    if (written_++ > 0) out_ += ',';
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }
  std::string& out_;
  int written_ = 0;
};

uint32_t flags_of(const TwinNode& n) {
  const std::array<bool, 18> bits{
      n.disabled,     n.checked,     n.expanded,  n.selected, n.required,  n.invalid,
      n.read_only,    n.current,     n.focusable, n.ltr,      n.multi,     n.autofocus,
      n.has_expanded, n.has_pressed, n.modal,     n.roving,   n.assertive, false};
  uint32_t out = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) out |= static_cast<uint32_t>(bits[i]) << i;
  return out;
}

std::string options_json(const TwinNode& node) {
  std::string out = "[";
  for (const TwinOption& option : node.options) {
    if (out.size() > 1) out += ',';
    out += '[';
    append_string(out, option.code);
    out += ',';
    append_string(out, option.label);
    out += option.disabled ? ",1]" : ",0]";
  }
  return out + "]";
}

std::string place_json(const TwinRect& r) {
  std::string out = "[";
  append_number(out, r.x);
  out += ',';
  append_number(out, r.y);
  out += ',';
  append_number(out, r.w);
  out += ',';
  append_number(out, r.h);
  return out + "]";
}

void write_texts(NodeWriter& w, const TwinNode& n, const TwinNode& old, bool fresh) {
  using Member = std::string TwinNode::*;
  static constexpr std::array<std::pair<const char*, Member>, 9> texts{{
      {"n", &TwinNode::name},
      {"v", &TwinNode::value},
      {"e", &TwinNode::description},
      {"ph", &TwinNode::placeholder},
      {"im", &TwinNode::input_mode},
      {"ac", &TwinNode::autocomplete},
      {"at", &TwinNode::accept},
      {"ad", &TwinNode::active},
      {"k", &TwinNode::keys},
  }};
  for (const auto& [key, member] : texts) {
    if (fresh ? !(n.*member).empty() : n.*member != old.*member) w.text(key, n.*member);
  }
}

void write_numbers(NodeWriter& w, const TwinNode& n, const TwinNode& old, bool fresh) {
  const auto put = [&](const char* key, double now, double before) {
    if (fresh ? now != 0 : now != before) w.number(key, now);
  };
  put("l", n.level, old.level);
  put("rc", n.row_count, old.row_count);
  put("ri", n.row_index, old.row_index);
  put("cc", n.column_count, old.column_count);
  put("ci", n.column_index, old.column_index);
  put("so", n.sort, old.sort);
  put("sh", n.scroll_height, old.scroll_height);
  put("sw", n.scroll_width, old.scroll_width);
  put("fs", n.font_px, old.font_px);
  put("ml", static_cast<double>(n.max_length), static_cast<double>(old.max_length));
  put("f", flags_of(n), fresh ? 0 : flags_of(old));
}

void write_node(std::string& out, Sent& sent, const TwinNode& n, uint32_t parent,
                const TwinRect& place, bool fresh) {
  const std::size_t before = out.size();
  if (out.back() != '[') out += ',';
  NodeWriter w(out);
  w.number("h", sent.handle);
  // Nothing in the page refers to a cell: one that was taken over needs no other id.
  if (fresh || (sent.node.id != n.id && n.role != Role::cell)) w.text("i", n.id);
  if (fresh || sent.node.role != n.role) w.number("r", static_cast<int>(n.role));
  if (fresh || sent.parent != parent) w.number("p", parent);
  if (fresh || !(sent.place == place)) w.raw("x", place_json(place));
  write_texts(w, n, sent.node, fresh);
  write_numbers(w, n, sent.node, fresh);
  if (fresh ? !n.options.empty() : n.options != sent.node.options) w.raw("op", options_json(n));
  sent.parent = parent;
  sent.place = place;
  if (w.written() == 1) {
    out.resize(before);
    // Its children are placed by these. (A cell that was taken over keeps its old path: nothing
    // asks for it.)
    sent.node.rect = n.rect;
    sent.node.scroll_top = n.scroll_top;
    sent.node.scroll_left = n.scroll_left;
  } else {
    w.close();
    sent.node = n;
  }
}

struct Walk {
  std::string changed = "[";
  std::unordered_map<uint32_t, std::vector<uint32_t>> children;
  std::vector<uint32_t> parents;  ///< Of `children`, from the outermost inwards.
  /// By parent: `free_under`.
  std::unordered_map<uint32_t, std::vector<uint32_t>> free;
  bool marked = false;
};

/// A row that Tab reaches may have the focus, also while the window has none: it does not become
/// another one. (Of a focus that is still on its way the page itself knows.)
bool may_become_another(const TwinNode& n) {
  if (n.role == Role::cell) return true;
  return n.role == Role::row && n.id != context().focused && (n.roving || !n.focusable);
}

void mark_alive(State& s, Walk& walk) {
  walk.marked = true;
  for (const TwinNode& n : context().nodes) {
    if (const auto known = s.sent.find(n.id); known != s.sent.end()) known->second.alive = s.turn;
  }
}

/// What is gone from under `parent` and may become another of its kind, last one first.
std::vector<uint32_t> free_under(State& s, uint32_t parent, Role role) {
  std::vector<uint32_t> out;
  const std::vector<uint32_t>& before = s.children[parent];
  for (auto handle = before.rbegin(); handle != before.rend(); ++handle) {
    const Sent& one = s.sent[s.ids[*handle]];
    if (one.alive != s.turn && one.node.role == role && may_become_another(one.node))
      out.push_back(*handle);
  }
  return out;
}

/// A scroll's jump replaces a table's rows: the new ones take over the handles of those that are
/// gone, place by place, so that the page hears of other words instead of other elements. Null when
/// there is none to take over.
Sent* take_over(State& s, Walk& walk, const TwinNode& n, uint32_t parent) {
  if (n.role != Role::row && n.role != Role::cell) return nullptr;
  if (!walk.marked) mark_alive(s, walk);
  const auto [queue, first] = walk.free.try_emplace(parent);
  if (first) queue->second = free_under(s, parent, n.role);
  if (queue->second.empty()) return nullptr;
  const uint32_t handle = queue->second.back();
  queue->second.pop_back();
  auto entry = s.sent.extract(s.ids[handle]);
  entry.key() = s.ids[handle] = n.id;
  return &s.sent.insert(std::move(entry)).position->second;
}

/// What stands in the page for `n`; a new one has no handle yet.
Sent& sent_of(State& s, Walk& walk, const TwinNode& n, uint32_t parent) {
  if (const auto known = s.sent.find(n.id); known != s.sent.end()) return known->second;
  if (Sent* taken = take_over(s, walk, n, parent)) return *taken;
  return s.sent[n.id];
}

void visit(State& s, Walk& walk, const TwinNode& n) {
  TwinRect place = n.rect;
  uint32_t parent = 0;
  if (!n.parent.empty()) {
    const Sent& up = s.sent[n.parent];
    parent = up.handle;
    place.x -= up.node.rect.x - up.node.scroll_left;
    place.y -= up.node.rect.y - up.node.scroll_top;
  }
  Sent& sent = sent_of(s, walk, n, parent);
  const bool fresh = sent.handle == 0;
  if (!fresh && sent.seen == s.turn) return;  // a duplicate: the first one counts
  if (fresh) {
    sent.handle = s.next_handle++;
    s.ids[sent.handle] = n.id;
  }
  sent.seen = s.turn;
  const auto [siblings, first] = walk.children.try_emplace(parent);
  if (first) walk.parents.push_back(parent);
  siblings->second.push_back(sent.handle);
  const bool same_place =
      std::abs(sent.place.x - place.x) < 0.25F && std::abs(sent.place.y - place.y) < 0.25F &&
      std::abs(sent.place.w - place.w) < 0.25F && std::abs(sent.place.h - place.h) < 0.25F;
  if (!fresh && same_place) place = sent.place;
  write_node(walk.changed, sent, n, parent, place, fresh);
}

std::string drop_unseen(State& s) {
  std::string out = "[";
  for (auto it = s.sent.begin(); it != s.sent.end();) {
    if (it->second.seen == s.turn) {
      ++it;
      continue;
    }
    if (out.size() > 1) out += ',';
    append_number(out, it->second.handle);
    s.ids.erase(it->second.handle);
    it = s.sent.erase(it);
  }
  return out + "]";
}

std::string order_changes(State& s, const Walk& walk) {
  std::string out = "[";
  for (const uint32_t parent : walk.parents) {
    const std::vector<uint32_t>& list = walk.children.at(parent);
    if (s.children[parent] == list) continue;
    if (out.size() > 1) out += ',';
    out += '[';
    append_number(out, parent);
    for (const uint32_t handle : list) {
      out += ',';
      append_number(out, handle);
    }
    out += ']';
  }
  return out + "]";
}

void append_requests(State& s, std::string& out) {
  detail::Context& c = context();
  if (!c.focus_request.empty()) {
    const auto found = s.sent.find(c.focus_request);
    if (found != s.sent.end()) {
      out += ",\"focus\":";
      append_number(out, found->second.handle);
      c.focus_request.clear();
    }
  }
  if (!c.field_writes.empty()) {
    out += ",\"write\":[";
    for (const std::string& path : c.field_writes) {
      if (out.back() != '[') out += ',';
      append_number(out, s.sent[path].handle);
    }
    out += ']';
    c.field_writes.clear();
  }
  if (!c.scroll_requests.empty()) {
    out += ",\"scroll\":[";
    for (const auto& [path, top] : c.scroll_requests) {
      if (out.back() != '[') out += ',';
      out += '[';
      append_number(out, s.sent[path].handle);
      out += ',';
      append_number(out, top);
      out += ']';
    }
    out += ']';
    c.scroll_requests.clear();
  }
  if (!c.said.empty()) {
    out += ",\"say\":[";
    for (const std::string& text : c.said) {
      if (out.back() != '[') out += ',';
      append_string(out, text);
    }
    out += ']';
    c.said.clear();
  }
  std::string chords;
  for (const std::string& chord : c.built_chords) chords += chord + ' ';
  if (chords != s.chords) {
    out += ",\"chords\":";
    append_string(out, chords);
    s.chords = chords;
  }
  if (c.title != s.title) {
    out += ",\"title\":";
    append_string(out, c.title);
    s.title = c.title;
  }
}

}  // namespace

std::string take_changes() {
  State& s = state();
  ++s.turn;
  Walk walk;
  for (const TwinNode& node : context().nodes) visit(s, walk, node);
  const std::string dropped = drop_unseen(s);
  const std::string order = order_changes(s, walk);
  s.children = std::move(walk.children);
  std::string requests;
  append_requests(s, requests);
  if (dropped == "[]" && order == "[]" && walk.changed == "[" && requests.empty()) return {};
  return "{\"d\":" + dropped + ",\"n\":" + walk.changed + "],\"o\":" + order + requests + "}";
}

void receive(Incoming kind, uint32_t handle, std::string_view text, float a, float b) {
  detail::Event event;
  event.kind = static_cast<detail::EventKind>(kind);
  if (handle != 0) {
    const auto found = state().ids.find(handle);
    if (found == state().ids.end()) return;  // the widget went away while the event was on its way
    event.id = found->second;
  }
  event.text = text;
  event.a = a;
  event.b = b;
  detail::post(std::move(event));
}

void receive_file(uint32_t handle, std::string_view name, std::string_view mime,
                  std::string_view bytes) {
  const auto found = state().ids.find(handle);
  if (found == state().ids.end()) return;
  detail::Event event;
  event.kind = detail::EventKind::file;
  event.id = found->second;
  event.text = name;
  event.extra = mime;
  event.bytes = bytes;
  detail::post(std::move(event));
}

void reset() { state() = State{}; }

std::string take_print() { return std::exchange(context().print, {}); }

bool take_copy(std::string& text) {
  if (!context().has_copy) return false;
  context().has_copy = false;
  text = std::exchange(context().copy, {});
  return true;
}

std::vector<Download> take_downloads() {
  std::vector<Download> out;
  for (auto& d : context().downloads)
    out.push_back({std::move(d.name), std::move(d.mime), std::move(d.bytes)});
  context().downloads.clear();
  return out;
}

}  // namespace kotaj::ui::bridge
