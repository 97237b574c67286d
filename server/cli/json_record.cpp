#include "server/cli/json_record.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "shared/core/date.h"
#include "shared/core/field_currency.h"
#include "shared/core/identifiers.h"
#include "shared/core/quantity.h"
#include "shared/core/text.h"

namespace kotaj::server::cli {
namespace {

using core::Description;
using core::Field;
using core::FieldType;
using core::ProblemCode;
using core::Value;
using Kind = JsonNode::Kind;

/// Where we are; spelled out only when something is wrong there.
struct Path {
  const Path* parent = nullptr;
  std::string_view name{};
  std::size_t row = 0;
  bool is_row = false;
};

void spell(const Path& path, std::string& out) {
  if (path.parent != nullptr) spell(*path.parent, out);
  if (path.is_row) {
    out += '[';
    out += std::to_string(path.row);
    out += ']';
    return;
  }
  if (!out.empty() && !path.name.empty()) out += '.';
  out += path.name;
}

class Reader {
 public:
  Reader(const JsonDocument& document, core::Problems& problems, const Draft* draft)
      : document_(document), problems_(problems), draft_(draft) {}

  void read(const Description& description, void* record, const JsonNode& node, const Path& path);

 private:
  void tell(const Path& path, ProblemCode code, std::string_view label, std::string_view text,
            const core::Source& source = {}) {
    tell_to(problems_, path, code, label, text, source);
  }
  static void tell_to(core::Problems& problems, const Path& path, ProblemCode code,
                      std::string_view label, std::string_view text, const core::Source& source) {
    if (problems.size() >= max_problems) return;
    core::Problem problem{{}, code, {}, {}};
    spell(path, problem.field);
    if (!label.empty()) {
      problem.message = "«";
      problem.message += label;
      problem.message += "»: ";
    }
    problem.message += text;
    if (source != core::Source{}) problem.source = source;
    problems.push_back(std::move(problem));
  }
  /// A code that is in no list: of a draft it is told, and the rest is read all the same.
  void tell_unknown(const Path& path, const Field& field, std::string_view text) {
    core::Problems& problems = in_draft_ ? draft_->problems : problems_;
    tell_to(problems, path, ProblemCode::not_allowed, field.label, text, field.source);
  }
  void tell(const Path& path, const Field& field, ProblemCode code, std::string_view text) {
    tell(path, code, field.label, text, field.source);
  }

  void read_field(const Field& field, void* record, const JsonNode& node, const Path& path);
  void read_nested(const Field& field, void* record, const JsonNode& node, const Path& path);
  void read_list(const Field& field, void* record, const JsonNode& node, const Path& path);
  void read_row(const Description& description, void* record, const JsonNode& node,
                const Path& path);
  void read_string(const Field& field, void* record, std::string_view text, const Path& path);
  void read_integer(const Field& field, void* record, const JsonNode& node, const Path& path);
  void read_amounts(const Description& description, void* record, const Path& path);
  void read_date(const Field& field, void* record, std::string_view text, const Path& path);
  void read_container(const Field& field, void* record, std::string_view text, const Path& path);

