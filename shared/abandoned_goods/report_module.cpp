#include <algorithm>
#include <array>

#include "shared/abandoned_goods/apply.h"
#include "shared/abandoned_goods/digest.h"
#include "shared/abandoned_goods/limits.h"
#include "shared/abandoned_goods/report.h"
#include "shared/access/act_function.h"
#include "shared/access/office.h"

// The monthly report's way, as a table: from which state an act leads to which, and who does it.
namespace kotaj::abandoned_goods {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::form;
using access::GrantsNeeded;
using access::Position;
using access::Reach;
using access::refused;
using access::Right;
using access::Subject;

constexpr uint16_t report_module_number = 21;
constexpr uint16_t part_module_number = 22;
constexpr uint16_t read_number = 1;

constexpr core::Source in_reporting = clause("بند ه");
constexpr core::Source in_consolidation = clause("بند و");

constexpr Right right(Position position, Reach reach) {
  return {position, reach, GrantsNeeded::none};
}
// Interpretation AB-21: the procedure names who signs, not who prepares.
constexpr std::array<Right, 2> drafting{{right(Position::abandoned_unit_head, Reach::own_office),
                                         right(Position::office_manager, Reach::own_office)}};
constexpr std::array<Right, 1> signing{{right(Position::provincial_director, Reach::own_province)}};
constexpr std::array<Right, 1> import_office{{right(Position::import_office, Reach::any)}};
// The Inspection Office asks why a report is late.
constexpr std::array<Right, 5> reading{{right(Position::abandoned_unit_head, Reach::own_office),
                                        right(Position::office_manager, Reach::own_office),
                                        right(Position::provincial_director, Reach::own_province),
                                        right(Position::import_office, Reach::any),
                                        right(Position::inspection_office, Reach::any)}};

enum class Number : uint16_t {
  draft_report = 2,
  sign_report = 3,
  receive_report = 4,
  verify_report = 5,
  return_report = 6,
  consolidate_report = 7,
  send_report = 8,
};

Applied draft_report(const MonthlyReport* held, const DraftReport& payload, const Context& context);
core::Problems draft_problems(const DraftReport& draft);
std::optional<access::Refusal> sign_report(MonthlyReport& record, const void* payload,
                                           const Context& context);

using Apply = std::optional<access::Refusal> (*)(MonthlyReport& record, const void* payload,
                                                 const Context& context);

std::optional<access::Refusal> just(MonthlyReport&, const void*, const Context&) { return {}; }
std::optional<access::Refusal> put_reasons(MonthlyReport& record, const void* payload,
                                           const Context&) {
  record.return_reasons = static_cast<const ReturnReport*>(payload)->reasons;
  return {};
}
std::optional<access::Refusal> put_consolidation(MonthlyReport& record, const void* payload,
                                                 const Context&) {
  record.consolidated_in = static_cast<const ConsolidateReport*>(payload)->consolidated_in;
  return {};
}
std::optional<access::Refusal> put_sending(MonthlyReport& record, const void* payload,
                                           const Context& context) {
  const auto& sent = *static_cast<const SendReport*>(payload);
  if (context.on < sent.sent_on || sent.sent_on < record.signed_on.value_or(sent.sent_on)) {
    return invalid("sent_on", "«تاریخ ارسال» میان امضای گزارش و امروز نیست.", in_consolidation);
  }
  record.sent_to = sent.sent_to;
  record.sent_on = sent.sent_on;
  record.sent_letter = sent.letter;
  return {};
}

struct ReportRow {
  Number act;
  std::string_view code;
  std::string_view label;
  std::optional<ReportState> from;  ///< None: a report that is not there, or is a draft.
  ReportState to;
  std::span<const Right> who;
  core::Source source;
  const core::Description* (*form)();
  Apply apply;
};

// clang-format off
const std::array<ReportRow, 7>& report_rows() {
  using State = ReportState;
  static const std::array<ReportRow, 7> table{{
      {Number::draft_report, "draft_report", "تهیه گزارش", {}, State::draft, drafting, in_reporting, &form<DraftReport>, nullptr},
      {Number::sign_report, "sign_report", "امضا و ارسال گزارش", State::draft, State::signed_off, signing, in_reporting, &form<SignReport>, &sign_report},
      {Number::receive_report, "receive_report", "دریافت گزارش", State::signed_off, State::received, import_office, in_consolidation, &form<ReceiveReport>, &just},
      {Number::verify_report, "verify_report", "راستی‌آزمایی گزارش", State::received, State::verified, import_office, in_consolidation, &form<VerifyReport>, &just},
      {Number::return_report, "return_report", "برگشت گزارش با دلیل", State::received, State::returned, import_office, in_consolidation, &form<ReturnReport>, &put_reasons},
      {Number::consolidate_report, "consolidate_report", "جمع‌بندی گزارش", State::verified, State::consolidated, import_office, in_consolidation, &form<ConsolidateReport>, &put_consolidation},
      {Number::send_report, "send_report", "ارسال به مراجع ذی‌صلاح", State::consolidated, State::sent, import_office, in_consolidation, &form<SendReport>, &put_sending},
  }};
  return table;
}
// clang-format on

const ReportRow* row_of(const Act& act) {
  for (const ReportRow& row : report_rows()) {
    if (static_cast<uint16_t>(row.act) == act.number) return &row;
  }
  return nullptr;
}

const std::array<Act, 7>& report_acts() {
  static const std::array<Act, 7> table = [] {
    std::array<Act, 7> built{};
    for (std::size_t at = 0; at < built.size(); ++at) {
      const ReportRow& row = report_rows()[at];
      const bool drafts = row.act == Number::draft_report;
      built[at] = {.number = static_cast<uint16_t>(row.act),
                   .code = row.code,
                   .label = row.label,
                   .source = row.source,
                   .rights = row.who,
                   .in_force_from = first_day(),
                   .payload = row.form,
                   .opens = drafts,
                   .replaces = drafts,
                   .binds_others = row.act == Number::sign_report};
    }
    return built;
  }();
  return table;
}

const std::array<Act, 1>& part_acts() {
  static const std::array<Act, 1> table{{{.number = 2,
                                          .code = "put_part",
                                          .label = "ثبت بخش گزارش",
                                          .source = in_reporting,
                                          .rights = drafting,
                                          .in_force_from = first_day(),
                                          .payload = &form<ReportPart>,
                                          .opens = true,
                                          .replaces = true}}};
  return table;
}

const Act& read_report() {
  static const Act table{.number = read_number,
                         .code = "read",
                         .label = "دیدن گزارش",
                         .source = in_reporting,
                         .rights = reading};
  return table;
}

ReportKey key_of_part(const ReportPart& part) {
  return {part.office, part.year, part.month, part.version};
}

/// The office that a report is of, from the record or from what opens it.
Subject subject_of(std::string_view office, const Act& act, const Context& context) {
  Subject result;
  if (!office.empty()) {
    result.offices.push_back(office);
  } else if (act.opens && context.actor.person != nullptr) {
    const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
    if (assignment != nullptr) result.offices.push_back(assignment->office);
  }
  if (!result.offices.empty()) {
    result.province =
        access::province_reached(result.offices.front(), act, context.actor, context.lookup);
  }
  return result;
}

std::optional<access::Refusal> report_standing(const MonthlyReport* held, const Act& act) {
  const ReportRow* row = row_of(act);
  if (row == nullptr || held == nullptr) return {};
  const ReportState needed = row->from.value_or(ReportState::draft);
  if (held->state == needed) return {};
  return access::Refusal{
      "wrong_state",
      {},
      "گزارش «" + std::string(label_of(held->state)) + "» است و این کار برای آن ممکن نیست.",
      row->source};
}

Subject report_subject(const void* record, const Act& act, const void* payload,
                       const Context& context) {
  const auto* held = static_cast<const MonthlyReport*>(record);
  std::string_view office;
  if (held != nullptr)
    office = held->report.office;
  else if (act.opens && payload != nullptr)
    office = static_cast<const DraftReport*>(payload)->office;
  Subject result = subject_of(office, act, context);
  result.standing = report_standing(held, act);
  // What is still being drafted is the office's and its director's; headquarters see what was
  // signed.
  if (act.number == read_number && held != nullptr && held->state == ReportState::draft &&
      context.actor.person != nullptr) {
    const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
    if (assignment != nullptr && (assignment->position == Position::import_office ||
                                  assignment->position == Position::inspection_office)) {
      result.standing =
          access::Refusal{"wrong_state", {}, "گزارش هنوز امضا نشده است.", in_reporting};
    }
  }
  return result;
}

const MonthlyReport* find_report(const ReportKey& key, const Context& context) {
  if (context.lookup == nullptr) return nullptr;
  return static_cast<const MonthlyReport*>(
      context.lookup->find("abandoned_report", report_id(key)));
}

/// A later version answers a returned one, and nothing else.
std::optional<access::Refusal> check_version(const DraftReport& draft, const Context& context) {
  if (draft.version == 1) return {};
  ReportKey before = key_of(draft);
  --before.version;
  const MonthlyReport* earlier = find_report(before, context);
  if (earlier != nullptr && earlier->state == ReportState::returned) return {};
  return invalid("version", "نسخه پیشین این گزارش برگشت داده نشده است.", in_consolidation);
}

core::Problems draft_problems(const DraftReport& draft) {
  core::Problems out;
  const auto wrong = [&](std::string_view field, std::string message) {
    out.push_back({std::string(field), core::ProblemCode::range, std::move(message), in_reporting});
  };
  const auto end = month_end(draft.year, draft.month);
  if (!end) {
    wrong("month", "چنین ماهی نیست.");
    return out;
  }
  if (draft.version < 1) wrong("version", "«نسخه» از یک شمرده می‌شود.");
  if (*end < draft.from)
    wrong("from",
          "«اظهارنامه‌ها از تاریخ» پس از پایان ماه است.");
  if (draft.parts < 0 || draft.parts > static_cast<int64_t>(limits::report_parts))
    wrong("parts", "تعداد بخش‌های گزارش پذیرفتنی نیست.");
  return out;
}

void note_report_event(MonthlyReport& record, std::string_view act, std::string detail,
                       const Context& context) {
  ReportEvent event;
  event.operation = context.operation;
  event.act = act;
  event.user = access::actor_user(context);
  event.at = context.at;
  event.state = record.state;
  event.detail = std::move(detail);
  if (context.actor.person != nullptr) {
    event.name = context.actor.person->name;
    const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
    if (assignment != nullptr) event.position = static_cast<int64_t>(assignment->position);
  }
  record.events.push_back(std::move(event));
}

Applied draft_report(const MonthlyReport* held, const DraftReport& payload,
                     const Context& context) {
  const core::Problems problems = draft_problems(payload);
  if (!problems.empty())
    return refused("invalid", problems.front().field, problems.front().message, in_reporting);
  Applied result;
  result.refusal = check_version(payload, context);
  if (result.refusal) return result;
  MonthlyReport record = held == nullptr ? MonthlyReport{} : *held;
  record.report = payload;
  record.state = ReportState::draft;
  if (record.events.size() >= limits::report_events) {
    return refused("full", {},
                   "این پیش‌نویس بیش از این بازنویسی نمی‌شود.",
                   in_reporting);
  }
  note_report_event(record, "draft_report", {}, context);
  return access::accepted(std::move(record));
}

/// The director signs rows that are all there, and are the ones that the draft was made of.
std::optional<access::Refusal> check_parts(const DraftReport& draft, const Context& context) {
  const access::Refusal missing{
      "wrong_state",
      {},
      "همه بخش‌های گزارش نرسیده است یا با پیش‌نویس یکی نیست.",
      in_reporting};
  if (context.lookup == nullptr) return missing;
  // Copied one by one: what a lookup gives lasts until the next is asked.
  std::vector<ReportPart> parts;
  for (int64_t number = 1; number <= draft.parts; ++number) {
    const auto* part = static_cast<const ReportPart*>(
        context.lookup->find("abandoned_report_part", report_part_id(key_of(draft), number)));
    if (part == nullptr) return missing;
    parts.push_back(*part);
  }
  std::vector<const ReportPart*> all;
  std::vector<WorkingRow> rows;
  for (const ReportPart& part : parts) {
    all.push_back(&part);
    rows.insert(rows.end(), part.rows.begin(), part.rows.end());
  }
  if (rows_digest(all) != draft.digest) return missing;
  std::string stated;
  std::string counted;
  const Totals totals = totals_of(rows);
  add_values(stated, core::describe<Totals>(), &draft.totals);
  add_values(counted, core::describe<Totals>(), &totals);
  if (stated != counted) return missing;
  return {};
}

std::optional<access::Refusal> sign_report(MonthlyReport& record, const void* payload,
                                           const Context& context) {
  if (!static_cast<const SignReport*>(payload)->confirmed_read) {
    return invalid(
        "confirmed_read",
        "باید تأیید کنید که خوانده‌اید: ارسال گزارش خلاف واقع تبعات حقوقی و کیفری دارد.",
        in_reporting);
  }
  const auto end = month_end(record.report.year, record.report.month);
  if (!end || context.on <= *end) {
    return access::Refusal{"wrong_state", {}, "ماه گزارش هنوز پایان نیافته است.", in_reporting};
  }
  if (auto refusal = check_parts(record.report, context)) return refusal;
  record.signed_on = context.on;
  record.signed_by = access::actor_user(context);
  if (context.actor.person != nullptr) record.signed_name = context.actor.person->name;
  return {};
}

Applied apply_report(const void* record, const Act& act, const void* payload,
                     const Context& context) {
  const auto* held = static_cast<const MonthlyReport*>(record);
  const ReportRow* row = row_of(act);
  if (row == nullptr || payload == nullptr)
    return refused("invalid", {}, "چنین کاری نیست.", in_reporting);
  Applied result;
  result.refusal = report_standing(held, act);
  if (result.refusal) return result;
  if (row->act == Number::draft_report)
    return draft_report(held, *static_cast<const DraftReport*>(payload), context);
  if (held == nullptr) return refused("no_record", {}, "چنین گزارشی نیست.", row->source);
  MonthlyReport after = *held;
  result.refusal = row->apply(after, payload, context);
  if (result.refusal) return result;
  after.state = row->to;
  note_report_event(after, row->code, {}, context);
  return access::accepted(std::move(after));
}

std::string report_seen(const void* record, const Act& act, const void* payload, const Context&) {
  if (!act.binds_others || record == nullptr || payload == nullptr) return {};
  std::string out;
  add_part(out, act.code);
  add_values(out, *act.payload(), payload);
  add_values(out, core::describe<DraftReport>(),
             &static_cast<const MonthlyReport*>(record)->report);
  return hex_digest(out);
}

Subject part_subject(const void* record, const Act& act, const void* payload,
                     const Context& context) {
  const void* part = record != nullptr ? record : (act.opens ? payload : nullptr);
  Subject result = subject_of(
      part == nullptr ? std::string_view{} : static_cast<const ReportPart*>(part)->office, act,
      context);
  return result;
}

Applied apply_part(const void*, const Act&, const void* payload, const Context& context) {
  if (payload == nullptr) return refused("invalid", {}, "چنین کاری نیست.", in_reporting);
  const auto& part = *static_cast<const ReportPart*>(payload);
  if (part.number < 1 || part.number > static_cast<int64_t>(limits::report_parts))
    return refused("invalid", "number", "شماره بخش پذیرفتنی نیست.", in_reporting);
  if (!month_end(part.year, part.month))
    return refused("invalid", "month", "چنین ماهی نیست.", in_reporting);
  const MonthlyReport* report = find_report(key_of_part(part), context);
  if (report != nullptr && report->state != ReportState::draft) {
    return refused(
        "wrong_state", {},
        "گزارش امضا شده است و ردیف‌های آن تغییر نمی‌کند.",
        in_reporting);
  }
  return access::accepted(part);
}

std::string no_digest(const void*, const Act&, const void*, const Context&) { return {}; }

}  // namespace

