#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/store/store.h"
#include "server/sync/core.h"

namespace kotaj::server::http {

struct ServeOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;           ///< 0 takes a free one.
  std::string web{};              ///< Folder of the site; empty for none.
  std::string tls_certificate{};  ///< PEM files; both or neither.
  std::string tls_key{};
  std::string data{};  ///< Folder in which other processes may write; empty: nobody else does.
  bool demo = false;
};

/// The whole server over a store: listens, serves, drains.
class Server {
 public:
  /// Binds the port. Throws std::runtime_error with a reason a person understands.
  Server(store::Store& store, sync::Environment environment, const ServeOptions& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] uint16_t port() const;
  /// Serves until `stop` or, when asked to watch for it, SIGTERM or SIGINT.
  void run(bool watch_signals);
  /// From any thread: finishes accepted work, takes nothing new.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kotaj::server::http
