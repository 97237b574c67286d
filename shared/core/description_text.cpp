// Fields as people type and read them, and as they travel in JSON and CSV.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "shared/core/description.h"
#include "shared/core/description_phrases.h"
#include "shared/core/description_problem.h"
#include "shared/core/field_currency.h"
#include "shared/core/identifiers.h"
#include "shared/core/text.h"

namespace kotaj::core {
namespace {

constexpr std::string_view identifier_signs = "-_./@:";
constexpr std::size_t max_integer_characters = 18;  // Always inside int64_t.

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_identifier_character(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         identifier_signs.find(c) != std::string_view::npos;
}

std::string fill(std::string_view phrase, std::string_view label, std::string_view figure) {
  std::string out;
  for (std::size_t at = 0; at < phrase.size();) {
    if (phrase.substr(at, 2) == "{}") {
      out += label;
      at += 2;
    } else if (phrase.substr(at, 3) == "{1}") {
      out += persian_digits(figure);
      at += 3;
    } else {
      out += phrase[at++];
    }
  }
  return out;
}

/// ASCII digits, and nothing that people put between them.
std::string without(std::string text, std::string_view dropped) {
  text.erase(std::remove_if(text.begin(), text.end(),
                            [&](char c) { return dropped.find(c) != std::string_view::npos; }),
             text.end());
  return text;
}

/// A comma between groups of three is a thousands separator; any other is not taken for one.
std::string without_grouping(std::string number) {
  if (number.find(',') == std::string::npos) return number;
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view whole = std::string_view(number).substr(0, point);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool separator_place = (whole.size() - i) % 4 == 0 && i != 0;
    if ((whole[i] == ',') != separator_place) return number;
  }
  return without(std::move(number), ",");
}

std::optional<int> scale_of(const Field& field, std::string_view currency) {
  switch (field.type) {
    case FieldType::mass:
      return mass_scale;
    case FieldType::quantity:
      return quantity_scale;
    case FieldType::amount:
      return amount_scale(field, currency);
    default:
      return std::nullopt;
  }
}

Result<Value> parse_number(const Field& field, std::string_view typed, std::string_view currency) {
  const std::optional<int> scale = scale_of(field, currency);
  if (!scale)
    return problem_of(field, field.name, ProblemCode::inconsistent, phrases::currency_first);
  const auto value = parse_decimal(without_grouping(normalise_number(typed)), *scale);
  if (value) return Value{*value};
  if (*scale == 0) return problem_of(field, field.name, ProblemCode::format, phrases::not_whole);
  return problem_of(field, field.name, ProblemCode::format, phrases::not_decimal,
                    std::to_string(*scale));
}

Result<Value> parse_integer(const Field& field, std::string_view typed) {
  const std::string text = without_grouping(normalise_number(typed));
  const std::string_view digits = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || !all_digits(digits)) {
    return problem_of(field, field.name, ProblemCode::format, phrases::not_integer);
  }
  if (digits.size() > max_integer_characters) {
    return problem_of(field, field.name, ProblemCode::range, phrases::integer_range);
  }
  int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return Value{value};
}

/// Year, month and day as typed: `1403/2/10`, `1403-02-10`, `1403.02.10` or `14030210`. The shape
/// only.
std::optional<std::array<int, 3>> date_parts(const std::string& text) {
  std::array<int, 3> parts{};
  if (text.size() == 8 && all_digits(text)) {
    const int number = std::atoi(text.c_str());
    return std::array<int, 3>{number / 10000, number / 100 % 100, number % 100};
  }
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && (at == end || (*at != '/' && *at != '-' && *at != '.'))) return std::nullopt;
    if (i > 0) ++at;
    const std::ptrdiff_t most = i == 0 ? 4 : 2;
    const char* const begin = at;
    while (at != end && is_digit(*at)) ++at;
    if (at == begin || at - begin > most || (i == 0 && at - begin != most)) return std::nullopt;
    std::from_chars(begin, at, parts[i]);
  }
  if (at != end) return std::nullopt;
  return parts;
}

