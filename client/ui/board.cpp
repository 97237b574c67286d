#include "client/ui/board.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "client/ui/context.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides

namespace {

constexpr float column_px = 264.0F;
constexpr float head_px = 44.0F;
constexpr float card_px = 96.0F;
constexpr float card_gap = 8.0F;
constexpr float pitch = card_px + card_gap;
constexpr float box_px = 18.0F;
constexpr float box_target = 30.0F;  ///< The box and what may be hit around it.
constexpr std::size_t cards_beyond_view = 2;
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
constexpr int soon_days = 5;
constexpr std::string_view card_keys =
    "ArrowDown ArrowUp ArrowLeft ArrowRight Home End PageDown PageUp Space Ctrl+KeyA";

/// Stands before the cards that have no term.
int term_order(const BoardPlace& place) {
  return place.days_left.value_or(std::numeric_limits<int>::max());
}

void fill_search_cache(const BoardSource& source, BoardState& state) {
  if (state.search_cache.size() == source.card_count()) return;
  state.search_cache.resize(source.card_count());
  for (std::size_t i = 0; i < source.card_count(); ++i)
    state.search_cache[i] = source.search_text(i);
}

/// Marks of cards that are gone go, too.
void drop_lost_marks(const BoardSource& source, BoardState& state) {
  if (state.marked.empty()) return;
  std::unordered_set<std::string> there;
  for (std::size_t i = 0; i < source.card_count(); ++i) {
    std::string id = source.card_id(i);
    if (state.marked.contains(id)) there.insert(std::move(id));
  }
  state.marked.swap(there);
}

/// Finds the card that arrow keys stood on, which may have gone to another step.
void find_standing(const BoardSource& source, BoardState& state) {
  state.stands.assign(state.order.size(), 0);
  if (state.focused.empty()) return;
  for (std::size_t column = 0; column < state.order.size(); ++column) {
    for (std::size_t at = 0; at < state.order[column].size(); ++at) {
      if (source.card_id(state.order[column][at]) == state.focused) {
        state.stands[column] = at;
        return;
      }
    }
  }
}

/// Makes `order` anew where cards or filter have changed.
void index_cards(std::span<const BoardColumn> columns, const BoardSource& source,
                 BoardState& state) {
  const bool changed = state.indexed_version != source.version();
  if (!changed && state.indexed_as == state.filter && state.order.size() == columns.size()) return;
  if (changed) {
    state.search_cache.clear();
    drop_lost_marks(source, state);
  }
  state.indexed_version = source.version();
  state.indexed_as = state.filter;
  const std::string key = core::search_key(state.filter);
  if (!key.empty()) fill_search_cache(source, state);
  struct Entry {
    bool later;
    int term;
    uint32_t card;
  };
  std::vector<std::vector<Entry>> entries(columns.size());
  for (std::size_t i = 0; i < source.card_count(); ++i) {
    const std::size_t column = source.column_of(i);
    if (column >= columns.size()) continue;
    if (!key.empty() && state.search_cache[i].find(key) == std::string::npos) continue;
    const BoardPlace place = source.place(i);
    entries[column].push_back({!place.first, term_order(place), static_cast<uint32_t>(i)});
  }
  state.order.assign(columns.size(), {});
  for (std::size_t column = 0; column < columns.size(); ++column) {
    std::stable_sort(entries[column].begin(), entries[column].end(),
                     [](const Entry& a, const Entry& b) {
                       return std::tie(a.later, a.term) < std::tie(b.later, b.term);
                     });
    for (const Entry& entry : entries[column]) state.order[column].push_back(entry.card);
  }
  find_standing(source, state);
}

std::size_t shown_count(const BoardState& state) {
  std::size_t count = 0;
  for (const auto& cards : state.order) count += cards.size();
  return count;
}

/// One board in one frame.
class Drawing {
 public:
  Drawing(std::span<const BoardColumn> columns, const BoardSource& source, BoardState& state,
          const BoardOptions& options)
      : columns_(columns), source_(source), state_(state), options_(options) {}

  void toolbar();
  void phone_column_choice();
  void body(const Rect& box);
  [[nodiscard]] BoardEvent event() const { return event_; }

