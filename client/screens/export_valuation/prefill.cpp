#include <algorithm>

#include "client/screens/export_valuation/request_view.h"
#include "client/screens/export_valuation/valuation_index.h"

// What the form of an act starts with: what the request says already, and today.
namespace kotaj::screens::valuation {
namespace {

using export_valuation::ActNumber;
using export_valuation::Request;
using Typed = std::map<std::string, std::string>;

std::string row_path(std::string_view list, std::size_t row) {
  return std::string(list) + "[" + std::to_string(row) + "].";
}

/// Every member of a record under a path, as it would be typed; blank ones are left to whoever
/// fills in the form.
void type_record(Typed& typed, const std::string& path, const core::Description& description,
                 const void* record) {
  for (const core::Field& field : description.fields) {
    if (field.nested != nullptr) {
      for (std::size_t row = 0; row < field.count(record); ++row)
        type_record(typed, path + row_path(field.name, row), *field.nested(),
                    field.at(record, row));
      continue;
    }
    std::string text = core::format_field(field, field.get(record));
    if (!text.empty()) typed[path + std::string(field.name)] = std::move(text);
  }
}

void type_analysis(Typed& typed, const RequestView& view) {
  const Request& request = view.request;
  const int64_t row = view.memory.row;
  if (const auto* held = export_valuation::analysis_of_row(request, row)) {
    type_record(typed, {}, core::describe<export_valuation::RawAnalysis>(), held);
    return;
  }
  typed["row"] = std::to_string(row);
  typed["company"] = request.form.exporter;
  const auto at = static_cast<std::size_t>(row - 1);
  if (row >= 1 && at < request.form.rows.size()) {
    typed["goods"] = request.form.rows[at].goods;
    typed["produced_unit"] = request.form.rows[at].unit;
  }
  const core::Description& form = core::describe<export_valuation::RequestForm>();
  for (const std::string_view name : {"exchange_rate", "exchange_rate_on"}) {
    const core::Field& field = *form.find(name);
    typed[std::string(name)] = core::format_field(field, field.get(&request.form));
  }
  typed["rows[0].other_irr"] = "0";
}

/// The rows of form PQ31 as the working group would decide them: by the last report, else as the
/// office proposed.
void type_resolution(Typed& typed, const Request& request, core::Date today) {
  typed["resolved_on"] = today.to_string();
  typed["members[0].name"] = "";
  const core::Description& table = core::describe<export_valuation::ResolvedValue>();
  for (std::size_t at = 0; at < request.form.rows.size(); ++at) {
    const export_valuation::GoodsRow& goods = request.form.rows[at];
    export_valuation::ResolvedValue value;
    value.row = static_cast<int64_t>(at) + 1;
    value.hs_code = goods.hs_code;
    value.goods = goods.goods;
    value.brand = goods.brand;
    value.unit = goods.unit;
    value.value_usd = goods.proposed_usd.value_or(0);
    value.from = today;
    if (!request.reports.empty()) {
      for (const auto& reported : request.reports.back().report.values)
        if (reported.row == value.row) value.value_usd = reported.value_usd;
    }
    type_record(typed, row_path("values", at), table, &value);
  }
}

void type_report(Typed& typed, const Request& request) {
  const core::Description& table = core::describe<export_valuation::ReportedValue>();
  for (std::size_t at = 0; at < request.form.rows.size(); ++at) {
    export_valuation::ReportedValue value;
    value.row = static_cast<int64_t>(at) + 1;
    value.value_usd = request.form.rows[at].proposed_usd.value_or(0);
    type_record(typed, row_path("values", at), table, &value);
  }
}

/// The expert to whom the last request was referred: most often he is the next one's, too.
std::string last_expert(Shell& shell) {
  std::string expert;
  core::Moment latest{};
  for (const RequestIndex::Row& row : request_index(shell).rows()) {
    const Request& request = request_of(row);
    if (!request.referral || request.changed_at.unix_ms < latest.unix_ms) continue;
    latest = request.changed_at;
    expert = request.referral->expert;
  }
  return expert;
}

}  // namespace

std::map<std::string, std::string> first_values(const RequestView& view, ActNumber act) {
  Typed typed;
  const Request& request = view.request;
  const std::string today = view.on.to_string();
  switch (act) {
    case ActNumber::edit_request:
      type_record(typed, {}, core::describe<export_valuation::RequestForm>(), &request.form);
      break;
    case ActNumber::put_analysis:
      type_analysis(typed, view);
      break;
    case ActNumber::state_opinion:
      if (request.opinion) {
        type_record(typed, {}, core::describe<export_valuation::StateOpinion>(), &*request.opinion);
      } else {
        typed["documents[0].number"] = "";
      }
      break;
    case ActNumber::send:
      typed["sent_on"] = today;
      break;
    case ActNumber::register_request:
      typed["registered_on"] = today;
      break;
    case ActNumber::refer_to_expert:
      typed["expert"] = last_expert(view.shell);
      break;
    case ActNumber::report:
      type_report(typed, request);
      break;
    case ActNumber::hear:
      typed["heard_on"] = today;
      break;
    case ActNumber::resolve:
      type_resolution(typed, request, view.on);
      break;
    default:
      break;
  }
  return typed;
}

}  // namespace kotaj::screens::valuation
