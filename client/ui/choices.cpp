#include <algorithm>
#include <array>
#include <cmath>

#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr std::size_t native_select_limit = 12;  ///< Longer lists are searched by typing.
constexpr std::size_t shown_options = 8;

const Choice* find_choice(std::span<const Choice> items, std::string_view code) {
  for (const Choice& item : items) {
    if (item.code == code) return &item;
  }
  return nullptr;
}

/// A drop-down whose twin is a real <select>: its list, keys and phone wheel are the browser's.
bool native_select(std::string_view id, std::span<const Choice> items, std::string& value,
                   const FieldOptions& options) {
  const FieldFrame frame = begin_field(id, options, 420.0F, control_height(), {});
  bool changed = false;
  while (Event* event = take(frame.path, EventKind::change)) {
    if (!frame.enabled || event->text == value) continue;
    if (!event->text.empty() && find_choice(items, event->text) == nullptr) continue;
    value = event->text;
    changed = true;
    redraw();
  }
  const bool focused = is_focused(frame.path);
  draw_control(frame, focused, frame.enabled && hovering(frame.control));
  const Choice* chosen = find_choice(items, value);
  const std::string_view hint =
      options.hint.empty() ? std::string_view{"انتخاب کنید"} : options.hint;
  const Rect words{frame.inner.x + 9, frame.inner.y, frame.inner.w - 38, frame.inner.h};
  draw_text_in(words, chosen != nullptr ? chosen->label : hint, {},
               chosen != nullptr && frame.enabled ? theme().text : theme().text_quiet);
  draw_icon(Icon::chevron_down, frame.inner.right() - 26, frame.inner.y + (frame.inner.h - 16) / 2,
            16, theme().text_quiet);
  TwinNode& node = report(Role::select, frame.path, options.label, frame.control);
  node.value = value;
  node.placeholder = hint;
  node.description = frame.description;
  node.focusable = true;
  node.disabled = !frame.enabled;
  node.required = options.required;
  node.invalid = frame.invalid;
  node.keys = "F1";
  node.autofocus = options.autofocus;
  for (const Choice& item : items) {
    node.options.push_back(
        {std::string(item.code), std::string(item.label), !item.disabled_reason.empty()});
  }
  if (frame.enabled) context().focus_order.push_back(frame.path);
  end_field(frame, options, {});
  return changed;
}

std::vector<std::size_t> matches_of(std::span<const Choice> items, std::string_view typed) {
  std::vector<std::size_t> out;
  const std::string key = core::search_key(typed);
  for (std::size_t i = 0; i < items.size() && out.size() < shown_options; ++i) {
    const std::string label = core::search_key(items[i].label);
    if (key.empty() || label.find(key) != std::string::npos ||
        core::search_key(items[i].code).starts_with(key)) {
      out.push_back(i);
    }
  }
  return out;
}

struct ComboPopup {
  std::optional<std::size_t> chosen;
  std::string active;
};

ComboPopup draw_options(const FieldFrame& frame, std::span<const Choice> items,
                        const std::vector<std::size_t>& matches, std::size_t at) {
  ComboPopup out;
  const Context& c = context();
  const float line = control_height();
  const float h =
      line * static_cast<float>(std::max<std::size_t>(1, matches.size())) + 2 * space::xs;
  float y = frame.control.bottom() + space::xs;
  if (y + h > c.input.height) y = std::max(0.0F, frame.control.y - h - space::xs);
  const Rect box{frame.control.x, y, frame.control.w, h};
  const std::string path = frame.path + "/list";
  begin_layer(path, box);
  fill(box, theme().raised, size::radius_small);
  stroke(box, theme().control_line, size::radius_small);
  open_node(Role::list_box, path, "گزینه‌ها", box);
  if (matches.empty()) draw_text_in(box.inset(space::m), "موردی یافت نشد", {}, theme().text_quiet);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Choice& item = items[matches[i]];
    const Rect row{box.x + 4, box.y + space::xs + static_cast<float>(i) * line, box.w - 8, line};
    const std::string option = path + "/" + std::string(item.code);
    const Press state = press(option, row);
    if (state.pressed) out.chosen = matches[i];
    if (i == at) {
      fill(row, theme().selected, size::radius_small);
      out.active = option;
    } else if (state.hovered) {
      fill(row, theme().hover, size::radius_small);
    }
    draw_text_in(row.inset(space::s, 0), item.label, {}, theme().text);
    report(Role::option, option, item.label, row).selected = i == at;
  }
  close_node();
  end_layer();
  return out;
}

