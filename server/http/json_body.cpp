#include "server/http/json_body.h"

#include "server/cli/json_document.h"

namespace kotaj::server::http {

std::optional<SmallObject> parse_small_object(std::string_view body) {
  using cli::JsonNode;
  cli::JsonDocument document;
  if (!document.parse(body) || document.nodes().empty()) return std::nullopt;
  const auto& nodes = document.nodes();
  if (nodes.front().kind != JsonNode::Kind::object) return std::nullopt;
  SmallObject object;
  for (std::size_t at = 1; at < nodes.size();) {
    const JsonNode& node = nodes[at];
    if (node.kind == JsonNode::Kind::string)
      object.emplace(document.key(node), document.text(node));
    at = node.end > at ? node.end : at + 1;
  }
  return object;
}

std::optional<std::string> text_member(const SmallObject& object, std::string_view name) {
  const auto found = object.find(name);
  return found == object.end() ? std::nullopt : std::optional(found->second);
}

Reply bad_json() {
  return error_reply(400, "bad_json", "متن درخواست JSON درست نیست یا عضوی از آن کم است.");
}

}  // namespace kotaj::server::http
