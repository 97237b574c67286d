#include "server/sync/audit.h"

namespace kotaj::server::sync {

std::optional<BrokenRow> verify_audit(store::Reader& reader) {
  std::optional<BrokenRow> broken;
  core::Digest before{};
  uint64_t last = 0;
  reader.log(0, [&](const store::LogRow& row) {
    if (row.seq != last + 1) {
      broken = BrokenRow{last + 1, "missing"};
    } else if (store::chain_hash(before, row.seq, store::view_of(row)) != row.hash) {
      broken = BrokenRow{row.seq, "its hash does not cover what it holds and the row before"};
    }
    before = row.hash;
    last = row.seq;
    return !broken;
  });
  return broken;
}

}  // namespace kotaj::server::sync
