#include "shared/border_market/apply.h"

#include <algorithm>

#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"
#include "shared/core/field_currency.h"
#include "shared/core/text.h"
#include "shared/export_valuation/values.h"

// What the acts beside the steps do to a file.
namespace kotaj::border_market {
namespace {

using access::Context;
using core::Field;
using core::Problem;

constexpr core::Source list_of_steps = clause("فهرست مراحل");
constexpr core::Source drawing_up = clause("تنظیم اظهارنامه");
constexpr core::Source papers = clause("خلاصه مراحل، اسناد و مدارک");
constexpr core::Source cashier = clause("خلاصه مراحل، هزینه‌های صندوق");
constexpr core::Source releasing = clause("خلاصه مراحل، سند ترخیص");
constexpr core::Source value_of_exports = law_article("ماده ۱۶");

bool is_blank_value(const core::Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && text->empty();
}

bool is_blank_record(const core::Description& description, const void* record) {
  return std::all_of(
      description.fields.begin(), description.fields.end(), [record](const Field& field) {
        if (field.nested == nullptr) return is_blank_value(field.get(record));
        return field.count(record) == 0 || (field.type == core::FieldType::record &&
                                            is_blank_record(*field.nested(), field.at(record, 0)));
      });
}

/// A form draws every part; one in which nothing was typed is not there.
void drop_blank_parts(const core::Description& description, void* record) {
  for (const Field& field : description.fields) {
    if (field.nested == nullptr) continue;
    for (std::size_t row = 0; row < field.count(record); ++row)
      drop_blank_parts(*field.nested(), field.mutable_at(record, row));
    const bool part = field.type == core::FieldType::record && field.nullable;
    if (part && field.count(record) == 1 && is_blank_record(*field.nested(), field.at(record, 0)))
      field.resize(record, 0);
  }
}

/// The first thing in a record that is not of the form, on the field of the act's own form.
Refused check_form(const Record& after, std::string_view prefix, const Context& context) {
  core::Problems problems;
  check_facts(inquiry_of(after, context.on), problems);
  for (Problem& problem : problems) {
    if (!problem.field.starts_with(prefix)) continue;
    return invalid(problem.field.substr(prefix.size()), std::move(problem.message),
                   problem.source.value_or(drawing_up));
  }
  return {};
}

std::string row_path(std::size_t row, std::string_view member) {
  return "rows[" + std::to_string(row) + "]." + std::string(member);
}

/// A rate that the market has set is not the cashier's to choose.
Refused check_costs(const Costs& payload, const Market* market, core::Date on) {
  for (std::size_t row = 0; row < payload.rows.size(); ++row) {
    const Cost& cost = payload.rows[row];
    if (cost.quantity.thousandths <= 0)
      return invalid(row_path(row, "quantity"), "«مقدار» باید بیش از صفر باشد.", cashier);
    const MarketRate* rate =
        market == nullptr ? nullptr : rate_on(*market, cost.kind, cost.unit, on);
    if (rate == nullptr || rate->rate_irr == cost.rate_irr) continue;
    return invalid(
        row_path(row, "rate_irr"),
        "نرخ بازارچه برای «" + std::string(label_of(cost_kind_choices(), cost.kind)) + "» از " +
            core::persian_digits(rate->from.to_string()) + "، " +
            core::persian_number(core::format_decimal(rate->rate_irr, core::rate_scale)) +
            " ریال است.",
        cashier);
  }
  return {};
}

/// The value that the list has on that day; a refusal where it has none.
Refused look_up(const ScreenRow& row, std::size_t at, const Context& context, ScreenedBy& found) {
  const core::Id id = export_valuation::value_id(row.hs, row.goods, row.brand, row.unit);
  const auto* line = context.lookup == nullptr
                         ? nullptr
                         : static_cast<const export_valuation::ValueLine*>(
                               context.lookup->find(export_valuation::values_module().code, id));
  const export_valuation::ValueEntry* entry =
      line == nullptr ? nullptr : export_valuation::entry_on(*line, context.on);
  if (entry == nullptr) {
    return invalid(
        row_path(at, "goods"),
        "فایل ارزش‌های صادراتی امروز برای این کالا و واحد ارزشی ندارد.",
        value_of_exports);
  }
  found = {line->hs_code, line->goods, line->brand, line->unit, entry->value_usd};
  return {};
}

}  // namespace

access::Refusal invalid(std::string_view field, std::string reason, const core::Source& source) {
  return {"invalid", std::string(field), std::move(reason), source};
}

Refused check_day(const Record& record, core::Date day, std::string_view field,
                  const core::Source& source, const Context& context) {
  if (context.on < day) return invalid(field, "این تاریخ پس از امروز است.", source);
  if (day < record.opening.opened_on)
    return invalid(field, "این تاریخ پیش از تشکیل پرونده است.", source);
  if (!record.steps.empty() && day < record.steps.back().done_on)
    return invalid(
        field, "این تاریخ پیش از آخرین مرحله انجام‌شده است.",
        source);
  return {};
}

access::Applied open_file(const Opening& payload, const Context& context) {
  const auto refused = [](std::string_view field, std::string reason) {
    return access::refused("invalid", std::string(field), std::move(reason), list_of_steps);
  };
  if (context.on < payload.opened_on) return refused("opened_on", "این تاریخ پس از امروز است.");
  const Market* market = find_market(payload.office, context.lookup);
  if (market == nullptr)
    return refused(
        "office",
        "برای این گمرک بازارچه‌ای ثبت نشده است؛ ترتیب مراحل را بازارچه می‌گوید.");
  const MarketVariant* variant = variant_on(*market, payload.opened_on);
  if (variant == nullptr) return refused("opened_on", "بازارچه در این روز ترتیب مراحلی ندارد.");
  Record record;
  record.opening = payload;
  record.variant = variant->variant;
  record.declaration.certificates.emplace();
  record.declaration.procedure = Procedure::definite_export;
  record.opened_at = record.changed_at = context.at;
  return access::accepted(std::move(record));
}

Done edit_declaration(Record& record, const Declaration& payload, const Context& context) {
  std::optional<IdentityVerification> verified =
      std::move(record.declaration.identity_verification);
  record.declaration = payload;
  drop_blank_parts(core::describe<Declaration>(), &record.declaration);
  record.declaration.identity_verification = std::move(verified);
  if (!record.declaration.certificates) record.declaration.certificates.emplace();
  if (record.declaration.certificates->size() > limits::certificates)
    return refuse(invalid("certificates",
                          "بیش از این گواهی پذیرفته نمی‌شود.",
                          drawing_up));
  if (record.declaration.lines.size() > limits::lines)
    return refuse(invalid("lines", "بیش از این ردیف پذیرفته نمی‌شود.",
                          drawing_up));
  if (auto refused = check_form(record, "declaration.", context))
    return refuse(std::move(*refused));
  return {};
}

Done put_documents(Record& record, const Documents& payload, const Context&) {
  record.documents = payload;
  for (const Field& field : core::describe<Documents>().fields) {
    auto& document = *static_cast<Document*>(field.mutable_at(&record.documents, 0));
    if (document.reason && document.reason->empty()) document.reason.reset();
    if (document.status == DocumentStatus::not_needed && !document.reason) {
      return refuse(invalid(std::string(field.name) + ".reason",
                            "سندی که لازم نیست دلیل می‌خواهد.", papers));
    }
  }
  return {};
}

Done put_costs(Record& record, const Costs& payload, const Context& context) {
  if (payload.received_on && context.on < *payload.received_on)
    return refuse(invalid("received_on", "این تاریخ پس از امروز است.", cashier));
  const Market* market = find_market(record.opening.office, context.lookup);
  if (auto refused = check_costs(payload, market, payload.received_on.value_or(context.on)))
    return refuse(std::move(*refused));
  record.costs = payload;
  const core::Exact total = totals_of(inquiry_of(record, context.on)).total_costs_irr;
  return {{}, payload.received_on, "جمع " + core::persian_number(total.decimal(0)) + " ریال"};
}

Done match_documents(Record& record, const DocumentMatching& payload, const Context& context) {
  if (auto refused = check_day(record, payload.matched_on, "matched_on", papers, context))
    return refuse(std::move(*refused));
  constexpr std::pair<std::string_view, bool DocumentMatching::*> all[] = {
      {"ownership_verified", &DocumentMatching::ownership_verified},
      {"conditions_verified", &DocumentMatching::conditions_verified},
      {"documents_examined", &DocumentMatching::documents_examined}};
  for (const auto& [name, member] : all) {
    if (!(payload.*member))
      return refuse(invalid(name, "تطبیق اسناد با هر سه بررسی انجام شده است.", papers));
  }
  record.matching = payload;
  return {{}, payload.matched_on, payload.note};
}

Done screen_values(Record& record, const ScreenValues& payload, const Context& context) {
  std::vector<ScreenedBy> found;
  for (std::size_t row = 0; row < payload.rows.size(); ++row) {
    ScreenedBy one;
    if (auto refused = look_up(payload.rows[row], row, context, one))
      return refuse(std::move(*refused));
    const bool repeated = std::any_of(found.begin(), found.end(), [&one](const ScreenedBy& other) {
      return other.hs == one.hs && other.unit == one.unit;
    });
    if (repeated) {
      return refuse(invalid(
          row_path(row, "hs"),
          "برای یک تعرفه و واحد تنها یک ردیف فایل ارزش می‌نشیند.",
          value_of_exports));
    }
    found.push_back(std::move(one));
  }
  record.screened_by = std::move(found);
  record.export_duty_by_value = payload.export_duty_by_value;
  return {{}, {}, core::persian_digits(std::to_string(payload.rows.size())) + " ردیف فایل ارزش"};
}

Done record_undertaking(Record& record, const Undertaking& payload, const Context& context) {
  if (context.on < payload.given_on)
    return refuse(invalid("given_on", "این تاریخ پس از امروز است.", value_of_exports));
  record.undertaking = payload;
  return {{}, payload.given_on, "تعهد شماره " + core::persian_digits(payload.number)};
}

Done assign_assessor(Record& record, const Assignment& payload, const Context& context) {
  if (auto refused = check_day(record, payload.assigned_on, "assigned_on", list_of_steps, context))
    return refuse(std::move(*refused));
  record.assignment = payload;
  return {{}, payload.assigned_on, payload.assessor};
}

Done return_to_step(Record& record, const Return& payload, const Context&) {
  const auto found =
      std::find_if(record.steps.begin(), record.steps.end(), [&payload](const StepEntry& entry) {
        return core::code_of(step_choices(), entry.step) == payload.to_step;
      });
  if (found == record.steps.end()) {
    return refuse(invalid(
        "to_step",
        "این مرحله انجام نشده است؛ به مرحله انجام‌شده می‌توان بازگشت.",
        list_of_steps));
  }
  take_back(record, static_cast<std::size_t>(found - record.steps.begin()));
  return {{}, {}, payload.to_step + "؛ " + payload.reason};
}

Done resume(Record& record, const Resume& payload, const Context&) {
  record.stopped.clear();
  return {{}, {}, payload.reason};
}

Done sign_release(Record& record, const Release& payload, const Context& context) {
  if (auto refused = check_day(record, payload.signed_on, "signed_on", releasing, context))
    return refuse(std::move(*refused));
  record.release = payload;
  return {{}, payload.signed_on, "سند شماره " + core::persian_digits(payload.number)};
}

Done deliver_goods(Record& record, const Delivery& payload, const Context& context) {
  if (context.on < payload.delivered_on)
    return refuse(invalid("delivered_on", "این تاریخ پس از امروز است.", releasing));
  if (payload.delivered_on < record.release->signed_on)
    return refuse(invalid("delivered_on", "تحویل پیش از امضای سند ترخیص است.", releasing));
  record.delivery = payload;
  return {{}, payload.delivered_on, payload.warehouse};
}

}  // namespace kotaj::border_market
