#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/description.h"

/// Tables as an Excel workbook (.xlsx, ECMA-376): right to left, real numbers, days as the text of
/// their Jalali date. The device and the server write the same bytes.
namespace kotaj::core {

enum class SheetCellKind : uint8_t {
  text,
  identifier,  ///< Left to right, kept as text: leading zeros stay.
  number,      ///< `value` is a decimal ("-52000.5").
  heading,
};

struct SheetCell {
  std::string value{};  ///< Empty: an empty cell.
  SheetCellKind kind = SheetCellKind::text;
};

struct Sheet {
  std::string name;              ///< At most 31 characters, none of []:*?/\ among them.
  std::vector<double> widths{};  ///< Of the columns, in characters.
  std::vector<std::vector<SheetCell>> rows{};
  /// The rows at the top that stay in sight; 0 for none.
  std::size_t frozen_rows = 0;
  /// The frozen row's columns get filters down to the last row.
  bool filtered = false;
};

/// The bytes of the file.
std::string xlsx(std::span<const Sheet> sheets);

/// A heading of the fields' labels, frozen and with filters, and a row a record. `fields` are names
/// in their order; empty is every flat field.
Sheet sheet_of(std::string name, const Description& description,
               std::span<const void* const> records, std::span<const std::string_view> fields = {});
/// One value as its cell: masses, amounts and counts are numbers, days texts, codes identifiers.
SheetCell sheet_cell(const Field& field, const void* record, std::string_view currency = {});

inline constexpr std::string_view xlsx_mime =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace kotaj::core