 private:
  void draw_column(std::size_t column, const Rect& rect);
  void draw_head(std::size_t column, const Rect& rect);
  void draw_card(std::size_t column, std::size_t at, const Rect& rect);
  void draw_face(const BoardCard& card, const Rect& rect, const std::string& path);
  void draw_mark_box(const std::string& path, const Rect& card, const std::string& id,
                     const std::string& title);
  struct Place {
    std::size_t column, at;
  };
  Place take_key_at(std::string_view chord, Place place);
  void take_keys();
  void move_to(std::size_t column, std::size_t at);
  void mark(const std::string& id, bool on);
  void mark_column(std::size_t column, bool on);
  [[nodiscard]] bool all_marked(std::size_t column) const;
  [[nodiscard]] std::string column_path(std::size_t column) const {
    return path_of("column-" + std::string(columns_[column].id));
  }
  [[nodiscard]] std::size_t next_column(std::size_t from, int step) const;

  std::span<const BoardColumn> columns_;
  const BoardSource& source_;
  BoardState& state_;
  const BoardOptions& options_;
  BoardEvent event_;
  float body_h_ = 0;
};

void Drawing::toolbar() {
  Row row;
  search_field("filter", state_.filter,
               {.label = "جست‌وجو در تابلو",
                .hint = "جست‌وجو در تابلو",
                .hide_label = true,
                .width = is_phone() ? region().width : 280.0F});
  index_cards(columns_, source_, state_);
  const auto all = static_cast<int64_t>(source_.card_count());
  caption(state_.filter.empty() ? persian_number_text(all) + " پرونده"
                                : persian_number_text(static_cast<int64_t>(shown_count(state_))) +
                                      " از " + persian_number_text(all) + " پرونده");
  if (!options_.can_mark || state_.marked.empty()) return;
  const std::string marked =
      persian_number_text(static_cast<int64_t>(state_.marked.size())) + " انتخاب شده";
  badge(Tone::accent, marked);
  if (button("clear", "برداشتن انتخاب‌ها", {.kind = ButtonKind::quiet})) {
    state_.marked.clear();
    event_.marks_changed = true;
  }
}

/// On a phone one column is shown, chosen from those that have cards.
void Drawing::phone_column_choice() {
  const auto known = [&](std::string_view id) {
    return std::find_if(columns_.begin(), columns_.end(),
                        [&](const BoardColumn& one) { return one.id == id; }) != columns_.end();
  };
  if (!known(state_.column)) {
    const auto filled = std::find_if(state_.order.begin(), state_.order.end(),
                                     [](const auto& cards) { return !cards.empty(); });
    const auto at = filled == state_.order.end() ? 0 : filled - state_.order.begin();
    state_.column = columns_[static_cast<std::size_t>(at)].id;
  }
  std::vector<std::string> labels;
  std::vector<Choice> choices;
  labels.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (state_.order[i].empty() && columns_[i].id != state_.column) continue;
    labels.push_back(std::string(columns_[i].label) + " (" +
                     persian_number_text(static_cast<int64_t>(state_.order[i].size())) + ")");
    choices.push_back({columns_[i].id, labels.back(), {}});
  }
  select("step", choices, state_.column, {.label = "مرحله", .hide_label = true});
}

void Drawing::mark(const std::string& id, bool on) {
  if (!options_.can_mark) return;
  if (on) {
    state_.marked.insert(id);
  } else {
    state_.marked.erase(id);
  }
  event_.marks_changed = true;
  redraw();
}

bool Drawing::all_marked(std::size_t column) const {
  const auto& cards = state_.order[column];
  return !cards.empty() && std::all_of(cards.begin(), cards.end(), [&](uint32_t card) {
    return state_.marked.contains(source_.card_id(card));
  });
}

void Drawing::mark_column(std::size_t column, bool on) {
  for (const uint32_t card : state_.order[column]) mark(source_.card_id(card), on);
}

std::size_t Drawing::next_column(std::size_t from, int step) const {
  for (std::size_t at = from + static_cast<std::size_t>(step); at < columns_.size();
       at += static_cast<std::size_t>(step)) {  // Below 0 it wraps far beyond the end.
    if (!state_.order[at].empty()) return at;
  }
  return from;
}

void Drawing::move_to(std::size_t column, std::size_t at) {
  state_.stands[column] = at;
  state_.focused = source_.card_id(state_.order[column][at]);
  const std::string path = column_path(column);
  const float y = static_cast<float>(at) * pitch;
  float& top = context().scrolls[path].top;
  const float was = top;
  top = std::clamp(top, std::max(0.0F, y + pitch + card_gap - body_h_), y);
  if (top != was) context().scroll_requests[path] = top;
  // The browser brings a column that is scrolled away sideways into view itself.
  focus(path + "/" + state_.focused);
  context().focus_visible = true;
}

