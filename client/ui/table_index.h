#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// Which rows a table shows and in which order, worked out in slices: a hundred thousand rows take
/// many times what a frame may, so each frame does a little, and the old order stands meanwhile.
namespace kotaj::ui {

class TableSource;
struct Column;
struct TableState;

struct TableIndex {
  uint64_t version = ~uint64_t{0};
  // What rows are searched in: in each block the texts of its rows, one after the other, so that
  // none that is added moves the many before it. `ends`: where each known row's text ends there.
  std::vector<std::string> blocks;
  std::vector<uint32_t> ends;
  // What rows are sorted by.
  std::string keys_of;
  std::vector<std::string> keys;
  // The job under way: rows that match, then the same sorted.
  std::string as;
  std::string filter_key;
  std::vector<uint32_t> candidates;  ///< Empty: all rows.
  bool narrowed = false;
  std::size_t scanned = 0;
  std::vector<uint32_t> matched;
  bool filtered = false;
  std::vector<uint32_t> sorted, room;
  std::size_t run = 0, at = 0;  ///< Of a merge from below: length of sorted runs, next pair.
  bool done = false;
  bool prepared = false;
};

namespace detail {

/// Goes on with the work; at most for `budget_s` (0: to its end). What only a later search will ask
/// for waits for a frame in which the user did nothing (`idle`). True while some is left.
bool advance_index(std::span<const Column> columns, const TableSource& source, TableState& state,
                   double budget_s, bool idle);

}  // namespace detail
}  // namespace kotaj::ui
