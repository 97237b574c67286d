#include <algorithm>
#include <array>

#include "shared/access/act_function.h"
#include "shared/access/history.h"
#include "shared/access/office.h"
#include "shared/access/seen.h"
#include "shared/border_market/apply.h"
#include "shared/border_market/limits.h"
#include "shared/border_market/parameters.h"

// The module's row for the registry: the acts beside the steps as a table, and an act for each step
// of the three sequences, whose owners stand in steps.cpp.
namespace kotaj::border_market {
namespace {

using access::Act;
using access::Applied;
using access::Context;
using access::Position;
using access::Reach;
using access::Right;
using access::Subject;

constexpr uint16_t module_number = 40;
constexpr core::Source list_of_steps = clause("فهرست مراحل");
constexpr core::Source drawing_up = clause("تنظیم اظهارنامه");
constexpr core::Source papers = clause("خلاصه مراحل، اسناد و مدارک");
constexpr core::Source cashier = clause("خلاصه مراحل، هزینه‌های صندوق");
constexpr core::Source sheet = clause("ارزیابی کالاهای صادراتی");
constexpr core::Source releasing = clause("خلاصه مراحل، سند ترخیص");
constexpr core::Source value_of_exports = law_article("ماده ۱۶");

template <typename... Positions>
constexpr std::array<Right, sizeof...(Positions)> in_office(Positions... positions) {
  return {{Right{positions, Reach::own_office, access::GrantsNeeded::none}...}};
}

constexpr auto registry = in_office(Position::registry_officer);
constexpr auto finance = in_office(Position::finance_officer);
constexpr auto head_of_assessment = in_office(Position::assessment_head);
constexpr auto gate = in_office(Position::exit_gate_officer);
constexpr auto head = in_office(Position::office_manager);
// Interpretation BM-4: the text names none of the following.
constexpr auto matchers = in_office(Position::registry_officer, Position::assessor);
constexpr auto takers_of_undertakings =
    in_office(Position::registry_officer, Position::customs_deputy, Position::office_manager);
constexpr auto returners =
    in_office(Position::registry_officer, Position::finance_officer, Position::assessment_head,
              Position::assessor, Position::exit_gate_officer, Position::customs_deputy,
              Position::office_manager);
constexpr std::array<Right, 9> reading{{
    {Position::registry_officer, Reach::own_office, access::GrantsNeeded::none},
    {Position::finance_officer, Reach::own_office, access::GrantsNeeded::none},
    {Position::assessment_head, Reach::own_office, access::GrantsNeeded::none},
    {Position::assessor, Reach::own_office, access::GrantsNeeded::none},
    {Position::exit_gate_officer, Reach::own_office, access::GrantsNeeded::none},
    {Position::customs_deputy, Reach::own_office, access::GrantsNeeded::none},
    {Position::office_manager, Reach::own_office, access::GrantsNeeded::none},
    {Position::provincial_director, Reach::own_province, access::GrantsNeeded::none},
    {Position::export_office, Reach::any, access::GrantsNeeded::none},
}};

/// An act beside the steps.
struct Row {
  ActNumber number;
  std::string_view code;
  std::string_view label;
  core::Source source;
  std::span<const Right> who;
  const core::Description* (*form)();
  Done (*apply)(Record& record, const void* payload, const Context& context);
};

/// An act by the function that applies it.
template <auto Function>
constexpr Row row(ActNumber number, std::string_view code, std::string_view label,
                  const core::Source& source, std::span<const Right> who) {
  return {
      number, code, label, source, who, access::form_of<Function>, &access::apply_form<Function>};
}

// clang-format off
constexpr std::array<Row, 12> rows{{
    {ActNumber::open_file, "open_file", "تشکیل پرونده", list_of_steps, registry, &access::form<Opening>, nullptr},
    row<&edit_declaration>(ActNumber::edit_declaration, "edit_declaration", "نوشتن اظهارنامه", drawing_up, registry),
    row<&put_documents>(ActNumber::put_documents, "put_documents", "اسناد و مدارک", papers, registry),
    row<&put_costs>(ActNumber::put_costs, "put_costs", "ثبت هزینه‌های صندوق", cashier, finance),
    row<&match_documents>(ActNumber::match_documents, "match_documents", "تطبیق اسناد", papers, matchers),
    row<&screen_values>(ActNumber::screen_values, "screen_values", "سنجش با فایل ارزش", value_of_exports, matchers),
    row<&record_undertaking>(ActNumber::record_undertaking, "record_undertaking", "ثبت تعهد صادرکننده", value_of_exports, takers_of_undertakings),
    row<&assign_assessor>(ActNumber::assign_assessor, "assign_assessor", "تعیین ارزیاب", sheet, head_of_assessment),
    row<&return_to_step>(ActNumber::return_to_step, "return_to_step", "بازگشت به مرحله پیشین", list_of_steps, returners),
    row<&resume>(ActNumber::resume, "resume", "ادامه پس از توقف", sheet, head),
    row<&sign_release>(ActNumber::sign_release, "sign_release", "امضای سند ترخیص", releasing, head),
    row<&deliver_goods>(ActNumber::deliver_goods, "deliver_goods", "تحویل کالا از انبار", releasing, gate),
}};
// clang-format on

/// How a step is done: its form, by what it records.
struct StepForm {
  const core::Description* (*form)();
  Done (*apply)(Record& record, Step step, const void* payload, const Context& context);
};
template <typename Form, Done (*Function)(Record&, Step, const Form&, const Context&)>
constexpr StepForm step_form() {
  return {&access::form<Form>,
          [](Record& record, Step step, const void* payload, const Context& context) {
            return Function(record, step, *static_cast<const Form*>(payload), context);
          }};
}

const StepForm& form_of(Step step) {
  static constexpr StepForm plain = step_form<PlainStep, &do_plain>();
  static constexpr StepForm numbered = step_form<NumberedStep, &do_numbered>();
  static constexpr StepForm register_kotaj = step_form<RegisterKotaj, &do_register_kotaj>();
  static constexpr StepForm verify = step_form<VerifyIdentity, &do_verify>();
  static constexpr StepForm verify_and_register =
      step_form<VerifyAndRegister, &do_verify_and_register>();
  static constexpr StepForm assign = step_form<Assignment, &do_assign>();
  static constexpr StepForm assess = step_form<Assessment, &do_assess>();
  switch (step) {
    case Step::a2:
      return verify_and_register;
    case Step::a4:
      return assign;
    case Step::b4:
      return register_kotaj;
    case Step::c5:
      return verify;
    case Step::a5:
    case Step::b5:
    case Step::c6:
      return assess;
    case Step::a3:
    case Step::b2:
    case Step::b3:
    case Step::b6:
    case Step::b7:
    case Step::c1:
    case Step::c2:
    case Step::c7:
      return numbered;
    default:
      return plain;
  }
}

constexpr std::size_t most_owners = 3;

/// One act of the module's table with what its strings and rights lie in.
struct StepAct {
  std::string code;
  std::string label;
  std::array<Right, most_owners> who{};
  std::size_t owners = 0;
  const StepRule* rule = nullptr;
};

StepAct step_act(const StepRule& rule) {
  StepAct out;
  out.rule = &rule;
  // "step_a1"
  out.code = "step_";
  for (const char letter : rule.code)
    out.code += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  out.label = std::string(rule.code) + " " + std::string(rule.label);
  for (const Position owner : rule.owners)
    out.who[out.owners++] = {owner, Reach::own_office, access::GrantsNeeded::none};
  return out;
}

const std::vector<StepAct>& step_acts() {
  static const std::vector<StepAct> table = [] {
    std::vector<StepAct> built;
    for (const Variant variant : {Variant::a, Variant::b, Variant::c}) {
      for (const StepRule& rule : listed_steps(variant)) built.push_back(step_act(rule));
    }
    return built;
  }();
  return table;
}

Act act_of_row(const Row& one) {
  return {.number = static_cast<uint16_t>(one.number),
          .code = one.code,
          .label = one.label,
          .source = one.source,
          .rights = one.who,
          .payload = one.form,
          .opens = one.number == ActNumber::open_file,
          .binds_others = one.number == ActNumber::sign_release};
}

Act act_of_step(const StepAct& one) {
  return {.number = static_cast<uint16_t>(act_of(one.rule->step)),
          .code = one.code,
          .label = one.label,
          .source = list_of_steps,
          .rights = std::span(one.who).first(one.owners),
          .payload = form_of(one.rule->step).form};
}

const std::vector<Act>& acts() {
  static const std::vector<Act> table = [] {
    std::vector<Act> built;
    for (const Row& one : rows) built.push_back(act_of_row(one));
    for (const StepAct& one : step_acts()) built.push_back(act_of_step(one));
    return built;
  }();
  return table;
}

const Act& read_act() {
  static const Act table{.number = static_cast<uint16_t>(ActNumber::read),
                         .code = "read",
                         .label = "دیدن پرونده",
                         .source = list_of_steps,
                         .rights = reading};
  return table;
}

core::Id id_of(const Act& act, const void* payload) {
  if (!act.opens || payload == nullptr) return {};
  const auto& opened = *static_cast<const Opening*>(payload);
  return file_id(opened.office, opened.file_number);
}

Subject subject(const void* record, const Act& act, const void* payload, const Context& context) {
  const auto* held = static_cast<const Record*>(record);
  Subject result = access::office_subject<Opening>(
      held == nullptr ? nullptr : &held->opening.office, act, payload, context);
  if (held != nullptr)
    result.standing = standing(*held, static_cast<ActNumber>(act.number), context);
  return result;
}

Done done_by(Record& record, const Act& act, const void* payload, const Context& context) {
  const auto number = static_cast<ActNumber>(act.number);
  if (const auto step = step_of(number))
    return form_of(*step).apply(record, *step, payload, context);
  for (const Row& one : rows) {
    if (one.number == number && one.apply != nullptr) return one.apply(record, payload, context);
  }
  return refuse(invalid({}, "چنین کاری نیست.", act.source));
}

/// So that a record always stays within what the wire carries; steps always find room on the time
/// line, what may be repeated at will leaves it to them.
Applied check_room(Record after, const Act& act) {
  const bool repeatable = !step_of(static_cast<ActNumber>(act.number));
  const std::size_t most =
      limits::events - (repeatable ? limits::events_kept_for_steps : std::size_t{0});
  const bool full = after.events.size() > most ||
                    core::most_bytes(core::describe<Record>(), &after) > limits::record_bytes;
  if (full) return access::refused("full", {}, "در این پرونده جای دیگری نیست.", act.source);
  return access::accepted(std::move(after));
}

Applied note_and_accept(Record after, const Act& act, Done done, const Context& context) {
  Event event = access::event_of<Event>(act.code, std::move(done.detail),
                                        limits::detail_code_points, context);
  event.event_day = done.day;
  after.events.push_back(std::move(event));
  after.changed_at = context.at;
  return check_room(std::move(after), act);
}

Applied apply(const void* record, const Act& act, const void* payload, const Context& context) {
  if (payload == nullptr)
    return access::refused("invalid", {}, "اطلاعات این کار خوانده نشد.", act.source);
  if (act.opens) {
    if (record != nullptr)
      return access::refused(
          "taken", {},
          "پرونده‌ای با این شماره پیش‌تر تشکیل شده است.",
          act.source);
    const auto& opened = *static_cast<const Opening*>(payload);
    Applied result = open_file(opened, context);
    if (result.refusal) return result;
    return note_and_accept(*static_cast<const Record*>(result.record.get()), act,
                           {{}, opened.opened_on, opened.note}, context);
  }
  if (record == nullptr)
    return access::refused("no_record", {}, "چنین پرونده‌ای نیست.", act.source);
  Applied result;
  Record after = *static_cast<const Record*>(record);
  // Asked here too, so that replaying an accepted operation can never do what was not allowed.
  result.refusal = standing(after, static_cast<ActNumber>(act.number), context);
  if (result.refusal) return result;
  Done done = done_by(after, act, payload, context);
  if (done.refused) {
    result.refusal = std::move(done.refused);
    return result;
  }
  return note_and_accept(std::move(after), act, std::move(done), context);
}

/// The whole file but its time line: what the head signs.
std::string seen(const void* record, const Act& act, const void* payload, const Context&) {
  if (!act.binds_others || record == nullptr || payload == nullptr) return {};
  const Record& held = *static_cast<const Record*>(record);
  access::Seen out;
  out.part(act.code);
  out.record(*act.payload(), payload);
  out.record(held.opening);
  out.record(held.declaration);
  out.record(held.documents);
  out.record(held.costs);
  for (const ScreenedBy& one : held.screened_by) out.record(one);
  if (held.undertaking) out.record(*held.undertaking);
  for (const Assessment& one : held.assessments) out.record(one);
  for (const StepEntry& one : held.steps) {
    out.part(core::code_of(step_choices(), one.step));
    out.part(one.done_on.to_string());
    out.part(one.number);
  }
  out.part(held.kotaj);
  return out.digest();
}

std::vector<std::pair<std::string, std::string>> keys(const void* record) {
  const Record& held = *static_cast<const Record*>(record);
  std::vector<std::pair<std::string, std::string>> out{{"file_number", held.opening.file_number}};
  if (!held.kotaj.empty()) out.emplace_back("kotaj", held.kotaj);
  if (held.declaration.exporter && held.declaration.exporter->id)
    out.emplace_back("exporter_id", *held.declaration.exporter->id);
  for (const Line& line : held.declaration.lines) {
    if (line.hs) out.emplace_back("hs_code", *line.hs);
  }
  return out;
}

std::string office(const void* record) {
  return static_cast<const Record*>(record)->opening.office;
}

std::vector<access::HistoryEntry> history(const void* record) {
  return access::history_of<Record>(module(), record);
}

}  // namespace

const access::Module& module() {
  static const access::Module table{module_number,
                                    "border_market",
                                    "صادرات از بازارچه مرزی",
                                    &core::describe<Record>,
                                    acts(),
                                    &read_act(),
                                    &id_of,
                                    &subject,
                                    &apply,
                                    &seen,
                                    &keys,
                                    &office,
                                    nullptr,
                                    &history};
  return table;
}

}  // namespace kotaj::border_market
