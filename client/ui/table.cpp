#include "client/ui/table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "client/ui/context.h"
#include "client/ui/table_keys.h"
#include "shared/core/spreadsheet.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr float cell_padding = 10.0F;
constexpr std::size_t rows_beyond_view = 3;
constexpr float sort_mark = 16.0F;
const TextStyle head_style{type::caption, true, false};

bool holds(const std::vector<std::string>& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool is_ltr(ColumnType type) { return type == ColumnType::identifier; }
bool never_cut(ColumnType type) {
  return type == ColumnType::identifier || type == ColumnType::number || type == ColumnType::date;
}

void take_over_hidden(std::span<const Column> columns, TableState& state) {
  if (state.columns_set) return;
  state.columns_set = true;
  for (const Column& column : columns) {
    if (column.hidden) state.hidden.emplace_back(column.id);
  }
}

std::vector<std::size_t> shown_columns(std::span<const Column> columns, const TableState& state) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (holds(state.hidden, columns[i].id)) continue;
    if (is_phone() && columns[i].hide_on_phone) continue;
    out.push_back(i);
  }
  return out;
}

struct Lay {
  std::vector<std::size_t> columns;
  std::vector<float> x, w;
  float width = 0;
  std::vector<Rect> stacked;  ///< On a phone a row is a few lines instead; places inside the row.
  std::optional<std::size_t> beside_first;  ///< The status on the first line of such a row.
  float row_h = size::row;
  float head_h = 36.0F;
};

constexpr float stacked_line = 27.0F;
constexpr float two_line_head = 54.0F;

/// A phone is too narrow for columns, and a cut number is a wrong one: the first column and the
/// status share the first line, every other column has a line of its own, with its label. Of two
/// statuses neither says by itself what it is of.
void stack_cells(std::span<const Column> columns, Lay& lay, float room) {
  float y = space::s;
  std::size_t status = lay.columns.size();
  std::size_t statuses = 0;
  for (std::size_t i = 0; i < lay.columns.size(); ++i) {
    if (columns[lay.columns[i]].type != ColumnType::status) continue;
    status = i;
    ++statuses;
  }
  const float badge = std::floor(room / 2);
  // A notice's number is too long to share its line, and is never shortened.
  const bool long_first =
      !lay.columns.empty() && columns[lay.columns.front()].type == ColumnType::identifier;
  const bool shared = statuses == 1 && status != 0 && !long_first;
  for (std::size_t i = 0; i < lay.columns.size(); ++i) {
    if (i == status && shared) {
      lay.stacked.push_back({room - badge, space::s, badge, stacked_line});
      lay.beside_first = i;
      continue;
    }
    const bool shares = i == 0 && shared;
    lay.stacked.push_back({0, y, shares ? room - badge : room, stacked_line});
    y += stacked_line;
  }
  lay.row_h = std::max(size::control_touch, y + space::s);
  lay.head_h = 0;  // Its cells say what they are.
  lay.width = room;
}

/// What a heading takes, CSS px: one line where it is short, else the least in which two will do.
float head_width(std::string_view label, bool sorted) {
  constexpr float short_enough = 96.0F;
  constexpr float step = 8.0F;
  const float whole = std::ceil(measure(label, head_style).x);
  const float two_lines = 2 * line_height(head_style.em) + 1;
  float width = std::min(whole, std::max(short_enough, std::ceil(whole / 2)));
  while (width < whole && measure(label, head_style, width).y > two_lines) width += step;
  return std::min(width, whole) + 2 * cell_padding + (sorted ? sort_mark : 0.0F);
}

/// What the words of a column want, by the first rows of the list: widths stay as they are while it
/// is scrolled, and are asked for again only when the rows or their order change.
float wanted_width(const TableSource& source, TableState& state, std::size_t column) {
  constexpr std::size_t rows_asked = 16;
  const std::span<const uint32_t> first(state.order.data(),
                                        std::min(rows_asked, state.order.size()));
  TableState::Wanted& known = state.wanted[column];
  if (known.version != source.version() ||
      !std::equal(known.rows.begin(), known.rows.end(), first.begin(), first.end())) {
    known = {source.version(), {first.begin(), first.end()}, 0};
    for (const uint32_t row : first)
      known.width = std::max(known.width, measure(source.cell(row, column).text, {}).x);
  }
  return std::ceil(known.width + 2 * cell_padding + 2.0F);
}

