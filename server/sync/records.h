#pragma once

#include <memory>
#include <unordered_map>

#include "server/store/store.h"
#include "shared/access/module.h"

namespace kotaj::server::sync {

/// A record of the store, decoded.
struct Loaded {
  const access::Module* module = nullptr;
  uint64_t version = 0;
  uint64_t seq = 0;
  uint64_t moved = 0;
  std::shared_ptr<const void> record{};
};

/// Decoded records over a reader, with a bounded memory of them. Whoever owns it says when what it
/// remembers is old.
class Records : public access::Lookup {
 public:
  explicit Records(store::Reader& reader) : reader_(reader) {}
  /// Empty where there is no such record.
  [[nodiscard]] const Loaded* load(const core::Id& id) const;
  [[nodiscard]] const void* find(std::string_view module, const core::Id& id) const override;
  void put(const core::Id& id, Loaded loaded);
  void forget() { cache_.clear(); }

 private:
  store::Reader& reader_;
  mutable std::unordered_map<core::Id, Loaded, core::IdHash> cache_;
};

/// Decodes a stored row; throws StoreError where its body cannot be read: the file is damaged.
Loaded decode_row(const store::RecordRow& row);

}  // namespace kotaj::server::sync
