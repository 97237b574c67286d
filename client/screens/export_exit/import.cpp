#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "client/screens/acts.h"
#include "client/screens/export_exit/permit_index.h"
#include "client/screens/export_exit/screens.h"
#include "client/screens/import_view.h"
#include "shared/core/text.h"
#include "shared/export_exit/permit_row.h"

// Permits from a file: one row a line of goods, its permit beside it; the rows of one permit become
// one record.
namespace kotaj::screens {
namespace {

using export_exit::Permit;
using export_exit::PermitRow;

/// Who brings the file in is at the origin.
constexpr std::array<std::string_view, 1> may_lack{"office"};

void complete(const app::Desk& desk, void* row) {
  Permit& permit = static_cast<PermitRow*>(row)->permit;
  const access::Assignment* assignment = desk.assignment();
  if (permit.office.empty() && assignment != nullptr) permit.office = assignment->office;
}

std::vector<app::ImportGroup> group(std::span<const std::shared_ptr<void>> rows) {
  std::vector<app::ImportGroup> groups;
  std::vector<PermitRow> named;
  std::vector<std::size_t> at;  // Of the named ones among all.
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const PermitRow& one = *static_cast<const PermitRow*>(rows[row].get());
    if (one.permit.kotaj.empty()) {
      groups.push_back({nullptr, {row}, {}});
    } else {
      named.push_back(one);
      at.push_back(row);
    }
  }
  for (export_exit::ListedPermit& listed : export_exit::permits_of(named)) {
    app::ImportGroup one;
    one.payload = std::make_shared<Permit>(std::move(listed.permit));
    for (const std::size_t row : listed.rows) one.rows.push_back(at[row]);
    for (auto& [row, problem] : listed.conflicts)
      one.conflicts.emplace_back(at[row], std::move(problem));
    groups.push_back(std::move(one));
  }
  return groups;
}

core::Problems check(const void* payload, core::Date on) {
  return export_exit::permit_problems(*static_cast<const Permit*>(payload), on);
}

constexpr ui::Column columns[] = {
    {"kotaj", "کوتاژ", ui::ColumnType::number, 100.0F},
    {"goods", "شرح کالا", ui::ColumnType::text, 180.0F, true, false, true, true},
};

ui::Cell cell(const void* row, std::size_t column) {
  const auto& listed = *static_cast<const PermitRow*>(row);
  return {column == 0 ? core::persian_digits(listed.permit.kotaj) : listed.line.goods};
}

}  // namespace

void draw_exit_import(Shell& shell) {
  draw_import_screen(
      shell, "exits/import",
      {.module = export_exit::module(),
       .act = act_of(export_exit::module(), export_exit::ActNumber::open_permit),
       .form = {.row = &core::describe<PermitRow>,
                .may_lack = may_lack,
                .complete = &complete,
                .group = &group,
                .check = &check},
       .title = "فایل پروانه‌های صادراتی",
       .intro =
           "هر سطر یک ردیف کالاست و مشخصات پروانه کنار آن؛ سطرهای یک پروانه با هم ثبت می‌شود. سطر اول نام "
           "ستون‌هاست، به فارسی همان نام خانه‌های فرم. CSV یا xlsx (برگه اول).",
       .sample_name = "permits.csv",
       .back_label = "بازگشت به فهرست",
       .list_screen = "exits",
       .case_screen = "exit_permit",
       .columns = columns,
       .cell = &cell});
}

}  // namespace kotaj::screens
