#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/core/source.h"

namespace kotaj::core {

/// One step of a calculation, with its figures, as an officer reads it on asking «چرا؟».
struct ExplanationStep {
  std::string step;   ///< What is calculated or judged, in Persian.
  std::string value;  ///< The figures: a formula or the result, Persian digits.
  Source source;      ///< The clause that says so.
};

/// The steps of one calculation, in order. Nothing recomputes them for the screen (design.md 5).
using Explanation = std::vector<ExplanationStep>;

}  // namespace kotaj::core
