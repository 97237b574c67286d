#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "client/screens/shell.h"
#include "client/ui/form.h"
#include "client/ui/table.h"
#include "shared/abandoned_goods/acts.h"

/// One act on many cases: filled in once, decided case by case. A refusal stops nothing but its own
/// case, and is told with its reason and clause.
namespace kotaj::screens::abandoned {

struct BulkMemory {
  std::string act;  ///< Code of the act whose dialog is open; empty for none.
  ui::FormState form;
  std::vector<core::Id> marked;  ///< Of the open dialog: what was marked when it was opened.
  // What the last one did.
  std::string done_act;
  std::size_t done = 0;
  std::size_t refused = 0;
  ui::SimpleTable results;
  ui::TableState table;
  uint64_t version = 0;
};

/// Acts of which one form serves many cases and that the position may do at all.
std::vector<abandoned_goods::ActNumber> bulk_acts(access::Position position);
/// Buttons for the marked cards, by their ids as the board keeps them.
void draw_bulk_buttons(Shell& shell, BulkMemory& memory,
                       const std::unordered_set<std::string>& marked);
/// The dialog that was opened, if any. True when an act was done: the marks may go.
bool draw_bulk_dialog(Shell& shell, BulkMemory& memory);
/// What happened to each case.
void draw_bulk_results(Shell& shell, BulkMemory& memory);

}  // namespace kotaj::screens::abandoned
