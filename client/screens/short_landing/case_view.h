#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/screens/act_form.h"
#include "client/screens/shell.h"
#include "shared/short_landing/acts.h"
#include "shared/short_landing/judgement.h"

/// The parts of the case screen; each draws one thing.
namespace kotaj::screens::case_view {

/// What the case screen remembers of one case.
struct Memory {
  std::string tab = "findings";
  std::string act;        ///< Code of the act whose dialog is open; empty for none.
  core::Id target;        ///< The weighing it is about.
  std::string container;  ///< The container it is about.
  std::string field;      ///< The field that is put right.
  std::string new_value;
  std::string reason;
  std::string documents;
  bool notify = true;
  std::optional<access::Refusal> refusal;
  std::shared_ptr<const void> drawn;  ///< The case as the last frame showed it.
};

/// One case in one frame.
struct View {
  Shell& shell;
  Memory& memory;
  core::Id id;
  const short_landing::Case& record;
  core::Date on;      ///< Day by whose parameters it is shown.
  const void* drawn;  ///< What the person saw when he pressed: the record of the frame before.
};

const access::Act& act_of(short_landing::ActNumber number);
/// A button that opens an act's dialog, greyed with the reason where the act is not open now.
void act_button(View& view, short_landing::ActNumber number,
                ui::ButtonKind kind = ui::ButtonKind::normal, std::string_view id = {},
                const core::Id& target = {}, std::string_view container = {});
/// The dialog of the act that was asked for, if any.
void draw_act_dialog(View& view);
/// Putting one field of the declaration right: clauses 3 and 4.
void draw_correction_dialog(View& view, short_landing::ActNumber number);

/// Outcome, figures, «چرا؟», who may decide, and the exact text of what would be issued.
void draw_outcome(View& view);
/// Outcome and figures of a case as it would be: beside a form while its digits are typed.
void draw_live(const short_landing::Case& record, core::Date on, std::string_view title);
void draw_findings(View& view);
void draw_declaration(View& view);
void draw_objection(View& view);
void draw_case_notices(View& view);
void draw_history(View& view);

/// «۵۲٬۰۰۰ کیلوگرم»
std::string show_mass(core::Mass mass);

}  // namespace kotaj::screens::case_view
