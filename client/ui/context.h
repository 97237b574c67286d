#pragma once

#include <imgui.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "client/ui/frame.h"
#include "client/ui/theme.h"
#include "client/ui/twin.h"
#include "client/ui/ui.h"
#include "shared/core/description.h"

/// The kit's own insides: the state of the frame that is being built. Only files of client/ui
/// include this.
namespace kotaj::ui::detail {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] ImVec2 min() const { return {x, y}; }
  [[nodiscard]] ImVec2 max() const { return {x + w, y + h}; }
  [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
  [[nodiscard]] Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
  }
};

/// A text that was drawn, as a test sees it.
struct DrawnText {
  std::string text;  ///< With its isolates.
  ImVec2 at;         ///< Of its start, in the layout.
  Rgb rgb = 0;
  bool ltr = false;
  bool decorative = false;
};

enum class EventKind : uint8_t { activate, input, change, focus, blur, key, scroll, file, dismiss };

struct Event {
  EventKind kind = EventKind::activate;
  std::string id;
  std::string text;   ///< Typed text, chord, code of an option, file name.
  std::string extra;  ///< MIME type of a file.
  std::string bytes;
  float a = 0, b = 0;
  bool taken = false;
};

/// Where widgets flow.
struct Region {
  float left = 0, top = 0, width = 0;
  float x = 0, y = 0;  ///< Where the next widget goes.
  float spacing = space::m;
  float bottom = 0;  ///< Of the lowest widget.
  bool row = false;
  bool at_foot = false;   ///< Of the row's line, not in its middle.
  float line_height = 0;  ///< Of the row's current line.
  float wanted_line = 0;  ///< Of this line in the last frame, to centre in.
  uint32_t line = 0;      ///< Which of the row's lines, where it wraps.
  float minimum_right = 0;
  uint32_t key = 0;
  // Columns
  std::vector<float> weights;
  std::vector<float> column_x, column_w;
  std::size_t column = 0;
  bool stacked = false;
  float line_top = 0, line_bottom = 0;
};

struct ToastEntry {
  Tone tone;
  std::string text;
  double until_s;
};

struct ScrollPlace {
  float top = 0, left = 0;
  float content_height = 0;
};

/// Memory of a widget between frames, by path.
struct Memory {
  bool open = false;
  bool touched = false;  ///< A field that was left once.
  bool seen = false;
  int number = 0;
  float size = 0;
  std::string text;
  std::string text2;
  uint64_t frame = 0;
};

struct Overlay {
  std::string id;
  bool modal = false;
};

struct Context {
  FrameInput input;
  uint64_t frame = 0;
  int frames_wanted = 3;
  double redraw_at_s = 0;
  void (*wake)() = nullptr;

  std::vector<Region> regions;
  std::vector<std::string> scopes;  ///< Full paths.
  float page_bottom = 0;            ///< Where the visible content ends.
  uint32_t row_counter = 0;
  std::unordered_map<std::string, int> text_counter;  ///< Texts without an id, by path and kind.
  std::unordered_map<uint32_t, float> row_lines;
  std::unordered_map<std::string, Memory> memory;

  // Twin
  std::vector<TwinNode> building, nodes;
  struct Open {
    std::string path;
    std::size_t index;  ///< In `building`; npos for the root of a layer.
  };
  std::vector<Open> parents;
  std::vector<Rect> boxes;  ///< Open cards: their place.
  std::unordered_set<std::string> ids;
  std::vector<std::string> duplicates, built_duplicates;
  std::size_t dropped = 0;
  std::vector<Event> events, incoming;
  std::unordered_map<std::string, ScrollPlace> scrolls;
  std::string focused;
  bool focus_visible = false;
  std::string focus_request;
  uint64_t focus_request_frame = 0;
  /// Fields whose text was chosen from their own list: the one case in which a focused field's
  /// value is written.
  std::vector<std::string> field_writes;
  std::vector<std::string> said;
  std::map<std::string, float> scroll_requests;
  std::unordered_set<std::string> chords, built_chords;
  std::string title;

