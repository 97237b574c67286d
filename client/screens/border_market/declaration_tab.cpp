#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "client/screens/border_market/file_view.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Declaration;
using border_market::Line;

constexpr std::string_view lines_field = "lines";

/// A part of the declaration on one line: «شرکت نمونه، ۱۰۱۰…، تهران».
std::string joined(const FileView& view, const core::Description& part, const void* record) {
  std::string words;
  for (const core::Field& field : part.fields) {
    if (field.value == nullptr) continue;
    const ui::Pair one = pair_of(view, field, record);
    if (one.value.empty()) continue;
    if (!words.empty()) words += "، ";
    words += one.value;
  }
  return words;
}

void add_part(const FileView& view, const core::Field& field, std::vector<ui::Pair>& pairs) {
  const Declaration& declaration = view.record.declaration;
  const std::size_t rows = field.count(&declaration);
  if (rows == 0) {
    // A list that was answered with none is not the same as one that nobody has answered.
    const bool none = field.name == "certificates" && declaration.certificates.has_value();
    pairs.push_back({std::string(field.label), none ? "ندارد" : ""});
    return;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::string label(field.label);
    if (rows > 1) label += " " + core::persian_digits(std::to_string(row + 1));
    pairs.push_back({std::move(label), joined(view, *field.nested(), field.at(&declaration, row))});
  }
}

/// The declaration's fields under the headings that its form has, in its order.
void draw_groups(const FileView& view) {
  std::vector<std::pair<std::string_view, std::vector<ui::Pair>>> groups;
  const auto pairs_of = [&](std::string_view group) -> std::vector<ui::Pair>& {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const auto& one) { return one.first == group; });
    if (found != groups.end()) return found->second;
    return groups.emplace_back(group, std::vector<ui::Pair>{}).second;
  };
  for (const core::Field& field : core::describe<Declaration>().fields) {
    if (field.name == lines_field) continue;
    std::vector<ui::Pair>& pairs = pairs_of(field.group);
    if (field.nested != nullptr) {
      add_part(view, field, pairs);
    } else {
      pairs.push_back(pair_of(view, field, &view.record.declaration));
    }
  }
  std::size_t number = 0;
  for (const auto& [group, pairs] : groups) {
    ui::heading(3, group);
    ui::pairs("group" + std::to_string(++number), pairs);
  }
}

constexpr ui::Column line_columns[] = {
    {"name", "کالا", ui::ColumnType::text, 150.0F, true},
    {"hs", "تعرفه", ui::ColumnType::identifier, 96.0F},
    {"quantity", "مقدار", ui::ColumnType::number, 100.0F, false, false, true, true},
    {"unit", "واحد", ui::ColumnType::text, 90.0F, false, false, true, true},
    {"gross", "ناخالص (کیلوگرم)", ui::ColumnType::number, 120.0F, false, false, true, true},
    {"net", "خالص (کیلوگرم)", ui::ColumnType::number, 120.0F, false, false, true, true},
    {"value", "ارزش (ارز فاکتور)", ui::ColumnType::number, 130.0F},
};

std::vector<ui::Cell> cells_of(const Line& line) {
  const auto mass = [](const std::optional<core::Mass>& kg) {
    return kg ? show_decimal(kg->grams, core::mass_scale) : std::string();
  };
  const core::Field& value = *core::describe<Line>().find("value");
  return {{line.name.value_or("")},
          {line.hs.value_or("")},
          {line.quantity ? show_decimal(line.quantity->thousandths, core::quantity_scale)
                         : std::string()},
          {line.unit.value_or("")},
          {mass(line.gross_kg)},
          {mass(line.net_kg)},
          {core::show_field(value, value.get(&line))}};
}

void draw_line_in_full(const FileView& view, std::size_t at) {
  const Line& line = view.record.declaration.lines[at];
  const ui::Scope scope("line" + std::to_string(at + 1));
  ui::heading(
      3, "ردیف " + core::persian_digits(std::to_string(at + 1)) + "، " + line.name.value_or(""));
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<Line>().fields) {
    if (field.nested == nullptr) {
      pairs.push_back(pair_of(view, field, &line));
    } else {
      pairs.push_back(
          {std::string(field.label), field.count(&line) == 0
                                         ? std::string()
                                         : joined(view, *field.nested(), field.at(&line, 0))});
    }
  }
  ui::pairs("fields", pairs);
}

}  // namespace

void draw_lines(FileView& view) {
  const auto& lines = view.record.declaration.lines;
  ui::Card card("lines", "ردیف‌های کالا");
  if (lines.empty()) {
    ui::caption("هنوز ردیف کالایی نوشته نشده است.");
    return;
  }
  ui::SimpleTable rows;
  for (std::size_t at = 0; at < lines.size(); ++at)
    rows.add(std::to_string(at + 1), cells_of(lines[at]));
  rows.set_version(view.shell.desk().revision());
  const ui::TableEvent event = small_table("rows", "ردیف‌های کالا", line_columns, rows,
                                           view.memory.lines_table);
  if (event.activated) view.memory.line = event.activated;
  const std::size_t at = view.memory.line.value_or(0);
  if (at < lines.size()) draw_line_in_full(view, at);
}

void draw_declaration(FileView& view) {
  // Of what the whole answer tells, the declaration's own.
  core::Problems problems;
  for (const core::Problem& problem : view.standing.answer.problems) {
    if (problem.field.starts_with("declaration")) problems.push_back(problem);
  }
  draw_problems("problems", problems);
  {
    ui::Card card("form", "اظهارنامه کالای صادرات قطعی");
    act_button(view, ActNumber::edit_declaration);
    draw_groups(view);
  }
  draw_lines(view);
}

}  // namespace kotaj::screens::market
