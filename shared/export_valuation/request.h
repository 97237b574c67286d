#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/tehran.h"
#include "shared/export_valuation/acts.h"
#include "shared/export_valuation/analysis.h"

/// The record of a request: the office's letter with its two forms, and what the Valuation Office
/// did with it.
namespace kotaj::export_valuation {

/// Who signed the letter, as it was then.
struct Signature {
  std::string user;
  std::string name;
  std::optional<int64_t> position;  ///< access::Position.
  core::Date signed_on;
};

/// An expert's report, with who gave it.
struct ReportRecord {
  core::Id id;
  std::string name;
  core::Date reported_on;
  GiveReport report;
};

/// One act on the request: its time line.
struct Event {
  core::Id operation;
  std::string act;  ///< Act code.
  std::string user;
  std::string name;
  std::optional<int64_t> position;  ///< access::Position, as it was then.
  core::Id assignment;
  core::Moment at;             ///< Registration moment.
  core::Moment made_at;        ///< Claimed moment.
  State state = State::draft;  ///< Of the request, after the act.
  std::string detail;
};

struct Request {
  RequestForm form;
  State state = State::draft;
  std::vector<RawAnalysis> analyses;  ///< In the order of their rows.
  std::optional<StateOpinion> opinion;
  std::optional<Signature> signature;
  std::optional<SendRequest> sending;
  std::optional<RegisterRequest> registration;
  std::optional<ReferToExpert> referral;
  std::vector<ReportRecord> reports;
  std::vector<HearRequest> hearings;
  std::optional<RecordResolution> resolution;
  std::optional<core::Date> published_on;
  std::string return_reasons;
  std::string withdrawal_reason;
  core::Moment opened_at;
  core::Moment changed_at;
  std::vector<Event> events;
};

/// derive_id("export_valuation", {office, file number}).
core::Id request_id(std::string_view office, std::string_view file_number);

/// The analysis of that row of goods, from 1; null where there is none.
const RawAnalysis* analysis_of_row(const Request& request, int64_t row);
/// The form as the calculation takes it; owns what its rows point to.
struct AnalysisView {
  std::vector<MaterialInput> rows;
  AnalysisInput input;
};
AnalysisView view_of(const RawAnalysis& form);

/// The value of a row of goods as it stands: the working group's once there is one, else what the
/// office proposes.
std::optional<core::Wide> value_set(const Request& request, int64_t row);

}  // namespace kotaj::export_valuation

namespace kotaj::core {
template <>
const Description& describe<export_valuation::Signature>();
template <>
const Description& describe<export_valuation::ReportRecord>();
template <>
const Description& describe<export_valuation::Event>();
template <>
const Description& describe<export_valuation::Request>();
}  // namespace kotaj::core
