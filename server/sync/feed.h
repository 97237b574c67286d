#pragma once

#include <memory>
#include <unordered_map>

#include "server/store/store.h"
#include "server/sync/directory.h"
#include "server/sync/records.h"
#include "shared/sync/operation.h"

namespace kotaj::server::sync {

/// What changed after a cursor, as far as this user may read it. One thread.
class Feed {
 public:
  explicit Feed(std::unique_ptr<store::Reader> reader);
  /// Fills changes, purges, reset, cursor and more.
  void answer(const Rights& rights, core::Moment now, uint64_t cursor,
              kotaj::sync::SyncResponse& response);
  [[nodiscard]] store::Reader& reader() { return *reader_; }

 private:
  /// What that row holds. Many devices ask for the same rows when they come back together: each is
  /// decoded once.
  const Loaded& decoded(const store::RecordRow& row);

  std::unique_ptr<store::Reader> reader_;
  Records records_;
  std::unordered_map<core::Id, Loaded, core::IdHash> recent_;
  uint64_t version_ = 0;
};

}  // namespace kotaj::server::sync
