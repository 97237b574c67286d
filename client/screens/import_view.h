#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "client/app/import.h"
#include "client/screens/shell.h"
#include "client/ui/table.h"

/// The screen of an import: choose a file, see row by row what is wrong before anything is taken,
/// take the rest. Modules say what a row is, no more.
namespace kotaj::screens {

struct ImportScreen {
  const access::Module& module;
  const access::Act& act;
  app::ImportForm form{};
  std::string_view title;        ///< «فایل اظهارنامه‌ها»
  std::string_view intro;        ///< What the file holds, a sentence.
  std::string_view sample_name;  ///< File name of the empty form.
  std::string_view back_label;
  std::string_view list_screen;  ///< Where «بازگشت» goes.
  std::string_view case_screen;  ///< Where a row that is there or done goes.
  /// Columns that tell the rows apart, between the line and the state, and their cells.
  std::span<const ui::Column> columns;
  ui::Cell (*cell)(const void* row, std::size_t column);
  /// Drawn beside the counts; may be null.
  void (*note)(const app::ImportPreview& preview) = nullptr;
};

void draw_import_screen(Shell& shell, std::string_view key, const ImportScreen& screen);

}  // namespace kotaj::screens
