#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/record_index.h"
#include "client/screens/shell.h"
#include "client/ui/table.h"
#include "client/ui/ui.h"

/// What the worklists of the modules have in common: the rows of one list, the choice of the list,
/// and what the palette finds.
namespace kotaj::screens {

/// The records of one list, as a table shows them. A module says which belong to it, in what order
/// they stand, and what a cell says.
template <typename Record, typename Entry>
class RecordRows : public ui::TableSource {
 public:
  using Index = app::RecordIndex<Entry>;
  using Row = typename Index::Row;

  /// Worked out again where a record, the day, the list or the person changed.
  void refresh(const app::Desk& desk, const Index& index, const std::string& list) {
    if (list_ == list && made_of_ == index.version() && revision_ == desk.revision()) return;
    desk_ = &desk;
    list_ = list;
    made_of_ = index.version();
    revision_ = desk.revision();
    ++version_;
    rows_.clear();
    for (const Row& row : index.rows()) {
      if (belongs(row)) rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(),
              [this](const Row& a, const Row& b) { return is_before(a, b); });
  }

  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return core::to_string(rows_[row].id);
  }
  [[nodiscard]] const core::Id& id(std::size_t row) const { return rows_[row].id; }
  [[nodiscard]] uint64_t version() const override { return version_; }
  /// What is shown, and whatever else stands in the record.
  [[nodiscard]] std::string search_text(std::size_t row) const override {
    return TableSource::search_text(row) + ' ' +
           core::searchable_text(core::describe<Record>(), rows_[row].record.get());
  }

 protected:
  [[nodiscard]] virtual bool belongs(const Row& row) const = 0;
  [[nodiscard]] virtual bool is_before(const Row& a, const Row& b) const = 0;

  static const Record& record_of(const Row& row) {
    return *static_cast<const Record*>(row.record.get());
  }
  [[nodiscard]] const Record& record_at(std::size_t row) const { return record_of(rows_[row]); }
  [[nodiscard]] const Entry& entry_at(std::size_t row) const { return rows_[row].entry; }
  [[nodiscard]] const app::Desk& desk() const { return *desk_; }
  [[nodiscard]] const std::string& list() const { return list_; }

 private:
  const app::Desk* desk_ = nullptr;
  std::string list_;
  uint64_t made_of_ = ~uint64_t{0};
  uint64_t revision_ = ~uint64_t{0};
  uint64_t version_ = 0;
  std::vector<Row> rows_;
};

/// Which list is shown: side by side where there is room, else in one field.
void choose_list(std::string_view label, std::span<const ui::Choice> lists, std::string& list);

/// What the palette finds among the records of a module; `say` makes a line of a record: its label,
/// its detail and its icon. Choosing it opens `page`.
template <typename Record, typename Say>
std::vector<ui::Command> find_records(const app::Desk& desk, const access::Module& module,
                                      std::string_view words, std::string_view page, Say say) {
  constexpr std::size_t most_results = 12;
  std::vector<ui::Command> commands;
  for (const core::Id& id : desk.search(module, words, most_results)) {
    const Record* record = desk.find<Record>(id);
    if (record == nullptr) continue;
    ui::Command command = say(*record);
    command.id = "record:" + std::string(page) + ":" + core::to_string(id);
    commands.push_back(std::move(command));
  }
  return commands;
}

}  // namespace kotaj::screens
