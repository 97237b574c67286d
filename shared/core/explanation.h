#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/core/source.h"

namespace kotaj::core {

/// One step of a calculation, with its figures, as an officer reads it on asking «چرا؟».
struct ExplanationStep {
  std::string step;  ///< What is calculated or judged, in Persian.
  /// The figures, in Persian digits: a formula or the result. A formula is a left-to-right isolate,
  /// its unit outside: a subtraction read from the wrong end is a wrong reason.
  std::string value;
  Source source;  ///< The clause that says so.
};

/// The steps of one calculation, in order. Nothing recomputes them for the screen (design.md 5).
using Explanation = std::vector<ExplanationStep>;

}  // namespace kotaj::core
