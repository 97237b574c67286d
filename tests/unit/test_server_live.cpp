#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <catch2/catch.hpp>
#include <optional>

#include "server/cli/admin.h"
#include "server/cli/console.h"
#include "shared/access/bank.h"
#include "shared/access/person_acts.h"
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

namespace {

/// A browser over real TLS: requests on connections of their own, and one WebSocket.
class TlsBrowser {
 public:
  TlsBrowser(uint16_t port, const std::string& authority) : port_(port) {
    trust_.load_verify_file(authority);
    trust_.set_verify_mode(asio::ssl::verify_peer);
  }
  beast::http::response<beast::http::string_body> ask(beast::http::verb verb,
                                                      const std::string& path,
                                                      const std::string& body = {}) {
    Stream stream(context_, trust_);
    connect(stream);
    beast::http::request<beast::http::string_body> request{verb, path, 11, body};
    request.set(beast::http::field::host, host());
    request.set("X-Kotaj", "1");
    request.set(beast::http::field::origin, "https://" + host());
    if (!cookie.empty()) request.set(beast::http::field::cookie, cookie);
    request.prepare_payload();
    beast::http::write(stream, request);
    beast::flat_buffer buffer;
    beast::http::response<beast::http::string_body> response;
    beast::http::read(stream, buffer, response);
    const std::string set(response[beast::http::field::set_cookie]);
    if (!set.empty()) cookie = set.substr(0, set.find(';'));
    return response;
  }
  bool sign_in(const std::string& user) {
    return ask(beast::http::verb::post, "/api/v1/session",
               R"({"user":")" + user + R"(","password":")" + tests::test_password + "\"}")
               .result_int() == 200;
  }
  bool listen() {
    live_.emplace(context_, trust_);
    connect(live_->next_layer());
    live_->set_option(
        beast::websocket::stream_base::decorator([&](beast::websocket::request_type& request) {
          request.set(beast::http::field::origin, "https://" + host());
          request.set(beast::http::field::cookie, cookie);
        }));
    beast::error_code error;
    live_->handshake(host(), "/api/v1/live", error);
    return !error;
  }
  /// Empty when the other side has gone.
  std::string next() {
    beast::flat_buffer buffer;
    beast::error_code error;
    live_->read(buffer, error);
    return error ? std::string() : beast::buffers_to_string(buffer.data());
  }
  std::string cookie;

 private:
  using Stream = asio::ssl::stream<tcp::socket>;
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  void connect(Stream& stream) const {
    stream.set_verify_callback(asio::ssl::host_name_verification("127.0.0.1"));
    stream.next_layer().connect({asio::ip::address_v4::loopback(), port_});
    stream.handshake(asio::ssl::stream_base::client);
  }

  uint16_t port_;
  asio::io_context context_;
  asio::ssl::context trust_{asio::ssl::context::tls_client};
  std::optional<beast::websocket::stream<Stream>> live_;
};

}  // namespace

TEST_CASE("what is revoked is gone from the WebSocket at once, over TLS", "[server][live][tls]") {
  tests::TestData data;
  tests::TemporaryFolder folder;
  cli::make_certificates(folder.path(), {"127.0.0.1"});
  http::ServeOptions options;
  options.tls_certificate = folder.path() + "/server.crt";
  options.tls_key = folder.path() + "/server.key";
  tests::TestServer server(data, options);
  const std::string authority = folder.path() + "/office-ca.crt";
  TlsBrowser desk(server.port(), authority);
  TlsBrowser phone(server.port(), authority);
  REQUIRE(desk.sign_in("office_manager"));
  REQUIRE(phone.sign_in("office_manager"));
  CHECK(desk.cookie.starts_with("__Host-kotaj="));
  REQUIRE(phone.listen());
  SECTION("by the person, from the list of his sessions") {
    const std::string listed = desk.ask(beast::http::verb::get, "/api/v1/sessions").body();
    std::string other;
    for (std::size_t at = 0; (at = listed.find(R"({"id":")", at)) != std::string::npos; ++at) {
      const std::size_t end = listed.find('}', at);
      if (listed.substr(at, end - at).find(R"("current":false)") != std::string::npos)
        other = listed.substr(at + 7, 32);
    }
    REQUIRE(other.size() == 32);
    CHECK(desk.ask(beast::http::verb::delete_, "/api/v1/sessions/" + other).result_int() == 200);
    CHECK(phone.next().empty());
    CHECK(phone.ask(beast::http::verb::get, "/api/v1/session").result_int() == 401);
    CHECK(desk.ask(beast::http::verb::get, "/api/v1/session").result_int() == 200);
  }
  SECTION("by the administrator on the machine") {
    cli::Console(data.store()).end_sessions("office_manager");
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    CHECK(desk.ask(beast::http::verb::get, "/api/v1/session").result_int() == 401);
    CHECK(phone.next().empty());
  }
  SECTION("with the account itself") {
    SyncClient never(server.port(), "system_admin");
    TlsBrowser admin(server.port(), authority);
    REQUIRE(admin.sign_in("system_admin"));
    access::PutPerson payload{"office_manager", "مدیر", false};
    const kotaj::sync::Operation operation =
        never.operation(access::person_module(), "put_person", {}, &payload,
                        tests::assignment_of(*data.store().reader(), "system_admin"));
    const std::string sent =
        kotaj::sync::encode(kotaj::sync::SyncRequest{never.device(), 0, {operation}});
    REQUIRE(admin.ask(beast::http::verb::post, "/api/v1/sync", sent).result_int() == 200);
    CHECK(phone.next().empty());
    CHECK(desk.ask(beast::http::verb::get, "/api/v1/session").result_int() == 401);
  }
}

TEST_CASE("an answer longer than one TLS record comes whole", "[server][tls]") {
  tests::TestData data;
  tests::TemporaryFolder folder;
  cli::make_certificates(folder.path(), {"127.0.0.1"});
  http::ServeOptions options;
  options.tls_certificate = folder.path() + "/server.crt";
  options.tls_key = folder.path() + "/server.key";
  tests::TestServer server(data, options);
  asio::io_context context;
  asio::ssl::context trust(asio::ssl::context::tls_client);
  trust.load_verify_file(folder.path() + "/office-ca.crt");
  asio::ssl::stream<beast::tcp_stream> stream(context, trust);
  stream.set_verify_mode(asio::ssl::verify_peer);
  beast::get_lowest_layer(stream).connect({asio::ip::address_v4::loopback(), server.port()});
  stream.handshake(asio::ssl::stream_base::client);
  beast::flat_buffer buffer;
  constexpr std::size_t record_bytes = 16 * 1024;
  for (int again = 0; again < 2; ++again) {
    beast::http::request<beast::http::empty_body> request{beast::http::verb::get,
                                                          "/api/v1/openapi.json", 11};
    request.set(beast::http::field::host, "127.0.0.1");
    beast::http::write(stream, request);
    beast::http::response<beast::http::string_body> response;
    beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(20));
    beast::error_code error;
    beast::http::async_read(stream, buffer, response,
                            [&](beast::error_code ended, std::size_t) { error = ended; });
    context.restart();
    context.run();
    REQUIRE_FALSE(error);
    REQUIRE(response.body().size() > record_bytes);
    CHECK(response.body().back() == '}');
  }
}

TEST_CASE("plain HTTP is served on loopback only", "[server][tls]") {
  tests::TestData data;
  http::ServeOptions options;
  options.address = "0.0.0.0";
  CHECK_THROWS_AS(tests::TestServer(data, options), std::runtime_error);
}
