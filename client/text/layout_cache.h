#pragma once

// Remembers shaped texts, least recently used first to go.

#include "client/text/shaper.h"

namespace kotaj::text {

/// The layout of a request, shaped now or remembered. Valid until the next call.
[[nodiscard]] const Layout& cached_layout(const Request& request);

void forget_layouts();

/// Counts since `reset_layout_counts`, and how many layouts are remembered.
struct LayoutCounts {
  std::uint32_t shaped = 0;
  std::uint32_t hits = 0;
  std::uint32_t cached = 0;
};
[[nodiscard]] LayoutCounts layout_counts();
void reset_layout_counts();

}  // namespace kotaj::text