/// The width over which words are shortened, so that all together fit into `room`: what wants less
/// keeps what it wants. `wanted` is sorted here.
float widest_allowed(std::vector<float> wanted, float room) {
  std::sort(wanted.begin(), wanted.end());
  std::size_t left = wanted.size();
  for (const float width : wanted) {
    if (width * static_cast<float>(left) > room) break;
    room -= width;
    --left;
  }
  return left == 0 ? room : std::max(0.0F, room / static_cast<float>(left));
}

/// Gives each column its width, or what `least` says that it needs where not all have room. Words
/// are shortened before a table has to be scrolled sideways, the longest first; figures never are.
void share_room(std::span<const Column> columns, const std::vector<float>& least, Lay& lay,
                float room) {
  constexpr float narrowest = 96.0F;
  const float needed = std::accumulate(least.begin(), least.end(), 0.0F);
  float spare = 0;
  for (std::size_t i = 0; i < least.size(); ++i)
    spare += std::max(0.0F, columns[lay.columns[i]].width - least[i]);
  const float kept = spare > 0 ? std::clamp((room - needed) / spare, 0.0F, 1.0F) : 0.0F;
  std::vector<float> words;
  for (std::size_t i = 0; i < least.size(); ++i) {
    const Column& column = columns[lay.columns[i]];
    lay.w.push_back(least[i] + std::floor(kept * std::max(0.0F, column.width - least[i])));
    if (column.type == ColumnType::text) words.push_back(least[i]);
  }
  if (needed <= room) return;
  const float for_words = room - needed + std::accumulate(words.begin(), words.end(), 0.0F);
  const float most = std::max(narrowest, widest_allowed(std::move(words), for_words));
  for (std::size_t i = 0; i < least.size(); ++i) {
    if (columns[lay.columns[i]].type == ColumnType::text)
      lay.w[i] = std::floor(std::min(least[i], most));
  }
}

/// What a column needs, CSS px: its heading, and its words, or its figures that are in view.
float needed_width(const Column& column, std::size_t index, const TableSource& source,
                   TableState& state, std::size_t first, std::size_t last) {
  float w = head_width(column.label, state.sort_column == column.id);
  if (column.type == ColumnType::text)
    return std::ceil(std::max(w, wanted_width(source, state, index)));
  const bool badge = column.type == ColumnType::status;
  const float sign = badge ? 40.0F : 2.0F;
  const TextStyle style{badge ? type::caption : type::body, badge, is_ltr(column.type)};
  for (std::size_t i = first; i < last; ++i) {
    const std::string text = source.cell(state.order[i], index).text;
    w = std::max(w, measure(text, style).x + 2 * cell_padding + sign);
  }
  return std::ceil(w);
}

/// Widths: numbers and identifiers grow to what is in view, what is left goes to the columns that
/// grow.
Lay lay_out(std::span<const Column> columns, const TableSource& source, TableState& state,
            float room, std::size_t first, std::size_t last) {
  Lay lay;
  lay.columns = shown_columns(columns, state);
  if (is_phone()) {
    stack_cells(columns, lay, room);
    return lay;
  }
  float growing = 0;
  std::vector<float> least;
  for (const std::size_t index : lay.columns) {
    least.push_back(needed_width(columns[index], index, source, state, first, last));
    if (columns[index].grows) growing += 1;
  }
  share_room(columns, least, lay, room);
  const float left = std::max(0.0F, room - std::accumulate(lay.w.begin(), lay.w.end(), 0.0F));
  float x = 0;
  for (std::size_t i = 0; i < lay.columns.size(); ++i) {
    if (growing > 0 && columns[lay.columns[i]].grows) lay.w[i] += std::floor(left / growing);
    lay.x.push_back(x);
    x += lay.w[i];
    const Column& column = columns[lay.columns[i]];
    const float mark = state.sort_column == column.id ? sort_mark : 0.0F;
    if (measure(column.label, head_style).x > lay.w[i] - 2 * cell_padding - mark + 1)
      lay.head_h = two_line_head;
  }
  lay.width = std::max(x, std::min(room, x));
  return lay;
}

