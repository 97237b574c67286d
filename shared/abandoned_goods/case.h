#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/receipt.h"
#include "shared/abandoned_goods/tariff.h"
#include "shared/abandoned_goods/term.h"
#include "shared/core/tehran.h"

/// The record of a case: one warehouse receipt and all that happened to its goods. What an officer
/// filled in for an act stays as he filled it in (acts.h); who, when and in which position stands
/// in the events.
namespace kotaj::abandoned_goods {

/// T6. Open while no final opinion is notified.
struct DisputeRecord {
  core::Id id;
  core::Date from;
  std::string subject;
  std::string documents;
  std::optional<core::Date> notified_on;
  std::string ruling;
};

/// One line of the abandoned declaration, as assessed, then registered, then valued.
struct DeclaredLine {
  std::string goods;
  std::string hs_code;
  core::Mass gross;
  std::optional<int64_t> packages;
  std::string package_kind;
  std::string container;
  std::string condition;
  core::Wide registered_usd = 0;  ///< Cents; at registration (B3, B4).
  bool needs_value_id = false;    ///< B5.
  std::string value_id;
  std::optional<ValueMethod> method;
  std::vector<EarlierMethod> earlier;
  std::optional<core::Wide> value_usd;  ///< Cents; as corrected.
  std::optional<core::Wide> value_irr;  ///< By the rate of the registration day.
  // Estimated duties in rials, each an own amount; empty before valuation.
  std::optional<core::Wide> customs_duty;
  std::optional<core::Wide> commercial_profit;
  std::optional<core::Wide> other_dues;
  std::optional<core::Wide> vat;
  std::optional<TariffEntry> rates;  ///< In force on the registration day; none in the tariff.
  std::string dues_reason;           ///< Why an amount is not what the rates make of the value.
};
/// The line's dues together, in rials.
core::Wide duties_of(const DeclaredLine& line);

/// The abandoned declaration with its boxes as they were registered (B6, B15).
struct Declaration {
  std::string kotaj;
  core::Date registered_on;
  std::string owner_name;      ///< Box 1.
  std::string owner_legal_id;  ///< Box 1.
  std::string owner_address;   ///< Box 1.
  std::string declarant;       ///< Boxes 8 and 14.
  std::string receipt_number;  ///< Box 31; with `M` after a prior declaration.
  std::vector<NeededPermit> permits;
  std::string permit_text;
  std::string no_dispute_confirmed_by;  ///< A3, by name.
  std::vector<DeclaredLine> lines;
  std::optional<core::Date> valued_on;
  std::optional<core::Wide> usd_rate;  ///< Rials a dollar on the registration day.
  std::optional<core::Date> assessment_confirmed_on;
  std::string assessment_confirmed_by;
  std::string mother_payment_id;  ///< B13; empty while there is none.
  std::optional<core::Date> mother_payment_on;
};
core::Wide duties_of(const Declaration& declaration);
/// The value as it stands: corrected where it was, else as registered. Cents.
core::Wide value_usd_of(const DeclaredLine& line);

/// A payment ID: the share ID, and what it was split into (B13, B14).
struct PaymentId {
  std::string payment_id;
  PaymentIdKind kind = PaymentIdKind::share;
  core::Wide amount = 0;  ///< Rials.
  core::Date made_on;
  std::string split_from;  ///< The ID that it is a part of; empty for the share ID.
  bool split = false;      ///< Replaced by its two parts: no longer payable.
  std::optional<core::Date> paid_on;
  std::optional<PayerKind> payer;
  std::string payment_document;
};

/// One payment of a claim (B11).
struct ClaimPayment {
  core::Id id;
  core::Wide amount = 0;  ///< Rials.
  core::Date paid_on;
  std::optional<core::Date> to_revenue_on;  ///< Into the revenue account.
  std::string document;
};
/// What the office claims of the Organization for one declaration (B11).
struct Claim {
  core::Id id;
  DueKind kind = DueKind::duties;
  core::Wide amount = 0;  ///< Rials.
  core::Date claimed_on;
  std::string letter;
  std::vector<ClaimPayment> payments;
};
core::Wide balance_of(const Claim& claim);

/// B10.
struct Demand {
  core::Date demanded_on;
  std::string letter;
  std::string note;
};

/// One way of the goods from a warning to their end. A cancelled declaration, and a release
/// document, end it: goods that outstay their term again begin another.
struct Round {
  std::optional<ServeWarning> warning;
  std::optional<DispatchAssessors> dispatch;
  std::optional<Inspect> inspection;
  std::optional<Declaration> declaration;
  std::vector<PaymentId> payment_ids;
  std::vector<Claim> claims;
  std::optional<Announce> announcement;
  std::vector<Demand> demands;
  std::optional<TakeOut> taking;
  std::optional<Settle> settlement;
  std::optional<RequestReturn> return_request;
  std::optional<ReturnDeclaration> returning;
  std::optional<CancelDeclaration> cancellation;
  std::optional<ExtendReturned> return_extension;
  std::optional<DeclareProcedure> procedure;
  std::optional<RecordRelease> release;
  std::optional<ExtendRelease> release_extension;
  std::optional<RecordExit> exit;
};
/// Ended by a cancellation or a release document.
bool is_closed(const Round& round);

/// One field put right, for ever.
struct Correction {
  core::Id id;        ///< The operation's.
  int64_t line = 0;   ///< Of the declaration; 0 for the receipt or the declaration itself.
  std::string field;  ///< Its name there.
  std::string old_value;
  std::string new_value;
  std::string reason;
  std::string documents;
  std::string by;
  core::Moment at;
};

/// The provincial director's signature (B12).
struct Approval {
  core::Id id;
  bool withdrawn = false;  ///< Else amended.
  MistakeKind mistake = MistakeKind::other;
  std::string reason;
  std::string letter;
  std::string by;
  std::string name;
  core::Moment at;
};

/// A document of the case, by its number and file name; the file itself stays where it is.
struct Document {
  core::Id id;
  std::string title;
  std::string number;
  std::optional<core::Date> dated_on;
  std::string file;
  std::string note;
  std::string by;
  core::Moment at;
};

/// One act on the case: its time line.
struct Event {
  core::Id operation;
  std::string act;  ///< Act code.
  std::string user;
  std::string name;
  std::optional<int64_t> position;  ///< access::Position, as it was then.
  core::Id assignment;
  core::Moment at;                      ///< Registration moment.
  core::Moment made_at;                 ///< Claimed moment.
  std::optional<core::Date> event_day;  ///< The day that the officer stated.
  Step step = Step::in_storage;         ///< Of the case, after the act.
  std::string detail;
};

/// A case of abandoned goods.
struct Case {
  Receipt receipt;
  Step step = Step::in_storage;  ///< As stored; `step_on` says where it stands on a day.
  std::optional<Extension> extension;
  std::vector<DisputeRecord> disputes;
  std::vector<Round> rounds;
  std::optional<Confiscate> confiscation;
  std::vector<Approval> approvals;
  std::vector<Correction> corrections;
  std::vector<Document> documents;
  core::Moment opened_at;
  core::Moment changed_at;
  std::vector<Event> events;
};

/// The round that runs; null before the first warning or release document, and after a round ended
/// while no other began.
const Round* open_round(const Case& record);
/// The last one, be it ended or not; null where there is none.
const Round* last_round(const Case& record);
/// The abandoned declaration of the last round; null where there is none.
const Declaration* declaration_of(const Case& record);

/// What the term of these goods rests on, on a day.
Inquiry inquiry_of(const Case& record, core::Date on);
/// The term on a day; empty where the facts do not make one (a day before the goods entered).
std::optional<Term> term_on(const Case& record, core::Date on,
                            core::Explanation* explanation = nullptr);

}  // namespace kotaj::abandoned_goods

namespace kotaj::core {
template <>
const Description& describe<abandoned_goods::DisputeRecord>();
template <>
const Description& describe<abandoned_goods::DeclaredLine>();
template <>
const Description& describe<abandoned_goods::Declaration>();
template <>
const Description& describe<abandoned_goods::PaymentId>();
template <>
const Description& describe<abandoned_goods::ClaimPayment>();
template <>
const Description& describe<abandoned_goods::Claim>();
template <>
const Description& describe<abandoned_goods::Demand>();
template <>
const Description& describe<abandoned_goods::Round>();
template <>
const Description& describe<abandoned_goods::Correction>();
template <>
const Description& describe<abandoned_goods::Approval>();
template <>
const Description& describe<abandoned_goods::Document>();
template <>
const Description& describe<abandoned_goods::Event>();
template <>
const Description& describe<abandoned_goods::Case>();
}  // namespace kotaj::core
