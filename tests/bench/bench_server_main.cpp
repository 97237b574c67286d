// The server's figures beside what the same machine does bare, in the same run: one JSON object a
// line.
#include <sys/epoll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>

#include "server/store/sqlite_store.h"
#include "shared/access/bank.h"
#include "tests/support/server_fixture.h"

namespace {

using namespace kotaj;
using Clock = std::chrono::steady_clock;

constexpr auto each_takes = std::chrono::seconds(3);
constexpr std::size_t batch = 100;
constexpr int banks = 300;
constexpr int connections = 64;

void print(const char* name, double value, const char* unit, double baseline) {
  std::printf(R"({"name":"%s","value":%.0f,"unit":"%s","baseline":%.0f})"
              "\n",
              name, value, unit, baseline);
  std::fflush(stdout);
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What one operation leaves in the tables.
struct BareRow {
  server::store::LogRow log;
  server::store::RecordRow record;
  server::store::Keys keys;
};

/// Operations a second through the whole core: decoded, decided, applied, audited, on disk.
double core_rate(tests::TestData& data, std::vector<BareRow>& rows) {
  server::sync::Core core(data.store().writer(), server::sync::system_environment());
  const core::Id assignment = tests::assignment_of(core.writer(), "system_admin");
  tests::SyncClient client(0, "system_admin");
  uint64_t done = 0;
  const auto start = Clock::now();
  double spent_making = 0;
  while (seconds_since(start) < static_cast<double>(each_takes.count())) {
    const auto making = Clock::now();
    std::vector<sync::Operation> operations;
    for (std::size_t i = 0; i < batch; ++i) {
      const access::Bank bank{
          std::to_string(5000 + (done + i) % banks), "بانک " + std::to_string(done + i), {}, true};
      operations.push_back(
          client.operation(access::bank_module(), "put_bank", {}, &bank, assignment));
    }
    spent_making += seconds_since(making);
    core.begin();
    for (const sync::OperationResult& result :
         core.take({"system_admin", client.device(), operations})) {
      if (!result.accepted) std::abort();
    }
    core.commit();
    core.writer().checkpoint_if_due(false);
    done += batch;
  }
  const double rate = static_cast<double>(done) / (seconds_since(start) - spent_making);
  const auto reader = data.store().reader();
  reader->log(reader->last_seq() - batch, [&](const server::store::LogRow& row) {
    rows.push_back({row, {}, {}});
    return true;
  });
  for (BareRow& row : rows) {
    row.record = *reader->find_record(row.log.record);
    const server::sync::Loaded loaded = server::sync::decode_row(row.record);
    row.keys = loaded.module->keys(loaded.record.get());
  }
  return rate;
}

/// The same tables, the same sizes, without deciding, decoding or anything else of ours.
double bare_rate(const std::vector<BareRow>& rows) {
  tests::TemporaryFolder folder;
  const auto store = server::store::open_sqlite({folder.path() + "/bare.db", true, {}});
  const auto writer = store->writer();
  uint64_t done = 0;
  const auto start = Clock::now();
  while (seconds_since(start) < static_cast<double>(each_takes.count())) {
    writer->begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      server::store::LogRow row = rows[i].log;
      for (std::size_t byte = 0; byte < 8; ++byte)
        row.id.bytes[byte] = static_cast<uint8_t>((done + i) >> (8 * (7 - byte)));
      writer->append(server::store::view_of(row));
      writer->put_record(server::store::view_of(rows[i].record));
      writer->put_keys(row.record, rows[i].record.kind, {}, rows[i].keys);
    }
    writer->commit();
    writer->checkpoint_if_due(false);
    done += rows.size();
  }
  return static_cast<double>(done) / seconds_since(start);
}

/// Keeps many connections busy with one request each, from one thread.
double request_rate(uint16_t port, const std::string& request) {
  std::vector<int> sockets;
  const int poll = ::epoll_create1(0);
  for (int i = 0; i < connections; ++i) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::abort();
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event);
    sockets.push_back(socket);
    if (::send(socket, request.data(), request.size(), 0) < 0) std::abort();
  }
  uint64_t answered = 0;
  char bytes[4096];
  epoll_event events[connections];
  const auto start = Clock::now();
  while (seconds_since(start) < static_cast<double>(each_takes.count())) {
    const int ready = ::epoll_wait(poll, events, connections, 1000);
    for (int i = 0; i < ready; ++i) {
      // Answers are small: each comes whole.
      const ssize_t got = ::recv(events[i].data.fd, bytes, sizeof bytes, 0);
      if (got < 12 || std::string_view(bytes + 9, 3) != "200") std::abort();
      ++answered;
      if (::send(events[i].data.fd, request.data(), request.size(), 0) < 0) std::abort();
    }
  }
  const double rate = static_cast<double>(answered) / seconds_since(start);
  for (const int socket : sockets) ::close(socket);
  ::close(poll);
  return rate;
}

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

/// Beast alone: reads a request, answers a constant.
class Constant : public std::enable_shared_from_this<Constant> {
 public:
  Constant(asio::ip::tcp::socket socket, const std::string& body) : stream_(std::move(socket)) {
    stream_.socket().set_option(asio::ip::tcp::no_delay(true));
    response_.result(bhttp::status::ok);
    response_.set(bhttp::field::content_type, "application/octet-stream");
    response_.body() = body;
    response_.prepare_payload();
  }
  void read() {
    request_ = {};
    bhttp::async_read(stream_, buffer_, request_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        if (error) return;
                        bhttp::async_write(self->stream_, self->response_,
                                           [self](beast::error_code failed, std::size_t) {
                                             if (!failed) self->read();
                                           });
                      });
  }

 private:
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  bhttp::request<bhttp::string_body> request_;
  bhttp::response<bhttp::string_body> response_;
};

double constant_rate(const std::string& request, const std::string& body) {
  asio::io_context context{1};
  asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  const std::function<void()> accept = [&] {
    acceptor.async_accept([&](beast::error_code error, asio::ip::tcp::socket socket) {
      if (error) return;
      std::make_shared<Constant>(std::move(socket), body)->read();
      accept();
    });
  };
  accept();
  std::thread thread([&] { context.run(); });
  const double rate = request_rate(acceptor.local_endpoint().port(), request);
  context.stop();
  thread.join();
  return rate;
}

void sync_rates(tests::TestData& data) {
  tests::TestServer server(data);
  tests::SyncClient client(server.port(), "office_manager");
  if (client.sign_in().status != 200) std::abort();
  for (;;) {
    const auto response = client.sync();
    if (!response) std::abort();
    if (!response->more && response->changes.empty()) break;
  }
  const std::string body = sync::encode(sync::SyncRequest{client.device(), client.cursor, {}});
  std::string request =
      "POST /api/v1/sync HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Kotaj: 1\r\nCookie: __Host-kotaj=";
  request +=
      client.http.token + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  const double ours = request_rate(server.port(), request);
  print("empty sync", ours, "requests/s", constant_rate(request, client.last.body));
}

}  // namespace

/// With an argument: the operations alone, to be looked at with a profiler.
int main(int argc, char**) {
  tests::TestData data;
  std::vector<BareRow> rows;
  const double ours = core_rate(data, rows);
  print("durable operations through the server core, batches of 100", ours, "operations/s",
        bare_rate(rows));
  if (argc < 2) sync_rates(data);
}