/// A text field that narrows a list while one types. The text is the label; the value stays the
/// last chosen code until another is chosen or the text is emptied.
bool combo(std::string_view id, std::span<const Choice> items, std::string& value,
           const FieldOptions& options) {
  const std::string path = path_of(id);
  Memory& memory = memory_of(path);
  const Choice* chosen = find_choice(items, value);
  const bool focused = is_focused(path);
  // Left with a text that names nothing: the choice that holds is shown again, or the text stays
  // and is wrong.
  if (!focused && (chosen != nullptr || !memory.seen)) {
    memory.text = chosen != nullptr ? chosen->label : std::string_view{};
  }
  Typing typing;
  typing.role = Role::combobox;
  typing.natural_width = 420.0F;
  typing.end_room = 26.0F;
  // Esc closes the list; where none is open it is the form's, which asks before it discards.
  typing.keys = memory.open ? "Enter Escape ArrowDown ArrowUp F1" : "Enter ArrowDown ArrowUp F1";
  const bool lost = !focused && !memory.text.empty() && chosen == nullptr;
  const std::string own = lost && memory.touched
                              ? std::string(options.label) + ": از فهرست انتخاب کنید."
                              : std::string{};
  const FieldFrame frame = begin_field(id, options, typing.natural_width, control_height(), own);
  FieldOptions with_hint = options;
  if (with_hint.hint.empty()) with_hint.hint = "برای یافتن بنویسید";
  const Edit edit = edit_text(frame, memory.text, memory.text, with_hint, typing);
  draw_icon(Icon::chevron_down, frame.inner.right() - 22, frame.inner.y + (frame.inner.h - 16) / 2,
            16, theme().text_quiet);
  bool changed = false;
  if (edit.changed) {
    memory.open = true;
    memory.number = 0;
    if (memory.text.empty() && !value.empty()) {
      value.clear();
      changed = true;
    }
  }
  memory.seen = focused || lost;
  if (take_key(path, "ArrowDown") != nullptr) {
    memory.number = memory.open ? memory.number + 1 : 0;
    memory.open = true;
  }
  if (take_key(path, "ArrowUp") != nullptr) memory.number = std::max(0, memory.number - 1);
  if (take_key(path, "Escape") != nullptr || (!focused && edit.committed)) memory.open = false;
  std::optional<std::size_t> taken;
  if (memory.open && frame.enabled) {
    const std::string_view typed =
        chosen != nullptr && memory.text == chosen->label ? std::string_view{} : memory.text;
    const std::vector<std::size_t> matches = matches_of(items, typed);
    const int last = static_cast<int>(matches.size()) - 1;
    memory.number = std::clamp(memory.number, 0, std::max(0, last));
    const ComboPopup popup =
        draw_options(frame, items, matches, static_cast<std::size_t>(memory.number));
    TwinNode* node = building_node(path);
    node->has_expanded = node->expanded = true;
    node->active = popup.active;
    taken = popup.chosen;
    if (edit.entered && last >= 0) taken = matches[static_cast<std::size_t>(memory.number)];
    if (!focused && !taken) memory.open = false;
  }
  if (!memory.open) building_node(path)->has_expanded = true;
  if (taken) {
    changed = changed || value != items[*taken].code;
    value = items[*taken].code;
    memory.text = items[*taken].label;
    memory.open = false;
    building_node(path)->value = memory.text;
    context().field_writes.push_back(path);
    redraw();
  }
  end_field(frame, options, own);
  return changed;
}

}  // namespace

bool select(std::string_view id, std::span<const Choice> items, std::string& value,
            const FieldOptions& options) {
  return items.size() > native_select_limit ? combo(id, items, value, options)
                                            : native_select(id, items, value, options);
}

bool segmented(std::string_view id, std::span<const Choice> items, std::string& value,
               const FieldOptions& options) {
  float widest = 0;
  for (const Choice& item : items)
    widest = std::max(widest, measure(item.label, {type::body, true, false}).x);
  widest = std::ceil(widest) + 2 * space::m;
  const float room = options.width > 0 ? std::min(options.width, region().width) : region().width;
  const bool stacked = widest * static_cast<float>(items.size()) > room;
  const auto lines = static_cast<float>(stacked ? items.size() : 1);
  const float all = widest * static_cast<float>(items.size());
  const float label = measure(options.label, {type::caption, true, false}).x + 2 * space::xl;
  const float natural = stacked ? room : std::max(all, options.hide_label ? 0.0F : label);
  const FieldFrame frame = begin_field(id, options, natural, control_height() * lines, {});
  const float item_w =
      stacked ? frame.control.w : frame.control.w / static_cast<float>(items.size());
  fill(frame.control, frame.enabled ? theme().raised : theme().page, size::radius_small);
  stroke(frame.control, frame.invalid ? theme().danger : theme().control_line, size::radius_small);
  open_node(Role::radio_group, frame.path, options.label, frame.control);
  open_node_data()->description = frame.description;
  open_node_data()->invalid = frame.invalid;
  open_node_data()->required = options.required;
  bool changed = false;
  float offset = 0;
  for (const Choice& item : items) {
    const Rect cell =
        stacked ? Rect{frame.control.x, frame.control.y + offset, item_w, control_height()}
                : Rect{frame.control.x + offset, frame.control.y, item_w, frame.control.h};
    const std::string path = frame.path + "/" + std::string(item.code);
    const bool enabled = frame.enabled && item.disabled_reason.empty();
    const bool chosen = item.code == value;
    const Press state = press(path, cell, enabled);
    if (state.pressed && !chosen) {
      value = item.code;
      changed = true;
    }
    const Rect mark = cell.inset(3.0F);
    if (chosen) fill(mark, theme().accent_soft, 4.0F);
    if (chosen) stroke(mark, theme().accent, 4.0F);
    if (!chosen && state.hovered) fill(mark, theme().hover, 4.0F);
    const Rgb ink = chosen ? theme().accent : enabled ? theme().text : theme().text_quiet;
    draw_text_in(cell.inset(space::xs, 0), item.label, {type::body, chosen, false}, ink,
                 Align::center);
    if (shows_ring(path)) focus_ring(mark, 4.0F);
    TwinNode& node = report(Role::radio, path, item.label, cell);
    node.checked = chosen;
    node.focusable = node.roving = true;
    node.disabled = !enabled;
    node.keys = "Enter F1";
    node.description = enabled ? item.disabled_reason : options.disabled_reason;
    if (state.hovered) tooltip(path, cell, item.disabled_reason);
    offset += stacked ? control_height() : item_w;
  }
  close_node();
  if (frame.enabled && !items.empty()) {
    const std::string_view first =
        find_choice(items, value) != nullptr ? std::string_view{value} : items.front().code;
    context().focus_order.push_back(frame.path + "/" + std::string(first));
  }
  end_field(frame, options, {});
  return changed;
}

}  // namespace kotaj::ui
