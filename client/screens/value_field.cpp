#include "client/screens/value_field.h"

namespace kotaj::screens {

void value_field(std::string_view id, const core::Field& field, std::string& value,
                 const ui::FieldOptions& options, std::vector<ui::Choice> choices) {
  if (choices.empty()) {
    for (const core::Choice& choice : field.choices)
      choices.push_back({choice.code, choice.label, {}});
  }
  if (choices.empty() && field.type == core::FieldType::boolean)
    choices = {{"true", "بله", {}}, {"false", "خیر", {}}};
  if (!choices.empty()) {
    ui::select(id, choices, value, options);
    return;
  }
  switch (field.type) {
    case core::FieldType::mass:
      ui::mass_field(id, value, options);
      break;
    case core::FieldType::quantity:
    case core::FieldType::amount:
    case core::FieldType::integer:
      ui::number_field(id, value, options);
      break;
    case core::FieldType::date:
      ui::date_field(id, value, options);
      break;
    case core::FieldType::hs_code:
      ui::hs_code_field(id, value, options);
      break;
    case core::FieldType::text:
    case core::FieldType::multiline:
      ui::text_field(id, value, options);
      break;
    default:
      ui::identifier_field(id, value, options);
      break;
  }
}

ui::ValueKind kind_of(const core::Field& field) {
  switch (field.type) {
    case core::FieldType::mass:
    case core::FieldType::quantity:
    case core::FieldType::amount:
    case core::FieldType::integer:
    case core::FieldType::kotaj:
    case core::FieldType::national_id:
    case core::FieldType::legal_id:
      return ui::ValueKind::number;
    case core::FieldType::date:
      return ui::ValueKind::date;
    case core::FieldType::hs_code:
    case core::FieldType::container:
    case core::FieldType::identifier:
    case core::FieldType::currency:
      return ui::ValueKind::identifier;
    default:
      return ui::ValueKind::text;
  }
}

}  // namespace kotaj::screens
