#include <variant>

#include "client/screens/abandoned_goods/case_view.h"
#include "client/ui/ui.h"
#include "shared/abandoned_goods/papers.h"
#include "shared/core/document.h"
#include "shared/core/text.h"

namespace kotaj::screens::abandoned {

void draw_papers(CaseView& view) {
  const ui::Scope scope("papers");
  ui::Card card("papers", "چاپ برگه‌ها");
  const abandoned_goods::PaperFacts facts{view.shell.desk().office_name(view.record.receipt.office),
                                          view.on};
  ui::Row row;
  for (const core::Choice& choice : abandoned_goods::paper_choices()) {
    const auto made =
        abandoned_goods::paper_of(view.record, abandoned_goods::Paper{choice.number}, facts);
    std::string closed;
    if (const auto* refusal = std::get_if<access::Refusal>(&made)) {
      closed =
          refusal->reason + " (" + core::persian_digits(core::to_string(refusal->source)) + ")";
    }
    if (ui::button(choice.code, choice.label, {.icon = ui::Icon::print, .disabled_reason = closed}))
      ui::print_html(core::document_html(std::get<core::Document>(made)));
  }
}

}  // namespace kotaj::screens::abandoned
