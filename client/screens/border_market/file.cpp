#include <memory>
#include <string>
#include <utility>

#include "client/screens/acts.h"
#include "client/screens/border_market/file_index.h"
#include "client/screens/border_market/file_view.h"
#include "client/screens/border_market/screens.h"
#include "shared/core/text.h"

namespace kotaj::screens {
namespace {

using border_market::Record;
using market::FileView;
using market::Standing;

constexpr ui::Choice tabs[] = {
    {"declaration", "اظهارنامه", {}},   {"documents", "اسناد", {}},
    {"costs", "هزینه‌ها", {}}, {"values", "سنجش ارزش", {}},
    {"assessment", "ارزیابی", {}},      {"course", "سیر پرونده", {}},
};

void draw_title(FileView& view) {
  const Record& record = view.record;
  const app::Desk& desk = view.shell.desk();
  const border_market::State state = border_market::state_of(record);
  ui::Row row;
  if (ui::button("back", "بازگشت به فهرست",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back}))
    view.shell.go("border_exports");
  ui::badge(market::tone_of(state), core::label_of(border_market::state_choices(), state));
  ui::badge(ui::Tone::quiet, market::variant_name(record.variant));
  if (desk.is_waiting(view.id)) ui::badge(ui::Tone::warning, "در صف ارسال");
  std::string place = view.market == nullptr ? std::string() : view.market->name + " · ";
  place += desk.office_name(record.opening.office) + " · " + show_date(record.opening.opened_on);
  if (!record.kotaj.empty()) place += " · کوتاژ " + core::persian_digits(record.kotaj);
  ui::caption(place);
}

void draw_tab(FileView& view) {
  ui::tabs("tabs", tabs, view.memory.tab);
  const ui::Scope scope(view.memory.tab);
  if (view.memory.tab == "declaration") {
    market::draw_declaration(view);
  } else if (view.memory.tab == "documents") {
    market::draw_documents(view);
  } else if (view.memory.tab == "costs") {
    market::draw_costs(view);
  } else if (view.memory.tab == "values") {
    market::draw_values(view);
  } else if (view.memory.tab == "assessment") {
    market::draw_assessment(view);
  } else {
    market::draw_course(view);
  }
}

/// Where the file stands, made anew where the record or the day is another.
void bring_up(Standing& standing, const std::shared_ptr<const void>& kept, core::Date on) {
  if (standing.of == kept && standing.on == on) return;
  const Record& record = *static_cast<const Record*>(kept.get());
  standing.of = kept;
  standing.on = on;
  standing.answer = border_market::answer_on(record, on);
  standing.hindrances = border_market::hindrances(record, standing.answer);
  standing.explanation =
      border_market::explain(border_market::inquiry_of(record, on), standing.answer);
}

/// The record of that id, where it is a file; held by whoever asks.
std::shared_ptr<const void> held_file(const app::Desk& desk, const core::Id& id) {
  const sync::Held* held = desk.replica().local(id);
  return held == nullptr || held->module != &border_market::module() ? nullptr : held->record;
}

}  // namespace

std::string border_export_title(const Shell& shell) {
  const std::shared_ptr<const void> kept = held_file(shell.desk(), shell.record());
  if (kept == nullptr) return {};
  const Record& record = *static_cast<const Record*>(kept.get());
  return "پرونده " + record.opening.file_number + "، " + market::goods_name(record);
}

void draw_border_export(Shell& shell) {
  const core::Id id = shell.record();
  // Held for the whole frame: an act done by one of the parts below puts another record in its
  // place.
  const std::shared_ptr<const void> kept = held_file(shell.desk(), id);
  if (kept == nullptr) {
    if (ui::empty_state("missing", ui::Icon::file, "این پرونده در دسترس نیست",
                        "یا هنوز از سرور نرسیده است یا خواندن آن برای شما باز نیست.",
                        "بازگشت به فهرست"))
      shell.go("border_exports");
    return;
  }
  const auto& record = *static_cast<const Record*>(kept.get());
  const std::string key = core::to_string(id);
  auto& memory = shell.memory<market::FileMemory>("market/file/" + key);
  const ui::Scope scope(key);
  const core::Date today = shell.desk().today();
  bring_up(memory.standing, kept, today);
  const std::shared_ptr<const void> drawn = std::exchange(memory.drawn, kept);
  FileView view{
      shell,
      memory,
      id,
      record,
      today,
      memory.standing,
      shell.desk().find<border_market::Market>(border_market::market_id(record.opening.office)),
      drawn.get()};
  draw_title(view);
  {
    ui::Columns columns({1.7F, 1.0F}, 900.0F);
    market::draw_acts(view);
    draw_tab(view);
    columns.next();
    market::draw_standing(view);
  }
  market::draw_act_dialog(view);
}

}  // namespace kotaj::screens
