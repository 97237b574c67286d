#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <catch2/catch.hpp>

#include "server/cli/admin.h"
#include "shared/access/bank.h"
#include "tests/support/server_fixture.h"

using namespace kotaj;
using namespace kotaj::server;
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using tests::SyncClient;

namespace {

/// A page's WebSocket to /api/v1/live.
class LiveClient {
 public:
  LiveClient(uint16_t port, const std::string& token, std::string origin = {}) : socket_(context_) {
    const std::string host = "127.0.0.1:" + std::to_string(port);
    if (origin.empty()) origin = "http://" + host;
    socket_.next_layer().connect({asio::ip::address_v4::loopback(), port});
    socket_.set_option(
        beast::websocket::stream_base::decorator([&](beast::websocket::request_type& request) {
          request.set(beast::http::field::origin, origin);
          if (!token.empty()) request.set(beast::http::field::cookie, "__Host-kotaj=" + token);
        }));
    beast::error_code error;
    socket_.handshake(response, host, "/api/v1/live", error);
    open = !error;
  }
  /// What it says next; empty when the other side has gone.
  std::string next() {
    beast::flat_buffer buffer;
    beast::error_code error;
    socket_.read(buffer, error);
    return error ? std::string() : beast::buffers_to_string(buffer.data());
  }
  void say(const std::string& text) {
    beast::error_code error;
    socket_.write(asio::buffer(text), error);
  }
  bool open = false;
  beast::websocket::response_type response;

 private:
  asio::io_context context_;
  beast::websocket::stream<tcp::socket> socket_;
};

}  // namespace

TEST_CASE("the live socket says that there is more, and ends with its session", "[server][live]") {
  tests::TestData data;
  tests::TestServer server(data);
  SyncClient admin(server.port(), "system_admin");
  SyncClient manager(server.port(), "office_manager");
  SyncClient bank(server.port(), "bank_staff");
  REQUIRE(admin.sign_in().status == 200);
  REQUIRE(manager.sign_in().status == 200);
  REQUIRE(bank.sign_in().status == 200);
  CHECK(LiveClient(server.port(), {}).response.result_int() == 401);
  CHECK(LiveClient(server.port(), bank.http.token).response.result_int() == 404);
  CHECK(
      LiveClient(server.port(), manager.http.token, "http://evil.example").response.result_int() ==
      403);
  LiveClient live(server.port(), manager.http.token);
  REQUIRE(live.open);
  // Until the server has entered the socket among the others, what happens is not told: each try is
  // one more chance.
  access::Bank payload{"957", "بانک", {}, true};
  const core::Id assignment = tests::assignment_of(*data.store().reader(), "system_admin");
  REQUIRE(admin.sync({admin.operation(access::bank_module(), "put_bank", {}, &payload, assignment)})
              .has_value());
  CHECK(live.next() == "more");
  CHECK(manager.sync().has_value());
  REQUIRE(manager.http.del("/api/v1/session").status == 200);
  CHECK(live.next().empty());
}

TEST_CASE("a live socket that talks is ended", "[server][live]") {
  tests::TestData data;
  tests::TestServer server(data);
  SyncClient manager(server.port(), "office_manager");
  REQUIRE(manager.sign_in().status == 200);
  LiveClient live(server.port(), manager.http.token);
  REQUIRE(live.open);
  live.say(std::string(100'000, 'x'));
  CHECK(live.next().empty());
  CHECK(manager.http.get("/api/v1/session").status == 200);
}

TEST_CASE("an office's own certificate serves over TLS", "[server][tls]") {
  tests::TestData data;
  tests::TemporaryFolder folder;
  cli::make_certificates(folder.path(), {"desk.example", "127.0.0.1"});
  http::ServeOptions options;
  options.tls_certificate = folder.path() + "/server.crt";
  options.tls_key = folder.path() + "/server.key";
  tests::TestServer server(data, options);
  const auto ask = [&](const std::string& name, const std::string& authority) {
    asio::io_context context;
    asio::ssl::context trust(asio::ssl::context::tls_client);
    if (!authority.empty()) trust.load_verify_file(authority);
    trust.set_verify_mode(asio::ssl::verify_peer);
    asio::ssl::stream<tcp::socket> stream(context, trust);
    stream.set_verify_callback(asio::ssl::host_name_verification(name));
    stream.next_layer().connect({asio::ip::address_v4::loopback(), server.port()});
    beast::error_code error;
    stream.handshake(asio::ssl::stream_base::client, error);
    if (error) return std::string();
    beast::http::request<beast::http::empty_body> request{beast::http::verb::get, "/healthz", 11};
    request.set(beast::http::field::host, name);
    beast::http::write(stream, request);
    beast::flat_buffer buffer;
    beast::http::response<beast::http::string_body> response;
    beast::http::read(stream, buffer, response);
    return std::string(response["Strict-Transport-Security"]) + response.body();
  };
  const std::string authority = folder.path() + "/office-ca.crt";
  CHECK(ask("desk.example", authority) == R"(max-age=31536000{"status":"ok"})");
  CHECK(ask("127.0.0.1", authority) == R"(max-age=31536000{"status":"ok"})");
  CHECK(ask("other.example", authority).empty());
  CHECK(ask("desk.example", "").empty());
  // Plain HTTP at the same port gets nothing, and ends nothing.
  tests::HttpClient plain(server.port());
  CHECK(plain.get("/healthz").status == 0);
  CHECK(ask("desk.example", authority).find("ok") != std::string::npos);
}

TEST_CASE("plain HTTP is served on loopback only", "[server][tls]") {
  tests::TestData data;
  http::ServeOptions options;
  options.address = "0.0.0.0";
  CHECK_THROWS_AS(tests::TestServer(data, options), std::runtime_error);
}
