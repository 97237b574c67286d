#include <memory>
#include <utility>

#include "client/screens/abandoned_goods/case_index.h"
#include "client/screens/abandoned_goods/case_view.h"
#include "client/screens/abandoned_goods/screens.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using abandoned::CaseMemory;
using abandoned::CaseView;
using abandoned_goods::Case;

constexpr ui::Choice tabs[] = {
    {"goods", "قبض و کالا", {}},          {"declaration", "اظهارنامه متروکه", {}},
    {"payments", "پرداخت و مطالبات", {}}, {"course", "سیر پرونده", {}},
    {"documents", "اسناد", {}},
};

void draw_title(CaseView& view) {
  const abandoned_goods::Receipt& receipt = view.record.receipt;
  ui::Row row;
  if (ui::button("back", "بازگشت به تابلو",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back})) {
    view.shell.go("abandoned");
  }
  ui::badge(abandoned::tone_of(view.step), label_of(view.step));
  if (receipt.perishable) ui::badge(ui::Tone::danger, "فاسدشدنی");
  if (receipt.hazardous) ui::badge(ui::Tone::danger, "خطرناک");
  if (receipt.prohibited) ui::badge(ui::Tone::danger, "ممنوع");
  if (view.shell.desk().is_waiting(view.id)) ui::badge(ui::Tone::warning, "در صف ارسال");
  ui::caption(view.shell.desk().office_name(receipt.office) + " · " + receipt.custodian);
}

void draw_tab(CaseView& view) {
  ui::tabs("tabs", tabs, view.memory.tab);
  const ui::Scope scope(view.memory.tab);
  if (view.memory.tab == "goods") {
    abandoned::draw_goods(view);
  } else if (view.memory.tab == "declaration") {
    abandoned::draw_declaration_tab(view);
  } else if (view.memory.tab == "payments") {
    abandoned::draw_payments(view);
  } else if (view.memory.tab == "course") {
    abandoned::draw_course(view);
  } else {
    abandoned::draw_papers(view);
    abandoned::draw_documents(view);
  }
}

}  // namespace

std::string abandoned_case_title(const Shell& shell) {
  const auto* record = shell.desk().find<Case>(shell.record());
  if (record == nullptr) return {};
  return abandoned::receipt_name(record->receipt) + "، " + abandoned::goods_name(*record);
}

void draw_abandoned_case(Shell& shell) {
  const core::Id id = shell.record();
  // Held for the whole frame: an act done by one of the parts below puts another record in its
  // place.
  const sync::Held* held = shell.desk().replica().local(id);
  const std::shared_ptr<const void> kept =
      held == nullptr || held->module != &abandoned_goods::module() ? nullptr : held->record;
  const auto* record = static_cast<const Case*>(kept.get());
  if (record == nullptr) {
    if (ui::empty_state("missing", ui::Icon::file, "این پرونده در دسترس نیست",
                        "یا هنوز از سرور نرسیده است یا خواندن آن برای شما باز نیست.",
                        "بازگشت به تابلو")) {
      shell.go("abandoned");
    }
    return;
  }
  const std::string key = core::to_string(id);
  auto& memory = shell.memory<CaseMemory>("abandoned/case/" + key);
  const ui::Scope scope(key);
  const std::shared_ptr<const void> drawn = std::exchange(memory.drawn, kept);
  const core::Date today = shell.desk().today();
  CaseView view{shell,      memory, id, *record, today, abandoned_goods::step_on(*record, today),
                drawn.get()};
  draw_title(view);
  {
    ui::Columns columns({1.7F, 1.0F}, 900.0F);
    abandoned::draw_acts(view);
    draw_tab(view);
    columns.next();
    abandoned::draw_term(view);
  }
  abandoned::draw_act_dialog(view);
}

}  // namespace kotaj::screens
