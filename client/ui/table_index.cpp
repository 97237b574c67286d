#include "client/ui/table_index.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <string_view>

#include "client/ui/table.h"
#include "shared/core/text.h"

namespace kotaj::ui::detail {
namespace {

/// Rows between two looks at the clock: a look costs more than a comparison.
constexpr std::size_t rows_a_look = 64;
/// Short runs are sorted at once; longer ones are merged from them.
constexpr std::size_t first_run = 512;
constexpr std::size_t rows_a_block = 256;

/// One frame's share of the work.
class Slice {
 public:
  Slice(std::span<const Column> columns, const TableSource& source, TableState& state,
        double budget_s)
      : columns_(columns),
        source_(source),
        state_(state),
        index_(state.index),
        budget_s_(budget_s) {}

  bool advance(bool idle);

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool over() const {
    return budget_s_ > 0 &&
           std::chrono::duration<double>(Clock::now() - began_).count() > budget_s_;
  }
  void start_again();
  void start_job(const std::string& as);
  void add_text();
  bool add_texts();
  bool scan();
  bool make_keys(std::size_t column);
  bool sort();
  bool merge_pair();
  void publish(std::vector<uint32_t> order);
  [[nodiscard]] std::size_t sort_column() const;
  [[nodiscard]] bool before(uint32_t a, uint32_t b) const {
    return state_.descending ? index_.keys[b] < index_.keys[a] : index_.keys[a] < index_.keys[b];
  }
  [[nodiscard]] std::string_view text_of(std::size_t row) const {
    const std::size_t from = row % rows_a_block == 0 ? 0 : index_.ends[row - 1];
    return std::string_view(index_.blocks[row / rows_a_block])
        .substr(from, index_.ends[row] - from);
  }

  std::span<const Column> columns_;
  const TableSource& source_;
  TableState& state_;
  TableIndex& index_;
  double budget_s_;
  Clock::time_point began_ = Clock::now();
};

std::size_t Slice::sort_column() const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) {
    return column.id == state_.sort_column;
  });
  return static_cast<std::size_t>(found - columns_.begin());
}

/// The rows themselves changed: what stands may name rows that are gone.
void Slice::start_again() {
  const std::size_t count = source_.row_count();
  std::erase_if(state_.order, [&](uint32_t row) { return row >= count; });
  index_ = {};
  index_.version = source_.version();
}

void Slice::start_job(const std::string& as) {
  const std::string key = core::search_key(state_.filter);
  const bool same_filter = index_.filtered && key == index_.filter_key;
  if (!same_filter) {
    // One more letter: only what matched before can match now.
    index_.narrowed = index_.filtered && !index_.filter_key.empty() &&
                      key.find(index_.filter_key) != std::string::npos;
    index_.candidates.clear();
    if (index_.narrowed) index_.candidates.swap(index_.matched);
    index_.matched.clear();
    index_.scanned = 0;
    index_.filtered = false;
    index_.filter_key = key;
  }
  index_.as = as;
  index_.sorted.clear();
  index_.run = 0;
  index_.done = false;
}

/// The text of the first row that is not known yet.
void Slice::add_text() {
  const std::size_t row = index_.ends.size();
  if (row % rows_a_block == 0) index_.blocks.emplace_back();
  std::string& block = index_.blocks.back();
  block += source_.search_text(row);
  index_.ends.push_back(static_cast<uint32_t>(block.size()));
}

bool Slice::add_texts() {
  const std::size_t count = source_.row_count();
  while (index_.ends.size() < count) {
    for (std::size_t i = 0; i < rows_a_look && index_.ends.size() < count; ++i) add_text();
    if (over()) return index_.ends.size() == count;
  }
  return true;
}

