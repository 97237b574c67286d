#pragma once

#include <string>
#include <string_view>

/// What a file for spreadsheets has to guard against.
namespace kotaj::core {

/// What makes a spreadsheet read a text as a formula; the apostrophe itself, so that a guard can be
/// taken off again.
inline constexpr std::string_view formula_starts = "=+-@'\t\r";

/// The text, with an apostrophe in front where a spreadsheet would compute it.
inline std::string guard_formula(std::string text) {
  const bool computed =
      !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
  return computed ? "'" + text : text;
}

}  // namespace kotaj::core
