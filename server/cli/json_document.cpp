#include "server/cli/json_document.h"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <limits>

namespace kotaj::server::cli {
namespace {

namespace json = boost::json;

/// Objects of up to this many members are compared pair by pair, larger ones sorted.
constexpr std::size_t few_members = 24;

std::string_view view(json::string_view text) { return {text.data(), text.size()}; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

/// Takes Boost.JSON's events into the flat list of nodes.
struct JsonDocument::Handler {
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  using Error = boost::system::error_code;

  explicit Handler(JsonDocument& document) : document_(document) {}

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) {
    open(JsonNode::Kind::object);
    return true;
  }
  bool on_object_end(std::size_t, Error& error) {
    close();
    if (!has_repeated_key(document_.nodes_[last_closed_])) return true;
    error = json::error::syntax;
    return false;
  }
  bool on_array_begin(Error&) {
    open(JsonNode::Kind::array);
    return true;
  }
  bool on_array_end(std::size_t, Error&) {
    close();
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, Error&) {
    document_.characters_ += view(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t size, Error&) {
    document_.characters_ += view(part);
    key_size_ = static_cast<uint32_t>(size);
    key_begin_ = static_cast<uint32_t>(document_.characters_.size() - size);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, Error&) {
    document_.characters_ += view(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t size, Error&) {
    document_.characters_ += view(part);
    JsonNode& node = add(JsonNode::Kind::string);
    node.text_size = static_cast<uint32_t>(size);
    node.text_begin = static_cast<uint32_t>(document_.characters_.size() - size);
    return true;
  }
  bool on_number_part(json::string_view part, Error&) {
    number_ += view(part);
    return true;
  }
  bool on_int64(int64_t, json::string_view part, Error&) { return on_number(part); }
  bool on_uint64(uint64_t, json::string_view part, Error&) { return on_number(part); }
  bool on_double(double, json::string_view part, Error&) { return on_number(part); }
  bool on_bool(bool truth, Error&) {
    add(JsonNode::Kind::boolean).truth = truth;
    return true;
  }
  bool on_null(Error&) {
    add(JsonNode::Kind::null);
    return true;
  }
  bool on_comment_part(json::string_view, Error&) { return true; }
  bool on_comment(json::string_view, Error&) { return true; }

 private:
  JsonNode& add(JsonNode::Kind kind) {
    JsonNode& node = document_.nodes_.emplace_back();
    node.kind = kind;
    node.key_begin = key_begin_;
    node.key_size = key_size_;
    key_begin_ = key_size_ = 0;
    node.end = static_cast<uint32_t>(document_.nodes_.size());
    return node;
  }
  void open(JsonNode::Kind kind) {
    open_.push_back(static_cast<uint32_t>(document_.nodes_.size()));
    add(kind);
  }
  void close() {
    last_closed_ = open_.back();
    open_.pop_back();
    document_.nodes_[last_closed_].end = static_cast<uint32_t>(document_.nodes_.size());
  }
  bool on_number(json::string_view part) {
    number_ += view(part);
    const bool whole = number_.find_first_of(".eE") == std::string::npos;
    JsonNode& node = add(whole ? JsonNode::Kind::integer : JsonNode::Kind::real);
    node.text_begin = static_cast<uint32_t>(document_.characters_.size());
    node.text_size = static_cast<uint32_t>(number_.size());
    document_.characters_ += number_;
    number_.clear();
    return true;
  }
  bool has_repeated_key(const JsonNode& object) {
    keys_.clear();
    for (uint32_t at = last_closed_ + 1; at < object.end; at = document_.nodes_[at].end) {
      keys_.push_back(document_.key(document_.nodes_[at]));
    }
    if (keys_.size() > few_members) {
      std::sort(keys_.begin(), keys_.end());
      return std::adjacent_find(keys_.begin(), keys_.end()) != keys_.end();
    }
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      if (std::find(keys_.begin(), keys_.begin() + static_cast<std::ptrdiff_t>(i), keys_[i]) !=
          keys_.begin() + static_cast<std::ptrdiff_t>(i)) {
        return true;
      }
    }
    return false;
  }

  JsonDocument& document_;
  std::vector<uint32_t> open_;
  std::vector<std::string_view> keys_;
  std::string number_;
  uint32_t key_begin_ = 0;
  uint32_t key_size_ = 0;
  uint32_t last_closed_ = 0;
};

bool JsonDocument::parse(std::string_view json_text) {
  nodes_.clear();
  characters_.clear();
  if (json_text.size() >= std::numeric_limits<uint32_t>::max()) return false;
  characters_.reserve(json_text.size());
  nodes_.reserve(json_text.size() / 16);
  json::parse_options options;
  options.max_depth = max_depth;
  json::basic_parser<Handler> parser(options, *this);
  boost::system::error_code error;
  const std::size_t taken = parser.write_some(false, json_text.data(), json_text.size(), error);
  const std::string_view rest = json_text.substr(taken);
  if (!error && parser.done() && std::all_of(rest.begin(), rest.end(), is_blank)) return true;
  nodes_.clear();
  characters_.clear();
  return false;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out += text.substr(plain, at - plain);
    plain = at + 1;
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[at];
    } else {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 0xF];
    }
  }
  out += text.substr(plain);
  out += '"';
}

}  // namespace kotaj::server::cli
