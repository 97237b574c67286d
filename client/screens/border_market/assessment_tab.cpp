#include <string>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_view.h"
#include "shared/core/text.h"

namespace kotaj::screens::market {
namespace {

using border_market::ActNumber;
using border_market::Assessment;
using border_market::AssessmentDecision;
using border_market::Check;
using border_market::CheckResult;

constexpr ui::Column columns[] = {
    {"item", "بند", ui::ColumnType::text, 240.0F, true},
    {"result", "نتیجه", ui::ColumnType::status, 120.0F},
    {"remark", "توضیح", ui::ColumnType::text, 200.0F, true, false, true, true},
};

ui::Tone tone_of(CheckResult result) {
  switch (result) {
    case CheckResult::passed:
      return ui::Tone::good;
    case CheckResult::failed:
      return ui::Tone::danger;
    case CheckResult::not_applicable:
      break;
  }
  return ui::Tone::quiet;
}

ui::Tone tone_of(AssessmentDecision decision) {
  switch (decision) {
    case AssessmentDecision::pass:
      return ui::Tone::good;
    case AssessmentDecision::stop:
      return ui::Tone::danger;
    default:
      return ui::Tone::warning;
  }
}

void draw_checklist(FileView& view, const Assessment& assessment, ui::TableState& state) {
  ui::SimpleTable rows;
  for (const core::Field& field : core::describe<Assessment>().fields) {
    if (field.nested == nullptr) continue;
    const auto& check = *static_cast<const Check*>(field.at(&assessment, 0));
    rows.add(std::string(field.name),
             {{std::string(field.label)},
              {std::string(core::label_of(border_market::check_result_choices(), check.result)),
               tone_of(check.result)},
              {check.remark}});
  }
  rows.set_version(view.shell.desk().revision());
  small_table("checks", "فهرست بررسی", columns, rows, state);
}

void draw_one(FileView& view, const Assessment& assessment, ui::TableState& state) {
  {
    ui::Row row;
    ui::badge(tone_of(assessment.decision),
              core::label_of(border_market::assessment_decision_choices(), assessment.decision));
    ui::caption(show_date(assessment.assessed_on));
  }
  if (!assessment.decision_reason.empty()) ui::paragraph(assessment.decision_reason);
  draw_checklist(view, assessment, state);
  std::vector<ui::Pair> pairs;
  for (const core::Field& field : core::describe<Assessment>().fields) {
    if (field.nested != nullptr || field.name == "assessed_on" || field.name == "decision" ||
        field.name == "decision_reason")
      continue;
    ui::Pair one = pair_of(view, field, &assessment);
    if (!one.value.empty()) pairs.push_back(std::move(one));
  }
  ui::pairs("findings", pairs);
}

void draw_assignment(FileView& view) {
  ui::Card card("assignment", "ارزیاب");
  if (!view.record.assignment) {
    ui::caption("ارزیاب تعیین نشده است.");
    return;
  }
  const border_market::Assignment& assigned = *view.record.assignment;
  const ui::Pair pairs[] = {
      {"ارزیاب", view.shell.desk().person_name(assigned.assessor)},
      {"روز تعیین", show_date(assigned.assigned_on), ui::ValueKind::date},
      {"تخصص", assigned.specialty},
  };
  ui::pairs("facts", pairs);
}

/// All but the one that counts, the latest first; their tables are not kept.
void draw_earlier(FileView& view) {
  const auto& all = view.record.assessments;
  for (std::size_t at = all.size() - 1; at > 0; --at) {
    const std::string number = std::to_string(at);
    const ui::Scope scope("assessment" + number);
    const ui::Disclosure part("earlier", "ارزیابی " + core::persian_digits(number) + "، " +
                                             show_date(all[at - 1].assessed_on));
    if (!part) continue;
    auto& state = view.shell.memory<ui::TableState>("market/checks/" + core::to_string(view.id) +
                                                    "/" + number);
    draw_one(view, all[at - 1], state);
  }
}

}  // namespace

void draw_assessment(FileView& view) {
  draw_assignment(view);
  ui::Card card("assessment", "نتیجه ارزیابی");
  const Assessment* last = border_market::last_assessment(view.record);
  if (last == nullptr) {
    ui::caption("هنوز ارزیابی نشده است.");
    return;
  }
  draw_one(view, *last, view.memory.checks_table);
  draw_earlier(view);
}

}  // namespace kotaj::screens::market
