#include "server/sync/result.h"

#include <boost/json.hpp>
#include <mutex>
#include <set>

#include "server/store/body.h"
#include "server/sync/limits.h"

namespace kotaj::server::sync {

namespace json = boost::json;
using store::append_json_string;

std::string_view kept_text(std::string_view text) {
  // Every text that was ever stored came from our own tables: their number is that of the clauses
  // we cite.
  static std::mutex mutex;
  static std::set<std::string, std::less<>> kept;
  const std::lock_guard lock(mutex);
  if (const auto found = kept.find(text); found != kept.end()) return *found;
  if (kept.size() >= limits::kept_texts) return {};
  return *kept.emplace(text).first;
}

std::string accepted_json(uint64_t version, const Numbers& numbers) {
  std::string out = R"({"accepted":true,"version":)" + std::to_string(version);
  if (!numbers.empty()) {
    out += R"(,"notices":[)";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      out += i == 0 ? R"({"number":)" : R"(,{"number":)";
      append_json_string(out, numbers[i].number);
      out += R"(,"code":)";
      append_json_string(out, numbers[i].verification_code);
      out += '}';
    }
    out += ']';
  }
  out += '}';
  return out;
}

std::string refused_json(const access::Refusal& refusal) {
  std::string out = R"({"accepted":false,"refusal":{"code":)";
  append_json_string(out, refusal.code);
  out += R"(,"field":)";
  append_json_string(out, refusal.field);
  out += R"(,"reason":)";
  append_json_string(out, refusal.reason);
  out += R"(,"source":{"kind":)" + std::to_string(static_cast<int>(refusal.source.kind)) +
         R"(,"document":)";
  append_json_string(out, refusal.source.document);
  out += R"(,"place":)";
  append_json_string(out, refusal.source.place);
  out += "}}}";
  return out;
}

namespace {

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

access::Refusal refusal_of(const json::object& object) {
  access::Refusal refusal;
  refusal.code = text_of(object, "code");
  refusal.field = text_of(object, "field");
  refusal.reason = text_of(object, "reason");
  const json::value* source = object.if_contains("source");
  if (source != nullptr && source->is_object()) {
    const json::value* kind = source->get_object().if_contains("kind");
    if (kind != nullptr && kind->is_int64()) {
      refusal.source.kind = static_cast<core::Source::Kind>(kind->get_int64());
    }
    refusal.source.document = kept_text(text_of(source->get_object(), "document"));
    refusal.source.place = kept_text(text_of(source->get_object(), "place"));
  }
  return refusal;
}

}  // namespace

bool read_result(std::string_view text, StoredResult& out) {
  json::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_object()) return false;
  const json::object& object = value.get_object();
  const json::value* accepted = object.if_contains("accepted");
  if (accepted == nullptr || !accepted->is_bool()) return false;
  out.accepted = accepted->get_bool();
  if (const json::value* version = object.if_contains("version");
      version != nullptr && version->is_int64()) {
    out.version = static_cast<uint64_t>(version->get_int64());
  }
  if (const json::value* notices = object.if_contains("notices");
      notices != nullptr && notices->is_array()) {
    for (const json::value& notice : notices->get_array()) {
      if (!notice.is_object()) return false;
      out.numbers.push_back(
          {text_of(notice.get_object(), "number"), text_of(notice.get_object(), "code")});
    }
  }
  if (const json::value* refusal = object.if_contains("refusal");
      refusal != nullptr && refusal->is_object()) {
    out.refusal = refusal_of(refusal->get_object());
  }
  return true;
}

}  // namespace kotaj::server::sync