/// One key on a place of the board; gives the place after it.
Drawing::Place Drawing::take_key_at(std::string_view chord, Place place) {
  const std::size_t last = state_.order[place.column].size() - 1;
  const auto page = static_cast<std::size_t>(std::max(1.0F, std::floor(body_h_ / pitch)));
  std::size_t& at = place.at;
  if (chord == "ArrowDown") at = std::min(last, at + 1);
  if (chord == "ArrowUp") at = at == 0 ? 0 : at - 1;
  if (chord == "PageDown") at = std::min(last, at + page);
  if (chord == "PageUp") at = at > page ? at - page : 0;
  if (chord == "Home") at = 0;
  if (chord == "End") at = last;
  const int step = chord == "ArrowLeft" ? 1 : chord == "ArrowRight" ? -1 : 0;
  if (step != 0) {
    place.column = next_column(place.column, step);
    at = std::min(state_.stands[place.column], state_.order[place.column].size() - 1);
  }
  const std::string id = source_.card_id(state_.order[place.column][at]);
  if (chord == "Space") mark(id, !state_.marked.contains(id));
  if (chord == "Ctrl+KeyA") mark_column(place.column, !all_marked(place.column));
  return place;
}

/// Keys act on whichever card has the focus, in the order in which they were pressed: a fast hand
/// presses several within a frame.
void Drawing::take_keys() {
  const std::string focused_path = context().focused;
  Place place{nowhere, 0};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!state_.order[i].empty() && focused_path.starts_with(column_path(i) + "/"))
      place.column = i;
  }
  if (place.column == nowhere) return;
  place.at = std::min(state_.stands[place.column], state_.order[place.column].size() - 1);
  const Place before = place;
  for (Event& event : context().events) {
    if (event.taken || event.kind != EventKind::key || event.id != focused_path) continue;
    event.taken = true;
    place = take_key_at(event.text, place);
  }
  if (place.column == before.column && place.at == before.at) return;
  if (is_phone()) state_.column = columns_[place.column].id;
  move_to(place.column, place.at);
}

void draw_tick(const Rect& box, bool on, bool hovered) {
  const Theme& t = theme();
  fill(box, on ? t.accent_fill : hovered ? t.hover : t.raised, 4.0F);
  if (on) {
    draw_icon(Icon::check, box.x + 1, box.y + 1, box.w - 2, t.on_accent, 2.2F);
  } else {
    stroke(box, t.control_line, 4.0F, 1.5F);
  }
}

void Drawing::draw_mark_box(const std::string& path, const Rect& card, const std::string& id,
                            const std::string& title) {
  const Rect target{card.x + 2, card.y + 2, box_target, box_target};
  const Rect box{card.x + space::s, card.y + space::s + 2, box_px, box_px};
  const std::string box_path = path + "/mark";
  const bool marked = state_.marked.contains(id);
  const Press act = press(box_path, target);
  if (act.pressed) mark(id, !marked);
  draw_tick(box, state_.marked.contains(id), act.hovered);
  TwinNode& node = report(Role::checkbox, box_path, "انتخاب " + title, target);
  node.checked = state_.marked.contains(id);
}

void Drawing::draw_face(const BoardCard& card, const Rect& rect, const std::string& path) {
  const float start = options_.can_mark ? box_target + 2 : space::m;
  const Rect title{rect.x + start, rect.y + space::xs + 1, rect.w - start - space::s, 26};
  const Rect detail{rect.x + space::m, title.bottom() + 1, rect.w - 2 * space::m, 24};
  const bool title_cut = draw_text_in(title, card.title, {type::body, true, false}, theme().text);
  const bool detail_cut =
      draw_text_in(detail, card.detail, {type::caption, false, false}, theme().text_quiet);
  if (title_cut && hovering(title)) tooltip(path + "/title", title, card.title);
  if (detail_cut && hovering(detail)) tooltip(path + "/detail", detail, card.detail);
  float x = rect.x + space::s;
  const float y = rect.bottom() - 24 - space::s;
  const auto chip = [&](Tone tone, std::string_view words) {
    const float sign = tone_icon(tone) == Icon::none ? 0.0F : 17.0F;
    const float w = std::ceil(measure(words, {type::caption, true, false}).x) + sign + 2 * space::s;
    draw_badge({x, y, std::min(w, rect.right() - space::s - x), 24}, tone, words);
    x += w + space::xs;
  };
  if (card.days_left) chip(days_left_tone(*card.days_left), days_left_text(*card.days_left));
  if (!card.mark.empty()) chip(card.mark_tone, card.mark);
}

