#include "server/cli/evaluate_export_valuation.h"

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"

namespace kotaj::server::cli {
namespace {

namespace law = export_valuation;

void append_exact(std::string& out, std::string_view name, const core::Exact& value, int scale) {
  append_text(out, name, value.decimal(scale));
}

void append_rows(std::string& out, const law::Analysis& analysis) {
  append_name(out, "rows");
  out += '[';
  bool first = true;
  for (const law::RowTotals& row : analysis.rows) {
    if (!first) out += ',';
    first = false;
    out += '{';
    append_exact(out, "total_domestic_irr", row.domestic_irr, 0);
    append_exact(out, "total_foreign_usd", row.foreign_cents, law::cent_scale);
    append_exact(out, "row_total_irr", row.total_irr, 0);
    out += '}';
  }
  out += ']';
}

void append_totals(std::string& out, const law::Analysis& analysis) {
  append_name(out, "totals");
  out += '{';
  append_exact(out, "domestic_irr", analysis.domestic_irr, 0);
  append_exact(out, "foreign_usd", analysis.foreign_cents, law::cent_scale);
  append_exact(out, "other_irr", analysis.other_irr, 0);
  append_exact(out, "total_irr", analysis.total_irr, 0);
  out += '}';
}

}  // namespace

void answer_export_valuation(const JsonDocument& document, const JsonNode& node, std::string& out,
                             core::Problems& problems) {
  law::Inquiry inquiry;
  read_record(core::describe<law::Inquiry>(), &inquiry, document, node, problems);
  law::check_facts(inquiry, problems);
  if (!problems.empty()) return;
  const law::Answer answer = law::answer(inquiry);
  const law::Analysis& analysis = answer.analysis;
  out += '{';
  append_rows(out, analysis);
  append_totals(out, analysis);
  // Both are there: the form has a quantity produced and an exchange rate above zero.
  append_exact(out, "unit_value_irr", analysis.unit_value_irr.value_or(core::Exact()), 0);
  append_exact(out, "unit_value_usd", analysis.unit_value_usd.value_or(core::Exact()),
               law::unit_value_usd_scale);
  append_problems(out, problems);
  append_explanation(out, answer.explanation);
  out += '}';
}

}  // namespace kotaj::server::cli
