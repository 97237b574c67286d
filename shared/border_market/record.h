#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/border_market/market.h"
#include "shared/border_market/rules.h"
#include "shared/core/id.h"
#include "shared/core/tehran.h"

/// The record: one export through a border market, from its first paper to the delivered goods.
namespace kotaj::border_market {

/// What an officer fills in to open the file: "open_file".
struct Opening {
  std::string office;
  std::string file_number;  ///< With the office the natural key.
  core::Date opened_on;     ///< The market's sequence of steps on that day holds for the file.
  std::string note;
};

/// A step that was done, as it was done.
struct StepEntry {
  Step step{};
  core::Date done_on;
  std::string number;  ///< Receipt, manifest, assessment number: what the step gave out.
  std::string note;
  std::string by;  ///< Name of whoever did it.
  core::Moment at;
};

/// "put_costs": what the cashier or the ports collected.
struct Costs {
  std::vector<Cost> rows;
  std::string receipt;
  std::optional<core::Date> received_on;
};

/// "match_documents", before the assessment in every sequence.
struct DocumentMatching {
  core::Date matched_on;
  bool ownership_verified = false;
  bool conditions_verified = false;
  bool documents_examined = false;
  std::string note;
};

/// "assign_assessor", and step A4.
struct Assignment {
  std::string assessor;  ///< User name.
  core::Date assigned_on;
  std::string specialty;  ///< The goods' kind that it was assigned by.
};

enum class CheckResult : int32_t { passed = 1, failed = 2, not_applicable = 3 };
std::span<const core::Choice> check_result_choices();
struct Check {
  CheckResult result = CheckResult::passed;
  std::string remark;  ///< Of a failed item it is needed.
};
enum class AssessmentDecision : int32_t { pass = 1, amend = 2, refer = 3, stop = 4 };
std::span<const core::Choice> assessment_decision_choices();

/// Steps A5 and B5: the checklist and what was found.
struct Assessment {
  core::Date assessed_on;
  Check documents_complete;
  Check licences_attached;
  Check calculations_checked;
  Check circulars_observed;
  Check goods_seen;
  Check packages_match;
  Check kind_recognised;
  Check tariff_matches;
  Check specification_matches;
  Check sent_to_laboratory;
  Check referred_for_value;
  Check sheet_signed;
  std::string cargo_findings;
  std::string declaration_findings;
  std::string document_findings;
  std::string value_findings;
  std::string laboratory_findings;
  std::string seals;  ///< Numbers of seals and lead.
  AssessmentDecision decision = AssessmentDecision::pass;
  std::string decision_reason;
  std::string kotaj;  ///< In C6 alone.
};

/// A row of the export value list by which a line was screened, as it held on that day.
struct ScreenedBy {
  std::string hs;
  std::string goods;
  std::string brand;
  std::string unit;
  core::Wide value_usd = 0;  ///< In ten-thousandths.
};

/// Art. 16: what the exporter undertakes where a value deviates.
struct Undertaking {
  core::Date given_on;
  std::string number;
  std::string text;
};

/// "return_to_step": the step that has to be done again, with those after it.
struct Return {
  std::string to_step;  ///< Its code.
  std::string reason;
};

/// The head of customs' signature, after all steps: "sign_release".
struct Release {
  core::Date signed_on;
  std::string number;
};

/// The goods leave the warehouse: "deliver_goods".
struct Delivery {
  core::Date delivered_on;
  std::string warehouse;
  std::string note;
};

/// One act on the record: its time line.
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
  std::string detail;
};

struct Record {
  Opening opening;
  Variant variant = Variant::a;
  Declaration declaration;
  Documents documents;
  Costs costs;
  std::string kotaj;  ///< Kept when its step is returned: the register does not give another.
  std::optional<core::Date> kotaj_on;
  std::optional<DocumentMatching> matching;
  std::optional<Assignment> assignment;
  std::vector<Assessment> assessments;  ///< All that were made; the last one counts.
  std::vector<ScreenedBy> screened_by;
  bool export_duty_by_value = false;
  std::optional<Undertaking> undertaking;
  std::vector<StepEntry> steps;  ///< Done ones, in order: a beginning of the variant's.
  std::string stopped;           ///< Why an assessment stopped it; empty where none did.
  std::optional<Release> release;
  std::optional<Delivery> delivery;
  core::Moment opened_at;
  core::Moment changed_at;
  std::vector<Event> events;
};

/// derive_id("border_market", {office, file_number}).
core::Id file_id(std::string_view office, std::string_view file_number);
/// What the rules are asked of, on a day.
Inquiry inquiry_of(const Record& record, core::Date on);
/// Where the file stands on a day: next step, what blocks it, totals, screening, problems.
Answer answer_on(const Record& record, core::Date on);

/// Where a file is in its life, for lists.
enum class State : int32_t {
  draft = 1,       ///< Before the declaration is drawn up.
  in_steps = 2,    ///< Its steps run.
  stopped = 3,     ///< An assessment stopped it.
  to_sign = 4,     ///< All steps are done; the release waits for the head's signature.
  to_deliver = 5,  ///< Released; the goods are still in the warehouse.
  delivered = 6,
};
std::span<const core::Choice> state_choices();
State state_of(const Record& record);

/// Whether a step that is done left that behind.
bool has(const Record& record, Outcome outcome);
/// Why the next step has to wait, in Persian with its source; empty where nothing holds it up.
std::vector<core::Problem> hindrances(const Record& record, const Answer& answer);
/// The assessment that counts; null before the first.
const Assessment* last_assessment(const Record& record);
/// The step of the record's sequence that has that code; null where none has.
const StepRule* find_step(const Record& record, std::string_view code);
const StepRule* rule_of(const Record& record, Step step);

}  // namespace kotaj::border_market

namespace kotaj::core {
template <>
const Description& describe<border_market::Opening>();
template <>
const Description& describe<border_market::StepEntry>();
template <>
const Description& describe<border_market::Costs>();
template <>
const Description& describe<border_market::DocumentMatching>();
template <>
const Description& describe<border_market::Assignment>();
template <>
const Description& describe<border_market::Check>();
template <>
const Description& describe<border_market::Assessment>();
template <>
const Description& describe<border_market::ScreenedBy>();
template <>
const Description& describe<border_market::Undertaking>();
template <>
const Description& describe<border_market::Return>();
template <>
const Description& describe<border_market::Release>();
template <>
const Description& describe<border_market::Delivery>();
template <>
const Description& describe<border_market::Event>();
template <>
const Description& describe<border_market::Record>();
}  // namespace kotaj::core
