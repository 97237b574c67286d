#include "server/http/openapi.h"

#include <string_view>

#include "server/cli/evaluate.h"
#include "server/cli/json_record.h"
#include "server/store/body.h"
#include "shared/access/modules.h"
#include "shared/core/description.h"

namespace kotaj::server::http {

namespace {

using core::Description;
using core::Field;
using core::FieldType;
using store::append_json_string;

void member(std::string& out, std::string_view name, std::string_view value) {
  if (out.back() != '{') out += ',';
  append_json_string(out, name);
  out += ':';
  append_json_string(out, value);
}

/// Where keys may be absent: in one record of the form, and in all that lies in it.
struct Drafts {
  const Description* record = nullptr;
  bool inside = false;
};

void add_schema(std::string& out, const Description& description, Drafts drafts);

/// The JSON type of a plain field; masses and amounts are decimal strings.
void add_plain(std::string& out, const Field& field) {
  const bool number = field.type == FieldType::integer || field.type == FieldType::moment;
  const std::string_view type = field.type == FieldType::boolean ? "boolean"
                                : number                         ? "integer"
                                                                 : "string";
  if (field.nullable)
    out += R"({"type":[")" + std::string(type) + R"(","null"])";
  else
    out += R"({"type":")" + std::string(type) + "\"";
  if (field.type == FieldType::date) member(out, "pattern", "^[0-9]{4}/[0-9]{2}/[0-9]{2}$");
  if (field.type == FieldType::mass || field.type == FieldType::quantity ||
      field.type == FieldType::amount) {
    member(out, "pattern", "^[0-9]+(\\.[0-9]+)?$");
  }
  if (!field.choices.empty()) {
    out += R"(,"enum":[)";
    for (const core::Choice& choice : field.choices) {
      if (out.back() != '[') out += ',';
      if (number)
        out += std::to_string(choice.number);
      else
        append_json_string(out, choice.code);
    }
    if (field.nullable) out += ",null";
    out += ']';
  }
  member(out, "title", field.label);
  if (!field.help.empty()) member(out, "description", field.help);
  out += '}';
}

void add_field(std::string& out, const Field& field, Drafts drafts) {
  if (field.type == FieldType::list) {
    out += R"({"type":"array","maxItems":)" + std::to_string(core::cap_of(field)) + R"(,"items":)";
    const Description& row = *field.nested();
    if (cli::is_bare(row))
      add_plain(out, row.fields.front());
    else
      add_schema(out, row, drafts);
    out += '}';
  } else if (field.type == FieldType::record) {
    if (field.nullable) out += R"({"anyOf":[)";
    add_schema(out, *field.nested(), drafts);
    if (field.nullable) out += R"(,{"type":"null"}]})";
  } else {
    add_plain(out, field);
  }
}

void add_schema(std::string& out, const Description& description, Drafts drafts) {
  drafts.inside = drafts.inside || drafts.record == &description;
  out += R"({"type":"object","additionalProperties":false,"title":)";
  append_json_string(out, description.label);
  out += R"(,"properties":{)";
  for (const Field& field : description.fields) {
    if (out.back() != '{') out += ',';
    append_json_string(out, field.name);
    out += ':';
    add_field(out, field, drafts);
  }
  out += R"(},"required":[)";
  for (const Field& field : description.fields) {
    if (drafts.inside) break;
    if (out.back() != '[') out += ',';
    append_json_string(out, field.name);
  }
  out += "]}";
}

constexpr std::string_view json_content = R"("content":{"application/json":{"schema":)";
constexpr std::string_view notice_check =
    R"json("/api/v1/notice-check":{"post":{"summary":"راستی‌آزمایی پیغام","parameters":[
{"name":"X-Kotaj","in":"header","required":true,"schema":{"const":"1"}}],"requestBody":{"required":true,"content":{"application/json":{"schema":
{"type":"object","properties":{"number":{"type":"string"},"code":{"type":"string"}},"required":["number","code"]}}}},"responses":{"200":{"description":
"نتیجه","content":{"application/json":{"schema":{"type":"object","properties":{"status":{"enum":["valid","superseded","unknown"]}},"required":["status"]}}}}}}})json";

void add_rule(std::string& out, const cli::EvaluateRule& rule) {
  const Drafts drafts{rule.draft == nullptr ? nullptr : &rule.draft()};
  out += R"("/api/v1/evaluate/)" + std::string(rule.name) + R"(":{"post":{"summary":)";
  append_json_string(out, rule.label);
  out += R"(,"requestBody":{"required":true,)" + std::string(json_content) + R"({"oneOf":[)";
  add_schema(out, rule.input(), drafts);
  out += R"(,{"type":"array","maxItems":)" + std::to_string(cli::http_evaluate_limits.cases) +
         R"(,"items":)";
  add_schema(out, rule.input(), drafts);
  out +=
      R"(}]}}}},"responses":{"200":{"description":"نتیجه"},"422":{"description":"ورودی نادرست: problems"}}}})";
}

void add_bank(std::string& out) {
  out +=
      R"("/api/v1/bank/notices":{"get":{"summary":"پیغام‌های بانک","security":[{"session":[]}],"parameters":[)"
      R"({"name":"after","in":"query","schema":{"type":"string","pattern":"^[0-9]+$"}}],"responses":{"200":{"description":"پیغام‌ها",)";
  out += json_content;
  out += R"({"type":"object","properties":{"notices":{"type":"array","items":)";
  add_schema(out, access::bank_notice_module().record(), {});
  out +=
      R"(},"cursor":{"type":"string"},"reset":{"type":"boolean"},"more":{"type":"boolean"}}}}}}}}})";
}

}  // namespace

std::string openapi_document() {
  std::string out =
      R"({"openapi":"3.1.0","info":{"title":"Kotaj","version":"1"},"components":{"securitySchemes":)"
      R"({"session":{"type":"apiKey","in":"cookie","name":"__Host-kotaj"}}},"paths":{)";
  for (const cli::EvaluateRule& rule : cli::evaluate_rules()) {
    add_rule(out, rule);
    out += ',';
  }
  add_bank(out);
  out += ',';
  out += notice_check;
  out += "}}";
  return out;
}

}  // namespace kotaj::server::http
