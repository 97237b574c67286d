#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kotaj::server::cli {

/// One value of a parsed text. Children follow their parent; `end` is one past the last of them.
struct JsonNode {
  enum class Kind : uint8_t { null, boolean, integer, real, string, array, object };
  Kind kind = Kind::null;
  bool truth = false;      ///< Of a boolean.
  uint32_t key_begin = 0;  ///< The member's name, inside an object.
  uint32_t key_size = 0;
  uint32_t text_begin = 0;  ///< A string's characters, a number's digits as written.
  uint32_t text_size = 0;
  uint32_t end = 0;
};

/// A JSON text (RFC 8259), strictly: UTF-8, at most `max_depth` deep, no repeated key, nothing
/// after it. Boost.JSON parses; unlike its own value it keeps what distinguishes `20` from `20.0`,
/// and says that a key came twice.
class JsonDocument {
 public:
  static constexpr std::size_t max_depth = 32;

  /// False where the text is not such a JSON; the document is then empty.
  bool parse(std::string_view json);

  [[nodiscard]] const std::vector<JsonNode>& nodes() const { return nodes_; }
  [[nodiscard]] std::string_view key(const JsonNode& node) const {
    return slice(node.key_begin, node.key_size);
  }
  [[nodiscard]] std::string_view text(const JsonNode& node) const {
    return slice(node.text_begin, node.text_size);
  }

 private:
  struct Handler;
  [[nodiscard]] std::string_view slice(uint32_t begin, uint32_t size) const {
    return std::string_view(characters_).substr(begin, size);
  }
  std::vector<JsonNode> nodes_;
  std::string characters_;
};

/// Appends a string as JSON, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace kotaj::server::cli
