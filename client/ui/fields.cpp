#include <algorithm>
#include <cmath>

#include "client/text/text.h"
#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {
namespace detail {
namespace {

constexpr float inner_padding = 10.0F;
constexpr float label_gap = 3.0F;
const TextStyle label_style{type::caption, true, false};
const TextStyle note_style{type::caption, false, false};
const TextStyle value_style{type::body, false, false};

std::string notes_of(const FieldOptions& options, std::string_view own, bool help_open) {
  std::string out(!options.problem.empty() ? options.problem : own);
  if (help_open) {
    if (!options.help.empty()) out += (out.empty() ? "" : "\n") + std::string(options.help);
    if (!options.clause.empty())
      out += (out.empty() ? "" : "\n") + ("مستند: " + std::string(options.clause));
  }
  return out;
}

std::string description_of(const FieldOptions& options, std::string_view own) {
  std::string out(!options.problem.empty() ? options.problem : own);
  for (const std::string_view part : {options.disabled_reason, options.unit, options.help}) {
    if (part.empty()) continue;
    if (!out.empty()) out += "، ";
    out += part;
  }
  return out;
}

void draw_label(const Rect& rect, const std::string& path, const FieldOptions& options,
                Memory& memory) {
  const float width = measure(options.label, label_style).x;
  draw_text_in(rect, options.label, label_style, theme().text);
  float x = rect.x + std::min(width, rect.w) + space::xs;
  if (options.required) {
    const Decorative star;  // The twin says that the field is required.
    draw_text_in({x, rect.y, 10, rect.h}, "*", label_style, theme().danger);
    x += 12;
  }
  if (options.help.empty() && options.clause.empty()) return;
  const Rect target{x, rect.y - 2, 22, rect.h + 4};
  const std::string help_path = path + "/help";
  const Press state = press(help_path, target);
  if (state.pressed) memory.open = !memory.open;
  draw_icon(Icon::question, x + 3, rect.y + (rect.h - 15) / 2, 15,
            state.hovered || memory.open ? theme().accent : theme().text_quiet, 1.5F);
  TwinNode& node = report(Role::button, help_path, "راهنما", target);
  node.description = options.label;
  node.has_expanded = true;
  node.expanded = memory.open;
}

}  // namespace

FieldFrame begin_field(std::string_view id, const FieldOptions& options, float natural_width,
                       float control_h, std::string_view own) {
  FieldFrame frame;
  frame.path = path_of(id);
  Memory& memory = memory_of(frame.path);
  if (take_key(frame.path, "F1") != nullptr) memory.open = !memory.open;
  frame.invalid = !options.problem.empty() || !own.empty();
  frame.enabled = options.disabled_reason.empty() && !options.read_only;
  frame.description = description_of(options, own);
  const float width = std::min(options.width > 0 ? options.width : natural_width, region().width);
  const float unit_w =
      options.unit.empty() ? 0.0F : std::ceil(measure(options.unit, value_style).x) + space::s;
  const float label_h = options.hide_label ? 0.0F : line_height(type::caption) + label_gap;
  const std::string notes = notes_of(options, own, memory.open);
  const float notes_h =
      notes.empty() ? 0.0F : std::ceil(measure(notes, note_style, width).y) + space::xxs;
  const Rect whole = place(width, label_h + control_h + notes_h);
  if (!options.hide_label)
    draw_label({whole.x, whole.y, whole.w, label_h - label_gap}, frame.path, options, memory);
  frame.control = {whole.x, whole.y + label_h, whole.w - unit_w, control_h};
  frame.inner = frame.control.inset(1.0F);
  return frame;
}

void end_field(const FieldFrame& frame, const FieldOptions& options, std::string_view own) {
  const Rect& control = frame.control;
  if (!options.unit.empty()) {
    const float w = measure(options.unit, value_style).x + 1;
    draw_text_in({control.right() + space::s, control.y, w, std::min(control.h, control_height())},
                 options.unit, value_style, theme().text_quiet);
  }
  const std::string_view problem = !options.problem.empty() ? options.problem : own;
  const float unit_w =
      options.unit.empty() ? 0.0F : std::ceil(measure(options.unit, value_style).x) + space::s;
  const float width = control.w + unit_w;
  float y = control.bottom() + space::xxs;
  if (!problem.empty()) {
    draw_text(control.x, y, problem, note_style, theme().danger, width);
    y += measure(problem, note_style, width).y;
  }
  if (memory_of(frame.path).open) {
    const std::string help = notes_of({.help = options.help, .clause = options.clause}, {}, true);
    draw_text(control.x, y, help, note_style, theme().text_quiet, width);
  }
}

void draw_control(const FieldFrame& frame, bool focused, bool hovered) {
  const Theme& t = theme();
  const Rgb ground = !frame.enabled ? t.page : hovered && !focused ? t.hover : t.raised;
  fill(frame.control, ground, size::radius_small);
  const Rgb line = frame.invalid ? t.danger : focused ? t.focus : t.control_line;
  stroke(frame.control, frame.enabled ? line : t.line, size::radius_small, focused ? 2.0F : 1.0F);
  if (focused) stroke(frame.control.inset(-2.0F), line, size::radius_small + 2.0F, 1.0F);
}

namespace {

/// Takes what the DOM said about a field; true when it was one of the three kinds.
Edit take_edits(const std::string& path, std::string& value) {
  Edit edit;
  while (Event* event = take(path, EventKind::input)) {
    edit.changed = edit.changed || value != event->text;
    value = event->text;
  }
  while (Event* event = take(path, EventKind::change)) {
    edit.changed = edit.changed || value != event->text;
    value = event->text;
    edit.committed = true;
  }
  if (take_key(path, "Enter") != nullptr) edit.entered = edit.committed = true;
  if (edit.changed || edit.committed) redraw();
  return edit;
}

void draw_value(const FieldFrame& frame, std::string_view shown, const FieldOptions& options,
                const Typing& typing) {
  const bool several = typing.role == Role::text_area;
  const float start_icon = typing.icon == Icon::none ? 0.0F : 26.0F;
  const Rect room{frame.inner.x + inner_padding - 1 + start_icon, frame.inner.y,
                  frame.inner.w - 2 * (inner_padding - 1) - start_icon - typing.end_room,
                  frame.inner.h};
  const bool empty = shown.empty();
  const std::string_view words = empty ? options.hint : shown;
  const Rgb ink = empty || !frame.enabled ? theme().text_quiet : theme().text;
  const TextStyle style{type::body, false, typing.ltr && !empty};
  push_clip(room);
  if (several) {
    draw_text(room.x, room.y + space::xs, words, style, ink, room.w);
  } else if (typing.secret && !empty) {
    const std::size_t dots = core::code_point_count(shown);
    for (std::size_t i = 0; i < dots; ++i) {
      fill({room.x + static_cast<float>(i) * 10, room.y + room.h / 2 - 3, 6, 6}, ink, 3.0F);
    }
  } else {
    draw_text_in(room, words, style, ink);
  }
  pop_clip();
}

}  // namespace

Edit edit_text(const FieldFrame& frame, std::string& value, std::string_view shown,
               const FieldOptions& options, const Typing& typing) {
  Edit edit;
  if (frame.enabled) edit = take_edits(frame.path, value);
  const bool focused = is_focused(frame.path);
  draw_control(frame, focused, frame.enabled && hovering(frame.control));
  if (typing.icon != Icon::none) {
    draw_icon(typing.icon, frame.inner.x + space::s, frame.inner.y + (frame.inner.h - 17) / 2, 17,
              theme().text_quiet);
  }
  // While a field is focused the browser draws its text.
  if (!focused || !frame.enabled) draw_value(frame, shown, options, typing);
  const float start_icon = typing.icon == Icon::none ? 0.0F : 26.0F;
  const Rect rect{frame.inner.x + start_icon, frame.inner.y,
                  frame.inner.w - typing.end_room - start_icon, frame.inner.h};
  TwinNode& node = report(typing.role, frame.path, options.label, rect);
  node.value = value;
  node.description = frame.description;
  node.focusable = true;
  node.disabled = !options.disabled_reason.empty();
  node.read_only = options.read_only;
  node.required = options.required;
  node.invalid = frame.invalid;
  node.ltr = typing.ltr;
  node.placeholder = options.hint;
  node.input_mode = typing.input_mode;
  node.autocomplete = typing.autocomplete;
  node.keys = typing.keys;
  node.font_px = type::body;
  node.max_length = options.max_length;
  node.autofocus = options.autofocus;
  if (frame.enabled) context().focus_order.push_back(frame.path);
  return edit;
}

std::string own_problem(const std::string& path, core::FieldType type, std::string_view label,
                        std::string_view typed) {
  if (!memory_of(path).touched || is_focused(path) || typed.empty()) return {};
  core::Field field;
  field.label = label;
  field.type = type;
  const core::Result<core::Value> parsed = core::parse_field(field, typed);
  return parsed.ok() || parsed.problems().empty() ? std::string{}
                                                  : parsed.problems().front().message;
}

std::string shown_text(core::FieldType type, std::string_view typed, std::string_view currency) {
  if (typed.empty()) return {};
  core::Field field;
  field.type = type;
  const core::Result<core::Value> parsed = core::parse_field(field, typed, currency);
  return parsed.ok() ? core::show_field(field, parsed.value(), currency) : std::string(typed);
}

namespace {

Typing typing_of(core::FieldType type) {
  using core::FieldType;
  Typing typing;
  switch (type) {
    case FieldType::integer:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
      typing.input_mode = "decimal";
      typing.ltr = true;
      break;
    case FieldType::date:
      typing.input_mode = "numeric";
      typing.ltr = true;
      typing.keys = "Enter F1 Alt+ArrowDown";
      typing.end_room = 32.0F;
      break;
    case FieldType::kotaj:
    case FieldType::hs_code:
    case FieldType::national_id:
    case FieldType::legal_id:
      typing.input_mode = "numeric";
      typing.ltr = true;
      break;
    case FieldType::container:
    case FieldType::identifier:
    case FieldType::currency:
    case FieldType::id:
      typing.ltr = true;
      break;
    default:
      break;
  }
  return typing;
}

}  // namespace

Edit typed_field(std::string_view id, std::string& value, core::FieldType type,
                 const FieldOptions& options, std::string_view currency) {
  const std::string path = path_of(id);
  const std::string own =
      options.problem.empty() ? own_problem(path, type, options.label, value) : std::string{};
  const Typing typing = typing_of(type);
  const FieldFrame frame = begin_field(id, options, typing.natural_width, control_height(), own);
  Edit edit = edit_text(frame, value, shown_text(type, value, currency), options, typing);
  if (type == core::FieldType::date && frame.enabled &&
      date_picker(frame.path, frame.control, value)) {
    edit.changed = edit.committed = true;
  }
  end_field(frame, options, own);
  return edit;
}

}  // namespace detail

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

