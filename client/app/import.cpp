#include "client/app/import.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "shared/sync/csv.h"

namespace kotaj::app {
namespace {

using State = ImportRow::State;

/// Every row a record of its own.
std::vector<ImportGroup> one_by_one(std::span<const std::shared_ptr<void>> rows) {
  std::vector<ImportGroup> groups;
  groups.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) groups.push_back({rows[row], {row}, {}});
  return groups;
}

/// The row of a group that a path of its payload speaks of: its list's rows are the group's.
std::size_t row_of(const ImportGroup& group, std::string_view path) {
  const std::size_t open = path.find('[');
  if (open == std::string_view::npos) return group.rows.front();
  std::size_t at = 0;
  std::from_chars(path.data() + open + 1, path.data() + path.size(), at);
  return at < group.rows.size() ? group.rows[at] : group.rows.front();
}

class Judge {
 public:
  Judge(const Desk& desk, const access::Module& module, const access::Act& act,
        const ImportForm& form, std::vector<ImportRow>& rows)
      : desk_(desk), module_(module), act_(act), form_(form), rows_(rows) {}

  void judge(const ImportGroup& group) {
    for (const std::size_t row : group.rows) rows_[row].first = group.rows.front();
    for (const auto& [row, problem] : group.conflicts) rows_[row].problems.push_back(problem);
    if (group.payload == nullptr || any_problem(group)) return hold(group);
    ImportRow& first = rows_[group.rows.front()];
    first.payload = group.payload;
    const core::Id record = desk_.id_of(module_, act_, group.payload.get());
    for (const std::size_t row : group.rows) rows_[row].record = record;
    if (!seen_.insert(record).second) return mark(group, State::repeated);
    access::Applied applied = desk_.preview(module_, act_, record, group.payload.get());
    if (!applied.refusal) return mark(group, State::ready);
    if (applied.refusal->code == "taken") return mark(group, State::there);
    if (form_.check != nullptr) {
      for (core::Problem& problem : form_.check(group.payload.get(), desk_.today()))
        rows_[row_of(group, problem.field)].problems.push_back(std::move(problem));
      if (any_problem(group)) return hold(group);
    }
    mark(group, State::refused);
    first.refusal = std::move(applied.refusal);
  }

 private:
  [[nodiscard]] bool any_problem(const ImportGroup& group) const {
    return std::any_of(group.rows.begin(), group.rows.end(),
                       [&](std::size_t row) { return !rows_[row].problems.empty(); });
  }
  void mark(const ImportGroup& group, State state) {
    for (const std::size_t row : group.rows) rows_[row].state = state;
  }
  void hold(const ImportGroup& group) {
    for (const std::size_t row : group.rows)
      rows_[row].state = rows_[row].problems.empty() ? State::held : State::bad;
  }

  const Desk& desk_;
  const access::Module& module_;
  const access::Act& act_;
  const ImportForm& form_;
  std::vector<ImportRow>& rows_;
  std::set<core::Id> seen_{};
};

}  // namespace

std::size_t ImportPreview::count(ImportRow::State state) const {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [state](const ImportRow& row) { return row.state == state; }));
}

ImportPreview preview_import(const Desk& desk, const access::Module& module, const access::Act& act,
                             std::string_view csv, const ImportForm& form) {
  ImportPreview preview;
  const core::Description& table = form.row == nullptr ? *act.payload() : form.row();
  sync::CsvRead read = sync::read_csv(table, csv, form.may_lack);
  preview.problems = std::move(read.problems);
  preview.rows.reserve(read.rows.size());
  std::vector<std::shared_ptr<void>> records;
  records.reserve(read.rows.size());
  for (sync::CsvRow& row : read.rows) {
    if (form.complete != nullptr) form.complete(desk, row.record.get());
    records.push_back(row.record);
    ImportRow& judged = preview.rows.emplace_back();
    judged.line = row.line;
    judged.row = std::move(row.record);
    judged.problems = std::move(row.problems);
  }
  Judge judge(desk, module, act, form, preview.rows);
  const auto group = form.group == nullptr ? &one_by_one : form.group;
  for (const ImportGroup& one : group(records)) judge.judge(one);
  return preview;
}

std::size_t import_rows(Desk& desk, const access::Module& module, const access::Act& act,
                        ImportPreview& preview) {
  std::size_t opened = 0;
  desk.together([&] {
    for (ImportRow& row : preview.rows) {
      if (row.payload == nullptr || row.state != State::ready) continue;
      row.refusal = desk.perform(module, act, row.record, row.payload.get());
      row.state = row.refusal ? State::refused : State::done;
      opened += row.refusal ? 0 : 1;
    }
  });
  // The other rows of a record stand where its first one does.
  for (ImportRow& row : preview.rows) {
    if (row.state == State::ready) row.state = preview.rows[row.first].state;
  }
  return opened;
}

}  // namespace kotaj::app
