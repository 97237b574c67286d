#include <algorithm>
#include <charconv>
#include <utility>

#include "client/app/desk_impl.h"
#include "client/app/limits.h"
#include "shared/sync/codec.h"

// What the desk keeps, and in what order it puts it back.
namespace kotaj::app {
namespace {

constexpr std::string_view device_note = "n/device";
constexpr std::string_view seq_note = "n/seq";
constexpr std::string_view cursor_note = "n/cursor";
constexpr std::string_view resetting_note = "n/resetting";
constexpr std::string_view offset_note = "n/offset";

template <typename Number>
Number number_of(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string operation_key(uint64_t seq) {
  constexpr std::size_t digits = 20;
  const std::string text = std::to_string(seq);
  return std::string(keys::operation) + std::string(digits - text.size(), '0') + text;
}

std::string attention_key(const core::Id& operation) {
  return std::string(keys::attention) + core::to_string(operation);
}

const std::string* find_entry(const Stored& stored, std::string_view key) {
  for (const Entry& entry : stored.entries) {
    if (entry.key == key) return &entry.bytes;
  }
  return nullptr;
}

/// False where a segment cannot be read: the server has it all, and is asked for it from the start.
bool restore_segments(sync::Replica& replica, const Stored& stored) {
  bool whole = true;
  for (const std::string& bytes : stored.segments) {
    sync::DecodeError error = sync::DecodeError::none;
    const auto changes = sync::decode_segment(bytes, error);
    whole = whole && changes.has_value();
    if (!changes) continue;
    for (const sync::Change& change : *changes) replica.restore_change(change);
  }
  return whole;
}

/// Takes the log's answers up to one that cannot be read: what follows it would be held without
/// what it brought, and the server sends both again. True where all were taken.
bool restore_log(sync::Replica& replica, const Stored& stored) {
  for (const std::string& bytes : stored.log) {
    sync::DecodeError error = sync::DecodeError::none;
    const auto response = sync::decode_sync_response(bytes, error);
    if (!response) return false;
    replica.take(*response);
  }
  return true;
}

void restore_entry(sync::Replica& replica, std::map<std::string, Draft>& drafts,
                   const Entry& entry) {
  sync::DecodeError error = sync::DecodeError::none;
  if (entry.key.starts_with(keys::operation)) {
    if (auto operation = sync::decode_operation(entry.bytes, error))
      replica.restore_operation(std::move(*operation));
  } else if (entry.key.starts_with(keys::attention)) {
    auto refused = sync::decode_refused(entry.bytes, error);
    if (!refused || !refused->second.refusal) return;
    replica.restore_attention({std::move(refused->first), *refused->second.refusal,
                               refused->second.source, refused->second.log_seq, false});
  } else if (entry.key.starts_with(keys::draft)) {
    Draft draft = decode_draft(entry.bytes);
    if (!draft.empty()) drafts[entry.key.substr(keys::draft.size())] = std::move(draft);
  } else if (entry.key.starts_with(keys::habit)) {
    Draft habit = decode_draft(entry.bytes);
    const std::string name = entry.key.substr(keys::habit.size());
    if (!habit.empty()) drafts[std::string(Desk::habits) + name] = std::move(habit);
  }
}

std::string draft_key(std::string_view path) {
  if (!path.starts_with(Desk::habits)) return std::string(keys::draft).append(path);
  return std::string(keys::habit).append(path.substr(Desk::habits.size()));
}

std::string_view words_for(StorageOutcome outcome) {
  switch (outcome) {
    case StorageOutcome::full:
      return "جای ذخیره‌سازی این مرورگر پر است؛ آنچه از این پس ثبت کنید نگه داشته نمی‌شود. فضایی خالی کنید و صفحه را دوباره باز کنید.";
    case StorageOutcome::lost:
      return "مرورگر داده‌های این دستگاه را پاک کرده است؛ آنچه به سرور نرسیده بود از دست رفته است. صفحه را دوباره باز کنید.";
    case StorageOutcome::locked:
      return "میز کار قفل شده است؛ دوباره باز کنید.";
    default:
      return "نوشتن در حافظه این مرورگر ممکن نشد؛ آخرین ثبت نگه داشته نشده است. صفحه را دوباره باز کنید.";
  }
}

}  // namespace

void Desk::Impl::load() {
  if (loading || !unsaved.empty()) {
    stale = true;
    return;
  }
  loading = true;
  stale = false;
  storage.load([this](Stored stored) {
    loading = false;
    take_stored(std::move(stored));
  });
}

void Desk::Impl::take_stored(Stored stored) {
  if (stored.outcome != StorageOutcome::ok) {
    storage_failed(stored.outcome);
    return;
  }
  const std::string* known = find_entry(stored, device_note);
  core::Id device;
  if (known == nullptr || known->size() != device.bytes.size()) return name_device();
  std::copy(known->begin(), known->end(), device.bytes.begin());
  sync::Replica fresh(session.user, device);
  const bool whole = restore_segments(fresh, stored);
  const std::string* cursor = find_entry(stored, cursor_note);
  if (cursor != nullptr && whole) {
    const bool resetting = find_entry(stored, resetting_note) != nullptr;
    fresh.restore_cursor(number_of<uint64_t>(*cursor), resetting);
  }
  if (const std::string* offset = find_entry(stored, offset_note))
    clock_offset_ms = number_of<int64_t>(*offset);
  if (const std::string* highest = find_entry(stored, seq_note))
    fresh.restore_seq(number_of<uint64_t>(*highest));
  // Operations and drafts first, the log's answers last: an answer may settle an operation whose
  // entry was not removed yet.
  drafts.clear();
  for (const Entry& entry : stored.entries) restore_entry(fresh, drafts, entry);
  fresh.finish_restore(now());
  log_entries = stored.log.size();
  base_due = !whole || !restore_log(fresh, stored);
  // Lists that hold on to what they were shown go by the revision: it may never come to an earlier
  // figure again.
  if (replica) revision += replica->revision() + 1;
  replica = std::move(fresh);
  unkept.clear();
  ++reading;
  put_back_displaced();
  search_texts.clear();
  changed();
  if (stale) {
    load();
  } else {
    sync();
  }
}

/// Nothing is done in the name of a device that storage does not know: of two tabs that open an
/// empty vault at once, one names it for both.
void Desk::Impl::name_device() {
  const auto bits = environment.random();
  Write write;
  write.insert.push_back({std::string(device_note), std::string(bits.begin(), bits.end())});
  storage.write(std::move(write), [this](StorageOutcome outcome) {
    storage_failed(outcome);
    if (outcome == StorageOutcome::ok || outcome == StorageOutcome::conflict) load();
  });
}

void Desk::Impl::keep_operation(sync::Operation operation) {
  unsaved.insert(operation.id);
  collected.push_back(std::move(operation));
  if (!together || collected.size() >= limits::operations_per_write)
    store_operations(std::exchange(collected, {}));
}

void Desk::Impl::store_operations(std::vector<sync::Operation> operations) {
  if (operations.empty()) return;
  Write write;
  for (const sync::Operation& operation : operations)
    write.insert.push_back({operation_key(operation.seq), sync::encode(operation)});
  write.put.push_back({std::string(seq_note), std::to_string(replica->highest_seq())});
  storage.write(std::move(write),
                [this, operations = std::move(operations)](StorageOutcome outcome) {
                  stored_operations(operations, outcome);
                });
}

void Desk::Impl::stored_operations(const std::vector<sync::Operation>& operations,
                                   StorageOutcome outcome) {
  for (const sync::Operation& operation : operations) unsaved.erase(operation.id);
  if (outcome == StorageOutcome::ok) {
    storage.tell_tabs();
    changed();
    sync();
    if (stale) load();
    return;
  }
  // What could not be kept is not shown as done: the desk goes back to what storage holds. Where
  // another tab took the number first, the operations come back behind what that tab did.
  if (outcome == StorageOutcome::conflict)
    displaced.insert(displaced.end(), operations.begin(), operations.end());
  // The last first: an operation can be withdrawn while none came after it.
  for (auto operation = operations.rbegin(); operation != operations.rend(); ++operation) {
    if (!replica->withdraw(operation->id)) unkept.insert(operation->id);
  }
  storage_failed(outcome);
  load();
}

void Desk::Impl::put_back_displaced() {
  const std::vector<sync::Operation> again = std::exchange(displaced, {});
  if (again.empty()) return;
  for (sync::Operation operation : again) {
    operation.seq = replica->highest_seq() + 1;
    replica->restore_operation(operation);
    unsaved.insert(operation.id);
    collected.push_back(std::move(operation));
  }
  store_operations(std::exchange(collected, {}));
  replica->finish_restore(now());
}

std::vector<std::string> Desk::Impl::segments() const {
  std::vector<std::string> out;
  std::vector<sync::Change> batch;
  std::size_t batch_bytes = 0;
  const auto close = [&] {
    if (!batch.empty()) out.push_back(sync::encode_segment(batch));
    batch.clear();
    batch_bytes = 0;
  };
  replica->for_each_change([&](const sync::Change& change) {
    batch_bytes += change.body.size();
    batch.push_back(change);
    if (batch_bytes >= limits::segment_bytes) close();
  });
  close();
  return out;
}

void Desk::Impl::store_answer(std::string_view bytes, const sync::SyncResponse& response,
                              const sync::Taken& taken) {
  Write write;
  for (const sync::Operation& settled : taken.settled)
    write.remove.push_back(operation_key(settled.seq));
  for (const sync::Attention& refused : taken.refused) {
    sync::OperationResult result;
    result.id = refused.operation.id;
    result.refusal = refused.refusal;
    result.source = refused.source;
    result.log_seq = refused.log_seq;
    write.put.push_back(
        {attention_key(refused.operation.id), sync::encode_refused(refused.operation, result)});
  }
  for (const core::Id& kept : taken.kept_by_server) {
    const std::string key = attention_key(kept);
    std::erase_if(write.put, [&key](const Entry& entry) { return entry.key == key; });
    write.remove.push_back(key);
  }
  write.put.push_back({std::string(offset_note), std::to_string(clock_offset_ms)});
  const bool purged = taken.purged || taken.everything;
  const bool news = !response.changes.empty() || !response.results.empty() ||
                    !response.purges.empty() || response.reset;
  if (!news && !base_due) return;
  if (purged || base_due || log_entries >= limits::log_entries_before_compaction) {
    write.replace_base = true;
    write.new_data_key = purged;
    write.segments = segments();
    // Of the base alone: the log's answers bring their own, and would be taken for old behind a
    // higher one.
    write.put.push_back({std::string(cursor_note), std::to_string(replica->cursor())});
    if (replica->resetting()) {
      write.put.push_back({std::string(resetting_note), "1"});
    } else {
      write.remove.emplace_back(resetting_note);
    }
    log_entries = 0;
  } else {
    write.append.emplace_back(bytes);
    ++log_entries;
  }
  const bool whole = write.replace_base;
  storing = true;
  storage.write(std::move(write), [this, whole](StorageOutcome outcome) {
    storing = false;
    if (outcome == StorageOutcome::ok) {
      if (whole) base_due = false;
      storage.tell_tabs();
    } else {
      // Without this answer the log has a gap: the next write brings the whole base.
      base_due = true;
      storage_failed(outcome);
    }
    if (more_wanted) sync();
  });
}

void Desk::Impl::forget_attention(const core::Id& operation) {
  Write write;
  write.remove.push_back(attention_key(operation));
  storage.write(std::move(write), [this](StorageOutcome outcome) {
    if (outcome == StorageOutcome::ok) storage.tell_tabs();
    storage_failed(outcome);
  });
}

void Desk::Impl::store_draft(const std::string& path) {
  // One write of a draft at a time: what is typed meanwhile goes with the next.
  if (drafts_in_flight.contains(path)) {
    drafts_dirty.insert(path);
    return;
  }
  Write write;
  const auto draft = drafts.find(path);
  const std::string key = draft_key(path);
  std::string bytes = draft == drafts.end() ? std::string() : encode_draft(draft->second);
  if (bytes.size() > limits::draft_bytes) return;
  if (bytes.empty()) {
    write.remove.push_back(key);
  } else {
    write.put.push_back({key, std::move(bytes)});
  }
  drafts_in_flight.insert(path);
  storage.write(std::move(write), [this, path](StorageOutcome outcome) {
    drafts_in_flight.erase(path);
    storage_failed(outcome);
    if (drafts_dirty.erase(path) > 0) store_draft(path);
  });
}

void Desk::Impl::storage_failed(StorageOutcome outcome) {
  // A conflict is another tab's work, and reading again mends it.
  if (outcome == StorageOutcome::ok || outcome == StorageOutcome::conflict) return;
  storage_problem = words_for(outcome);
  changed();
}

}  // namespace kotaj::app
