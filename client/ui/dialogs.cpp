#include <algorithm>
#include <cmath>

#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

void open_dialog(std::string_view id) {
  if (dialog_open(id)) return;
  Context& c = context();
  c.dialogs.emplace_back(id);
  c.dialog_returns.emplace_back(c.focused);
  c.memory["dialog:" + std::string(id)] = {};
  redraw();
}

void close_dialog(std::string_view id) {
  Context& c = context();
  const auto found = std::find(c.dialogs.begin(), c.dialogs.end(), id);
  if (found == c.dialogs.end()) return;
  const auto index = static_cast<std::size_t>(found - c.dialogs.begin());
  if (!c.dialog_returns[index].empty()) {
    c.focus_request = c.dialog_returns[index];
    c.focus_request_frame = c.frame;
  }
  c.dialog_returns.erase(c.dialog_returns.begin() + static_cast<std::ptrdiff_t>(index));
  c.dialogs.erase(found);
  redraw();
}

bool dialog_open(std::string_view id) {
  const auto& dialogs = context().dialogs;
  return std::find(dialogs.begin(), dialogs.end(), id) != dialogs.end();
}

Dialog::Dialog(std::string_view id, std::string_view title, float width)
    : open_(dialog_open(id)), id_(id) {
  if (!open_) return;
  Context& c = context();
  const std::string path = "dialog:" + id_;
  Memory& memory = memory_of(path);
  const float margin = is_phone() ? space::m : space::xl;
  const float w = std::min(width, c.input.width - 2 * margin);
  // The height of the last frame: a dialog is centred one frame after it is measured, and invisible
  // until then.
  const float natural = memory.size > 0 ? memory.size : 240.0F;
  const float h = std::min(natural, c.input.height - 2 * margin);
  const float y =
      is_phone() ? c.input.height - h - margin : std::max(margin, (c.input.height - h) * 0.4F);
  const Rect box{(c.input.width - w) / 2, std::floor(y), w, std::ceil(h)};
  const Rect whole{0, 0, c.input.width, c.input.height};
  begin_layer(path, whole);
  fill(whole, theme().scrim, 0.0F, 0.5F);
  shadow(box, size::radius);
  fill(box, theme().raised, size::radius);
  stroke(box, theme().line, size::radius);
  open_node(Role::dialog, path, title, box);
  open_node_data()->modal = true;
  c.scopes.push_back(path);
  begin_scroll(path + "/body", Role::group, {}, box, space::xl);
  region().width += scrollbar_room();
  heading(2, title);
}

Dialog::~Dialog() {
  if (!open_) return;
  Memory& memory = memory_of("dialog:" + id_);
  const float before = memory.size;
  end_scroll();
  memory.size = context().scrolls["dialog:" + id_ + "/body"].content_height;
  if (std::abs(before - memory.size) > 0.5F) redraw();
  close_node();
  context().scopes.pop_back();
  end_layer();
  const bool top = !context().dialogs.empty() && context().dialogs.back() == id_;
  if (top && take_chord("Escape")) close_dialog(id_);
}

void Dialog::close() { close_dialog(id_); }

Answer confirm(std::string_view id, const ConfirmOptions& options) {
  Answer answer = Answer::none;
  const bool was_open = dialog_open(id);
  {
    Dialog dialog(id, options.title);
    if (!dialog) return answer;
    paragraph(options.text);
    if (!options.quote.empty()) {
      const Card words("quote");
      paragraph(options.quote);
    }
    gap(space::s);
    Row row;
    const ButtonKind kind = options.danger ? ButtonKind::danger : ButtonKind::primary;
    if (button("yes", options.action, {.kind = kind, .default_action = !options.danger}))
      answer = Answer::yes;
    if (button("no", options.cancel)) answer = Answer::no;
    // What destroys is not what a careless Enter presses.
    if (options.danger) building_node(path_of("no"))->autofocus = true;
  }
  if (answer != Answer::none) close_dialog(id);
  if (answer == Answer::none && was_open && !dialog_open(id)) answer = Answer::no;  // Esc
  return answer;
}

bool leaves(std::string_view id, bool asked, bool dirty) {
  if (!dialog_open(id) && shortcut("Escape")) asked = true;
  if (asked && dirty) open_dialog(id);
  const Answer answer = confirm(
      id,
      {.title = "کنار گذاشتن تغییرات",
       .text =
           "آنچه نوشته‌اید هنوز ثبت نشده است. کنار گذاشته شود؟",
       .action = "کنار بگذار",
       .cancel = "ادامه ویرایش",
       .danger = true});
  return answer == Answer::yes || (asked && !dirty);
}

