#include "client/app/import.h"

#include <algorithm>
#include <set>

#include "shared/sync/csv.h"

namespace kotaj::app {
namespace {

ImportRow judge(const Desk& desk, const access::Module& module, const access::Act& act,
                sync::CsvRow row, std::set<core::Id>& seen) {
  ImportRow judged;
  judged.line = row.line;
  judged.payload = std::move(row.record);
  judged.problems = std::move(row.problems);
  if (!judged.problems.empty()) return judged;
  judged.record = desk.id_of(module, act, judged.payload.get());
  if (!seen.insert(judged.record).second) {
    judged.state = ImportRow::State::repeated;
    return judged;
  }
  access::Applied applied = desk.preview(module, act, judged.record, judged.payload.get());
  if (!applied.refusal) {
    judged.state = ImportRow::State::ready;
    return judged;
  }
  judged.state =
      applied.refusal->code == "taken" ? ImportRow::State::there : ImportRow::State::refused;
  judged.refusal = std::move(applied.refusal);
  return judged;
}

}  // namespace

std::size_t ImportPreview::count(ImportRow::State state) const {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [state](const ImportRow& row) { return row.state == state; }));
}

ImportPreview preview_import(const Desk& desk, const access::Module& module, const access::Act& act,
                             std::string_view csv) {
  ImportPreview preview;
  sync::CsvRead read = sync::read_csv(*act.payload(), csv);
  preview.problems = std::move(read.problems);
  std::set<core::Id> seen;
  preview.rows.reserve(read.rows.size());
  for (sync::CsvRow& row : read.rows)
    preview.rows.push_back(judge(desk, module, act, std::move(row), seen));
  return preview;
}

std::size_t import_rows(Desk& desk, const access::Module& module, const access::Act& act,
                        ImportPreview& preview) {
  std::size_t opened = 0;
  for (ImportRow& row : preview.rows) {
    if (row.state != ImportRow::State::ready) continue;
    row.refusal = desk.perform(module, act, row.record, row.payload.get());
    row.state = row.refusal ? ImportRow::State::refused : ImportRow::State::done;
    opened += row.refusal ? 0 : 1;
  }
  return opened;
}

}  // namespace kotaj::app
