#include "server/store/body.h"

#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <charconv>

#include "server/store/limits.h"
#include "shared/core/field_currency.h"
#include "shared/core/quantity.h"

namespace kotaj::server::store {

namespace json = boost::json;
using core::Description;
using core::Field;
using core::FieldType;
using core::Value;

void append_json_string(std::string& out, std::string_view text) {
  constexpr const char* digits = "0123456789abcdef";
  out.push_back('"');
  // What needs no escape, nearly all, is taken in whole stretches.
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, taken, i - taken);
    taken = i + 1;
    if (c < 0x20) {
      out.append("\\u00");
      out.push_back(digits[c >> 4]);
      out.push_back(digits[c & 15]);
    } else {
      out.push_back('\\');
      out.push_back(text[i]);
    }
  }
  out.append(text, taken);
  out.push_back('"');
}

namespace {

int decimals_of(const Field& field, std::string_view currency) {
  if (field.type == FieldType::mass) return core::mass_scale;
  if (field.type == FieldType::quantity) return core::quantity_scale;
  return core::amount_scale(field, currency).value_or(0);
}

void append_integer(std::string& out, int64_t value) {
  std::array<char, 24> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  out.append(text.data(), end);
}

void append_value(std::string& out, const Field& field, const Value& value,
                  std::string_view currency) {
  if (std::holds_alternative<std::monostate>(value)) {
    out.append("null");
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    out.append(*flag ? "true" : "false");
  } else if (const auto* number = std::get_if<int64_t>(&value)) {
    if (field.type != FieldType::choice) return append_integer(out, *number);
    for (const core::Choice& choice : field.choices) {
      if (choice.number == *number) return append_json_string(out, choice.code);
    }
    append_integer(out, *number);
  } else if (const auto* wide = std::get_if<core::Wide>(&value)) {
    append_json_string(out, core::format_decimal(*wide, decimals_of(field, currency)));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(out, *text);
  } else if (const auto* date = std::get_if<core::Date>(&value)) {
    append_json_string(out, date->to_string());
  } else if (const auto* moment = std::get_if<core::Moment>(&value)) {
    append_integer(out, moment->unix_ms);
  } else if (const auto* id = std::get_if<core::Id>(&value)) {
    out.append("\"").append(core::to_string(*id)).append("\"");
  }
}

void append_record(std::string& out, const Description& description, const void* record) {
  const std::string currency = core::currency_of(description, record);
  out.push_back('{');
  bool first = true;
  for (const Field& field : description.fields) {
    if (!first) out.push_back(',');
    first = false;
    // Names are identifiers: nothing in them needs an escape.
    out.append("\"").append(field.name).append("\":");
    if (field.type == FieldType::list) {
      out.push_back('[');
      for (std::size_t row = 0; row < field.count(record); ++row) {
        if (row > 0) out.push_back(',');
        append_record(out, *field.nested(), field.at(record, row));
      }
      out.push_back(']');
    } else if (field.type == FieldType::record) {
      if (field.count(record) == 0)
        out.append("null");
      else
        append_record(out, *field.nested(), field.at(record, 0));
    } else {
      append_value(out, field, field.get(record), currency);
    }
  }
  out.push_back('}');
}

/// A signed decimal, as `format_decimal` writes it: stored results may be negative, typed ones
/// never.
bool read_decimal(std::string_view text, int scale, core::Wide& value) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  core::Wide sum = 0;
  int after_point = -1;
  for (const char c : text) {
    if (c == '.' && after_point < 0) {
      after_point = 0;
      continue;
    }
    if (c < '0' || c > '9' || after_point >= scale || sum > (core::Wide{1} << 100)) return false;
    sum = sum * 10 + (c - '0');
    if (after_point >= 0) ++after_point;
  }
  for (int place = after_point < 0 ? 0 : after_point; place < scale; ++place) sum *= 10;
  value = negative ? -sum : sum;
  return !text.empty();
}

