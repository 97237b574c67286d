#include <algorithm>
#include <array>
#include <utility>

#include "client/screens/abandoned_goods/screens.h"
#include "client/screens/import_view.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/receipt.h"
#include "shared/core/text.h"

// The custodian's list (B2): one row a line of goods, its receipt beside it; the rows of one
// receipt become one case.
namespace kotaj::screens {
namespace {

using abandoned_goods::ListRow;
using abandoned_goods::Receipt;

/// A custodian does not know our office code; what he does not say about facilities is that there
/// are some.
constexpr std::array<std::string_view, 2> may_lack{"office", "facilities"};

void complete(const app::Desk& desk, void* row) {
  Receipt& receipt = static_cast<ListRow*>(row)->receipt;
  const access::Assignment* assignment = desk.assignment();
  if (receipt.office.empty() && assignment != nullptr) receipt.office = assignment->office;
}

const ListRow& list_row(const std::shared_ptr<void>& row) {
  return *static_cast<const ListRow*>(row.get());
}

bool is_named(const ListRow& row) {
  return !row.receipt.custodian.empty() && !row.receipt.number.empty();
}

std::vector<app::ImportGroup> group(std::span<const std::shared_ptr<void>> rows) {
  std::vector<app::ImportGroup> groups;
  std::vector<const ListRow*> named;
  std::vector<std::size_t> at;  // Of the named ones among all.
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (is_named(list_row(rows[row]))) {
      named.push_back(&list_row(rows[row]));
      at.push_back(row);
    } else {
      groups.push_back({nullptr, {row}, {}});
    }
  }
  for (abandoned_goods::ListedReceipt& listed : abandoned_goods::group_rows(named)) {
    app::ImportGroup one;
    one.payload = std::make_shared<Receipt>(std::move(listed.receipt));
    for (const std::size_t row : listed.rows) one.rows.push_back(at[row]);
    for (auto& conflict : listed.conflicts)
      one.conflicts.emplace_back(at[conflict.row], std::move(conflict.problem));
    groups.push_back(std::move(one));
  }
  return groups;
}

core::Problems check(const void* payload, core::Date on) {
  return abandoned_goods::receipt_problems(*static_cast<const Receipt*>(payload), on);
}

bool is_priority(const ListRow& row) { return row.receipt.perishable || row.receipt.hazardous; }

constexpr ui::Column columns[] = {
    {"number", "قبض انبار", ui::ColumnType::identifier, 120.0F},
    {"goods", "شرح کالا", ui::ColumnType::text, 180.0F, true, false, true, true},
    {"priority", "اولویت", ui::ColumnType::status, 120.0F, false, false, true, true},
};

ui::Cell cell(const void* row, std::size_t column) {
  const ListRow& listed = *static_cast<const ListRow*>(row);
  if (column == 0) return {listed.receipt.number};
  if (column == 1) return {listed.line.goods};
  if (listed.receipt.perishable) return {"فاسدشدنی", ui::Tone::danger};
  if (listed.receipt.hazardous) return {"خطرناک", ui::Tone::danger};
  return {"عادی", ui::Tone::quiet};
}

/// B2: the list is screened for perishable and hazardous goods when it comes.
void note(const app::ImportPreview& preview) {
  const auto urgent =
      std::count_if(preview.rows.begin(), preview.rows.end(), [](const app::ImportRow& row) {
        return is_priority(*static_cast<const ListRow*>(row.row.get()));
      });
  ui::badge(urgent > 0 ? ui::Tone::warning : ui::Tone::quiet,
            core::persian_digits(std::to_string(urgent)) + " سطر فاسدشدنی یا خطرناک");
}

}  // namespace

void draw_custodian_list(Shell& shell) {
  const access::Act& open = *access::find_act(
      abandoned_goods::module(), static_cast<uint16_t>(abandoned_goods::ActNumber::open_case));
  draw_import_screen(
      shell, "abandoned/import",
      {.module = abandoned_goods::module(),
       .act = open,
       .form = {.row = &core::describe<ListRow>,
                .may_lack = may_lack,
                .complete = &complete,
                .group = &group,
                .check = &check},
       .title = "فهرست مرجع تحویل‌گیرنده",
       .intro =
           "هر سطر یک ردیف کالاست و مشخصات قبض انبار کنار آن؛ سطرهای یک قبض با هم یک پرونده می‌شود. "
           "سطر اول نام ستون‌هاست، به فارسی همان نام خانه‌های فرم. CSV یا xlsx (برگه اول).",
       .sample_name = "receipts.csv",
       .back_label = "بازگشت به تابلو",
       .list_screen = "abandoned",
       .case_screen = "abandoned_case",
       .columns = columns,
       .cell = &cell,
       .note = &note});
}

}  // namespace kotaj::screens
