#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "client/app/desk.h"
#include "shared/core/date.h"
#include "shared/core/id.h"

namespace kotaj::app {

/// What a list shows of each record of a module, worked out once and again only where the record
/// changed or the day did: a frame over 200,000 records costs nothing, one act costs one record.
template <typename Entry>
class RecordIndex {
 public:
  struct Row {
    core::Id id{};
    std::shared_ptr<const void> record{};  ///< Held, so that no other can stand at its address.
    Entry entry{};
  };
  using Make = Entry (*)(const void* record, core::Date on);

  /// Brings the rows up to the desk; `make` must always be the same function.
  void refresh(const Desk& desk, const access::Module& module, Make make) {
    const core::Date today = desk.today();
    if (revision_ == desk.revision() && day_ == today) return;
    const bool other_day = day_ != today;
    revision_ = desk.revision();
    day_ = today;
    ++round_;
    bool changed = false;
    desk.replica().for_each(module, [&](const core::Id& id, const sync::Held& held) {
      if (held.record == nullptr) return;
      const auto [found, first] = slots_.emplace(id, rows_.size());
      if (first) {
        rows_.push_back({id, {}, {}});
        seen_.push_back(0);
      }
      Row& row = rows_[found->second];
      seen_[found->second] = round_;
      if (row.record == held.record && !other_day) return;
      row.record = held.record;
      row.entry = make(held.record.get(), today);
      changed = true;
    });
    changed = drop_lost() || changed;
    if (changed || other_day) ++version_;
  }

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// Changes whenever a row does.
  [[nodiscard]] uint64_t version() const { return version_; }
  [[nodiscard]] core::Date day() const { return day_; }

 private:
  /// Rows whose records left the device. True where one did.
  bool drop_lost() {
    bool dropped = false;
    for (std::size_t at = rows_.size(); at > 0; --at) {
      const std::size_t slot = at - 1;
      if (seen_[slot] == round_) continue;
      slots_.erase(rows_[slot].id);
      if (slot + 1 != rows_.size()) {
        rows_[slot] = std::move(rows_.back());
        seen_[slot] = seen_.back();
        slots_[rows_[slot].id] = slot;
      }
      rows_.pop_back();
      seen_.pop_back();
      dropped = true;
    }
    return dropped;
  }

  std::vector<Row> rows_{};
  std::vector<uint64_t> seen_{};  ///< By row: the refresh that met it last.
  std::unordered_map<core::Id, std::size_t, core::IdHash> slots_{};
  uint64_t round_ = 0;
  uint64_t revision_ = ~uint64_t{0};
  uint64_t version_ = 0;
  core::Date day_{};
};

}  // namespace kotaj::app