  // Overlays
  std::vector<std::string> dialogs;  ///< Ids, bottom to top.
  std::vector<std::string> dialog_returns;
  std::vector<ToastEntry> toasts;
  std::string popup;  ///< Path of the widget whose popup is open.
  std::string popup_focus_return;
  std::string tooltip_id, tooltip_text;
  Rect tooltip_rect;
  double tooltip_since_s = 0;
  bool tooltip_alive = false;
  bool palette_open = false;
  std::string palette_typed;
  int palette_at = 0;
  int layer = 0;

  // The outside world, taken by the platform after the frame.
  std::string print;
  struct Download {
    std::string name, mime, bytes;
  };
  std::vector<Download> downloads;
  std::string copy;
  bool has_copy = false;

  struct Splitter {
    ImDrawListSplitter splitter;
    ImDrawList* list;
  };
  std::vector<std::unique_ptr<Splitter>> splitters;
  std::size_t splitters_open = 0;
  /// For tests: whether drawn texts are kept, and those of this frame.
  bool watches_drawing = false;
  std::vector<DrawnText> drawn;
  int decorative = 0;
  std::vector<std::string> focus_order;  ///< Editable fields of the form being drawn.
};

Context& context();

// --- Twin
// --------------------------------------------------------------------------------------------------------

/// Adds a node under the current parent; fills `id` (a full path), `parent` and rectangle.
TwinNode& report(Role role, std::string path, std::string_view name, const Rect& rect);
void open_node(Role role, std::string path, std::string_view name, const Rect& rect);
/// Closes the innermost open node; its rectangle becomes `rect` when it has a height.
void close_node();
TwinNode* open_node_data();
TwinNode* building_node(std::string_view path);
Event* take(std::string_view path, EventKind kind);
Event* take_key(std::string_view path, std::string_view chord);
void post(Event event);
/// `shortcut`, also for the page behind a dialog.
bool take_chord(std::string_view chord);
bool is_focused(std::string_view path);
/// Keyboard focus that should be seen.
bool shows_ring(std::string_view path);
Memory& memory_of(const std::string& path);

// --- Layout
// ------------------------------------------------------------------------------------------------------

Region& region();
/// Room for a widget of that size at the cursor, which moves on.
Rect place(float width, float height);
/// Room over the whole width.
Rect place_block(float height);
void push_region(const Rect& rect, float spacing = space::m);
/// Gives the height used.
float pop_region();
/// Begins/ends painting what lies behind widgets whose height is not known yet.
void begin_behind();
void switch_to_behind();
void end_behind();
/// Scrolled area: content is laid out inside; see layout.cpp.
void begin_scroll(const std::string& path, Role role, std::string_view label, const Rect& rect,
                  float padding);
void end_scroll();

/// What is drawn while it lives says nothing that the twin does not say otherwise: the star of a
/// required field, the figures of an axis.
class Decorative {
 public:
  Decorative() { ++context().decorative; }
  ~Decorative() { --context().decorative; }
  Decorative(const Decorative&) = delete;
  Decorative& operator=(const Decorative&) = delete;
};

// --- Drawing
// -----------------------------------------------------------------------------------------------------

struct TextStyle {
  float em = type::body;
  bool bold = false;
  bool ltr = false;
};
ImU32 color(Rgb rgb, float alpha = 1.0F);
Rgb tone_text(Tone tone);
Rgb tone_soft(Tone tone);
Icon tone_icon(Tone tone);
float line_height(float em);
/// The text with its Latin words in left-to-right isolates; for drawing, never stored or copied.
std::string isolate_latin(std::string_view text);
ImVec2 measure(std::string_view text, const TextStyle& style, float wrap = 0.0F);
/// Draws with its start at `x` (its end, when `ltr`, at the same place: see `draw_text_in`).
void draw_text(float x, float y, std::string_view text, const TextStyle& style, Rgb rgb,
               float wrap = 0.0F);
