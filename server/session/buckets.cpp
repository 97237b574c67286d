#include "server/session/buckets.h"

#include <algorithm>

namespace kotaj::server::session {

double Buckets::level(const Bucket& bucket, core::Moment now) const {
  // A clock that was set back refills nothing.
  const auto elapsed_ms = static_cast<double>(std::max<int64_t>(0, now.unix_ms - bucket.at_ms));
  return std::min(capacity_, bucket.level + elapsed_ms / 1000.0 * per_s_);
}

bool Buckets::has(std::string_view name, core::Moment now, double cost) const {
  const auto found = buckets_.find(std::string(name));
  return (found == buckets_.end() ? capacity_ : level(found->second, now)) >= cost;
}

bool Buckets::take(std::string_view name, core::Moment now, double cost) {
  auto found = buckets_.find(std::string(name));
  if (found == buckets_.end()) {
    if (buckets_.size() >= remembered_) make_room(now);
    found = buckets_.emplace(std::string(name), Bucket{capacity_, now.unix_ms}).first;
  }
  const double available = level(found->second, now);
  if (available < cost) return false;
  found->second = {available - cost, now.unix_ms};
  return true;
}

void Buckets::give(std::string_view name, double cost) {
  const auto found = buckets_.find(std::string(name));
  if (found != buckets_.end())
    found->second.level = std::min(capacity_, found->second.level + cost);
}

void Buckets::forget(std::string_view name) { buckets_.erase(std::string(name)); }

void Buckets::make_room(core::Moment now) {
  std::erase_if(buckets_, [&](const auto& entry) { return level(entry.second, now) >= capacity_; });
  if (buckets_.size() >= remembered_) buckets_.clear();
}

}  // namespace kotaj::server::session
