#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/shell.h"

namespace kotaj::screens {

/// Board, case, new receipt, import, lists (the abandoned-goods procedure of 1403).
std::span<const Screen> abandoned_goods_screens();
/// Cases by receipt, kotaj, container, owner or goods, for the palette.
std::vector<ui::Command> find_abandoned_goods(Shell& shell, std::string_view words);

void draw_abandoned_board(Shell& shell);
void draw_abandoned_case(Shell& shell);
/// «قبض انبار 12345، سیگار الکتریکی»
std::string abandoned_case_title(const Shell& shell);
void draw_new_receipt(Shell& shell);
void draw_custodian_list(Shell& shell);
void draw_abandoned_reports(Shell& shell);
/// Who reads cases reports on them; the Import and the Inspection Office read reports alone.
bool reads_abandoned_reports(const app::Desk& desk);
void draw_abandoned_lists(Shell& shell);

}  // namespace kotaj::screens
