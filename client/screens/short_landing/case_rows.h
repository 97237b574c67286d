#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "client/app/desk.h"
#include "client/ui/table.h"
#include "shared/short_landing/case.h"

namespace kotaj::screens {

/// Which cases the worklist shows.
enum class CaseFilter : uint8_t { open, decided, objected, finished, all };

/// The cases of the device as table rows. Made anew only when the desk changed: a frame over
/// 100,000 cases costs nothing.
class CaseRows : public ui::TableSource {
 public:
  void refresh(const app::Desk& desk, CaseFilter filter);

  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(rows_[row].first);
  }
  [[nodiscard]] const core::Id& id(std::size_t row) const { return rows_[row].first; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
  [[nodiscard]] std::string sort_key(std::size_t row, std::size_t column) const override;
  [[nodiscard]] std::string search_text(std::size_t row) const override;
  [[nodiscard]] std::string row_name(std::size_t row) const override;
  [[nodiscard]] uint64_t version() const override { return version_; }

 private:
  const app::Desk* desk_ = nullptr;
  CaseFilter filter_ = CaseFilter::open;
  uint64_t revision_ = ~uint64_t{0};
  uint64_t version_ = 0;
  std::vector<std::pair<core::Id, const short_landing::Case*>> rows_;
};

std::span<const ui::Column> case_columns();
bool in_filter(const short_landing::Case& record, CaseFilter filter);
ui::Tone tone_of(short_landing::State state);

}  // namespace kotaj::screens
