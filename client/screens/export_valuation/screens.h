#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// Requests, one request, a new one, the export value list and its import (directive 1402/1291285).
std::span<const Screen> export_valuation_screens();
/// Requests by file number, kotaj, goods or exporter, and goods of the list, for the palette.
std::vector<ui::Command> find_export_valuations(Shell& shell, std::string_view words);

void draw_valuations(Shell& shell);
void draw_valuation(Shell& shell);
/// «درخواست V-12، پنجره»
std::string valuation_title(const Shell& shell);
void draw_new_valuation(Shell& shell);
void draw_value_list(Shell& shell);
void draw_value_import(Shell& shell);

}  // namespace kotaj::screens
