#include "server/cli/evaluate_export_exit.h"

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"

namespace kotaj::server::cli {
namespace {

namespace law = export_exit;

void append_due(std::string& out, const std::optional<law::Due>& due) {
  append_name(out, "due");
  if (!due) {
    out += "null";
    return;
  }
  out += '{';
  append_text(out, "act", core::code_of(law::due_act_choices(), due->act));
  append_date(out, "by", due->by);
  append_text(out, "office", core::code_of(law::side_choices(), due->office));
  append_name(out, "copies");
  out += '[';
  for (const law::CopyTo& copy : due->copies) {
    if (&copy != due->copies.data()) out += ',';
    append_json_string(out, core::code_of(law::copy_choices(), copy));
  }
  out += "]}";
}

}  // namespace

void answer_export_exit(const JsonDocument& document, const JsonNode& node, std::string& out,
                        core::Problems& problems) {
  law::Facts facts;
  read_record(core::describe<law::Facts>(), &facts, document, node, problems);
  law::check_facts(facts, problems);
  if (!problems.empty()) return;
  core::Explanation explanation;
  const law::Judgement judgement = law::judge(facts, &explanation);
  out += '{';
  append_text(out, "state", core::code_of(law::state_choices(), judgement.state));
  append_due(out, judgement.due);
  append_name(out, "days_late");
  out += std::to_string(judgement.days_late);
  append_name(out, "final_notice_allowed");
  out += judgement.final_notice_allowed ? "true" : "false";
  append_problems(out, judgement.problems);
  append_explanation(out, explanation);
  out += '}';
}

}  // namespace kotaj::server::cli
