#include "shared/core/workbook.h"

#include <algorithm>
#include <array>

#include "shared/core/field_currency.h"
#include "shared/core/zip.h"

namespace kotaj::core {
namespace {

constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                      "\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_relations =
    "http://schemas.openxmlformats.org/package/2006/relationships";

/// Digits that a spreadsheet's number keeps; a longer one stays text, lest it be rounded unseen.
constexpr std::size_t kept_digits = 15;
constexpr int most_decimals = 3;

// Cell formats, as styles.xml below lists them.
constexpr int style_text = 1;
constexpr int style_identifier = 2;
constexpr int style_heading = 3;
constexpr int style_number = 4;  ///< And one each for 1, 2, 3 decimals.

constexpr std::string_view styles_xml =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="#,##0.00"/><numFmt numFmtId="166" formatCode="#,##0.000"/></numFmts>
<fonts count="2"><font><sz val="10"/><name val="Tahoma"/></font><font><b/><sz val="10"/><name val="Tahoma"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8A96A3"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" readingOrder="2"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" readingOrder="1"/></xf>
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1" readingOrder="2"/></xf>
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

/// XML 1.0 has no place for control characters, nor for U+FFFE and U+FFFF.
void add_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with("\xEF\xBF\xBE") ||
        text.substr(at).starts_with("\xEF\xBF\xBF")) {
      at += 2;
      continue;
    }
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (static_cast<uint8_t>(c) >= ' ' || c == '\n' || c == '\t') {
      out += c;
    }
  }
}

/// "A" … "Z", "AA" …
std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  return name;
}
std::string reference(std::size_t column, std::size_t row) {
  return column_name(column) + std::to_string(row + 1);
}

std::size_t digits_of(std::string_view decimal) {
  return static_cast<std::size_t>(
      std::count_if(decimal.begin(), decimal.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

int decimals_of(std::string_view decimal) {
  const std::size_t point = decimal.find('.');
  if (point == std::string_view::npos) return 0;
  return std::min(static_cast<int>(decimal.size() - point - 1), most_decimals);
}

void add_cell(std::string& out, const SheetCell& cell, std::size_t column, std::size_t row) {
  if (cell.value.empty()) return;
  const bool is_number = cell.kind == SheetCellKind::number && digits_of(cell.value) <= kept_digits;
  int style = style_text;
  if (is_number) {
    style = style_number + decimals_of(cell.value);
  } else if (cell.kind == SheetCellKind::heading) {
    style = style_heading;
  } else if (cell.kind != SheetCellKind::text) {
    style = style_identifier;
  }
  out += "<c r=\"" + reference(column, row) + "\" s=\"" + std::to_string(style) + "\"";
  if (is_number) {
    out += "><v>" + cell.value + "</v></c>";
    return;
  }
  out += " t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  add_text(out, cell.value);
  out += "</t></is></c>";
}

std::size_t column_count(const Sheet& sheet) {
  std::size_t most = sheet.widths.size();
  for (const auto& row : sheet.rows) most = std::max(most, row.size());
  return most;
}

/// Of the filtered part, in a sheet that has one: "A1:L40".
std::string filter_area(const Sheet& sheet, std::string_view mark) {
  const std::size_t head = sheet.frozen_rows - 1;
  const std::size_t last = std::max(sheet.rows.size(), sheet.frozen_rows) - 1;
  const std::string sign(mark);
  const auto corner = [&](std::size_t column, std::size_t row) {
    return sign + column_name(column) + sign + std::to_string(row + 1);
  };
  return corner(0, head) + ":" + corner(column_count(sheet) - 1, last);
}

bool has_filter(const Sheet& sheet) {
  return sheet.filtered && sheet.frozen_rows > 0 && column_count(sheet) > 0;
}

std::string sheet_xml(const Sheet& sheet, bool selected) {
  std::string out(xml_head);
  out += "<worksheet xmlns=\"" + std::string(main_space) +
         "\"><sheetViews><sheetView rightToLeft=\"1\"";
  if (selected) out += " tabSelected=\"1\"";
  out += " workbookViewId=\"0\">";
  if (sheet.frozen_rows > 0) {
    const std::string below = reference(0, sheet.frozen_rows);
    out += "<pane ySplit=\"" + std::to_string(sheet.frozen_rows) + "\" topLeftCell=\"" + below +
           "\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" "
           "activeCell=\"" +
           below + "\" sqref=\"" + below + "\"/>";
  }
  out += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
  if (!sheet.widths.empty()) {
    out += "<cols>";
    for (std::size_t column = 0; column < sheet.widths.size(); ++column) {
      const std::string number = std::to_string(column + 1);
      out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
             std::to_string(static_cast<int>(sheet.widths[column])) + "\" customWidth=\"1\"/>";
    }
    out += "</cols>";
  }
  out += "<sheetData>";
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    out += "<row r=\"" + std::to_string(row + 1) + "\">";
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
      add_cell(out, sheet.rows[row][column], column, row);
    out += "</row>";
  }
  out += "</sheetData>";
  if (has_filter(sheet)) out += "<autoFilter ref=\"" + filter_area(sheet, "") + "\"/>";
  out +=
      "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" "
      "footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\"/>"
      "</worksheet>";
  return out;
}

std::string workbook_xml(std::span<const Sheet> sheets) {
  std::string out(xml_head);
  out += "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" +
         std::string(office_relations) + "\"><bookViews><workbookView/></bookViews><sheets>";
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    const std::string number = std::to_string(at + 1);
    out += "<sheet name=\"";
    add_text(out, sheets[at].name);
    out += "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
  }
  out += "</sheets>";
  std::string names;
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    if (!has_filter(sheets[at])) continue;
    names += "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"" + std::to_string(at) +
             "\" hidden=\"1\">'";
    add_text(names, sheets[at].name);
    names += "'!" + filter_area(sheets[at], "$") + "</definedName>";
  }
  if (!names.empty()) out += "<definedNames>" + names + "</definedNames>";
  return out + "</workbook>";
}

