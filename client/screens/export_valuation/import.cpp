#include <utility>
#include <vector>

#include "client/screens/export_valuation/screens.h"
#include "client/screens/export_valuation/valuation_index.h"
#include "client/screens/import_view.h"

// The export value list from a file: the rows of one good come together.
namespace kotaj::screens {
namespace {

using export_valuation::ValueHistory;
using export_valuation::ValueRow;

const ValueRow& value_row(const void* row) { return *static_cast<const ValueRow*>(row); }

bool is_named(const ValueRow& row) {
  return !row.hs_code.empty() && !row.goods.empty() && !row.unit.empty();
}

std::vector<app::ImportGroup> group(std::span<const std::shared_ptr<void>> rows) {
  std::vector<app::ImportGroup> groups;
  std::vector<const ValueRow*> named;
  std::vector<std::size_t> at;  // Of the named ones among all.
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (is_named(value_row(rows[row].get()))) {
      named.push_back(&value_row(rows[row].get()));
      at.push_back(row);
    } else {
      groups.push_back({nullptr, {row}, {}});
    }
  }
  for (export_valuation::GroupedValues& good : export_valuation::group_values(named)) {
    app::ImportGroup one;
    one.payload = std::make_shared<ValueHistory>(std::move(good.history));
    for (const std::size_t row : good.rows) one.rows.push_back(at[row]);
    groups.push_back(std::move(one));
  }
  return groups;
}

constexpr ui::Column columns[] = {
    {"hs_code", "کد تعرفه", ui::ColumnType::identifier, 100.0F},
    {"goods", "نام کالا", ui::ColumnType::text, 180.0F, true},
    {"value", "ارزش (دلار)", ui::ColumnType::number, 110.0F},
};

ui::Cell cell(const void* row, std::size_t column) {
  const ValueRow& value = value_row(row);
  if (column == 0) return {value.hs_code};
  if (column == 1) return {value.goods};
  return {valuation::show_rate(value.value_usd)};
}

}  // namespace

void draw_value_import(Shell& shell) {
  const access::Act& act = *access::find_act(export_valuation::values_module(), "put_values");
  draw_import_screen(
      shell, "export_values/import",
      {.module = export_valuation::values_module(),
       .act = act,
       .form = {.row = &core::describe<ValueRow>, .group = &group},
       .title = "فایل ارزش کالاهای صادراتی",
       .intro =
           "هر سطر ارزش یک کالا از یک روز است. سطر اول نام ستون‌هاست، همان که در خروجی فهرست است. CSV یا "
           "xlsx (برگه اول). ردیف تازه ردیف پیشین را می‌بندد و گذشته فهرست تغییر نمی‌کند.",
       .sample_name = "export-values.csv",
       .back_label = "بازگشت به فهرست",
       .list_screen = "export_values",
       .case_screen = "export_values",
       .columns = columns,
       .cell = &cell});
}

}  // namespace kotaj::screens
