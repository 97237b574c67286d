#include <algorithm>
#include <array>
#include <utility>

#include "client/screens/abandoned_goods/bulk.h"
#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/screens.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using abandoned::Entry;
using abandoned::Index;
using abandoned_goods::Step;
using abandoned_goods::StepSet;

/// Which steps stand on the board.
struct Stretch {
  std::string_view code;
  std::string_view label;
  StepSet steps;
};
constexpr std::string_view own_work = "mine";
constexpr std::array<Stretch, 4> stretches{{
    {"way", "تا تحویل به سازمان", StepSet::between(Step::in_storage, Step::taken)},
    {"back", "اعاده و ترخیص", StepSet::between(Step::return_requested, Step::released)},
    {"ended",
     "پایان‌یافته",
     {Step::settled, Step::released, Step::withdrawn, Step::confiscated}},
    {"all", "همه گام‌ها", StepSet::between(Step::in_storage, Step::confiscated)},
}};

constexpr ui::Choice kinds[] = {
    {"every", "همه پرونده‌ها", {}},
    {"daily", "فاسدشدنی و خطرناک", {}},
    {"over", "مهلت گذشته", {}},
    {"disputed", "اختلاف باز", {}},
};

bool of_kind(const Entry& entry, std::string_view kind) {
  if (kind == "daily") return entry.row.priority;
  if (kind == "over") return entry.days_left && *entry.days_left < 0;
  if (kind == "disputed") return entry.row.in_dispute;
  return true;
}

/// The index as cards; columns are steps.
class Cards : public ui::BoardSource {
 public:
  /// Columns and cards of a stretch; made anew only where something changed.
  void refresh(const Index& index, StepSet steps, std::string_view stretch, std::string_view kind) {
    index_ = &index;
    const std::string shown = std::string(stretch) + '/' + std::string(kind);
    if (shown == shown_ && index.version() == indexed_) return;
    shown_ = shown;
    indexed_ = index.version();
    ++version_;
    columns_.clear();
    column_of_.fill(nowhere);
    for (const core::Choice& choice : abandoned_goods::step_choices()) {
      const Step step{choice.number};
      if (!steps.has(step)) continue;
      column_of_[static_cast<std::size_t>(choice.number)] = columns_.size();
      columns_.push_back({choice.code, choice.label, abandoned::tone_of(step)});
    }
    rows_.clear();
    for (std::size_t row = 0; row < index.rows().size(); ++row) {
      const Entry& entry = index.rows()[row].entry;
      if (steps.has(entry.row.step) && of_kind(entry, kind))
        rows_.push_back(static_cast<uint32_t>(row));
    }
  }

  [[nodiscard]] std::span<const ui::BoardColumn> columns() const { return columns_; }
  [[nodiscard]] const core::Id& id(std::size_t card) const { return row(card).id; }

  [[nodiscard]] std::size_t card_count() const override { return rows_.size(); }
  [[nodiscard]] std::string card_id(std::size_t card) const override {
    return core::to_string(id(card));
  }
  [[nodiscard]] std::size_t column_of(std::size_t card) const override {
    return column_of_[static_cast<std::size_t>(row(card).entry.row.step)];
  }
  [[nodiscard]] ui::BoardPlace place(std::size_t card) const override {
    const Entry& entry = row(card).entry;
    return {entry.row.priority, entry.days_left};
  }
  [[nodiscard]] ui::BoardCard card(std::size_t card) const override;
  [[nodiscard]] std::string search_text(std::size_t card) const override {
    return abandoned::search_text_of(row(card));
  }
  [[nodiscard]] uint64_t version() const override { return version_; }

 private:
  static constexpr std::size_t nowhere = ~std::size_t{0};
  static constexpr std::size_t steps_numbered = 32;

  [[nodiscard]] const Index::Row& row(std::size_t card) const {
    return index_->rows()[rows_[card]];
  }

  const Index* index_ = nullptr;
  std::string shown_{};
  std::vector<uint32_t> rows_{};  ///< Of the index: those that are shown.
  uint64_t indexed_ = ~uint64_t{0};
  uint64_t version_ = 0;
  std::vector<ui::BoardColumn> columns_{};
  std::array<std::size_t, steps_numbered> column_of_{};
};

ui::BoardCard Cards::card(std::size_t card) const {
  const Index::Row& found = row(card);
  const abandoned_goods::Case& record = abandoned::case_of(found);
  ui::BoardCard shown;
  shown.title = abandoned::receipt_name(record.receipt);
  // The chips hold figures, which are never cut; the word stands before the goods.
  shown.detail = record.receipt.perishable  ? "فاسدشدنی، "
                 : record.receipt.hazardous ? "خطرناک، "
                                            : "";
  shown.detail += abandoned::goods_name(record) + "، " + record.receipt.owner;
  shown.days_left = found.entry.days_left;
  shown.first = found.entry.row.priority;
  if (found.entry.row.priority) {
    const std::string days =
        core::persian_digits(std::to_string(found.entry.row.days_since_arrival));
    shown.mark = "روز " + days + " از ورود";
    shown.mark_tone = found.entry.row.followed_today ? ui::Tone::good : ui::Tone::danger;
  } else if (found.entry.row.in_dispute) {
    shown.mark = "اختلاف باز";
    shown.mark_tone = ui::Tone::warning;
  }
  return shown;
}

