#include "server/cli/evaluate_border_market.h"

#include <algorithm>

#include "server/cli/json_answer.h"
#include "server/cli/json_record.h"
#include "shared/border_market/form.h"
#include "shared/border_market/rules.h"
#include "shared/core/readable.h"

namespace kotaj::server::cli {
namespace {

namespace law = border_market;

const JsonNode* member_of(const JsonDocument& document, const JsonNode& object,
                          std::string_view name) {
  const std::vector<JsonNode>& nodes = document.nodes();
  if (object.kind != JsonNode::Kind::object) return nullptr;
  const auto first = static_cast<uint32_t>(&object - nodes.data()) + 1;
  for (uint32_t at = first; at < object.end; at = nodes[at].end) {
    if (document.key(nodes[at]) == name) return &nodes[at];
  }
  return nullptr;
}

/// Tells values with more decimals than the invoice's currency has. They are counted as they are
/// written: "12.0" is no amount of rials.
class InvoiceDecimals {
 public:
  InvoiceDecimals(const JsonDocument& document, const core::Currency& currency,
                  core::Problems& problems)
      : document_(document), currency_(currency), problems_(problems) {}

  void check(const JsonNode& declaration) {
    check_amount(member_of(document_, declaration, "invoice_total"), "declaration.invoice_total",
                 "مبلغ کل فاکتور");
    const JsonNode* lines = member_of(document_, declaration, "lines");
    if (lines == nullptr || lines->kind != JsonNode::Kind::array) return;
    const std::vector<JsonNode>& nodes = document_.nodes();
    const auto first = static_cast<uint32_t>(lines - nodes.data()) + 1;
    std::size_t row = 0;
    for (uint32_t at = first; at < lines->end; at = nodes[at].end, ++row) {
      check_amount(member_of(document_, nodes[at], "value"),
                   "declaration.lines[" + std::to_string(row) + "].value", "ارزش کالا");
    }
  }

 private:
  void check_amount(const JsonNode* node, std::string path, std::string_view label) {
    if (node == nullptr || node->kind != JsonNode::Kind::string) return;
    const std::string_view text = document_.text(*node);
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) return;
    if (text.size() - point - 1 <= static_cast<std::size_t>(currency_.decimals)) return;
    // What is no decimal at all is told already.
    if (problems_.size() >= max_problems || !core::Readable(problems_)(path)) return;
    problems_.push_back(
        law::too_many_decimals(std::move(path), label, currency_.name, currency_.decimals));
  }

  const JsonDocument& document_;
  const core::Currency& currency_;
  core::Problems& problems_;
};

void check_invoice_decimals(const law::Inquiry& inquiry, const JsonDocument& document,
                            const JsonNode& node, core::Problems& problems) {
  const law::OptionalText& code = inquiry.declaration.invoice_currency;
  const core::Currency* currency = code ? core::find_currency(*code) : nullptr;
  const JsonNode* declaration = member_of(document, node, "declaration");
  if (currency != nullptr && declaration != nullptr)
    InvoiceDecimals(document, *currency, problems).check(*declaration);
}

void append_decimal(std::string& out, std::string_view name, const std::string& decimal) {
  append_name(out, name);
  out += '"';
  out += decimal;
  out += '"';
}

/// An amount, null where it cannot be known.
void append_amount(std::string& out, std::string_view name, const std::optional<core::Exact>& value,
                   int scale) {
  if (value) {
    append_decimal(out, name, value->decimal(scale));
  } else {
    append_name(out, name);
    out += "null";
  }
}

void append_flag(std::string& out, std::string_view name, bool value) {
  append_name(out, name);
  out += value ? "true" : "false";
}

void append_next(std::string& out, const law::Answer& answer) {
  append_text(out, "next_step", answer.next == nullptr ? std::string_view{} : answer.next->code);
  append_name(out, "owners");
  out += '[';
  if (answer.next != nullptr) {
    for (const access::Position& owner : answer.next->owners) {
      if (&owner != answer.next->owners.data()) out += ',';
      append_json_string(out, access::code_of(owner));
    }
  }
  out += ']';
}

void append_totals(std::string& out, const law::Totals& totals) {
  append_name(out, "totals");
  out += '{';
  append_decimal(out, "gross_kg", core::format_mass_kg({totals.gross_g}));
  append_decimal(out, "net_kg", core::format_mass_kg({totals.net_g}));
  append_name(out, "packages");
  out += core::format_decimal(totals.packages, 0);
  append_amount(out, "value_irr", totals.value_irr, 0);
  append_amount(out, "value_usd", totals.value_usd_cents, law::cent_scale);
  append_amount(out, "costs_irr", totals.total_costs_irr, 0);
  out += '}';
}

void append_screened(std::string& out, const law::Screened& line) {
  out += '{';
  append_amount(out, "declared_unit_usd", line.declared_unit, law::unit_value_scale);
  std::optional<core::Exact> listed;
  if (line.listed) listed = core::Exact(line.listed->value_usd);
  append_amount(out, "list_unit_usd", listed, law::unit_value_scale);
  if (line.deviation) {
    append_decimal(out, "deviation_percent", law::decimal_of(*line.deviation));
  } else {
    append_amount(out, "deviation_percent", std::nullopt, 0);
  }
  append_text(out, "verdict", core::code_of(law::verdict_choices(), line.verdict));
  out += '}';
}

void append_screening(std::string& out, const std::vector<law::Screened>& screening) {
  append_name(out, "screening");
  out += '[';
  for (const law::Screened& line : screening) {
    if (&line != screening.data()) out += ',';
    append_screened(out, line);
  }
  out += ']';
}

}  // namespace

void answer_border_market(const JsonDocument& document, const JsonNode& node, std::string& out,
                          core::Problems& problems) {
  law::Inquiry inquiry;
  core::Problems told;
  const Draft draft{core::describe<law::Declaration>(), told};
  read_record(core::describe<law::Inquiry>(), &inquiry, document, node, problems, &draft);
  check_invoice_decimals(inquiry, document, node, problems);
  law::check_facts(inquiry, problems);
  if (!problems.empty()) return;
  const law::Answer answer = law::answer(inquiry, std::move(told));
  out += '{';
  append_next(out, answer);
  append_flag(out, "blocked", answer.blocks.any());
  append_totals(out, answer.totals);
  append_screening(out, answer.screening);
  append_flag(out, "undertaking_needed", answer.undertaking_needed);
  append_problems(out, answer.problems);
  append_explanation(out, law::explain(inquiry, answer));
  out += '}';
}

}  // namespace kotaj::server::cli
