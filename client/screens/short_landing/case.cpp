#include <memory>
#include <utility>

#include "client/screens/short_landing/case_rows.h"
#include "client/screens/short_landing/case_view.h"
#include "client/screens/short_landing/screens.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using short_landing::Case;

constexpr ui::Choice tabs[] = {
    {"findings", "یافته‌ها", {}},
    {"declaration", "اظهارنامه و اصلاح", {}},
    {"objection", "اعتراض", {}},
    {"notices", "پیغام‌ها", {}},
    {"history", "سابقه", {}},
};

void draw_title(case_view::View& view) {
  const short_landing::Declaration& declaration = view.record.declaration;
  ui::Row row;
  if (ui::button("back", "بازگشت به فهرست",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back})) {
    view.shell.go("worklist");
  }
  ui::badge(tone_of(view.record.state), label_of(view.record.state));
  if (view.shell.desk().is_waiting(view.id)) ui::badge(ui::Tone::warning, "در صف ارسال");
  ui::caption(view.shell.desk().office_name(declaration.office) + " · " +
              show_date(declaration.registered_on));
}

void draw_tab(case_view::View& view) {
  ui::tabs("tabs", tabs, view.memory.tab);
  const ui::Scope scope(view.memory.tab);
  if (view.memory.tab == "findings") {
    draw_findings(view);
  } else if (view.memory.tab == "declaration") {
    draw_declaration(view);
  } else if (view.memory.tab == "objection") {
    draw_objection(view);
  } else if (view.memory.tab == "notices") {
    draw_case_notices(view);
  } else {
    draw_history(view);
  }
}

}  // namespace

std::string case_title(const Shell& shell) {
  const auto* record = shell.desk().find<Case>(shell.record());
  if (record == nullptr) return {};
  return "کوتاژ " + core::persian_digits(record->declaration.kotaj) + "، " +
         record->declaration.goods;
}

void draw_case(Shell& shell) {
  const core::Id id = shell.record();
  // Held for the whole frame: an act done by one of the parts below puts another record in its
  // place.
  const sync::Held* held = shell.desk().replica().local(id);
  const std::shared_ptr<const void> kept = held == nullptr ? nullptr : held->record;
  const auto* record = static_cast<const Case*>(kept.get());
  if (record == nullptr) {
    if (ui::empty_state("missing", ui::Icon::file, "این پرونده در دسترس نیست",
                        "یا هنوز از سرور نرسیده است یا خواندن آن برای شما باز نیست.",
                        "بازگشت به فهرست")) {
      shell.go("worklist");
    }
    return;
  }
  const std::string key = core::to_string(id);
  auto& memory = shell.memory<case_view::Memory>("case/" + key);
  const ui::Scope scope(key);
  const std::shared_ptr<const void> drawn = std::exchange(memory.drawn, kept);
  case_view::View view{
      shell,      memory, id, *record, short_landing::judged_on(*record, shell.desk().today()),
      drawn.get()};
  draw_title(view);
  {
    ui::Columns columns({1.7F, 1.0F}, 900.0F);
    draw_tab(view);
    columns.next();
    draw_outcome(view);
  }
  draw_act_dialog(view);
}

}  // namespace kotaj::screens
