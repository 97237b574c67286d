#include "client/app/draft.h"

#include <charconv>
#include <optional>

namespace kotaj::app {
namespace {

void put(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

std::optional<std::string> take(std::string_view& bytes) {
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + colon, size);
  if (error != std::errc() || end != bytes.data() + colon || size > bytes.size() - colon - 1)
    return std::nullopt;
  std::string part(bytes.substr(colon + 1, size));
  bytes.remove_prefix(colon + 1 + size);
  return part;
}

}  // namespace

std::string encode_draft(const Draft& draft) {
  std::string out;
  for (const auto& [path, text] : draft) {
    put(out, path);
    put(out, text);
  }
  return out;
}

Draft decode_draft(std::string_view bytes) {
  Draft draft;
  while (!bytes.empty()) {
    auto path = take(bytes);
    auto text = path ? take(bytes) : std::nullopt;
    if (!text) return {};
    draft.insert_or_assign(std::move(*path), std::move(*text));
  }
  return draft;
}

}  // namespace kotaj::app
