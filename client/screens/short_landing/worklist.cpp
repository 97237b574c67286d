#include <string>

#include "client/screens/record_list.h"
#include "client/screens/short_landing/case_rows.h"
#include "client/screens/short_landing/screens.h"
#include "shared/access/position.h"
#include "shared/core/text.h"
#include "shared/short_landing/acts.h"

namespace kotaj::screens {
namespace {

struct WorklistMemory {
  std::string filter;  ///< Empty until the first frame, which knows whose list it is.
  ui::TableState table;
  CaseRows rows;
};

struct NamedFilter {
  std::string_view code;
  CaseFilter filter;
};
constexpr NamedFilter filters[] = {
    {"open", CaseFilter::open},         {"decided", CaseFilter::decided},
    {"objected", CaseFilter::objected}, {"finished", CaseFilter::finished},
    {"all", CaseFilter::all},
};
constexpr ui::Choice filter_choices[] = {
    {"open", "در جریان", {}},
    {"decided", "آماده صدور", {}},
    {"objected", "مورد اعتراض", {}},
    {"finished", "پایان‌یافته", {}},
    {"all", "همه", {}},
};

CaseFilter filter_of(std::string_view code) {
  for (const NamedFilter& named : filters) {
    if (named.code == code) return named.filter;
  }
  return CaseFilter::all;
}

bool is_import_office(const app::Desk& desk) {
  const access::Assignment* assignment = desk.assignment();
  return assignment != nullptr && assignment->position == access::Position::import_office;
}

void draw_toolbar(Shell& shell, WorklistMemory& memory) {
  ui::Row row;
  choose_list("کدام پرونده‌ها", filter_choices, memory.filter);
  if (is_import_office(shell.desk())) return;
  if (ui::button("new", "پرونده جدید", {.kind = ui::ButtonKind::primary, .icon = ui::Icon::plus}))
    shell.go("new_case");
  if (ui::button("import", "ورود از فایل", {.icon = ui::Icon::upload})) shell.go("import");
}

}  // namespace

void draw_worklist(Shell& shell) {
  app::Desk& desk = shell.desk();
  auto& memory = shell.memory<WorklistMemory>("worklist");
  // The Import Office has objected cases alone; an office begins with what is under way.
  if (memory.filter.empty()) memory.filter = is_import_office(desk) ? "objected" : "open";
  draw_toolbar(shell, memory);
  memory.rows.refresh(desk, filter_of(memory.filter));
  const bool referred = is_import_office(desk);
  const ui::TableEvent event = ui::table(
      "cases", case_columns(), memory.rows, memory.table,
      {.label = referred ? "پرونده‌های ارجاع‌شده به دفتر واردات"
                         : "پرونده‌های کسر تخلیه",
       .empty_title =
           desk.started() ? "پرونده‌ای در این فهرست نیست" : "در حال خواندن",
       .empty_text =
           referred
               ? "پرونده‌ای که گمرک شرح ماوقع آن را بفرستد اینجا "
                 "می‌آید."
               : "برای شروع، پرونده را از روی اظهارنامه باز کنید یا فهرست "
                 "اظهارنامه‌ها را از فایل وارد کنید.",
       .empty_action = referred ? "" : "پرونده جدید"});
  if (event.activated) shell.go("case", memory.rows.id(*event.activated));
  if (event.empty_action) shell.go("new_case");
  if (event.export_csv) {
    ui::download_file("cases.csv", "text/csv;charset=utf-8",
                      ui::table_csv(case_columns(), memory.rows, memory.table));
  }
}

std::vector<ui::Command> find_short_landing_cases(Shell& shell, std::string_view words) {
  using short_landing::Case;
  return find_records<Case>(
      shell.desk(), short_landing::module(), words, "case", [](const Case& record) {
        return ui::Command{{},
                           "کوتاژ " + core::persian_digits(record.declaration.kotaj) + "، " +
                               record.declaration.goods,
                           std::string(label_of(record.state)),
                           ui::Icon::file};
      });
}

}  // namespace kotaj::screens
