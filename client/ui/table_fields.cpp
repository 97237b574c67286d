// Tables from descriptions: what a column is follows from the field that it shows.

#include "client/ui/table.h"
#include "shared/core/description.h"

namespace kotaj::ui {
namespace {

using core::FieldType;

constexpr float date_px = 110.0F;
constexpr float figure_px = 120.0F;
constexpr float text_px = 160.0F;

std::vector<const core::Field*> shown_fields(const core::Description& description,
                                             std::span<const std::string_view> names) {
  std::vector<const core::Field*> out;
  for (const std::string_view name : names) {
    if (const core::Field* field = description.find(name)) out.push_back(field);
  }
  for (const core::Field& field : description.fields) {
    if (names.empty() && !field.system && field.nested == nullptr) out.push_back(&field);
  }
  return out;
}

ColumnType type_of(const core::Field& field) {
  switch (field.type) {
    case FieldType::integer:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
    case FieldType::kotaj:
    case FieldType::national_id:
    case FieldType::legal_id:
      return ColumnType::number;
    case FieldType::date:
    case FieldType::moment:
      return ColumnType::date;
    case FieldType::hs_code:
    case FieldType::container:
    case FieldType::identifier:
    case FieldType::currency:
    case FieldType::id:
      return ColumnType::identifier;
    default:
      return field.direction == core::Direction::ltr ? ColumnType::identifier : ColumnType::text;
  }
}

float width_of(ColumnType type) {
  switch (type) {
    case ColumnType::date:
      return date_px;
    case ColumnType::number:
    case ColumnType::identifier:
      return figure_px;
    default:
      return text_px;
  }
}

}  // namespace

std::vector<Column> columns_of(const core::Description& description,
                               std::span<const std::string_view> fields) {
  std::vector<Column> out;
  for (const core::Field* field : shown_fields(description, fields)) {
    Column column;
    column.id = field->name;
    column.label = field->label;
    column.type = type_of(*field);
    column.width = width_of(column.type);
    column.grows = column.type == ColumnType::text;
    out.push_back(column);
  }
  return out;
}

std::vector<Cell> cells_of(const core::Description& description, const void* record,
                           std::span<const std::string_view> fields) {
  std::vector<Cell> out;
  const std::string currency = core::currency_of(description, record);
  for (const core::Field* field : shown_fields(description, fields))
    out.push_back({core::show_field(*field, field->get(record), currency)});
  return out;
}

}  // namespace kotaj::ui
