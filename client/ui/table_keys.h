#pragma once

#include <cstddef>
#include <optional>
#include <string>

/// Keys on the rows of a table.
namespace kotaj::ui {

class TableSource;
struct TableState;

namespace detail {

/// The rows that are drawn in this frame.
struct RowsInView {
  const std::string& path;  ///< Rows are its children, each by its id.
  std::size_t first = 0, last = 0;
  std::size_t page = 1;  ///< Rows that PageDown passes.
};

struct RowKeys {
  bool moved = false;
  std::optional<std::size_t> activated;  ///< The position that is to be opened.
};

/// Moves the row that has the focus by the keys that came, in the order in which they were pressed:
/// a fast hand presses several within a frame. What was pressed after one that opens a row was not
/// meant for the table.
RowKeys take_row_keys(const RowsInView& rows, const TableSource& source, TableState& state);

}  // namespace detail
}  // namespace kotaj::ui
