#include "server/store/write_behind.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace kotaj::server::store {

namespace {

constexpr std::size_t block_bytes = 256 * 1024;

class BackgroundThread final : public Background {
 public:
  BackgroundThread() : thread_([this] { run(); }) {}
  ~BackgroundThread() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  BackgroundThread(const BackgroundThread&) = delete;
  BackgroundThread& operator=(const BackgroundThread&) = delete;

  void start(std::function<void()> work) override {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !busy_; });
      work_ = std::move(work);
      busy_ = true;
    }
    changed_.notify_all();
  }

  void wait() override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !busy_; });
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return stopping_ || busy_; });
      if (!busy_) return;
      lock.unlock();
      std::exchange(work_, nullptr)();
      lock.lock();
      busy_ = false;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> work_;
  bool busy_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<Background> background_thread() { return std::make_unique<BackgroundThread>(); }

WriteBehind::WriteBehind(Store& store, std::unique_ptr<Background> background)
    : reader_(store.reader()), writer_(store.writer()), background_(std::move(background)) {}

WriteBehind::~WriteBehind() { background_->wait(); }

/// What was written is forgotten once nothing reads beside it any more.
void WriteBehind::land() {
  if (flight_ == nullptr || !flight_->landed) return;
  overtaken_ = overtaken_ || flight_->overtaken;
  spare_ = std::move(flight_->draft);
  spare_->clear();
  flight_.reset();
}

bool WriteBehind::begin() {
  background_->wait();
  land();
  const bool overtaken = writer_->begin();
  mode_ = Mode::direct;
  return std::exchange(overtaken_, false) || overtaken;
}

bool WriteBehind::begin_ahead() {
  land();
  if (flight_ == nullptr) {
    overtaken_ = overtaken_ || writer_->overtaken();
    open_->last_seq = writer_->last_seq();
  } else {
    open_->last_seq = flight_->draft->last_seq;
  }
  mode_ = Mode::ahead;
  reader_->hold();
  return std::exchange(overtaken_, false);
}

bool WriteBehind::overtaken() {
  background_->wait();
  return overtaken_ || writer_->overtaken();
}

void WriteBehind::write(const Draft& draft) {
  for (const Change& change : draft.changes) {
    if (const auto* row = std::get_if<LogView>(&change)) {
      if (writer_->append(*row) != row->seq) throw WrittenMeanwhile();
    } else if (const auto* record = std::get_if<RecordView>(&change)) {
      writer_->put_record(*record);
    } else if (const auto* added = std::get_if<NewKey>(&change)) {
      writer_->put_key(added->key);
    } else if (const auto* removed = std::get_if<OldKey>(&change)) {
      writer_->delete_key(removed->key);
    } else {
      std::get<std::function<void(Writer&)>>(change)(*writer_);
    }
  }
}

Writer& WriteBehind::direct() {
  if (mode_ == Mode::direct) return *writer_;
  background_->wait();
  if (mode_ == Mode::none) return *writer_;
  reader_->release();
  mode_ = Mode::direct;
  overtaken_ = writer_->begin() || overtaken_;
  write(*open_);
  open_->clear();
  return *writer_;
}

void WriteBehind::commit() {
  direct().commit();
  mode_ = Mode::none;
}

void WriteBehind::commit_later(const Written& written) {
  if (mode_ == Mode::direct) {
    commit();
    written(nullptr, [this] { return overtaken(); });
    return writer_->checkpoint_if_due(false);
  }
  background_->wait();
  reader_->release();
  mode_ = Mode::none;
  land();
  // Now, while nobody reads: only so does the write-ahead log begin anew.
  writer_->checkpoint_if_due(false);
  flight_ = std::make_unique<Flight>();
  flight_->draft = std::exchange(open_, std::exchange(spare_, nullptr));
  background_->start([this, flight = flight_.get(), written] {
    std::exception_ptr failed;
    try {
      flight->overtaken = writer_->begin();
      write(*flight->draft);
      writer_->commit();
    } catch (const std::exception&) {
      failed = std::current_exception();
      writer_->rollback();
    }
    written(failed, [&] { return flight->overtaken || writer_->overtaken(); });
    flight->landed = true;
  });
}

void WriteBehind::rollback() noexcept {
  if (mode_ == Mode::direct) writer_->rollback();
  if (mode_ == Mode::ahead) reader_->release();
  mode_ = Mode::none;
  open_->clear();
}

