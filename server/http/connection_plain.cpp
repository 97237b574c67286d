#include "server/http/connection_over.h"

namespace kotaj::server::http {

std::shared_ptr<ConnectionBase> make_plain_connection(asio::ip::tcp::socket socket,
                                                      Network& network, std::string address) {
  const bool loopback = is_loopback(socket);
  return made(Plain(std::move(socket)), network, std::move(address), loopback);
}

}  // namespace kotaj::server::http
