#include "shared/core/document.h"

#include "shared/core/text.h"

namespace kotaj::core {
namespace {

void add_value(std::string& out, std::string_view value, DocumentText kind) {
  if (value.empty()) {
    out += "<span class=\"blank\"></span>";
    return;
  }
  out += kind == DocumentText::normal ? "<bdi>" : "<bdi dir=\"ltr\">";
  out += escape_html(value);
  out += "</bdi>";
}

void add_heading(std::string& out, std::string_view heading) {
  if (!heading.empty()) out += "<h2>" + escape_html(heading) + "</h2>";
}

void add_pair(std::string& out, const DocumentField& field) {
  out += "<div><dt>" + escape_html(field.label) + "</dt><dd>";
  add_value(out, field.value, field.kind);
  out += "</dd></div>";
}

std::string_view class_of(DocumentText kind) {
  return kind == DocumentText::number ? " class=\"number\"" : "";
}

void add(std::string& out, const DocumentParagraph& block) {
  out += block.strong ? "<p class=\"strong\">" : "<p>";
  out += escape_html(block.text) + "</p>";
}

void add(std::string& out, const DocumentFields& block) {
  add_heading(out, block.heading);
  out += "<dl class=\"fields\">";
  for (const DocumentField& field : block.fields) add_pair(out, field);
  out += "</dl>";
}

void add(std::string& out, const DocumentBoxes& block) {
  add_heading(out, block.heading);
  out += "<div class=\"boxes\">";
  for (const DocumentBox& box : block.boxes) {
    out += "<section class=\"box span-" + std::to_string(box.span) + "\"><h3>";
    if (!box.number.empty()) out += "<b>" + escape_html(persian_digits(box.number)) + "</b> ";
    out += escape_html(box.label) + "</h3>";
    for (const DocumentField& field : box.fields) {
      out += "<p>";
      if (!field.label.empty()) out += "<span>" + escape_html(field.label) + ":</span> ";
      add_value(out, field.value, field.kind);
      out += "</p>";
    }
    out += "</section>";
  }
  out += "</div>";
}

void add(std::string& out, const DocumentTable& block) {
  add_heading(out, block.heading);
  out += "<table><thead><tr>";
  for (const DocumentColumn& column : block.columns)
    out += "<th scope=\"col\">" + escape_html(column.label) + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    const bool total = block.last_is_total && row + 1 == block.rows.size();
    out += total ? "<tr class=\"total\">" : "<tr>";
    for (std::size_t column = 0; column < block.columns.size(); ++column) {
      const std::string_view value =
          column < block.rows[row].size() ? std::string_view(block.rows[row][column]) : "";
      const DocumentText kind = block.columns[column].kind;
      out += "<td" + std::string(class_of(kind)) + ">";
      if (!value.empty()) add_value(out, value, kind);
      out += "</td>";
    }
    out += "</tr>";
  }
  out += "</tbody></table>";
}

void add(std::string& out, const DocumentList& block) {
  out += "<ol>";
  for (const std::string& item : block.items) out += "<li>" + escape_html(item) + "</li>";
  out += "</ol>";
}

void add(std::string& out, const DocumentSignatures& block) {
  out += "<div class=\"signatures\">";
  for (const std::string& name : block.names) out += "<p>" + escape_html(name) + "</p>";
  out += "</div>";
}

/// HS codes, containers and the like stay as they are; what is counted runs left to right whole.
DocumentText kind_of(const Field& field) {
  switch (field.type) {
    case FieldType::integer:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
    case FieldType::date:
    case FieldType::kotaj:
      return DocumentText::number;
    default:
      return field.direction == Direction::ltr ? DocumentText::identifier : DocumentText::normal;
  }
}

std::string shown(const Field& field, const void* record, std::string_view currency) {
  const Value value = field.get(record);
  if (std::holds_alternative<std::monostate>(value)) return {};
  return show_field(field, value, currency);
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string document_html(const Document& document) {
  std::string out =
      document.landscape ? "<article class=\"form-a4 landscape\">" : "<article class=\"form-a4\">";
  out += "<header><div class=\"state\"><p>جمهوری اسلامی ایران</p><p>گمرک جمهوری اسلامی ایران</p>";
  if (!document.office.empty()) out += "<p>" + escape_html(document.office) + "</p>";
  out += "</div><h1>" + escape_html(document.title) + "</h1><dl class=\"stamps\">";
  for (const DocumentField& stamp : document.stamps) add_pair(out, stamp);
  out += "</dl></header>";
  for (const DocumentBlock& block : document.blocks)
    std::visit([&out](const auto& each) { add(out, each); }, block);
  if (!document.footer.empty())
    out += "<footer><p>" + escape_html(document.footer) + "</p></footer>";
  return out + "</article>";
}

std::string document_page(const Document& document, std::string_view styles) {
  return "<!doctype html>\n<html lang=\"fa\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>" +
         escape_html(document.title) + "</title><style>" + std::string(styles) +
         "</style></head><body id=\"print\">" + document_html(document) + "</body></html>\n";
}

DocumentField document_field(const Description& description, const void* record,
                             std::string_view name) {
  const Field* field = description.find(name);
  if (field == nullptr || field->nested != nullptr) return {};
  std::string value = shown(*field, record, currency_of(description, record));
  if (!value.empty() && !field->unit.empty()) value += " " + std::string(field->unit);
  // With its unit the value is a phrase, whose direction is Persian's.
  const DocumentText kind = field->unit.empty() ? kind_of(*field) : DocumentText::normal;
  return {std::string(field->label), std::move(value), kind};
}

std::vector<DocumentColumn> document_columns(const Description& description,
                                             const std::vector<std::string_view>& fields) {
  std::vector<DocumentColumn> out;
  for (const std::string_view name : fields) {
    const Field* field = description.find(name);
    if (field != nullptr) out.push_back({std::string(field->label), kind_of(*field)});
  }
  return out;
}

std::vector<std::string> document_row(const Description& description, const void* record,
                                      const std::vector<std::string_view>& fields) {
  std::vector<std::string> out;
  const std::string currency = currency_of(description, record);
  for (const std::string_view name : fields) {
    const Field* field = description.find(name);
    if (field != nullptr && field->nested == nullptr)
      out.push_back(shown(*field, record, currency));
  }
  return out;
}

}  // namespace kotaj::core
