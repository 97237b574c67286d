#pragma once

#include <cstddef>

/// How much one request, and one line of the list, may hold: a record stays far below what the wire
/// carries.
namespace kotaj::export_valuation::limits {

inline constexpr std::size_t goods_rows = 50;
inline constexpr std::size_t analyses = goods_rows;  ///< One for each row of goods.
inline constexpr std::size_t materials = 100;        ///< Of a form: an operation holds 64 KiB.
inline constexpr std::size_t documents = 20;
inline constexpr std::size_t members = 30;
inline constexpr std::size_t reports = 20;
inline constexpr std::size_t events = 1000;
/// A draft that is typed over and over leaves this much of the time line to the steps.
inline constexpr std::size_t events_kept_for_steps = 100;
inline constexpr std::size_t record_bytes = 900 * 1024;
inline constexpr std::size_t detail_code_points = 200;
/// Rows of one good's history in the export value list.
inline constexpr std::size_t value_entries = 500;
inline constexpr std::size_t imported_values = 100;  ///< Of one good in a file.
/// Any number of materials may be asked of `kotaj evaluate`; this is what OpenAPI promises.
inline constexpr std::size_t inquiry_rows = 100'000;

}  // namespace kotaj::export_valuation::limits
