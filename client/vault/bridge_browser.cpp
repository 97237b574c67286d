// The wasm half of the border; the other half is web/bridge.js, which names every function here.

#include <emscripten.h>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "client/vault/browser.h"

// Emscripten's macros turn script into strings and use what C++ would not write.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
#pragma clang diagnostic ignored "-Wgnu-zero-variadic-macro-arguments"
#pragma clang diagnostic ignored "-Wmissing-prototypes"

// clang-format off
EM_JS(char*, page_boot_value, (const char* name), {
  const value = Module["kotaj"].bootValue(UTF8ToString(name));
  const size = lengthBytesUTF8(value) + 1;
  const at = Module["_malloc"](size);
  stringToUTF8(value, at, size);
  return at;
})
EM_JS(int, page_writer, (), { return Module["kotaj"].writer() ? 1 : 0; })
EM_JS(int, page_online, (), { return Module["kotaj"].online() ? 1 : 0; })
EM_JS(void, page_tell, (), { Module["kotaj"].tell(); })
EM_JS(void, page_ready, (), { Module["kotaj"].ready(); })
EM_JS(void, page_failed, (), { Module["kotaj"].failed(); })
EM_JS(void, page_action, (const char* at, int size), { Module["kotaj"].action(at, size); })
EM_JS(void, page_random, (uint8_t* at, int size), { Module["kotaj"].random(at, size); })
EM_JS(double, page_now, (), { return Date.now(); })
EM_JS(void, page_wake, (int delay_ms), { Module["kotaj"].wake(delay_ms); })
EM_JS(void, page_cancel_wake, (), { Module["kotaj"].cancelWake(); })
EM_JS(void, page_load, (int token), { Module["kotaj"].load(token); })
EM_JS(void, page_piece, (int token, int kind, const char* key, int key_size, const char* at, int size), {
  Module["kotaj"].piece(token, kind, key, key_size, at, size);
})
EM_JS(void, page_write, (int token, int flags), { Module["kotaj"].write(token, flags); })
EM_JS(void, page_sync, (int token, const char* at, int size), { Module["kotaj"].sync(token, at, size); })
EM_JS(void, page_check_notice, (int token, const char* number, int number_size, const char* code, int code_size), {
  Module["kotaj"].checkNotice(token, number, number_size, code, code_size);
})
// clang-format on

namespace kotaj::vault {
namespace {

/// As web/bridge.js has them.
enum class Piece : int { segment = 0, log = 1, entry = 2, insert = 3, put = 4, remove = 5 };
constexpr int flag_replace_base = 1;
constexpr int flag_new_data_key = 2;

int size_of(std::string_view bytes) { return static_cast<int>(bytes.size()); }

/// Calls that wait for the page's answer, by token. A token is never used twice.
template <typename Done>
class Pending {
 public:
  int add(Done done) {
    waiting_.emplace(++last_, std::move(done));
    return last_;
  }
  /// The call, which is no longer waited for; empty where the token is unknown.
  Done take(int token) {
    const auto found = waiting_.find(token);
    if (found == waiting_.end()) return {};
    Done done = std::move(found->second);
    waiting_.erase(found);
    return done;
  }

 private:
  std::map<int, Done> waiting_{};
  int last_ = 0;
};

class BrowserStorage final : public app::Storage {
 public:
  void load(std::function<void(app::Stored)> done) override {
    const int token = loads_.add(std::move(done));
    arriving_[token] = {};
    page_load(token);
  }

  void write(app::Write write, std::function<void(app::StorageOutcome)> done) override {
    const int token = writes_.add(std::move(done));
    for (const app::Entry& entry : write.insert)
      piece(token, Piece::insert, entry.key, entry.bytes);
    for (const app::Entry& entry : write.put) piece(token, Piece::put, entry.key, entry.bytes);
    for (const std::string& key : write.remove) piece(token, Piece::remove, key, {});
    for (const std::string& bytes : write.append) piece(token, Piece::log, {}, bytes);
    for (const std::string& bytes : write.segments) piece(token, Piece::segment, {}, bytes);
    const bool new_data_key = write.replace_base && write.new_data_key;
    page_write(token, (write.replace_base ? flag_replace_base : 0) |
                          (new_data_key ? flag_new_data_key : 0));
  }

  [[nodiscard]] bool writer() const override { return page_writer() != 0; }
  void on_changed(std::function<void()> changed) override { changed_ = std::move(changed); }
  void tell_tabs() override { page_tell(); }

  void take_piece(int token, Piece kind, std::string key, std::string bytes) {
    const auto found = arriving_.find(token);
    if (found == arriving_.end()) return;
    app::Stored& stored = found->second;
    if (kind == Piece::segment) stored.segments.push_back(std::move(bytes));
    if (kind == Piece::log) stored.log.push_back(std::move(bytes));
    if (kind == Piece::entry) stored.entries.push_back({std::move(key), std::move(bytes)});
  }
  void loaded(int token, app::StorageOutcome outcome) {
    app::Stored stored = std::move(arriving_[token]);
    arriving_.erase(token);
    stored.outcome = outcome;
    if (const auto done = loads_.take(token)) done(std::move(stored));
  }
  void written(int token, app::StorageOutcome outcome) {
    if (const auto done = writes_.take(token)) done(outcome);
  }
  void changed() const {
    if (changed_) changed_();
  }

 private:
  static void piece(int token, Piece kind, std::string_view key, std::string_view bytes) {
    page_piece(token, static_cast<int>(kind), key.data(), size_of(key), bytes.data(),
               size_of(bytes));
  }

