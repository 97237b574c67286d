#pragma once

#include <string>
#include <vector>

// What is seen must be told: every item that Dear ImGui lays out and every text that the kit draws
// is held against the DOM twin of the same frame.

namespace kotaj::testing {

/// Starts to watch; call between `ui::test::start` and the frame that is looked at.
void watch_drawing();

/// What the last frame showed but its twin does not tell, as sentences; empty when all is well.
/// Things marked decorative are left out.
[[nodiscard]] std::vector<std::string> untold();

/// Texts of the last frame in which an ASCII letter stands outside an isolate, in a line that runs
/// from right to left.
[[nodiscard]] std::vector<std::string> loose_latin();

/// Every text that the last frame drew, without isolates.
[[nodiscard]] std::vector<std::string> drawn_texts();

}  // namespace kotaj::testing
