#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/export_valuation/choices.h"

/// What is filled in for each act on a request. What an officer wrote stays in the record as he
/// wrote it.
namespace kotaj::export_valuation {

/// One row of form PQ31. Values and prices are of one unit; a draft may leave most of them open.
struct GoodsRow {
  std::string goods;
  std::string brand;
  std::string hs_code;
  std::string unit;
  std::optional<core::Quantity> quantity;
  std::optional<core::Mass> net;
  std::optional<core::Mass> gross;
  std::optional<core::Wide> declared_usd;
  std::optional<core::Wide> approved_usd;  ///< The last approved value.
  std::string approved_number;
  std::optional<core::Date> approved_on;
  std::optional<core::Wide> wholesale_irr;
  std::optional<core::Wide> international_usd;
  std::optional<core::Wide> proposed_usd;       ///< The value set: what the office proposes.
  std::optional<core::Wide> costs_to_exit_irr;  ///< Ours: art. 16's costs until the goods leave.
};

/// "open_request" and "edit_request": form PQ31.
struct RequestForm {
  std::string office;
  std::string file_number;  ///< The office's own; names the request with the office.
  RequestKind kind = RequestKind::set_value;
  Trigger trigger = Trigger::price_level_changed;
  std::string kotaj;
  std::optional<core::Date> kotaj_on;
  std::string exporter;
  std::string phone;
  std::string fax;
  std::string address;
  std::string objection_number;
  std::optional<core::Date> objection_on;
  bool export_duty = false;
  std::optional<core::Wide> duty_amount;  ///< Rials.
  std::string duty_basis;
  std::optional<core::Wide> exchange_rate;
  std::optional<core::Date> exchange_rate_on;
  std::vector<GoodsRow> rows;
  std::string follows;  ///< File number of the returned request that this one takes up again.
};

/// One row of form PQ33.
struct Material {
  std::string material;
  core::Quantity consumption;
  std::string unit;
  std::optional<core::Wide> rate_domestic_irr;
  std::optional<core::Wide> rate_foreign_usd;
  core::Wide other_irr = 0;
  std::string remarks;
};

/// "put_analysis": form PQ33 of one row of goods.
struct RawAnalysis {
  int64_t row = 1;  ///< Of form PQ31, from 1.
  std::string goods;
  std::string company;
  core::Quantity produced;
  std::string produced_unit;
  core::Wide exchange_rate = 0;
  core::Date exchange_rate_on;
  std::vector<Material> rows;
};
/// "drop_analysis".
struct DropAnalysis {
  int64_t row = 1;
};

struct LegalDocument {
  DocumentKind kind = DocumentKind::inquiry;
  std::string number;
  std::optional<core::Date> dated_on;
  std::string issuer;
  std::string description;  ///< What it shows of the value.
};

/// "state_opinion": the explicit opinion, its documents, and the confirmation that clause 2 of
/// 97/215214 was observed.
struct StateOpinion {
  std::string proposal;
  std::string reason;
  std::string expert;          ///< By name.
  std::string outside_reason;  ///< Why a proposed value lies outside the evidence.
  std::vector<LegalDocument> documents;
  bool clause_2_observed = false;
};

/// "sign".
struct SignRequest {
  std::string note;
};
/// "reopen", "withdraw".
struct GiveReason {
  std::string reason;
};
/// "send": the letter's number and date.
struct SendRequest {
  std::string number;
  core::Date sent_on;
};
/// "register_request".
struct RegisterRequest {
  std::string number;
  core::Date registered_on;
};
/// "refer".
struct ReferRequest {
  std::string note;
};
/// "refer_to_expert".
struct ReferToExpert {
  std::string expert;  ///< User name.
  std::string note;
};
/// What the expert finds for one row of goods.
struct ReportedValue {
  int64_t row = 1;
  core::Wide value_usd = 0;
  std::string reason;
};
/// "report".
struct GiveReport {
  std::string text;
  std::vector<ReportedValue> values;
};
/// "hear".
struct HearRequest {
  std::string session;
  core::Date heard_on;
  std::string note;
};
struct Member {
  std::string name;
  std::string role;
};
/// One row that a resolution puts into the export value list.
struct ResolvedValue {
  int64_t row = 1;  ///< Of form PQ31.
  std::string hs_code;
  std::string goods;
  std::string brand;
  std::string unit;
  core::Wide value_usd = 0;
  core::Date from;
};
/// "resolve": the working group's resolution.
struct RecordResolution {
  std::string number;
  core::Date resolved_on;
  std::vector<Member> members;
  std::vector<ResolvedValue> values;
  std::string note;
};
/// "publish".
struct PublishRequest {
  std::string note;
};
/// "return_request".
struct ReturnRequest {
  std::string reasons;
};

/// Act numbers on the wire; never reused.
enum class ActNumber : uint16_t {
  read = 1,
  open_request = 2,
  edit_request = 3,
  put_analysis = 4,
  drop_analysis = 5,
  state_opinion = 6,
  sign = 7,
  reopen = 8,
  send = 9,
  register_request = 10,
  refer = 11,
  refer_to_expert = 12,
  report = 13,
  hear = 14,
  resolve = 15,
  publish = 16,
  return_request = 17,
  withdraw = 18,
};

/// 50 `export_valuation`, record Request.
const access::Module& module();

}  // namespace kotaj::export_valuation

namespace kotaj::core {
template <>
const Description& describe<export_valuation::GoodsRow>();
template <>
const Description& describe<export_valuation::RequestForm>();
template <>
const Description& describe<export_valuation::Material>();
template <>
const Description& describe<export_valuation::RawAnalysis>();
template <>
const Description& describe<export_valuation::DropAnalysis>();
template <>
const Description& describe<export_valuation::LegalDocument>();
template <>
const Description& describe<export_valuation::StateOpinion>();
template <>
const Description& describe<export_valuation::SignRequest>();
template <>
const Description& describe<export_valuation::GiveReason>();
template <>
const Description& describe<export_valuation::SendRequest>();
template <>
const Description& describe<export_valuation::RegisterRequest>();
template <>
const Description& describe<export_valuation::ReferRequest>();
template <>
const Description& describe<export_valuation::ReferToExpert>();
template <>
const Description& describe<export_valuation::ReportedValue>();
template <>
const Description& describe<export_valuation::GiveReport>();
template <>
const Description& describe<export_valuation::HearRequest>();
template <>
const Description& describe<export_valuation::Member>();
template <>
const Description& describe<export_valuation::ResolvedValue>();
template <>
const Description& describe<export_valuation::RecordResolution>();
template <>
const Description& describe<export_valuation::PublishRequest>();
template <>
const Description& describe<export_valuation::ReturnRequest>();
}  // namespace kotaj::core
