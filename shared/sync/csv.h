#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/description.h"
#include "shared/core/result.h"

/// Tables in and out: CSV (RFC 4180, UTF-8) whose columns are a description's flat fields. Lists
/// and nested records have no columns.
namespace kotaj::sync {

/// One line of a file: the record as far as it could be read, and all that is wrong with it.
struct CsvRow {
  std::size_t line = 0;  ///< In the file, counted from 1, the heading included.
  std::shared_ptr<void> record{};
  core::Problems problems{};  ///< `field` is the field's name.
};

/// A whole file. With `problems` no row was read: the heading or the file itself is at fault.
struct CsvRead {
  core::Problems problems{};
  std::vector<CsvRow> rows{};
};

/// Reads a file whose first line names the columns, by Persian label or JSON name, in any order.
/// Separators `,`, `;` and tab are told apart by that line. Every bad cell of every row is reported
/// (`limits::csv_problems` at most); blank lines are passed over. Columns named in `may_lack` may
/// be missing or blank: the caller knows what they hold.
CsvRead read_csv(const core::Description& description, std::string_view bytes,
                 std::span<const std::string_view> may_lack = {});

struct CsvStyle {
  bool labels = true;  ///< Persian labels as heading, else JSON names.
  char separator = ',';
  std::span<const std::string_view> fields{};  ///< Names of the columns; empty is every flat field.
};

/// With BOM, so that spreadsheets take it for UTF-8; CRLF. Values as they travel (`format_field`).
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which `read_csv`
/// takes off again.
std::string write_csv(const core::Description& description, std::span<const void* const> records,
                      const CsvStyle& style = {});

/// The cells of a file, row by row; empty where a quote is not closed or a limit is passed.
struct CsvCells {
  std::size_t line = 0;
  std::vector<std::string> cells{};
};
std::optional<std::vector<CsvCells>> split_csv(std::string_view bytes, char separator);

}  // namespace kotaj::sync
