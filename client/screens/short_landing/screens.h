#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// Worklist, case, new case, import, uses of rights (directive 1401/710203).
std::span<const Screen> short_landing_screens();
/// Cases by kotaj, order registration, container or plate, for the palette.
std::vector<ui::Command> find_short_landing_cases(Shell& shell, std::string_view words);

void draw_worklist(Shell& shell);
void draw_case(Shell& shell);
/// «کوتاژ ۲۵۱۸۱، ذرت دامی»
std::string case_title(const Shell& shell);
void draw_new_case(Shell& shell);
void draw_import(Shell& shell);
/// Every use of bank-notice rights in the manager's office.
void draw_uses(Shell& shell);

}  // namespace kotaj::screens