Result<Value> parse_date(const Field& field, std::string_view typed) {
  const auto parts = date_parts(normalise_identifier(typed));
  if (!parts) return problem_of(field, field.name, ProblemCode::format, phrases::not_date);
  const auto date = Date::of((*parts)[0], (*parts)[1], (*parts)[2]);
  if (!date) return problem_of(field, field.name, ProblemCode::range, phrases::no_such_date);
  return Value{*date};
}

/// Exactly `2025-04-19T10:35:00.123Z`: moments are the program's, no one types them.
std::optional<Moment> parse_moment(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00.000Z";
  if (text.size() != shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                        std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  const int second = number(17, 2);
  if (!day.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const int64_t days = std::chrono::sys_days{day}.time_since_epoch().count();
  return Moment{(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + number(20, 3)};
}

void append_padded(std::string& out, int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

/// Empty outside the years 0000 to 9999, which no clock shows.
std::string format_moment(Moment moment) {
  constexpr int64_t day_ms = int64_t{24} * 60 * 60 * 1000;
  constexpr int64_t first_ms = -719528 * day_ms;
  constexpr int64_t end_ms = 2932897 * day_ms;
  if (moment.unix_ms < first_ms || moment.unix_ms >= end_ms) return {};
  int64_t days = moment.unix_ms / day_ms;
  int64_t rest = moment.unix_ms % day_ms;
  if (rest < 0) {
    rest += day_ms;
    --days;
  }
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{static_cast<std::chrono::days::rep>(days)}}};
  std::string out;
  append_padded(out, static_cast<int>(day.year()), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(day.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(day.day()), 2);
  const std::array<std::pair<char, int64_t>, 3> clock = {
      {{'T', rest / 3'600'000}, {':', rest / 60'000 % 60}, {':', rest / 1000 % 60}}};
  for (const auto& [sign, value] : clock) {
    out += sign;
    append_padded(out, value, 2);
  }
  out += '.';
  append_padded(out, rest % 1000, 3);
  return out + 'Z';
}

Result<Value> parse_choice(const Field& field, std::string_view typed) {
  const std::string code = normalise_text(typed);
  const std::string key = search_key(typed);
  for (const Choice& choice : field.choices) {
    if (choice.code == code || search_key(choice.label) == key || search_key(choice.code) == key) {
      return Value{int64_t{choice.number}};
    }
  }
  return problem_of(field, field.name, ProblemCode::not_allowed, phrases::not_choice);
}

Result<Value> parse_boolean(const Field& field, std::string_view typed) {
  const std::string key = search_key(typed);
  if (key == "true" || key == "1" || key == search_key(phrases::yes)) return Value{true};
  if (key == "false" || key == "0" || key == search_key(phrases::no)) return Value{false};
  return problem_of(field, field.name, ProblemCode::not_allowed, phrases::not_boolean);
}

std::optional<Problem> check_identifier(const Field& field, std::string_view path,
                                        IdentifierError error, std::string_view shape,
                                        std::string_view check) {
  if (error == IdentifierError::none) return std::nullopt;
  const bool shaped = error == IdentifierError::check_digit;
  return problem_of(field, path, shaped ? ProblemCode::check_digit : ProblemCode::format,
                    shaped ? check : shape);
}

bool has_control(std::string_view text, bool lines) {
  return std::any_of(text.begin(), text.end(), [lines](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (lines && (byte == '\n' || byte == '\t')) return false;
    return byte < 0x20 || byte == 0x7F;
  });
}

std::optional<Problem> check_plain(const Field& field, std::string_view text,
                                   std::string_view path) {
  const bool lines = field.type == FieldType::multiline;
  if (!lines && text.find_first_of("\r\n") != std::string_view::npos) {
    return problem_of(field, path, ProblemCode::format, phrases::one_line);
  }
  if (has_control(text, lines))
    return problem_of(field, path, ProblemCode::format, phrases::not_text);
  return std::nullopt;
}

/// Forms of what stands in the ASCII of identifiers.
std::optional<Problem> check_form(const Field& field, std::string_view text,
                                  std::string_view path) {
  switch (field.type) {
    case FieldType::currency:
      if (find_currency(text) != nullptr) return std::nullopt;
      return problem_of(field, path, ProblemCode::not_allowed, phrases::not_currency);
    case FieldType::kotaj:
      if (all_digits(text) && text.size() <= cap_of(field)) return std::nullopt;
      return problem_of(field, path, ProblemCode::format, phrases::not_kotaj,
                        std::to_string(cap_of(field)));
    case FieldType::hs_code:
      return check_identifier(field, path, check_hs_code(text), phrases::not_hs, phrases::not_hs);
    case FieldType::container:
      return check_identifier(field, path, check_container_number(text), phrases::not_container,
                              phrases::container_check);
    case FieldType::national_id:
      return check_identifier(field, path, check_national_id(text), phrases::not_national_id,
                              phrases::national_id_check);
    case FieldType::legal_id:
      return check_identifier(field, path, check_legal_entity_id(text), phrases::not_legal_id,
                              phrases::legal_id_check);
    case FieldType::plate:
      return check_identifier(field, path, check_vehicle_plate(text), phrases::not_plate,
                              phrases::not_plate);
    case FieldType::identifier:
      if (std::all_of(text.begin(), text.end(), is_identifier_character)) return std::nullopt;
      return problem_of(field, path, ProblemCode::format, phrases::not_identifier);
    default:
      return check_plain(field, text, path);
  }
}

}  // namespace

Problem problem_of(const Field& field, std::string_view path, ProblemCode code,
                   std::string_view phrase, std::string_view figure) {
  Problem problem{std::string(path), code, fill(phrase, field.label, figure)};
  // A form that the rules make necessary rests on its clause; a mistyped digit does not.
  const bool by_rule = code == ProblemCode::required && field.required_when != nullptr;
  if (by_rule && !field.source.document.empty()) {
    problem.source = field.source;
    problem.message += " (" + to_string(field.source) + ")";
  }
  return problem;
}

std::string stored_text(const Field& field, std::string_view typed) {
  switch (field.type) {
    case FieldType::currency:
      return normalise_identifier(typed);
    case FieldType::kotaj:
    case FieldType::hs_code:
    case FieldType::national_id:
    case FieldType::legal_id:
      return without(normalise_identifier(typed), "-.");
    case FieldType::container:
      return without(normalise_identifier(typed), "-./");
    case FieldType::plate:
      return normalise_plate(typed);
    // Keeps its case: user names and document numbers are compared by search key where case may not
    // matter.
    case FieldType::identifier:
      return normalise_number(typed);
    case FieldType::multiline:
      return normalise_text(without(std::string(typed), "\r"));
    default:
      return normalise_text(typed);
  }
}

std::optional<Problem> check_text(const Field& field, std::string_view stored,
                                  std::string_view path) {
  if (!is_valid_utf8(stored))
    return problem_of(field, path, ProblemCode::format, phrases::not_text);
  if (auto problem = check_form(field, stored, path)) return problem;
  if (code_point_count(stored) <= cap_of(field)) return std::nullopt;
  return problem_of(field, path, ProblemCode::range, phrases::too_long,
                    std::to_string(cap_of(field)));
}

const Choice* choice_of(const Field& field, const Value& value) {
  const auto* number = std::get_if<int64_t>(&value);
  if (number == nullptr) return nullptr;
  const auto found = std::find_if(field.choices.begin(), field.choices.end(),
                                  [&](const Choice& choice) { return choice.number == *number; });
  return found == field.choices.end() ? nullptr : &*found;
}

std::string_view field_currency(const Field& field, std::string_view record_currency) {
  if (field.unit == rial_unit) return "IRR";
  if (field.unit == dollar_unit) return "USD";
  return record_currency;
}

bool is_rate(const Field& field) {
  return field.unit == rial_rate_unit || field.unit == dollar_rate_unit ||
         field.unit == exchange_rate_unit;
}

std::optional<int> amount_scale(const Field& field, std::string_view record_currency) {
  if (is_rate(field)) return rate_scale;
  if (field.unit == invoice_currency_unit) return max_currency_scale;
  if (field.unit == percent_unit) return percent_scale;
  const Currency* known = find_currency(field_currency(field, record_currency));
  if (known == nullptr) return std::nullopt;
  return known->decimals;
}

Result<Value> parse_field(const Field& field, std::string_view typed, std::string_view currency) {
  if (!is_valid_utf8(typed))
    return problem_of(field, field.name, ProblemCode::format, phrases::not_text);
  if (normalise_text(typed).empty()) return Value{std::monostate{}};
  switch (field.type) {
    case FieldType::choice:
      return parse_choice(field, typed);
    case FieldType::boolean:
      return parse_boolean(field, typed);
    case FieldType::integer:
      return parse_integer(field, typed);
    case FieldType::date:
      return parse_date(field, typed);
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
      return parse_number(field, typed, currency);
    case FieldType::moment:
      if (const auto moment = parse_moment(typed)) return Value{*moment};
      return problem_of(field, field.name, ProblemCode::format, phrases::not_moment);
    case FieldType::id:
      if (const auto id = parse_id(typed)) return Value{*id};
      return problem_of(field, field.name, ProblemCode::format, phrases::not_id);
    case FieldType::record:
    case FieldType::list:
      return problem_of(field, field.name, ProblemCode::type, phrases::not_a_value);
    default:
      break;
  }
  std::string stored = stored_text(field, typed);
  if (auto problem = check_text(field, stored, field.name)) return std::move(*problem);
  return Value{std::move(stored)};
}

std::string format_field(const Field& field, const Value& value, std::string_view currency) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<Date>(&value)) return date->to_string();
  if (const auto* moment = std::get_if<Moment>(&value)) return format_moment(*moment);
  if (const auto* id = std::get_if<Id>(&value)) return to_string(*id);
  if (const auto* wide = std::get_if<Wide>(&value)) {
    return format_decimal(*wide, scale_of(field, currency).value_or(0));
  }
  const auto* number = std::get_if<int64_t>(&value);
  if (number == nullptr) return {};
  if (field.type != FieldType::choice) return std::to_string(*number);
  const Choice* choice = choice_of(field, value);
  return choice == nullptr ? std::string{} : std::string(choice->code);
}

std::string show_field(const Field& field, const Value& value, std::string_view currency) {
  const std::string plain = format_field(field, value, currency);
  if (plain.empty()) return plain;
  switch (field.type) {
    case FieldType::choice:
      return std::string(choice_of(field, value)->label);
    case FieldType::boolean:
      return std::string(std::get<bool>(value) ? phrases::yes : phrases::no);
    case FieldType::integer:
    case FieldType::mass:
    case FieldType::quantity:
    case FieldType::amount:
      return persian_number(plain);
    case FieldType::moment:
      return persian_digits(tehran_date_time(std::get<Moment>(value)));
    case FieldType::currency: {
      const Currency* known = find_currency(plain);
      return known == nullptr ? plain : std::string(known->name);
    }
    case FieldType::plate: {
      // An Iranian plate has a Persian letter and is read so; a foreign one stays as painted.
      const bool latin =
          std::all_of(plain.begin(), plain.end(), [](char c) { return (c & 0x80) == 0; });
      return latin ? plain : persian_digits(plain);
    }
    case FieldType::date:
    case FieldType::kotaj:
    case FieldType::national_id:
    case FieldType::legal_id:
      return persian_digits(plain);
    default:
      return plain;
  }
}

}  // namespace kotaj::core
