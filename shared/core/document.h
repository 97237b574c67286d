#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/core/description.h"

/// An official form as data, before it is paper: what stands on it, in order. One function writes
/// it as A4 HTML, so that no form escapes its texts by itself. Styles are web/forms.css.
namespace kotaj::core {

enum class DocumentText : uint8_t {
  normal,
  identifier,  ///< Left to right.
  number,      ///< Left to right, never broken over two lines.
};

/// A label and its value; an empty value is a dotted line to be filled in by hand.
struct DocumentField {
  std::string label;
  std::string value;
  DocumentText kind = DocumentText::normal;
};

/// A paragraph; `strong` for what must be seen first.
struct DocumentParagraph {
  std::string text;
  bool strong = false;
};
/// Labels with their values, two in a line.
struct DocumentFields {
  std::string heading;
  std::vector<DocumentField> fields;
};
/// One numbered box of a customs declaration.
struct DocumentBox {
  std::string number;  ///< "31"; Persian digits are the writer's business.
  std::string label;
  std::vector<DocumentField> fields;
  int span = 1;  ///< Of three columns.
};
struct DocumentBoxes {
  std::string heading;
  std::vector<DocumentBox> boxes;
};
struct DocumentColumn {
  std::string label;
  DocumentText kind = DocumentText::normal;
};
struct DocumentTable {
  std::string heading;
  std::vector<DocumentColumn> columns;
  std::vector<std::vector<std::string>> rows;
  bool last_is_total = false;
};
struct DocumentList {
  std::vector<std::string> items;
};
/// Places to sign.
struct DocumentSignatures {
  std::vector<std::string> names;
};
using DocumentBlock = std::variant<DocumentParagraph, DocumentFields, DocumentBoxes, DocumentTable,
                                   DocumentList, DocumentSignatures>;

struct Document {
  std::string title;
  std::string office;                 ///< Under the state's and customs' names.
  std::vector<DocumentField> stamps;  ///< Number, date, enclosure: the corner of a letter.
  std::vector<DocumentBlock> blocks;
  std::string footer;  ///< The sources it rests on.
  bool landscape = false;
};

/// An <article>, everything escaped, numbers in Persian digits where their kind says so.
std::string document_html(const Document& document);
/// The article as a page of its own, with its styles: for a file.
std::string document_page(const Document& document, std::string_view styles);
std::string escape_html(std::string_view text);

/// A described field of a record as a form shows it.
DocumentField document_field(const Description& description, const void* record,
                             std::string_view name);
/// The flat fields of a description as columns, and one record as a row of them.
std::vector<DocumentColumn> document_columns(const Description& description,
                                             const std::vector<std::string_view>& fields);
std::vector<std::string> document_row(const Description& description, const void* record,
                                      const std::vector<std::string_view>& fields);

}  // namespace kotaj::core
