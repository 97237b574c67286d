#include <memory>
#include <utility>

#include "client/screens/export_valuation/request_view.h"
#include "client/screens/export_valuation/screens.h"
#include "client/screens/export_valuation/valuation_index.h"

namespace kotaj::screens {
namespace {

using export_valuation::Request;
using valuation::RequestMemory;
using valuation::RequestView;

constexpr ui::Choice tabs[] = {
    {"form", "فرم PQ31", {}},    {"analyses", "آنالیز PQ33", {}}, {"opinion", "نظر و مستندات", {}},
    {"office", "دفتر ارزش", {}}, {"history", "سابقه", {}},
};

void draw_title(RequestView& view) {
  const Request& request = view.request;
  ui::Row row;
  if (ui::button("back", "بازگشت به فهرست",
                 {.kind = ui::ButtonKind::quiet, .icon = ui::Icon::arrow_back})) {
    view.shell.go("valuations");
  }
  ui::badge(valuation::tone_of(request.state),
            core::label_of(export_valuation::state_choices(), request.state));
  if (view.shell.desk().is_waiting(view.id)) ui::badge(ui::Tone::warning, "در صف ارسال");
  ui::caption(
      view.shell.desk().office_name(request.form.office) + " · " +
      std::string(core::label_of(export_valuation::trigger_choices(), request.form.trigger)));
}

void draw_tab(RequestView& view) {
  ui::tabs("tabs", tabs, view.memory.tab);
  const ui::Scope scope(view.memory.tab);
  if (view.memory.tab == "form") {
    valuation::draw_form_tab(view);
  } else if (view.memory.tab == "analyses") {
    valuation::draw_analyses(view);
  } else if (view.memory.tab == "opinion") {
    valuation::draw_opinion(view);
  } else if (view.memory.tab == "office") {
    valuation::draw_valuation_office(view);
  } else {
    valuation::draw_history(view);
  }
}

}  // namespace

std::string valuation_title(const Shell& shell) {
  const auto* request = shell.desk().find<Request>(shell.record());
  if (request == nullptr) return {};
  return "درخواست " + request->form.file_number + "، " + valuation::goods_name(*request);
}

void draw_valuation(Shell& shell) {
  const core::Id id = shell.record();
  // Held for the whole frame: an act done by one of the parts below puts another record in its
  // place.
  const sync::Held* held = shell.desk().replica().local(id);
  const std::shared_ptr<const void> kept =
      held == nullptr || held->module != &export_valuation::module() ? nullptr : held->record;
  const auto* request = static_cast<const Request*>(kept.get());
  if (request == nullptr) {
    if (ui::empty_state("missing", ui::Icon::file, "این درخواست در دسترس نیست",
                        "یا هنوز از سرور نرسیده است یا خواندن آن برای شما باز نیست.",
                        "بازگشت به فهرست")) {
      shell.go("valuations");
    }
    return;
  }
  const std::string key = core::to_string(id);
  auto& memory = shell.memory<RequestMemory>("valuation/" + key);
  const ui::Scope scope(key);
  const std::shared_ptr<const void> drawn = std::exchange(memory.drawn, kept);
  RequestView view{shell, memory, id, *request, shell.desk().today(), drawn.get()};
  draw_title(view);
  {
    ui::Columns columns({1.7F, 1.0F}, 900.0F);
    valuation::draw_acts(view);
    draw_tab(view);
    columns.next();
    valuation::draw_standing(view);
  }
  valuation::draw_act_dialog(view);
}

}  // namespace kotaj::screens