const access::Module& report_module() {
  static const access::Module table{
      report_module_number,
      "abandoned_report",
      "گزارش عملکرد متروکه",
      &core::describe<MonthlyReport>,
      report_acts(),
      &read_report(),
      [](const Act& act, const void* payload) {
        return act.opens && payload != nullptr
                   ? report_id(key_of(*static_cast<const DraftReport*>(payload)))
                   : core::Id{};
      },
      &report_subject,
      &apply_report,
      &report_seen,
      [](const void*) { return std::vector<std::pair<std::string, std::string>>{}; },
      [](const void* record) { return static_cast<const MonthlyReport*>(record)->report.office; }};
  return table;
}

const access::Module& report_part_module() {
  static const access::Module table{
      part_module_number,
      "abandoned_report_part",
      "ردیف‌های گزارش عملکرد متروکه",
      &core::describe<ReportPart>,
      part_acts(),
      &read_report(),
      [](const Act& act, const void* payload) {
        if (!act.opens || payload == nullptr) return core::Id{};
        const auto& part = *static_cast<const ReportPart*>(payload);
        return report_part_id(key_of_part(part), part.number);
      },
      &part_subject,
      &apply_part,
      &no_digest,
      [](const void*) { return std::vector<std::pair<std::string, std::string>>{}; },
      [](const void* record) { return static_cast<const ReportPart*>(record)->office; }};
  return table;
}

}  // namespace kotaj::abandoned_goods