Edit plain_field(std::string_view id, std::string& value, const FieldOptions& options,
                 const Typing& typing, float height) {
  const FieldFrame frame = begin_field(id, options, typing.natural_width, height, {});
  const Edit edit = edit_text(frame, value, value, options, typing);
  end_field(frame, options, {});
  return edit;
}

}  // namespace

Edit text_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return plain_field(id, value, options, {}, control_height());
}

Edit text_area(std::string_view id, std::string& value, const FieldOptions& options, int rows) {
  Typing typing;
  typing.role = Role::text_area;
  typing.natural_width = 640.0F;
  typing.keys = "F1";
  const float height = line_height(type::body) * static_cast<float>(rows) + 2 * space::xs + 2;
  return plain_field(id, value, options, typing, std::ceil(height));
}

Edit identifier_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return plain_field(id, value, options, {.ltr = true}, control_height());
}

Edit password_field(std::string_view id, std::string& value, const FieldOptions& options) {
  Typing typing{
      .role = Role::password, .ltr = true, .autocomplete = "current-password", .secret = true};
  return plain_field(id, value, options, typing, control_height());
}

Edit search_field(std::string_view id, std::string& value, const FieldOptions& options) {
  Typing typing{.role = Role::search, .natural_width = 280.0F, .icon = Icon::search};
  typing.keys = value.empty() ? "Enter ArrowDown F1" : "Enter Escape ArrowDown F1";
  const std::string path = path_of(id);
  Edit edit = plain_field(id, value, options, typing, control_height());
  if (take_key(path, "Escape") != nullptr) {
    value.clear();
    edit.changed = edit.committed = true;
    redraw();
  }
  return edit;
}

