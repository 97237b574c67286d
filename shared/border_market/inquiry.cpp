#include "shared/border_market/inquiry.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "shared/border_market/fields.h"
#include "shared/border_market/form.h"
#include "shared/border_market/parameters.h"
#include "shared/core/identifiers.h"
#include "shared/core/readable.h"

namespace kotaj::border_market {
namespace {

using core::Problems;
using core::Readable;

std::string row_path(std::string_view list, std::size_t row) {
  return std::string(list) + "[" + std::to_string(row) + "]";
}

void check_id(const OptionalText& id, std::string path, std::string_view label, Problems& found) {
  if (!id) return;
  const bool format = core::check_national_id(*id) == core::IdentifierError::format &&
                      core::check_legal_entity_id(*id) == core::IdentifierError::format;
  if (format) found.push_back(id_of_wrong_length(std::move(path), label));
}

void check_transport_mode(const std::optional<int64_t>& mode, std::string path,
                          std::string_view label, Problems& found) {
  const std::span<const core::Choice> modes = transport_modes();
  const auto same = [&](const core::Choice& choice) { return choice.number == *mode; };
  if (mode && std::none_of(modes.begin(), modes.end(), same))
    found.push_back(no_transport_mode(std::move(path), label));
}

void check_lines(const Declaration& declaration, Problems& found) {
  for (std::size_t row = 0; row < declaration.lines.size(); ++row) {
    const Line& line = declaration.lines[row];
    if (line.hs && core::check_hs_code(*line.hs) != core::IdentifierError::none)
      found.push_back(not_eight_digits(row_path("declaration.lines", row) + ".hs"));
    if (line.packages && line.packages->count && *line.packages->count < 0)
      found.push_back(negative_count(row_path("declaration.lines", row) + ".packages.count"));
  }
}

void check_declaration(const Declaration& declaration, Problems& found) {
  if (declaration.exporter)
    check_id(declaration.exporter->id, "declaration.exporter.id", "شناسه صادرکننده", found);
  if (declaration.exporter_agent) {
    check_id(declaration.exporter_agent->id, "declaration.exporter_agent.id",
             "شناسه نماینده صادرکننده", found);
  }
  if (declaration.declarant)
    check_id(declaration.declarant->id, "declaration.declarant.id", "شناسه اظهارکننده", found);
  check_transport_mode(declaration.border_transport_mode, "declaration.border_transport_mode",
                       "نحوه حمل در مرز", found);
  check_transport_mode(declaration.inland_transport_mode, "declaration.inland_transport_mode",
                       "نحوه حمل داخلی", found);
  check_lines(declaration, found);
}

void check_list(const Inquiry& inquiry, const Readable& readable, bool all_readable,
                Problems& found) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (std::size_t row = 0; row < inquiry.value_list.size(); ++row) {
    const ListValue& value = inquiry.value_list[row];
    const auto known = [&](std::string_view name) {
      return all_readable || readable(row_path("value_list", row) + std::string(name));
    };
    const bool hs = known(".hs");
    if (hs && core::check_hs_code(value.hs) != core::IdentifierError::none) {
      found.push_back(not_eight_digits(row_path("value_list", row) + ".hs"));
    } else if (hs && known(".unit") && !seen.emplace(value.hs, value.unit).second) {
      found.push_back(repeated_list_value(row_path("value_list", row)));
    }
    if (known(".value_usd") && value.value_usd == 0)
      found.push_back(list_value_not_positive(row_path("value_list", row) + ".value_usd"));
  }
}

bool is_beginning(const std::vector<StepDone>& done, Sequence steps) {
  return done.size() <= steps.size() && std::equal(done.begin(), done.end(), steps.begin(),
                                                   [](const StepDone& step, const StepRule& rule) {
                                                     return step.code == rule.code;
                                                   });
}

}  // namespace

