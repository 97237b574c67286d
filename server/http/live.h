#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>

#include "shared/core/id.h"

namespace kotaj::server::http {

/// One open WebSocket. It says "more" and nothing else.
class LiveSocket {
 public:
  virtual ~LiveSocket() = default;
  virtual void say_more() = 0;
  virtual void close() = 0;
  [[nodiscard]] virtual const core::Id& session() const = 0;
  [[nodiscard]] virtual const std::string& user() const = 0;
};

/// All of them. Belongs to the network's thread.
class LiveHub {
 public:
  explicit LiveHub(boost::asio::io_context& context) : timer_(context) {}
  /// False when this user has too many already.
  bool join(const std::shared_ptr<LiveSocket>& socket);
  void leave(const LiveSocket* socket);
  /// Something changed: says so after a short pause, so that many commits make one message.
  void changed();
  void end_session(const core::Id& session);
  /// Ends every socket that is no longer somebody's.
  void end_where(const std::function<bool(const LiveSocket&)>& gone);
  void close_all();
  [[nodiscard]] std::size_t size() const { return sockets_.size(); }

 private:
  boost::asio::steady_timer timer_;
  bool waiting_ = false;
  std::unordered_set<std::shared_ptr<LiveSocket>> sockets_;
};

}  // namespace kotaj::server::http
