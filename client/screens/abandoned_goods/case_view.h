#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/screens/act_form.h"
#include "client/screens/shell.h"
#include "client/ui/table.h"
#include "shared/abandoned_goods/acts.h"
#include "shared/abandoned_goods/case.h"
#include "shared/abandoned_goods/steps.h"

/// The parts of the screen of one case; each draws one thing.
namespace kotaj::screens::abandoned {

/// What the screen remembers of one case.
struct CaseMemory {
  std::string tab = "goods";
  std::string act;     ///< Code of the act whose dialog is open; empty for none.
  std::string chosen;  ///< In that dialog: the payment ID, claim, payment or dispute it is about.
  // Putting one field right.
  std::string field;  ///< "LINE/NAME"
  std::string new_value;
  std::string mistake;
  std::string reason;
  std::string documents;
  std::optional<access::Refusal> refusal;
  std::shared_ptr<const void> drawn;  ///< The case as the last frame showed it.
};

/// One case in one frame.
struct CaseView {
  Shell& shell;
  CaseMemory& memory;
  core::Id id;
  const abandoned_goods::Case& record;
  core::Date on;
  abandoned_goods::Step step;  ///< On that day.
  const void* drawn;  ///< What the person saw when he pressed: the record of the frame before.
};

const access::Act& act_of(abandoned_goods::ActNumber number);
/// The acts of this step and of this person: open ones as buttons, closed ones with their reason.
void draw_acts(CaseView& view);
/// The dialog of the act that was asked for, if any.
void draw_act_dialog(CaseView& view);
/// Putting one field of the receipt, or of the declaration (B12), right.
void draw_correction_dialog(CaseView& view, abandoned_goods::ActNumber number);

/// The term with «چرا؟», and the days to come.
void draw_term(CaseView& view);
void draw_goods(CaseView& view);
void draw_declaration_tab(CaseView& view);
void draw_payments(CaseView& view);
void draw_course(CaseView& view);
void draw_documents(CaseView& view);
/// The official forms, each printed or with the reason why not yet.
void draw_papers(CaseView& view);

/// «۱۲٬۵۰۰٬۰۰۰ ریال»
std::string show_rials(core::Wide amount);
/// «۱ دلار»
std::string show_dollars(core::Wide cents);
/// «چرا؟» of a valued line: each amount with its rate and source. Nothing before it is valued.
void draw_dues_why(const abandoned_goods::DeclaredLine& line, core::Date registered_on);

}  // namespace kotaj::screens::abandoned
