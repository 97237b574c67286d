#include "server/http/outside_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <string_view>
#include <utility>

namespace kotaj::server::http {

namespace {

bool closed_log(const char* bytes, std::size_t size) {
  for (std::size_t at = 0; at + sizeof(inotify_event) <= size;) {
    const auto* event = reinterpret_cast<const inotify_event*>(bytes + at);
    if (event->len > 0 && std::string_view(event->name).ends_with("-wal")) return true;
    at += sizeof(inotify_event) + event->len;
  }
  return false;
}

}  // namespace

OutsideWatch::OutsideWatch(boost::asio::io_context& context, const std::string& folder,
                           std::function<void()> written)
    : events_(context), written_(std::move(written)) {
  if (folder.empty()) return;
  const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) return;
  if (::inotify_add_watch(descriptor, folder.c_str(), IN_CLOSE_WRITE) < 0) {
    ::close(descriptor);
    return;
  }
  events_.assign(descriptor);
  listen();
}

void OutsideWatch::listen() {
  events_.async_read_some(boost::asio::buffer(buffer_),
                          [this](boost::system::error_code error, std::size_t size) {
                            if (error) return;
                            if (closed_log(buffer_, size)) written_();
                            listen();
                          });
}

void OutsideWatch::stop() {
  boost::system::error_code ignored;
  if (events_.is_open()) events_.cancel(ignored);
}

}  // namespace kotaj::server::http
