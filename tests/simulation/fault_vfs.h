#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/dice.h"

/// A disk in memory that SQLite writes to, and that loses what a real one may lose.
namespace kotaj::simulation {

inline constexpr std::size_t sector_bytes = 512;

/// How an operation on the disk fails.
enum class Failure : uint8_t {
  io_error,  ///< Nothing is written. A failed sync loses what it should have kept, and the next one
             ///< does not say so, as Linux does it.
  short_write,  ///< A part is written, then the error.
  full,         ///< SQLITE_FULL.
};

/// Bytes of a file as processes read them and as a crash leaves them.
struct DiskFile {
  struct Step {
    int64_t offset = 0;
    std::string bytes{};
    bool truncate = false;  ///< To `offset`.
  };
  std::string now{};
  std::string durable{};
  std::vector<Step> unsynced{};
  bool entry_durable = false;  ///< The folder knows the file after a crash.
  std::vector<std::unique_ptr<char[]>> shared_memory{};
  std::array<int, SQLITE_SHM_NLOCK> shared_locks{};  ///< Readers; -1 is exclusive.
  int readers = 0;
  int reserved = 0;
  int exclusive = 0;
};

/// What is on a disk: copied to start many worlds from one.
using DiskImage = std::map<std::string, std::string>;

/// One SQLite VFS over such a disk, registered under its name for as long as it lives. One thread.
class FaultVfs {
 public:
  FaultVfs(std::string name, Dice dice);
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

  /// The n-th write or sync from now fails; `lasting` all after it, too. 0: none.
  void fail_at(uint64_t nth, Failure failure, bool lasting);
  /// No room until `heal`.
  void fill_up() { fail_at(1, Failure::full, true); }
  void heal() { fail_at(0, Failure::io_error, false); }
  /// Did a failure that was asked for happen?
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] uint64_t writes() const { return writes_; }

  /// The power goes: every open file is dead, and what was not synced is there, gone or torn.
  /// Connections must be closed before `power_on`.
  void power_off();
  void power_on();

  [[nodiscard]] DiskImage image() const;  ///< As read now; for a disk at rest.
  void load(const DiskImage& image);

  // For the C functions of the VFS.
  int open(const char* path, sqlite3_file* file, int flags, int* out_flags);
  int remove(const char* path, bool now);
  [[nodiscard]] bool exists(const char* path) const { return files_.contains(path); }
  [[nodiscard]] bool dead() const { return dead_; }
  void random(std::span<uint8_t> bytes) { dice_.fill(bytes); }
  int write(DiskFile& file, int64_t offset, std::string_view bytes);
  int truncate(DiskFile& file, int64_t size);
  int sync(DiskFile& file);

 private:
  bool fails();
  static void apply(std::string& content, const DiskFile::Step& step);
  void lose(DiskFile& file);

  std::string name_;
  Dice dice_;
  sqlite3_vfs vfs_{};
  std::map<std::string, std::shared_ptr<DiskFile>> files_;
  std::map<std::string, std::shared_ptr<DiskFile>> removed_;  ///< Not for good before a crash.
  uint64_t writes_ = 0;
  uint64_t fail_at_ = 0;
  Failure failure_ = Failure::io_error;
  bool lasting_ = false;
  bool failed_ = false;
  bool dead_ = false;
};

}  // namespace kotaj::simulation
