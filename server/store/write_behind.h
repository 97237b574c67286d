#pragma once

#include <atomic>
#include <boost/unordered/unordered_flat_map.hpp>
#include <variant>

#include "server/store/store.h"

namespace kotaj::server::store {

/// Runs one piece of work at a time beside its caller.
class Background {
 public:
  virtual ~Background() = default;
  virtual void start(std::function<void()> work) = 0;  ///< Waits for the one before.
  virtual void wait() = 0;                             ///< Until nothing runs.
};

/// On a thread of its own, which sleeps while there is nothing.
std::unique_ptr<Background> background_thread();

/// Another process wrote to the log between a decision and its writing: it must be made again.
class WrittenMeanwhile : public StoreError {
 public:
  WrittenMeanwhile() : StoreError("another process wrote meanwhile") {}
};

/// A writer whose next transaction can be decided while the one before is being written: what is
/// decided is kept here, and answers as if it were stored, until it is. Log, records and keys are
/// kept so, and whatever nobody asks back; for all else the transaction goes on in the store
/// itself. Each row of the log has its number when it is decided, and is written with that or not
/// at all.
class WriteBehind final : public Writer {
 public:
  WriteBehind(Store& store, std::unique_ptr<Background> background);
  ~WriteBehind() override;

  bool begin() override;
  void commit() override;
  void rollback() noexcept override;
  bool overtaken() override;
  bool begin_ahead() override;
  void commit_later(const Written& written) override;
  void wait() override { background_->wait(); }

  uint64_t append(const LogView& row) override;
  void put_record(const RecordView& row) override;
  void put_key(const KeyView& key) override;
  void delete_key(const KeyView& key) override;
  void put_notice(NoticeRow& row) override { direct().put_notice(row); }
  uint64_t next_serial(std::string_view office, int year, std::string_view bank) override {
    return direct().next_serial(office, year, bank);
  }
  void put_account(const Account& account) override;
  void put_session(const SessionRow& session) override;
  void touch_session(const core::Id& id, core::Moment seen_at) override;
  bool delete_session(const core::Id& id) override { return direct().delete_session(id); }
  void delete_expired_sessions(core::Moment now) override;
  void put_setting(std::string_view name, std::string_view value) override;
  void checkpoint_if_due(bool idle) override;

  std::optional<LogRow> find_operation(const core::Id& id) override;
  std::optional<RecordRow> find_record(const core::Id& id) override;
  std::vector<core::Id> find_key(std::string_view kind, std::string_view name,
                                 std::string_view value) override {
    return direct().find_key(kind, name, value);
  }
  void changes(uint64_t after, const VisitRecord& visit) override {
    direct().changes(after, visit);
  }
  void records(std::string_view kind, const VisitRecord& visit) override {
    direct().records(kind, visit);
  }
  void log(uint64_t after, const VisitLog& visit) override { direct().log(after, visit); }
  void notices(const VisitNotice& visit) override { direct().notices(visit); }
  uint64_t last_seq() override { return direct().last_seq(); }
  uint64_t last_change_seq() override { return direct().last_change_seq(); }
  uint64_t last_change_of_kind(std::string_view kind) override {
    return direct().last_change_of_kind(kind);
  }
  std::optional<NoticeRow> find_notice(std::string_view number) override {
    return direct().find_notice(number);
  }
  std::optional<Account> find_account(std::string_view user) override {
    return direct().find_account(user);
  }
  std::optional<SessionRow> find_session(const core::Digest& token) override {
    return direct().find_session(token);
  }
  std::vector<SessionRow> sessions_of(std::string_view user) override {
    return direct().sessions_of(user);
  }
  std::optional<std::string> setting(std::string_view name) override {
    return direct().setting(name);
  }
  uint64_t outside_version() override { return direct().outside_version(); }

 private:
  struct NewKey {
    KeyView key;
  };
  struct OldKey {
    KeyView key;
  };
  using Change = std::variant<LogView, RecordView, NewKey, OldKey, std::function<void(Writer&)>>;
  using Places = boost::unordered_flat_map<core::Id, std::size_t, core::IdHash>;
  /// A transaction in memory. What it took is kept for the next: fresh memory costs more than the
  /// copies.
  class Draft {
   public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    [[nodiscard]] KeyView keep(const KeyView& key);
    void clear();
    /// More than one that few operations take.
    [[nodiscard]] bool large() const { return blocks_.size() > 1; }

    uint64_t last_seq = 0;  ///< Of the log, with this in it.
    std::vector<Change> changes{};
    Places operations{};  ///< In `changes`.
    Places records{};     ///< The newest of each.

   private:
    std::vector<std::unique_ptr<char[]>> blocks_{};
    std::size_t block_ = 0;  ///< The one in use, and how much of it is.
    std::size_t used_ = 0;
    std::vector<std::string> large_{};
  };
  /// A transaction that is being written, or was until its rows are seen by `reader_`.
  struct Flight {
    std::unique_ptr<Draft> draft;
    bool overtaken = false;
    std::atomic<bool> landed = false;
  };
  enum class Mode { none, ahead, direct };

  void change(std::function<void(Writer&)> done);
  /// The store's own writer, with all of this transaction in it.
  Writer& direct();
  void write(const Draft& draft);
  void land();
  [[nodiscard]] const Change* drafted(const core::Id& id, Places Draft::*where) const;

  std::unique_ptr<Reader> reader_;
  std::unique_ptr<Writer> writer_;  ///< The background's while something is being written.
  std::unique_ptr<Background> background_;
  Mode mode_ = Mode::none;
  std::unique_ptr<Draft> open_ = std::make_unique<Draft>();
  std::unique_ptr<Draft> spare_ = std::make_unique<Draft>();
  std::unique_ptr<Flight> flight_;
  bool overtaken_ = false;  ///< Seen in passing, not told yet.
};

}  // namespace kotaj::server::store
