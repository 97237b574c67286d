#include "server/http/message.h"

#include <array>
#include <ctime>

#include "server/session/limits.h"
#include "server/store/body.h"

namespace kotaj::server::http {

namespace {

/// What every answer carries, so that no route can forget it (platform.md, Accounts and rights).
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n";

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Error";
  }
}

/// The Date header, made anew once a second.
std::string_view date_line() {
  thread_local std::time_t made = 0;
  thread_local std::array<char, 48> line{};
  thread_local std::size_t length = 0;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    length = std::strftime(line.data(), line.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc);
    made = now;
  }
  return {line.data(), length};
}

}  // namespace

Reply error_reply(int status, std::string_view code, std::string_view message) {
  Reply reply;
  reply.status = status;
  reply.body = R"({"error":{"code":)";
  store::append_json_string(reply.body, code);
  reply.body += R"(,"message":)";
  store::append_json_string(reply.body, message);
  reply.body += "}}";
  return reply;
}

Reply unknown_route() {
  return error_reply(404, "not_found",
                     "چنین نشانی‌ای در این سامانه نیست.");
}

Reply json_reply(std::string body) {
  Reply reply;
  reply.body = std::move(body);
  return reply;
}

std::string serialise_head(const Reply& reply, bool keep_alive, bool tls) {
  const std::size_t length = reply.file.empty() ? reply.body.size() : reply.file.size();
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ")
      .append(std::to_string(reply.status))
      .append(" ")
      .append(reason(reply.status))
      .append("\r\n");
  head.append(date_line());
  if (reply.status != 304 && reply.status != 204) {
    head.append("Content-Type: ").append(reply.type).append("\r\n");
    head.append("Content-Length: ").append(std::to_string(length)).append("\r\n");
  }
  head.append("Cache-Control: ").append(reply.cache).append("\r\n");
  head.append(reply.headers);
  head.append(security_headers);
  if (tls) head.append("Strict-Transport-Security: max-age=31536000\r\n");
  if (!keep_alive) head.append("Connection: close\r\n");
  head.append("\r\n");
  return head;
}

std::string_view cookie_value(std::string_view header, std::string_view name) {
  std::string_view value;
  bool found = false;
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    std::string_view pair = header.substr(0, end);
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.size() <= name.size() || pair.substr(0, name.size()) != name ||
        pair[name.size()] != '=')
      continue;
    if (found) return {};
    found = true;
    value = pair.substr(name.size() + 1);
  }
  return value;
}

std::string set_cookie(std::string_view token) {
  std::string line = "Set-Cookie: ";
  line.append(session_cookie).append("=").append(token);
  line.append("; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=");
  line.append(std::to_string(session::limits::absolute_ms / 1000)).append("\r\n");
  return line;
}

std::string clear_cookie() {
  return "Set-Cookie: " + std::string(session_cookie) +
         "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0\r\n";
}

}  // namespace kotaj::server::http
