#include "shared/border_market/record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/border_market/acts.h"
#include "shared/core/text.h"
#include "shared/export_valuation/parameters.h"

// What the record's own facts say of where it stands.
namespace kotaj::border_market {
namespace {

using core::Choice;
using core::Problem;
using core::ProblemCode;

constexpr core::Source drawing_up = clause("تنظیم اظهارنامه");
constexpr core::Source papers = clause("خلاصه مراحل، اسناد و مدارک");
constexpr core::Source cashier = clause("خلاصه مراحل، هزینه‌های صندوق");
constexpr core::Source sheet = clause("ارزیابی کالاهای صادراتی");
constexpr core::Source value_of_exports = law_article("ماده ۱۶");

constexpr std::array<Choice, 3> all_results{{
    {static_cast<int32_t>(CheckResult::passed), "passed", "درست است"},
    {static_cast<int32_t>(CheckResult::failed), "failed", "درست نیست"},
    {static_cast<int32_t>(CheckResult::not_applicable), "not_applicable", "لازم نیست"},
}};
constexpr std::array<Choice, 4> all_decisions{{
    {static_cast<int32_t>(AssessmentDecision::pass), "pass", "تأیید ارزیابی"},
    {static_cast<int32_t>(AssessmentDecision::amend), "amend", "اصلاح اظهارنامه"},
    {static_cast<int32_t>(AssessmentDecision::refer), "refer", "ارجاع"},
    {static_cast<int32_t>(AssessmentDecision::stop), "stop", "توقف"},
}};
constexpr std::array<Choice, 6> all_states{{
    {static_cast<int32_t>(State::draft), "draft", "پیش از تنظیم اظهارنامه"},
    {static_cast<int32_t>(State::in_steps), "in_steps", "در مراحل صدور"},
    {static_cast<int32_t>(State::stopped), "stopped", "متوقف در ارزیابی"},
    {static_cast<int32_t>(State::to_sign), "to_sign", "در انتظار امضای سند ترخیص"},
    {static_cast<int32_t>(State::to_deliver), "to_deliver", "در انتظار تحویل کالا"},
    {static_cast<int32_t>(State::delivered), "delivered", "کالا تحویل شده"},
}};

/// What an exporter may be screened by within: no source sets a margin yet, and one that did would
/// stand with the export value list's own (EV-3).
std::optional<core::Wide> margin_percent(core::Date on) {
  const law::Dated<int32_t>* margin = export_valuation::margin_on(on);
  constexpr core::Wide hundredths_of_percent_in_a_per_mille = 10;
  if (margin == nullptr) return std::nullopt;
  return margin->value * hundredths_of_percent_in_a_per_mille;
}

Sequence sequence_of(const Record& record) {
  return steps_of(record.variant, record.opening.opened_on).value;
}

std::string missing_documents(const Documents& documents) {
  std::string names;
  for (const core::Field& field : core::describe<Documents>().fields) {
    if (static_cast<const Document*>(field.at(&documents, 0))->status != DocumentStatus::missing)
      continue;
    if (!names.empty()) names += "، ";
    names += field.label;
  }
  return names;
}

bool has_dues(const Costs& costs) {
  return std::any_of(costs.rows.begin(), costs.rows.end(),
                     [](const Cost& cost) { return cost.kind == CostKind::dues; });
}

/// What a step waits for beside the rules' own blocks: other acts on the file.
void add_own_hindrances(const Record& record, const StepRule& next, std::vector<Problem>& out) {
  const auto waits = [&](std::string field, std::string message, const core::Source& source) {
    out.push_back({std::move(field), ProblemCode::required, std::move(message), source});
  };
  if (!record.stopped.empty())
    waits("stopped", "ارزیاب صدور را متوقف کرده است: " + record.stopped, sheet);
  const bool needs_matching = std::find(next.needs.begin(), next.needs.end(),
                                        Outcome::document_matching) != next.needs.end();
  if (needs_matching && !record.matching)
    waits("matching", "پیش از ارزیابی باید اسناد تطبیق شود.", papers);
  if (records(next, Outcome::costs_receipt) && record.costs.rows.empty())
    waits("costs.rows", "هزینه‌های صندوق ثبت نشده است.", cashier);
  if (records(next, Outcome::dues_payment) && !has_dues(record.costs))
    waits("costs.rows", "عوارض در هزینه‌های صندوق ثبت نشده است.",
          cashier);
}

std::string counted(std::size_t number) { return core::persian_digits(std::to_string(number)); }

}  // namespace

std::span<const Choice> check_result_choices() { return all_results; }
std::span<const Choice> assessment_decision_choices() { return all_decisions; }
std::span<const Choice> state_choices() { return all_states; }

core::Id file_id(std::string_view office, std::string_view file_number) {
  return core::derive_id("border_market", {office, file_number});
}

std::optional<Step> step_of(ActNumber number) {
  const int32_t step = static_cast<int32_t>(number) - static_cast<int32_t>(ActNumber::first_step);
  if (core::choice_of(step_choices(), step).label.empty()) return std::nullopt;
  return static_cast<Step>(step);
}

Inquiry inquiry_of(const Record& record, core::Date on) {
  Inquiry out;
  // The sequence is the one that held when the file was opened; everything else is of the day.
  out.on = on;
  out.market_variant = record.variant;
  out.declaration = record.declaration;
  // A form's list without rows says that there are none.
  if (!out.declaration.certificates) out.declaration.certificates.emplace();
  out.documents = record.documents;
  out.costs = record.costs.rows;
  for (const StepEntry& entry : record.steps)
    out.steps_done.push_back({std::string(code_of(step_choices(), entry.step))});
  const std::optional<core::Wide> margin = margin_percent(on);
  for (const ScreenedBy& row : record.screened_by)
    out.value_list.push_back({row.hs, row.unit, row.value_usd, margin});
  out.export_duty_by_value = record.export_duty_by_value;
  return out;
}

Answer answer_on(const Record& record, core::Date on) { return answer(inquiry_of(record, on), {}); }

bool has(const Record& record, Outcome outcome) {
  return std::any_of(record.steps.begin(), record.steps.end(), [&](const StepEntry& entry) {
    const StepRule* rule = rule_of(record, entry.step);
    return rule != nullptr && records(*rule, outcome);
  });
}

State state_of(const Record& record) {
  if (record.delivery) return State::delivered;
  if (record.release) return State::to_deliver;
  if (!record.stopped.empty()) return State::stopped;
  const Sequence steps = sequence_of(record);
  const Sequence done = steps.first(std::min(steps.size(), record.steps.size()));
  if (done.size() == steps.size()) return State::to_sign;
  return step_that_recorded(done, Outcome::declaration) == nullptr ? State::draft : State::in_steps;
}

std::vector<Problem> hindrances(const Record& record, const Answer& found) {
  std::vector<Problem> out;
  if (found.blocks.declaration) {
    const auto of_declaration = [](const Problem& problem) {
      return problem.field.starts_with("declaration");
    };
    const auto first = std::find_if(found.problems.begin(), found.problems.end(), of_declaration);
    const auto all = std::count_if(found.problems.begin(), found.problems.end(), of_declaration);
    out.push_back({first->field, first->code,
                   "اظهارنامه " + counted(static_cast<std::size_t>(all)) +
                       " کاستی دارد؛ نخست: " + first->message,
                   first->source.value_or(drawing_up)});
  }
  if (found.blocks.documents) {
    out.push_back({"documents", ProblemCode::required,
                   "این اسناد در پرونده نیست: " + missing_documents(record.documents) + ".",
                   papers});
  }
  if (found.blocks.value) {
    out.push_back(
        {"screening", ProblemCode::inconsistent,
         "عوارض صادراتی بر پایه ارزش است و ارزش ردیفی با فایل ارزش نمی‌خواند.",
         value_of_exports});
  }
  if (found.next != nullptr) add_own_hindrances(record, *found.next, out);
  if (found.next == nullptr && found.undertaking_needed && !record.undertaking && !record.release) {
    // Interpretation BM-5: the head signs once the undertaking of art. 16 is recorded.
    out.push_back(
        {"undertaking", ProblemCode::required,
         "ارزش ردیفی با فایل ارزش نمی‌خواند و تعهد صادرکننده ثبت نشده است.",
         value_of_exports});
  }
  return out;
}

const Assessment* last_assessment(const Record& record) {
  return record.assessments.empty() ? nullptr : &record.assessments.back();
}

const StepRule* find_step(const Record& record, std::string_view code) {
  const Sequence steps = sequence_of(record);
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [code](const StepRule& rule) { return rule.code == code; });
  return found == steps.end() ? nullptr : &*found;
}

const StepRule* rule_of(const Record& record, Step step) {
  return find_step(record, core::code_of(step_choices(), step));
}

}  // namespace kotaj::border_market
