#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/access/module.h"
#include "shared/short_landing/case.h"

/// What an officer fills in for each act (short-landing.md, Who may do what). Opening a case fills
/// in a Declaration.
namespace kotaj::short_landing {

/// "record_weighing", clause 7.
struct RecordWeighing {
  std::string plate;
  core::Mass loaded;
  core::Mass empty;
  core::Date weighed_on;
  std::vector<Container> containers;
  std::string note;
  std::optional<core::Id> replaces;
};

/// "record_exact_tare", clause 2.
struct RecordExactTare {
  core::Id weighing;
  std::string container;               ///< Its number.
  std::optional<core::Mass> old_tare;  ///< What the officer saw there; null where none was known.
  core::Mass tare;
  TareSource source = TareSource::door;
  std::string document;
};

/// "assess_packaging", clause 7.
struct AssessPackaging {
  core::Mass mass;
  core::Date assessed_on;
  std::string note;
};

/// "record_assessed_quantity", clause 1.
struct RecordAssessedQuantity {
  core::Quantity quantity;
  core::Date assessed_on;
  std::string note;
};

/// One field to put right: name in Declaration, value as it was seen, value as it shall be, both as
/// they are typed.
struct FieldChange {
  std::string field;
  std::string old_value;
  std::string new_value;
};

/// "amend" (clause 3: weight and quantity) and "correct" (clause 4: everything else).
struct Amend {
  std::vector<FieldChange> changes;
  std::string reason;
  std::string documents;
};
struct Correct {
  std::vector<FieldChange> changes;
  std::string reason;
  std::string documents;
  bool notify = false;  ///< Clause 4: with a notice, where one is needed.
};

/// "record_not_entered", clause 6.
struct RecordNotEntered {
  bool not_entered = true;
  std::string reason;
  std::string documents;
};

/// "declare_exit_complete", clause 7.
struct DeclareExitComplete {
  core::Date completed_on;
};

/// "issue_n1", "issue_n7", "issue_n8": all is in the case already.
struct IssueNotice {
  std::string note;  ///< Internal: no bank ever sees it.
};

/// "close_without_notice" and "supersede_notice".
struct CloseWithoutNotice {
  std::string reason;
};
struct SupersedeNotice {
  std::string reason;
};

/// "record_objection", clause 5.
struct RecordObjection {
  core::Date objected_on;
  std::string objector;
  std::string text;
  std::string documents;
};

/// "write_account" and "final_opinion", clause 5.
struct WriteAccount {
  std::string text;
  std::string documents;
};
struct GiveFinalOpinion {
  std::string text;  ///< {opinion} of N5.
};

/// Act numbers on the wire; never reused.
enum class ActNumber : uint16_t {
  read = 1,
  open_case = 2,
  record_weighing = 3,
  record_exact_tare = 4,
  assess_packaging = 5,
  record_assessed_quantity = 6,
  amend = 7,
  correct = 8,
  record_not_entered = 9,
  declare_exit_complete = 10,
  issue_n1 = 11,
  issue_n7 = 12,
  issue_n8 = 13,
  close_without_notice = 14,
  supersede_notice = 15,
  record_objection = 16,
  write_account = 17,
  final_opinion = 18,
};

/// 10 `short_landing`, record Case.
const access::Module& module();

/// What issuing now would send: the exact texts with their addressees, unnumbered. Empty with a
/// refusal where the act is not possible in this state; rights are not asked. Act: issue_n1,
/// issue_n7, issue_n8, correct, supersede_notice, final_opinion.
access::Applied preview(const Case& record, ActNumber act, const void* payload,
                        const access::Context& context);

/// The field names of Declaration that "amend" (clause 3) and "correct" (clause 4) may change.
bool may_amend(std::string_view field);
bool may_correct(std::string_view field);

}  // namespace kotaj::short_landing

namespace kotaj::core {
template <>
const Description& describe<short_landing::RecordWeighing>();
template <>
const Description& describe<short_landing::RecordExactTare>();
template <>
const Description& describe<short_landing::AssessPackaging>();
template <>
const Description& describe<short_landing::RecordAssessedQuantity>();
template <>
const Description& describe<short_landing::FieldChange>();
template <>
const Description& describe<short_landing::Amend>();
template <>
const Description& describe<short_landing::Correct>();
template <>
const Description& describe<short_landing::RecordNotEntered>();
template <>
const Description& describe<short_landing::DeclareExitComplete>();
template <>
const Description& describe<short_landing::IssueNotice>();
template <>
const Description& describe<short_landing::CloseWithoutNotice>();
template <>
const Description& describe<short_landing::SupersedeNotice>();
template <>
const Description& describe<short_landing::RecordObjection>();
template <>
const Description& describe<short_landing::WriteAccount>();
template <>
const Description& describe<short_landing::GiveFinalOpinion>();
}  // namespace kotaj::core
