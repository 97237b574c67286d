#include <cstdio>

#include "server/cli/args.h"
#include "server/cli/commands.h"
#include "server/cli/console.h"
#include "server/demo/demo.h"
#include "server/http/server.h"
#include "server/log.h"

namespace kotaj::server::cli {

namespace {

constexpr const char* help =
    "kotaj serve --data DIR --listen ADDR:PORT [--web DIR] [--tls-cert F --tls-key F] [--demo]\n"
    "  Serves the desk. Plain HTTP only on loopback; elsewhere a certificate is needed (kotaj admin tls init).\n"
    "  --demo fills an empty DIR with offices, a user per position and cases, and prints their passwords once.\n"
    "  SIGTERM finishes accepted work and ends.\n";

void split_listen(const std::string& listen, http::ServeOptions& options) {
  constexpr unsigned long largest_port = 65535;
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos || colon + 1 == listen.size())
    throw UsageError("--listen is ADDR:PORT");
  options.address = listen.substr(0, colon);
  if (options.address.size() > 2 && options.address.front() == '[') {
    options.address = options.address.substr(1, options.address.size() - 2);
  }
  const std::string port = listen.substr(colon + 1);
  if (port.find_first_not_of("0123456789") != std::string::npos || port.size() > 5 ||
      std::stoul(port) > largest_port) {
    throw UsageError("--listen is ADDR:PORT");
  }
  options.port = static_cast<uint16_t>(std::stoul(port));
}

}  // namespace

int serve_command(const Words& words) {
  const Args args(words, {"--help", "--demo"},
                  {"--data", "--listen", "--web", "--tls-cert", "--tls-key"});
  if (args.has("--help")) {
    std::fputs(help, stdout);
    return exit_ok;
  }
  http::ServeOptions options;
  const std::string data = args.need("--data");
  split_listen(args.find("--listen").value_or("127.0.0.1:8080"), options);
  options.web = args.find("--web").value_or("");
  options.tls_certificate = args.find("--tls-cert").value_or("");
  options.tls_key = args.find("--tls-key").value_or("");
  if (options.tls_certificate.empty() != options.tls_key.empty()) {
    throw UsageError("--tls-cert and --tls-key go together");
  }
  const auto store = open_data(data, true);
  {
    Console console(*store);
    if (args.has("--demo")) demo::fill(console);
    options.demo = console.core().writer().setting(demo::setting).has_value();
  }
  options.data = data;
  http::Server server(*store, sync::system_environment(), options);
  const char* scheme = options.tls_certificate.empty() ? "http" : "https";
  std::printf("kotaj: %s://%s:%u\n", scheme, options.address.c_str(),
              static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  log_line("info", "serving",
           {{"address", options.address}, {"port", std::to_string(server.port())}});
  server.run(true);
  log_line("info", "stopped");
  return exit_ok;
}

}  // namespace kotaj::server::cli
