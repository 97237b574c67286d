#include <string>
#include <vector>

#include "client/screens/border_market/file_view.h"
#include "client/screens/value_field.h"
#include "shared/core/text.h"

// How values, problems and small tables of a file are written.
namespace kotaj::screens::market {

std::string office_of(const FileView& view, const border_market::OptionalText& code) {
  return code ? view.shell.desk().office_name(*code) : std::string();
}

ui::Pair pair_of(const FileView& view, const core::Field& field, const void* record) {
  const core::Value value = field.get(record);
  const auto* text = std::get_if<std::string>(&value);
  if (text != nullptr && !text->empty() &&
      (field.name == "office_of_origin" || field.name == "exit_office" ||
       field.name == "office_of_formalities"))
    return {std::string(field.label), view.shell.desk().office_name(*text)};
  const auto* number = std::get_if<int64_t>(&value);
  if (number != nullptr && field.name.ends_with("_transport_mode"))
    return {std::string(field.label), std::string(core::choice_of(border_market::transport_modes(),
                                                                  static_cast<int32_t>(*number))
                                                      .label)};
  std::string shown = core::show_field(field, value);
  if (field.type == core::FieldType::text) shown = core::persian_digits(shown);
  const bool with_unit = !shown.empty() && !field.unit.empty();
  if (with_unit) shown += " " + std::string(field.unit);
  return {std::string(field.label), std::move(shown),
          with_unit ? ui::ValueKind::text : kind_of(field)};
}

std::string place_of(const core::Problem& problem) {
  if (!problem.source) return {};
  std::string place = core::to_string(*problem.source);
  return problem.message.find(place) == std::string::npos ? place : std::string();
}

void draw_problems(std::string_view id, const core::Problems& problems) {
  constexpr std::size_t most_told = 25;
  core::Problems told;
  for (const core::Problem& problem : problems) {
    if (told.size() == most_told) break;
    const std::string place = place_of(problem);
    std::string message = shown_words(problem.message);
    if (!place.empty()) message += " (" + core::persian_digits(place) + ")";
    told.push_back({problem.field, problem.code, std::move(message), {}});
  }
  ui::problem_list(id, told);
  if (problems.size() > most_told) {
    ui::caption("و " + core::persian_digits(std::to_string(problems.size() - most_told)) +
                " مورد دیگر");
  }
}

std::string show_exact(const core::Exact& value, int scale, std::string_view unit) {
  std::string shown = core::persian_number(value.decimal(scale));
  if (!unit.empty()) shown += " " + std::string(unit);
  return shown;
}

std::string show_decimal(core::Wide value, int scale, std::string_view unit) {
  std::string shown = core::persian_number(core::format_decimal(value, scale));
  if (!unit.empty()) shown += " " + std::string(unit);
  return shown;
}

ui::TableEvent small_table(std::string_view id, std::string_view label,
                           std::span<const ui::Column> columns, const ui::SimpleTable& rows,
                           ui::TableState& state) {
  // On a phone a row is several lines, and a scroll within the scrolled page is a nuisance.
  constexpr float most_px = 560.0F;
  constexpr float most_on_phone_px = 1600.0F;
  const float height = ui::is_phone() ? most_on_phone_px : most_px;
  return ui::table(id, columns, rows, state,
                   {.label = label, .height = height, .toolbar = false, .can_export = false});
}

}  // namespace kotaj::screens::market
