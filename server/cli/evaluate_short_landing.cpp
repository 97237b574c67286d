#include "server/cli/evaluate_short_landing.h"

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"
#include "shared/core/quantity.h"

namespace kotaj::server::cli {
namespace {

namespace law = short_landing;

constexpr int per_mille_as_percent = 1;
constexpr int percent_hundredths = 2;

void append_decimal(std::string& out, std::string_view name, const std::optional<core::Wide>& value,
                    int scale) {
  append_name(out, name);
  if (!value) {
    out += "null";
    return;
  }
  out += '"';
  out += core::format_decimal(*value, scale);
  out += '"';
}

void append_mass(std::string& out, std::string_view name, const std::optional<core::Mass>& mass) {
  append_decimal(out, name, mass ? std::optional(mass->grams) : std::nullopt, core::mass_scale);
}

void append_figures(std::string& out, const law::Finding& finding) {
  append_decimal(out, "tolerance_percent",
                 finding.tolerance_per_mille
                     ? std::optional<core::Wide>(*finding.tolerance_per_mille)
                     : std::nullopt,
                 per_mille_as_percent);
  append_mass(out, "exit_gross_kg", finding.exit_gross);
  append_mass(out, "exit_net_kg", finding.exit_net);
  append_mass(out, "difference_kg", finding.difference);
  append_mass(out, "tolerance_kg", finding.tolerance);
  append_mass(out, "shortage_kg", finding.shortage);
  append_decimal(out, "shortage_percent", finding.shortage_percent_hundredths, percent_hundredths);
}

void append_may_issue(std::string& out, law::Outcome outcome, core::Date on) {
  append_name(out, "may_issue");
  out += '[';
  bool first = true;
  for (const access::Right& right : law::may_issue(outcome)) {
    if (!access::holds_on(right, on)) continue;
    if (!first) out += ',';
    first = false;
    append_json_string(out, access::code_of(right.position));
  }
  out += ']';
}

void append_answer(std::string& out, const law::Inquiry& inquiry, const law::Answer& answer) {
  const law::Finding& finding = answer.finding;
  const std::optional<int> clause = law::clause_of(finding.outcome);
  out += '{';
  append_text(out, "outcome", law::code_of(finding.outcome));
  append_name(out, "clause");
  out += clause ? std::to_string(*clause) : std::string("null");
  append_name(out, "preliminary");
  out += finding.preliminary ? "true" : "false";
  append_figures(out, finding);
  append_text(out, "notice", answer.notice ? law::code_of(*answer.notice) : std::string_view{});
  append_text(out, "notice_text", answer.notice_text);
  append_may_issue(out, finding.outcome, inquiry.on);
  append_explanation(out, answer.explanation);
  out += '}';
}

}  // namespace

void answer_short_landing(const JsonDocument& document, const JsonNode& node, std::string& out,
                          core::Problems& problems) {
  law::Inquiry inquiry;
  read_record(core::describe<law::Inquiry>(), &inquiry, document, node, problems);
  law::check_facts(inquiry, problems);
  if (problems.empty()) append_answer(out, inquiry, law::answer(inquiry));
}

}  // namespace kotaj::server::cli
