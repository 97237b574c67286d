#pragma once

#include <optional>
#include <string>

#include "shared/export_exit/acts.h"
#include "shared/export_exit/events.h"

/// What each act does to a record, or why it does not; whether it was possible at all is the
/// module's table's. Nothing outside this folder includes it.
namespace kotaj::export_exit {

/// The act's own day and a line for the time line, beside what it did.
struct Done {
  Refused refused{};
  std::optional<core::Date> day{};
  std::string detail{};
};
inline Done refuse(access::Refusal refusal) { return {std::move(refusal), {}, {}}; }

Done follow_up(Record& record, const FollowUp& payload, const access::Context& context);
Done send_inquiry(Record& record, const SendInquiry& payload, const access::Context& context);
Done divert(Record& record, const Diversion& payload, const access::Context& context);
Done cancel_permit(Record& record, const Cancellation& payload, const access::Context& context);
Done pursue_judicially(Record& record, const JudicialPursuit& payload,
                       const access::Context& context);
Done record_return(Record& record, const Return& payload, const access::Context& context);
Done record_carrier(Record& record, const Carrier& payload, const access::Context& context);
Done record_carrier_exit(Record& record, const CarrierExit& payload,
                         const access::Context& context);
Done correct_carrier(Record& record, const CorrectCarrier& payload, const access::Context& context);
Done record_final_notice(Record& record, const FinalNotice& payload,
                         const access::Context& context);
Done answer_inquiry(Record& record, const AnswerInquiry& payload, const access::Context& context);
Done province_follow_up(Record& record, const FollowUp& payload, const access::Context& context);

/// E2, E4, E7, E8: why the record's own state does not allow the act on that day; empty where it
/// does.
Refused standing(const Record* record, ActNumber act, const access::Context& context);
/// The exit office is a border office, where offices are known.
Refused check_border(std::string_view office, std::string_view field,
                     const access::Context& context);

}  // namespace kotaj::export_exit
