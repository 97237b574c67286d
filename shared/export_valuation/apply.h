#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/export_valuation/request.h"
#include "shared/export_valuation/steps.h"

/// What the acts' files share; nothing outside this folder includes it. An act's function puts what
/// was filled in into the request, or says why not; where the request goes from there, and whether
/// the act was possible at all, is the table's (steps.h).
namespace kotaj::export_valuation {

/// What an act's function did: a line for the time line, or why nothing.
struct Done {
  std::string detail{};
  std::optional<access::Refusal> refused{};
};

access::Refusal invalid(std::string field, std::string reason, const core::Source& source);
/// Notes the act on the time line.
void note_event(Request& request, std::string_view act, std::string detail,
                const access::Context& context);

// The office.
access::Applied open_request(const RequestForm& payload, const access::Context& context);
Done edit_request(Request& request, const RequestForm& payload, const access::Context& context);
Done put_analysis(Request& request, const RawAnalysis& payload, const access::Context& context);
Done drop_analysis(Request& request, const DropAnalysis& payload, const access::Context& context);
Done state_opinion(Request& request, const StateOpinion& payload, const access::Context& context);
Done sign(Request& request, const SignRequest& payload, const access::Context& context);
Done reopen(Request& request, const GiveReason& payload, const access::Context& context);
Done send(Request& request, const SendRequest& payload, const access::Context& context);
Done withdraw(Request& request, const GiveReason& payload, const access::Context& context);

// The Valuation Office.
Done register_request(Request& request, const RegisterRequest& payload,
                      const access::Context& context);
Done refer(Request& request, const ReferRequest& payload, const access::Context& context);
Done refer_to_expert(Request& request, const ReferToExpert& payload,
                     const access::Context& context);
Done report(Request& request, const GiveReport& payload, const access::Context& context);
Done hear(Request& request, const HearRequest& payload, const access::Context& context);
Done resolve(Request& request, const RecordResolution& payload, const access::Context& context);
Done publish(Request& request, const PublishRequest& payload, const access::Context& context);
Done return_request(Request& request, const ReturnRequest& payload, const access::Context& context);

}  // namespace kotaj::export_valuation