void draw_head(const Rect& rect, std::span<const Column> columns, const Lay& lay, TableState& state,
               float shift) {
  const std::string path = path_of("head");
  fill(rect, theme().page);
  hairline(rect.x, rect.bottom() - 1, rect.w, theme().line);
  open_node(Role::row, path, {}, rect);
  push_clip(rect);
  for (std::size_t i = 0; i < lay.columns.size(); ++i) {
    const Column& column = columns[lay.columns[i]];
    const Rect cell{rect.x + lay.x[i] - shift, rect.y, lay.w[i], rect.h};
    const std::string cell_path = path + "/" + std::string(column.id);
    const bool sorted = state.sort_column == column.id;
    const Press act = press(cell_path, cell, column.sortable);
    if (act.pressed) {
      state.descending = sorted && !state.descending;
      state.sort_column = column.id;
      redraw();
    }
    if (act.hovered && column.sortable) fill(cell.inset(2.0F), theme().hover, size::radius_small);
    const Rect words{cell.x + cell_padding, cell.y,
                     cell.w - 2 * cell_padding - (sorted ? sort_mark : 0), cell.h};
    const ImVec2 extent = measure(column.label, head_style, words.w);
    draw_text(words.x, words.y + std::floor((words.h - extent.y) / 2), column.label, head_style,
              sorted ? theme().accent : theme().text_quiet, words.w);
    if (sorted) {
      const float mark_x = words.x + std::min(words.w, extent.x) + 4;
      draw_icon(state.descending ? Icon::arrow_down : Icon::arrow_up, mark_x,
                cell.y + (cell.h - 13) / 2, 13, theme().accent, 2.0F);
    }
    if (shows_ring(cell_path)) stroke(cell.inset(2.0F), theme().focus, size::radius_small, 2.0F);
    TwinNode& node = report(Role::column_header, cell_path, column.label, cell);
    node.focusable = node.roving = column.sortable;
    node.sort = !column.sortable ? 0 : !sorted ? 2 : state.descending ? -1 : 1;
    node.column_index = static_cast<int>(i + 1);
  }
  pop_clip();
  close_node();
}

void draw_cell(const Rect& cell, const Column& column, const Cell& value, const std::string& path) {
  const Rect words = cell.inset(cell_padding, 0);
  if (column.type == ColumnType::status) {
    if (!value.text.empty())
      draw_badge({words.x - 2, words.y, words.w + 4, words.h}, value.tone, value.text);
    return;
  }
  const TextStyle style{type::body, false, is_ltr(column.type)};
  const Rgb ink = value.tone == Tone::normal ? theme().text : tone_text(value.tone);
  if (draw_text_in(words, value.text, style, ink) && hovering(cell))
    tooltip(path, cell, value.text);
}

/// One line of a stacked row: the label before the value, but for the first column and the status.
void draw_stacked_cell(const Rect& cell, const Column& column, const Cell& value,
                       const std::string& path, bool first, bool shares_first_line) {
  if (shares_first_line) {
    if (value.text.empty()) return;
    const float w = std::min(cell.w - cell_padding, badge_width(value.tone, value.text));
    draw_badge({cell.right() - cell_padding - w, cell.y, w, cell.h}, value.tone, value.text);
    return;
  }
  const Rect words = cell.inset(cell_padding, 0);
  if (first) {
    draw_text_in(words, value.text, {type::body, true, is_ltr(column.type)}, theme().text);
    return;
  }
  const std::string label = std::string(column.label) + ":";
  const float label_w = column.grows && column.type == ColumnType::text
                            ? 0.0F
                            : measure(label, {type::caption, false, false}).x + space::s;
  if (label_w > 0) draw_text_in(words, label, {type::caption, false, false}, theme().text_quiet);
  draw_cell({cell.x + label_w, cell.y, cell.w - label_w, cell.h}, column, value, path);
}

/// What is left of a column of words that the sideways scroll cuts off at its end.
Rect seen_of(const Rect& cell, const Rect& body) {
  const float end = std::min(cell.right(), body.right() - scrollbar_room());
  return {cell.x, cell.y, std::max(0.0F, end - cell.x), cell.h};
}

