#include "server/cli/json_answer.h"

#include "server/cli/json_document.h"

namespace kotaj::server::cli {

void append_name(std::string& out, std::string_view name) {
  out += out.back() == '{' ? "\"" : ",\"";
  out += name;
  out += "\":";
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
  append_name(out, name);
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(out, text);
  }
}

void append_date(std::string& out, std::string_view name, const std::optional<core::Date>& date) {
  append_text(out, name, date ? date->to_string() : std::string());
}

void append_problems(std::string& out, const core::Problems& problems) {
  append_name(out, "problems");
  out += '[';
  bool first = true;
  for (const core::Problem& problem : problems) {
    out += first ? R"({"field":)" : R"(,{"field":)";
    first = false;
    append_json_string(out, problem.field);
    out += R"(,"code":)";
    append_json_string(out, core::to_string(problem.code));
    out += R"(,"message":)";
    append_json_string(out, problem.message);
    if (problem.source) {
      out += R"(,"source":)";
      append_json_string(out, core::to_string(*problem.source));
    }
    out += '}';
  }
  out += ']';
}

void append_explanation(std::string& out, const core::Explanation& steps) {
  append_name(out, "explanation");
  out += '[';
  bool first = true;
  for (const core::ExplanationStep& step : steps) {
    if (!first) out += ',';
    first = false;
    out += '{';
    append_text(out, "step", step.step);
    append_text(out, "value", step.value);
    append_text(out, "source", core::to_string(step.source));
    out += '}';
  }
  out += ']';
}

}  // namespace kotaj::server::cli
