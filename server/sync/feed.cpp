#include "server/sync/feed.h"

#include "server/sync/limits.h"
#include "shared/sync/codec.h"
#include "shared/sync/limits.h"

namespace kotaj::server::sync {

Feed::Feed(std::unique_ptr<store::Reader> reader)
    : reader_(std::move(reader)), records_(*reader_) {}

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
  const uint64_t from = cursor.seq;
  std::size_t scanned = 0;
  std::size_t bytes = 0;
  reader_->changes(from, [&](const store::RecordRow& row) {
    if (scanned >= limits::scanned_records || bytes >= limits::response_room_bytes ||
        response.changes.size() + response.purges.size() >=
            kotaj::sync::limits::changes_per_response) {
      response.more = true;
      return false;
    }
    ++scanned;
    cursor.seq = row.seq;
    const Loaded loaded = decode_row(row);
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
