#include "client/screens/import_view.h"
#include "client/screens/short_landing/screens.h"
#include "shared/core/text.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

constexpr ui::Column columns[] = {
    {"kotaj", "کوتاژ", ui::ColumnType::number, 100.0F},
    {"goods", "شرح کالا", ui::ColumnType::text, 180.0F, true, false, true, true},
};

ui::Cell cell(const void* row, std::size_t column) {
  const auto& declaration = *static_cast<const short_landing::Declaration*>(row);
  return {column == 0 ? core::persian_digits(declaration.kotaj) : declaration.goods};
}

}  // namespace

void draw_import(Shell& shell) {
  const access::Act& open = *access::find_act(
      short_landing::module(), static_cast<uint16_t>(short_landing::ActNumber::open_case));
  draw_import_screen(
      shell, "import",
      {.module = short_landing::module(),
       .act = open,
       .title = "فایل اظهارنامه‌ها",
       .intro =
           "سطر اول نام ستون‌هاست، به فارسی همان نام خانه‌های فرم. CSV یا xlsx (برگه اول).",
       .sample_name = "declarations.csv",
       .back_label = "بازگشت به فهرست",
       .list_screen = "worklist",
       .case_screen = "case",
       .columns = columns,
       .cell = &cell});
}

}  // namespace kotaj::screens
