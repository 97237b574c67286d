#include "server/http/live_socket.h"

namespace kotaj::server::http {

void make_live(Tls&& stream, Network& network, const Request& request, const HttpRequest& head) {
  std::make_shared<Live<Tls>>(std::move(stream), network, request)->start(head);
}

}  // namespace kotaj::server::http
