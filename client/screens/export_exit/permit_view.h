#pragma once

#include <string>

#include "client/screens/shell.h"
#include "client/ui/table.h"
#include "shared/core/explanation.h"
#include "shared/export_exit/acts.h"

/// The parts of the screen of one permit; each draws one thing.
namespace kotaj::screens::exits {

/// What the screen remembers of one permit.
struct PermitMemory {
  std::string tab = "permit";
  std::string act;  ///< Code of the act whose dialog is open; empty for none.
  ui::TableState goods_table;
  ui::TableState carriers_table;
};

/// One permit in one frame.
struct PermitView {
  Shell& shell;
  PermitMemory& memory;
  core::Id id;
  const export_exit::Record& record;
  core::Date on;
  export_exit::Judgement judgement;
  core::Explanation explanation;
};

void draw_permit_facts(PermitView& view);
void draw_carriers(PermitView& view);
/// Each inquiry with its answer, and its letter to print.
void draw_inquiries(PermitView& view);
/// Who did what, and who was asked when.
void draw_course(PermitView& view);
/// The dialog of the act that was asked for, if any.
void draw_act_dialog(PermitView& view);

}  // namespace kotaj::screens::exits
