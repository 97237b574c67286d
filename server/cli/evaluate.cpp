#include "server/cli/evaluate.h"

#include <array>

#include "server/cli/evaluate_abandoned_goods.h"
#include "server/cli/evaluate_border_market.h"
#include "server/cli/evaluate_date.h"
#include "server/cli/evaluate_export_exit.h"
#include "server/cli/evaluate_export_valuation.h"
#include "server/cli/evaluate_short_landing.h"
#include "server/cli/json_answer.h"

namespace kotaj::server::cli {
namespace {

using core::Problem;
using core::ProblemCode;
using core::Problems;

constexpr std::size_t usual_answer_bytes = 3000;

// One line a rule.
constexpr std::array<EvaluateRule, 6> rules{{
    {"date", "جمع تاریخ", &core::describe<core::DateSumInput>, &answer_date},
    {"short-landing", "کسر تخلیه", &core::describe<short_landing::Inquiry>, &answer_short_landing},
    {"abandoned-goods", "مهلت کالای متروکه", &core::describe<abandoned_goods::Inquiry>,
     &answer_abandoned_goods},
    {"export-exit", "پیگیری اعلام خروج", &core::describe<export_exit::Facts>, &answer_export_exit},
    {"border-market", "صدور کالا در بازارچه مرزی", &core::describe<border_market::Inquiry>,
     &answer_border_market, &core::describe<border_market::Declaration>},
    {"export-valuation", "ارزش کالای صادراتی", &core::describe<export_valuation::Inquiry>,
     &answer_export_valuation},
}};

void append_refusal(std::string& out, const Problems& problems) {
  out += '{';
  append_problems(out, problems);
  out += '}';
}

EvaluateReply refuse(Problem problem) {
  EvaluateReply reply;
  append_refusal(reply.json, {std::move(problem)});
  reply.exit_status = evaluate_bad_input;
  return reply;
}

/// Names what can be asked instead: a rule may be known by its spec and not be here.
Problem unknown_rule() {
  std::string message =
      "چنین قاعده‌ای در این سامانه نیست؛ قاعده‌های موجود: ";
  for (const EvaluateRule& rule : rules) {
    if (&rule != rules.data()) message += "، ";
    message.append(rule.name).append(" (").append(rule.label).append(")");
  }
  return {"rule", ProblemCode::not_allowed, message + ".", {}};
}

void answer_case(const EvaluateRule& rule, const JsonDocument& document, const JsonNode& node,
                 EvaluateReply& reply) {
  Problems problems;
  rule.answer(document, node, reply.json, problems);
  if (problems.empty()) return;
  append_refusal(reply.json, problems);
  reply.exit_status = evaluate_bad_input;
}

std::size_t count_cases(const JsonDocument& document) {
  const std::vector<JsonNode>& nodes = document.nodes();
  std::size_t count = 0;
  for (uint32_t at = 1; at < nodes.front().end; at = nodes[at].end) ++count;
  return count;
}

}  // namespace

std::span<const EvaluateRule> evaluate_rules() { return rules; }

EvaluateReply evaluate(std::string_view rule_name, std::string_view json_text,
                       const EvaluateLimits& limits) {
  const EvaluateRule* rule = nullptr;
  for (const EvaluateRule& known : rules) {
    if (known.name == rule_name) rule = &known;
  }
  if (rule == nullptr) return refuse(unknown_rule());
  if (json_text.size() > limits.bytes)
    return refuse({"", ProblemCode::range, "ورودی بیش از اندازه بزرگ است.", {}});
  JsonDocument document;
  if (!document.parse(json_text)) {
    return refuse(
        {"",
         ProblemCode::format,
         "ورودی JSON معتبر نیست؛ کلید تکراری و بیش از ۳۲ لایه تو در تو هم پذیرفته نمی‌شود.",
         {}});
  }
  EvaluateReply reply;
  const JsonNode& root = document.nodes().front();
  if (root.kind != JsonNode::Kind::array) {
    answer_case(*rule, document, root, reply);
    return reply;
  }
  const std::size_t cases = count_cases(document);
  if (cases > limits.cases)
    return refuse({"", ProblemCode::range, "تعداد موردها بیش از اندازه است.", {}});
  reply.json.reserve(cases * usual_answer_bytes);
  reply.json += '[';
  for (uint32_t at = 1; at < root.end; at = document.nodes()[at].end) {
    if (at != 1) reply.json += ',';
    answer_case(*rule, document, document.nodes()[at], reply);
  }
  reply.json += ']';
  return reply;
}

}  // namespace kotaj::server::cli