// --- Palette
// -----------------------------------------------------------------------------------------------------

void open_palette() {
  context().palette_typed.clear();
  context().palette_at = 0;
  open_dialog("palette");
}

namespace {

constexpr std::size_t palette_lines = 9;

std::vector<Command> palette_matches(
    std::span<const Command> commands, std::string_view typed,
    const std::function<std::vector<Command>(std::string_view)>& find) {
  std::vector<Command> out;
  const std::string key = core::search_key(typed);
  if (find && !key.empty()) out = find(typed);
  for (const Command& command : commands) {
    const bool fits = key.empty() ||
                      core::search_key(command.label).find(key) != std::string::npos ||
                      core::search_key(command.detail).find(key) != std::string::npos;
    if (fits) out.push_back(command);
  }
  if (out.size() > palette_lines) out.resize(palette_lines);
  return out;
}

void draw_command(const Rect& rect, const Command& command, bool active, bool hovered) {
  if (active || hovered) fill(rect, active ? theme().selected : theme().hover, size::radius_small);
  draw_icon(command.icon == Icon::none ? Icon::arrow_forward : command.icon, rect.x + space::s,
            rect.y + (rect.h - 18) / 2, 18, theme().text_quiet);
  const float detail_w =
      command.detail.empty() ? 0.0F : measure(command.detail, {type::caption, false, false}).x;
  const Rect words{rect.x + 36, rect.y, std::max(40.0F, rect.w - 36 - detail_w - space::l), rect.h};
  draw_text_in(words, command.label, {}, theme().text);
  draw_text_in({rect.x, rect.y, rect.w - space::s, rect.h}, command.detail,
               {type::caption, false, false}, theme().text_quiet, Align::end);
}

std::optional<std::string> draw_commands(const std::vector<Command>& shown, int at,
                                         std::string& active) {
  std::optional<std::string> chosen;
  const std::string list = path_of("list");
  const float line = control_height();
  const Rect rect = place_block(line * static_cast<float>(palette_lines));
  open_node(Role::list_box, list, "فرمان‌ها", rect);
  if (shown.empty())
    draw_text_in({rect.x, rect.y, rect.w, line}, "موردی یافت نشد", {}, theme().text_quiet);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Rect row{rect.x, rect.y + static_cast<float>(i) * line, rect.w, line};
    const std::string path = list + "/" + shown[i].id;
    const Press state = press(path, row);
    if (state.pressed) chosen = shown[i].id;
    const bool is_active = static_cast<int>(i) == at;
    if (is_active) active = path;
    draw_command(row, shown[i], is_active, state.hovered);
    TwinNode& node = report(Role::option, path, shown[i].label, row);
    node.selected = is_active;
    node.description = shown[i].detail;
  }
  close_node();
  return chosen;
}

}  // namespace

std::optional<std::string> palette(
    std::span<const Command> commands,
    const std::function<std::vector<Command>(std::string_view)>& find) {
  Context& c = context();
  if (shortcut("Ctrl+KeyK")) open_palette();
  std::optional<std::string> chosen;
  {
    Dialog dialog("palette", "رفتن و یافتن", 560.0F);
    if (!dialog) return std::nullopt;
    Typing typing{.role = Role::combobox, .keys = "Enter ArrowDown ArrowUp", .icon = Icon::search};
    typing.natural_width = region().width;
    const FieldOptions options{.label = "نام صفحه، فرمان یا شماره",
                               .hint = "نام صفحه، فرمان یا شماره کوتاژ…",
                               .autofocus = true,
                               .hide_label = true};
    const FieldFrame frame = begin_field("typed", options, region().width, control_height(), {});
    const Edit edit = edit_text(frame, c.palette_typed, c.palette_typed, options, typing);
    end_field(frame, options, {});
    if (edit.changed) c.palette_at = 0;
    const std::vector<Command> shown = palette_matches(commands, c.palette_typed, find);
    if (take_key(frame.path, "ArrowDown") != nullptr) ++c.palette_at;
    if (take_key(frame.path, "ArrowUp") != nullptr) --c.palette_at;
    c.palette_at = std::clamp(c.palette_at, 0, std::max(0, static_cast<int>(shown.size()) - 1));
    std::string active;
    chosen = draw_commands(shown, c.palette_at, active);
    if (edit.entered && !shown.empty()) chosen = shown[static_cast<std::size_t>(c.palette_at)].id;
    TwinNode* node = building_node(frame.path);
    node->active = active;
    node->has_expanded = node->expanded = true;
  }
  if (chosen) close_dialog("palette");
  return chosen;
}

}  // namespace kotaj::ui
