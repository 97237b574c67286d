#include "server/http/connection_over.h"

namespace kotaj::server::http {

std::shared_ptr<ConnectionBase> make_tls_connection(asio::ip::tcp::socket socket, Network& network,
                                                    std::string address, asio::ssl::context& tls) {
  const bool loopback = is_loopback(socket);
  return made(Tls(Plain(std::move(socket)), tls), network, std::move(address), loopback);
}

}  // namespace kotaj::server::http
