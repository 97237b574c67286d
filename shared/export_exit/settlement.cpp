#include "shared/export_exit/settlement.h"

#include <algorithm>
#include <array>

#include "shared/core/fields.h"
#include "shared/export_exit/limits.h"
#include "shared/export_exit/parameters.h"

namespace kotaj::export_exit {
namespace {

constexpr std::array<core::Choice, 6> all_states{{
    {static_cast<int32_t>(CallState::open), "open", "در مهلت پاسخ"},
    {static_cast<int32_t>(CallState::last_week), "last_week", "هفته آخر مهلت پاسخ"},
    {static_cast<int32_t>(CallState::deemed_due), "deemed_due",
     "بی‌پاسخ؛ نوبت ثبت اعلام فرضی"},
    {static_cast<int32_t>(CallState::deemed), "deemed", "اعلام فرضی خروج"},
    {static_cast<int32_t>(CallState::reported), "reported", "گزارش شده"},
    {static_cast<int32_t>(CallState::received), "received", "گزارش دریافت شده"},
}};

bool covers(const SettlementCall& call, const Permit& permit) {
  return permit.office == call.office && call.from <= permit.completed_on &&
         permit.completed_on <= call.until;
}

}  // namespace

std::span<const core::Choice> call_state_choices() { return all_states; }

core::Id settlement_id(const SettlementCall& call) {
  return core::derive_id("export_settlement",
                         {call.office, call.from.to_string(), call.until.to_string()});
}

Progress progress_of(const SettlementCall& call, std::span<const Record* const> permits) {
  Progress out;
  for (const Record* record : permits) {
    if (!covers(call, record->permit)) continue;
    ++out.total;
    if (record->cancellation) {
      ++out.cancelled;
    } else if (record->judicial) {
      ++out.judicial;
    } else if (record->final_notice) {
      ++out.exited;
    }
  }
  return out;
}

int32_t days_left(const Settlement& settlement, core::Date on) {
  return core::days_between(on, settlement.call.answer_by);
}

CallState state_of(const Settlement& settlement, core::Date on) {
  if (settlement.received) return CallState::received;
  if (settlement.report) return CallState::reported;
  if (settlement.deemed) return CallState::deemed;
  const int32_t left = days_left(settlement, on);
  if (left < 0) return CallState::deemed_due;
  // Interpretation EX-5: the last week before the call's date.
  return left <= parameters(on).call_warning_days.value ? CallState::last_week : CallState::open;
}

bool is_deemed_exited(const Record& permit, std::span<const Settlement* const> settlements,
                      core::Date on) {
  if (is_settled(permit)) return false;
  return std::any_of(settlements.begin(), settlements.end(), [&](const Settlement* one) {
    return one->deemed && one->deemed->deemed_on <= on && covers(one->call, permit.permit);
  });
}

}  // namespace kotaj::export_exit

namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

constexpr Source settling = clause("بند ۱ و ۲");

constexpr Field letter_field(uint16_t number) {
  return text(number, "letter", "شماره نامه", limits::letter_code_points);
}
constexpr Field note_field(uint16_t number) {
  return note(number, "note", "توضیح", limits::reason_code_points);
}

}  // namespace

template <>
const Description& describe<SettlementCall>() {
  using Row = SettlementCall;
  static constexpr std::array<Field, 6> fields{{
      member<&Row::office>(from(code(1, "office", "کد گمرک مبدأ"), settling)),
      member<&Row::from>(from(date(2, "from", "پروانه‌ها از تاریخ"), settling)),
      member<&Row::until>(from(date(3, "until", "پروانه‌ها تا تاریخ"), settling)),
      member<&Row::answer_by>(from(date(4, "answer_by", "مهلت پاسخ تا"), settling)),
      member<&Row::letter>(searched(letter_field(5))),
      member<&Row::note>(note_field(6)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.settlement_call", "فراخوان تعیین تکلیف", fields);
  return table;
}

template <>
const Description& describe<SettlementReport>() {
  using Row = SettlementReport;
  static constexpr std::array<Field, 8> fields{{
      member<&Row::reported_on>(from(date(1, "reported_on", "تاریخ گزارش"), settling)),
      member<&Row::letter>(letter_field(2)),
      member<&Row::total>(count(3, "total", "همه پروانه‌ها")),
      member<&Row::exited>(count(4, "exited", "خروج ثبت شده")),
      member<&Row::cancelled>(count(5, "cancelled", "ابطال شده")),
      member<&Row::judicial>(count(6, "judicial", "در پیگیری قضایی")),
      member<&Row::open>(count(7, "open", "تعیین تکلیف نشده")),
      member<&Row::note>(note_field(8)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.settlement_report", "گزارش تعیین تکلیف", fields);
  return table;
}

template <>
const Description& describe<DeemedDeclaration>() {
  using Row = DeemedDeclaration;
  static constexpr std::array<Field, 3> fields{{
      member<&Row::deemed_on>(from(date(1, "deemed_on", "تاریخ اعلام فرضی"), settling)),
      member<&Row::letter>(letter_field(2)),
      member<&Row::note>(note_field(3)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.deemed_declaration", "اعلام فرضی خروج", fields);
  return table;
}

template <>
const Description& describe<ReceiveReport>() {
  using Row = ReceiveReport;
  static constexpr std::array<Field, 2> fields{{
      member<&Row::received_on>(date(1, "received_on", "تاریخ دریافت")),
      member<&Row::note>(note_field(2)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.receive_report", "دریافت گزارش", fields);
  return table;
}

template <>
const Description& describe<Settlement>() {
  using Row = Settlement;
  static constexpr std::array<Field, 5> fields{{
      record_member<&Row::call>(part(1, "call", "فراخوان")),
      record_member<&Row::report>(part(2, "report", "گزارش")),
      record_member<&Row::deemed>(part(3, "deemed", "اعلام فرضی")),
      record_member<&Row::received>(part(4, "received", "دریافت گزارش")),
      list_member<&Row::events>(list(5, "events", "رویدادها", limits::call_events)),
  }};
  static constexpr Description table =
      description<Row>("export_exit.settlement",
                       "تعیین تکلیف پروانه‌های صادراتی", fields);
  return table;
}

}  // namespace kotaj::core
