#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What the desk needs of the world, as bytes and callbacks. `client/vault` implements these for
/// the browser; unit tests bring their own in memory. Callbacks come later, never from inside the
/// call, and on the same thread.
namespace kotaj::app {

enum class StorageOutcome : uint8_t {
  ok,        ///< On disk: the transaction's `oncomplete` came, under `durability: 'strict'`.
  conflict,  ///< Another tab took one of the `insert` keys first; nothing was written: read again.
  full,      ///< No room; nothing was written.
  lost,      ///< The browser evicted the store.
  locked,    ///< No data key in memory.
  failed,    ///< Anything else; nothing was written.
};

/// One thing that is kept by itself: a waiting operation, a refused one, a form's draft, the desk's
/// own notes.
struct Entry {
  std::string key;  ///< ASCII, see `keys` below.
  std::string bytes;
};

/// Prefixes of entry keys. What stands behind them is the desk's own affair.
namespace keys {
inline constexpr std::string_view operation =
    "o/";  ///< then `seq` as 20 digits, so that keys sort in order
inline constexpr std::string_view attention = "a/";  ///< then the operation's id
inline constexpr std::string_view draft = "d/";      ///< then the form's name
inline constexpr std::string_view habit =
    "h/";  ///< then a name: how its user likes the desk; no work that signing out would lose
inline constexpr std::string_view note =
    "n/";  ///< then a name: device id, highest seq, server's time
}  // namespace keys

/// Everything the vault keeps for one user (platform.md, The vault): a base copy in segments of
/// about 1 MiB, what was appended since, and entries one by one. Empty at the first sign-in.
struct Stored {
  StorageOutcome outcome = StorageOutcome::ok;
  std::vector<std::string> segments{};  ///< In the order they were written.
  std::vector<std::string> log{};       ///< In the order they were appended.
  std::vector<Entry> entries{};         ///< By key.
};

/// One transaction: all of it or nothing.
struct Write {
  std::vector<Entry> insert{};        ///< `conflict` where one of the keys is taken.
  std::vector<Entry> put{};           ///< Replaces what is there.
  std::vector<std::string> remove{};  ///< Keys; one that is not there is no fault.
  std::vector<std::string> append{};  ///< To the log.
  bool replace_base = false;  ///< `segments` take the place of all segments and of the whole log.
  std::vector<std::string> segments{};
  bool new_data_key =
      false;  ///< With `replace_base`: all that stays is rewritten under a new key (S6).
};

class Storage {
 public:
  virtual ~Storage() = default;
  virtual void load(std::function<void(Stored)> done) = 0;
  virtual void write(Write write, std::function<void(StorageOutcome)> done) = 0;
  /// Whether this tab holds the Web Lock: only the writer syncs and rewrites the base; the others
  /// append entries (S8).
  [[nodiscard]] virtual bool writer() const = 0;
  /// Called when another tab wrote, and when this tab became the writer.
  virtual void on_changed(std::function<void()> changed) = 0;
  /// Tells the other tabs what they should look at; never contents.
  virtual void tell_tabs() = 0;
};

struct Reply {
  bool reached =
      false;  ///< False: no connection, or it broke; nothing is known about what the server did.
  int status = 0;  ///< HTTP status, where reached.
  uint32_t retry_after_s = 0;
  std::string body{};
};

class Network {
 public:
  virtual ~Network() = default;
  /// `POST /api/v1/sync`, or `/api/v1/bank/sync` in a bank's session. One at a time.
  virtual void sync(std::string request, std::function<void(Reply)> done) = 0;
  /// `POST /api/v1/notice-check`: "valid", "superseded", "unknown", or empty where the server could
  /// not be asked.
  virtual void check_notice(std::string number, std::string code,
                            std::function<void(std::string_view)> done) = 0;
  /// The browser's word on being online; a guess until a request was answered.
  [[nodiscard]] virtual bool online() const = 0;
  virtual void on_online(std::function<void(bool online)> changed) = 0;
  /// `/api/v1/live` said "more". The implementation opens the socket when online and signed in, and
  /// opens it again.
  virtual void on_live(std::function<void()> more) = 0;
};

/// Time, chance and waking up: what `shared/` may not have.
class Environment {
 public:
  virtual ~Environment() = default;
  [[nodiscard]] virtual int64_t now_unix_ms() const = 0;
  virtual std::array<uint8_t, 16> random() = 0;
  /// Once, after that long. At most one is asked for at a time: a new one replaces it. An idle desk
  /// asks for none.
  virtual void wake_after(uint32_t delay_ms, std::function<void()> wake) = 0;
  virtual void cancel_wake() = 0;
};

/// Whose desk it is, as `GET /api/v1/session` said when last online (kept in the vault, for opening
/// offline).
struct Session {
  std::string user;
  std::string name;
  bool bank_staff = false;
  bool demo = false;
  std::string bank{};
  std::string bank_name{};
  std::string branch{};
};

}  // namespace kotaj::app
