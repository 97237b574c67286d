#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kotaj::tests {

/// An answer as it came over the wire; status 0 when none came.
struct HttpResponse {
  int status = 0;
  std::string head;
  std::string body;

  [[nodiscard]] std::string header(std::string name) const {
    const auto lower = [](std::string text) {
      std::transform(text.begin(), text.end(), text.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      return text;
    };
    name = "\r\n" + lower(std::move(name)) + ": ";
    const std::size_t at = lower(head).find(name);
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size();
    return head.substr(from, head.find("\r\n", from) - from);
  }
};

/// A blocking HTTP client over plain sockets: it sends what it is told, right or wrong.
class HttpClient {
 public:
  explicit HttpClient(uint16_t port) : port_(port) {}
  ~HttpClient() { disconnect(); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  std::string from;   ///< The address that it connects from; empty leaves that to the system.
  std::string token;  ///< Sent as the session cookie when not empty; taken from Set-Cookie.

  HttpResponse get(const std::string& path, const std::string& headers = {}) {
    return request("GET", path, {}, headers);
  }
  HttpResponse post(const std::string& path, const std::string& body,
                    const std::string& headers = "X-Kotaj: 1\r\n") {
    return request("POST", path, body, headers);
  }
  HttpResponse del(const std::string& path) {
    return request("DELETE", path, {}, "X-Kotaj: 1\r\n");
  }

  HttpResponse request(const std::string& method, const std::string& path, const std::string& body,
                       const std::string& headers) {
    std::string text = method + " " + path +
                       " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n" + headers;
    if (!token.empty()) text += "Cookie: __Host-kotaj=" + token + "\r\n";
    if (method == "POST" || !body.empty())
      text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    HttpResponse response = raw(text + "\r\n" + body, method == "HEAD");
    if (response.status == 0)
      response = raw(text + "\r\n" + body, method == "HEAD");  // A kept connection had ended.
    const std::string cookie = response.header("Set-Cookie");
    if (cookie.starts_with("__Host-kotaj=")) token = cookie.substr(13, cookie.find(';') - 13);
    return response;
  }

  /// Sends bytes as they are and reads one answer.
  HttpResponse raw(std::string_view bytes, bool no_body = false) {
    if (socket_ < 0 && !connect()) return {};
    send_all(bytes);
    HttpResponse response = read_response(no_body);
    if (response.status == 0 || response.header("Connection") == "close") disconnect();
    return response;
  }

  bool connect() {
    disconnect();
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval timeout{30, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (!from.empty()) {
      ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
      ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    }
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return true;
    disconnect();
    return false;
  }

  bool send_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  HttpResponse read_response(bool no_body = false) {
    HttpResponse response;
    std::string bytes = std::exchange(rest_, {});
    std::size_t end = std::string::npos;
    while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
      if (!receive(bytes)) return {};
    }
    response.head = bytes.substr(0, end + 2);
    response.body = bytes.substr(end + 4);
    if (response.head.size() < 12) return {};
    response.status = std::atoi(response.head.c_str() + 9);
    const std::string length = response.header("Content-Length");
    const std::size_t size =
        no_body || length.empty() ? 0 : static_cast<std::size_t>(std::atoll(length.c_str()));
    while (response.body.size() < size) {
      if (!receive(response.body)) return {};
    }
    rest_ = response.body.substr(size);
    response.body.resize(size);
    return response;
  }

  void disconnect() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    rest_.clear();
  }

  /// The server came back on another port.
  void set_port(uint16_t port) {
    disconnect();
    port_ = port;
  }

 private:
  bool receive(std::string& into) {
    char chunk[16 * 1024];
    const ssize_t got = ::recv(socket_, chunk, sizeof chunk, 0);
    if (got <= 0) return false;
    into.append(chunk, static_cast<std::size_t>(got));
    return true;
  }

  uint16_t port_;
  int socket_ = -1;
  std::string rest_;
};

}  // namespace kotaj::tests
