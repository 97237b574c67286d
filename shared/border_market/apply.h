#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/border_market/acts.h"

/// What each act does to a record, or why it does not; whether it was possible at all is
/// `standing`'s. Nothing outside this folder includes it.
namespace kotaj::border_market {

/// Empty: done.
using Refused = std::optional<access::Refusal>;

/// The act's own day and a line for the time line, beside what it did.
struct Done {
  Refused refused{};
  std::optional<core::Date> day{};
  std::string detail{};
};
inline Done refuse(access::Refusal refusal) { return {std::move(refusal), {}, {}}; }

access::Refusal invalid(std::string_view field, std::string reason, const core::Source& source);
/// An event day is not later than today, and not before the file was opened or its last step done.
Refused check_day(const Record& record, core::Date day, std::string_view field,
                  const core::Source& source, const access::Context& context);

access::Applied open_file(const Opening& payload, const access::Context& context);
Done edit_declaration(Record& record, const Declaration& payload, const access::Context& context);
Done put_documents(Record& record, const Documents& payload, const access::Context& context);
Done put_costs(Record& record, const Costs& payload, const access::Context& context);
Done match_documents(Record& record, const DocumentMatching& payload,
                     const access::Context& context);
Done screen_values(Record& record, const ScreenValues& payload, const access::Context& context);
Done record_undertaking(Record& record, const Undertaking& payload, const access::Context& context);
Done assign_assessor(Record& record, const Assignment& payload, const access::Context& context);
Done return_to_step(Record& record, const Return& payload, const access::Context& context);
Done resume(Record& record, const Resume& payload, const access::Context& context);
Done sign_release(Record& record, const Release& payload, const access::Context& context);
Done deliver_goods(Record& record, const Delivery& payload, const access::Context& context);

// Steps, by what they record; `step` is the next one of the record's sequence.
Done do_plain(Record& record, Step step, const PlainStep& payload, const access::Context& context);
Done do_numbered(Record& record, Step step, const NumberedStep& payload,
                 const access::Context& context);
Done do_register_kotaj(Record& record, Step step, const RegisterKotaj& payload,
                       const access::Context& context);
Done do_verify(Record& record, Step step, const VerifyIdentity& payload,
               const access::Context& context);
Done do_verify_and_register(Record& record, Step step, const VerifyAndRegister& payload,
                            const access::Context& context);
Done do_assign(Record& record, Step step, const Assignment& payload,
               const access::Context& context);
Done do_assess(Record& record, Step step, const Assessment& payload,
               const access::Context& context);

/// Steps from that one on are to be done again; what rests on them goes with them.
void take_back(Record& record, std::size_t from);

/// Why the record's own state does not allow the act on that day; empty where it does.
Refused standing(const Record& record, ActNumber act, const access::Context& context);

}  // namespace kotaj::border_market
