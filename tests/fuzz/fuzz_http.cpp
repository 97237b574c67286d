// A request as it comes over the wire (libFuzzer's entry): Beast's parser with our limits, in
// pieces of the size that the first byte says, then our reading of the header. Nothing that a
// header says may end up in the head of an answer.
#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/json_body.h"
#include "server/http/limits.h"
#include "server/http/request_head.h"
#include "tests/fuzz/require.h"

namespace {

namespace bhttp = boost::beast::http;
using namespace kotaj::server::http;  // NOLINT: a program of its own.
using kotaj::fuzz::require;

void read_request(const bhttp::request<bhttp::string_body>& message) {
  Request request;
  read_head(message, request);
  require(request.path.size() <= limits::target_bytes);
  require(request.query.size() <= limits::target_bytes);
  require(request.path.find('?') == std::string::npos);
  if (request.method == Method::post) {
    const auto object = parse_small_object(message.body());
    if (object) text_member(*object, "user");
  }
  const std::string head = serialise_head(unknown_route(), true, false);
  // One empty line, and it is the last: an answer has one head.
  require(head.find("\r\n\r\n") == head.size() - 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::max<std::size_t>(1, data[0]);
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  bhttp::request_parser<bhttp::string_body> parser;
  parser.eager(true);
  parser.header_limit(limits::header_bytes);
  parser.body_limit(limits::small_json_bytes);
  std::string held;
  boost::system::error_code error;
  while (!parser.is_done() && (!rest.empty() || !held.empty())) {
    const std::size_t taken = std::min(piece, rest.size());
    held.append(rest.substr(0, taken));
    rest.remove_prefix(taken);
    const std::size_t used = parser.put(boost::asio::buffer(held), error);
    require(used <= held.size());
    held.erase(0, used);
    if (error == bhttp::error::need_more) {
      error = {};
      if (taken == 0) break;
      continue;
    }
    if (error) return 0;
    if (taken == 0 && used == 0) break;
  }
  if (parser.is_header_done()) {
    require(parser.get().body().size() <= limits::small_json_bytes);
    read_request(parser.get());
  }
  return 0;
}