/// Of a figure that a sideways scroll cuts through nothing is shown but that there is more.
bool is_cut(const Rect& cell, const Rect& body, ColumnType type) {
  constexpr float tolerance = 1.0F;
  const bool out = cell.right() > body.right() - scrollbar_room() + cell_padding + tolerance ||
                   cell.x < body.x - tolerance;
  return out && never_cut(type);
}

struct Body {
  std::string path;
  Rect rect;
  float row_h;
  float top;
  float left;
};

bool draw_row(const Body& body, std::size_t position, std::span<const Column> columns,
              const TableSource& source, TableState& state, const Lay& lay) {
  const std::size_t row = state.order[position];
  const std::string id = source.row_id(row);
  const std::string path = body.path + "/" + id;
  const Rect rect{body.rect.x - body.left,
                  body.rect.y + static_cast<float>(position) * body.row_h - body.top,
                  std::max(lay.width, body.rect.w - scrollbar_room()), body.row_h};
  const Press act = press(path, rect);
  const bool stands = position == state.focused_position;
  if (is_focused(path)) {
    // Where arrow keys have just moved on, the browser's focus is still on its way.
    if (context().focus_request.empty()) {
      state.focused_position = position;
      state.focused_row = id;
    }
    fill({body.rect.x, rect.y, body.rect.w, rect.h}, theme().selected);
  } else if (act.hovered) {
    fill({body.rect.x, rect.y, body.rect.w, rect.h}, theme().hover);
  }
  open_node(Role::row, path, {}, rect);
  for (std::size_t i = 0; i < lay.columns.size(); ++i) {
    const Column& column = columns[lay.columns[i]];
    const Cell value = source.cell(row, lay.columns[i]);
    const bool stacked = !lay.stacked.empty();
    const Rect cell = stacked ? Rect{rect.x + lay.stacked[i].x, rect.y + lay.stacked[i].y,
                                     lay.stacked[i].w, stacked_line}
                              : Rect{rect.x + lay.x[i], rect.y, lay.w[i], rect.h};
    const std::string cell_path = path + "/" + std::string(column.id);
    if (stacked) {
      draw_stacked_cell(cell, column, value, cell_path, i == 0, i == lay.beside_first);
    } else if (is_cut(cell, body.rect, column.type)) {
      draw_text_in(cell.inset(cell_padding, 0), "…", {}, theme().text_quiet);
    } else {
      draw_cell(seen_of(cell, body.rect), column, value, cell_path);
    }
    // A stacked row has no header over it: its cells say what they are.
    const bool says_label = stacked && i > 0 && i != lay.beside_first;
    TwinNode& node = report(Role::cell, cell_path, says_label ? column.label : value.text, cell);
    if (says_label) node.value = value.text.empty() ? "—" : value.text;
    node.column_index = static_cast<int>(i + 1);
    node.ltr = is_ltr(column.type);
  }
  close_node();
  TwinNode* node = building_node(path);
  node->name = source.row_name(row);
  node->focusable = true;
  node->roving = !stands;
  node->leads_on = true;
  node->row_index = static_cast<int>(position + 2);
  node->keys = "ArrowDown ArrowUp PageDown PageUp Home End Enter Space";
  hairline(body.rect.x, rect.bottom() - 1, body.rect.w, theme().line);
  if (shows_ring(path))
    stroke(Rect{body.rect.x, rect.y, body.rect.w, rect.h}.inset(1.0F), theme().focus, 3.0F, 2.0F);
  if (act.pressed) {
    state.focused_position = position;
    state.focused_row = id;
  }
  return act.pressed;
}

/// Keys act on whichever row has the focus; the focus then follows the roving row, scrolled into
/// view.
std::optional<std::size_t> keys_of_rows(const Body& body, const TableSource& source,
                                        TableState& state, std::size_t first, std::size_t last) {
  const auto page = static_cast<std::size_t>(std::max(1.0F, body.rect.h / body.row_h - 1));
  const RowKeys keys = take_row_keys({body.path, first, last, page}, source, state);
  if (!keys.moved) return keys.activated;
  redraw();
  state.focused_row = source.row_id(state.order[state.focused_position]);
  const float y = static_cast<float>(state.focused_position) * body.row_h;
  float& top = context().scrolls[body.path].top;
  const float was = top;
  top = std::clamp(top, y + body.row_h - body.rect.h, y);
  if (top != was) context().scroll_requests[body.path] = top;
  focus(body.path + "/" + state.focused_row);
  context().focus_visible = true;
  return keys.activated;
}

