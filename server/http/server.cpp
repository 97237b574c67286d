#include "server/http/server.h"

#include <malloc.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "server/http/api.h"
#include "server/http/limits.h"
#include "server/http/outside_watch.h"
#include "server/log.h"
#include "server/store/write_behind.h"

namespace kotaj::server::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Server::Impl {
  Impl(store::Store& store, const sync::Environment& environment, const ServeOptions& options)
      : directory(store.reader()) {
    if (!options.web.empty()) files.load(options.web);
    writer = std::make_unique<sync::Writer>(
        std::make_unique<sync::Core>(
            std::make_unique<store::WriteBehind>(store, store::background_thread()), environment),
        [this](const sync::Committed& committed, const store::Writer::Overtaken& overtaken) {
          on_commit(committed, overtaken);
        });
    api = std::make_unique<Api>(
        Api::Parts{context, store, *writer, directory, hub, files, environment, options.demo});
    network = std::make_unique<Network>(Network{context, *api, hub});
    network->ended = [this](const std::string& address) { forget_connection(address); };
    prepare_tls(options);
    bind(options);
    watch.emplace(context, options.data, [this] { api->look_outside(); });
  }

  ~Impl() {
    network->ended = [](const std::string&) {};
    writer->stop();
    api->stop();
  }

  void prepare_tls(const ServeOptions& options) {
    use_tls = !options.tls_certificate.empty();
    if (!use_tls) return;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv3 |
                    asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    tls.use_certificate_chain_file(options.tls_certificate);
    tls.use_private_key_file(options.tls_key, asio::ssl::context::pem);
  }

  void bind(const ServeOptions& options) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) throw std::runtime_error("not an address: " + options.address);
    if (!use_tls && !address.is_loopback()) {
      throw std::runtime_error(
          "plain HTTP is served on loopback only: give --tls-cert and --tls-key (kotaj admin tls init makes them)");
    }
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (error)
      throw std::runtime_error("cannot listen on " + options.address + ": " + error.message());
    acceptor.listen(limits::listen_backlog);
  }

  /// Where it was written.
  void on_commit(const sync::Committed& committed, const store::Writer::Overtaken& overtaken) {
    directory.own_commit();
    const bool outside = committed.outside || overtaken();
    for (const std::string& user : committed.people) directory.person_changed(user);
    if (committed.offices_changed || outside) directory.forget();
    if (outside) asio::post(context, [this] { api->written_outside(); });
    if (!committed.people.empty()) asio::post(context, [this] { api->people_changed(); });
    if (committed.last_change_seq == 0) return;
    asio::post(context, [this, seq = committed.last_change_seq] { api->committed(seq); });
  }

  void accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {
        // Out of descriptors: a short pause, or this would spin.
        pause.expires_after(limits::accept_pause);
        pause.async_wait([this](error_code cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(tcp::socket socket) {
    error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error || network->connections.size() >= limits::connections) return;
    const std::string address = endpoint.address().to_string();
    std::size_t& count = by_address[address];
    if (count >= limits::connections_per_address) return;
    ++count;
    auto connection = use_tls ? make_tls_connection(std::move(socket), *network, address, tls)
                              : make_plain_connection(std::move(socket), *network, address);
    connection->start();
    busiest = std::max(busiest, network->connections.size());
  }

  void forget_connection(const std::string& address) {
    const auto found = by_address.find(address);
    if (found != by_address.end() && --found->second == 0) by_address.erase(found);
    if (network->draining && network->connections.empty()) context.stop();
    // After a storm its memory goes back to the machine: the allocator alone would keep it. Not in
    // the middle of it, when what is given back is asked for again at once.
    if (network->draining || resting || network->connections.size() > busiest / 2) return;
    resting = true;
    rest.expires_after(limits::rest_after_storm);
    rest.async_wait([this](error_code cancelled) {
      if (cancelled) return;
      resting = false;
      busiest = network->connections.size();
      ::malloc_trim(0);
    });
  }

  void drain() {
    if (network->draining) return;
    network->draining = true;
    log_line("info", "draining");
    error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    rest.cancel();
    watch->stop();
    hub.close_all();
    for (ConnectionBase* connection :
         std::vector(network->connections.begin(), network->connections.end())) {
      connection->drain();
    }
    if (network->connections.empty()) return context.stop();
    pause.expires_after(limits::drain_timeout);
    pause.async_wait([this](error_code) { context.stop(); });
  }

  // In this order: the context's handlers own connections, whose ends are told to what stands above
  // it.
  StaticFiles files;
  sync::Directory directory;
  std::unique_ptr<sync::Writer> writer;
  std::unique_ptr<Api> api;
  std::unique_ptr<Network> network;
  std::size_t busiest = 0;  ///< Connections at once since memory was last given back.
  bool resting = false;
  std::unordered_map<std::string, std::size_t> by_address;
  asio::ssl::context tls{asio::ssl::context::tls_server};
  bool use_tls = false;
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  asio::steady_timer rest{context};
  asio::signal_set signals{context};
  LiveHub hub{context};
  std::optional<OutsideWatch> watch;
};

Server::Server(store::Store& store, sync::Environment environment, const ServeOptions& options)
    : impl_(std::make_unique<Impl>(store, environment, options)) {}

Server::~Server() = default;

uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run(bool watch_signals) {
  if (watch_signals) {
    impl_->signals.add(SIGTERM);
    impl_->signals.add(SIGINT);
    impl_->signals.async_wait([this](error_code error, int) {
      if (!error) impl_->drain();
    });
  }
  impl_->accept();
  impl_->context.run();
}

void Server::stop() {
  asio::post(impl_->context, [this] { impl_->drain(); });
}

}  // namespace kotaj::server::http
