#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// The DOM twin: what every widget reports about itself, and what the DOM reports back
/// (interface.md 3).
namespace kotaj::ui {

enum class Role : uint8_t {
  group,
  region,
  banner,
  navigation,
  main,
  form,
  dialog,
  scroll,
  heading,
  text,
  label_value,
  status,
  alert,
  live,
  button,
  link,
  tab_list,
  tab,
  checkbox,
  radio_group,
  radio,
  text_input,
  text_area,
  password,
  search,
  select,
  file,
  combobox,
  list_box,
  option,
  table,
  row_group,
  row,
  column_header,
  cell,
  list,
  list_item,
  menu,
  menu_item,
  image,
};

/// The rectangle is in CSS px of the page, x counted from the side where reading starts; parts that
/// are scrolled away have their true place. The bridge turns it into one relative to the parent.
struct TwinRect {
  float x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const TwinRect&, const TwinRect&) = default;
};

struct TwinOption {
  std::string code, label;
  bool disabled = false;
  friend bool operator==(const TwinOption&, const TwinOption&) = default;
};

struct TwinNode {
  std::string id;      ///< Full path.
  std::string parent;  ///< Full path; empty is the root.
  Role role = Role::text;
  std::string name;
  std::string value;
  std::string description;  ///< aria-description: help, unit, problem, reason of being disabled.
  TwinRect rect;
  bool disabled = false, checked = false, expanded = false, selected = false, required = false,
       invalid = false;
  bool read_only = false, current = false, focusable = false, ltr = false, multi = false,
       autofocus = false;
  bool has_expanded = false;  ///< `expanded` means something.
  bool has_pressed = false;   ///< `checked` is aria-pressed.
  bool modal = false;
  bool roving =
      false;  ///< Reached by arrow keys from its neighbours; only the current one is a tab stop.
  bool assertive = false;
  bool leads_on = false;  ///< Its keys move the focus on to its neighbours; the page is not told.
  int level = 0;          ///< Heading level.
  int row_count = 0, row_index = 0, column_count = 0, column_index = 0;
  int sort = 0;             ///< 1 ascending, -1 descending, 2 sortable.
  float scroll_height = 0;  ///< Of a scroll container's content.
  float scroll_width = 0;
  float font_px = 0;  ///< em of a field's text.
  std::string placeholder, input_mode, autocomplete, accept,
      active;        ///< `active`: aria-activedescendant.
  std::string keys;  ///< Chords (see `shortcut`) that the widget wants while it has the focus.
  std::size_t max_length = 0;
  float scroll_top = 0;  ///< Where the content of a scroll container stands in this frame.
  float scroll_left = 0;
  std::vector<TwinOption> options;

  friend bool operator==(const TwinNode&, const TwinNode&) = default;
};

/// The nodes of the last finished frame, in document order.
const std::vector<TwinNode>& twin_nodes();
const TwinNode* find_twin(std::string_view id);
/// By role and accessible name, as `getByRole` does; null when there is none.
const TwinNode* find_twin(Role role, std::string_view name);
/// Ids that were submitted twice in the last frame: must be empty.
const std::vector<std::string>& twin_duplicates();
/// Events whose widget was not there in the frame after: dropped and counted.
std::size_t twin_dropped_events();

/// Tests without a browser: an ImGui context without a renderer, and events by id.
namespace test {

/// Makes the context; `width` and `height` in CSS px.
void start(float width = 1280.0F, float height = 800.0F);
void stop();
/// Runs `draw` for a frame (three frames settle everything).
void frame(void (*draw)(void*), void* data);
template <typename Draw>
void frame(Draw&& draw) {
  frame([](void* data) { (*static_cast<std::remove_reference_t<Draw>*>(data))(); },
        const_cast<void*>(static_cast<const void*>(&draw)));
}
void resize(float width, float height);
void advance(double seconds);
// All take effect in the next frame.
void activate(std::string_view id);  ///< Keyboard or assistive technology: click with detail 0.
void type(std::string_view id, std::string_view text);    ///< Focus, input and change.
void choose(std::string_view id, std::string_view code);  ///< An option of a select.
void focus(std::string_view id);
void blur();
void key(std::string_view chord);  ///< To the focused widget, else to the page.
/// To a widget that has the page's focus, of which the desk has yet to hear.
void key_to(std::string_view id, std::string_view chord);
void scroll(std::string_view id, float top);

}  // namespace test
}  // namespace kotaj::ui
