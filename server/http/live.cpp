#include "server/http/live.h"

#include <vector>

#include "server/http/limits.h"

namespace kotaj::server::http {

bool LiveHub::join(const std::shared_ptr<LiveSocket>& socket) {
  std::size_t mine = 0;
  for (const auto& other : sockets_) mine += other->user() == socket->user() ? 1 : 0;
  if (mine >= limits::live_per_user) return false;
  sockets_.insert(socket);
  return true;
}

void LiveHub::leave(const LiveSocket* socket) {
  std::erase_if(sockets_, [&](const auto& other) { return other.get() == socket; });
}

void LiveHub::changed() {
  if (waiting_ || sockets_.empty()) return;
  waiting_ = true;
  timer_.expires_after(limits::live_pause);
  timer_.async_wait([this](const boost::system::error_code& error) {
    waiting_ = false;
    if (error) return;
    for (const auto& socket : std::vector(sockets_.begin(), sockets_.end())) socket->say_more();
  });
}

void LiveHub::end_session(const core::Id& session) {
  for (const auto& socket : std::vector(sockets_.begin(), sockets_.end())) {
    if (socket->session() == session) socket->close();
  }
}

void LiveHub::end_where(const std::function<bool(const LiveSocket&)>& gone) {
  for (const auto& socket : std::vector(sockets_.begin(), sockets_.end())) {
    if (gone(*socket)) socket->close();
  }
}

void LiveHub::close_all() {
  timer_.cancel();
  for (const auto& socket : std::vector(sockets_.begin(), sockets_.end())) socket->close();
}

}  // namespace kotaj::server::http
