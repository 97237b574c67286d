#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/store/store.h"
#include "server/sync/records.h"
#include "shared/access/person.h"

namespace kotaj::server::sync {

/// What a session's user may see, on a day. Never changes; a new one is made when something does.
struct Rights {
  enum class Kind : uint8_t { desk, bank };
  std::string user;
  std::shared_ptr<const access::Person> person;
  core::Date day;
  Kind kind = Kind::desk;  ///< bank for whoever was ever assigned to a bank: such a person never
                           ///< reaches the desk.
  std::string bank{};      ///< Of the assignment that holds today; empty when none does.
  std::string branch{};
  /// Persian names of the offices by their codes, for a bank alone: it may read no office, and its
  /// notices name theirs.
  std::map<std::string, std::string, std::less<>> office_names{};
  uint64_t fingerprint = 0;  ///< Changes whenever what may be read might have.
};

/// People and their rights, read once and kept until something changes. Thread-safe.
class Directory {
 public:
  explicit Directory(std::unique_ptr<store::Reader> reader);
  /// Null for a user without a Person record, or a disabled one.
  std::shared_ptr<const Rights> rights(std::string_view user, core::Moment now);
  void person_changed(const std::string& user);
  void forget();
  /// Has another process written since the last time it was asked?
  bool written_outside();
  /// What this process wrote itself is no news.
  void own_commit();
  uint64_t last_change_seq();
  /// The name of a bank, for the banner of its own staff.
  std::string bank_name(std::string_view code);

 private:
  std::shared_ptr<const Rights> read(std::string_view user, core::Date day);

  std::mutex mutex_;
  std::unique_ptr<store::Reader> reader_;
  std::unordered_map<std::string, std::shared_ptr<const Rights>> known_;
  uint64_t outside_version_ = 0;
};

/// Cursors are opaque to devices: where they are in the feed, and with which rights they were read.
struct Cursor {
  uint64_t seq = 0;
  uint64_t fingerprint = 0;
  static Cursor of(uint64_t packed);
  [[nodiscard]] uint64_t packed() const;
};

}  // namespace kotaj::server::sync
