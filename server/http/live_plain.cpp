#include "server/http/live_socket.h"

namespace kotaj::server::http {

void make_live(Plain&& stream, Network& network, const Request& request, const HttpRequest& head) {
  std::make_shared<Live<Plain>>(std::move(stream), network, request)->start(head);
}

}  // namespace kotaj::server::http