void Drawing::draw_card(std::size_t column, std::size_t at, const Rect& rect) {
  const std::size_t number = state_.order[column][at];
  const std::string id = source_.card_id(number);
  const std::string path = column_path(column) + "/" + id;
  const BoardCard card = source_.card(number);
  const bool marked = state_.marked.contains(id);
  ImGui::SetNextItemAllowOverlap();  // The box for marks lies on the card.
  const Press act = press(path, rect);
  // Where arrow keys have just moved on, the browser's focus is still on its way.
  if (is_focused(path) && context().focus_request.empty()) {
    state_.stands[column] = at;
    state_.focused = id;
  }
  if (act.pressed) {
    state_.stands[column] = at;
    state_.focused = id;
    event_.activated = number;
  }
  const Theme& t = theme();
  fill(rect, marked ? t.selected : act.hovered ? t.hover : t.surface, size::radius_small);
  stroke(rect, marked ? t.accent : t.line, size::radius_small, marked ? 2.0F : 1.0F);
  draw_face(card, rect, path);
  if (shows_ring(path)) stroke(rect, t.focus, size::radius_small, 2.0F);
  std::string name = card.title;
  if (card.days_left) name += "، " + days_left_text(*card.days_left);
  if (!card.mark.empty()) name += "، " + card.mark;
  TwinNode& node = report(Role::button, path, name, rect);
  node.focusable = at == state_.stands[column];
  node.keys = card_keys;
  node.leads_on = true;
  node.description = card.detail + (card.detail.empty() ? "" : "، ") +
                     persian_number_text(static_cast<int64_t>(at + 1)) + " از " +
                     persian_number_text(static_cast<int64_t>(state_.order[column].size())) +
                     (marked ? "، انتخاب شده" : "");
  if (options_.can_mark) draw_mark_box(path, rect, id, card.title);
}

void Drawing::draw_head(std::size_t column, const Rect& rect) {
  const BoardColumn& one = columns_[column];
  const std::size_t count = state_.order[column].size();
  float end = rect.right() - space::s;
  if (options_.can_mark && count > 0) {
    const Rect target{end - box_target, rect.y + (rect.h - box_target) / 2, box_target, box_target};
    const std::string path = path_of("all-" + std::string(one.id));
    const Press act = press(path, target);
    if (act.pressed) mark_column(column, !all_marked(column));
    const bool all = all_marked(column);
    draw_tick(target.inset((box_target - box_px) / 2), all, act.hovered);
    if (shows_ring(path)) focus_ring(target.inset((box_target - box_px) / 2), 4.0F);
    const std::string name = "انتخاب همهٔ «" + std::string(one.label) + "»";
    TwinNode& node = report(Role::checkbox, path, name, target);
    node.checked = all;
    node.focusable = true;
    if (act.hovered) tooltip(path, target, name);
    end = target.x - space::xs;
  }
  const std::string number = persian_number_text(static_cast<int64_t>(count));
  const TextStyle small{type::caption, true, false};
  const float w = std::max(24.0F, std::ceil(measure(number, small).x) + 14);
  const Rect pill{end - w, rect.y + (rect.h - 22) / 2, w, 22};
  fill(pill, tone_soft(one.tone), 11.0F);
  draw_text_in(pill, number, small, tone_text(one.tone), Align::center);
  const Rect words{rect.x + space::s, rect.y, pill.x - rect.x - space::m, rect.h};
  draw_text_in(words, one.label, {type::strong, true, false}, theme().text);
  fill({rect.x, rect.bottom() - 3, rect.w, 2},
       one.tone == Tone::normal ? theme().control_line : tone_text(one.tone), 1.0F);
}

