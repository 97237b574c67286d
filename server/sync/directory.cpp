#include "server/sync/directory.h"

#include "server/sync/limits.h"
#include "shared/access/bank.h"
#include "shared/access/modules.h"
#include "shared/access/office.h"
#include "shared/core/sha256.h"

namespace kotaj::server::sync {

namespace {

constexpr uint64_t seq_mask = (uint64_t{1} << limits::cursor_seq_bits) - 1;
constexpr uint64_t fingerprint_mask = (uint64_t{1} << (64 - limits::cursor_seq_bits)) - 1;

/// Counts up when the feed brings what it did not before: every device then asks anew. 2: refused
/// operations. 3: a bank's notices with their offices' names.
constexpr std::string_view feed_form = "3";

uint64_t fingerprint_of(const Rights& rights, uint64_t person_seq, uint64_t office_seq) {
  std::string text = std::string(feed_form) + "/" + rights.user + "/" + std::to_string(person_seq) +
                     "/" + std::to_string(office_seq);
  // Only its own assignments: a bank's cursor must not move with what others do, nor count it.
  if (rights.kind == Rights::Kind::bank) text = std::string(feed_form) + "/" + rights.user;
  for (const access::Assignment& assignment : rights.person->assignments) {
    if (access::holds_on(assignment, rights.day)) text += "/" + core::to_string(assignment.id);
  }
  const core::Digest digest = core::sha256(text);
  uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = (value << 8) | digest[i];
  value &= fingerprint_mask;
  return value == 0 ? 1 : value;
}

}  // namespace

Cursor Cursor::of(uint64_t packed) {
  return {packed & seq_mask, packed >> limits::cursor_seq_bits};
}

uint64_t Cursor::packed() const {
  return (fingerprint << limits::cursor_seq_bits) | (seq & seq_mask);
}

Directory::Directory(std::unique_ptr<store::Reader> reader) : reader_(std::move(reader)) {
  outside_version_ = reader_->outside_version();
}

std::shared_ptr<const Rights> Directory::rights(std::string_view user, core::Moment now) {
  const auto day = core::tehran_date(now);
  if (!day) return nullptr;
  const std::lock_guard lock(mutex_);
  const std::string name(user);
  if (const auto found = known_.find(name); found != known_.end() && found->second->day == *day) {
    return found->second;
  }
  auto rights = read(user, *day);
  if (rights == nullptr) return nullptr;
  if (known_.size() >= limits::cached_people) known_.clear();
  known_.insert_or_assign(name, rights);
  return rights;
}

std::shared_ptr<const Rights> Directory::read(std::string_view user, core::Date day) {
  const auto row = reader_->find_record(access::person_id(user));
  if (!row) return nullptr;
  const Loaded loaded = decode_row(*row);
  if (loaded.module != &access::person_module()) return nullptr;
  auto rights = std::make_shared<Rights>();
  rights->user = user;
  rights->day = day;
  rights->person = std::static_pointer_cast<const access::Person>(loaded.record);
  if (!rights->person->enabled) return nullptr;
  for (const access::Assignment& assignment : rights->person->assignments) {
    if (assignment.position != access::Position::bank_staff) continue;
    rights->kind = Rights::Kind::bank;
    if (!access::holds_on(assignment, day) || !rights->bank.empty()) continue;
    rights->bank = assignment.bank;
    rights->branch = assignment.branch;
  }
  if (rights->kind == Rights::Kind::bank) {
    reader_->records(access::office_module().code, [&](const store::RecordRow& held) {
      const Loaded office = decode_row(held);
      const auto* named = static_cast<const access::Office*>(office.record.get());
      if (named != nullptr) rights->office_names.emplace(named->code, named->name);
      return true;
    });
  }
  rights->fingerprint = fingerprint_of(*rights, row->seq, reader_->last_change_of_kind("office"));
  return rights;
}

void Directory::person_changed(const std::string& user) {
  const std::lock_guard lock(mutex_);
  known_.erase(user);
}

void Directory::forget() {
  const std::lock_guard lock(mutex_);
  known_.clear();
}

bool Directory::written_outside() {
  const std::lock_guard lock(mutex_);
  const uint64_t version = reader_->outside_version();
  const bool written = version != outside_version_;
  outside_version_ = version;
  return written;
}

void Directory::own_commit() {
  const std::lock_guard lock(mutex_);
  outside_version_ = reader_->outside_version();
}

uint64_t Directory::last_change_seq() {
  const std::lock_guard lock(mutex_);
  return reader_->last_change_seq();
}

std::string Directory::bank_name(std::string_view code) {
  const std::lock_guard lock(mutex_);
  const auto row = reader_->find_record(access::bank_id(code));
  if (!row || row->kind != access::bank_module().code) return {};
  return static_cast<const access::Bank*>(decode_row(*row).record.get())->name;
}

}  // namespace kotaj::server::sync
