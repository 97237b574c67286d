#pragma once

#include <cstdlib>

namespace kotaj::fuzz {

/// What must hold of every input; libFuzzer keeps the input where it does not.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace kotaj::fuzz
