#include <array>

#include "shared/access/act_function.h"
#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/export_exit/apply.h"

// The module's row for the registry: its acts as a table that reads like the circular's clauses.
namespace kotaj::export_exit {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Position;
using access::Reach;
using access::Right;
using access::Subject;

constexpr uint16_t module_number = 30;

// Whose office an act is asked of: the permit's origin, its present border office, or either.
constexpr std::array<Right, 3> origin_officers{
    {right(Position::registry_officer, Reach::own_office),
     right(Position::customs_deputy, Reach::own_office),
     right(Position::office_manager, Reach::own_office)}};
// E8: cancelling and judicial pursuit are the manager's and the deputy's.
constexpr std::array<Right, 2> origin_heads{{right(Position::customs_deputy, Reach::own_office),
                                             right(Position::office_manager, Reach::own_office)}};
constexpr std::array<Right, 1> border_officers{
    {right(Position::border_officer, Reach::own_office)}};
// E10: both follow up together.
constexpr std::array<Right, 4> both_sides{{right(Position::registry_officer, Reach::own_office),
                                           right(Position::customs_deputy, Reach::own_office),
                                           right(Position::office_manager, Reach::own_office),
                                           right(Position::border_officer, Reach::own_office)}};
constexpr std::array<Right, 1> province{
    {right(Position::provincial_director, Reach::own_province)}};
constexpr std::array<Right, 7> reading{{right(Position::registry_officer, Reach::own_office),
                                        right(Position::customs_deputy, Reach::own_office),
                                        right(Position::office_manager, Reach::own_office),
                                        right(Position::border_officer, Reach::own_office),
                                        right(Position::provincial_director, Reach::own_province),
                                        right(Position::export_office, Reach::any),
                                        right(Position::inspection_office, Reach::any)}};

using Apply = Done (*)(Record& record, const void* payload, const Context& context);

struct Row {
  ActNumber number;
  std::string_view code;
  std::string_view label;
  std::string_view place;
  Side side;
  std::span<const Right> who;
  const core::Description* (*form)();
  Apply apply;
};

/// An act by the function that applies it.
template <auto Function>
constexpr Row row(ActNumber number, std::string_view code, std::string_view label,
                  std::string_view place, Side side, std::span<const Right> who) {
  return {number,
          code,
          label,
          place,
          side,
          who,
          access::form_of<Function>,
          &access::apply_form<Function>};
}

// clang-format off
constexpr std::array<Row, 14> rows{{
    {ActNumber::open_permit, "open_permit", "ثبت پروانه", "بند ۳", Side::origin, origin_officers, &access::form<Permit>, nullptr},
    row<&follow_up>(ActNumber::follow_up, "follow_up", "پیگیری اعلام خروج", "بند ۳", Side::origin, origin_officers),
    row<&send_inquiry>(ActNumber::send_first_inquiry, "send_first_inquiry", "ارسال استعلام", "بند ۳", Side::origin, origin_officers),
    row<&send_inquiry>(ActNumber::send_second_inquiry, "send_second_inquiry", "ارسال استعلام دوم", "بند ۳", Side::origin, origin_officers),
    row<&divert>(ActNumber::divert, "divert", "تغییر گمرک مرزی", "بند ۴", Side::origin, origin_officers),
    row<&cancel_permit>(ActNumber::cancel_permit, "cancel_permit", "ابطال پروانه", "بند ۱ و ۲", Side::origin, origin_heads),
    row<&pursue_judicially>(ActNumber::pursue_judicially, "pursue_judicially", "پیگیری قضایی", "بند ۱ و ۲", Side::origin, origin_heads),
    row<&record_return>(ActNumber::record_return, "record_return", "ثبت بازگشت", "بند ۵", Side::both, both_sides),
    row<&record_carrier>(ActNumber::record_carrier, "record_carrier", "ثبت حامل", "بند ۴", Side::border, border_officers),
    row<&record_carrier_exit>(ActNumber::record_carrier_exit, "record_carrier_exit", "ثبت خروج حامل", "بند ۴", Side::border, border_officers),
    row<&correct_carrier>(ActNumber::correct_carrier, "correct_carrier", "اصلاح حامل", "بند ۴", Side::border, border_officers),
    row<&record_final_notice>(ActNumber::record_final_notice, "record_final_notice", "ثبت اعلام وصول نهایی", "بند ۴", Side::border, border_officers),
    row<&answer_inquiry>(ActNumber::answer_inquiry, "answer_inquiry", "پاسخ به استعلام", "بند ۴", Side::border, border_officers),
    row<&province_follow_up>(ActNumber::province_follow_up, "province_follow_up", "پیگیری استان", "بند ۳", Side::origin, province),
}};
// clang-format on

const Row* row_of(const Act& act) {
  for (const Row& one : rows) {
    if (static_cast<uint16_t>(one.number) == act.number) return &one;
  }
  return nullptr;
}

const std::array<Act, rows.size()>& acts() {
  static const std::array<Act, rows.size()> table = [] {
    std::array<Act, rows.size()> built{};
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const Row& one = rows[at];
      built[at] = {.number = static_cast<uint16_t>(one.number),
                   .code = one.code,
                   .label = one.label,
                   .source = clause(one.place),
                   .rights = one.who,
                   .in_force_from = first_day(),
                   .payload = one.form,
                   .opens = one.number == ActNumber::open_permit};
    }
    return built;
  }();
  return table;
}

