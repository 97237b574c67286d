#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/short_landing/case.h"
#include "shared/short_landing/rules.h"

/// A case seen through the rules: what the screen shows beside the form, and what acts rest on.
namespace kotaj::short_landing {

/// The input that a case stands for; owns what its spans point to.
struct CaseInput {
  Input input;
  std::vector<WeighingInput> weighings;
  std::vector<ContainerInput> containers;
  NoticeFields fields;  ///< Views into the case, which must outlive it.
};
CaseInput input_of(const Case& record, core::Date on);

/// What keeps the case from being calculated: no weighing, net over gross, ... ; paths as in the
/// case. The same rules as `kotaj evaluate` has for its input.
core::Problems form_problems(const Case& record, core::Date on);

/// The whole judgement on a day.
struct Judgement {
  core::Problems problems{};  ///< Not empty: there is no finding.
  std::optional<Finding> finding{};
  bool conclusive = false;  ///< The exit is complete and nothing more is needed.
  std::optional<NoticeKind> notice{};
  std::string notice_text{};
};
Judgement judge(const Case& record, core::Date on);
/// The steps behind it, asked for alone.
core::Explanation explain(const Case& record, core::Date on);
/// The day by whose parameters the case is shown: its decision's once a notice left or it was
/// closed, today before.
core::Date judged_on(const Case& record, core::Date today);

}  // namespace kotaj::short_landing