bool read_choice(const Field& field, const json::value& value, Value& out) {
  if (value.is_int64()) {
    out = value.get_int64();
    return true;
  }
  const json::string& code = value.get_string();
  for (const core::Choice& choice : field.choices) {
    if (choice.code == std::string_view(code)) {
      out = int64_t{choice.number};
      return true;
    }
  }
  return false;
}

bool read_text(const Field& field, std::string_view text, std::string_view currency, Value& out) {
  switch (field.type) {
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount: {
      core::Wide wide = 0;
      if (!read_decimal(text, decimals_of(field, currency), wide)) return false;
      out = wide;
      return true;
    }
    case FieldType::date: {
      const auto date = core::Date::parse(text);
      if (date) out = *date;
      return date.has_value();
    }
    case FieldType::id: {
      const auto id = core::parse_id(text);
      if (id) out = *id;
      return id.has_value();
    }
    default:
      out = std::string(text);
      return true;
  }
}

bool read_value(const Field& field, const json::value& value, std::string_view currency,
                Value& out) {
  if (value.is_null()) {
    out = std::monostate{};
    return true;
  }
  switch (field.type) {
    case FieldType::boolean:
      if (!value.is_bool()) return false;
      out = value.get_bool();
      return true;
    case FieldType::integer:
      if (!value.is_int64()) return false;
      out = value.get_int64();
      return true;
    case FieldType::moment:
      if (!value.is_int64()) return false;
      out = core::Moment{value.get_int64()};
      return true;
    case FieldType::choice:
      return (value.is_int64() || value.is_string()) && read_choice(field, value, out);
    default:
      return value.is_string() && read_text(field, value.get_string(), currency, out);
  }
}

bool read_record(const Description& description, const json::value& value, void* record);

bool read_rows(const Field& field, const json::value& value, void* record) {
  if (field.type == FieldType::record) {
    field.resize(record, value.is_null() ? 0 : 1);
    return value.is_null() || read_record(*field.nested(), value, field.mutable_at(record, 0));
  }
  if (!value.is_array()) return false;
  const json::array& rows = value.get_array();
  field.resize(record, rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!read_record(*field.nested(), rows[row], field.mutable_at(record, row))) return false;
  }
  return true;
}

/// An amount needs its record's currency, which may stand anywhere in it.
std::string_view currency_in(const Description& description, const json::object& object) {
  for (const Field& field : description.fields) {
    if (field.type != FieldType::currency) continue;
    const json::value* found = object.if_contains(field.name);
    if (found != nullptr && found->is_string()) return found->get_string();
    return {};
  }
  return {};
}

bool read_record(const Description& description, const json::value& value, void* record) {
  if (!value.is_object()) return false;
  const json::object& object = value.get_object();
  const std::string_view currency = currency_in(description, object);
  for (const Field& field : description.fields) {
    const json::value* found = object.if_contains(field.name);
    if (found == nullptr) continue;
    if (field.type == FieldType::list || field.type == FieldType::record) {
      if (!read_rows(field, *found, record)) return false;
      continue;
    }
    Value member;
    if (!read_value(field, *found, currency, member)) return false;
    if (std::holds_alternative<std::monostate>(member) && !field.nullable) return false;
    if (!field.set(record, member)) return false;
  }
  return true;
}

}  // namespace

std::string to_body(const Description& description, const void* record) {
  std::string out;
  out.reserve(2048);
  append_record(out, description, record);
  return out;
}

std::shared_ptr<void> from_body(const Description& description, std::string_view body) {
  std::array<unsigned char, 16 * 1024> scratch;  // NOLINT: left unset on purpose, it is only room.
  json::monotonic_resource resource(scratch.data(), scratch.size());
  json::parse_options options;
  options.max_depth = limits::body_nesting;
  json::error_code error;
  const json::value value = json::parse(body, error, &resource, options);
  if (error) return nullptr;
  std::shared_ptr<void> record = description.make();
  if (!read_record(description, value, record.get())) return nullptr;
  return record;
}

}  // namespace kotaj::server::store
