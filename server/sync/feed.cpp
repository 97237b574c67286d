#include "server/sync/feed.h"

#include "server/sync/limits.h"
#include "shared/sync/codec.h"
#include "shared/sync/limits.h"
#include "shared/sync/refused.h"

namespace kotaj::server::sync {

namespace {

/// A repeated operation gets its first refusal again (S1), also where its author has disposed of it
/// on another device meanwhile. That may lie behind the cursor: the purge stands beside the result.
void purge_disposed(const Records& records, const access::Context& context,
                    kotaj::sync::SyncResponse& response) {
  for (const kotaj::sync::OperationResult& result : response.results) {
    if (result.accepted || result.log_seq == 0) continue;
    const core::Id id = kotaj::sync::refused_id(result.id);
    const Loaded* kept = records.load(id);
    if (kept != nullptr && !access::may_read(*kept->module, kept->record.get(), context))
      response.purges.push_back(id);
  }
}

}  // namespace

Feed::Feed(std::unique_ptr<store::Reader> reader)
    : reader_(std::move(reader)), records_(*reader_) {}

const Loaded& Feed::decoded(const store::RecordRow& row) {
  const auto found = recent_.find(row.id);
  if (found != recent_.end() && found->second.version == row.version &&
      found->second.seq == row.seq && found->second.moved == row.moved) {
    return found->second;
  }
  if (recent_.size() >= limits::cached_records) recent_.clear();
  return recent_.insert_or_assign(row.id, decode_row(row)).first->second;
}

void Feed::answer(const Rights& rights, core::Moment now, uint64_t packed,
                  kotaj::sync::SyncResponse& response) {
  if (const uint64_t version = reader_->outside_version(); version != version_) {
    version_ = version;
    records_.forget();
  }
  Cursor cursor = Cursor::of(packed);
  // A cursor ahead of us comes from a file that was since restored: what the device holds is not
  // ours.
  if (packed != 0 &&
      (cursor.fingerprint != rights.fingerprint || cursor.seq > reader_->last_seq())) {
    response.reset = true;
    cursor.seq = 0;
  }
  access::Context context;
  context.at = now;
  context.on = rights.day;
  context.actor.person = rights.person.get();
  context.lookup = &records_;
  purge_disposed(records_, context, response);
  const uint64_t from = cursor.seq;
  // Who has just sent operations waits for their results; the rest comes with his next question.
  const std::size_t room =
      response.results.empty() ? limits::scanned_records : limits::scanned_with_results;
  std::size_t scanned = 0;
  std::size_t bytes = 0;
  reader_->changes(from, [&](const store::RecordRow& row) {
    if (scanned >= room || bytes >= limits::response_room_bytes ||
        response.changes.size() + response.purges.size() >=
            kotaj::sync::limits::changes_per_response) {
      response.more = true;
      return false;
    }
    ++scanned;
    cursor.seq = row.seq;
    const Loaded& loaded = decoded(row);
    if (access::may_read(*loaded.module, loaded.record.get(), context)) {
      response.changes.push_back(
          {row.seq, loaded.module->number, row.id, row.version,
           kotaj::sync::encode_record(loaded.module->record(), loaded.record.get())});
      bytes += response.changes.back().body.size() + 64;
    } else if (from != 0 && loaded.moved > from) {
      // It may have been readable before it changed hands; one that never did is not even named.
      response.purges.push_back(row.id);
    }
    return true;
  });
  cursor.fingerprint = rights.fingerprint;
  response.cursor = cursor.packed();
}

}  // namespace kotaj::server::sync
