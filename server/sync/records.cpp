#include "server/sync/records.h"

#include "server/store/body.h"
#include "server/sync/limits.h"
#include "shared/sync/modules.h"

namespace kotaj::server::sync {

Loaded decode_row(const store::RecordRow& row) {
  Loaded loaded;
  loaded.module = kotaj::sync::find_module(std::string_view(row.kind));
  if (loaded.module == nullptr) throw store::StoreError("record of unknown kind " + row.kind);
  loaded.version = row.version;
  loaded.seq = row.seq;
  loaded.moved = row.moved;
  loaded.record = store::from_body(loaded.module->record(), row.body);
  if (loaded.record == nullptr)
    throw store::StoreError("unreadable body of record " + core::to_string(row.id));
  return loaded;
}

const Loaded* Records::load(const core::Id& id) const {
  if (const auto found = cache_.find(id); found != cache_.end()) return &found->second;
  const auto row = reader_.find_record(id);
  if (!row) return nullptr;
  if (cache_.size() >= limits::cached_records) cache_.clear();
  return &cache_.emplace(id, decode_row(*row)).first->second;
}

const void* Records::find(std::string_view module, const core::Id& id) const {
  const Loaded* loaded = load(id);
  return loaded != nullptr && loaded->module->code == module ? loaded->record.get() : nullptr;
}

void Records::put(const core::Id& id, Loaded loaded) {
  if (cache_.size() >= limits::cached_records) cache_.clear();
  cache_.insert_or_assign(id, std::move(loaded));
}

}  // namespace kotaj::server::sync
