#pragma once

#include <string_view>

namespace kotaj::demo {

/// The board, the chart and the recipe's screen; false where `page` is none of them.
bool draw_more(std::string_view page);

}  // namespace kotaj::demo