  const JsonDocument& document_;
  core::Problems& problems_;
  const Draft* draft_;
  bool in_draft_ = false;
  /// Amounts wait for their record's currency, whichever comes first in the text.
  struct Waiting {
    const Field* field;
    const void* record;
    const JsonNode* node;
  };
  std::vector<Waiting> amounts_;
};

constexpr std::string_view say_required = "لازم است.";
constexpr std::string_view say_text = "باید رشته باشد.";

void Reader::read(const Description& description, void* record, const JsonNode& node,
                  const Path& path) {
  if (node.kind != Kind::object) {
    const bool nothing = node.kind == Kind::null && path.parent != nullptr;
    tell(path, nothing ? ProblemCode::required : ProblemCode::type, description.label,
         nothing ? say_required : std::string_view("باید یک شیء JSON باشد."));
    return;
  }
  const std::vector<JsonNode>& nodes = document_.nodes();
  uint64_t found = 0;  // One bit a field; no record here has more than 64.
  const auto first = static_cast<uint32_t>(&node - nodes.data()) + 1;
  for (uint32_t at = first; at < node.end; at = nodes[at].end) {
    const JsonNode& child = nodes[at];
    const std::string_view name = document_.key(child);
    const Path here{&path, name, 0, false};
    const Field* field = description.find(name);
    if (field == nullptr) {
      tell(here, ProblemCode::unknown_field, name, "چنین فیلدی نیست.");
      continue;
    }
    found |= uint64_t{1} << (field - description.fields.data());
    read_field(*field, record, child, here);
  }
  for (std::size_t index = 0; index < description.fields.size(); ++index) {
    if (in_draft_ || (found >> index & 1) != 0) continue;
    const Field& field = description.fields[index];
    tell({&path, field.name, 0, false}, field, ProblemCode::required, say_required);
  }
  read_amounts(description, record, path);
}

void Reader::read_field(const Field& field, void* record, const JsonNode& node, const Path& path) {
  if (node.kind == Kind::null) {
    if (!field.nullable && !in_draft_) tell(path, field, ProblemCode::required, say_required);
    return;
  }
  switch (field.type) {
    case FieldType::record:
    case FieldType::list:
      read_nested(field, record, node, path);
      return;
    case FieldType::boolean:
      if (node.kind != Kind::boolean) {
        tell(path, field, ProblemCode::type, "باید true یا false باشد.");
      } else {
        field.set(record, node.truth);
      }
      return;
    case FieldType::integer:
      read_integer(field, record, node, path);
      return;
    default:
      break;
  }
  if (node.kind != Kind::string) {
    tell(path, field, ProblemCode::type, say_text);
  } else if (field.type == FieldType::amount) {
    amounts_.push_back({&field, record, &node});
  } else {
    read_string(field, record, document_.text(node), path);
  }
}

void Reader::read_nested(const Field& field, void* record, const JsonNode& node, const Path& path) {
  if (field.type == FieldType::list) {
    read_list(field, record, node, path);
    return;
  }
  const Description& description = *field.nested();
  const bool was_in_draft = in_draft_;
  in_draft_ = in_draft_ || (draft_ != nullptr && &draft_->record == &description);
  field.resize(record, 1);
  read(description, field.mutable_at(record, 0), node, path);
  in_draft_ = was_in_draft;
}

void Reader::read_list(const Field& field, void* record, const JsonNode& node, const Path& path) {
  if (node.kind != Kind::array) {
    tell(path, field, ProblemCode::type, "باید فهرست باشد.");
    return;
  }
  const std::vector<JsonNode>& nodes = document_.nodes();
  const auto first = static_cast<uint32_t>(&node - nodes.data()) + 1;
  std::size_t rows = 0;
  for (uint32_t at = first; at < node.end; at = nodes[at].end) ++rows;
  if (rows == 0 && core::is_required(field, record) && !in_draft_) {
    tell(path, field, ProblemCode::required, "دست‌کم یک ردیف لازم است.");
    return;
  }
  // A draft's rows are large in memory and may be next to nothing in JSON.
  if (in_draft_ && rows > core::cap_of(field)) {
    tell(path, field, ProblemCode::range,
         "تعداد ردیف‌ها بیش از اندازه است.");
    return;
  }
  field.resize(record, rows);
  std::size_t row = 0;
  for (uint32_t at = first; at < node.end; at = nodes[at].end) {
    read_row(*field.nested(), field.mutable_at(record, row), nodes[at], {&path, {}, row, true});
    ++row;
  }
}

void Reader::read_row(const Description& description, void* record, const JsonNode& node,
                      const Path& path) {
  if (is_bare(description)) {
    read_field(description.fields.front(), record, node, path);
  } else {
    read(description, record, node, path);
  }
}

void Reader::read_integer(const Field& field, void* record, const JsonNode& node,
                          const Path& path) {
  if (node.kind != Kind::integer) {
    tell(path, field, ProblemCode::type, "باید عدد صحیح باشد.");
    return;
  }
  const std::string_view digits = document_.text(node);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool fits = error == std::errc{} && end == digits.data() + digits.size();
  const auto same = [&](const core::Choice& choice) { return choice.number == number; };
  if (!field.choices.empty() &&
      !(fits && std::any_of(field.choices.begin(), field.choices.end(), same))) {
    tell(path, field, ProblemCode::not_allowed, "این مقدار در فهرست نیست.");
  } else if (!fits) {
    tell(path, field, ProblemCode::range, "عدد بیرون از اندازه پذیرفتنی است.");
  } else {
    field.set(record, number);
  }
}

void Reader::read_date(const Field& field, void* record, std::string_view text, const Path& path) {
  if (const auto date = core::Date::parse(text)) {
    field.set(record, *date);
  } else if (core::Date::has_form(text)) {
    tell(path, field, ProblemCode::range,
         "چنین روزی در تقویم سال‌های ۱۲۰۶ تا ۱۴۹۸ نیست.");
  } else {
    tell(path, field, ProblemCode::format,
         "باید به شکل 1403/02/10 و با رقم‌های لاتین باشد.");
  }
}

void Reader::read_container(const Field& field, void* record, std::string_view text,
                            const Path& path) {
  switch (core::check_container_number(text)) {
    case core::IdentifierError::none:
      field.set(record, std::string(text));
      return;
    case core::IdentifierError::check_digit:
      tell(path, field, ProblemCode::check_digit, "رقم کنترل شماره کانتینر درست نیست.");
      return;
    case core::IdentifierError::format:
      tell(path, field, ProblemCode::format, "باید چهار حرف لاتین و هفت رقم باشد.");
      return;
  }
}

void Reader::read_string(const Field& field, void* record, std::string_view text,
                         const Path& path) {
  const bool code = field.type == FieldType::choice || field.type == FieldType::currency;
  if (in_draft_ && code && core::normalise_text(text).empty()) return;
  switch (field.type) {
    case FieldType::date:
      read_date(field, record, text, path);
      return;
    case FieldType::container:
      read_container(field, record, text, path);
      return;
    case FieldType::mass:
    case FieldType::quantity:
      if (const auto number = core::parse_decimal(text, core::mass_scale)) {
        field.set(record, *number);
      } else {
        tell(
            path, field, ProblemCode::format,
            "باید عددی با رقم‌های لاتین، حداکثر ۱۵ رقم پیش از ممیز و ۳ رقم پس از آن باشد.");
      }
      return;
    case FieldType::choice: {
      const auto same = [&](const core::Choice& choice) { return choice.code == text; };
      const auto found = std::find_if(field.choices.begin(), field.choices.end(), same);
      if (found == field.choices.end()) {
        tell_unknown(path, field, "این مقدار در فهرست نیست.");
      } else {
        field.set(record, int64_t{found->number});
      }
      return;
    }
    case FieldType::currency:
      if (core::find_currency(text) == nullptr)
        tell_unknown(path, field, "چنین ارزی در فهرست ISO 4217 نیست.");
      if (in_draft_ || core::find_currency(text) != nullptr) field.set(record, std::string(text));
      return;
    default:
      break;
  }
  std::string normal = core::normalise_text(text);
  // An identifier is held to its form as it is written: nothing is taken off it.
  const bool as_written = field.type == FieldType::hs_code || field.type == FieldType::identifier;
  if (!normal.empty() && as_written) normal = text;
  if (!normal.empty()) {
    field.set(record, std::move(normal));
  } else if (!field.nullable) {
    tell(path, field, ProblemCode::required, say_required);
  }
}

/// Digits and at most one point with digits on both sides; how many decimals, only a currency can
/// say.
bool has_decimal_form(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(text.substr(0, point)) || point > static_cast<std::size_t>(core::max_integer_digits))
    return false;
  return point == text.size() || digits(text.substr(point + 1));
}

void Reader::read_amounts(const Description& description, void* record, const Path& path) {
  while (!amounts_.empty() && amounts_.back().record == record) {
    const Waiting waiting = amounts_.back();
    amounts_.pop_back();
    const std::string_view text = document_.text(*waiting.node);
    const auto scale = core::amount_scale(*waiting.field, core::currency_of(description, record));
    const auto amount = scale ? core::parse_decimal(text, *scale) : std::nullopt;
    if (amount) {
      waiting.field->set(record, *amount);
    } else if (scale || !has_decimal_form(text)) {
      tell(
          {&path, waiting.field->name, 0, false}, *waiting.field, ProblemCode::format,
          "باید عددی با رقم‌های لاتین و حداکثر ۱۵ رقم پیش از ممیز باشد، با رقم اعشاری که ارز دارد.");
    }
  }
}

}  // namespace

void read_record(const Description& description, void* record, const JsonDocument& document,
                 const JsonNode& node, core::Problems& problems, const Draft* draft) {
  Reader(document, problems, draft).read(description, record, node, Path{});
}

}  // namespace kotaj::server::cli
