#include "client/screens/abandoned_goods/prefill.h"

#include <algorithm>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/form.h"

namespace kotaj::screens::abandoned {
namespace {

using abandoned_goods::ActNumber;
using abandoned_goods::Case;
using abandoned_goods::Declaration;
using abandoned_goods::Step;

std::string row_path(std::string_view list, std::size_t row) {
  return std::string(list) + "[" + std::to_string(row) + "].";
}

/// Every flat member of a record under a path, as it would be typed; blank ones are left to whoever
/// fills in the form.
void type_record(Typed& typed, const std::string& path, const core::Description& description,
                 const void* record) {
  for (const core::Field& field : description.fields) {
    if (field.nested != nullptr) continue;
    std::string text =
        core::format_field(field, field.get(record), core::currency_of(description, record));
    if (!text.empty()) typed[path + std::string(field.name)] = std::move(text);
  }
}

template <typename Row>
void type_rows(Typed& typed, std::string_view list, const std::vector<Row>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row)
    type_record(typed, row_path(list, row), core::describe<Row>(), &rows[row]);
}

/// The assessors begin with what the receipt says.
void type_inspection(Typed& typed, const Case& record) {
  const auto& goods = record.receipt.goods;
  for (std::size_t row = 0; row < goods.size(); ++row)
    type_record(typed, row_path("lines", row), core::describe<abandoned_goods::GoodsLine>(),
                &goods[row]);
}

/// B4: with a prior declaration each inspected line needs its declared value; B1: the permits.
void type_registration(Typed& typed, const Case& record, core::Date today) {
  const abandoned_goods::Round* round = abandoned_goods::last_round(record);
  if (round == nullptr || !round->inspection) return;
  std::vector<abandoned_goods::DeclaredLine> lines;
  for (const abandoned_goods::InspectedLine& line : round->inspection->lines)
    lines.emplace_back().hs_code = line.hs_code;
  type_rows(typed, "permits", abandoned_goods::permits_needed(lines, today));
  if (!abandoned_goods::has_prior_declaration(record.receipt)) return;
  for (std::size_t row = 0; row < lines.size(); ++row)
    typed[row_path("values", row) + "line"] = std::to_string(row + 1);
  if (lines.size() == 1 && record.receipt.prior_value_usd) {
    const abandoned_goods::LineValue whole{1, *record.receipt.prior_value_usd};
    type_record(typed, row_path("values", 0), core::describe<abandoned_goods::LineValue>(), &whole);
  }
}

void type_valuation(Typed& typed, const Case& record) {
  const Declaration* declaration = abandoned_goods::declaration_of(record);
  if (declaration == nullptr) return;
  for (std::size_t row = 0; row < declaration->lines.size(); ++row) {
    const abandoned_goods::DeclaredLine& line = declaration->lines[row];
    const std::string path = row_path("lines", row);
    typed[path + "line"] = std::to_string(row + 1);
    const bool value_id =
        abandoned_goods::hs_needs_value_id(line.hs_code, declaration->registered_on);
    if (value_id || line.needs_value_id) typed[path + "needs_value_id"] = "true";
  }
}

}  // namespace

std::span<const std::string_view> days_of_today(ActNumber act) {
  struct Row {
    ActNumber act;
    std::vector<std::string_view> fields;
  };
  static const std::vector<Row> table{
      {ActNumber::serve_warning, {"served_on"}},
      {ActNumber::dispatch_assessors, {"dispatched_on", "custodian_turn_on"}},
      {ActNumber::inspect, {"inspected_on"}},
      {ActNumber::register_declaration, {"registered_on"}},
      {ActNumber::value_goods, {"valued_on"}},
      {ActNumber::confirm_assessment, {"confirmed_on"}},
      {ActNumber::record_mother_id, {"issued_on"}},
      {ActNumber::convert_share_id, {"converted_on"}},
      {ActNumber::announce, {"announced_on"}},
      {ActNumber::demand_removal, {"demanded_on"}},
      {ActNumber::take_out, {"taken_on", "minutes_on"}},
      {ActNumber::settle, {"settled_on", "confirmed_on"}},
      {ActNumber::split_payment_id, {"split_on"}},
      {ActNumber::record_payment, {"paid_on"}},
      {ActNumber::claim_dues, {"claimed_on"}},
      {ActNumber::record_claim_payment, {"paid_on"}},
      {ActNumber::record_revenue, {"to_revenue_on"}},
      {ActNumber::request_return, {"requested_on"}},
      {ActNumber::return_declaration, {"returned_on"}},
      {ActNumber::cancel_declaration, {"cancelled_on"}},
      {ActNumber::declare_procedure, {"registered_on"}},
      {ActNumber::record_release, {"issued_on"}},
      {ActNumber::record_exit, {"exited_on"}},
      {ActNumber::confiscate, {"confiscated_on"}},
      {ActNumber::extend_stay, {"consented_on"}},
      {ActNumber::open_dispute, {"from"}},
      {ActNumber::notify_opinion, {"notified_on"}},
      {ActNumber::record_move, {"moved_on"}},
      {ActNumber::follow_up, {"followed_on"}},
  };
  const auto found =
      std::find_if(table.begin(), table.end(), [act](const Row& row) { return row.act == act; });
  if (found == table.end()) return {};
  return found->fields;
}

std::vector<abandoned_goods::NeededPermit> permits_to_announce(const Case& record, core::Date on) {
  const Declaration* declaration = abandoned_goods::declaration_of(record);
  if (declaration == nullptr) return {};
  std::vector<abandoned_goods::NeededPermit> all = declaration->permits;
  for (auto& one : abandoned_goods::missing_permits(
           abandoned_goods::permits_needed(declaration->lines, on), all)) {
    all.push_back(std::move(one));
  }
  return all;
}

Typed first_values(const Case& record, ActNumber act, core::Date today) {
  Typed typed;
  for (const std::string_view day : days_of_today(act)) typed[std::string(day)] = today.to_string();
  switch (act) {
    case ActNumber::serve_warning:
      // A2: in a special port zone it is the ports organization that warns.
      typed["served_by"] = record.receipt.place == abandoned_goods::Place::special_port_zone
                               ? "ports_organization"
                               : "customs";
      break;
    case ActNumber::inspect:
      type_inspection(typed, record);
      break;
    case ActNumber::register_declaration:
      type_registration(typed, record, today);
      break;
    case ActNumber::value_goods:
      type_valuation(typed, record);
      break;
    case ActNumber::announce:
      type_rows(typed, "permits", permits_to_announce(record, today));
      break;
    case ActNumber::declare_procedure: {
      const abandoned_goods::Round* round = abandoned_goods::last_round(record);
      if (round != nullptr && round->return_request) {
        typed["procedure"] =
            core::code_of(abandoned_goods::procedure_choices(), round->return_request->procedure);
      }
      break;
    }
    default:
      break;
  }
  return typed;
}

}  // namespace kotaj::screens::abandoned
