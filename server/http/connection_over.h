#pragma once

#include <boost/asio/dispatch.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "server/http/limits.h"
#include "server/http/request_head.h"
#include "server/http/streams.h"

/// Only for connection_plain.cpp and connection_tls.cpp.
namespace kotaj::server::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using boost::system::error_code;

template <typename Stream>
class Connection final : public ConnectionBase,
                         public std::enable_shared_from_this<Connection<Stream>> {
  static constexpr bool is_tls = std::is_same_v<Stream, Tls>;

 public:
  Connection(Stream&& stream, Network& network, std::string address, bool loopback)
      : stream_(std::move(stream)),
        network_(network),
        address_(std::move(address)),
        loopback_(loopback) {
    network_.connections.insert(this);
  }
  ~Connection() override {
    network_.connections.erase(this);
    network_.ended(address_);
  }

  void start() override {
    beast::get_lowest_layer(stream_).socket().set_option(asio::ip::tcp::no_delay(true));
    if constexpr (is_tls) {
      beast::get_lowest_layer(stream_).expires_after(limits::handshake_timeout);
      stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](error_code error) {
        if (!error) self->read_header(limits::header_timeout);
      });
    } else {
      read_header(limits::header_timeout);
    }
  }

  void drain() override {
    if (!busy_) beast::get_lowest_layer(stream_).cancel();
  }

 private:
  std::shared_ptr<Connection> self() { return this->shared_from_this(); }

  void read_header(std::chrono::seconds timeout) {
    busy_ = false;
    if (network_.draining) return shut_down();
    parser_.emplace();
    parser_->header_limit(limits::header_bytes);
    parser_->body_limit(limits::largest_body_bytes);
    beast::get_lowest_layer(stream_).expires_after(timeout);
    bhttp::async_read_header(
        stream_, buffer_, *parser_,
        [self = self()](error_code error, std::size_t) { self->on_header(error); });
  }

  void on_header(error_code error) {
    busy_ = true;
    if (error) return on_read_error(error);
    request_ = {};
    request_.tls = is_tls;
    request_.loopback = loopback_;
    request_.address = address_;
    read_head(parser_->get(), request_);
    Routed routed = network_.handler.route(request_);
    keep_alive_ = parser_->keep_alive() && !network_.draining;
    const bool chunked = parser_->chunked();
    const uint64_t length = parser_->content_length().value_or(0);
    const bool has_body = chunked || length > 0;
    if (routed.instead) {
      routed.instead->close = routed.instead->close || has_body;
      return write(std::move(*routed.instead));
    }
    if (length > routed.body_limit || (chunked && routed.body_limit == 0))
      return write(too_large());
    if (routed.live) return become_live();
    route_ = routed.route;
    if (!has_body) return dispatch();
    parser_->body_limit(routed.body_limit);
    beast::get_lowest_layer(stream_).expires_after(limits::body_timeout);
    bhttp::async_read(stream_, buffer_, *parser_, [self = self()](error_code failed, std::size_t) {
      if (failed) return self->on_read_error(failed);
      self->request_.body = std::move(self->parser_->get().body());
      self->dispatch();
    });
  }

  static Reply too_large() {
    Reply reply = error_reply(413, "too_large", "حجم درخواست بیش از اندازه مجاز است.");
    reply.close = true;
    return reply;
  }

  void on_read_error(error_code error) {
    request_.method = Method::get;
    keep_alive_ = false;
    if (error == bhttp::error::body_limit) return write(too_large());
    if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow) {
      return write(
          closing(error_reply(431, "header_too_large", "سرآیند درخواست بیش از اندازه بزرگ است.")));
    }
    const bool ended =
        error == bhttp::error::end_of_stream || error == bhttp::error::partial_message;
    if (ended || error == beast::error::timeout ||
        error.category() == asio::error::get_system_category() ||
        error.category() == asio::error::get_misc_category() ||
        error.category() == asio::error::get_ssl_category()) {
      return shut_down();
    }
    write(closing(error_reply(400, "bad_request", "درخواست درست نیست.")));
  }

  static Reply closing(Reply reply) {
    reply.close = true;
    return reply;
  }

  void dispatch() {
    beast::get_lowest_layer(stream_).expires_after(limits::answer_timeout);
    const bool head = request_.method == Method::head;
    head_only_ = head;
    network_.handler.handle(route_, std::move(request_), [self = self()](Reply reply) {
      // The answer may come from any thread; the connection lives on the network's.
      asio::dispatch(self->stream_.get_executor(),
                     [self, reply = std::move(reply)]() mutable { self->write(std::move(reply)); });
    });
  }

  void write(Reply reply) {
    reply_ = std::move(reply);
    const bool keep = keep_alive_ && !reply_.close && !network_.draining;
    network_.handler.answered(reply_.status);
    head_ = serialise_head(reply_, keep, is_tls);
    const bool bodiless = head_only_ || request_.method == Method::head || reply_.status == 304;
    const std::string_view body = bodiless              ? std::string_view()
                                  : reply_.file.empty() ? std::string_view(reply_.body)
                                                        : reply_.file;
    head_only_ = false;
    beast::get_lowest_layer(stream_).expires_after(limits::write_timeout);
    // Not an array of two: Asio keeps its first part, emptied, in front of what is left, and
    // Beast's TLS stream takes a write that begins with nothing for the end.
    const auto bytes = beast::buffers_cat(asio::buffer(head_), asio::buffer(body));
    asio::async_write(stream_, bytes, [self = self(), keep](error_code error, std::size_t) {
      if (error) return;
      self->reply_ = {};
      if (keep) return self->read_header(limits::idle_timeout);
      self->linger();
    });
  }

  /// Reads and drops for a moment what the other side is still sending: closing at once would reset
  /// the connection and take the answer with it.
  void linger() {
    if constexpr (is_tls) {
      return shut_down();
    } else {
      error_code ignored;
      stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
      stream_.expires_after(limits::linger_timeout);
      buffer_.clear();
      drop_.resize(limits::read_buffer_bytes);
      drop();
    }
  }

  void drop() {
    stream_.async_read_some(asio::buffer(drop_),
                            [self = self()](error_code error, std::size_t got) {
                              self->dropped_ += got;
                              if (!error && self->dropped_ < limits::linger_bytes) self->drop();
                            });
  }

  void shut_down() {
    if constexpr (is_tls) {
      beast::get_lowest_layer(stream_).expires_after(limits::linger_timeout);
      stream_.async_shutdown([self = self()](error_code) {});
    } else {
      error_code ignored;
      stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    }
  }

  void become_live() {
    // The WebSocket owns the stream from here; this connection ends with its last handler.
    make_live(std::move(stream_), network_, request_, parser_->release());
  }

  Stream stream_;
  Network& network_;
  std::string address_;
  bool loopback_;
  beast::flat_buffer buffer_{limits::header_bytes + limits::read_buffer_bytes};
  std::optional<bhttp::request_parser<bhttp::string_body>> parser_;
  Request request_;
  int route_ = -1;
  bool keep_alive_ = false;
  bool head_only_ = false;
  bool busy_ = false;
  Reply reply_;
  std::string head_;
  std::string drop_;
  std::size_t dropped_ = 0;
};

inline bool is_loopback(const asio::ip::tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  return !error && endpoint.address().is_loopback();
}

/// A connection that ends on the network's thread, also where the last who holds it is the
/// writer's, done with what it has answered.
template <typename Stream>
std::shared_ptr<ConnectionBase> made(Stream&& stream, Network& network, std::string address,
                                     bool loopback) {
  using Made = Connection<Stream>;
  const auto end = [executor = stream.get_executor()](Made* ended) {
    asio::dispatch(executor, [held = std::unique_ptr<Made>(ended)] {});
  };
  return std::shared_ptr<Made>(new Made(std::move(stream), network, std::move(address), loopback),
                               end);
}

}  // namespace kotaj::server::http
