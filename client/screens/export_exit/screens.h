#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// The day's work, the permit, a new one, import, answers, figures, settlement.
std::span<const Screen> export_exit_screens();
/// Permits by kotaj, exporter, goods, letter or carrier, for the palette.
std::vector<ui::Command> find_export_permits(Shell& shell, std::string_view words);

void draw_exit_worklist(Shell& shell);
void draw_exit_permit(Shell& shell);
/// «پروانه ۳۳۰۵۰۰۱، سیمان پرتلند»
std::string exit_permit_title(const Shell& shell);
void draw_new_exit_permit(Shell& shell);
void draw_exit_import(Shell& shell);
void draw_exit_answers(Shell& shell);
void draw_exit_figures(Shell& shell);
void draw_exit_settlement(Shell& shell);

}  // namespace kotaj::screens
