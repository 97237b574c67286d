#include "client/app/import.h"

#include <memory>
#include <string>

#include "client/screens/act_form.h"
#include "client/screens/short_landing/screens.h"
#include "client/ui/table.h"
#include "shared/core/text.h"
#include "shared/short_landing/acts.h"
#include "shared/sync/csv.h"

namespace kotaj::screens {
namespace {

using app::ImportPreview;
using app::ImportRow;

const access::Act& open_act() {
  return *access::find_act(short_landing::module(),
                           static_cast<uint16_t>(short_landing::ActNumber::open_case));
}

constexpr ui::Column columns[] = {
    {"line", "سطر فایل", ui::ColumnType::number, 90.0F},
    {"kotaj", "کوتاژ", ui::ColumnType::number, 100.0F},
    {"goods", "شرح کالا", ui::ColumnType::text, 180.0F, true, false, true, true},
    {"state", "وضعیت", ui::ColumnType::status, 150.0F},
    {"problem", "ایراد", ui::ColumnType::text, 360.0F, true},
};

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
  }
  if (row.refusal)
    text += row.refusal->reason + " (" +
            core::persian_digits(core::to_string(row.refusal->source)) + ")";
  return text;
}

class ImportRows : public ui::TableSource {
 public:
  ImportRows(const ImportPreview& preview, uint64_t version)
      : preview_(preview), version_(version) {}
  [[nodiscard]] std::size_t row_count() const override { return preview_.rows.size(); }
  [[nodiscard]] std::string row_id(std::size_t row) const override {
    return std::to_string(preview_.rows[row].line);
  }
  [[nodiscard]] uint64_t version() const override { return version_; }
  [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override {
    const ImportRow& item = preview_.rows[row];
    const auto* declaration = static_cast<const short_landing::Declaration*>(item.payload.get());
    switch (column) {
      case 0:
        return {core::persian_digits(std::to_string(item.line))};
      case 1:
        return {declaration == nullptr ? std::string() : core::persian_digits(declaration->kotaj)};
      case 2:
        return {declaration == nullptr ? std::string() : declaration->goods};
      case 3:
        return state_cell(item.state);
      default:
        return {problem_text(item)};
    }
  }

 private:
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

void draw_file(Shell& shell, ImportMemory& memory) {
  ui::Card card("file", "فایل اظهارنامه‌ها");
  ui::paragraph(
      "سطر اول نام ستون‌هاست، به فارسی همان نام خانه‌های فرم. CSV یا xlsx (برگه اول).",
      ui::Tone::quiet);
  const auto chosen =
      ui::file_field("file", ".csv,.xlsx", {.label = "فایل CSV یا xlsx", .required = true});
  if (chosen && !chosen->problem.empty()) {
    ui::toast(ui::Tone::danger, chosen->problem);
  } else if (chosen) {
    memory.file_name = chosen->name;
    memory.preview =
        app::preview_import(shell.desk(), short_landing::module(), open_act(), chosen->bytes);
    ++memory.version;
  }
  if (ui::button("sample", "الگوی خالی",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::download})) {
    ui::download_file("declarations.csv", "text/csv;charset=utf-8",
                      sync::write_csv(*open_act().payload(), {}));
  }
}

void draw_rows(Shell& shell, ImportMemory& memory) {
  const std::size_t ready = memory.preview.count(ImportRow::State::ready);
  const std::size_t wrong =
      memory.preview.count(ImportRow::State::bad) + memory.preview.count(ImportRow::State::refused);
  ui::heading(2, memory.file_name);
  {
    ui::Row row;
    ui::badge(ui::Tone::accent, counted(ready, "سطر آماده ورود"));
    if (wrong > 0) ui::badge(ui::Tone::danger, counted(wrong, "سطر با ایراد"));
    if (ui::button("import", "وارد کردن سطرهای آماده",
                   {.kind = ui::ButtonKind::primary,
                    .icon = ui::Icon::upload,
                    .disabled_reason = ready == 0 ? "سطر آماده‌ای نیست." : ""})) {
      const std::size_t opened =
          app::import_rows(shell.desk(), short_landing::module(), open_act(), memory.preview);
      ++memory.version;
      ui::toast(ui::Tone::good, counted(opened, "پرونده باز شد."));
    }
  }
  const ImportRows rows(memory.preview, memory.version);
  const ui::TableEvent event =
      ui::table("rows", columns, rows, memory.table,
                {.label = "سطرهای فایل", .can_export = false, .empty_title = "سطری در فایل نیست"});
  if (event.activated && !memory.preview.rows[*event.activated].record.empty()) {
    shell.go("case", memory.preview.rows[*event.activated].record);
  }
}

}  // namespace

void draw_import(Shell& shell) {
  auto& memory = shell.memory<ImportMemory>("import");
  if (ui::button("back", "بازگشت به فهرست",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back})) {
    shell.go("worklist");
  }
  draw_file(shell, memory);
  if (memory.version == 0) return;
  if (!memory.preview.problems.empty()) {
    ui::problem_list("problems", memory.preview.problems);
    return;
  }
  draw_rows(shell, memory);
}

}  // namespace kotaj::screens
