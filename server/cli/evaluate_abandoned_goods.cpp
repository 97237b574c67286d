#include "server/cli/evaluate_abandoned_goods.h"

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"

namespace kotaj::server::cli {

void answer_abandoned_goods(const JsonDocument& document, const JsonNode& node, std::string& out,
                            core::Problems& problems) {
  namespace law = abandoned_goods;
  law::Inquiry inquiry;
  read_record(core::describe<law::Inquiry>(), &inquiry, document, node, problems);
  law::check_facts(inquiry, problems);
  if (!problems.empty()) return;
  core::Explanation explanation;
  const law::Term term = law::term_of(inquiry, &explanation);
  out += '{';
  append_text(out, "state", core::code_of(law::term_state_choices(), term.state));
  append_date(out, "stay_ends", term.stay_ends);
  append_text(out, "priority", core::code_of(law::priority_choices(), term.priority));
  append_date(out, "warning_from", term.warning_from);
  append_date(out, "assessment_from", term.assessment_from);
  append_problems(out, term.problems);
  append_explanation(out, explanation);
  out += '}';
}

}  // namespace kotaj::server::cli