enum class Align : uint8_t { start, center, end };
/// One line, vertically centred in `rect`, shortened with «…» where it does not fit (numbers never:
/// «…» alone). True when it was shortened.
bool draw_text_in(const Rect& rect, std::string_view text, const TextStyle& style, Rgb rgb,
                  Align align = Align::start);
void fill(const Rect& rect, Rgb rgb, float radius = 0.0F, float alpha = 1.0F);
void stroke(const Rect& rect, Rgb rgb, float radius = 0.0F, float thickness = 1.0F);
void hairline(float x, float y, float w, Rgb rgb);
void vertical_hairline(float x, float y, float h, Rgb rgb);
void draw_icon(Icon icon, float x, float y, float size, Rgb rgb, float thickness = 1.7F);
void focus_ring(const Rect& rect, float radius);
void shadow(const Rect& rect, float radius);
void push_clip(const Rect& rect);
void pop_clip();

// --- Interaction
// -------------------------------------------------------------------------------------------------

struct Press {
  bool pressed = false, hovered = false, held = false;
};
/// Mouse on a rectangle, and a press of its twin by any hand.
Press press(const std::string& path, const Rect& rect, bool enabled = true);
bool hovering(const Rect& rect);
/// A mouse button went down neither in a popup nor on what opens and closes it: the popup closes.
bool pressed_outside(const Rect& box, const Rect& anchor);
void tooltip(const std::string& path, const Rect& rect, std::string_view text);
float control_height();
/// Kept free for the browser's scroll bar; a phone's lies over the content.
float scrollbar_room();
float badge_width(Tone tone, std::string_view text);
/// A badge at the start of `rect`, no wider than it.
void draw_badge(const Rect& rect, Tone tone, std::string_view text);
float button_width(std::string_view label, const ButtonOptions& options);
/// A button at a given place, its path already full.
bool button_at(const std::string& path, const Rect& rect, std::string_view label,
               const ButtonOptions& options);

/// A window over everything drawn so far. `rect` is what takes the mouse.
void begin_layer(const std::string& path, const Rect& rect, bool takes_mouse = true);
void end_layer();
void draw_tooltip();
void draw_toasts();

/// The frame around a field: label, control, unit, problem, help. Gives the control's rectangle.
struct FieldFrame {
  std::string path;
  Rect control;  ///< With border.
  Rect inner;    ///< Where the text stands.
  bool invalid = false;
  bool enabled = true;
  std::string description;
};
FieldFrame begin_field(std::string_view id, const FieldOptions& options, float natural_width,
                       float control_h, std::string_view own_problem);
void end_field(const FieldFrame& frame, const FieldOptions& options, std::string_view own_problem);
void draw_control(const FieldFrame& frame, bool focused, bool hovered);

/// How a field is typed and shown.
struct Typing {
  Role role = Role::text_input;
  bool ltr = false;
  std::string_view input_mode{};
  std::string_view autocomplete{};
  std::string_view keys = "Enter F1";
  bool secret = false;
  float natural_width = 420.0F;
  Icon icon = Icon::none;
  float end_room = 0.0F;  ///< Kept free at the end for a button.
};
/// The control itself, between `begin_field` and `end_field`: twin, events, picture. `shown` is
/// what is drawn while the field is not focused.
Edit edit_text(const FieldFrame& frame, std::string& value, std::string_view shown,
               const FieldOptions& options, const Typing& typing);
/// The problem of a typed text by the type's own rules, once the field was left; empty when there
/// is none.
std::string own_problem(const std::string& path, core::FieldType type, std::string_view label,
                        std::string_view typed);
/// What is shown of a typed text: grouped and in Persian digits where it is a value, else as typed.
std::string shown_text(core::FieldType type, std::string_view typed,
                       std::string_view currency = {});
Edit typed_field(std::string_view id, std::string& value, core::FieldType type,
                 const FieldOptions& options, std::string_view currency = {});
/// The month picker over a date field; true when a day was chosen.
bool date_picker(const std::string& path, const Rect& control, std::string& value);

std::string persian_number_text(int64_t number);

}  // namespace kotaj::ui::detail
