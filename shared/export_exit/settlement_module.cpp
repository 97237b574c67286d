#include <array>

#include "shared/access/act_function.h"
#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/export_exit/events.h"
#include "shared/export_exit/settlement.h"

// The settlement calls' row for the registry.
namespace kotaj::export_exit {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::form;
using access::Position;
using access::Reach;
using access::Right;
using access::Subject;

constexpr uint16_t module_number = 31;
constexpr uint16_t read_number = 1;
constexpr uint16_t open_number = 2;
constexpr core::Source settling = clause("بند ۱ و ۲");

// Interpretation EX-4: «این دفتر» is the Export Office.
constexpr std::array<Right, 1> export_office{{right(Position::export_office, Reach::any)}};
constexpr std::array<Right, 2> heads{{right(Position::customs_deputy, Reach::own_office),
                                      right(Position::office_manager, Reach::own_office)}};
constexpr std::array<Right, 6> reading{{right(Position::registry_officer, Reach::own_office),
                                        right(Position::customs_deputy, Reach::own_office),
                                        right(Position::office_manager, Reach::own_office),
                                        right(Position::provincial_director, Reach::own_province),
                                        right(Position::export_office, Reach::any),
                                        right(Position::inspection_office, Reach::any)}};

constexpr uint16_t report_number = 3;
constexpr uint16_t deemed_number = 4;
constexpr uint16_t receive_number = 5;

/// Why the call's own state does not allow the act on that day.
Refused standing(const Settlement& record, uint16_t act, core::Date on) {
  if (act == report_number && record.report)
    return wrong_state("گزارش این فراخوان پیش‌تر داده شده است.",
                       settling);
  if (act == deemed_number && (record.report || record.deemed))
    return wrong_state("به این فراخوان پاسخ داده شده یا اعلام فرضی آن ثبت شده است.", settling);
  if (act == deemed_number && on <= record.call.answer_by)
    return wrong_state("مهلت پاسخ این فراخوان هنوز نگذشته است.", settling);
  if (act == receive_number && !record.report) return wrong_state("گزارشی نرسیده است.", settling);
  if (act == receive_number && record.received)
    return wrong_state("گزارش پیش‌تر دریافت شده است.", settling);
  return {};
}

Refused report_settlement(Settlement& record, const void* payload, const Context& context) {
  const auto& report = *static_cast<const SettlementReport*>(payload);
  if (record.report)
    return wrong_state("گزارش این فراخوان پیش‌تر داده شده است.",
                       settling);
  if (auto refused =
          check_not_ahead(report.reported_on, "reported_on", "تاریخ گزارش", settling, context))
    return refused;
  for (const int64_t count :
       {report.total, report.exited, report.cancelled, report.judicial, report.open}) {
    if (count < 0 || limits::most_packages < count)
      return invalid("total", "شمار پروانه‌ها پذیرفتنی نیست.", settling);
  }
  if (report.exited + report.cancelled + report.judicial + report.open != report.total)
    return invalid(
        "total", "جمع ردیف‌ها با «همه پروانه‌ها» برابر نیست.",
        settling);
  record.report = report;
  return {};
}

Refused record_deemed(Settlement& record, const void* payload, const Context& context) {
  const auto& deemed = *static_cast<const DeemedDeclaration*>(payload);
  if (deemed.deemed_on <= record.call.answer_by)
    return invalid("deemed_on", "«تاریخ اعلام فرضی» در مهلت پاسخ است.", settling);
  if (auto refused =
          check_not_ahead(deemed.deemed_on, "deemed_on", "تاریخ اعلام فرضی", settling, context))
    return refused;
  record.deemed = deemed;
  return {};
}

Refused receive_report(Settlement& record, const void* payload, const Context& context) {
  const auto& received = *static_cast<const ReceiveReport*>(payload);
  if (received.received_on < record.report->reported_on)
    return invalid("received_on", "«تاریخ دریافت» پیش از «تاریخ گزارش» است.", settling);
  if (auto refused =
          check_not_ahead(received.received_on, "received_on", "تاریخ دریافت", settling, context))
    return refused;
  record.received = received;
  return {};
}

struct Row {
  uint16_t number;
  std::string_view code;
  std::string_view label;
  std::span<const Right> who;
  const core::Description* (*form)();
  Refused (*apply)(Settlement& record, const void* payload, const Context& context);
};
// clang-format off
constexpr std::array<Row, 4> rows{{
    {open_number, "open_call", "فراخوان تعیین تکلیف", export_office, &form<SettlementCall>, nullptr},
    {report_number, "report_settlement", "گزارش تعیین تکلیف", heads, &form<SettlementReport>, &report_settlement},
    {deemed_number, "record_deemed", "ثبت اعلام فرضی خروج", export_office, &form<DeemedDeclaration>, &record_deemed},
    {receive_number, "receive_report", "دریافت گزارش", export_office, &form<ReceiveReport>, &receive_report},
}};
// clang-format on

const std::array<Act, rows.size()>& acts() {
  static const std::array<Act, rows.size()> table = [] {
    std::array<Act, rows.size()> built{};
    for (std::size_t at = 0; at < rows.size(); ++at) {
      built[at] = {.number = rows[at].number,
                   .code = rows[at].code,
                   .label = rows[at].label,
                   .source = settling,
                   .rights = rows[at].who,
                   .in_force_from = first_day(),
                   .payload = rows[at].form,
                   .opens = rows[at].number == open_number};
    }
    return built;
  }();
  return table;
}

const Act& read_act() {
  static const Act table{.number = read_number,
                         .code = "read",
                         .label = "دیدن فراخوان",
                         .source = settling,
                         .rights = reading};
  return table;
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Settlement*>(record);
  Subject result = access::office_subject<SettlementCall>(
      held == nullptr ? nullptr : &held->call.office, act, payload, context);
  if (held != nullptr) result.standing = standing(*held, act.number, context.on);
  return result;
}

Applied open_call(const SettlementCall& call, const Context& context) {
  Applied result;
  if (call.until < call.from)
    result.refusal = invalid("until", "پایان دوره پیش از آغاز آن است.", settling);
  else if (context.on < call.until)
    result.refusal = invalid("until", "پایان دوره پس از امروز است.", settling);
  // Interpretation EX-5: a call leaves the office at least the week of its warnings.
  else if (core::days_between(context.on, call.answer_by) <
           parameters(context.on).call_warning_days.value)
    result.refusal = invalid(
        "answer_by",
        "مهلت پاسخ باید دست‌کم یک هفته پس از امروز باشد.",
        settling);
  if (result.refusal) return result;
  Settlement record;
  record.call = call;
  record.events.push_back(event_of("open_call", {}, call.note, context));
  return access::accepted(std::move(record));
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  for (const Row& row : rows) {
    if (row.number != act.number || payload == nullptr) continue;
    if (row.apply == nullptr) {
      if (record != nullptr)
        return access::refused(
            "taken", {}, "این فراخوان پیش‌تر باز شده است.", settling);
      return open_call(*static_cast<const SettlementCall*>(payload), context);
    }
    if (record == nullptr) return access::refused("no_record", {}, "چنین فراخوانی نیست.", settling);
    Applied result;
    Settlement after = *static_cast<const Settlement*>(record);
    // Asked here too, so that replaying an accepted operation can never do what was not allowed.
    result.refusal = standing(after, row.number, context.on);
    if (result.refusal) return result;
    result.refusal = row.apply(after, payload, context);
    if (result.refusal) return result;
    after.events.push_back(event_of(row.code, {}, {}, context));
    return access::accepted(std::move(after));
  }
  return access::refused("invalid", {}, "چنین کاری نیست.", settling);
}

}  // namespace

const access::Module& settlement_module() {
  static const access::Module table{
      module_number,
      "export_settlement",
      "تعیین تکلیف پروانه‌های صادراتی",
      &core::describe<Settlement>,
      acts(),
      &read_act(),
      [](const Act& act, const void* payload) {
        return act.opens && payload != nullptr
                   ? settlement_id(*static_cast<const SettlementCall*>(payload))
                   : core::Id{};
      },
      &subject,
      &apply,
      [](const void*, const Act&, const void*, const Context&) { return std::string(); },
      [](const void*) { return std::vector<std::pair<std::string, std::string>>{}; },
      [](const void* record) { return static_cast<const Settlement*>(record)->call.office; },
      nullptr,
      [](const void* record) {
        return access::history_of<Settlement>(settlement_module(), record);
      }};
  return table;
}

}  // namespace kotaj::export_exit
