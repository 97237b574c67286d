#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/short_landing/acts.h"
#include "shared/short_landing/judgement.h"

/// What the acts' files share; nothing outside this folder includes it.
namespace kotaj::short_landing {

/// "wrong_state": the case does not stand where the act is allowed.
access::Refusal wrong_state(std::string reason, core::Source source);

/// Why the case's own state does not allow the act; empty where it does (condition 5).
std::optional<access::Refusal> standing(const Case* record, ActNumber act,
                                        const access::Context& context);

/// An event day is not later than today and not before the declaration was registered.
std::optional<access::Refusal> check_event_day(core::Date day, std::string_view field,
                                               std::string_view label,
                                               const Declaration& declaration,
                                               const access::Context& context);

/// Judges the case anew after a finding, and puts it where that leaves it: findings, decided,
/// objected; or still announced, where the notice in force says exactly what would be said now.
void settle(Case& record, core::Date on);

/// Notes the use of a right, with the position and the grants it rested on.
void note_event(Case& record, std::string_view act, std::string detail,
                const access::Context& context);

/// One notice to leave: numbered where the context can, queued where it cannot.
struct Draft {
  NoticeKind kind = NoticeKind::n8;
  std::string text;
  std::optional<Outcome> outcome{};
  std::vector<core::Id> supersedes{};
  bool leaves = false;
};
void issue(Case& record, const Declaration& addressed, Draft draft, const access::Context& context,
           std::vector<access::BankNotice>& leaving);
/// The notice of the decision in force, as the list that a draft supersedes.
std::vector<core::Id> decision_in_force(const Case& record);

// One function an act.
access::Applied open_case(const Declaration& payload, const access::Context& context);
access::Applied record_weighing(Case record, const RecordWeighing& payload,
                                const access::Context& context);
access::Applied record_exact_tare(Case record, const RecordExactTare& payload,
                                  const access::Context& context);
access::Applied assess_packaging(Case record, const AssessPackaging& payload,
                                 const access::Context& context);
access::Applied record_assessed_quantity(Case record, const RecordAssessedQuantity& payload,
                                         const access::Context& context);
access::Applied declare_exit_complete(Case record, const DeclareExitComplete& payload,
                                      const access::Context& context);
access::Applied record_not_entered(Case record, const RecordNotEntered& payload,
                                   const access::Context& context);
access::Applied amend(Case record, const Amend& payload, const access::Context& context);
access::Applied correct(Case record, const Correct& payload, const access::Context& context);
access::Applied issue_notice(Case record, ActNumber act, const IssueNotice& payload,
                             const access::Context& context);
access::Applied close_without_notice(Case record, const CloseWithoutNotice& payload,
                                     const access::Context& context);
access::Applied supersede_notice(Case record, const SupersedeNotice& payload,
                                 const access::Context& context);
access::Applied record_objection(Case record, const RecordObjection& payload,
                                 const access::Context& context);
access::Applied write_account(Case record, const WriteAccount& payload,
                              const access::Context& context);
access::Applied give_final_opinion(Case record, const GiveFinalOpinion& payload,
                                   const access::Context& context);

}  // namespace kotaj::short_landing
