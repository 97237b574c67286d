#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "server/http/live.h"
#include "server/http/message.h"

namespace kotaj::server::http {

/// What is to be done with a request once its header is known.
struct Routed {
  int route = -1;
  std::size_t body_limit = 0;
  std::optional<Reply> instead{};  ///< Answered at once, the body unread.
  bool live = false;               ///< Becomes a WebSocket.
};

/// Knows the routes; the connections know none.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual Routed route(Request& request) = 0;
  virtual void handle(int route, Request&& request, Answer answer) = 0;
  virtual void answered(int status) = 0;  ///< For the counters.
};

/// What a connection's owner does to it.
class ConnectionBase {
 public:
  virtual ~ConnectionBase() = default;
  virtual void start() = 0;
  /// Ends when the request at hand is answered; at once where there is none.
  virtual void drain() = 0;
};

/// What connections share. Belongs to the network's thread.
struct Network {
  boost::asio::io_context& context;
  Handler& handler;
  LiveHub& hub;
  bool draining = false;
  std::unordered_set<ConnectionBase*> connections{};
  std::function<void(const std::string& address)> ended{};
};

std::shared_ptr<ConnectionBase> make_plain_connection(boost::asio::ip::tcp::socket socket,
                                                      Network& network, std::string address);
std::shared_ptr<ConnectionBase> make_tls_connection(boost::asio::ip::tcp::socket socket,
                                                    Network& network, std::string address,
                                                    boost::asio::ssl::context& tls);

}  // namespace kotaj::server::http
