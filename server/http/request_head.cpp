#include "server/http/request_head.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/http/limits.h"

namespace kotaj::server::http {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

Method method_of(bhttp::verb verb) {
  switch (verb) {
    case bhttp::verb::get:
      return Method::get;
    case bhttp::verb::head:
      return Method::head;
    case bhttp::verb::post:
      return Method::post;
    case bhttp::verb::delete_:
      return Method::del;
    default:
      return Method::other;
  }
}

}  // namespace

void read_head(const bhttp::request<bhttp::string_body>& message, Request& request) {
  const std::string_view target = view(message.target());
  const std::size_t question = target.find('?');
  request.method = method_of(message.method());
  if (target.size() <= limits::target_bytes) {
    request.path = target.substr(0, question);
    if (question != std::string_view::npos) request.query = target.substr(question + 1);
  }
  bool cookie_seen = false;
  for (const auto& field : message) {
    const std::string_view value = view(field.value());
    switch (field.name()) {
      case bhttp::field::host:
        request.host = value;
        break;
      case bhttp::field::origin:
        request.origin = value;
        break;
      case bhttp::field::cookie:
        request.token = cookie_seen ? std::string_view() : cookie_value(value, session_cookie);
        cookie_seen = true;
        break;
      case bhttp::field::accept_encoding:
        request.accept_encoding = value;
        break;
      case bhttp::field::if_none_match:
        request.if_none_match = value;
        break;
      case bhttp::field::user_agent:
        request.agent = value;
        break;
      case bhttp::field::unknown:
        if (beast::iequals(field.name_string(), "X-Kotaj")) request.own_header = value == "1";
        break;
      default:
        break;
    }
  }
  request.upgrade = beast::websocket::is_upgrade(message);
}

}  // namespace kotaj::server::http
