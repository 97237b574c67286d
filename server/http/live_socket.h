#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/limits.h"
#include "server/http/streams.h"

/// Only for live_plain.cpp and live_tls.cpp.
namespace kotaj::server::http {

/// A WebSocket that only says "more"; what the other side says is not wanted, and ends it.
template <typename Stream>
class Live final : public LiveSocket, public std::enable_shared_from_this<Live<Stream>> {
 public:
  Live(Stream&& stream, Network& network, const Request& request)
      : socket_(std::move(stream)),
        network_(network),
        session_(request.session->id),
        user_(request.session->user) {}

  void start(const HttpRequest& request) {
    boost::beast::get_lowest_layer(socket_).expires_never();
    boost::beast::websocket::stream_base::timeout timeout{limits::handshake_timeout,
                                                          limits::live_idle_timeout, true};
    socket_.set_option(timeout);
    socket_.read_message_max(1);
    socket_.async_accept(request,
                         [self = this->shared_from_this()](boost::system::error_code error) {
                           if (error || !self->network_.hub.join(self)) return;
                           self->open_ = true;
                           self->listen();
                         });
  }

  void say_more() override {
    if (!open_) return;
    if (writing_) {
      again_ = true;
      return;
    }
    writing_ = true;
    socket_.text(true);
    socket_.async_write(
        boost::asio::buffer(std::string_view("more")),
        [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
          self->writing_ = false;
          if (error) return self->leave();
          if (std::exchange(self->again_, false)) self->say_more();
        });
  }

  void close() override {
    if (!open_) return;
    const auto self = this->shared_from_this();
    leave();
    boost::beast::get_lowest_layer(socket_).close();
  }

  [[nodiscard]] const core::Id& session() const override { return session_; }
  [[nodiscard]] const std::string& user() const override { return user_; }

 private:
  void listen() {
    socket_.async_read(
        buffer_, [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
          if (error) return self->leave();
          self->buffer_.clear();
          self->close();
        });
  }

  void leave() {
    open_ = false;
    network_.hub.leave(this);
  }

  boost::beast::websocket::stream<Stream, false> socket_;  // One word needs no compression.
  Network& network_;
  core::Id session_;
  std::string user_;
  boost::beast::flat_buffer buffer_{64};
  bool open_ = false;
  bool writing_ = false;
  bool again_ = false;
};

}  // namespace kotaj::server::http