bool Slice::scan() {
  const std::size_t count = index_.narrowed ? index_.candidates.size() : source_.row_count();
  if (index_.filter_key.empty()) {
    index_.matched.resize(count);
    std::iota(index_.matched.begin(), index_.matched.end(), 0U);
    return true;
  }
  while (index_.scanned < count) {
    const std::size_t end = std::min(count, index_.scanned + rows_a_look);
    for (; index_.scanned < end; ++index_.scanned) {
      const uint32_t row = index_.narrowed ? index_.candidates[index_.scanned]
                                           : static_cast<uint32_t>(index_.scanned);
      // What is not known yet is made now: a small table never waits.
      while (index_.ends.size() <= row) add_text();
      if (text_of(row).find(index_.filter_key) != std::string_view::npos)
        index_.matched.push_back(row);
    }
    if (over()) return index_.scanned == count;
  }
  return true;
}

bool Slice::make_keys(std::size_t column) {
  const std::size_t count = source_.row_count();
  if (index_.keys_of != state_.sort_column) {
    index_.keys_of = state_.sort_column;
    index_.keys.clear();
  }
  while (index_.keys.size() < count) {
    for (std::size_t i = 0; i < rows_a_look && index_.keys.size() < count; ++i)
      index_.keys.push_back(source_.sort_key(index_.keys.size(), column));
    if (over()) return index_.keys.size() == count;
  }
  return true;
}

/// Sorts one first run, or merges the next two runs; false when the pass is over.
bool Slice::merge_pair() {
  const std::size_t count = index_.sorted.size();
  if (index_.at >= count) return false;
  const auto less = [this](uint32_t a, uint32_t b) { return before(a, b); };
  const auto place = [&](std::size_t at) {
    return index_.sorted.begin() + static_cast<std::ptrdiff_t>(std::min(at, count));
  };
  const std::size_t from = index_.at;
  if (index_.run == 0) {
    std::stable_sort(place(from), place(from + first_run), less);
    index_.at = from + first_run;
    return true;
  }
  const std::size_t run = index_.run;
  std::merge(place(from), place(from + run), place(from + run), place(from + 2 * run),
             index_.room.begin() + static_cast<std::ptrdiff_t>(from), less);
  index_.at = from + 2 * run;
  return true;
}

bool Slice::sort() {
  if (index_.sorted.empty()) {
    index_.sorted = index_.matched;
    index_.room.resize(index_.sorted.size());
    index_.run = index_.at = 0;
  }
  const std::size_t count = index_.sorted.size();
  while (index_.run < count) {
    while (merge_pair()) {
      if (over()) return false;
    }
    if (index_.run != 0) index_.sorted.swap(index_.room);
    index_.run = index_.run == 0 ? first_run : index_.run * 2;
    index_.at = 0;
  }
  return true;
}

void Slice::publish(std::vector<uint32_t> order) {
  state_.order = std::move(order);
  state_.focused_position = 0;
  if (state_.focused_row.empty()) return;
  for (std::size_t i = 0; i < state_.order.size(); ++i) {
    if (source_.row_id(state_.order[i]) == state_.focused_row) {
      state_.focused_position = i;
      return;
    }
  }
}

bool Slice::advance(bool idle) {
  if (index_.version != source_.version()) start_again();
  const std::string as =
      state_.filter + '\n' + state_.sort_column + (state_.descending ? "-" : "+");
  if (as != index_.as) start_job(as);
  if (!index_.done) {
    if (!index_.filtered) {
      index_.filtered = scan();
      if (!index_.filtered) return true;
    }
    const std::size_t column = sort_column();
    const bool sorts = column < columns_.size();
    if (sorts && (!make_keys(column) || !sort())) return true;
    publish(sorts ? std::move(index_.sorted) : index_.matched);
    index_.sorted.clear();
    index_.done = true;
  }
  // What a search will ask for is made before one searches.
  if (budget_s_ > 0 && !index_.prepared && idle) index_.prepared = add_texts();
  return budget_s_ > 0 && !index_.prepared;
}

}  // namespace

bool advance_index(std::span<const Column> columns, const TableSource& source, TableState& state,
                   double budget_s, bool idle) {
  return Slice(columns, source, state, budget_s).advance(idle);
}

}  // namespace kotaj::ui::detail
