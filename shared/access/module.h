#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/access/decide.h"
#include "shared/access/notice.h"
#include "shared/core/description.h"
#include "shared/core/id.h"

namespace kotaj::access {

/// Gives notices their numbers and codes. Only the server has one; `kotaj replay` has one that
/// reads them from the log.
class NoticeNumbering {
 public:
  virtual ~NoticeNumbering() = default;
  struct Numbered {
    std::string number;
    std::string verification_code;
  };
  /// The next serial of that office, Jalali year and bank.
  virtual Numbered next(std::string_view office, int year, std::string_view bank) = 0;
};

/// Reads other records that a rule needs (an office, a bank's name). Pure: the caller brings the
/// state.
class Lookup {
 public:
  virtual ~Lookup() = default;
  /// Null where there is none, or the module is another.
  [[nodiscard]] virtual const void* find(std::string_view module, const core::Id& id) const = 0;
};

/// All that an act may know besides the record and its payload. It brings the day, so that nothing
/// in shared/ has a clock.
struct Context {
  core::Moment at;       ///< Registration moment on the server; the device's own on the device.
  core::Date on;         ///< Its date in Tehran: decides rights and what is in force.
  core::Moment made_at;  ///< Claimed moment: shown, never trusted.
  core::Id operation;    ///< Names what the operation adds (a weighing, a document).
  Actor actor;
  const Lookup* lookup = nullptr;
  NoticeNumbering* numbering = nullptr;  ///< Null on the device.
};

struct HistoryEntry;
struct FieldPlace;

/// What an act did: the new record, and the notices that left with it; or why nothing happened.
struct Applied {
  std::shared_ptr<void> record{};
  std::vector<BankNotice> notices{};
  std::optional<Refusal> refusal{};
};

/// One directive's module, as the desk and the server know it: tables and pure functions. Record
/// pointers are of the type that `record` describes, payload pointers of the type that
/// `Act::payload` describes.
struct Module {
  uint16_t number;         ///< On the wire; never reused.
  std::string_view code;   ///< "short_landing"
  std::string_view label;  ///< Persian
  const core::Description& (*record)();
  std::span<const Act> acts;
  const Act* read;  ///< The act of reading a record.
  /// The record an opening act makes: derived from its natural key.
  core::Id (*id_of)(const Act& act, const void* payload);
  /// What `decide` needs to know; record is null for an opening act, payload null for reading.
  Subject (*subject)(const void* record, const Act& act, const void* payload,
                     const Context& context);
  /// Pure, total, deterministic. Does not ask `decide`; `perform` does.
  Applied (*apply)(const void* record, const Act& act, const void* payload, const Context& context);
  /// Digest (hex SHA-256) of what an officer must have seen to do a binding act; empty for other
  /// acts.
  std::string (*seen)(const void* record, const Act& act, const void* payload,
                      const Context& context);
  /// Members by which a record is found besides its id: (name, normalised value), as the server's
  /// `key` table has them.
  std::vector<std::pair<std::string, std::string>> (*keys)(const void* record);
  /// The office that the record is filed under; empty where none.
  std::string (*office)(const void* record);
  /// The bank notices that stand in the record, in the order they left it; null where records have
  /// none.
  std::vector<const BankNotice*> (*notices)(const void* record) = nullptr;
  /// What was done to the record, oldest first (history.h); null where records tell nothing of it.
  std::vector<HistoryEntry> (*history)(const void* record) = nullptr;
  /// Where a field that the act puts right is kept (changes.h), `line` from 1 in the part's list or
  /// 0; `record` may be null. Null where no act puts fields right.
  FieldPlace (*field_place)(const void* record, const Act& act, int64_t line,
                            std::string_view field) = nullptr;
};

Applied refused(std::string code, std::string field, std::string reason, core::Source source = {});
template <typename Record>
Applied accepted(Record record, std::vector<BankNotice> notices = {}) {
  return {std::make_shared<Record>(std::move(record)), std::move(notices), {}};
}
/// The user name of who acts; "system" where the server itself does.
std::string actor_user(const Context& context);

const Act* find_act(const Module& module, uint16_t number);
const Act* find_act(const Module& module, std::string_view code);

/// Validates the payload by its description, asks `decide`, checks `seen`, and applies: the one way
/// an act happens, on the device and on the server. `record` is null where there is none yet.
/// `seen` is what the operation carries. Refusals of its own: "invalid" (with the payload's field),
/// "taken", "no_record", "changed_meanwhile".
Applied perform(const Module& module, const Act& act, const void* record, const void* payload,
                std::string_view seen, const Context& context);
/// May this actor read the record on that day? With an empty assignment: in any of the person's
/// positions.
bool may_read(const Module& module, const void* record, const Context& context);

}  // namespace kotaj::access