struct BoardMemory {
  std::string stretch;  ///< Empty until the first frame, which knows whose board it is.
  std::string kind = "every";
  Cards cards;
  ui::BoardState board;
  abandoned::BulkMemory bulk;
};

StepSet own_steps(const app::Desk& desk) {
  StepSet steps;
  const access::Assignment* assignment = desk.assignment();
  if (assignment == nullptr) return steps;
  for (const core::Choice& choice : abandoned_goods::step_choices()) {
    const Step step{choice.number};
    if (abandoned::awaits(assignment->position, step)) steps = steps.with(step);
  }
  return steps;
}

StepSet steps_of(const app::Desk& desk, std::string_view stretch) {
  if (stretch == own_work) return own_steps(desk);
  for (const Stretch& one : stretches) {
    if (one.code == stretch) return one.steps;
  }
  return stretches.front().steps;
}

void draw_filters(BoardMemory& memory, bool has_own_work) {
  std::vector<ui::Choice> shown;
  if (has_own_work) shown.push_back({own_work, "منتظر کار من", {}});
  for (const Stretch& one : stretches) shown.push_back({one.code, one.label, {}});
  constexpr float desk_px = 210.0F;
  const float select_px = ui::is_phone() ? (ui::available_width() - ui::space::s) / 2 : desk_px;
  ui::select("steps", shown, memory.stretch,
             {.label = "کدام گام‌ها", .width = select_px});
  ui::select("kind", kinds, memory.kind,
             {.label = "کدام پرونده‌ها", .width = select_px});
}

bool may_open(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position == access::Position::registry_officer;
}

/// Whether all the words of a search key stand in a text.
bool has_words(std::string_view text, std::string_view key) {
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (text.find(key.substr(0, end)) == std::string_view::npos) return false;
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return true;
}

}  // namespace

void draw_abandoned_board(Shell& shell) {
  app::Desk& desk = shell.desk();
  auto& memory = shell.memory<BoardMemory>("abandoned/board");
  const bool has_own_work = !own_steps(desk).empty();
  if (memory.stretch.empty() || (memory.stretch == own_work && !has_own_work))
    memory.stretch = has_own_work ? own_work : stretches.front().code;
  const Index& index = abandoned::case_index(shell);
  {
    ui::Row row(ui::space::s, ui::Row::Stand::foot);
    draw_filters(memory, has_own_work);
    if (may_open(desk)) {
      if (ui::button("new", "قبض انبار جدید",
                     {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
        shell.go("abandoned_new");
      if (ui::button("import", "ورود فهرست از فایل", {.icon = ui::Icon::upload}))
        shell.go("abandoned_import");
    }
  }
  memory.cards.refresh(index, steps_of(desk, memory.stretch), memory.stretch, memory.kind);
  // On a phone the buttons come when something is marked: there is no room for what cannot be done.
  if (!ui::is_phone() || !memory.board.marked.empty()) {
    ui::Row row;
    abandoned::draw_bulk_buttons(shell, memory.bulk, memory.board.marked);
  }
  abandoned::draw_bulk_results(shell, memory.bulk);
  const access::Assignment* assignment = desk.assignment();
  const bool can_mark =
      assignment != nullptr && !abandoned::bulk_acts(assignment->position).empty();
  const ui::BoardEvent event = ui::board(
      "cases", memory.cards.columns(), memory.cards, memory.board,
      {.label = "پرونده‌های کالای متروکه",
       .can_mark = can_mark,
       .empty_title = desk.started() ? "پرونده‌ای در این گام‌ها نیست"
                                     : "در حال خواندن",
       .empty_text =
           may_open(desk)
               ? "قبض انبار را ثبت کنید یا فهرست مرجع تحویل‌گیرنده را از فایل وارد کنید."
               : "با ثبت قبض انبار، پرونده در گام «در انبار» می‌آید و با گذشت مهلت «منقضی» می‌شود.",
       .empty_action = may_open(desk) ? "قبض انبار جدید" : ""});
  if (event.activated) shell.go("abandoned_case", memory.cards.id(*event.activated));
  if (event.empty_action) shell.go("abandoned_new");
  if (abandoned::draw_bulk_dialog(shell, memory.bulk)) memory.board.marked.clear();
}

std::vector<ui::Command> find_abandoned_goods(Shell& shell, std::string_view words) {
  constexpr std::size_t most_results = 12;
  std::vector<ui::Command> commands;
  const std::string key = core::search_key(words);
  if (key.empty()) return commands;
  // In the index's own texts: the device may hold 200,000 cases, and every letter asks again.
  for (const Index::Row& row : abandoned::case_index(shell).rows()) {
    if (!has_words(abandoned::search_text_of(row), key)) continue;
    const abandoned_goods::Case& record = abandoned::case_of(row);
    commands.push_back(
        {"record:abandoned_case:" + core::to_string(row.id),
         abandoned::receipt_name(record.receipt) + "، " + abandoned::goods_name(record),
         std::string(label_of(row.entry.row.step)), ui::Icon::box});
    if (commands.size() == most_results) break;
  }
  return commands;
}

}  // namespace kotaj::screens