Edit number_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return typed_field(id, value, core::FieldType::quantity, options);
}
Edit mass_field(std::string_view id, std::string& value, const FieldOptions& options) {
  FieldOptions with_unit = options;
  if (with_unit.unit.empty()) with_unit.unit = "کیلوگرم";
  return typed_field(id, value, core::FieldType::mass, with_unit);
}
Edit date_field(std::string_view id, std::string& value, const FieldOptions& options) {
  FieldOptions with_hint = options;
  if (with_hint.hint.empty()) with_hint.hint = "روز/ماه/سال";
  return typed_field(id, value, core::FieldType::date, with_hint);
}
Edit hs_code_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return typed_field(id, value, core::FieldType::hs_code, options);
}
Edit container_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return typed_field(id, value, core::FieldType::container, options);
}
Edit national_id_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return typed_field(id, value, core::FieldType::national_id, options);
}
Edit legal_id_field(std::string_view id, std::string& value, const FieldOptions& options) {
  return typed_field(id, value, core::FieldType::legal_id, options);
}

std::optional<ChosenFile> file_field(std::string_view id, std::string_view accept,
                                     const FieldOptions& options) {
  const FieldFrame frame = begin_field(id, options, 420.0F, control_height(), {});
  std::optional<ChosenFile> out;
  Memory& memory = memory_of(frame.path);
  if (Event* event = take(frame.path, EventKind::file)) {
    memory.text = event->text;
    if (event->text.empty()) {
      out = ChosenFile{{}, {}, {}, std::move(event->bytes)};
    } else {
      out =
          ChosenFile{std::move(event->text), std::move(event->extra), std::move(event->bytes), {}};
    }
    redraw();
  }
  const bool focused = is_focused(frame.path);
  draw_control(frame, focused, frame.enabled && hovering(frame.control));
  draw_icon(Icon::upload, frame.inner.x + space::s, frame.inner.y + (frame.inner.h - 18) / 2, 18,
            theme().accent);
  const Rect words{frame.inner.x + 34, frame.inner.y, frame.inner.w - 44, frame.inner.h};
  const std::string_view shown =
      memory.text.empty() ? std::string_view{"انتخاب فایل…"} : std::string_view{memory.text};
  draw_text_in(words, shown, value_style, frame.enabled ? theme().text : theme().text_quiet);
  TwinNode& node = report(Role::file, frame.path, options.label, frame.control);
  node.accept = accept;
  node.description = std::string(shown);
  if (!frame.description.empty()) node.description += "، " + frame.description;
  node.focusable = true;
  node.disabled = !frame.enabled;
  node.required = options.required;
  node.invalid = frame.invalid;
  end_field(frame, options, {});
  return out;
}

}  // namespace kotaj::ui
