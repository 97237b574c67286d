#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "client/ui/theme.h"

/// The board: records as cards in columns by step, with the days that are left of a term. Several
/// cards can be marked, so that one act is done to all of them. Only the cards in view are built,
/// in the picture and in the twin; thousands are no more work than ten.
///
/// Keys: up and down inside a column, left and right to the next column (in visual direction), Home
/// and End, PageUp and PageDown, Space marks, Ctrl+A marks the whole column, Enter opens. The board
/// is one tab stop a column; the card that was left is found again.
namespace kotaj::ui {

/// A step. Columns stand in the order in which they are given, the first where reading starts.
struct BoardColumn {
  std::string_view id;     ///< Stable, part of the cards' paths.
  std::string_view label;  ///< «منقضی»
  Tone tone = Tone::normal;
};

struct BoardCard {
  std::string title{};   ///< What the record is called: «قبض انبار ۱۲۳۴۵». One line.
  std::string detail{};  ///< Goods, owner: one line, shortened with «…» where it does not fit.
  /// Days of the term that are left; below 0 it is over by so many. Empty: no term runs.
  std::optional<int> days_left{};
  std::string mark{};  ///< A short word beside the term («روزانه»), empty for none.
  Tone mark_tone = Tone::normal;  ///< Of the mark.
  bool first = false;             ///< Stands before all cards that are not (perishable goods).
};

/// What a card is sorted by.
struct BoardPlace {
  bool first = false;
  std::optional<int> days_left{};
};

/// Where cards come from. Numbers are the source's own, from 0; the board sorts an index over them:
/// `first` cards first, then by days left, then in the source's order.
class BoardSource {
 public:
  virtual ~BoardSource() = default;
  [[nodiscard]] virtual std::size_t card_count() const = 0;
  /// Stable id of a card (a record's id), used in the twin's path and in `BoardState::marked`.
  [[nodiscard]] virtual std::string card_id(std::size_t card) const = 0;
  /// Index into the columns; a card beyond them stands nowhere.
  [[nodiscard]] virtual std::size_t column_of(std::size_t card) const = 0;
  [[nodiscard]] virtual BoardCard card(std::size_t card) const = 0;
  /// The same as `card` says; a source of very many cards answers without making its texts.
  [[nodiscard]] virtual BoardPlace place(std::size_t card) const;
  /// What the filter looks in. By default the search keys of title, detail and mark.
  [[nodiscard]] virtual std::string search_text(std::size_t card) const;
  /// Changes whenever a card does; the index is then made anew.
  [[nodiscard]] virtual uint64_t version() const = 0;
};

/// What a board remembers; the screen keeps it, so that coming back finds filter, marks and place.
struct BoardState {
  std::string filter;
  std::string focused;                     ///< Id of the card that arrow keys stand on.
  std::unordered_set<std::string> marked;  ///< Ids; cards that are gone leave by themselves.
  std::string column;                      ///< On a phone: the id of the one column that is shown.
  // The index: made by the board.
  std::vector<std::vector<uint32_t>> order;  ///< Cards as shown, by column.
  std::vector<std::size_t> stands;           ///< By column: where arrow keys stand.
  std::vector<std::string> search_cache;
  uint64_t indexed_version = ~uint64_t{0};
  std::string indexed_as;
};

struct BoardOptions {
  std::string_view label;  ///< Accessible name.
  float height = 0.0F;     ///< CSS px; 0 is what is left of the page (at least four cards).
  bool can_mark = true;    ///< False: no boxes, nothing can be marked.
  std::string_view empty_title{};
  std::string_view empty_text{};
  std::string_view empty_action{};
};

struct BoardEvent {
  std::optional<std::size_t> activated;  ///< Source card: Enter, or a click on it.
  bool marks_changed = false;
  bool empty_action = false;
};

/// Draws the board with its filter line («۳ انتخاب شده»). Buttons for what can be done to the
/// marked cards are the screen's, drawn before it:
///
///   ui::Row row;
///   if (ui::button("warn", "ثبت ابلاغ اخطار", {.disabled_reason = marked.empty() ? "…" : ""})) …
BoardEvent board(std::string_view id, std::span<const BoardColumn> columns,
                 const BoardSource& source, BoardState& state, const BoardOptions& options);

/// The marked cards as source numbers, in the order in which they stand on the board.
std::vector<std::size_t> marked_cards(const BoardSource& source, const BoardState& state);

/// «۵ روز مانده», «امروز پایان مهلت», «۳ روز گذشته»: the words of a term, also for tables.
std::string days_left_text(int days_left);
/// Its tone: danger when over, warning in the last five days.
Tone days_left_tone(int days_left);

}  // namespace kotaj::ui
