#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/ports.h"
#include "shared/access/module.h"
#include "shared/access/notice.h"
#include "shared/sync/refused.h"
#include "shared/sync/replica.h"

/// The state that screens read and act on: who works here, in which position, what the device
/// holds, what waits. No drawing, no browser: screens draw it, client/vault feeds it, unit tests
/// drive it.
namespace kotaj::app {

/// Where the device stands with the server. `update_needed`: the server speaks another protocol; it
/// took what it could read, and answers nothing until the page is a newer one (S9).
enum class Line : uint8_t { offline, online, syncing, sign_in_needed, update_needed };

class Desk {
 public:
  Desk(Session session, Storage& storage, Network& network, Environment& environment);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Reads what storage keeps, then goes on the line. The screens may draw before: they show that
  /// it is being read.
  void start();
  [[nodiscard]] bool started() const;  ///< Storage was read.

  // --- The line ---
  void sync_now();
  [[nodiscard]] Line line() const;
  [[nodiscard]] std::optional<core::Moment> last_synced() const;

  // --- Who and when ---
  [[nodiscard]] const Session& session() const;
  [[nodiscard]] const access::Person* person() const;
  [[nodiscard]] core::Moment now() const;
  [[nodiscard]] core::Date today() const;  ///< In Tehran.
  /// Assignments that hold today; the one in which the person acts is chosen, the first at the
  /// start.
  [[nodiscard]] std::vector<const access::Assignment*> assignments() const;
  [[nodiscard]] const access::Assignment* assignment() const;
  void choose_assignment(const core::Id& assignment);
  [[nodiscard]] std::string office_name(
      std::string_view code) const;  ///< The code where the name is not known.
  [[nodiscard]] std::string bank_name(std::string_view code) const;
  [[nodiscard]] std::string person_name(std::string_view user) const;
  /// Who gave a grant of that layer: the person's name, or, where his record may not be read here,
  /// the position's that gives it, and his user name.
  [[nodiscard]] std::string giver_name(std::string_view user, access::GrantLayer layer) const;
  [[nodiscard]] access::Context context() const;  ///< For asking rules on the device.

  // --- Acting ---
  /// Why the act is not open now, empty where it is: asks `decide` with the record as the screen
  /// shows it.
  [[nodiscard]] access::Decision allowed(const access::Module& module, const access::Act& act,
                                         const core::Id& record) const;
  /// What the act would make of the record, without doing it (preview of a notice).
  [[nodiscard]] access::Applied preview(const access::Module& module, const access::Act& act,
                                        const core::Id& record, const void* payload) const;
  /// Does it: local copy at once, queue entry stored, sent when the line is there. The refusal, if
  /// any, is the rules' own. `drawn` is the record as the person saw it when he pressed: what a
  /// binding act confirms, though another has come since. Null: as it is now.
  std::optional<access::Refusal> perform(const access::Module& module, const access::Act& act,
                                         const core::Id& record, const void* payload,
                                         const void* drawn = nullptr);
  /// Does the acts that `acts` performs with as few writes as may be: what they make is kept
  /// together, up to `limits::operations_per_write` at a time, and saved when that write is. Not
  /// nested.
  void together(const std::function<void()>& acts);
  /// The id an opening act's record gets.
  [[nodiscard]] core::Id id_of(const access::Module& module, const access::Act& act,
                               const void* payload) const;

  // --- Reading ---
  [[nodiscard]] const sync::Replica& replica() const;
  template <typename Record>
  [[nodiscard]] const Record* find(const core::Id& id) const {
    const sync::Held* held = replica().local(id);
    return held == nullptr ? nullptr : static_cast<const Record*>(held->record.get());
  }
  [[nodiscard]] uint64_t revision()
      const;  ///< Counts up with every change of anything the screens show.
  /// Notices that this device may show: for a bank its own, for an office those of its cases.
  [[nodiscard]] std::vector<std::pair<core::Id, const access::BankNotice*>> notices() const;
  /// Records of a module whose searchable text holds all the words; at most `limit`.
  [[nodiscard]] std::vector<core::Id> search(const access::Module& module, std::string_view words,
                                             std::size_t limit) const;

  // --- The queue and the attention box ---
  [[nodiscard]] std::size_t waiting() const;
  /// Operations of which storage has not said yet that it has them: "saved" may be said when this
  /// is 0.
  [[nodiscard]] std::size_t unsaved() const;
  [[nodiscard]] bool is_waiting(const core::Id& record) const;
  [[nodiscard]] const std::vector<sync::Attention>& attention() const;
  /// For ever, and on all of the author's devices; without a line, as soon as there is one.
  void dispose(const core::Id& operation, sync::Disposal how = sync::Disposal::discarded);
  /// Storage trouble to be shown: empty when all is well (S11).
  [[nodiscard]] const std::string& storage_problem() const;

  // --- Drafts: typed but not submitted, kept across reload and crash. What stands under
  // `habits` is kept in the same way, but is nothing that its user would miss. ---
  static constexpr std::string_view habits = "habit/";
  void keep_draft(const std::string& path, const std::map<std::string, std::string>& typed);
  [[nodiscard]] std::map<std::string, std::string> draft(const std::string& path) const;

  /// Asks the server about a printed notice: "valid", "superseded", "unknown", or empty when it
  /// could not be asked.
  void check_notice(std::string number, std::string code,
                    std::function<void(std::string_view)> reply);

  /// Called after any change of state, so that the picture is drawn anew.
  void on_change(std::function<void()> listener);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kotaj::app
