#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/tehran.h"
#include "shared/export_exit/judgement.h"

/// The record: one export permit (پروانه صادراتی) with all that was asked, answered and seen of its
/// exit.
namespace kotaj::export_exit {

struct GoodsLine {
  std::string goods;
  std::string hs_code;
  core::Mass gross;
  int64_t packages = 0;
};

/// The permit itself; also what an officer fills in to open the record.
struct Permit {
  std::string office;  ///< Origin. With kotaj and the year of `registered_on` the natural key.
  std::string kotaj;
  core::Date registered_on;
  std::string exit_office;  ///< As the permit names it; `Record::exit_office` is the present one.
  Kind kind = Kind::definite;
  core::Date completed_on;
  std::optional<core::Date> return_term;  ///< Of a temporary permit.
  std::string exporter;
  std::vector<GoodsLine> goods;
};
core::Mass gross_of(const Permit& permit);
core::Wide packages_of(const Permit& permit);

/// E1, and the province's own follow-up of what was copied to it (E2).
struct FollowUp {
  core::Date followed_up_on;
  std::string note;
};

/// E2 to E4: one inquiry, with the border office's answer.
struct Inquiry {
  core::Date sent_on;
  int64_t answer_days = 7;
  std::string letter;
  std::string note;
  std::string border;  ///< Whom it is put to: a diversion moves it while it is open.
  std::optional<core::Date> answered_on;
  std::optional<InquiryAnswer> answer;
  std::string answer_letter;
  std::string answer_text;
};

/// E5.
struct Carrier {
  std::string carrier;  ///< Plate or voyage.
  core::Mass gross;
  int64_t packages = 0;
  std::optional<core::Date> arrived_on;
  std::optional<core::Date> exited_on;
};

/// E7.
struct FinalNotice {
  core::Date noticed_on;
  std::string reason;  ///< Where the carriers' sums are not the permit's.
};

/// E8.
struct Cancellation {
  core::Date cancelled_on;
  std::string letter;
  std::string reason;
};

/// E8, E11.
struct JudicialPursuit {
  core::Date pursued_on;
  std::string unit;  ///< With which it was coordinated.
  std::string letter;
  std::string reason;
};

struct Return {
  core::Date returned_on;
  std::string note;
};

/// The goods go out by another border office.
struct Diversion {
  std::string exit_office;
  core::Date diverted_on;
  std::string reason;
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
  Permit permit;
  std::string exit_office;  ///< After diversions.
  std::vector<FollowUp> follow_ups;
  std::vector<Inquiry> inquiries;
  std::vector<FollowUp> province_follow_ups;
  std::vector<Carrier> carriers;
  std::vector<Diversion> diversions;
  std::optional<FinalNotice> final_notice;
  std::optional<Cancellation> cancellation;
  std::optional<JudicialPursuit> judicial;
  std::optional<Return> returned;
  core::Moment opened_at;
  core::Moment changed_at;
  std::vector<Event> events;
};

/// derive_id("export_exit", {office, kotaj, year}).
core::Id permit_id(const Permit& permit);
/// What is wrong with a permit against its day and its rules; `on` is today.
core::Problems permit_problems(const Permit& permit, core::Date on);

/// What the judgement is asked of, on a day.
Facts facts_of(const Record& record, core::Date on);
/// Where the permit stands on a day; empty before its formalities ended.
std::optional<Judgement> judge_on(const Record& record, core::Date on,
                                  core::Explanation* explanation = nullptr);

/// The last inquiry where it is not answered yet; null else.
const Inquiry* open_inquiry(const Record& record);
/// E8: exited, cancelled or judicial.
bool is_settled(const Record& record);
/// E2: the last inquiry was copied to the province, and it has not followed it up since.
bool waits_for_province(const Record& record);
/// E4: the second inquiry's copies went to the Export Office and the Inspection Office.
bool copied_to_headquarters(const Record& record);

}  // namespace kotaj::export_exit

namespace kotaj::core {
template <>
const Description& describe<export_exit::GoodsLine>();
template <>
const Description& describe<export_exit::Permit>();
template <>
const Description& describe<export_exit::FollowUp>();
template <>
const Description& describe<export_exit::Inquiry>();
template <>
const Description& describe<export_exit::Carrier>();
template <>
const Description& describe<export_exit::FinalNotice>();
template <>
const Description& describe<export_exit::Cancellation>();
template <>
const Description& describe<export_exit::JudicialPursuit>();
template <>
const Description& describe<export_exit::Return>();
template <>
const Description& describe<export_exit::Diversion>();
template <>
const Description& describe<export_exit::Event>();
template <>
const Description& describe<export_exit::Record>();
}  // namespace kotaj::core