std::string relations_xml(std::size_t sheets) {
  std::string out(xml_head);
  out += "<Relationships xmlns=\"" + std::string(package_relations) + "\">";
  const auto add = [&](std::size_t number, std::string_view kind, const std::string& target) {
    out += "<Relationship Id=\"rId" + std::to_string(number) + "\" Type=\"" +
           std::string(office_relations) + "/" + std::string(kind) + "\" Target=\"" + target +
           "\"/>";
  };
  for (std::size_t number = 1; number <= sheets; ++number)
    add(number, "worksheet", "worksheets/sheet" + std::to_string(number) + ".xml");
  add(sheets + 1, "styles", "styles.xml");
  return out + "</Relationships>";
}

std::string content_types_xml(std::size_t sheets) {
  constexpr std::string_view kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  std::string out(xml_head);
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto add = [&](const std::string& part, std::string_view type) {
    out += "<Override PartName=\"" + part + "\" ContentType=\"" + std::string(kind) +
           std::string(type) + "+xml\"/>";
  };
  add("/xl/workbook.xml", "sheet.main");
  add("/xl/styles.xml", "styles");
  for (std::size_t number = 1; number <= sheets; ++number)
    add("/xl/worksheets/sheet" + std::to_string(number) + ".xml", "worksheet");
  return out + "</Types>";
}

SheetCellKind kind_of(FieldType type) {
  switch (type) {
    case FieldType::integer:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
      return SheetCellKind::number;
    case FieldType::text:
    case FieldType::multiline:
    case FieldType::choice:
    case FieldType::boolean:
      return SheetCellKind::text;
    default:
      return SheetCellKind::identifier;
  }
}

double width_of(const Field& field) {
  constexpr double words = 30;
  constexpr double amounts = 20;
  constexpr double codes = 14;
  if (field.type == FieldType::text || field.type == FieldType::multiline) return words;
  return field.type == FieldType::amount ? amounts : codes;
}

}  // namespace

std::string xlsx(std::span<const Sheet> sheets) {
  const std::string content_types = content_types_xml(sheets.size());
  const std::string root = std::string(xml_head) + "<Relationships xmlns=\"" +
                           std::string(package_relations) + "\"><Relationship Id=\"rId1\" Type=\"" +
                           std::string(office_relations) +
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  const std::string workbook = workbook_xml(sheets);
  const std::string relations = relations_xml(sheets.size());
  const std::string styles = std::string(xml_head) + std::string(styles_xml);
  std::vector<std::string> names;
  std::vector<std::string> bodies;
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    names.push_back("xl/worksheets/sheet" + std::to_string(at + 1) + ".xml");
    bodies.push_back(sheet_xml(sheets[at], at == 0));
  }
  std::vector<ZipEntry> entries{{"[Content_Types].xml", content_types},
                                {"_rels/.rels", root},
                                {"xl/workbook.xml", workbook},
                                {"xl/_rels/workbook.xml.rels", relations},
                                {"xl/styles.xml", styles}};
  for (std::size_t at = 0; at < sheets.size(); ++at) entries.push_back({names[at], bodies[at]});
  return zip_archive(entries);
}

SheetCell sheet_cell(const Field& field, const void* record, std::string_view currency) {
  const Value value = field.get(record);
  const SheetCellKind kind = kind_of(field.type);
  if (std::holds_alternative<std::monostate>(value)) return {{}, kind};
  // What is a word on the screen is that word in the sheet; all else as it travels, in ASCII
  // digits.
  const bool is_word = field.type == FieldType::choice || field.type == FieldType::boolean;
  return {is_word ? show_field(field, value, field_currency(field, currency))
                  : format_field(field, value, field_currency(field, currency)),
          kind};
}

Sheet sheet_of(std::string name, const Description& description,
               std::span<const void* const> records, std::span<const std::string_view> fields) {
  Sheet out;
  out.name = std::move(name);
  out.frozen_rows = 1;
  out.filtered = true;
  std::vector<const Field*> columns;
  if (fields.empty()) {
    for (const Field& field : description.fields)
      if (field.nested == nullptr) columns.push_back(&field);
  }
  for (const std::string_view wanted : fields) {
    const Field* field = description.find(wanted);
    if (field != nullptr && field->nested == nullptr) columns.push_back(field);
  }
  auto& heading = out.rows.emplace_back();
  for (const Field* field : columns) {
    heading.push_back({std::string(field->label), SheetCellKind::heading});
    out.widths.push_back(width_of(*field));
  }
  for (const void* record : records) {
    const std::string currency = currency_of(description, record);
    auto& row = out.rows.emplace_back();
    for (const Field* field : columns) row.push_back(sheet_cell(*field, record, currency));
  }
  return out;
}

}  // namespace kotaj::core
