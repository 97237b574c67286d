#include <algorithm>
#include <array>
#include <cmath>

#include "client/ui/context.h"
#include "client/ui/form.h"
#include "client/ui/form_paths.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

namespace kotaj::ui {

using namespace detail;  // NOLINT(google-build-using-namespace): the kit's own insides
using core::FieldType;

namespace detail {

std::string join(std::string_view path, std::string_view name) {
  std::string out(path);
  if (!out.empty()) out += '.';
  out += name;
  return out;
}

std::string row_path(const std::string& path, std::size_t row) {
  return path + "[" + std::to_string(row) + "]";
}

bool is_inside(std::string_view path, std::string_view outer) {
  return path == outer ||
         (path.starts_with(outer) && (path[outer.size()] == '.' || path[outer.size()] == '['));
}

void shift_rows(std::map<std::string, std::string>& map, const std::string& list,
                std::size_t removed) {
  std::map<std::string, std::string> out;
  for (auto& [path, text] : map) {
    if (!path.starts_with(list + "[")) {
      out[path] = std::move(text);
      continue;
    }
    const std::size_t from = list.size() + 1;
    const std::size_t to = path.find(']', from);
    const auto row = static_cast<std::size_t>(std::stoul(path.substr(from, to - from)));
    if (row == removed) continue;
    out[row < removed ? path : row_path(list, row - 1) + path.substr(to + 1)] = std::move(text);
  }
  map = std::move(out);
}

Place find_place(const core::Description& description, void* record, std::string_view path) {
  const std::size_t end = path.find_first_of(".[");
  const std::string_view name = path.substr(0, end);
  const core::Field* field = description.find(name);
  if (field == nullptr) return {};
  if (end == std::string_view::npos) return {field, record, &description};
  if (field->nested == nullptr) return {};
  std::size_t row = 0;
  std::string_view rest = path.substr(end);
  if (rest.front() == '[') {
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      row = row * 10 + static_cast<std::size_t>(rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (!rest.empty()) rest.remove_prefix(1);
  }
  if (row >= field->count(record) || rest.empty()) return {};
  rest.remove_prefix(1);
  return find_place(*field->nested(), field->mutable_at(record, row), rest);
}

/// Every described member of one record into another of the same kind.
void copy_record(const core::Description& description, void* to, const void* from) {
  for (const core::Field& field : description.fields) {
    if (field.nested == nullptr) {
      field.set(to, field.get(from));
      continue;
    }
    const std::size_t rows = field.count(from);
    field.resize(to, rows);
    for (std::size_t row = 0; row < rows; ++row) {
      copy_record(*field.nested(), field.mutable_at(to, row), field.at(from, row));
    }
  }
}

}  // namespace detail

namespace {

core::Problem required_problem(const core::Field& field, const std::string& path) {
  return {
      path, core::ProblemCode::required, "«" + std::string(field.label) + "»: باید پر شود.", {}};
}

/// Writes what was typed into the record; gives the problem where it cannot.
std::optional<core::Problem> write(const Place& at, const std::string& path,
                                   std::string_view typed) {
  const core::Field& field = *at.field;
  const std::string currency = core::currency_of(*at.description, at.record);
  core::Result<core::Value> parsed = core::parse_field(field, typed, currency);
  if (!parsed.ok()) {
    core::Problem problem = parsed.problems().front();
    problem.field = path;
    return problem;
  }
  if (field.set(at.record, parsed.value())) return std::nullopt;
  // Blank, and the member cannot be empty: an empty text is one, a figure is missing.
  if (field.set(at.record, core::Value{std::string{}})) return std::nullopt;
  return required_problem(field, path);
}

/// A member that always holds something: a date, a figure, a choice. Whoever fills in a form has
/// not said that first value.
bool starts_with_a_value(const core::Field& field) {
  switch (field.type) {
    case FieldType::date:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
    case FieldType::integer:
    case FieldType::choice:
      return !field.nullable && !field.system;
    default:
      return false;
  }
}

/// What of a form begun from nothing was never answered.
void find_unanswered(const core::Description& description, const void* record,
                     const std::string& prefix, const std::map<std::string, std::string>& typed,
                     core::Problems& out) {
  for (const core::Field& field : description.fields) {
    const std::string path = join(prefix, field.name);
    if (field.nested != nullptr) {
      const bool list = field.type == FieldType::list;
      for (std::size_t row = 0; row < field.count(record); ++row) {
        find_unanswered(*field.nested(), field.at(record, row), list ? row_path(path, row) : path,
                        typed, out);
      }
    } else if (starts_with_a_value(field) && !typed.contains(path)) {
      out.push_back(required_problem(field, path));
    }
  }
}

/// The rows and parts that a path leads through, as far as their lists have room.
void make_place(const core::Description& description, void* record, std::string_view path) {
  const std::size_t end = path.find_first_of(".[");
  if (end == std::string_view::npos) return;
  const core::Field* field = description.find(path.substr(0, end));
  if (field == nullptr || field->nested == nullptr) return;
  std::string_view rest = path.substr(end);
  std::size_t row = 0;
  const std::size_t cap = field->type == FieldType::list ? core::cap_of(*field) : 1;
  if (rest.front() == '[') {
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos) return;
    for (const char digit : rest.substr(1, close - 1)) {
      if (digit < '0' || '9' < digit) return;
      row = std::min(row * 10 + static_cast<std::size_t>(digit - '0'), cap);
    }
    rest.remove_prefix(close + 1);
  }
  if (cap <= row || rest.empty() || rest.front() != '.') return;
  if (field->count(record) <= row) field->resize(record, row + 1);
  make_place(*field->nested(), field->mutable_at(record, row), rest.substr(1));
}

}  // namespace

FormState::FormState(const core::Description& description, const void* record)
    : description_(&description),
      record_(record == nullptr ? description.make() : description.clone(record)),
      blank_(record == nullptr) {}

std::string FormState::typed(const std::string& path) const {
  const auto found = typed_.find(path);
  if (found != typed_.end()) return found->second;
  const Place at = find_place(*description_, record_.get(), path);
  if (at.field == nullptr || at.field->value == nullptr) return {};
  if (blank_ && starts_with_a_value(*at.field)) return {};
  return core::format_field(*at.field, at.field->get(at.record),
                            core::currency_of(*at.description, at.record));
}

void FormState::type(const std::string& path, std::string_view text) {
  const Place at = find_place(*description_, record_.get(), path);
  if (at.field == nullptr || at.field->value == nullptr) return;
  dirty_ = true;
  typed_[path] = text;
  std::erase_if(given_, [&](const core::Problem& problem) { return problem.field == path; });
  if (auto problem = write(at, path, text)) {
    unparsed_[path] = std::move(*problem);
  } else {
    unparsed_.erase(path);
  }
  if (at.field->type != FieldType::currency) return;
  // Amounts are read again: their decimals are the currency's.
  for (const auto& [other, words] : std::map<std::string, std::string>(typed_)) {
    const Place amount = find_place(*description_, record_.get(), other);
    if (amount.field == nullptr || amount.field->type != FieldType::amount) continue;
    if (auto problem = write(amount, other, words)) {
      unparsed_[other] = std::move(*problem);
    } else {
      unparsed_.erase(other);
    }
  }
}

core::Problems FormState::problems() const {
  core::Problems out;
  for (const auto& [path, problem] : unparsed_) out.push_back(problem);
  core::Problems unanswered;
  if (blank_) find_unanswered(*description_, record_.get(), {}, typed_, unanswered);
  for (core::Problem& problem : core::validate(*description_, record_.get())) {
    const auto same = [&](const core::Problem& other) { return other.field == problem.field; };
    const bool known = unparsed_.contains(problem.field) ||
                       std::any_of(unanswered.begin(), unanswered.end(), same);
    if (!known) out.push_back(std::move(problem));
  }
  out.insert(out.end(), unanswered.begin(), unanswered.end());
  out.insert(out.end(), given_.begin(), given_.end());
  return out;
}

void FormState::set_problems(core::Problems problems) {
  given_ = std::move(problems);
  given_anew_ = true;
  show_all_ = true;
}

void FormState::restore(const std::map<std::string, std::string>& draft) {
  // Rows and parts first: a text of row 2 needs three rows to stand in.
  for (const auto& [path, text] : draft) make_place(*description_, record_.get(), path);
  for (const auto& [path, text] : draft) type(path, text);
}

}  // namespace kotaj::ui