void draw_toolbar(std::span<const Column> columns, TableState& state, const TableOptions& options,
                  TableEvent& event, std::size_t count) {
  Row row;
  search_field("filter", state.filter,
               {.label = "جست‌وجو در فهرست",
                .hint = "جست‌وجو در فهرست",
                .hide_label = true,
                .width = is_phone() ? region().width : 280.0F});
  const std::string total = state.filter.empty()
                                ? persian_number_text(static_cast<int64_t>(count)) + " ردیف"
                                : persian_number_text(static_cast<int64_t>(state.order.size())) +
                                      " از " + persian_number_text(static_cast<int64_t>(count)) +
                                      " ردیف";
  caption(total);
  const std::string_view choose = "ستون‌ها";
  const ButtonOptions columns_button{.kind = ButtonKind::quiet,
                                     .icon = Icon::columns,
                                     .pressed = state.choosing_columns,
                                     .toggle = true};
  const ButtonOptions export_button{.kind = ButtonKind::quiet, .icon = Icon::download};
  const float rest = button_width(choose, columns_button) + space::s +
                     (options.can_export ? button_width("خروجی CSV", export_button) : 0.0F);
  if (!is_phone()) row.push_to_end(rest);
  if (button("columns", choose, columns_button)) state.choosing_columns = !state.choosing_columns;
  if (options.can_export && button("csv", "خروجی CSV", export_button)) event.export_csv = true;
  (void)columns;
}

void choose_columns(std::span<const Column> columns, TableState& state) {
  const Card card("column_choice");
  Row row(space::l);
  for (const Column& column : columns) {
    bool shown = !holds(state.hidden, column.id);
    const std::size_t left = columns.size() - state.hidden.size();
    const bool last_one = shown && left <= 1;
    if (!checkbox(
            column.id, column.label, shown,
            {.disabled_reason = last_one ? "دست‌کم یک ستون باید بماند" : ""}))
      continue;
    if (shown) {
      std::erase(state.hidden, std::string(column.id));
    } else {
      state.hidden.emplace_back(column.id);
    }
  }
}

void draw_body(const Body& body, std::span<const Column> columns, const TableSource& source,
               TableState& state, const Lay& lay, std::size_t first, std::size_t last,
               TableEvent& event) {
  const auto activated = keys_of_rows(body, source, state, first, last);
  if (activated && *activated < state.order.size()) event.activated = state.order[*activated];
  open_node(Role::row_group, body.path, {}, body.rect);
  TwinNode* node = open_node_data();
  node->scroll_top = body.top;
  node->scroll_left = body.left;
  node->scroll_height = static_cast<float>(state.order.size()) * body.row_h;
  node->scroll_width = lay.width;
  push_clip(body.rect);
  const auto draw = [&](std::size_t position) {
    if (position >= state.order.size()) return;
    if (draw_row(body, position, columns, source, state, lay))
      event.activated = state.order[position];
  };
  // The row that Tab would reach is built, and may be opened, even when it is scrolled away.
  const std::size_t stands = state.focused_position;
  if (stands < first) draw(stands);
  for (std::size_t i = first; i < last; ++i) draw(i);
  if (stands >= last) draw(stands);
  pop_clip();
  close_node();
}

}  // namespace

std::string TableSource::sort_key(std::size_t row, std::size_t column) const {
  return core::search_key(cell(row, column).text);
}

std::string TableSource::search_text(std::size_t row) const {
  std::string out;
  constexpr std::size_t columns_at_most = 64;
  for (std::size_t column = 0; column < columns_at_most; ++column) {
    const Cell value = cell(row, column);
    if (!value.text.empty()) out += core::search_key(value.text) + '\n';
  }
  return out;
}

std::string TableSource::row_name(std::size_t row) const {
  std::string out;
  for (std::size_t column = 0; column < 3; ++column) {
    const Cell value = cell(row, column);
    if (!value.text.empty()) out += (out.empty() ? "" : "، ") + value.text;
  }
  return out;
}

