#pragma once

#include <sodium.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "server/cli/console.h"
#include "server/demo/demo.h"
#include "server/http/server.h"
#include "server/session/passwords.h"
#include "server/store/store.h"
#include "shared/access/modules.h"
#include "shared/access/person.h"
#include "shared/access/person_acts.h"
#include "shared/sync/codec.h"
#include "tests/support/http_client.h"

namespace kotaj::tests {

/// A folder that goes when it is done with.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kotaj-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline constexpr const char* test_password = "correct horse battery";

/// A data folder with the demonstration's offices, banks and people, all with the same password.
class TestData {
 public:
  TestData() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium");
    store_ = cli_open();
    server::cli::Console console(*store_);
    server::demo::fill_people(console);
    static const std::string hash = server::session::hash_password(test_password);
    console.core().begin();
    for (const server::demo::Account& account : server::demo::accounts()) {
      console.core().writer().put_account({std::string(account.user), hash, {0}});
    }
    console.core().commit();
  }
  [[nodiscard]] server::store::Store& store() { return *store_; }
  [[nodiscard]] const std::string& folder() const { return folder_.path(); }

 private:
  std::unique_ptr<server::store::Store> cli_open() {
    return server::cli::open_data(folder_.path(), true);
  }
  TemporaryFolder folder_;
  std::unique_ptr<server::store::Store> store_;
};

/// A real server over a real file, on a free port.
class TestServer {
 public:
  explicit TestServer(TestData& data, const std::string& web = {})
      : TestServer(data, options_for(web)) {}
  TestServer(TestData& data, server::http::ServeOptions options) {
    options.port = 0;
    server_.emplace(data.store(), server::sync::system_environment(), options);
    port_ = server_->port();
    thread_ = std::thread([this] { server_->run(false); });
  }
  ~TestServer() { stop(); }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
    server_.reset();
  }
  [[nodiscard]] uint16_t port() const { return port_; }

 private:
  static server::http::ServeOptions options_for(const std::string& web) {
    server::http::ServeOptions options;
    options.web = web;
    return options;
  }
  std::optional<server::http::Server> server_;
  uint16_t port_ = 0;
  std::thread thread_;
};

inline core::Id random_id() {
  core::Id id;
  randombytes_buf(id.bytes.data(), id.bytes.size());
  return id;
}

/// An operation's id as devices make it: UUIDv7, so that the server's index of them grows at its
/// end.
inline core::Id operation_id() {
  std::array<uint8_t, 10> random{};
  randombytes_buf(random.data(), random.size());
  return core::make_uuid_v7(server::sync::system_environment().now(), random);
}

/// A device of one signed-in user: speaks the sync envelope.
class SyncClient {
 public:
  SyncClient(uint16_t port, std::string user)
      : http(port), user_(std::move(user)), device_(random_id()) {}

  HttpResponse sign_in(const std::string& password = test_password) {
    return http.post("/api/v1/session",
                     R"({"user":")" + user_ + R"(","password":")" + password + "\"}");
  }

  sync::Operation operation(const access::Module& module, std::string_view act_code,
                            const core::Id& record, const void* payload, const core::Id& assignment,
                            std::string seen = {}) {
    const access::Act* act = access::find_act(module, act_code);
    if (act == nullptr) throw std::logic_error("no such act");
    sync::Operation operation;
    operation.id = operation_id();
    operation.device = device_;
    operation.seq = ++seq_;
    operation.user = user_;
    operation.assignment = assignment;
    operation.module = module.number;
    operation.record = act->opens ? module.id_of(*act, payload) : record;
    operation.made_at = {1'700'000'000'000};
    operation.act = act->number;
    if (act->payload != nullptr) operation.payload = sync::encode_record(*act->payload(), payload);
    operation.seen = std::move(seen);
    return operation;
  }

  /// Sends operations and takes what changed; empty when the answer was not a sync response.
  std::optional<sync::SyncResponse> sync(std::vector<sync::Operation> operations = {},
                                         const std::string& path = "/api/v1/sync") {
    sync::SyncRequest request{device_, cursor, std::move(operations)};
    last = http.post(path, sync::encode(request),
                     "X-Kotaj: 1\r\nContent-Type: application/octet-stream\r\n");
    if (last.status != 200) return std::nullopt;
    sync::DecodeError error = sync::DecodeError::none;
    auto response = sync::decode_sync_response(last.body, error);
    if (response) cursor = response->cursor;
    return response;
  }

  HttpClient http;
  HttpResponse last;
  uint64_t cursor = 0;
  [[nodiscard]] const core::Id& device() const { return device_; }
  [[nodiscard]] const std::string& user() const { return user_; }

 private:
  std::string user_;
  core::Id device_;
  uint64_t seq_ = 0;
};

/// The first assignment of a person as the store has him.
inline core::Id assignment_of(server::store::Reader& reader, std::string_view user) {
  const auto row = reader.find_record(access::person_id(user));
  if (!row) throw std::runtime_error("no such person");
  const server::sync::Loaded loaded = server::sync::decode_row(*row);
  return static_cast<const access::Person*>(loaded.record.get())->assignments.front().id;
}

}  // namespace kotaj::tests