void check_facts(const Inquiry& inquiry, Problems& problems) {
  const Readable readable(problems);
  Problems found;
  // What of the declaration could not be read is null, and nothing is said of it twice.
  check_declaration(inquiry.declaration, found);
  check_list(inquiry, readable, problems.empty(), found);
  const bool steps_read =
      std::none_of(problems.begin(), problems.end(), [](const core::Problem& problem) {
        return problem.field.empty() || problem.field.starts_with("steps_done") ||
               problem.field == "market_variant";
      });
  if (steps_read) {
    const auto& held = steps_of(inquiry.market_variant, inquiry.on);
    if (!is_beginning(inquiry.steps_done, held.value)) {
      found.push_back(no_beginning(
          "steps_done", label_of(variant_choices(), inquiry.market_variant), held.source));
    }
  }
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace kotaj::border_market

namespace kotaj::core {
namespace {

using namespace border_market;          // NOLINT: tables of that namespace's records.
using namespace border_market::fields;  // NOLINT
using namespace fields;                 // NOLINT

constexpr Source documents_listed = clause("خلاصه مراحل، اسناد و مدارک");
constexpr Source cashier = clause("خلاصه مراحل، صندوق");
constexpr Source sequence = clause("فهرست مراحل");
constexpr Source value_of_exports = law_article("ماده ۱۶");

constexpr Field paper(uint16_t number, std::string_view name, std::string_view label) {
  return from(part(number, name, label), documents_listed);
}

}  // namespace

template <>
const Description& describe<border_market::Document>() {
  using Paper = border_market::Document;
  static constexpr std::array<Field, 2> fields{{
      member<&Paper::status>(
          from(choice(1, "status", "وضعیت سند", document_status_choices), documents_listed)),
      member<&Paper::reason>(text(2, "reason", "علت لازم نبودن سند")),
  }};
  static constexpr Description table = description<Paper>("border_market.document", "سند", fields);
  return table;
}

template <>
const Description& describe<Documents>() {
  static constexpr std::array<Field, 9> fields{{
      record_member<&Documents::warehouse_receipt>(paper(1, "warehouse_receipt", "قبض انبار")),
      record_member<&Documents::commercial_card>(paper(2, "commercial_card", "کارت بازرگانی")),
      record_member<&Documents::export_licence>(paper(3, "export_licence", "مجوز صدور")),
      record_member<&Documents::standard_certificate>(
          paper(4, "standard_certificate", "گواهی استاندارد")),
      record_member<&Documents::price_setting>(paper(
          5, "price_setting", "قیمت‌گذاری کالا (توسط گمرک ایران)")),
      record_member<&Documents::packing_list>(
          paper(6, "packing_list", "صورت عدل‌بندی")),
      record_member<&Documents::power_of_attorney>(paper(7, "power_of_attorney", "وکالتنامه")),
      record_member<&Documents::official_introduction>(
          paper(8, "official_introduction",
                "معرفی‌نامه رسمی (معرفی نماینده)")),
      record_member<&Documents::other>(paper(9, "other", "سایر مدارک")),
  }};
  static constexpr Description table =
      description<Documents>("border_market.documents", "اسناد و مدارک", fields);
  return table;
}

template <>
const Description& describe<Cost>() {
  static constexpr std::array<Field, 4> fields{{
      member<&Cost::kind>(from(choice(1, "kind", "نوع هزینه", cost_kind_choices), cashier)),
      member<&Cost::unit>(from(choice(2, "unit", "واحد هزینه", cost_unit_choices), cashier)),
      member<&Cost::quantity>(quantity(3, "quantity", "مقدار")),
      member<&Cost::rate_irr>(amount(4, "rate_irr", "نرخ هر واحد", rial_rate_unit)),
  }};
  static constexpr Description table = description<Cost>("border_market.cost", "هزینه", fields);
  return table;
}

template <>
const Description& describe<StepDone>() {
  static constexpr std::array<Field, 1> fields{{
      member<&StepDone::code>(from(of_type(FieldType::identifier, 1, "", "مرحله"), sequence)),
  }};
  static constexpr Description table =
      description<StepDone>("border_market.step_done", "مرحله انجام‌شده", fields);
  return table;
}

template <>
const Description& describe<ListValue>() {
  static constexpr std::array<Field, 4> fields{{
      member<&ListValue::hs>(hs_code(1, "hs", "تعرفه گمرکی (کد کالا)")),
      member<&ListValue::unit>(text(2, "unit", "واحد مقدار")),
      member<&ListValue::value_usd>(amount(3, "value_usd", "ارزش فهرست", dollar_rate_unit)),
      member<&ListValue::margin_percent>(
          amount(4, "margin_percent", "حد مجاز اختلاف", percent_unit)),
  }};
  static constexpr Description table =
      description<ListValue>("border_market.list_value", "ردیف فهرست ارزش صادراتی", fields);
  return table;
}

template <>
const Description& describe<border_market::Inquiry>() {
  using Question = border_market::Inquiry;
  static constexpr std::array<Field, 8> fields{{
      member<&Question::on>(date(1, "on", "روز بررسی")),
      member<&Question::market_variant>(
          from(choice(2, "market_variant", "ترتیب مراحل بازارچه", variant_choices), sequence)),
      record_member<&Question::declaration>(part(3, "declaration", "اظهارنامه")),
      record_member<&Question::documents>(paper(4, "documents", "اسناد و مدارک")),
      list_member<&Question::costs>(from(list(5, "costs", "هزینه‌ها"), cashier)),
      list_member<&Question::steps_done>(
          from(list(6, "steps_done", "مراحل انجام‌شده"), sequence)),
      list_member<&Question::value_list>(
          from(list(7, "value_list", "فهرست ارزش صادراتی"), value_of_exports)),
      member<&Question::export_duty_by_value>(
          from(flag(8, "export_duty_by_value", "عوارض صادراتی بر پایه ارزش"), value_of_exports)),
  }};
  static constexpr Description table =
      description<Question>("border_market.inquiry", "صدور کالا در بازارچه مرزی", fields);
  return table;
}

}  // namespace kotaj::core
