#include <algorithm>
#include <array>
#include <cmath>

#include "client/ui/context.h"
#include "shared/core/date.h"
#include "shared/core/text.h"

namespace kotaj::ui::detail {
namespace {

constexpr float cell_px = 36.0F;
constexpr int columns = 7;
constexpr int rows = 6;

core::Date clamped(std::optional<core::Date> wanted, core::Date otherwise) {
  return wanted.value_or(otherwise);
}

/// The day that arrow keys stand on, in visual direction: the week runs from right to left.
core::Date moved(core::Date at, const std::string& path) {
  struct Step {
    std::string_view chord;
    int days, months;
  };
  constexpr std::array<Step, 8> steps{{{"ArrowLeft", 1, 0},
                                       {"ArrowRight", -1, 0},
                                       {"ArrowDown", columns, 0},
                                       {"ArrowUp", -columns, 0},
                                       {"PageDown", 0, 1},
                                       {"PageUp", 0, -1},
                                       {"Shift+PageDown", 0, 12},
                                       {"Shift+PageUp", 0, -12}}};
  for (const Step& step : steps) {
    while (take_key(path, step.chord) != nullptr) {
      at = clamped(core::add_months_then_days(at, step.months, step.days), at);
      redraw();
    }
  }
  if (take_key(path, "Home") != nullptr) at = clamped(core::add_days(at, -at.weekday()), at);
  if (take_key(path, "End") != nullptr) at = clamped(core::add_days(at, 6 - at.weekday()), at);
  return at;
}

std::string title_of(core::Date at) {
  return std::string(core::month_name(at.month())) + " " +
         core::persian_digits(std::to_string(at.year()));
}

void draw_head(const std::string& path, const Rect& box, core::Date& at) {
  const Rect head{box.x + space::s, box.y + space::s, box.w - 2 * space::s, cell_px};
  const Rect earlier{head.x, head.y, cell_px, cell_px};
  const Rect later{head.right() - cell_px, head.y, cell_px, cell_px};
  const ButtonOptions back{.kind = ButtonKind::quiet, .icon = Icon::arrow_back, .icon_only = true};
  const ButtonOptions forward{
      .kind = ButtonKind::quiet, .icon = Icon::arrow_forward, .icon_only = true};
  if (button_at(path + "/earlier", earlier, "ماه قبل", back))
    at = clamped(core::add_months(at, -1), at);
  draw_text_in(head, title_of(at), {type::strong, true, false}, theme().text, Align::center);
  if (button_at(path + "/later", later, "ماه بعد", forward))
    at = clamped(core::add_months(at, 1), at);
}

struct Picked {
  bool chosen = false;
  core::Date day;
};

Picked draw_days(const std::string& grid_path, const Rect& box, core::Date at,
                 std::string_view chosen) {
  Picked picked;
  constexpr std::array<std::string_view, columns> names{"ش", "ی", "د", "س", "چ", "پ", "ج"};
  const float left = box.x + space::s;
  const float top = box.y + space::s + cell_px;
  for (std::size_t i = 0; i < names.size(); ++i) {
    draw_text_in({left + static_cast<float>(i) * cell_px, top, cell_px, 24}, names[i],
                 {type::caption, false, false}, theme().text_quiet, Align::center);
  }
  const int first = core::Date::of(at.year(), at.month(), 1)->weekday();
  for (int day = 1; day <= core::days_in_month(at.year(), at.month()); ++day) {
    const int slot = first + day - 1;
    const Rect cell{left + static_cast<float>(slot % columns) * cell_px,
                    top + 24 + static_cast<float>(slot / columns) * cell_px, cell_px, cell_px};
    const core::Date date = *core::Date::of(at.year(), at.month(), day);
    const std::string path = grid_path + "/" + std::to_string(day);
    const Press state = press(path, cell);
    if (state.pressed) picked = {true, date};
    const bool selected = date.to_string() == chosen;
    const Rect mark = cell.inset(2.0F);
    if (selected) fill(mark, theme().accent_fill, size::radius_small);
    if (!selected && state.hovered) fill(mark, theme().hover, size::radius_small);
    const bool active = date == at;
    if (active && is_focused(grid_path)) stroke(mark, theme().focus, size::radius_small, 2.0F);
    const Rgb ink = selected                        ? theme().on_accent
                    : slot % columns == columns - 1 ? theme().danger
                                                    : theme().text;
    draw_text_in(cell, core::persian_digits(std::to_string(day)), {type::body, active, false}, ink,
                 Align::center);
    const std::string name = std::string(core::weekday_name(date.weekday())) + " " +
                             core::persian_digits(std::to_string(day)) + " " + title_of(date);
    report(Role::option, path, name, cell).selected = selected;
  }
  return picked;
}

/// Draws the open picker; true when it closes.
bool draw_picker(const std::string& path, const Rect& control, const Rect& opener, core::Date& at,
                 std::string& value, bool& changed) {
  const Context& c = context();
  const float w = columns * cell_px + 2 * space::s;
  const float h = (rows + 1) * cell_px + 24 + 2 * space::s;
  float y = control.bottom() + space::xs;
  if (y + h > c.input.height) y = std::max(0.0F, control.y - h - space::xs);
  const float x = std::clamp(control.x, 0.0F, std::max(0.0F, c.input.width - w));
  const Rect box{x, y, w, h};
  const std::string popup = path + "/picker";
  const std::string grid = popup + "/days";
  begin_layer(popup, {0, 0, c.input.width, c.input.height});
  bool close = pressed_outside(box, opener);
  shadow(box, size::radius);
  fill(box, theme().raised, size::radius);
  stroke(box, theme().line, size::radius);
  open_node(Role::dialog, popup, "انتخاب تاریخ", box);
  draw_head(popup, box, at);
  at = moved(at, grid);
  open_node(Role::list_box, grid, title_of(at),
            {box.x, box.y + space::s + cell_px, box.w, box.h - cell_px - space::s});
  TwinNode* node = open_node_data();
  node->focusable = true;
  node->keys =
      "ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Shift+PageUp Shift+PageDown Home End Enter Space Escape";
  node->active = grid + "/" + std::to_string(at.day());
  Picked picked = draw_days(grid, box, at, value);
  if (take_key(grid, "Enter") != nullptr || take_key(grid, "Space") != nullptr) picked = {true, at};
  if (take_key(grid, "Escape") != nullptr) close = true;
  close_node();
  close_node();
  end_layer();
  if (picked.chosen) {
    value = picked.day.to_string();
    changed = close = true;
  }
  return close;
}

}  // namespace

bool date_picker(const std::string& path, const Rect& control, std::string& value) {
  Memory& memory = memory_of(path + "/picker");
  const Rect target{control.right() - 34, control.y + 1, 33, control.h - 2};
  const ButtonOptions options{.kind = ButtonKind::quiet, .icon = Icon::calendar, .icon_only = true};
  bool open_now = button_at(path + "/open", target, "باز کردن تقویم", options);
  open_now = take_key(path, "Alt+ArrowDown") != nullptr || open_now;
  if (open_now) {
    memory.open = !memory.open;
    const std::optional<core::Date> typed = core::Date::parse(core::normalise_identifier(value));
    memory.number = typed ? typed->epoch_day() : context().input.today_epoch_day;
    if (memory.open) focus(path + "/picker/days");
  }
  if (!memory.open) return false;
  core::Date at = core::Date::from_epoch_day(memory.number).value_or(core::Date{});
  bool changed = false;
  const bool close = draw_picker(path, control, target, at, value, changed);
  memory.number = at.epoch_day();
  if (close) {
    memory.open = false;
    focus(path + "/open");
    redraw();
  }
  return changed;
}

}  // namespace kotaj::ui::detail