void Drawing::draw_column(std::size_t column, const Rect& rect) {
  const BoardColumn& one = columns_[column];
  const auto& cards = state_.order[column];
  draw_head(column, {rect.x, rect.y, rect.w, head_px});
  const std::string path = column_path(column);
  const Rect body{rect.x, rect.y + head_px, rect.w, rect.h - head_px};
  const float content = static_cast<float>(cards.size()) * pitch + card_gap;
  const float limit = std::max(0.0F, content - body.h);
  const float top = std::round(std::clamp(context().scrolls[path].top, 0.0F, limit));
  open_node(Role::group, path,
            std::string(one.label) + "، " +
                persian_number_text(static_cast<int64_t>(cards.size())) + " پرونده",
            body);
  open_node_data()->scroll_top = top;
  open_node_data()->scroll_height = content;
  push_clip(body);
  const auto first = static_cast<std::size_t>(top / pitch);
  const auto in_view = static_cast<std::size_t>(std::ceil(body.h / pitch)) + cards_beyond_view;
  const std::size_t last = std::min(cards.size(), first + in_view);
  const std::size_t stands = state_.stands[column];
  const float width = body.w - size::scrollbar;
  const auto draw = [&](std::size_t at) {
    draw_card(column, at,
              {body.x, body.y + card_gap + static_cast<float>(at) * pitch - top, width, card_px});
  };
  // The card that Tab would reach is built even when it is scrolled away.
  if (stands < first && stands < cards.size()) draw(stands);
  for (std::size_t at = first; at < last; ++at) draw(at);
  if (stands >= last && stands < cards.size()) draw(stands);
  if (cards.empty()) {
    const Decorative empty;  // The column's name says how many there are.
    draw_text_in({body.x, body.y + space::s, body.w, 28}, "خالی", {type::caption, false, false},
                 theme().text_quiet, Align::center);
  }
  pop_clip();
  close_node();
}

void Drawing::body(const Rect& box) {
  const auto count = static_cast<float>(columns_.size());
  const float gaps = space::m * (count - 1);
  const float natural = std::max(column_px, std::floor((box.w - gaps) / std::max(1.0F, count)));
  const float column_w = is_phone() ? box.w : natural;
  const float all = is_phone() ? box.w : column_w * count + gaps;
  const bool sideways = all > box.w + 0.5F;
  const float height = box.h - (sideways ? size::scrollbar : 0.0F);
  body_h_ = height - head_px;
  take_keys();
  const std::string path = path_of("board");
  const float left = sideways ? std::clamp(context().scrolls[path].left, 0.0F, all - box.w) : 0.0F;
  open_node(Role::group, path, options_.label, box);
  open_node_data()->scroll_left = left;
  open_node_data()->scroll_width = sideways ? all : 0.0F;
  push_clip(box);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (is_phone() && columns_[i].id != state_.column) continue;
    const float x = is_phone() ? 0.0F : static_cast<float>(i) * (column_w + space::m) - left;
    draw_column(i, {box.x + x, box.y, column_w, height});
  }
  pop_clip();
  close_node();
}

}  // namespace

BoardPlace BoardSource::place(std::size_t card) const {
  const BoardCard face = this->card(card);
  return {face.first, face.days_left};
}

std::string BoardSource::search_text(std::size_t card) const {
  const BoardCard face = this->card(card);
  return core::search_key(face.title) + '\n' + core::search_key(face.detail) + '\n' +
         core::search_key(face.mark);
}

BoardEvent board(std::string_view id, std::span<const BoardColumn> columns,
                 const BoardSource& source, BoardState& state, const BoardOptions& options) {
  const Scope scope(id);
  BoardEvent event;
  if (source.card_count() == 0 && !options.empty_title.empty()) {
    event.empty_action = empty_state("empty", Icon::inbox, options.empty_title, options.empty_text,
                                     options.empty_action);
    return event;
  }
  index_cards(columns, source, state);
  Drawing drawing(columns, source, state, options);
  drawing.toolbar();
  if (is_phone()) drawing.phone_column_choice();
  const float least = head_px + 4 * pitch;
  const float left_of_page = context().page_bottom - region().y;
  const float wanted = options.height > 0 ? options.height : std::max(least, left_of_page);
  drawing.body(place_block(std::floor(wanted)));
  return drawing.event();
}

std::vector<std::size_t> marked_cards(const BoardSource& source, const BoardState& state) {
  std::vector<std::size_t> out;
  for (const auto& cards : state.order) {
    for (const uint32_t card : cards) {
      if (state.marked.contains(source.card_id(card))) out.push_back(card);
    }
  }
  return out;
}

std::string days_left_text(int days_left) {
  if (days_left == 0) return "امروز پایان مهلت";
  if (days_left > 0) return persian_number_text(days_left) + " روز مانده";
  return persian_number_text(-static_cast<int64_t>(days_left)) + " روز گذشته";
}

Tone days_left_tone(int days_left) {
  if (days_left < 0) return Tone::danger;
  return days_left <= soon_days ? Tone::warning : Tone::quiet;
}

}  // namespace kotaj::ui
