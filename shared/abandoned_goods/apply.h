#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/parameters.h"
#include "shared/abandoned_goods/steps.h"

/// What the acts' files share; nothing outside this folder includes it. An act's function puts what
/// the officer filled in into the case, or says why not; where the case goes from there, and
/// whether the act was possible at all, is the table's (steps.h).
namespace kotaj::abandoned_goods {

/// Empty: done.
using Refused = std::optional<access::Refusal>;

access::Refusal invalid(std::string_view field, std::string reason, const core::Source& source);

/// An event day as its form names it.
struct EventDay {
  core::Date day;
  std::string_view field;
  std::string_view label;
};
/// A neighbour that an event day may not come before.
struct Neighbour {
  std::optional<core::Date> day;
  std::string_view label;
};
/// Not later than today, not before the goods entered, not before its neighbour.
Refused check_day(const Case& record, const EventDay& event, const Neighbour& neighbour,
                  const core::Source& source, const access::Context& context);
/// What must be confirmed by a tick.
Refused check_confirmed(bool confirmed, std::string_view field, std::string_view label,
                        const core::Source& source);
/// The problem that the term would have with a field of its inquiry, as a refusal on a field of the
/// form.
Refused check_term(const Case& after, std::string_view problem_field, std::string_view form_field,
                   const access::Context& context);

/// Notes the act on the time line.
void note_event(Case& record, std::string_view act, std::optional<core::Date> day,
                std::string detail, const access::Context& context);

/// The round that runs; a new one where none does.
Round& running_round(Case& record);

/// Rials of a line's value and of its customs duty (4 %), by the rate and the figures of the day of
/// registration.
void calculate_line(DeclaredLine& line, core::Date registered_on, core::Wide usd_rate);
/// The amounts that are blank, as the line's rates have them.
void fill_dues(DeclaredLine& line);

/// A field of a record put right, one after the other; the refusal names the row.
struct Correctable {
  const core::Description* description;
  void* record;
  bool (*may_change)(std::string_view field);
  int64_t line;
};
Refused put_changes(const std::vector<FieldChange>& changes, std::vector<Correctable> records,
                    const core::Source& source, std::vector<Correction>& made);

/// The act's own day and a line for the time line, beside what it did.
struct Done {
  Refused refused{};
  std::optional<core::Date> day{};
  std::string detail{};
};
inline Done refuse(access::Refusal refusal) { return {std::move(refusal), {}, {}}; }

// One function an act.
Done serve_warning(Case& record, const ServeWarning& payload, const access::Context& context);
Done dispatch_assessors(Case& record, const DispatchAssessors& payload,
                        const access::Context& context);
Done inspect(Case& record, const Inspect& payload, const access::Context& context);
Done register_declaration(Case& record, const RegisterDeclaration& payload,
                          const access::Context& context);
Done value_goods(Case& record, const ValueGoods& payload, const access::Context& context);
Done confirm_assessment(Case& record, const ConfirmAssessment& payload,
                        const access::Context& context);

Done record_mother_id(Case& record, const RecordMotherId& payload, const access::Context& context);
Done convert_share_id(Case& record, const ConvertShareId& payload, const access::Context& context);
Done split_payment_id(Case& record, const SplitPaymentId& payload, const access::Context& context);
Done record_payment(Case& record, const RecordPayment& payload, const access::Context& context);
Done claim_dues(Case& record, const ClaimDues& payload, const access::Context& context);
Done record_claim_payment(Case& record, const RecordClaimPayment& payload,
                          const access::Context& context);
Done record_revenue(Case& record, const RecordRevenue& payload, const access::Context& context);

Done announce(Case& record, const Announce& payload, const access::Context& context);
Done demand_removal(Case& record, const DemandRemoval& payload, const access::Context& context);
Done take_out(Case& record, const TakeOut& payload, const access::Context& context);
Done settle(Case& record, const Settle& payload, const access::Context& context);

Done request_return(Case& record, const RequestReturn& payload, const access::Context& context);
Done return_declaration(Case& record, const ReturnDeclaration& payload,
                        const access::Context& context);
Done cancel_declaration(Case& record, const CancelDeclaration& payload,
                        const access::Context& context);
Done extend_returned(Case& record, const ExtendReturned& payload, const access::Context& context);
Done declare_procedure(Case& record, const DeclareProcedure& payload,
                       const access::Context& context);
Done record_release(Case& record, const RecordRelease& payload, const access::Context& context);
Done extend_release(Case& record, const ExtendRelease& payload, const access::Context& context);
Done record_exit(Case& record, const RecordExit& payload, const access::Context& context);

Done approve_withdrawal(Case& record, const ApproveWithdrawal& payload,
                        const access::Context& context);
Done approve_amendment(Case& record, const ApproveAmendment& payload,
                       const access::Context& context);
Done confiscate(Case& record, const Confiscate& payload, const access::Context& context);
Done correct_receipt(Case& record, const CorrectReceipt& payload, const access::Context& context);

Done extend_stay(Case& record, const Extension& payload, const access::Context& context);
Done open_dispute(Case& record, const OpenDispute& payload, const access::Context& context);
Done notify_opinion(Case& record, const NotifyOpinion& payload, const access::Context& context);
Done record_zone_term(Case& record, const RecordZoneTerm& payload, const access::Context& context);
Done record_move(Case& record, const RecordMove& payload, const access::Context& context);
Done follow_up(Case& record, const FollowUp& payload, const access::Context& context);
Done add_document(Case& record, const AddDocument& payload, const access::Context& context);

}  // namespace kotaj::abandoned_goods
