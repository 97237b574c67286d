#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/table_index.h"
#include "client/ui/theme.h"

namespace kotaj::core {
struct Description;
}

/// Tables of up to 100,000 rows: only the rows in view are built, in the picture and in the twin.
namespace kotaj::ui {

enum class ColumnType : uint8_t {
  text,    ///< Shortened with «…» where it does not fit; the whole text is in tooltip and twin.
  number,  ///< Persian digits, never shortened: `…` alone where it cannot fit.
  identifier,  ///< Left to right, never shortened.
  date,
  status,  ///< A badge.
};

struct Column {
  std::string_view id;
  std::string_view label;
  ColumnType type = ColumnType::text;
  float width = 120.0F;  ///< CSS px at first; numbers and identifiers grow to what is in view.
  bool grows = false;    ///< Takes the width that is left.
  bool hidden = false;   ///< Not shown until chosen.
  bool sortable = true;
  bool hide_on_phone = false;
};

struct Cell {
  std::string text;          ///< As shown.
  Tone tone = Tone::normal;  ///< Of a status.
};

/// Where rows come from. Row numbers are the source's own, from 0; the table sorts and filters an
/// index over them.
class TableSource {
 public:
  virtual ~TableSource() = default;
  [[nodiscard]] virtual std::size_t row_count() const = 0;
  /// Stable id of a row (a record's id), used in the twin's path.
  [[nodiscard]] virtual std::string row_id(std::size_t row) const = 0;
  [[nodiscard]] virtual Cell cell(std::size_t row, std::size_t column) const = 0;
  /// What a column sorts by, compared bytewise: pad numbers. By default the search key of the shown
  /// text.
  [[nodiscard]] virtual std::string sort_key(std::size_t row, std::size_t column) const;
  /// What the filter looks in. By default the search keys of all cells.
  [[nodiscard]] virtual std::string search_text(std::size_t row) const;
  /// Changes whenever the rows do; the index is then made anew.
  [[nodiscard]] virtual uint64_t version() const = 0;
  /// The accessible name of a row; by default its first cells joined.
  [[nodiscard]] virtual std::string row_name(std::size_t row) const;
};

/// What a table remembers; the screen keeps it, so that coming back finds sort, filter and place
/// again.
struct TableState {
  std::string sort_column;
  bool descending = false;
  std::string filter;
  std::vector<std::string> hidden;  ///< Column ids.
  std::string focused_row;          ///< Row id.
  bool columns_set = false;         ///< `hidden` was taken over from the columns' own `hidden`.
  bool choosing_columns = false;
  std::vector<uint32_t> order;  ///< Source rows as shown: made by the table, read by exports.
  TableIndex index;
  std::size_t focused_position = 0;
  /// What the words of a column take, CSS px, and of which rows that was measured.
  struct Wanted {
    uint64_t version = ~uint64_t{0};
    std::vector<uint32_t> rows;
    float width = 0;
  };
  std::map<std::size_t, Wanted> wanted;  ///< By column.
};

struct TableOptions {
  std::string_view label;  ///< Accessible name.
  float height = 0.0F;     ///< CSS px; 0 is what is left of the page (at least eight rows).
  bool toolbar = true;     ///< Filter, count, column choice, export.
  bool can_export = true;
  std::string_view empty_title{};
  std::string_view empty_text{};
  std::string_view empty_action{};
};

struct TableEvent {
  std::optional<std::size_t> activated;  ///< Source row: Enter, or a click on it.
  bool export_csv = false;               ///< «خروجی CSV» was pressed: see `table_csv`.
  bool empty_action = false;
};

TableEvent table(std::string_view id, std::span<const Column> columns, const TableSource& source,
                 TableState& state, const TableOptions& options);

/// The rows as shown (filter and sort in force), UTF-8 with BOM, quoted, ASCII digits; columns that
/// are shown.
std::string table_csv(std::span<const Column> columns, const TableSource& source,
                      const TableState& state);

/// Columns from a record's description: label, direction and type are the fields' own. `fields` are
/// names in the order wanted; empty is all that a form shows but lists.
std::vector<Column> columns_of(const core::Description& description,
                               std::span<const std::string_view> fields = {});
/// The cells of one record for `columns_of` with the same `fields`, shown as everywhere else.
std::vector<Cell> cells_of(const core::Description& description, const void* record,
                           std::span<const std::string_view> fields = {});

/// Rows that are at hand as plain cells: `SimpleTable rows; rows.add("id", {{"…"}, {"…"}});`
class SimpleTable : public TableSource {
 public:
  void clear();
  void add(std::string id, std::vector<Cell> cells);
  void set_version(uint64_t version) { version_ = version; }
  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override { return rows_[row].id; }
  [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const override;
  [[nodiscard]] uint64_t version() const override { return version_; }

 private:
  struct Line {
    std::string id;
    std::vector<Cell> cells;
  };
  std::vector<Line> rows_;
  uint64_t version_ = 0;
};

}  // namespace kotaj::ui