  Pending<std::function<void(app::Stored)>> loads_{};
  Pending<std::function<void(app::StorageOutcome)>> writes_{};
  std::map<int, app::Stored> arriving_{};
  std::function<void()> changed_{};
};

class BrowserNetwork final : public app::Network {
 public:
  void sync(std::string request, std::function<void(app::Reply)> done) override {
    page_sync(syncs_.add(std::move(done)), request.data(), size_of(request));
  }
  void check_notice(std::string number, std::string code,
                    std::function<void(std::string_view)> done) override {
    page_check_notice(checks_.add(std::move(done)), number.data(), size_of(number), code.data(),
                      size_of(code));
  }
  [[nodiscard]] bool online() const override { return page_online() != 0; }
  void on_online(std::function<void(bool)> changed) override {
    online_changed_ = std::move(changed);
  }
  void on_live(std::function<void()> more) override { more_ = std::move(more); }

  void synced(int token, app::Reply reply) {
    if (const auto done = syncs_.take(token)) done(std::move(reply));
  }
  void checked(int token, std::string_view status) {
    if (const auto done = checks_.take(token)) done(status);
  }
  void online_changed(bool online) const {
    if (online_changed_) online_changed_(online);
  }
  void more() const {
    if (more_) more_();
  }

 private:
  Pending<std::function<void(app::Reply)>> syncs_{};
  Pending<std::function<void(std::string_view)>> checks_{};
  std::function<void(bool)> online_changed_{};
  std::function<void()> more_{};
};

class BrowserEnvironment final : public app::Environment {
 public:
  [[nodiscard]] int64_t now_unix_ms() const override { return static_cast<int64_t>(page_now()); }
  std::array<uint8_t, 16> random() override {
    std::array<uint8_t, 16> bytes{};
    page_random(bytes.data(), static_cast<int>(bytes.size()));
    return bytes;
  }
  void wake_after(uint32_t delay_ms, std::function<void()> wake) override {
    wake_ = std::move(wake);
    page_wake(static_cast<int>(delay_ms));
  }
  void cancel_wake() override {
    wake_ = {};
    page_cancel_wake();
  }

  void woken() {
    // The callback may ask for the next one.
    if (const auto wake = std::exchange(wake_, {})) wake();
  }

 private:
  std::function<void()> wake_{};
};

/// The page's one vault, one line and one clock; a desk lives as long as its page.
struct Browser {
  BrowserStorage storage{};
  BrowserNetwork network{};
  BrowserEnvironment environment{};
};

Browser& browser() {
  static Browser the_browser;
  return the_browser;
}

std::string boot_value(const char* name) {
  char* value = page_boot_value(name);
  std::string text(value);
  std::free(value);
  return text;
}

std::string bytes_at(const char* at, int size) { return {at, static_cast<std::size_t>(size)}; }

}  // namespace

app::Session boot_session() {
  app::Session session;
  session.user = boot_value("user");
  session.name = boot_value("name");
  session.bank_staff = boot_value("bank_staff") == "1";
  session.demo = boot_value("demo") == "1";
  session.bank = boot_value("bank");
  session.bank_name = boot_value("bank_name");
  session.branch = boot_value("branch");
  return session;
}

app::Storage& storage() { return browser().storage; }
app::Network& network() { return browser().network; }
app::Environment& environment() { return browser().environment; }

void user_action(std::string_view action) { page_action(action.data(), size_of(action)); }
void desk_ready() { page_ready(); }
void desk_failed() { page_failed(); }

}  // namespace kotaj::vault

// What web/bridge.js calls. Each runs on its own turn of the page's loop, never inside a call from
// above.
extern "C" {

using kotaj::app::Reply;
using kotaj::app::StorageOutcome;
using kotaj::vault::browser;
using kotaj::vault::bytes_at;

EMSCRIPTEN_KEEPALIVE void kotaj_piece(int token, int kind, const char* key, int key_size,
                                      const char* at, int size) {
  browser().storage.take_piece(token, static_cast<kotaj::vault::Piece>(kind),
                               bytes_at(key, key_size), bytes_at(at, size));
}
EMSCRIPTEN_KEEPALIVE void kotaj_loaded(int token, int outcome) {
  browser().storage.loaded(token, static_cast<StorageOutcome>(outcome));
}
EMSCRIPTEN_KEEPALIVE void kotaj_written(int token, int outcome) {
  browser().storage.written(token, static_cast<StorageOutcome>(outcome));
}
EMSCRIPTEN_KEEPALIVE void kotaj_changed() { browser().storage.changed(); }
EMSCRIPTEN_KEEPALIVE void kotaj_synced(int token, int reached, int status, int retry_after_s,
                                       const char* at, int size) {
  Reply reply;
  reply.reached = reached != 0;
  reply.status = status;
  reply.retry_after_s = static_cast<uint32_t>(retry_after_s);
  reply.body = bytes_at(at, size);
  browser().network.synced(token, std::move(reply));
}
EMSCRIPTEN_KEEPALIVE void kotaj_checked(int token, const char* at, int size) {
  browser().network.checked(token, bytes_at(at, size));
}
EMSCRIPTEN_KEEPALIVE void kotaj_online(int online) {
  browser().network.online_changed(online != 0);
}
EMSCRIPTEN_KEEPALIVE void kotaj_more() { browser().network.more(); }
EMSCRIPTEN_KEEPALIVE void kotaj_woken() { browser().environment.woken(); }

}  // extern "C"

#pragma clang diagnostic pop
