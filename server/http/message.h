#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/session/sessions.h"
#include "server/sync/directory.h"

namespace kotaj::server::http {

enum class Method : uint8_t { get, head, post, del, other };

/// A request, after its header is read; the body comes later.
struct Request {
  Method method = Method::other;
  std::string path{};
  std::string query{};
  std::string host{};
  std::string origin{};
  std::string token{};  ///< Of the session cookie.
  std::string accept_encoding{};
  std::string if_none_match{};
  std::string agent{};
  bool own_header = false;  ///< X-Kotaj: 1
  bool tls = false;
  bool loopback = false;
  bool upgrade = false;  ///< Asks for a WebSocket.
  std::string address{};
  std::string body{};
  std::shared_ptr<const session::Session> session{};
  std::shared_ptr<const sync::Rights> rights{};
  std::string closed_user{};  ///< Whose session it is where his account was closed meanwhile.
};

/// A static file in one encoding, mapped into memory for as long as the server runs.
struct FileBytes {
  std::string_view bytes{};
  std::string_view encoding{};  ///< "br", "gzip" or empty.
};

struct Reply {
  int status = 200;
  std::string_view type = "application/json; charset=utf-8";
  std::string body{};
  std::string_view file{};  ///< Instead of `body`: bytes that outlive the connection.
  std::string headers{};    ///< Further header lines, each with its CRLF.
  std::string_view cache = "no-store";
  bool close = false;
};

/// Gives the reply, once, on any thread.
using Answer = std::function<void(Reply)>;

/// {"error":{"code","message"}} with a Persian message.
Reply error_reply(int status, std::string_view code, std::string_view message);
/// The answer of a route that does not exist; routes closed to a session answer with exactly this.
Reply unknown_route();
Reply json_reply(std::string body);

/// The head of a reply with every security header, as it goes onto the wire.
std::string serialise_head(const Reply& reply, bool keep_alive, bool tls);
/// The value of a cookie in a Cookie header; empty where it is not there, or there twice.
std::string_view cookie_value(std::string_view header, std::string_view name);

inline constexpr std::string_view session_cookie = "__Host-kotaj";
std::string set_cookie(std::string_view token);
std::string clear_cookie();

}  // namespace kotaj::server::http
