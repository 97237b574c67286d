#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/abandoned_goods/case_choices.h"
#include "shared/abandoned_goods/choices.h"
#include "shared/access/module.h"
#include "shared/core/date.h"
#include "shared/core/id.h"
#include "shared/core/quantity.h"

/// What an officer fills in for each act (abandoned-goods.md, Steps). Opening a case fills in a
/// Receipt, extending the stay an Extension. Who may do which when stands in steps.cpp.
namespace kotaj::abandoned_goods {

struct Case;

// --- From the warehouse to the abandoned declaration (A, B)

/// A1, A2: a served warning, ours or the ports organization's.
struct ServeWarning {
  core::Date served_on;
  WarningServer served_by = WarningServer::customs;
  ServiceWay way = ServiceWay::electronic;
  std::string document;  ///< Number of the warning.
};

struct DispatchAssessors {
  core::Date dispatched_on;
  core::Date custodian_turn_on;  ///< The turn that the custodian gave for moving the goods.
  std::string assessors;
  bool goods_present = false;
};

/// One line of goods as the assessors found it.
struct InspectedLine {
  std::string goods;
  std::string hs_code;
  core::Mass gross;
  std::optional<int64_t> packages;
  std::string package_kind;
  std::string container;
  std::string condition;
  std::string photos;  ///< Their file names.
};
struct Inspect {
  core::Date inspected_on;
  std::string report;
  std::vector<InspectedLine> lines;
};

/// B4: the prior declaration's value of one line.
struct LineValue {
  int64_t line = 0;  ///< Of the inspection report, from 1.
  core::Wide value_usd = 0;
};
/// B1: a permit that a buyer needs for one line.
struct NeededPermit {
  int64_t line = 0;  ///< From 1.
  Permit permit = Permit::other;
  std::string note;
};
struct RegisterDeclaration {
  std::string kotaj;
  core::Date registered_on;
  bool no_open_dispute = false;   ///< A3: the officer confirms it, with his name.
  std::vector<LineValue> values;  ///< With a prior declaration, one a line; else none (B3).
  std::vector<NeededPermit> permits;
};

/// Why a method that comes before the one used could not be.
struct EarlierMethod {
  ValueMethod method = ValueMethod::identical;
  std::string reason;
};
struct LineValuation {
  int64_t line = 0;
  ValueMethod method = ValueMethod::identical;
  std::vector<EarlierMethod> earlier;
  core::Wide value_usd = 0;
  bool needs_value_id = false;  ///< B5, beyond what the HS code says: the text's list is open.
  std::string value_id;
  // Rials; customs duty is calculated. Blank: as the tariff has it.
  std::optional<core::Wide> commercial_profit;
  std::optional<core::Wide> other_dues;
  std::optional<core::Wide> vat;
  std::string dues_reason;  ///< Why an amount is not the tariff's.
};
struct ValueGoods {
  core::Date valued_on;
  core::Wide usd_rate = 0;  ///< Rials a dollar on the day of registration.
  std::vector<LineValuation> lines;
};

struct ConfirmAssessment {
  core::Date confirmed_on;
};
/// B13.
struct RecordMotherId {
  std::string mother_payment_id;
  core::Date issued_on;
};
/// B13.
struct ConvertShareId {
  std::string share_id;
  core::Date converted_on;
  bool confirmed_by_hand = false;
};

// --- The Organization (B1, B10, B15, art. 37)

struct Announce {
  core::Date announced_on;
  std::string letter;
  std::string addressee;  ///< The Organization's office.
  std::vector<NeededPermit> permits;
};
/// B10.
struct DemandRemoval {
  core::Date demanded_on;
  std::string letter;
  std::string note;
};
struct TakeOut {
  core::Date taken_on;
  std::string minutes;
  core::Date minutes_on;
  std::string note;
};
struct Settle {
  SettlementKind kind = SettlementKind::sold;
  core::Date settled_on;
  std::string confirmation;  ///< The Organization's letter.
  core::Date confirmed_on;
  std::optional<core::Date> prior_cancelled_on;  ///< B15, art. 46.
  std::string prior_cancellation;
};

// --- Payment and claims (B11, B14)

/// The two smaller IDs that an ID is split into; they sum to it.
struct SplitPaymentId {
  std::string payment_id;
  core::Date split_on;
  core::Wide cash_amount = 0;
  std::string cash_id;
  std::string refund_id;
};
struct RecordPayment {
  std::string payment_id;
  PayerKind payer = PayerKind::organization;
  core::Wide amount = 0;
  core::Date paid_on;
  std::string document;
};
struct ClaimDues {
  DueKind kind = DueKind::duties;
  core::Wide amount = 0;
  core::Date claimed_on;
  std::string letter;
};
struct RecordClaimPayment {
  core::Id claim;
  core::Wide amount = 0;
  core::Date paid_on;
  std::optional<core::Date> to_revenue_on;
  std::string document;
};
struct RecordRevenue {
  core::Id claim;
  core::Id payment;
  core::Date to_revenue_on;
};

// --- Back to the owner (D, art. 33 n. 1)

struct RequestReturn {
  core::Date requested_on;
  std::string requester;
  ReturnWay way = ReturnWay::new_declaration;
  Procedure procedure = Procedure::definite_import;
  std::string order_registration;
  std::string currency_allocation;
  core::Date allocation_valid_until;
  bool not_sold = false;
};
struct ReturnDeclaration {
  core::Date returned_on;
  std::string letter;  ///< The Organization's; blank before it was announced to (AB-8).
};
struct CancelDeclaration {
  core::Date cancelled_on;
  core::Date storage_paid_until;
  std::string custodian_consent;
};
/// T7.
struct ExtendReturned {
  ExtensionOffice office = ExtensionOffice::import_office;
  core::Date until;
  std::string letter;
  std::string custodian_consent;
};
struct DeclareProcedure {
  Procedure procedure = Procedure::definite_import;
  std::string kotaj;
  core::Date registered_on;
  std::string third_party;         ///< D4: the goods passed to him.
  std::string negotiable_receipt;  ///< D4: by this receipt of the zone.
};
/// T3.
struct RecordRelease {
  ReleaseKind kind = ReleaseKind::release;
  std::string document;
  core::Date issued_on;
};
/// T3: agreed by the custodian and customs.
struct ExtendRelease {
  core::Date until;
  std::string custodian_consent;
  std::string customs_consent;
};
struct RecordExit {
  core::Date exited_on;
  bool dues_paid = false;
  std::string documents;
};

// --- Mistakes and seizure (B12, art. 35)

struct ApproveWithdrawal {
  MistakeKind mistake = MistakeKind::dispute;
  std::string reason;
  std::string letter;
};
/// One field to put right: as it was seen, and as it shall be, both as they are typed.
struct FieldChange {
  int64_t line = 0;  ///< Of the declaration, from 1; 0 for the receipt or the declaration itself.
  std::string field;
  std::string old_value;
  std::string new_value;
};
struct ApproveAmendment {
  MistakeKind mistake = MistakeKind::other;
  std::vector<FieldChange> changes;
  std::string reason;
  std::string letter;
};
struct Confiscate {
  core::Date confiscated_on;
  std::string minutes;
  std::string reason;
};

// --- Facts of the term, documents, follow-up (A3, B2)

struct OpenDispute {
  core::Date from;
  std::string subject;
  std::string documents;
};
struct NotifyOpinion {
  core::Id dispute;
  core::Date notified_on;
  std::string ruling;
};
struct RecordZoneTerm {
  core::Date zone_term_ends;
  std::string document;
};
struct RecordMove {
  core::Date moved_on;
  std::string warehouse;
};
struct CorrectReceipt {
  std::vector<FieldChange> changes;
  std::string reason;
  std::string documents;
};
struct FollowUp {
  core::Date followed_on;
  std::string note;
};
struct AddDocument {
  std::string title;
  std::string number;
  std::optional<core::Date> dated_on;
  std::string file;
  std::string note;
};

/// Act numbers on the wire; never reused.
enum class ActNumber : uint16_t {
  read = 1,
  open_case = 2,
  serve_warning = 3,
  dispatch_assessors = 4,
  inspect = 5,
  register_declaration = 6,
  value_goods = 7,
  confirm_assessment = 8,
  record_mother_id = 9,
  convert_share_id = 10,
  announce = 11,
  demand_removal = 12,
  take_out = 13,
  settle = 14,
  split_payment_id = 15,
  record_payment = 16,
  claim_dues = 17,
  record_claim_payment = 18,
  record_revenue = 19,
  request_return = 20,
  return_declaration = 21,
  cancel_declaration = 22,
  extend_returned = 23,
  declare_procedure = 24,
  record_release = 25,
  extend_release = 26,
  record_exit = 27,
  approve_withdrawal = 28,
  approve_amendment = 29,
  confiscate = 30,
  extend_stay = 31,
  open_dispute = 32,
  notify_opinion = 33,
  record_zone_term = 34,
  record_move = 35,
  correct_receipt = 36,
  follow_up = 37,
  add_document = 38,
};

/// 20 `abandoned_goods`, record Case.
const access::Module& module();

/// What an act would make of the case, rights not asked: for previews and what is printed before it
/// is done.
access::Applied preview(const Case& record, ActNumber act, const void* payload,
                        const access::Context& context);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::ServeWarning>();
template <>
const Description& describe<abandoned_goods::DispatchAssessors>();
template <>
const Description& describe<abandoned_goods::InspectedLine>();
template <>
const Description& describe<abandoned_goods::Inspect>();
template <>
const Description& describe<abandoned_goods::LineValue>();
template <>
const Description& describe<abandoned_goods::NeededPermit>();
template <>
const Description& describe<abandoned_goods::RegisterDeclaration>();
template <>
const Description& describe<abandoned_goods::EarlierMethod>();
template <>
const Description& describe<abandoned_goods::LineValuation>();
template <>
const Description& describe<abandoned_goods::ValueGoods>();
template <>
const Description& describe<abandoned_goods::ConfirmAssessment>();
template <>
const Description& describe<abandoned_goods::RecordMotherId>();
template <>
const Description& describe<abandoned_goods::ConvertShareId>();
template <>
const Description& describe<abandoned_goods::Announce>();
template <>
const Description& describe<abandoned_goods::DemandRemoval>();
template <>
const Description& describe<abandoned_goods::TakeOut>();
template <>
const Description& describe<abandoned_goods::Settle>();
template <>
const Description& describe<abandoned_goods::SplitPaymentId>();
template <>
const Description& describe<abandoned_goods::RecordPayment>();
template <>
const Description& describe<abandoned_goods::ClaimDues>();
template <>
const Description& describe<abandoned_goods::RecordClaimPayment>();
template <>
const Description& describe<abandoned_goods::RecordRevenue>();
template <>
const Description& describe<abandoned_goods::RequestReturn>();
template <>
const Description& describe<abandoned_goods::ReturnDeclaration>();
template <>
const Description& describe<abandoned_goods::CancelDeclaration>();
template <>
const Description& describe<abandoned_goods::ExtendReturned>();
template <>
const Description& describe<abandoned_goods::DeclareProcedure>();
template <>
const Description& describe<abandoned_goods::RecordRelease>();
template <>
const Description& describe<abandoned_goods::ExtendRelease>();
template <>
const Description& describe<abandoned_goods::RecordExit>();
template <>
const Description& describe<abandoned_goods::ApproveWithdrawal>();
template <>
const Description& describe<abandoned_goods::FieldChange>();
template <>
const Description& describe<abandoned_goods::ApproveAmendment>();
template <>
const Description& describe<abandoned_goods::Confiscate>();
template <>
const Description& describe<abandoned_goods::OpenDispute>();
template <>
const Description& describe<abandoned_goods::NotifyOpinion>();
template <>
const Description& describe<abandoned_goods::RecordZoneTerm>();
template <>
const Description& describe<abandoned_goods::RecordMove>();
template <>
const Description& describe<abandoned_goods::CorrectReceipt>();
template <>
const Description& describe<abandoned_goods::FollowUp>();
template <>
const Description& describe<abandoned_goods::AddDocument>();
}  // namespace kotaj::core