Cell SimpleTable::cell(std::size_t row, std::size_t column) const {
  const std::vector<Cell>& cells = rows_[row].cells;
  return column < cells.size() ? cells[column] : Cell{};
}

void SimpleTable::clear() {
  rows_.clear();
  ++version_;
}

void SimpleTable::add(std::string id, std::vector<Cell> cells) {
  rows_.push_back({std::move(id), std::move(cells)});
  ++version_;
}

TableEvent table(std::string_view id, std::span<const Column> columns, const TableSource& source,
                 TableState& state, const TableOptions& options) {
  TableEvent event;
  const Scope scope(id);
  take_over_hidden(columns, state);
  if (source.row_count() == 0 && !options.empty_title.empty()) {
    event.empty_action = empty_state("empty", Icon::inbox, options.empty_title, options.empty_text,
                                     options.empty_action);
    return event;
  }
  if (options.toolbar) draw_toolbar(columns, state, options, event, source.row_count());
  if (state.choosing_columns) choose_columns(columns, state);
  if (advance_index(columns, source, state, context().input.work_s, context().events.empty()))
    redraw();

  // How high rows and their heads are is known before what is in view is.
  const Lay before = lay_out(columns, source, state, region().width - scrollbar_room() - 2, 0, 0);
  const float row_h = before.row_h;
  const float head_h = before.head_h;
  const float least = row_h * (is_phone() ? 4.0F : 8.0F) + head_h;
  const float left_of_page = context().page_bottom - region().y;
  const float all =
      head_h + row_h * static_cast<float>(std::max<std::size_t>(1, state.order.size())) + 2;
  const float wanted = options.height > 0 ? options.height : std::max(least, left_of_page);
  const Rect box = place_block(std::min(wanted, all));
  const Rect head{box.x + 1, box.y + 1, box.w - 2, head_h};
  Body body{path_of("rows"), {head.x, head.bottom(), head.w, box.h - head_h - 2}, row_h, 0, 0};
  const ScrollPlace& scroll = context().scrolls[body.path];
  const float limit = std::max(0.0F, static_cast<float>(state.order.size()) * row_h - body.rect.h);
  body.top = std::round(std::clamp(scroll.top, 0.0F, limit));
  body.left = std::max(0.0F, scroll.left);

  const auto in_view =
      static_cast<std::size_t>(std::ceil(body.rect.h / row_h)) + 1 + rows_beyond_view;
  const std::size_t first =
      std::min(state.order.size(), static_cast<std::size_t>(body.top / row_h));
  const std::size_t last = std::min(state.order.size(), first + in_view);
  const Lay lay = lay_out(columns, source, state, body.rect.w - scrollbar_room(), first, last);

  fill(box, theme().surface, size::radius_small);
  open_node(Role::table, path_of("table"), options.label, box);
  open_node_data()->row_count = static_cast<int>(state.order.size() + 1);
  open_node_data()->column_count = static_cast<int>(lay.columns.size());
  if (lay.stacked.empty()) draw_head(head, columns, lay, state, body.left);
  draw_body(body, columns, source, state, lay, first, last, event);
  close_node();
  if (state.order.empty())
    draw_text_in(body.rect, "ردیفی با این جست‌وجو نیست", {},
                 theme().text_quiet, Align::center);
  stroke(box, theme().line, size::radius_small);
  return event;
}

std::string table_csv(std::span<const Column> columns, const TableSource& source,
                      const TableState& state) {
  std::string out = "\xEF\xBB\xBF";
  const auto append = [&](std::string_view text, bool last) {
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += last ? "\"\r\n" : "\",";
  };
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!holds(state.hidden, columns[i].id)) shown.push_back(i);
  }
  for (const std::size_t i : shown) append(columns[i].label, i == shown.back());
  for (const uint32_t row : state.order) {
    for (const std::size_t i : shown) {
      const Cell value = source.cell(row, i);
      const bool figures = never_cut(columns[i].type);
      append(columns[i].type == ColumnType::number ? core::normalise_number(value.text)
             : figures ? core::guard_formula(core::normalise_identifier(value.text))
                       : core::guard_formula(value.text),
             i == shown.back());
    }
  }
  return out;
}

}  // namespace kotaj::ui
