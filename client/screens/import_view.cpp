#include "client/screens/import_view.h"

#include <vector>

#include "client/screens/act_form.h"
#include "shared/core/text.h"
#include "shared/sync/csv.h"

namespace kotaj::screens {
namespace {

using app::ImportPreview;
using app::ImportRow;

ui::Cell state_cell(ImportRow::State state) {
  switch (state) {
    case ImportRow::State::ready:
      return {"آماده ورود", ui::Tone::accent};
    case ImportRow::State::there:
      return {"از پیش هست", ui::Tone::quiet};
    case ImportRow::State::repeated:
      return {"تکراری در فایل", ui::Tone::quiet};
    case ImportRow::State::bad:
      return {"نادرست", ui::Tone::danger};
    case ImportRow::State::held:
      return {"در انتظار اصلاح", ui::Tone::warning};
    case ImportRow::State::refused:
      return {"پذیرفته نیست", ui::Tone::danger};
    case ImportRow::State::done:
      return {"وارد شد", ui::Tone::good};
  }
  return {};
}

std::string problem_text(const ImportRow& row) {
  std::string text;
  for (const core::Problem& problem : row.problems) {
    if (!text.empty()) text += " ";
    text += problem.message;
    if (problem.source) text += " (" + core::persian_digits(core::to_string(*problem.source)) + ")";
  }
  if (row.refusal)
    text += row.refusal->reason + " (" +
            core::persian_digits(core::to_string(row.refusal->source)) + ")";
  if (row.state == ImportRow::State::held) text = "ایراد در ردیف دیگری از همین پرونده است.";
  return text;
}

class ImportRows : public ui::TableSource {
 public:
  ImportRows(const ImportScreen& screen, const ImportPreview& preview, uint64_t version)
      : screen_(screen), preview_(preview), version_(version) {}
  [[nodiscard]] std::size_t row_count() const override { return preview_.rows.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return std::to_string(preview_.rows[row].line);
  }
  [[nodiscard]] uint64_t version() const override { return version_; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const ImportRow& item = preview_.rows[row];
    if (column == 0) return {core::persian_digits(std::to_string(item.line))};
    if (column <= screen_.columns.size()) return screen_.cell(item.row.get(), column - 1);
    if (column == screen_.columns.size() + 1) return state_cell(item.state);
    return {problem_text(item)};
  }

 private:
  const ImportScreen& screen_;
  const ImportPreview& preview_;
  uint64_t version_;
};

struct ImportMemory {
  std::string file_name;
  ImportPreview preview;
  ui::TableState table;
  uint64_t version = 0;
};

std::string counted(std::size_t count, std::string_view words) {
  return core::persian_digits(std::to_string(count)) + " " + std::string(words);
}

void draw_file(Shell& shell, const ImportScreen& screen, ImportMemory& memory) {
  ui::Card card("file", screen.title);
  ui::paragraph(screen.intro, ui::Tone::quiet);
  const auto chosen =
      ui::file_field("file", ".csv,.xlsx", {.label = "فایل CSV یا xlsx", .required = true});
  if (chosen && !chosen->problem.empty()) {
    ui::toast(ui::Tone::danger, chosen->problem);
  } else if (chosen) {
    memory.file_name = chosen->name;
    memory.preview =
        app::preview_import(shell.desk(), screen.module, screen.act, chosen->bytes, screen.form);
    ++memory.version;
  }
  if (ui::button("sample", "الگوی خالی",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::download})) {
    const core::Description& table =
        screen.form.row == nullptr ? *screen.act.payload() : screen.form.row();
    ui::download_file(screen.sample_name, "text/csv;charset=utf-8", sync::write_csv(table, {}));
  }
}

void draw_rows(Shell& shell, const ImportScreen& screen, ImportMemory& memory) {
  const ImportPreview& preview = memory.preview;
  const std::size_t ready = preview.count(ImportRow::State::ready);
  const std::size_t wrong = preview.count(ImportRow::State::bad) +
                            preview.count(ImportRow::State::held) +
                            preview.count(ImportRow::State::refused);
  ui::heading(2, memory.file_name);
  {
    ui::Row row;
    ui::badge(ui::Tone::accent, counted(ready, "سطر آماده ورود"));
    if (wrong > 0) ui::badge(ui::Tone::danger, counted(wrong, "سطر با ایراد"));
    if (screen.note != nullptr) screen.note(preview);
    if (ui::button("import", "وارد کردن سطرهای آماده",
                   {.kind = ui::ButtonKind::primary,
                    .icon = ui::Icon::upload,
                    .disabled_reason = ready == 0 ? "سطر آماده‌ای نیست." : ""})) {
      const std::size_t opened =
          app::import_rows(shell.desk(), screen.module, screen.act, memory.preview);
      ++memory.version;
      ui::toast(ui::Tone::good, counted(opened, "پرونده باز شد."));
    }
  }
  std::vector<ui::Column> columns{{"line", "سطر فایل", ui::ColumnType::number, 90.0F}};
  columns.insert(columns.end(), screen.columns.begin(), screen.columns.end());
  columns.push_back({"state", "وضعیت", ui::ColumnType::status, 150.0F});
  columns.push_back({"problem", "ایراد", ui::ColumnType::text, 360.0F, true});
  const ImportRows rows(screen, preview, memory.version);
  const ui::TableEvent event =
      ui::table("rows", columns, rows, memory.table,
                {.label = "سطرهای فایل", .can_export = false, .empty_title = "سطری در فایل نیست"});
  if (event.activated && !preview.rows[*event.activated].record.empty())
    shell.go(screen.case_screen, preview.rows[*event.activated].record);
}

}  // namespace

void draw_import_screen(Shell& shell, std::string_view key, const ImportScreen& screen) {
  auto& memory = shell.memory<ImportMemory>(std::string(key));
  if (ui::button("back", screen.back_label,
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back})) {
    shell.go(screen.list_screen);
  }
  draw_file(shell, screen, memory);
  if (memory.version == 0) return;
  if (!memory.preview.problems.empty()) {
    ui::problem_list("problems", memory.preview.problems);
    return;
  }
  draw_rows(shell, screen, memory);
}

}  // namespace kotaj::screens
