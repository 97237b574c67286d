#include "server/cli/evaluate_date.h"

#include <algorithm>
#include <array>

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"
#include "shared/core/field_binding.h"
#include "shared/law/date_sum_reasons.h"

namespace kotaj::server::cli {
namespace {

using core::Problem;
using core::ProblemCode;
using core::Problems;

/// A term too long for 64 bits leads out of the years like any other: that is told where every
/// sum's end is, on the date.
void retell_endless_terms(Problems& problems) {
  const auto endless = [](const Problem& problem) {
    return problem.code == ProblemCode::range && problem.field != "date";
  };
  const auto about_date = [](const Problem& problem) { return problem.field == "date"; };
  const auto kept = std::remove_if(problems.begin(), problems.end(), endless);
  if (kept == problems.end()) return;
  problems.erase(kept, problems.end());
  if (std::none_of(problems.begin(), problems.end(), about_date))
    problems.push_back(core::date_sum_out_of_range());
}

void append_sum(std::string& out, const core::DateSumInput& input, const core::DateSum& sum) {
  out += R"({"date":)";
  append_json_string(out, sum.date.to_string());
  out += R"(,"weekday":)";
  append_json_string(out, sum.weekday);
  out += R"(,"gregorian":)";
  append_json_string(out, sum.gregorian);
  out += R"(,"day_of_year":)";
  out += std::to_string(sum.day_of_year);
  out += R"(,"leap_year":)";
  out += sum.leap_year ? "true" : "false";
  append_explanation(out, law::explain(input, sum));
  out += '}';
}

}  // namespace

void answer_date(const JsonDocument& document, const JsonNode& node, std::string& out,
                 Problems& problems) {
  core::DateSumInput input;
  read_record(core::describe<core::DateSumInput>(), &input, document, node, problems);
  retell_endless_terms(problems);
  if (!problems.empty()) return;
  const auto sum = core::sum_date(input);
  if (sum) {
    append_sum(out, input, sum.value());
  } else {
    problems = sum.problems();
  }
}

}  // namespace kotaj::server::cli

namespace kotaj::core {

template <>
const Description& describe<DateSumInput>() {
  static constexpr std::array<Field, 3> fields{{
      member<&DateSumInput::date>(
          {.number = 1, .name = "date", .label = "تاریخ", .type = FieldType::date}),
      member<&DateSumInput::add_months>(
          {.number = 2, .name = "add_months", .label = "تعداد ماه", .type = FieldType::integer}),
      member<&DateSumInput::add_days>(
          {.number = 3, .name = "add_days", .label = "تعداد روز", .type = FieldType::integer}),
  }};
  static constexpr Description table =
      description<DateSumInput>("core.date_sum", "جمع تاریخ", fields);
  return table;
}

}  // namespace kotaj::core
