#include "shared/sync/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "shared/core/description_problem.h"
#include "shared/core/spreadsheet.h"
#include "shared/core/text.h"
#include "shared/sync/limits.h"

namespace kotaj::sync {
namespace {

using core::Description;
using core::Field;
using core::FieldType;
using core::Problem;
using core::ProblemCode;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<char, 3> separators = {',', ';', '\t'};

Problem file_problem(ProblemCode code, std::string message) {
  return {{}, code, std::move(message)};
}

bool is_column(const Field& field) { return field.nested == nullptr; }

/// The separator that the heading has most of, outside of quotes.
char separator_of(std::string_view bytes) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    const auto found = std::find(separators.begin(), separators.end(), c);
    if (!quoted && found != separators.end())
      ++counts[static_cast<std::size_t>(found - separators.begin())];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                             counts.begin())];
}

/// Reads one file's cells; every loop goes forward through the bytes once.
class Splitter {
 public:
  Splitter(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {}

  std::optional<std::vector<CsvCells>> split() {
    while (at_ < bytes_.size()) {
      row_ = {line_, {}};
      if (!take_row()) return std::nullopt;
      if (rows_.size() == limits::csv_rows + 1) return std::nullopt;
      rows_.push_back(std::move(row_));
    }
    return std::move(rows_);
  }

 private:
  /// Cells up to the end of the line, and the end of the line itself.
  bool take_row() {
    for (bool more = true; more;) {
      std::string cell;
      if (!take_cell(cell) || cell.size() > limits::csv_cell_bytes) return false;
      row_.cells.push_back(std::move(cell));
      if (row_.cells.size() > limits::csv_columns) return false;
      more = at_ < bytes_.size() && bytes_[at_] == separator_;
      if (more) ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    ++line_;
    return true;
  }

  bool take_cell(std::string& cell) {
    if (at_ < bytes_.size() && bytes_[at_] == '"') return take_quoted(cell);
    while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n' &&
           bytes_[at_] != '\r') {
      cell += bytes_[at_++];
    }
    return true;
  }

  bool take_quoted(std::string& cell) {
    for (++at_; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '\n') ++line_;
      if (bytes_[at_] != '"') {
        cell += bytes_[at_];
      } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
        cell += bytes_[at_++];
      } else {
        ++at_;
        return at_ == bytes_.size() || bytes_[at_] == separator_ || bytes_[at_] == '\n' ||
               bytes_[at_] == '\r';
      }
    }
    return false;
  }

  std::string_view bytes_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  CsvCells row_{};
  std::vector<CsvCells> rows_{};
};

const Field* field_for(const Description& description, std::string_view heading) {
  const std::string key = core::search_key(heading);
  for (const Field& field : description.fields) {
    if (!is_column(field) || field.system) continue;
    if (core::search_key(field.name) == key || core::search_key(field.label) == key) return &field;
  }
  return nullptr;
}

bool names(std::span<const std::string_view> fields, std::string_view name) {
  return std::find(fields.begin(), fields.end(), name) != fields.end();
}

/// The field of each column. What the heading lacks or repeats is a problem of the file.
std::vector<const Field*> columns_of(const Description& description, const CsvCells& heading,
                                     std::span<const std::string_view> may_lack,
                                     core::Problems& problems) {
  std::vector<const Field*> columns;
  std::set<const Field*> seen;
  for (const std::string& name : heading.cells) {
    const Field* field = field_for(description, name);
    if (field == nullptr) {
      problems.push_back({name, ProblemCode::unknown_field, "ستون «" + name + "» شناخته نشد."});
    } else if (!seen.insert(field).second) {
      problems.push_back({std::string(field->name), ProblemCode::inconsistent,
                          "ستون «" + std::string(field->label) + "» تکراری است."});
    }
    columns.push_back(field);
  }
  for (const Field& field : description.fields) {
    const bool needed =
        is_column(field) && !field.system && !field.nullable && !field.blank_allowed;
    if (!needed || field.required_when != nullptr || seen.contains(&field)) continue;
    if (names(may_lack, field.name)) continue;
    problems.push_back({std::string(field.name), ProblemCode::required,
                        "ستون «" + std::string(field.label) + "» در فایل نیست."});
  }
  return columns;
}

