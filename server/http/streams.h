#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "server/http/connection.h"

/// The two kinds of stream. Each template over them stands in a file for each kind: what Beast
/// makes of one takes a compiler a minute.
namespace kotaj::server::http {

using Plain = boost::beast::tcp_stream;
using Tls = boost::beast::ssl_stream<boost::beast::tcp_stream>;
using HttpRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// The stream becomes a WebSocket that says "more"; it owns itself from here.
void make_live(Plain&& stream, Network& network, const Request& request, const HttpRequest& head);
void make_live(Tls&& stream, Network& network, const Request& request, const HttpRequest& head);

}  // namespace kotaj::server::http