void WriteBehind::checkpoint_if_due(bool idle) {
  background_->wait();
  if (mode_ == Mode::none) land();
  writer_->checkpoint_if_due(idle);
  if (!idle || mode_ != Mode::none) return;
  for (std::unique_ptr<Draft>* draft : {&open_, &spare_}) {
    if ((*draft)->large()) *draft = std::make_unique<Draft>();
  }
}

std::string_view WriteBehind::Draft::keep(std::string_view text) {
  if (text.size() > block_bytes / 4) return large_.emplace_back(text);
  if (blocks_.empty() || used_ + text.size() > block_bytes) {
    if (!blocks_.empty()) ++block_;
    if (block_ == blocks_.size())
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_bytes));
    used_ = 0;
  }
  char* kept = blocks_[block_].get() + used_;
  text.copy(kept, text.size());
  used_ += text.size();
  return {kept, text.size()};
}

void WriteBehind::Draft::clear() {
  changes.clear();
  operations.clear();
  records.clear();
  large_.clear();
  block_ = 0;
  used_ = 0;
}

KeyView WriteBehind::Draft::keep(const KeyView& key) {
  return {key.record, keep(key.kind), keep(key.name), keep(key.value)};
}

uint64_t WriteBehind::append(const LogView& row) {
  if (mode_ != Mode::ahead) return direct().append(row);
  LogView kept = with_texts<std::string_view>(
      row, [this](std::string_view text) { return open_->keep(text); });
  kept.seq = ++open_->last_seq;
  open_->operations.insert_or_assign(row.id, open_->changes.size());
  open_->changes.emplace_back(kept);
  return kept.seq;
}

void WriteBehind::put_record(const RecordView& row) {
  if (mode_ != Mode::ahead) return direct().put_record(row);
  open_->records.insert_or_assign(row.id, open_->changes.size());
  open_->changes.emplace_back(with_texts<std::string_view>(
      row, [this](std::string_view text) { return open_->keep(text); }));
}

void WriteBehind::put_key(const KeyView& key) {
  if (mode_ != Mode::ahead) return direct().put_key(key);
  open_->changes.emplace_back(NewKey{open_->keep(key)});
}

void WriteBehind::delete_key(const KeyView& key) {
  if (mode_ != Mode::ahead) return direct().delete_key(key);
  open_->changes.emplace_back(OldKey{open_->keep(key)});
}

void WriteBehind::change(std::function<void(Writer&)> done) {
  if (mode_ != Mode::ahead) return done(direct());
  open_->changes.emplace_back(std::move(done));
}

void WriteBehind::put_account(const Account& account) {
  change([account](Writer& writer) { writer.put_account(account); });
}

void WriteBehind::put_session(const SessionRow& session) {
  change([session](Writer& writer) { writer.put_session(session); });
}

void WriteBehind::touch_session(const core::Id& id, core::Moment seen_at) {
  change([id, seen_at](Writer& writer) { writer.touch_session(id, seen_at); });
}

void WriteBehind::delete_expired_sessions(core::Moment now) {
  change([now](Writer& writer) { writer.delete_expired_sessions(now); });
}

void WriteBehind::put_setting(std::string_view name, std::string_view value) {
  change([name = std::string(name), value = std::string(value)](Writer& writer) {
    writer.put_setting(name, value);
  });
}

const WriteBehind::Change* WriteBehind::drafted(const core::Id& id, Places Draft::*where) const {
  const auto in = [&](const Draft& draft) -> const Change* {
    const Places& places = draft.*where;
    const auto found = places.find(id);
    return found == places.end() ? nullptr : &draft.changes[found->second];
  };
  if (const Change* change = in(*open_)) return change;
  return flight_ == nullptr ? nullptr : in(*flight_->draft);
}

std::optional<LogRow> WriteBehind::find_operation(const core::Id& id) {
  if (mode_ != Mode::ahead) return direct().find_operation(id);
  if (const Change* change = drafted(id, &Draft::operations))
    return copy_of(std::get<LogView>(*change));
  return reader_->find_operation(id);
}

std::optional<RecordRow> WriteBehind::find_record(const core::Id& id) {
  if (mode_ != Mode::ahead) return direct().find_record(id);
  if (const Change* change = drafted(id, &Draft::records))
    return copy_of(std::get<RecordView>(*change));
  return reader_->find_record(id);
}

}  // namespace kotaj::server::store
