#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// The day's work, the file, a new one, the market's lists.
std::span<const Screen> border_market_screens();
/// Files by number, kotaj, exporter, goods or HS code, for the palette.
std::vector<ui::Command> find_border_exports(Shell& shell, std::string_view words);

void draw_border_exports(Shell& shell);
void draw_border_export(Shell& shell);
/// «پرونده ۱۲، پسته خندان»
std::string border_export_title(const Shell& shell);
void draw_new_border_export(Shell& shell);
void draw_market_lists(Shell& shell);

}  // namespace kotaj::screens
