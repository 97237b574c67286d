#include "shared/export_exit/circular.h"

#include <array>

#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/core/fields.h"
#include "shared/export_exit/events.h"
#include "shared/export_exit/parameters.h"

namespace kotaj::export_exit {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Position;
using access::Reach;
using access::Right;
using access::Subject;

constexpr uint16_t module_number = 32;
constexpr uint16_t pass_number = 2;
constexpr uint16_t acknowledge_number = 3;
constexpr core::Source closing = clause("بند پایانی");

constexpr std::array<Right, 1> director{
    {right(Position::provincial_director, Reach::own_province)}};
constexpr std::array<Right, 1> manager{{right(Position::office_manager, Reach::own_office)}};
constexpr std::array<Right, 7> reading{{right(Position::registry_officer, Reach::own_office),
                                        right(Position::customs_deputy, Reach::own_office),
                                        right(Position::office_manager, Reach::own_office),
                                        right(Position::border_officer, Reach::own_office),
                                        right(Position::provincial_director, Reach::own_province),
                                        right(Position::export_office, Reach::any),
                                        right(Position::inspection_office, Reach::any)}};

const std::array<Act, 2>& acts() {
  static const std::array<Act, 2> table{{
      {.number = pass_number,
       .code = "pass_circular",
       .label = "ابلاغ بخشنامه به گمرک",
       .source = closing,
       .rights = director,
       .in_force_from = first_day(),
       .payload = [] { return &core::describe<PassCircular>(); },
       .opens = true},
      {.number = acknowledge_number,
       .code = "acknowledge_circular",
       .label = "اعلام وصول بخشنامه",
       .source = closing,
       .rights = manager,
       .in_force_from = first_day(),
       .payload = [] { return &core::describe<AcknowledgeCircular>(); }},
  }};
  return table;
}

const Act& read_act() {
  static const Act table{.number = 1,
                         .code = "read",
                         .label = "دیدن ابلاغ بخشنامه",
                         .source = closing,
                         .rights = reading};
  return table;
}

Refused standing(const CircularDelivery& held, const Act& act) {
  if (act.number != acknowledge_number || !held.acknowledged) return {};
  return wrong_state("وصول این بخشنامه پیش‌تر اعلام شده است.",
                     closing);
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const CircularDelivery*>(record);
  Subject result = access::office_subject<PassCircular>(
      held == nullptr ? nullptr : &held->passed.office, act, payload, context);
  if (held != nullptr) result.standing = standing(*held, act);
  return result;
}

Applied pass_circular(const PassCircular& payload, const Context& context) {
  Applied result;
  result.refusal = check_not_ahead(payload.passed_on, "passed_on", "تاریخ ابلاغ", closing, context);
  if (result.refusal) return result;
  CircularDelivery record;
  record.passed = payload;
  record.events.push_back(event_of("pass_circular", payload.passed_on, payload.note, context));
  return access::accepted(std::move(record));
}

Applied acknowledge(const CircularDelivery& held, const AcknowledgeCircular& payload,
                    const Context& context) {
  Applied result;
  if (held.acknowledged) {
    result.refusal = wrong_state(
        "وصول این بخشنامه پیش‌تر اعلام شده است.", closing);
  } else if (payload.acknowledged_on < held.passed.passed_on) {
    result.refusal = invalid("acknowledged_on", "«تاریخ وصول» پیش از ابلاغ است.", closing);
  } else {
    result.refusal =
        check_not_ahead(payload.acknowledged_on, "acknowledged_on", "تاریخ وصول", closing, context);
  }
  if (result.refusal) return result;
  CircularDelivery after = held;
  after.acknowledged = payload;
  after.events.push_back(
      event_of("acknowledge_circular", payload.acknowledged_on, payload.note, context));
  return access::accepted(std::move(after));
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr) return access::refused("invalid", {}, "چنین کاری نیست.", closing);
  if (act.number == pass_number) {
    if (record != nullptr)
      return access::refused(
          "taken", {},
          "این بخشنامه پیش‌تر به این گمرک ابلاغ شده است.",
          closing);
    return pass_circular(*static_cast<const PassCircular*>(payload), context);
  }
  if (record == nullptr) return access::refused("no_record", {}, "چنین ابلاغی نیست.", closing);
  return acknowledge(*static_cast<const CircularDelivery*>(record),
                     *static_cast<const AcknowledgeCircular*>(payload), context);
}

}  // namespace

core::Id delivery_id(const PassCircular& passed) {
  return core::derive_id("export_circular", {passed.office, passed.letter});
}

const access::Module& circular_module() {
  static const access::Module table{
      module_number,
      "export_circular",
      "ابلاغ بخشنامه اعلام خروج",
      &core::describe<CircularDelivery>,
      acts(),
      &read_act(),
      [](const Act& act, const void* payload) {
        return act.opens && payload != nullptr
                   ? delivery_id(*static_cast<const PassCircular*>(payload))
                   : core::Id{};
      },
      &subject,
      &apply,
      [](const void*, const Act&, const void*, const Context&) { return std::string(); },
      [](const void*) { return std::vector<std::pair<std::string, std::string>>{}; },
      [](const void* record) {
        return static_cast<const CircularDelivery*>(record)->passed.office;
      },
      nullptr,
      [](const void* record) {
        return access::history_of<CircularDelivery>(circular_module(), record);
      }};
  return table;
}

}  // namespace kotaj::export_exit

namespace kotaj::core {
namespace {

using namespace export_exit;  // NOLINT: tables of that namespace's records,
using namespace fields;       // NOLINT

}  // namespace

template <>
const Description& describe<PassCircular>() {
  static constexpr std::array<Field, 4> fields{{
      member<&PassCircular::office>(code(1, "office", "کد گمرک")),
      member<&PassCircular::letter>(
          searched(text(2, "letter", "شماره نامه ابلاغ", limits::letter_code_points))),
      member<&PassCircular::passed_on>(date(3, "passed_on", "تاریخ ابلاغ")),
      member<&PassCircular::note>(note(4, "note", "توضیح", limits::reason_code_points)),
  }};
  static constexpr Description table =
      description<PassCircular>("export_exit.pass_circular", "ابلاغ بخشنامه", fields);
  return table;
}

template <>
const Description& describe<AcknowledgeCircular>() {
  static constexpr std::array<Field, 2> fields{{
      member<&AcknowledgeCircular::acknowledged_on>(date(1, "acknowledged_on", "تاریخ وصول")),
      member<&AcknowledgeCircular::note>(note(2, "note", "توضیح", limits::reason_code_points)),
  }};
  static constexpr Description table = description<AcknowledgeCircular>(
      "export_exit.acknowledge_circular", "اعلام وصول بخشنامه", fields);
  return table;
}

template <>
const Description& describe<CircularDelivery>() {
  static constexpr std::array<Field, 3> fields{{
      record_member<&CircularDelivery::passed>(part(1, "passed", "ابلاغ")),
      record_member<&CircularDelivery::acknowledged>(part(2, "acknowledged", "وصول")),
      list_member<&CircularDelivery::events>(list(3, "events", "رویدادها", limits::call_events)),
  }};
  static constexpr Description table = description<CircularDelivery>(
      "export_exit.circular_delivery", "ابلاغ بخشنامه به گمرک", fields);
  return table;
}

}  // namespace kotaj::core