const Act& read_act() {
  static const Act table{.number = static_cast<uint16_t>(ActNumber::read),
                         .code = "read",
                         .label = "دیدن پروانه",
                         .source = clause("مقدمه"),
                         .rights = reading};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  return permit_id(*static_cast<const Permit*>(payload));
}

/// Headquarters read what is copied to them (E4).
Refused read_standing(const Record& record, const Context& context) {
  if (context.actor.person == nullptr || copied_to_headquarters(record)) return {};
  const auto* assignment = find_assignment(*context.actor.person, context.actor.assignment);
  if (assignment == nullptr || (assignment->position != Position::export_office &&
                                assignment->position != Position::inspection_office))
    return {};
  return wrong_state("رونوشت استعلام دوم این پروانه به دفترهای ستادی نرسیده است.", clause("بند ۳"));
}

void add_offices(const Record& record, const Act& act, Subject& result) {
  const Row* found = row_of(act);
  const Side side = found == nullptr ? Side::both : found->side;
  if (side != Side::border) result.offices.push_back(record.permit.office);
  if (side != Side::origin) result.offices.push_back(record.exit_office);
  // A border office keeps the inquiries that it answered before a diversion.
  if (found != nullptr) return;
  for (const Inquiry& inquiry : record.inquiries) result.offices.push_back(inquiry.border);
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Record*>(record);
  if (held == nullptr) return access::office_subject<Permit>(nullptr, act, payload, context);
  Subject result;
  add_offices(*held, act, result);
  for (const std::string_view office : result.offices) {
    if (!result.province.empty()) break;
    result.province = access::province_reached(office, act, context.actor, context.lookup);
  }
  const auto number = static_cast<ActNumber>(act.number);
  result.standing =
      number == ActNumber::read ? read_standing(*held, context) : standing(held, number, context);
  return result;
}

Applied open_permit(const Permit& payload, const Context& context) {
  const core::Problems problems = permit_problems(payload, context.on);
  if (!problems.empty()) {
    return access::refused("invalid", problems.front().field, problems.front().message,
                           problems.front().source.value_or(clause("بند ۳")));
  }
  Applied result;
  result.refusal = check_border(payload.exit_office, "exit_office", context);
  if (result.refusal) return result;
  Record record;
  record.permit = payload;
  record.exit_office = payload.exit_office;
  record.opened_at = record.changed_at = context.at;
  record.events.push_back(event_of("open_permit", payload.completed_on, {}, context));
  return access::accepted(std::move(record));
}

/// A list that the act made longer than its cap; null where none is.
const core::Field* overfull(const Record& record) {
  for (const core::Field& field : core::describe<Record>().fields) {
    if (field.type == core::FieldType::list && field.count(&record) > core::cap_of(field))
      return &field;
  }
  return nullptr;
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  const Row* found = row_of(act);
  if (found == nullptr || payload == nullptr)
    return access::refused("invalid", {}, "چنین کاری نیست.", act.source);
  if (found->apply == nullptr) {
    if (record != nullptr)
      return access::refused("taken", {}, "این پروانه پیش‌تر ثبت شده است.",
                             act.source);
    return open_permit(*static_cast<const Permit*>(payload), context);
  }
  if (record == nullptr)
    return access::refused("no_record", {}, "چنین پروانه‌ای نیست.", act.source);
  Applied result;
  Record after = *static_cast<const Record*>(record);
  // Asked here too, so that replaying an accepted operation can never do what was not allowed.
  result.refusal = standing(&after, found->number, context);
  if (result.refusal) return result;
  Done done = found->apply(after, payload, context);
  if (done.refused) {
    result.refusal = std::move(done.refused);
    return result;
  }
  after.events.push_back(event_of(found->code, done.day, std::move(done.detail), context));
  after.changed_at = context.at;
  if (const core::Field* full = overfull(after)) {
    return access::refused("full", {},
                           "در این پروانه برای «" + std::string(full->label) + "» جای دیگری نیست.",
                           act.source);
  }
  return access::accepted(std::move(after));
}

std::string no_digest(const void*, const Act&, const void*, const Context&) { return {}; }

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  const Record& held = *static_cast<const Record*>(record);
  std::vector<std::pair<std::string, std::string>> out{{"kotaj", held.permit.kotaj}};
  for (const Carrier& one : held.carriers) out.emplace_back("plate", one.carrier);
  return out;
}

std::string office(const void* record) { return static_cast<const Record*>(record)->permit.office; }

std::vector<access::HistoryEntry> history(const void* record) {
  return access::history_of<Record>(module(), record);
}

}  // namespace

const access::Module& module() {
  static const access::Module table{module_number,
                                    "export_exit",
                                    "پیگیری اعلام خروج",
                                    &core::describe<Record>,
                                    acts(),
                                    &read_act(),
                                    &id_of,
                                    &subject,
                                    &apply,
                                    &no_digest,
                                    &keys,
                                    &office,
                                    nullptr,
                                    &history};
  return table;
}

}  // namespace kotaj::export_exit