std::string_view without_apostrophe(std::string_view cell) {
  const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                       core::formula_starts.find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

/// One row. Currencies come first, since amounts are read in them.
class RowReader {
 public:
  RowReader(const Description& description, const std::vector<const Field*>& columns,
            std::span<const std::string_view> may_lack, const CsvCells& cells)
      : description_(description), columns_(columns), may_lack_(may_lack), cells_(cells) {
    row_.line = cells.line;
    row_.record = description.make();
  }

  CsvRow read() {
    if (cells_.cells.size() > columns_.size()) {
      row_.problems.push_back({{},
                               ProblemCode::inconsistent,
                               "این سطر بیش از سرستون‌ها خانه دارد."});
      return std::move(row_);
    }
    for (const bool currencies : {true, false}) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if ((columns_[i]->type == FieldType::currency) == currencies) read_cell(*columns_[i], i);
      }
    }
    for (Problem& problem : core::validate(description_, row_.record.get())) {
      const bool lacked = problem.code == ProblemCode::required && names(may_lack_, problem.field);
      if (!lacked && !judged_.contains(problem.field)) row_.problems.push_back(std::move(problem));
    }
    return std::move(row_);
  }

 private:
  void read_cell(const Field& field, std::size_t column) {
    const std::string_view cell = column < cells_.cells.size()
                                      ? without_apostrophe(cells_.cells[column])
                                      : std::string_view{};
    const std::string currency = core::currency_of(description_, row_.record.get());
    auto value = core::parse_field(field, cell, currency);
    if (!value) {
      judged_.insert(std::string(field.name));
      row_.problems.insert(row_.problems.end(), value.problems().begin(), value.problems().end());
      return;
    }
    if (field.set(row_.record.get(), value.value())) return;
    if (field.blank_allowed || names(may_lack_, field.name)) return;  // Left as the record begins.
    // A blank where the record has no way to say "not known".
    judged_.insert(std::string(field.name));
    row_.problems.push_back({std::string(field.name), ProblemCode::required,
                             "«" + std::string(field.label) + "»: باید پر شود."});
  }

  const Description& description_;
  const std::vector<const Field*>& columns_;
  std::span<const std::string_view> may_lack_;
  const CsvCells& cells_;
  CsvRow row_{};
  std::set<std::string> judged_{};
};

bool is_blank_row(const CsvCells& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return core::normalise_text(cell).empty(); });
}

void append_cell(std::string& out, std::string_view text, char separator) {
  const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos ||
                      text.find(separator) != std::string_view::npos;
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string cell_of(const Field& field, const void* record, std::string_view currency) {
  std::string text = core::format_field(field, field.get(record), currency);
  return core::is_string(field.type) ? core::guard_formula(std::move(text)) : text;
}

}  // namespace

std::optional<std::vector<CsvCells>> split_csv(std::string_view bytes, char separator) {
  if (bytes.size() > limits::csv_bytes) return std::nullopt;
  return Splitter(bytes, separator).split();
}

CsvRead read_csv(const Description& description, std::string_view bytes,
                 std::span<const std::string_view> may_lack) {
  CsvRead read;
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (bytes.size() > limits::csv_bytes) {
    read.problems.push_back(file_problem(ProblemCode::range, "حجم فایل بیش از ۸ مگابایت است."));
    return read;
  }
  if (!core::is_valid_utf8(bytes)) {
    read.problems.push_back(file_problem(
        ProblemCode::format, "متن فایل UTF-8 نیست؛ آن را با قالب «CSV UTF-8» ذخیره کنید."));
    return read;
  }
  const auto rows = split_csv(bytes, separator_of(bytes));
  if (!rows) {
    read.problems.push_back(file_problem(
        ProblemCode::format,
        "فایل خوانده نشد: یا گیومه‌ای بسته نشده یا شمار سطرها، ستون‌ها یا اندازهٔ خانه‌ها بیش از حد است."));
    return read;
  }
  auto heading = std::find_if_not(rows->begin(), rows->end(), is_blank_row);
  if (heading == rows->end()) {
    read.problems.push_back(file_problem(
        ProblemCode::required,
        "فایل خالی است؛ سطر نخست باید نام ستون‌ها باشد."));
    return read;
  }
  const std::vector<const Field*> columns =
      columns_of(description, *heading, may_lack, read.problems);
  if (!read.problems.empty()) return read;
  std::size_t found = 0;
  for (auto row = heading + 1; row != rows->end() && found < limits::csv_problems; ++row) {
    if (is_blank_row(*row)) continue;
    read.rows.push_back(RowReader(description, columns, may_lack, *row).read());
    found += read.rows.back().problems.size();
  }
  if (found >= limits::csv_problems) {
    read.problems.push_back(file_problem(
        ProblemCode::range,
        "خطاهای فایل بیش از آن است که همه نشان داده شود؛ نخست این‌ها را درست کنید."));
  }
  return read;
}

std::string write_csv(const Description& description, std::span<const void* const> records,
                      const CsvStyle& style) {
  std::vector<const Field*> columns;
  if (style.fields.empty()) {
    for (const Field& field : description.fields) {
      if (is_column(field)) columns.push_back(&field);
    }
  }
  for (const std::string_view name : style.fields) {
    const Field* field = description.find(name);
    if (field != nullptr && is_column(*field)) columns.push_back(field);
  }
  std::string out(byte_order_mark);
  const auto append_row = [&](const auto& text_of) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += style.separator;
      append_cell(out, text_of(*columns[i]), style.separator);
    }
    out += "\r\n";
  };
  append_row(
      [&](const Field& field) { return std::string(style.labels ? field.label : field.name); });
  for (const void* record : records) {
    const std::string currency = core::currency_of(description, record);
    append_row([&](const Field& field) { return cell_of(field, record, currency); });
  }
  return out;
}

}  // namespace kotaj::sync
